from __future__ import annotations

import importlib
import io
import json
import os
import signal
import subprocess
import sys
import threading
import time
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from analysis.ingest import child as inside
from analysis.ingest import extract, html, inside_pdf, pdf, pipe, process, word
from analysis.ingest.refused import Refused
from analysis.unreadable import Unreadable
from tests.ingest.office import BODY_PLAIN, lines_drawn, raw_pdf, simple_objects, stream, with_body, wrapped
from tests.ingest.test_docx import XML
from tests.ingest.test_html import PAGE

if TYPE_CHECKING:
    from collections.abc import Iterator

DOCUMENTS = {
    "html": PAGE.encode(),
    "pdf": raw_pdf(simple_objects(lines_drawn(wrapped(BODY_PLAIN)))),
    "docx": with_body(XML),
}
SLOW = raw_pdf(
    {
        **simple_objects(""),
        4: stream(
            zlib.compress(b"BT /F1 11 Tf 40 800 Td " + b"(word word word word ) Tj " * 6_000_000 + b"ET", 1),
            "/Filter /FlateDecode",
        ),
    }
)
"""Half a megabyte that unpacks to more text than can be read in time."""
TOLD = process.Sentences(too_long="too long", broke="broke")


@pytest.fixture
def child() -> Iterator[process.Child]:
    """Give a child that is ended afterwards."""
    made = process.Child()
    yield made
    made.close()


def sentence(child: process.Child, kind: str, data: bytes, seconds: float = pipe.SECONDS) -> str:
    """Return the sentence with which a document is refused."""
    with pytest.raises(Unreadable) as refused:
        child.ask(kind, data, "a", TOLD, seconds)
    return refused.value.sentence


def test_one_child_reads_every_kind(child: process.Child) -> None:
    """Page, PDF and Word document are read by one process, one after the other."""
    child.ask("html", DOCUMENTS["html"], "a", TOLD)
    warm = child._process
    assert child.ask("pdf", DOCUMENTS["pdf"], "a", TOLD)["blocks"]
    assert child.ask("docx", DOCUMENTS["docx"], "a", TOLD)["blocks"]
    assert child._process is warm


def test_what_hangs_is_ended_and_the_next_document_is_read(child: process.Child) -> None:
    """A document that takes too long is one sentence; a new process reads the next one."""
    child.ask("pdf", DOCUMENTS["pdf"], "a", TOLD)
    started = time.monotonic()
    assert sentence(child, "pdf", SLOW, seconds=1.0) == "too long"
    assert time.monotonic() - started < 5
    assert child.ask("pdf", DOCUMENTS["pdf"], "a", TOLD)["blocks"]


