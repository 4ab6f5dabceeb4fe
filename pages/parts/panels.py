"""What several pages draw from the compared values: panels of dots, headlines side by side, the table of numbers."""

from __future__ import annotations

import math
from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from analysis.article import Role
from analysis.charts import marked
from analysis.charts.panels import panel
from analysis.comparison import findings
from analysis.measures import registry
from analysis.wording import number
from pages.parts import head, opening, states, tables, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.charts.dots import Panel
    from analysis.comparison.differences import Difference
    from analysis.comparison.values import Value
    from pages.parts.view import View

CARDS = 10
"""Headlines that are shown before the reader asks for all."""
HEADLINES = "every_headline"
"""Session key of that choice."""


def of(view: View, measures: Sequence[str]) -> list[Panel]:
    """Return a panel a measure, each with its finding."""
    pairs, names = findings.ranked(view.differences(measures=measures), view.values()), head.names(view)
    found = dict(zip(view.shown, view.values(), strict=True))
    return [
        panel(name, {key: value[name] for key, value in found.items()}, findings.short(name, pairs, names))
        for name in measures
    ]


def titled(view: View) -> str:
    """Return how many of the chosen articles have a headline: "5 headlines"."""
    count = sum(bool(view.opened.results[i].article.title) for i in view.shown)
    return f"{count or 'no'} headline{'s' * (count != 1)}"


def headlines(view: View) -> str:
    """Return the headlines side by side, with their marks, as HTML."""
    shown = [group for group in marked.groups() if group.key in {"charged", "label", "doubt", "hedge"}]
    values = dict(zip(view.shown, view.values(), strict=True))
    some = states.first(view.shown, key=HEADLINES, most=CARDS)
    cards = "".join(_headline(view, i, values[i], shown) for i in some)
    return f'<div class="heads" style="--n:{min(len(some), 5)}">{cards}</div>'


def all_headlines(view: View) -> None:
    """Draw the switch that shows all of many headlines."""
    states.rest(view.shown, key=HEADLINES, what="headlines", most=CARDS)


def _headline(view: View, position: int, values: dict[str, Value], shown: Sequence[marked.Group]) -> str:
    result = view.opened.results[position]
    title = next((part for part in result.article.parts if part.role is Role.TITLE), None)
    if title is None or title.start is None:
        text = "<em>No headline in this text</em>"
    else:
        text = marked.html(result.article.text, title.start, title.start + len(title.text), result.marks, shown)
    first = title or next((part for part in result.article.parts if part.start is not None), None)
    name = words.safe(view.names[position])
    if first is not None and first.start is not None:
        place = f"{position}-{first.start}-{first.start + len(first.text)}"
        name = words.read_in_context(place, told=view.names[position])
    hue = view.hues[position]
    date = result.article.date
    loaded = values["loaded_language"]
    rate = escape("no words in this voice") if not loaded.words else _charged(view, position, loaded)
    return (
        f'<article class="b{"x" if hue is None else hue}"><p class="who">{words.glyph(hue)}{name}</p>'
        f'<h3>{text}</h3><p class="sub">{words.day(date) if date else "date unknown"}<br>{rate}</p></article>'
    )


def _charged(view: View, position: int, loaded: Value) -> str:
    """Return an article's charged wording in words, as the way to the marks that make it."""
    name, choices = loaded.measure.name, st.session_state.get(words.ADDRESS, {})
    told = f"charged wording {number(loaded.value, loaded.measure.decimals)}"
    return f"{opening.link(name, view.names[position], told, choices)} {escape(loaded.measure.unit)}"


def numbers(view: View, measures: Sequence[str]) -> None:
    """Draw the table behind the page: every value with its interval, and every pair's difference, both to download."""
    if (place := tables.folded("The numbers as a table", key="numbers")) is None:
        return
    header = ["article", "measure", "value", "low 95 %", "high 95 %", "unit", "words", "sentences", "note"]
    rows = [
        (
            view.names[i],
            v.measure.label,
            _round(v.value, v),
            _round(v.low, v),
            _round(v.high, v),
            v.measure.unit,
            v.words,
            v.sentences,
            v.reason,
        )
        for i, values in zip(view.shown, view.values(), strict=True)
        for v in (values[name] for name in measures)
    ]
    with place:
        tables.table(header, rows, file="values.csv")
        st.html(
            '<p class="note">Every pair: “clear” after adjusting for the number of pairs shown; all else we cannot tell apart.</p>'
        )
        if len(pairs := every_pair(view, measures)):
            names = head.names(view)
            told = [
                (
                    registry()[d.measure].label,
                    names[d.a],
                    names[d.b],
                    *(_round(n, None) for n in (d.difference, d.low, d.high, d.p_holm)),
                    "clear" if d.clear else "cannot tell apart",
                )
                for d in pairs
            ]
            tables.table(
                ["measure", "article", "minus", "difference", "low 95 %", "high 95 %", "adjusted p", "told apart"],
                told,
                file="differences.csv",
            )


def every_pair(view: View, measures: Sequence[str]) -> Sequence[Difference]:
    """Return every pair's difference; where there are very many, once the reader asks for them."""
    pairs = view.differences(measures=measures)
    count = math.comb(len(view.shown), 2)
    if pairs and view.many and not st.toggle(f"Show all {count:,} pairs", key="every_pair"):
        return ()
    return pairs


def _round(value: float, of_value: Value | None) -> float | None:
    if value != value:
        return None
    return round(value, of_value.measure.decimals + 1 if of_value else 4)


def tone(view: View, voices: dict[str, str]) -> list[Panel]:
    """Return a panel of tone for each voice, and one for the headline, all on one scale."""
    span = _span([value["sentiment"] for voice in voices for value in view.values(voice)])
    found = [
        panel(
            "sentiment",
            {key: value["sentiment"] for key, value in zip(view.shown, view.values(voice), strict=True)},
            findings.short("sentiment", _ranked(view, voice, "sentiment"), head.names(view)),
            title=label,
            item=voice,
            span=span,
        )
        for voice, label in voices.items()
    ]
    values = {key: value["headline_sentiment"] for key, value in zip(view.shown, view.values("all"), strict=True)}
    return [
        *found,
        panel("headline_sentiment", values, "One sentence", title="Headline", item="headline", span=(-1.08, 1.08)),
    ]


def _ranked(view: View, voice: str, measure: str) -> list[Difference]:
    return findings.ranked(view.differences(voice, measures=[measure]), view.values(voice))


def _span(values: Sequence[Value]) -> tuple[float, float]:
    """One scale for all voices: at least −0.5 to +0.5, and wide enough for every interval."""
    ends = [abs(end) for v in values for end in (v.value, v.low, v.high) if end == end]
    most = min(1.08, max([0.5, *ends]) * 1.1)
    return (-most, most)


def loaded(view: View) -> list[Panel]:
    """Return charged wording in all, own, quoted and paraphrased words, on one scale."""
    voices = {"all": "All words", "own": "Own words", "quoted": "Quoted words", "paraphrased": "Paraphrased"}
    by_voice = {voice: [value["loaded_language"] for value in view.values(voice)] for voice in voices}
    most = max(
        (end for values in by_voice.values() for v in values for end in (v.value, v.high) if end == end), default=1.0
    )
    return [
        panel(
            "loaded_language",
            dict(zip(view.shown, by_voice[voice], strict=True)),
            findings.short("loaded_language", _ranked(view, voice, "loaded_language"), head.names(view)),
            title=label,
            item=voice,
            span=(-0.05 * most, 1.09 * most),
        )
        for voice, label in voices.items()
    ]
