"""JSON and JSON lines: our own exports come back exactly, and of any other file each object with a text is an article."""

from __future__ import annotations

import codecs
import re
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

import orjson

from analysis import event_file
from analysis.ingest import decode, entry, limits, record_fields
from analysis.ingest.limits import unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analysis.article import Article
    from analysis.unreadable import Unreadable

NAMED = (".json", ".jsonl", ".ndjson", ".jsonlines", ".jsonld")
STARTS = ("{", "[")
SURE = re.compile(r"(?:\[\s{0,1000}){0,2}\{\s{0,1000}(?:\"[^\"\n]{0,200}\"\s{0,20}:|\})")
"""What begins like this is JSON or wants to be."""
LOOKED_AT = 8192
SMALL = 1 << 20
"""Bytes up to which a text that begins with a bracket is parsed to see whether it is JSON."""
MOST_PIECES = 3_000_000
"""Commas and opening brackets of a file: by them, not by its bytes, goes the memory that it takes."""
ESCAPES = re.compile(
    rb"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u(?:([dD][89a-fA-F])[0-9a-fA-F]{2}|[0-9a-fA-F]{4})|\\.",
    re.DOTALL,
)
"""Escapes of a JSON text: a pair of halves of a character as one, the start of a half alone as group 1."""
LINE = re.compile(rb"[^ \t\r\n\x1e][^\n]*")
"""A line that is not blank."""
LINE_ENDS, LINES_TRIED = b" \t\r\n\x1e", 20

NO_ARTICLE = "This JSON file holds no article: each needs a “text”, “body” or “content” of its own."
NO_TEXT = "This entry has no text: it needs a “text”, “body” or “content” of its own."
BROKEN_LINE = "This line is not JSON: correct it in the file."
TOO_DETAILED = "This JSON file has too many small parts: export the articles alone and add that."


class Parsed(NamedTuple):
    """A JSON file taken apart. ``outlet``: what the whole file tells; ``single``: whether it is one entry itself."""

    entries: list[Any]
    outlet: str = ""
    single: bool = False


def matches(data: bytes, name: str) -> bool:
    """Recognise JSON by how it begins. A bracket alone may also open a text: then the name decides, or whether it parses."""
    head = decode.glimpse(data[:LOOKED_AT]).lstrip("\ufeff \t\r\n\x1e")
    if not head.startswith(STARTS):
        return False
    return name.lower().endswith(NAMED) or SURE.match(head) is not None or (len(data) <= SMALL and _parses(data))


def read(data: bytes, name: str) -> Iterator[Article | Unreadable]:
    """Read each entry as an article, or as the reason why it is none.

    Raises `Unreadable`, with one plain sentence, when the file is no JSON or holds no article at all.
    """
    if event_file.is_one(data):
        return _event(data, name)
    _check_pieces(data, name)
    text, notes = _in_utf8(data, name)
    try:
        whole = _loads(text)
    except orjson.JSONDecodeError as error:
        _check_lines(text, name, error)
        return _lines(text, name, notes)
    if isinstance(whole, dict) and whole.get("format") == event_file.FORMAT:
        return _event(data, name)
    found = record_fields.entries(whole)
    if not found:
        raise unreadable(name, NO_ARTICLE)
    if len(found) == 1 and found[0] is whole:
        return iter([_entry(whole, "", name, notes)])
    return _entries(found, record_fields.outlet(whole), name, notes)


def parsed(data: bytes, name: str) -> Parsed:
    """Return the entries of a file that is one piece of JSON; none for lines and for what is no JSON.

    Raises `Unreadable` where its encoding or its size forbids reading it.
    """
    _check_pieces(data, name)
    try:
        whole = _loads(_in_utf8(data, name)[0])
    except orjson.JSONDecodeError:
        return Parsed([])
    found = record_fields.entries(whole)
    return Parsed(found, record_fields.outlet(whole), single=len(found) == 1 and found[0] is whole)


def _check_pieces(data: bytes, name: str) -> None:
    if sum(map(data.count, (b",", b"{", b"["))) > MOST_PIECES:
        raise unreadable(name, TOO_DETAILED)


def _entries(found: list[Any], outlet: str, name: str, notes: tuple[str, ...]) -> Iterator[Article | Unreadable]:
    for number, item in enumerate(found, start=1):
        if number > limits.ROWS:
            yield entry.too_many(name, "entries")
            return
        yield _entry(item, outlet, entry.numbered(name, "entry", number), notes)


def _entry(item: Any, outlet: str, label: str, notes: tuple[str, ...]) -> Article | Unreadable:
    """Return an entry's article. ``outlet``: what the whole file tells, for entries that tell none."""
    told = record_fields.told(item)
    if told is None:
        return unreadable(label, NO_TEXT)
    return entry.attempt(replace(told, outlet=told.outlet or outlet), label, notes)


def _event(data: bytes, name: str) -> Iterator[Article]:
    """Give back the articles of an event that was exported here, as they were."""
    try:
        _, articles = event_file.read(data)
    except event_file.EventFileError as error:
        raise unreadable(name, error.sentence) from None
    if not articles:
        raise unreadable(name, "This event holds no articles.")
    return (article for article, _ in articles)


def _check_lines(text: bytes, name: str, error: orjson.JSONDecodeError) -> None:
    """Refuse what is neither JSON nor JSON lines, saying where it goes wrong."""
    lines = [match[0].strip(LINE_ENDS) for match in islice(LINE.finditer(text), LINES_TRIED)]
    whole = sum(line.startswith((b"{", b"[")) and _parses(line) for line in lines)
    if len(lines) < 2 or 2 * whole < len(lines):  # noqa: PLR2004 - one line is no file of lines, and half must be right
        raise unreadable(
            name,
            f"This file is not complete or not correct JSON (line {error.lineno:,}, column {error.colno:,}): export it again, or paste the text.",
        )


def _lines(text: bytes, name: str, notes: tuple[str, ...]) -> Iterator[Article | Unreadable]:
    """Read JSON lines: a broken line is told of, and the others are read."""
    number, counted = 1, 0
    for count, match in enumerate(LINE.finditer(text)):
        if count == limits.ROWS:
            yield entry.too_many(name, "lines")
            return
        number += text.count(b"\n", counted, match.start())
        counted = match.start()
        bare = match[0].strip(LINE_ENDS)
        label = entry.numbered(name, "line", number)
        try:
            item = _loads(bare)
        except orjson.JSONDecodeError:
            yield unreadable(label, BROKEN_LINE)
        else:
            yield _entry(item, "", label, notes)


def _in_utf8(data: bytes, name: str) -> tuple[bytes, tuple[str, ...]]:
    """Return a file's JSON in UTF-8, and notes where it was in anything else."""
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        if b"\0" not in data[:4]:
            return data, ()
    found = decode.characters(data, name)
    return found.text.encode("utf-8", "replace"), found.notes


def _parses(text: bytes) -> bool:
    try:
        _loads(text)
    except orjson.JSONDecodeError:
        return False
    return True


def _loads(text: bytes) -> Any:
    """Parse JSON. Halves of characters in escapes, which programs that cut texts leave behind, become U+FFFD.

    Raises ``orjson.JSONDecodeError``.
    """
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError:
        if b"\\ud" not in text and b"\\uD" not in text:
            raise
        return orjson.loads(ESCAPES.sub(lambda match: rb"\ufffd" if match[1] else match[0], text))
