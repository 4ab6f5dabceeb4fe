"""What is marked as charged wording, and how it is counted."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import text
from analysis.article import Article
from analysis.measures import loaded, loaded_lexicon
from analysis.text.document import Voice

if TYPE_CHECKING:
    from analysis.measures.base import Counted


def counted(body: str, title: str = "") -> Counted:
    """Count charged wording in a text of our own."""
    return loaded.count(text.read(Article.of(body, title=title)))


def marked(body: str) -> list[tuple[str, str]]:
    """Every marked stretch of ``body`` with its category."""
    return [(body[mark.start : mark.end], mark.kind.removeprefix("loaded.")) for mark in counted(body).marks]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The minister made a disgraceful speech.", ("disgraceful", "emotive")),
        ("The plan is a debacle, officials say.", ("debacle", "emotive")),
        ("They spewed nonsense for an hour.", ("spewed", "emotive")),
        ("A clique of cronies runs the port.", ("cronies", "label")),
        ("It was an utterly ordinary day.", ("utterly", "intensifier")),
        ("The ministry claimed that it had paid.", ("claimed", "doubt")),
        ("The so-called experts went home.", ("so-called", "doubt")),
        ("He admitted that the road was closed.", ("admitted", "presupposition")),
        ("The council weaponized the parking rules.", ("weaponized", "metaphor")),
        ("The raid caused collateral damage.", ("collateral damage", "euphemism")),
        ("Perhaps the bridge opens in May.", ("Perhaps", "hedge")),
        ("Unfortunately, the train was late.", ("Unfortunately", "opinion")),
    ],
)
def test_each_category_marks_its_words(sentence: str, expected: tuple[str, str]) -> None:
    """A sentence with a word of each category is marked there, whatever form the word has."""
    assert expected in marked(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The border guard went about his business in the order of the day.",
        "A disgracefulness of terms is no word here.",
        "The United Nations Security Council met in Great Britain.",
        "She visited the museum of the Great Depression on Monday.",
        "Soldiers attacked the town and troops retreated to the river.",
        "The patient had radical surgery on Tuesday.",
        "The two sides struck a deal after the talks.",
        "She filed a claim for unemployment benefits.",
        "Toxic chemicals leaked into the river.",
        "There would be a second vote on the bill.",
        "It has been a quiet year in the village.",
        "The Communist Party of Vietnam met in Hanoi.",
        "She works for Massive Entertainment in Malmo.",
        "The letter reached Dan Savage on Monday.",
        "A deputy of the Socialist Unity Party spoke in Berlin.",
        "The council met on Tuesday and voted on the budget.",
        "If the army invades, the invasion plan has three stages.",
        "",
        "…",
    ],
)
def test_plain_and_literal_wording_is_not_marked(sentence: str) -> None:
    """Parts of words, names, literal and technical senses carry no mark that counts."""
    found = counted(sentence)
    assert [sentence[mark.start : mark.end] for mark in found.marks if mark.weight] == []
    assert found.components["loaded"].sum() == 0


def test_a_literal_sense_is_told_from_a_metaphor() -> None:
    """The same verb is a metaphor about a bill and a report about troops."""
    assert ("attacked", "metaphor") in marked("The senator attacked the bill.")
    assert ("attacked", "metaphor") not in marked("Troops attacked the village with artillery.")


def test_the_longest_phrase_wins() -> None:
    """Inside a longer entry no shorter one is marked."""
    assert [stretch for stretch, _ in marked("They called it a witch hunt against the mayor.")] == ["witch hunt"]


def test_negation_weakens_a_charge_but_not_a_label() -> None:
    """A negated charge has one step less strength; "no thug" still says thug."""
    assert 0 < counted("It was not an outrage.").marks[0].weight < counted("It was an outrage.").marks[0].weight
    assert counted("He is no thug.").marks[0].weight == counted("He is a thug.").marks[0].weight


def test_a_label_before_a_name_is_one_stronger() -> None:
    """A label that is put on a named person weighs more than the label alone."""
    alone = next(m for m in counted("They met the far-right group there.").marks if m.kind == "loaded.label")
    named = next(m for m in counted("They met the far-right Marine Dupont there.").marks if m.kind == "loaded.label")
    assert named.weight > alone.weight


def test_scare_quotes_are_doubt_and_speech_is_not() -> None:
    """Quotation marks nobody is said to have spoken are marked once, over the whole; attributed speech is not."""
    body = "The “reform” of the pension fund starts in June."
    assert marked(body) == [("“reform”", "doubt")]
    assert marked("The paper is called “Concept for Deterrence and Defence” and has ten pages.") == []
    spoken = "The road opens in May, the mayor said: “We will pave the road before the end of the month.”"
    assert "doubt" not in [category for _, category in marked(spoken)]


def test_calls_count_for_whoever_calls_and_questions_for_the_outlet() -> None:
    """An exclamation mark belongs to the voice it stands in; a speaker's question is not one that the outlet asks."""
    assert ("!", "intensifier") in marked("The road is open!")
    document = text.read(Article.of("“The road is open now! Is it paved?” the mayor asked reporters."))
    hits = [hit for hit in loaded.find(document) if hit.entry.pos == "rule"]
    assert [hit.entry.entry for hit in hits] == ["exclamation"]
    assert document.segments[0].voice is Voice.QUOTED
    assert document.segments[0].start <= hits[0].start < document.segments[0].end


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("She tunefully closed the shop.", ["tunefully"]),
        ("It was borderlessly planned and peacefully held.", ["borderlessly"]),
        ("The bill was carefully read and fully paid.", []),
        ("He shamelessly left.", []),
    ],
)
def test_adverbs_of_manner_are_marked_by_rule(sentence: str, expected: list[str]) -> None:
    """An adverb in -fully, -lessly, -ously, -ingly or -edly tells the spirit of an act; listed and everyday ones are not it."""
    rules = [hit for hit in loaded.find(text.read(Article.of(sentence))) if hit.entry.entry == "manner"]
    assert [sentence[hit.start : hit.end] for hit in rules] == expected


