"""Claims: which groups of clauses that are alike tell a fact, and which share no more than a name, a time or a bare verb."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from analysis.comparison.facts.says import Says, says

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from analysis.comparison.facts.units import Unit

TELLERS = 2
"""Articles whose clause must tell something; a single one does where what it tells is what is shared."""
MOSTLY = 0.5
"""Share of a clause's terms, weighed by rarity, from which on what it tells is what is shared."""
SURE = 0.5
"""Log odds from which on one clause that tells something is enough: the other leans on its sentence."""
EVEN = 0.0
"""Log odds below which clauses that share only names are taken to be about somebody, not to tell the same."""


STOPS = (".", "!", "?", "…")
CLOSING = "”’\"'»)"


class Terms(NamedTuple):
    """What is known of terms: their ``rarity``, and which of them are ``names``."""

    rarity: Mapping[str, float]
    names: AbstractSet[str]


def is_one(members: Sequence[Unit], texts: Sequence[str], terms: Terms, likeness: float) -> bool:
    """Say whether ``members`` tell a fact: something is said in two articles, or in one and it is what they share.

    ``texts``: of the articles. A group alike only in names must be as likely as not to tell the same. A sentence that two
    articles have word for word is told by both, whatever it says.
    """
    if _repeated(members, texts):
        return True
    core = shared(members)
    if core <= terms.names and likeness < EVEN:
        return False
    telling = [one for one in members if says(texts[one.article][one.start : one.end]) is not Says.NOTHING]
    if len({one.article for one in telling}) >= TELLERS or (telling and likeness >= SURE):
        return True
    return any(_purity(one, core, terms.rarity) >= MOSTLY for one in telling)


def _repeated(members: Sequence[Unit], texts: Sequence[str]) -> bool:
    """Whether the same words end a sentence in two articles."""
    told = [(one.article, " ".join(texts[one.article][one.start : one.end].casefold().split())) for one in members]
    ended = {(article, words) for article, words in told if words.rstrip(CLOSING).endswith(STOPS)}
    return len(ended) > len({words for _, words in ended})


def shared(members: Sequence[Unit]) -> set[str]:
    """Return the terms that several articles share, all terms where none is shared."""
    by_article: dict[int, set[str]] = {}
    for one in members:
        by_article.setdefault(one.article, set()).update(term.name for term in one.terms)
    seen, core = set[str](), set[str]()
    for own in by_article.values():
        core |= seen & own
        seen |= own
    return core or seen


def _purity(unit: Unit, core: AbstractSet[str], rarity: Mapping[str, float]) -> float:
    own = {term.name for term in unit.terms}
    return sum(rarity.get(name, 0.0) for name in own & core) / (sum(rarity.get(name, 0.0) for name in own) or 1.0)
