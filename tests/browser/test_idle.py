"""The sidebar shows what has an effect on the page, and nothing else; what was chosen stays chosen and in the address."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.browser.driving import Visitor

pytestmark = pytest.mark.browser


def seen(visitor: Visitor) -> list[bool]:
    """Return whether event, outlets, voice and headline are to be seen."""
    sidebar = visitor.page.get_by_test_id("stSidebar")
    labels = ("Event", "Outlets", "Voice", "Count the headline")
    return [sidebar.get_by_text(label, exact=True).first.is_visible() for label in labels]


def test_controls_without_effect_are_hidden(visitor: Visitor) -> None:
    """Each page shows its controls; a choice survives the pages where it is hidden."""
    visitor.open("overview", "voice=Own+words")
    assert seen(visitor) == [True, True, True, True]
    for name, question, shown in (
        ("Over time", "how do outlets differ", [False, False, True, False]),
        ("Library", "Which articles", [True, False, False, False]),
        ("Methods", "How is this measured", [False, False, False, False]),
        ("Wording", "In what words", [True, True, True, True]),
    ):
        visitor.follow(name, question)
        assert seen(visitor) == shown
        assert "voice=Own+words" in visitor.address()
    assert "Own words" in visitor.page.locator("p.state").first.inner_text()
