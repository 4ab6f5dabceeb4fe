"""Blocks → Article: which blocks are the article, in which roles, and what they tell of title, date, outlet and author."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from analysis.article import Article, Role, lay_out
from analysis.ingest import dates, furniture, language, limits, outlets, paywall, roles
from analysis.ingest.features import OWN, length, matrix
from analysis.ingest.sequence import article_probabilities

if TYPE_CHECKING:
    import datetime
    from collections.abc import Sequence

    from analysis.ingest.blocks import Block
    from analysis.ingest.features import Floats

KEEP_FROM = 0.2
"""The least probability at which a block is kept: losing a paragraph is worse than keeping a teaser, which is one click."""
LEAST_KEPT = 0.1
SENTENCE_SHARE = 12 / 15
"""The least length of a paragraph that is taken back, as a share of fifteen words."""
MORE_THAN_A_TIME = 3
"""Words after a date label that are more than a time of day."""
LONGEST_TAIL, LONGEST_BYLINE = 25, 20
"""Words of a footer sentence, and of a line that may be a byline."""
NEAR = 12
"""Blocks before and after the article's edges in which a date or byline is looked for."""
SENTENCE = re.compile(r"(?<=[.!?][\"”’) ])\s*(?=[A-Z©(])")
AUTHOR = re.compile(
    r"^\W{0,2}(?:(?:written|posted|reported|story|words|text|published)\s+)?by[:\s]\s?(?P<name>[^\W\d_][^\d|•·]{2,80})",
    re.IGNORECASE,
)

