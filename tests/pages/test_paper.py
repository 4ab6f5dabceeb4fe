"""Charts on paper: every colour of the dark theme has its light one, and only where it differs."""

from __future__ import annotations

import pytest

from analysis.charts.look import DARK, LIGHT
from pages.parts import paper

PAIRS = [
    *((getattr(DARK, name), getattr(LIGHT, name)) for name in ("ink", "muted", "rule", "axis", "paper", "grey")),
    *zip(DARK.outlets, LIGHT.outlets, strict=True),
]


@pytest.mark.parametrize(("dark", "light"), PAIRS)
def test_every_colour_of_the_dark_theme_prints_as_the_light_one(dark: str, light: str) -> None:
    """Fill, stroke and background, in both ways in which Plotly writes a colour; a colour of both themes stays."""
    for part in ("fill", "stroke", "background"):
        for written in (f"{part}: {paper.rgb(dark)}", f"{part}:{dark}"):
            told = f'[style*="{written}" i]'
            assert (told in paper.rules()) is (dark != light)
        if dark != light:
            assert paper.rule(part, dark, light) in paper.rules()


def test_a_colour_as_a_browser_writes_it() -> None:
    """Hexadecimal becomes decimal, red first."""
    assert paper.rgb("#E9A702") == "rgb(233, 167, 2)"
