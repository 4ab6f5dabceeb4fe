from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

import pytest

from pages.parts import chosen
from tests.pages import stock
from tests.pages.app import Dashboard

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ROOMS = ("Charged wording", "Distinctive words", "Contested pairs", "Frames")


def opened(room: str, **query: str) -> Dashboard:
    """Open a room of the page by its address."""
    return Dashboard("wording", **{"in": room, **query})


@pytest.mark.parametrize("room", ROOMS)
@pytest.mark.parametrize("voice", ["All words", "Own words", "Quoted", "Paraphrased"])
def test_every_room_stands_in_every_voice(room: str, voice: str, sample: Path) -> None:  # noqa: ARG001
    """Each room has a finding and no error in each voice, and nothing foreign in its HTML."""
    seen = opened(room, voice=voice)
    assert seen.failures() == []
    assert len(seen.finding()) > 20
    assert seen.foreign() == []


def test_only_the_chosen_room_is_drawn(sample: Path) -> None:  # noqa: ARG001
    """Charged wording comes first, and with it its own controls; another room takes its place."""
    seen = Dashboard("wording")
    assert "What kind of wording" in seen.text()
    assert "One thing, several names" not in seen.text()
    seen.choose(**{"in": "Contested pairs"})
    assert "One thing, several names" in seen.text()
    assert "What kind of wording" not in seen.text()


def test_links_of_before_still_lead_to_their_words(sample: Path) -> None:  # noqa: ARG001
    """An address without a room opens charged wording at the chosen kind."""
    seen = Dashboard("wording", category="Labels")
    assert seen.widget("category").value == "label"
    assert seen.failures() == []


def test_kyiv_and_kiev_are_told_apart_in_the_sample(sample: Path) -> None:  # noqa: ARG001
    """What was planted: three write Kyiv, two Kiev; who annexed, stole and came home stands in the matrix."""
    seen = opened("Contested pairs")
    assert "Meridian Wire, North Sea One and Field & Flag write “Kyiv”" in seen.finding()
    assert "The Daily Bellows and Volga Today write “Kiev”" in seen.finding()
    table = "\n".join(seen.texts("table", "pairs"))
    for form in ("annexed", "stolen", "chose to come home", "regime", "strongman"):
        assert f"“{form}”" in table
    squares = [one for one in seen.elements("span", "u") if one.text == ""]
    counts = next(one.value for one in seen.test.dataframe if "name" in one.value.columns)
    assert len(squares) == counts["uses"].sum() + 3
    assert (counts["uses"] == counts["own"] + counts["paraphrased"] + counts["quoted"]).all()


def test_a_pair_opens_to_its_lines(sample: Path) -> None:  # noqa: ARG001
    """Choosing a thing shows every place that names it, each with the way to the text."""
    seen = opened("Contested pairs", pair="A change of whose land it is")
    words = seen.texts("b")
    assert {"annexed", "stolen", "chose to come home"} <= set(words)
    assert len(seen.links()) >= 3


def test_any_word_is_found_in_every_article(sample: Path) -> None:  # noqa: ARG001
    """A typed word shows its lines by article; one that nobody uses is said to be nowhere."""
    seen = opened("Distinctive words", word="regime")
    assert "1 time, in 1 of 5 articles" in seen.text()
    assert "regime" in seen.texts("b")
    seen.choose(word="gruffalo")
    assert "“gruffalo” stands in none of these articles" in seen.warnings()
    seen.choose(word="<script>*|")
    assert seen.failures() == []
    assert seen.foreign() == []


def test_distinctive_words_say_when_nothing_stands_out(sample: Path) -> None:  # noqa: ARG001
    """Five short articles: nothing in all words; in their own words who says "said", and who never does."""
    assert "No word stands out clearly" in opened("Distinctive words").finding()
    own = opened("Distinctive words", voice="Own words").finding()
    assert "North Sea One says “said” more than the others" in own
    assert "Field & Flag never says “said”" in own


