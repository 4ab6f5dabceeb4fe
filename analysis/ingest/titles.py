"""Find the headline: a heading-like block near the start of the article, in words that the article shares."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.article import Role
from analysis.ingest import furniture
from analysis.ingest.dates import in_line
from analysis.ingest.features import INNER_ENDS, ends_sentence
from analysis.ingest.language import STOP_WORDS, words
from analysis.ingest.limits import TITLE_CHARACTERS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.ingest.blocks import Block

REACH = 25
"""Blocks before the article's first paragraph among which the headline is looked for."""
LEAST_WORDS, MOST_WORDS = 3, 32
STEM, SAYS_LITTLE = 5, 2
"""Letters to which words are cut, and up to which they are passed over ("US")."""
HEARD, OF_EACH = 1000, 50_000
"""Blocks, and characters of each, whose words a headline is compared with."""
USUAL = (5, 20)
"""Words of most headlines."""
DATE_LINE, TWINS_APART = 8, 3
PARAGRAPH, SENTENCE = 25, 8
"""Words from which a block is a paragraph: without and with a full stop."""
MOST_OF_IT = 0.5
ENOUGH = 2.0
"""The least score of a headline."""


def same(text: str) -> str:
    """Return the form in which two copies of a headline are equal."""
    return " ".join(words(text))


def stems(text: str) -> set[str]:
    """Return the content words cut to five letters, so that "warns" meets "warned"."""
    return {word[:STEM] for word in words(text) if word not in STOP_WORDS and len(word) > SAYS_LITTLE}


def could_be(block: Block) -> bool:
    """Tell whether a block has the outward form of a headline."""
    count = len(block.text.split())
    return (
        LEAST_WORDS <= count <= MOST_WORDS
        and len(block.text) <= min(300, TITLE_CHARACTERS)
        and block.hint not in {Role.CAPTION, Role.BOILERPLATE}
        and block.text[:1] not in "([{#@/"
        and not block.text.endswith((":", ",", ";", "...", "…"))
        and not INNER_ENDS.search(block.text.replace("U.S. ", "US ").replace("U.K. ", "UK "))
        and not furniture.OPENING.search(block.text)
        and not furniture.STRONG.search(block.text)
        and not furniture.BYLINE.search(block.text)
        and not furniture.CREDIT.search(block.text)
        and not (in_line(block.text) and count <= DATE_LINE)
    )


def score(blocks: Sequence[Block], at: int, first: int, vocabulary: set[str], *, labelled: bool) -> float:
    """Score block ``at`` as the headline of the article whose first paragraph is block ``first``.

    ``labelled``: a date label stood before it on the same line.
    """
    text = blocks[at].text
    found = stems(text)
    shared = len(found & vocabulary) / max(1, len(found))
    twice = sum(same(other.text) == same(text) for other in blocks[max(0, at - 3) : at + 4]) > 1
    ends = ends_sentence(text) and not text.endswith(("?", "!"))
    count = len(text.split())
    return (
        3.0 * shared
        + 1.5 * (blocks[at].hint in {Role.TITLE, Role.SUBHEADING})
        + 1.5 * twice
        + 2.0 * labelled
        + 0.7 * (USUAL[0] <= count <= USUAL[1])
        - 2.5 * ends
        - 0.5 * bool(furniture.ANYWHERE.search(text))
        - 0.7 * bool(furniture.SEPARATOR.search(text))
        - 0.06 * (first - at)
    )


def told(blocks: Sequence[Block], known: str) -> int | None:
    """Return the position of the block that is the title told by meta data, or most of it ("Headline | Site")."""
    wanted = f" {same(known)} "
    for at, block in enumerate(blocks):
        if len(block.text) <= TITLE_CHARACTERS and block.hint is not Role.BOILERPLATE:
            words_here = same(block.text)
            if words_here and f" {words_here} " in wanted and len(words_here) >= MOST_OF_IT * len(wanted):
                return at
    return None


def find(blocks: Sequence[Block], kept: Sequence[bool], labelled: set[int], known: str = "") -> int | None:
    """Return the position of the headline, ``None`` when no block is convincing.

    The headline stands before the article's first long paragraph, or is itself the first kept block. ``known``: the title
    that the page's meta data tell.
    """
    if known and (found := told(blocks, known)) is not None:
        return found
    first = next((at for at, block in enumerate(blocks) if kept[at] and _is_paragraph(block)), None)
    if first is None:
        return None
    vocabulary = {
        stem
        for at, block in enumerate(blocks[: first + HEARD])
        if kept[at] and at >= first
        for stem in stems(block.text[:OF_EACH])
    }
    scores = {
        at: score(blocks, at, first, vocabulary, labelled=at in labelled)
        for at in range(max(0, first - REACH), first + 1)
        if could_be(blocks[at]) and (at < first or at in labelled)
    }
    if not scores or max(scores.values()) < ENOUGH + bool(known):
        return None
    found = max(scores, key=scores.__getitem__)
    twins = [at for at in scores if same(blocks[at].text) == same(blocks[found].text) and found - at <= REACH]
    return min(twins, default=found) if max(twins) - min(twins) <= TWINS_APART else found


def _is_paragraph(block: Block) -> bool:
    """Tell whether a block is running text: long, or a shorter full sentence."""
    count = len(block.text.split())
    return block.hint not in {Role.TITLE, Role.SUBHEADING} and (
        count >= PARAGRAPH or (count >= SENTENCE and ends_sentence(block.text) and not block.text.endswith("?"))
    )
