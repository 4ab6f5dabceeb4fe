"""One statement in several articles: found however it is cut, aligned word by word."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.comparison.voices import ledger, pieces, same
from analysis.comparison.voices.pieces import NO_STATEMENT, Piece, Unit
from tests.comparison.voices.made import EASTERN, NOBODY, WESTERN, entries, result

LONG = "we have no plan to attack anyone and we expect the alliance to promise in writing that it will never move any closer"
OTHER = (
    "the harvest in the southern valleys was poor because the spring rain came late and the wells had run dry by June"
)


def unit(article: int, *told: str, quoted: bool = True) -> Unit:
    """Make a unit whose pieces are these words."""
    made = tuple(Piece(pieces.words(one), quoted) for one in told)
    return Unit(article, NO_STATEMENT, made, alone=quoted)


def together(*units: Unit, speakers: dict[int, str] | None = None) -> list[list[int]]:
    """Return the groups; ``speakers``: who says what, by article."""
    return same.groups(units, lambda one: (speakers or {}).get(one.article))


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("“It’s the U.S.-led bloc”", "its the us led bloc"),
        ("It's the US-led bloc", "its the us led bloc"),
        ("N.A.T.O. and 90,000 troops", "nato and 90 000 troops"),
        ("ÉTÉ — été", "été été"),
        ("“ … ”", ""),
        ("", ""),
    ],
)
def test_words_are_compared_without_their_signs(text: str, keys: str) -> None:
    """Case, apostrophes, quotation marks, dashes and stops part no two versions; every word keeps its place in the text."""
    found = pieces.words(text)
    assert " ".join(word.key for word in found) == keys
    assert all(text[word.start : word.end].lower().strip(".")[0] == word.key[0] for word in found)


@pytest.mark.parametrize(
    ("one", "other", "speakers", "expected"),
    [
        (LONG, LONG.upper(), {}, True),
        (LONG, "we expect the alliance to promise in writing", {}, True),
        (LONG, OTHER, {}, False),
        # short: whole quotations of the same words
        ("frank and businesslike", "Frank and businesslike", {0: "a", 1: "b"}, True),
        ("and it was", "and it was", {}, False),
        # a single word is one only with the same word alone, and with nothing against the speaker
        ("provocative", "Provocative", {}, True),
        ("provocative", "provocative", {0: "a", 1: "b"}, False),
        ("provocative", "a provocative question", {}, False),
        ("fine", "fine", {}, False),
        # some words of another's quotation: three that carry meaning, or the same speaker
        ("strong economic measures", "we will answer with strong economic measures at once", {0: "a", 1: "b"}, True),
        ("a strategic mistake", "that would be a strategic mistake for all of us", {0: "a", 1: "b"}, False),
        ("a strategic mistake", "that would be a strategic mistake for all of us", {0: "a", 1: "a"}, True),
        # a phrase that anybody uses, in two long statements
        (
            "at the end of the day it would be a grave error to close the only school of this valley",
            "at the end of the day nobody will remember which ship came first into the harbour that winter",
            {},
            False,
        ),
    ],
)
def test_which_are_one(one: str, other: str, speakers: dict[int, str], expected: bool) -> None:  # noqa: FBT001 - a table of cases
    """The rule, case by case; turned round it says the same."""
    assert bool(together(unit(0, one), unit(1, other), speakers=speakers)) is expected
    assert bool(together(unit(0, other), unit(1, one), speakers={1 - k: v for k, v in speakers.items()})) is expected


def test_a_quotation_that_says_it_was_cut_has_two_pieces() -> None:
    """Where "…" stands for words left out no run of words goes across."""
    text = "“We kept every promise we made in spring … and we will keep the next ones,” Maria Keller said. The hall was full."
    quotation = next(one for one in pieces.units(result(text), 0) if one.alone)
    assert [" ".join(piece.keys) for piece in quotation.pieces] == [
        "we kept every promise we made in spring",
        "and we will keep the next ones",
    ]


def test_two_of_one_article_are_no_ledger() -> None:
    """What one article says twice is not carried by several."""
    assert together(unit(0, LONG), unit(0, LONG)) == []


def test_parts_of_one_statement_hold_versions_together() -> None:
    """Two cuts that share no word are one statement when a third article has both parts."""
    first, second = LONG.split(" and ")
    assert together(unit(0, first), unit(1, second)) == []
    assert together(unit(0, first), unit(1, second), unit(2, LONG)) == [[0, 1, 2]]
    assert together(unit(0, first), unit(1, second), unit(2, first, second)) == [[0, 1, 2]]


WORD = st.text("abcdefghijklmnop", min_size=4, max_size=8)
STATEMENT = st.lists(WORD, min_size=14, max_size=30, unique=True)


@given(STATEMENT, st.data())
@settings(max_examples=60, deadline=None)
def test_a_statement_cut_anywhere_is_found_again(said: list[str], data: st.DataObject) -> None:
    """Cut at its front, its end or in its middle, split in two or shouted: it is the same statement, and the cut words are known."""
    first = data.draw(st.integers(0, len(said) - 8))
    last = data.draw(st.integers(first + 8, len(said)))
    gap = data.draw(st.integers(first + 1, last - 1))
    skip = data.draw(st.integers(0, min(3, last - gap - 1)))
    left, right = said[first:gap], said[gap + skip : last]
    versions = [
        unit(1, " ".join(said[first:last]).upper() + "!"),
        unit(1, "“" + ", ".join(said[first:last]) + "”"),
        *([unit(1, " ".join(left), " ".join(right))] if max(len(left), len(right)) >= 5 else []),
    ]
    for version in versions:
        assert together(unit(0, " ".join(said)), version) == [[0, 1]]
        assert together(version, unit(0, " ".join(said))) == [[0, 1]]
    matched = ledger.align(said, [token.key for token in versions[0].tokens])
    assert [at for at, _ in matched] == list(range(first, last))


@given(STATEMENT, STATEMENT)
@settings(max_examples=40, deadline=None)
def test_alignment_keeps_order_and_words(one: list[str], other: list[str]) -> None:
    """Only equal words are aligned, each once, in their order; a text with itself is kept whole."""
    matched = ledger.align(one, other)
    assert all(one[a] == other[b] for a, b in matched)
    assert [a for a, _ in matched] == sorted({a for a, _ in matched})
    assert [b for _, b in matched] == sorted({b for _, b in matched})
    assert ledger.align(one, one) == [(at, at) for at in range(len(one))]


def test_a_stray_word_is_not_called_kept() -> None:
    """A single word in common counts only where nothing longer is shared."""
    longest = ["the", "bridge", "will", "be", "open", "before", "the", "first", "snow", "falls"]
    assert ledger.align(longest, ["the", "first", "snow", "on", "the", "hill"]) == [(6, 0), (7, 1), (8, 2)]
    assert ledger.align(longest, ["bridge"]) == [(1, 0)]
    assert ledger.align(longest, []) == []


def test_ledger_of_two_articles() -> None:
    """The longest version stands on top; the other's cut words are known, and where it stands."""
    results = (result(EASTERN, "East"), result(WESTERN, "West"))
    (entry,) = (one for one in entries(results) if one.words > 5)
    assert entry.longest.article == 0
    assert [row.article for row in entry.rows] == [1, 0]
    short, whole = entry.rows
    words = [token.key for token in entry.longest.tokens]
    assert [word for word, kept in zip(words, short.kept, strict=True) if not kept] == ["falls"]
    assert all(whole.kept)
    assert short.added == ()
    start, end = short.places[0]
    assert WESTERN[start:end] == "the bridge will be open before the first snow"


