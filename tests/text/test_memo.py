"""Memos of words: asked once, bounded, and emptied together."""

from __future__ import annotations

from analysis.text import memo
from analysis.text.memo import LONGEST, Memo


def test_a_word_is_asked_about_once() -> None:
    """The second time the answer is remembered."""
    asked: list[str] = []
    known = Memo(lambda word: asked.append(word) or len(word), most=10)
    assert [known["abc"], known["abc"], *map(known.__getitem__, ("abc", "x"))] == [3, 3, 3, 1]
    assert asked == ["abc", "x"]


def test_what_is_remembered_has_a_bound() -> None:
    """However many words are asked about, at most so many are kept, the longest not at all, and answers stay right."""
    known = Memo(len, most=5)
    assert [known["a" * i] for i in range(1, 50)] == list(range(1, 50))
    assert len(known) <= 5
    assert known["a" * (LONGEST + 1)] == LONGEST + 1
    assert max(map(len, known)) <= LONGEST


def test_all_memos_are_emptied_together() -> None:
    """Nothing of anybody's text stays after it."""
    known = Memo(len, most=5)
    assert known["abc"] == 3
    memo.forget()
    assert not known
