"""The columns of the Reading room: whole articles as marked text, lined up on the places in focus, a ribbon of their marks."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, NamedTuple

from analysis.article import Role
from analysis.charts import marked
from analysis.wording import number
from pages.parts import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.article import Part
    from analysis.marks import Mark
    from pages.parts.reader import Place
    from pages.parts.speech import Sides
    from pages.parts.view import View

NOT_FOUND = '<p class="sub">Not found in this text</p>'


class Layout(NamedTuple):
    """How the articles are set: ``size`` (a CSS class), ``tinted``: speech told apart by side; ``about``: what the places have in common."""

    size: str = "medium"
    tinted: bool = True
    about: str = ""


def html(
    view: View,
    positions: Sequence[int],
    shown: Sequence[marked.Group],
    places: Sequence[Place],
    sides: Sides,
    layout: Layout,
) -> str:
    """Return the articles side by side as HTML. Where there are places, the articles stand level at their first one.

    Three rows that all columns share: the headline, what stands before the first place, and the text from it on; what
    stands before ends where the place begins, so that it reads on in every column.
    """
    columns = [
        Column(view, position, shown, [one for one in places if one.article == position], sides, layout)
        for position in positions
    ]
    lined = any(column.places for column in columns)
    cells = "".join(
        column.html(lined=lined, place=place, last=place == len(columns))
        for place, column in enumerate(columns, start=1)
    )
    kind = f"read {layout.size} n{len(positions)}{' lined' if lined else ''}"
    return f'<div class="{kind}" style="--cols:{len(positions)}">{cells}</div><div id="after" class="after"></div>'


class Column:
    """One article of the Reading room. ``places``: the stretches of it that are in focus, sorted."""

    def __init__(
        self,
        view: View,
        position: int,
        shown: Sequence[marked.Group],
        places: Sequence[Place],
        sides: Sides,
        layout: Layout,
    ) -> None:
        """Take the article at ``position`` and its parts as they are read: those that were set aside left out."""
        self.sides, self.layout = sides, layout
        self._speaker = ""
        self.view, self.position, self.shown, self.places = view, position, shown, sorted(places)
        self.result = view.opened.results[position]
        kept = [part for part in self.result.article.parts if part.start is not None]
        self.title = next((part for part in kept if part.role is Role.TITLE), None)
        self.parts = [part for part in kept if part is not self.title]

    def html(self, *, lined: bool, place: int, last: bool) -> str:
        """Return the column, ``place`` from 1; ``lined``: its three rows are shared with its neighbours."""
        hue = self.view.hues[self.position]
        skip = (
            '<a class="skip" href="#after">Skip to the end</a>'
            if last
            else f'<a class="skip" href="#text-{place + 1}">Skip to the next article</a>'
        )
        head = f'<div class="head" id="text-{place}">{skip}{self._head()}</div>'
        who = f'<p class="who">{words.glyph(hue)}{words.safe(self.view.names[self.position])}</p>'
        opened = f'<article class="b{"x" if hue is None else hue}">{who}'
        if not lined:
            return f"{opened}{head}{self._text(self.parts)}</article>"
        about = self.layout.about
        first = self.places[0].start if self.places else 0
        before = [part for part in self.parts if self.places and _end(part) <= first]
        above = (
            f'<p class="about">{words.safe(about)}</p>' if about and self.places else "" if self.places else NOT_FOUND
        )
        return (
            f'{opened}{head}<div class="before">{self._text(before)}</div>'
            f'<div class="from">{above}{self._text(self.parts[len(before) :])}</div></article>'
        )

    def _head(self) -> str:
        article = self.result.article
        values = self.view.values()[self.view.shown.index(self.position)]
        loaded, tone = values["loaded_language"], values["sentiment"]
        told = [
            words.day(article.date) if article.date else "date unknown",
            f"{int(self.result.columns['words'].sum()):,} words",
            f"charged wording {number(loaded.value, 1)}" if loaded.words else "",
            f"tone {number(tone.value, 2, signed=True)}" if tone.words else "",
        ]
        return (
            f"<h2>{self._part(self.title) if self.title else ''}</h2>"
            f'<p class="sub">{escape(" · ".join(part for part in told if part))}</p>'
            f"{ribbon(len(article.text), self.result.marks, self.shown, self.places)}"
        )

    def _text(self, parts: Sequence[Part]) -> str:
        return "".join(f'<p class="{part.role}">{self._part(part)}</p>' for part in parts)

    def _part(self, part: Part) -> str:
        """Return one part with its marks, and with the places in focus set off."""
        at, end, pieces = part.start or 0, _end(part), []
        self._speaker = ""  # each paragraph names its first speaker anew
        for place in self.places:
            left, right = max(at, place.start), min(end, place.end)
            if left >= right:
                continue
            first = ' id="here"' if place == self.places[0] and left == place.start else ""
            pieces += [self._marked(at, left), f'<span class="here"{first}>{self._marked(left, right)}</span>']
            at = right
        return "".join([*pieces, self._marked(at, end)])

    def _marked(self, start: int, end: int) -> str:
        if start >= end:
            return ""
        return marked.html(self.result.article.text, start, end, self.result.marks, self.shown, speech=self._speech)

    def _speech(self, mark: Mark) -> marked.Speech:
        """Return how a stretch of speech is shown; who speaks is written where a quotation begins and the speaker changes."""
        found = self.sides.shown(self.position, mark, tinted=self.layout.tinted)
        if not found.who or found.who == self._speaker or not mark.kind.endswith("quoted"):
            return found._replace(who="")
        self._speaker = found.who
        return found


def _end(part: Part) -> int:
    return (part.start or 0) + len(part.text)


def ribbon(length: int, marks: Sequence[Mark], shown: Sequence[marked.Group], places: Sequence[Place] = ()) -> str:
    """Return the line under a headline that shows where marks, speech and the places in focus stand."""
    found = [(mark, group) for group in reversed(shown) for mark in marks if group.holds(mark.kind)]
    ticks = [
        f'<i class="{group.key}" style="left:{100 * mark.start / length:.2f}%'
        + (f";width:{100 * (mark.end - mark.start) / length:.2f}%" if group.key in marked.VOICES else "")
        + '"></i>'
        for mark, group in found
    ]
    ticks += [f'<i class="focus" style="left:{100 * place.start / length:.2f}%"></i>' for place in places]
    return f'<div class="ribbon" aria-hidden="true">{"".join(ticks)}</div>'
