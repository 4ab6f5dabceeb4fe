"""Numbers that open where they stand: readability formulas, distances of frame mixes, labels and verbs of actors."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest

from analysis import workspace
from analysis.comparison import worked
from analysis.comparison.choice import Choice
from analysis.library import Library
from pages.parts import lining
from tests.pages.app import Dashboard

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from analysis.result import Result

FORMULAS = ("reading_grade", *worked.FORMULAS)


def results() -> tuple[Result, ...]:
    """Return the sample's results, in order."""
    with Library.open() as library:
        return workspace.open_event(library, library.events()[0]).results


def titles(seen: Dashboard, key: str) -> list[str]:
    """Return the titles of the rows that open under ``key``."""
    return [
        re.sub(r"\\(.)", r"\1", one.label.partition(" :small[")[0])
        for one in seen.test.button
        if one.key and re.fullmatch(rf"press_{key}_\d+", one.key)
    ]


@pytest.mark.parametrize("place", range(len(FORMULAS)))
def test_formula_opens_to_its_sum(place: int, sample: Path) -> None:  # noqa: ARG001
    """A row shows for each article the printed value, the formula with its counts, hard words of the text and a sentence of it."""
    seen = Dashboard("reading_ease", formulas="true")
    assert len(titles(seen, "formula")) == len(FORMULAS)
    assert not seen.elements("span", "sum")
    seen.click(f"press_formula_{place}")
    assert seen.failures() == []
    name = seen.widget("formula").value
    assert name in FORMULAS
    found = [worked.out(result, name, Choice()) for result in results()]
    assert seen.texts("span", "sum") == [one.sum for one in found if one]
    values = [figure.partition(" · ")[2].partition(" = ")[0] for figure in seen.texts("p", "figure")[-5:]]
    shown = [re.sub(r"<[^>]*>", "", cell) for cell in _cells(seen, place)]
    assert name == "reading_grade" or values == shown
    quoted = seen.texts("blockquote")[-5:]
    assert all(one in result.article.text for one, result in zip(quoted, results(), strict=True))
    assert seen.foreign() == []
    assert not seen.click(f"press_formula_{place}").elements("span", "sum")


def _cells(seen: Dashboard, place: int) -> list[str]:
    bodies = [body for body in seen.bodies() if 'class="rowbody' in body]
    return [cell.rpartition("<div>")[2] for cell in re.findall(r'<div class="cell">(.*?)</div></div>', bodies[place])]


def test_one_article_of_a_formula(sample: Path) -> None:  # noqa: ARG001
    """One article shows its longest sentences, its hard words marked as the formula counts them, and all of them on demand."""
    seen = Dashboard("reading_ease", formulas="true", formula="Gunning fog", worked="Field & Flag")
    assert len(seen.elements("span", "sum")) == 1
    few = len(seen.elements("mark", "hard"))
    seen.choose(worked_all=True)
    result = results()[4]
    hard = worked.hard(result, "gunning_fog", Choice())
    assert few < len(hard)
    panel = len([mark for body in _panel(seen) for mark in re.findall("<mark", body)])
    assert len(seen.elements("mark", "hard")) - panel == len(hard)
    assert f"{len(hard)} complex words" in seen.text()


def _panel(seen: Dashboard) -> list[str]:
    """Return the bodies above the table: sentences of the panel under the chart."""
    bodies = seen.bodies()
    first = next(at for at, body in enumerate(bodies) if 'class="rowbody' in body)
    return [body for body in bodies[:first] if 'class="hard"' in body]


def test_no_words_no_sum(sample: Path) -> None:  # noqa: ARG001
    """An article without words in the chosen voice says so in its place, in the row and below it."""
    seen = Dashboard("reading_ease", voice="Paraphrased", formulas="true", formula="SMOG")
    assert seen.failures() == []
    assert " nan" not in seen.text().lower()


def test_folded_until_asked(sample: Path) -> None:  # noqa: ARG001
    """The table is folded at first and nothing of it is worked out."""
    assert not titles(Dashboard("reading_ease"), "formula")
    assert not titles(Dashboard("wording", **{"in": "Frames"}), "mix")


