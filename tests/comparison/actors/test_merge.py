"""One actor across articles, and what the reader says about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import analysis
from analysis.article import Article
from analysis.comparison.actors import edits, merge
from tests.comparison.actors.made import two

if TYPE_CHECKING:
    from analysis.comparison.actors.merge import Joined


def named(joined: tuple[Joined, ...]) -> dict[str, Joined]:
    """Return actors by name."""
    return {one.name: one for one in joined}


def of(*texts: str) -> dict[str, Joined]:
    """Return the actors of several texts by name."""
    return named(merge.merge([analysis.analyse(Article.of(text)) for text in texts]))


def test_one_actor_for_all_its_names() -> None:
    """A family name alone joins the full one, places and bodies join under one name, nobody is lost."""
    found = named(merge.merge(two()))
    assert {i for i, _ in found["Lena Alder"].members} == {0, 1}
    assert found["Lena Alder"].country == "Russia"
    assert {i for i, _ in found["NATO"].members} == {0, 1}
    assert sum(len(one.members) for one in found.values()) == sum(len(one.actors) for one in two())


def test_spelt_differently() -> None:
    """After the same given name, two spellings of a long family name are one person; another family name is another."""
    assert {i for i, _ in named(merge.merge(two()))["Boris Thornquist"].members} == {0, 1}
    assert "Boris Thornton" in of("Minister Boris Thornquist left.", "Minister Boris Thornton left.")


def test_bare_family_name_of_two_stays_alone() -> None:
    """Where two persons share a family name, the bare name joins neither."""
    found = of("Minister Tim Birch left.", "Minister Ann Birch left.", "Mr. Birch left.")
    assert set(found) == {"Tim Birch", "Ann Birch", "Birch"}


def test_most_named_comes_first() -> None:
    """The order is by mentions, and the same whatever is asked first."""
    joined = merge.merge(two())
    counts = [sum(len(two()[i].actors[j].mentions) for i, j in one.members) for one in joined]
    assert counts == sorted(counts, reverse=True)
    assert merge.merge(two()) == joined


def test_by_country() -> None:
    """A country, its capital and its people become one; NATO, which has none, stays."""
    found = named(merge.by_country(merge.merge(two())))
    assert {"Russia", "Ukraine", "NATO"} <= set(found)
    assert "Moscow" not in found
    assert "Lena Alder" not in found


def test_edits_say_the_last_word() -> None:
    """Renamed, another kind, another country, taken out, joined: and nothing else changes."""
    before = named(merge.merge(two()))
    keys = {name: one.key for name, one in before.items()}
    changed: dict[str, Any] = {}
    changed = edits.put(changed, edits.NAMES, keys["Lena Alder"], " The  President ")
    changed = edits.put(changed, edits.KINDS, keys["NATO"], "place")
    changed = edits.put(changed, edits.COUNTRIES, keys["NATO"], "Belgium")
    changed = edits.put(changed, edits.OUT, keys["Brussels"], value=True)
    changed = edits.put(changed, edits.JOINED, keys["Kyiv"], keys["Ukraine"])
    after = named(merge.merge(two(), changed))
    assert after["The President"].members == before["Lena Alder"].members
    assert (str(after["NATO"].sort), after["NATO"].country) == ("place", "Belgium")
    assert "Brussels" not in after
    assert after["Ukraine"].members == tuple(sorted((*before["Ukraine"].members, *before["Kyiv"].members)))
    assert "Kyiv" not in after
    assert edits.count(changed) == 5
    assert after["Russia"] == before["Russia"]


def test_edit_of_any_mention_reaches_the_actor() -> None:
    """An edit names an actor by any of its mentions, so it outlives an article that comes before."""
    before = named(merge.merge(two()))["Lena Alder"]
    i, j = before.members[-1]
    result = two()[i]
    mention = result.actors[j].mentions[-1]
    key = f"{result.article.text_hash}:{mention.start}:{mention.end}"
    assert "Somebody" in named(merge.merge(two(), edits.put({}, edits.NAMES, key, "Somebody")))


MALFORMED = {
    "not tables": {"names": 3, "sorts": [], "joined": "x", "out": None},
    "keys of nobody": {"names": {"x": "y"}, "joined": {"x": "y"}, "out": {"x": True}},
    "values of other kinds": {"names": {"K": 3}, "sorts": {"K": "robot"}, "out": {"K": "yes"}, "joined": {"K": None}},
    "empty name": {"names": {"K": "  "}},
    "itself": {"joined": {"K": "K"}},
}


@pytest.mark.parametrize("changed", MALFORMED.values(), ids=MALFORMED)
def test_malformed_edits_change_nothing(changed: dict[str, Any]) -> None:
    """Whatever a stranger's file holds is passed over in silence."""
    key = merge.merge(two())[0].key

    def filled(value: Any) -> Any:
        return (
            {filled(k): filled(v) for k, v in value.items()}
            if isinstance(value, dict)
            else key
            if value == "K"
            else value
        )

    assert merge.merge(two(), filled(changed)) == merge.merge(two())


def test_circle_of_joins_ends() -> None:
    """Two that are each the other become one."""
    keys = [one.key for one in merge.merge(two())[:3]]
    circle = {edits.JOINED: dict(zip(keys, [keys[1], keys[2], keys[0]], strict=True))}
    joined = merge.merge(two(), circle)
    assert len(joined) == len(merge.merge(two())) - 2


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from(["names", "sorts", "countries", "joined", "out", "other"]), JSON))
def test_any_json_is_survived(changed: dict[str, Any]) -> None:
    """No edits break the page; every actor keeps at least one member."""
    assert all(one.members for one in merge.merge(two(), changed))
