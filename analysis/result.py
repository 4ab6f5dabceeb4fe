"""One article analysed: components for every segment, and marks. Kept as JSON, handed out as a DataFrame."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from analysis.article import Role
from analysis.marks import Mark, Span
from analysis.text.actors import kept as kept_actors
from analysis.text.attribution.record import Attribution, Kind, Sort, Speaker, Statement
from analysis.text.document import Voice

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

    from analysis.article import Article
    from analysis.text.actors.record import Actor, Passive
    from analysis.text.document import Document

VOICES = tuple(Voice)
ROLES = tuple(Role)
NOBODY = Attribution((), ())
BASE = ("start", "end", "sentence", "voice", "role")


@dataclass(frozen=True)
class Result:
    """An analysed article.

    ``columns`` holds one array a column, one number a segment: ``start``, ``end``, ``sentence`` (position), ``voice`` and
    ``role`` (positions in ``VOICES`` and ``ROLES``), ``share``, ``words`` and every measure's components. ``attribution``: who is
    credited with what. ``actors``: people, places and bodies with every mention. ``passives``: those that name no agent.
    """

    article: Article
    columns: dict[str, NDArray[np.float64]]
    marks: tuple[Mark, ...]
    attribution: Attribution = NOBODY
    actors: tuple[Actor, ...] = ()
    passives: tuple[Passive, ...] = ()

    @cached_property
    def segments(self) -> pd.DataFrame:
        """The same as a table: a row a segment, voice and role by name, offsets whole numbers."""
        import pandas as pd

        frame = pd.DataFrame({name: self.columns[name] for name in (*BASE, "share")})
        frame["voice"] = [str(VOICES[int(code)]) for code in self.columns["voice"]]
        frame["role"] = [str(ROLES[int(code)]) for code in self.columns["role"]]
        whole = {"start": "int64", "end": "int64", "sentence": "int64"}
        rest = pd.DataFrame({name: values for name, values in self.columns.items() if name not in frame})
        return pd.concat([frame.astype(whole), rest], axis=1)

    @cached_property
    def sentences(self) -> NDArray[np.int64]:
        """Start and end of every sentence, shape ``(sentences, 2)``."""
        first = self.firsts
        starts = self.columns["start"][first].astype(np.int64)
        ends = np.maximum.reduceat(self.columns["end"], first).astype(np.int64) if len(first) else starts
        return np.stack([starts, ends], axis=1)

    @cached_property
    def firsts(self) -> NDArray[np.int64]:
        """Position of every sentence's first segment: what ``np.add.reduceat`` needs to add segments up to sentences."""
        return np.unique(self.columns["sentence"], return_index=True)[1].astype(np.int64)


def collect(document: Document, components: dict[str, NDArray[np.float64]], marks: list[Mark]) -> Result:
    """Put a document's segments and what was counted in them into one result."""
    segments = document.segments
    table = np.array(
        [
            (s.start, s.end, s.sentence, VOICES.index(s.voice), ROLES.index(s.role), s.share, s.last - s.first)
            for s in segments
        ],
        dtype=np.float64,
    ).reshape(len(segments), 7)
    columns = {name: table[:, i] for i, name in enumerate((*BASE, "share", "words"))}
    return Result(
        document.article,
        {**columns, **components},
        tuple(marks),
        document.attribution,
        document.actors,
        document.passives,
    )


def to_json(result: Result) -> bytes:
    """Write a result, without its article, as JSON that ``from_json`` reads back to the last digit."""
    import orjson

    columns = {name: values.tolist() for name, values in result.columns.items()}
    return orjson.dumps(
        {
            "columns": columns,
            "marks": [tuple(mark) for mark in result.marks],
            "statements": _flat(result.attribution.statements),
            "speakers": _flat(result.attribution.speakers),
            **kept_actors.to_plain(result.actors, result.passives),
        }
    )


def _flat(record: Any) -> Any:
    """Return named tuples, however deep, as the plain ones that can be written."""
    return tuple(map(_flat, record)) if isinstance(record, tuple) else record


def from_json(article: Article, payload: bytes) -> Result:
    """Read what ``to_json`` wrote for the same article."""
    import orjson

    kept = orjson.loads(payload)
    columns = {name: np.array(values, dtype=np.float64) for name, values in kept["columns"].items()}
    said = Attribution(
        tuple(_statement(*one) for one in kept["statements"]),
        tuple(Speaker(name, Sort(sort), _spans(mentions)) for name, sort, mentions in kept["speakers"]),
    )
    return Result(article, columns, tuple(Mark(*mark) for mark in kept["marks"]), said, *kept_actors.from_plain(kept))


def _statement(
    content: list[list[int]], cue: list[int] | None, source: list[int] | None, kind: str, *rest: Any
) -> Statement:
    return Statement(_spans(content), Span(*cue) if cue else None, Span(*source) if source else None, Kind(kind), *rest)


def _spans(kept: list[list[int]]) -> tuple[Span, ...]:
    return tuple(Span(*one) for one in kept)