def test_what_another_version_adds() -> None:
    """Words that the longest version has not are told with the row that has them."""
    other = EASTERN.replace("falls,” Maria Keller said on Monday.", "falls or melts,” Maria Keller said.").replace(
        "“The bridge", "“The stone bridge"
    )
    longer = result(EASTERN.replace("falls,”", "falls, and it will stay open all the winter,”"))
    found = entries((longer, result(other)))[0]
    row = next(row for row in found.rows if row.article == 1)
    text = other
    assert [text[start:end] for start, end in row.added] == ["The stone", "or melts"]


def test_articles_without_statements_have_no_ledger() -> None:
    """Nobody speaks, nothing is shared."""
    assert entries((result(NOBODY), result(NOBODY, "another"))) == []
    assert entries(()) == []


def test_order_of_articles_changes_nothing() -> None:
    """The same statements with the same versions, whichever article comes first."""
    one, other = result(EASTERN), result(WESTERN)
    there, back = entries((one, other)), entries((other, one))
    assert [(e.words, [sum(r.kept) for r in e.rows]) for e in there] == [
        (e.words, [sum(r.kept) for r in e.rows]) for e in back
    ]


def test_forty_articles_that_carry_the_same_take_seconds_and_not_minutes() -> None:
    """A statement in forty articles, and forty articles of many statements, are compared by their runs and not pair by pair."""
    many = [unit(article, f"{LONG} {article} {n}", f"{OTHER} {n}") for article in range(40) for n in range(25)]
    started = time.process_time()
    groups = together(*many)
    assert time.process_time() - started < 20
    assert sum(map(len, groups)) == len(many)
