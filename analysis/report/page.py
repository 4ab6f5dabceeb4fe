"""The report: one HTML file without a script and without a request, for a screen or for A4 paper. Same input, same bytes."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.article import Role
from analysis.charts import marked
from analysis.comparison import evidence
from analysis.report import exhibits, record, svg
from analysis.report.pieces import runs, safe, section, who
from analysis.wording import number, whole

if TYPE_CHECKING:
    from analysis.comparison.evidence import Telling
    from analysis.report.story import Story

STYLE = Path(__file__).with_name("page.css")
POLICY = "default-src 'none'; style-src 'unsafe-inline'"
WORDING = ("charged", "label", "doubt", "hedge")
CONTENTS = {
    "headlines": "Headlines",
    "measures": "Four measures",
    "sentences": "Three sentences",
    "wording": "Wording",
    "tone": "Tone",
    "voices": "Voices",
    "facts": "Facts",
    "actors": "Actors",
    "numbers": "Numbers",
    "cite": "To cite",
    "method": "Method",
    "texts": "Texts",
}


def html(story: Story) -> str:
    """Return the whole report of an event."""
    body = "".join(
        [_top(story), _headlines(story), _measures(story), _sentences(story), _voices(story),
         exhibits.voices(story), exhibits.facts(story), exhibits.actors(story), record.numbers(story),
         record.to_cite(story), record.method(story), record.texts(story)]
    )  # fmt: skip
    title = escape(whole(story.event), quote=True)
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="referrer" content="no-referrer">'
        f"<title>{title}: a Parallax report</title><style>{STYLE.read_text(encoding='utf-8')}</style></head>"
        f"<body><main>{body}</main></body></html>\n"
    )


def _top(story: Story) -> str:
    links = " ".join(f'<a href="#{key}">{name}</a>' for key, name in CONTENTS.items())
    note = f'<p class="warn">{escape(story.note)}</p>' if story.note else ""
    finding = " ".join(runs(story, sentence) for sentence in story.finding)
    return (
        f'<header><p class="eyebrow">How the sources frame one event</p><h1>{safe(story.event)}</h1>'
        f'<p class="state">{escape(story.state().capitalize())}</p>{note}<p class="finding">{finding}</p>'
        '<p class="note">This report shows differences in wording and how sure they are. It does not say who is right, and it says '
        f"nothing about outlets beyond these articles.</p><nav>{links}</nav></header>"
    )


def _groups(*keys: str) -> list[marked.Group]:
    return [group for group in marked.groups() if group.key in keys]


def _headlines(story: Story) -> str:
    cells = []
    for position in story.shown:
        result = story.results[position]
        article = result.article
        title = next((part for part in article.parts if part.role is Role.TITLE and part.start is not None), None)
        start = (title.start or 0) if title else 0
        text = "<em>No headline in this text</em>"
        if title:
            text = marked.html(article.text, start, start + len(title.text), result.marks, _groups(*WORDING))
        date = f"{article.date.day} {article.date:%B %Y}" if article.date else "date unknown"
        words = f"{int(result.columns['words'].sum()):,} words"
        cells.append(
            f'<article class="b{"x" if story.hues[position] is None else story.hues[position]}"><p class="who">{who(story, position)}</p><h3>{text}</h3><p class="sub">{date} · {words}</p></article>'
        )
    note = "Marked words carry charge (solid line), label people (double), take distance (wavy) or hedge (dotted)."
    return section("The headlines", note, f'<div class="heads">{"".join(cells)}</div>', key="headlines")


def _measures(story: Story) -> str:
    charts = svg.panels(story.rows(), story.panels())
    note = "A row an article, sorted by charged wording. Dot: the value. Thick line: 50 % interval; thin line: 95 %."
    return section("Four measures", note, charts, key="measures")


def _sentences(story: Story) -> str:
    clear = {pair.measure for pair in story.differences if pair.clear}
    told = "".join(_sentence(story, one) for one in evidence.telling(story.chosen, story.choice, clear))
    return section(
        "Three sentences that show it", "The most telling sentence of three articles.", told, key="sentences"
    )


def _sentence(story: Story, one: Telling) -> str:
    position = story.shown[one.shown.article]
    result = story.results[position]
    kinds = {"sentiment": ("positive", "negative"), "reading_grade": ("hard",)}.get(one.measure, WORDING)
    text = marked.html(
        result.article.text, one.shown.start, one.shown.end, result.marks, _groups(*kinds, *marked.VOICES)
    )
    share = f"{one.shown.share:.0f} words" if kinds == ("hard",) else f"adds {number(one.shown.share, 2, signed=True)}"
    return (
        f'<div class="ev"><p class="who">{who(story, position)}</p><p class="sub">{escape(one.what)} ({share})</p>'
        f"<blockquote>{text}</blockquote></div>"
    )


def _voices(story: Story) -> str:
    rows = story.rows()
    found = []
    for key, title, measure in (
        ("wording", "Wording, and whose it is", "loaded_language"),
        ("tone", "Tone, and whose it is", "sentiment"),
    ):
        charts = svg.panels(rows, story.by_voice(measure))
        note = "The outlet’s own words, words in quotation marks, and what others say told without them, on one scale."
        found.append(section(title, note, charts, key=key))
    return "".join(found)
