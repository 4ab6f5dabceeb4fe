"""The words behind a number: one panel for every page. What it shows is the focus: an article, a measure, a sentence."""

from __future__ import annotations

from dataclasses import replace
from html import escape
from typing import TYPE_CHECKING, NamedTuple

import streamlit as st

from analysis.charts import marked
from analysis.comparison import contributions, evidence
from analysis.measures import registry
from analysis.wording import number
from pages.parts import focus, tables, words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from analysis.comparison.choice import Choice
    from analysis.comparison.evidence import Shown
    from analysis.comparison.values import Value
    from pages.parts.view import View

FEW = 4


class Item(NamedTuple):
    """What of an article can be chosen: its name, its measure, and whose words where that is not as in the sidebar."""

    label: str
    measure: str
    voice: str = ""


def items(measures: Sequence[str]) -> dict[str, Item]:
    """Return measures as what can be chosen, by their names."""
    return {name: Item(registry()[name].label, name) for name in measures}


def panel(
    view: View,
    offered: Mapping[str, Item],
    *,
    key: str,
    first: int | None = None,
    item: str = "",
    asks: str = "Measure",
    title: str = "The words behind a number",
) -> None:
    """Draw the panel: controls, the value with its interval, the sentences that make it, every word and what it adds.

    A click on a chart sets the same two controls (session keys ``who`` and ``key``), which are part of the address.
    ``first``: the position of the article shown at the start; with ``None`` nothing is shown before one is chosen.
    ``item``: which of those ``offered`` is.
    """
    words.section(title, "Click a dot above, or choose here. The sentences that add most come first.")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        who = focus.article(view, first=first)
        what = focus.item(asks, {name: one.label for name, one in offered.items()}, key=key, first=item)
    if who is not None:
        _opened(view, who, offered[what], key)


def _opened(view: View, who: int, chosen: Item, key: str) -> None:
    choice = replace(view.choice, voice=chosen.voice or view.choice.voice)
    value = view.values(choice.voice)[view.shown.index(who)][chosen.measure]
    told = f"{escape(chosen.label)} · " if chosen.voice else ""
    st.html(
        f'<p class="figure">{words.glyph(view.hues[who])}<b>{words.safe(view.names[who])}</b> · {told}{figure(value)}</p>'
        f'<p class="sub means">{escape(_means(view, who, value, choice.voice))}</p>'
    )
    found = evidence.sentences(view.opened.results[who], chosen.measure, choice, article=who)
    more = len(found) > FEW and st.session_state.get(f"{key}_all", False)
    for one in found if more else found[:FEW]:
        sentence(view, one, caption(one, value), groups=groups_of(chosen.measure))
    if len(found) > FEW:
        st.toggle(f"Show all {len(found)} sentences", key=f"{key}_all")
    if not found:
        words.warn("No word of this article adds to this number in the chosen voice.", quiet=True)
    _every_word(view, who, value, choice)


def _means(view: View, who: int, value: Value, voice: str) -> str:
    """Say which way a number points, and where it lies among the other articles here."""
    name = value.measure.name
    others = [
        one[name].value
        for at, one in zip(view.shown, view.values(voice), strict=True)
        if at != who and one[name].value == one[name].value
    ]
    up = value.measure.up.replace(" = ", " is ")
    if not others or value.value != value.value:
        return f"{up.capitalize()}."
    low, high = (number(end, value.measure.decimals) for end in (min(others), max(others)))
    return f"{up.capitalize()}. The other{'s' * (len(others) > 1)} here: {low if low == high else f'{low} to {high}'}."


def figure(value: Value) -> str:
    """Return a value with its unit, interval and what it was taken over, as HTML."""
    measure = value.measure
    if value.value != value.value:
        return f"{escape(measure.label)}: not measured ({escape(value.reason)})"
    told = f"{escape(measure.label)} <b>{number(value.value, measure.decimals)}</b> {escape(measure.unit)}"
    if value.low == value.low:
        ends = f"{number(value.low, measure.decimals)} to {number(value.high, measure.decimals)}"
        return f"{told} · 95 % interval {ends} · {value.words:,} words"
    return f"{told} · {escape(value.reason)} · {value.words:,} words"


def caption(one: Shown, value: Value) -> str:
    """Say what one sentence adds."""
    if value.measure.by_formula:
        return f"{one.share:.0f} words"
    finer = value.measure.decimals + 1  # than the value itself: shares of one number are smaller than it
    return f"adds {number(one.share, finer, signed=True)} of {number(value.value, finer)}"


def groups_of(measure: str) -> list[marked.Group]:
    """Return the marks that explain a measure."""
    keys = {"sentiment": ("positive", "negative"), "headline_sentiment": ("positive", "negative")}
    wanted = keys.get(measure) or (
        ("hard",) if registry()[measure].by_formula else ("charged", "label", "doubt", "hedge")
    )
    return [group for group in marked.groups() if group.key in {*wanted, *marked.VOICES}]


def sentence(view: View, one: Shown, told: str, *, groups: Sequence[marked.Group], who: str = "") -> None:
    """Draw one sentence with its marks, what it shows, and the way to it in the Reading room."""
    result = view.opened.results[one.article]
    body = marked.html(result.article.text, one.start, one.end, result.marks, groups)
    head = (
        f'<p class="who">{words.glyph(view.hues[one.article])}{words.safe(view.names[one.article])}</p>' if who else ""
    )
    place = f"{one.article}-{one.start}-{one.end}"
    link = words.read_in_context(place)
    st.html(
        f'<div class="ev"><div>{head}<p class="sub">{escape(told)}</p></div><blockquote>{body}</blockquote>{link}</div>'
    )


def _every_word(view: View, who: int, value: Value, choice: Choice) -> None:
    made = contributions.of(view.opened.results[who], value.measure.name, choice)
    if not made:
        return
    with st.expander("Every count and the formula" if value.measure.by_formula else "Every word and what it adds"):
        st.html(f'<p class="note">{escape(value.measure.formula)}</p>')
        rows = [(one.words, one.share, *(("", "") if one.start < 0 else (one.start, one.end))) for one in made]
        tables.table(["words", "adds", "start", "end"], rows, file=f"{value.measure.name}-{who}.csv")
