"""Whose speech it is, in the Reading room: name and side of whoever is quoted or paraphrased. Hue means outlet, so a pattern means side."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

import streamlit as st

from analysis.charts import marked
from analysis.comparison.voices.sides import NOT_TOLD, OTHERS
from analysis.wording import whole
from pages.parts import words
from pages.speaking import board as boards

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.comparison.voices.cast import Cast
    from analysis.marks import Mark
    from pages.parts.view import View

KEY = "sides"
"""The switch's session key, and its name in the address."""
PATTERNS = 4
"""Sides with a pattern of their own; the note names every side."""
KINDS = {"voice.quoted": "quoted", "voice.paraphrased": "paraphrased"}
LONGEST = 40
"""Characters of a speaker's name before a quotation; the note has it whole."""


class Whose(NamedTuple):
    """Who says a stretch and on which side they stand; ``name`` is "" where it is not told."""

    name: str
    side: str


class Sides:
    """The sides of an event's speakers, and who says which stretch of which article."""

    def __init__(self, cast: Cast) -> None:
        """Take the speakers of the whole event, with the sides that the reader gave them."""
        self.cast = cast
        self._known: dict[int, tuple[list[int], list[tuple[int, int]]]] = {}

    def whose(self, article: int, mark: Mark) -> Whose:
        """Return who says what the mark covers, from the statement that it stands in."""
        starts, ends = self._spans(article)
        at = bisect_right(starts, mark.start) - 1
        if at >= 0 and ends[at][0] > mark.start:
            speaker = self.cast.results[article].attribution.statements[ends[at][1]].speaker
            who = self.cast.places.get((article, speaker))
            if who is not None:
                return Whose(self.cast.heard[who].name, self.cast.sides.of[who])
        return Whose("", NOT_TOLD)

    def _spans(self, article: int) -> tuple[list[int], list[tuple[int, int]]]:
        """Return where the contents of an article's statements start, and (where each ends, the statement's number)."""
        if article not in self._known:
            statements = self.cast.results[article].attribution.statements
            spans = sorted((*span, number) for number, one in enumerate(statements) for span in one.content)
            self._known[article] = [span[0] for span in spans], [(span[1], span[2]) for span in spans]
        return self._known[article]

    def shown(self, article: int, mark: Mark, *, tinted: bool) -> marked.Speech:
        """Return how a stretch of speech is shown: its side's pattern if ``tinted``, its speaker, and both in the note."""
        name, side = self.whose(article, mark)
        said = KINDS.get(mark.kind, "said")
        told = f"{name} · {side} · {said}" if name else f"{said.capitalize()}; who says it was not found"
        label = name if len(name) <= LONGEST else f"{name[: LONGEST - 1].rstrip()}…"
        return marked.Speech(self.pattern(side) if tinted else "", whole(label), whole(told))

    def pattern(self, side: str) -> str:
        """Return the CSS class of a side: ``s0`` … by its words in the event, ``so`` for the others, ``sn`` where it is not told."""
        named = [name for name in self.cast.sides.names if name != OTHERS][:PATTERNS]
        return f"s{named.index(side)}" if side in named else "sn" if side == NOT_TOLD else "so"

    def counts(self, articles: Sequence[int], shown: Sequence[marked.Group]) -> Counter[str]:
        """Return pattern → stretches of speech that are shown in these articles."""
        speech = [group for group in shown if group.key in marked.VOICES]
        return Counter(
            self.pattern(self.whose(article, mark).side)
            for article in articles
            for mark in self.cast.results[article].marks
            if any(group.holds(mark.kind) for group in speech)
        )


def sides(view: View) -> Sides:
    """Return the sides of the event's speakers, as on the page on voices."""
    return Sides(boards.lay(view).cast)


def switch() -> bool:
    """Draw the switch; say whether speech is to be told apart by side."""
    return st.toggle("Tell speech apart by side", value=True, key=KEY, bind="query-params")


def legend(found: Sides, counts: Counter[str]) -> None:
    """Write which pattern stands for which side, with the number of stretches; only what can be seen in these articles."""
    named = [name for name in found.cast.sides.names if name != OTHERS]
    rows = [(found.pattern(name), name) for name in named[:PATTERNS]]
    rows += [("so", "others" if rows else "everybody"), ("sn", "not told who")]
    told = "".join(
        f'<span class="side"><i class="q {pattern}" aria-hidden="true"></i>{words.safe(name)} <b>{counts[pattern]}</b></span>'
        for pattern, name in rows
        if counts[pattern]
    )
    if told:
        st.html(f'<p class="sides">{told}</p>')
