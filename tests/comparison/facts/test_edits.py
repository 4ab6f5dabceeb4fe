"""The reader's changes to the facts: applied in order, by text and offsets; what fits nothing or is malformed is left out."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.comparison import facts
from analysis.comparison.facts import align, edits
from analysis.comparison.facts.edits import Spot, Step
from tests.comparison.facts.made import three
from tests.comparison.facts.test_facts import holding, told


def spot(place: Any) -> Spot:
    """Return a place of the three articles as changes refer to it."""
    return Spot(three()[place.article].article.text_hash, place.start, place.end)


def test_a_sentence_is_taken_out() -> None:
    """What is taken out is told by that article alone; the others stay one fact."""
    results = three()
    fact = holding(results, "4,500 people were moved")
    last = fact.places[-1]
    found = align.found(results, edits.more({}, Step("apart", spot(last))))
    left = next(one for one in found.facts if fact.places[0] in one.places)
    assert last not in left.places
    assert left.articles == (0, 1)
    assert any(last in one.places for one in found.alone[last.article])


def test_two_facts_are_joined_and_named() -> None:
    """Two facts that are joined are one with all their places, under the name that the reader gives."""
    results = three()
    one, other = holding(results, "4,500 people were moved"), holding(results, "resigned on Tuesday")
    changed = edits.more({}, Step("together", spot(one.places[0]), spot(other.places[0])))
    changed = edits.more(changed, Step("name", spot(other.places[0]), None, "  Flood and   resignation "))
    found = next(fact for fact in facts.of(results, changed) if one.places[0] in fact.places)
    assert set(found.places) == {*one.places, *other.places}
    assert (found.title, found.named, found.loose) == ("Flood and resignation", True, False)


def test_a_fact_is_hidden_and_shown_again() -> None:
    """A hidden fact is in no list until it is shown again."""
    results = three()
    fact = holding(results, "4,500 people were moved")
    hidden = edits.more({}, Step("hide", spot(fact.places[0])))
    assert fact.key not in {one.key for one in facts.of(results, hidden)}
    assert [one.key for one in align.found(results, hidden).hidden] == [fact.key]
    shown = edits.more(hidden, Step("show", spot(fact.places[0])))
    assert facts.of(results, shown) == facts.of(results)


def test_the_last_change_is_taken_back() -> None:
    """Taking back the last change leaves those before it; taking back the only one leaves nothing."""
    results = three()
    place = spot(facts.of(results)[0].places[0])
    one = edits.more({}, Step("name", place, None, "First"))
    two = edits.more(one, Step("name", place, None, "Second"))
    assert facts.of(results, two)[0].title == "Second"
    assert edits.less(two) == one
    assert edits.less(one) == {}


def test_steps_are_applied_in_their_order() -> None:
    """Hidden then shown is shown, shown then hidden is hidden: the later step wins."""
    results = three()
    fact = holding(results, "4,500 people were moved")
    steps = [["hide", list(spot(fact.places[0]))], ["show", list(spot(fact.places[0]))]]
    assert fact.key in {one.key for one in facts.of(results, {"steps": steps})}
    assert fact.key not in {one.key for one in facts.of(results, {"steps": steps[::-1]})}


MALFORMED: list[Any] = [
    {},
    {"steps": None},
    {"steps": "apart"},
    {"steps": {"apart": 1}},
    {"steps": [None, 1, "x", [], ["apart"], ["apart", 5], ["nothing", ["a", 0, 1]]]},
    {"steps": [["apart", ["a" * 64, 0, 10]], ["hide", ["a", -1, 4]], ["hide", ["a", 4, 4]], ["hide", ["a", True, 4]]]},
    {"steps": [["hide", ["a", 0.5, 4]], ["hide", [5, 0, 4]], ["name", ["a", 0, 4]], ["name", ["a", 0, 4], 5]]},
    {"steps": [["together", ["a", 0, 4]], ["together", ["a", 0, 4], ["b"]], ["name", ["a", 0, 4], "   "]]},
    {"other": [1, 2, 3]},
]


@pytest.mark.parametrize("changed", MALFORMED)
def test_malformed_changes_are_left_out(changed: Any) -> None:
    """Changes that cannot be read, or fit no text here, change nothing and raise nothing."""
    results = three()
    assert facts.of(results, changed) == facts.of(results)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=12,
)


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(st.sampled_from(["steps", "names", "x"]), JSON, max_size=3))
def test_any_json_is_survived(changed: dict[str, Any]) -> None:
    """Whatever JSON a stranger's file holds, the facts are found."""
    assert facts.of(three(), changed) == facts.of(three())


KINDS = st.sampled_from(edits.KINDS)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(KINDS, st.integers(0, 40), st.integers(0, 40)), max_size=8))
def test_any_steps_keep_every_place(made: list[tuple[str, int, int]]) -> None:
    """Whatever the reader does, no place is lost or doubled, and the same steps give the same facts."""
    results = three()
    plain = align.found(results)
    spots = [spot(place) for fact in (*plain.facts, *plain.alone[0], *plain.alone[1]) for place in fact.places]
    steps = [
        Step(
            kind,
            spots[a % len(spots)],
            spots[b % len(spots)] if kind == "together" else None,
            "Name" if kind == "name" else "",
        )
        for kind, a, b in made
    ]
    changed = {"steps": [edits.plain(one) for one in steps]}
    found = align.found(results, changed)
    assert align.found(results, changed) == found
    places = [place for fact in (*found.facts, *found.hidden) for place in fact.places]
    assert len(places) == len(set(places))
    assert edits.read(changed) == steps


def test_only_so_many_steps_are_kept() -> None:
    """The oldest steps go when there are more than can be kept."""
    steps = {"steps": [["hide", ["a", 0, 4]]] * (edits.MOST + 5)}
    assert len(edits.more(steps, Step("hide", Spot("b", 0, 4)))["steps"]) == edits.MOST  # type: ignore[arg-type]


def test_a_change_finds_its_place_by_half_of_it() -> None:
    """A place whose ends were cut a little otherwise still means the same clause."""
    results = three()
    fact = holding(results, "4,500 people were moved")
    near = spot(fact.places[0])._replace(start=fact.places[0].start + 3)
    assert fact.key not in {one.key for one in facts.of(results, edits.more({}, Step("hide", near)))}
    assert told(results, fact)
