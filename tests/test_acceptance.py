"""What must hold for every measure, whatever the measure."""

from __future__ import annotations

import dataclasses
import math
import subprocess
import sys
import textwrap

import numpy as np
import pytest

import analysis
from analysis.measures import registry
from tests import texts

VOICES = ("all", "own", "quoted")


def analysed(text: str, **details: str) -> analysis.Result:
    """Analyse a text as it is."""
    return analysis.analyse(analysis.Article.of(text, **details))


@pytest.mark.parametrize("voice", VOICES)
def test_the_same_article_under_two_names_cannot_be_told_apart(voice: str) -> None:
    """One text twice: every difference is exactly 0, no p is below 1, nothing is clear."""
    gaps = analysis.differences([analysed(texts.USES_HARSH_WORDS, outlet=name) for name in ("A", "B")], voice)
    assert len(gaps) == len(registry())
    assert (gaps["difference"].dropna() == 0).all()
    assert (gaps["p"].dropna() == 1).all()
    assert not gaps["clear"].any()


@pytest.mark.parametrize("name", ["plain", "quotes harsh words", "uses harsh words", "markup", "one sentence"])
@pytest.mark.parametrize("voice", VOICES)
def test_a_text_told_twice_has_the_same_values(name: str, voice: str) -> None:
    """A text, a blank line and the text again: every value stays the same."""
    once, twice = (
        analysis.compare([analysed(text)], voice)
        for text in (texts.NAMED[name], f"{texts.NAMED[name]}\n\n{texts.NAMED[name]}")
    )
    np.testing.assert_allclose(once["value"], twice["value"], rtol=0, atol=1e-9)
    assert list(twice["sentences"]) == [2 * count for count in once["sentences"]]


def test_chance_alone_is_called_clear_about_as_often_as_it_should_be() -> None:
    """Sentences of one text dealt to two outlets at random: about 5 in 100 differences have p < 0.05 before adjustment."""
    rng = np.random.default_rng(7)
    sentences = [s + "." for s in (texts.PLAIN + " " + texts.USES_HARSH_WORDS).rstrip(".").split(". ")]
    flagged = []
    for _ in range(120):
        order = rng.permutation(len(sentences))
        halves = [" ".join(sentences[i] for i in half) for half in np.array_split(order, 2)]
        gaps = analysis.differences([analysed(half) for half in halves]).set_index("measure")["p"]
        flagged += [gaps["sentiment"] < 0.05, gaps["loaded_language"] < 0.05, gaps["flesch_kincaid_grade"] < 0.05]
    assert 0.01 <= np.mean(flagged) <= 0.09


@pytest.mark.parametrize("voice", VOICES)
@pytest.mark.parametrize("name", ["quotes harsh words", "uses harsh words", "markup"])
@pytest.mark.parametrize("measure", ["sentiment", "loaded_language", "loaded_spans", "loaded_emotive", "quoted_share"])
def test_contributions_add_up_to_the_value(name: str, voice: str, measure: str) -> None:
    """What the words add sums to what is printed."""
    result = analysed(texts.NAMED[name], title="A brutal “shameful” headline!")
    value = analysis.compare([result], voice).set_index("measure")["value"][measure]
    shares = analysis.contributions(result, measure, voice)
    if math.isnan(value):
        assert shares.empty
    else:
        assert shares["share"].sum() == pytest.approx(value, abs=1e-9)
    for row in shares.itertuples():
        assert result.article.text[row.start : row.end] == row.words


@pytest.mark.parametrize("measure", ["headline_sentiment", "headline_loaded_language"])
def test_contributions_of_the_headline_come_from_the_headline(measure: str) -> None:
    """The headline's measures are made of its words alone."""
    result = analysed(texts.USES_HARSH_WORDS, title="A brutal and shameful day")
    shares = analysis.contributions(result, measure)
    value = analysis.compare([result]).set_index("measure")["value"][measure]
    assert shares["share"].sum() == pytest.approx(value, abs=1e-9)
    assert (shares["end"] <= len("A brutal and shameful day")).all()


def test_the_printed_counts_give_the_grade() -> None:
    """Flesch–Kincaid by hand from its printed counts is the value."""
    result = analysed(texts.PLAIN)
    counts = analysis.contributions(result, "flesch_kincaid_grade").set_index("words")["share"]
    by_hand = 0.39 * counts["words"] / counts["sentences"] + 11.8 * counts["syllables"] / counts["words"] - 15.59
    value = analysis.compare([result]).set_index("measure")["value"]["flesch_kincaid_grade"]
    assert value == pytest.approx(by_hand, abs=1e-9)


