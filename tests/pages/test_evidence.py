"""The words behind a number: what the panel shows for a chosen article and measure, and the way to the whole text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

import analysis
from analysis import workspace
from analysis.article import Role
from analysis.comparison import facts
from analysis.library import Library
from analysis.wording import number
from pages.parts import chosen, lining
from tests.pages.app import Dashboard

if TYPE_CHECKING:
    from pathlib import Path

    from analysis.result import Result


def results() -> tuple[Result, ...]:
    """Return the sample's results, in order."""
    with Library.open() as library:
        return workspace.open_event(library, library.events()[0]).results


@pytest.mark.parametrize(
    ("page", "key", "item", "measure", "voice"),
    [
        ("overview", "what", "loaded_language", "loaded_language", "all"),
        ("overview", "what", "quoted_share", "quoted_share", "all"),
        ("tone", "what_tone", "all", "sentiment", "all"),
        ("tone", "what_tone", "quoted", "sentiment", "quoted"),
        ("tone", "what_tone", "headline", "headline_sentiment", "all"),
    ],
)
def test_sentences_add_up_to_the_printed_value(
    page: str,
    key: str,
    item: str,
    measure: str,
    voice: str,
    sample: Path,  # noqa: ARG001
) -> None:
    """Value, sentences with what each adds, and the table of words all tell the same number."""
    seen = Dashboard(page).choose(who=1, **{key: item})
    assert seen.failures() == []
    value = analysis.compare(list(results()), voice=voice).query("article == 1 and measure == @measure").iloc[0]
    assert "The Daily Bellows" in seen.texts("p", "figure")[-1]
    decimals = analysis.measures.registry()[measure].decimals
    assert f"{abs(value.value):.{decimals}f}" in seen.texts("p", "figure")[-1]
    table = next(one.value for one in seen.test.dataframe if "adds" in one.value.columns)
    assert table["adds"].sum() == pytest.approx(value.value, abs=1e-9)
    text = results()[1].article.text
    for row in table.itertuples():
        assert text[int(row.start) : int(row.end)] == row.words
    if seen.test.session_state.get(f"{key}_all", None) is not None:
        seen.choose(**{f"{key}_all": True})
    printed = re.findall(r"adds ([+−-]?[\d.]+) of", seen.text())
    assert printed == [number(share, decimals + 1, signed=True) for share in by_sentence(results()[1], measure, voice)]


def by_sentence(result: Result, measure: str, voice: str) -> list[float]:
    """Return what each sentence adds to a value, largest first, from the library's own contributions."""
    made, found = analysis.contributions(result, measure, voice=voice), []
    for start, end in result.sentences:
        inside = made[(made.start >= start) & (made.start < end)]
        found.append((float(inside.share.sum()), int(start)))
    return [share for share, _ in sorted(found, key=lambda one: (-abs(one[0]), one[1])) if share]


def test_grade_is_told_by_its_counts(sample: Path) -> None:  # noqa: ARG001
    """For a formula the panel shows the longest sentences and the counts that give the value."""
    seen = Dashboard("reading_ease").choose(who=4, what_reading="flesch_kincaid_grade")
    counts = next(one.value for one in seen.test.dataframe if "adds" in one.value.columns).set_index("words")["adds"]
    grade = 0.39 * counts["words"] / counts["sentences"] + 11.8 * counts["syllables"] / counts["words"] - 15.59
    assert f"{grade:.1f}" in seen.texts("p", "figure")[-1]
    lengths = [int(one) for one in re.findall(r"^(\d+) words$", "\n".join(seen.texts("p", "sub")), re.MULTILINE)]
    assert lengths == sorted(lengths, reverse=True)


def test_sentences_stand_in_the_article(sample: Path) -> None:  # noqa: ARG001
    """Every quoted sentence is the article's own, letter for letter, and its link names its very place."""
    seen = Dashboard("overview").choose(who=1, what="loaded_language")
    found = results()
    texts = [one.article.text for one in found]
    headlines, quoted = seen.texts("h3"), seen.texts("blockquote")
    places = seen.links()
    assert len(quoted) + len(headlines) == len(places) >= 4
    for sentence, place in zip([*headlines, *quoted], places, strict=True):
        article, start, end = map(int, re.search(r"at=(\d+)-(\d+)-(\d+)", place).groups())  # type: ignore[union-attr]
        assert texts[article][start:end] == sentence


def test_place_opens_in_the_reading_room(sample: Path) -> None:  # noqa: ARG001
    """The link's article is shown, the sentence is highlighted once, and a jump link leads to it."""
    result = results()[3]
    start, end = map(int, result.sentences[8])
    seen = Dashboard("reading_room", at=f"3-{start}-{end}")
    assert seen.failures() == []
    assert "North Sea One" in seen.texts("p", "who")
    assert seen.texts("span", "here") == [result.article.text[start:end]]
    assert seen.texts("a", "jump") == ["Go to the sentence you came for"]
    assert "".join(seen.bodies()).count('id="here"') == 1


def test_places_line_up(sample: Path) -> None:  # noqa: ARG001
    """Places in several articles: the first two are shown, level at their first place, the others are named; nothing is lost."""
    found = results()
    spans = {i: [tuple(map(int, found[i].sentences[at])) for at in (6, 9)] for i in (1, 2, 4)}
    told = [f"{i}-{start}-{end}" for i, places in spans.items() for start, end in places]
    seen = Dashboard("reading_room", at=".".join(told))
    assert seen.failures() == []
    assert seen.texts("p", "who")[:2] == ["The Daily Bellows", "Volga Today"]
    assert "also in Field & Flag" in seen.text()
    texts = [found[i].article.text[start:end] for i in (1, 2) for start, end in spans[i]]
    assert seen.texts("span", "here") == texts
    before = seen.texts("div", "before")
    assert len(before) == 2
    for told_before, i in zip(before, (1, 2), strict=True):
        first = next(part for part in found[i].article.parts if part.role is Role.BODY and part.start is not None)
        assert told_before.endswith(tuple(part.text for part in found[i].article.parts))
        assert first.text in told_before
        assert found[i].article.text[slice(*spans[i][0])] not in told_before
    for i in (1, 2):
        for part in found[i].article.parts:
            if part.start is not None:
                assert part.text in seen.text()
    seen.choose(read=[0, 1])
    assert "Not found in this text" in seen.text()


