"""What a round asks: enough own words, nothing that tells the outlet, drawn by the texts and whatever any measure says."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

import analysis
from analysis import Article
from analysis.comparison.blind import candidates, deal
from analysis.comparison.blind.record import CANNOT, PAIR_ANSWERS, Cut, Kind, Left, Round, Sentence, pieces
from analysis.workspace import SAMPLES
from tests import texts

if TYPE_CHECKING:
    from analysis.result import Result

NAMES = ("Meridian Wire", "The Daily Bellows", "Volga Today", "North Sea One", "Field & Flag")
TELLING = re.compile("meridian|bellows|volga|north sea one|field (?:&|and) flag", re.IGNORECASE)


@pytest.fixture(scope="module")
def sample() -> list[Result]:
    """Return the five sample articles, analysed."""
    files = ("meridian-wire.txt", "daily-bellows.txt", "volga-today.txt", "north-sea-one.txt", "field-and-flag.html")
    articles = [analysis.read((SAMPLES / file).read_bytes(), file)[0] for file in files]
    return [analysis.analyse(replace(article, outlet=name)) for article, name in zip(articles, NAMES, strict=True)]


def made(*told: tuple[str, str]) -> list[Result]:
    """Return articles of these texts and outlets, analysed."""
    return [analysis.analyse(Article.of(text, outlet=outlet)) for text, outlet in told]


def spoken(results: list[Result], one: Sentence) -> str:
    """Return a sentence as it is shown, "|" for what is left out."""
    return "".join(text or "|" for text, _ in pieces(results[one.article].article.text, one))


def told(results: list[Result], dealt: Round) -> list[tuple[str, ...]]:
    """Return what the items show, by their outlets, for comparing rounds of differently ordered articles."""
    return [
        (item.kind, *item.options, *(f"{dealt.outlets[one.article]}: {spoken(results, one)}" for one in item.sentences))
        for item in dealt.items
    ]


@pytest.mark.parametrize("count", [5, 8, 10, 12])
def test_items(sample: list[Result], count: int) -> None:
    """A round has as many items as asked, six in ten of them pairs of two outlets; no sentence comes twice."""
    dealt = deal.deal(sample, NAMES, {}, count=count)
    pairs = [item for item in dealt.items if item.kind is Kind.PAIR]
    assert (len(dealt.items), len(pairs), dealt.problem) == (count, round(0.6 * count), "")
    assert all(item.answers == PAIR_ANSWERS for item in pairs)
    assert all(len({dealt.outlets[one.article] for one in item.sentences}) == 2 for item in pairs)
    places = [one[:2] for item in dealt.items for one in item.sentences]
    assert len(places) == len(set(places))
    for item in dealt.items[len(pairs) :]:
        assert item.kind is Kind.WHO
        assert item.answers == (*sorted(NAMES, key=str.casefold), CANNOT)


def test_own_words(sample: list[Result]) -> None:
    """Every sentence asked about has eight own words or more; what others say in it, and names that tell, are left out."""
    for one in candidates.sentences(sample):
        shown = spoken(sample, one)
        assert len(shown.replace("|", " ").split()) >= candidates.FEWEST_WORDS
        assert not TELLING.search(shown)
        marks = [m for m in sample[one.article].marks if m.kind in {"voice.quoted", "voice.paraphrased"}]
        visible = [(a, b) for a, b in pairwise([one.start, *(at for cut in one.cut for at in cut[:2]), one.end])][::2]
        assert not any(m.start < b and m.end > a for m in marks for a, b in visible if b > a)


def test_deterministic(sample: list[Result]) -> None:
    """The same texts give the same round, in whatever order the articles stand; another round is another one."""
    first = told(sample, deal.deal(sample, NAMES, {}))
    assert first == told(sample, deal.deal(sample, NAMES, {}))
    turned = sample[::-1]
    assert first == told(turned, deal.deal(turned, NAMES[::-1], {}))
    assert first != told(sample, deal.deal(sample, NAMES, {}, number=1))


def test_whatever_the_measure_says(sample: list[Result]) -> None:
    """Without any mark the same items are dealt: what is asked does not depend on what is measured."""
    bare = [replace(one, marks=(), columns={**one.columns, "loaded": one.columns["loaded"] * 0}) for one in sample]
    assert told(sample, deal.deal(sample, NAMES, {})) == told(bare, deal.deal(bare, NAMES, {}))


def test_rounds_do_not_repeat(sample: list[Result]) -> None:
    """The sentences of the second round are others than those of the first, as long as there are others."""
    first, second = (deal.deal(sample, NAMES, {}, count=10, number=number) for number in (0, 1))
    before, after = ({one[:2] for item in dealt.items for one in item.sentences} for dealt in (first, second))
    assert not before & after


def test_both_sides(sample: list[Result]) -> None:
    """Which of the two is A is drawn: neither the order of the articles nor that of their hashes decides it."""
    pairs = [item.sentences for item in deal.deal(sample, NAMES, {}, count=15).items if item.kind is Kind.PAIR]
    hashes = [result.article.text_hash for result in sample]
    assert len({a.article < b.article for a, b in pairs}) == 2
    assert len({hashes[a.article] < hashes[b.article] for a, b in pairs}) == 2


def test_same_matter() -> None:
    """Two sentences on one thing are paired, and two on different things are not; nor are two of one outlet."""
    about = "The long bridge over the river Aller was closed by the council for repairs on Monday morning."
    other = "The council closed the long bridge over the river Aller for urgent repairs on Monday."
    apart = "A choir of forty children sang in the new concert hall and was applauded for minutes."
    results = made((about, "A One"), (other, "B Two"), (apart, "C Three"), (f"{other} Again.", "A One"))
    found = candidates.sentences(results)
    outlets = [result.article.outlet for result in results]
    met = {
        frozenset({found[p.first].article, found[p.second].article})
        for p in candidates.pairs(results, found, outlets, {})
    }
    assert frozenset({0, 1}) in met
    assert frozenset({1, 2}) not in met
    assert frozenset({0, 3}) not in met


@pytest.mark.parametrize(
    ("articles", "problem"),
    [
        ([], deal.TWO_OUTLETS),
        ([(texts.PLAIN, "Town Paper")], deal.TWO_OUTLETS),
        ([(texts.PLAIN, "Town Paper"), (texts.USES_HARSH_WORDS, "Town Paper")], deal.TWO_OUTLETS),
        ([(texts.ONE_WORD, "Town Paper"), (texts.PUNCTUATION, "Field Paper")], deal.TOO_SHORT),
        ([(texts.EMPTY, "Town Paper"), (texts.BLANK, "Field Paper")], deal.TOO_SHORT),
    ],
)
def test_nothing_to_ask(articles: list[tuple[str, str]], problem: str) -> None:
    """One outlet, or no sentence that can be asked about: no items, and a sentence that says what to do."""
    results = made(*articles)
    dealt = deal.deal(results, [outlet for _, outlet in articles], {})
    assert (dealt.items, dealt.problem) == ((), problem)


def test_fewer_than_asked() -> None:
    """Articles with little to ask give what they have, and it is said."""
    dealt = deal.deal(made((texts.ONE_SENTENCE, "A One"), (texts.ONE_SENTENCE, "B Two")), ("A One", "B Two"), {})
    assert 0 < len(dealt.items) <= 2
    assert "no more" in dealt.problem


def test_many_outlets() -> None:
    """Of many outlets five can be chosen from, the right one among them, and not always in the same place."""
    line = "On day {} of month {} the council of the old harbour town heard what its engineers had found."
    articles = [(" ".join(line.format(i, day) for day in range(4)), f"Outlet {chr(65 + i)}") for i in range(12)]
    dealt = deal.deal(made(*articles), [outlet for _, outlet in articles], {}, count=15)
    asked = [item for item in dealt.items if item.kind is Kind.WHO]
    places = {item.options.index(dealt.outlets[item.sentences[0].article]) for item in asked}
    assert {len(item.options) for item in asked} == {5}
    assert len(places) > 1


def test_pieces() -> None:
    """What is shown and what is left out follow each other as in the text; nothing empty is shown."""
    one = Sentence(0, 2, 12, (Cut(2, 4, Left.OUTLET), Cut(6, 12, Left.OTHERS)))
    assert pieces("0123456789abcd", one) == [("", Left.OUTLET), ("45", None), ("", Left.OTHERS)]
