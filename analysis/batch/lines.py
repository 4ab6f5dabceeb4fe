"""JSON lines, an entry a line, read line by line; and JSON files, whose entries are found wherever they stand."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from analysis.batch.reading import NO_ENTRY, Found, Reading, event_name, item, missing
from analysis.batch.record import Bad, Item
from analysis.unreadable import Unreadable

if TYPE_CHECKING:
    import io
    from collections.abc import Iterator
    from pathlib import Path

LONGEST_LINE = 1 << 26
"""Bytes of a line that are held at once."""
JUDGED = 50
"""Lines of which one at least must have what the reader has named."""
BROKEN_LINE = "This line is not JSON: correct it in the file."
TOO_LONG = "This line is longer than 64 MB: check that there is one entry a line."
TOO_LARGE = "This JSON file is larger than 25 MB: write it as JSON lines (.jsonl), one entry a line."
WIDE = "This file is not in UTF-8: save it as UTF-8."


def lines(path: Path, name: str, event: str, reading: Reading) -> Iterator[Found]:
    """Read JSON lines; a broken line is told of. A file that is one JSON list, whatever it is called, is read as such."""
    with path.open("rb") as opened:
        head = opened.read(64)
        opened.seek(0)
        if b"\0" in head:
            yield Found(Bad(name, WIDE), path.stat().st_size)
            return
        if head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"["):
            yield from whole(path, name, event, reading)
            return
        lost = _lost(opened, reading)
        opened.seek(0)
        if lost:
            yield Found(Bad(name, lost), path.stat().st_size)
            return
        for at, line in _each(opened):
            source = f"{name}, line {at}"
            if line is None:
                yield Found(Bad(source, TOO_LONG), opened.tell())
                continue
            try:
                parsed = json.loads(line)
            except (ValueError, RecursionError):
                yield Found(Bad(source, BROKEN_LINE), opened.tell())
                continue
            yield Found(_entry(parsed, source, event, reading), opened.tell())


def _each(opened: io.BufferedReader) -> Iterator[tuple[int, bytes | None]]:
    """Yield the number of every line that is not blank, and the line; ``None`` for one that is too long to be held."""
    at = 0
    while line := opened.readline(LONGEST_LINE):
        at += 1
        whole_line = len(line) < LONGEST_LINE or line.endswith(b"\n")
        while len(line) == LONGEST_LINE and not line.endswith(b"\n"):
            line = opened.readline(LONGEST_LINE)
        if not whole_line:
            yield at, None
        elif line.strip():
            yield at, line


def _lost(opened: io.BufferedReader, reading: Reading) -> str:
    """Return the sentence for a key that the reader has named and that none of the first lines has."""
    if not reading.columns:
        return ""
    there: dict[str, None] = {}
    for _, (_, line) in zip(range(JUDGED), _each(opened), strict=False):
        try:
            there |= dict.fromkeys(_keys(json.loads(line or b"null")))
        except (ValueError, RecursionError):
            continue
    return missing(reading.columns, list(there))


def _keys(entry: Any) -> list[str]:
    from analysis.ingest import record_fields

    return record_fields.keys(entry)


def _entry(parsed: Any, source: str, event: str, reading: Reading, outlet: str = "") -> Item | Bad:
    """Return what an entry tells. ``event``, ``outlet``: of the file, for entries that tell none of their own."""
    from analysis.ingest import entry, record_fields

    found = record_fields.told(parsed)
    named = {field: record_fields.value(parsed, key) for field, key in reading.columns.items()}
    of = named.pop("event") if "event" in named else record_fields.event(parsed)
    if found is None and "text" not in named:
        return Bad(source, NO_ENTRY)
    told = asdict(found or entry.Told()) | named
    told["outlet"] = told["outlet"] or outlet
    return item(source, told, of or event, reading)


def whole(path: Path, name: str, event: str, reading: Reading) -> Iterator[Found]:
    """Read a JSON file: an event that was exported here under its own name, every other file entry by entry."""
    from analysis import event_file
    from analysis.ingest import entry, records
    from analysis.ingest.limits import FILE_BYTES, ROWS

    size = path.stat().st_size
    if size > FILE_BYTES:
        yield Found(Bad(name, TOO_LARGE), size)
        return
    data = path.read_bytes()
    if event_file.is_one(data):
        yield Found(Item(name, data=data, event=event_name(event_file.name_in(data)) or event), size)
        return
    try:
        found = records.parsed(data, name)
    except Unreadable as reason:
        yield Found(Bad(name, reason.sentence), size)
        return
    if not found.entries:  # lines, or no JSON after all: it is read as any other file
        yield Found(Item(name, data=data, event=event), size)
        return
    lost = missing(reading.columns, list(dict.fromkeys(key for one in found.entries[:JUDGED] for key in _keys(one))))
    if lost:
        yield Found(Bad(name, lost), size)
        return
    for at, one in enumerate(found.entries, start=1):
        if at > ROWS:
            yield Found(Bad(name, entry.too_many(name, "entries").sentence), size)
            return
        source = name if found.single else f"{name}, entry {at}"
        yield Found(_entry(one, source, event, reading, found.outlet), size * at // len(found.entries))
