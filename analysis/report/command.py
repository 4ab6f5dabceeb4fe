"""``python -m analysis report EVENT -o FILE``: an event of the library as a report, without the dashboard."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.library.errors import LibraryError
from analysis.library.library import Library
from analysis.library.place import library_file

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from analysis.library import Event
    from analysis.report.story import Story

OK, FAILED = 0, 1


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add ``report`` to a parser's commands; :func:`run` does what was chosen."""
    parser = commands.add_parser("report", help="write what is found in an event as a page, or as JSON or CSV")
    parser.add_argument("event", nargs="?", help="the event’s name or id; without it, the events are listed")
    parser.add_argument(
        "-o", "--output", type=Path, metavar="FILE", help="ends in .html, .json or .csv; must not exist yet"
    )
    parser.add_argument("--file", type=Path, metavar="LIBRARY", help="another library than your own")
    parser.add_argument(
        "--voice", choices=("all", "own", "quoted", "paraphrased"), default="all", help="whose words (default: all)"
    )
    parser.add_argument("--headline", action="store_true", help="count the headline with the body")


def run(options: argparse.Namespace) -> int:
    """Write the report; return 0, or 1 when it could not be done, with one sentence that says why."""
    path: Path = options.file or library_file()
    try:
        if not path.exists():
            return _failed(f"There is no library at {path} yet.")
        with Library.open(path) as library:
            return _write(library, options)
    except LibraryError as error:
        return _failed(error.sentence)
    except OSError as error:
        return _failed(f"The file could not be written ({error.strerror or 'no reason given'}).")


def _write(library: Library, options: argparse.Namespace) -> int:
    events = library.events()
    found = [event for event in events if options.event in (event.id, event.name)]
    if not options.event or not found:
        names = ", ".join(f"“{event.name}”" for event in events) or "none"
        return _failed(
            f"{'Name an event' if not options.event else 'There is no such event'}; the library has: {names}."
        )
    if len(found) > 1:
        return _failed(f"Several events have this name: give an id instead ({', '.join(event.id for event in found)}).")
    target: Path | None = options.output
    if target is None or target.suffix.lower() not in WRITERS:
        return _failed("Say where to: -o report.html, -o report.json or -o report.csv.")
    if target.exists():
        return _failed(f"There is a file {target} already: choose another name, it was not written over.")
    if not found[0].articles:
        return _failed("This event has no article: there is nothing to report.")
    target.write_bytes(WRITERS[target.suffix.lower()](story(library, found[0], options)))
    return OK


def story(library: Library, event: Event, options: argparse.Namespace) -> Story:
    """Return what there is to report of an event, under the choice of the command line."""
    from analysis import workspace
    from analysis.comparison.choice import Choice
    from analysis.report.story import Story

    opened = workspace.open_event(library, event)
    note = workspace.sample_note() if event.kind == "sample" else ""
    every = tuple(range(len(opened.results)))
    choice = Choice(options.voice, options.headline)
    return Story(event.name, opened.results, every, choice, note, opened.changes, opened.edits)


def _html(told: Story) -> bytes:
    from analysis.report.page import html

    return html(told).encode("utf-8", "replace")


def _json(told: Story) -> bytes:
    from analysis.report.plain import to_json

    return to_json(told)


def _csv(told: Story) -> bytes:
    from analysis.report.plain import values_csv

    return values_csv(told)


WRITERS: dict[str, Callable[[Story], bytes]] = {".html": _html, ".json": _json, ".csv": _csv}


def _failed(sentence: str) -> int:
    sys.stderr.write(sentence + "\n")
    return FAILED
