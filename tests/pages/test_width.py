"""Only the drawings that fit the page are sent: the wide ones, or on a phone the narrow ones."""

from __future__ import annotations

import pytest

from pages.parts import width
from tests.pages.app import QUESTIONS, Dashboard

PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1"
ANDROID = "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36"
TABLET = (
    "Mozilla/5.0 (Linux; Android 14; SM-X910) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36"
)
DESK = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0"


@pytest.mark.parametrize(
    ("browser", "phone"), [(PHONE, True), (ANDROID, True), (TABLET, False), (DESK, False), ("", False)]
)
def test_the_first_guess(browser: str, phone: bool) -> None:  # noqa: FBT001 - a table's column
    """A phone's browser is guessed to have a narrow page, any other a wide one."""
    assert width.guessed(browser) is phone


@pytest.mark.parametrize("page", QUESTIONS)
def test_a_narrow_page(page: str, sample: object, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: ARG001
    """Where the page is narrow every chart is the narrow one, and no page fails; where it is wide, the wide one."""
    wide = Dashboard(page)
    monkeypatch.setattr(width, "guessed", lambda _: True)
    narrow = Dashboard(page)
    assert narrow.failures() == []
    assert narrow.texts("h1") == wide.texts("h1")
    assert sized(wide) <= {"wide"}
    assert sized(narrow) == ({"narrow"} if sized(wide) else set())
    assert bool(narrow.figures()) == bool(wide.figures())


def sized(seen: Dashboard) -> set[str]:
    """Return for which pages the drawings are that a page shows."""
    keys = [block.proto.id for block in blocks(seen.test.main)]
    return {size for key in keys for size in ("wide", "narrow") if f"{size}_" in key and "narrow_page" not in key}


def blocks(block: object) -> list[object]:
    """Return a block and all blocks in it."""
    inner = [one for child in getattr(block, "children", {}).values() for one in blocks(child)]
    return [block, *inner] if hasattr(block, "proto") and hasattr(block.proto, "id") else inner


def test_another_streamlit(sample: object, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: ARG001
    """Where Streamlit knows no such component the guess stands, and no page fails."""

    def unknown(_manager: object) -> object:
        raise AttributeError

    monkeypatch.setattr(width, "_component", unknown)
    seen = Dashboard("overview")
    assert seen.failures() == []
    assert sized(seen) == {"wide"}
