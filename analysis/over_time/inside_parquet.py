"""Inside the child: a batch's Parquet file, checked column by column and row by row, laid out as articles × values.

Nothing that the file says is believed: not its number of rows, not its sizes, not its types, not its strings.
"""

from __future__ import annotations

from typing import IO, TYPE_CHECKING, Any

import numpy as np

from analysis import method
from analysis.ingest.refused import Refused
from analysis.measures import registry
from analysis.over_time import told_rows
from analysis.over_time.collection import VOICES, columns, kind_of, kinds
from analysis.over_time.told_rows import EVENT

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from analysis.over_time.told_rows import About

MOST_ROWS = 30_000_000
MOST_ARTICLES = 250_000
MOST_GROUP = 2_000_000
"""Rows of one group, which a reader must hold at once; the batch command writes some hundred thousand."""
MOST_COLUMNS = 60
MOST_BYTES = 1_000_000_000
"""Bytes that the columns needed may take unpacked, by the file's own account."""
ROWS_AT_ONCE = 131_072
LARGEST = 1e6
"""No value is as large; what is, is no value."""
MOST_WORDS = 2**31
TEXTS = ("source", "text_hash", "outlet", "title", "voice", "measure", "method")

NOT_PARQUET = "This is no Parquet file, or a damaged one."
NOT_OURS = (
    "This Parquet file was not written by “python -m analysis batch”: it has no column “{name}”. "
    "(A file of segments holds no values: take the one without “segments” in its name.)"
)
WRONG_TYPE = "The column “{name}” of this file does not hold {what}: it was not written by “python -m analysis batch”."
TOO_LARGE = "This file is larger than can be shown: at most {most:,} articles. Measure them in several batches, by year for example."
OTHER_METHOD = (
    "This file was measured by another version of Parallax (method {theirs}, here {ours}): numbers of two methods are never mixed. "
    "Run the batch again with this version."
)
NOTHING = "There is no article in this file."


