"""One item after the reveal, as HTML: its sentences with outlets and marks, what the measure says, and who answered what."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from analysis.charts import marked
from analysis.comparison.blind import charge, outcome, tell
from analysis.comparison.blind.record import A, B, Kind
from pages.parts import words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analysis.comparison.blind.charge import Charge
    from analysis.comparison.blind.record import Item, Sentence
    from pages.blind.game import Game
    from pages.parts.view import View

SHOWN = frozenset({"charged", "label", "doubt", "hedge", *marked.VOICES})
SCALE = 100.0
"""Charged wording per 100 words at the right end of the track; an interval that goes on ends there."""


def html(view: View, played: Game, place: int) -> str:
    """Return the item at ``place`` with everything that was hidden."""
    item = played.dealt.items[place]
    pair = item.kind is Kind.PAIR
    charges = [charge.of(view.results[one.article], one) for one in item.sentences]
    cards = "".join(
        _card(view, item, one, value, letter)
        for one, value, letter in zip(item.sentences, charges, (A, B), strict=False)
    )
    question = "Which is worded with more charge?" if pair else "Who wrote this?"
    paired = (
        (f" · paired by “{words.safe(item.about)}”" if item.about else " · paired by the words they share")
        if pair
        else ""
    )
    said = _said(played, item, place)
    judged = ""
    if pair:
        most = outcome.majority(played.answers, place)
        told = tell.verdict(outcome.judge(view.results, item, most), len(played.answers))
        judged = f'<p class="verdict">{escape(told)}</p>'
    return (
        f'<div class="item"><p class="step"><b>{place + 1}</b> · {escape(question)}{paired}</p>'
        f'<div class="cards n{len(item.sentences)}">{cards}</div>{said}{judged}</div>'
    )


def _card(view: View, item: Item, one: Sentence, value: Charge, letter: str) -> str:
    position = view.shown[one.article]
    hue, result = view.hues[position], view.results[one.article]
    groups = [group for group in marked.groups() if group.key in SHOWN]
    body = marked.html(result.article.text, one.start, one.end, result.marks, groups)
    name = f"{words.glyph(hue)}{words.safe(view.names[position])}"
    head = f'<b class="letter">{letter}</b> {name}' if item.kind is Kind.PAIR else name
    link = words.read_in_context(f"{position}-{one.start}-{one.end}").replace('target="_self"', 'target="_blank"')
    return (
        f'<div class="card b{"x" if hue is None else hue}"><p class="who">{head}</p><blockquote>{body}</blockquote>'
        f'{track(value)}<p class="sub">Charged wording {escape(tell.charge(value))}</p>{link}</div>'
    )


def track(value: Charge) -> str:
    """Return a value and its interval as a dot on a line, 0 to 100 per 100 words; the text below tells the same."""
    if value.reason:
        return ""
    low, high, at = (100 * min(1.0, one / SCALE) for one in (value.low, value.high, value.value))
    return (
        f'<div class="track" aria-hidden="true"><i class="line" style="left:{low:.1f}%;width:{high - low:.1f}%"></i>'
        f'<i class="dot" style="left:{at:.1f}%"></i></div>'
    )


def _said(played: Game, item: Item, place: int) -> str:
    """Return each answer that was given with who gave it; the right outlet is named as such."""
    by: Mapping[str, list[str]] = {
        answer: [name for name, given in played.answers.items() if given.get(place) == answer]
        for answer in item.answers
    }
    right = played.dealt.outlets[item.sentences[0].article] if item.kind is Kind.WHO else ""
    told = [_one(answer, by[answer], right) for answer in item.answers if by[answer] or item.kind is Kind.PAIR]
    left = [name for name, given in played.answers.items() if place not in given]
    told += [_one("Left open", left, "")] if left else []
    return f'<p class="said">{"".join(told)}</p>' if told else ""


def _one(answer: str, names: list[str], right: str) -> str:
    who = ", ".join(map(words.safe, names)) or "nobody"
    mark = " (right)" if right and answer == right else ""
    return f"<span><b>{words.safe(answer)}{mark}</b> {who}</span>"
