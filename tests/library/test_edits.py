"""What a reader changed in an event's exhibits stays with the event: over a restart, a merger, a split, an export."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.library import Library, LibraryError
from analysis.library.edits import MOST, joined, plain
from tests.library.made import article

if TYPE_CHECKING:
    from pathlib import Path

SIDES = {"names": ["East", "West"], "of": {"putin": "East"}}
FACTS = {"join": [["a", 1, 2]]}
PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=8,
)


def test_kept(path: Path) -> None:
    """Edits are there after a restart, exhibit by exhibit; an empty one puts the exhibit back as it comes."""
    with Library.open(path) as library:
        event = library.create_event("Event")
        assert library.edits(event) == {}
        library.keep_edits(event, "sides", SIDES)
        library.keep_edits(event, "facts", FACTS)
    with Library.open(path) as library:
        assert library.edits(event) == {"sides": SIDES, "facts": FACTS}
        library.keep_edits(event, "sides", {})
        assert library.edits(event) == {"facts": FACTS}
        library.delete_event(event)
        assert library.edits(event) == {}


def test_gone_event(library: Library) -> None:
    """To change an event that another window has deleted is refused in a sentence."""
    with pytest.raises(LibraryError, match="no longer in the library"):
        library.keep_edits("nowhere", "sides", SIDES)


def test_too_many(library: Library) -> None:
    """More than can be kept is refused, and what was there stays."""
    event = library.create_event("Event")
    library.keep_edits(event, "sides", SIDES)
    with pytest.raises(LibraryError, match="more changes"):
        library.keep_edits(event, "facts", {"long": "x" * MOST})
    assert library.edits(event) == {"sides": SIDES}


def test_merged_and_split(library: Library) -> None:
    """Merged events keep the edits of both, the remaining event's own where they clash; a part of an event keeps them too."""
    one, two = library.create_event("One"), library.create_event("Two")
    first = library.add(one, article(1)).id
    library.add(two, article(2))
    library.keep_edits(one, "sides", {"of": {"putin": "East", "biden": "West"}})
    library.keep_edits(two, "sides", {"of": {"putin": "Moscow", "zelensky": "Kyiv"}})
    library.keep_edits(two, "facts", FACTS)
    library.merge_events(two, one)
    both = {"sides": {"of": {"putin": "East", "biden": "West", "zelensky": "Kyiv"}}, "facts": FACTS}
    assert library.edits(one) == both
    assert library.edits(library.split_event(one, [first], "Part")) == both


def test_travels(library: Library, tmp_path: Path) -> None:
    """An exported event brings its edits into another library."""
    event = library.create_event("Event")
    library.add(event, article(1))
    library.keep_edits(event, "sides", SIDES)
    data = library.export_event(event)
    with Library.open(tmp_path / "other.sqlite") as other:
        assert other.edits(other.import_event(data).event) == {"sides": SIDES}


@pytest.mark.parametrize("edits", [[], "sides", 1, {"sides": 3}])
def test_from_a_stranger(library: Library, edits: object) -> None:
    """A file whose edits are no edits is refused, or brings none: it never breaks the event."""
    event = library.create_event("Event")
    library.add(event, article(1))
    whole = json.loads(library.export_event(event)) | {"edits": edits}
    library.delete_event(event)
    try:
        done = library.import_event(json.dumps(whole).encode())
    except LibraryError:
        assert not isinstance(edits, dict)
    else:
        assert library.edits(done.event) == {}


@given(st.dictionaries(st.text(max_size=5), PLAIN, max_size=4), st.dictionaries(st.text(max_size=5), PLAIN, max_size=4))
def test_joined(first: dict[str, object], second: dict[str, object]) -> None:
    """Nothing of the first is lost, nothing but what clashes is lost of the second, and joining the same again changes nothing."""
    both = joined(first, second)
    assert set(both) == set(first) | set(second)
    assert all(both[name] == second[name] for name in set(second) - set(first))
    assert joined(both, first) == both == joined(both, second)


@pytest.mark.parametrize("kept", ["", "{", "[]", "1", '{"sides": 3}', "\x00"])
def test_damaged(kept: str) -> None:
    """What cannot be read counts as nothing changed."""
    assert plain(kept) == {}
