"""The pure function that every worker runs: a chunk of items in, their values out. The same everywhere, to the last digit."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

import analysis
from analysis import method
from analysis.article import Article
from analysis.batch.record import Bad, Measured

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pyarrow as pa

    from analysis.batch.record import Chunk, Item, Options
    from analysis.comparison.values import Value
    from analysis.result import Result

VOICES = ("all", "own", "quoted", "paraphrased")
ABOUT = ("source", "text_hash", "outlet", "title", "date", "url", "language")
"""Columns that say which article a row is about."""
FAILED = "This entry could not be measured ({kind}): the others were; please report the text that does this."
NAMED = frozenset(
    {"source", "text_hash", "outlet", "title", "url", "language", "voice", "measure", "reason", "method", "role"}
)
"""Columns of text that repeat: kept once in a Parquet file, and told by number."""


def measure(chunk: Chunk, options: Options) -> Measured:
    """Measure every item of a chunk. One that cannot be read or measured is told of and stops nothing."""
    values: list[dict[str, Any]] = []
    segments: list[pa.Table] = []
    bad: list[Bad] = []
    count = 0
    for item in chunk.items:
        for found in _read(item):
            if isinstance(found, Bad):
                bad.append(found)
                continue
            try:
                result = analysis.analyse(found)
                about = _about(item, found)
                rows = [{**about, **row} for row in _rows(result, options)]
                if options.segments:
                    segments.append(_segments(about, result))
            except Exception as error:  # of a million texts one must not stop the rest
                logging.getLogger(__name__).warning("could not measure %s", item.source, exc_info=True)
                bad.append(Bad(item.source, FAILED.format(kind=type(error).__name__)))
                continue
            values += rows
            count += 1
    return Measured(chunk.number, count, _table(values, options), _joined(segments, options), tuple(bad))


def _read(item: Item) -> Iterator[Article | Bad]:
    from analysis.ingest import entry

    if item.told is not None:
        found = entry.attempt(entry.Told(**item.told), item.source)
        yield found if isinstance(found, Article) else Bad(found.name, found.sentence)
        return
    for one in analysis.read_each(item.data or b"", item.source):
        yield one if isinstance(one, Article) else Bad(one.name, one.sentence)


def _about(item: Item, article: Article) -> dict[str, Any]:
    from analysis.wording import whole

    told = (item.source, article.text_hash, article.outlet, article.title, article.date, article.url, article.language)
    return {name: whole(one) if isinstance(one, str) else one for name, one in zip(ABOUT, told, strict=True)}


def _rows(result: Result, options: Options) -> Iterator[dict[str, Any]]:
    from analysis.comparison import values
    from analysis.comparison.choice import Choice

    version = method.version()
    for voice in VOICES:
        choice = Choice(voice)
        for value in values.of(result, choice, intervals=options.intervals):
            yield {"voice": voice, "measure": value.measure.name, **_value(value, options), "method": version}


def _value(value: Value, options: Options) -> dict[str, Any]:
    ends = {"low": _number(value.low), "high": _number(value.high)} if options.intervals else {}
    return {
        "value": _number(value.value),
        **ends,
        "words": value.words,
        "sentences": value.sentences,
        "reason": value.reason,
    }


def _number(value: float) -> float | None:
    return None if value != value else value


def schema(options: Options) -> pa.Schema:
    """Return the columns of the values."""
    import pyarrow as pa

    ends = ["low", "high"] if options.intervals else []
    kinds = {"date": pa.date32(), "words": pa.int64(), "sentences": pa.int64()}
    kinds |= dict.fromkeys(["value", *ends], pa.float64())
    names = [*ABOUT, "voice", "measure", "value", *ends, "words", "sentences", "reason", "method"]
    text = pa.dictionary(pa.int32(), pa.string())
    return pa.schema([(name, kinds.get(name, text if name in NAMED else pa.string())) for name in names])


def _table(rows: list[dict[str, Any]], options: Options) -> pa.Table:
    import pyarrow as pa

    return pa.Table.from_pylist(rows, schema=schema(options))


def _segments(about: dict[str, Any], result: Result) -> pa.Table:
    import pyarrow as pa

    frame = result.segments
    told = {name: pa.array([about[name]] * len(frame), pa.string()) for name in ("source", "text_hash")}
    columns = {name: pa.array(frame[name].to_numpy()) for name in frame.columns if name not in ("voice", "role")}
    named = {name: pa.array(frame[name].tolist(), pa.string()) for name in ("voice", "role")}
    return pa.table({**told, **named, **columns})


def _joined(tables: list[pa.Table], options: Options) -> pa.Table | None:
    import pyarrow as pa

    return pa.concat_tables(tables) if options.segments and tables else None
