"""Where the library lies: never in the checkout."""

from __future__ import annotations

import os
from pathlib import Path

FILE = "library.sqlite"


def home() -> Path:
    """Return the folder of the user's data: ``PARALLAX_HOME``, else the system's place for application data."""
    chosen = os.environ.get("PARALLAX_HOME")
    if chosen:
        return Path(chosen).expanduser()
    from platformdirs import user_data_path

    return user_data_path("parallax", appauthor=False)


def library_file() -> Path:
    """Return the path of the library's file; it need not exist yet."""
    return home() / FILE
