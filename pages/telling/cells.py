"""A cell of the matrix: where the fact stands in an article, who says it, which sentence; or that it was not found."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from analysis.charts import marked
from analysis.comparison.facts.credit import ACCORDING, AS_FACT
from pages.parts import rows, words
from pages.telling import told

if TYPE_CHECKING:
    from analysis.comparison.facts.credit import Wording
    from analysis.comparison.facts.matrix import Cell
    from analysis.comparison.facts.telling import Row
    from pages.parts.view import View

COPIES = 3
"""Outlets named in a cell of shared copy."""
NAMED = 6
"""Outlets without the fact that are named before the rest is counted."""
MISSING = "not found in this text"
STANCES = {"doubting": "doubt", "hostile": "charged"}
"""Stance of a verb → the mark that says so."""
GROUPS = ("charged", "label", "doubt", "hedge")


def cell(view: View, row: Row, article: int) -> str:
    """Return one cell: where the fact stands on the way from the first sentence to the last, who says it, which sentence."""
    one = row.cells.get(article)
    if one is None:
        return f'<p class="none">{MISSING}</p>'
    hue = rows.hue(view.hues[view.shown[article]])
    track = f'<div class="track b{hue}"><i style="left:{100 * one.depth:.1f}%"></i></div>'
    return f'{track}<p class="by">{said(view, one, article)}</p><p class="sub">{where(view, row, article)}</p>'


def said(view: View, one: Cell, article: int) -> str:
    """Return who says it, with the verb marked as in the text; of shared copy all that have it."""
    if one.copied:
        every = sorted((article, *one.copied))
        names = ", ".join(words.safe(view.names[view.shown[i]]) for i in every[:COPIES])
        more = f" and {len(every) - COPIES} more" if len(every) > COPIES else ""
        return f'<span class="copy">shared copy ({names}{more})</span>'
    return wording(view, one.wording, article)


def wording(view: View, told_by: Wording, article: int) -> str:
    """Return who says it; a verb that takes distance or adds charge carries its mark."""
    if told_by.told == AS_FACT or not told_by.span:
        return escape(told_by.told)
    cue = f"<bdi>{_marked(view, told_by, article)}</bdi>"
    speaker = words.safe(told_by.speaker) if told_by.speaker else ""
    first = told_by.cue.lower().startswith(ACCORDING)
    return " ".join(part for part in ((cue, speaker) if first else (speaker, cue)) if part)


def _marked(view: View, told_by: Wording, article: int) -> str:
    if not told_by.span:
        return escape(told_by.cue)
    result = view.results[article]
    groups = [group for group in marked.groups() if group.key in GROUPS]
    found = marked.html(result.article.text, told_by.span.start, told_by.span.end, result.marks, groups)
    if "<mark" not in found:
        found = escape(told_by.told.removeprefix(told_by.speaker).removesuffix(told_by.speaker).strip())
    kind = STANCES.get(told_by.stance)
    if kind and "<mark" not in found:
        return f'<mark class="{kind}" tabindex="0" data-note="{told_by.stance} verb of saying">{found}</mark>'
    return found


def where(view: View, row: Row, article: int) -> str:
    """Return "sentence 3 of 27" as a link into the Reading room, where every article that tells the fact stands at it."""
    one = row.cells[article]
    more = f" and {one.others} more" if one.others else ""
    told_ = f"sentence {one.number} of {one.sentences}"
    link = words.read_in_context(*told.places(view, row.fact, first=article), told=told_, about=row.fact.title)
    return link + more


def without(view: View, row: Row) -> str:
    """Return the names of the articles in which the fact was not found, as HTML; of many the first and how many more."""
    names = [words.safe(view.names[position]) for i, position in enumerate(view.shown) if i not in row.cells]
    more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
    return ", ".join(names[:NAMED]) + more
