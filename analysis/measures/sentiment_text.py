"""The text as VADER shall see it: quotation marks straight and names masked, every character in its place."""

from __future__ import annotations

import re
from string import ascii_letters
from typing import TYPE_CHECKING

from analysis.text.memo import Memo

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from analysis.marks import Span

STRAIGHT = (("‘", "'"), ("’", "'"), ("“", '"'), ("”", '"'))
"""VADER knows straight marks only: with typographic ones "don’t" negates nothing, "dangerous.”" is no word."""
_LETTER = re.compile(r"[^\W\d_]")
_ASCII = str.maketrans(ascii_letters, "x" * 26 + "X" * 26)


def prepare(text: str, names: Sequence[Span]) -> str:
    """Return ``text`` with straight quotation marks and the letters of ``names`` (sorted) masked; the length stays."""
    return mask(straight(text), names)


def straight(text: str) -> str:
    """Return ``text`` with straight quotation marks; the length stays."""
    if text.isascii():
        return text
    for curly, plain in STRAIGHT:
        text = text.replace(curly, plain)
    return text


def mask(text: str, names: Sequence[Span]) -> str:
    """Return ``text`` with the letters of ``names`` (sorted) masked; the length stays."""
    if not names:
        return text
    pieces, done = [], 0
    for start, end in names:
        pieces += [text[done:start], _masked[text[start:end]]]
        done = end
    return "".join([*pieces, text[done:]])


def _mask(name: str) -> str:
    """Return ``name`` with its letters made neutral; what is no letter stays."""
    return name.translate(_ASCII) if name.isascii() else _LETTER.sub(_neutral, name)


_masked = Memo(_mask, most=5_000)


def _neutral(letter: re.Match[str]) -> str:
    """Return a letter that makes no word of VADER's list; capitals stay, because VADER looks for shouted words."""
    return "X" if letter[0].isupper() else "x"


def described(text: str, emojis: dict[str, str]) -> Iterator[tuple[str, int]]:
    """Yield pieces of ``text`` with the offset each began at, every emoji replaced by its description as VADER does."""
    after_space = True
    for offset, sign in enumerate(text):
        name = emojis.get(sign)
        if name is None:
            yield sign, offset
            after_space = sign == " "
        else:
            if not after_space:
                yield " ", offset
            for letter in name:
                yield letter, offset
            after_space = False
