"""What the Facts page shows, made once for all sessions: what is told, and the places of a fact in the event."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from analysis.comparison.choice import Choice
from analysis.comparison.facts import measured, telling
from pages.parts.remember import remembered

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from analysis.comparison.facts.record import Fact
    from analysis.comparison.facts.telling import Telling
    from analysis.result import Result
    from pages.parts.view import View

EXHIBIT = "facts"
"""What the reader's changes are kept under."""


def of(view: View) -> Telling:
    """Return what the chosen articles tell; articles in it go by their position among the chosen ones."""
    changed = view.opened.edits.get(EXHIBIT, {})
    choice = (view.choice.voice, view.choice.headline, view.choice.captions)
    return _told(view.content, choice, json.dumps(changed, sort_keys=True), view.results, changed)


@remembered(64)
def _told(
    key: tuple[str, ...],  # noqa: ARG001 - what is kept goes by
    choice: tuple[str, bool, bool],
    edits: str,  # noqa: ARG001 - what is kept goes by
    _results: Sequence[Result],
    _changed: Mapping[str, object],
) -> Telling:
    return telling.of(_results, Choice(*choice), _changed)


def places(view: View, fact: Fact, *, first: int | None = None) -> list[str]:
    """Return one place an article for a link into the Reading room, that of article ``first`` (position among the chosen) first."""
    found: dict[int, str] = {}
    for place in fact.places:
        found.setdefault(place.article, f"{view.shown[place.article]}-{place.start}-{place.end}")
    order = sorted(found, key=lambda article: (article != first, article))
    return [found[article] for article in order]


def method() -> str:
    """Return how facts are found, how often that is right, and what a number on this page means, in words."""
    return (
        "Facts are clauses that share rare words, names and numbers, grouped so that all of a group are alike on average. "
        f"{measured.told()} A group counts as a fact where something is said: a name or a time in common is none. Who says a fact is told in the "
        "words of the sentence itself: “he” stays “he”. A paragraph of shared copy counts as told in each article that prints it."
    )
