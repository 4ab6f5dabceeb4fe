"""While the first visitor's browser still loads Streamlit's own script, the server loads what the first page needs.

Only modules are loaded: a page that asks for one that is on its way waits for it, and nothing is done twice.
"""

from __future__ import annotations

from contextlib import asynccontextmanager, suppress
from importlib import import_module
from threading import Thread
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterable

PAGE = (
    "pages.parts.sidebar", "pages.parts.chart", "streamlit.emojis", "pages.parts.evidence", "pages.parts.panels",
    "pages.parts.ranking", "pages.parts.takeaway", "analysis.charts.drawing", "plotly.io", "plotly.tools", "pyarrow",
)  # fmt: skip
"""What the first page imports, in the order in which it comes to it."""
MEASURING = ("analysis.text", "nupunkt", "textstat", "vaderSentiment.vaderSentiment")
"""What measuring an article imports: a library that is not there yet will measure the sample."""


@asynccontextmanager
async def early(_app: Any) -> AsyncIterator[None]:
    """Begin when the server starts; the thread ends by itself."""
    from analysis.library.place import library_file

    first = not library_file().exists()
    Thread(
        target=load, args=((*PAGE[:3], *MEASURING, *PAGE[3:]) if first else PAGE,), name="ready", daemon=True
    ).start()
    yield


def load(names: Iterable[str]) -> None:
    """Import modules by name; one that is not there is for the page to miss."""
    for name in names:
        with suppress(ImportError):
            import_module(name)
