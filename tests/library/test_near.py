"""Near-copies, and which articles belong to one event."""

from __future__ import annotations

import datetime
import random
from pathlib import Path

import pytest

import analysis
from analysis.article import Article
from analysis.library import Library, belonging, shingles
from tests.shared import ROOT

WORDS = [f"word{number}" for number in range(400)]


def changed(every: int) -> str:
    """Return the words with every so-manieth one replaced."""
    return " ".join(f"other{at}" if at % every == every - 1 else word for at, word in enumerate(WORDS))


@pytest.mark.parametrize(
    ("text", "near"),
    [
        (changed(20), True),
        (changed(8), False),
        (" ".join(WORDS[:250]), True),
        (" ".join(WORDS) + " and more" * 300, True),
        (" ".join(WORDS[:60] + [f"x{one}" for one in range(300)]), False),
        (" ".join(WORDS[:15]), False),
        (" ".join(reversed(WORDS)), False),
        ("", False),
    ],
)
def test_near(library: Library, text: str, near: bool) -> None:  # noqa: FBT001
    """Half of the 7-word runs of the one or the other make a near-copy; it is added, and one sentence says so."""
    event = library.create_event("The event")
    first = library.add(event, Article.of(" ".join(WORDS), outlet="Wire", title="First"))
    added = library.add(event, Article.of(text))
    assert (added.near == first.id) is near
    assert ("“First” (Wire) in the event “The event”" in added.note) is near
    assert added.note.count(". ") == 0
    assert len(library.entries(event)) == 2


def test_near_leaves_out(library: Library) -> None:
    """An article is not near itself when its own id is left out, and the sample is not looked through."""
    event, sample = library.create_event("Event"), library.create_event("Sample", kind="sample")
    one, other = Article.of(" ".join(WORDS)), Article.of(changed(30))
    library.add(sample, other, kind="sample")
    kept = library.add(event, one)
    assert kept.near is None
    assert library.near(one, leave_out=kept.id) == []
    assert [near.entry.id for near in library.near(other)] == [kept.id]
    assert [near.entry.event for near in library.near(one, kind="sample")] == [sample]


def test_fingerprints_find_every_copy() -> None:
    """Two texts that share 14 words in a row anywhere share a fingerprint."""
    chance = random.Random(5)  # noqa: S311 - not for secrets
    for _ in range(50):
        copied = [f"c{chance.random()}" for _ in range(shingles.RUN + shingles.WINDOW - 1)]
        texts = [
            " ".join(
                [f"{side}{at}" for at in range(chance.randrange(40))] + copied + [f"{side}x{at}" for at in range(30)]
            )
            for side in "ab"
        ]
        one, other = (shingles.fingerprints(shingles.runs(text)) for text in texts)
        assert one & other


def test_fingerprints_are_few() -> None:
    """A text of any length has a bounded number of fingerprints."""
    runs = shingles.runs(" ".join(f"w{one}" for one in range(60_000)))
    assert len(shingles.fingerprints(runs)) == shingles.MOST


def test_groups() -> None:
    """Of the sample's five articles four at least go together, and articles on something else stay apart from them."""
    files = sorted(file for file in (ROOT / "samples").iterdir() if file.suffix in {".txt", ".html"})
    articles = [article for file in files for article in analysis.read(file.read_bytes(), file.name)]
    assert len(articles) == 5
    bread = [
        Article.of(
            f"The bakery in Elm Street sells {kind} bread again. Bakers kneaded dough all night, and customers queued at "
            f"the counter for warm loaves. “Our sourdough oven broke in spring,” baker Anna Holt said.",
            title="Bakery reopens with warm bread",
        )
        for kind in ("rye", "white")
    ]
    found = belonging.groups([bread[0], *articles, bread[1]])
    assert len(found[0]) >= 4
    assert set(found[0]) <= {1, 2, 3, 4, 5}
    assert found[1] == (0, 6)


def test_groups_by_date() -> None:
    """The same story two months later is another event; without a date only the words count."""
    text = "The river flooded the lower town and hundreds of residents left their homes by boat."
    day = datetime.date(2024, 3, 1)
    dates = [day, day + datetime.timedelta(days=1), day + datetime.timedelta(days=60), None]
    articles = [Article.of(f"{text} Report {at}.", date=date) for at, date in enumerate(dates)]
    assert belonging.groups(articles[:3]) == [(0, 1), (2,)]
    assert belonging.groups([articles[0], articles[3]]) == [(0, 1)]


@pytest.mark.parametrize("texts", [[], ["one"], ["", ""], ["a b"] * 3])
def test_groups_of_little(texts: list[str]) -> None:
    """None, one or empty articles make groups that hold each of them once."""
    found = belonging.groups([Article.of(text) for text in texts])
    assert sorted(at for group in found for at in group) == list(range(len(texts)))


def test_suggest_event(library: Library) -> None:
    """A new article is offered the event that tells of the same, and none when no event does."""
    flood, strike = library.create_event("Flood"), library.create_event("Strike")
    for at in range(3):
        library.add(flood, Article.of(f"The river flooded the lower town; residents left homes by boat. Number {at}."))
        library.add(
            strike, Article.of(f"Dockers at the port walked out over wages; the union met employers. Number {at}.")
        )
    found = library.suggest_event(Article.of("Residents of the lower town fled as the river flooded their homes."))
    assert found is not None
    assert found.event == flood
    assert "“Flood”" in found.sentence
    assert library.suggest_event(Article.of("A comet will be seen on Friday night by telescope owners.")) is None
    assert library.suggest_event(Article.of("")) is None


def test_function_words() -> None:
    """The list of function words is in order and without doubles."""
    words = (Path(belonging.__file__).parent / "function_words.txt").read_text(encoding="utf-8").split()
    assert words == sorted(set(words))
