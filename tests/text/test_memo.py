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


def test_common_words_stay_while_rare_ones_pass() -> None:
    """A word that comes again and again is asked about once, however many others come between."""
    asked: list[str] = []
    known = Memo(lambda word: asked.append(word) or word, most=20)
    for i in range(1000):
        assert known["the"] == "the"
        assert known[f"rare {i}"] == f"rare {i}"
    assert asked.count("the") == 1


def test_no_answer_is_an_answer() -> None:
    """``None`` is remembered in both generations."""
    asked: list[str] = []
    known = Memo(asked.append, most=4)
    for word in ("a", "b", "c", "a"):
        assert known[word] is None
    assert asked == ["a", "b", "c"]


def test_both_generations_are_bounded_and_forgotten() -> None:
    """Never are more words kept than said, and emptying leaves none of them."""
    known = Memo(len, most=10)
    for i in range(100):
        known[str(i)]
        assert len(known) + len(known.elder) <= 10
    assert known.elder
    memo.forget()
    assert not known
    assert not known.elder


def test_all_memos_are_emptied_together() -> None:
    """Nothing of anybody's text stays after it."""
    known = Memo(len, most=5)
    assert known["abc"] == 3
    memo.forget()
    assert not known
