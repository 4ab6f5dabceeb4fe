"""What is behind a dot: the articles of an outlet on an event or in a period, and the way to their words."""

from __future__ import annotations

import datetime
from html import escape
from typing import TYPE_CHECKING

import numpy as np
import streamlit as st

from analysis.measures import registry
from analysis.over_time import findings, timeline
from analysis.wording import number
from pages.parts import sidebar, tables, words
from pages.passing import articles, clicking, counting, exhibits

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pages.passing.counting import Counted
    from pages.passing.source import Source
    from pages.passing.top import Asked

ENDS = 5
"""Events listed from each end of an outlet's range."""
SIDE_BY_SIDE = 3


def panel(given: Source, asked: Asked, found: Counted) -> None:
    """Draw the choice of outlet and event or period, and the articles behind it."""
    words.section(
        "The articles behind a dot",
        "Chosen here or by a click. "
        + (
            "Each leads to its text."
            if given.is_library
            else "A batch file holds no texts: it tells which articles they are."
        ),
    )
    outlet, which = _choices(given, asked, found)
    if which == counting.LEVEL:
        _in_itself(given, asked, found, outlet)
    elif which.startswith("e"):
        _event(given, asked, found, int(which[1:]))
    elif which.startswith("p"):
        _in_period(given, asked, found, outlet, datetime.date.fromisoformat(which[1:]))
    else:
        _ends(given, asked, found, outlet)


def _choices(given: Source, asked: Asked, found: Counted) -> tuple[int, str]:
    names = given.collection.outlets
    best = max(
        zip(found.pooled, asked.shown, strict=True),
        key=lambda one: (one[0].clear, one[0].p == one[0].p, abs(one[0].gap)),
    )[1]
    if st.session_state.get(clicking.OF, best) not in asked.shown:
        del st.session_state[clicking.OF]
    with st.container(horizontal=True, key="behind_choices"):
        outlet = st.selectbox(
            "Outlet",
            list(asked.shown),
            format_func=lambda at: names[at],
            key=clicking.OF,
            bind="query-params",
            width=300,
        )
        told = _which(given, asked, found, outlet)
        if st.session_state.get(clicking.WHICH, counting.GAP) not in told:
            del st.session_state[clicking.WHICH]
        which = st.selectbox(
            "Event or period", list(told), format_func=lambda key: told.get(key, ""), key=clicking.WHICH, bind="query-params",
            width=520,
        )  # fmt: skip
    return outlet, which or counting.GAP


def _which(given: Source, asked: Asked, found: Counted, outlet: int) -> dict[str, str]:
    """Return what can be chosen of an outlet: all, the events drawn (highest first), the periods of the timeline."""
    told = {
        counting.GAP: "Its events, furthest from the others first",
        counting.LEVEL: "All its articles, highest value first",
    }
    told |= {
        f"e{event}": given.events[event]
        for row in reversed(found.drawn[outlet])
        if (event := int(found.gaps.event[row])) >= 0
    }
    kind, unit = (st.session_state.get(key) or default for key, default in (("in_time", counting.GAP), ("each", "")))
    line = counting.in_time(given, asked, found, kind, unit)
    return told | {
        f"p{start.isoformat()}": f"Period: {timeline.named(start, line.unit)}"
        for start, one in zip(line.starts, (point for point in line.points if point.outlet == outlet), strict=True)
        if one.articles
    }


def _who(given: Source, asked: Asked, outlet: int, told: str) -> None:
    """Write whose numbers follow."""
    name, hue = given.collection.outlets[outlet], asked.hues[asked.shown.index(outlet)]
    st.html(f'<p class="figure">{words.glyph(hue)}<b>{words.safe(name)}</b> · {escape(told)}</p>')


# ---------------------------------------------------------------- the events of an outlet


