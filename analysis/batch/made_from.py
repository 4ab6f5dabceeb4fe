"""What an output's parts were made from, and what the reader is told when a run would go on from something else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from analysis import method
from analysis.batch.sources import SIZE

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from analysis.batch.reading import Reading
    from analysis.batch.record import Options

FORMAT = 2
"""Of the parts: 2 has a column ``event``. Parts of another format are never put together with these."""
ANEW = "{why} since the run that was cut short: measuring all of it anew."
STALE = {
    "format": "The columns of the output have changed (it tells each article’s event now)",
    "method": "The method has changed",
    "chunk": "The method has changed",
    "inputs": "The input has changed",
}
"""What a run was made from, and what the reader is told when it is not the same any more."""
OTHER_OPTIONS = (
    "A run into this file was cut short that had other options ({there}; now {here}): give the same ones to go on, or delete the "
    "folder {folder} to begin anew."
)


def of(inputs: Sequence[Path], options: Options, reading: Reading) -> dict[str, Any]:
    """Return everything that parts depend on, as it stands in their record."""
    return {
        "format": FORMAT,
        "method": method.version(),
        "chunk": SIZE,
        "inputs": [[str(path.resolve()), path.stat().st_size, path.stat().st_mtime_ns] for path in inputs],
        "options": {**options.plain(), **reading.plain()},
    }


def other_options(before: dict[str, Any], now: dict[str, Any], folder: Path) -> str:
    """Return the sentence for a run with other options than the finished parts in ``folder``."""
    there, here = _apart(before, now)
    return OTHER_OPTIONS.format(there=there, here=here, folder=folder)


def _apart(before: dict[str, Any], now: dict[str, Any]) -> tuple[str, str]:
    """Return the options in which two runs differ, as each was given them."""
    differ = [name for name in now if before.get(name) != now[name]]
    return tuple(", ".join(f"{name}: {_said(one.get(name))}" for name in differ) for one in (before, now))  # type: ignore[return-value]


def _said(value: object) -> str:
    if isinstance(value, dict):
        return " ".join(f"--{field} {column}" for field, column in value.items()) or "none named"
    return {True: "yes", False: "no"}.get(value, str(value)) if isinstance(value, bool) else str(value)


def stale(before: dict[str, Any], now: dict[str, Any]) -> str:
    """Return why parts made from ``before`` are of no use any more, "" where they are."""
    why = next((why for what, why in STALE.items() if before.get(what) != now[what]), "")
    return ANEW.format(why=why) if why else ""
