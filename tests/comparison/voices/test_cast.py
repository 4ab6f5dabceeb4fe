"""Who speaks, put together: shares that add up, sides, first words, what is not known; and what must hold for any measure."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.comparison.rounds import MOST_ARTICLES
from analysis.comparison.voices import cast as casting
from analysis.comparison.voices import findings
from analysis.comparison.voices.shares import UNNAMED
from analysis.comparison.voices.sides import NOT_TOLD, OTHERS, OUTLET
from tests import texts
from tests.comparison.voices.made import EASTERN, NOBODY, WESTERN, cast, result

SIDES = {"of": {"maria keller": "Keller", "peter olsen": "Olsen"}, "pair": ["Keller", "Olsen"]}


def told(runs: list[list[findings.Run]]) -> str:
    """Return a finding as plain text."""
    return " ".join("".join(run.text for run in runs_of) for runs_of in runs)


@pytest.mark.parametrize("voice", ["all", "own", "quoted", "paraphrased"])
@pytest.mark.parametrize("headline", [False, True])
def test_a_row_adds_up_to_a_hundred(voice: str, headline: bool) -> None:  # noqa: FBT001 - a table of cases
    """Sides, others, those not told who and the outlet itself are all words there are; with one voice, all words in it."""
    who = cast(
        result(EASTERN, "E", "Olsen: “Nobody checked”"), result(WESTERN), voice=voice, headline=headline, edits=SIDES
    )
    for rates in who.by_side.values():
        assert sum(rate.value for rate in rates.values()) == pytest.approx(100)
        assert (OUTLET in rates) is (voice in ("all", "own"))


def test_own_words_show_all_words() -> None:
    """The outlet's own words are nobody's here: choosing them shows what all words show."""
    one = result(EASTERN)
    own, whole = (
        {name: rate.value for name, rate in cast(one, voice=voice).by_side[0].items()} for voice in ("own", "all")
    )
    assert own == whole


def test_words_of_a_speaker_are_counted_by_hand() -> None:
    """Twenty of the words of the first article are Maria Keller's, both quotations together."""
    who = cast(result(EASTERN), edits=SIDES)
    rate = who.by_side[0]["Keller"]
    assert rate.total == 20
    assert rate.over == len(EASTERN.split())
    assert who.by_speaker[0]["maria keller"].total == rate.total
    assert rate.ends.low <= rate.value <= rate.ends.high


def test_same_article_under_two_names() -> None:
    """No difference is clear, and the finding says that they cannot be told apart."""
    who = cast(result(EASTERN, "One"), result(EASTERN, "Two"), edits=SIDES)
    assert who.differences
    assert not any(pair.clear for pair in who.differences)
    assert all(pair.difference == 0 for pair in who.differences)
    assert "We cannot tell the two apart" in told(findings.overall(who, ["One", "Two"]))
    first, second = who.odds
    assert first._replace(article=1) == second or math.isnan(first.log)


@pytest.mark.parametrize("text", [EASTERN, WESTERN, texts.QUOTES_HARSH_WORDS, NOBODY])
def test_text_doubled(text: str) -> None:
    """Text, a blank line and the text again: every share is what it was."""
    once, twice = (cast(result(one), edits=SIDES) for one in (text, f"{text}\n\n{text}"))
    for name, rate in once.by_side[0].items():
        assert twice.by_side[0][name].value == pytest.approx(rate.value, abs=1e-9)
    for name, rate in once.unnamed[0].items():
        assert twice.unnamed[0][name].value == pytest.approx(rate.value, abs=1e-9, nan_ok=True)


def test_leaving_an_article_out_moves_nobody() -> None:
    """Speakers and sides are those of the whole event, whichever of its articles are shown."""
    results = (result(EASTERN), result(WESTERN))
    whole, part = casting.of(results), casting.of(results, shown=(1,))
    assert part.sides == whole.sides
    assert part.heard == whole.heard
    assert {one.article for one in part.said} == {1}
    assert set(part.by_side) == {1}


def test_words_decide_which_sides_are_shown_first() -> None:
    """A speaker's weight are its words in all articles, headline and both voices, not its statements."""
    results = (result(EASTERN, "E", "“We kept it,” Maria Keller says"), result(WESTERN))
    who = cast(*results)
    weight = dict(zip((one.key for one in who.heard), casting.total_words(results, who.heard), strict=True))
    assert weight["maria keller"] == 20 + 3 + 14 + 6
    assert sum(weight.values()) == sum(
        one.words for one in cast(*results, headline=True).said if one.statement.speaker >= 0
    )


def test_first_words() -> None:
    """Whose words come first, of all and of one side, and at which sentence of how many."""
    who = cast(result(EASTERN), result(WESTERN), edits=SIDES)
    first, olsen = who.first(0), who.first(0, "Olsen")
    assert first is not None
    assert olsen is not None
    assert (who.side(first.said), first.at, first.of) == ("Keller", 1, 13)
    assert (olsen.said.statement.lemma, olsen.at) == ("claim", 5)
    assert who.first(0, "Nobody’s side") is None


