"""The demonstration event: what it must contain, what it must not, and what reading its files must find."""

from __future__ import annotations

import datetime
import json
import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from analysis import ingest
from tests.shared import shared

if TYPE_CHECKING:
    from analysis.article import Article

SAMPLES = Path(__file__).resolve().parents[1] / "samples"
EVENT: dict[str, Any] = tomllib.loads((SAMPLES / "event.toml").read_text(encoding="utf-8"))
GOLD: dict[str, Any] = {
    entry["file"]: entry for entry in json.loads((SAMPLES / "gold.json").read_text(encoding="utf-8"))
}
ARTICLES: list[dict[str, Any]] = EVENT["articles"]
FILES = [entry["file"] for entry in ARTICLES]

QUOTATION = re.compile(r'“([^“”]*)(?:”|$)|"([^"]*)(?:"|$)')
PUBLIC_FIGURES = re.compile(r"\b(?:Putin|Biden|Peskov|Truss|Milley|Gerasimov|Lukashenko|Mitsotakis)\b")
STATEMENT = "it would be criminal inaction on our side to spinelessly watch all that's taking place"
BLOCK = re.compile(r"<(p|h1|h2|h3|li|figcaption|a)\b[^>]*>(.*?)</\1>", re.DOTALL)
RUN = 8
"""So many words in a row, outside quotation marks, would be a sentence carried over."""


def lines(file: str) -> list[str]:
    """Return the non-empty lines of a sample, or the text of a page's blocks."""
    source = (SAMPLES / file).read_text(encoding="utf-8")
    if not file.endswith(".html"):
        return [line.strip() for line in source.splitlines() if line.strip()]
    body = source[source.index("<body>") :].replace("&amp;", "&")
    return [squash(re.sub(r"<[^>]+>", "", block[2])) for block in BLOCK.finditer(body)]


def squash(text: str) -> str:
    """Make every run of white space one space."""
    return " ".join(text.split())


def marked(file: str, *roles: str) -> list[str]:
    """Return the lines of a sample that the gold gives one of these roles, in reading order."""
    found, rest = [], iter(lines(file))
    for role, opening in GOLD[file]["parts"]:
        line = next(line for line in rest if line.startswith(opening))
        if role in roles:
            found.append(line)
    return found


def words(text: str) -> list[str]:
    """Return the words of a text, folded: lower case, no punctuation, one kind of apostrophe."""
    return re.findall(r"[\w']+", text.lower().replace("’", "'").replace("‘", "'"))


def runs(text: str, length: int) -> set[tuple[str, ...]]:
    """Return every run of so many words."""
    found = words(text)
    return {tuple(found[at : at + length]) for at in range(len(found) - length + 1)}


def quotations(paragraph: str) -> list[str]:
    """Return what stands between double quotation marks; an unclosed mark reaches to the paragraph's end."""
    return [match[1] or match[2] for match in QUOTATION.finditer(paragraph)]


def real_articles() -> str:
    """Return the text of the real articles that the samples take their facts and public statements from."""
    folder = shared("articles/raw")
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt")))


def test_the_event_names_five_files_and_says_that_they_are_invented() -> None:
    """The event has a name, a note for the screen, five outlets, and every file it names is there."""
    assert EVENT["name"]
    assert "invented" in EVENT["note"]
    assert "written for this project" in EVENT["note"]
    assert len({entry["outlet"] for entry in ARTICLES}) == len(FILES) == 5
    there = sorted(path.name for path in SAMPLES.iterdir() if path.suffix in {".txt", ".html"})
    assert sorted(GOLD) == sorted(FILES) == there


@pytest.mark.parametrize("file", FILES)
def test_every_line_has_a_role(file: str) -> None:
    """The gold covers a plain file line by line, and a page block by block where the text is the article's."""
    if file.endswith(".txt"):
        assert len(lines(file)) == len(GOLD[file]["parts"])
    assert marked(file, "title") == [next(entry["title"] for entry in ARTICLES if entry["file"] == file)]
    assert marked(file, "caption")
    assert len(marked(file, "boilerplate")) >= 20


@pytest.mark.parametrize("file", FILES)
def test_each_article_has_the_length_of_a_news_article(file: str) -> None:
    """Each body has 350 to 600 words, enough for intervals."""
    assert 350 <= len(" ".join(marked(file, "body")).split()) <= 600


def test_dates_fall_within_the_days_after_the_call() -> None:
    """All are dated 7 to 9 December 2021, so that no warning of different dates shows."""
    assert {entry["date"] for entry in ARTICLES} <= {datetime.date(2021, 12, day) for day in (7, 8, 9)}


