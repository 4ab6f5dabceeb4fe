"""What the reader chooses: how actors are counted, which one, in which article, in what part; and the sentences of that choice."""

from __future__ import annotations

from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING

import streamlit as st

from analysis.text.actors.record import Role
from pages.acting import board as boards
from pages.acting import sentences
from pages.parts import exhibits, focus, words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from analysis.comparison.actors.seen import Seen
    from pages.acting.board import Board

ANY = "any part"
ACTS, UNDERGOES = "it acts", "it is acted upon"
PARTS = {ANY: None, ACTS: Role.SUBJECT, UNDERGOES: Role.OBJECT, "something is its own": Role.POSSESSOR,
         "something bears its name": Role.MODIFIER, "another part": Role.OTHER}  # fmt: skip
ALL = "all articles"
VERB, ANY_VERB = "verb", "any verb or noun"
"""Session key of the choice of a verb or noun that goes with the actor, and that of none."""


def grouped() -> bool:
    """Return whether actors are counted by country: asked before the choice is drawn, for all that stands above it goes by it."""
    return bool(st.session_state.get("count", st.query_params.get("count", boards.EACH)) == boards.COUNTRY)


def choose(board: Board) -> int | None:
    """Let the reader choose how actors are counted, and one of them; return its position, ``None`` where nobody is named."""
    titles = board.laid.titles
    if st.session_state.get("actor") not in titles:
        st.session_state.pop("actor", None)
    with st.container(horizontal=True, vertical_alignment="bottom", key="actor_choice"):
        title = (
            st.selectbox("Actor", titles, format_func=words.option, key="actor", bind="query-params", width=330)
            if titles
            else None
        )
        st.segmented_control(
            "Count", [boards.EACH, boards.COUNTRY], default=boards.EACH, required=True, key="count", bind="query-params",
            label_visibility="collapsed",
        )  # fmt: skip
    if title is None:
        return None
    words.chosen("actor", *([words.option(title)] if title != titles[0] else []))
    return titles.index(title)


def part() -> str:
    """Let the reader choose the part in which the actor is named."""
    if st.session_state.get("part") not in PARTS:
        st.session_state.pop("part", None)
    chosen: str = st.selectbox("Sentences in which", list(PARTS), key="part", bind="query-params", width=260)
    return chosen


def verb(some: Iterable[Seen]) -> str:
    """Let the reader choose one of the verbs and nouns that go with ``some`` mentions, the most frequent first."""
    counted = Counter(one.mention.word for one in some if one.mention.word)
    options = [ANY_VERB, *sorted(counted, key=lambda word: (-counted[word], word))]
    exhibits.pick(VERB, options)
    chosen: str = st.selectbox(
        "Verb or noun", options, format_func=words.option, key=VERB, bind="query-params", width=220
    )
    return chosen


def evidence(board: Board, actor: int, *, parts: bool) -> None:
    """Draw the sentences that name the actor, one of each article in turn, and the link that lines the articles up.

    ``parts``: whether the reader may choose the part in which it is named, and the verb or noun that goes with it.
    """
    with st.container(horizontal=True, vertical_alignment="bottom"):
        who = focus.article(board.now, none=ALL)
        wanted = PARTS[part()] if parts else None
        of = {
            at: [one for one in some if wanted is None or one.mention.role is wanted]
            for at, some in board.of(actor).items()
            if who in (None, at)
        }
        word = verb(chain.from_iterable(of.values())) if parts else ANY_VERB
    if word != ANY_VERB:
        of = {at: [one for one in some if one.mention.word == word] for at, some in of.items()}
    found = sentences.by_sentence(of)
    title = board.laid.titles[actor]
    places = [f"{some[0].article}-{some[0].mention.start}-{some[0].mention.end}" for some in of.values() if some]
    absent = [
        f'<span class="nm">{words.glyph(board.now.hues[at])}{words.safe(board.now.names[at])}</span>'
        for at, some in of.items()
        if not some
    ]
    link = words.read_in_context(*places, told="Line the articles up on it", about=title) if len(places) > 1 else ""
    count = sum(map(len, of.values()))
    beside = f" with “{words.safe(word)}”" if word != ANY_VERB else ""
    told = f"<b>{words.safe(title)}</b>{beside} · {count} mention{'s' * (count != 1)} in {len(found)} sentence{'s' * (len(found) != 1)}"
    none = "not found in" if wanted is None and word == ANY_VERB else "not so in"
    missing = f" · {none} {', '.join(absent)}" if absent else ""
    st.html(f'<p class="figure">{told}{missing} {link}</p>')
    of_words = sentences.verbs if parts else sentences.labels
    sentences.listed([sentences.row(board, some, of=of_words) for some in found], what="sentences")
