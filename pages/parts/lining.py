"""Lining the Reading room's columns up on a fact, a quotation or an actor, and bringing the reader to it."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import streamlit as st

from analysis.comparison import facts
from analysis.wording import shorten, whole
from pages.parts import words
from pages.parts.remember import remembered
from pages.speaking import board as boards

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from analysis.comparison.facts.record import Fact
    from analysis.comparison.voices.ledger import Entry
    from analysis.result import Result
    from pages.parts.reader import Place
    from pages.parts.view import View

ARRIVE = Path(__file__).with_name("arrive.html")
"""Brings the first place into view. The only script of ours: the door lets it run by its hash, and nothing else."""
NOTHING = "–"
MOST, LONGEST = 60, 70
"""Facts and quotations offered, the most widely told ones, and characters of each."""
SAID = 120
"""Characters of what an address may say above the places."""


def choose(view: View) -> None:
    """Let the reader choose a fact or a quotation that the columns are lined up on; it goes into the address as its places."""
    found = offered(view)
    now = st.query_params.get("at", "")
    if now and now not in found:
        found = {now: Matter("", ""), **found}  # followed from elsewhere: an actor, a sentence
    options = [NOTHING, *found]
    # What is chosen lives in the address alone; a key of its own for each address, so that no earlier choice is kept beside it.
    key = f"line_up_{hashlib.sha256(now.encode()).hexdigest()[:8]}"
    titles = {place: one.title for place, one in found.items() if one.title}
    st.selectbox(
        "Line up on a fact or quotation", options, index=options.index(now or NOTHING), key=key, on_change=_lined, args=(key, titles),
        format_func=lambda place: whole(found[place].told if place in found else "Nothing"),
    )  # fmt: skip


class Matter(NamedTuple):
    """What the columns can be lined up on: a ``kind`` of thing and its ``title``, both "" for what a link alone knows of."""

    kind: str
    title: str

    @property
    def told(self) -> str:
        """What the list of choices says."""
        return f"{self.kind}: {shorten(self.title, LONGEST)}" if self.kind else "What you came for"


def offered(view: View) -> dict[str, Matter]:
    """Return places (as an address names them) → fact or quotation: most widely told facts first, then most shared quotations."""
    found = {at(view, one): Matter("Fact", one.title) for one in _facts(view)[:MOST]}
    board = boards.lay(view)
    for entry in board.entries[:MOST]:
        places = [f"{row.article}-{start}-{end}" for row in entry.rows for start, end in row.places[:1]]
        found.setdefault(".".join(places), Matter("Quotation", _first_words(entry, board.text(entry.longest.article))))
    return found


def _first_words(entry: Entry, text: str) -> str:
    """Return the first words of a statement's fullest version, as they stand in its text."""
    tokens = entry.longest.pieces[0].tokens
    return text[
        tokens[0].start : max(one.end for one in tokens if one.end <= max(tokens[0].end, tokens[0].start + SAID))
    ]


def _lined(key: str, titles: dict[str, str]) -> None:
    chosen = st.session_state[key]
    for name in ("at", "about"):
        st.query_params.pop(name, None)
    if chosen != NOTHING:
        st.query_params["at"] = chosen
        if chosen in titles:
            st.query_params["about"] = titles[chosen]


def at(view: View, fact: Fact) -> str:
    """Return a fact's places as an address names them."""
    return ".".join(f"{view.shown[place.article]}-{place.start}-{place.end}" for place in fact.places)


def _facts(view: View) -> tuple[Fact, ...]:
    edits = view.opened.edits.get("facts", {})
    return _found(view.content, json.dumps(edits, sort_keys=True), view.results, edits)


@remembered(64)
def _found(
    key: tuple[str, ...],  # noqa: ARG001 - what is kept goes by
    edits: str,  # noqa: ARG001 - what is kept goes by
    _results: Sequence[Result],
    _edits: Mapping[str, object],
) -> tuple[Fact, ...]:
    return facts.of(_results, _edits)


def about(view: View) -> str:
    """Return what the places in focus have in common, as the link that was followed calls it.

    Only what the event itself says: a fact's title, or words that stand in one of its articles. An address cannot make the
    page say anything else.
    """
    told = " ".join(st.query_params.get("about", "").split())[:SAID]
    if not told:
        return ""
    known = any(told == fact.title[:SAID] for fact in _facts(view))
    return told if known or any(told in result.article.text for result in view.results) else ""


def tell(view: View, chosen: Sequence[int], places: Sequence[Place]) -> None:
    """Write the way to the places in focus, and which articles have some but are not shown."""
    if not places:
        return
    here = [place for place in places if place.article in chosen]
    others = [view.names[i] for i in dict.fromkeys(place.article for place in places) if i not in chosen]
    more = f" · also in {', '.join(map(words.safe, others))}" if others else ""
    jump = '<a class="jump" href="#here">Go to the sentence you came for</a>' if here else "Not in the articles shown"
    st.html(f'<p class="note">{jump}{more}</p>')


def scroll(chosen: Sequence[int], places: Sequence[Place]) -> None:
    """Bring the reader to the first place shown: once for each choice of places, and not at every rerun."""
    here = [place for place in places if place.article in chosen]
    if here:
        with st.container(key="at_" + "-".join(map(str, here[0]))):
            st.html(ARRIVE.read_text(encoding="utf-8"), unsafe_allow_javascript=True)