def test_distance_opens_to_its_frames(sample: Path) -> None:  # noqa: ARG001
    """A pair's row shows every frame's shares and parts, which add up, and cues of the frame that differs most, marked."""
    seen = Dashboard("wording", **{"in": "Frames", "mixes": "true"})
    pairs = titles(seen, "mix")
    seen.click("press_mix_1")
    assert seen.failures() == []
    assert words(seen.widget("mix").value) == words(pairs[1])
    table = next(body for body in seen.bodies() if "grid parts" in body)
    rows = [re.findall(r"(\d+) %", row) for row in re.findall(r"<tr>(.*?)</tr>", table)[1:]]
    assert len(rows) >= 10
    for column in range(3):
        assert sum(int(row[column]) for row in rows) == pytest.approx(100, abs=5)
    parts = [int(row[2]) for row in rows]
    assert parts == sorted(parts, reverse=True)
    counts = [int(one) for one in re.findall(r'class="n">(\d+)<', table)]
    told = [one for one in seen.texts("p", "figure") if re.search(r"· (no|\d+) cues?", one)][-2:]
    assert [0 if "· no" in one else int(re.findall(r"· (\d+)", one)[0]) for one in told] == counts[:2]
    frame = seen.widget("mix_frame").options[1]
    seen.choose(mix_frame=seen.widget("mix_frame").value)
    assert frame in seen.text()
    assert seen.foreign() == []


def words(told: str) -> list[str]:
    """Return a title's words, as they are whatever stands between them."""
    return re.findall(r"\w+", told)


def test_distance_of_another_frame(sample: Path) -> None:  # noqa: ARG001
    """The cues of the frame that the address names are shown, of both articles of the pair and of no other."""
    seen = Dashboard("wording", **{"in": "Frames", "mixes": "true"})
    pair = titles(seen, "mix")[0]
    again = Dashboard("wording", **{"in": "Frames", "mixes": "true", "mix": pair, "mix_frame": "Conflict"})
    assert again.widget("mix_frame").value == "conflict"
    told = [one.partition(" · ")[0] for one in again.texts("p", "figure") if re.search(r"· (no|\d+) cues?( of this frame)?$", one)]  # fmt: skip
    assert told == pair.split(" – ")


def test_a_label_opens_to_just_its_sentences(sample: Path) -> None:  # noqa: ARG001
    """A label in a cell is a link; it opens the row at exactly the sentences with that label, nothing else marked as one."""
    seen = Dashboard("actors", show="Called what")
    links = [href for reader in seen.readers() for _, name, href in reader.attributes if name == "href" and "called=" in href]  # fmt: skip
    assert len(links) > 10
    link = next(html.unescape(href) for href in links if "strongman" in href)
    query = {key: values[0] for key, values in parse_qs(urlsplit(link).query).items()}
    again = Dashboard("actors", **query)
    assert again.failures() == []
    assert "".join(one.text for one in again.elements("mark", "called")) == "Kremlin strongman"
    assert len(again.elements("div", "ev")) == 1
    assert "1 time in 1 sentence" in again.texts("p", "figure")[-1]
    arrive = lining.ARRIVE.read_text(encoding="utf-8").strip()
    assert [str(one.value).strip() for one in again.test.html].count(arrive) == 1
    again.choose(called="any label")
    assert len(again.elements("mark", "called")) > 1


def test_every_label_and_name_of_a_row(sample: Path) -> None:  # noqa: ARG001
    """Every word that a row's choice offers opens to as many sentences as it tells, each with the word in it."""
    seen = Dashboard("actors", show="Called what", actor="Russia", every_sentence="true")
    for word in seen.widget("called").options[1:]:
        again = Dashboard("actors", show="Called what", actor="Russia", called=word, every_sentence="true")
        told = re.search(r"(\d+) times? in (\d+) sentences?", again.texts("p", "figure")[-1])
        assert told
        sentences = again.texts("blockquote")
        assert len(sentences) == int(told[2]) <= int(told[1])
        assert all(" ".join(word.split()) in " ".join(one.split()) for one in sentences)


def test_a_verb_opens_to_just_its_sentences(sample: Path) -> None:  # noqa: ARG001
    """Of the verbs that go with an actor one is chosen: only its sentences are shown, a form of it marked in each."""
    seen = Dashboard("actors", show="In what role", actor="Vladimir Putin", part="it acts", every_sentence="true")
    assert {one.text for one in seen.elements("mark", "called")}
    verb = seen.widget("verb").options[1]
    again = Dashboard("actors", show="In what role", actor="Vladimir Putin", part="it acts", verb=verb, every_sentence="true")  # fmt: skip
    rows = again.elements("div", "ev")
    assert 0 < len(rows) < len(seen.elements("div", "ev"))
    assert all(f"acts ({verb})" in row.text for row in rows)
    assert len(again.elements("mark", "called")) >= len(rows)
    assert f"“{verb}”" in again.texts("p", "figure")[-1]
    again.choose(part="it is acted upon")
    assert again.failures() == []


