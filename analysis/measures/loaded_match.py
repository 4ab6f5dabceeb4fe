"""Finding lexicon entries in a sentence: longest match on word boundaries, then the conditions of the entry."""

from __future__ import annotations

from functools import cached_property, partial
from itertools import compress, count
from typing import TYPE_CHECKING, NamedTuple

from analysis.measures.loaded_forms import grammar
from analysis.measures.loaded_lexicon import TOKEN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from analysis.marks import Span
    from analysis.measures.folded import Folded
    from analysis.measures.loaded_index import Node, Reading
    from analysis.measures.loaded_lexicon import Condition, Entry

UNMOVED = frozenset(("label", "euphemism", "hedge"))
"""Categories that negation does not weaken."""
STRONGEST = 3
"""The highest strength an entry can have."""


class Hit(NamedTuple):
    """An entry found at ``text[start:end]`` with the strength it has there."""

    start: int
    end: int
    entry: Entry
    strength: int


_hit: Callable[[tuple[int, int, Entry, int]], Hit] = partial(tuple.__new__, Hit)
"""The same from a tuple at hand, in a fifth of the time: a text has very many."""


class Names:
    """Spans of named entities in ``folded`` text, asked in reading order: a name is not charged wording."""

    def __init__(self, spans: Sequence[Span], folded: str) -> None:
        self.spans, self.folded = spans, folded
        self.at = 0

    def without(self, hits: list[Hit]) -> list[Hit]:
        """Drop hits that lie inside a name, unless they label its bearer; a label right before a name is one stronger."""
        return [kept for hit in hits if (kept := self._kept(hit)) is not None]

    def _kept(self, hit: Hit) -> Hit | None:
        spans, label = self.spans, hit.entry.category == "label"
        while self.at < len(spans) and spans[self.at].end <= hit.start:
            self.at += 1
        if self.at == len(spans):
            return hit
        name = spans[self.at]
        if name.start <= hit.start and hit.end <= name.end:
            return hit if label and self._labels(hit, name) else None
        if label and name.start == hit.end + 1:
            return hit._replace(strength=min(hit.strength + 1, STRONGEST))
        return hit

    def _labels(self, hit: Hit, name: Span) -> bool:
        """Whether a label inside a name judges its bearer: "Nazi", "Dictator Putin", but not "Communist Party", "Dan Savage"."""
        rest = TOKEN.findall(self.folded, hit.end, name.end)
        if not grammar()["bodies"].isdisjoint(rest):
            return False
        return not hit.entry.entry.islower() or (hit.start == name.start and bool(rest))


class Sentence:
    """A sentence as the matcher sees it: tokens ``first`` to ``last`` (exclusive) of ``whole``.

    ``own``: tells of an offset whether the outlet itself speaks there.
    """

    def __init__(self, whole: Folded, first: int, last: int, own: Callable[[int], bool]) -> None:
        self.whole, self.first, self.own = whole, first, own
        self.words = whole.words[first:last]

    def start(self, at: int) -> int:
        """Return the offset at which token ``at`` of the sentence begins."""
        return self.whole.starts[self.first + at]

    @cached_property
    def bag(self) -> frozenset[str]:
        """The set of its tokens, made once and only when a condition asks for it."""
        return frozenset(self.words)

    def written(self, at: int, end: int) -> str:
        """Return the tokens ``at`` to ``end`` (exclusive) as they are written."""
        return self.whole.written(self.first + at, self.first + end)


def begun(words: list[str], root: Node) -> list[int]:
    """Return the tokens of a text at which a form may begin, as far as the token after them tells: most begin none."""
    nodes, after = list(map(root.following.get, words)), [*words[1:], ""]
    return [at for at in compress(count(), nodes) if (node := nodes[at]) and (node.ends or after[at] in node.following)]


