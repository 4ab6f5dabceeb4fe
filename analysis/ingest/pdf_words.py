"""A PDF page's characters → its words, each with its place on the page and its size. Runs in the child."""

from __future__ import annotations

import ctypes
import re
import sys
from typing import Any, NamedTuple

BROKEN_HYPHEN = "\u00ad"
SHOWN = str.maketrans(
    {"\x02": BROKEN_HYPHEN, "\ufffe": BROKEN_HYPHEN, "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
)  # fmt: skip
"""What pdfium gives for the hyphen of a word that a line end breaks, and letters that are set as one."""
SOLID = re.compile("[^\\x00-\\x20\\xa0\\u2000-\\u200a\\u2028\\u2029\\u3000\\ufffe]+[\\x02\\ufffe]?")
"""A word; it ends with the hyphen of a line's end, because pdfium puts nothing between that and the next line's first word."""
SPECIAL = re.compile("[\\x02\\ufb00-\\ufb06\\ufffe\\ud800-\\udfff]")
HALVES = re.compile("[\ud800-\udfff]")
LARGEST = 1e5
"""Units (1/72 inch) beyond which a place on a page is a lie."""
LEAST_SIZE, MOST_SIZE = 1.0, 1000.0


class Word(NamedTuple):
    """A word: its text, its box in units of 1/72 inch with y upwards, and its letters' size."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    size: float


def words(text_page: Any, count: int) -> list[Word]:
    """Return the words of the first ``count`` characters of a pdfium text page, in the order in which the page draws them."""
    from pypdfium2 import raw

    handle, out = text_page.raw, []
    box = raw.FS_RECTF()
    letters = _letters(raw, handle, count)
    shown = _shown if SPECIAL.search(letters) else str
    for match in SOLID.finditer(letters):
        place = _place(raw.FPDFText_GetLooseCharBox, handle, box, match.start(), match.end() - 1)
        if place:
            left, right, bottom, top = place
            size = min(MOST_SIZE, max(LEAST_SIZE, top - bottom))
            out.append(Word(shown(match[0]), left, right, bottom, top, size))
    return out


def _letters(raw: Any, handle: Any, count: int) -> str:
    """Return the first ``count`` characters, one for each that has a place; all at once where pdfium gives just as many."""
    buffer = (ctypes.c_ushort * (count + 1))()
    if raw.FPDFText_GetText(handle, 0, count, buffer) == count + 1:
        text = bytes(buffer)[: 2 * count].decode("utf-16-le", "surrogatepass")
        if len(text) == count:
            return text
    return "".join(_letter(raw.FPDFText_GetUnicode(handle, at)) for at in range(count))


def _place(boxed: Any, handle: Any, box: Any, first: int, last: int) -> tuple[float, float, float, float] | None:
    """Return the left, right, lower and upper edge of the letters from ``first`` to ``last``; ``None`` without a believable one."""
    if not boxed(handle, first, box):
        return None
    left, right, bottom, top = box.left, box.right, box.bottom, box.top
    if last > first and boxed(handle, last, box):
        left, right = min(left, box.left), max(right, box.right)
        bottom, top = min(bottom, box.bottom), max(top, box.top)
    # a place that is not a number fails this too
    within = -LARGEST < left <= right < LARGEST and -LARGEST < bottom <= top < LARGEST
    return (left, right, bottom, top) if within else None


def _shown(text: str) -> str:
    """Part letters that are set as one, join halves of characters (surrogates), replace a half that has lost its other one."""
    if HALVES.search(text):
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text.translate(SHOWN)


def _letter(code: int) -> str:
    """Return a character, a replacement for what is none."""
    return chr(code) if 0 <= code <= sys.maxunicode else "\ufffd"
