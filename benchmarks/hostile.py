"""What Parallax promises about hostile input, proven by one command.

``python -m benchmarks.hostile`` makes some 860 hostile files and takes each in on the real way, kills importers, fills
disks, sends links that lead inside, shows every hostile string in Chromium, opens the tables in LibreOffice, and prints the
tables. ``--files DIR`` takes every file under a folder in as well. It ends with 1 when a target is missed.
"""

from __future__ import annotations

import argparse
import datetime
import json
import os
import platform
import sys
import time
import traceback
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.hostile_table import Row, Section, aligned, met

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

RESULTS = Path(__file__).parent / "results" / "hostile.json"


@dataclass(frozen=True)
class Options:
    """What was asked for on the command line."""

    folder: Path | None
    quick: bool
    analyse: bool


def _files(options: Options) -> Section:
    from benchmarks import hostile_files

    return hostile_files.section(options.folder, quick=options.quick, analyse=options.analyse)


def _encodings(options: Options) -> Section:
    from benchmarks import hostile_encodings

    return hostile_encodings.section(quick=options.quick)


def _strings(options: Options) -> Section:
    from benchmarks import hostile_strings

    return hostile_strings.section(quick=options.quick)


def _library(options: Options) -> Section:
    from benchmarks import hostile_library as library

    quick = options.quick
    parts = {
        "killed importers": library.kills(library.QUICK_KILLS if quick else library.KILLS),
        "writers at once": library.writers(8 if quick else library.TRANSACTIONS),
        "full disks": library.full_disks(5 if quick else 20),
        "damaged files": library.damage(40 if quick else 200),
    }
    lines, rows = [], []
    for part, found in parts.items():
        lines += ["", part, *(f"  {line}" for line in _told(found))]
        rows += [Row(f"{part}: {row.what}", row.number, row.target) for row in found]
    return Section("library", rows, lines[1:])


def _links(_options: Options) -> Section:
    from benchmarks import hostile_fetch

    found = hostile_fetch.rows()
    passed = [ascii(link) for row in found for link in row.passed]
    lines = aligned(["links", "tried", "refused"], [[row.group, row.tried, row.refused] for row in found])
    rows = [Row("links tried", sum(row.tried for row in found)), Row("links not refused", len(passed), 0)]
    return Section("links", rows, [*lines, *passed], {"passed": passed})


def _formulas(options: Options) -> Section:
    from benchmarks import hostile_formulas

    return hostile_formulas.section(quick=options.quick)


SECTIONS: dict[str, Callable[[Options], Section]] = {
    "files": _files, "encodings": _encodings, "strings": _strings, "library": _library, "links": _links, "formulas": _formulas,
}  # fmt: skip


def _safely(name: str, run: Callable[[Options], Section], options: Options) -> Section:
    """Run a section; one that breaks is a target missed, and the others still run."""
    try:
        return run(options)
    except Exception:  # noqa: BLE001 - whatever it is, it is printed and counted
        return Section(name, [Row("could not be run to its end", 1, 0)], traceback.format_exc().splitlines())


def _told(rows: Sequence[Row]) -> list[str]:
    return aligned(
        ["what", "number", "at most", ""],
        [[row.what, f"{row.number:,}", "" if row.target is None else row.target, "" if met(row) else "MISSED"] for row in rows],
    )  # fmt: skip


FIGURES = {
    "app crashes": ("files", ("crash",)), "files of which nothing was said": ("files", ("said nothing",)), "hangs": ("files", ("hang",)), "ordinary files not imported": ("files", ("ordinary files not imported",)),
    "acknowledged and lost": ("*", (": lost", "kept and lost")), "half-imported": ("library", ("half-imported",)), "doubled": ("library", ("doubled",)),
    "“locked” shown": ("library", ("locked shown",)), "tracebacks shown": ("*", ("tracebacks",)), "foreign elements": ("strings", ("foreign elements",)),
    "outbound requests": ("strings", ("outbound",)), "dialogs": ("strings", ("dialogs",)), "hostile links not refused": ("links", ("not refused",)),
    "formula seeds not defused": ("formulas", ("shared list", "parsing", "LibreOffice")), "marked or declared texts decoded wrongly": ("encodings", ("mark, wrong", "declaration, wrong")),
}  # fmt: skip
"""The figures to publish: what each is the sum of, by section and by what its rows' names hold. All must be 0."""


