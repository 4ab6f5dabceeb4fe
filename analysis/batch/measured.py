"""The pure function that every worker runs: a chunk of items in, their values out. The same everywhere, to the last digit."""

from __future__ import annotations

import gc
import logging
from contextlib import contextmanager
from typing import TYPE_CHECKING

import analysis
from analysis.article import Article
from analysis.batch import row
from analysis.batch.record import Bad, Measured

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analysis.batch.record import Chunk, Item, Options, Row

FAILED = "This entry could not be measured ({kind}): the others were; please report the text that does this."


def measure(chunk: Chunk, options: Options) -> Measured:
    """Measure every item of a chunk. One that cannot be read or measured is told of and stops nothing."""
    rows: list[Row] = []
    bad: list[Bad] = []
    with _collector_resting():
        for item in chunk.items:
            for found in _read(item):
                one = found if isinstance(found, Bad) else _measured(item, found, options)
                if isinstance(one, Bad):
                    bad.append(one)
                else:
                    rows.append(one)
    return Measured(chunk.number, tuple(rows), tuple(bad))


@contextmanager
def _collector_resting() -> Iterator[None]:
    """Let the cycle collector rest during a chunk, and from then on pass over what the first ones loaded.

    Measuring makes many small objects and hardly a cycle: the collector walked lexicons and memories over and over for nothing.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.collect()
        gc.freeze()
        if was:
            gc.enable()


def _measured(item: Item, article: Article, options: Options) -> Row | Bad:
    """Measure one article: of a million texts one that cannot be measured must not stop the rest."""
    try:
        return row.of(item, article, analysis.analyse(article), options)
    except Exception as error:  # whatever a library may raise
        logging.getLogger(__name__).warning("could not measure %s", item.source, exc_info=True)
        return Bad(item.source, FAILED.format(kind=type(error).__name__))


def _read(item: Item) -> Iterator[Article | Bad]:
    from analysis.ingest import entry

    if item.told is not None:
        found = entry.attempt(entry.Told(**item.told), item.source)
        yield found if isinstance(found, Article) else Bad(found.name, found.sentence)
        return
    for one in analysis.read_each(item.data or b"", item.source):
        yield one if isinstance(one, Article) else Bad(one.name, one.sentence)
