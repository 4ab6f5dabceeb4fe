"""A reader's changes to the lexicon: what may be typed, and what it does to the marks."""

from __future__ import annotations

import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import text
from analysis.article import Article
from analysis.measures import loaded, loaded_changes
from analysis.measures.loaded_changes import NONE, Changes, Unusable

BODY = "The glorbish mayor is a crony. Glorbs and cronies claimed that it was a debacle!"


def stretches(changes: Changes = NONE, body: str = BODY) -> list[tuple[str, str]]:
    """Every marked stretch with its category, under ``changes``."""
    marks = loaded.count(text.read(Article.of(body)), changes).marks
    return [(body[mark.start : mark.end], mark.kind.removeprefix("loaded.")) for mark in marks]


def test_an_entry_switched_off_marks_nothing_in_any_form() -> None:
    """Off is off: the lemma, its forms, and rules; everything else stays."""
    everything = stretches()
    some = stretches(Changes(off=frozenset({"crony|n", "exclamation|rule"})))
    assert ("crony", "label") in everything
    assert ("!", "intensifier") in everything
    assert [one for one in everything if one[0] not in {"crony", "cronies", "!"}] == some


def test_an_entry_of_ones_own_is_inflected_and_counted_as_ours_are() -> None:
    """A noun is found in the plural too, with its category's weight, its strength and its reason."""
    own = loaded_changes.parse("glorb; label; 3; noun; my own word")
    found = loaded.count(text.read(Article.of(BODY)), Changes(added=(own,)))
    mark = next(mark for mark in found.marks if BODY[mark.start : mark.end] == "Glorbs")
    assert (mark.kind, mark.weight, mark.note) == ("loaded.label", 3.0, "Labels: my own word, strength 3")
    assert ("glorbish", "label") not in stretches(Changes(added=(own,)))


def test_ones_own_reading_of_a_word_replaces_ours() -> None:
    """The same word and kind of word is marked once, as the reader has it."""
    own = loaded_changes.entry("debacle", "opinion", "1", "noun")
    found = stretches(Changes(added=(own,)))
    assert ("debacle", "opinion") in found
    assert ("debacle", "emotive") not in found


def test_changes_leave_the_lexicon_as_it_is() -> None:
    """Counting with changes and then without gives what it gave before."""
    before = stretches()
    stretches(Changes(off=frozenset({"claim|v"}), added=(loaded_changes.entry("mayor", "label", "2", "noun"),)))
    assert stretches() == before


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("", "Write the word"),
        ("crony", "Write the word"),
        ("; label", "Type a word"),
        ("(a+)+$; label", "has characters other than"),
        ("<b>x</b>; label", "has characters other than"),
        ("--; label", "has characters other than"),
        ("x" * 61 + "; label", "up to 6 words and 60 characters"),
        ("a b c d e f g; label", "up to 6 words and 60 characters"),
        ("crony; insults", "is no category"),
        ("crony; label; 4", "Strength is 1, 2 or 3"),
        ("crony; label; two", "Strength is 1, 2 or 3"),
        ("crony; label; 2; pronoun", "is no kind of word"),
    ],
)
def test_what_cannot_be_used_is_refused_with_one_plain_sentence(line: str, sentence: str) -> None:
    """Each mistake has its sentence, which ends like one."""
    with pytest.raises(Unusable, match=sentence.replace("(", "\\(")) as refused:
        loaded_changes.parse(line)
    assert str(refused.value).endswith(".")
    assert "\n" not in str(refused.value)


def test_a_line_may_stop_after_the_category() -> None:
    """Strength 2, a fixed phrase and a standing reason are taken where nothing is said."""
    own = loaded_changes.parse("  so   to say ; Doubt ")
    assert (own.entry, own.category, own.strength, own.pos, own.note) == (
        "so to say",
        "doubt",
        2,
        "x",
        "entry of your own",
    )


@given(st.text(max_size=300))
def test_any_typed_line_is_an_entry_or_refused(line: str) -> None:
    """Whatever is typed, it becomes an entry that can be matched, or a sentence."""
    try:
        own = loaded_changes.parse(line)
    except Unusable:
        return
    assert len(own.entry) <= loaded_changes.LONGEST
    assert own.category in loaded.NAMES
    assert 1 <= own.strength <= 3


def test_changes_are_kept_as_plain_data() -> None:
    """What is written as JSON reads back equal; repeats are dropped, the later counting."""
    first, second = (loaded_changes.entry("glorb", "label", strength, "noun") for strength in "13")
    made = loaded_changes.changes(["claim|v", "claim|v"], [first, second])
    assert made == Changes(frozenset({"claim|v"}), (second,))
    assert loaded_changes.from_plain(json.loads(json.dumps(loaded_changes.to_plain(made)))) == made


@pytest.mark.parametrize(
    "kept", [{"off": "x"}, {"added": [["glorb"]]}, {"added": {"a": 1}}, {"off": [1]}, {"added": [[1, 2, 3, 4, 5]]}]
)
def test_what_is_no_record_of_changes_is_refused(kept: dict[str, object]) -> None:
    """A file that somebody else wrote does no harm."""
    with pytest.raises(Unusable):
        loaded_changes.from_plain(kept)


def test_too_many_entries_are_refused() -> None:
    """There is a limit, said in a sentence."""
    own = [loaded_changes.entry(f"word {number}", "label") for number in range(loaded_changes.MOST + 1)]
    with pytest.raises(Unusable, match="up to 500"):
        loaded_changes.changes((), own)


@pytest.mark.parametrize("piece", ["glorb ", "glorb-", "glorb glorb' ", "gleefully", "ingly "])
def test_time_grows_with_the_text_and_no_faster(piece: str) -> None:
    """Own entries and rules keep matching linear in any text."""
    own = Changes(added=tuple(loaded_changes.entry(" ".join(["glorb"] * n), "label") for n in range(1, 7)))

    def seconds(size: int) -> float:
        document = text.read(Article.of(piece * (size // len(piece))))
        start = time.process_time()
        loaded.find(document, own)
        return time.process_time() - start

    seconds(2000)
    assert min(seconds(60_000) for _ in range(2)) < 6 * max(0.01, min(seconds(20_000) for _ in range(2)))
