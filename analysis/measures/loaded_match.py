"""Finding lexicon entries in a sentence: longest match on word boundaries, then the conditions of the entry."""

from __future__ import annotations

from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from analysis.measures.loaded_forms import grammar
from analysis.measures.loaded_lexicon import TOKEN, tokens
from analysis.text.memo import Memo

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from analysis.marks import Span
    from analysis.measures.loaded_index import Node, Reading
    from analysis.measures.loaded_lexicon import Condition, Entry

UNMOVED = frozenset(("label", "euphemism", "hedge"))
"""Categories that negation does not weaken."""
STRONGEST = 3
"""The highest strength an entry can have."""


REMEMBERED = 20_000
"""Words, as they stand between blanks, whose tokens are remembered."""
_TOKENS = Memo(tokens, most=REMEMBERED)
"""What stands between blanks → its tokens, none of which holds a blank."""


class Hit(NamedTuple):
    """An entry found at ``text[start:end]`` with the strength it has there."""

    start: int
    end: int
    entry: Entry
    strength: int


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
    """A sentence as the matcher sees it: tokens of the folded text with their offsets."""

    def __init__(self, text: str, folded: str, start: int, end: int, own: Callable[[int], bool]) -> None:
        self.words = list(chain.from_iterable(map(_TOKENS.__getitem__, folded[start:end].split())))
        self.start, self.text, self.folded = start, text, folded
        self.own = own

    @cached_property
    def spans(self) -> list[tuple[int, int]]:
        """Start and end of each token; found when first asked for, which many sentences never do."""
        found, at, index = [], self.start, self.folded.index
        for word in self.words:
            begin = index(
                word, at
            )  # what lies between two tokens holds no letter and no digit, so nothing else is found
            at = begin + len(word)
            found.append((begin, at))
        return found

    @cached_property
    def bag(self) -> frozenset[str]:
        """The set of its tokens, made once and only when a condition asks for it."""
        return frozenset(self.words)

    def written(self, exact: str, at: int, end: int) -> bool:
        """Whether the tokens ``at`` to ``end`` (exclusive) are written as ``exact``; "" asks nothing."""
        return not exact or self.folded[self.spans[at][0] : self.spans[end - 1][1]] == exact


def find(sentence: Sentence, root: Node) -> list[Hit]:
    """Return the entries found, in order and without overlap. Linear: a phrase is at most a few tokens long.

    At each token the longest form wins whose condition holds; where it is an exception its words are passed over.
    """
    hits: list[Hit] = []
    follow, words = root.following, sentence.words
    at, count = 0, len(words)
    nodes = list(map(follow.get, words))
    while at < count:
        node = nodes[at]
        if node is None or not (node.ends or (at + 1 < count and words[at + 1] in node.following)):
            at += 1
            continue
        end, reading = _longest(sentence, node, at)
        if reading is not None and reading.entry is not None:
            strength = reading.entry.strength
            if strength > 1 and _negated(sentence, at, reading.entry):
                strength -= 1
            hits.append(Hit(sentence.spans[at][0], sentence.spans[end - 1][1], reading.entry, strength))
        at = end
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
            if sentence.written(reading.exact, at, end) and holds(reading.condition, sentence, at, end):
                return end, reading
    return at + 1, None


def _joined(sentence: Sentence, here: int) -> bool:
    """Whether only white space, one hyphen or one apostrophe parts token ``here`` from the one before it."""
    gap = sentence.folded[sentence.spans[here - 1][1] : sentence.spans[here][0]]
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
    return at > 0 and sentence.folded[sentence.spans[at][0] - 1] == "-"


def _own(sentence: Sentence, at: int, _end: int) -> bool:
    return sentence.own(sentence.spans[at][0])


def _lower(sentence: Sentence, at: int, _end: int) -> bool:
    return sentence.text[sentence.spans[at][0]].islower()


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
