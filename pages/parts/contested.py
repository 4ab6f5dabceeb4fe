"""The room of contested pairs: what each article calls the same thing."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import streamlit as st

from analysis.comparison.choice import Choice
from analysis.comparison.findings import Run
from analysis.comparison.wording import concordance, contested
from pages.parts import contested_grid as grid
from pages.parts import focus, head, kwic, lining, states, tables, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.comparison.wording.contested import Found, Use
    from analysis.result import Result
    from pages.parts.view import View

PAIRS, LINES = 8, 4
"""Shown first: pairs, lines of a name."""
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
            "A square is one use; every thing that goes by two names or more here is shown. Click squares to read them, or choose here.",
        )
        chosen = _choose(view, found)
        st.html(
            '<p class="note key"><span class="u own"></span>the outlet’s own words<span class="u paraphrased"></span>paraphrase of '
            'somebody<span class="u quoted"></span>quoted speech</p>'
        )
        shown = states.first(found, key="pairs_all", most=PAIRS)
        shown = shown if chosen.one in shown else [*shown, chosen.one]
        until = shown.index(chosen.one) + 1
        st.html(
            f'<div class="over">{grid.heads(view)}{"".join(grid.pair(view, one, chosen) for one in shown[:until])}</div>'
        )
        _in_context(view, chosen)
        _arrive(chosen)
        if shown[until:]:
            st.html(f'<div class="over">{"".join(grid.pair(view, one, chosen) for one in shown[until:])}</div>')
        states.rest(found, key="pairs_all", what="pairs", most=PAIRS)
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
        runs.append(Run(f"{more} {verb} “{grid.written(view, one, name)[0]}”"))
    return [*runs, Run(".")]


def _choose(view: View, found: Sequence[Found]) -> grid.Chosen:
    """Let the reader choose a thing and, if they like, one article's names for it; a click on squares chooses both."""
    titles = {one.pair.title: one for one in found}
    if st.session_state.get("pair") not in titles:
        st.session_state.pop("pair", None)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        title = focus.item("What is named", {title: title for title in titles}, key="pair")
        who = focus.article(view, none="Every article")
    return grid.Chosen(titles[title], who)


def _arrive(chosen: grid.Chosen) -> None:
    """Bring a reader who came by the link of a cell to its sentences; once, and not at later choices."""
    came = st.session_state.setdefault("pair_came", (chosen.one.pair.title, st.query_params.get("who")))
    if came[1] and chosen.who is not None and came[0] == chosen.one.pair.title:
        with st.container(key="pair_arrive"):
            st.html(lining.ARRIVE.read_text(encoding="utf-8"), unsafe_allow_javascript=True)


def _in_context(view: View, chosen: grid.Chosen) -> None:
    """Draw the sentences of the chosen thing, name by name; of one article only where one is chosen."""
    one, every, hidden = chosen.one, st.session_state.get("pair_lines", False), 0
    with st.container(key="said"):
        for name in range(len(one.pair.names)):
            uses = [use for use in one.uses if use.name == name and chosen.who in (None, view.shown[use.article])]
            if uses:
                shown = uses if every else _first(uses)
                hidden += len(uses) - len(shown)
                st.html(_name(view, one, name, uses) + "".join(_line(view, use) for use in shown))
        if not any(chosen.who in (None, view.shown[use.article]) for use in one.uses):
            words.warn("This article names it in none of these ways.", quiet=True)
        if hidden or every:
            st.toggle("Show all lines", key="pair_lines")


def _name(view: View, one: Found, name: int, uses: Sequence[Use]) -> str:
    """Return the line over a name's sentences: its forms, how often, and the way to all of them side by side."""
    places = [_place(view, use) for use in uses]
    several = len({use.article for use in uses}) > 1
    link = words.read_in_context(*places, told="Read side by side", about=one.pair.title) if several else ""
    forms = ", ".join(f"“{words.safe(form)}”" for form in grid.written(view, one, name)[: grid.FORMS])
    return f'<p class="figure by"><b>{forms}</b> · {len(uses)} time{"s" * (len(uses) != 1)} {link}</p>'


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
            *(sum((use.article, use.name, use.voice) == (article, name, voice) for use in one.uses) for voice in grid.VOICES),
            None if one.p_holm != one.p_holm else round(one.p_holm, 4), grid.verdict(one),
        )
        for one in found
        for name, label in enumerate(one.pair.names)
        for article in range(len(names))
    ]  # fmt: skip
    with st.expander("Every count as a table"):
        header = ["field", "what is named", "name", "article", "uses", *grid.VOICES, "adjusted p", "told apart"]
        tables.table(header, rows, file="contested-pairs.csv")
