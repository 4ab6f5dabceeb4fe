"""The grid of contested pairs: a thing, its names, and for each article a square a use; each cell a link to its sentences."""

from __future__ import annotations

from collections import Counter
from html import escape
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from pages.parts import words

if TYPE_CHECKING:
    from analysis.comparison.wording.contested import Found
    from pages.parts.view import View

SQUARES, FORMS = 12, 3
"""Shown at most: squares in a cell, written forms of a name."""
VOICES = ("own", "paraphrased", "quoted")
ROOM = "Contested pairs"
"""What the page calls this room, in its address too."""


class Chosen(NamedTuple):
    """The thing whose names are shown in their sentences, and the position of the one article they are shown of, if any."""

    one: Found
    who: int | None


def heads(view: View) -> str:
    names = [f"{words.glyph(view.hues[i])}{words.safe(view.names[i])}" for i in view.shown]
    heads = "".join(f"<th>{name}</th>" for name in names)
    legend = "".join(f'<span class="one">{name}</span>' for name in names)
    return (
        f'<p class="note key phone">{legend}</p><table class="pairs"><thead><tr><th></th>{heads}</tr></thead></table>'
    )


def pair(view: View, one: Found, chosen: Chosen) -> str:
    """Return a small table for one thing, a row a name; all have the same columns, so that they read as one."""
    rows = []
    for name in np.flatnonzero(one.counts.any(axis=0)).tolist():
        forms = written(view, one, name)
        label = ", ".join(f"“{words.safe(form)}”" for form in forms[:FORMS]) + (" …" if len(forms) > FORMS else "")
        cells = "".join(_cell(view, one, i, name, chosen) for i in range(len(view.shown)))
        rows.append(f"<tr><th>{label}</th>{cells}</tr>")
    here = ' id="here"' if one is chosen.one else ""
    about = f'<p class="thing"{here}>{escape(one.pair.title)}</p><p class="sub">{escape(one.pair.note)} {escape(verdict(one))}</p>'
    return f'{about}<table class="pairs"><tbody>{"".join(rows)}</tbody></table>'


def _cell(view: View, one: Found, i: int, name: int, chosen: Chosen) -> str:
    """Return the squares of one article and name, as the link that shows them in their sentences."""
    squares, position = _squares(one, i, name), view.shown[i]
    if squares:
        uses, form = int(one.counts[i, name]), written(view, one, name)[0]
        told = f"{view.names[position]}: “{form}”, {uses} use{'s' * (uses != 1)}"
        query = {"in": ROOM, "pair": one.pair.title, "who": view.names[position]}
        squares = words.cell("wording", query, squares, told=told)
    on = " on" if squares and one is chosen.one and position == chosen.who else ""
    return f'<td class="b{_hue(view, i)}{on}">{squares}</td>'


def _hue(view: View, i: int) -> str:
    hue = view.hues[view.shown[i]]
    return "x" if hue is None else str(hue)


def verdict(one: Found) -> str:
    if one.p != one.p:
        return "Too few uses to compare."
    if one.clear:
        return "The articles clearly differ in it."
    return "We cannot tell the articles apart in it."


def _squares(one: Found, article: int, name: int) -> str:
    """Return a square a use, by voice; a number and one square a voice where they are many."""
    by_voice = Counter(use.voice for use in one.uses if (use.article, use.name) == (article, name))
    if sum(by_voice.values()) <= SQUARES:
        return "".join(f'<span class="u {voice}"></span>' * by_voice[voice] for voice in VOICES)
    return "".join(
        f'<span class="u {voice}"></span><span class="n">{by_voice[voice]}</span>'
        for voice in VOICES
        if by_voice[voice]
    )


def written(view: View, one: Found, name: int) -> list[str]:
    """Return the forms in which a name occurs, most frequent first, each as it is written most often."""
    seen: dict[str, Counter[str]] = {}
    for use in one.uses:
        if use.name == name:
            form = view.results[use.article].article.text[use.start : use.end]
            seen.setdefault(form.lower(), Counter())[form] += 1
    ordered = sorted(seen.values(), key=lambda forms: -forms.total())
    return [min(forms, key=lambda form: (-forms[form], form[0].isupper())) for forms in ordered]
