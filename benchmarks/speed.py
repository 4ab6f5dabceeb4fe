"""How fast is it? Against the plain way, against peers and a minimal page, and as texts, libraries and readers become many.

``python -m benchmarks.speed`` measures everything in one run (about ten minutes on two cores), prints a line a figure with
its quartiles and its budget, and writes ``benchmarks/results/speed.json``. Times differ from machine to machine; ratios
hardly do. ``--quick`` repeats less and makes everything smaller; ``--only GROUP …`` measures some groups; neither is kept.
``--table`` prints the short table of the last kept run, ``--readme`` writes it into the README.

Peers are measured where ``PARALLAX_PEERS`` names their environment's Python, see ``speed_peers.py``.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
import time
from typing import TYPE_CHECKING

from benchmarks import (
    speed_article,
    speed_batch,
    speed_chart,
    speed_library,
    speed_memory,
    speed_pages,
    speed_peers,
    speed_process,
    speed_sessions,
    speed_table,
    speed_texts,
)
from benchmarks.speed_line import Line

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

GROUPS = {
    "article": speed_article.lines,
    "peers": speed_peers.lines,
    "growth": speed_process.growth,
    "process": speed_process.lines,
    "batch": speed_batch.lines,
    "chart": speed_chart.lines,
    "pages": speed_pages.lines,
    "sessions": speed_sessions.lines,
    "memory": speed_memory.lines,
    "library": speed_library.lines,
}


def main() -> int:
    """Measure, print, keep; return 1 when a budget is not kept."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.speed", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--quick", action="store_true", help="fewer repetitions, smaller texts and libraries; not kept")
    parser.add_argument("--only", nargs="+", choices=tuple(GROUPS), metavar="GROUP", help=", ".join(GROUPS))
    parser.add_argument("--table", action="store_true", help="print the table of the last kept run, measure nothing")
    parser.add_argument("--readme", action="store_true", help="write that table into the README, measure nothing")
    options = parser.parse_args()
    if options.table or options.readme:
        print(speed_table.told())
        return 0 if not options.readme or speed_table.write() else 1
    return _measure(options.only or tuple(GROUPS), quick=options.quick, keep=not options.quick and not options.only)


def _measure(groups: Collection[str], *, quick: bool, keep: bool) -> int:
    """Measure the groups and print their lines; keep them where that was all of them."""
    lines, took, started = [], {}, time.perf_counter()
    for name in groups:
        begun = time.perf_counter()
        for line in _of(name, quick=quick):
            lines.append((name, line))
            print(line.told(), flush=True)
        took[name] = round(time.perf_counter() - begun, 1)
    if keep:
        speed_table.RESULT.parent.mkdir(exist_ok=True)
        speed_table.RESULT.write_text(json.dumps(_kept(lines, took), indent=1, ensure_ascii=False) + "\n", "utf-8")
    late = [line for _, line in lines if line.kept is False]
    judged = sum(line.kept is not None for _, line in lines)
    print(f"\n{len(late)} of {judged} budgets not kept; {time.perf_counter() - started:.0f} s: {took}")
    return 1 if late else 0


def _of(group: str, *, quick: bool) -> Iterator[Line]:
    """Yield a group's lines. One that breaks says so and leaves the others to be measured."""
    try:
        yield from GROUPS[group](quick=quick)
    except Exception as error:  # noqa: BLE001 - ten minutes of measuring are not lost to the last group
        yield Line(f"{group}: broke off", (), "", note=f"{type(error).__name__}: {error}")


def _kept(lines: list[tuple[str, Line]], took: dict[str, float]) -> dict[str, object]:
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else None
    machine = {"python": platform.python_version(), "cores": os.cpu_count(), "load at the end": load, "seconds": took}
    told = [{"group": name} | line.as_json() for name, line in lines]
    return {"machine": machine, "texts": speed_texts.source(), "lines": told}


if __name__ == "__main__":
    sys.exit(main())
