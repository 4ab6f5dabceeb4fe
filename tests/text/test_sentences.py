"""Sentences end where a reader says they end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.article import Article
from analysis.text import layout, sentences


def split(text: str, title: str = "") -> list[str]:
    """Return the sentences of a text."""
    article = Article.of(text, title=title)
    whole = article.text
    found = sentences.find(whole, article.parts, layout.blocks(whole, article.parts))
    return [whole[sentence.start : sentence.end] for sentence in found]


CASES = {
    "U.S. before an office": ["The U.S. Secretary of State met the press.", "He spoke."],
    "U.S. before a name": ["The sanctions hit U.S. President Joe Biden hard."],
    "U.S. at the end": ["He left the U.S.", "He went home."],
    "U.N. Security Council": ["It went to the U.N. Security Council.", "Russia left."],
    "Mr.": ["Mr. Lavrov met Mrs. May and Dr. Strange.", "They talked."],
    "military titles": ["Gen. Mark Milley met Lt. Col. Smith and Sgt. Jones.", "They left."],
    "senators": ["Sen. Ted Cruz and Rep. Smith agreed."],
    "a.m. inside": ["It began at 9 a.m. on Tuesday.", "It ended at 5 p.m.", "The talks failed."],
    "p.m. before a day": ["It began at 5 p.m. Tuesday."],
    "No. 5": ["Channel No. 5 is here.", "See it."],
    "no as an answer": ["They said no.", "Then they left."],
    "initials": ["J. K. Rowling and George W. Bush met.", "They talked."],
    "Washington, D.C.": ["He lives in Washington, D.C.", "The house is white."],
    "saint": ["He was born in St. Petersburg.", "He left."],
    "ellipsis inside": ["We wait … and hope.", "They came."],
    "ellipsis at the end": ["We wait…", "They came"],
    "one question": ["Why?", "They came"],
    "one exclamation": ["Stop!", "They came"],
    "three stops": ["We wait... and hope.", "They came."],
    "decimal": ["It rose by 2.5 percent.", "It fell."],
    "quotation at the end": ["He said: “Go home.”", "Then he left."],
    "question before a cue": ["“Is it true?” she asked.", "Nobody knew."],
    "question before a name and a cue": ["“Why?” Putin asked.", "Nobody knew."],
    "exclamation before a sentence": ["“Stop!”", "The crowd ran on."],
    "two inside one quotation": ["“We go.", "We win,” he said."],
    "question and exclamation": ["Really?!", "Yes."],
    "question before Mrs.": ["“Do you pay?” Mrs. Clinton asked.", "Nobody knew."],
    "exclamation before a dash": ["His “tremendous plan!” — is wearing thin."],
    "initialism before lower case": ["Trump fires up G.O.P. base again.", "It works."],
    "plural titles": ["It was U.S. Reps. Ros-Lehtinen and Sens. Cruz and Rubio."],
    "parenthesis": ["He left (it was late).", "She stayed."],
    "Sept.": ["On Sept. 11 it began.", "It goes on."],
    "versus": ["It was Roe v. Wade then.", "Now it is not."],
}


@pytest.mark.parametrize("expected", CASES.values(), ids=CASES)
def test_sentences(expected: list[str]) -> None:
    """Each case, joined by blanks, comes apart into its sentences again."""
    assert split(" ".join(expected)) == expected


def test_a_closing_mark_belongs_to_what_it_closes() -> None:
    """Also where the blank after it was lost."""
    assert split("“Go home.”He left.") == ["“Go home.”", "He left."]


def test_a_heading_is_a_sentence_of_its_own() -> None:
    """Neither a title nor a subheading without a stop runs into the paragraph after it."""
    assert split("Putin speaks\n\nHe spoke for long.", title="A call") == [
        "A call",
        "Putin speaks",
        "He spoke for long.",
    ]


def test_blank_lines_inside_a_part_end_sentences() -> None:
    """A blank line of blanks and tabs parts two sentences."""
    assert split("No stop here\n \t\nNext one") == ["No stop here", "Next one"]


def test_wrapped_lines_stay_one_sentence() -> None:
    """A line that an editor wrapped is no sentence end, a short line before a capital is a heading."""
    wrapped = "Tensions rise\nThe ministers of the two countries met on Monday in\nGeneva to talk about the crisis."
    assert split(wrapped) == wrapped.split("\n", 1)


def test_wordless_stretches_join_a_neighbour() -> None:
    """Every sentence has a word; a part without words has no sentence."""
    assert split("… … He left. * * *") == ["… … He left. * * *"]
    assert split("* * *\n\nHe left.\n\n—") == ["He left."]


@pytest.mark.parametrize("text", ["", " ", "\n\n\n", "!", "word", "”", "“", "\ud800", "\u202eabc", "😀", "😀 a."])
def test_odd_texts_do_not_fail(text: str) -> None:
    """Empty, one-word, broken and right-to-left texts have at most one sentence."""
    assert len(split(text)) <= 1


@given(st.text(st.sampled_from("ab Z,’”()—é"), max_size=40), st.text(st.sampled_from(".?!…”’) "), max_size=6))
def test_a_paragraph_without_a_stop_inside_is_one_sentence(words: str, end: str) -> None:
    """What the splitter is not asked about is what it would not cut: a stop at the end parts nothing."""
    whole = (words + end).strip()
    asked = [whole[first:last] for first, last in sentences._splitter()(whole + " ")]
    assert split(whole) == ([whole] if any(char.isalnum() for char in whole) else [])
    assert sum(any(char.isalnum() for char in piece) for piece in asked) <= 1
