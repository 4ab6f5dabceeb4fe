"""What is known of the measures: formula, limits and source of each, and their agreement with people."""

from __future__ import annotations

import json
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

import streamlit as st

from analysis.measures import registry
from analysis.measures.loaded import CATEGORIES
from analysis.measures.loaded_limits import LIMITS
from analysis.wording import number

if TYPE_CHECKING:
    from collections.abc import Callable

RESULTS = Path(__file__).resolve().parents[2] / "benchmarks" / "results" / "validity.json"
TOLD = {
    ("babe_sentences", "AUC"): (
        "Charged wording", "Sentences that experts call biased or not (BABE)", "Of two sentences, one called biased and one not, it ranks {} in 100 pairs rightly",
    ),
    ("babe_sentences", "macro-F1"): ("Charged wording", "The same, as a yes or no", "macro-F1 {}"),
    ("babe_sentences", "word F1"): ("Charged wording", "The words that experts marked in them", "F1 {}"),
    ("basil lexical sentences", "AUC"): ("Charged wording", "Sentences with bias in their wording (BASIL)", "{} in 100 pairs rightly"),
    ("ptc lines", "AUC"): ("Charged wording", "Lines with loaded language or name-calling (PTC)", "{} in 100 pairs rightly"),
    ("basil within-event pairs", "clear pairs"): (
        "Charged wording", "Which of two articles on one event is worded with more bias, where annotators saw a clear gap (BASIL)", "{} in 100 rightly",
    ),
    ("basil within-event pairs", "all pairs"): (
        "Charged wording", "The same, all pairs: mostly noise in the labels, so the pages say “cannot tell apart”", "{} in 100 rightly",
    ),
    ("nyt_editorial_sentiment", "Pearson"): ("Tone", "Sentences of editorials, rated by 20 people", "correlation {}"),
    ("headline_sentiment", "Pearson"): ("Tone", "Headlines, rated by people (SemEval 2007)", "correlation {}"),
    ("target_sentiment_dev", "macro-F1, rw"): ("Tone toward a person", "Mentions of people in news, as they come (NewsMTSC; no page shows it yet)", "macro-F1 {}"),
    ("target_sentiment_dev", "macro-F1, mt"): ("Tone toward a person", "The same, sentences with several people", "macro-F1 {}"),
    ("quotes_dev", "direct speech, character F1"): ("Voices", "Direct speech in news (PolNeAR)", "F1 of characters {}"),
    ("quotes_dev", "paraphrase, character F1"): ("Voices", "Speech told without quotation marks", "F1 of characters {}"),
    ("quotes_dev", "content, character F1"): ("Voices", "All that is attributed to somebody", "F1 of characters {}"),
    ("quotes_dev", "source, exact or head, F1"): ("Voices", "Who says it", "F1 {}"),
}  # fmt: skip
"""Row of the benchmark → measure, what people judged, and what the figure says; ``{}`` is the figure, in 100 where it counts pairs."""
CROSSED = {
    "AUC": "AUC, cross-fitted",
    "macro-F1": "macro-F1, cross-fitted",
    "word F1": "word F1, cross-fitted",
    "Pearson": "Pearson, cross-fitted",
}
STRICTEST = ("ours_strengths_and_weights", "ours_strengths", "ours_scale")
"""Of the cross-fitted figures the one that leaves most to the other half."""
FAMILIES: dict[str, Callable[[str], bool]] = {
    "Charged wording": lambda name: "loaded" in name,
    "Tone": lambda name: "sentiment" in name,
    "Readability": lambda name: "loaded" not in name and "sentiment" not in name and not name.endswith("_share"),
    "Words of others": lambda name: name.endswith("_share"),
}
BASELINES = {
    "abs_vader": "|VADER|", "vader": "VADER", "negative_words": "negative words", "length": "length", "double_quotes": "double quotes",
}  # fmt: skip


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
    cells = "".join(_row(told, found, key) for key, told in TOLD.items() if key in found)
    head = "".join(
        f"<th>{name}</th>"
        for name in ("Measure", "What people judged", "Agreement (95 %)", "Held to the other half", "Simple ways", "n")
    )
    st.html(f'<table class="grid"><thead><tr>{head}</tr></thead><tbody>{cells}</tbody></table>')


def _row(told: tuple[str, str, str], found: dict[tuple[str, str], dict[str, Any]], key: tuple[str, str]) -> str:
    row = found[key]
    measure, what, figure = map(escape, told)
    in_100 = "in 100" in figure
    value, low, high = (_number(end, in_100=in_100) for end in row["ours"])
    others = ", ".join(
        f"{label} {_number(row[name][0], in_100=in_100)}" for name, label in BASELINES.items() if name in row
    )
    crossed = found.get((key[0], CROSSED.get(key[1], "")), {})
    strict = next((_number(crossed[name][0], in_100=in_100) for name in STRICTEST if name in crossed), "–")
    return (
        f"<tr><th>{measure}</th><td>{what}</td><td>{figure.format(f'<b>{value}</b>')} ({low} to {high})</td><td>{strict}</td>"
        f"<td>{escape(others) or '–'}</td><td>{row['n']:,}</td></tr>"
    )


def _number(value: float, *, in_100: bool) -> str:
    return number(100 * value, 0) if in_100 else number(value, 2)


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
