"""Lines of a PDF's columns → paragraphs: where one begins, and how a word that a line end broke is mended. Runs in the child."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from analysis.ingest.pdf_words import BROKEN_HYPHEN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from analysis.ingest.pdf_layout import Line

WIDER = 1.3
"""Distance from line to line, as a multiple of the usual one, that parts paragraphs."""
INDENT, ROOM = 0.7, 0.6
"""Shares of the letters' size: of an indent, and of the room by which a first word would have fit on the line before."""
DEEPEST_INDENT = 5.0
LARGER = 1.08
"""Size, as a multiple of the text's, from which a line is a heading's: its lines are joined however short they are."""
ALIKE = 1.08
ITEM = re.compile(r"(?:[•▪◦●○■□]|\d{1,2}[.)])\s")
FINISHED = re.compile(r"[.!?…:;][\"'”’»)\]]{0,3}$")
HYPHENS = ("-", "\u2010", BROKEN_HYPHEN)
FIRST_HALF, REST = re.compile(r"[^\W\d_]{1,40}$"), re.compile(r"[^\W\d_]{1,40}")
"""The letters at the end, and at the start, of a piece of text."""
LONGEST_WORD, TAIL = 40, 8
"""Characters that are looked at for a word that a line end broke, and for an end mark."""
REACH = 12
"""Paragraphs back to which one is looked for that goes on here: a box of the page may lie between."""
KEEPS_HYPHEN = frozenset((
    "all", "anti", "cross", "far", "five", "four", "eight", "half", "high", "ill", "left", "long", "low", "nine", "non", "off", "one",
    "right", "self", "semi", "seven", "short", "six", "three", "two", "twenty", "thirty", "forty", "fifty", "sixty", "seventy",
    "eighty", "ninety", "well", "world", "year",
))  # fmt: skip
"""First halves of English compounds that are written with a hyphen; not those that also begin a word ("pre-sent")."""
BEFORE_ITS_VOWEL = frozenset({"de", "re", "pre", "co", "anti", "semi"})
"""Those that are, before the vowel in which they end ("de-escalate")."""
ENDINGS = frozenset({"age", "ages", "eous", "ened", "ening", "ering", "est", "less", "ness", "teen", "ties"})
SHORTEST_REST = 3
"""Letters below which a second half is an ending ("high-er")."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph's text, the size of its letters and the page (from 0) on which it begins."""

    text: str
    size: float
    page: int


def usual_leading(columns: Iterable[Sequence[Line]]) -> float:
    """Return the distance between the lines of a paragraph, as a share of the letters' size: a low one of those there are."""
    shares = sorted((a.middle - b.middle) / a.size for column in columns for a, b in pairwise(column))
    return shares[len(shares) // 4] if shares else 1.2


def paragraphs(
    column: Sequence[Line], page: int, body: float, leading: float, known: frozenset[str]
) -> Iterator[Paragraph]:
    """Part one column into paragraphs. ``body``: the size of the document's text; ``known``: its words, in lower case."""
    left, right = min(line.left for line in column), max(line.right for line in column)
    run: list[Line] = []
    for line in column:
        if run and _begins(run, line, left, right, body, leading):
            yield _paragraph(run, page, known)
            run = []
        run.append(line)
    yield _paragraph(run, page, known)


def _begins(run: Sequence[Line], line: Line, left: float, right: float, body: float, leading: float) -> bool:
    """Tell whether a line begins a new paragraph after those of ``run``."""
    before = run[-1]
    if max(line.size, before.size) > ALIKE * min(line.size, before.size):
        return True
    if before.middle - line.middle > WIDER * leading * before.size or ITEM.match(line.text):
        return True
    if line.size > LARGER * body:
        return False
    indent = line.left - before.left
    if INDENT * line.size < indent < DEEPEST_INDENT * line.size and line.left - left > INDENT * line.size:
        return len(run) > 1 or bool(FINISHED.search(before.text[-TAIL:]))
    room = right - before.right - line.first
    return room > ROOM * line.size and not before.text.endswith(HYPHENS) and _may_end(before, right - left)


def _may_end(line: Line, width: float) -> bool:
    """Tell whether a line that was left short may be its paragraph's last: one with an end mark, or a very short one."""
    return bool(FINISHED.search(line.text[-TAIL:])) or line.right - line.left < 0.6 * width


def _paragraph(run: Sequence[Line], page: int, known: frozenset[str]) -> Paragraph:
    """Make one paragraph of lines."""
    return Paragraph(_whole([line.text for line in run], known), max(line.size for line in run), page)


def _whole(pieces: Sequence[str], known: frozenset[str]) -> str:
    """Join lines into one text."""
    out = [pieces[0]]
    for piece in pieces[1:]:
        out[-1], between = seam(out[-1], piece, known)
        out += [between, piece]
    return "".join(out)


def seam(before: str, after: str, known: frozenset[str]) -> tuple[str, str]:
    """Join two lines: return the first one, without a hyphen that a line end put there, and what goes between the two.

    The hyphen of a broken word goes, unless the document writes the word with one elsewhere, or its first half or the
    capital after it say that it was there from the start.
    """
    if not before.endswith(HYPHENS) or not before[-2:-1].strip():
        return before, " "
    half, rest = FIRST_HALF.search(before[-LONGEST_WORD:-1]), REST.match(after[:LONGEST_WORD])
    if not half or not rest:
        return (before[:-1] + "-", "") if after[:1].isalnum() else (before, " ")
    first, second = half[0].lower(), rest[0].lower()
    written = f"{first}-{second}" in known or after[:1].isupper() or _is_compound(first, second)
    return before[:-1], "-" if written and first + second not in known else ""


def _is_compound(first: str, second: str) -> bool:
    """Tell whether two halves of a word make a compound that is written with a hyphen."""
    if first in BEFORE_ITS_VOWEL and second.startswith(first[-1]):
        return True
    return first in KEEPS_HYPHEN and len(second) >= SHORTEST_REST and second not in ENDINGS


def joined_over_breaks(found: Sequence[Paragraph], known: frozenset[str]) -> list[Paragraph]:
    """Join a paragraph that a column or page end broke with its rest: it has no end mark, the rest begins in lower case.

    What stands between the two in another size (a caption) stays behind the whole.
    """
    out: list[tuple[Paragraph, list[str]]] = []
    for paragraph in found:
        near = range(len(out) - 1, max(-1, len(out) - 1 - REACH), -1)
        pieces = next((out[at][1] for at in near if _alike(out[at][0], paragraph)), None)
        if pieces and paragraph.text[:1].islower() and not FINISHED.search(pieces[-1][-TAIL:]):
            pieces.append(paragraph.text)
        else:
            out.append((paragraph, [paragraph.text]))
    return [replace(paragraph, text=_whole(pieces, known).replace(BROKEN_HYPHEN, "-")) for paragraph, pieces in out]


def _alike(a: Paragraph, b: Paragraph) -> bool:
    """Tell whether two paragraphs are set in one size."""
    return max(a.size, b.size) <= ALIKE * min(a.size, b.size)
