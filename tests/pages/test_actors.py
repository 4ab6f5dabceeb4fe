"""About whom, and in what role: the page answers, opens every number to its sentences, and lets the reader put actors right."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from analysis.library import Library
from tests.pages import hostile, stock
from tests.pages.app import Dashboard

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from analysis import Article

    Pages = Callable[[str, str], Dashboard]

BOTH = pytest.mark.parametrize("which", ["sample", "five"])


SHOWN = ("Who is named", "In what role", "Called what", "Done by nobody", "In what tone")


def matrix(seen: Dashboard) -> dict[str, list[str]]:
    """Return the naming matrix: actor → what stands in each cell."""
    buttons = [one for one in seen.test.button if one.key and one.key.startswith("press_actor_")]
    names = [re.sub(r"\\(.)", r"\1", one.label.partition(" :small[")[0]) for one in buttons]
    bodies = [body for body in seen.bodies() if 'class="cells calls"' in body]
    cells = [re.findall(r'<div class="cell">(.*?)</div></div>', body, flags=re.DOTALL) for body in bodies]
    return {name: [re.sub(r"<[^>]*>", " ", cell) for cell in row] for name, row in zip(names, cells, strict=True)}


@BOTH
@pytest.mark.parametrize("show", SHOWN)
def test_page_answers(which: str, show: str, request: pytest.FixtureRequest) -> None:
    """The question, how many are named, a finding, in every exhibit charts told in words, nothing undefined, nothing foreign."""
    event = request.getfixturevalue(which)
    seen = Dashboard("actors", event=event if which == "five" else "", show=show)
    assert seen.failures() == []
    assert seen.texts("h1") == ["About whom, and in what role?"]
    assert re.search(r"\d+ actors in \d+ mentions", seen.state())
    assert " nan" not in seen.text().lower()
    assert "is named most in" in seen.finding()
    assert seen.foreign() == []
    for chart in seen.test.get("plotly_chart"):
        assert any(letter.isdigit() for letter in chart.proto.alt)


def test_planted_labels(sample: Path) -> None:  # noqa: ARG001
    """What the tabloid calls Putin and his spokesman stands in its column and in no other."""
    cells = matrix(Dashboard("actors", show="Called what"))
    assert [("Kremlin strongman" in cell) for cell in cells["Vladimir Putin"]] == [False, True, False, False, False]
    assert [("oily mouthpiece" in cell) for cell in cells["Dmitry Peskov"]] == [False, True, False, False, False]


def test_spellings_stand_side_by_side(sample: Path) -> None:  # noqa: ARG001
    """Kyiv in three, Kiev in two, under one name."""
    cells = matrix(Dashboard("actors", show="Called what", actor="Kyiv"))["Kyiv"]
    assert sum("Kiev" in cell for cell in cells) == 2
    assert sum("Kyiv" in cell for cell in cells) == 3


def test_actor_in_the_address_opens_to_its_sentences(sample: Path) -> None:  # noqa: ARG001
    """Every sentence of the chosen actor, one of each article first, marked, with the way to the Reading room and one for all."""
    seen = Dashboard("actors", show="In what role", actor="NATO", every_sentence="true")
    assert seen.failures() == []
    body = next(body for body in seen.bodies() if 'class="figure"' in body and "mentions in" in body)
    assert "<b><bdi>NATO</bdi></b>" in body
    places = re.search(r"at=([\d.-]+)", body)
    assert places
    assert places[1].count(".") == 4
    marked = [one for one in seen.elements("mark", "actor") if one.text == "NATO"]
    assert len(marked) >= 5
    seen.choose(part="it acts")
    rows = [re.sub(r"<[^>]*>", "", body) for body in seen.bodies() if 'class="ev"' in body]
    told = [row for row in rows if re.search(r"sentence \d+ of", row)]
    assert told
    assert all("acts (" in row for row in told)


def test_squares_are_mentions(sample: Path) -> None:  # noqa: ARG001
    """One square a mention with a verb or noun, and the part chosen in the address opens to just those mentions."""
    seen = Dashboard(
        "actors", show="In what role", actor="Russia", part="something bears its name", every_sentence="true"
    )
    assert seen.failures() == []
    squares = [part for one in seen.figures()[0]["data"] for _, part in one.get("customdata", ())]
    mentions = [one for one in seen.elements("mark", "actor") if one.text]
    assert squares.count("something bears its name") == len(mentions)


def test_one_article_of_an_actor(sample: Path) -> None:  # noqa: ARG001
    """A dot of one article shows the sentences of that article alone."""
    seen = Dashboard("actors", actor="Russia", who="The Daily Bellows")
    rows = [one.text for one in seen.elements("div", "ev")]
    assert rows
    assert all(row.startswith("The Daily Bellows") for row in rows)


def test_labels_open_to_their_sentences(sample: Path) -> None:  # noqa: ARG001
    """The row of an actor opens to the sentences in which it has a label, the label marked."""
    seen = Dashboard("actors", show="Called what", actor="Dmitry Peskov")
    assert seen.failures() == []
    assert "oily mouthpiece" in " ".join(seen.texts("div", "ev"))
    assert seen.elements("mark", "called")


def test_not_named_is_not_hidden(sample: Path) -> None:  # noqa: ARG001
    """An empty cell says that the name was not found in this text."""
    assert "not found in this text" in matrix(Dashboard("actors", show="Called what"))["Dmitry Peskov"][3]


def test_passives_name_their_verb(sample: Path) -> None:  # noqa: ARG001
    """Passives without agent are drawn with their sentences, the passive marked; one article chosen shows its own alone."""
    seen = Dashboard("actors", show="Done by nobody")
    assert "be unleashed" in [one.text for one in seen.elements("mark", "actor")]
    rows = Dashboard("actors", show="Done by nobody", who="Field & Flag").elements("div", "ev")
    assert all(row.text.startswith("Field & Flag") for row in rows)
    assert rows


def test_tone_says_how_weak_it_is(five: str) -> None:
    """The section on tone says how far it agrees with people before it draws anything."""
    assert "A weak measure" in Dashboard("actors", event=five, show="In what tone").text()


def test_tone_of_own_words_alone(sample: Path) -> None:  # noqa: ARG001
    """Whose words are chosen narrows the sentences: those of others are gone."""
    seen = Dashboard("actors", show="In what tone", tone_of="In the outlet’s own words", every_sentence="true")
    rows = [one.text for one in seen.elements("div", "ev")]
    assert rows
    assert all("own words" in row for row in rows)


def test_by_country(sample: Path) -> None:  # noqa: ARG001
    """Counted by country, the Kremlin and Putin are Russia, and nothing can be put right there."""
    seen = Dashboard("actors", count="By country")
    assert seen.failures() == []
    lines = json.dumps(seen.figures()[0])
    assert "Kremlin" not in lines
    assert "Russia" in lines
    assert not [one for one in seen.test.get("expander") if one.label.startswith("Put an actor right")]


def test_voice_narrows_what_counts(sample: Path) -> None:  # noqa: ARG001
    """With quoted words only there are fewer mentions, and still an answer."""
    whole, quoted = Dashboard("actors"), Dashboard("actors", voice="Quoted")
    assert quoted.failures() == []
    count = [int(re.search(r"in (\d+) mentions", seen.state())[1]) for seen in (whole, quoted)]  # type: ignore[index]
    assert 0 < count[1] < count[0]


def test_reader_puts_an_actor_right(sample: Path) -> None:  # noqa: ARG001
    """A new name, two that are one, one that is none: shown at once, kept with the event, undone with one press."""
    seen = Dashboard("actors", actor="Sochi")
    seen.widget("actor_name_").set_value("The Black Sea resort")
    seen.run()
    assert seen.failures() == []
    assert "The Black Sea resort" in seen.widget("actor").options
    seen.choose(actor="Kremlin")
    seen.widget("actor_same").set_value("Moscow")
    seen.run()
    assert "Kremlin" not in seen.widget("actor").options
    seen.choose(actor="Belarus")
    seen.click("actor_out")
    assert "Belarus" not in seen.widget("actor").options
    with Library.open() as library:
        event = library.events()[0].id
        assert set(library.edits(event)["actors"]) == {"names", "joined", "out"}
    again = Dashboard("actors")
    assert "The Black Sea resort" in again.widget("actor").options
    again.click("actors_back")
    assert {"Sochi", "Kremlin", "Belarus"} <= set(again.widget("actor").options)


def test_malformed_edits_are_survived(sample: Path) -> None:  # noqa: ARG001
    """Edits of a stranger's file that fit nothing leave the page as it was."""
    with Library.open() as library:
        library.keep_edits(
            library.events()[0].id, "actors", {"names": [1], "joined": {"a": "b"}, "out": "x", "sorts": {"a": {}}}
        )
    assert Dashboard("actors").failures() == []


