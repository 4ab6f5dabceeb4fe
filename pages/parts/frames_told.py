"""What the room of frames says in words and in tables."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, NamedTuple

import streamlit as st

from analysis.comparison import findings
from analysis.comparison.findings import Run
from analysis.measures.frames import frames
from analysis.wording import number
from pages.parts import head, tables

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.comparison.differences import Difference
    from analysis.comparison.frame_mixes import Distance
    from analysis.comparison.frames import Profile
    from pages.parts.view import View

UNIT = "cues per 100 words"


class Seen(NamedTuple):
    """What is compared. ``paired``: every two articles; else each with all others (``b`` is −1)."""

    profiles: list[Profile]
    gaps: list[Difference]
    apart: list[Distance]
    paired: bool


def finding(view: View, seen: Seen) -> list[list[Run]]:
    names = head.names(view)
    if len(names) < 2:  # noqa: PLR2004 - two make a comparison
        return [[Run("One article is not a comparison. "), Run("Choose a second one in the sidebar.", strong=True)]]
    clear = sorted((gap for gap in seen.gaps if gap.clear), key=lambda gap: -abs(gap.difference))
    told: dict[str, list[Run]] = {}
    for gap in clear:
        told.setdefault(gap.measure, _told(gap, seen, names))
    if told:
        return [*list(told.values())[:2], *_rest(seen, set(told))]
    far = next((one for one in seen.apart if one.clear), None)
    if far is not None:
        whom = [Run(" and "), Run(names[far.b], article=far.b)] if far.b >= 0 else [Run(" and the others")]
        return [[Run("In their mix of frames "), Run(names[far.a], article=far.a), *whom, Run(" clearly differ; in no single frame can we tell the outlets apart.")]]  # fmt: skip
    if not any(gap.p == gap.p for gap in seen.gaps):
        return [[Run("There is too little text here to compare frames.", strong=True)]]
    return [[Run("In their frames we cannot tell the outlets apart.", strong=True)]]


def _told(gap: Difference, seen: Seen, names: Sequence[str]) -> list[Run]:
    label = next(frame.label for frame in frames() if frame.name == gap.measure).lower()
    value = seen.profiles[gap.a].rates[gap.measure].value
    other = value - gap.difference
    high, low = (gap.a, gap.b) if gap.difference > 0 else (gap.b, gap.a)

    def who(i: int) -> Run:
        return Run(names[i], article=i) if i >= 0 else Run("the others")

    numbers = f" ({number(max(value, other), 1)} against {number(min(value, other), 1)} cues per 100 words)"
    if high < 0:
        return [who(low), Run(f" dwells less on {label} than "), who(high), Run(f"{numbers}.")]
    return [who(high), Run(f" dwells more on {label} than "), who(low), Run(f"{numbers}.")]


def _rest(seen: Seen, told: set[str]) -> list[list[Run]]:
    clear = {gap.measure for gap in seen.gaps if gap.clear}
    more = len(clear - set(list(told)[:2]))
    if more:
        return [
            [
                Run(
                    f"{more} more frame{'s differ' if more > 1 else ' differs'} clearly; in the others we cannot tell them apart.",
                    strong=True,
                )
            ]
        ]
    return [[Run("In the other frames we cannot tell them apart.", strong=True)]]


def first(seen: Seen) -> tuple[int, str]:
    """Return which article (among those shown) and frame the page opens with: the higher side of the widest clear difference."""
    clear = [gap for gap in seen.gaps if gap.clear]
    if not clear:
        return 0, frames()[0].name
    gap = max(clear, key=lambda gap: abs(gap.difference))
    return (gap.a if gap.difference > 0 or gap.b < 0 else gap.b), gap.measure


def short(frame: str, seen: Seen, names: Sequence[str]) -> str:
    """Return the few words beside a band."""
    if not any(one.present(frame) for one in seen.profiles):
        return "Too few cues in any article"
    return findings.short(frame, seen.gaps, names)


def alt(view: View, seen: Seen) -> str:
    parts = []
    for frame in frames():
        told = [
            f"{name} {number(one.rates[frame.name].value, 1)}"
            for name, one in zip(head.names(view), seen.profiles, strict=True)
            if one.words
        ]
        parts.append(f"{frame.label}: {', '.join(told) or 'nothing measured'}")
    return f"Dots with intervals, {UNIT}. {'; '.join(parts)}."


def figure(one: Profile, name: str) -> str:
    frame, rate = next(frame for frame in frames() if frame.name == name), one.rates[name]
    if rate.value != rate.value:
        return f"{escape(frame.label)}: not measured ({escape(rate.reason)})"
    ends = (
        f" · 95 % interval {number(rate.ends.low, 1)} to {number(rate.ends.high, 1)}"
        if rate.ends.low == rate.ends.low
        else ""
    )
    count = f"{len(one.marks[name])} cues, {one.different[name]} different"
    return f"{escape(frame.label)} ({escape(frame.meaning)}): <b>{number(rate.value, 1)}</b> {UNIT}{ends} · {count}"


def tables_of(view: View, seen: Seen) -> None:
    names = head.names(view)
    with st.expander("The numbers as a table"):
        rows = [
            (
                name, frame.label, _round(one.rates[frame.name].value), _round(one.rates[frame.name].ends.low),
                _round(one.rates[frame.name].ends.high), len(one.marks[frame.name]), one.different[frame.name],
                one.words, "yes" if one.present(frame.name) else "no",
            )
            for name, one in zip(names, seen.profiles, strict=True)
            for frame in frames()
        ]  # fmt: skip
        header = ["article", "frame", UNIT, "low 95 %", "high 95 %", "cues", "different cues", "words", "present"]
        tables.table(header, rows, file="frames.csv")
        told = [
            (
                next(frame.label for frame in frames() if frame.name == gap.measure), names[gap.a], names[gap.b] if gap.b >= 0 else "all others",
                *map(_round, (gap.difference, gap.low, gap.high, gap.p_holm)), "clear" if gap.clear else "cannot tell apart",
            )
            for gap in seen.gaps
        ]  # fmt: skip
        tables.table(["frame", "article", "minus", "difference", "low 95 %", "high 95 %", "adjusted p", "told apart"], told, file="frame-differences.csv")  # fmt: skip
        far = [
            (names[one.a], names[one.b] if one.b >= 0 else "all others", *map(_round, (one.value, one.low, one.high, one.chance, one.p_holm)), one.reason or ("clear" if one.clear else "cannot tell apart"))
            for one in seen.apart
        ]  # fmt: skip
        tables.table(
            ["article", "other", "distance", "low 95 %", "high 95 %", "by chance", "adjusted p", "told apart"],
            far,
            file="frame-distances.csv",
        )


def _round(value: float) -> float | None:
    return None if value != value else round(value, 4)
