"""Numbers open where they stand, in a real browser: by mouse and keyboard, in the address, taken back by Back, and on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import parse_qs, urlsplit

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.browser.driving import Visitor

pytestmark = pytest.mark.browser

OPENED = "[class*=st-key-opened_]"


class Fold(NamedTuple):
    """A folded table: its page, the line that unfolds it, its rows' key, and what an opened row shows."""

    page: str
    query: str
    line: str
    key: str
    shows: tuple[str, ...]


FOLDS = [
    Fold("reading_ease", "", "All eight formulas, side by side", "formula", (".sum", "mark.hard", "a.go")),
    Fold("wording", "in=Frames", "How far apart the mixes of frames lie", "mix", ("table.parts td", "mark.frame", "a.go")),
]  # fmt: skip


@pytest.mark.parametrize("fold", FOLDS, ids=lambda one: one.key)
def test_number_of_a_folded_table(fold: Fold, come: Callable[..., Visitor], tmp_path: Path) -> None:
    """By keyboard alone a number opens to what it is made of; the address shows it elsewhere, Back closes it, paper has it."""
    visitor = come().open(fold.page, fold.query)
    summary = visitor.page.locator("summary", has_text=fold.line)
    summary.focus()
    visitor.page.keyboard.press("Enter")
    visitor.page.locator(f"[class*=st-key-row_{fold.key}_]").first.wait_for()
    visitor.settle()
    before = visitor.address()
    visitor.page.locator(f"[class*=st-key-row_{fold.key}_]").nth(1).get_by_role("button").focus()
    visitor.page.keyboard.press("Enter")
    opened = visitor.page.locator(OPENED)
    opened.wait_for()
    visitor.settle()
    for what in fold.shows:
        assert opened.locator(what).count(), what
    assert fold.key in parse_qs(urlsplit(visitor.address()).query)
    told = opened.inner_text()
    other = come().open(fold.page, urlsplit(visitor.address()).query)
    assert other.page.locator(OPENED).inner_text() == told
    other.page.emulate_media(media="print")
    assert other.page.locator(fold.shows[0]).first.is_visible()
    assert other.page.locator(f"{OPENED} {fold.shows[1]}").first.is_visible()
    assert other.page.pdf(path=tmp_path / "page.pdf", prefer_css_page_size=True)
    visitor.page.go_back()
    opened.wait_for(state="detached")
    visitor.settle()
    assert visitor.address() == before
    assert visitor.page.locator(f"[class*=st-key-row_{fold.key}_]").first.is_visible()


def test_a_label_of_an_actor(visitor: Visitor) -> None:
    """A label pressed in its cell shows just its sentences, in view; Back shows the matrix as it was."""
    visitor.open("actors", "show=Called+what&actor=Dmitry+Peskov")
    before = visitor.address()
    visitor.page.locator("a.word", has_text="strongman").focus()
    visitor.page.keyboard.press("Enter")
    visitor.page.locator("p.figure", has_text="Kremlin strongman").wait_for()
    visitor.settle()
    assert "".join(visitor.texts(f"{OPENED} mark.called")) == "Kremlin strongman"
    assert visitor.page.locator(f"{OPENED} .ev").count() == 1
    assert "called=" in visitor.address()
    visitor.page.wait_for_function(
        "() => { const box = document.querySelector('#here').getBoundingClientRect(); return box.top >= 0 && box.bottom <= innerHeight; }"
    )
    visitor.page.go_back()
    visitor.page.locator(OPENED).wait_for()
    visitor.settle()
    assert visitor.address() == before
    assert visitor.page.locator("p.figure", has_text="strongman").count() == 0


def test_a_verb_of_an_actor(visitor: Visitor) -> None:
    """A verb that is chosen shows just its sentences, marked; a square takes every verb back, and Back the square."""
    visitor.open("actors", "show=In+what+role&actor=Vladimir+Putin&part=it+acts")
    every = visitor.page.locator("[data-testid=stMain] .ev").count()
    visitor.unfold("Verb or noun")
    option = visitor.page.get_by_role("option").nth(1)
    verb = option.inner_text()
    option.click()
    visitor.page.locator("p.figure", has_text=f"“{verb}”").wait_for()
    visitor.settle()
    assert 0 < visitor.page.locator("[data-testid=stMain] .ev").count() <= every
    assert visitor.page.locator("[data-testid=stMain] .ev mark.called").count()
    assert f"verb={verb}" in visitor.address()
    chosen = visitor.address()
    _, x, y = visitor.dots()[-1]
    visitor.page.mouse.move(x, y)
    visitor.page.mouse.click(x, y)
    visitor.page.locator("p.figure", has_text=f"“{verb}”").wait_for(state="detached")
    visitor.settle()
    assert "verb=" not in visitor.address()
    visitor.page.go_back()
    visitor.page.locator("p.figure", has_text=f"“{verb}”").wait_for()
    visitor.settle()
    assert visitor.address() == chosen
