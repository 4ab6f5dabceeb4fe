"""The top of the page: the question, what is looked at and how, the state in words, and the finding."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from analysis.charts.look import COLOURED
from analysis.measures import registry
from analysis.over_time import findings
from analysis.over_time.chance import FEWEST
from analysis.over_time.collection import fewest_words
from analysis.wording import shorten
from pages.parts import words
from pages.parts.view import VOICES

if TYPE_CHECKING:
    from pages.passing.counting import Counted
    from pages.passing.source import Source

FIRST = (
    "loaded_language", "sentiment", "reading_grade", "quoted_share", "paraphrased_share", "headline_loaded_language",
    "headline_sentiment",
)  # fmt: skip
"""Measures that stand first in the choice."""
MOST_OUTLETS = 12
MOST_CHOICES = 500
"""Outlets among which a reader can choose: those that share most events with others."""
TWO = 2
UNNAMED = "No article says who published it: fill the outlets in on the Library page."
UNNAMED_IN_FILE = (
    "This file does not tell who published what. Measure the articles again from a table or JSON lines, and name the column "
    "that tells it: python -m analysis batch … --outlet COLUMN"
)
NAME_SHOWN = 60
"""Characters of a name within a sentence."""


@dataclass(frozen=True)
class Asked:
    """What the reader wants to see. ``shown``: outlets; ``hues`` in their order; ``period``: first and last day, ordinals."""

    measure: str
    voice: str
    shown: tuple[int, ...]
    hues: tuple[int | None, ...]
    period: tuple[int, int] | None


def question() -> None:
    """Write the page's question."""
    st.html('<p class="eyebrow">Outlets over time</p><h1 class="px">Event after event, how do outlets differ?</h1>')


def choose(given: Source) -> Asked | None:
    """Draw the choices and return them; ``None`` where nothing is chosen."""
    measures = [*FIRST, *(name for name in registry() if name not in FIRST)]
    with st.container(horizontal=True, vertical_alignment="bottom", key="passing_choices"):
        measure = st.selectbox(
            "Measure", measures, format_func=lambda name: registry()[name].label, key="measure", bind="query-params", width=300
        )  # fmt: skip
        period = _period(given)
    shown = _outlets(given)
    voice = st.session_state.get("voice") or "all"
    if not given.collection.outlets:
        words.warn(UNNAMED if given.is_library else UNNAMED_IN_FILE, quiet=True)
        return None
    if not shown:
        words.warn("No outlet is chosen: choose one or more above.", quiet=True)
        return None
    return Asked(str(measure), str(voice), tuple(shown), hues(given.order, shown), period)


def _outlets(given: Source) -> list[int]:
    """Let the reader choose outlets: all of a few by their shapes, the busiest of many by name."""
    names, order = given.collection.outlets, given.order[:MOST_CHOICES]
    if not order:
        return []
    key = f"outlets_{given.short}"
    if len(names) > MOST_OUTLETS:
        return list(
            st.multiselect(
                f"Outlets (up to {MOST_OUTLETS} of {len(names):,})", order, default=order[:COLOURED], key=key,
                format_func=lambda at: names[at], max_selections=MOST_OUTLETS, bind="query-params",
            )
        )  # fmt: skip
    shown = st.pills(
        "Outlets", order, format_func=lambda at: words.label(names[at]), selection_mode="multi", default=order[:COLOURED],
        key=key, bind="query-params", wrap=True,
    )  # fmt: skip
    chosen = [at for at in order if at in shown]
    known = dict(zip(chosen, hues(order, chosen), strict=True))
    words.shape_pills(key, [known.get(at) for at in order])
    return chosen


def hues(order: list[int], shown: list[int]) -> tuple[int | None, ...]:
    """Return the colours of the outlets shown: the five busiest keep theirs, what they leave goes to the others in turn."""
    own = {outlet: at for at, outlet in enumerate(order[:COLOURED])}
    free = iter(at for outlet, at in own.items() if outlet not in shown)
    return tuple(own[outlet] if outlet in own else next(free, None) for outlet in shown)


