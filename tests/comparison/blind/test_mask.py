"""What would tell the outlet is found in its sentences, in all its forms, and plain words are left alone."""

from __future__ import annotations

import time

import pytest

from analysis import Article
from analysis.comparison.blind import mask

OTHERS = (
    "Russia and the USA spoke today. The wire in the field was cut, the BBC said.",
    "Russia told the USA that it rained.",
    "The USA asked Russia for news.",
)


def masked(text: str, outlet: str, **about: str) -> list[str]:
    """Return what is found in a text of ``outlet`` beside another outlet's."""
    article = Article(outlet=outlet, parts=Article.of(text).parts, **about)  # type: ignore[arg-type]
    others = [Article.of(text, outlet=f"{number}. Nobody") for number, text in enumerate(OTHERS, 1)]
    found = mask.spans([article, *others])[0]
    return [text[span.start : span.end] for span in found]


@pytest.mark.parametrize(
    ("outlet", "text", "found"),
    [
        ("The Daily Bellows", "As the Daily Bellows found, it rained.", ["the Daily Bellows"]),
        ("The Daily Bellows", "DAILY BELLOWS exclusive: rain.", ["DAILY BELLOWS"]),
        ("The Daily Bellows", "Sources told Bellows readers of rain.", ["Bellows"]),
        ("The Daily Bellows", "He bellows, and Bellows writes.", []),
        ("Press TV", "PressTV and Press-TV and Press TV.", ["PressTV", "Press-TV", "Press TV"]),
        ("Field & Flag", "Field and Flag, or Field & Flag.", ["Field and Flag", "Field & Flag"]),
        ("The New York Times", "He told the NYT; it took times.", ["NYT"]),
        ("Russia Today", "Russia spoke today. Russia Today asked.", ["Russia Today"]),
        ("BBC News", "The BBC asked for news.", ["BBC"]),
        ("USA Today", "In the USA it rained.", []),
        ("Time", "In time, Time and TIME asked.", ["Time", "TIME"]),
        ("Somebody", "None here.", []),
        ("", "None here.", []),
        ("…", "Dots … only.", []),
        ("(a+)+", "An outlet (a+)+ of signs.", ["a"]),
        ("C++ [News] Today*", "Read C++ [News] Today* now.", ["C++ [News] Today"]),
    ],
)
def test_names(outlet: str, text: str, found: list[str]) -> None:
    """A name is found whole, without its article, closed up, in initials; a plain word of it only where nobody else uses it."""
    assert masked(text, outlet) == found


def test_author_and_address() -> None:
    """The author's full name and the telling part of the address are found too."""
    article = Article(
        outlet="A B",
        author="Ingrid Tofte",
        url="https://www.presstv.ir/x",
        parts=Article.of("Ingrid Tofte for presstv: rain.").parts,
    )
    text = article.text
    assert [text[s.start : s.end] for s in mask.spans([article])[0]] == ["Ingrid Tofte", "presstv"]


def test_every_outlet_everywhere() -> None:
    """Another outlet's name is found as well: it would leave fewer to choose from."""
    first = Article.of("The Morning Gazette reported rain.", outlet="Evening Echo")
    second = Article.of("It rained.", outlet="The Morning Gazette")
    assert [(s.start, s.end) for s in mask.spans([first, second])[0]] == [(0, 19)]


def test_linear_time() -> None:
    """A text made of a name's first words takes time in proportion to its length."""

    def cost(times: int) -> float:
        article = Article.of("A a " * times, outlet="A a A a A a B")
        start = time.process_time()
        mask.spans([article])
        return time.process_time() - start

    cost(1000)
    assert min(cost(40_000) for _ in range(3)) < 9 * max(min(cost(10_000) for _ in range(3)), 0.005)
