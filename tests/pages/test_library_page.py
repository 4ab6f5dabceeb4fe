"""The Library page: adding articles, correcting them, and keeping events."""

from __future__ import annotations

import datetime
import sqlite3
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

import pytest

import analysis
from analysis import workspace
from analysis.article import Role
from analysis.library import Library, take_in
from analysis.library.place import FILE
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
    assert "Already in the library" in seen.warnings()
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


def change(event: str) -> Dashboard:
    """Open what can be changed about an event."""
    return Dashboard("library", event=event, room="Events").click(f"change_{event}")


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
    seen = change(event)
    seen.widget(f"name_{event}").set_value("A better name")
    seen.click(f"rename_{event}")
    assert events()[-1].name == "A better name"
    assert "A better name" in seen.text()
    seen = change(event)
    assert seen.widget(f"delete_{event}").disabled, "the switch comes first"
    seen.choose(**{f"sure_{event}": True})
    seen.click(f"delete_{event}")
    assert seen.failures() == []
    assert [one.kind for one in events()] == ["sample"]


def test_put_back(keep: Keep) -> None:
    """What was removed can be put back where it was, until the window is closed."""
    event = keep(stock.HARSH, stock.QUOTING)
    before = articles(event)
    seen = Dashboard("library", event=event).press("Remove this article")
    assert "Removed:" in seen.warnings()
    seen.press("Put it back")
    assert seen.failures() == []
    assert articles(event) == before
    assert not seen.has("Put it back")


def test_merge(keep: Keep) -> None:
    """An event's articles join another event's, and the emptied one is gone."""
    first, second = keep(stock.HARSH, name="One"), keep(stock.QUOTING, name="Two")
    seen = change(second)
    seen.choose(**{f"into_{second}": first})
    seen.click(f"merge_{second}")
    assert seen.failures() == []
    assert [(one.name, one.articles) for one in events()[1:]] == [("One", 2)]
    assert [one.article.outlet for one in articles(first)] == [stock.HARSH.outlet, stock.QUOTING.outlet]


def test_split(keep: Keep) -> None:
    """Chosen articles move into an event of their own; without a choice or a name nothing happens and one sentence says why."""
    event = keep(stock.HARSH, stock.QUOTING)
    seen = change(event).click(f"split_{event}")
    assert "Choose the articles" in seen.warnings()
    picked = articles(event)[1].id
    next(one for one in seen.test.multiselect if one.key == f"parts_{event}").set_value([picked])
    seen.click(f"split_{event}")
    assert "needs a name" in seen.warnings()
    seen.choose(**{f"part_name_{event}": "The other one"})
    seen.click(f"split_{event}")
    assert [(one.name, one.articles) for one in events()[1:]] == [("A made event", 1), ("The other one", 1)]


def test_export_comes_back_through_the_form(keep: Keep) -> None:
    """An exported event, deleted and uploaded again, is the same event with the same articles."""
    event = keep(stock.HARSH, stock.QUOTING, name="There and back")
    with Library.open() as library:
        data = library.export_event(event)
        before = [one.article for one in library.articles(event)]
        library.delete_event(event)
    seen = add(Dashboard("library"), ("event.json", data, "application/json"))
    assert seen.failures() == []
    assert "2 articles added" in seen.texts("p", "finding")[0]
    assert events()[-1].name == "There and back"
    assert [one.article for one in articles(events()[-1].id)] == before


def test_search(keep: Keep) -> None:
    """A word is found in every event, shown with its surroundings, and leads into the Reading room at its place."""
    keep(stock.HARSH, name="One")
    event = keep(analysis.Article.of(texts.PLAIN, outlet="Town Paper", title="Committee meets"), name="Two")
    seen = Dashboard("library", room="Search")
    seen.choose(search="committee")
    assert seen.failures() == []
    assert any(one.text.casefold() == "committee" for one in seen.elements("b"))
    [link] = [link for link in seen.links() if "Two" in link]
    query = dict(parse_qsl(link.partition("?")[2]))
    assert query["event"] == "Two"
    text = articles(event)[0].article.text
    position, start, end = map(int, query["at"].split("-"))
    assert position == 0
    assert text[start:end].casefold() == "committee"
    assert "No article holds" in seen.choose(search="zyzzyva").warnings()
    assert seen.choose(search='")(*').failures() == []


def test_outlets(keep: Keep) -> None:
    """Spellings of one outlet are pointed out and joined by one press; any outlet can be renamed."""
    event = keep(*(replace(stock.HARSH, parts=one.parts, outlet=name) for name, one in
                   zip(("RT", "rt.com"), (stock.HARSH, stock.QUOTING), strict=True)))  # fmt: skip
    seen = Dashboard("library", room="Outlets")
    assert "look like one outlet" in seen.warnings()
    seen.press("Write “RT” for all")
    assert {one.article.outlet for one in articles(event)} == {"RT"}
    next(one for one in seen.test.text_input if one.label.startswith("to ")).set_value("Another name")
    seen.press("Rename")
    assert {one.article.outlet for one in articles(event)} == {"Another name"}
    assert seen.failures() == []


