"""A library as large as asked for, in a minute or two: rows as the library itself writes them, put into its file directly.

Adding 100,000 articles one by one, each kept safely before the next, takes most of an hour. Here two processes make the
rows, one transaction takes thousands of them, and nothing waits for the disk. What is in the file is what the library
would have written, but for two things. The fingerprints of near-copies are numbers drawn at random, as many as such texts
have: hashes of texts no two of which are alike are nothing else, and making the real ones takes half of all the work. And
every article has the values in short of one of a few articles that were measured, and no whole result: one that is opened
is measured then.
"""

from __future__ import annotations

import datetime
import secrets
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from functools import cache
from itertools import islice
from multiprocessing import get_context
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

import analysis
from analysis import method
from analysis.article import Article
from analysis.library import Library, schema, seek
from analysis.library.articles import _columns
from analysis.over_time import numbers
from benchmarks import speed_texts
from benchmarks.hostile_library_texts import texts

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator
    from pathlib import Path

WORDS = 600
EACH = 5
"""Articles of an event."""
OUTLETS = 40
PRINTS = 147
"""Fingerprints of a text of 600 words, as measured."""
AT_ONCE = 2_000
"""Articles made in one piece of work; a multiple of :data:`EACH`."""
PROCESSES = 2
MEASURED = 41
"""Articles that are measured; no multiple of an event's, so that no two events are alike."""
HASH = 12
"""The place of an article's hash among the columns of ``ARTICLE``."""
FIRST_DAY = datetime.date(2012, 1, 1)
ARTICLE = """INSERT INTO articles (id, event, position, added, outlet, title, date, url, author, language, notes, parts,
    hash, text_hash, sameness, seal) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""
FAST = ("journal_mode = OFF", "synchronous = OFF", "cache_size = -400000", "foreign_keys = OFF")
"""For the filling alone; whoever opens the library later sets its own again."""


class Made(NamedTuple):
    """Rows for the tables ``events``, ``articles`` and ``words`` (headline, text)."""

    events: list[tuple[Any, ...]]
    articles: list[tuple[Any, ...]]
    words: list[tuple[str, str]]


def grow(path: Path, start: int, until: int) -> None:
    """Add articles number ``start`` to ``until`` (not included) to the library at ``path``, in events of five."""
    Library.open(path).close()
    version, packed = method.version(), _packed()
    pieces = [(at, min(AT_ONCE, until - at)) for at in range(start, until, AT_ONCE)]
    with closing(schema.connect(path)) as connection:
        for setting in FAST:
            connection.execute(f"PRAGMA {setting}")
        first = int(connection.execute("SELECT coalesce(max(number), 0) + 1 FROM readings").fetchone()[0])
        number = first
        connection.execute("BEGIN")
        for made in _made(pieces):
            number = _put(connection, made, number)
            _keep(connection, made, version, packed)
        _print(connection, first, number)
        connection.execute("COMMIT")


def _made(pieces: list[tuple[int, int]]) -> Iterator[Made]:
    """Make the pieces in two processes, a few ahead, in order; one piece alone in this one."""
    if len(pieces) == 1:
        yield make(*pieces[0])
        return
    with ProcessPoolExecutor(PROCESSES, mp_context=get_context("spawn")) as pool:
        waiting = iter(pieces)
        ahead = [pool.submit(make, *piece) for piece in islice(waiting, 2 * PROCESSES)]
        while ahead:
            yield ahead.pop(0).result()
            ahead += [pool.submit(make, *piece) for piece in islice(waiting, 1)]


def make(start: int, number: int) -> Made:
    """Make ``number`` articles from number ``start`` on: texts that nobody else gets, five an event, forty outlets."""
    made, begun = Made([], [], []), datetime.datetime.now(datetime.UTC)
    for at, text in enumerate(texts(number, WORDS, seed=1000 + start), start):
        place = at % EACH
        day = FIRST_DAY + datetime.timedelta(days=at // EACH // 4)
        moment = (begun + datetime.timedelta(microseconds=at - start)).isoformat(timespec="microseconds")
        if place == 0 or not made.events:
            made.events.append((secrets.token_hex(8), f"Event {at // EACH}", "own", moment))
        title, body = text.split("\n\n", 1)
        article = Article.of(body, outlet=f"Outlet {(at // EACH + place * 8) % OUTLETS}", title=title, date=day)
        made.articles.append((secrets.token_hex(8), made.events[-1][0], place, moment, *_columns(article).values()))
        made.words.append(seek.indexed(article))
    return made


def _put(connection: sqlite3.Connection, made: Made, number: int) -> int:
    """Write a piece, its readings numbered from ``number`` on; return the next number."""
    connection.executemany("INSERT INTO events (id, name, kind, created) VALUES (?, ?, ?, ?)", made.events)
    connection.executemany(ARTICLE, made.articles)
    ends = number + len(made.articles)
    readings = ((at, row[0], PRINTS) for at, row in zip(range(number, ends), made.articles, strict=True))
    connection.executemany("INSERT INTO readings (number, article, prints) VALUES (?, ?, ?)", readings)
    words = ((at, *row) for at, row in zip(range(number, ends), made.words, strict=True))
    connection.executemany("INSERT INTO words (rowid, title, text) VALUES (?, ?, ?)", words)
    return ends


@cache
def _packed() -> tuple[bytes, ...]:
    """Return the values in short of a few measured articles."""
    return tuple(numbers.pack(analysis.analyse(Article.of(speed_texts.made(800 + at)))) for at in range(MEASURED))


def _keep(connection: sqlite3.Connection, made: Made, version: str, packed: tuple[bytes, ...]) -> None:
    """Write values in short for a piece; what they go with is an empty result whose seal says that it is none."""
    hashes = [row[HASH] for row in made.articles]
    rows = ((one, version, "", b"") for one in hashes)
    connection.executemany("INSERT INTO results (hash, method, seal, payload) VALUES (?, ?, ?, ?)", rows)
    short = ((one, version, packed[at * 7 % len(packed)]) for at, one in enumerate(hashes))
    connection.executemany("INSERT INTO short_values (hash, method, numbers) VALUES (?, ?, ?)", short)


def _print(connection: sqlite3.Connection, first: int, end: int) -> None:
    """Write fingerprints for the readings ``first`` to ``end`` (not included), in the order in which they lie in the file."""
    draw = np.random.default_rng(first)
    prints = draw.integers(0, 2**48, size=(end - first) * PRINTS, dtype=np.int64)
    order = np.argsort(prints)
    readings = np.repeat(np.arange(first, end), PRINTS)[order]
    rows = zip(prints[order].tolist(), readings.tolist(), strict=True)
    connection.executemany("INSERT OR IGNORE INTO fingerprints (print, reading) VALUES (?, ?)", rows)
