"""Who gets to speak: the page answers, opens every number to its words, and lets the reader say who stands where."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from analysis import Article
from analysis.library import Library
from tests import texts
from tests.comparison.voices.made import EASTERN, NOBODY, WESTERN
from tests.pages import hostile, stock
from tests.pages.app import Dashboard

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Pages = Callable[[str, str], Dashboard]

BOTH = pytest.mark.parametrize("which", ["sample", "five"])
SHOWN = ("Sides", "Speakers", "Verbs", "Who comes first", "Same statement")
PLANTED = "it would be criminal inaction on our side to spinelessly watch all that’s taking place"


def two() -> tuple[Article, Article]:
    """Return two articles in which two people speak."""
    return Article.of(EASTERN, outlet="East Post"), Article.of(WESTERN, outlet="West Post")


def side_of(seen: Dashboard, speaker: str) -> str:
    """Return the side on whose row of the table a speaker stands."""
    rows = re.findall(r"<tr><th><bdi>(.*?)</bdi>.*?</th><td>(.*?)</td></tr>", "".join(seen.bodies()), flags=re.DOTALL)
    return next(side for side, told in rows if f"<bdi>{speaker}</bdi>" in told)


@BOTH
@pytest.mark.parametrize("show", SHOWN)
def test_page_answers(which: str, show: str, request: pytest.FixtureRequest) -> None:
    """The question, how many speak, a finding, and in every exhibit nothing that the page does not make itself."""
    event = request.getfixturevalue(which)
    seen = Dashboard("voices", event=event if which == "five" else "", show=show)
    assert seen.failures() == []
    assert seen.texts("h1") == ["Who gets to speak?"]
    assert re.search(r"\d+ speakers in \d+ quotes and paraphrases", seen.state())
    assert " nan" not in seen.text().lower()
    assert len(seen.finding()) > 40
    assert seen.foreign() == []
    for chart in seen.test.get("plotly_chart"):
        assert any(letter.isdigit() for letter in chart.proto.alt)


def test_planted_statement(sample: Path) -> None:  # noqa: ARG001
    """The statement that stands in four articles, cut in three places and led in by four verbs, comes first and is open."""
    seen = Dashboard("voices", show="Same statement")
    table = next(body for body in seen.bodies() if 'class="same"' in body)
    first = table[: table.index("</table>")]
    assert PLANTED in re.sub(r"<[^>]*>", "", first)
    assert "carried by 4 articles" in first
    for verb, look in (("said", "told"), ("fumed", "charged"), ("stressed", "vouch"), ("insisted", "doubt")):
        assert re.search(rf'<mark class="{look}"[^>]*>{verb}</mark>', first), verb
    cuts = re.findall(r'<span class="cut">(.*?)</span>', first)
    assert cuts == ["to spinelessly watch all that’s taking place", "all that’s taking place"]
    assert len(re.findall(r"at=[\d.-]+", first)) == 5


def test_speaker_opens_to_all_statements(sample: Path) -> None:  # noqa: ARG001
    """A speaker chosen in the address: every statement in every article, with verb, kind and the way to it."""
    seen = Dashboard("voices", show="Speakers", speaker="Dmitry Peskov")
    assert seen.failures() == []
    body = next(body for body in seen.bodies() if "95 % interval in brackets" in body)
    assert "Senior U.S. official" in seen.widget("speaker").options
    assert "<b><bdi>Dmitry Peskov</bdi></b>" in body
    rows = [one.text for one in seen.elements("div", "ev")]
    assert any("“dismissed”, neutral" in row and "baseless" in row for row in rows)
    assert any("“claims”, doubting" in row for row in rows)
    assert all("at=" in link for link in seen.links())


def test_rung_opens_to_its_sentences(keep: Callable[..., str]) -> None:
    """Outlet, side and rung chosen: exactly the sentences that made its squares; an empty rung says so."""
    event = keep(*two())
    with Library.open() as library:
        library.keep_edits(event, "sides", {"of": {"maria keller": "Keller", "peter olsen": "Olsen"}})
    seen = Dashboard("voices", event=event, show="Verbs").choose(who=1, side="Keller", rung="doubting")
    assert seen.failures() == []
    (figure, *_) = seen.figures()
    squares = [data for one in figure["data"] for data in one.get("customdata", ())]
    assert squares.count([1, "Keller\ndoubting"]) == 2
    assert "claimed, insisted" in [text for one in figure["data"] for text in one.get("text", ())]
    rows = [one.text for one in seen.elements("div", "ev") if one.text.startswith("West PostMaria Keller")]
    assert len(rows) == 2
    assert "No endorsing verb" in seen.choose(rung="endorsing").warnings()


def test_bar_opens_to_its_words(sample: Path) -> None:  # noqa: ARG001
    """Article and side in the address: the number with its interval, and only this side’s words in this article."""
    seen = Dashboard("voices", who="Volga Today", side="United States", every_statement="true")
    assert seen.failures() == []
    (figure,) = [one for one in seen.texts("p", "figure") if "gives" in one]
    assert re.fullmatch(r"Volga Today gives the United States \d+ of 100 words · 95 % interval \d+ to \d+", figure)
    rows = [one.text for one in seen.elements("div", "ev")]
    assert rows
    assert all(row.startswith("Volga Today") for row in rows)
    assert any("alleged" in row for row in rows)


def test_own_words_have_no_voice_of_others(sample: Path) -> None:  # noqa: ARG001
    """The outlet’s own bar opens to sentences in which nobody else speaks."""
    seen = Dashboard("voices", who="The Daily Bellows", side="The outlet itself", every_statement="true")
    assert seen.failures() == []
    bodies = " ".join(body for body in seen.bodies() if 'class="ev"' in body)
    assert "its own words" in bodies
    assert 'class="q"' not in bodies
    assert 'class="p"' not in bodies


def test_one_article_of_a_speaker(sample: Path) -> None:  # noqa: ARG001
    """A dot of one article shows what is said there, and no other article."""
    seen = Dashboard("voices", show="Speakers", speaker="Vladimir Putin", who="North Sea One")
    rows = [one.text for one in seen.elements("div", "ev")]
    assert rows
    assert all(row.startswith("North Sea One") for row in rows)


def test_first_words_open_in_their_row(sample: Path) -> None:  # noqa: ARG001
    """An article chosen: its first words of others, and the first of each side."""
    seen = Dashboard("voices", show="Who comes first", opens="Volga Today")
    assert seen.failures() == []
    rows = [one.text for one in seen.elements("div", "ev")]
    assert 1 <= len(rows) <= 3
    assert rows[0].startswith("Volga TodayVladimir Putin")


@pytest.mark.parametrize("show", ["", "No such exhibit"])
def test_first_exhibit_is_open(show: str, sample: Path) -> None:  # noqa: ARG001
    """Without an exhibit in the address, or with one that is not there, the first one is open and no other is made."""
    seen = Dashboard("voices", **({"show": show} if show else {}))
    assert seen.failures() == []
    assert "how many go to each side" in seen.text()
    assert "One statement, several outlets" not in seen.text()


@pytest.mark.parametrize("voice", ["Own words", "Quoted", "Paraphrased"])
def test_other_voices(voice: str, sample: Path) -> None:  # noqa: ARG001
    """Each voice has its page; with the outlet's own words chosen it says what it shows instead."""
    seen = Dashboard("voices", voice=voice)
    assert seen.failures() == []
    assert ("shows all words" in seen.warnings()) is (voice == "Own words")
    assert ("The outlet itself" in str(seen.figures()[0])) is (voice == "Own words")


