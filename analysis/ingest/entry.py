"""An entry of a table, a JSON file or a feed: what it tells of an article in so many words → the article."""

from __future__ import annotations

import html as markup
import re
import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from analysis.article import Article, Role
from analysis.ingest import blocks, clean, edit, html, limits, plain, titles, told_dates
from analysis.unreadable import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from analysis.ingest.blocks import Block

ELEMENT = re.compile(
    r"</?(?:p|div|br|h[1-6]|ul|ol|li|blockquote|article|section|figure|table|span|a|em|strong|b|i|img)\b[^<>]{0,2000}>",
    re.IGNORECASE,
)
CLOSED = re.compile(
    r"</(?:p|div|h[1-6]|ul|ol|li|blockquote|article|section|figure|table)\s{0,9}>|<(?:p|br)\s{0,9}/?>", re.IGNORECASE
)
LOOKED_AT = 20_000
LEAST_ELEMENTS = 2
ESCAPED = re.compile(
    r"&(?:amp|quot|apos|nbsp|lt|gt|[lr][sd]quo|[mn]dash|hellip|#\d{2,5}|#x[0-9a-f]{2,5});", re.IGNORECASE
)
HOST = re.compile(r"https?://(?:www\.)?([a-z0-9.-]{1,200})", re.IGNORECASE)
BY = re.compile(r"^\s{0,20}by(?:\s{1,9}|:\s{0,9})", re.IGNORECASE)
SHORTENED = re.compile(r"\s{0,9}(?:…|\.\.\.)?\s?\[\+?(\d{1,7}) char(?:acter)?s\]\s{0,9}$")
"""How news services mark a text that they have cut."""
OPENING_BLOCKS = 5
AMBIGUOUS = "The date given with this text leaves open which number is the month: check it."
NO_DATE = "The date given with this text could not be read: check it."


@dataclass(frozen=True, slots=True)
class Told:
    """What an entry says, as it says it; ``""`` where it says nothing. ``order``: of numbers in dates, see `told_dates.read`."""

    text: str = ""
    title: str = ""
    outlet: str = ""
    date: str = ""
    url: str = ""
    author: str = ""
    order: str = ""


def in_time(
    entries: Iterator[Article | Unreadable], name: str, seconds: float = limits.SECONDS
) -> Iterator[Article | Unreadable]:
    """Pass entries on until reading them has taken ``seconds``: a file of ten thousand slow ones must come to an end."""
    left, count = seconds, 0
    while left > 0:
        started = time.monotonic()
        entry = next(entries, None)
        left -= time.monotonic() - started
        if entry is None:
            return
        count += 1
        yield entry
    minutes = f"{seconds / 60:.0f} minutes"
    yield limits.unreadable(
        name, f"Reading this file took longer than {minutes}: {count:,} entries were read, split it to add the rest."
    )


def attempt(told: Told, name: str, notes: tuple[str, ...] = ()) -> Article | Unreadable:
    """Return the article of an entry, or why it holds none."""
    try:
        return article(told, name, notes)
    except Unreadable as reason:
        return reason


def too_many(name: str, what: str) -> Unreadable:
    """Say that a file has more entries than are read. ``what``: "rows"."""
    return limits.unreadable(
        name,
        f"This file has more than {limits.ROWS:,} {what}: the first {limits.ROWS:,} were read, split it to add the rest.",
    )


def article(told: Told, name: str, notes: tuple[str, ...] = ()) -> Article:
    """Make the article of an entry. Raises `Unreadable`, named ``name``, when there is too little text.

    The text is cleaned as pasted text is, because such cells often hold copied pages, and of texts that are clean hardly
    a word is set aside. What the entry tells counts before what the text lets guess.
    """
    told = replace(
        told,
        title=_unescaped(told.title),
        outlet=_outlet(_unescaped(told.outlet)),
        author=BY.sub("", _unescaped(told.author)),
    )
    text, cut = _unmarked(told.text)
    text = text if is_markup(text) else _unescaped(text)
    made = _of_markup(told, text, name) if is_markup(text) else _of_text(told, text, name)
    return _with_told(replace(made, notes=(*notes, *cut, *made.notes)), told)