def _ends(given: Source, asked: Asked, found: Counted, outlet: int) -> None:
    """Draw the events in which the outlet lies furthest above and below the others."""
    mine = np.flatnonzero(found.gaps.outlet == outlet)
    pooled = found.pooled[asked.shown.index(outlet)]
    mean = f": {findings.amount(asked.measure, pooled.gap, found.places)} on average" if len(mine) else ""
    _who(given, asked, outlet, f"{exhibits.counted(pooled.events, 'event')} that others tell too{mean}")
    if not len(mine):
        words.warn(
            "No other outlet here tells of an event that this one tells of: there is nothing to compare.", quiet=True
        )
        return
    order = mine[np.argsort(-found.gaps.gap[mine], kind="stable")]
    rows = order if len(order) <= 2 * ENDS else np.concatenate([order[:ENDS], order[-ENDS:]])
    labels = articles.event_labels(given)
    body = "".join(_end(given, asked, found, int(row), labels) for row in rows)
    head = "".join(f"<th>{told}</th>" for told in ("Event", "Difference", "This outlet", "The others", "Day", ""))
    st.html(tables.grid(f"<tr>{head}</tr>", body, told="Events furthest from the others", kind="ends"))
    if len(order) > len(rows):
        st.html(
            f'<p class="note">The {ENDS} highest and the {ENDS} lowest of {len(order):,} events; choose any other above.</p>'
        )


def _end(given: Source, asked: Asked, found: Counted, row: int, labels: Mapping[str, str]) -> str:
    apart, places = found.gaps, found.places
    event, value, gap, day = int(apart.event[row]), float(apart.value[row]), float(apart.gap[row]), int(apart.day[row])
    told = words.day(datetime.date.fromordinal(day)) if day >= 0 else "not known"
    rows = np.flatnonzero(given.collection.event == event)
    mine = rows[given.collection.outlet[rows] == int(apart.outlet[row])].tolist()
    level = number(value, places)
    if len(mine) == 1 and given.collection.event_ids[event] in labels:
        level = articles.opened(given, asked, mine[0], level, articles.address(given, event, labels))
    cells = (
        words.safe(given.events[event]), f"<b>{number(gap, places, signed=True)}</b>", level,
        number(value - gap, places), escape(told), _side_by_side(given, event, rows, int(apart.outlet[row]), labels),
    )  # fmt: skip
    return f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"


def _side_by_side(given: Source, event: int, rows: Sequence[int], outlet: int, labels: Mapping[str, str]) -> str:
    """Return the link to up to three of the event's articles, the outlet's first, "" where there is no text."""
    if given.collection.event_ids[event] not in labels:
        return ""
    places = sorted(range(len(rows)), key=lambda at: int(given.collection.outlet[rows[at]]) != outlet)[:SIDE_BY_SIDE]
    told = ".".join(articles.place(given, int(rows[at]), at) for at in places)
    return words.into_reading_room(told, articles.address(given, event, labels), told="Read side by side")


# ---------------------------------------------------------------- articles


def _event(given: Source, asked: Asked, found: Counted, event: int) -> None:
    rows = np.flatnonzero(given.collection.event == event)
    labels = articles.event_labels(given)
    identity = given.collection.event_ids[event]
    known = identity in labels
    link = words.link("./", sidebar.event_choice(dict(labels), identity), "Open this event") if known else ""
    st.html(f'<p class="figure"><b>{words.safe(given.events[event])}</b> · {len(rows)} articles {link}</p>')
    order = sorted(rows.tolist(), key=lambda row: -articles.rank(articles.value_of(given, asked, row)[0]))
    articles.listed(given, asked, order, labels, found.places)


def _in_itself(given: Source, asked: Asked, found: Counted, outlet: int) -> None:
    """Draw all articles of an outlet that count: what its value in itself is the mean of."""
    mine = found.slice.row[found.slice.outlet == outlet]
    order = sorted(mine.tolist(), key=lambda row: -articles.rank(articles.value_of(given, asked, row)[0]))
    profile = found.profiles[asked.shown.index(outlet)]
    mean = number(profile.value, found.places) if profile.value == profile.value else "not measured"
    _who(
        given,
        asked,
        outlet,
        f"{mean} {registry()[asked.measure].unit}, the mean of {exhibits.counted(len(order), 'article')}",
    )
    articles.listed(given, asked, order, articles.event_labels(given), found.places)


def _in_period(given: Source, asked: Asked, found: Counted, outlet: int, start: datetime.date) -> None:
    line = counting.in_time(given, asked, found, counting.LEVEL, st.session_state.get("each") or "")
    later = [one for one in line.starts if one > start]
    end = later[0].toordinal() if later else np.iinfo(np.int64).max
    mine = found.slice.row[
        (found.slice.outlet == outlet) & (found.slice.day >= start.toordinal()) & (found.slice.day < end)
    ]
    order = sorted(mine.tolist(), key=lambda row: -articles.rank(articles.value_of(given, asked, row)[0]))
    _who(given, asked, outlet, f"{exhibits.counted(len(order), 'article')}, highest value first")
    articles.listed(given, asked, order, articles.event_labels(given), found.places)
