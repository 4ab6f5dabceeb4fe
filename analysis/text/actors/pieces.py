"""Pieces: a run of capitals cut into titles, people, places and bodies ("US | Defense Secretary | Lloyd Austin").

By the gazetteer first, longest name first; then by the words that names of bodies and places end or begin with, titles and
given names. What none of these explains is left to the rest of the text (``cast``), or is nobody.
"""

from __future__ import annotations

from functools import lru_cache, partial
from typing import TYPE_CHECKING, NamedTuple

from analysis.marks import Span
from analysis.text.actors.cutter import Cutter
from analysis.text.actors.forms import read

if TYPE_CHECKING:
    from collections.abc import Callable

    from analysis.text.actors.cutter import Slice
    from analysis.text.actors.gazetteer import Known
    from analysis.text.actors.record import Sort
    from analysis.text.actors.runs import Run

_KEPT = 20_000
"""Runs that are remembered: most names come again and again."""
_LONGEST = 12
"""Words of a run that is remembered."""


class Piece(NamedTuple):
    """``text[start:end]`` names somebody. ``sort`` is ``None`` where only the rest of the text can tell.

    ``known``: what the gazetteer says. ``title``: the titles right before it. ``words``: the name's words.
    """

    start: int
    end: int
    words: tuple[str, ...]
    sort: Sort | None
    known: Known | None = None
    title: Span | None = None


_Told = tuple[int, int, tuple[str, ...], "Sort | None", "Known | None", "Span | None"]
_piece: Callable[[_Told], Piece] = partial(tuple.__new__, Piece)
"""The same from a tuple at hand, in a fifth of the time: a text has very many."""


def cut(run: Run) -> list[Piece]:
    """Return the pieces of a run in order, not overlapping. Titles without a name after them are no pieces."""
    forms = tuple([word.form for word in run.words])
    slices = _slices(forms) if len(forms) <= _LONGEST else _slices.__wrapped__(forms)
    return [
        _piece(
            (
                run.begins(first),
                run.ends(last - 1),
                forms[first:last],
                sort,
                known,
                Span(run.begins(title[0]), run.ends(title[1])) if title else None,
            )
        )
        for first, last, sort, known, title in slices
    ]


@lru_cache(maxsize=_KEPT)
def _slices(forms: tuple[str, ...]) -> tuple[Slice, ...]:
    """Cut the words of a run; the same words are cut alike wherever they stand."""
    return tuple(Cutter([read[form] for form in forms]).slices)
