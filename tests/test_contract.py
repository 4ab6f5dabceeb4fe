"""The contract: every definition that two people could read two ways, worked out by hand and held against the program."""

from __future__ import annotations

import dataclasses
import math
import pkgutil
import subprocess
import sys
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import analysis
from analysis.article import Article, Part, Role, lay_out
from analysis.measures import registry
from analysis.measures.loaded import CATEGORIES
from tests import texts
from tests.shared import ROOT

if TYPE_CHECKING:
    import pandas as pd

VOICES = ("own", "quoted", "paraphrased")
COUNTED = {"body", "subheading"}
MIXED = Article(
    title="A brutal “shameful” headline!",
    outlet="Bell",
    parts=lay_out(
        [
            ("Home News Sport", Role.BOILERPLATE),
            ("A brutal “shameful” headline!", Role.TITLE),
            (texts.QUOTES_HARSH_WORDS, Role.BODY),
            ("A terrible caption about a massacre.", Role.CAPTION),
            ("What will happen next?", Role.SUBHEADING),
            (texts.USES_HARSH_WORDS, Role.BODY),
            ("Read more", Role.BOILERPLATE),
        ]
    ),
)
RESULT = analysis.analyse(MIXED)
PIECES = st.lists(st.tuples(st.text(max_size=30), st.sampled_from(list(Role))), max_size=6)


@given(st.text(), st.text(max_size=40))
def test_a_text_is_taken_as_it_is(text: str, title: str) -> None:
    """No character changes: without a title the text is the text, with one the title and a blank line stand before it."""
    assert Article.of(text).text == text
    if title:
        assert Article.of(text, title=title).text == f"{title}\n\n{text}"


@given(PIECES)
def test_offsets_of_parts_index_the_text(pieces: list[tuple[str, Role]]) -> None:
    """Every kept part stands in the text at its start; what was set aside has none; the text is the kept parts."""
    article = Article(parts=lay_out(pieces))
    for part in article.parts:
        if part.role is Role.BOILERPLATE:
            assert part.start is None
        else:
            assert part.start is not None
            assert article.text[part.start : part.start + len(part.text)] == part.text
    assert article.text == "\n\n".join(text for text, role in pieces if role is not Role.BOILERPLATE)
    assert [(part.text, part.role) for part in article.parts] == pieces


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.BODY])
def test_flipping_a_part_makes_another_article(role: Role) -> None:
    """Another role or another text is another hash; outlet, date, notes and what was set aside are not part of it."""
    pieces = [("First part.", Role.BODY), ("Second part.", Role.BODY)]
    before = Article(parts=lay_out(pieces))
    assert Article(parts=lay_out([pieces[0], ("Second part.", role)])).hash != before.hash
    assert Article(parts=lay_out([pieces[0], ("Second part", Role.BODY)])).hash != before.hash
    assert (
        Article(parts=lay_out([*pieces, ("Menu", Role.BOILERPLATE)]), outlet="Bell", notes=("x",)).hash == before.hash
    )
    assert Article(parts=lay_out([("First part.\n\nSecond part.", Role.BODY)])).hash != before.hash


def test_articles_and_parts_are_frozen() -> None:
    """Nobody changes an article: an edit makes a new one."""
    for frozen, field in ((MIXED, "title"), (MIXED.parts[0], "text")):
        with pytest.raises(dataclasses.FrozenInstanceError):
            setattr(frozen, field, "x")
    assert isinstance(MIXED.parts[0], Part)


def test_gates_live_in_read_only() -> None:
    """Three words are an article for ``Article.of`` and unreadable for ``read``, with one plain sentence."""
    assert analysis.analyse(Article.of("Three short words.")).segments["words"].sum() == 3
    with pytest.raises(analysis.Unreadable) as refused:
        analysis.read(b"Three short words.")
    assert refused.value.sentence.endswith(".")
    assert "\n" not in refused.value.sentence


def test_the_columns_of_segments() -> None:
    """Start, end, sentence, voice, role and share come first, then the components: all that the measures need."""
    columns = list(RESULT.segments.columns)
    assert columns[:6] == ["start", "end", "sentence", "voice", "role", "share"]
    assert {name for measure in registry().values() for name in measure.components} <= set(columns)
    assert set(RESULT.segments["voice"]) <= set(VOICES)
    assert set(RESULT.segments["role"]) == {"title", "body", "caption", "subheading"}


