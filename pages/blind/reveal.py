"""The reveal: how far the colleagues agree, how they and the measure meet, and every item with its outlets, marks and answers."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from analysis.comparison.blind import alpha, outcome, tell
from analysis.comparison.blind.record import CANNOT, Kind
from analysis.wording import number
from pages.blind import items
from pages.parts import tables, words

if TYPE_CHECKING:
    from analysis.comparison.blind.alpha import Alpha
    from pages.blind.game import Game
    from pages.parts.view import View

FOOT = (
    "Sentences are drawn by chance, whatever any measure says, and only the outlet’s own words are asked about and measured. Agreement is Krippendorff’s alpha "
    "(2011): 1 is full agreement, 0 what chance gives; from 0.8 on it is called reliable, from 0.667 on tentative. Its interval draws items anew, 2,000 times. "
    "A sentence’s charge is a weighted count in few words (gamma interval of Fay and Feuer, 1997); two sentences are compared by dealing their marks out in every "
    "possible way, each pair by itself at 5 %. Guesses are set against chance by the exact binomial interval, as if all were independent. It fails where a "
    "handful of colleagues and a few sentences are taken for more than that."
)


def draw(view: View, played: Game) -> None:
    """Draw the reveal of a round that was answered."""
    people = len(played.answers)
    if not people:
        words.warn("Nobody answered an item of this round.")
    else:
        _summary(view, played)
    words.section("Item by item", "Each opens in the Reading room in a new window, so that the answers here stay.")
    for place in range(len(played.dealt.items)):
        st.html(items.html(view, played, place))
    if people:
        _table(view, played)
    st.button("New round", key="blind_again", type="primary", on_click=played.again)
    st.html(f'<p class="note foot">{escape(FOOT)}</p>')
    st.page_link("methods.py", label="How this is measured")


def _summary(view: View, played: Game) -> None:
    dealt, answers, people = played.dealt, played.answers, len(played.answers)
    seed = int(view.results[0].article.text_hash[:12], 16) + played.number
    pairs = [i for i, item in enumerate(dealt.items) if item.kind is Kind.PAIR]
    found = outcome.agreement(dealt, answers, Kind.PAIR, "ordinal", seed=seed)
    judged = [outcome.judge(view.results, dealt.items[i], outcome.majority(answers, i)) for i in pairs]
    if pairs:
        st.html(f'<p class="finding">{escape(alpha.meaning(found, people))}</p>')
        st.html(f'<p class="figure">{_figure(found, people)}</p>')
        words.section("You and the measure")
        words.text(tell.totals(judged, people))
    if len(pairs) < len(dealt.items):
        guessed = outcome.guesses(dealt, answers)
        words.section("Who wrote it")
        words.text(tell.guesses(guessed))
    if people > 1:
        _more(played, seed)


def _figure(found: Alpha, people: int) -> str:
    if found.value != found.value:
        return f"{people} colleague{'s' * (people != 1)}"
    ends = f" · 95 % interval {number(found.low, 2)} to {number(found.high, 2)}" if found.low == found.low else ""
    return (
        f"Krippendorff’s alpha <b>{number(found.value, 2)}</b>{ends} · {people} colleagues · "
        f"{found.units} pairs answered by two or more"
    )


def _more(played: Game, seed: int) -> None:
    """Write the agreement in every way it can be taken, and each colleague's guesses."""
    dealt, answers = played.dealt, played.answers
    kinds = {item.kind for item in dealt.items}
    asked = [
        (Kind.PAIR, "ordinal", "Pairs, “no difference” between A and B (ordinal)"),
        (Kind.PAIR, "nominal", "Pairs, equal or not (nominal)"),
        (Kind.WHO, "nominal", "Outlets guessed, equal or not (nominal)"),
    ]
    rows = []
    for kind, metric, told in asked:
        if kind in kinds:
            one = outcome.agreement(dealt, answers, kind, metric, seed=seed)
            value = number(one.value, 3) if one.value == one.value else "–"
            ends = f"{number(one.low, 2)} to {number(one.high, 2)}" if one.low == one.low else "–"
            rows.append((told, value, ends, one.units, one.reason))
    with st.expander("Agreement and guesses in figures"):
        st.html(_grid(("Krippendorff’s alpha", "value", "95 % interval", "items", ""), rows))
        if Kind.WHO in kinds:
            each = [
                (name, outcome.guesses(dealt, {name: given}), _unsure(played, given)) for name, given in answers.items()
            ]
            told = [(name, f"{one.right} of {one.made}", unsure, one.told) for name, one, unsure in each]
            st.html(_grid(("Guesses of", "right", "“cannot tell”", ""), told))


def _unsure(played: Game, given: dict[int, str]) -> int:
    return sum(given.get(i) == CANNOT for i in range(len(played.dealt.items)))


def _grid(header: tuple[str, ...], rows: list[tuple[object, ...]]) -> str:
    top = "".join(f"<th>{escape(name)}</th>" for name in header)
    body = "".join("<tr>" + "".join(f"<td>{words.safe(str(cell))}</td>" for cell in row) + "</tr>" for row in rows)
    return f'<table class="grid"><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table>'


def _table(view: View, played: Game) -> None:
    rows = outcome.rows(view.results, played.dealt, played.answers, played.number)
    with st.expander("All answers as a table"):
        tables.table([*outcome.HEADER, *outcome.HEADER_SEEDS], rows, file="blind-round.csv")