@pytest.mark.parametrize("kind", inside.KINDS)
def test_a_library_that_raises_is_one_plain_sentence(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever a library raises is an answer, and a reason that is known comes with its own sentence."""
    module = importlib.import_module(inside.KINDS[kind])
    for error, expected in (
        (RecursionError(), {"error": "RecursionError"}), (MemoryError(), {"error": "MemoryError"}),
        (UnicodeDecodeError("utf-8", b"x", 0, 1, "x"), {"error": "UnicodeDecodeError"}), (Refused("Why."), {"refused": "Why."}),
    ):  # fmt: skip

        def fail(_: bytes, error: Exception = error) -> Any:
            raise error

        monkeypatch.setattr(module, "read", fail)
        assert json.loads(inside.answer(pipe.pack(kind, b""))) == expected


@pytest.mark.parametrize("message", [b"", b"no kind", b"exe\nMZ", b"\xff\nx", b"x" * 100 + b"\n", b"html\n\xff\xfe"])
def test_a_message_that_is_none_is_answered(message: bytes) -> None:
    """The child lives on whatever it is sent."""
    assert "error" in json.loads(inside.answer(message))


def test_the_child_answers_one_message_after_the_other(monkeypatch: pytest.MonkeyPatch) -> None:
    """It says that it is ready, answers each message, and ends when there are no more."""
    monkeypatch.setattr(inside, "TIRED", 1 << 40)  # the process of the tests may be larger than a child ever gets
    source, sink = io.BytesIO(), io.BytesIO()
    for message in (b"broken", pipe.pack("html", PAGE.encode())):
        pipe.send(source, message)
    source.seek(0)
    inside.serve(source, sink)
    sink.seek(0)
    assert pipe.receive(sink) == pipe.READY
    assert "error" in json.loads(pipe.receive(sink) or b"")
    assert json.loads(pipe.receive(sink) or b"")["lines"]
    assert pipe.receive(sink) is None


ANSWERS = [b"", b"no json", b"[1, 2]", b"null", b"[" * 100_000, b'{"error": "X"}', b"\xff\xfe"]


@pytest.mark.parametrize("answer", ANSWERS)
def test_an_answer_that_is_none_is_one_plain_sentence(answer: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a broken child may write never reaches the reader."""
    monkeypatch.setattr(process, "_exchange", lambda _, message, __: (answer if message else pipe.READY, False))
    made = process.Child()
    assert sentence(made, "pdf", b"x") == "broke"
    made.close()


@pytest.mark.parametrize(
    "answer",
    [
        {}, {"blocks": 1}, {"blocks": [[]], "furniture": [], "details": {}, "notes": [], "cut": False},
        {"blocks": [["a", "b"]], "furniture": [], "details": {}, "notes": [], "cut": False}, {"lines": [[1]], "details": {}},
        {"lines": None, "details": None}, {"lines": [["a", 1, 2, 3]], "details": {"date": 3}}, {"lines": [["a", "p", [], 1]], "details": {"date": 3}},
    ],
)  # fmt: skip
@pytest.mark.parametrize("module", [html, pdf, word])
def test_an_answer_of_another_shape_is_one_plain_sentence(
    module: Any, answer: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A child that a document has taken over can make its own file unreadable, and nothing else."""
    monkeypatch.setattr(module, "extract", lambda *_: answer)
    with pytest.raises(Unreadable) as refused:
        list(module.read(DOCUMENTS["html"], "a"))
    assert refused.value.sentence == module.SENTENCES.broke


def test_halves_of_characters_in_an_answer_do_no_harm(monkeypatch: pytest.MonkeyPatch) -> None:
    """JSON may hold lone surrogates: they are gone before anything is kept or shown."""
    rows = [[f"{text} \ud800", 1.0] for text in BODY_PLAIN]
    told = dict.fromkeys(["title", "author", "created", "creator", "producer"], "A few \udfff words more")
    found = {"blocks": rows, "furniture": ["\ud800"], "details": told, "notes": ["Note \ud800"], "cut": False}
    monkeypatch.setattr(pdf, "extract", lambda *_: found)
    [article] = pdf.read(b"%PDF-", "a")
    for text in (article.text, article.title, article.author, *article.notes):
        text.encode("utf-8")


@pytest.mark.skipif(not hasattr(signal, "SIGSEGV"), reason="this system has no such signal")
def test_a_child_that_an_earlier_document_broke_is_no_fault_of_the_next(child: process.Child) -> None:
    """When a used child dies with a document in hand, a new one tries once more."""
    child.ask("pdf", DOCUMENTS["pdf"], "a", TOLD)
    assert child._process is not None
    os.kill(child._process.pid, signal.SIGSTOP)
    killer = threading.Timer(0.3, os.kill, [child._process.pid, signal.SIGKILL])
    killer.start()
    assert child.ask("pdf", DOCUMENTS["pdf"], "a", TOLD)["blocks"]
    killer.join()


def test_a_system_that_starts_no_child_is_one_plain_sentence(
    child: process.Child, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A broken interpreter path refuses the document instead of raising."""
    monkeypatch.setattr(sys, "executable", "/does/not/exist")
    assert sentence(child, "html", DOCUMENTS["html"]) == "broke"


def test_two_are_read_at_once() -> None:
    """While one document hangs, others are read; a third reader waits for whichever child is free first."""
    pool = process.Pool(2)
    try:
        pool.ask("pdf", DOCUMENTS["pdf"], "a", TOLD)
        hung: list[str] = []

        def hang() -> None:
            try:
                pool.ask("pdf", SLOW, "a", TOLD, seconds=4.0)
            except Unreadable as reason:
                hung.append(reason.sentence)

        thread = threading.Thread(target=hang)
        thread.start()
        time.sleep(0.2)
        read = [pool.ask("pdf", DOCUMENTS["pdf"], "a", TOLD) for _ in range(5)]
        assert len(read) == 5
        assert thread.is_alive()
        assert not hung
        thread.join(30)
        assert hung == ["too long"]
    finally:
        pool.close()


def test_a_file_in_the_current_folder_is_no_library(
    child: process.Child, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The child imports nothing from the folder that the program was started in."""
    (tmp_path / "json.py").write_text("raise SystemExit")
    monkeypatch.chdir(tmp_path)
    assert child.ask("html", DOCUMENTS["html"], "a", TOLD)["lines"]


def in_child(code: str) -> str:
    """Run code in a process that is set up as the child is; return what it prints."""
    start = "from analysis.ingest import child\nchild.guard()\n"
    done = subprocess.run([sys.executable, "-c", start + code], capture_output=True, text=True, check=False, timeout=60)
    return done.stdout.strip()


@pytest.mark.parametrize(
    "code",
    [
        "import socket; socket.create_connection(('127.0.0.1', 9))",
        "import socket; socket.getaddrinfo('localhost', 80)",
        "import subprocess; subprocess.run(['true'])",
        "import os; os.system('true')",
        "import urllib.request; urllib.request.urlopen('http://127.0.0.1:9/')",
    ],
)
def test_a_child_reaches_nothing(code: str) -> None:
    """No network and no other program, whatever a library tries."""
    assert in_child(f"try:\n    {code}\nexcept Exception as error: print(type(error).__name__, error)") != ""
    assert "PermissionError" in in_child(f"try:\n    {code}\nexcept OSError as error: print(repr(error))")


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux keeps to these limits")
def test_a_child_has_limits(tmp_path: Path) -> None:
    """It gets no more memory than it may have, and writes no file; pdfium reads under the limit."""
    assert in_child("try: b = bytearray(3 << 30)\nexcept MemoryError: print('no')") == "no"
    path = str(tmp_path / "out.txt")
    assert (
        in_child(f"try:\n    f = open({path!r}, 'w'); f.write('x' * 9999); f.close()\nexcept OSError: print('no')")
        == "no"
    )
    code = f"from analysis.ingest import inside_pdf\nprint(len(inside_pdf.read({DOCUMENTS['pdf']!r})['blocks']))"
    assert in_child(code) == str(len(BODY_PLAIN))


def test_what_a_library_prints_is_no_answer() -> None:
    """Standard output and input are the messages' alone: what is printed goes nowhere."""
    code = (
        "import os\nfrom analysis.ingest import child, pipe\nsource, sink = child.own_pipes()\nprint('x' * 9, flush=True)\n"
        "os.write(1, b'yyyy')\nos.write(2, b'zzzz')\npipe.send(sink, pipe.receive(source))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], input=b"\0\0\0\2hi", capture_output=True, check=True, timeout=60
    )
    assert (done.stdout, done.stderr) == (b"\0\0\0\2hi", b"")


def test_a_child_ends_with_its_parent() -> None:
    """When the other end of its pipe closes, the child goes; one that hangs is ended by the system's own clock."""
    made = subprocess.Popen(
        [sys.executable, "-P", "-m", "analysis.ingest.child", "docx"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env={**os.environ, "PYTHONPATH": str(Path.cwd())},
    )  # fmt: skip
    assert made.stdin is not None
    assert made.stdout is not None
    assert pipe.receive(made.stdout) == pipe.READY
    made.stdin.close()
    assert made.wait(10) == 0
    made.stdout.close()


@pytest.mark.skipif(not hasattr(signal, "alarm"), reason="this system has no such clock")
def test_the_systems_clock_ends_a_child_that_hangs() -> None:
    """The alarm needs neither the parent nor the interpreter."""
    code = "from analysis.ingest import child\nchild.set_alarm(1)\nwhile True: pass"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False, timeout=30)
    assert done.returncode == -signal.SIGALRM


def test_a_child_that_has_grown_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    """After a document that took much memory the child goes, and the next one starts anew."""
    monkeypatch.setattr(inside, "TIRED", 1)
    assert inside.is_tired() == Path("/proc/self/statm").exists()
    source, sink = io.BytesIO(), io.BytesIO()
    for _ in range(2):
        pipe.send(source, pipe.pack("html", PAGE.encode()))
    source.seek(0)
    inside.serve(source, sink)
    sink.seek(0)
    answers = [pipe.receive(sink) for _ in range(3)]
    assert (answers[2] is None) == inside.is_tired()


def test_kinds_have_what_the_child_asks_of_them() -> None:
    """Each module warms up and reads bytes."""
    for name in inside.KINDS.values():
        module = importlib.import_module(name)
        module.warm()
        assert callable(module.read)
    assert extract.read(PAGE.encode())["lines"]
    assert inside_pdf.read(DOCUMENTS["pdf"])["blocks"]