def test_visitors_change_nothing(sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: ARG001
    """Who may not change the library sees no controls that would."""
    monkeypatch.delenv("PARALLAX_VISITORS_MAY_EDIT")
    seen = Dashboard("actors")
    assert seen.failures() == []
    assert not [one for one in seen.test.get("text_input") if one.key and one.key.startswith("actor_name")]


def test_unknown_actor_in_the_address(sample: Path) -> None:  # noqa: ARG001
    """An actor that is not there, as after an edit, opens the first one."""
    seen = Dashboard("actors", actor="Nobody at all")
    assert seen.failures() == []
    assert seen.widget("actor").value == seen.widget("actor").options[0]


ODD = {
    "one article": (stock.PLAIN,),
    "no names": (stock.SHORT,),
    "the same twice": (stock.HARSH, stock.QUOTING),
    "hostile": tuple(hostile.article(string) for string in hostile.strings(3)),
}


@pytest.mark.parametrize("articles", ODD.values(), ids=ODD)
def test_odd_events(articles: tuple[Article, ...], keep: Callable[..., str]) -> None:
    """One article, one without names, hostile text: an answer, and nothing breaks."""
    seen = Dashboard("actors", event=keep(*articles))
    assert seen.failures() == []
    assert len(seen.finding()) > 20
    assert seen.foreign() == []
