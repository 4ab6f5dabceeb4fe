"""Guesses: pieces that no list explains, and whether they may be somebody's name."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from analysis.text.actors import lists
from analysis.text.actors.record import Sort

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from analysis.text.actors.pieces import Piece

_INNER = re.compile(r"[^\W\d_a-z]{2}[^\W\d_]|\d")
"""What no name holds: "XM" in "SiriusXM", a figure."""
_NAMES_IN_S = ("ss", "is", "us", "os", "as", "nes")


def trimmed(pieces: Sequence[Piece], ordinary: Container[str]) -> list[Piece]:
    """Take a stressed or ordinary word off the front of a guess that ends with somebody's name: "BRAZEN Alder", "Meanwhile Alder"."""
    named = {piece.words[-1] for piece in pieces if piece.sort is Sort.PERSON and len(piece.words) > 1}
    return [_short(piece) if _is_led(piece, named, ordinary) else piece for piece in pieces]


def _is_led(piece: Piece, named: Container[str], ordinary: Container[str]) -> bool:
    """Whether a guess begins with a word that is no part of the name."""
    first, last = piece.words[0], piece.words[-1]
    if piece.sort is not None or len(piece.words) == 1 or last not in named or first.lower() in lists.given():
        return False
    return first.isupper() or first.lower() in ordinary


def _short(piece: Piece) -> Piece:
    last = piece.words[-1]
    return piece._replace(start=piece.end - len(last), words=(last,))


def is_person(text: str, piece: Piece) -> bool:
    """Whether a piece of two or three words that nothing explains is taken for a person: persons have no article, nor "XM" in a name."""
    if piece.sort is not None or len(piece.words) == 1 or by_article(text, piece):
        return False
    low = [word.lower() for word in piece.words]
    if any(word.endswith(_endings("endings")) for word in low) or low[-1].endswith(_endings("last_endings")):
        return False
    if low[-1].endswith("s") and not low[-1].endswith(_NAMES_IN_S) and low[-1] not in lists.get("names_in_s"):
        return False
    return not any(_INNER.search(word) for word in piece.words)


def is_given(single: str) -> bool:
    """Whether a word alone is a given name and little else."""
    return single in lists.given() and single not in lists.get("given_words")


@cache
def _endings(name: str) -> tuple[str, ...]:
    return tuple(lists.get(name))


def by_article(text: str, piece: Piece) -> bool:
    """Whether "the" stands before a piece, or begins it."""
    return piece.words[0] == "The" or text[max(0, piece.start - 4) : piece.start].lower() == "the "
