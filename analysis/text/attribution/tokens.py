"""Tokens of a sentence with one letter of word class each, so that the grammar can be written as patterns over letters."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from analysis.text.document import Voice
from analysis.text.memo import Memo

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from analysis.text.document import Quote, Sentence

_TOKEN = re.compile(r"(\w++(?:[.'’&/-]\w++|,(?<=\d,)\d{3}(?!\w))*+(?:\.(?=\s++\S|,))?|[^\w\s(]|\([^()\n]{1,60}\)|\()")
_PUNCTUATION = {
    ",": ",", ";": ";", ":": ":", "(": "(", ")": ")", "[": "(", "]": ")", ".": ".", "!": ".", "?": ".", "…": ".",
    "—": "-", "–": "-", "-": "-", "―": "-",
}  # fmt: skip
DASHES = frozenset(mark for mark, letter in _PUNCTUATION.items() if letter == "-")
"""The marks of the class of dashes."""
_MARK = '"'
"""The letter of any other mark, which the grammar passes over."""
_KEPT = 40_000
"""Tokens whose lower-case form and class are remembered."""
QUOTE = "q"
"""The letter of a whole stretch of quoted speech, which is one token."""


class Told(NamedTuple):
    """What a token tells by itself: its lower-case form and its class."""

    low: str
    tag: str


SENTENCE = "“"
"""How quoted speech reads that begins with a capital."""
_SPEECH, _SENTENCE = Told(_MARK, QUOTE), Told(SENTENCE, QUOTE)
_FIRST = re.compile(r"\w")


class Line:
    """The tokens of a sentence: ``text[starts[i]:ends[i]]``, lower case in ``low``, and ``tags[i]``, its class.

    The classes are those of ``data/word_classes.tsv`` and: ``N`` capital, ``n`` figure, ``e`` "-ed", ``g`` "-ing", ``w`` any other
    word, ``q`` quoted speech, ``, ; : - ( ) . "`` punctuation.
    """

    __slots__ = ("ends", "low", "starts", "tags")

    def __init__(self, start: int, parts: Sequence[str], told: Iterable[Told]) -> None:
        """Take the ``parts`` of the sentence that begins at ``start``: blanks, token, blanks, token, …, blanks, any of these blanks "".

        ``told``: what each token tells.
        """
        edges = [*accumulate(map(len, parts), initial=start)]
        self.starts, self.ends = edges[1:-1:2], edges[2::2]
        self.low: tuple[str, ...]
        tags: tuple[str, ...]
        self.low, tags = zip(*told, strict=True) if self.starts else ((), ())
        self.tags = "".join(tags)


@lru_cache(maxsize=1)
def classes() -> dict[str, str]:
    """Lower-case word → its class."""
    rows = files("analysis.text").joinpath("data/word_classes.tsv").read_text("utf-8").splitlines()
    cells = [row.split("\t") for row in rows if row and not row.startswith("#")][1:]
    return {word: letter for letter, _, words in reversed(cells) for word in words.split()}


def capital(line: Line, at: int) -> str:
    """Tell a cue with a capital apart: "State" in a name, "Says" in a headline; "" without one."""
    if line.tags[at] != "N" or not at:
        return ""
    return "headline" if 2 * line.tags.count("N") > len(line.tags) else "capital"


class Reading(NamedTuple):
    """A text read once for all who look for something in it.

    ``lines``: the tokens of each sentence, words in quotation marks included. ``written``: whatever stands between blanks.
    """

    lines: list[Line]
    written: frozenset[str]


def read(text: str, sentences: Iterable[Sentence]) -> Reading:
    """Read the tokens of a text."""
    return Reading([_whole(text, sentence.start, sentence.end) for sentence in sentences], frozenset(text.split()))


def _whole(text: str, start: int, end: int) -> Line:
    parts = _TOKEN.split(text[start:end])
    return Line(start, parts, map(_told.__getitem__, parts[1::2]))


def lines(
    text: str, sentences: Sequence[Sentence], quotes: Sequence[Quote], known: Sequence[Line] | None = None
) -> Iterator[Line]:
    """Yield the tokens of each sentence; a stretch of quoted speech in it is one token.

    ``known``: the lines of the text's ``Reading``, where there is one: most sentences hold no quoted speech.
    """
    speeches = [(quote.start, quote.end) for quote in quotes if quote.voice is Voice.QUOTED]
    first = 0
    for number, sentence in enumerate(sentences):
        while first < len(speeches) and speeches[first][1] <= sentence.start:
            first += 1
        if first < len(speeches) and speeches[first][0] < sentence.end:
            yield _with_speech(text, sentence, speeches, first)
        else:
            yield known[number] if known is not None else _whole(text, sentence.start, sentence.end)


def _with_speech(text: str, sentence: Sentence, speeches: Sequence[tuple[int, int]], at: int) -> Line:
    """Read a sentence that holds quoted speech; ``at`` is the first stretch of speech that reaches into it."""
    parts: list[str] = []
    told: list[Told] = []
    for start, end, quoted in _stretches(sentence, speeches, at):
        found = [text[start:end]] if quoted else _TOKEN.split(text[start:end])
        parts += found
        told += [_speech(text, start, end)] if quoted else map(_told.__getitem__, found[1::2])
    return Line(sentence.start, parts, told)


def _speech(text: str, start: int, end: int) -> Told:
    """Read quoted speech: as a sentence if it begins with a capital."""
    first = _FIRST.search(text, start, end)
    return _SENTENCE if first and first[0].isupper() else _SPEECH


def _stretches(sentence: Sentence, speeches: Sequence[tuple[int, int]], at: int) -> list[tuple[int, int, bool]]:
    """Part a sentence into quoted speech (``True``) and what lies between."""
    found: list[tuple[int, int, bool]] = []
    here = sentence.start
    while at < len(speeches) and speeches[at][0] < sentence.end:
        start, end = max(sentence.start, speeches[at][0]), min(sentence.end, speeches[at][1])
        found += [(here, start, False), (start, end, True)]
        here = end
        at += 1
    found.append((here, sentence.end, False))
    return found


def _tell(word: str) -> Told:
    """Read a token."""
    if not (word[0].isalnum() or word[0] == "_"):
        return Told(word, _PUNCTUATION.get(word, _MARK))
    low = word.rstrip(".").lower().replace("’", "'")
    known = classes().get(low)
    if known == "V" and word[0].isupper() and not word.isupper():
        known = None  # "Drew", "Rose", "Will"
    return Told(low, known or _by_shape(word, low))


_told = Memo(_tell, most=_KEPT)


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
