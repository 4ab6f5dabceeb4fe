"""The lexicon's files: every line is complete, every condition is understood, nothing is listed twice."""

from __future__ import annotations

import pytest

from analysis.measures import loaded, loaded_forms, loaded_lexicon, loaded_limits, loaded_match

GROUPS = {"charged", "label", "doubt", "hedge"}


def test_every_entry_is_complete() -> None:
    """Each line has an entry, a strength of 0 to 3, known parts of speech and a reason a reader can read."""
    codes = {"n", "v", "adj", "adv", "ly", "x"}
    wrong = [
        e
        for e in loaded_lexicon.entries()
        if not (e.entry.strip() and 0 <= e.strength <= 3 and set(e.pos.split("/")) <= codes and len(e.note) > 10)
    ]
    assert wrong == []


def test_no_entry_is_listed_twice_with_the_same_reading() -> None:
    """A lemma stands once for each part of speech, in one category."""
    seen: dict[tuple[str, str], str] = {}
    twice = []
    for entry in loaded_lexicon.entries():
        key = (loaded_lexicon.fold(entry.entry), entry.pos)
        if key in seen:
            twice.append((key, seen[key], entry.category))
        seen[key] = entry.category
    assert twice == []


def test_only_cues_of_stance_and_grammar_are_shown_without_counting() -> None:
    """Strength 0 is for categories of which a reader wants to see the cue even where it is no charge."""
    shown = {entry.category for entry in loaded_lexicon.entries() if entry.strength == 0}
    assert shown <= {"opinion", "presupposition", "intensifier", "doubt", "euphemism"}


def test_every_key_names_one_entry() -> None:
    """Entries and rules are told apart by their key, which does not hang on category, strength or place."""
    keys = [entry.key for entry in loaded.lexicon()]
    assert len(keys) == len(set(keys))
    assert "claim|v" in keys
    assert "scare_quotes|rule" in keys


def test_every_limit_names_a_category_and_every_category_has_one() -> None:
    """What is missed is told for each category, with an example."""
    assert {limit.category for limit in loaded_limits.LIMITS} == set(loaded.NAMES)
    assert all(limit.why.endswith(".") and limit.example.endswith(".") for limit in loaded_limits.LIMITS)


def test_every_condition_is_understood() -> None:
    """Each condition parses, and each test it names has a rule in the matcher."""
    for entry in loaded_lexicon.entries():
        parsed = loaded_lexicon.condition(entry.condition)
        assert parsed is None or parsed.tests <= set(loaded_match.TESTS)
    with pytest.raises(ValueError, match="unknown condition"):
        loaded_lexicon.condition("sometimes")


def test_every_exception_names_its_entry() -> None:
    """An exception holds "~" for the entry, else it would silence a phrase that has nothing to do with it."""
    phrases = [p for e in loaded_lexicon.entries() for p in e.exceptions.split(";") if p.strip()]
    assert phrases
    assert [p for p in phrases if "~" not in p] == []


def test_every_category_has_a_weight_a_group_and_entries() -> None:
    """Categories, weights and files name the same nine."""
    assert set(loaded_lexicon.weights()) == set(loaded.NAMES)
    assert all(weight >= 0 for weight in loaded_lexicon.weights().values())
    assert {category.group for category in loaded.CATEGORIES} == GROUPS
    assert {entry.category for entry in loaded_lexicon.entries()} == set(loaded.NAMES)
    assert {cue.category for cue in loaded_lexicon.cues().values()} <= set(loaded.NAMES)


def test_the_shown_lexicon_holds_everything_that_can_be_marked() -> None:
    """The table for readers has every entry and every rule."""
    assert len(loaded.lexicon()) == len(loaded_lexicon.entries()) + len(loaded_lexicon.cues())


@pytest.mark.parametrize(
    ("entry", "pos", "forms"),
    [
        ("slam", "v", {"slam", "slams", "slammed", "slamming"}),
        ("spew", "v", {"spew", "spews", "spewed", "spewing"}),
        ("vilify", "v", {"vilify", "vilifies", "vilified", "vilifying"}),
        ("demonize", "v", {"demonize", "demonised", "demonizing", "demonises"}),
        ("label", "v", {"labeled", "labelled", "labeling", "labelling"}),
        ("mislead", "v", {"misled", "misleading", "misleads"}),
        ("lie", "v", {"lied", "lying", "lies"}),
        ("lash out", "v", {"lash out", "lashes out", "lashed out", "lashing out"}),
        ("crony", "n", {"crony", "cronies"}),
        ("bully", "n", {"bullies"}),
        ("slap in the face", "n", {"slaps in the face"}),
        ("strongman", "n", {"strongmen"}),
        ("con man", "n", {"con men"}),
        ("horrible", "adj/ly", {"horrible", "horribly"}),
        ("angry", "adj/ly", {"angrily"}),
        ("grotesque", "adj/ly", {"grotesquely"}),
        ("chaotic", "adj/ly", {"chaotically"}),
        ("the worst", "x", {"the worst"}),
    ],
)
def test_forms_follow_english_spelling(entry: str, pos: str, forms: set[str]) -> None:
    """Inflected forms are spelt as English spells them."""
    assert forms <= {form for form, _ in loaded_forms.of(entry, pos)}


@pytest.mark.parametrize(
    ("entry", "pos", "wrong"), [("spew", "v", "spewwed"), ("cheer", "v", "cheerred"), ("go after", "v", "goed after")]
)
def test_forms_do_not_double_or_regularise_wrongly(entry: str, pos: str, wrong: str) -> None:
    """No form is made that English does not have."""
    assert wrong not in {form for form, _ in loaded_forms.of(entry, pos)}