def _period(given: Source) -> tuple[int, int] | None:
    """Let the reader choose from which month to which; all of them, undated articles too, is ``None``."""
    known = given.collection.day[given.collection.day >= 0]
    if not len(known):
        return None
    first, last = (datetime.date.fromordinal(int(day)) for day in (known.min(), known.max()))
    months = [
        datetime.date(at // 12, at % 12 + 1, 1)
        for at in range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    ]
    if len(months) < TWO:
        return None
    labels = {month: f"{month:%b %Y}" for month in months}
    start, end = st.select_slider(
        "Period", months, value=(months[0], months[-1]), format_func=labels.__getitem__, key=f"period_{given.short}",
        bind="query-params", width=420,
    )  # fmt: skip
    if (start, end) == (months[0], months[-1]):
        return None
    after = datetime.date(end.year + end.month // 12, end.month % 12 + 1, 1)
    return start.toordinal(), after.toordinal() - 1


def state(given: Source, asked: Asked, found: Counted) -> None:
    """Write what is compared, and what was left out and why."""
    known = found.slice.day[found.slice.day >= 0]
    dates = [datetime.date.fromordinal(int(day)) for day in (known.min(), known.max())] if len(known) else []
    told = [
        f"<b>{VOICES[asked.voice]}</b>",
        escape(registry()[asked.measure].label.lower()),
        f"{len(found.slice.row):,} of {len(given.collection):,} articles",
        f"{found.events:,} event{'s' * (found.events != 1)} told by two outlets or more",
        f"{len(asked.shown)} of {len(given.collection.outlets):,} outlets shown",
        words.days(dates) or "no dates known",
        "from the library" if given.is_library else f"from {words.safe(given.told)}",
    ]
    st.html(f'<p class="state">{" · ".join(told)}</p>')
    for sentence in _left_out(given, asked, found):
        words.warn(sentence, quiet=True)


def _left_out(given: Source, asked: Asked, found: Counted) -> list[str]:
    one = found.slice
    parts = [
        (one.short, f"under {fewest_words(asked.measure)} words in this voice, or without a value"),
        (one.nameless, "without an outlet"),
        (one.undated, "without a date, while a period is chosen"),
        (given.twice, "the same text again by the same outlet"),
    ]
    told = [f"{count:,} {why}" for count, why in parts if count]
    sentences = [f"Left out: {'; '.join(told)}."] if told else []
    if given.sample:
        sentences.append("This is the sample event, for want of events of your own: one event shows nothing over time.")
    elif given.is_library and len(given.collection.events) == 1:
        sentences.append(f"There is one event only: from {FEWEST} on this page has something to say.")
    if not given.is_library and not len(given.collection.events):
        sentences.append(
            "This file does not tell which articles belong to one event: outlets are shown in themselves, not against each other. "
            "Measure the articles again and name the column that tells it (python -m analysis batch … --event COLUMN), or put the "
            "articles of each event into a folder of its own first."
        )
    elif not given.is_library and not found.events:
        sentences.append(
            "No event of this file is told by two of its outlets: check that what was taken as the event is one, and not the outlet, "
            "a topic or the article itself."
        )
    elif alone := int((given.collection.event[one.row] < 0).sum()):
        sentences.append(
            f"{alone:,} {'article has' if alone == 1 else 'articles have'} no event: {'it counts' if alone == 1 else 'they count'} "
            "in time, but not against other outlets."
        )
    if given.example:
        more = f", and {given.joined - 1:,} more" * (given.joined > 1)
        first, other = (shorten(words.option(name), NAME_SHOWN) for name in given.example)
        sentences.append(f"Names that differ in capitals and spaces alone count as one: “{first}” and “{other}”{more}.")
    if not len(one.day[one.day >= 0]):
        sentences.append("No article has a date: there is no timeline. Dates can be filled in in the Library.")
    return sentences


def finding(given: Source, asked: Asked, found: Counted) -> None:
    """Write the answer."""
    names = [given.collection.outlets[outlet] for outlet in asked.shown]
    told = findings.overall(asked.measure, found.pooled, names, asked.shown, found.places, leaders=found.leaders)
    st.html(f'<p class="finding">{words.runs(told, asked.hues)}</p>')
