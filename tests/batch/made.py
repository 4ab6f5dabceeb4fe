"""Inputs of every kind that a batch takes, made of the same articles."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

SENTENCES = (
    "The council met on Monday and agreed on a plan for the old bridge.",
    "A spokesman said that the work would begin in May and cost nine million.",
    "“It is a disgraceful waste,” the leader of the harbour workers said.",
    "The road stays open for the whole of the summer, according to the ministry.",
    "Residents of the eastern district complained about the shameful noise.",
    "The vote was public and lasted for two hours.",
)


def rows(count: int) -> list[dict[str, str]]:
    """Return ``count`` articles as rows, no two alike."""
    made = []
    for at in range(count):
        text = " ".join(SENTENCES[(at + step) % len(SENTENCES)] for step in range(4 + at % 3))
        made.append(
            {
                "outlet": f"Outlet {at % 3}",
                "event": f"Bridge {at // 3 % 4}",
                "title": f"Bridge, day {at}",
                "date": f"2024-05-{at % 28 + 1:02d}",
                "text": f"{text} Day {at} ended.",
            }
        )
    return made


def jsonl(path: Path, made: list[dict[str, str]]) -> Path:
    """Write rows as JSON lines."""
    path.write_text("".join(json.dumps(row) + "\n" for row in made), encoding="utf-8")
    return path


def table(path: Path, made: list[dict[str, str]]) -> Path:
    """Write rows as CSV."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(made[0]))
        writer.writeheader()
        writer.writerows(made)
    return path


def parquet(path: Path, made: list[dict[str, str]]) -> Path:
    """Write rows as Parquet."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    pq.write_table(pa.Table.from_pylist(made), path)
    return path


def folder(path: Path, made: list[dict[str, str]]) -> Path:
    """Write rows as text files of a folder, half of them in one below it."""
    (path / "below").mkdir(parents=True)
    for at, row in enumerate(made):
        place = path / "below" if at % 2 else path
        (place / f"{at:04d}.txt").write_text(f"{row['title']}\n\n{row['text']}\n", encoding="utf-8")
    return path
