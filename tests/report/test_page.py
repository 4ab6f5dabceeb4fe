"""The report: one page that needs nothing else, says what the pages say, and can be checked by whoever has the texts."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser

import pytest
from lxml import etree

from analysis.comparison import findings
from analysis.measures import registry
from analysis.report import cite, page, plain, svg
from analysis.wording import number
from tests.pages.hostile import MARKDOWN
from tests.report.made import CHARGED, NEUTRAL, story

ACTIVE = frozenset(["script", "iframe", "object", "embed", "link", "img", "form", "base", "video", "audio"])
FETCHES = frozenset(["src", "srcset", "action", "background", "poster", "formaction"])


class Seen(HTMLParser):
    """What a browser would see: elements, attributes and text."""

    def __init__(self, html: str) -> None:
        """Read ``html``."""
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str, str]] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self.tags.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]

    def handle_data(self, data: str) -> None:
        """Note text."""
        self.text += data


def test_says_what_was_found() -> None:
    """Event, finding, headlines, values with intervals and both texts' hashes stand in it."""
    told = story(note="A note that must stand with it.")
    text = Seen(page.html(told)).text
    assert "The bridge" in text
    assert "A note that must stand with it." in text
    finding = "".join(run.text for run in told.finding[0])
    assert "Outlet B uses" in finding
    for word in finding.split():
        assert word in text
    for result in told.results:
        assert result.article.text_hash in text
        assert result.article.title in text
    value = told.values[1]["loaded_language"]
    decimals = registry()["loaded_language"].decimals
    assert f"{number(value.low, decimals)} to {number(value.high, decimals)}" in text
    assert told.version in text


def test_same_input_same_bytes() -> None:
    """Made twice, it is the same to the letter, as page, JSON and CSV."""
    for write in (page.html, plain.to_json, plain.values_csv):
        assert write(story()) == write(story())


@pytest.mark.parametrize("text", MARKDOWN)
def test_hostile_words_stay_words(text: str) -> None:
    """Whatever stands in names, headlines and texts becomes no element, no attribute, and asks nobody for anything."""
    told = story(NEUTRAL + text, CHARGED + text, outlets=(text, text + "2"), event=text)
    plain_story = story(NEUTRAL, CHARGED, outlets=("x", "y"), event="z")
    seen, usual = Seen(page.html(told)), Seen(page.html(plain_story))
    assert set(seen.tags) <= {*usual.tags, "mark", "span", "em"}
    assert not ACTIVE & set(seen.tags)
    assert {name for _, name, _ in seen.attributes} <= {
        *(name for _, name, _ in usual.attributes),
        "tabindex",
        "data-note",
        "data-who",
        "title",
    }
    assert not [one for one in seen.attributes if one[1] in FETCHES or one[1].startswith("on")]
    assert {value[0] for _, name, value in seen.attributes if name == "href"} == {"#"}
    json.loads(plain.to_json(told))


def test_policy_forbids_everything_else() -> None:
    """The page itself forbids scripts and requests, and its styles ask for nothing."""
    html = page.html(story())
    assert "default-src 'none'; style-src 'unsafe-inline'" in html
    assert "@import" not in html
    assert "url(" not in html


@pytest.mark.parametrize("count", [1, 2, 5, 7])
def test_charts_are_sound(count: int) -> None:
    """Every chart is well-formed, has its words, and draws a dot for every value inside its frame."""
    told = story(*[NEUTRAL + CHARGED * at for at in range(count)])
    for one in re.findall(r"<svg viewBox=.*?</svg>", page.html(told)):
        root = etree.fromstring(one)
        wide, high = (float(end) for end in root.get("viewBox", "").split()[2:])
        if root.get("role") != "img":
            continue
        assert root.get("aria-label")
        for element in root.iter():
            for name, most in (("x", wide), ("cx", wide), ("y", high), ("cy", high)):
                assert -0.1 <= float(element.get(name, "0")) <= most


def test_dot_stands_at_its_value() -> None:
    """The dot's place on the axis is its value: checked against two ticks of the drawn axis."""
    told = story()
    [panel] = told.panels(["loaded_language"])
    root = etree.fromstring(svg.strip(told.rows(), [panel]))
    ticks = {float(one.text or 0): float(one.get("x", 0)) for one in root.iter("text") if one.get("class") == "tick"}
    (low, left), (high, right) = sorted(ticks.items())[:2]
    values = sorted(float(one.get("x", 0)) for one in root.iter("text") if one.get("class") == "value")
    wanted = sorted(left + (dot.value - low) / (high - low) * (right - left) for dot in panel.dots.values())
    assert values == pytest.approx(wanted, abs=0.3)


def test_citation_holds_everything() -> None:
    """Sentence, difference, interval, p, settings, texts and method stand in a citation, and they are those of the comparison."""
    told = story(voice="own")
    first = cite.citations(told)[0]
    [pair] = [one for one in told.differences if one.measure == first.measure]
    assert pair.clear
    assert (
        "".join(run.text for run in findings.one(first.measure, told.values, told.differences, told.chosen_names))
        in first.whole
    )
    for part in (
        number(abs(pair.difference), registry()[first.measure].decimals),
        f"p = {pair.p_holm:.4f}",
        "own words only",
        told.version,
    ):
        assert part in first.whole
    for result in told.results:
        assert result.article.text_hash[: cite.HASH] in first.whole


def test_nothing_told_apart() -> None:
    """Of the same text under two names the report says that they cannot be told apart, and shows no clear difference."""
    told = story(NEUTRAL * 3, NEUTRAL * 3)
    text = Seen(page.html(told)).text
    assert "cannot tell the two apart" in text
    assert "Clear differences" not in text


def test_one_article_is_no_comparison() -> None:
    """With one article, and with hardly any words, there is a report that says so."""
    assert "One article is not a comparison" in Seen(page.html(story(CHARGED))).text
    assert "no words in quoted speech" in Seen(page.html(story("One.", "Two.", voice="quoted"))).text


def test_json_holds_the_values() -> None:
    """The JSON's values and differences are those of the comparison, undefined ones null."""
    told = story()
    found = json.loads(plain.to_json(told))
    assert found["format"] == "parallax-report"
    wanted = told.values[1]["loaded_language"].value
    [value] = [one["value"] for one in found["values"] if one["text"] == 1 and one["measure"] == "loaded_language"]
    assert value == wanted
    assert len(found["differences"]) == len(told.differences)
    assert b"NaN" not in plain.to_json(story("One."))
