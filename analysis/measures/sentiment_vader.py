"""vaderSentiment, word by word: which words of a stretch carry valence, what changed it, and the compound unrounded.

vaderSentiment (Hutto & Gilbert 2014) is the authority: every valence that a neighbour could have changed comes from its
own ``sentiment_valence``, shown the few words around, because VADER looks three words back and two ahead and no further
(its own loop copies the whole text for every word, which is quadratic). The steps around that (emoji, "but", punctuation,
compound) repeat VADER's and are tested equal to ``polarity_scores`` on thousands of sentences.
"""

from __future__ import annotations

import copy
import csv
import heapq
import math
from collections import defaultdict
from functools import cache, lru_cache
from importlib import resources
from string import punctuation
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

BEFORE, AFTER = 3, 2
"""How many words back and ahead of a word VADER looks for what changes its valence."""
BUT_BEFORE, BUT_AFTER = 0.5, 1.5
"""VADER's factors on valences before and after the first "but"."""
CHANGERS = frozenset({"no", "least", "never", "so", "this", "without", "doubt"})
"""Words that VADER's code names outside its tables. ("this" strengthens a listed word that is its text's fourth or later.)"""
LINKS = frozenset({"but", "of"})
"""Words that change the valence of words further off, or stop one ("kind of")."""
REMEMBERED = 8192
"""Turns of phrase whose valence is remembered (about 3 MB); "not good" comes again."""
EMOTICON = 2
"""Up to how many characters without punctuation a word is left as it stands, as it may be an emoticon."""


class Felt(NamedTuple):
    """Word ``position`` of a stretch with its valence after all rules; ``neighbours`` are the words VADER looked at.

    ``listed``: the valence in the word list. ``at``: the word's position in ``neighbours``. ``factor``: what "but" did.
    """

    position: int
    listed: float
    valence: float
    neighbours: tuple[str, ...]
    at: int
    capitals_differ: bool
    factor: float


class Window(NamedTuple):
    """What ``sentiment_valence`` needs to know of a text: VADER's ``SentiText`` cut down to the words in view."""

    words_and_emoticons: tuple[str, ...]
    is_cap_diff: bool


class Vader:
    """A vaderSentiment analyser and what is derived from its tables. ``lexicon``: lower-case word → valence, −4 to 4."""

    def __init__(self, changes: dict[str, float]) -> None:
        """Load vaderSentiment and change its list: a valence adds or alters a word, 0 takes it off the list.

        (A word that stays on the list with valence 0 would still be shouted or boosted into a feeling.)
        """
        from vaderSentiment import vaderSentiment

        self.module = vaderSentiment
        self.analyzer: Any = copy.copy(_analyzer())
        dropped = {word for word, valence in changes.items() if valence == 0}
        listed = {**self.analyzer.lexicon, **changes}
        self.lexicon: dict[str, float] = {word: valence for word, valence in listed.items() if word not in dropped}
        self.analyzer.lexicon = self.lexicon
        self.emojis: dict[str, str] = {sign: name for sign, name in self.analyzer.emojis.items() if len(sign) == 1}
        self.boosters: frozenset[str] = frozenset(self.module.BOOSTER_DICT)
        self.valence = lru_cache(maxsize=REMEMBERED)(self._ask)
        phrases = [*self.module.SPECIAL_CASES, *self.module.BOOSTER_DICT]
        rarest = {max(phrase.split(), key=len) for phrase in phrases}
        self.changers = frozenset(rarest | self.boosters | set(self.module.NEGATE) | CHANGERS)

    def _ask(self, window: Window, at: int) -> float:
        """Ask vaderSentiment for the valence of word ``at`` of ``window``; ``valence`` does the same and remembers."""
        return float(self.analyzer.sentiment_valence(0, window, window.words_and_emoticons[at], at, [])[0])

    def hears(self, word: str) -> bool:
        """Whether ``word`` carries valence or can change that of a neighbour."""
        lowered = word.lower()
        return lowered in self.lexicon or lowered in self.changers or lowered in LINKS or "n't" in lowered

    def emphasis(self, text: str) -> tuple[float, float]:
        """Return what all "!" and what all "?" of a stretch add to the size of its sum, by VADER's own functions."""
        return float(self.analyzer._amplify_ep(text)), float(self.analyzer._amplify_qm(text))  # noqa: SLF001

    def felt(self, words: Sequence[str]) -> list[Felt]:
        """Return the words of a stretch that are on the list, in order, with their valences after all of VADER's rules.

        ``words`` are as VADER sees them: split at blanks, punctuation stripped (see ``token``). Linear in their number.
        """
        lowered = [word.lower() for word in words]
        hits = [i for i, word in enumerate(lowered) if word in self.lexicon and not self._passed_over(lowered, i)]
        if not hits:
            return []
        differ = self.module.allcap_differential(words)
        found = [self._weigh(words, lowered, i, capitals_differ=differ) for i in hits]
        return _after_but(found, lowered.index("but")) if "but" in lowered else found

    def _passed_over(self, lowered: Sequence[str], i: int) -> bool:
        """Whether VADER gives a listed word no valence: boosters, and "kind" before "of"."""
        return lowered[i] in self.boosters or (lowered[i] == "kind" and lowered[i + 1 : i + 2] == ["of"])

    def _weigh(self, words: Sequence[str], lowered: Sequence[str], i: int, *, capitals_differ: bool) -> Felt:
        """Return word ``i`` with its valence; vaderSentiment is asked only where a neighbour could change it."""
        first = max(0, i - BEFORE)
        near = lowered[first : i + AFTER + 1]
        listed = self.lexicon[lowered[i]]
        shouted = capitals_differ and words[i].isupper()
        if not shouted and self.changers.isdisjoint(near) and not any("n't" in word for word in near):
            return Felt(i, listed, listed, (), 0, capitals_differ, 1.0)
        window = tuple(words[first : i + AFTER + 1])
        valence = self.valence(Window(window, capitals_differ), i - first)
        return Felt(i, listed, valence, window, i - first, capitals_differ, 1.0)


