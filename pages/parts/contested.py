"""The room of contested pairs: what each article calls the same thing."""

from __future__ import annotations

from collections import Counter
from html import escape
from typing import TYPE_CHECKING

import numpy as np
import streamlit as st

from analysis.comparison.choice import Choice
from analysis.comparison.findings import Run
from analysis.comparison.wording import concordance, contested
from pages.parts import head, kwic, tables, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.comparison.wording.contested import Found, Use
    from analysis.result import Result
    from pages.parts.view import View

PAIRS, LINES, SQUARES, FORMS = 8, 4, 12, 3
"""Shown first: pairs, lines of a name, squares in a cell, written forms of a name."""
VOICES = ("own", "paraphrased", "quoted")
WRITES = 3
"""Articles that a finding names one by one."""


def room(view: View) -> None:
    """Draw the room."""
    choice = (view.choice.voice, view.choice.headline, view.choice.captions)
    found = _found(view.content, choice, _results=view.results)
    head.finding(view, _finding(view, found))
    if found:
        words.section(
            "One thing, several names",
            "A square is one use. Every pair of which two names or more occur here is shown.",
        )
        st.html(
            '<p class="note key"><span class="u own"></span>the outlet’s own words<span class="u paraphrased"></span>paraphrase of '
            'somebody<span class="u quoted"></span>quoted speech</p>'
        )
        every = len(found) <= PAIRS or st.session_state.get("pairs_all", False)
        st.html(_matrix(view, found if every else found[:PAIRS]))
        if len(found) > PAIRS:
            st.toggle(f"Show all {len(found)} pairs", key="pairs_all")
        _in_context(view, found)
        _table(view, found)
    head.foot(
        f"A list of {len(contested.pairs())} things with several names, written for this project; it knows only these, and only English. It "
        "counts who writes which name and never says which is right: habit, a house style or the person quoted can be the reason as well."
    )


@st.cache_resource(max_entries=64, show_spinner=False)
def _found(
    key: tuple[str, ...],  # noqa: ARG001 - what the cache goes by
    choice: tuple[str, bool, bool],
    _results: Sequence[Result],
) -> list[Found]:
    return contested.find(_results, Choice(*choice))


def _finding(view: View, found: Sequence[Found]) -> list[list[Run]]:
    if not found:
        told = f"None of the {len(contested.pairs())} contested pairs occurs here with two of its names"
        return [[Run(told, strong=True), Run(" in the chosen voice: in this the articles do not differ.")]]
    top = found[0]
    sentence = _who_writes_what(view, top)
    if top.clear:
        return [sentence]
    return [sentence, [Run("That is what stands there; there is too little of it to say more.", strong=True)]]


def _who_writes_what(view: View, one: Found) -> list[Run]:
    """Return "X: A and B write “…”; C writes “…”", each article by the name it uses most."""
    names, groups = head.names(view), dict[int, list[int]]()
    for article, counts in enumerate(one.counts):
        if counts.sum():
            groups.setdefault(int(counts.argmax()), []).append(article)
    runs = [Run(f"{one.pair.title}: ")]
    for place, (name, articles) in enumerate(sorted(groups.items(), key=lambda group: group[1][0])):
        runs.append(Run("; ")) if place else None
        for i, article in enumerate(articles[:WRITES]):
            runs += [
                Run((" and " if i == len(articles) - 1 else ", ") if i else ""),
                Run(names[article], article=article),
            ]
        more = f" and {len(articles) - WRITES} more" if len(articles) > WRITES else ""
        verb = "write" if len(articles) > 1 else "writes"
        runs.append(Run(f"{more} {verb} “{_written(view, one, name)[0]}”"))
    return [*runs, Run(".")]


def _written(view: View, one: Found, name: int) -> list[str]:
    """Return the forms in which a name occurs, most frequent first, each as it is written most often."""
    seen: dict[str, Counter[str]] = {}
    for use in one.uses:
        if use.name == name:
            form = view.results[use.article].article.text[use.start : use.end]
            seen.setdefault(form.lower(), Counter())[form] += 1
    ordered = sorted(seen.values(), key=lambda forms: -forms.total())
    return [min(forms, key=lambda form: (-forms[form], form[0].isupper())) for forms in ordered]


