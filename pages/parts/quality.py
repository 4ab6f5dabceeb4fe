"""What is known of the measures: formula, limits and source of each, and their agreement with people."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from analysis.agreement import agreement, own
from analysis.measures import registry
from analysis.measures.loaded import CATEGORIES
from analysis.measures.loaded_limits import LIMITS
from pages.parts import tables

if TYPE_CHECKING:
    from collections.abc import Callable

    from analysis.agreement import Agreement
    from analysis.measures.base import Measure

FAMILIES: dict[str, Callable[[str], bool]] = {
    "Charged wording": lambda name: "loaded" in name,
    "Tone": lambda name: "sentiment" in name,
    "Readability": lambda name: "loaded" not in name and "sentiment" not in name and not name.endswith("_share"),
    "Words of others": lambda name: name.endswith("_share"),
}


def measures() -> None:
    """Draw the measures by family, each with its unit, formula, limits and source."""
    with st.container(key="print_measures"):
        for family, members in FAMILIES.items():
            _family(family, [measure for name, measure in registry().items() if members(name)])


def _family(family: str, found: list[Measure]) -> None:
    with st.expander(f"{family} ({len(found)})" if len(found) > 1 else family):
        rows = "".join(
            f"<tr><th>{escape(m.label)}<br>{escape(m.unit)}; {escape(m.up)}</th><td>{escape(m.formula)}</td><td>{escape(m.limits)}</td><td>{escape(m.source)}</td></tr>"
            for m in found
        )
        head = "<tr><th>Measure</th><th>Formula</th><th>Limits</th><th>Source</th></tr>"
        st.html(tables.grid(head, rows, told=family, kind="wide"))


def table() -> None:
    """Draw the measured agreement with people, as the benchmark last wrote it."""
    found = agreement()
    if not found:
        st.html('<p class="note">No figures lie beside this copy; python -m benchmarks.validity measures them.</p>')
        return
    head = "".join(
        f"<th>{name}</th>"
        for name in ("Measure", "What people judged", "Agreement (95 %)", "Held to the other half", "Simple ways", "n")
    )
    cells = "".join(map(_row, found))
    st.html(tables.grid(f"<tr>{head}</tr>", cells, told="Agreement with people"))


def _row(one: Agreement) -> str:
    figure = escape(one.figure).replace(one.value, f"<b>{one.value}</b>")
    return (
        f"<tr><th>{escape(one.measure)}</th><td>{escape(one.what)}</td><td>{figure} ({one.interval})</td><td>{one.strict}</td>"
        f"<td>{escape(one.others)}</td><td>{one.n:,}</td></tr>"
    )


EXHIBITS = (
    (
        "Voices",
        "Words of a speaker or side ÷ all words × 100; doubt: ln[(d₁ + ½)(n₂ + ½) ÷ ((d₂ + ½)(n₁ + ½))], d doubting and n other verbs of two sides",
        "Speakers are resolved by rule and stay open where no name fits. Sides are suggested from countries; the reader decides. The ledger matches words, not sense.",
        "statements, cues and stances by rule and fitted weights (PolNeAR)",
    ),
    (
        "Facts",
        "Left out: Σ w (1 − x) ÷ Σ w over facts told by two or more, w = (outlets that tell it − 1) ÷ (outlets − 1)",
        "Matched by rare words, numbers, names and quotations: what is told in other words is often missed. Intervals draw the facts anew.",
        "own definition; shared copy by runs of seven words",
    ),
    (
        "Actors",
        "Mentions ÷ words × 100; acts and is acted upon ÷ mentions × 100; passives without agent ÷ words × 100",
        "Found by capitals, titles and a gazetteer; roles without a parser. Tone around an actor agrees weakly with people (see above).",
        "own rules and lists",
    ),
    (
        "Distinctive words",
        "δ = ln odds in one article − ln odds in the rest, each with the event’s own words as prior; z = δ ÷ √variance",
        "Words in three or more places and two or more sentences; clear after adjusting for all words tested. Short articles seldom have any.",
        "Monroe, Colaresi & Quinn 2008; Benjamini & Hochberg 1995",
    ),
    (
        "Frames",
        "Cue words ÷ words × 100; present from three different cues; distance: Jensen–Shannon of the mixes, + ½ a frame",
        "No labelled data was at hand: agreement with people was not measured. A cue may mean something else in its sentence; each is shown.",
        "frames after Semetko & Valkenburg 2000 and Boydstun et al. 2014; cues written for this project",
    ),
    (
        "Outlets over time",
        (
            "Gap of an outlet in an event = mean of its articles − mean of the other outlets’ means; pooled: plain mean over events; 95 % interval: whole "
            "events drawn 2,000 times (Poisson weights, widened to Student’s t); clear: t over the events’ gaps, Holm over the outlets shown"
        ),
        (
            "Five shared events at least, articles of 100 words or more. Tells of the articles in the library: which events an outlet leaves out is not in it, "
            "and a story that runs for weeks as several events counts several times. On simulated libraries about 95 of 100 intervals hold the truth, and about 5 of "
            "100 libraries without any difference show a clear one."
        ),
        "Cameron, Gelbach & Miller 2008; Davison & Hinkley 1997, 3.8; Hanley & MacGibbon 2006; Hesterberg 2015; Holm 1979",
    ),
)
"""What is no measure of the registry: name, formula, limits, source."""


def exhibits() -> None:
    """Draw formula, limits and source of the exhibits."""
    rows = "".join(
        f"<tr><th>{one[0]}</th>{''.join(f'<td>{escape(cell)}</td>' for cell in one[1:])}</tr>" for one in EXHIBITS
    )
    head = "<tr><th>Exhibit</th><th>Formula</th><th>Limits</th><th>Source</th></tr>"
    st.html(tables.grid(head, rows, told="The exhibits", kind="wide"))


def by_own_labels() -> None:
    """Draw what was measured on labels that were made for this project by reading."""
    found = own()
    if not found:
        return
    head = "".join(
        f"<th>{name}</th>"
        for name in ("Exhibit", "What was labelled", "Right, of 100 found", "Found, of 100 there", "Labels")
    )
    cells = "".join(
        f"<tr><th>{escape(one.measure)}</th><td>{escape(one.what)}</td><td><b>{one.right}</b></td><td><b>{one.found}</b></td><td>{one.n:,}</td></tr>"
        for one in found
    )
    st.html(tables.grid(f"<tr>{head}</tr>", cells, told="On labels of our own"))


def failures() -> None:
    """Draw where charged wording fails, category by category, with invented examples."""
    labels = {category.name: category.label for category in CATEGORIES}
    with st.expander(f"Where charged wording fails, with examples ({len(LIMITS)})"):
        rows = "".join(
            f"<tr><th>{escape(labels.get(one.category, one.category))}</th><td>{'missed' if one.missed else 'marked wrongly'}</td>"
            f"<td>{escape(one.why)}</td><td>{escape(one.example)}</td></tr>"
            for one in LIMITS
        )
        head = "<tr><th>Kind</th><th>What happens</th><th>Why</th><th>For example</th></tr>"
        st.html(tables.grid(head, rows, told="Where charged wording fails"))