@cache
def _analyzer() -> Any:
    """Load vaderSentiment's lists once a process (about 20 ms)."""
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    return SentimentIntensityAnalyzer()


@cache
def plain() -> Vader:
    """VADER as its authors published it."""
    return Vader({})


@cache
def with_news_words() -> Vader:
    """VADER with the news words of ``data/news_valence.tsv`` beside its own."""
    lines = resources.files("analysis.measures").joinpath("data/news_valence.tsv").read_text("utf-8").splitlines()
    rows = csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t")
    return Vader({row["word"]: float(row["valence"]) for row in rows})


@cache
def altered(vader: Vader) -> frozenset[str]:
    """Return the words that ``vader`` values otherwise than VADER as published does."""
    published, ours = plain().lexicon, vader.lexicon
    return frozenset(word for word in published.keys() | ours.keys() if published.get(word) != ours.get(word))


def token(chunk: str) -> str:
    """Strip punctuation from both ends of a word, unless two characters or fewer would be left (an emoticon)."""
    stripped = chunk.strip(punctuation)
    return chunk if len(stripped) <= EMOTICON else stripped


def _after_but(found: list[Felt], but: int) -> list[Felt]:
    """Halve valences before the first "but" and raise those after it, exactly as VADER does.

    VADER looks each valence up again by its value, so of two equal ones the first may be changed twice and the second
    never. To be equal to it without its quadratic search, the places of each value are kept in a heap.
    """
    valences = [felt.valence for felt in found]
    places: defaultdict[float, list[int]] = defaultdict(list)
    for place, valence in enumerate(valences):
        places[valence].append(place)
    for turn in range(len(found)):
        value = valences[turn]
        place = places[value][0]
        factor = BUT_BEFORE if found[place].position < but else BUT_AFTER
        if value != 0 and found[place].position != but:
            heapq.heappop(places[value])
            valences[place] = value * factor
            heapq.heappush(places[value * factor], place)
    return [
        felt._replace(valence=new, factor=new / felt.valence if felt.valence else 1.0)
        for felt, new in zip(found, valences, strict=True)
    ]


def root(total: float) -> float:
    """Return √(total² + 15): the compound of a stretch is its total divided by this."""
    return math.sqrt(total * total + 15)


def described(text: str, emojis: dict[str, str]) -> Iterator[tuple[str, int]]:
    """Yield pieces of ``text`` with the offset each began at, every emoji replaced by its description as VADER does."""
    after_space = True
    for offset, sign in enumerate(text):
        name = emojis.get(sign)
        if name is None:
            yield sign, offset
            after_space = sign == " "
        else:
            if not after_space:
                yield " ", offset
            for letter in name:
                yield letter, offset
            after_space = False
