"""Where articles, events and results are kept: one SQLite file in the user's data folder. It knows no measure."""

from __future__ import annotations

from analysis.library.errors import LibraryError
from analysis.library.library import Library
from analysis.library.place import home, library_file
from analysis.library.rows import Added, Damage, Entry, Event, Kept, Kind

__all__ = ["Added", "Damage", "Entry", "Event", "Kept", "Kind", "Library", "LibraryError", "home", "library_file"]
