"""The Library page: adding articles, correcting them, and keeping events."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest

import analysis
from analysis.article import Role
from analysis.library import Library
from tests import texts
from tests.pages import stock
from tests.pages.app import COMPARING, Dashboard

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from analysis.library import Event, Kept

    Keep = Callable[..., str]

ADD = "Add to the library"
GOOD = ("good.txt", ("A plain day in town\n\n" + texts.PLAIN).encode(), "text/plain")
BAD = {
    "empty.txt": b"",
    "blank.txt": b" \n\n \t ",
    "one-word.txt": b"Border.",
    "one-sentence.txt": texts.ONE_SENTENCE.encode(),
    "binary.txt": bytes(range(256)) * 40,
}


def events() -> list[Event]:
    """Return the library's events."""
    with Library.open() as library:
        return library.events()


def articles(event: str) -> list[Kept]:
    """Return an event's articles."""
    with Library.open() as library:
        return library.articles(event)


def add(seen: Dashboard, *files: tuple[str, bytes, str], name: str = "") -> Dashboard:
    """Upload files into a new event."""
    seen.test.file_uploader[0].set_value(list(files))
    if name:
        next(one for one in seen.test.text_input if one.label == "Name of the new event").set_value(name)
    return seen.press(ADD)


def test_five_raw_articles(sample: Path) -> None:  # noqa: ARG001
    """The five come in as the gold says, into an event of their own, and the page opens that event."""
    raw = stock.raw()
    seen = add(Dashboard("library"), *stock.uploads(raw), name=stock.FIVE)
    assert seen.failures() == []
    assert "5 articles added" in seen.texts("p", "finding")[0]
    assert [event.kind for event in events()] == ["sample", "own"]
    kept = [one.article for one in articles(events()[-1].id)]
    for article, file in zip(kept, raw, strict=True):
        gold = stock.gold(file)
        assert (article.title or None, article.outlet or None, article.date and article.date.isoformat()) == (
            gold["title"],
            gold["outlet"],
            gold["date"],
        )
        assert file.name in seen.text()
    assert len(articles(events()[0].id)) == 5
    seen.open("overview")
    assert seen.texts("p", "eyebrow") == [stock.FIVE]


def test_bad_files_beside_good_ones(sample: Path) -> None:  # noqa: ARG001
    """Each bad file gets a sentence of its own; the good ones come in."""
    files = [(name, data, "text/plain") for name, data in BAD.items()]
    seen = add(Dashboard("library"), files[0], GOOD, *files[1:])
    assert seen.failures() == []
    assert f"1 article added, {len(BAD)} not" in seen.texts("p", "finding")[0]
    told = [line for line in seen.texts("p", "warn") if line.split(":")[0] in BAD]
    assert len(told) == len(BAD)
    assert all(len(line.split(":", 1)[1].strip()) > 15 for line in told), told
    assert events()[-1].articles == 1


def test_pasted_text_and_duplicates(sample: Path) -> None:  # noqa: ARG001
    """Pasted text becomes an article; the same text again, pasted or as a file, is not added twice."""
    seen = Dashboard("library")
    paste = "A plain day in town\n\n" + texts.PLAIN
    seen.test.text_area[0].set_value(paste)
    seen.press(ADD)
    assert "1 article added" in seen.texts("p", "finding")[0]
    assert events()[-1].articles == 1
    add(seen, GOOD)
    assert "already in the library" in seen.warnings()
    assert [event.articles for event in events()] == [5, 1]


def test_nothing_chosen(sample: Path) -> None:  # noqa: ARG001
    """An empty form says what to do and adds nothing."""
    seen = Dashboard("library").press(ADD)
    assert "Choose a file or paste a text" in seen.warnings()
    assert len(events()) == 1


def test_upload_never_goes_into_the_sample(sample: Path) -> None:  # noqa: ARG001
    """The form offers a new event and the reader's own, never the sample; a copy of a sample text comes in."""
    seen = Dashboard("library")
    offered = next(one for one in seen.test.selectbox if one.label == "Put them into").options
    assert offered == ["A new event"]
    one = articles(events()[0].id)[0].article
    add(seen, ("copy.txt", f"{one.title}\n\n{one.text}".encode(), "text/plain"))
    assert [(event.kind, event.articles) for event in events()] == [("sample", 5), ("own", 1)]


def test_into_an_event_that_is_there(keep: Keep) -> None:
    """Files can join an event of the reader's own."""
    event = keep(stock.HARSH)
    seen = Dashboard("library", event=event)
    next(one for one in seen.test.selectbox if one.label == "Put them into").set_value(event)
    add(seen, GOOD)
    assert [one.articles for one in events()] == [5, 2]


