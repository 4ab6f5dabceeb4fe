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
from bisect import bisect_left
from collections import defaultdict
from functools import cache, cached_property, lru_cache, partial
from importlib import resources
from typing import TYPE_CHECKING, Any, NamedTuple

from analysis.measures.sentiment_heard import Heard, Live, Word, token
from analysis.measures.sentiment_text import straight
from analysis.text.memo import Memo

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

BEFORE, AFTER = 3, 2
"""How many words back and ahead of a word VADER looks for what changes its valence."""
BUT_BEFORE, BUT_AFTER = 0.5, 1.5
"""VADER's factors on valences before and after the first "but"."""
CHANGERS = frozenset({"no", "least", "never", "so", "this", "without", "doubt"})
"""Words that VADER's code names outside its tables. ("this" strengthens a listed word that is its text's fourth or later.)"""
LINKS = frozenset({"but", "of"})
"""Words that change the valence of words further off, or stop one ("kind of")."""
WORDS_REMEMBERED = 20_000
"""Written words whose plain form is remembered, a list (some 5 MB)."""
REMEMBERED = 8192
"""Turns of phrase whose valence is remembered (about 3 MB); "not good" comes again."""


class Felt(NamedTuple):
    """Word ``position`` of a stretch with its valence after all rules; ``neighbours`` are the words VADER looked at.

    ``listed``: the valence in the word list. ``at``: the word's position in ``neighbours``, which are empty where none of them
    matters. ``factor``: what "but" did.
    """

    position: int
    listed: float
    valence: float
    neighbours: tuple[str, ...]
    at: int
    capitals_differ: bool
    factor: float


_felt: Callable[[tuple[int, float, float, tuple[str, ...], int, bool, float]], Felt] = partial(tuple.__new__, Felt)
"""The same from a tuple, a fifth of the time that ``Felt(…)`` takes."""


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
        self.valued = self.lexicon.keys() - self.boosters  # VADER gives boosters no valence, listed or not
        self._words = Memo(self._word, most=WORDS_REMEMBERED)

    def _ask(self, window: Window, at: int) -> float:
        """Ask vaderSentiment for the valence of word ``at`` of ``window``; ``valence`` does the same and remembers."""
        return float(self.analyzer.sentiment_valence(0, window, window.words_and_emoticons[at], at, [])[0])

    def hears(self, word: str) -> bool:
        """Whether ``word`` carries valence or can change that of a neighbour."""
        lowered = word.lower()
        return lowered in self.lexicon or lowered in self.changers or lowered in LINKS or "n't" in lowered

    def emphasis(self, text: str) -> tuple[float, float]:
        """Return what all "!" and what all "?" of a stretch add to the size of its sum, by VADER's own functions."""
        if "!" not in text and "?" not in text:
            return 0.0, 0.0
        return float(self.analyzer._amplify_ep(text)), float(self.analyzer._amplify_qm(text))  # noqa: SLF001

    def words(self, text: str) -> tuple[list[Word], Live]:
        """Return the words of a stretch as VADER sees them, split at blanks, and those of them that are live."""
        words = list(map(self._words.__getitem__, text.split()))
        return words, [(i, word) for i, word in enumerate(words) if word[2]]

    def heard(self, written: Sequence[str]) -> Heard:
        """Return what VADER hears in a text, by its tokens as they are ``written``, to be asked for its stretches."""
        words = list(map(self._words.__getitem__, written))
        return Heard(words, [i for i, word in enumerate(words) if word[2]])

    def masked(self, shown: Heard, named: Sequence[tuple[int, str]]) -> Heard:
        """Return the same of a text in which the tokens ``named`` (position and what is left of them) are masked."""
        words, places = shown.words.copy(), set(shown.places)
        for i, left in named:
            word = words[i] = self._words[left]
            places.discard(i)
            if word[2]:
                places.add(i)
        return Heard(words, sorted(places))

    def _word(self, chunk: str) -> Word:
        chunk = straight(chunk)
        plain_form = token(chunk)
        lowered = plain_form.lower()
        stirs = lowered in self.changers or "n't" in lowered
        altered_here, heard = lowered in altered(self), plain().hears(plain_form)
        emoji = not (chunk.isascii() or self.emojis.keys().isdisjoint(chunk))
        live = lowered in self.lexicon or stirs or altered_here or heard or emoji
        return Word(plain_form, lowered, live, emoji, stirs, altered_here, heard, chunk.index(plain_form))

    def felt(self, words: Sequence[Word], live: Live) -> list[Felt]:
        """Return the words of a stretch that are on the list, in order, with their valences after all of VADER's rules.

        Linear in their number.
        """
        hits = [i for i, word in live if word[1] in self.valued and not (word[1] == "kind" and _of_follows(words, i))]
        if not hits:
            return []
        stirring = [i for i, word in live if word[4]]
        differ = _Capitals(words, self.module.allcap_differential)
        found = [self._weigh(words, i, differ, stirring) for i in hits]
        but = next((i for i, word in live if word[1] == "but"), None)
        return found if but is None else _after_but(found, but)

    def _weigh(self, words: Sequence[Word], i: int, capitals: _Capitals, stirring: Sequence[int]) -> Felt:
        """Return word ``i`` with its valence; vaderSentiment is asked only where a neighbour could change it.

        ``stirring``: positions of the words of the stretch that can change another.
        """
        plain, lowered, *_ = words[i]
        listed, first, last = self.lexicon[lowered], max(0, i - BEFORE), i + AFTER + 1
        near = bisect_left(stirring, first)
        calm = near == len(stirring) or stirring[near] >= last
        if calm and not (plain.isupper() and capitals.differ):
            return _felt((i, listed, listed, (), 0, False, 1.0))
        window = tuple([word[0] for word in words[first:last]])
        valence = self.valence(Window(window, capitals.differ), i - first)
        return _felt((i, listed, valence, window, i - first, capitals.differ, 1.0))


class _Capitals:
    """Whether some but not all words of a stretch are in capitals, as VADER sees it; looked at when first asked."""

    def __init__(self, words: Sequence[Word], ask: Callable[[list[str]], bool]) -> None:
        self._words, self._ask = words, ask

    @cached_property
    def differ(self) -> bool:
        """Ask VADER's own function."""
        return self._ask([word.plain for word in self._words])


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


def _of_follows(words: Sequence[Word], i: int) -> bool:
    """Whether "of" stands after word ``i``: VADER gives "kind" before it no valence."""
    return i + 1 < len(words) and words[i + 1].lowered == "of"


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
