"""The report's exhibits of framing: who speaks, what is told and left out, what each outlet calls whom; from the pages' numbers."""

from __future__ import annotations

import math
from html import escape
from typing import TYPE_CHECKING

from analysis.comparison.actors import called, merge, seen
from analysis.comparison.facts import finding as facts_finding
from analysis.comparison.facts import measured, telling
from analysis.comparison.voices import cast as casting
from analysis.comparison.voices import findings as voices_finding
from analysis.comparison.voices import known, ladder, sides
from analysis.report.pieces import runs, safe, section, table, who
from analysis.wording import number

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from analysis.comparison.facts.matrix import Cell
    from analysis.comparison.findings import Run
    from analysis.comparison.shares import Rate
    from analysis.comparison.voices.cast import Cast
    from analysis.report.story import Story

FACTS, ALONE, ACTORS = 15, 4, 10
"""Facts, statements of one article only, and actors that are printed; the pages and their tables have all."""
STANCES = {"doubting": "doubt", "hostile": "charged"}
"""Stance of a verb → the mark that says so."""
COPIES = 3
"""Outlets named in a cell of shared copy."""
MISSING = '<span class="none">not found</span>'


def _edits(story: Story, exhibit: str) -> Mapping[str, Any]:
    return (story.edits or {}).get(exhibit, {})


def _finding(story: Story, sentences: Sequence[Sequence[Run]]) -> str:
    return f'<p class="said">{" ".join(runs(story, one) for one in sentences)}</p>'


def voices(story: Story) -> str:
    """Return who gets to speak: words per side with intervals, and the verbs that the two sides compared are given."""
    known_actors = known.actors(story.results, _edits(story, "actors"))
    cast = casting.of(story.results, story.choice, shown=story.shown, actors=known_actors, edits=_edits(story, "sides"))
    found = _finding(story, voices_finding.overall(cast, story.chosen_names))
    if cast.said:
        found += _by_side(story, cast) + _verbs(story, cast)
    note = "Words quoted or paraphrased count for the side of whoever says them. Sides are suggested from the countries of the speakers, or set by the reader."
    return section("Who gets to speak", note, found, key="voices")


def _by_side(story: Story, cast: Cast) -> str:
    names = list(next(iter(cast.by_side.values())))
    rows = [[who(story, at), *(_rate(cast.by_side[at][name]) for name in names)] for at in story.shown]
    return table(["Of 100 words", *names], rows)


def _rate(rate: Rate) -> str:
    if math.isnan(rate.value):
        return f'<span class="none">{escape(rate.reason)}</span>'
    ends = f"<br><small class='at'>{number(rate.ends.low, 0)} to {number(rate.ends.high, 0)}</small>"
    return number(rate.value, 0) + ("" if math.isnan(rate.ends.low) else ends)


def _verbs(story: Story, cast: Cast) -> str:
    if len(cast.sides.pair) < sides.PAIR:
        return ""
    rungs = list(ladder.RUNGS)
    texts = {at: story.results[at].article.text for at in story.shown}
    rows = []
    for at in story.shown:
        for side in cast.sides.pair:
            cells = [ladder.verbs(cast.cells.get((at, side, rung), []), texts) for rung in rungs]
            told = [_verb_cell(cell) for cell in cells]
            rows.append([who(story, at), safe(side), *told])
    return "<h3>With which verb</h3>" + table(["Article", "Who speaks", *(rung.capitalize() for rung in rungs)], rows)


def facts(story: Story) -> str:
    """Return what is told and left out: the matrix of the most widely told facts, and what one article only tells."""
    told = telling.of(story.chosen, story.choice, _edits(story, "facts"))
    found = _finding(story, facts_finding.of(told, story.chosen_names))
    names = [who(story, at) for at in story.shown]
    if told.rows:
        rows = [
            [safe(row.fact.title), *(_cell(row.cells.get(at), at, story) for at in range(len(story.shown)))]
            for row in told.rows[:FACTS]
        ]
        sums = ["Found", *(f"{one.told} of {one.facts}" for one in told.left)]
        left = [
            "Not found, widely told facts counting more",
            *(f"{number(one.value, 0)} %" if not math.isnan(one.value) else "" for one in told.left),
        ]
        found += f"<p class=note>{escape(measured.caution())}</p>"
        found += _table(["Fact", *story.chosen_names], names, [*rows, sums, left])
        found += f"<p class=note>The {len(rows)} most widely told of {len(told.rows)}. {escape(measured.told())}</p>"
    lists = "".join(
        f"<h3>{names[at]}</h3><ul>{''.join(f'<li>{safe(fact.title)}</li>' for fact in told.alone.get(at, ())[:ALONE])}</ul>"
        for at in range(len(story.shown))
        if told.alone.get(at)
    )
    alone = f"<h3>Only here</h3><p class=note>Statements found in one article and no other.</p>{lists}" if lists else ""
    note = "Who says it where a fact first stands, and in which sentence of how many."
    return section("What is told, and what is left out", note, found + alone, key="facts")


def _table(header: Sequence[str], names: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a table whose columns are articles, each with its outlet's shape."""
    made = table(header, rows).replace("<table>", '<table class="wide">', 1)
    for plain, shaped in zip(header[1:], names, strict=True):
        made = made.replace(f"<th>{escape(plain)}</th>", f"<th>{shaped}</th>", 1)
    return made


def _cell(cell: Cell | None, article: int, story: Story) -> str:
    if cell is None:
        return MISSING
    at = f"<br><small class='at'>{cell.number} of {cell.sentences}</small>"
    if cell.copied:
        every = [story.chosen_names[one] for one in sorted((article, *cell.copied))]
        more = f" and {len(every) - COPIES} more" if len(every) > COPIES else ""
        return f"shared copy ({safe(', '.join(every[:COPIES]))}{more}){at}"
    told, mark = safe(cell.wording.told), STANCES.get(cell.wording.stance)
    if mark:
        told = f'<mark class="{mark}">{told}</mark>'
    return told + at


def actors(story: Story) -> str:
    """Return what each outlet calls whom: labels beside the names, and the names used."""
    joined = merge.merge(story.results, _edits(story, "actors"))
    pages = seen.lay_out(story.results, joined, story.shown, story.choice)
    texts = {at: story.results[at].article.text for at in story.shown}
    order = called.labelled(pages, range(len(joined)))[:ACTORS]
    if not order:
        return section("What each outlet calls whom", "", "<p>Everybody is called by name alone.</p>", key="actors")
    rows = []
    for actor in order:
        labels, forms = called.labels(pages, actor, texts), called.names(pages, actor, texts)
        cells = [_called([one.words for one in labels[at]], [one.words for one in forms[at]]) for at in story.shown]
        rows.append([safe(joined[actor].name), *cells])
    found = _table(["Actor", *story.chosen_names], [who(story, at) for at in story.shown], rows)
    return section("What each outlet calls whom", "Labels beside the names, and the names used.", found, key="actors")


def _called(labels: Sequence[str], names: Sequence[str]) -> str:
    if not labels and not names:
        return MISSING
    told = f"<b>{safe(', '.join(labels))}</b><br>" if labels else ""
    return f"{told}<small>{safe(', '.join(names))}</small>"


def _verb_cell(verbs: Sequence[tuple[str, int]]) -> str:
    if not verbs:
        return "–"
    return safe(", ".join(f"{verb} {count}" if count > 1 else verb for verb, count in verbs))