def _unescaped(text: str) -> str:
    """Undo the escapes of HTML in a text that is none: programs that collect articles leave them behind."""
    return markup.unescape(text) if ESCAPED.search(text) else text


def _outlet(told: str) -> str:
    """Return an outlet's name; of a web address its host."""
    match = HOST.match(told.strip())
    return match[1] if match else told


def is_markup(text: str) -> bool:
    """Tell whether a text is written in HTML: elements of paragraphs, not a stray bracket."""
    head = text[:LOOKED_AT]
    return "<" in head and (
        html.START.match(head.encode("utf-8", "replace")) is not None
        or (
            CLOSED.search(head) is not None
            and sum(1 for _ in zip(ELEMENT.finditer(head), range(LEAST_ELEMENTS), strict=False)) >= LEAST_ELEMENTS
        )
    )


def _unmarked(text: str) -> tuple[str, tuple[str, ...]]:
    """Take a service's mark of a shortened text off, and say so."""
    match = SHORTENED.search(text[-60:])
    if not match:
        return text, ()
    return text[: len(text) - len(match[0])].rstrip(), (
        f"The text is cut short: the source of this file left out {int(match[1]):,} more characters.",
    )


def _of_text(told: Told, text: str, name: str) -> Article:
    """Read a text as pasted text is read."""
    text, cut = limits.cut(text.replace("\r\n", "\n").replace("\r", "\n"))
    limits.check_words(text, name)
    there, fewer = limits.first_blocks(blocks.split(text))
    known = clean.Details(title=_opening(there, told.title), outlet=told.outlet)
    return plain.article(there, known, (*cut, *fewer), name)


def _opening(there: Sequence[Block], title: str) -> str:
    """Return the title as far as it helps to find the headline: the same words far down are no headline."""
    at = titles.told(there, title[: limits.TITLE_CHARACTERS]) if title.strip() else None
    return "" if at is not None and at >= OPENING_BLOCKS else title


def _of_markup(told: Told, text: str, name: str) -> Article:
    """Read a text in HTML as a page whose article it is; all of it is kept but what is plainly furniture."""
    if html.START.match(text.encode("utf-8", "replace")):
        page = text
    else:
        head = markup.escape(limits.shown(told.title, limits.TITLE_CHARACTERS))
        page = f"<!doctype html><html><head><meta charset=utf-8><title>{head}</title></head><body><article>{text}</article></body></html>"
    return next(iter(html.read(page.encode("utf-8", "replace"), name)))


def _with_told(made: Article, told: Told) -> Article:
    """Let what the entry tells count before what was guessed from its text."""
    title = limits.shown(told.title, limits.TITLE_CHARACTERS)
    if title and made.title and titles.same(made.title) != titles.same(title):
        at = next((at for at, part in enumerate(made.parts) if part.role is Role.TITLE), None)
        made = edit.with_role(made, at, Role.SUBHEADING) if at is not None else made
    date = told_dates.read(told.date, order=told.order)
    notes = made.notes
    if told.date.strip() and date is None:
        notes = (*notes, AMBIGUOUS if told_dates.NUMBERS.match(told.date.strip()) else NO_DATE)
    return replace(
        edit.with_details(
            made,
            title=title or None,
            outlet=told.outlet.strip() or None,
            date=date or made.date,
            url=told.url.strip() or None,
            author=told.author.strip() or None,
        ),
        notes=notes,
    )


def numbered(name: str, kind: str, number: int) -> str:
    """Return an entry's name: "file.csv, row 17"."""
    return f"{limits.shown(name, limits.NAME_CHARACTERS - 20)}, {kind} {number:,}"