@pytest.mark.parametrize("page", ["reading_ease", "wording", "actors"])
def test_odd_events(page: str, keep: Callable[..., str]) -> None:
    """One short article: the tables say what is missing, and nothing breaks."""
    from tests.pages import stock

    query = {"formulas": "true", "in": "Frames", "mixes": "true", "show": "Called what"}
    event = keep(stock.SHORT)
    assert Dashboard(page, event=event, **query).failures() == []


def opened(seen: Dashboard, word: str, *, event: str = "") -> Dashboard:
    """Return the page to which the first link leads whose address holds ``word``; ``event``: id of the one that it names."""
    links = [
        href for reader in seen.readers() for _, name, href in reader.attributes if name == "href" and word in href
    ]
    assert links
    page, _, query = html.unescape(links[0]).partition("?")
    chosen = {key: values[0] for key, values in parse_qs(query).items() if key != "event"}
    return Dashboard({"./": "overview"}.get(page, page), event=event, **chosen)


def test_number_on_a_headline_card(sample: Path) -> None:  # noqa: ARG001
    """The charged wording that a card tells, with its unit, leads to the words in context that make it."""
    seen = Dashboard("overview")
    told = re.search(r"charged wording ([\d.]+) per 100 words", seen.text())
    assert told
    there = opened(seen, "wording?who=")
    assert there.failures() == []
    assert f"Charged wording {told[1]} per 100 words" in " ".join(there.texts("p", "figure"))
    assert there.elements("div", "kwicrow")


def test_left_out_in_a_column_head(sample: Path) -> None:  # noqa: ARG001
    """The share that an article leaves out leads to the facts that were not found in it."""
    there = opened(Dashboard("facts"), "show=Left+out")
    assert there.failures() == []
    assert there.widget("who").value == 0
    assert there.elements("p", "fact")


def test_counts_of_doubting_verbs(sample: Path) -> None:  # noqa: ARG001
    """A count of doubting verbs leads to just these statements, each with a doubting verb."""
    there = opened(Dashboard("voices", show="Verbs"), "rung=doubting")
    assert there.failures() == []
    rows = there.elements("div", "ev")
    assert rows
    assert all(", doubting" in row.text for row in rows)


def test_numbers_of_who_comes_first(sample: Path) -> None:  # noqa: ARG001
    """A row opens to what its numbers count: as many speakers as it tells, and those without a name."""
    seen = Dashboard("voices", show="Who comes first", opens="Meridian Wire", of_others="one statement of every speaker", every_statement="true")  # fmt: skip
    assert seen.failures() == []
    body = next(body for body in seen.bodies() if "rowbody now" in body)
    count = int(re.findall(r'<div class="cell"><span class="o">Speakers</span><div>(\d+)', body)[0])
    assert len(seen.elements("div", "ev")) == count
    seen.choose(of_others="Without a name")
    assert seen.failures() == []
    seen.choose(of_others="Not told who")
    assert seen.failures() == []


@pytest.mark.parametrize("page", ["overview", "tone", "reading_ease"])
def test_number_says_what_it_means(page: str, sample: Path) -> None:  # noqa: ARG001
    """Beside a number stand its unit, which way it points, and where the other articles lie."""
    seen = Dashboard(page, who="Volga Today")
    assert re.search(r"[Hh]igher is .+\. The others here: [+−\d.]+ to [+−\d.]+\.", seen.texts("p", "means")[0])


def test_value_of_an_outlet_over_time(five: str) -> None:
    """An outlet's value in itself opens to its articles with their values, and each value to the words that make it."""
    seen = Dashboard("over_time", of_which="All its articles, highest value first")
    assert seen.failures() == []
    assert "the mean of" in seen.texts("p", "figure")[-1]
    rows = [row.text for row in seen.elements("div", "ev")]
    assert rows
    told = re.search(r"([\d.]+) per 100 words", rows[0])
    assert told
    there = opened(seen, "wording?", event=five)
    assert there.failures() == []
    assert f"Charged wording {told[1]} per 100 words" in " ".join(there.texts("p", "figure"))
