"""Whether an article was cut by a paywall, and the note that says so.

Three things are weighed, because none does alone: what the page says right after its last paragraph (or as its last
sentence), whether that paragraph is finished, and how much text there is. A page may say "subscribe" beside a whole
article, a meter may count free articles under one, and a publisher may mark a page as not free whose text is all there.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from analysis.article import Role
from analysis.ingest.features import length
from analysis.ingest.limits import shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

SHORT, PREVIEW = 200, 450
"""Words of kept text: below the first a page that is marked as not free, or that counts free articles, has been cut: previews
run to a few paragraphs, and hardly a news article ends there; below the second so has one that asks for a subscription *to
go on*. Longer ones with a finished last sentence are whole: their wall is a layer that the page puts over its full text."""
REACH = 5
"""Blocks after the last kept paragraph in which a wall is looked for: below them are teasers and boxes of the site."""
LONGEST_WALL = 45
"""Words of a block that may be a wall."""
LONGEST_SENTENCE = 25
QUOTED = 80
"""Characters of the wall that the note repeats."""
LINK_REACH = 2
LAST = 3
"""Sentences at the end of a kept paragraph that may be a wall's."""
SENTENCE = 12
"""Words from which a paragraph without an end mark is unfinished: fewer are a line of a list, a signature."""
LOOKED_AT = 600
"""Characters at the end of the last paragraph among which a wall's sentence is looked for."""

READ_ON = r"(?:continue|keep|finish|carry on)\s+(?:on\s+)?reading|read\s+on|(?:read|see|view|access|unlock|get)\s+(?:the\s+)?(?:full|whole|entire|complete|rest(?:\s+of)?)\b"
JOIN = r"(?:subscribe|sign\s?up|sign\s?in|log\s?in|register|join|become\s+an?\s+(?:member|subscriber)|upgrade|create\s+an?\s+(?:free\s+)?account|start\s+(?:your|a)\s+(?:free\s+)?trial|buy\s+a\s+(?:day\s+)?pass|pay)"
PIECE = r"(?:article|story|content|piece|report|page|post|column|analysis)"
CHARGED = r"(?:subscribers?|members?|registered\s+(?:users|readers)|premium|paying\s+(?:readers|subscribers))"

GOES_ON = re.compile(
    rf"^(?:please\s+|now\s+|you\s+(?:must|need\s+to|have\s+to)\s+)?{JOIN}\b[^.!?]{{0,60}}?\b(?:to|and|for)\s+(?:{READ_ON})"
    rf"|^(?:to|want\s+to|would\s+you\s+like\s+to|like\s+to)\s+(?:{READ_ON})[^.!?]{{0,60}}?[,:?—–-]\s*(?:please\s+|you\s+(?:must|need\s+to|have\s+to)\s+|simply\s+)?{JOIN}\b"
    rf"|^(?:want|like|would\s+you\s+like)\s+to\s+(?:{READ_ON})[^.!?]{{0,40}}\?"
    rf"|^(?:{READ_ON})[^.!?]{{0,40}}?\bwith\s+(?:an?|your)\s+(?:\w{{1,12}}\s+)?(?:trial|subscription|account|membership|pass)\b"
    rf"|^(?:the\s+rest\s+of\s+)?(?:this|the)\s+(?:full\s+|rest\s+of\s+this\s+|premium\s+)?{PIECE}\s+is\s+(?:only\s+|exclusively\s+|just\s+)?(?:available\s+|reserved\s+|exclusive\s+|open\s+|accessible\s+)?(?:only\s+|exclusively\s+)?(?:for|to)\s+(?:our\s+)?{CHARGED}"
    rf"|^(?:this|the)\s+(?:rest\s+of\s+this\s+)?(?:is\s+an?\s+)?(?:{CHARGED})(?:[- ](?:only|exclusive))\s+{PIECE}"
    rf"|^this\s+is\s+an?\s+(?:{CHARGED})(?:[- ](?:only|exclusive))?\s+{PIECE}"
    rf"|^(?:{CHARGED})[- ]only\s+(?:{PIECE})\s*$"
    rf"|^(?:unlock|get\s+access\s+to)\s+(?:the\s+(?:rest|full)\b[^.!?]{{0,20}}|this\s+{PIECE}|this)\b[^.!?]{{0,40}}(?:subscri|member|trial|register|account|\bfor\s+[$£€])"
    rf"|^unlock\s+this\s+{PIECE}\s*$"
    rf"|^(?:you\s+have|you[’']ve)\s+(?:reached|hit|used(?:\s+up)?|read)\s+(?:all\s+(?:of\s+)?)?(?:your|the)\s+[^.!?]{{0,40}}?(?:limit|free\s+(?:articles?|stories))\b",
    re.IGNORECASE,
)
"""A sentence that says that the text goes on behind a wall."""
METER = re.compile(
    rf"^(?:you\s+have|you[’']ve\s+got)\s+(?:only\s+)?(?:\d{{1,2}}|one|two|three|four|five|no|a\s+few)\s+(?:more\s+|complimentary\s+|remaining\s+)?(?:free\s+)?(?:{PIECE}s?|stories|views|reads)\s+(?:left|remaining)"
    rf"|^(?:\d{{1,2}}|one|two|three|last)\s+free\s+(?:articles?|stories|story)\s+(?:left|remaining)"
    rf"|^this\s+is\s+your\s+(?:last|final|first|second|third)\s+free\s+{PIECE}"
    rf"|^already\s+an?\s+(?:subscriber|member)\b|^already\s+(?:subscribed|have\s+an\s+account|registered)\s*\?",
    re.IGNORECASE,
)
"""A sentence that counts free articles, or asks whether one has paid."""
MORE = re.compile(
    r"(?:continue|keep)\s+reading|read\s+(?:more|on|the\s+(?:full|rest)\b.{0,30})|(?:see|show|load|view)\s+(?:more|full\s+(?:article|story))|full\s+(?:article|story)",
    re.IGNORECASE,
)
"""A link to the rest."""
TRAILING = re.compile(r"(?:\.\.\.|…|\[…\]|\[\.\.\.\])[\"'”’)\]]{0,3}\s*$")
END_MARK = re.compile(r"[.!?。！？:][\"'”’»)\]]{0,3}\s*$")
SENTENCE_START = re.compile(r"(?:^|[.!?…][\"”’)]{0,2}\s+|\s[|•·]\s)(?=[A-Z\d])")
QUOTES = re.compile(r"[“”\"«»]")
LEADING = " \t*#•·|>–—-→»"


