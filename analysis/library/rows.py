"""Article ↔ the columns of its row, exactly: every character comes back as it was, lone surrogates and NUL included."""

from __future__ import annotations

import datetime
import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from analysis.article import Article, Part, Role
from analysis.library import shingles

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Kind = Literal["own", "sample"]
Stored = str | bytes | None
"""What a column of an article's row holds."""
Row = tuple[Any, ...]
"""A row as SQLite gives it."""

CONTENT = ("outlet", "title", "date", "url", "author", "language", "notes", "parts")
"""The columns that make up an article, in the order of :func:`row_of` and :func:`article_of`."""


@dataclass(frozen=True, slots=True)
class Event:
    """An event as the library lists it. ``kind`` is own or sample; ``articles`` is their number; times in UTC, dates where known."""

    id: str
    name: str
    kind: Kind
    hidden: bool
    created: datetime.datetime | None
    articles: int
    first_date: datetime.date | None
    last_date: datetime.date | None


@dataclass(frozen=True, slots=True)
class Kept:
    """An article as it lies in the library: ``id`` stays the same when it is edited, ``added`` is in UTC."""

    id: str
    event: str
    added: datetime.datetime | None
    article: Article
    position: int = 0
    """Its place in the event: the lowest first, with gaps where articles were removed."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What a list of articles needs to know of one, without its text."""

    id: str
    event: str
    hash: str
    outlet: str
    title: str
    date: datetime.date | None


@dataclass(frozen=True, slots=True)
class Added:
    """What became of an article that was to be added.

    ``id`` is the new article's, or that of the one already there; ``duplicate_of`` is ``None``, or the latter;
    ``note`` is ``""``, or one plain sentence that says so; or that the new article reads almost like another, whose id
    is ``near``.
    """

    id: str
    duplicate_of: str | None = None
    note: str = ""
    near: str | None = None


@dataclass(frozen=True, slots=True)
class Damage:
    """Something that ``verify`` found: one plain sentence, and the article's id where it is about one."""

    sentence: str
    article: str | None = None


class DamagedError(Exception):
    """A row does not match its seal."""


def stored(text: str) -> str | bytes:
    """Return ``text`` for a column: as it is, or as bytes where it holds lone surrogates, which UTF-8 cannot."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogatepass")
    return text


def restored(value: Stored) -> str:
    """Return what :func:`stored` was given."""
    return value.decode("utf-8", "surrogatepass") if isinstance(value, bytes) else str(value or "")


def row_of(article: Article) -> tuple[Stored, ...]:
    """Return the columns :data:`CONTENT` of ``article``."""
    parts = [(part.role.value, part.start, part.text) for part in article.parts]
    return (
        stored(article.outlet),
        stored(article.title),
        article.date.isoformat() if article.date else None,
        stored(article.url),
        stored(article.author),
        stored(article.language),
        _json(article.notes),
        _json(parts),
    )


def article_of(row: Sequence[Stored], seal: str) -> Article:
    """Return the article of a row's :data:`CONTENT`. Raises ``DamagedError`` when the row is not what was sealed."""
    if sealed(row) != seal:
        raise DamagedError
    outlet, title, date, url, author, language, notes, parts = row
    return Article(
        title=restored(title),
        outlet=restored(outlet),
        date=date_of(date),
        url=restored(url),
        author=restored(author),
        language=restored(language),
        notes=tuple(json.loads(restored(notes))),
        parts=tuple(Part(text, Role(role), start) for role, start, text in json.loads(restored(parts))),
    )


def _json(value: object) -> str | bytes:
    # Not ASCII: escapes would join two lone surrogates that stand side by side into one character.
    return stored(json.dumps(value, ensure_ascii=False))


def entry_of(row: Sequence[Any]) -> Entry:
    """Return the entry of a row's id, event, hash, outlet, title and date."""
    article, event, digest, outlet, title, date = row
    return Entry(article, event, digest, restored(outlet), restored(title), date_of(date))


def date_of(value: Stored) -> datetime.date | None:
    """Return a stored date; ``None`` for none, and for one that damage has made unreadable (the seal tells of that)."""
    try:
        return datetime.date.fromisoformat(str(value)) if value else None
    except ValueError:
        return None


def moment_of(value: Stored) -> datetime.datetime | None:
    """Return a stored time; ``None`` for one that damage has made unreadable."""
    try:
        return datetime.datetime.fromisoformat(str(value))
    except ValueError:
        return None


def sealed(values: Iterable[Stored]) -> str:
    """Return the SHA-256 of some columns, each with its type and length so that no two rows share one."""
    digest = hashlib.sha256()
    for value in values:
        raw = value if isinstance(value, bytes) else str(value).encode("utf-8", "surrogatepass")
        digest.update(f"{type(value).__name__} {len(raw)}\0".encode() + raw)
    return digest.hexdigest()


def sameness(text: str) -> str:
    """Return the SHA-256 of a text's words, whatever their case, width, spacing and punctuation.

    Equal for one text twice; ``""`` for a text without words, which is the same as no other.
    """
    words = " ".join(shingles.words(text))
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest() if words else ""
