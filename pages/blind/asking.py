"""The screens on which a colleague answers: one item at a time, and passing the machine on. No outlet stands on them."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from analysis.comparison.blind.record import CANNOT, NEITHER, A, B, Kind, Left, pieces
from pages.blind import game
from pages.parts import lining, words

if TYPE_CHECKING:
    from analysis.comparison.blind.record import Sentence
    from pages.blind.game import Game
    from pages.parts.view import View

ASKED = {
    Kind.PAIR: (
        "Which is worded with more charge?",
        "Both tell of the same matter. Go by the words, not by what happened.",
    ),
    Kind.WHO: ("Who wrote this?", "If nothing in the words tells you, say so."),
}
STANDS = {Left.OTHERS: ("[…]", "for words of others"), Left.OUTLET: ("[outlet]", "for a name that would tell")}
KEYS = {A: "A", B: "B", NEITHER: "N", CANNOT: "0"}
"""The key that gives an answer; outlets go by their number."""
MORE = {A: "More in A", B: "More in B"}


def item(view: View, played: Game) -> None:
    """Draw the item that is asked, its answers as buttons, and the way back and on."""
    place, items = played.at, played.dealt.items
    asked = items[place]
    _progress(place, len(items), played.who)
    question, note = ASKED[asked.kind]
    stands = dict.fromkeys(cut.why for one in asked.sentences for cut in one.cut)
    notes = [note, *(f"{STANDS[why][0]} stands {STANDS[why][1]}." for why in stands)]
    st.html(f'<h2 class="ask">{escape(question)}</h2><p class="note">{escape(" ".join(notes))}</p>')
    letters = (A, B) if asked.kind is Kind.PAIR else ("",)
    cards = "".join(_card(view, one, letter) for one, letter in zip(asked.sentences, letters, strict=True))
    st.html(f'<div class="cards n{len(letters)}">{cards}</div>')
    given = played.answers[played.who].get(place)
    with st.container(horizontal=True, key=f"answers_{asked.kind}"):
        for i, answer in enumerate(asked.answers):
            st.button(
                words.label(MORE.get(answer, answer)), key=f"blind_{place}_{i}", type="primary" if answer == given else "secondary",
                shortcut=KEYS.get(answer, str(i + 1)), on_click=played.answer, args=(place, answer),
            )  # fmt: skip
    with st.container(horizontal=True, key="onward"):
        st.button(
            "Back",
            key=f"back_{place}",
            type="tertiary",
            shortcut="Left",
            disabled=not place,
            on_click=played.go,
            args=(place - 1,),
        )
        st.button(
            "Next" if given else "Leave open", key=f"next_{place}", type="tertiary", shortcut="Right", on_click=played.go, args=(place + 1,)
        )  # fmt: skip
    if played.dealt.problem and not place:
        words.warn(played.dealt.problem, quiet=True)
    with st.container(
        key=f"turn_{len(played.answers)}_{place}"
    ):  # on a phone the next item begins at the top of the screen
        st.html(lining.ARRIVE.read_text(encoding="utf-8"), unsafe_allow_javascript=True)


def _progress(place: int, total: int, who: str) -> None:
    st.html(
        f'<div class="begin"><div class="turn" id="here"></div></div><p class="step"><b>{place + 1} of {total}</b> · {words.safe(who)}</p>'
        f'<div class="bar" aria-hidden="true"><i style="width:{100 * (place + 1) / total:.1f}%"></i></div>'
    )


def _card(view: View, one: Sentence, letter: str) -> str:
    told = pieces(view.results[one.article].article.text, one)
    shown = "".join(
        f'<span class="gap">{STANDS[why][0]}</span>' if why else escape(text, quote=True) for text, why in told
    )
    head = f'<p class="letter">{letter}</p>' if letter else ""
    return f'<div class="card">{head}<blockquote>{shown}</blockquote></div>'


def passing(view: View, played: Game) -> None:
    """Draw the screen between two colleagues: nothing of what was answered stands on it."""
    del view
    total = len(played.dealt.items)
    left = len(played.open)
    done = "everything is answered" if not left else f"{total - left} of {total} answered, {left} left open"
    st.html(
        f'<h2 class="ask">Thank you, {words.safe(played.who)}.</h2><p class="note">{escape(done.capitalize())}.</p>'
    )
    with st.container(horizontal=True, key="onward"):
        st.button("Back to the last item", key="back_last", type="tertiary", on_click=played.go, args=(total - 1,))
        if left:
            st.button(
                "Go to the first one left open",
                key="back_open",
                type="tertiary",
                on_click=played.go,
                args=(played.open[0],),
            )
    others = [name for name in played.answers if name != played.who]
    if others:
        st.html(f'<p class="note">Before you: {", ".join(map(words.safe, others))}.</p>')
    with st.form("blind_pass", border=False):
        name = st.text_input(
            "Pass the machine on. Who is next? A name or initials",
            max_chars=game.LONGEST,
            key=f"blind_next_{len(played.answers)}",
        )
        nexted = st.form_submit_button("Next colleague")
    if nexted:
        played.begin(name)
        st.rerun()
    if played.problem:
        words.warn(played.problem)
    alone = len(played.answers) == 1
    st.html(
        f'<p class="note rule">{"Or see the outlets now. With one colleague, no agreement can be computed." if alone else "Or see the outlets, all answers, and how far you agree. After that nobody can answer this round any more."}</p>'
    )
    st.button("Reveal", key="blind_reveal", type="primary", on_click=played.reveal)
