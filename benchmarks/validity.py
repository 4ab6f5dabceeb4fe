"""Do the measures agree with people? ``python -m benchmarks.validity --data DIR`` prints one table and writes numbers.

Ours and the simple ways are scored in the same run on the same rows; every figure has a bootstrap interval over the
clusters of its data set (events or articles, else rows). Thresholds are cross-fitted between odd and even rows. Beside
the plain figures stand cross-fitted ones (see ``validity_cross``). No text of a data set is written anywhere.
"""

from __future__ import annotations

import argparse
import importlib
import importlib.util
import json
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks import validity_cross, validity_grade
from benchmarks import validity_stats as stats
from benchmarks.validity_data import Missing
from benchmarks.validity_loaded import babe, basil, ptc
from benchmarks.validity_sentiment import sentiment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).resolve().parents[1]
ELSEWHERE = ("benchmarks.validity_target", "benchmarks.attribution")
"""Modules with figures of their own: ``rows(data)`` returns rows of the table."""

Row = dict[str, Any]


def crossed(data: Path) -> list[Row]:
    """Charged wording with everything that labelled data had a hand in chosen on the other half."""
    sets = validity_grade.texts(data)
    if not sets:
        raise Missing("None of babe_sentences, basil_sentences, ptc_articles with ptc_spans is in the folder.")
    return validity_cross.rows_of(sets)


def elsewhere(name: str) -> Callable[[Path], list[Row]]:
    """Return the ``rows`` of another benchmark, or what says that it is not there."""

    def rows(data: Path) -> list[Row]:
        if importlib.util.find_spec(name) is None:
            raise Missing(f"{name} is not there, so its figures are left out.")
        module = importlib.import_module(name)
        if not hasattr(module, "rows"):
            raise Missing(f"{name} has no rows to quote, so its figures are left out.")
        found: list[Row] = module.rows(data)
        return found

    return rows


PARTS: tuple[Callable[[Path], list[Row]], ...] = (babe, basil, ptc, crossed, sentiment, *map(elsewhere, ELSEWHERE))


def table(data: Path) -> Iterator[Row | str]:
    """Yield the rows of every part that the folder has data for, and a sentence for every part that it has none for."""
    for part in PARTS:
        try:
            yield from part(data)
        except (Missing, FileNotFoundError) as gone:
            yield str(gone)


def shown(row: Row | str) -> str:
    """Lay out a row of the table as one line: a figure, then one cell a way of scoring, ours with intervals."""
    if isinstance(row, str):
        return row
    cells = []
    for way, value in row.items():
        if isinstance(value, list):
            span = f" [{value[1]:.3f}, {value[2]:.3f}]" if way.startswith("ours") else ""
            cells.append(f"{way} {value[0]:.3f}{span}")
        elif isinstance(value, float):
            cells.append(f"{way} {value:+.3f}")
    return f"{row['data']:26} {row['figure']:34} n={row['n']:<6}" + "  ".join(cells)


def main() -> None:
    """Run everything that ``--data`` holds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "evaldata")
    parser.add_argument("--out", type=Path, default=ROOT / "benchmarks" / "results" / "validity.json")
    asked, began, rows = parser.parse_args(), time.perf_counter(), []
    for row in table(asked.data):
        print(shown(row), flush=True)
        if not isinstance(row, str):
            rows.append(row)
    asked.out.parent.mkdir(parents=True, exist_ok=True)
    asked.out.write_text(json.dumps({"draws": stats.DRAWS, "rows": rows}, indent=1) + "\n", encoding="utf-8")
    print(f"\n{time.perf_counter() - began:.0f} s; numbers in {asked.out.name}")


if __name__ == "__main__":
    main()
