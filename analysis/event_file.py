"""An event as one file: strict, versioned JSON that comes back exactly, lone surrogates included. Never a pickle.

``{"format": "parallax-event", "version": 1, "name": …, "articles": [{"title", "outlet", "date", "url", "author",
"language", "added", "notes": […], "parts": [{"role", "text"}, …]}, …]}``, and ``"lexicon": {…}`` where its reader had changed
the lexicon by which it was measured, ``"edits": {…}`` where the exhibits (both are kept as they are here; who uses them checks them). Dates are ISO 8601. A string that UTF-8 cannot
hold (lone surrogates) stands as ``{"base64": …}`` over its bytes in UTF-8 with surrogates passed through.
"""

from __future__ import annotations

import base64
import binascii
import codecs
import datetime
import re
from typing import TYPE_CHECKING, Any

import orjson

from analysis.article import Article, Role, lay_out

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    Added = datetime.datetime | None

BESIDE = ("lexicon", "edits")
"""What may stand in a file beside its articles."""
FORMAT, VERSION = "parallax-event", 1
LARGEST = 100_000_000
"""Bytes of a file."""
MOST_ARTICLES = 20_000
MOST_PARTS = 100_000
LONGEST_FIELD = 20_000
"""Characters of a name, headline, outlet, address, author or note."""
LONGEST_TEXT = 4_000_000
"""Characters of an article's parts, those set aside included."""
MOST_NOTES = 1000

NOT_OURS = "This file is not an event that Parallax has exported: nothing was added."
NEWER = "This event was exported by a newer Parallax: nothing was added, install that version to import it."
TOO_LARGE = "This file is larger than 100 MB: nothing was added."
TOO_MANY = "This file holds more than 20,000 articles: nothing was added."
NO_NAME = "The event in this file has no proper name: nothing was added."
WRONG = "Article {number} in this file is not as Parallax writes it (its {what}): nothing was added."

START = re.compile(rb'(?:\xef\xbb\xbf)?\s{0,100}\{\s{0,100}"format"\s{0,100}:\s{0,100}"parallax-event"')
LOOKED_AT = 1000

FIELDS = ("title", "outlet", "url", "author", "language")
KEYS = {*FIELDS, "date", "added", "notes", "parts"}


class EventFileError(Exception):
    """This is no event that Parallax has written. ``sentence`` says in plain words what is wrong with it."""

    def __init__(self, sentence: str) -> None:
        """Keep the sentence; it is also the exception's text."""
        super().__init__(sentence)
        self.sentence = sentence


class _WrongError(Exception):
    """A value is not what it must be; the message names it."""


def is_one(data: bytes) -> bool:
    """Tell, by the first bytes, whether a file says of itself that it is an event."""
    return START.match(data[:LOOKED_AT]) is not None


def name_in(data: bytes) -> str:
    """Return the name that a file gives its event; ``""`` where `read` would find none."""
    try:
        return _text(orjson.loads(data.removeprefix(codecs.BOM_UTF8))["name"], "name")
    except (orjson.JSONDecodeError, _WrongError, KeyError, TypeError):
        return ""


