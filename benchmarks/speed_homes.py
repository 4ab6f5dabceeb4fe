"""Libraries for the pages to open: events of 5 and of 40 articles in sentences that journalists wrote, and many more beside them."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import analysis
from analysis import workspace
from analysis.library import Library
from analysis.library.place import FILE
from benchmarks import speed_fill, speed_texts

if TYPE_CHECKING:
    from pathlib import Path

SIZES = (5, 40)
FIRST_DAY = datetime.date(2021, 12, 7)


def name(size: int) -> str:
    """Return what the event of so many articles is called."""
    return f"An event of {size}"


def fill(home: Path, *, beside: int = 0) -> None:
    """Make a library with the sample event, an event of each size, every article measured, and ``beside`` articles more."""
    with Library.open(home / FILE) as library:
        workspace.ensure_sample(library)
        for size in SIZES:
            event = library.create_event(name(size))
            for at in range(size):
                body = speed_texts.made(100 * size + at)
                title = body.split(". ", 1)[0][:90]
                day = FIRST_DAY + datetime.timedelta(days=at % 3)
                article = analysis.Article.of(body, outlet=f"Outlet {at}", title=f"{title} ({at})", date=day)
                library.add(event, article)
                workspace.result_of(library, article)
    if beside:
        speed_fill.grow(home / FILE, 0, beside)
