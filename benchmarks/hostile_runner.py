"""Puts files to workers, two at a time, and writes down what became of each: a worker that hangs or dies costs one file."""

from __future__ import annotations

import json
import os
import queue
import signal
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from benchmarks.hostile_worker import children, memory

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

ROOT = Path(__file__).resolve().parents[1]
HANGS, IN_ALL = 60.0, 600.0
"""Seconds after which a file counts as hanging: without a sign of life (the next entry read, the next article analysed), and
in all: a table of 20,000 articles may take its time as long as it goes on, which its reader sees and can stop."""
STARTS = 90.0
LOOKS = 0.05
COMMAND = ("-X", "faulthandler", "-m", "benchmarks.hostile_worker")
WORKERS = 2
RESTS = 60.0
"""Seconds after which an idle child goes by itself: in a longer file one that is gone was not stopped."""
IMPORTED, REFUSED, LATE, LARGE, SILENT, CRASH, HANG = (
    "imported", "refused", "child stopped (time)", "child stopped (memory)", "said nothing", "crash", "hang",
)  # fmt: skip
OUTCOMES = (IMPORTED, REFUSED, LATE, LARGE, SILENT, CRASH, HANG)


class Task(NamedTuple):
    """One file: its type, how it is told of, the name that it comes with, its bytes, and its true encoding where known."""

    kind: str
    label: str
    name: str
    data: Callable[[], bytes]
    encoding: str = ""
    ordinary: bool = False


@dataclass
class Seen:
    """What became of one file. Seconds: of reading all of it, and of the slowest article's analysis and keeping."""

    task: Task
    outcome: str = REFUSED
    detail: str = ""
    read: float = 0.0
    analyse: float = 0.0
    articles: int = 0
    kept: int = 0
    stops: int = 0
    flaws: int = 0
    right: bool | None = None
    worker_mb: float = 0.0
    child_mb: float = 0.0
    sentences: dict[str, int] = field(default_factory=dict)


class Worker:
    """One worker process, started anew whenever it was killed or died."""

    def __init__(self, library: Path, *, analyse: bool) -> None:
        """Start nothing yet."""
        self._command = [sys.executable, *COMMAND, str(library)]
        self._command += [] if analyse else ["--read-only"]
        self._process: subprocess.Popen[bytes] | None = None
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115 - open as long as the worker
        self._lines: queue.Queue[dict[str, Any] | None] = queue.Queue()

    def look_at(self, index: int, task: Task, data: bytes) -> Seen:
        """Have one file taken in and return what became of it."""
        seen, most, pids = Seen(task), 0.0, set[int]()
        process = self._process if self._process and self._process.poll() is None else self._start()
        head = {"index": index, "name": task.name, "size": len(data), "encoding": task.encoding}
        began = last = time.monotonic()
        try:
            if process.stdin:
                process.stdin.write(json.dumps(head).encode() + b"\n" + data)
                process.stdin.flush()
        except OSError:
            return self._died(seen, began)
        while True:
            try:
                answer = self._lines.get(timeout=LOOKS)
            except queue.Empty:
                for pid in children(process.pid):
                    pids.add(pid)
                    most = max(most, memory(pid) or 0.0)
                seen.worker_mb = memory(process.pid) or seen.worker_mb
                if time.monotonic() - last > HANGS or time.monotonic() - began > IN_ALL:
                    return self._hung(seen, began, most)
                continue
            if answer is None:
                return self._died(seen, began)
            last = time.monotonic()
            seen.detail = f"in {answer.get('alive', 'reading')}"
            if "done" in answer:
                seen.detail = ""
                return _told(seen, answer, most, pids)

    def _start(self) -> subprocess.Popen[bytes]:
        self.close()
        self._errors.seek(0)
        self._errors.truncate()
        self._lines = lines = queue.Queue()
        self._process = process = subprocess.Popen(
            self._command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self._errors, start_new_session=True,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )  # fmt: skip

        def listen() -> None:
            for line in process.stdout or ():
                lines.put(json.loads(line))
            lines.put(None)

        threading.Thread(target=listen, daemon=True).start()
        if not (lines.get(timeout=STARTS) or {}).get("ready"):
            raise RuntimeError(f"a worker does not start: {self._last_words()}")
        return process

    def _hung(self, seen: Seen, began: float, most: float) -> Seen:
        self.close()
        seen.outcome, seen.detail, seen.child_mb = HANG, seen.detail or "in reading", most
        seen.read = time.monotonic() - began
        return seen

    def _died(self, seen: Seen, began: float) -> Seen:
        code = self._process.wait(10) if self._process else 0
        how = signal.Signals(-code).name if code < 0 else f"exit {code}"
        seen.outcome, seen.detail, seen.read = CRASH, f"worker died: {how} {self._last_words()}", time.monotonic() - began  # fmt: skip
        self.close()
        return seen

    def _last_words(self) -> str:
        self._errors.seek(0)
        return ascii(" | ".join(self._errors.read().decode("utf-8", "replace").splitlines()[:6]))[:400]

    def leave(self) -> None:
        """End the worker for good."""
        self.close()
        self._errors.close()

    def close(self) -> None:
        """End the process with all that it has started."""
        process, self._process = self._process, None
        if process is None:
            return
        try:
            os.killpg(process.pid, signal.SIGKILL)
        except OSError:
            process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            try:
                if pipe:
                    pipe.close()
            except OSError:
                continue


