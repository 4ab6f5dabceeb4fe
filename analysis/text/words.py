"""Words: whitespace tokens that hold at least one letter, digit or underscore, as textstat counts them."""

from __future__ import annotations

import re
import sys

import numpy as np

from analysis.text.document import NO_WORD, Tokens, Words

_FIRST = re.compile(r"\w")
_LAST_BLANK = 0x3000
"""The highest code point that is white space."""
_BLANK = np.array([chr(code).isspace() for code in range(_LAST_BLANK + 2)])
"""Which code points are white space; the last stands for all above."""
_PLAIN = np.array([chr(code).isalnum() and code < 128 for code in range(129)])  # noqa: PLR2004 - the end of ASCII
"""Which are letters and digits for sure; the last stands for all beyond ASCII, which are looked at one by one."""
_UTF32 = f"utf-32-{sys.byteorder[0]}e"


def find(text: str) -> Words:
    """Return the words of ``text`` in order.

    The count equals that of ``textstat.backend.selections.list_words``, which takes the punctuation out and splits at
    whitespace: a dash between spaces is no word, "well-known" is one, "_" is one (an underscore is no punctuation there).
    """
    found = tokens(text)
    wordy = found.firsts != NO_WORD
    return Words(found.starts[wordy], found.ends[wordy], found.firsts[wordy], found)


def tokens(text: str) -> Tokens:
    """Return what stands between blanks, in order."""
    codes = np.frombuffer(text.encode(_UTF32, "surrogatepass"), np.uint32)
    blank = np.ones(len(codes) + 2, np.bool_)
    blank[1:-1] = _BLANK[np.minimum(codes, _LAST_BLANK + 1)]
    borders = np.flatnonzero(blank[1:] != blank[:-1])
    starts, ends = borders[::2], borders[1::2]
    firsts = starts.copy()
    search = _FIRST.search
    for i in np.flatnonzero(~_PLAIN[np.minimum(codes[starts], 128)]).tolist():
        first = search(text, starts[i], ends[i])
        firsts[i] = first.start() if first else NO_WORD
    return Tokens(list(map(sys.intern, text.split())), starts, ends, firsts)
