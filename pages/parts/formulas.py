"""The eight readability formulas side by side: a row a formula, which opens to the sum behind each number, its sentences and words."""

from __future__ import annotations

from functools import partial
from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from analysis.charts import marked
from analysis.comparison import evidence, worked
from analysis.measures import registry
from analysis.measures.readability import in_words
from analysis.wording import number
from pages.parts import exhibits, rows, states, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.comparison.evidence import Shown
    from analysis.comparison.values import Value
    from analysis.comparison.worked import Hard
    from pages.parts.view import View

OPEN, FORMULA, WORKED = "formulas", "formula", "worked"
"""Session keys: whether the table is unfolded, which of its rows is open, and for which article."""
EVERY = -1
"""That every article's number is shown."""
FEW, WORDS = 4, 6
"""Sentences before the reader asks for all; hard words that are named."""
LEAST = 100
"""Words under which grades say little."""
MEANS = {
    worked.CONSENSUS: "the school year that most formulas vote for",
    "flesch_reading_ease": "0 hard to 100 easy; plain English is 60 to 70",
    "dale_chall_readability_score": "a scale of its own: 9 and above is for students, 5 and below for fourth-graders",
}
"""How a number is to be read, where it is not a school year."""
GRADE = "school year, higher is harder"


def table(view: View, measures: Sequence[str]) -> None:
    """Draw the rows, folded at first; warn where a text is too short for grades."""
    every = dict(zip(view.shown, view.values(), strict=True))
    short = [view.names[at] for at, values in every.items() if values[worked.CONSENSUS].words < LEAST]
    if short:
        words.warn(f"Under {LEAST} words in this voice, so its grades say little: {states.listed(short)}.")
    unfolded = st.expander("All eight formulas, side by side", key=OPEN, on_change="rerun", bind="query-params")
    if not unfolded.open:
        return
    exhibits.style()
    with unfolded:
        _rows(view, every, measures)


def _rows(view: View, every: dict[int, dict[str, Value]], measures: Sequence[str]) -> None:
    known = {name: registry()[name].label for name in measures}
    exhibits.pick(FORMULA, (None, *known))
    chosen = st.selectbox(
        "Work out a formula", list(known), index=None, format_func=known.__getitem__, key=FORMULA, bind="query-params",
        placeholder="Choose a formula, or press its row", width=460, label_visibility="collapsed",
    )  # fmt: skip
    shown = exhibits.columns(view)
    names = [f"{words.glyph(view.hues[at])}{words.safe(view.names[at])}" for at in shown]
    st.html(rows.head("", [f'<p class="who">{name}</p>' for name in names]))
    lines = [
        rows.Row(name, known[name], rows.cells(names, [_cell(every[at][name]) for at in shown]), MEANS.get(name, GRADE))
        for name in measures
    ]
    rows.draw(lines, key=FORMULA, opened=partial(_opened, view, every, shown, chosen or ""))


def _cell(value: Value) -> str:
    if value.value != value.value:
        return f'<p class="none">{escape(value.reason)}</p>'
    if value.measure.name == worked.CONSENSUS:
        return f"<p>{escape(in_words(value.value))}</p>"
    return f"<p>{number(value.value, value.measure.decimals)}</p>"


def _opened(view: View, every: dict[int, dict[str, Value]], shown: Sequence[int], name: str) -> None:
    """Draw the formula, and each article's sum with its longest sentence; of one article more."""
    exhibits.pick(WORKED, (EVERY, *view.shown))
    who = st.selectbox(
        "Whose number", [EVERY, *view.shown], format_func=lambda at: "each article" if at == EVERY else view.names[at],
        key=WORKED, bind="query-params", width=260,
    )  # fmt: skip
    measure = registry()[name]
    st.html(f'<p class="note">{escape(measure.label)} = {escape(measure.formula)}.</p>')
    for at in shown if who == EVERY else [who]:
        _number(view, at, every[at][name], few=1 if who == EVERY else FEW)


def _number(view: View, at: int, value: Value, *, few: int) -> None:
    """Draw one article's number: the formula with its counts put in, its hardest words, its longest sentences with the hard words marked."""
    name, result = value.measure.name, view.opened.results[at]
    found = worked.out(result, name, view.choice)
    who = f'<span class="nm">{words.glyph(view.hues[at])}<b>{words.safe(view.names[at])}</b></span>'
    if found is None:
        st.html(f'<p class="figure">{who}: not measured ({escape(value.reason)})</p>')
        return
    hard = worked.hard(result, name, view.choice)
    st.html(
        f'<p class="figure">{who} · <b>{number(value.value, value.measure.decimals)}</b> = <span class="sum">{escape(found.sum)}</span></p>'
        f'<p class="sub">{_counts(found)}{_hardest(at, hard)}</p>'
    )
    some = evidence.sentences(result, name, view.choice, article=at)
    every = len(some) > few > 1 and st.session_state.get("worked_all", False)
    st.html("".join(_sentence(view, one, hard) for one in (some if every else some[:few])))
    if len(some) > few > 1:
        st.toggle(f"Show all {len(some)} sentences", key="worked_all")


def _counts(found: worked.Worked) -> str:
    told = [f"{number(one.number, 0 if one.number == int(one.number) else 1)} {one.what}" for one in found.counts]
    return escape(" · ".join(told))


def _hardest(at: int, hard: Sequence[Hard]) -> str:
    """Return the hardest words, each as the way to where it first stands."""
    told = [
        f"{words.read_in_context(f'{at}-{one.start}-{one.end}', told=one.word)} {escape(one.note.partition(',')[0])}"
        + (f", {count} times" if count > 1 else "")
        for one, count in worked.hardest(hard)[:WORDS]
    ]
    return f"<br>Hardest words: {'; '.join(told)}" if told else ""


def _sentence(view: View, one: Shown, hard: Sequence[Hard]) -> str:
    inside = [word for word in hard if one.start <= word.start < one.end]
    groups = [group for group in marked.groups() if group.key == "hard"]
    body = marked.html(view.opened.results[one.article].article.text, one.start, one.end, worked.marks(inside), groups)
    told = f"{one.share:.0f} words, {len(inside)} of them hard"
    link = words.read_in_context(f"{one.article}-{one.start}-{one.end}")
    return f'<div class="ev"><div><p class="sub">{told}</p></div><blockquote>{body}</blockquote>{link}</div>'
