"""Merging, splitting, putting back, and one name for an outlet."""

from __future__ import annotations

import dataclasses

import pytest

from analysis.article import Article
from analysis.library import Library, LibraryError, Outlet
from analysis.library.outlets import alike, normal
from tests.library.made import article


def test_merge(library: Library) -> None:
    """A merged event's articles stand after those of the other, it is gone, and a text that both had is kept once."""
    one, two = library.create_event("One"), library.create_event("Two")
    for number in range(3):
        library.add(one, article(number))
    for number in range(10, 13):
        library.add(two, article(number))
    library.replace(library.entries(two)[1].id, dataclasses.replace(article(1), outlet="Elsewhere"))
    library.keep_result(article(12).hash, "m", b"result")
    done = library.merge_events(two, one)
    assert done.moved == 2
    assert done.notes == ("“Headline 1” (Elsewhere) was in both events: it is kept once.",)
    assert [entry.title for entry in library.entries(one)] == [f"Headline {at}" for at in (0, 1, 2, 10, 12)]
    assert [event.id for event in library.events()] == [one]
    assert library.result(article(12).hash, "m") == b"result"
    assert library.verify() == []


def test_merge_refuses(library: Library) -> None:
    """The sample, an event that is gone and the event itself are refused in one sentence; nothing is changed."""
    one, sample = library.create_event("One"), library.create_event("Sample", kind="sample")
    library.add(one, article())
    for event, into in ((sample, one), (one, sample), (one, "gone"), ("gone", one), (one, one)):
        with pytest.raises(LibraryError) as caught:
            library.merge_events(event, into)
        assert caught.value.sentence.count(".") == 1
    assert len(library.entries(one)) == 1


def test_split(library: Library) -> None:
    """Chosen articles make a new event in their order, with their ids; the others stay."""
    event = library.create_event("Event")
    ids = [library.add(event, article(number)).id for number in range(4)]
    new = library.split_event(event, [ids[3], ids[1]], "New")
    assert [entry.id for entry in library.entries(new)] == [ids[1], ids[3]]
    assert [entry.id for entry in library.entries(event)] == [ids[0], ids[2]]
    for articles, name in (([], "New"), (["gone"], "New"), ([ids[1]], "New"), ([ids[0]], " ")):
        with pytest.raises(LibraryError):
            library.split_event(event, articles, name)
    assert len(library.events()) == 2


def test_put_back(library: Library) -> None:
    """A removed article comes back under its id, in its place, as old as it was; twice is once."""
    event = library.create_event("Event")
    ids = [library.add(event, article(number)).id for number in range(3)]
    before = library.articles(event)
    kept = library.remove(ids[1])
    assert kept == before[1]
    library.put_back(kept)
    library.put_back(kept)
    assert library.articles(event) == before
    assert library.verify() == []


def test_put_back_refuses(library: Library) -> None:
    """Into an event that is gone, or has the text again by now, nothing is put back, and a sentence says why."""
    event = library.create_event("Event")
    kept = library.remove(library.add(event, article()).id)
    assert kept is not None
    library.add(event, article())
    with pytest.raises(LibraryError, match="already in that event"):
        library.put_back(kept)
    library.delete_event(event)
    with pytest.raises(LibraryError, match="no longer in the library"):
        library.put_back(kept)
    assert library.remove("gone") is None


def test_outlets(library: Library) -> None:
    """Every spelling is counted, the sample's not; writing one for another keeps texts, results and seals."""
    event, sample = library.create_event("Event"), library.create_event("Sample", kind="sample")
    for number, outlet in enumerate(["RT", "rt.com", "RT", "The Guardian", "", "\ud800"]):
        library.add(event, dataclasses.replace(article(number), outlet=outlet))
    library.add(sample, dataclasses.replace(article(9), outlet="rt.com"), kind="sample")
    library.keep_result(article(1).hash, "m", b"result")
    outlets = [Outlet("RT", 2), Outlet("rt.com", 1), Outlet("The Guardian", 1), Outlet("\ud800", 1)]
    assert library.outlets() == outlets
    assert library.alike_outlets() == [(Outlet("RT", 2), Outlet("rt.com", 1))]
    assert library.rename_outlet("rt.com", "  RT ") == 1
    assert library.rename_outlet("nobody", "RT") == 0
    assert library.rename_outlet("\ud800", "Half") == 1
    assert library.outlets()[0] == Outlet("RT", 3)
    assert library.articles(event)[1].article == dataclasses.replace(article(1), outlet="RT")
    assert library.articles(sample)[0].article.outlet == "rt.com"
    assert library.result(article(1).hash, "m") == b"result"
    assert library.verify() == []
    with pytest.raises(LibraryError, match="needs a name"):
        library.rename_outlet("RT", " ")


@pytest.mark.parametrize(
    ("names", "best"),
    [
        (["RT", "rt.com", "https://www.rt.com/"], "RT"),
        (["The Guardian", "Guardian", "theguardian.com"], None),
        (["The Guardian", "Guardian"], "The Guardian"),
        (["BBC", "BBC News", "bbc.co.uk"], "BBC News"),
        (["Al Jazeera", "al-jazeera", "Al Jazeera English", "aljazeera.com"], "Al Jazeera English"),
        (["Süddeutsche Zeitung", "Suddeutsche Zeitung"], "Suddeutsche Zeitung"),
        (["Le Monde", "The World"], None),
        (["Daily Mail", "Daily Mirror"], None),
        (["News", "Online"], None),
        (["", " ", "—"], None),
    ],
)
def test_alike(names: list[str], best: str | None) -> None:
    """Case, accents, "The", punctuation, web addresses and endings such as "News" do not make another outlet."""
    found = alike([Outlet(name, 1) for name in names])
    if best is None:
        assert all(len(group) < len(names) for group in found)
    else:
        assert [len(group) for group in found] == [len(names)]
        assert found[0][0].name == best


@pytest.mark.parametrize(("name", "expected"), [("a.", "a "), ("a-", "a "), ("the ", "the ")])
def test_normal_form_of_endless_names(name: str, expected: str) -> None:
    """A name of 200 KB, the worst that the patterns meet, has a normal form like any other, and is done with at once."""
    count = 200_000 // len(name)
    whole = (expected * count).strip()
    assert normal(name * count) == whole.removeprefix("the ")


def test_two_events_in_one_text(library: Library) -> None:
    """An article without a headline or outlet is told of plainly when it was in both events."""
    one, two = library.create_event("One"), library.create_event("Two")
    library.add(one, Article.of("Same words."))
    library.replace(library.add(two, Article.of("Others.")).id, Article.of("Same words!"))
    assert library.merge_events(two, one).notes == (
        "An article without a headline was in both events: it is kept once.",
    )