def summary(sections: Sequence[Section]) -> list[str]:
    """Return the figures to publish, each with what it was counted over and whether it is met."""
    lines = []
    for what, (name, words) in FIGURES.items():
        rows = [row for one in sections if name in {"*", one.name} for row in one.rows]
        found = [row for row in rows if row.target is not None and any(word in row.what for word in words)]
        if found:
            lines.append([what, f"{sum(row.number for row in found):,}", "met" if all(map(met, found)) else "MISSED"])
    missed = [f"{one.name}: {row.what}: {row.number:,}" for one in sections for row in one.rows if not met(row)]
    skipped = [f"{one.name}: {one.skipped}" for one in sections if one.skipped]
    return [*aligned(["figure (target 0)", "measured", ""], lines), *(["", "missed", *missed] if missed else []), *(["", "skipped", *skipped] if skipped else [])]  # fmt: skip


def keep(path: Path, sections: Sequence[Section], options: Options, seconds: float) -> None:
    """Write the results; sections that did not run now stay as they were."""
    before = json.loads(path.read_text(encoding="utf-8")).get("sections", {}) if path.exists() else {}
    now = {
        one.name: {
            "date": datetime.datetime.now(datetime.UTC).date().isoformat(),
            **({"skipped": one.skipped} if one.skipped else {}),
            "rows": [{"what": row.what, "number": row.number, "target": row.target, "met": met(row)} for row in one.rows],
            **one.data,
        }
        for one in sections
    }  # fmt: skip
    whole = {
        "machine": {"python": platform.python_version(), "system": platform.system(), "cores": os.cpu_count(), "load": round(os.getloadavg()[0], 1)},
        "quick": options.quick, "folder of further files": options.folder is not None, "seconds of the last run": round(seconds, 1),
        "sections": {**before, **now},
    }  # fmt: skip
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(whole, indent=1, ensure_ascii=True) + "\n", encoding="utf-8")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the sections that were asked for, print their tables and the figures, and keep the results."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.hostile", description=__doc__.partition("\n")[0])
    parser.add_argument("--files", type=Path, metavar="DIR", help="take in every file under this folder as well; links are not followed")  # fmt: skip
    parser.add_argument("--quick", action="store_true", help="the short form: 150 files, 20 kills, a sample of the strings")  # fmt: skip
    parser.add_argument("--read-only", action="store_true", help="read the files; analyse and keep nothing")
    parser.add_argument("--only", metavar="SECTIONS", help=f"some of {','.join(SECTIONS)}")
    parser.add_argument("--out", type=Path, metavar="FILE", help=f"where the results go (default: results/{RESULTS.name}; with --quick nowhere)")  # fmt: skip
    given = parser.parse_args(arguments)
    chosen = given.only.split(",") if given.only else list(SECTIONS)
    if unknown := set(chosen) - set(SECTIONS):
        parser.error(f"no such section: {', '.join(sorted(unknown))}")
    if given.files and not given.files.is_dir():
        parser.error(f"{given.files} is not a folder")
    options = Options(given.files, given.quick, not given.read_only)
    out = given.out or (None if given.quick else RESULTS)
    start, sections = time.monotonic(), []
    for name, run in SECTIONS.items():
        if name in chosen:
            began = time.monotonic()
            print(f"\n## {name}", flush=True)
            one = _safely(name, run, options)
            sections.append(one)
            print(*one.lines, "", *_told(one.rows), *([one.skipped] if one.skipped else []), sep="\n")
            print(f"{name}: {time.monotonic() - began:.0f} s", flush=True)
            if out:
                keep(out, sections, options, time.monotonic() - start)
    seconds = time.monotonic() - start
    print("\n## figures to publish", *summary(sections), f"\nall in {seconds:.0f} s", sep="\n")
    return 1 if any(not met(row) for one in sections for row in one.rows) else 0


if __name__ == "__main__":
    sys.exit(main())
