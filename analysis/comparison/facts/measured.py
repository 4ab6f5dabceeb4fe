"""How often the alignment of facts was right when people had labelled them: what the benchmark last measured, in words."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

RESULTS = Path(__file__).resolve().parents[3] / "benchmarks" / "results" / "facts.json"


PROOF = "“Not found” is a place to look, not a proof: "
"""What is said of every fact that was not found."""


@lru_cache(maxsize=1)
def caution() -> str:
    """Return what "not found" means, with how many in ten repeats are found in real articles where figures lie beside this copy."""
    try:
        others = _rates([one["outlets"] for one in json.loads(RESULTS.read_text("utf-8"))["held_out"].values()])
    except (OSError, ValueError, KeyError, TypeError):
        others = None
    if others is None:
        return f"{PROOF}what is told in other words is often missed."
    return f"{PROOF}in real articles the matching finds about {round(others[1] / 10)} in 10 of the facts that are told again."


@lru_cache(maxsize=1)
def told() -> str:
    """Return a sentence with the measured precision and recall, "" where no figures lie beside this copy."""
    try:
        figures = json.loads(RESULTS.read_text(encoding="utf-8"))
        sample = figures["development"]["sample"]
        own = _rates([sample.get("fitted_without_it", sample)["outlets"]])
        others = _rates([one["outlets"] for one in figures["held_out"].values()])
    except (OSError, ValueError, KeyError, TypeError):
        return ""
    if own is None or others is None:
        return ""
    return (
        f"Against labels made by reading, {own[0]} in 100 of the pairs of outlets that it puts under one fact are right on the sample event, and it "
        f"finds {own[1]} in 100; on real articles that no weight was fitted on, {others[0]} and {others[1]} in 100, because they paraphrase more: "
        "many facts told in other words are missed there."
    )


def _rates(counts: list[dict[str, Any]]) -> tuple[int, int] | None:
    """Return precision and recall in 100 over several sets together, ``None`` where nothing was counted."""
    right, ours, found, wanted = (sum(int(one[key]) for one in counts) for key in ("right", "ours", "found", "wanted"))
    return (round(100 * right / ours), round(100 * found / wanted)) if ours and wanted else None