def write(
    name: str,
    articles: Sequence[tuple[Article, Added]],
    lexicon: Mapping[str, Any] | None = None,
    edits: Mapping[str, Any] | None = None,
) -> bytes:
    """Return the file of an event. Equal events give equal bytes."""
    whole: dict[str, object] = {
        "format": FORMAT,
        "version": VERSION,
        "name": _string(name),
        "articles": [_article(article, added) for article, added in articles],
    }
    if lexicon:
        whole["lexicon"] = dict(lexicon)
    if edits:
        whole["edits"] = dict(edits)
    return orjson.dumps(whole, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def lexicon(data: bytes) -> dict[str, Any]:
    """Return the changes to the lexicon that a file brings with it, unchecked; none for a file that `read` refuses."""
    return _beside(data, "lexicon")


def edits(data: bytes) -> dict[str, dict[str, Any]]:
    """Return the changes to the exhibits that a file brings with it, unchecked; none for a file that `read` refuses."""
    return {name: one for name, one in _beside(data, "edits").items() if isinstance(one, dict)}


def _beside(data: bytes, what: str) -> dict[str, Any]:
    try:
        whole = orjson.loads(data.removeprefix(codecs.BOM_UTF8))
    except orjson.JSONDecodeError:
        return {}
    found = whole.get(what) if isinstance(whole, dict) else None
    return found if isinstance(found, dict) else {}


def read(data: bytes) -> tuple[str, list[tuple[Article, Added]]]:
    """Return an event's name and articles. Raises ``EventFileError``, one plain sentence, for anything that is not right."""
    if len(data) > LARGEST:
        raise EventFileError(TOO_LARGE)
    try:
        whole = orjson.loads(data.removeprefix(codecs.BOM_UTF8))
    except orjson.JSONDecodeError:
        raise EventFileError(NOT_OURS) from None
    if not isinstance(whole, dict) or whole.get("format") != FORMAT or type(whole.get("version")) is not int:
        raise EventFileError(NOT_OURS)
    if whole["version"] > VERSION:
        raise EventFileError(NEWER)
    articles = whole.get("articles")
    if (
        whole["version"] != VERSION
        or set(whole) - set(BESIDE) != {"format", "version", "name", "articles"}
        or any(type(whole.get(what, {})) is not dict for what in BESIDE)
        or type(articles) is not list
    ):
        raise EventFileError(NOT_OURS)
    if len(articles) > MOST_ARTICLES:
        raise EventFileError(TOO_MANY)
    try:
        name = _text(whole["name"], "name")
    except _WrongError:
        raise EventFileError(NO_NAME) from None
    return name, [_checked(one, number) for number, one in enumerate(articles, 1)]


def _article(article: Article, added: Added) -> dict[str, object]:
    return {
        "title": _string(article.title),
        "outlet": _string(article.outlet),
        "date": article.date.isoformat() if article.date else None,
        "url": _string(article.url),
        "author": _string(article.author),
        "language": _string(article.language),
        "added": added.isoformat() if added else None,
        "notes": [_string(note) for note in article.notes],
        "parts": [{"role": part.role.value, "text": _string(part.text)} for part in article.parts],
    }


def _string(text: str) -> str | dict[str, str]:
    try:
        text.encode()
    except UnicodeEncodeError:
        return {"base64": base64.b64encode(text.encode("utf-8", "surrogatepass")).decode()}
    return text


def _checked(one: object, number: int) -> tuple[Article, Added]:
    try:
        return _article_of(one)
    except _WrongError as wrong:
        raise EventFileError(WRONG.format(number=number, what=wrong)) from None


def _article_of(one: object) -> tuple[Article, Added]:
    if not isinstance(one, dict) or set(one) != KEYS:
        raise _WrongError("fields")
    fields = {name: _text(one[name], name) for name in FIELDS}
    notes = tuple(_text(note, "notes") for note in _list(one["notes"], "notes", MOST_NOTES))
    pieces = [_piece(part) for part in _list(one["parts"], "parts", MOST_PARTS)]
    if sum(len(text) for text, _ in pieces) > LONGEST_TEXT:
        raise _WrongError("length")
    article = Article(**fields, date=_date(one["date"]), notes=notes, parts=lay_out(pieces))
    return article, _moment(one["added"])


def _piece(part: object) -> tuple[str, Role]:
    if not isinstance(part, dict) or set(part) != {"role", "text"} or part["role"] not in list(Role):
        raise _WrongError("parts")
    return _text(part["text"], "parts", LONGEST_TEXT), Role(part["role"])


def _list(value: object, what: str, most: int) -> list[Any]:
    if not isinstance(value, list) or len(value) > most:
        raise _WrongError(what)
    return value


def _text(value: object, what: str, longest: int = LONGEST_FIELD) -> str:
    if isinstance(value, dict) and list(value) == ["base64"] and isinstance(value["base64"], str):
        try:
            value = base64.b64decode(value["base64"], validate=True).decode("utf-8", "surrogatepass")
        except (binascii.Error, ValueError):
            raise _WrongError(what) from None
    if not isinstance(value, str) or len(value) > longest:
        raise _WrongError(what)
    return value


def _date(value: object) -> datetime.date | None:
    if value is None:
        return None
    try:
        date = datetime.date.fromisoformat(str(value))
    except ValueError:
        raise _WrongError("date") from None
    if date.isoformat() != value:
        raise _WrongError("date")
    return date


def _moment(value: object) -> Added:
    if value is None:
        return None
    try:
        moment = datetime.datetime.fromisoformat(str(value))
    except ValueError:
        raise _WrongError("added") from None
    if moment.utcoffset() is None:
        raise _WrongError("added")
    return moment
