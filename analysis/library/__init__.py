"""Where articles, events and results are kept: one SQLite file in the user's data folder. It knows no measure."""

from __future__ import annotations

from analysis.library.errors import LibraryError
from analysis.library.events import Merged
from analysis.library.finding import Hit
from analysis.library.imports import Pending
from analysis.library.library import Imported, Library, Suggestion
from analysis.library.near import Near
from analysis.library.outlets import Outlet
from analysis.library.place import home, library_file
from analysis.library.rows import Added, Damage, Entry, Event, Kept, Kind
from analysis.library.taking import Step, take_in

__all__ = [
    "Added",
    "Damage",
    "Entry",
    "Event",
    "Hit",
    "Imported",
    "Kept",
    "Kind",
    "Library",
    "LibraryError",
    "Merged",
    "Near",
    "Outlet",
    "Pending",
    "Step",
    "Suggestion",
    "home",
    "library_file",
    "take_in",
]