def test_reader_changes_the_sides(keep: Callable[..., str], tmp_path: Path) -> None:
    """A speaker put on a side, a side renamed, two compared: kept over a restart, and taken along by the exported event."""
    event = keep(*two())
    seen = Dashboard("voices", event=event)
    assert side_of(seen, "Maria Keller") == "Others"
    with Library.open() as library:
        library.keep_edits(event, "sides", {"of": {"peter olsen": "Olsen"}})
    seen = Dashboard("voices", event=event).choose(side_speaker="maria keller").choose(side_to="Olsen")
    assert seen.failures() == []
    assert side_of(seen, "Maria Keller") == "Olsen"
    seen.choose(side_old="Olsen", side_new="The council")
    assert "sides changed by you" in seen.state()
    again = Dashboard("voices", event=event)
    assert side_of(again, "Maria Keller") == side_of(again, "Peter Olsen") == "The council"
    with Library.open() as library:
        data = library.export_event(event)
    with Library.open(tmp_path / "other.sqlite") as other:
        done = other.import_event(data)
        assert other.edits(done.event) == {
            "sides": {
                "of": {"maria keller": "The council", "peter olsen": "The council"},
                "names": {"Olsen": "The council"},
            }
        }
    back = again.click("sides_back")
    assert side_of(back, "Maria Keller") == "Others"
    assert "sides as suggested" in back.state()