def test_entries_of_strength_nought_are_shown_and_add_nothing() -> None:
    """Cues that people do not hear as charge are marked, counted as places, and weigh nothing, negated or not."""
    body = "Even so, you should never wait."
    found = counted(body)
    assert len(found.marks) > 2
    assert found.components["loaded"].sum() == 0
    assert found.components["spans"].sum() == len(found.marks)
    assert all("shown, not counted" in mark.note for mark in found.marks)


@pytest.mark.parametrize("sentence", ["Nobody thought to ask us.", "She thought of her aunt."])
def test_to_think_of_is_no_hedge(sentence: str) -> None:
    """Only to think that something is so takes part of it back."""
    assert "hedge" not in [category for _, category in marked(sentence)]
    assert ("think", "hedge") in marked("They think that it will rain.")


def test_typographic_characters_match_plain_ones_and_offsets_hold() -> None:
    """Curly apostrophes and hyphens match, and a character whose lower case is longer shifts nothing."""
    body = "İİİ: the so\u2011called plan doesn’t work, it’s a Fool’s errand and a DEBACLE."
    assert {("so\u2011called", "doubt"), ("DEBACLE", "emotive")} <= set(marked(body))


def test_a_mark_counts_in_the_segment_where_it_starts() -> None:
    """Own and quoted charges are told apart by segment."""
    document = text.read(
        Article.of("The disgraceful plan failed. “It is a shameful plan for all of us,” the mayor said.")
    )
    found = loaded.count(document)
    by_voice = {
        voice: sum(
            v for v, s in zip(found.components["loaded_emotive"], document.segments, strict=True) if s.voice is voice
        )
        for voice in Voice
    }
    assert by_voice[Voice.OWN] > 0
    assert by_voice[Voice.QUOTED] > 0


def test_components_add_up_from_the_marks() -> None:
    """The sums over segments equal the sums over marks, in all and in every category; hedges weigh nothing."""
    found = counted(
        "Perhaps the disgraceful thugs, so-called patriots, utterly failed! Must we wait again?", "A debacle"
    )
    weights = loaded_lexicon.weights()
    assert found.components["loaded"].sum() == pytest.approx(sum(mark.weight for mark in found.marks))
    assert found.components["spans"].sum() == len(found.marks)
    for name in loaded.NAMES:
        own = [mark for mark in found.marks if mark.kind == f"loaded.{name}"]
        assert found.components[f"spans_{name}"].sum() == len(own)
        assert found.components[f"loaded_{name}"].sum() == pytest.approx(sum(mark.weight for mark in own))
    assert weights["hedge"] == 0


def test_measures_are_ratios_per_hundred_words_and_undefined_without_words() -> None:
    """Every measure is 100 × sum ÷ words on whole columns, NaN where there are no words."""
    sums = {name: np.array([2.0, 1.0]) for name in counted("x").components} | {"words": np.array([50.0, 0.0])}
    for measure in loaded.MEASURES:
        values = measure.score(sums)
        assert values[0] == 4.0
        assert np.isnan(values[1])
        assert "bias" not in (measure.label + measure.unit + measure.up).lower()


def test_twice_the_text_has_the_same_density() -> None:
    """Text, blank line, text again: exactly twice every component."""
    body = "The so-called plan is a disgrace. Troops met Great Britain’s envoy! “It must end,” she said."
    once, twice = counted(body).components, counted(f"{body}\n\n{body}").components
    for name, values in once.items():
        assert twice[name].sum() == pytest.approx(2 * values.sum())


@given(st.text(alphabet=st.sampled_from("aİß’“”\"'-–!? .\n\ndisgraceful so-called utterly Putin thug"), max_size=200))
def test_marks_lie_in_the_text_in_order_and_never_overlap(body: str) -> None:
    """Whatever the text, marks are inside it, sorted, not empty, and no two overlap."""
    marks = counted(body).marks
    assert all(0 <= mark.start < mark.end <= len(body) for mark in marks)
    assert all(a.end <= b.start for a, b in pairwise(marks))


@given(st.text())
def test_folding_keeps_every_offset(anything: str) -> None:
    """The folded text is as long as the text."""
    assert len(loaded_lexicon.fold(anything)) == len(anything)


def test_every_single_character_folds_to_one() -> None:
    """No character of Unicode becomes two."""
    assert [hex(code) for code in range(0x110000) if len(loaded_lexicon.fold(chr(code))) != 1] == []
