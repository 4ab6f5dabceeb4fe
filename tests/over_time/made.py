"""Articles whose truth is known, as slices, collections and batch files."""

from __future__ import annotations

import datetime
import io
from typing import TYPE_CHECKING, Any

import numpy as np

from analysis import method
from analysis.measures import registry
from analysis.over_time.collection import NOBODY, VOICES, Collection, Slice, columns, kinds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

FIRST = datetime.date(2024, 1, 1).toordinal()


def told(
    events: int, effects: Sequence[float], *, seed: int, each: int = 1, missing: float = 0.0, skewed: bool = False
) -> Slice:
    """Return articles of one measure: 3 + the event's heat + the outlet's ``effects`` + what is between the two + chance.

    ``each``: articles of an outlet on an event; ``missing``: the share of articles that are not there.
    """
    rng = np.random.default_rng(seed)
    outlets = len(effects)
    event = np.repeat(np.arange(events), outlets * each)
    outlet = np.tile(np.repeat(np.arange(outlets), each), events)
    noise = rng.exponential(1.0, len(event)) - 1 if skewed else rng.normal(0, 1, len(event))
    between = rng.normal(0, 0.5, (events, outlets))[event, outlet]
    value = 3 + rng.normal(0, 1, events)[event] + between + noise + np.asarray(effects)[outlet]
    kept = rng.random(len(event)) >= missing
    count = int(kept.sum())
    return Slice(
        np.arange(count), outlet[kept], event[kept], FIRST + 7 * event[kept], value[kept],
        short=0, nameless=0, undated=0, outside=0,
    )  # fmt: skip


def sliced(rows: Sequence[tuple[int, int, float, int]]) -> Slice:
    """Return articles from (outlet, event, value, day) each."""
    outlet, event, value, day = (np.array(column) for column in zip(*rows, strict=True))
    where = np.arange(len(rows))
    return Slice(where, outlet, event, day, value.astype(float), short=0, nameless=0, undated=0, outside=0)


def collection(rows: Sequence[tuple[str, str, float, int]], *, words: int = 300) -> Collection:
    """Return a collection of (outlet, event, value of every measure, day) each; "" and −1 where unknown."""
    outlets = sorted({row[0] for row in rows if row[0]})
    events = sorted({row[1] for row in rows if row[1]})
    count = len(rows)
    values = np.repeat(np.array([row[2] for row in rows], np.float32)[:, None], len(columns()), axis=1)
    return Collection(
        tuple(outlets), tuple(events), tuple(events), _codes([row[0] for row in rows], outlets),
        _codes([row[1] for row in rows], events), np.array([row[3] for row in rows], np.int64),
        tuple(f"id{at}" for at in range(count)), ("A headline",) * count, ("",) * count, values,
        np.full((count, len(VOICES) * len(kinds())), words, np.uint32),
    )  # fmt: skip


def _codes(names: Sequence[str], known: Sequence[str]) -> NDArray[np.int64]:
    return np.array([known.index(name) if name else NOBODY for name in names], np.int64)


def batch(events: int = 3, outlets: Sequence[str] = ("Post", "Echo"), **changed: Any) -> dict[str, list[Any]]:
    """Return the columns of a batch file: an article of each outlet on each event, in a folder an event.

    ``changed``: a column's one value for all rows.
    """
    found: dict[str, list[Any]] = {}
    for event in range(events):
        for at, outlet in enumerate(outlets):
            for voice in VOICES:
                for measure in registry():
                    row = {
                        "source": f"event {event}/{at}.txt", "text_hash": f"{event}-{at}", "outlet": outlet,
                        "title": f"{outlet} on {event}", "date": datetime.date(2024, 1, 1 + event % 28), "voice": voice,
                        "measure": measure, "value": 1.0 + at + event / 8, "words": 300, "method": method.version(), **changed,
                    }  # fmt: skip
                    for name, one in row.items():
                        found.setdefault(name, []).append(one)
    return found


def parquet(columns_: dict[str, Any], **options: Any) -> io.BytesIO:
    """Write columns as a Parquet file in memory."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    file = io.BytesIO()
    pq.write_table(pa.table(columns_), file, **options)
    file.seek(0)
    return file