def test_reader_chooses_the_pair(sample: Path) -> None:  # noqa: ARG001
    """Two other sides set against each other are told everywhere."""
    seen = Dashboard("voices")
    seen.choose(pair_second="Ukraine")
    assert seen.failures() == []
    assert "Ukraine first heard" in Dashboard("voices", show="Who comes first").text()
    assert "Russia or Ukraine" in Dashboard("voices").finding()


def test_visitors_see_the_sides_and_change_none(sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: ARG001
    """Who may not edit gets the table without the controls."""
    monkeypatch.delenv("PARALLAX_VISITORS_MAY_EDIT")
    seen = Dashboard("voices")
    assert side_of(seen, "White House") == "United States"
    assert not [one for one in seen.test.selectbox if one.key in ("side_speaker", "side_to", "pair_first")]


@pytest.mark.parametrize(
    "edits",
    [
        {"of": 3, "names": [], "pair": {}},
        {"of": {"white house": "<b>x</b>"}, "names": {"Russia": ":red[x]"}, "pair": ["a", "b"]},
        {"of": {"white house": "Others"}, "pair": ["Others", "Russia"]},
    ],
)
def test_any_edits_show_a_page(edits: dict[str, Any], sample: Path) -> None:  # noqa: ARG001
    """Edits from a stranger's file break nothing and stay text."""
    with Library.open() as library:
        library.keep_edits(library.events()[0].id, "sides", edits)
    seen = Dashboard("voices")
    assert seen.failures() == []
    assert seen.foreign() == []


@pytest.mark.parametrize(
    "articles",
    [
        (Article.of(NOBODY, outlet="A"), Article.of(NOBODY + " Fog.", outlet="B")),
        (Article.of(EASTERN, outlet="A"),),
        (Article.of(texts.ONE_WORD, outlet="A"), Article.of(texts.ONE_SENTENCE, outlet="B")),
        (Article.of(texts.FRENCH, outlet="A"), stock.HARSH, stock.QUOTING),
        tuple(map(hostile.article, hostile.strings(12))),
        tuple(Article.of(f"{EASTERN} Edition {n}.", outlet=f"Paper {n}") for n in range(16)),
    ],
    ids=["nobody speaks", "one article", "hardly a word", "French", "hostile", "many"],
)
def test_awkward_events(articles: tuple[Article, ...], keep: Callable[..., str]) -> None:
    """Whatever is in the event there is a page with a finding, and every text stays text."""
    event = keep(*articles)
    for show in SHOWN:
        seen = Dashboard("voices", event=event, show=show)
        assert seen.failures() == []
        assert seen.foreign() == []
        assert seen.finding()
        assert " nan" not in seen.text().lower()


def test_same_article_under_two_names(keep: Callable[..., str]) -> None:
    """The finding cannot tell them apart."""
    twins = [Article.of(EASTERN, outlet="One"), Article.of(EASTERN + "\n\nEnd.", outlet="Two")]
    assert "cannot tell the two apart" in Dashboard("voices", event=keep(*twins)).finding()
