"""Rates, labels, verbs and the finding, from mentions that count under the reader's choice."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
import pytest

import analysis
from analysis.article import Article
from analysis.comparison import rounds, shares
from analysis.comparison.actors import called, finding, merge, rates, seen, tone
from analysis.comparison.actors.rates import ACTS, NAMED, PASSIVES, UNDERGOES, Key
from analysis.comparison.choice import Choice
from analysis.comparison.findings import TOO_MANY, Run
from analysis.text.actors.record import Role
from tests.comparison.actors.made import FIRST, result, two

if TYPE_CHECKING:
    from analysis.measures.base import Floats
    from analysis.result import Result

LONG = " ".join(
    [f"Russia attacked town number {i}. It rained there for {i} days and people slept well." for i in range(12)]
)
OTHER = " ".join(
    [f"Ukraine slept in town number {i}. It rained there for {i} days and people slept well." for i in range(12)]
)


def laid(results: list[Result], choice: Choice | None = None) -> tuple[tuple[merge.Joined, ...], list[seen.Page]]:
    """Return actors and pages."""
    joined = merge.merge(results)
    return joined, seen.lay_out(results, joined, range(len(results)), choice or Choice())


def at(joined: tuple[merge.Joined, ...], name: str) -> int:
    """Return an actor's position."""
    return next(i for i, one in enumerate(joined) if one.name == name)


def test_mentions_per_100_words() -> None:
    """The rate is mentions over words, and roles are over mentions."""
    joined, pages = laid([result(LONG), result(OTHER)])
    russia = at(joined, "Russia")
    found = rates.of(pages, [russia], russia)
    words = len(LONG.split())
    assert found.of[0][str(Key(NAMED, russia))].value == pytest.approx(100 * 12 / words)
    assert found.of[0][str(Key(ACTS, russia))].value == 100
    assert found.of[0][str(Key(UNDERGOES, russia))].value == 0
    assert found.of[1][str(Key(NAMED, russia))].value == 0
    assert math.isnan(found.of[1][str(Key(ACTS, russia))].value)


def test_passives_are_counted() -> None:
    """One in the first, none in the second, whose only passive names its agent."""
    _, pages = laid(two())
    found = rates.of(pages, [0])
    assert [found.of[i][str(Key(PASSIVES))].total for i in (0, 1)] == [1, 0]


def test_same_intervals_as_shares() -> None:
    """Where the base is words, value and interval are those of the shared rates to the last digit."""
    joined, pages = laid([result(LONG), result(OTHER)])
    russia = at(joined, "Russia")
    ours = rates.of(pages, [russia]).of[0][str(Key(NAMED, russia))]
    table = seen_table(pages[0], russia)
    theirs = shares.rates(shares.Counts(("x",), table, pages[0].words, pages[0].text_hash))["x"]
    assert (ours.value, *ours.ends) == pytest.approx((theirs.value, *theirs.ends))


def seen_table(page: seen.Page, actor: int) -> Floats:
    """Return an actor's mentions by sentence, one column."""
    table = np.zeros((len(page.words), 1))
    for one in page.seen:
        table[one.row, 0] += one.actor == actor
    return table


def test_clear_difference_is_told() -> None:
    """One that names an actor in every other sentence against one that never does: clear, and said so."""
    joined, pages = laid([result(LONG, "A"), result(OTHER, "B")])
    few = range(min(len(joined), rates.together(2)))
    told = finding.overall(rates.of(pages, few), joined, few, ["A", "B"])
    text = "".join(run.text for sentence in told for run in sentence)
    assert "more often than" in text
    assert "nan" not in text


def test_same_article_twice_cannot_be_told_apart() -> None:
    """The same text under two names differs in nothing, and the finding says so."""
    joined, pages = laid([result(LONG, "A"), result(LONG, "B")])
    found = rates.of(pages, range(len(joined)), 0)
    assert not any(pair.clear for pair in found.pairs)
    told = finding.overall(found, joined, range(1), ["A", "B"])
    assert any(run.strong and "cannot tell" in run.text for sentence in told for run in sentence)


