from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.ingest.blocks import split, wrap_width
from tests import texts

PARAGRAPHS = [texts.PLAIN, texts.QUOTES_HARSH_WORDS, "A last short paragraph ends it."]
MENU = "Home\nNews\nSport\nBusiness and markets\nOpinion\nTravel\nVideo\nAbout us\nContact"


@pytest.mark.parametrize("width", [60, 65, 72, 76, 80, 100])
def test_wrapped_paragraphs_are_joined(width: int) -> None:
    """Lines that an editor wrapped at any usual width come back as the paragraphs they were."""
    wrapped = "\n\n".join(textwrap.fill(paragraph, width) for paragraph in PARAGRAPHS)
    assert [block.text for block in split(wrapped)] == PARAGRAPHS


def test_wrapped_paragraphs_without_blank_lines_are_parted() -> None:
    """A line that ends early ends its paragraph, even with no blank line after it."""
    paragraphs = [" ".join(texts.PLAIN.split()[:45]), " ".join(texts.USES_HARSH_WORDS.split()[:61])]
    wrapped = "\n".join(textwrap.fill(paragraph, 72) for paragraph in paragraphs)
    assert [block.text for block in split(wrapped)] == paragraphs


def test_menus_are_not_joined() -> None:
    """A menu's lines stay lines."""
    assert [block.text for block in split(MENU)] == MENU.split("\n")


def test_copied_paragraphs_are_not_joined() -> None:
    """One long line a paragraph, as a browser copies them, stays so, with or without blank lines."""
    for between in ("\n", "\n\n"):
        assert [block.text for block in split(between.join(PARAGRAPHS * 3))] == PARAGRAPHS * 3


def test_a_menu_above_wrapped_text_stays_a_menu() -> None:
    """Joining the article's wrapped lines leaves the menu above it alone."""
    text = MENU + "\n\n" + "\n\n".join(textwrap.fill(paragraph, 72) for paragraph in PARAGRAPHS)
    assert [block.text for block in split(text)] == [*MENU.split("\n"), *PARAGRAPHS]


def test_list_items_in_wrapped_text_begin_a_block() -> None:
    """A dash or number at a line's head begins a new block."""
    text = textwrap.fill(texts.PLAIN, 60) + "\n- first thing\n- second thing"
    assert [block.text for block in split(text)][-2:] == ["- first thing", "- second thing"]


def test_a_word_broken_at_its_hyphen_takes_no_space() -> None:
    """“US-led” wrapped after the hyphen comes back as one word."""
    sentence = "The talks on Monday about the long-awaited plan of a US-led force were half-hearted, the well-known envoy said. "
    wrapped = next(text for width in range(40, 60) if "-\n" in (text := textwrap.fill(sentence * 5, width)))
    assert [block.text for block in split(wrapped)] == [(sentence * 5).strip()]


def test_text_that_is_not_wrapped_has_no_width() -> None:
    """Menus, copied paragraphs and short texts are not taken for wrapped."""
    for text in (MENU, "\n".join(PARAGRAPHS), "one\ntwo", ""):
        assert wrap_width(text.split("\n")) == 0


@given(st.lists(st.text(alphabet="ab .,-\u200b\t", max_size=90), max_size=30))
def test_every_character_but_white_space_is_in_a_block(lines: list[str]) -> None:
    """Whatever the lines, nothing is lost, added or put out of order."""
    text = "\n".join(lines)
    assert "".join("".join(block.text.split()) for block in split(text)) == "".join(text.split())
    assert all(block.text == block.text.strip() and block.text for block in split(text))
