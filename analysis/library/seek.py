"""Searching: what a reader types → a query that is always valid, and a found text → the stretch to show of it."""

from __future__ import annotations

import re
import sqlite3
from bisect import bisect_right
from contextlib import closing
from typing import TYPE_CHECKING, NamedTuple

from analysis.library import schema

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.article import Article

LONGEST_QUERY = 300
MOST_TERMS = 12
SHORTEST_START = 3
"""Letters before a ``*`` that are enough to search by the start of a word; by fewer, thousands of words would match."""
STRETCH = 240
"""Characters of a text that a hit shows."""
LONGEST_MARKED = 200_000
"""Characters of a text in which the found words are marked; further down they are found, and not shown."""

MOST_SPANS = 200
"""Found words of a text that a hit's stretch may begin at."""

_TERM = re.compile(r'"([^"]*)"(\*?)|([^\s"]+)')
_QUOTES = dict.fromkeys(map(ord, "“”„‟«»＂"), '"')
_NO_TEXT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_OPEN, _CLOSE = "\x02", "\x03"


class Stretch(NamedTuple):
    """What is shown of a found text: ``text[start : start + len(snippet)]``, and the found words' offsets within it."""

    start: int
    snippet: str
    spans: tuple[tuple[int, int], ...]


def plain(text: str) -> str:
    """Return ``text`` as SQLite may have it, every character in its place: a space for control characters and lone surrogates."""
    return _NO_TEXT.sub(" ", text)


def indexed(article: Article) -> tuple[str, str]:
    """Return what the index holds of an article: its headline where the text does not begin with it, and its text.

    Never change this without emptying the index in a migration: what is taken out must be what was put in.
    """
    title = "" if article.text.startswith(article.title) else article.title
    return plain(title), plain(article.text)


def query(typed: str) -> str:
    """Return the FTS5 query for what a reader typed: all the words, ``"…"`` as a phrase, ``word*`` as a beginning.

    Everything else that FTS5 gives a meaning to is taken as text. ``""`` when nothing can be searched for.
    """
    terms = []
    for phrase, star, word in _TERM.findall(plain(typed[:LONGEST_QUERY]).translate(_QUOTES)):
        text = phrase or word.rstrip("*")
        letters = sum(character.isalnum() for character in text)
        if letters:
            begins = bool(star or word.endswith("*")) and letters >= SHORTEST_START
            terms.append(f'"{text}"' + "*" * begins)
    return " ".join(terms[:MOST_TERMS])


def stretches(asked: str, articles: Sequence[Article]) -> list[Stretch]:
    """Return what to show of each article that ``asked`` (a query) has found. The index's own rules mark the words."""
    # In memory: the library's index holds no text to mark, and no text may go to a temporary file.
    with closing(sqlite3.connect(":memory:")) as memory:
        memory.execute(schema.WORDS.replace("content = '', ", ""))
        rows = [(number, *indexed(article)) for number, article in enumerate(articles)]
        rows = [(number, title, text[:LONGEST_MARKED]) for number, title, text in rows]
        memory.executemany("INSERT INTO words (rowid, title, text) VALUES (?, ?, ?)", rows)
        marked = dict(
            memory.execute(
                "SELECT rowid, highlight(words, 1, ?, ?) FROM words WHERE words MATCH ?", (_OPEN, _CLOSE, asked)
            )
        )
    return [_stretch(article.text, _spans(marked.get(number, ""))) for number, article in enumerate(articles)]


def _spans(marked: str) -> list[tuple[int, int]]:
    """Return where the marks stood, as offsets in the text without them."""
    marks = [match.start() - before for before, match in enumerate(re.finditer(f"[{_OPEN}{_CLOSE}]", marked))]
    return list(zip(marks[::2], marks[1::2], strict=True))


def _stretch(text: str, spans: list[tuple[int, int]]) -> Stretch:
    """Choose the stretch with most different found words in it, the first of equals, and let it begin at a word."""
    best, most = 0, 0
    said, ends = [text[a:b].casefold() for a, b in spans], [end for _, end in spans]
    for first, (begin, _) in enumerate(spans[:MOST_SPANS]):
        kinds = len(set(said[first : bisect_right(ends, begin + STRETCH * 3 // 4)]))
        if kinds > most:
            best, most = begin, kinds
    start = max(0, best - STRETCH // 4)
    if start:
        space = text.find(" ", start, best)
        start = space + 1 if space >= 0 else start
    end = min(len(text), start + STRETCH)
    if end < len(text):
        space = text.rfind(" ", start, end)
        end = space if space > best + STRETCH // 4 else end
    inside = tuple((a - start, b - start) for a, b in spans if start <= a and b <= end)
    return Stretch(start, text[start:end], inside)
