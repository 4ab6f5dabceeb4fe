"""What became of an import: each entry in one line, what was noticed about the whole, and what could be done about it."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

import streamlit as st

from analysis import workspace
from analysis.library import LibraryError, belonging
from analysis.measures.loaded_changes import NONE, Changes
from pages.parts import desk, sidebar, words

if TYPE_CHECKING:
    from collections.abc import Callable

    from analysis.article import Article
    from analysis.library import Library, Step, Suggestion

REPORT = "import_report"
PATIENCE = 15.0
"""Seconds that one document may still take after a click: it is stopped after ten."""
FEW = 12
"""Lines that are shown at once; more are one click away."""


class Line(NamedTuple):
    """What happened to one entry."""

    name: str
    sentence: str
    added: bool


@dataclass
class Report:
    """An import as it goes on. It lives in the session, so that a click in the middle does not lose it.

    ``over``: nothing more comes. A click starts the page anew at once, while the import still ends the article it is at.
    """

    files: int
    fresh: bool
    over: threading.Event = field(default_factory=threading.Event)
    done: int = 0
    added: int = 0
    event: str | None = None
    running: bool = True
    lines: list[Line] = field(default_factory=list)
    articles: list[tuple[str, Article]] = field(default_factory=list)
    like: Suggestion | None = None
    compared: bool = False
    apart: list[list[str]] = field(default_factory=list)
    lexicon: Changes = NONE

    def tell(self, name: str, sentence: str, *, added: int = 0) -> None:
        """Note what happened to one entry, and how many articles it brought."""
        self.lines.append(Line(name, sentence, bool(added)))
        self.added += added

    def step(self, step: Step) -> None:
        """Note one step of an import."""
        self.done, self.event = step.file, step.event or self.event
        if step.article is None or step.id is None:
            self.tell(step.name, step.sentence)
            return
        if len(self.articles) < belonging.MOST:
            self.articles.append((step.id, step.article))
        self.tell(step.name, " ".join(filter(None, [_told(step.article), *step.article.notes, step.sentence])), added=1)

    def compare(self, library: Library, article: Article) -> None:
        """See once, with the first article, whether the library has an event that the new one seems to belong to."""
        if not self.compared:
            self.compared = True
            self.like = library.suggest_event(article)

    def end(self) -> None:
        """Close the report of an import that came to its end; see whether it seems to tell of several events."""
        self.running = False
        found = belonging.groups([article for _, article in self.articles]) if self.fresh else []
        if found and len(found[0]) > 1:
            self.apart = [[self.articles[i][0] for i in group] for group in found[1:]]


def begin(files: int, *, fresh: bool) -> Report:
    """Start a report on so many files; it takes the place of the one before. ``fresh``: they go into a new event."""
    made = st.session_state[REPORT] = Report(files, fresh)
    return made


def running() -> bool:
    """Tell whether this session's last import was stopped in the middle: then its report tells of it."""
    said: Report | None = st.session_state.get(REPORT)
    return bool(said and said.running)


def panel(library: Library) -> None:
    """Tell what became of each entry of the last import, until the next one."""
    said: Report | None = st.session_state.get(REPORT)
    if said is None:
        return
    if not said.over.is_set():
        with st.spinner("Finishing the article that is being read …"):
            said.over.wait(PATIENCE)
    out = sum(not line.added for line in said.lines)
    st.html(f'<p class="finding">{said.added} article{"s" * (said.added != 1)} added{f", {out} not" * bool(out)}.</p>')
    if said.running:
        words.warn(
            f"Stopped at file {said.done + 1} of {said.files}: what is told of here is in the library. "
            "Press “Add to the library” again to go on; nothing is taken twice."
        )
    _suggest(library, said)
    _lexicon(library, said)
    lines = sorted(said.lines, key=lambda line: line.added)
    _lines(lines[:FEW])
    if len(lines) > FEW:
        with st.expander(f"The other {len(lines) - FEW}"):
            _lines(lines[FEW:])
    if said.added:
        st.page_link("overview.py", label="See how they differ")


def _lines(lines: list[Line]) -> None:
    st.html(
        "".join(
            f'<p class="warn{" quiet" * line.added}"><b>{words.safe(line.name)}</b>: {words.safe(line.sentence)}</p>'
            for line in lines
        )
    )


def _suggest(library: Library, said: Report) -> None:
    """Offer what the articles' words and dates suggest. Nothing is moved unless the reader says so."""
    into = library.event(said.like.event) if said.like else None
    if into and said.event and said.event != into.id and library.event(said.event):
        words.warn(f"They seem to belong to the event “{into.name}”, by their words and dates.", quiet=True)
        if st.button("Put them there", key="merge_suggested"):
            _do(said, lambda: library.merge_events(said.event or "", into.id), into=into.id)
    elif said.apart and said.event and library.event(said.event):
        count = len(said.apart) + 1
        words.warn(f"By their words and dates, these articles seem to tell of {count} different events.", quiet=True)
        if st.button(f"Make {count} events of them", key="split_suggested"):
            _do(said, lambda: _split(library, said), into=said.event)


def _lexicon(library: Library, said: Report) -> None:
    """Offer the changes to the lexicon that came with an exported event."""
    if said.lexicon in (NONE, workspace.lexicon(library)):
        return
    words.warn(
        f"This event was measured with a changed lexicon ({workspace.lexicon_told(said.lexicon)}). Without these changes its numbers are "
        "other than where it comes from; with them every event of yours is measured so.",
        quiet=True,
    )
    if desk.may_edit() and st.button("Use these changes instead of mine", key="take_lexicon"):
        workspace.keep_lexicon(library, said.lexicon)
        st.rerun()


def _split(library: Library, said: Report) -> None:
    titles = {identity: article.title or article.outlet for identity, article in said.articles}
    with library.together():
        for group in said.apart:
            library.split_event(said.event or "", group, titles[group[0]] or "A new event")


def _do(said: Report, change: Callable[[], object], *, into: str) -> None:
    try:
        change()
    except LibraryError as error:
        words.warn(str(error))
        return
    said.like, said.apart = None, []
    st.session_state[sidebar.OPEN] = into
    st.rerun()


def _told(article: Article) -> str:
    missing = [
        what
        for what, there in (("headline", article.title), ("outlet", article.outlet), ("date", article.date))
        if not there
    ]
    count = len(article.text.split())
    if not missing:
        return f"{count:,} words; headline, outlet and date found."
    return f"{count:,} words; the text does not tell its {_listed(missing)}: fill in what you know below."


def _listed(names: list[str]) -> str:
    """Return "a, b and c"."""
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))
