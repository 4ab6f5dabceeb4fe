"""What is an entry in JSON, and what does it tell: lists of objects wherever they stand, and fields under their usual names."""

from __future__ import annotations

from collections import deque
from itertools import islice
from typing import TYPE_CHECKING, Any

from analysis.ingest import entry, field_names
from analysis.ingest.limits import ROWS, WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

DEEPEST, MOST_LOOKED_AT = 5, 2000
"""Levels, and objects and lists, among which a file's entries are looked for."""
JUDGED = 50
"""Entries of a list that tell whether it is one of articles."""
EVENT = 300
"""Characters that an event's name may have: what is longer (a "story" of many lines) is none."""
LONGEST_LIST = 100_000
"""Paragraphs of a text that is kept as a list."""
INSIDE = (
    "fields",
    "_source",
    "source_data",
    "attributes",
    "properties",
    "article",
    "item",
    "doc",
    "node",
    "data",
    "content",
    "post",
    "snippet",
)
"""Keys under which an entry may keep its fields."""
VALUES = (
    "rendered",
    "main",
    "name",
    "text",
    "content",
    "value",
    "plain",
    "original",
    "html",
    "title",
    "@value",
    "#text",
    "_",
    "$t",
    "@id",
    "id",
    "url",
    "p",
)
"""Keys under which an object keeps what stands elsewhere as a plain string."""
DEEPEST_VALUE = 3
MOST_SECONDS = 1e15
"""Numbers from here on are no dates."""
MUCH_LONGER = 2
PLAIN_SHARE = 0.5
"""The least length of a text without mark-up, as a share of the one with it, at which it is preferred."""
FEED = "jsonfeed.org"


def entries(whole: Any) -> list[Any]:
    """Return what may be articles in a parsed file: the list of most texts, the file itself, or nothing."""
    if isinstance(whole, dict) and told(whole, last_resort=False) is not None:
        return [whole]
    found = max(_lists(whole), key=_texts, default=[])
    if _texts(found):
        # in linked data, sites, pictures and persons stand beside the articles
        return [item for item in found if not (isinstance(item, dict) and "@type" in item) or told(item) is not None]
    return [whole] if isinstance(whole, dict) and told(whole) is not None else []


def outlet(whole: Any) -> str:
    """Return the outlet that a file as a whole tells: a JSON feed's own title."""
    is_feed = isinstance(whole, dict) and FEED in str(whole.get("version", ""))[:100]
    return _plain(whole.get("title"))[:200] if is_feed else ""


def told(item: Any, *, last_resort: bool = True) -> entry.Told | None:
    """Return what an entry tells, ``None`` when it has no text. ``last_resort``: a summary will do, or any long string."""
    if isinstance(item, str):
        return entry.Told(text=item) if last_resort and len(item.split(None, WORDS)) > WORDS else None
    if not isinstance(item, dict):
        return None
    there = _flat(item)
    text = _text(there) or (_otherwise(there) if last_resort else "")
    if not text.strip():
        return None
    others = {field: _first(there, field) for field in field_names.FIELDS if field != "text"}
    return entry.Told(text=text, **others)


def event(item: Any) -> str:
    """Return the event that an entry tells, ``""`` where it tells none."""
    if not isinstance(item, dict):
        return ""
    there = _flat(item)
    named = sorted((key for key in there if field_names.event([key])), key=_event_rank)
    for key in named:
        told_here = _plain(there[key], joint=", ").strip()
        is_text = field_names.plain(key) in field_names.RANKS["text"] and told_here == _text(there).strip()
        if told_here and len(told_here) <= EVENT and not is_text:
            return told_here
    return ""


def value(item: Any, key: str) -> str:
    """Return what an entry tells under a key, one level down too, as a string; ``""`` where it has none."""
    return _plain(_flat(item).get(key)) if isinstance(item, dict) else ""


def keys(item: Any) -> list[str]:
    """Return the keys of an entry, those one level down among them."""
    return list(_flat(item)) if isinstance(item, dict) else []


def _event_rank(key: str) -> int:
    return field_names.EVENT_RANKS[field_names.plain(key)]


def _lists(whole: Any) -> Iterator[Sequence[Any]]:
    """Yield what may be the list of entries, from the outside in."""
    waiting: deque[tuple[Any, int]] = deque([(whole, 0)])
    looked_at = 0
    while waiting and looked_at < MOST_LOOKED_AT:
        here, depth = waiting.popleft()
        looked_at += 1
        if isinstance(here, list):
            yield _from_rows(here) or here
            inner: Sequence[Any] = here[:JUDGED]
        elif isinstance(here, dict):
            yield from _from_object(here)
            inner = list(islice(here.values(), MOST_LOOKED_AT))
        else:
            continue
        if depth < DEEPEST:
            waiting.extend((value, depth + 1) for value in inner if isinstance(value, dict | list))


