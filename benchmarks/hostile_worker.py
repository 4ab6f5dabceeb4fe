"""One worker: takes files in as the product does and measures each: ``python -m benchmarks.hostile_worker LIBRARY [--read-only]``.

It is started by `benchmarks.hostile_runner`, which kills it when it hangs. A task is a line of JSON and then that many
bytes; answers are lines of JSON: a sign of life for every step of the work, and at last the file's figures.
"""

from __future__ import annotations

import argparse
import html
import json
import os
import re
import sys
import time
import unicodedata
from collections import Counter
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import analysis
from analysis import workspace
from analysis.library import Library, LibraryError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

ANALYSED = 40
"""Articles of one file that are analysed and kept as well as read; a table may hold thousands."""
AN_EVENT = 200
SENTENCE = re.compile(r"[^\n]{10,399}[.!?]")
INSIDE = re.compile(r"Traceback|Error\b|Exception|0x[0-9a-f]{6}|\.py\b|<class|site-packages|None\b|/tmp/|/home/")
"""What a sentence for readers never says."""
CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")
UNSEEN = re.compile("[\n\r\t\u200b-\u200f\u202a-\u202e\u2060-\u2069]")


def memory(process: int | str) -> float | None:
    """Return the most megabytes that a process has had since `forget_memory`; ``None`` where the system does not tell."""
    try:
        text = Path(f"/proc/{process}/status").read_text(encoding="ascii", errors="replace")
    except OSError:
        return None
    found = re.search(r"VmHWM:\s+(\d+) kB", text)
    return int(found[1]) / 1024 if found else None


def forget_memory(process: int | str) -> None:
    """Have the system begin anew with what it counts as the most memory of a process."""
    try:
        Path(f"/proc/{process}/clear_refs").write_text("5", encoding="ascii")
    except OSError:
        return


def children(process: int | str) -> list[int]:
    """Return the processes that a process has started and that live."""
    found: list[int] = []
    try:
        for task in os.listdir(f"/proc/{process}/task"):  # noqa: PTH208 - called twenty times a second
            with open(f"/proc/{process}/task/{task}/children", encoding="ascii") as listed:  # noqa: PTH123 - as above
                found += map(int, listed.read().split())
    except OSError:
        return found
    return found


def take_in(data: bytes, task: dict[str, Any], library: Library | None, event: str, alive: Callable[..., None]) -> dict[str, Any]:  # fmt: skip
    """Read one file, analyse and keep its articles; return the figures. Whatever escapes is a crash of the product."""
    sentences, kept, flaws, figures = Counter[str](), [], 0, {"articles": 0, "ids": 0, "analyse": 0.0}
    start = time.perf_counter()
    try:
        last = start
        for found in analysis.read_each(data, task["name"]):
            if time.perf_counter() - last > 1:
                alive()
                last = time.perf_counter()
            if isinstance(found, analysis.Unreadable):
                sentences[found.sentence] += 1
                flaws += not _plain(found)
            elif isinstance(found, analysis.Article):
                figures["articles"] += 1
                flaws += _unclean(found)
                kept += [found] * (len(kept) < ANALYSED)
            else:
                raise TypeError(type(found))  # noqa: TRY301 - told like any crash
        figures["read"] = time.perf_counter() - start
        alive("analysing")
        for article in kept if library else ():
            began = time.perf_counter()
            try:
                figures["ids"] += bool(library and _keep(library, event, article))
            except LibraryError as error:
                sentences[error.sentence] += 1
            figures["analyse"] = max(figures["analyse"], time.perf_counter() - began)
            alive("analysing")
    except BaseException as error:  # noqa: BLE001 - the one thing that must never happen, whatever it is
        return figures | {"crash": _told(error), "read": figures.get("read", time.perf_counter() - start)}
    right = _right(data, task["encoding"], kept) if task.get("encoding") and kept else None
    return figures | {"sentences": dict(sentences.most_common(200)), "flaws": flaws, "right": right}


def _keep(library: Library, event: str, article: analysis.Article) -> bool:
    """Keep an article and its result as the pages do; tell whether it was new."""
    added = library.add(event, article)
    workspace.result_of(library, article)
    return not added.duplicate_of


def _plain(found: analysis.Unreadable) -> bool:
    """Tell whether a refusal is one plain sentence and names its entry without anything unseen."""
    sentence, name = found.sentence, found.name
    clean = not CONTROLS.search(sentence + name) and not UNSEEN.search(sentence + name)
    return bool(SENTENCE.fullmatch(sentence)) and clean and not INSIDE.search(sentence)


def _unclean(article: analysis.Article) -> bool:
    """Tell whether a control character is left in an article, or an unseen one in its labels."""
    labels = f"{article.title} {article.outlet} {article.author}"
    return bool(CONTROLS.search(article.text) or CONTROLS.search(labels) or UNSEEN.search(labels))


def _told(error: BaseException) -> str:
    """Return where and how the product broke, without any text of the file."""
    place, frame = "", error.__traceback__
    while frame:
        code = frame.tb_frame.f_code
        if "analysis" in Path(code.co_filename).parts:
            place = f"{Path(code.co_filename).name}:{frame.tb_lineno} {code.co_name}"
        frame = frame.tb_next
    return f"{type(error).__name__} at {place or 'unknown'}: {ascii(str(error))[:160]}"


def _right(data: bytes, encoding: str, articles: Iterable[analysis.Article]) -> bool:
    """Tell whether the letters of a file are those of its true encoding, in every part of its article."""
    try:
        truth = _letters(html.unescape(data.decode(encoding)))
    except (UnicodeError, LookupError):
        return False
    parts = [_letters(part.text) for article in articles for part in article.parts]
    whole = sum(map(len, parts))
    return bool(whole) and sum(len(part) for part in parts if part in truth) >= 0.98 * whole


def _letters(text: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFKC", text).lower() if sign.isalnum())


def serve(source: IO[bytes], sink: IO[bytes], library: Library | None) -> None:
    """Answer tasks until the runner goes away."""
    event, number = "", 0

    def say(answer: dict[str, Any]) -> None:
        sink.write(json.dumps(answer).encode() + b"\n")
        sink.flush()

    say({"ready": os.getpid()})
    while line := source.readline():
        task = json.loads(line)
        data = source.read(task["size"])
        if library and number % AN_EVENT == 0:
            event = library.create_event(f"Files from {number}")
        number += 1
        mine = children("self")
        for process in ("self", *mine):
            forget_memory(process)
        answer = take_in(data, task, library, event, lambda doing="reading": say({"alive": doing}))
        del data
        left = children("self")
        child = max((memory(process) or 0.0 for process in left), default=0.0)
        say({"done": task["index"], "before": mine, "after": left, "worker_mb": memory("self"), "child_mb": child, **answer})  # fmt: skip


def main() -> None:
    """Serve on the standard streams; whatever a library prints goes to the error stream."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("library", type=Path)
    parser.add_argument("--read-only", action="store_true", help="read the files; analyse and keep nothing")
    options = parser.parse_args()
    sink = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    _limit_memory()
    if options.read_only:
        serve(sys.stdin.buffer, sink, None)
    else:
        with Library.open(options.library) as library:
            serve(sys.stdin.buffer, sink, library)


def _limit_memory(gigabytes: int = 8) -> None:
    """Let a file that eats memory break this worker, which counts as a crash, and not the machine."""
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (gigabytes << 30, gigabytes << 30))
    except (ImportError, OSError, ValueError):
        return


if __name__ == "__main__":
    main()
