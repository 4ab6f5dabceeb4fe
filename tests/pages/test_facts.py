"""The Facts page: the answer, the matrix, one fact side by side, the reader's changes, and what survives a restart."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from analysis import workspace
from analysis.comparison.facts import telling
from analysis.library import Library
from tests.pages.app import Dashboard

if TYPE_CHECKING:
    from pathlib import Path

    from analysis.comparison.facts.telling import Telling


def titles(page: Dashboard) -> list[str]:
    """Return the facts of the matrix, by the buttons that open them."""
    labels = [one.label for one in page.test.button if one.key and one.key.startswith("press_fact_")]
    return [re.sub(r"\\(.)", r"\1", label.partition(" :small[")[0]) for label in labels]


def opened() -> Telling:
    """Return what the page should show of the sample, from the library as it is now."""
    from analysis.comparison.choice import Choice

    with Library.open() as library:
        found = workspace.open_event(library, library.events()[0])
    return telling.of(found.results, Choice(), found.edits.get("facts"))


@pytest.mark.usefixtures("sample")
def test_the_page_shows_the_matrix() -> None:
    """Every widely told fact has a row, every outlet a column, and an empty cell says that we did not find it."""
    page = Dashboard("facts")
    assert page.failures() == []
    rows = opened().rows
    assert [row.fact.title for row in rows[:12]] == titles(page)
    assert page.text().count("not found in this text") >= sum(5 - len(row.cells) for row in rows[:12])
    assert "hidden" not in page.text().lower()


@pytest.mark.usefixtures("sample")
def test_the_answer_is_from_the_numbers() -> None:
    """The finding tells how many facts there are, who tells most of them, and that differences cannot be told apart."""
    page, found = Dashboard("facts"), opened()
    assert str(len(found.rows)) in page.finding()
    assert str(max(left.told for left in found.left)) in page.finding()
    if not any(pair.clear for pair in found.pairs):
        assert "cannot tell the outlets apart" in page.finding()


@pytest.mark.usefixtures("sample")
def test_choosing_a_fact_shows_its_sentences_and_leads_to_the_reading_room() -> None:
    """The chosen fact's sentences are all there, and one link names a place in every article that tells it."""
    page, rows = Dashboard("facts"), opened().rows
    row = rows[2]
    page.choose(fact=row.fact.key)
    quotes = " ".join(" ".join(page.texts("blockquote")).split())
    with Library.open() as library:
        results = workspace.open_event(library, library.events()[0]).results
    for place in row.fact.places:
        assert " ".join(results[place.article].article.text[place.start : place.end].split()) in quotes
    wanted = ".".join(f"{a}-{row.cells[a].first.start}-{row.cells[a].first.end}" for a in sorted(row.cells))
    assert any(f"at={wanted}" in link for link in page.links())


@pytest.mark.usefixtures("sample")
def test_a_fact_can_be_named_in_the_address() -> None:
    """The address that a title links to chooses that fact."""
    row = opened().rows[3]
    page = Dashboard("facts", fact=row.fact.title)
    assert page.widget("fact").value == row.fact.key


@pytest.mark.usefixtures("sample")
def test_a_row_opens_and_closes() -> None:
    """No fact is open at first; a press on a row opens its sentences, the same press again closes them."""
    page = Dashboard("facts")
    assert page.texts("blockquote") == []
    page.click("press_fact_2")
    assert page.widget("fact").value == opened().rows[2].fact.key
    assert page.texts("blockquote")
    page.click("press_fact_2")
    assert page.widget("fact").value is None
    assert page.texts("blockquote") == []


@pytest.mark.usefixtures("sample")
def test_a_fact_beyond_the_first_twelve_is_shown_where_it_is_chosen() -> None:
    """The address of a fact that few tell shows its row and its sentences, the rest stays folded."""
    row = opened().rows[20]
    page = Dashboard("facts", fact=row.fact.title)
    assert titles(page)[-1] == row.fact.title
    assert len(titles(page)) == 13
    assert page.texts("blockquote")


@pytest.mark.usefixtures("sample")
def test_what_is_left_out_opens_to_how_others_tell_it() -> None:
    """An article chosen: every fact it lacks, with the words of an article that tells it and the way there."""
    page, found = Dashboard("facts", show="Left out", who="Meridian Wire", all_lacking="true"), opened()
    assert page.failures() == []
    lacking = [row for row in found.rows if 0 not in row.cells]
    assert f"{len(found.rows) - len(lacking)} of {len(found.rows)} found" in page.text()
    assert sorted(page.texts("p", "fact")) == sorted(row.fact.title for row in lacking)
    assert len(page.links()) == len(lacking)


