"""What opens below an actor's row: every label and name that is used for it, and the sentences of the one that is chosen."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from analysis.comparison.actors import called
from analysis.marks import Mark
from pages.acting import board as boards
from pages.acting import chosen, sentences
from pages.parts import exhibits, lining, words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from analysis.comparison.actors.called import Use
    from analysis.comparison.actors.seen import Seen
    from pages.acting.board import Board

SHOW = "Called what"
"""The exhibit in which this opens."""
CALLED, ANY = "called", "any label"
"""Session key of the choice of a label or name, and that of none."""
CAME = "called_came"
"""Session key: the word that the address named when the reader came."""


def link(title: str, use: Use, inside: str) -> str:
    """Return a label or name of the actor called ``title``, HTML already, as the link to just its sentences."""
    query = {exhibits.SHOW: SHOW, "actor": words.option(title), CALLED: words.option(use.words)}
    query |= {"count": boards.COUNTRY} if chosen.grouped() else {}
    times = f"{len(use.seen)} time{'s' * (len(use.seen) != 1)}"
    return words.cell("actors", query, inside, told=f"{title}: “{use.words}”, {times}", kind="word")


def draw(board: Board, actor: int, texts: Mapping[int, str]) -> None:
    """Draw the choice of a label or name and its sentences; where none is chosen those with a label, or all that name the actor."""
    uses = _uses(board, actor, texts)
    exhibits.pick(CALLED, (ANY, *uses))
    word = st.selectbox(
        "Label or name", [ANY, *uses], format_func=words.option, key=CALLED, bind="query-params", width=300
    )
    if word != ANY:
        _one(board, word, uses[word])
        return
    of = board.of(actor)
    labelled = {at: [one for one in some if one.mention.labels] for at, some in of.items()}
    found = sentences.by_sentence(labelled if any(labelled.values()) else of)
    sentences.listed([sentences.row(board, some) for some in found], what="sentences")


def _uses(board: Board, actor: int, texts: Mapping[int, str]) -> dict[str, dict[int, list[Seen]]]:
    """Return label or name → article → mentions that it goes with, labels first, the more frequent first."""
    found: dict[str, dict[int, list[Seen]]] = {}
    for by_article in (called.labels(board.laid.pages, actor, texts), called.names(board.laid.pages, actor, texts)):
        some: dict[str, dict[int, list[Seen]]] = {}
        for at, uses in by_article.items():
            for use in uses:
                some.setdefault(use.words, {}).setdefault(at, []).extend(use.seen)
        for word in sorted(some, key=lambda word: (-sum(map(len, some[word].values())), word)):
            for at, seen in some[word].items():
                mine = found.setdefault(word, {}).setdefault(at, [])
                mine += [one for one in seen if one not in mine]
    return found


def _one(board: Board, word: str, of: Mapping[int, Sequence[Seen]]) -> None:
    """Draw just the sentences in which the actor is called ``word``, that word marked."""
    now = board.now
    found = sentences.by_sentence({at: of[at] for at in now.shown if at in of})
    who = ", ".join(
        f'<span class="nm">{words.glyph(now.hues[at])}{words.safe(now.names[at])} {len(of[at])}</span>'
        for at in now.shown
        if at in of
    )
    count = sum(map(len, of.values()))
    told = f"{count} time{'s' * (count != 1)} in {len(found)} sentence{'s' * (len(found) != 1)}"
    st.html(f'<p class="figure" id="here"><b>“{words.safe(word)}”</b> · {told} · {who}</p>')
    sentences.listed([sentences.row(board, some, of=partial(_marks, word)) for some in found], what="sentences")
    if st.session_state.setdefault(CAME, st.query_params.get(CALLED)) == words.option(word):
        with st.container(key="called_arrive"):
            st.html(lining.ARRIVE.read_text(encoding="utf-8"), unsafe_allow_javascript=True)


def _marks(word: str, board: Board, some: Sequence[Seen]) -> list[Mark]:
    """Return the marks of one label where ``some`` mentions have it; a name is marked as the mention that it is."""
    return [
        Mark(label.start, label.end, "actor.label", f"label: {label.kind}", 0.0)
        for one in some
        for label in one.mention.labels
        if called.plain(board.text(one.article)[label.start : label.end]) == word
    ]
