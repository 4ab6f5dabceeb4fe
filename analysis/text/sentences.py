"""Sentences: nupunkt inside each kept part, mended where news writing trips it, never across a part or a blank line."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from analysis.text import cues, word_lists
from analysis.text.document import Sentence
from analysis.text.memo import Memo

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from analysis.article import Part
    from analysis.text.document import Tokens
    from analysis.text.layout import Block

Piece = tuple[int, int]
"""Start and end of a stretch of the text."""

_WORD = re.compile(r"\w")
_STOP = re.compile(r"[.?!…]")
"""The only marks after which nupunkt ends a sentence."""
_WORD_BEGINS = re.compile(r"(?<!\S)[^\w\s]*+\w")
_LONG = 120
"""From how many characters on a token is overlong."""
_LONG_CHUNK = re.compile(rf"(?<!\S)\S{{{_LONG},}}")
_CLOSERS = re.compile(r"[”’»)\]]+|[\"'](?=\S|$)[\"'”’)\]]*")
_LAST_LETTERS = re.compile(r"[^\W\d_]+(?=\.$)")
_QUOTED_STOP = re.compile(r"[?!][”’\"'»]+$")
_QUOTES = frozenset("”’\"'»")
_NO_STARTS = frozenset("—–-,;:")
_INITIALISM = re.compile(r"(?:[^\W\d_]\.){2,}$")
_REACH = 40
"""How far from a cut the words beside it are looked for, in characters."""
_FIRST_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


_ABBREVIATIONS, _NUMBERED = word_lists.get("abbreviations"), word_lists.get("numbered")
_AFTER_CLOCK, _STARTERS = word_lists.get("after_clock"), word_lists.get("starters")
_COUNTRIES = re.compile(r"(?:U\.S(?:\.A)?|U\.K|U\.N|E\.U|U\.A\.E|D\.C)\.$")
_CLOCK = re.compile(r"(?:a\.m|p\.m|A\.M|P\.M)\.$")


def find(
    text: str, parts: Sequence[Part], blocks: Sequence[Block], tokens: Tokens | None = None
) -> tuple[Sentence, ...]:
    """Return the sentences of ``text`` in order, each inside one of its ``blocks``. ``tokens``: its own, where they are known.

    Each holds at least one word and no outer whitespace. A block without a word has none.
    """
    split = _splitter()
    if tokens is None or (tokens.ends - tokens.starts).max(initial=0) >= _LONG:
        split = _shortened(split)
    return tuple(
        Sentence(start, end, block.part, parts[block.part].role)
        for block in blocks
        for start, end in _worded(text, _mend(text, _pieces(text, block.start, block.end, split)))
    )


@lru_cache(maxsize=1)
def _splitter() -> Callable[[str], Iterable[Piece]]:
    """Load nupunkt's model once."""
    import nupunkt

    split: Callable[[str], Iterable[Piece]] = nupunkt.load("default").span_tokenize
    return split


def _shortened(split: Callable[[str], Iterable[Piece]]) -> Callable[[str], Iterable[Piece]]:
    """Let nupunkt get overlong tokens as stand-ins: it looks to a token's end from every stop inside it."""
    return lambda block: split(_LONG_CHUNK.sub(_stand_in, block))


def _pieces(text: str, start: int, end: int, split: Callable[[str], Iterable[Piece]]) -> list[Piece]:
    """Ask nupunkt.

    It need not be asked about a block in which no word comes after a stop: many paragraphs of news are one sentence.
    """
    stop = _STOP.search(text, start, end)
    if not (stop and _WORD.search(text, stop.end(), end)):
        piece = _trim(text, start, end)
        return [piece] if piece else []
    return [piece for first, last in split(text[start:end]) if (piece := _trim(text, start + first, start + last))]


def _stand_in(token: re.Match[str]) -> str:
    """Keep the length and the last characters, which decide whether a sentence ends."""
    return "x" * (len(token[0]) - 8) + token[0][-8:]


def _trim(text: str, start: int, end: int) -> Piece | None:
    """Take the outer whitespace off; ``None`` if nothing stays."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None


def _mend(text: str, pieces: list[Piece]) -> list[Piece]:
    """Give closing marks back to the sentence they close, and join what was cut after an abbreviation or before a cue."""
    mended: list[Piece] = []
    for piece in pieces:
        rest: Piece | None = piece
        if mended and piece[0] == mended[-1][1] and (closers := _CLOSERS.match(text, *piece)):
            mended[-1] = (mended[-1][0], closers.end())
            rest = _trim(text, closers.end(), piece[1])
        if not rest:
            continue
        if mended and _goes_on(text, mended[-1], rest):
            mended[-1] = (mended[-1][0], rest[1])
        else:
            mended.append(rest)
    return mended


def _goes_on(text: str, before: Piece, after: Piece) -> bool:
    """Say whether a cut between two pieces is none: an abbreviation before it, or what follows a quotation after it."""
    last = text[max(before[0], before[1] - _REACH) : before[1]].rsplit(maxsplit=1)[-1]
    if last[-1] in _QUOTES and _QUOTED_STOP.search(last):  # “Why?” Putin asked. “Never!” — he left.
        return text[after[0]] in _NO_STARTS or cues.opens(text, *after)
    if last[-1] != ".":
        return False
    word = _FIRST_WORD.match(text, after[0], min(after[1], after[0] + _REACH))
    return word is not None and _abbreviates(last, word[0])


def _abbreviates(last: str, following: str) -> bool:
    """Say whether the stop of the token ``last`` is an abbreviation's and no sentence's, by the word that follows."""
    stopped, low = _stopped[last], following.lower()
    if stopped.abbreviation and (stopped.capital or low[0].isdigit()):
        return not stopped.numbered or low[0].isdigit()
    if stopped.country:
        return low not in _STARTERS
    if stopped.clock:
        return low in _AFTER_CLOCK
    return stopped.initialism and following[0].islower()


class _Stopped(NamedTuple):
    """What a token with a stop at its end may be by itself: "Mr.", with a ``capital``; "No.", before a figure; "U.S."; "a.m."."""

    abbreviation: bool
    capital: bool
    numbered: bool
    country: bool
    clock: bool
    initialism: bool


def _read_stopped(token: str) -> _Stopped:
    letters = _LAST_LETTERS.search(token)
    bare = letters[0] if letters else ""
    return _Stopped(
        bare.lower() in _ABBREVIATIONS,
        bare[:1].isupper(),
        bare.lower() in _NUMBERED,
        _COUNTRIES.search(token) is not None,
        _CLOCK.search(token) is not None,
        _INITIALISM.search(token) is not None,
    )


_stopped = Memo(_read_stopped, most=20_000)


def _worded(text: str, pieces: list[Piece]) -> Iterator[Piece]:
    """Join pieces in which no word begins to the one before, or at the start of a block to the one after."""
    first, last, filled = -1, -1, False
    for start, end in pieces:
        wordy = _WORD_BEGINS.search(text, start, end) is not None
        if wordy and filled:
            yield first, last
            first = start
        elif first < 0:
            first = start
        last, filled = end, filled or wordy
    if filled or (first >= 0 and _WORD.search(text, first, last)):
        yield first, last
