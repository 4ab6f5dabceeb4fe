"""Words: whitespace tokens that hold at least one letter, digit or underscore, as textstat counts them."""

from __future__ import annotations

import re

import numpy as np

from analysis.text.document import Words

_TOKEN = re.compile(r"\S+")
_FIRST = re.compile(r"\w")


def find(text: str) -> Words:
    """Return the words of ``text`` in order.

    The count equals that of ``textstat.backend.selections.list_words``, which takes the punctuation out and splits at
    whitespace: a dash between spaces is no word, "well-known" is one, "_" is one (an underscore is no punctuation there).
    """
    search = _FIRST.search
    starts: list[int] = []
    ends: list[int] = []
    firsts: list[int] = []
    for token in _TOKEN.finditer(text):
        start, end = token.span()
        if not text[start].isalnum():
            first = search(text, start, end)
            if first is None:
                continue
            firsts.append(first.start())
        else:
            firsts.append(start)
        starts.append(start)
        ends.append(end)
    return Words(*(np.array(offsets, dtype=np.int64) for offsets in (starts, ends, firsts)))
