from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

import analysis
from analysis import Article, workspace
from analysis.comparison import values
from analysis.comparison.choice import Choice
from analysis.library import Library
from analysis.over_time import from_library, numbers
from analysis.over_time.collection import VOICES, columns, kind_of, kinds
from tests import texts

if TYPE_CHECKING:
    from pathlib import Path

LOUD = Article.of(texts.USES_HARSH_WORDS, outlet="Loud \ud800", title="A brutal day")
QUIET = Article.of(texts.QUOTES_HARSH_WORDS, outlet="Quiet")


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """Return an empty library."""
    return Library.open(tmp_path / "library.sqlite")


def test_packed_numbers_are_the_compared_ones() -> None:
    """Every value and every count of words comes back as comparing the article gives it, in all voices."""
    result = analysis.analyse(QUIET)
    found, words, there = numbers.unpack([numbers.pack(result)])
    assert there.tolist() == [True]
    for voice in VOICES:
        for value in values.of(result, Choice(voice), intervals=False):
            name = value.measure.name
            assert found[0, columns().index((voice, name))] == pytest.approx(value.value, rel=1e-6, nan_ok=True)
            assert words[0, VOICES.index(voice) * len(kinds()) + kind_of(name)] == value.words


@pytest.mark.parametrize(
    "harm", [lambda one: one[:-1], lambda one: one[:9] + b"\xff" + one[10:], lambda _: None, lambda _: b""]
)
def test_damaged_numbers_are_none(harm: object) -> None:
    """Bytes that are cut, changed or missing are no numbers, and hurt no other article."""
    good = numbers.pack(analysis.analyse(LOUD))
    found, words, there = numbers.unpack([harm(good), good])  # type: ignore[operator]
    assert there.tolist() == [False, True]
    assert np.isnan(found[0]).all()
    assert not words[0].any()
    assert len(numbers.unpack([])[0]) == 0


def test_library_in_short(library: Library) -> None:
    """Events of the reader's own, not hidden, in their order; an article measured with its event has its values there."""
    event, hidden = library.create_event("One \ud800"), library.create_event("Two")
    for article in (LOUD, QUIET):
        library.add(event, article)
        workspace.result_of(library, article)
    library.add(hidden, Article.of(texts.PLAIN, outlet="Town"))
    library.hide(hidden)
    found = from_library.read(library)
    assert (found.collection.outlets, found.collection.events, found.missing, found.sample) == (
        ("Loud �", "Quiet"), ("One �",), (), False,
    )  # fmt: skip
    assert [found.collection.outlets[at] for at in found.collection.outlet] == ["Loud �", "Quiet"]
    assert found.collection.ids == tuple(entry.id for entry in library.entries(event))


def test_missing_values_are_filled(library: Library) -> None:
    """What was never measured by the present method is told of, measured on request and kept; what is gone is passed over."""
    event = library.create_event("One")
    for article in (LOUD, QUIET):
        library.add(event, article)
    found = from_library.read(library)
    assert len(found.missing) == 2
    assert np.isnan(found.collection.values).all()
    assert list(from_library.measure(library, [*found.missing, "gone"])) == [1, 2, 3]
    again = from_library.read(library)
    assert again.missing == ()
    assert np.isfinite(again.collection.values[:, 0]).all()


def test_values_go_with_their_result(library: Library) -> None:
    """Values are deleted with their result: by removing the article, by another method, by a new result; never kept without."""
    event = library.create_event("One")
    library.add(event, LOUD)
    count = "SELECT count(*) FROM short_values"
    library.keep_values(LOUD.hash, "m", b"1")
    assert library._rows(count) == [(0,)]
    for harm in (
        lambda: library.keep_result(LOUD.hash, "m", b"new"),
        lambda: library.forget_other_methods("z"),
        lambda: library.remove(library.entries(event)[0].id),
    ):
        library.keep_result(LOUD.hash, "m", b"{}")
        library.keep_values(LOUD.hash, "m", b"1")
        assert library._rows(count) == [(1,)]
        harm()
        assert library._rows(count) == [(0,)]


def test_sample_only_for_want_of_anything_else(library: Library) -> None:
    """The sample is shown where there is nothing of the reader's own, and says so."""
    workspace.ensure_sample(library)
    assert from_library.read(library).sample
    library.add(library.create_event("One"), LOUD)
    found = from_library.read(library)
    assert (found.sample, len(found.collection)) == (False, 1)
