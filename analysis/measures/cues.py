"""Words and phrases written as data, with their inflected forms, conditions and exceptions, found in a text on word boundaries.

For lists whose entries only have to be found and counted: cues of frames, alternatives of contested pairs. (Charged wording
grades its entries and has rules of its own: ``loaded_match``.)
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from analysis.measures import loaded_forms
from analysis.measures.folded import Folded
from analysis.measures.loaded_lexicon import fold, tokens

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

SIDES = ("before", "after", "with", "unless")
JOINTS = frozenset((" ", "-", "'"))
WRITTEN = frozenset({"lower", "capital"})


@dataclass(frozen=True, slots=True)
class Condition:
    """What must hold around a form. ``before``, ``after``: phrases of which one must follow, or stand before, directly.

    ``near`` and ``unless``: words of which one must, none may stand in the same sentence. ``written``: "lower" (but for a
    sentence's first word) or "capital".
    """

    before: tuple[tuple[str, ...], ...] = ()
    after: tuple[tuple[str, ...], ...] = ()
    near: frozenset[str] = frozenset()
    unless: frozenset[str] = frozenset()
    written: str = ""


class Cue(NamedTuple):
    """An entry: ``group`` is what it counts for, ``words`` the entry as written, ``note`` why."""

    group: str
    words: str
    note: str


class Reading(NamedTuple):
    """A form of an entry as tokens. ``cue`` is ``None`` for an exception: its words are passed over.

    ``exact``: how the text must be written where the form has a hyphen ("build-up" is not "build up"), else "".
    """

    form: tuple[str, ...]
    cue: Cue | None
    condition: Condition | None
    exact: str = ""


Lengths = tuple[tuple[int, dict[str, tuple[Reading, ...]]], ...]
"""Forms by their number of tokens, most first: form → its readings."""


class Begun(NamedTuple):
    """The forms that begin with a token: ``lengths`` are all, ``alone`` that of one token, ``seconds`` what may stand next."""

    lengths: Lengths
    alone: Lengths
    seconds: frozenset[str]


Index = dict[str, Begun]
"""First token → the forms that begin with it."""


class Hit(NamedTuple):
    """A cue found at ``text[start:end]``."""

    start: int
    end: int
    cue: Cue


_hit: Callable[[tuple[int, int, Cue]], Hit] = partial(tuple.__new__, Hit)
"""The same from a tuple at hand, in a fifth of the time: a text has very many."""


def condition(written: str) -> Condition | None:
    """Parse "before=a|b; unless=c; lower"; ``None`` for "". Raises ValueError on anything it does not know."""
    sides: dict[str, list[str]] = {side: [] for side in SIDES}
    as_written = ""
    for clause in filter(None, map(str.strip, written.split(";"))):
        name, equals, value = clause.partition("=")
        if equals and name in sides:
            sides[name] += [fold(one.strip()) for one in value.split("|")]
        elif clause in WRITTEN:
            as_written = clause
        else:
            message = f"unknown condition {clause!r}"
            raise ValueError(message)
    if not (as_written or any(sides.values())):
        return None
    before, after = (tuple(tuple(tokens(one)) for one in sides[side]) for side in ("before", "after"))
    return Condition(before, after, frozenset(sides["with"]), frozenset(sides["unless"]), as_written)


def readings(cue: Cue, pos: str, written_condition: str, exceptions: str) -> Iterable[Reading]:
    """Yield every form of an entry, and every form of its exceptions ("~" stands for the entry)."""
    asked = condition(written_condition)
    for form, _kind in loaded_forms.of(cue.words, pos):
        yield Reading(tuple(tokens(fold(form))), cue, asked, fold(form) if "-" in form else "")
        for exception in filter(None, map(str.strip, exceptions.split(";"))):
            yield Reading(tuple(tokens(fold(exception.replace("~", form)))), None, None)


def index(found: Iterable[Reading]) -> Index:
    """Return the index of ``found``. Of equal forms what is listed comes before what is excepted elsewhere, then what came first."""
    forms: dict[tuple[str, ...], list[Reading]] = {}
    for one in found:
        same = forms.setdefault(one.form, [])
        if not any((other.cue, other.exact) == (one.cue, one.exact) for other in same):
            same.append(one)
    made: dict[str, dict[int, dict[str, tuple[Reading, ...]]]] = {}
    for form, same in forms.items():
        made.setdefault(form[0], {}).setdefault(len(form), {})[" ".join(form)] = tuple(sorted(same, key=_excepted))
    return {first: _begun(tuple(sorted(lengths.items(), reverse=True))) for first, lengths in made.items()}


def _begun(lengths: Lengths) -> Begun:
    alone = tuple(one for one in lengths if one[0] == 1)
    return Begun(lengths, alone, frozenset(form.split(" ")[1] for count, same in lengths if count > 1 for form in same))


def _excepted(reading: Reading) -> bool:
    return reading.cue is None


def find(text: str, sentences: Sequence[tuple[int, int]], known: Index) -> list[Hit]:
    """Return the cues in ``text``, in order, none inside another: the longest form whose condition holds wins.

    ``sentences``: start and end of each, in order; a cue never crosses from one into the next. Time is linear in the text.
    """
    return within(Folded(text), sentences, known)


def within(text: Folded, sentences: Sequence[tuple[int, int]], known: Index) -> list[Hit]:
    """Return the same of a text whose tokens are at hand."""
    words, seen = text.words, _Text(text, sentences)
    hits: list[Hit] = []
    done = 0
    for at, lengths in _places(words, known):
        if at < done:
            continue
        for length, forms in lengths:
            end = at + length
            same = forms.get(words[at] if length == 1 else " ".join(words[at:end]))
            reading = same and seen.first_that_fits(same, at, end)
            if reading:
                done = end
                if reading.cue is not None:
                    hits.append(_hit((text.starts[at], text.end(end - 1), reading.cue)))
                break
    return hits


def _places(words: list[str], known: Index) -> list[tuple[int, Lengths]]:
    """Return the tokens at which a form may begin, as far as the token after them tells, and the forms."""
    begun, after = list(map(known.get, words)), [*words[1:], ""]
    found = [(at, one.lengths if after[at] in one.seconds else one.alone) for at, one in enumerate(begun) if one]
    return [one for one in found if one[1]]


class _Text(NamedTuple):
    """A text as ``find`` sees it: its tokens, and its sentences."""

    text: Folded
    sentences: Sequence[tuple[int, int]]

    def first_that_fits(self, same: tuple[Reading, ...], at: int, end: int) -> Reading | None:
        """Return the first reading as which the tokens are written and whose condition holds, if any."""
        if not self.together(at, end):
            return None
        for reading in same:
            exact = not reading.exact or self.text.written(at, end) == reading.exact
            if exact and self.holds(reading.condition, at, end):
                return reading
        return None

    def together(self, at: int, end: int) -> bool:
        """Whether one blank, hyphen or apostrophe stands between each two of the tokens."""
        for one in range(at, end - 1):
            gap = self.text.between(one)
            if gap not in JOINTS and not (gap.isspace() and gap.count("\n") < 2):  # noqa: PLR2004 - no paragraph between
                return False
        return True

    def holds(self, asked: Condition | None, at: int, end: int) -> bool:
        """Whether the condition holds for the tokens ``at`` to ``end`` (exclusive)."""
        if asked is None:
            return True
        words = self.text.words
        if asked.written and not self.as_written(at, asked.written):
            return False
        if asked.before and not any(tuple(words[end : end + len(one)]) == one for one in asked.before):
            return False
        if asked.after and not any(tuple(words[max(at - len(one), 0) : at]) == one for one in asked.after):
            return False
        if not (asked.near or asked.unless):
            return True
        around = self.sentence(at)
        return not around.isdisjoint(asked.near or around) and around.isdisjoint(asked.unless)

    def as_written(self, at: int, wanted: str) -> bool:
        """Whether a token begins as ``wanted``; a capital at the start of a sentence is as good as none."""
        start = self.text.starts[at]
        if not self.text.text[start].isupper():
            return wanted == "lower"
        place = bisect_right(self.sentences, start, key=_start) - 1
        return wanted == "capital" or (place >= 0 and self.text.first(self.sentences[place][0]) == at)

    def sentence(self, at: int) -> frozenset[str]:
        """Return the tokens of the sentence in which token ``at`` stands."""
        words, place = self.text.words, bisect_right(self.sentences, self.text.starts[at], key=_start) - 1
        if place < 0:
            return frozenset(words)
        start, end = self.sentences[place]
        return frozenset(words[self.text.first(start) : self.text.first(end)])


def _start(sentence: tuple[int, int]) -> int:
    return sentence[0]


def rows(text: str) -> list[list[str]]:
    """Return the cells of a TSV without comments and blank lines."""
    return [line.split("\t") for line in text.splitlines() if line.strip() and not line.startswith("#")]


def counts(hits: Iterable[Hit], starts: Sequence[int], groups: Sequence[str]) -> Mapping[str, list[float]]:
    """Count hits (in order) by group and segment (``starts``: where each segment begins)."""
    found = {group: [0.0] * len(starts) for group in groups}
    at = 0
    for hit in hits:
        while at + 1 < len(starts) and starts[at + 1] <= hit.start:
            at += 1
        found[hit.cue.group][at] += 1
    return found
