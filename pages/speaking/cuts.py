"""What an outlet kept of a statement and what it cut: the longest version, with the words that are not kept struck."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from analysis.comparison.voices import pieces

if TYPE_CHECKING:
    from analysis.comparison.voices.ledger import Entry


def struck(text: str, one: Entry, kept: tuple[bool, ...]) -> str:
    """Return the longest version with the words that are not kept struck; what lies between its parts is left out."""
    told: list[str] = []
    tokens = one.longest.tokens
    ends = {piece.tokens[-1].start for piece in one.longest.pieces}
    first = 0
    while first < len(tokens):
        last = first
        while last + 1 < len(tokens) and kept[last + 1] == kept[first] and tokens[last].start not in ends:
            last += 1
        body = _slice(text, one, first, last)
        told.append(body if kept[first] else f'<span class="cut">{body}</span>')
        first = last + 1
    whole = "".join(told).strip()
    return f"“{whole}”" if one.longest.pieces[0].quoted else whole


def _slice(text: str, one: Entry, first: int, last: int) -> str:
    """Return words ``first`` to ``last`` with the signs up to the next word of the same piece."""
    tokens = one.longest.tokens
    ends = {piece.tokens[-1].start for piece in one.longest.pieces}
    until = tokens[last].end
    closes = tokens[last].start in ends
    if not closes:
        until = tokens[last + 1].start
        return escape(text[tokens[first].start : until])
    if last + 1 < len(tokens) and pieces.left_out(text[until : until + 6]):
        return f"{escape(text[tokens[first].start : until])} … "
    stop = "".join(sign for sign in text[until : until + 2] if sign in ".,!?;…")[:1]
    return escape(text[tokens[first].start : until] + ("" if last + 1 == len(tokens) else (stop or ".") + " "))