def notes(pieces: Sequence[tuple[str, Role]], *, locked: bool) -> tuple[str, ...]:
    """Return the note that a paywall seems to have cut the text, none when it has not.

    ``pieces``: the page's blocks in order with their roles; ``locked``: the page says of itself that it is not free.
    """
    inside = [at for at, (_, role) in enumerate(pieces) if role is Role.BODY]
    if not inside:
        return ()
    words = sum(length(pieces[at][0]) for at in inside)
    below = [text for text, role in islice(pieces, inside[-1] + 1, inside[-1] + 1 + REACH) if role is not Role.CAPTION]
    said = [*(sentence for at in inside[-2:] for sentence in _last_sentences(pieces[at][0]))]
    said += [sentence for text in below if length(text) <= LONGEST_WALL for sentence in _sentences(text)]
    trails, unfinished = _ending([pieces[at][0] for at in inside])
    if (wall := _first(GOES_ON, said)) and (unfinished or words < PREVIEW):
        return (_note(wall),)
    if (meter := _first(METER, said)) and ((trails and words < PREVIEW) or words < SHORT):
        return (_note(meter),)
    links = [text for text in (pieces[inside[-1]][0], *below[:LINK_REACH]) if _is_link(text)]
    if links and trails:
        return (_note(links[0]),)
    return (LOCKED,) if locked and (trails or words < SHORT) else ()


def _ending(body: Sequence[str]) -> tuple[bool, bool]:
    """Tell whether the last paragraph that is none of the wall trails off ("…"), and whether it is unfinished at all."""
    prose = next((text for text in reversed(body) if not _is_wall(text)), "")
    trails = bool(TRAILING.search(prose))
    return trails, trails or (length(prose) >= SENTENCE and not END_MARK.search(prose))


LOCKED = "The text seems to be cut: its page says that it is not free to read. Add the whole text if you have it."


def _note(wall: str) -> str:
    """Name the wall."""
    quoted = shown(wall, QUOTED).rstrip(" .,:;…")
    return f"The text seems to be cut by a paywall (“{quoted}”): add the whole text if you have it."


def _last_sentences(text: str) -> list[str]:
    """Return the sentences at a kept paragraph's end, where a wall's may have been taken for the article's."""
    end = text if len(text) <= LOOKED_AT else text[-LOOKED_AT:].partition(". ")[2]
    return list(_sentences(end))[-LAST:]


def _sentences(text: str) -> Iterator[str]:
    """Yield a text's sentences, without the signs that lead them."""
    plain = text.lstrip(LEADING)
    starts = [match.end() for match in SENTENCE_START.finditer(plain)] or [0]
    for start, end in zip(starts, [*starts[1:], len(plain)], strict=True):
        yield plain[start:end].lstrip(LEADING).strip()


def _first(pattern: re.Pattern[str], sentences: Iterable[str]) -> str:
    """Return the first sentence that says so, ``""`` without one. A quoted one is somebody's words, not the page's."""
    fits = (sentence for sentence in sentences if length(sentence) <= LONGEST_SENTENCE and not QUOTES.search(sentence))
    return next((sentence for sentence in fits if pattern.search(sentence)), "")


def _is_wall(text: str) -> bool:
    """Tell whether a kept block is nothing but a wall or a link to the rest."""
    sentences = list(_sentences(text)) if length(text) <= LONGEST_WALL else []
    return _is_link(text) or bool(sentences and any(pattern.search(sentences[0]) for pattern in (GOES_ON, METER)))


def _is_link(text: str) -> bool:
    """Tell whether a block is a link to the rest and nothing else."""
    return len(text) <= QUOTED and bool(MORE.fullmatch(text.strip(LEADING + " .…›⟩")))
