"""Give every block its role: what the chain of states keeps becomes body, subheading or caption, the rest is set aside."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analysis.article import Role
from analysis.ingest import furniture, titles
from analysis.ingest.features import ends_sentence, length

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.ingest.blocks import Block

POINTS = re.compile(
    r"^\W{0,3}(?:read|see|watch|listen|related|also|more|next|up next|recommended|don[’']t miss)\b[\w ’']{0,24}[:\-–—|»>]\s*(?P<target>\S.*)$",
    re.IGNORECASE,
)
"""A pointer to another story that carries its headline: "Read next: …"."""
CAPTION_WORDS = 90
HEADING_WORDS, HEADING_CHARACTERS = 16, 130
LABEL_WORDS = 6
SHORT_FOOTER = 25
LONGEST_COPY = 2000
"""Characters up to which a block may be a copy of the headline."""
LEADS_ON = (":", ",", ";", "-", "–", "—")
CREDIT_AT_END = re.compile(
    r"(?:[(\[][^()\[\]]{0,90}[)\]]|[|/–—-]\s?[^|/.]{2,60}|(?:photo|image|picture|video|credit)s?\s?(?:credit|by|via|courtesy(?:\sof)?|:)[^.]{2,80}|getty images|shutterstock)\.?\s*$",
    re.IGNORECASE,
)


def is_caption(block: Block) -> bool:
    """Tell whether a block is a picture's caption: marked up as one, or closed by a picture's credit."""
    if block.hint is Role.CAPTION:
        return True
    text = block.text
    if len(text.split()) > CAPTION_WORDS:
        return False
    if furniture.CREDIT_TAIL.search(text):
        return True
    if not furniture.CREDIT.search(text):
        return False
    return bool(CREDIT_AT_END.search(text[-200:])) or not ends_sentence(text)


def is_heading(block: Block, following: Block | None) -> bool:
    """Tell whether a kept block heads the text that follows: short, no full stop, and a sentence of the article after it."""
    if block.hint is Role.SUBHEADING:
        return True
    text = block.text
    fits = len(text.split()) <= HEADING_WORDS and len(text) <= HEADING_CHARACTERS
    if not fits or text[:1].islower() or text.endswith(LEADS_ON) or (ends_sentence(text) and not text.endswith("?")):
        return False
    return following is not None and ends_sentence(following.text) and len(following.text) > len(text)


def pointed_at(blocks: Sequence[Block]) -> set[str]:
    """Return the headlines of other stories that pointers on the page name."""
    return {
        titles.same(match["target"])
        for block in blocks
        if len(block.text) < 400 and (match := POINTS.match(block.text))
    }


def trimmed(blocks: Sequence[Block], kept: Sequence[bool], title: int | None) -> list[bool]:
    """Trim the article's edges: nothing before its headline is its text, and it does not end in a label or a footer."""
    inside = [keep and (title is None or at >= title) for at, keep in enumerate(kept)]
    for at in reversed([at for at, keep in enumerate(inside) if keep]):
        if not is_loose_end(blocks[at].text):
            break
        inside[at] = False
    return inside


def is_loose_end(text: str) -> bool:
    """Tell whether a text cannot be an article's last: a label, an address, a colon that leads nowhere, a footer's phrase."""
    count = length(text[:LONGEST_COPY])
    if text.endswith(":") or (
        count <= SHORT_FOOTER and (furniture.STRONG.search(text) or furniture.REPORTERS.match(text))
    ):
        return True
    return count <= LABEL_WORDS and not ends_sentence(text)


def assign(blocks: Sequence[Block], kept: Sequence[bool], labelled: set[int], known: str = "") -> list[Role]:
    """Return one role a block.

    ``kept``: whether the block counts to the article; ``labelled``: blocks before which a date label stood on their line;
    ``known``: the title that meta data tell.
    """
    elsewhere = pointed_at(blocks)
    inside = [
        keep and not (elsewhere and titles.same(block.text) in elsewhere) and not POINTS.match(block.text[:200])
        for keep, block in zip(kept, blocks, strict=True)
    ]
    title = titles.find(blocks, inside, labelled, known)
    inside = trimmed(blocks, inside, title)
    headline = titles.same(blocks[title].text) if title is not None else None
    first = next((at for at, keep in enumerate(inside) if keep), len(blocks))
    last = max((at for at, keep in enumerate(inside) if keep), default=-1)
    start = min(first, title if title is not None else first)
    roles = _inner(blocks, inside, start, last)
    for at, block in enumerate(blocks):
        if headline and len(block.text) <= LONGEST_COPY and titles.same(block.text) == headline:
            roles[at] = Role.BOILERPLATE
    if title is not None:
        roles[title] = Role.TITLE
    _label_captions(blocks, roles)
    return roles


def _inner(blocks: Sequence[Block], kept: Sequence[bool], start: int, last: int) -> list[Role]:
    """Return the roles of the blocks from ``start`` to ``last``, the headline aside; outside them all is set aside.

    Walks backwards, so that each block knows the next kept one.
    """
    roles = [Role.BOILERPLATE] * len(blocks)
    first = next((at for at, keep in enumerate(kept) if keep), len(blocks))
    following: Block | None = None
    for at in range(last, start - 1, -1):
        if is_caption(blocks[at]):
            roles[at] = Role.CAPTION
        elif kept[at]:
            heads = at > first and is_heading(blocks[at], following)
            roles[at] = Role.SUBHEADING if heads else Role.BODY
            following = blocks[at]
    return roles


def _label_captions(blocks: Sequence[Block], roles: list[Role]) -> None:
    """Count a name set right above a caption, in words that the caption repeats, to the caption."""
    for at in range(len(blocks) - 1):
        if blocks[at].tight and roles[at + 1] is Role.CAPTION and roles[at] is not Role.TITLE:
            label = set(titles.same(blocks[at].text).split())
            if 0 < len(label) <= LABEL_WORDS and label <= set(titles.same(blocks[at + 1].text).split()):
                roles[at] = Role.CAPTION
