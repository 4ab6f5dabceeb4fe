"""``python -m analysis library verify | backup | export | import``: the library without the dashboard."""

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

OK, FAILED = 0, 1


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add ``library`` and its parts to a parser's commands; :func:`run` does what was chosen."""
    parser = commands.add_parser("library", help="check, copy, export and import what is kept")
    parser.add_argument("--file", type=Path, metavar="LIBRARY", help="another library than your own")
    parts = parser.add_subparsers(dest="part", required=True)
    parts.add_parser("verify", help="check every article and result")
    backup = parts.add_parser("backup", help="copy the whole library, also while the dashboard runs")
    backup.add_argument("target", type=Path, metavar="FILE", help="a file that does not exist yet")
    export = parts.add_parser("export", help="write an event to a file; without an event, list them")
    export.add_argument("event", nargs="?", help="the event's name or id")
    export.add_argument("target", nargs="?", type=Path, metavar="FILE", help="a file that does not exist yet")
    add = parts.add_parser("import", help="add the events of files that were exported")
    add.add_argument("sources", nargs="+", type=Path, metavar="FILE")


def run(options: argparse.Namespace) -> int:
    """Run one part of ``library``; return 0, or 1 when it could not be done or damage was found."""
    path: Path = options.file or library_file()
    try:
        if not path.exists() and options.part != "import":
            _say(f"There is no library at {path} yet.", error=True)
            return FAILED
        with Library.open(path) as library:
            return PARTS[options.part](library, options)
    except LibraryError as error:
        _say(error.sentence, error=True)
    except OSError as error:
        _say(f"The file could not be read or written ({error.strerror or 'no reason given'}).", error=True)
    return FAILED


def _verify(library: Library, _options: argparse.Namespace) -> int:
    damages = library.verify()
    for damage in damages:
        _say(damage.sentence, error=True)
    if not damages:
        events = library.events()
        _say(
            f"Sound: {sum(event.articles for event in events):,} articles in {len(events):,} events in {library.path}."
        )
    return FAILED if damages else OK


def _backup(library: Library, options: argparse.Namespace) -> int:
    library.backup(options.target)
    with Library.open(options.target) as copy:
        damaged = copy.verify()
    _say(f"Copied to {options.target}." if not damaged else f"Copied to {options.target}, damage included.")
    return FAILED if damaged else OK


def _export(library: Library, options: argparse.Namespace) -> int:
    events = library.events()
    if options.event is None or options.target is None:
        for event in events:
            _say(f"{event.id}  {event.articles:>5}  {event.name}")
        return OK
    found = [event for event in events if options.event in {event.id, event.name}]
    if len(found) != 1:
        _say(
            "No event has that name or id." if not found else "Several events have that name: give the id.", error=True
        )
        return FAILED
    data = library.export_event(found[0].id)
    with options.target.open("xb") as file:
        file.write(data)
    _say(f"{_many(found[0].articles, 'article')} written to {options.target}.")
    return OK


def _import(library: Library, options: argparse.Namespace) -> int:
    failed = False
    for source in options.sources:
        try:
            done = library.import_event(source.read_bytes())
        except LibraryError as error:
            _say(f"{source}: {error.sentence}", error=True)
            failed = True
            continue
        for note in done.notes:
            _say(f"{source}: {note}")
        _say(f"{source}: {_many(done.added, 'article')} added.")
    return FAILED if failed else OK


PARTS: dict[str, Callable[[Library, argparse.Namespace], int]] = {
    "verify": _verify,
    "backup": _backup,
    "export": _export,
    "import": _import,
}


def _many(number: int, what: str) -> str:
    return f"{number:,} {what}{'s' * (number != 1)}"


def _say(line: str, *, error: bool = False) -> None:
    stream = sys.stderr if error else sys.stdout
    encoding = stream.encoding or "utf-8"
    stream.write(line.encode(encoding, "replace").decode(encoding) + "\n")
