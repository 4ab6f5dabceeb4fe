"""The room of distinctive words: what each article says more than all others, and any word in every article."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import streamlit as st

from analysis.charts import keywords
from analysis.charts.look import Row
from analysis.comparison.choice import Choice
from analysis.comparison.findings import Run
from analysis.comparison.wording import concordance, keyness, terms
from analysis.wording import number
from pages.parts import chart, head, kwic, tables, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.comparison.wording.keyness import Keyness, Term
    from analysis.comparison.wording.terms import Pool
    from analysis.result import Result
    from pages.parts.view import View

WORDS, ARTICLES, LINES = 6, 6, 3
"""Shown first: words an article, articles, lines of an article."""
ABREAST = 3
WIDEST = math.log(64)
MOST_LETTERS = 60


def room(view: View) -> None:
    """Draw the room."""
    with st.container(horizontal=True):
        with_names = st.toggle("Names too", key="names", bind="query-params")
        with_grammar = st.toggle("Also “the”, “of”, “is” …", key="grammar", bind="query-params")
    pool = _pool(view.content, _choice(view), _results=view.results)
    found = _compared(view.content, _choice(view), (with_names, with_grammar), _pool=pool)
    head.finding(view, _finding(view, found))
    words.section(
        "What each says more than the others",
        "How many times the odds that the other articles have, with 95 % interval. Filled: told apart from chance; hollow: not. "
        "Behind each word: its uses here, of all uses. Click a dot to see the word in every article.",
    )
    _exhibit(view, found)
    _in_context(view, pool, found)
    _table(view, found)
    head.foot(
        "Weighted log-odds with an informative prior (Monroe, Colaresi & Quinn 2008), one article against all others; plural and verb forms "
        "count as one word. Looked at are words and pairs of words used three times in two sentences; which are told apart is tested by the "
        "sentences they stand in and adjusted for all words tested. Names are left out at first, since they tell whom an article is about "
        "and not how it speaks; pronouns and “must” or “never” stay in. With few words, only what is repeated can stand out."
    )


def _choice(view: View) -> tuple[str, bool, bool]:
    return view.choice.voice, view.choice.headline, view.choice.captions


@st.cache_resource(max_entries=24, show_spinner=False)
def _pool(
    key: tuple[str, ...],  # noqa: ARG001 - what the cache goes by
    choice: tuple[str, bool, bool],
    _results: Sequence[Result],
) -> Pool:
    return terms.pool(_results, Choice(*choice))


@st.cache_resource(max_entries=64, show_spinner=False)
def _compared(
    key: tuple[str, ...],  # noqa: ARG001 - what the cache goes by
    choice: tuple[str, bool, bool],  # noqa: ARG001 - what the cache goes by
    which: tuple[bool, bool],
    _pool: Pool,
) -> Keyness:
    return keyness.compare(_pool, with_names=which[0], with_grammar=which[1])


def _finding(view: View, found: Keyness) -> list[list[Run]]:
    names = head.names(view)
    if len(names) < 2:  # noqa: PLR2004 - two make a comparison
        return [[Run("One article is not a comparison. "), Run("Choose a second one in the sidebar.", strong=True)]]
    told: dict[int, Term] = {}
    for term in keyness.clear(found):
        told.setdefault(term.article, term)
    if told:
        return [_told(term, names) for term in list(told.values())[:2]]
    if not found.tested:
        return [[Run("There is too little text here to compare words.", strong=True)]]
    near = max((term for one in found.terms for term in one), key=lambda term: term.z, default=None)
    sentence = [
        Run("No word stands out clearly", strong=True),
        Run(f" among {found.tested:,} comparisons that could have shown one."),
    ]
    if near is None:
        return [sentence]
    return [
        sentence,
        [
            Run("Nearest comes "),
            Run(names[near.article], article=near.article),
            Run(f" with “{near.label}” ({_uses(near)} uses)."),
        ],
    ]


def _told(term: Term, names: Sequence[str]) -> list[Run]:
    who = Run(names[term.article], article=term.article)
    if term.times == 0:
        return [who, Run(f" never says “{term.label}”, which the others use {term.rest} times.")]
    if term.z < 0:
        return [who, Run(f" says “{term.label}” less than the others ({_uses(term)} uses).")]
    if term.rest == 0:
        return [Run("Only "), who, Run(f" says “{term.label}” ({term.times} times).")]
    return [who, Run(f" says “{term.label}” more than the others: {_uses(term)} uses.")]


def _uses(term: Term) -> str:
    return f"{term.times} of {term.times + term.rest}"


def _exhibit(view: View, found: Keyness) -> None:
    order = sorted(range(len(found.terms)), key=lambda i: (-sum(term.clear for term in found.terms[i]), i))
    every = len(order) <= ARTICLES or st.session_state.get("keys_all", False)
    shown = order if every else order[:ARTICLES]
    span = _span(found)
    for first in range(0, len(shown), ABREAST):
        for column, i in zip(st.columns(ABREAST, gap="medium"), shown[first : first + ABREAST], strict=False):
            with column:
                _article(view, i, found, span)
    if len(order) > ARTICLES:
        st.toggle(f"Show all {len(order)} articles", key="keys_all")


def _article(view: View, i: int, found: Keyness, span: tuple[float, float]) -> None:
    position, listed = view.shown[i], _listed(found.terms[i])
    clear = sum(term.clear for term in found.terms[i])
    told = f"{clear} word{'s' * (clear != 1)} told apart" if clear else "none told apart"
    hue = view.hues[position]
    st.html(
        f'<p class="words b{"x" if hue is None else hue}">{words.glyph(hue)}<b>{words.safe(view.names[position])}</b><br>'
        f"{found.words[i]:,} words, {told}</p>"
        + (
            ""
            if listed
            else '<p class="note">No word that it uses more stands in two of its sentences, three times.</p>'
        )
    )
    if listed:
        shown = [_word(term) for term in listed]
        row = Row(position, view.names[position], "", hue)
        figure = chart.drawn(keywords.words, row, shown, chart.look(), span=span)
        said = "; ".join(f"{word.label} {word.counts}" for word in shown)
        chart.plot(
            figure, key=f"keys_{position}", what="word", told=f"Words that {view.names[position]} uses more: {said}."
        )


def _listed(found: Sequence[Term]) -> list[Term]:
    """Return what is drawn: the words used more, told apart or nearest to it, and those clearly used less."""
    less = [term for term in found if term.z < 0][-2:]
    more = sorted((term for term in found if term.z > 0), key=lambda term: (not term.clear, -term.z))
    return [*more[: WORDS - len(less)], *less]


def _word(term: Term) -> keywords.Word:
    times = math.exp(abs(term.log_odds))
    told = f"{_uses(term)} uses; {number(times, 1)} times the odds " + (
        "of the others" if term.z > 0 else "at the others"
    )
    return keywords.Word(term.label, term.log_odds, term.low, term.high, _uses(term), told, term.clear)


def _span(found: Keyness) -> tuple[float, float]:
    ends = [end for one in found.terms for term in _listed(one) for end in (term.low, term.high)]
    low, high = min([-0.7, *ends]), max([1.4, *ends])
    return max(low - 0.1, -WIDEST), min(high + 0.1, WIDEST)


def _in_context(view: View, pool: Pool, found: Keyness) -> None:
    words.section(
        "A word in every article",
        "Choose a dot above, or type any word or phrase. Plural and verb forms are found too.",
    )
    best = next(keyness.clear(found), None) or max(
        (term for one in found.terms for term in one), key=lambda term: term.z, default=None
    )
    typed = st.text_input(
        "Word or phrase", key="word", bind="query-params", max_chars=MOST_LETTERS, width=320,
        placeholder=best.label if best else "a word",
    )  # fmt: skip
    query = typed.strip() or (best.label if best else "")
    if not query:
        return
    search = concordance.search(pool, query)
    if not any(search.spans):
        more = " in the chosen voice and parts" if any(search.elsewhere) else ""
        words.warn(f"“{query}” stands in none of these articles{more}.", quiet=True)
        return
    total = sum(map(len, search.spans))
    st.html(
        f'<p class="figure"><b>{words.safe(query)}</b> · {total} time{"s" * (total != 1)}, {_rates(search.spans)}</p>'
    )
    every = st.session_state.get("word_all", False)
    hidden = 0
    for i, spans in sorted(enumerate(search.spans), key=lambda one: -len(one[1])):
        if spans:
            lines = concordance.lines(view.results[i], view.shown[i], spans)
            hidden += 0 if every else max(0, len(lines) - LINES)
            kwic.lines(
                view,
                view.shown[i],
                lines,
                told=_how_often(len(spans), found.words[i]),
                few=len(lines) if every else LINES,
            )
    if hidden or every:
        st.toggle(f"Show all {total} lines", key="word_all")


def _rates(spans: Sequence[Sequence[object]]) -> str:
    users = sum(bool(one) for one in spans)
    return f"in {users} of {len(spans)} articles"


def _how_often(count: int, total: int) -> str:
    return f"{count} time{'s' * (count != 1)}, {number(1000 * count / max(total, 1), 1)} in 1,000 words"


def _table(view: View, found: Keyness) -> None:
    names = head.names(view)
    header = ["article", "word", "uses here", "uses elsewhere", "sentences here", "log-odds", "low 95 %", "high 95 %", "z", "p", "adjusted p", "told apart"]  # fmt: skip
    rows = [
        (
            names[term.article], term.label, term.times, term.rest, term.sentences, *(round(n, 3) for n in (term.log_odds, term.low, term.high, term.z)),
            *(round(n, 5) for n in (term.p, term.q)), "clear" if term.clear else "cannot tell apart",
        )
        for one in found.terms
        for term in one
    ]  # fmt: skip
    with st.expander("Every word as a table"):
        tables.table(header, rows, file="distinctive-words.csv")
