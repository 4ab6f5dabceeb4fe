"""The state of a blind round: who answers, what was answered, where they are. In this browser session only."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import streamlit as st

from analysis.comparison.blind import deal
from analysis.comparison.blind.record import Round
from analysis.wording import whole
from pages.parts import head

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from analysis.result import Result
    from pages.parts.view import View

GAMES = "blind_games"
"""Session key: a game for every choice of articles."""
START, ASK, PASS, REVEAL = "start", "ask", "pass", "reveal"
LONGEST = 40
"""Characters of a colleague's name."""
MOST_COLLEAGUES = 40


@dataclass
class Game:
    """One round as it is played. ``answers``: colleague → item → answer; ``who`` is answering item ``at``; ``number`` from 0."""

    key: str
    number: int = 0
    count: int = deal.USUAL
    stage: str = START
    who: str = ""
    at: int = 0
    dealt: Round = field(default_factory=lambda: Round((), ()))
    answers: dict[str, dict[int, str]] = field(default_factory=dict)
    problem: str = ""

    def begin(self, name: str, dealt: Round | None = None) -> None:
        """Let a colleague answer from the first item on; with ``dealt`` a new round begins."""
        told = " ".join(whole(name).split())[:LONGEST] or f"Colleague {len(self.answers) + 1}"
        if dealt:
            self.dealt, self.answers = dealt, {}
        taken = {one.casefold() for one in self.answers}
        self.problem = ""
        if told.casefold() in taken:
            self.problem = "Somebody of this name has answered already. Choose another name, or add an initial."
        elif len(self.answers) >= MOST_COLLEAGUES:
            self.problem = f"A round takes {MOST_COLLEAGUES} colleagues at most."
        else:
            self.answers[told] = {}
            self.who, self.at, self.stage = told, 0, ASK

    def answer(self, place: int, answer: str) -> None:
        """Keep an answer and go on."""
        self.answers[self.who][place] = answer
        self.go(place + 1)

    def go(self, place: int) -> None:
        """Go to an item; behind the last one the machine is passed on."""
        self.at = max(0, min(place, len(self.dealt.items) - 1))
        self.stage = ASK if place < len(self.dealt.items) else PASS

    def reveal(self) -> None:
        """End the round. Colleagues who gave no answer at all are not counted."""
        self.answers = {name: given for name, given in self.answers.items() if given}
        self.stage = REVEAL

    def again(self) -> None:
        """Prepare the next round."""
        self.number, self.stage, self.answers, self.who = self.number + 1, START, {}, ""

    @property
    def open(self) -> list[int]:
        """The items that whoever answers has left open."""
        return [place for place in range(len(self.dealt.items)) if place not in self.answers.get(self.who, {})]


def current(view: View) -> Game:
    """Return the game of the chosen articles; another choice has a game of its own, and finds it again."""
    told = [result.article.hash for result in view.results] + head.names(view)
    key = hashlib.sha256(json.dumps([view.event.id, *told]).encode()).hexdigest()[:12]
    games: dict[str, Game] = st.session_state.setdefault(GAMES, {})
    return games.setdefault(key, Game(key))


def dealt(view: View, *, count: int, number: int) -> Round:
    """Return a round's items for the chosen articles."""
    edits = view.opened.edits.get("facts", {})
    names = tuple(head.names(view))
    told = json.dumps(edits, sort_keys=True, default=str)
    return _dealt((view.content, names, told, count, number), _results=view.results, _edits=edits)


@st.cache_resource(max_entries=32, show_spinner="Drawing sentences…")
def _dealt(
    key: tuple[tuple[str, ...], tuple[str, ...], str, int, int],
    _results: Sequence[Result],
    _edits: Mapping[str, object],
) -> Round:
    _, names, _, count, number = key
    return deal.deal(_results, names, _edits, count=count, number=number)
