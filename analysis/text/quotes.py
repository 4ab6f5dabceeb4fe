"""Quotations: the state machine that pairs quotation marks inside a paragraph, however carelessly they were typed.

One pass over the marks of a paragraph, a look at no more than the next two marks, so the time is linear in the text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from analysis.text import cues, quote_marks, quotes_turns
from analysis.text.quote_marks import CLOSE, EITHER, OPEN, Sign

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.text.layout import Block

_ANY_MARK = re.compile("[" + re.escape("\"“”„‟″＂«»'‘’‚‛‹›`") + "]")
_WORD = re.compile(r"\w")
_PAUSE = re.compile(r"[,?!.](?=\s+(\S))")
_AHEAD = 2
"""How many marks are looked ahead."""
_CLAUSE_END = re.compile(r"[^.,:;!?]{0,120}[.,:;!?]|[^.,:;!?]{0,120}$")


class Quotation(NamedTuple):
    """A stretch ``text[start:end]`` between quotation marks, marks included; ``closed``: whether the closing one was there.

    ``turn``: a turn of an interview, which has no marks.
    """

    start: int
    end: int
    closed: bool
    turn: bool = False


def find(text: str, blocks: Sequence[Block]) -> list[Quotation]:
    """Return the outermost quotations of ``text`` in order; none crosses a block.

    A quotation over several paragraphs is one per paragraph, closed only in its last. What is said in turns of an interview
    is a quotation too, and those inside it are none.
    """
    found: list[Quotation] = []
    for block in blocks:
        if _ANY_MARK.search(text, block.start, block.end):
            found += _in_paragraph(text, block.start, block.end)
    return _with_turns(found, quotes_turns.find(text, blocks))


def _with_turns(found: list[Quotation], turns: Sequence[tuple[int, int]]) -> list[Quotation]:
    """Put turns among the quotations, instead of those inside them."""
    if not turns:
        return found
    kept: list[Quotation] = []
    at = 0
    for quotation in found:
        while at < len(turns) and turns[at][1] <= quotation.start:
            at += 1
        if at == len(turns) or quotation.end <= turns[at][0]:
            kept.append(quotation)
    return sorted([*kept, *(Quotation(start, end, closed=True, turn=True) for start, end in turns)])


def _in_paragraph(text: str, start: int, end: int) -> list[Quotation]:
    """Pair the marks of one paragraph."""
    signs = quote_marks.find(text, start, end)
    doubles = [sign for sign in signs if sign.double]
    singles = _pairs_of_single_marks(text, signs, start)
    found: list[Quotation] = []
    at = 0  # position in doubles
    for first, last in singles:
        while at < len(doubles) and doubles[at].start < first:
            at = _double(text, doubles, at, (start, end), found)
        if not found or found[-1].end <= first:
            if last is None:
                found.append(Quotation(first, _cut(text, first + 1, end), closed=False))
                return _worded(text, found)
            found.append(Quotation(first, last, closed=True))
            while at < len(doubles) and doubles[at].start < last:
                at += 1
    while at < len(doubles):
        at = _double(text, doubles, at, (start, end), found)
    return _worded(text, found)


def _worded(text: str, found: list[Quotation]) -> list[Quotation]:
    """Leave out what holds no word."""
    return [quotation for quotation in found if _WORD.search(text, quotation.start, quotation.end)]


def _double(text: str, signs: list[Sign], at: int, border: tuple[int, int], found: list[Quotation]) -> int:
    """Read one quotation in double marks that begins at ``signs[at]``, or step over a stray mark; return what is next."""
    start, end = border
    sign = signs[at]
    if sign.lean == CLOSE and not found and _lost_its_opening(text, sign, end):
        found.append(Quotation(_past_space(text, start, end), sign.end, closed=True))
    if sign.lean == CLOSE or _measures(text, sign) or (sign.repeats > 1 and sign.lean == EITHER):
        return at + 1
    last, closed = _partner(text, signs, at, end)
    if closed:
        found.append(Quotation(sign.start, signs[last].end, closed=True))
        return last + 1
    limit = signs[last].start if last < len(signs) else end
    found.append(Quotation(sign.start, _cut(text, sign.end, limit), closed=False))
    return last


def _partner(text: str, signs: list[Sign], at: int, end: int) -> tuple[int, bool]:
    """Find the mark that closes the quotation opened at ``signs[at]``; ``False`` with it if it opens another instead.

    A second opening mark is a nested quotation's if two closing ones follow; a closing mark gone wrong if none follows
    and an attribution stands after it (“NATO is aware “Rudenko stated); else the first quotation was never closed.
    """
    stack = [signs[at].repeats]
    for i in range(at + 1, len(signs)):
        mark = signs[i]
        closers = _closers(signs, i + 1)
        if mark.lean == OPEN:
            if closers > 1 or _of_another_kind(text, signs[at], mark, signs[i + 1 : i + 2]):
                stack.append(mark.repeats)
            else:
                return i, not closers and cues.opens(text, mark.end, end)
        elif not (closers and _measures(text, mark)) and _closes(stack, mark.repeats):
            return i, True
    return len(signs), False


def _closes(stack: list[int], repeats: int) -> bool:
    """Take from the stack of open marks (how often each is repeated) what ``repeats`` closing ones close; say if it is empty."""
    while repeats > 0 and stack:
        repeats -= stack.pop()
    return not stack


def _measures(text: str, sign: Sign) -> bool:
    """Say whether a straight mark after a figure may stand for inches or seconds."""
    return sign.lean != OPEN and text[sign.start] in '"″' and text[sign.start - 1 : sign.start].isdigit()


def _of_another_kind(text: str, outer: Sign, inner: Sign, following: Sequence[Sign]) -> bool:
    """Say whether curly marks pair up inside straight ones, or straight ones inside curly ones."""
    straight = [text[sign.start] == '"' for sign in (outer, inner, *following)]
    return bool(following) and following[0].lean != OPEN and straight[0] != straight[1] == straight[2]


def _closers(signs: Sequence[Sign], at: int) -> int:
    """How many closing marks come next, up to two."""
    count = 0
    for sign in signs[at : at + _AHEAD]:
        if sign.lean == OPEN:
            break
        count += sign.repeats
    return count


def _lost_its_opening(text: str, sign: Sign, end: int) -> bool:
    """Say whether a closing mark ends a quotation whose opening mark was lost: punctuation before it, a cue after it."""
    if text[sign.start - 1 : sign.start] not in tuple(",.!?…"):
        return False
    return cues.opens(text, _past_space(text, sign.end, end), end)


def _past_space(text: str, at: int, end: int) -> int:
    """Return the first offset from ``at`` on that holds no whitespace."""
    while at < end and text[at].isspace():
        at += 1
    return at


def _cut(text: str, start: int, end: int) -> int:
    """Where a quotation without closing mark ends: before an attribution clause ("…, he said."), else where it must."""
    for pause in _PAUSE.finditer(text, start, end):
        clause = pause.start(1)
        if text[pause.start()] != "." and cues.opens(text, clause, end):
            ending = _CLAUSE_END.match(text, clause, end)
            if ending and (ending.end() == end or text[ending.end() - 1] == "."):
                return pause.end()
    while end > start and text[end - 1].isspace():
        end -= 1
    return end


def _pairs_of_single_marks(text: str, signs: list[Sign], start: int) -> list[tuple[int, int | None]]:
    """Pair single marks: an opening one with the next closing one that is no possessive, else with the next.

    Not when the double marks between do not pair up. An opening mark at the very start of a paragraph may stay unclosed
    (``None``): the quotation goes on in the next one.
    """
    count = len(signs)
    later_close, later_sure, later_open = [count] * (count + 1), [count] * (count + 1), [count] * (count + 1)
    doubles = [0] * (count + 1)
    for i in range(count - 1, -1, -1):
        sign = signs[i]
        single = not sign.double
        later_close[i] = i if single and sign.lean == CLOSE else later_close[i + 1]
        later_sure[i] = i if single and sign.lean == CLOSE and not sign.possessive else later_sure[i + 1]
        later_open[i] = i if single and sign.lean == OPEN else later_open[i + 1]
        doubles[i] = doubles[i + 1] + (sign.repeats if sign.double and not _measures(text, sign) else 0)
    pairs: list[tuple[int, int | None]] = []
    lead = _past_space(text, start, signs[-1].start) if signs else start
    i = later_open[0]
    while i < count:
        close = later_sure[i + 1] if later_sure[i + 1] < later_open[i + 1] else later_close[i + 1]
        if close < count and (doubles[i] - doubles[close]) % 2 == 0:
            pairs.append((signs[i].start, signs[close].end))
            i = later_open[close + 1]
        else:
            if close >= count and signs[i].start == lead:
                pairs.append((signs[i].start, None))
            i = later_open[i + 1]
    return pairs
