"""Charts on paper: drawn in the dark theme's colours, they print in the light theme's."""

from __future__ import annotations

from itertools import chain

import streamlit as st

from analysis.charts.look import DARK, LIGHT


def light() -> None:
    """Where the theme is dark, give every chart its light colours on paper: by style, so that nothing is drawn anew."""
    if st.context.theme.type == "dark":
        st.html(f"<style>{rules()}</style>")


def rules() -> str:
    """Return the rules: what Plotly has drawn in a colour of the dark theme takes the light theme's in its place."""
    names = ("ink", "muted", "rule", "axis", "paper", "grey")
    pairs = chain(
        ((getattr(DARK, name), getattr(LIGHT, name)) for name in names), zip(DARK.outlets, LIGHT.outlets, strict=True)
    )
    told = [
        rule(part, dark, bright)
        for dark, bright in dict.fromkeys(pairs)
        for part in ("fill", "stroke", "background")
        if dark != bright
    ]
    return f"@media print{{{''.join(told)}}}"


def rule(part: str, dark: str, bright: str) -> str:
    """Return one rule, for however Plotly has written the colour into a style."""
    styles = (f"{part}: {rgb(dark)}", f"{part}: {dark}", f"{part}:{dark}")
    found = ",".join(f'.js-plotly-plot [style*="{style}" i]' for style in styles)
    return f"{found}{{{part}:{bright}!important}}"


def rgb(colour: str) -> str:
    """Return "#E9E7E2" as a browser writes it into a style: "rgb(233, 231, 226)"."""
    return f"rgb({', '.join(str(int(colour[at : at + 2], 16)) for at in (1, 3, 5))})"
