"""The actors of an event as speakers are joined by them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from analysis.comparison.actors import merge
from analysis.comparison.voices.speakers import Known
from analysis.marks import Span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from analysis.result import Result


def actors(results: Sequence[Result], edits: Mapping[str, Any] | None = None) -> tuple[Known, ...]:
    """Return the people, places and bodies of ``results`` as one each; ``edits``: the reader's, of the exhibit "actors"."""
    return tuple(
        Known(
            one.name, str(one.sort), one.country,
            tuple(
                (article, Span(mention.start, mention.end))
                for article, place in one.members
                for mention in results[article].actors[place].mentions
            ),
        )
        for one in merge.merge(results, edits)
    )  # fmt: skip