def test_segments_tile_sentences_inside_parts() -> None:
    """Segments of a sentence touch each other, lie in one part, and are in order."""
    frame = RESULT.segments
    assert (frame["start"].diff().dropna() > 0).all()
    for _, rows in frame.groupby("sentence"):
        assert (rows["start"].to_numpy()[1:] == rows["end"].to_numpy()[:-1]).all()
        inside = [
            part
            for part in MIXED.parts
            if part.start is not None
            and part.start <= rows["start"].min()
            and rows["end"].max() <= part.start + len(part.text)
        ]
        assert len(inside) == 1
        assert set(rows["role"]) == {str(inside[0].role)}


def test_words_are_textstats() -> None:
    """The words of an article are those that textstat counts."""
    import textstat

    for text in (*texts.NAMED.values(), MIXED.text, "a – b — 3 well-known _ U.S. ’tis 50% … (x)"):
        counted = analysis.analyse(Article.of(text)).segments
        words = counted["words"].sum() if len(counted) else 0
        assert words == textstat.lexicon_count(text, removepunct=True)


def test_shares_are_words_of_the_sentence() -> None:
    """A segment's share is its words ÷ those of its sentence."""
    frame = RESULT.segments
    whole = frame.groupby("sentence")["words"].transform("sum")
    np.testing.assert_allclose(frame["share"], frame["words"] / whole, rtol=0, atol=1e-12)
    assert (frame["share"] < 1).any()


def test_a_quoted_segment_includes_its_marks() -> None:
    """Quoted speech begins and ends with its quotation marks."""
    quoted = RESULT.segments.query("voice == 'quoted' and role == 'body'")
    said = [MIXED.text[row.start : row.end].strip() for row in quoted.itertuples()]
    assert len(said) > 5
    assert all("“" in one or "”" in one for one in said)
    assert "“This is a disgraceful and brutal attack on decent people,”" in said


def test_a_mark_belongs_to_the_segment_in_which_it_starts() -> None:
    """Sums of marks by the segment they start in are the components."""
    frame = RESULT.segments
    marks = [mark for mark in RESULT.marks if mark.kind.startswith("loaded.")]
    assert len(marks) > 20
    at = np.searchsorted(frame["start"], [mark.start for mark in marks], side="right") - 1
    for name, amounts in (("loaded", [mark.weight for mark in marks]), ("spans", [1] * len(marks))):
        np.testing.assert_allclose(np.bincount(at, amounts, minlength=len(frame)), frame[name], atol=1e-12)


def test_folding_case_moves_no_offset() -> None:
    """Characters whose lower case is longer ("İ") stand before a charged word, and the mark still covers the word."""
    text = "İİİİ İstanbul said the ßtraße saw a brutal, disgraceful attack. ﬁve ŉ ΐ were there."
    for mark in analysis.analyse(Article.of(text)).marks:
        covered = text[mark.start : mark.end]
        assert covered == covered.strip()
        assert not text[max(mark.start - 1, 0)].isalnum() or mark.start == 0
    kinds = {
        text[m.start : m.end]: m.kind for m in analysis.analyse(Article.of(text)).marks if m.kind.startswith("loaded")
    }
    assert {"brutal", "disgraceful"} <= set(kinds)


def chosen(voice: str, roles: set[str] = COUNTED) -> pd.DataFrame:
    """Return the segments of a choice."""
    frame = RESULT.segments
    return frame[frame["role"].isin(roles) & ((voice == "all") | (frame["voice"] == voice))]


