"""The report as data: JSON with everything in it, and its values as CSV."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from analysis.report.cite import citations
from analysis.report.table import to_csv

if TYPE_CHECKING:
    from analysis.comparison.differences import Difference
    from analysis.comparison.values import Value
    from analysis.report.story import Story

FORMAT, VERSION = "parallax-report", 1
HEADER = (
    "outlet",
    "measure",
    "label",
    "value",
    "low 95 %",
    "high 95 %",
    "low 50 %",
    "high 50 %",
    "unit",
    "words",
    "sentences",
    "note",
)


def to_json(story: Story) -> bytes:
    """Return the report as JSON: settings, texts by hash, every value and difference, every citation. Equal stories, equal bytes."""
    import orjson

    whole = {
        "format": FORMAT,
        "version": VERSION,
        "event": story.event,
        "note": story.note,
        "method": story.version,
        "settings": {"voice": story.choice.voice, "headline": story.choice.headline, "captions": story.choice.captions},
        "finding": ["".join(run.text for run in sentence) for sentence in story.finding],
        "texts": [_text(story, position) for position in story.shown],
        "values": [
            {"text": position, **_value(value)}
            for position, found in zip(story.shown, story.values, strict=True)
            for value in found.values()
        ],
        "differences": [_difference(story, pair) for pair in story.differences],
        "citations": [{"measure": one.measure, "text": one.whole} for one in citations(story)],
        "edits": story.edits or {},
    }
    return orjson.dumps(_sendable(whole), option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def values_csv(story: Story) -> bytes:
    """Return every value with its intervals as CSV, a row an article and measure."""
    rows = [
        (story.names[position], *list(_value(value).values()))
        for position, found in zip(story.shown, story.values, strict=True)
        for value in found.values()
    ]
    return to_csv(HEADER, rows)


def _text(story: Story, position: int) -> dict[str, Any]:
    article = story.results[position].article
    return {
        "text": position, "outlet": story.names[position], "headline": article.title, "author": article.author, "url": article.url,
        "date": article.date.isoformat() if article.date else None, "text_hash": article.text_hash,
    }  # fmt: skip


def _value(value: Value) -> dict[str, Any]:
    ends = {name: _number(getattr(value.ends, name)) for name in ("low", "high", "low50", "high50")}
    return {
        "measure": value.measure.name, "label": value.measure.label, "value": _number(value.value), **ends,
        "unit": value.measure.unit, "words": value.words, "sentences": value.sentences, "reason": value.reason,
    }  # fmt: skip


def _difference(story: Story, pair: Difference) -> dict[str, Any]:
    numbers = {name: _number(getattr(pair, name)) for name in ("difference", "low", "high", "p", "p_holm")}
    return {"measure": pair.measure, "a": story.shown[pair.a], "b": story.shown[pair.b], **numbers, "clear": pair.clear}


def _number(value: float) -> float | None:
    return None if math.isnan(value) else value


def _sendable(value: Any) -> Any:
    """Return JSON in which no text holds half a character, which no file in UTF-8 can."""
    from analysis.wording import whole

    if isinstance(value, str):
        return whole(value)
    if isinstance(value, dict):
        return {_sendable(key): _sendable(one) for key, one in value.items()}
    return [_sendable(one) for one in value] if isinstance(value, (list, tuple)) else value