def test_switches_bring_names_and_grammar_words(sample: Path) -> None:  # noqa: ARG001
    """Names and words like "the" are looked at when asked for."""
    seen = opened("Distinctive words")
    before = len(next(one.value for one in seen.test.dataframe if "word" in one.value.columns))
    seen.choose(names=True)
    table = next(one.value for one in seen.test.dataframe if "word" in one.value.columns)
    assert len(table) > before
    assert "Kiev" in set(table["word"])
    seen.choose(grammar=True)
    assert "the" in set(next(one.value for one in seen.test.dataframe if "word" in one.value.columns)["word"])


def test_frames_show_what_was_planted(sample: Path) -> None:  # noqa: ARG001
    """The tabloid moralises, the broadcaster tells of people; the page opens at the cues that say so."""
    seen = opened("Frames")
    assert "The Daily Bellows dwells more on morality" in seen.finding()
    assert "North Sea One dwells more on human interest" in seen.finding()
    assert seen.widget("frame").value == "morality"
    assert "warmonger" in seen.texts("mark", "frame")
    assert "agree with people who code frames was not measured" in seen.text()
    tables = [one.value for one in seen.test.dataframe]
    assert {"cues per 100 words", "different cues", "present"} <= set(tables[0].columns)
    assert len(tables[0]) == 50


@pytest.mark.parametrize("room", ROOMS)
def test_one_article_and_articles_alike(room: str, keep: Callable[..., str]) -> None:
    """One article is no comparison, and the same article twice cannot be told apart: each room says so."""
    one, twice = keep(stock.HARSH), keep(stock.HARSH, stock.QUOTING, name="Two")
    for event in (one, twice):
        seen = Dashboard("wording", event=event, **{"in": room})
        assert seen.failures() == []
        assert seen.finding()


@pytest.mark.parametrize("room", ROOMS)
def test_many_articles(room: str, keep: Callable[..., str]) -> None:
    """Twelve articles: the first few are drawn, the rest on request, and nothing fails."""
    articles = [stock.Article.of(f"{stock.PLAIN.text} Number {i} is here. Kyiv and Kiev.", outlet=f"Paper {i}") for i in range(12)]  # fmt: skip
    seen = Dashboard("wording", event=keep(*articles), **{"in": room})
    assert seen.failures() == []
    assert len(seen.figures()) <= 12


@pytest.mark.parametrize("room", ROOMS[1:])
def test_the_five(room: str, five: str) -> None:
    """The five raw articles: each room stands and says something."""
    seen = Dashboard("wording", event=five, **{"in": room})
    assert seen.failures() == []
    if room == "Contested pairs":
        assert "“Kyiv”" in seen.finding()
        assert "“Kiev”" in seen.finding()
    if room == "Frames":
        assert "Press TV dwells more on security and defence" in seen.finding()


def test_a_cell_is_a_link_to_its_sentences(sample: Path) -> None:  # noqa: ARG001
    """Squares lead to the sentences of their article and thing, under the same choices; there they are shown as chosen."""
    seen = opened("Contested pairs", voice="Own words")
    cells = [
        href for reader in seen.readers() for _, name, href in reader.attributes if name == "href" and "pair=" in href
    ]
    wanted = next(href for href in cells if "pair=Ukraine%27s+capital" in href and "who=The+Daily+Bellows" in href)
    query = dict(parse_qsl(wanted.partition("?")[2]))
    assert query["voice"] == "Own words"
    there = Dashboard("wording", **query)
    assert there.failures() == []
    assert set(there.texts("p", "who")) == {"The Daily Bellows"}
    assert len(there.elements("td", "on")) == 1
    assert "Kiev" in there.texts("b")
    assert there.test.session_state.voice == "own"


def test_a_kind_is_chosen_with_whose_words(sample: Path) -> None:  # noqa: ARG001
    """Article, kind and whose words are in the address; a mark that stands for other words is not ringed."""
    seen = Dashboard("wording", who="The Daily Bellows", whose="Quoted")
    assert "Charged wording 12.5 per 100 words" in seen.texts("p", "figure")[-1]
    ringed = next(one for one in seen.bodies() if chosen.RING in one)
    assert ".st-key-wording .x3y" in ringed
    assert "categories" not in ringed
    seen.choose(category="label")
    assert not [one for one in seen.bodies() if chosen.RING in one]