def by_hand(frame: pd.DataFrame) -> dict[str, float]:
    """Every measure over the sums of some segments, written down from the contract and the formulas' sources.

    Coleman and Liau have 0.0588 a letter; textstat, which is the authority here, has 0.058.
    """
    s = frame.drop(columns=["voice", "role"]).sum()
    words, sentences = s["words"], s["share"]
    if not words:
        return {}
    asl = words / sentences
    difficult = 100 * s["difficult_words"] / words
    linsear = (s["easy_words"] + 3 * s["polysyllables"]) / sentences
    return {
        "sentiment": (frame["compound"] * frame["share"]).sum() / sentences,
        "sentiment_vader": s["tone_vader"] / sentences,
        "loaded_language": 100 * s["loaded"] / words,
        "loaded_spans": 100 * s["spans"] / words,
        **{f"loaded_{c.name}": 100 * s[f"spans_{c.name}"] / words for c in CATEGORIES},
        "flesch_reading_ease": 206.835 - 1.015 * asl - 84.6 * s["syllables"] / words,
        "flesch_kincaid_grade": 0.39 * asl + 11.8 * s["syllables"] / words - 15.59,
        "gunning_fog": 0.4 * (asl + 100 * s["complex_words"] / words),
        "smog_index": 1.043 * math.sqrt(30 * s["polysyllables"] / sentences) + 3.1291,
        "coleman_liau_index": 0.058 * (100 * s["letters"] / words) - 0.296 * (100 * sentences / words) - 15.8,
        "automated_readability_index": 4.71 * s["characters"] / s["tokens"] + 0.5 * asl - 21.43,
        "dale_chall_readability_score": 0.1579 * difficult + 0.0496 * asl + (3.6365 if difficult > 5 else 0),
        "linsear_write_formula": (linsear if linsear > 20 else linsear - 2) / 2,
    }


@pytest.mark.parametrize("voice", ["all", *VOICES])
def test_values_are_sums_of_segments(voice: str) -> None:
    """Every value can be worked out from the table of segments, over body and subheadings in the chosen voice."""
    values = analysis.compare([RESULT], voice).set_index("measure")["value"]
    wanted = by_hand(chosen(voice))
    for name, value in wanted.items():
        assert values[name] == pytest.approx(value, abs=1e-9), name
    unchecked = (
        set(values.index)
        - set(wanted)
        - {"reading_grade", "quoted_share", "paraphrased_share", "headline_sentiment", "headline_loaded_language"}
    )
    assert not unchecked or not wanted


@pytest.mark.parametrize(("options", "roles"), [
    ({"headline": True}, COUNTED | {"title"}),
    ({"captions": True}, COUNTED | {"caption"}),
    ({"headline": True, "captions": True}, COUNTED | {"title", "caption"}),
])  # fmt: skip
def test_headline_and_captions_count_when_chosen(options: dict[str, bool], roles: set[str]) -> None:
    """The choice adds their segments and no others."""
    values = analysis.compare([RESULT], **options).set_index("measure")["value"]
    for name in ("sentiment", "loaded_language", "flesch_kincaid_grade"):
        assert values[name] == pytest.approx(by_hand(chosen("all", roles))[name], abs=1e-9)


def test_the_headlines_measures_are_the_headlines() -> None:
    """Headline tone and charge are taken over the title alone."""
    values = analysis.compare([RESULT]).set_index("measure")["value"]
    wanted = by_hand(chosen("all", {"title"}))
    assert values["headline_sentiment"] == pytest.approx(wanted["sentiment"], abs=1e-9)
    assert values["headline_loaded_language"] == pytest.approx(wanted["loaded_language"], abs=1e-9)
    assert values["headline_sentiment"] < 0 < values["headline_loaded_language"]


def test_quoted_words_are_a_share_of_all_words() -> None:
    """Quoted speech: 100 × quoted words ÷ words, whatever the voice chosen."""
    wanted = 100 * chosen("quoted")["words"].sum() / chosen("all")["words"].sum()
    for voice in ("all", "own", "quoted"):
        value = analysis.compare([RESULT], voice).set_index("measure")["value"]["quoted_share"]
        assert value == pytest.approx(wanted, abs=1e-9)


