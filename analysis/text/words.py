"""Words: whitespace tokens that hold at least one letter, digit or underscore, as textstat counts them."""

from __future__ import annotations

import re

from analysis.text.document import Word

_TOKEN = re.compile(r"\S+")
_FIRST = re.compile(r"\w")


def find(text: str) -> tuple[Word, ...]:
    """Return the words of ``text`` in order.

    The count equals that of ``textstat.backend.selections.list_words``, which takes the punctuation out and splits at
    whitespace: a dash between spaces is no word, "well-known" is one, "_" is one (an underscore is no punctuation there).
    """
    search, make = (
        _FIRST.search,
        tuple.__new__,
    )  # a million words: NamedTuple's own constructor takes three times as long
    found: list[Word] = []
    for token in _TOKEN.finditer(text):
        start, end = token.span()
        if text[start].isalnum():
            found.append(make(Word, (start, end, start)))
        elif first := search(text, start, end):
            found.append(make(Word, (start, end, first.start())))
    return tuple(found)
