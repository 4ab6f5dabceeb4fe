"""What is known of the measures: formula, limits and source of each, and their agreement with people."""

from __future__ import annotations

import json
from html import escape
from pathlib import Path

import streamlit as st

from analysis.measures import registry

RESULTS = Path(__file__).resolve().parents[2] / "benchmarks" / "results" / "validity.json"


def measures() -> None:
    """Draw every measure with its unit, formula, limits and source."""
    for measure in registry().values():
        with st.expander(f"{measure.label}: {measure.unit}"):
            rows = (
                ("Formula", measure.formula), ("Which way is up", measure.up), ("Limits", measure.limits), ("Source", measure.source),
            )  # fmt: skip
            body = "".join(f"<tr><th>{name}</th><td>{escape(text)}</td></tr>" for name, text in rows if text)
            st.html(f'<table class="grid"><tbody>{body}</tbody></table>')


def table() -> None:
    """Draw the measured agreement with people, as the benchmark last wrote it."""
    if not RESULTS.is_file():
        st.html('<p class="note">No figures lie beside this copy; python -m benchmarks.validity measures them.</p>')
        return
    rows = json.loads(RESULTS.read_text(encoding="utf-8"))["rows"]
    cells = "".join(
        f"<tr><th>{escape(row['data'])}</th><td>{escape(row['figure'])}</td><td><b>{row['ours']:.2f}</b> ({row['low']:.2f}–{row['high']:.2f})</td>"
        f"<td>{escape(row['baseline'])}</td><td>{row['n']:,}</td></tr>"
        for row in rows
    )
    head = "<tr><th>Data</th><th>Figure</th><th>This measure (95 %)</th><th>Simple baselines</th><th>n</th></tr>"
    st.html(f'<table class="grid"><thead>{head}</thead><tbody>{cells}</tbody></table>')
