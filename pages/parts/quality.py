"""What is known of the measures: formula, limits and source of each, and their agreement with people."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from analysis.agreement import agreement
from analysis.measures import registry
from analysis.measures.loaded import CATEGORIES
from analysis.measures.loaded_limits import LIMITS

if TYPE_CHECKING:
    from collections.abc import Callable

    from analysis.agreement import Agreement

FAMILIES: dict[str, Callable[[str], bool]] = {
    "Charged wording": lambda name: "loaded" in name,
    "Tone": lambda name: "sentiment" in name,
    "Readability": lambda name: "loaded" not in name and "sentiment" not in name and not name.endswith("_share"),
    "Words of others": lambda name: name.endswith("_share"),
}


def measures() -> None:
    """Draw the measures by family, each with its unit, formula, limits and source."""
    for family, members in FAMILIES.items():
        found = [measure for name, measure in registry().items() if members(name)]
        with st.expander(f"{family} ({len(found)})" if len(found) > 1 else family):
            rows = "".join(
                f"<tr><th>{escape(m.label)}<br>{escape(m.unit)}; {escape(m.up)}</th><td>{escape(m.formula)}</td><td>{escape(m.limits)}</td><td>{escape(m.source)}</td></tr>"
                for m in found
            )
            head = "<tr><th>Measure</th><th>Formula</th><th>Limits</th><th>Source</th></tr>"
            st.html(f'<table class="grid wide"><thead>{head}</thead><tbody>{rows}</tbody></table>')


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
    st.html(f'<table class="grid"><thead><tr>{head}</tr></thead><tbody>{cells}</tbody></table>')


def _row(one: Agreement) -> str:
    figure = escape(one.figure).replace(one.value, f"<b>{one.value}</b>")
    return (
        f"<tr><th>{escape(one.measure)}</th><td>{escape(one.what)}</td><td>{figure} ({one.interval})</td><td>{one.strict}</td>"
        f"<td>{escape(one.others)}</td><td>{one.n:,}</td></tr>"
    )


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
        st.html(f'<table class="grid"><thead>{head}</thead><tbody>{rows}</tbody></table>')