def find(sentence: Sentence, root: Node, places: Iterable[int]) -> list[Hit]:
    """Return the entries found, in order and without overlap. Linear: a phrase is at most a few tokens long.

    ``places``: the tokens at which a form may begin. There the longest form wins whose condition holds; where it is an exception
    its words are passed over.
    """
    hits: list[Hit] = []
    done = 0
    for at in places:
        if at < done:
            continue
        done, reading = _longest(sentence, root.following[sentence.words[at]], at)
        if reading is not None and reading.entry is not None:
            strength = reading.entry.strength
            if strength > 1 and _negated(sentence, at, reading.entry):
                strength -= 1
            last = sentence.first + done - 1
            hits.append(_hit((sentence.start(at), sentence.whole.end(last), reading.entry, strength)))
    return hits


def _negated(sentence: Sentence, at: int, entry: Entry) -> bool:
    """Whether a negation stands among the two words before token ``at``: "not a disaster" charges less than "a disaster".

    Names for people and softeners keep their force: "he is no thug" still says thug.
    """
    if entry.category in UNMOVED:
        return False
    return any(word in grammar()["negations"] or word.endswith("n't") for word in sentence.words[max(at - 2, 0) : at])


def _longest(sentence: Sentence, node: Node, at: int) -> tuple[int, Reading | None]:
    """Return the longest form from token ``at`` that holds, as (token after it, reading); (at + 1, None) when there is none."""
    words, ends_here = sentence.words, [(at + 1, node.ends)] if node.ends else []
    here, last = at + 1, len(words)
    while here < last and (below := node.following.get(words[here])) and _joined(sentence, here):
        node, here = below, here + 1
        if node.ends:
            ends_here.append((here, node.ends))
    for end, readings in reversed(ends_here):
        for reading in readings:
            exact = not reading.exact or sentence.written(at, end) == reading.exact
            if exact and holds(reading.condition, sentence, at, end):
                return end, reading
    return at + 1, None


def _joined(sentence: Sentence, here: int) -> bool:
    """Whether only white space, one hyphen or one apostrophe parts token ``here`` from the one before it."""
    gap = sentence.whole.between(sentence.first + here - 1)
    return gap in {" ", "-", "'"} or gap.isspace()


def holds(condition: Condition | None, sentence: Sentence, at: int, end: int) -> bool:
    """Whether ``condition`` holds for the tokens ``at`` to ``end`` (exclusive) of ``sentence``; ``None`` always does."""
    if condition is None:
        return True
    if condition.unless and not condition.unless.isdisjoint(sentence.bag):
        return False
    words = sentence.words
    if condition.before and not any(words[end : end + len(phrase)] == phrase for phrase in condition.before):
        return False
    if condition.after and not any(words[max(at - len(phrase), 0) : at] == phrase for phrase in condition.after):
        return False
    return all(TESTS[test](sentence, at, end) for test in condition.tests)


def _verb(sentence: Sentence, at: int, _end: int) -> bool:
    previous = sentence.words[at - 1] if at else ""
    return previous not in grammar()["determiners"] and previous not in grammar()["prepositions"]


def _noun(sentence: Sentence, at: int, _end: int) -> bool:
    return not at or sentence.words[at - 1] not in grammar()["verbal"]


def _adjective(sentence: Sentence, at: int, _end: int) -> bool:
    return at > 0 and sentence.words[at - 1] in grammar()["linking"]


def _degree(sentence: Sentence, _at: int, end: int) -> bool:
    return (
        end < len(sentence.words)
        and sentence.words[end] not in grammar()["closed"]
        and not sentence.words[end][0].isdigit()
    )


def _start(_sentence: Sentence, at: int, _end: int) -> bool:
    return at == 0


def _hyphened(sentence: Sentence, at: int, _end: int) -> bool:
    return at > 0 and sentence.whole.folded[sentence.start(at) - 1] == "-"


def _own(sentence: Sentence, at: int, _end: int) -> bool:
    return sentence.own(sentence.start(at))


def _lower(sentence: Sentence, at: int, _end: int) -> bool:
    return sentence.whole.text[sentence.start(at)].islower()


TESTS: dict[str, Callable[[Sentence, int, int], bool]] = {
    "verb": _verb,
    "noun": _noun,
    "adjective": _adjective,
    "degree": _degree,
    "start": _start,
    "joined": _hyphened,
    "own": _own,
    "lower": _lower,
}