def test_everything_works_without_a_network() -> None:
    """Reading, analysing and comparing with sockets blocked gives values."""
    script = textwrap.dedent(
        """
        import socket, sys
        def refuse(*_, **__): raise OSError("no network")
        socket.socket.connect = socket.create_connection = socket.getaddrinfo = refuse
        import analysis
        from tests import texts
        article = analysis.read(texts.QUOTES_HARSH_WORDS.encode(), "a.txt")[0]
        frame = analysis.compare([analysis.analyse(article)])
        sys.exit(0 if frame["value"].notna().sum() > 15 else 3)
        """
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0


def test_names_are_not_feelings() -> None:
    """“United”, "Security" and the like in a name add nothing to the tone."""
    result = analysed("The United Nations Security Council met on Monday.")
    assert analysis.compare([result]).set_index("measure")["value"]["sentiment"] == 0


def test_quoted_harsh_words_are_not_the_outlets_own() -> None:
    """One article quotes harsh words, one uses them itself: alike in all words, clearly apart in their own."""
    results = [analysed(texts.QUOTES_HARSH_WORDS), analysed(texts.USES_HARSH_WORDS)]
    for measure in ("sentiment", "loaded_language"):
        both, own = (analysis.differences(results, voice).set_index("measure").loc[measure] for voice in ("all", "own"))
        assert not both["clear"]
        assert own["clear"]
        assert abs(own["difference"]) > 2 * abs(both["difference"])


@pytest.mark.parametrize("name", list(texts.NAMED))
@pytest.mark.parametrize("voice", [*VOICES, "paraphrased"])
def test_any_text_gives_a_row_a_measure_with_a_value_or_a_reason(name: str, voice: str) -> None:
    """Empty, one word, markup, another language: every measure has a row, and what is missing says why."""
    frame = analysis.compare([analysed(texts.NAMED[name])], voice)
    assert list(frame["measure"]) == list(registry())
    assert (frame["value"].notna() | (frame["reason"] != "")).all()
    assert (frame["low"].notna() | (frame["reason"] != "")).all()
    inside = frame.dropna(subset=["low"])
    assert (inside["low"] <= inside["low50"]).all()
    assert (inside["high50"] <= inside["high"]).all()


def test_another_language_has_no_lexicon_values() -> None:
    """A text known not to be English has undefined lexicon measures, with that reason, and no zeros."""
    article = dataclasses.replace(analysis.Article.of(texts.FRENCH), language="fr")
    frame = analysis.compare([analysis.analyse(article)]).set_index("measure")
    assert math.isnan(frame["value"]["sentiment"])
    assert "not English" in frame["reason"]["loaded_language"]
    assert frame["value"]["quoted_share"] == 0


def test_words_inside_words_are_not_found() -> None:
    """“border” holds no "order", "business" no "sin"."""
    result = analysed(
        "The border business continues in the province of Essex, and the cashier of the business crosses it."
    )
    assert not [mark for mark in result.marks if mark.kind.startswith(("loaded", "tone"))]


def test_twenty_thousand_words_are_measured() -> None:
    """A long text is measured whole, and like its parts."""
    long, short = analysed("\n\n".join([texts.USES_HARSH_WORDS] * 190)), analysed(texts.USES_HARSH_WORDS)
    one, other = (analysis.compare([r]).set_index("measure") for r in (long, short))
    assert one["words"]["sentiment"] > 20_000
    assert one["value"]["loaded_language"] == pytest.approx(other["value"]["loaded_language"])


def test_the_same_input_gives_the_same_output_in_another_process() -> None:
    """Values, intervals and p of a fresh process are equal to the last digit."""
    script = (
        "import analysis; from tests import texts\n"
        "r = [analysis.analyse(analysis.Article.of(t)) for t in (texts.USES_HARSH_WORDS, texts.PLAIN)]\n"
        "print(analysis.compare(r).to_json(double_precision=15), analysis.differences(r).to_json(double_precision=15))"
    )
    said = {subprocess.run([sys.executable, "-c", script], check=True, capture_output=True).stdout for _ in range(2)}
    assert len(said) == 1
