"""The five raw articles, dropped as they are into the real page."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from tests.browser.conftest import FIVE
from tests.shared import shared

if TYPE_CHECKING:
    from tests.browser.driving import Visitor

pytestmark = pytest.mark.browser

SAYS = {
    "title": "headline",
    "subheading": "subheading",
    "body": "body",
    "caption": "caption",
    "boilerplate": "set aside",
}


def test_come_out_as_gold_says(five: str, visitor: Visitor) -> None:
    """Titles, dates, outlets and what is kept or set aside stand on the Library page as the gold has them."""
    golds = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(shared("articles/gold").glob("*.json"))]
    page = visitor.open("library", five).page
    for place, gold in enumerate(golds):
        if place:
            visitor.unfold("Article")
            page.get_by_role("option").nth(place).click()
            page.locator(".kept", has_text=gold["parts"][-1]["text"][:40]).wait_for()
            visitor.settle()
        assert page.get_by_role("textbox", name="Headline").input_value() == (gold["title"] or "")
        assert page.get_by_role("textbox", name="Outlet").input_value() == (gold["outlet"] or "")
        assert _date(visitor) == gold["date"]
        text = {kind: " ".join(visitor.texts(f".kept p.{kind}")) for kind in SAYS}
        kept = _letters(" ".join(text[kind] for kind in ("title", "subheading", "body", "caption")))
        aside = _letters(text["boilerplate"])
        for part in gold["parts"]:
            wanted = _letters(part["text"])
            # The inline tail of one article may stay with its paragraph.
            assert wanted in (aside if part["role"] == "boilerplate" else kept) or wanted in kept, part["text"][:80]
            if part["role"] == "body":
                assert wanted in kept, part["text"][:80]


def _date(visitor: Visitor) -> str | None:
    """Return the date in the form, as ISO; its field is of several parts, so its digits are read off the screen."""
    field = visitor.page.get_by_test_id("stDateInput")
    said = "".join(field.locator("input").evaluate_all("all => all.map(one => one.value)")) + field.inner_text()
    found = re.search(r"(\d{2})\D*(\d{2})\D*(\d{4})", said)
    return f"{found[3]}-{found[2]}-{found[1]}" if found else None


def _letters(text: str) -> str:
    return "".join(letter for letter in text.lower() if letter.isalnum())


def test_overview_answers_about_them(five: str, visitor: Visitor) -> None:
    """The Overview opens on their event with five rows, the date warning, and an answer."""
    visitor.open("overview", five)
    assert visitor.text("p.eyebrow") == FIVE
    assert "5 of 5 articles" in visitor.text("p.state")
    assert "48 days apart" in " ".join(visitor.texts("p.warn"))
    assert visitor.text("p.finding")
    assert len({dot[0][0] for dot in visitor.dots()}) == 5
