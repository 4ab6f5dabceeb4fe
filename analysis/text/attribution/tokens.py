"""Tokens of a sentence with one letter of word class each, so that the grammar can be written as patterns over letters."""

from __future__ import annotations

import re
from functools import cached_property, lru_cache
from importlib.resources import files
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from analysis.text.document import Voice
from analysis.text.memo import Memo

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
"""Words, as they stand between blanks, whose tokens and classes are remembered."""
QUOTE = "q"
"""The letter of a whole stretch of quoted speech, which is one token."""


class Told(NamedTuple):
    """What a token tells by itself: its lower-case form and its class."""

    low: str
    tag: str
    written: str


class Line:
    """The tokens of a sentence: ``text[starts[i]:end(i)]``, lower case in ``low``, and ``tags[i]``, its class.

    The classes are those of ``data/word_classes.tsv`` and: ``N`` capital, ``n`` figure, ``e`` "-ed", ``g`` "-ing", ``w`` any other
    word, ``q`` quoted speech, ``, ; : - ( ) . "`` punctuation. Where tokens stand is found when first asked for: most sentences
    credit nobody with anything.
    """

    def __init__(self, text: str, stretches: Sequence[tuple[int, int, bool]]) -> None:
        """Read the ``stretches`` of a sentence in order: start, end, and whether it is quoted speech, which is one token."""
        self._text, self._start = text, stretches[0][0]
        told: list[Told] = []
        for start, end, quoted in stretches:
            told += [Told(_MARK, QUOTE, text[start:end])] if quoted else _tokens(text[start:end])
        self.low: tuple[str, ...]
        self._written: tuple[str, ...]
        tags: tuple[str, ...]
        self.low, tags, self._written = zip(*told, strict=True) if told else ((), (), ())
        self.tags = "".join(tags)

    @cached_property
    def starts(self) -> list[int]:
        """Where each token begins: they leave out nothing but blanks."""
        found: list[int] = []
        at, index = self._start, self._text.index
        for written in self._written:
            at = index(written, at)
            found.append(at)
            at += len(written)
        return found

    def end(self, at: int) -> int:
        """Where the token ``at`` ends."""
        return self.starts[at] + len(self._written[at])


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
        yield Line(text, _stretches(sentence, speeches, first))


def _stretches(sentence: Sentence, speeches: Sequence[tuple[int, int]], at: int) -> list[tuple[int, int, bool]]:
    """Part a sentence into quoted speech and what lies between; ``at`` is the first stretch of speech that may reach into it."""
    found: list[tuple[int, int, bool]] = []
    here = sentence.start
    while at < len(speeches) and speeches[at][0] < sentence.end:
        start, end = max(sentence.start, speeches[at][0]), min(sentence.end, speeches[at][1])
        found += [(here, start, False), (start, end, True)]
        here = end
        at += 1
    found.append((here, sentence.end, False))
    return found


def _tokens(stretch: str) -> list[Told]:
    """Read a stretch. Without brackets none of its tokens holds a blank: what stands between blanks is read once for all."""
    if "(" in stretch:
        return list(map(_tell, _TOKEN.findall(stretch)))
    chunks = stretch.split()
    if not chunks:
        return []
    last = chunks.pop()
    return [*chain.from_iterable(map(_inside.__getitem__, chunks)), *_at_end[last]]


def _tell_inside(chunk: str) -> tuple[Told, ...]:
    """Read what stands between blanks where more follows: a stop at its end may be an abbreviation's."""
    return tuple(map(_tell, _TOKEN.findall(chunk + " x")))[:-1]


def _tell_at_end(chunk: str) -> tuple[Told, ...]:
    """Read what stands at the end of a stretch."""
    return tuple(map(_tell, _TOKEN.findall(chunk)))


def _tell(word: str) -> Told:
    """Read a token."""
    if not (word[0].isalnum() or word[0] == "_"):
        return Told(word, _PUNCTUATION.get(word, _MARK), word)
    low = word.rstrip(".").lower().replace("’", "'")
    return Told(low, classes().get(low) or _by_shape(word, low), word)


_inside = Memo(_tell_inside, most=_KEPT)
_at_end = Memo(_tell_at_end, most=_KEPT)


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