def read(file: IO[bytes]) -> tuple[dict[str, Any], list[NDArray[Any]]]:
    """Return what JSON can hold of a batch file, and its arrays (outlet, event, day, values, words). Raises ``Refused``."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        opened = pq.ParquetFile(file, thrift_string_size_limit=50_000_000, thrift_container_size_limit=1_000_000)
        wanted = _checked(opened)
        laid = _Laid()
        for group in range(opened.metadata.num_row_groups):
            for batch in opened.iter_batches(ROWS_AT_ONCE, row_groups=[group], columns=wanted, use_threads=False):
                laid.take(batch)
    except (pa.ArrowException, OSError, UnicodeDecodeError) as error:
        raise Refused(NOT_PARQUET) from error
    return laid.told()


def _checked(opened: Any) -> list[str]:
    """Return the columns to read, or refuse the file for what its head says."""
    import pyarrow as pa

    head, schema = opened.metadata, opened.schema_arrow
    if head.num_rows > MOST_ROWS or head.num_columns > MOST_COLUMNS:
        raise Refused(TOO_LARGE.format(most=MOST_ARTICLES))
    for name in (*TEXTS, "date", "value", "words"):
        if schema.names.count(name) != 1:
            raise Refused(NOT_OURS.format(name=name))
    wanted = [*TEXTS, "date", "value", "words"]
    if schema.names.count(EVENT) == 1 and _names_events(schema.field(EVENT).type):
        wanted.append(EVENT)
    for name, what, fits in (
        *((name, "text", _is_text) for name in TEXTS),
        ("date", "days", pa.types.is_date32),
        ("value", "numbers", pa.types.is_float64),
        ("words", "whole numbers", pa.types.is_integer),
    ):
        if not fits(schema.field(name).type):
            raise Refused(WRONG_TYPE.format(name=name, what=what))
    places = [i for i in range(head.num_columns) if head.schema.column(i).path in wanted]
    groups = [head.row_group(at) for at in range(head.num_row_groups)]
    unpacked = sum(group.column(i).total_uncompressed_size for group in groups for i in places)
    if unpacked > MOST_BYTES or any(group.num_rows > MOST_GROUP for group in groups):
        raise Refused(TOO_LARGE.format(most=MOST_ARTICLES))
    return wanted


def _names_events(kind: Any) -> bool:
    """Tell whether a column can name events: text, or numbers that somebody has given them."""
    import pyarrow as pa

    return _is_text(kind) or bool(pa.types.is_integer(kind))


def _is_text(kind: Any) -> bool:
    import pyarrow as pa

    inner = kind.value_type if pa.types.is_dictionary(kind) else kind
    return bool(pa.types.is_string(inner) or pa.types.is_large_string(inner))


class _Laid:
    """The articles found so far, and their values."""

    def __init__(self) -> None:
        """Start with none."""
        self.known: dict[tuple[str, str], int] = {}
        self.about: list[About] = []
        self.values = np.empty((0, len(columns())), np.float32)
        self.words = np.empty((0, len(VOICES) * len(kinds())), np.uint32)
        self.measures = tuple(registry())

    def take(self, batch: Any) -> None:
        """Take the rows of one batch; rows of measures that are not known here are left out."""
        coded = {name: told_rows.coded(batch.column(name)) for name in TEXTS}
        for _, theirs in told_rows.used(*coded["method"]):
            if theirs != method.version():
                raise Refused(OTHER_METHOD.format(theirs=theirs[:40] or "unknown", ours=method.version()))
        article = self._articles(batch, coded)
        voice, measure = told_rows.placed(coded["voice"], VOICES), told_rows.placed(coded["measure"], self.measures)
        kept = (article >= 0) & (voice >= 0) & (measure >= 0)
        article, voice, measure = article[kept], voice[kept], measure[kept]
        value = batch.column("value").to_numpy(zero_copy_only=False)[kept].astype(np.float64)
        value[~(np.abs(value) < LARGEST)] = np.nan
        self.values[article, voice * len(self.measures) + measure] = value
        words = batch.column("words").fill_null(0).to_numpy(zero_copy_only=False)[kept]
        at = voice * len(kinds()) + np.array([kind_of(name) for name in self.measures])[measure]
        self.words[article, at] = np.clip(words, 0, MOST_WORDS).astype(np.uint32)

    def _articles(self, batch: Any, coded: dict[str, tuple[NDArray[np.int64], list[str]]]) -> NDArray[np.int64]:
        """Return each row's article; −1 where the same text of the same outlet was there before, under another source."""
        rows = batch.num_rows
        if not rows:
            return np.empty(0, np.int64)
        source, text = coded["source"], coded["text_hash"]
        new = np.concatenate([[True], (np.diff(source[0]) != 0) | (np.diff(text[0]) != 0)])
        starts = np.flatnonzero(new)
        if len(starts) > MOST_ARTICLES:
            raise Refused(TOO_LARGE.format(most=MOST_ARTICLES))
        ids = np.array([self._article(one) for one in told_rows.firsts(batch, starts)], np.int64)
        self._grow()
        return np.repeat(ids, np.diff(np.append(starts, rows)))

    def _article(self, told: About) -> int:
        key = (told.source, told.text_hash)
        found = self.known.get(key)
        if found is None:
            if len(self.about) >= MOST_ARTICLES:
                raise Refused(TOO_LARGE.format(most=MOST_ARTICLES))
            found = self.known[key] = len(self.about)
            self.about.append(told)
        return found

    def _grow(self) -> None:
        """Make room for the articles found, twice as much as before, so that rows are moved seldom."""
        have, need = len(self.values), len(self.about)
        if need <= have:
            return
        more = max(need, min(2 * have, MOST_ARTICLES)) - have
        self.values = np.concatenate([self.values, np.full((more, self.values.shape[1]), np.nan, np.float32)])
        self.words = np.concatenate([self.words, np.zeros((more, self.words.shape[1]), np.uint32)])

    def told(self) -> tuple[dict[str, Any], list[NDArray[Any]]]:
        """Return everything, each text of each outlet once, by outlets and events."""
        if not self.about:
            raise Refused(NOTHING)
        named, joined = told_rows.one_spelling([one.outlet for one in self.about])
        kept, seen = [], set[tuple[str, str]]()
        for at, (one, outlet_name) in enumerate(zip(self.about, named, strict=True)):
            mine = (outlet_name, one.text_hash)
            if mine not in seen:
                seen.add(mine)
                kept.append(at)
        about = [self.about[at] for at in kept]
        outlet, outlets = told_rows.numbered([named[at] for at in kept])
        told, joined_events = told_rows.one_spelling(told_rows.events_of(about))
        event, events = told_rows.numbered(told)
        plain = {
            "outlets": outlets, "events": events, "twice": len(self.about) - len(kept), "titles": [one.title for one in about],
            "sources": [one.source for one in about], "ids": [one.text_hash for one in about],
            "joined": len(joined + joined_events), "example": next(iter(joined + joined_events), ()),
        }  # fmt: skip
        day = np.array([one.day for one in about], np.int64)
        return plain, [outlet, event, day, self.values[kept], self.words[kept]]