def _told(seen: Seen, answer: dict[str, Any], most: float, pids: set[int]) -> Seen:
    """Put a worker's answer together with what was seen from outside: a child that is gone was stopped."""
    gone = (pids | set(answer["before"])) - set(answer["after"])
    seen.read, seen.analyse = answer["read"], answer["analyse"]
    seen.articles, seen.kept = answer["articles"], answer["ids"]
    seen.worker_mb = max(answer["worker_mb"] or 0.0, seen.worker_mb)
    seen.child_mb = max(answer["child_mb"], most)
    seen.flaws, seen.right = answer.get("flaws", 0), answer.get("right")
    seen.sentences = answer.get("sentences", {})
    seen.stops = len(gone) if seen.sentences and seen.read < RESTS else 0
    if "crash" in answer:
        seen.outcome, seen.detail = CRASH, answer["crash"]
    elif seen.articles:
        seen.outcome = IMPORTED
    elif seen.stops:
        seen.outcome = LATE if any("too long to read" in sentence for sentence in seen.sentences) else LARGE
    elif not seen.sentences:
        seen.outcome, seen.detail = SILENT, "neither an article nor a reason"
    return seen


def run(
    tasks: Iterable[Task], libraries: Path, *, analyse: bool = True, progress: Callable[[Seen], None] | None = None
) -> list[Seen]:
    """Put every task to one of two workers, each with a library of its own in ``libraries``; return what became of them, in order."""
    waiting, found, lock = enumerate(tasks), dict[int, Seen](), threading.Lock()
    failed: list[BaseException] = []

    def drive(library: Path) -> None:
        worker = Worker(library, analyse=analyse)
        try:
            for index, task in _each(waiting, lock):
                found[index] = _look(worker, index, task)
                if progress:
                    with lock:
                        progress(found[index])
        except BaseException as error:  # noqa: BLE001 - told in the main thread
            failed.append(error)
        finally:
            worker.leave()

    drivers = [threading.Thread(target=drive, args=(libraries / f"{at}.sqlite",)) for at in range(WORKERS)]
    for driver in drivers:
        driver.start()
    for driver in drivers:
        driver.join()
    if failed:
        raise failed[0]
    return [found[index] for index in sorted(found)]


def _each(waiting: Iterator[tuple[int, Task]], lock: threading.Lock) -> Iterator[tuple[int, Task]]:
    while True:
        with lock:
            one = next(waiting, None)
        if one is None:
            return
        yield one


def _look(worker: Worker, index: int, task: Task) -> Seen:
    try:
        data = task.data()
    except OSError as error:
        return Seen(task, detail="not opened", sentences={f"The file could not be opened ({error.strerror}).": 1})
    return worker.look_at(index, task, data)
