"""pandas is there as a whole, or nobody draws: Plotly looks into it as soon as anybody has begun to import it.

Two visitors at once, one drawing while the other's page was loading pandas for a table, made Plotly look into half a module.
The page on which visitors begin needs no table before one is opened; so that nobody waits there for what is not shown, pandas
comes with the first table, or with the first other page, while nothing is being drawn.
"""

from __future__ import annotations

from importlib import import_module
from threading import RLock

DRAWING = RLock()
"""Held while a chart is made or sent, and while pandas is being loaded."""
TABLES = ("pandas", "pyarrow")


def load() -> None:
    """Load what tables are made with; to be called before anything that may import it by itself."""
    with DRAWING:
        for name in TABLES:
            import_module(name)
