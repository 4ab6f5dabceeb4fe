"""Tokens of a sentence with one letter of word class each, so that the grammar can be written as patterns over letters."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

from analysis.text.document import Voice

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from analysis.text.document import Quote, Sentence

_TOKEN = re.compile(r"\w+(?:[.'’&/-]\w+)*(?:\.(?=\s+\S))?|\([^()\n]{1,60}\)|[^\w\s]")
_PUNCTUATION = {
    ",": ",", ";": ";", ":": ":", "(": "(", ")": ")", "[": "(", "]": ")", ".": ".", "!": ".", "?": ".", "…": ".",
    "—": "-", "–": "-", "-": "-", "―": "-",
}  # fmt: skip
_MARK = '"'
"""The letter of any other mark, which the grammar passes over."""
_KEPT = 20_000
"""Single words whose class is kept: looking it up again is half the time."""
QUOTE = "q"
"""The letter of a whole stretch of quoted speech, which is one token."""


class Line(NamedTuple):
    """The tokens of a sentence: ``text[starts[i]:ends[i]]``, lower case in ``low``, and ``tags[i]``, its class.

    The classes are those of ``data/word_classes.tsv`` and: ``N`` capital, ``n`` figure, ``e`` "-ed", ``g`` "-ing", ``w`` any other
    word, ``q`` quoted speech, ``, ; : - ( ) . "`` punctuation.
    """

    starts: list[int]
    ends: list[int]
    low: list[str]
    tags: str


@lru_cache(maxsize=1)
def classes() -> dict[str, str]:
    """Lower-case word → its class."""
    rows = files("analysis.text").joinpath("data/word_classes.tsv").read_text("utf-8").splitlines()
    cells = [row.split("\t") for row in rows if row and not row.startswith("#")][1:]
    return {word: letter for letter, _, words in reversed(cells) for word in words.split()}


def lines(text: str, sentences: Sequence[Sentence], quotes: Sequence[Quote]) -> Iterator[Line]:
    """Yield the tokens of each sentence; a stretch of quoted speech in it is one token."""
    speeches = [(quote.start, quote.end) for quote in quotes if quote.voice is Voice.QUOTED]
    first = 0
    for sentence in sentences:
        while first < len(speeches) and speeches[first][1] <= sentence.start:
            first += 1
        yield _line(text, sentence, speeches, first)


def _line(text: str, sentence: Sentence, speeches: Sequence[tuple[int, int]], at: int) -> Line:
    """Read one sentence; ``at`` is the first stretch of speech that may reach into it."""
    line = Line([], [], [], "")
    tags: list[str] = []
    here = sentence.start
    while at < len(speeches) and speeches[at][0] < sentence.end:
        start, end = max(sentence.start, speeches[at][0]), min(sentence.end, speeches[at][1])
        _read(text, here, start, line, tags)
        line.starts.append(start)
        line.ends.append(end)
        line.low.append(_MARK)
        tags.append(QUOTE)
        here = end
        at += 1
    _read(text, here, sentence.end, line, tags)
    return line._replace(tags="".join(tags))


def _read(text: str, start: int, end: int, line: Line, tags: list[str]) -> None:
    """Add the tokens of ``text[start:end]``."""
    add_start, add_end, add_low, add_tag = line.starts.append, line.ends.append, line.low.append, tags.append
    for token in _TOKEN.finditer(text, start, end):
        begin, stop = token.span()
        low, tag = _told(token[0])
        add_start(begin)
        add_end(stop)
        add_low(low)
        add_tag(tag)


@lru_cache(maxsize=_KEPT)
def _told(word: str) -> tuple[str, str]:
    """Lower-case form and class of a token."""
    if not (word[0].isalnum() or word[0] == "_"):
        return word, _PUNCTUATION.get(word, _MARK)
    low = word.rstrip(".").lower().replace("’", "'")
    return low, classes().get(low) or _by_shape(word, low)


def _by_shape(word: str, low: str) -> str:
    """Class of a word that is in no list."""
    if word[0].isdigit():
        return "n"
    if word[0].isupper():
        return "N"
    for ending, letter in (("ly", "v"), ("ed", "e"), ("ing", "g")):
        if low.endswith(ending) and len(low) > len(ending) + 2:
            return letter
    return "w"