def test_place_check_and_copy(keep: Keep, home: Path) -> None:
    """The file's place and size are shown; it can be checked, damage is named, and copied beside itself."""
    event = keep(stock.HARSH)
    seen = Dashboard("library", room="Where it is kept")
    assert str(home) in seen.test.code[0].value
    assert "is whole" in seen.press("Check the library").warnings()
    seen.press("Save a copy")
    [copy] = [file for file in home.glob("*.sqlite") if file.name != FILE]
    with Library.open(copy) as other:
        assert [one.article for one in other.articles(event)] == [one.article for one in articles(event)]
    with closing(sqlite3.connect(home / FILE)) as raw, raw:
        raw.execute("UPDATE articles SET title = title || '!' WHERE event = ?", (event,))
    assert "damaged" in seen.press("Check the library").warnings()
    assert seen.failures() == []


def test_delete_everything(keep: Keep) -> None:
    """Everything of the reader's goes, after a switch and a press; the sample comes back."""
    keep(stock.HARSH)
    seen = Dashboard("library", room="Where it is kept")
    assert next(one for one in seen.test.button if one.label == "Delete everything").disabled
    seen.choose(sure=True).press("Delete everything")
    seen.run()
    assert seen.failures() == []
    assert [one.kind for one in events()] == ["sample"]