def test_more_pairs_than_2000_deals_can_tell_apart() -> None:
    """Of sixteen articles the one that names an actor in every sentence is told apart from all that do so once."""
    texts = [" ".join(f"Russia waited in the year {1900 + k}." for k in range(16))]
    texts += [f"Russia waited. {' '.join(f'It rained in {1900 + 20 * i + k}.' for k in range(15))}" for i in range(15)]
    joined, pages = laid([result(text) for text in texts])
    found = rates.of(pages, [at(joined, "Russia")])
    assert {(pair.a, pair.b) for pair in found.pairs if pair.clear} == {(0, b) for b in range(1, 16)}


def test_articles_that_are_too_many_are_not_dealt_out() -> None:
    """Of more articles than are compared in pairs nothing is tested, and the finding says so."""
    joined, pages = laid([result(f"{LONG} It is article {i}.") for i in range(rounds.MOST_ARTICLES + 1)])
    found = rates.of(pages, [at(joined, "Russia")])
    assert all(math.isnan(pair.p) and not pair.clear for pair in found.pairs)
    told = finding.overall(found, joined, range(1), [f"Paper {i}" for i in range(len(pages))])
    assert told[-1][0].text == TOO_MANY


def test_one_article_and_no_actor_are_told() -> None:
    """One article is no comparison, and a text without names has no actors: both are said, nothing breaks."""
    joined, pages = laid([result(FIRST)])
    told = finding.overall(rates.of(pages, range(1)), joined, range(1), ["A"])
    assert told[-1] == [Run("One article is not a comparison.", strong=True)]
    joined, pages = laid([result("It rained, and nobody came."), result("")])
    assert joined == ()
    assert "No person" in finding.overall(rates.of(pages, []), joined, [], ["A", "B"])[0][0].text


def test_voice_and_headline_decide_what_counts() -> None:
    """Mentions in quotation marks count as quoted words only; those of the headline only where it counts."""
    text = "“Russia attacked us,” Lena Alder said. Ukraine waited for long in the cold night of the year."
    one = analysis.analyse(Article.of(text, title="Belarus waits"))
    joined, quoted = laid([one], Choice("quoted"))
    assert [joined[s.actor].name for s in quoted[0].seen] == ["Russia"]
    _, own = laid([one], Choice("own"))
    assert [joined[s.actor].name for s in own[0].seen] == ["Lena Alder", "Ukraine"]
    _, whole = laid([one], Choice(headline=True))
    assert "Belarus" in [joined[s.actor].name for s in whole[0].seen]
    _, body = laid([one])
    assert "Belarus" not in [joined[s.actor].name for s in body[0].seen]


def test_labels_and_names_by_article() -> None:
    """What each calls an actor: posts and titles, distance and regimes first, and the spellings it uses."""
    results = two()
    joined, pages = laid(results)
    texts = {i: one.article.text for i, one in enumerate(results)}
    labels = called.labels(pages, at(joined, "Lena Alder"), texts)
    assert {(use.words, use.kind) for use in labels[0]} == {("President", "title"), ("Russian president", "post")}
    assert labels[1] == []
    kyiv = at(joined, "Kyiv")
    assert [use.words for use in called.labels(pages, kyiv, texts)[0]] == ["regime"]
    assert [[use.words for use in uses] for uses in called.names(pages, kyiv, texts).values()] == [["Kiev"], ["Kyiv"]]


def test_verbs_of_a_role() -> None:
    """Verbs as lemmas with their mentions, the more frequent first."""
    joined, pages = laid(two())
    verbs = called.words(pages, at(joined, "NATO"), Role.SUBJECT)
    assert {use.words for use in verbs[0]} == {"reject", "wait"}
    assert [use.words for use in verbs[1]] == ["meet"]


def test_tone_is_that_of_the_measure() -> None:
    """The score of every mention is what ``measures.target`` gives with the whole document at hand."""
    import analysis.text
    from analysis.measures import target

    one = result(FIRST)
    joined, pages = laid([one])
    mine = [s for s in pages[0].seen if s.actor == at(joined, "NATO")]
    toned = tone.toward(one, mine)
    document = analysis.text.read(one.article)
    for got in toned:
        start, end = got.seen.mention.start, got.seen.mention.end
        assert got.tone == target.tone(one.article.text, start, end, document=document)
    found = tone.rates(pages, [toned])
    scores = [got.tone.score for got in toned]
    assert found.of[0][tone.TONE].value == pytest.approx(sum(scores) / len(scores))
