"""What a report is checked by: the numbers, citations, method, settings, and the texts by their hashes."""

from __future__ import annotations

import math
from html import escape
from typing import TYPE_CHECKING

from analysis.agreement import agreement
from analysis.comparison.findings import TOO_MANY
from analysis.comparison.rounds import MOST_ARTICLES
from analysis.measures import registry
from analysis.report.cite import citations
from analysis.report.pieces import safe, section, table, who
from analysis.report.story import MEASURES
from analysis.wording import number

if TYPE_CHECKING:
    from analysis.comparison.values import Value
    from analysis.report.story import Story

INTERVALS = (
    "Intervals: the sentences of an article are drawn again 2,000 times with replacement (bootstrap), seeded by its text. Two articles "
    "are called clearly different only when dealing their sentences out at random (2,000 permutations; of more than 100 pairs, as many as "
    "their number demands) gives so large a difference in fewer than 5 of 100 cases, after Holm’s adjustment for the number of pairs. "
    "Everything else reads “cannot tell apart”. An interval is not adjusted for the pairs: it can leave out 0 where nothing is clear."
)


def numbers(story: Story) -> str:
    """Return every value with its interval, and every clear difference."""
    values = [
        [who(story, position), *(_value(found[name]) for name in MEASURES), f"{found[MEASURES[0]].words:,}"]
        for position, found in zip(story.shown, story.values, strict=True)
    ]
    names = [who(story, position) for position in story.shown]
    clear = [
        [names[d.a], names[d.b], escape(registry()[d.measure].label), number(d.difference, 2, signed=True),
         f"{number(d.low, 2, signed=True)} to {number(d.high, 2, signed=True)}", number(d.p_holm, 4)]
        for d in story.differences
        if d.measure in MEASURES and d.clear
    ]  # fmt: skip
    labels = [registry()[name].label for name in MEASURES]
    found = table(["Article", *labels, "Words"], values, numbers=range(1, len(MEASURES) + 2))
    if clear:
        found += "<h3>Clear differences</h3>" + table(
            ["Article", "minus", "Measure", "Difference", "95 % interval", "Adjusted p"], clear, numbers=(3, 4, 5)
        )
    elif not story.differences and len(story.shown) > MOST_ARTICLES:
        found += f"<p>{TOO_MANY}</p>"
    else:
        found += "<p>No pair differs clearly in any of these measures.</p>"
    return section("The numbers", "Each value with its 95 % interval.", found, key="numbers")


def _value(value: Value) -> str:
    decimals = value.measure.decimals
    if math.isnan(value.value):
        return f'<span class="none">{escape(value.reason)}</span>'
    ends = f"<br><small>{number(value.low, decimals)} to {number(value.high, decimals)}</small>"
    return number(value.value, decimals) + ("" if math.isnan(value.low) else ends)


def to_cite(story: Story) -> str:
    """Return each finding as it can be cited."""
    told = "".join(f'<p class="cite">{safe(one.whole)}</p>' for one in citations(story))
    note = "Each sentence with its numbers, interval, settings, texts and method."
    return section("To cite", note, told, key="cite")


def method(story: Story) -> str:
    """Return how it was measured, where that fails, and how well it agrees with people."""
    rows = [
        [
            escape(measure.label),
            f"{escape(measure.unit)}; {escape(measure.up)}",
            escape(measure.formula),
            escape(measure.limits),
        ]
        for measure in (registry()[name] for name in MEASURES)
    ]
    changed = ""
    if story.changes.off or story.changes.added:
        changed = (
            f"<p>The lexicon of charged wording was changed by its reader: {len(story.changes.off)} entries off, "
            f"{len(story.changes.added)} added.</p>"
        )
    people = [[escape(one.what), escape(one.figure), escape(one.interval), f"{one.n:,}"] for one in agreement()]
    told = "<h3>How well it agrees with people</h3>" + table(
        ["What people judged", "Agreement", "95 % interval", "n"], people, numbers=(3,)
    )
    return section(
        "How this was measured",
        f"Method {story.version}: a hash of the code and data that measure.",
        f"<p>{escape(INTERVALS)}</p>{changed}{table(['Measure', 'Unit', 'Formula', 'Limits'], rows)}{told if people else ''}",
        key="method",
    )


def texts(story: Story) -> str:
    """Return which texts were compared: outlet, headline, date, address, length and hash."""
    rows = []
    for position in story.shown:
        result = story.results[position]
        article = result.article
        told = " · ".join(
            part for part in (safe(article.title), safe(article.author), safe(article.url)) if part != safe("")
        )
        date = article.date.isoformat() if article.date else "unknown"
        length = f"{int(result.columns['words'].sum()):,}"
        rows.append([who(story, position), told, date, length, f"<code>{escape(article.text_hash)}</code>"])
    note = "Whoever has the same texts gets the same numbers: a text is known by the hash of its characters."
    return section(
        "The texts",
        note,
        table(["Article", "Headline, author, address", "Date", "Words", "Hash"], rows, numbers=(3,)),
        key="texts",
    )
