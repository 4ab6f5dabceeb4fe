"""How fast is it, against the plain way and a minimal page, all measured in one run and told as ratios.

``python -m benchmarks.speed [--quick]`` prints a table and writes ``benchmarks/results/speed.json``. Times differ from
machine to machine; ratios hardly do, and budgets are set on ratios. ``--quick`` leaves out the browser and the million.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks import speed_article, speed_library, speed_pages, speed_process, speed_texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.speed_line import Line

RESULT = Path(__file__).parent / "results" / "speed.json"


def main() -> int:
    """Measure, print, keep; return 1 when a budget is not kept."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer repetitions, no browser, up to 100,000 words")
    parser.add_argument("--only", choices=tuple(GROUPS), help="one group of lines; nothing is kept")
    options = parser.parse_args()
    lines = []
    for line in measured(options.only, quick=options.quick):
        lines.append(line)
        print(line.told(), flush=True)
    if not options.only:
        RESULT.parent.mkdir(exist_ok=True)
        RESULT.write_text(json.dumps(_kept(lines, quick=options.quick), indent=1, ensure_ascii=False) + "\n", "utf-8")
    late = [line for line in lines if line.kept is False]
    print(f"\n{len(late)} of {sum(line.kept is not None for line in lines)} budgets not kept")
    return 1 if late else 0


GROUPS = {
    "article": speed_article.lines,
    "growth": speed_process.growth,
    "process": speed_process.lines,
    "pages": speed_pages.lines,
    "library": speed_library.lines,
}


def measured(only: str | None, *, quick: bool) -> Iterator[Line]:
    """Yield the lines of all groups, or of one."""
    for name, lines in GROUPS.items():
        if only in {None, name}:
            yield from lines(quick=quick)


def _kept(lines: list[Line], *, quick: bool) -> dict[str, object]:
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else None
    machine = {"python": platform.python_version(), "cores": os.cpu_count(), "load": load, "quick": quick}
    return {"machine": machine, "texts": speed_texts.source(), "lines": [line.as_json() for line in lines]}


if __name__ == "__main__":
    sys.exit(main())