def test_an_error_is_noted_without_a_text(keep: Keep, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page that breaks says one sentence, notes kind and place of the error, and shows that in the Library."""
    keep(stock.HARSH)
    secret = "a sentence of an article"  # noqa: S105 - what must not be told

    def fail(*_: object, **__: object) -> None:
        raise RuntimeError(secret)

    with monkeypatch.context() as patch:
        patch.setattr(Library, "outlets", fail)
        seen = Dashboard("library", room="Outlets")
        assert len(seen.failures()) == 1
        assert secret not in seen.text()
    seen = Dashboard("library", room="Where it is kept")
    assert seen.failures() == []
    assert "RuntimeError" in seen.test.code[-1].value
    assert secret not in seen.test.code[-1].value


def test_an_import_that_was_cut_short(keep: Keep) -> None:
    """It is told of with what is missing; the same files again finish it; it can be forgotten."""
    keep(stock.HARSH)
    files = [
        (f"{number}.txt", f"Headline of number {number}\n\n{texts.PLAIN} Number {number} it is.".encode())
        for number in range(3)
    ]
    with Library.open() as library:
        steps = take_in(library, files, analysis.read_each, name="Cut short")
        next(steps)
        steps.close()
    seen = Dashboard("library")
    assert "cut short" in seen.warnings()
    assert "1.txt, 2.txt" in seen.warnings() or "0.txt, 1.txt, 2.txt" in seen.warnings()
    add(seen, *((name, data, "text/plain") for name, data in files))
    assert seen.failures() == []
    assert [(one.name, one.articles) for one in events()][-1] == ("Cut short", 3)
    assert "cut short" not in Dashboard("library").warnings()


def test_spreadsheet_columns(sample: Path) -> None:  # noqa: ARG001
    """A spreadsheet's columns are guessed and shown, and the reader's choice is what counts."""
    rows = [f'"Headline {n}","A summary","{texts.PLAIN} Row {n} it is.","Paper {n}"' for n in range(3)]
    data = ("head,short,long,who\n" + "\n".join(rows)).encode()
    seen = Dashboard("library")
    seen.test.file_uploader[0].set_value([("table.csv", data, "text/csv")])
    seen.run()
    assert seen.failures() == []
    assert "3 rows" in seen.text()
    seen.widget("column_title").set_value(0)
    seen.widget("column_outlet").set_value(3)
    seen.press(ADD)
    assert "3 articles added" in seen.texts("p", "finding")[0]
    kept = [one.article for one in articles(events()[-1].id)]
    assert [(one.title, one.outlet) for one in kept] == [(f"Headline {n}", f"Paper {n}") for n in range(3)]


@pytest.mark.parametrize(("named", "told"), [("event", True), ("topic", False)])
def test_table_of_several_events(named: str, told: bool, sample: Path) -> None:  # noqa: ARG001, FBT001 - a case of the table
    """Before a table whose rows tell of several events goes into one, the page says so and what to do; a topic is no event."""
    rows = [f'<b>{n}</b>,"{texts.PLAIN} Row {n} it is."' for n in range(3)]
    seen = Dashboard("library")
    seen.test.file_uploader[0].set_value([("table.csv", f"{named},text\n{chr(10).join(rows)}".encode(), "text/csv")])
    seen.run()
    assert (seen.failures(), seen.foreign()) == ([], [])
    assert (f"The column “{named}” tells of several events" in seen.warnings()) == told


def test_batch_limits(sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: ARG001
    """Too many files at once are refused in one sentence before anything is read."""
    seen = Dashboard("library")
    seen.test.file_uploader[0].set_value([(f"{n}.txt", b"x", "text/plain") for n in range(201)])
    monkeypatch.setattr(analysis, "read_each", lambda *_, **__: pytest.fail("read"))
    seen.press(ADD)
    assert "the limit is 200 at once" in seen.warnings()
    assert len(events()) == 1


def test_several_events_in_one_batch(sample: Path) -> None:  # noqa: ARG001
    """Articles that tell of different things are pointed out, and parted by one press."""
    if not stock.raw():
        pytest.skip("needs the five raw articles")
    vote = "The city council voted on the new tram line on Tuesday. The tram line will cost 40 million and run from the harbour to the university. "
    trams = [(f"tram{n}.txt", f"Tram line gets its vote number {n}\n\n{vote * 3}{extra}".encode(), "text/plain") for n, extra in
             enumerate(("Residents of the harbour had waited for the tram line for years.", "The mayor praised the council for the tram line and its price."))]  # fmt: skip
    seen = add(Dashboard("library"), *stock.uploads(stock.raw()), *trams)
    assert "different events" in seen.warnings()
    seen.press("Make 2 events of them")
    assert seen.failures() == []
    assert sorted(one.articles for one in events()) == [2, 5, 5]


def test_it_joins_the_event_it_belongs_to(keep: Keep) -> None:
    """An article put into a new event by itself is offered the event that it seems to belong to."""
    event = keep(stock.HARSH, stock.QUOTING)
    text = stock.HARSH.text.replace("The ", "This ")
    seen = add(Dashboard("library"), ("more.txt", f"One more on this\n\n{text}".encode(), "text/plain"))
    assert "seem to belong to the event “A made event”" in seen.warnings()
    seen.press("Put them there")
    assert [one.articles for one in events()] == [5, 3]
    assert events()[-1].id == event


def test_method_change_is_said(keep: Keep) -> None:
    """When the library was measured by another method, every page of that visit says so, and the Library from then on."""
    event = keep(stock.HARSH)
    Dashboard("overview", event=event)
    with Library.open() as library:
        library.keep_setting(workspace.METHOD, "another")
        library.keep_result(articles(event)[0].article.hash, "another", b"{}")
    seen = Dashboard("overview", event=event)
    assert "changed how it measures" in seen.warnings()
    assert "changed how it measures" in seen.open("tone").warnings()
    assert "changed how it measures on" in Dashboard("library", room="Where it is kept").text()
    with Library.open() as library:
        assert library.result(articles(event)[0].article.hash, "another") is None


def test_others_can_see_it(sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: ARG001
    """A dashboard that listens to other machines says so on every page."""
    monkeypatch.setattr("pages.parts.desk.door.is_shared", lambda _: True)
    assert "Others on this network can see" in Dashboard("tone").warnings()


def test_removing_the_last_article(keep: Keep) -> None:
    """An event whose last article goes stays in the list, and the page goes on with another."""
    event = keep(stock.HARSH)
    seen = Dashboard("library", event=event).press("Remove this article")
    assert seen.failures() == []
    assert [one.articles for one in events()] == [5, 0]


def test_hide_and_show_the_sample(sample: Path) -> None:  # noqa: ARG001
    """The sample can be hidden and shown again."""
    seen = Dashboard("library", room="Events").press("Hide")
    assert events()[0].hidden
    assert seen.failures() == []
    seen.press("Show")
    assert not events()[0].hidden
    assert "The sample cannot be changed" in Dashboard("library").warnings()


def test_open_an_event(keep: Keep) -> None:
    """Each event can be opened from the list by a link that holds nothing but its name; the first one's holds nothing."""
    keep(stock.HARSH, stock.QUOTING, name="One & the same?")
    seen = Dashboard("library", room="Events")
    links = [href for reader in seen.readers() for _, name, href in reader.attributes if name == "href"]
    assert links == ["./?event=One+%26+the+same%3F", "./"]
    assert dict(parse_qsl(links[0][3:])) == {"event": "One & the same?"}


def test_visitors_look_and_change_nothing(keep: Keep, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who reads from another machine sees everything and has no way to change it."""
    event = keep(stock.HARSH)
    monkeypatch.setenv("PARALLAX_VISITORS_MAY_EDIT", "")
    seen = Dashboard("library", event=event)
    assert "change nothing" in seen.warnings()
    for room in ("Add and correct", "Search", "Events", "Outlets", "Where it is kept"):
        seen = Dashboard("library", event=event, room=room)
        assert seen.failures() == []
        assert {one.label for one in seen.test.button} <= {""}, room
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
