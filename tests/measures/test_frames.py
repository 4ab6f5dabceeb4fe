from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

import analysis
from analysis import Article, text
from analysis.measures import cues, frames, registry


def found(body: str) -> list[tuple[str, str]]:
    """Return every cue in a text of our own with its frame."""
    marks = frames.count(text.read(Article.of(body))).marks
    return [(body[mark.start : mark.end], mark.kind.removeprefix("frame.")) for mark in marks]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The two sides are at loggerheads.", ("at loggerheads", "conflict")),
        ("He accused the minister on Monday.", ("accused", "conflict")),
        ("Troops were deployed near the border.", ("Troops", "security")),
        ("They mass troops and missiles.", ("missiles", "security")),
        ("A new offensive began in spring.", ("offensive", "security")),
        ("Diplomats met at the embassy.", ("Diplomats", "external")),
        ("Their reputation abroad suffered.", ("reputation", "external")),
        ("Lawmakers voted on the bill.", ("Lawmakers", "political")),
        ("The court found it unlawful.", ("unlawful", "law")),
        ("Investors fear inflation.", ("inflation", "economic")),
        ("Who is to blame for it?", ("to blame", "responsibility")),
        ("It was a cowardly act.", ("cowardly", "morality")),
        ("Her grandmother packed the bag.", ("grandmother", "human")),
        ("The pollster asked a thousand people.", ("pollster", "opinion")),
    ],
)
def test_each_frame_marks_its_cues(sentence: str, expected: tuple[str, str]) -> None:
    """A cue of each frame is found in whatever form it has."""
    assert expected in found(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The border guard went about his business in the order of the day.",
        "That was an offensive remark. The joke was offensive.",
        "The talk was long. She turned to the left side of the road.",
        "Fuel tanks and fish tanks stood in a row in the hall in the wall.",
        "He ate in the food court and the tennis court.",
        "She came in the third row of seats.",
        "The build up of dirt in warehouses, of warts and of warrens.",
        "",
        "…",
    ],
)
def test_other_senses_are_no_cues(sentence: str) -> None:
    """Parts of words ("order" in "border"), other senses and things written otherwise are left out."""
    assert found(sentence) == []


def test_components_count_the_marks() -> None:
    """The sums of the components are the numbers of marks, each in the segment in which it begins."""
    body = "“Missiles are immoral,” the senator said.\n\nTroops and lawmakers met. The court met them."
    result = analysis.analyse(Article.of(body))
    marks = [mark for mark in result.marks if mark.kind.startswith("frame.")]
    for frame in frames.frames():
        column = result.columns[f"frame_{frame.name}"]
        assert column.sum() == sum(mark.kind == f"frame.{frame.name}" for mark in marks)
    quoted = result.columns["voice"] == 1
    assert result.columns["frame_security"][quoted].sum() == 1
    assert result.columns["frame_morality"][quoted].sum() == 1


def test_frames_are_no_measures_of_the_overview() -> None:
    """No frame stands in the registry: every measure there is compared pair by pair on several pages."""
    assert not [name for name in registry() if "frame" in name]


def test_doubling_a_text_doubles_every_count() -> None:
    """Text, blank line, text: each component has twice the sum."""
    body = "Troops met. The court was hostile. Her mother wept."
    once, twice = (frames.count(text.read(Article.of(one))).components for one in (body, f"{body}\n\n{body}"))
    assert {name: 2 * values.sum() for name, values in once.items()} == {
        name: values.sum() for name, values in twice.items()
    }


def test_the_list_itself() -> None:
    """Every frame has many cues, every form belongs to one frame, every row has a note, and nothing is listed twice."""
    owners: dict[tuple[str, ...], set[str]] = {}
    for entry in frames.entries():
        assert entry[0].note
        for reading in cues.readings(*entry):
            if reading.cue:
                owners.setdefault(reading.form, set()).add(reading.cue.group)
    assert {" ".join(form): owner for form, owner in owners.items() if len(owner) > 1} == {}
    groups = [entry[0].group for entry in frames.entries()]
    assert set(groups) == {frame.name for frame in frames.frames()}
    assert min(groups.count(frame.name) for frame in frames.frames()) >= 50


def test_forms_of_one_entry_are_one_cue() -> None:
    """The words "troop" and "troops" are one cue; an unknown word is itself."""
    assert frames.cue_of("troops") == frames.cue_of("troop") == "troop"
    assert frames.cue_of("gruffalo") == "gruffalo"
    assert frames.cue_of("…") == "…"


@given(st.text(max_size=300))
def test_marks_hold_in_any_text(body: str) -> None:
    """Whatever the text, marks lie inside it, in order, none over another."""
    end = 0
    for mark in frames.count(text.read(Article.of(body))).marks:
        assert end <= mark.start < mark.end <= len(body)
        end = mark.end


@pytest.mark.parametrize("piece", ["in the ", "of ", "troops ", "the right to the right ", "to blame-", "a", "’s "])
def test_finding_cues_takes_time_in_proportion_to_the_text(piece: str) -> None:
    """Four times the text takes about four times as long, whatever it repeats (quadratic time would be sixteen)."""

    def seconds(count: int) -> float:
        body = piece * count
        sentences = [(i, min(i + 200, len(body))) for i in range(0, len(body), 200)]
        best = 9.0
        for _ in range(5):
            started = time.process_time()
            frames.find(body, sentences)
            best = min(best, time.process_time() - started)
        return best

    count = 30_000 // len(piece)
    assert seconds(4 * count) < 9 * seconds(count) + 0.05
