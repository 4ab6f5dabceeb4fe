"""What is known of the measures: formula, limits and source of each, and their agreement with people."""

from __future__ import annotations

import json
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

import streamlit as st

from analysis.measures import registry

if TYPE_CHECKING:
    from collections.abc import Callable

RESULTS = Path(__file__).resolve().parents[2] / "benchmarks" / "results" / "validity.json"
TOLD = {
    ("babe_sentences", "AUC"): ("Charged wording", "Sentences that experts call biased or not (BABE)", "AUC"),
    ("babe_sentences", "macro-F1"): ("Charged wording", "The same, as a yes or no", "macro-F1"),
    ("babe_sentences", "word F1"): ("Charged wording", "The words that experts marked in them", "F1"),
    ("basil lexical sentences", "AUC"): ("Charged wording", "Sentences with bias in their wording (BASIL)", "AUC"),
    ("basil within-event pairs", "clear pairs"): (
        "Charged wording", "Which of two articles on one event is worded with more bias, where annotators saw a clear gap (BASIL)", "share right",
    ),
    ("basil within-event pairs", "all pairs"): ("Charged wording", "The same, all pairs", "share right"),
    ("ptc lines", "AUC"): ("Charged wording", "Lines with loaded language or name-calling (PTC)", "AUC"),
    ("nyt_editorial_sentiment", "Pearson"): ("Tone", "Sentences of editorials, rated by 20 people", "Pearson"),
    ("headline_sentiment", "Pearson"): ("Tone", "Headlines, rated by people (SemEval 2007)", "Pearson"),
}  # fmt: skip
FAMILIES: dict[str, Callable[[str], bool]] = {
    "Charged wording": lambda name: "loaded" in name,
    "Tone": lambda name: "sentiment" in name,
    "Readability": lambda name: "loaded" not in name and "sentiment" not in name and name != "quoted_share",
    "Quoted speech": lambda name: name == "quoted_share",
}
BASELINES = {"abs_vader": "|VADER|", "vader": "VADER", "negative_words": "negative words", "length": "length"}


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
    if not RESULTS.is_file():
        st.html('<p class="note">No figures lie beside this copy; python -m benchmarks.validity measures them.</p>')
        return
    found = {(row["data"], row["figure"]): row for row in json.loads(RESULTS.read_text(encoding="utf-8"))["rows"]}
    cells = "".join(_row(told, found[key]) for key, told in TOLD.items() if key in found)
    head = "<tr><th>Measure</th><th>What people judged</th><th>Figure</th><th>Agreement (95 %)</th><th>Simple baselines</th><th>n</th></tr>"
    st.html(f'<table class="grid"><thead>{head}</thead><tbody>{cells}</tbody></table>')


def _row(told: tuple[str, str, str], row: dict[str, Any]) -> str:
    value, low, high = (f"{number:.2f}" for number in row["ours"])
    others = ", ".join(f"{label} {row[key][0]:.2f}" for key, label in BASELINES.items() if key in row)
    measure, what, figure = map(escape, told)
    return (
        f"<tr><th>{measure}</th><td>{what}</td><td>{figure}</td><td><b>{value}</b> ({low} to {high})</td>"
        f"<td>{escape(others) or '–'}</td><td>{row['n']:,}</td></tr>"
    )