DESK = re.compile(
    r"\b(?:reporters?|correspondents?|staff|desk|editors?|writers?|agenc(?:y|ies)|newsroom|team|bureau|news)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Details:
    """What is known of an article beside its text; ``""`` and ``None`` where nothing is.

    ``locked``: its page says of itself that it is not free to read.
    """

    title: str = ""
    outlet: str = ""
    date: datetime.date | None = None
    url: str = ""
    author: str = ""
    locked: bool = False


def stretches(blocks: Sequence[Block]) -> tuple[list[Block], set[int]]:
    """Part what stands on one line but is two things: a date label before a headline, a furniture sentence at the end.

    Returns the blocks and the positions of those before which a label stood.
    """
    out: list[Block] = []
    labelled: set[int] = set()
    for block in blocks:
        at = dates.leading(block.text)
        rest = block.text[at:].lstrip(" \t|–—:-·,") if at else ""
        if at and length(rest) >= MORE_THAN_A_TIME:
            out.append(replace(block, text=block.text[: len(block.text) - len(rest)].rstrip(), tight=True))
            labelled.add(len(out))
            out.append(replace(block, text=rest))
        else:
            out.extend(_without_tail(block))
    return out, labelled


def _without_tail(block: Block) -> list[Block]:
    """Part a paragraph's last sentence from it when that is furniture ("This is a condensed version …")."""
    cuts = [match.end() for match in SENTENCE.finditer(block.text, max(0, len(block.text) - 300))]
    if cuts and not roles.is_caption(block):
        head, tail = block.text[: cuts[-1]].rstrip(), block.text[cuts[-1] :]
        if (
            head
            and length(tail) <= LONGEST_TAIL
            and furniture.STRONG.search(tail)
            and not furniture.STRONG.search(head)
        ):
            return [replace(block, text=head, tight=True), replace(block, text=tail)]
    return [block]


def keep(blocks: Sequence[Block]) -> list[bool]:
    """Decide which blocks are the article. A text in which nothing stands out is kept whole."""
    features = matrix([block.text for block in blocks])
    kept = with_sentences(features, [bool(chance >= KEEP_FROM) for chance in article_probabilities(features)])
    sizes = [length(block.text) for block in blocks]
    words = sum(size for size, stays in zip(sizes, kept, strict=True) if stays)
    if words < max(limits.WORDS, LEAST_KEPT * sum(sizes)) and sum(sizes) < 20 * limits.WORDS:
        return [True] * len(blocks)
    return kept


def with_sentences(features: Floats, kept: Sequence[bool]) -> list[bool]:
    """Take back a paragraph that was set aside right beside a kept one inside the article: full sentences, no furniture."""
    out = list(kept)
    inside = [at for at, keep in enumerate(kept) if keep]
    running = [OWN.index(name) for name in ("ends", "function_words", "words_15")]
    never = [OWN.index(name) for name in ("opening", "strong", "teases", "repeated_long", "glued")]
    for at in range(inside[0], inside[-1]) if inside else ():
        if not out[at] and (out[at - 1] or out[at + 1]):
            ends, function_words, length_share = features[at, running]
            out[at] = bool(
                ends and function_words > 0 and length_share >= SENTENCE_SHARE and not features[at, never].any()
            )
    return out


def article(
    blocks: Sequence[Block], known: Details, notes: tuple[str, ...], kept: Sequence[bool] | None = None
) -> Article:
    """Make an article of a page's blocks. ``kept``: which blocks count to it, where the format tells."""
    labelled: set[int] = set()
    if kept is None:
        blocks, labelled = stretches(blocks)
    seen = [replace(block, text=limits.UNSEEN.sub("", block.text)) for block in blocks]
    given = roles.assign(seen, keep(seen) if kept is None else kept, labelled, known.title)
    details = complete(known, seen, given)
    pieces = [(_titled(block.text, role), role) for block, role in zip(blocks, given, strict=True)]
    made = Article(
        title=next((text for text, role in pieces if role is Role.TITLE), ""),
        outlet=details.outlet,
        date=details.date,
        url=details.url,
        author=details.author,
        parts=lay_out(pieces),
    )
    if not made.title and details.title:
        made = replace(made, title=details.title, parts=lay_out([(details.title, Role.TITLE), *pieces]))
    notes = (*notes, *paywall.notes(pieces, locked=known.locked))
    code = language.identify(made.text)
    if code != "en":
        notes = (
            *notes,
            f"This looks like {language.name(code)}, not English: measures that rest on English word lists are left out.",
        )
    return replace(made, notes=notes, language=code)


def _titled(text: str, role: Role) -> str:
    """Free a headline of characters that are not seen."""
    return limits.shown(text, limits.TITLE_CHARACTERS) or text if role is Role.TITLE else text


def complete(known: Details, blocks: Sequence[Block], given: Sequence[Role]) -> Details:
    """Fill in what the format did not tell from what the text says of itself."""
    inside = [at for at, role in enumerate(given) if role is not Role.BOILERPLATE]
    first, last = (inside[0], inside[-1]) if inside else (0, -1)
    paragraph = next((at for at in inside if given[at] is Role.BODY), first)
    head = [
        block.text
        for at, block in enumerate(blocks[:paragraph])
        if at >= first - NEAR and given[at] is not Role.CAPTION
    ]
    foot = [block.text for block in blocks[last + 1 : last + 4]]
    byline = next((match for line in head if length(line) <= LONGEST_BYLINE and (match := AUTHOR.match(line))), None)
    return Details(
        title=limits.shown(known.title, limits.TITLE_CHARACTERS),
        outlet=limits.shown(known.outlet, 100) or outlets.find(block.text for block in blocks),
        date=known.date or dates.best(head) or dates.best(line for line in foot if dates.LABELLED.match(line)),
        url=known.url,
        author=limits.shown(known.author, 200) or (_author(byline["name"]) if byline else ""),
    )


def _author(name: str) -> str:
    """Cut a byline's tail ("By Jane Doe, Staff Writer") off the name; a desk ("World News Reporter") is no author."""
    first = re.split(
        r",|\s[-–—|/]\s|\s(?:for|on|at|published|updated|in)\s|\s(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day", name
    )[0].strip(" .,-–—")
    return "" if DESK.search(first) or not first[:1].isupper() else limits.shown(first, 100)