def _from_object(here: Mapping[str, Any]) -> Iterator[Sequence[Any]]:
    """Yield the entries that an object holds by number or name, or column by column."""
    columns, rows = here.get("columns"), here.get("data")
    if isinstance(columns, list) and isinstance(rows, list):
        yield _from_rows([columns, *rows]) or []
    named = {name: _column(value) for name, value in islice(here.items(), 500) if field_names.known([name])}
    longest = max(map(len, named.values()), default=0)
    if "text" in field_names.known(named) and all(len(column) == longest for column in named.values()):
        yield [{name: column[at] for name, column in named.items()} for at in range(min(longest, ROWS + 1))]
    if len(here) > 1 and all(isinstance(value, dict) for value in here.values()):
        yield list(here.values())


def _column(value: Any) -> list[Any]:
    """Return a column's cells, kept as a list or by number; empty for anything else."""
    cells = (
        list(islice(value.values(), ROWS + 1))
        if isinstance(value, dict)
        else value[: ROWS + 1]
        if isinstance(value, list)
        else []
    )
    return cells if cells and not any(isinstance(cell, dict | list) for cell in cells[:JUDGED]) else []


def _from_rows(rows: Sequence[Any]) -> list[Any] | None:
    """Return a list of lists, the first of them a header, as objects."""
    if len(rows) < 2 or not all(isinstance(row, list) for row in rows[:JUDGED]):  # noqa: PLR2004 - a header and a row
        return None
    header = [cell if isinstance(cell, str) else "" for cell in rows[0][:200]]
    if "text" not in field_names.known(header):
        return None
    return [dict(zip(header, row, strict=False)) for row in rows[1 : ROWS + 2] if isinstance(row, list)]


def _texts(items: Sequence[Any]) -> int:
    """Count the entries with a text among a list's first ones: those with one of its own count most."""
    first = items[:JUDGED]
    return sum(1000 * (told(item, last_resort=False) is not None) + (told(item) is not None) for item in first)


def _flat(item: Mapping[str, Any]) -> dict[str, Any]:
    """Return an entry's fields, those that it keeps one level down after its own."""
    out = dict(islice(item.items(), 1000))
    for key in INSIDE:
        inner = item.get(key)
        if isinstance(inner, dict):
            for name, value in islice(inner.items(), 1000):
                out.setdefault(name, value)
    return out


def _text(there: Mapping[str, Any]) -> str:
    """Return the longest text under a name that says so; one without mark-up when there are two forms of it."""
    names = field_names.RANKS["text"]
    found = [text for name, value in there.items() if field_names.plain(name) in names and (text := _plain(value))]
    longest = max(found, key=len, default="")
    if entry.is_markup(longest):
        plain = [text for text in found if not entry.is_markup(text) and len(text) >= PLAIN_SHARE * len(longest)]
        return max(plain, key=len, default=longest)
    return longest


def _otherwise(there: Mapping[str, Any]) -> str:
    """Return a summary, or a much longer string under a name that nobody knows."""
    summary = max(
        (_plain(value) for name, value in there.items() if field_names.plain(name) in field_names.RANKS["last resort"]),
        key=len,
        default="",
    )
    unknown = max(
        (value for name, value in there.items() if isinstance(value, str) and not field_names.known([name])),
        key=len,
        default="",
    )
    long_enough = len(unknown.split(None, WORDS)) > WORDS and len(unknown) > MUCH_LONGER * len(summary)
    return unknown if long_enough else summary


def _first(there: Mapping[str, Any], field: str) -> str:
    """Return what stands under the most telling name for a field that has a value."""
    ranks = field_names.RANKS[field]
    named = sorted((ranks[plain], name) for name in there if (plain := field_names.plain(name)) in ranks)
    return next((text for _, name in named if (text := _plain(there[name], joint=", ")[:2000].strip())), "")


def _plain(value: Any, joint: str = "\n\n", depth: int = 0) -> str:
    """Return a value as a string: itself, a number, the name or text of an object, the items of a list joined."""
    if isinstance(value, str):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        return f"{value:.0f}" if value == value and abs(value) < MOST_SECONDS else ""
    if depth <= DEEPEST_VALUE and isinstance(value, list) and not (joint == "\n\n" and _holds_entries(value)):
        pieces = [_plain(one, joint, depth + 1) for one in value[:LONGEST_LIST]]
        return joint.join(piece for piece in pieces if piece)
    if depth <= DEEPEST_VALUE and isinstance(value, dict):
        return next((text for key in VALUES if key in value and (text := _plain(value[key], joint, depth + 1))), "")
    return ""


def _holds_entries(items: Sequence[Any]) -> bool:
    """Tell whether a list is one of articles, and not of a text's paragraphs."""
    telling = {"title", "url", "date"}
    return any(isinstance(one, dict) and field_names.known(list(one)) & telling for one in items[:JUDGED])
