"""Quotation marks in a text, each with the way it leans: opening, closing, or either. Apostrophes and inches are left out."""

from __future__ import annotations

import re
from typing import NamedTuple

OPEN, CLOSE, EITHER = "open", "close", "either"

_DOUBLE = '"“”„‟″＂«»'
_SINGLE = "'‘’‚‛‹›`"
_OPENING = frozenset("“„‟«")
_CLOSING = frozenset("”»")
_MARK = re.compile(rf"[{_DOUBLE}{_SINGLE}](?:(?<=`)`|(?<=')'|(?<=[{_DOUBLE}])|(?<!\w.)|(?!\w))", re.DOTALL)
"""A double mark anywhere (`` and '' are double marks too), a single one unless it stands inside a word."""

_ELISION = re.compile(
    r"(?:\d\ds?|em|n|til|till|tis|twas|twere|twill|cause|cos|cuz|bout|round|neath|nuff|burbs|hood|tude|ere|kay)(?!\w)",
    re.IGNORECASE,
)
"""What follows an apostrophe that stands for something left out: '90s, 'em, rock 'n' roll."""

_BEFORE = frozenset("([{<—–-―/>|")
_AFTER = frozenset(")]}>.,;:!?…—–-―/<|%")
_QUOTES = frozenset(_DOUBLE + _SINGLE)
_REACH = 4
"""How many other marks are looked past to see what stands beside a mark: “‘ and ’”."""


class Sign(NamedTuple):
    """A quotation mark, or several of one kind side by side (``repeats``), at ``text[start:end]``."""

    start: int
    end: int
    double: bool
    lean: str
    repeats: int = 1
    possessive: bool = False


def find(text: str, start: int, end: int) -> list[Sign]:
    """Return the quotation marks of ``text[start:end]``, a paragraph, in order."""
    signs: list[Sign] = []
    for match in _MARK.finditer(text, start, end):
        sign = _sign(text, match, start, end)
        if sign is None:
            continue
        last = signs[-1] if signs else None
        if last and last.end == sign.start and last.double and sign.double and (last.lean, sign.lean) != (CLOSE, OPEN):
            signs[-1] = _joined(last, sign)
        else:
            signs.append(sign)
    return signs


def _sign(text: str, match: re.Match[str], start: int, end: int) -> Sign | None:
    """Judge one mark; ``None`` for an apostrophe and for inches or seconds after a figure that nothing makes a quotation."""
    glyph = match[0]
    first, last = match.span()
    if glyph == '"' and text[first - 1 : first] == "=":
        return None  # an attribute of markup
    lean = _spacing(text, first, last, start, end)
    if len(glyph) == 1 and glyph in _SINGLE:
        return _single(text, glyph, first, lean, end)
    if glyph == "″" and first > start and text[first - 1].isdigit():
        return None
    if glyph == "``" or glyph in _OPENING:
        lean = EITHER if lean == CLOSE and glyph != "„" else OPEN
    elif glyph in _CLOSING:
        lean = EITHER if lean == OPEN else CLOSE
    return Sign(first, last, double=True, lean=lean)


def _spacing(text: str, first: int, last: int, start: int, end: int) -> str:
    """Judge by what stands beside the mark, other marks aside: a word after a space opens, a space after a word closes."""
    before, after = first - 1, last
    while before >= max(start, first - _REACH) and text[before] in _QUOTES:
        before -= 1
    while after < min(end, last + _REACH) and text[after] in _QUOTES:
        after += 1
    free_before = before < start or text[before].isspace() or text[before] in _BEFORE
    free_after = after >= end or text[after].isspace() or text[after] in _AFTER
    if free_before == free_after:
        return EITHER
    return OPEN if free_before else CLOSE


def _single(text: str, glyph: str, first: int, lean: str, end: int) -> Sign | None:
    """Judge a single mark: it opens or closes, or stands for a left-out letter and is an apostrophe."""
    if lean == OPEN:
        apostrophe = glyph in "’›" or _ELISION.match(text, first + 1, end)
        return None if apostrophe else Sign(first, first + 1, double=False, lean=OPEN)
    if lean == EITHER and glyph in "‘‚‹":
        return Sign(first, first + 1, double=False, lean=OPEN)
    if lean == EITHER and text[first - 1 : first].isspace():
        return None
    if text[first - 1 : first].isdigit() and glyph not in "’›":
        return None
    return Sign(first, first + 1, double=False, lean=CLOSE, possessive=_possessive(text, first, end))


def _possessive(text: str, at: int, end: int) -> bool:
    """Say whether a closing single mark may as well be an apostrophe: officials' claims, goin' home."""
    before, after = text[max(0, at - 2) : at], text[at + 1 : min(end, at + 3)]
    if after[:1] != " ":
        return False
    return before == "in" or (before[-1:] in ("s", "x", "z") and after[1:].islower())


def _joined(last: Sign, sign: Sign) -> Sign:
    """Two marks side by side are one doubled mark; they lean where either does."""
    lean = last.lean if last.lean != EITHER else sign.lean
    return Sign(last.start, sign.end, double=True, lean=lean, repeats=last.repeats + sign.repeats)
