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


def matrix(seen: Dashboard) -> dict[str, list[str]]:
    """Return the naming matrix: actor → what stands in each cell."""
    table = next(body for body in seen.bodies() if 'class="grid calls"' in body)
    rows = re.findall(r"<tr><th><bdi>(.*?)</bdi>.*?</th>(.*?)</tr>", table, flags=re.DOTALL)
    return {
        name: [re.sub(r"<[^>]*>", " ", cell) for cell in re.findall(r"<td.*?</td>", cells, flags=re.DOTALL)]
        for name, cells in rows
    }


@BOTH
def test_page_answers(which: str, shown: Pages) -> None:
    """The question, how many are named, a finding, charts told in words, nothing undefined, nothing foreign."""
    seen = shown("actors", which)
    assert seen.failures() == []
    assert seen.texts("h1") == ["About whom, and in what role?"]
    assert re.search(r"\d+ actors in \d+ mentions", seen.state())
    assert " nan" not in seen.text().lower()
    assert "is named most in" in seen.finding()
    assert seen.foreign() == []
    for chart in seen.test.get("plotly_chart"):
        assert any(letter.isdigit() for letter in chart.proto.alt)


def test_planted_labels(shown: Pages) -> None:
    """What the tabloid calls Putin and his spokesman stands in its column and in no other."""
    cells = matrix(shown("actors", "sample"))
    assert [("Kremlin strongman" in cell) for cell in cells["Vladimir Putin"]] == [False, True, False, False, False]
    assert [("oily mouthpiece" in cell) for cell in cells["Dmitry Peskov"]] == [False, True, False, False, False]


def test_spellings_stand_side_by_side(sample: Path) -> None:  # noqa: ARG001
    """Kyiv in three, Kiev in two, under one name."""
    seen = Dashboard("actors", actor="Kyiv")
    cells = matrix(Dashboard("actors", actor="Kyiv").choose(every_label=True) if "Kyiv" not in matrix(seen) else seen)[
        "Kyiv"
    ]
    assert sum("Kiev" in cell for cell in cells) == 2
    assert sum("Kyiv" in cell for cell in cells) == 3


def test_actor_in_the_address_opens_to_its_sentences(sample: Path) -> None:  # noqa: ARG001
    """Every sentence of the chosen actor, one of each article first, marked, with the way to the Reading room and one for all."""
    seen = Dashboard("actors", actor="NATO")
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


def test_verbs_open_to_their_places(shown: Pages) -> None:
    """Behind every verb and label stands the place at which it is used, with a link."""
    seen = shown("actors", "sample")
    for body in seen.bodies():
        assert body.count("<details>") == body.count("</details>")
    opened = [body for body in seen.bodies() if "<details>" in body]
    assert len(opened) == 2
    assert all(body.count("<summary>") <= body.count("reading_room?") for body in opened)


def test_not_named_is_not_hidden(shown: Pages) -> None:
    """An empty cell says that the name was not found in this text."""
    assert "not found in this text" in matrix(shown("actors", "sample"))["Dmitry Peskov"][3]


def test_passives_name_their_verb(shown: Pages) -> None:
    """Passives without agent are drawn with their sentences, the passive marked."""
    seen = shown("actors", "sample")
    marked = [one.text for one in seen.elements("mark", "actor")]
    assert "be unleashed" in marked


def test_tone_says_how_weak_it_is(shown: Pages) -> None:
    """The section on tone says how far it agrees with people before it draws anything."""
    assert "A weak measure" in shown("actors", "five").text()


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
