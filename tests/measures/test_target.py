"""Tone around an actor: who does what to whom, whose it is, and that every number opens to its words."""

from __future__ import annotations

import json
import math
import time

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import analysis
from analysis.marks import Span
from analysis.measures import target, target_lexicon
from analysis.text import build
from analysis.text.document import Voice
from benchmarks import validity_target
from tests.shared import shared

FLOOR = 0.62
"""Macro-F1 on every second mention of the development half (393 mentions); measured 0.66 on 2026-11-22."""
FLOOR_LEXICON = 0.56
"""The same for the lexicon alone; measured 0.61."""


def toward(text: str, mention: str, *, words: bool = True) -> target.Tone:
    """Tone toward the first occurrence of a mention."""
    start = text.index(mention)
    return target.tone(text, start, start + len(mention), words=words)


WHO_DOES_WHAT = [
    # mention, sentence, label
    ("Alder", "Alder was accused of fraud on Monday.", -1),
    ("Alder", "Birch slammed Alder over the broken bridge.", -1),
    ("Alder", "Critics accused Alder of lying to voters.", -1),
    ("Alder", "Alder lied to the committee about the money.", -1),
    ("Alder", "Alder, the embattled mayor, came under fire.", -1),
    ("Alder", "Alder is a liar and a crook.", -1),
    ("Alder", "The corrupt Alder stole the money.", -1),
    ("Alder", "Alder's failure cost the town dearly.", -1),
    ("Alder", "Criticism of Alder grew on Tuesday.", -1),
    ("Alder", "Alder was convicted of bribery.", -1),
    ("Alder", "Birch praised Alder for her courage.", 1),
    ("Alder", "Alder was hailed as a hero by the nurses.", 1),
    ("Alder", "Alder rescued two children from the river.", 1),
    ("Alder", "Alder, a brilliant and generous teacher, won the prize.", 1),
    ("Alder", "Alder is an excellent leader.", 1),
    ("Alder", "Alder's courage inspired the town.", 1),
    ("Alder", "Alder spoke to reporters in Geneva on Monday.", 0),
    ("Alder", "Birch met Alder at the airport.", 0),
    ("Alder", "“The vote is on Tuesday,” Alder said.", 0),
]


@pytest.mark.parametrize(("mention", "text", "label"), WHO_DOES_WHAT)
def test_who_does_what_to_whom(mention: str, text: str, label: int) -> None:
    """The label follows from the part the mention has in the sentence."""
    assert toward(text, mention).label == label


TURNED = [
    # the first tone is below the second
    ("Birch slammed Alder.", "Alder", "Birch", "active: the one attacked and the attacker"),
    ("Alder was slammed by Birch.", "Alder", "Birch", "passive: the same"),
    ("Alder betrayed Birch.", "Alder", "Birch", "the traitor and the victim"),
    ("Birch was betrayed by Alder.", "Alder", "Birch", "passive: the same"),
    ("Birch defeated Alder.", "Alder", "Birch", "the loser and the winner"),
    ("Alder's lies angered Birch.", "Alder", "Birch", "what is one's own"),
]


@pytest.mark.parametrize(("text", "worse", "better", "_why"), TURNED)
@pytest.mark.parametrize("words", [True, False])
def test_one_sentence_two_actors(text: str, worse: str, better: str, _why: str, *, words: bool) -> None:
    """Of two actors in one sentence the one to whom or by whom the bad thing is done is told from the other."""
    assert toward(text, worse, words=words).score < toward(text, better, words=words).score


def test_an_apposition_belongs_to_its_name() -> None:
    """What is said beside a name weighs more on it than on another name in the sentence, by the lexicon's cues."""
    text = "Alder, a convicted fraudster, met Birch on Monday."
    assert toward(text, "Alder", words=False).score < toward(text, "Birch", words=False).score


NEGATED = [
    ("Birch praised Alder.", "Birch never praised Alder."),
    ("Alder is trustworthy.", "Alder is not trustworthy."),
    ("Alder kept her promise and succeeded.", "Alder did not succeed."),
]


@pytest.mark.parametrize(("plain", "negated"), NEGATED)
def test_negation_lowers_praise(plain: str, negated: str) -> None:
    """A negation takes good words back."""
    assert toward(negated, "Alder").polarity < toward(plain, "Alder").polarity


def test_negation_lifts_blame() -> None:
    """A negation takes bad words back."""
    assert toward("Birch did not condemn Alder.", "Alder").polarity > toward("Birch condemned Alder.", "Alder").polarity


@pytest.mark.parametrize("name", ["Alder", "Trump", "Merkel", "Obama", "Hitler", "Zelenskyy"])
def test_names_do_not_matter(name: str) -> None:
    """The same sentence about somebody else has the same tone, whoever it is."""
    ours, theirs = (toward(f"{who} was accused of fraud by Birch in 2014.", who) for who in (name, "Elm"))
    assert (ours.label, ours.score, ours.votes) == (theirs.label, theirs.score, theirs.votes)