def test_details(keep: Keep) -> None:
    """Outlet, date, headline, address, author and event can be corrected; the pages tell the new ones."""
    other = keep(stock.QUOTING, name="Another event")
    event = keep(stock.UNTITLED)
    seen = Dashboard("library", event=event)
    fields = {one.label: one for one in seen.test.text_input}
    fields["Outlet"].set_value("The New Name")
    fields["Headline"].set_value("A headline found")
    fields["Author"].set_value("N. N.")
    fields["Web address"].set_value("https://paper.example/1")
    seen.test.date_input[0].set_value(datetime.date(2021, 12, 9))
    seen.press("Save these details")
    assert seen.failures() == []
    kept = articles(event)[0].article
    assert (kept.outlet, kept.title, kept.author, kept.url) == (
        "The New Name", "A headline found", "N. N.", "https://paper.example/1",
    )  # fmt: skip
    assert kept.date == datetime.date(2021, 12, 9)
    next(one for one in seen.test.selectbox if one.label == "Event" and one.key != "event").set_value(other)
    seen.press("Save these details")
    assert seen.failures() == []
    assert [one.article.outlet for one in articles(other)] == ["The Quiet One", "The New Name"]


def test_a_line_can_be_set_aside_and_put_back(keep: Keep) -> None:
    """Flipping a line's role changes what is counted, and what is shown as struck through."""
    paragraphs = texts.PLAIN.replace(". A vote", ".\n\nA vote")
    event = keep(analysis.Article.of(paragraphs, outlet="Town Paper", title="Committee meets"))
    seen = Dashboard("library", event=event)
    lines = seen.test.data_editor[0]
    assert list(lines.value["keep as"]) == ["headline", "body", "body"]
    _edit(seen, {2: {"keep as": "set aside"}})
    assert seen.failures() == []
    assert [part.role for part in articles(event)[0].article.parts] == [Role.TITLE, Role.BODY, Role.BOILERPLATE]
    assert len(seen.elements("p", "boilerplate")) == 1
    _edit(seen, {2: {"keep as": "body"}, 1: {"text": "Another text stands here now, and it is long enough."}})
    kept = articles(event)[0].article
    assert [part.role for part in kept.parts] == [Role.TITLE, Role.BODY, Role.BODY]
    assert "Another text stands here now" in kept.text
    assert "A vote is planned" in kept.text


def _edit(seen: Dashboard, rows: dict[int, dict[str, str]]) -> None:
    """Change cells of the lines' table and save them."""
    seen.test.session_state[seen.test.data_editor[0].key] = {"edited_rows": rows, "added_rows": [], "deleted_rows": []}
    seen.press("Save these lines")


def test_remove_rename_delete(keep: Keep) -> None:
    """An article is removed, an event renamed and deleted; each is done at once and for good."""
    event = keep(stock.HARSH, stock.QUOTING)
    seen = Dashboard("library", event=event)
    seen.press("Remove this article")
    assert [one.article.outlet for one in articles(event)] == ["The Quiet One"]
    seen.widget(f"name_{event}").set_value("A better name")
    seen.widget(f"rename_{event}").click()
    seen.run()
    assert events()[-1].name == "A better name"
    assert "A better name" in seen.text()
    seen.widget(f"delete_{event}").click()
    seen.run()
    assert seen.failures() == []
    assert [one.kind for one in events()] == ["sample"]


def test_removing_the_last_article(keep: Keep) -> None:
    """An event whose last article goes stays in the list, and the page goes on with another."""
    event = keep(stock.HARSH)
    seen = Dashboard("library", event=event).press("Remove this article")
    assert seen.failures() == []
    assert [one.articles for one in events()] == [5, 0]


def test_hide_and_show_the_sample(sample: Path) -> None:  # noqa: ARG001
    """The sample can be hidden and shown again."""
    seen = Dashboard("library").press("Hide")
    assert events()[0].hidden
    assert seen.failures() == []
    seen.press("Show")
    assert not events()[0].hidden
    assert "The sample cannot be changed" in seen.warnings()


def test_open_an_event(keep: Keep) -> None:
    """Each event can be opened from the list."""
    event = keep(stock.HARSH, stock.QUOTING)
    seen = Dashboard("library")
    seen.widget(f"open_{event}").click()
    seen.run()
    assert seen.texts("p", "eyebrow") == ["A made event"]


def test_visitors_look_and_change_nothing(keep: Keep, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who reads from another machine sees everything and has no way to change it."""
    event = keep(stock.HARSH)
    monkeypatch.setenv("PARALLAX_VISITORS_MAY_EDIT", "")
    seen = Dashboard("library", event=event)
    assert "change nothing" in seen.warnings()
    assert {one.label for one in seen.test.button} <= {"Open"}
    assert not seen.test.file_uploader
    assert not seen.test.data_editor


def test_second_start_analyses_nothing(five: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was analysed once is never analysed again, on any page, nor is the sample read again."""

    def refuse(*_: object, **__: object) -> None:
        pytest.fail("analysed or read again")

    monkeypatch.setattr(analysis, "analyse", refuse)
    monkeypatch.setattr(analysis, "read", refuse)
    monkeypatch.setattr(analysis, "read_each", refuse)
    for page in (COMPARING[0], "reading_room", "library"):
        assert Dashboard(page, event=five).failures() == []
        assert Dashboard(page).failures() == []
