"""Arrow tables of many articles, made of columns: text that repeats is told by number, and no row is ever a dict of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from analysis import method
from analysis.comparison.choice import SPEAKABLE
from analysis.measures import registry
from analysis.result import ROLES, VOICES

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pyarrow as pa
    from numpy.typing import NDArray

    from analysis.batch.record import Options, Row

ABOUT = ("source", "text_hash", "event", "outlet", "title", "date", "url", "language")
"""Columns that say which article a row is about; ``event``: what belongs together, "" where the input does not tell."""
OFFSETS = ("start", "end", "sentence")
"""Columns of segments that are whole numbers."""
NAMED = {"voice": VOICES, "role": ROLES}
"""Columns of segments that are positions of names."""


def schema(options: Options) -> pa.Schema:
    """Return the columns of the values."""
    import pyarrow as pa

    text = pa.dictionary(pa.int32(), pa.string())
    ends = ["low", "high"] if options.intervals else []
    kinds = {"date": pa.date32(), "words": pa.int64(), "sentences": pa.int64()}
    kinds |= dict.fromkeys(["value", *ends], pa.float64())
    names = [*ABOUT, "voice", "measure", "value", *ends, "words", "sentences", "reason", "method"]
    return pa.schema([(name, kinds.get(name, text)) for name in names])


def values(rows: Sequence[Row], options: Options) -> pa.Table:
    """Return a row an article, voice and measure."""
    import pyarrow as pa

    form = schema(options)
    if not rows:
        return form.empty_table()
    each = len(SPEAKABLE) * len(registry())
    article, place = np.divmod(np.arange(each * len(rows)), each)
    voice, measure = np.divmod(place, len(registry()))
    told = {
        **{name: ([one.about[at] for one in rows], article) for at, name in enumerate(ABOUT)},
        "voice": (SPEAKABLE, voice),
        "measure": (tuple(registry()), measure),
        "method": ((method.version(),), np.zeros_like(place)),
    }
    columns = {name: _repeated(said, places, form.field(name).type) for name, (said, places) in told.items()}
    for name in ("value", "low", "high", "words", "sentences"):
        if name in form.names:
            numbers = np.concatenate([getattr(one.numbers, name) for one in rows])
            columns[name] = pa.array(numbers, form.field(name).type, from_pandas=True)
    columns["reason"] = pa.array([why for one in rows for why in one.numbers.reason]).dictionary_encode()
    return pa.table(columns, form)


def _repeated(said: Sequence[Any], places: NDArray[np.int64], kind: pa.DataType) -> pa.Array:
    """Return a column that holds ``said[place]`` at each of ``places``."""
    import pyarrow as pa

    if not pa.types.is_dictionary(kind):
        return pa.array(said, kind).take(pa.array(places))
    known = pa.array(said, kind.value_type).dictionary_encode()
    return pa.DictionaryArray.from_arrays(known.indices.take(pa.array(places)), known.dictionary)


def segments(rows: Sequence[Row]) -> pa.Table:
    """Return the components of every segment, a row each, of articles that brought them."""
    import pyarrow as pa

    tables = [one.segments for one in rows if one.segments is not None]
    counts = [len(one["start"]) for one in tables]
    columns = {name: np.concatenate([one[name] for one in tables]) for name in tables[0]} if tables else {}
    made = {
        name: pa.array(np.repeat(np.array([one.about[at] for one in rows], np.object_), counts), pa.string())
        for at, name in enumerate(ABOUT[:2])
    }
    for name, names in NAMED.items():
        made[name] = pa.array([str(names[code]) for code in columns.pop(name).astype(np.int64).tolist()], pa.string())
    for name, column in columns.items():
        made[name] = pa.array(column.astype(np.int64) if name in OFFSETS else column)
    return pa.table(made)