@pytest.mark.parametrize("voice", ["all", "own"])
def test_intervals_are_those_of_a_bootstrap_of_whole_sentences(voice: str) -> None:
    """Drawn again by other random numbers, sentence by sentence, the ends agree within chance."""
    frame, everything = chosen(voice), chosen("all")
    rng = np.random.default_rng(1)
    order = everything["sentence"].unique()
    table = (
        frame.assign(tone=frame["compound"] * frame["share"])
        .groupby("sentence")[["tone", "share", "loaded", "words"]]
        .sum()
    )
    cells = table.reindex(order, fill_value=0).to_numpy()
    sums = np.stack([cells[rng.integers(0, len(cells), len(cells))].sum(axis=0) for _ in range(4000)])
    rows = analysis.compare([RESULT], voice).set_index("measure")
    for name, drawn in (("sentiment", sums[:, 0] / sums[:, 1]), ("loaded_language", 100 * sums[:, 2] / sums[:, 3])):
        ends = rows.loc[name, ["low", "low50", "high50", "high"]].to_numpy(float)
        expected = np.percentile(drawn, [2.5, 25, 75, 97.5])
        assert np.abs(ends - expected).max() < 0.07 * (expected[3] - expected[0]), name


def test_chance_comes_from_the_text_alone() -> None:
    """Another outlet changes no interval; another text has draws of its own."""
    numbers = ["value", "low", "high", "low50", "high50"]
    one, renamed = (
        analysis.compare([analysis.analyse(Article.of(texts.PLAIN, outlet=name))])[numbers] for name in ("A", "B")
    )
    assert one.equals(renamed)
    swapped = ". ".join(reversed(texts.PLAIN.rstrip(".").split(". "))) + "."
    other = analysis.compare([analysis.analyse(Article.of(swapped))])
    assert not one["low"].dropna().equals(other["low"].dropna())


def test_readability_is_undefined_with_a_reason_never_zero() -> None:
    """No words in the voice: NaN and why."""
    rows = analysis.compare([analysis.analyse(Article.of(texts.PLAIN))], "quoted").set_index("measure")
    voiced = [m.name for m in registry().values() if m.voiced and m.place == "body"]
    assert rows.loc[voiced, "value"].isna().all()
    assert (rows.loc[voiced, "reason"] != "").all()


@settings(max_examples=30, deadline=None)
@given(
    st.lists(
        st.sampled_from([texts.PLAIN, texts.QUOTES_HARSH_WORDS, "He said: “No.”", "Terrible!", "– –", ""]), max_size=3
    ),
    st.text(max_size=40),
)
def test_the_three_voices_add_up_to_all(pieces: list[str], tail: str) -> None:
    """Words, shares and charge of own, quoted and paraphrased words add up to those of all words."""
    frame = analysis.analyse(Article.of("\n\n".join([*pieces, tail]))).segments
    if not len(frame):
        return
    parts = frame.groupby("voice")[["words", "share", "loaded", "tone"]].sum().sum()
    np.testing.assert_allclose(parts, frame[["words", "share", "loaded", "tone"]].sum(), atol=1e-9)
    assert frame["share"].sum() == pytest.approx(frame["sentence"].nunique())


HEAVY = (
    "pandas",
    "streamlit",
    "textstat",
    "nltk",
    "trafilatura",
    "nupunkt",
    "vaderSentiment",
    "plotly",
    "dateparser",
    "lxml",
    "scipy",
)


def loaded_by(statement: str) -> set[str]:
    """Return the top-level modules that a fresh interpreter holds after a statement."""
    script = f"{statement}; import sys; print(*{{name.partition('.')[0] for name in sys.modules}})"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT)
    return set(done.stdout.split())


def test_importing_the_library_is_light() -> None:
    """``import analysis`` loads none of the heavy packages: they come with the first call that needs them."""
    assert not loaded_by("import analysis") & set(HEAVY)


def test_the_library_never_needs_streamlit() -> None:
    """Whatever is imported of ``analysis``, Streamlit is not."""
    names = [
        one.name for one in pkgutil.walk_packages(analysis.__path__, "analysis.") if not one.name.endswith("__main__")
    ]
    assert len(names) > 40
    assert "streamlit" not in loaded_by(f"import {', '.join(names)}")


def test_half_characters_break_no_table() -> None:
    """A headline or outlet with half a character, which no table can hold, is shown with U+FFFD in its place."""
    article = analysis.Article.of(
        "The council met. It agreed on a plan.", outlet="Post \ud83d", title="Half \udc00 a sign"
    )
    frame = analysis.compare([analysis.analyse(article)])
    assert set(frame["outlet"]) == {"Post \ufffd"}
    assert set(frame["title"]) == {"Half \ufffd a sign"}
