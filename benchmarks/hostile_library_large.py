"""How long a library of 10,000 articles takes, at what a reader does."""

from __future__ import annotations

import statistics
import tempfile
import time
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.article import Article
from analysis.library import Library
from benchmarks.hostile_library_texts import Row, texts

if TYPE_CHECKING:
    from collections.abc import Callable

QUERIES = (
    "minister",
    "the",
    '"opened a new bridge"',
    "harbour strike",
    "re*",
    "talks verdict trains mill",
    "zzz",
    "the of a",
)


def large(number: int, words: int = 600) -> list[Row]:
    """Fill a library with ``number`` articles in events of 100 and time what the pages ask of it, in milliseconds."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "library.sqlite"
        start = time.perf_counter()
        ids = _fill(path, number, words)
        filled = time.perf_counter() - start
        new = Article.of(next(texts(1, words, seed=99)), title="A new article")
        with Library.open(path) as library:
            event = library.events()[-1].id
            rows = [
                Row("articles", number), Row("seconds to fill", round(filled, 1)),
                Row("megabytes", round(path.stat().st_size / 1e6, 1)),
                Row("open, ms", _time(lambda: Library.open(path).close())),
                Row("events, ms", _time(library.events)), Row("entries of 100, ms", _time(lambda: library.entries(event))),
                Row("articles of 100, ms", _time(lambda: library.articles(event))),
                *[Row(f"search {query}, ms", _time(lambda query=query: library.search(query)), 50) for query in QUERIES],
                Row("outlets, ms", _time(library.outlets)), Row("near, ms", _time(lambda: library.near(new))),
                Row("suggest an event, ms", _time(lambda: library.suggest_event(new), 3)),
                Row("add, ms", _time(lambda: library.add(event, new), 1)),
                Row("export 100, ms", _time(lambda: library.export_event(event), 3)),
                Row("rename an event, ms", _time(lambda: library.rename_event(event, "Other"))),
                Row("move, ms", _time(lambda: library.move(ids[0], event), 1)),
                Row("remove, ms", _time(lambda: library.remove(ids[1]), 1)),
                Row("delete an event of 100, ms", _time(lambda: library.delete_event(event), 1)),
            ]  # fmt: skip
            return [*rows, Row("verify, ms", _time(library.verify, 1))]


def _fill(path: Path, number: int, words: int) -> list[str]:
    ids, event = [], ""
    with Library.open(path) as library:
        many = texts(number, words)
        for start in range(0, number, 100):
            with library.together():
                event = library.create_event(f"Event {start}")
                for text in islice(many, 100):
                    ids.append(library.add(event, Article.of(text, outlet=f"Outlet {len(ids) % 40}")).id)
    return ids


def _time(action: Callable[[], object], times: int = 7) -> float:
    found = []
    for _ in range(times):
        start = time.perf_counter()
        action()
        found.append((time.perf_counter() - start) * 1000)
    return round(statistics.median(found), 1)
