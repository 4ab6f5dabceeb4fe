"""The library: a batch of files from bytes to measured articles, and pages and search over many articles."""

from __future__ import annotations

import asyncio
import datetime
import io
import statistics
import tempfile
import time
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

import orjson

import analysis
from analysis import workspace
from analysis.library import Library, Step, take_in
from analysis.library.place import FILE
from benchmarks import speed_pages
from benchmarks.hostile_library_texts import texts
from benchmarks.speed_line import Line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

BATCH, WORDS = 100, 600
BATCH_SECONDS = 15.0
MANY, SOME = 10_000, 1_000
PAGE, SEARCH = 300.0, 50.0
"""Milliseconds."""
QUERIES = ("minister", "harbour strike", '"opened a new bridge"', "re*", "talks verdict trains mill", "the of a")
ROOMS = ("", "room=Search", "room=Events", "room=Outlets", "room=Where+it+is+kept")


def lines(*, quick: bool) -> Iterator[Line]:
    """Yield a batch's seconds, and milliseconds of pages and searches over 10,000 articles (1,000 where ``quick``)."""
    yield Line(f"{BATCH} files of 6 formats, {WORDS} words each: read, kept, measured", _batches(3), "s", BATCH_SECONDS)
    yield from _large(SOME if quick else MANY, runs=5 if quick else 15)


def files(number: int) -> list[tuple[str, bytes]]:
    """Return ``number`` ordinary files, one article each, in six formats in turn."""
    made = (_text, _page, _pdf, _word, _table, _record)
    return [made[at % len(made)](at, *text.split("\n\n", 1)) for at, text in enumerate(texts(number, WORDS, seed=11))]


def _batches(times: int) -> tuple[float, ...]:
    batch = files(BATCH)
    return tuple(_batch(batch) for _ in range(times))


def _batch(batch: list[tuple[str, bytes]]) -> float:
    with tempfile.TemporaryDirectory() as folder, Library.open(Path(folder) / FILE) as library:
        started = time.perf_counter()
        steps = [
            step for step in take_in(library, batch, analysis.read_each, name="A batch") if _measured(library, step)
        ]
        took = time.perf_counter() - started
    if len(steps) != len(batch):
        message = f"only {len(steps)} of {len(batch)} files came in"
        raise RuntimeError(message)
    return took


def _measured(library: Library, step: Step) -> bool:
    if step.article:
        workspace.result_of(library, step.article)
    return bool(step.article)


def _large(number: int, runs: int) -> Iterator[Line]:
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        fill(home / FILE, number)
        with Library.open(home / FILE) as library:
            for asked in QUERIES:
                times = tuple(_ms(lambda asked=asked: library.search(asked)) for _ in range(runs))
                yield Line(f"search {asked}, {number:,} articles", times, "ms", SEARCH)
        with speed_pages.served(speed_pages.ROOT / "dashboard.py", home) as address:
            speed_pages._answers(address)  # noqa: SLF001 - of this very benchmark
            for page in speed_pages.PAGES:
                for room in ROOMS if page == "library" else ("",):
                    times = asyncio.run(speed_pages._runs(address, page, runs, room))  # noqa: SLF001
                    yield Line(
                        f"the script of /{page} {room}, {number:,} articles".replace(" ,", ","), times, "ms", PAGE
                    )


def fill(path: Path, number: int, *, each: int = 5) -> None:
    """Fill a library with ``number`` articles in events of ``each``, the sample event first."""
    found = texts(number, WORDS)
    with Library.open(path) as library:
        workspace.ensure_sample(library)
        for event in range(number // each):
            with library.together():
                made = library.create_event(f"Event {event}")
                for outlet in range(each):
                    title, text = next(found).split("\n\n", 1)
                    date = datetime.date(2021, 1, 1) + datetime.timedelta(days=event % 365)
                    library.add(made, analysis.Article.of(text, outlet=f"Outlet {outlet}", title=title, date=date))


def _ms(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - started)


# ------------------------------------------------------------------ one file of each format


def _text(at: int, title: str, body: str) -> tuple[str, bytes]:
    return f"{at}.txt", f"{title}\n\n{body}".encode()


def _page(at: int, title: str, body: str) -> tuple[str, bytes]:
    paragraphs = "".join(f"<p>{escape(part)}</p>" for part in body.split("\n\n"))
    menu = "".join(f"<li><a href='/{one}'>{one}</a></li>" for one in ("Home", "World", "Sport", "Weather", "Contact"))
    page = f"<title>{escape(title)}</title></head><body><nav><ul>{menu}</ul></nav><article><h1>{escape(title)}</h1>{paragraphs}"
    return f"{at}.html", f"<!doctype html><html lang='en'><head>{page}</article></body></html>".encode()


def _pdf(at: int, title: str, body: str) -> tuple[str, bytes]:
    from fpdf import FPDF

    pdf = FPDF()
    pdf.add_page()
    pdf.set_font("Helvetica", "B", 18)
    pdf.multi_cell(0, 9, _latin(title), new_x="LMARGIN", new_y="NEXT")
    pdf.set_font("Helvetica", "", 11)
    for part in body.split("\n\n"):
        pdf.multi_cell(0, 6, _latin(part), new_x="LMARGIN", new_y="NEXT")
        pdf.ln(3)
    return f"{at}.pdf", bytes(pdf.output())


def _latin(text: str) -> str:
    return text.replace("–", "-").encode("latin-1", "replace").decode("latin-1")


def _word(at: int, title: str, body: str) -> tuple[str, bytes]:
    import docx

    made, out = docx.Document(), io.BytesIO()
    made.add_heading(title, 0)
    for part in body.split("\n\n"):
        made.add_paragraph(part)
    made.save(out)
    return f"{at}.docx", out.getvalue()


def _table(at: int, title: str, body: str) -> tuple[str, bytes]:
    import csv

    out = io.StringIO()
    csv.writer(out).writerows([("title", "text", "outlet"), (title, body, f"Paper {at}")])
    return f"{at}.csv", out.getvalue().encode()


def _record(at: int, title: str, body: str) -> tuple[str, bytes]:
    return f"{at}.json", orjson.dumps([{"title": title, "text": body, "source": f"Paper {at}"}])


if __name__ == "__main__":
    print(f"{statistics.median(_batches(3)):.1f} s for {BATCH} files")