def test_two_articles_share_one_paragraph_of_wire_copy() -> None:
    """One paragraph of at least forty words stands, the same to the letter, in exactly two articles; no other does."""
    holders: dict[str, list[str]] = {}
    for file in FILES:
        for paragraph in marked(file, "body"):
            holders.setdefault(paragraph, []).append(file)
    [(paragraph, files)] = [(text, files) for text, files in holders.items() if len(files) > 1]
    assert len(paragraph.split()) >= 40
    assert files == ["meridian-wire.txt", "north-sea-one.txt"]
    assert any("Meridian Wire" in line for line in marked("north-sea-one.txt", "boilerplate"))


def test_one_statement_is_quoted_by_at_least_three_in_different_lengths_and_with_different_verbs() -> None:
    """The shared statement is recognisable by five words in a row, and no two of its quoters lead it in alike."""
    quoters = {}
    for file in FILES:
        for paragraph in marked(file, "body"):
            for quotation in quotations(paragraph):
                if runs(quotation, 5) & runs(STATEMENT, 5):
                    assert " ".join(words(quotation)) in STATEMENT
                    [verb] = re.findall(r"\b(?:said|fumed|stressed|insisted)\b", paragraph)
                    quoters[file] = (verb, len(words(quotation)))
    assert len(quoters) >= 3
    assert len({verb for verb, _ in quoters.values()}) == len(quoters)
    assert len({length for _, length in quoters.values()}) >= 3


def test_both_spellings_of_the_capital_occur_and_never_together() -> None:
    """Kyiv in some articles, Kiev in others."""
    spellings = [set(re.findall(r"Kyiv|Kiev", " ".join(marked(file, "title", "body", "caption")))) for file in FILES]
    assert spellings.count({"Kyiv"}) == 3
    assert spellings.count({"Kiev"}) == 2


def test_both_kinds_of_quotation_marks_occur_and_never_together() -> None:
    """Straight marks in some articles, curly ones in others, as their publishers' systems set them."""
    kinds = [set(re.findall("[\"“'’]", " ".join(marked(file, "body")))) for file in FILES]
    assert {"“", "’"} in kinds
    assert {'"', "'"} in kinds
    assert all(kind in ({"“", "’"}, {'"', "'"}) for kind in kinds)


@pytest.mark.parametrize("file", FILES)
def test_no_sentence_is_carried_over_from_the_real_articles(file: str) -> None:
    """Outside quotation marks no eight words in a row are those of a real article."""
    real = runs(real_articles(), RUN)
    for paragraph in marked(file, "title", "subheading", "body", "caption"):
        for stretch in QUOTATION.sub("\n", paragraph).split("\n"):
            assert not runs(stretch, RUN) & real


@pytest.mark.parametrize("file", FILES)
def test_public_figures_say_only_what_real_articles_quote(file: str) -> None:
    """Each quotation is in a real article, or a scare quote, or an invented speaker's with no public figure near."""
    real = " ".join(words(real_articles()))
    invented = {opening: speaker for speaker, opening in GOLD[file]["invented"]}
    seen = set()
    for paragraph in marked(file, "title", "subheading", "body"):
        for quotation in quotations(paragraph):
            opening = next((opening for opening in invented if quotation.startswith(opening)), None)
            if opening is not None:
                seen.add(opening)
                assert not PUBLIC_FIGURES.search(paragraph)
            elif quotation not in GOLD[file]["scare"]:
                assert " ".join(words(quotation)) in real
    assert seen == set(invented)


@pytest.mark.parametrize("entry", ARTICLES, ids=FILES)
def test_reading_a_sample_finds_title_date_and_outlet(entry: dict[str, Any]) -> None:
    """The reader finds what the page tells of itself, as the event's file has it."""
    article = read(entry["file"])
    assert (article.title, article.outlet, article.date) == (entry["title"], entry["outlet"], entry["date"])
    assert article.author in {entry["author"], ""}


@pytest.mark.parametrize("file", FILES)
def test_reading_a_sample_keeps_the_article_and_sets_the_rest_aside(file: str) -> None:
    """What is kept is, part by part and in order, what the gold keeps; what is set aside is still there to be seen."""
    article = read(file)
    kept = [(str(part.role), squash(part.text)) for part in article.parts if part.role != "boilerplate"]
    texts = iter(marked(file, "title", "subheading", "body", "caption"))
    assert kept == [(role, next(texts)) for role, _ in GOLD[file]["parts"] if role != "boilerplate"]
    aside = squash(" ".join(part.text for part in article.parts if part.role == "boilerplate"))
    assert all(line in aside for line in marked(file, "boilerplate"))


def read(file: str) -> Article:
    """Read one sample with the project's reader."""
    [article] = ingest.read((SAMPLES / file).read_bytes(), file)
    return article
