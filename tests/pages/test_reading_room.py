"""The Reading room: text size, speech told apart by side, what it can be lined up on, and what it takes along as a file."""

from __future__ import annotations

import csv
import io
import logging
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from analysis.charts import marked
from pages.parts import columns, lining, reader, speech
from tests.pages.app import Dashboard
from tests.pages.test_evidence import results

if TYPE_CHECKING:
    from pathlib import Path


def view_of(seen: Dashboard) -> object:
    """Return what the page was given."""
    return seen.test.session_state["view"]


def test_a_link_chooses_articles_without_a_warning(sample: Path, caplog: pytest.LogCaptureFixture) -> None:  # noqa: ARG001
    """Following a link to an article that is not shown sets the choice, and no widget is given a value and a default at once."""
    start, end = map(int, results()[3].sentences[8])
    with caplog.at_level(logging.WARNING):
        seen = Dashboard("reading_room", at=f"3-{start}-{end}")
        seen.run()
    assert seen.failures() == []
    assert "North Sea One" in seen.texts("p", "who")
    assert [one for one in caplog.messages if "default value" in one] == []


def test_a_link_keeps_what_the_reader_has_open(sample: Path) -> None:  # noqa: ARG001
    """Where the articles of a link are shown already, the others beside them stay."""
    start, end = map(int, results()[1].sentences[3])
    seen = Dashboard("reading_room").choose(read=[0, 1, 2])
    seen.test.query_params["at"] = f"1-{start}-{end}"
    seen.run()
    assert len(seen.elements("article")) == 3
    assert seen.texts("span", "here")


@pytest.mark.parametrize("size", reader.SIZES)
def test_text_size(size: str, sample: Path) -> None:  # noqa: ARG001
    """The size is a class of the columns, and an address that names it opens the same view."""
    seen = Dashboard("reading_room").choose(size=size)
    assert [one.classes[1] for one in seen.elements("div", "read")] == [size]
    assert Dashboard("reading_room", size=reader.SIZES[size]).bodies() == seen.bodies()


def test_speech_is_told_apart_by_side(sample: Path) -> None:  # noqa: ARG001
    """Every quote and paraphrase shown has its side's pattern, its speaker in the note, and is counted in the legend; a switch ends that."""
    seen = Dashboard("reading_room")
    stretches = [one for one in seen.elements("span") if {"q", "p"} & set(one.classes)][
        2:
    ]  # the first two are the legend's, for paper
    assert {pattern for one in stretches for pattern in one.classes[1:]} >= {"s0", "s1", "so", "sn"}
    legend = seen.texts("p", "sides")[0]
    assert "Russia" in legend
    assert "not told who" in legend
    notes = [
        value
        for each in seen.readers()
        for tag, name, value in each.attributes
        if tag == "span" and name == "data-note"
    ]
    assert "Vladimir Putin · Russia · quoted" in notes
    assert len(notes) == len(stretches)
    seen.choose(sides=False)
    assert seen.texts("p", "sides") == []
    assert all(len(one.classes) == 1 for one in seen.elements("span") if {"q", "p"} & set(one.classes))


def test_whose_speech_it_is(sample: Path) -> None:  # noqa: ARG001
    """Each stretch belongs to the speaker of the statement in which it stands, on the side that Voices shows."""
    found = speech.sides(view_of(Dashboard("reading_room")))  # type: ignore[arg-type]
    told = 0
    for article, result in enumerate(results()):
        for mark in result.marks:
            if mark.kind in speech.KINDS:
                whose = found.whose(article, mark)
                told += bool(whose.name)
                if whose.name:
                    who = next(at for at, one in enumerate(found.cast.heard) if one.name == whose.name)
                    assert whose.side == found.cast.sides.of[who]
                    assert "not resolved" not in mark.note
    assert told > 60


def test_a_speaker_is_named_where_the_speaker_changes(sample: Path) -> None:  # noqa: ARG001
    """In a paragraph nobody is named twice in a row before a quotation, and paraphrase has its speaker in the note alone."""
    seen = Dashboard("reading_room")
    body = next(one for one in seen.bodies() if 'class="read' in one)
    for paragraph in body.split("<p ")[1:]:
        names = [part.partition('"')[0] for part in paragraph.split('data-who="')[1:]]
        shown = [name for name in names if name]
        assert all(first != second for first, second in pairwise(shown))
        assert all('data-who=""' in part.partition(">")[0] for part in paragraph.split('<span class="p')[1:])


def test_lined_up_on_a_quotation(sample: Path) -> None:  # noqa: ARG001
    """A quotation that several articles carry can be chosen like a fact, and stands level in all of them that are shown."""
    view = view_of(Dashboard("reading_room"))
    offered = lining.offered(view)  # type: ignore[arg-type]
    kinds = [one.kind for one in offered.values()]
    assert kinds.count("Fact") > 5
    assert kinds.count("Quotation") > 3
    place, matter = next(pair for pair in offered.items() if pair[1].kind == "Quotation" and pair[0].count(".") >= 1)
    seen = Dashboard("reading_room").choose(line_up=place)
    assert seen.failures() == []
    assert len(seen.texts("span", "here")) >= 2
    assert set(seen.texts("p", "about")) <= {" ".join(matter.title.split())[: lining.SAID]}


def test_marks_as_a_file(sample: Path) -> None:  # noqa: ARG001
    """The file has a row for every mark shown, with the words it covers."""
    view = view_of(Dashboard("reading_room"))
    groups = [group for group in marked.groups() if group.key == "doubt"]
    data = reader.marks_csv(view, (0, 1), groups)  # type: ignore[arg-type]
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
    assert len(rows) - 1 == reader.counts(view, (0, 1), groups)["doubt"]  # type: ignore[arg-type]
    text = results()[0].article.text
    for name, kind, covered, _, start, end in rows[1:]:
        assert kind == "Doubt"
        if name == "Meridian Wire":
            assert covered.lstrip("'") == text[int(start) : int(end)].lstrip("'")


def test_layout_has_no_room_for_more() -> None:
    """What the columns take from the page: a size, a switch, and what the places have in common."""
    assert columns.Layout() == ("medium", True, "")