@pytest.mark.parametrize(
    ("one", "other"), [("He", "She"), ("The king", "The queen"), ("The Republican", "The Democrat")]
)
def test_sex_and_party_do_not_matter(one: str, other: str) -> None:
    """Nor do pronouns of one or another sex, or a party."""
    assert toward(f"{one} failed the voters.", one).votes == toward(f"{other} failed the voters.", other).votes
    around = [toward(f"Alder met {who.lower()} in Paris.", "Alder").votes for who in (one, other)]
    assert around[0] == around[1]


def test_voice_of_a_quotation() -> None:
    """Inside a quotation the tone is the speaker's; the document says so, and so do the marks in the text alone."""
    text = "The debate ran late. “Alder is a disgrace and a liar to this town,” Birch said. Alder left."
    document = build.read(analysis.Article.of(text))
    start = text.index("Alder")
    inside, outside = target.tones(
        document, [Span(start, start + 5), Span(text.rindex("Alder"), text.rindex("Alder") + 5)]
    )
    assert (inside.voice, inside.label) == (Voice.QUOTED, -1)
    assert outside.voice is Voice.OWN
    assert toward(text, "Alder").voice is Voice.QUOTED


def test_sentences_bound_the_tone() -> None:
    """What stands in another sentence adds nothing, with the document's sentences and without."""
    text = "Birch is a criminal and a fraud. Alder met reporters. The massacre was a horrible crime."
    start = text.index("Alder")
    document = build.read(analysis.Article.of(text))
    for found in (target.tone(text, start, start + 5), target.tone(text, start, start + 5, document=document)):
        assert all(mark.start >= start and mark.end <= start + 21 for mark in found.marks)
        assert found.label == 0


@given(st.text(max_size=60), st.text(min_size=1, max_size=12), st.text(max_size=60))
def test_marks_make_the_number(before: str, mention: str, after: str) -> None:
    """Of any text: marks lie inside it and outside the mention, and their weights and the rest add up to the polarity."""
    text = before + mention + after
    found = target.tone(text, len(before), len(before) + len(mention))
    assert all(0 <= mark.start < mark.end <= len(text) for mark in found.marks)
    assert all(mark.end <= found.start or mark.start >= found.end for mark in found.marks)
    assert found.rest + sum(mark.weight for mark in found.marks) == pytest.approx(found.polarity, abs=1e-9)
    assert found.votes[2] - found.votes[0] == pytest.approx(found.polarity, abs=1e-12)
    negative, none, positive = (math.exp(vote) for vote in found.votes)
    assert found.score == pytest.approx((positive - negative) / (negative + none + positive), abs=1e-9)
    assert found.label == (-1, 0, 1)[int(np.argmax(found.votes))]
    assert found == target.tone(text, len(before), len(before) + len(mention))


@pytest.mark.parametrize("filler", ["a “", "not, ", "x. ", "Alder’s ", "accused of ", "'" * 40, "lash out at the "])
def test_time_does_not_grow_with_the_text(filler: str) -> None:
    """Two million characters around a mention cost no more than a page does."""
    page = filler * (2_000_000 // len(filler))
    text = f"{page} Alder lied {page}"
    start = len(page) + 1
    target.tone("Alder lied.", 0, 5)
    short = f"{page[:20_000]} Alder lied {page[-20_000:]}"
    near = 20_000 + 1
    assert _seconds(text, start) < 5 * _seconds(short, near) + 0.005


def _seconds(text: str, start: int) -> float:
    """Return the processor time of the quickest of three runs."""
    best = math.inf
    for _ in range(3):
        begun = time.process_time()
        target.tone(text, start, start + 5)
        best = min(best, time.process_time() - begun)
    return best


@pytest.mark.parametrize("span", [(0, 0), (-1, 2), (3, 2), (0, 99)])
def test_no_mention(span: tuple[int, int]) -> None:
    """An empty mention or one outside the text is an error that says so."""
    with pytest.raises(ValueError, match="no mention at"):
        target.tone("Alder won.", *span)


def test_lexicon_is_sound() -> None:
    """Every row has its columns, effects in halves between −2 and 2, no entry twice, and some effect."""
    for name, at in (("target_verbs", 3), ("target_words", 4)):
        listed: list[str] = []
        for row in target_lexicon.rows(name):
            assert len(row) == at + 2
            first, second = map(float, row[at - 2 : at])
            assert max(abs(first), abs(second)) <= 2
            assert first or second
            assert (2 * first).is_integer()
            assert (2 * second).is_integer()
            listed += [word.partition(":")[0] for word in row[at].split("; ")]
        assert len(set(listed)) == len(listed)


def test_agreement_with_people() -> None:
    """Macro-F1 on a fixed part of the development data does not fall below the floors."""
    lines = shared("evaldata/target_sentiment_dev.jsonl").read_text(encoding="utf-8").splitlines()
    mentions = [json.loads(line) for line in lines][::2]
    truth, ones = np.array([row["label"] for row in mentions], dtype=float), np.ones((1, len(mentions)))
    for words, floor in ((True, FLOOR), (False, FLOOR_LEXICON)):
        assert validity_target.macro_f1(validity_target.ours(mentions, words=words), truth, ones)[0] >= floor