def _matrix(view: View, found: Sequence[Found]) -> str:
    """Return a small table a pair; all have the same columns, so that they read as one."""
    names = [f"{words.glyph(view.hues[i])}{words.safe(view.names[i])}" for i in view.shown]
    heads = "".join(f"<th>{name}</th>" for name in names)
    body = "".join(_pair(view, one) for one in found)
    legend = "".join(f'<span class="one">{name}</span>' for name in names)
    return f'<p class="note key phone">{legend}</p><div class="over"><table class="pairs"><thead><tr><th></th>{heads}</tr></thead></table>{body}</div>'


def _pair(view: View, one: Found) -> str:
    rows = []
    for name in np.flatnonzero(one.counts.any(axis=0)).tolist():
        forms = _written(view, one, name)
        label = ", ".join(f"“{words.safe(form)}”" for form in forms[:FORMS]) + (" …" if len(forms) > FORMS else "")
        cells = "".join(f'<td class="b{_hue(view, i)}">{_squares(one, i, name)}</td>' for i in range(len(view.shown)))
        rows.append(f"<tr><th>{label}</th>{cells}</tr>")
    about = f'<p class="thing">{escape(one.pair.title)}</p><p class="sub">{escape(one.pair.note)} {escape(_verdict(one))}</p>'
    return f'{about}<table class="pairs"><tbody>{"".join(rows)}</tbody></table>'


def _hue(view: View, i: int) -> str:
    hue = view.hues[view.shown[i]]
    return "x" if hue is None else str(hue)


def _verdict(one: Found) -> str:
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


def _in_context(view: View, found: Sequence[Found]) -> None:
    words.section("The words in context", "Choose a thing to read every place that names it.")
    titles = {one.pair.title: one for one in found}
    if st.session_state.get("pair") not in titles:
        st.session_state.pop("pair", None)
    title = st.selectbox("What is named", list(titles), key="pair", bind="query-params", width=420)
    one = titles[title]
    every, hidden = st.session_state.get("pair_lines", False), 0
    for name in range(len(one.pair.names)):
        uses = [use for use in one.uses if use.name == name]
        if not uses:
            continue
        places = [_place(view, use) for use in uses]
        link = (
            words.read_in_context(*places, told="Read side by side", about=title)
            if len({u.article for u in uses}) > 1
            else ""
        )
        forms = ", ".join(f"“{words.safe(form)}”" for form in _written(view, one, name)[:FORMS])
        st.html(f'<p class="figure by"><b>{forms}</b> · {len(uses)} time{"s" * (len(uses) != 1)} {link}</p>')
        shown = uses if every else _first(uses)
        hidden += len(uses) - len(shown)
        st.html("".join(_line(view, use) for use in shown))
    if hidden or every:
        st.toggle(f"Show all {len(one.uses)} lines", key="pair_lines")


def _first(uses: Sequence[Use]) -> list[Use]:
    """Return the first few uses: one of every article before a second of any, in the order of the text."""
    seen: Counter[int] = Counter()
    ranked = []
    for use in uses:
        ranked.append((seen[use.article], use.article, use))
        seen[use.article] += 1
    return sorted((use for _, _, use in sorted(ranked)[:LINES]), key=lambda use: (use.article, use.start))


def _place(view: View, use: Use) -> str:
    start, end = view.results[use.article].sentences[use.sentence]
    return f"{view.shown[use.article]}-{int(start)}-{int(end)}"


def _line(view: View, use: Use) -> str:
    position = view.shown[use.article]
    line = concordance.lines(view.results[use.article], position, [(use.start, use.end)], window=concordance.NARROW)[0]
    return kwic.line(view, line, note=kwic.VOICE.get(use.voice, ""), named=True)


def _table(view: View, found: Sequence[Found]) -> None:
    names = head.names(view)
    rows = [
        (
            one.pair.field, one.pair.title, label, names[article], int(one.counts[article, name]),
            *(sum((use.article, use.name, use.voice) == (article, name, voice) for use in one.uses) for voice in VOICES),
            None if one.p_holm != one.p_holm else round(one.p_holm, 4), _verdict(one),
        )
        for one in found
        for name, label in enumerate(one.pair.names)
        for article in range(len(names))
    ]  # fmt: skip
    with st.expander("Every count as a table"):
        header = ["field", "what is named", "name", "article", "uses", *VOICES, "adjusted p", "told apart"]
        tables.table(header, rows, file="contested-pairs.csv")
