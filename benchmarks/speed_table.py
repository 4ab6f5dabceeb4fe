"""The short table for the README, from the last kept run: what was measured, the median with its quartiles, and the target."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.speed_texts import ROOT

RESULT = Path(__file__).parent / "results" / "speed.json"
README = ROOT / "README.md"
BEGIN, END = "<!-- speed: written by `python -m benchmarks.speed --readme` -->", "<!-- /speed -->"
LARGE = 1000
"""Milliseconds from which on seconds are told."""


class Row(NamedTuple):
    """A row: what it says, and how the line's name begins; of several lines the one with the largest median is told."""

    says: str
    line: str


ROWS = (
    Row("One article of 580 words, everything, against the plain way", "one article, everything, warm"),
    Row(
        "The same against TextDescriptives on spaCy’s small model",
        "one article, everything, warm, against TextDescriptives",
    ),
    Row("The same against NELA’s features", "one article, everything, warm, against NELA"),
    Row("Tone, charged wording and readability with marks, one core", "tone, charged wording, readability, marks"),
    Row("Everything, with attribution and actors, one core", "everything, attribution and actors too"),
    Row("`analysis batch`, two processes against one", "  two processes against one"),
    Row("One text of a million words", "1,000,000 words, one article"),
    Row("Memory for it", "peak memory, "),
    Row("`import analysis`", "import analysis, beyond Python"),
    Row(
        "`streamlit run` to the first chart, against a one-chart page", "streamlit run to the first chart, second start"
    ),
    Row("The slowest page’s switch of the voice, 5 articles", "/*, 5 articles, a switch of the voice"),
    Row("The slowest page’s switch of the voice, 40 articles", "/*, 40 articles, a switch of the voice"),
    Row("Ten sessions at once: 95 of 100 switches take at most", "a switch, ten sessions, looking 1–3 s between, p95"),
    Row("Over the wire: the first load", "over the wire: the first load"),
    Row("Over the wire: a switch", "over the wire: a switch"),
    Row("Memory of the server over 1,000 reruns, once its caches are full", "memory over 1,000 reruns"),
    Row("Memory of the server over 200 uploads", "memory over 200 uploads"),
    Row("Library of 100,000 articles: the slowest page opens", "library of 100,000: open /*"),
    Row("Library of 100,000 articles: the slowest of seven searches", "library of 100,000: the slowest of them"),
)


def told(kept: dict[str, Any] | None = None) -> str:
    """Return the table of a kept run (default: the last one), as Markdown."""
    lines = (kept or json.loads(RESULT.read_text("utf-8")))["lines"]
    rows = [f"| {row.says} | {figure} | {target} |" for row in ROWS for figure, target in [_cells(_line(lines, row))]]
    return "\n".join(["| What | Measured: median (quartiles) | Target |", "|---|---|---|", *rows])


def write(readme: Path = README) -> bool:
    """Put the table between its marks in the README; say whether they are there."""
    text = readme.read_text("utf-8")
    if BEGIN not in text or END not in text:
        return False
    before, rest = text.split(BEGIN, 1)
    readme.write_text(f"{before}{BEGIN}\n{told()}\n{END}{rest.split(END, 1)[1]}", "utf-8")
    return True


def block(readme: str) -> str | None:
    """Return what stands between the marks in a README, ``None`` where they are missing."""
    return readme.split(BEGIN, 1)[1].split(END, 1)[0].strip() if BEGIN in readme and END in readme else None


def _line(lines: list[dict[str, Any]], row: Row) -> dict[str, Any] | None:
    start, _, end = row.line.partition("*")
    found = [line for line in lines if line["name"].startswith(start) and end in line["name"]]
    exact = [line for line in found if line["name"] == row.line] or found
    return max(exact, key=lambda line: line.get("median", 0.0), default=None)


def _cells(line: dict[str, Any] | None) -> tuple[str, str]:
    """Return the figure with its quartiles where it was repeated, and the target with whether it is kept."""
    if line is None or "median" not in line:
        return ("not measured" + (f": {line['note']}" if line else ""), "")
    unit, seconds = line["unit"], line["unit"] == "ms" and line["median"] >= LARGE
    factor, unit = (0.001, "s") if seconds else (1.0, unit)
    middle, low, high = (_number(factor * line[name]) for name in ("median", "low", "high"))
    figure = f"{middle} {unit}" + (f" ({low}–{high})" if line["times"] > 1 else "")
    if line["budget"] is None:
        return (figure, "")
    sign = "at least" if line.get("least") else "at most"
    return (figure, f"{sign} {_number(line['budget'])}{'' if line['kept'] else ', not kept'}")


def _number(value: float) -> str:
    """Return a number with three digits that tell something."""
    if abs(value) >= 100:
        return f"{value:,.0f}"
    return f"{value:.3g}" if abs(value) >= 1 else f"{value:.2g}"
