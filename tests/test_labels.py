"""What an article goes by."""

from __future__ import annotations

import pytest

from analysis.article import Article
from analysis.labels import letter, names_of


@pytest.mark.parametrize(
    ("outlets", "names"),
    [
        (("The Bell", "Mail"), ("The Bell", "Mail")),
        (("The Bell", "", "Mail", ""), ("The Bell", "Article A", "Mail", "Article B")),
        (("The Bell", "The Bell"), ("The Bell (1)", "The Bell (2)")),
        (("Article A", ""), ("Article A (1)", "Article A (2)")),
        ((), ()),
    ],
)
def test_names(outlets: tuple[str, ...], names: tuple[str, ...]) -> None:
    """An article goes by its outlet, by a letter where it names none, and no two by the same name."""
    assert names_of([Article.of("Words.", outlet=outlet, title="A long headline") for outlet in outlets]) == names


@pytest.mark.parametrize(("place", "told"), [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (702, "AAA")])
def test_letters(place: int, told: str) -> None:
    """After Z come two letters."""
    assert letter(place) == told