def test_who_has_no_name() -> None:
    """Officials and a baker have none: their share of the words of others is told, and of those not told who."""
    who = cast(result(EASTERN), edits=SIDES)
    rates = who.unnamed[0]
    assert rates[UNNAMED].total > 0
    assert rates[NOT_TOLD].total == 0
    assert rates[UNNAMED].over == sum(rate.total for name, rate in who.by_side[0].items() if name != OUTLET)


def test_nobody_speaks() -> None:
    """No statement: all words are the outlet's, there is nothing to compare, and the finding says so."""
    who = cast(result(NOBODY), result(texts.EMPTY), result(texts.ONE_WORD))
    assert who.said == ()
    assert who.by_side[0][OUTLET].value == 100
    assert math.isnan(who.by_side[1][OUTLET].value)
    assert who.odds == []
    assert who.first(0) is None
    assert "Nobody is quoted or paraphrased" in told(findings.overall(who, ["A", "B", "C"]))


def test_clear_difference_is_told() -> None:
    """One article that is nearly all quotation beside one that is not: the widest clear difference, with both numbers."""
    speech = " ".join(
        f"“We counted {n} red boats and {n} blue ones at the pier,” Anna Berg said." for n in range(2, 16)
    )
    plain = (
        " ".join(f"There were {n} red boats and {n} blue ones at the long pier." for n in range(2, 16))
        + " Anna Berg said it rained."
    )
    who = cast(result(speech), result(plain), edits={"of": {"anna berg": "Berg"}})
    assert any(pair.clear and pair.measure == "Berg" for pair in who.differences)
    sentence = told(findings.overall(who, ["Loud", "Quiet"]))
    high, low = (round(who.by_side[at]["Berg"].value) for at in (0, 1))
    assert f"Berg gets {high} of every 100 words in Loud and {low} in Quiet." in sentence


def test_articles_too_short_to_be_ranked_are_in_no_finding() -> None:
    """A clear difference between two articles of which one is not ranked is not told."""
    sides = {"of": {"anna berg": "Berg"}}
    said = "“We walk along the old road to the mill every single day of the week,” Anna Berg said. "
    long, short = "The bridge is long and the river below it is wide. " * 20, said * 5
    who = cast(result(long), result(short), edits=sides)
    assert any(pair.clear for pair in who.differences)
    assert "too little text" in told(findings.overall(who, ["Long", "Short"]))


def test_pairs_of_very_many_articles_are_not_tested() -> None:
    """Of more articles than are compared in pairs nothing is tested, and the finding says so."""
    count = MOST_ARTICLES + 1
    who = cast(*(result(f"{EASTERN} Edition {n}.") for n in range(count)), edits=SIDES)
    assert who.differences == []
    names = [f"Paper {n}" for n in range(count)]
    assert "articles are not tested" in told(findings.overall(who, names))


def test_unknown_speakers_are_said_openly() -> None:
    """Where much of what others say is nobody's the finding says how much."""
    text = "“The bridge is closed and nobody knows for how long it will stay so.” The rain fell. " * 1
    text += "It was heard that “the ferry will not run on any day of this long week”. The crew went home. Snow fell. Night came."
    who = cast(result(text))
    share = who.unnamed[0][NOT_TOLD].value
    sentence = told(findings.overall(who, ["Echo"]))
    assert ("could not tell who says" in sentence) is (share >= findings.MUCH)


@given(st.lists(st.sampled_from([EASTERN, WESTERN, NOBODY, texts.PLAIN, texts.MARKUP, texts.ONE_WORD]), max_size=3))
@settings(max_examples=12, deadline=None)
def test_any_articles_give_a_finding(chosen: list[str]) -> None:
    """Whatever is compared, there is a sentence without a hole in it, and every statement has a side."""
    who = cast(*(result(text) for text in chosen))
    names = [f"Paper {n}" for n in range(len(chosen))]
    sentence = told(findings.overall(who, names))
    assert sentence
    assert "nan" not in sentence
    assert {who.side(one) for one in who.said} <= {*who.sides.names, NOT_TOLD}
    assert set(who.sides.names) >= ({OTHERS} if OTHERS in who.sides.of else set())


def test_others_are_no_finding() -> None:
    """Where only those on no side get clearly more, which may be for want of knowing their side, that is no finding."""
    sides = {"of": {"maria keller": "Keller", "peter olsen": "Olsen"}}
    plain = "The bridge is long. The river is wide. “We walk along the old road to the mill every single day.” The night was dark. "
    spoken = "The bridge is long. The river is wide. “We walk along the old road to the mill every day,” a baker said. "
    shared = "“The bridge opens in May,” Maria Keller said. “It costs too much,” Peter Olsen said. "
    who = cast(result(shared + plain * 8), result(shared + spoken * 8), edits=sides)
    finding = told(findings.overall(who, ["One", "Two"]))
    assert any(pair.clear and pair.measure == OTHERS for pair in who.differences)
    assert finding.startswith("We cannot tell the two apart by the room they give Keller or Olsen.")
