"""Distinctive words: weighted log-odds with an informative Dirichlet prior, one article against all others.

Monroe, Colaresi & Quinn (2008), "Fightin' Words", Political Analysis 16(4), equations 16, 22 and 23. The prior is the event's own
pool: each word's share of all words, worth as many words as an average article has (α₀), so that a word is drawn towards
"no difference" by as much evidence as one article holds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from analysis.comparison.wording import chance, terms

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analysis.comparison.wording.terms import Counted, Pool
    from analysis.comparison.wording.tokens import Flags, Ints
    from analysis.measures.base import Floats

FEWEST = 3
"""Times that a word must occur to be looked at."""
FEWEST_SENTENCES = 2
NORMAL = 1.959963984540054
"""A normal variable lies within ± this many standard deviations in 95 of 100 cases."""
INSIDE = 0.5
"""A word that stands in a shown phrase more often than this is told by the phrase."""


class Term(NamedTuple):
    """A word or phrase of one article against all others. ``forms``: its words; ``label``: how it is written most often.

    ``log_odds``: natural logarithm of how many times the odds it has here that it has there, drawn towards 0 by the prior, with
    the ends of its 95 % interval. ``z``: log-odds in standard errors. ``times``, ``sentences``: here; ``rest``: times elsewhere;
    ``users``: how many other articles have it. ``p``: by chance, exact; ``q``: adjusted for all words tested. ``clear``: told apart.
    """

    article: int
    label: str
    forms: tuple[str, ...]
    log_odds: float
    low: float
    high: float
    z: float
    times: int
    sentences: int
    rest: int
    users: int
    p: float
    q: float
    clear: bool


class Keyness(NamedTuple):
    """What stands out, by article: ``terms[i]`` has the words of article i, those used more first. ``tested``: words times articles
    that could have come out clear.
    """

    terms: tuple[tuple[Term, ...], ...]
    tested: int
    words: tuple[int, ...]


def log_odds(here: Ints, words: Ints, alpha: Floats) -> tuple[Floats, Floats]:
    """Return log-odds ratio and standard error of every count against the sum of all other rows.

    ``here``: shape ``(articles, terms)``; ``words``: of each article; ``alpha``: the prior's count of each term, whose sum over *all*
    words is α₀ = the mean of ``words``. δ = ln[(y+α) ÷ (n+α₀−y−α)] − the same of the rest; SE² = 1 ÷ (y+α) + 1 ÷ (y_rest+α).
    """
    n = words[:, None].astype(np.float64)
    rest, n_rest = here.sum(axis=0) - here, n.sum() - n
    whole = n.mean()

    def odds(count: Ints, size: Floats) -> Floats:
        ratio: Floats = np.log((count + alpha) / (size + whole - count - alpha))
        return ratio

    error: Floats = np.sqrt(1 / (here + alpha) + 1 / (rest + alpha))
    return odds(here, n) - odds(rest, n_rest), error


class _Tested(NamedTuple):
    """Every term looked at: which are ``named`` and so not tested, log-odds with standard error, p and adjusted p."""

    counted: Counted
    named: Flags
    delta: Floats
    error: Floats
    p: Floats
    q: Floats
    family: Flags


def compare(pool: Pool, *, with_names: bool = False, with_grammar: bool = False) -> Keyness:
    """Return what each article says more, or less, than all others.

    Tested are words and two-word phrases that occur three times and in two sentences or more in all articles together: which are
    looked at does not depend on who uses them. ``with_names``: names too; ``with_grammar``: "the", "of" and the like too.
    A phrase is kept where it stands out more than each of its words.
    """
    words = np.bincount(pool.article[pool.chosen], minlength=len(pool.articles))
    seen = _test(pool, words, with_names=with_names, with_grammar=with_grammar)
    if seen is None:
        return Keyness(tuple(() for _ in pool.articles), 0, tuple(words.tolist()))
    shown = ~seen.named & ~_weak_phrases(seen.counted, seen.delta / seen.error)
    found = (_terms(pool, seen, i, shown[i]) for i in range(len(words)))
    return Keyness(tuple(map(tuple, found)), int(seen.family.sum()), tuple(words.tolist()))


def tested(pool: Pool) -> tuple[Floats, Floats]:
    """Return p and adjusted p of every test that could come out clear: what is counted when labels are shuffled."""
    seen = _test(pool, np.bincount(pool.article[pool.chosen], minlength=len(pool.articles)))
    return (seen.p[seen.family], seen.q[seen.family]) if seen else (np.empty(0), np.empty(0))


def _test(pool: Pool, words: Ints, *, with_names: bool = False, with_grammar: bool = False) -> _Tested | None:
    """Count and test; ``None`` where there is nothing to compare."""
    if (words > 0).sum() < 2:  # noqa: PLR2004 - one article is not a comparison
        return None
    counted = terms.counted(pool, _wanted(pool, with_grammar=with_grammar))
    enough = (counted.times.sum(axis=0) >= FEWEST) & (counted.sentences.sum(axis=0) >= FEWEST_SENTENCES)
    counted = _only(counted, enough)
    named = np.zeros(len(counted.parts), dtype=bool) if with_names else _named(pool, counted)
    if named.all():
        return None
    alpha = counted.times.sum(axis=0) * (words.mean() / words.sum())
    delta, error = log_odds(counted.times, words, alpha)
    p, least = chance.tails(counted.sentences, counted.sentences.sum(axis=0), counted.distinct)
    family = np.zeros(p.shape, dtype=bool)
    family[:, ~named] = chance.testable(least[:, ~named])
    return _Tested(counted, named, delta, error, p, _within(family, p), family)


def _within(family: Flags, p: Floats) -> Floats:
    """Return p adjusted within its ``family``, 1 outside it."""
    found = np.ones(p.shape)
    found[family] = chance.adjusted(p[family])
    return found


def _wanted(pool: Pool, *, with_grammar: bool) -> Flags:
    left_out = frozenset() if with_grammar else terms.grammar_words()
    return np.array([word not in left_out and len(word) > 1 for word in pool.vocabulary], dtype=bool)


def _only(counted: Counted, kept: Flags) -> Counted:
    return counted._replace(
        parts=counted.parts[kept], times=counted.times[:, kept], sentences=counted.sentences[:, kept]
    )


def _named(pool: Pool, counted: Counted) -> Flags:
    """Say which terms are or hold a name."""
    named = np.array([word in pool.names for word in pool.vocabulary], dtype=bool)
    first, second = counted.parts.T
    return np.asarray(named[first] | ((second >= 0) & named[second]))


def _weak_phrases(counted: Counted, z: Floats) -> Flags:
    """Say, by article and term, which are better told by another: a phrase by one of its words, a word by its phrase."""
    strength = np.abs(z)
    words = {int(first): i for i, (first, second) in enumerate(counted.parts) if second < 0}
    weak = np.zeros(z.shape, dtype=bool)
    for phrase in np.flatnonzero(counted.parts[:, 1] >= 0):
        inside = [words[int(part)] for part in counted.parts[phrase] if int(part) in words]
        beats = np.logical_and.reduce([strength[:, phrase] >= strength[:, word] for word in inside])
        weak[:, phrase] |= ~beats
        for word in inside:
            weak[:, word] |= beats & (counted.times[:, phrase] > INSIDE * counted.times[:, word])
    return weak


def _terms(pool: Pool, seen: _Tested, article: int, shown: Flags) -> list[Term]:
    """Return one article's terms, the largest z first: those it has often enough, and those that it clearly uses less."""
    counted = seen.counted
    delta, error, p, q = (table[article] for table in (seen.delta, seen.error, seen.p, seen.q))
    times, sentences = counted.times[article], counted.sentences[article]
    users = (counted.times > 0).sum(axis=0) - (times > 0)
    more = (delta > 0) & (times >= FEWEST) & (sentences >= FEWEST_SENTENCES)
    less = (delta < 0) & (q < chance.LEVEL) & (2 * users >= len(counted.times) - 1)
    found = []
    for i in np.flatnonzero(shown & (more | less)).tolist():
        low, high = float(delta[i] - NORMAL * error[i]), float(delta[i] + NORMAL * error[i])
        parts = [pool.vocabulary[part] for part in counted.parts[i].tolist() if part >= 0]
        found.append(
            Term(
                article, " ".join(pool.label[part] for part in parts), tuple(parts), float(delta[i]), low, high,
                float(delta[i] / error[i]), int(times[i]), int(sentences[i]), int(counted.times[:, i].sum() - times[i]),
                int(users[i]), float(p[i]), float(q[i]), clear=bool(q[i] < chance.LEVEL and (low > 0 or high < 0)),
            )
        )  # fmt: skip
    return sorted(found, key=lambda term: (-term.z, term.label))


def clear(found: Keyness) -> Iterator[Term]:
    """Yield what is told apart, the surest first."""
    yield from sorted((term for one in found.terms for term in one if term.clear), key=lambda term: -abs(term.z))