@pytest.mark.usefixtures("sample")
@pytest.mark.parametrize("show", ["Only here", "Shared copy"])
def test_other_exhibits(show: str) -> None:
    """What stands in one article only, and what stands in several word for word: each with links to where it stands."""
    page = Dashboard("facts", show=show)
    assert page.failures() == []
    assert page.foreign() == []
    assert page.links()


@pytest.mark.usefixtures("sample")
def test_changes_are_kept_and_taken_back() -> None:
    """Rename, hide and take out change the page and the library; taking all back brings the first page again."""
    before = opened()
    page, row = Dashboard("facts"), before.rows[1]
    page.choose(fact=row.fact.key)
    page.widget(f"rename_{row.fact.key}").set_value("Measures if it comes to an attack")
    page.run()
    assert "Measures if it comes to an attack" in titles(page)
    assert opened().rows[1].fact.named
    page.click(f"hide_{row.fact.key}")
    assert "Measures if it comes to an attack" not in titles(page)
    assert len(opened().rows) == len(before.rows) - 1
    page.press("Take back all my changes")
    assert opened() == before
    assert page.failures() == []


@pytest.mark.usefixtures("sample")
def test_a_sentence_is_taken_out_and_two_facts_joined() -> None:
    """Taking a sentence out leaves one place less; joining two facts leaves one fact less."""
    before = opened()
    page, row = Dashboard("facts"), before.rows[0]
    page.choose(fact=row.fact.key)
    page.click(f"do_apart_{row.fact.key}")
    assert (
        len(next(r for r in opened().rows if set(r.fact.places) < set(row.fact.places)).fact.places)
        == len(row.fact.places) - 1
    )
    page.press("Take back my last change")
    assert opened() == before
    page.choose(fact=row.fact.key)
    page.click(f"do_join_{row.fact.key}")
    assert len(opened().rows) == len(before.rows) - 1


@pytest.mark.usefixtures("sample")
def test_a_visitor_who_may_not_edit_sees_no_controls(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the right to edit there is nothing to change facts with."""
    monkeypatch.setenv("PARALLAX_VISITORS_MAY_EDIT", "0")
    page = Dashboard("facts", fact=opened().rows[0].fact.title)
    assert page.failures() == []
    assert page.texts("blockquote")
    assert not page.has("Hide this fact")


def test_changes_survive_a_restart_and_travel_with_the_event(sample: Path, tmp_path: Path) -> None:
    """Kept changes are there when the library is opened anew, and in another library that imports the exported event."""
    before = opened()
    page = Dashboard("facts", fact=before.rows[0].fact.title)
    page.click(f"hide_{before.rows[0].fact.key}")
    assert sample.is_dir()
    with Library.open() as library:
        event = library.events()[0]
        edits = library.edits(event.id)
        data = library.export_event(event.id)
    assert len(edits["facts"]["steps"]) == 1
    with Library.open(tmp_path / "other.sqlite") as other:
        other.import_event(data)
        found = next(one for one in other.events() if other.edits(one.id))
        assert other.edits(found.id) == edits
        assert (
            len(telling.of(workspace.open_event(other, found).results, _plain(), edits["facts"]).rows)
            == len(before.rows) - 1
        )


def _plain() -> object:
    from analysis.comparison.choice import Choice

    return Choice()


@pytest.mark.usefixtures("sample")
def test_one_outlet_and_quoted_words() -> None:
    """With one outlet the page says that it is no comparison; with quoted words it shows what is quoted by two."""
    page = Dashboard("facts")
    key = next(one.key for one in page.test.get("button_group") if one.key and one.key.startswith("outlets_"))
    page.choose(voice="quoted")
    assert page.failures() == []
    assert "facts told by two or more" in page.state()
    page.choose(**{key: [0]})
    assert page.failures() == []
    assert "not a comparison" in page.finding()


def test_the_five_raw_articles(five: str) -> None:
    """The five raw articles show facts that were checked by reading: the dead since 2014, the expelled eight, the red line."""
    page = Dashboard("facts", event=five, all_facts="true")
    assert page.failures() == []
    text = " ".join(titles(page))
    for told in ("14,000", "eight Russian diplomats", "red line"):
        assert told in text