@pytest.mark.parametrize(
    "told", ["", "-", "9-1-2", "0-5-5", "0-9-3", "0-0-99999999", "0-1-2-3", "x.y", "0--1-4", "²-1-2"]
)
def test_places_that_are_not_there(told: str, sample: Path) -> None:  # noqa: ARG001
    """An address that names no place of these articles shows the Reading room as it is."""
    seen = Dashboard("reading_room", at=told)
    assert seen.failures() == []
    assert seen.texts("span", "here") == []
    assert len(seen.elements("article")) == 2


def test_reading_room_shows_the_text_whole(sample: Path) -> None:  # noqa: ARG001
    """Two articles stand there to the letter, whatever marks are on; switches put marks on and off."""
    seen = Dashboard("reading_room")
    kept = [one.article for one in results()[:2]]
    for article in kept:
        for part in article.parts:
            if part.start is not None:
                assert part.text in seen.text()
    assert seen.elements("mark")
    seen.choose(marks=[])
    assert not seen.elements("mark")
    seen.choose(marks=["positive"])
    assert {one.classes for one in seen.elements("mark")} == {("positive",)}
    seen.choose(read=[0, 1, 2, 3])
    assert len(seen.elements("article")) == 3
    assert "Three at a time" in seen.warnings()
    seen.choose(read=[])
    assert "Choose one to three articles" in seen.warnings()


def test_words_in_context(sample: Path) -> None:  # noqa: ARG001
    """The Wording page shows each charged word in its sentence, of the chosen article and kind."""
    seen = Dashboard("wording").choose(who=1, category="label")
    text = results()[1].article.text
    lines = seen.elements("div", "kwic")
    for line in lines:
        assert line.text.strip("…") in text
    assert f"{len(lines)} marks" in seen.text() or len(lines) == 8


def test_line_up_on_a_fact(sample: Path) -> None:  # noqa: ARG001
    """A fact chosen in the Reading room stands level in both articles under its title, and goes into the address."""
    fact = next(one for one in facts.of(results()) if {0, 1} <= set(one.articles))
    told = ".".join(f"{place.article}-{place.start}-{place.end}" for place in fact.places)
    seen = Dashboard("reading_room").choose(line_up=told)
    assert seen.failures() == []
    assert seen.texts("p", "about") == [fact.title] * 2
    assert seen.test.query_params["at"] == told
    texts = [one.article.text for one in results()]
    wanted = [texts[place.article][place.start : place.end] for place in fact.places if place.article < 2]
    assert seen.texts("span", "here") == wanted
    seen.choose(line_up=lining.NOTHING)
    assert seen.texts("span", "here") == []
    assert "at" not in seen.test.query_params


def test_an_address_cannot_put_words_on_the_page(sample: Path) -> None:  # noqa: ARG001
    """What a link says above the places is shown only where the event itself says it."""
    text = results()[0].article.text
    assert Dashboard("reading_room", at="0-10-40", about="Send money to this account").texts("p", "about") == []
    assert Dashboard("reading_room", at="0-10-40", about=text[10:40].strip()).texts("p", "about") == [
        text[10:40].strip()
    ]


def test_nothing_is_open_before_it_is_chosen(sample: Path) -> None:  # noqa: ARG001
    """The Overview waits for a choice; the address of one opens it, and the dot that it is of is ringed."""
    assert Dashboard("overview").texts("p", "figure") == []
    seen = Dashboard("overview", who="Volga Today", what="Tone")
    assert seen.texts("p", "figure")[-1].startswith("Volga Today · Tone −0.0")
    assert rings(seen) == {"overview": 1}


def rings(seen: Dashboard) -> dict[str, int]:
    """Return how many points of each chart, by its key, a rule of style puts a ring around."""
    rules = next((one for one in seen.bodies() if chosen.RING in one), "")
    found = re.findall(r"\.st-key-(\w+) ", rules)
    return {key: found.count(key) for key in found}


def test_a_sentence_in_the_address(sample: Path) -> None:  # noqa: ARG001
    """A sentence of the arc is shown with its tone and ringed; one of another article is no choice any more."""
    seen = Dashboard("tone", who="Volga Today", sentence="5 of 31")
    told = next(one for one in seen.texts("p", "sub") if one.startswith("sentence 5 of 31"))
    result = results()[2]
    quoted = seen.texts("blockquote")[-1]
    assert quoted in result.article.text
    assert number(-0.30, 2) in told
    assert rings(seen) == {"tone": 1, "plot_wide_arc": 1}
    seen.choose(who=1)
    assert not [one for one in seen.texts("p", "sub") if one.startswith("sentence ")]
    assert seen.widget("sentence").value is None


def test_whose_words_follow_the_sidebar(sample: Path) -> None:  # noqa: ARG001
    """The panel of Tone shows the voice of the sidebar until another is chosen, and goes with the sidebar when that changes."""
    seen = Dashboard("tone", voice="Own words")
    assert "Own words" in seen.texts("p", "figure")[-1]
    seen.choose(what_tone="quoted")
    assert "Quoted words" in seen.texts("p", "figure")[-1]
    seen.choose(voice="all")
    assert "All words" in seen.texts("p", "figure")[-1]
