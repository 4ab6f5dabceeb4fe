"""Runs: the words of every stretch of capitals that may name an actor, with the lower-case links inside ("Ministry of Defence")."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache, partial
from typing import TYPE_CHECKING, NamedTuple

from analysis.text.actors import gazetteer, lists

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from analysis.marks import Span

_WORD = re.compile(r"[^\W_][^\s()\[\]“”\"]*")
_ALONE = re.compile(
    # A capital, or a letter of a script that has none. The lookbehinds stand second so that the search can leap from one to the next.
    r"[A-Z\x80-\U0010ffff](?<=[^\W\d_a-z])(?<![\w'’.-].)"
    r"[\w.'’-]*[^\W_](?:[ ][^\W\d_a-z][\w'’-]*[^\W_]){1,2}",
    re.DOTALL,
)
_ENDING = re.compile(r"['’]s?$")
_KEPT = 20_000
"""Names whose words are remembered."""
_SHORT = 6
"""Letters of an abbreviation of one word, its stop among them: "Sen."."""
_PARTY = re.compile(r"[DRI]-[^\W\d_a-z]")
"""A senator's party and state: "R-Ariz."."""


_OPENS = ".!?:;…\"“‘”’'(–—-"
"""What stands before a word that has a capital in any case."""
_LONGEST_GIVEN = 16


class Word(NamedTuple):
    """A word of a run, ``first`` characters after the run's offset; ``low``: lower case, without a stop at its end."""

    first: int
    form: str
    low: str


class Run(NamedTuple):
    """Words in order, told from the offset ``at``: the words of a name are the same wherever it stands."""

    at: int
    words: tuple[Word, ...]

    def begins(self, word: int = 0) -> int:
        """Where a word begins, by its position in the run."""
        return self.at + self.words[word].first

    def ends(self, word: int) -> int:
        """Where a word ends."""
        first, form, _ = self.words[word]
        return self.at + first + len(form)


_run: Callable[[tuple[int, tuple[Word, ...]]], Run] = partial(tuple.__new__, Run)
"""The same from a tuple at hand, in a fifth of the time: a text has very many."""


def find(text: str, names: Sequence[Span]) -> list[Run]:
    """Return the runs of a text in order: those of ``names``, and what the gazetteer or a given name vouches for beside them."""
    runs = [_without_article(text, read(text, start, end)) for start, end in names]
    runs = [_with_given(text, run) for run in runs if run.words]
    runs += _beside(text, names)
    return sorted([run for run in runs if run.words], key=Run.begins)


def _without_article(text: str, run: Run) -> Run:
    """Take "The" off a name that is not known with it, but where its capital says something: "told The Daily Alder"."""
    words = run.words
    if len(words) < 2 or words[0].low != "the":  # noqa: PLR2004 - "The" and a name
        return run
    known = " ".join(word.form for word in words[:2]) in gazetteer.entries()
    before = text[max(0, run.begins() - 3) : run.begins()].rstrip(" \t\xa0")
    meant = len(words) > 2 and bool(before) and before[-1] not in _OPENS and before[-1] != "\n"  # noqa: PLR2004 - and two words
    return run if known or meant else Run(run.at, words[1:])


def _with_given(text: str, run: Run) -> Run:
    """Add the given name before a family name of which a headline did not tell that it belongs to it: "Boris Alder Calls …"."""
    end = run.begins() - 1
    if len(run.words) > 1 or end < 1 or not (text[end] == " " and text[end - 1].isalpha()):
        return run
    given = text[max(0, end - _LONGEST_GIVEN) : end].rsplit(maxsplit=1)[-1]
    start = end - len(given)
    whole = start == 0 or text[start - 1].isspace()
    if not (whole and given[0].isupper() and given.lower() in lists.given()) or run.words[0].low in lists.given():
        return run
    return Run(start, (Word(0, given, given.lower()), run.words[0]._replace(first=run.begins() - start)))


def read(text: str, start: int, end: int) -> Run:
    """Return the words of a name; two known names joined by a hyphen are two words ("NATO-Ukraine")."""
    words = _words(text[start:end])
    if text[start - 1 : start] == "-":
        words = tuple(word for word in words if word.first or len(word.form) > 1)
    return _run((start, words))


@lru_cache(maxsize=_KEPT)
def _words(name: str) -> tuple[Word, ...]:
    """Return the words of a name."""
    found: list[Word] = []
    for match in _WORD.finditer(name):
        form, first = match[0], match.start()
        if not _is_stopped(form):
            form = _bare(form)
        form = _ENDING.sub("", form)
        if not form or (len(form) == 1 and name[first - 1 : first] == "-") or _PARTY.match(form):
            continue
        parts = form.split("-")
        if len(parts) == 1 or form in gazetteer.entries() or not all(part in gazetteer.entries() for part in parts):
            parts = [form]
        for part in parts:
            found.append(Word(first, part, part.rstrip(".").lower()))
            first += len(part) + 1
    return tuple(found)


def _is_stopped(form: str) -> bool:
    """Whether a stop at the end belongs to the word: "U.S.", "Sen."."""
    return form.endswith(".") and (form.find(".") < len(form) - 1 or len(form) <= _SHORT)


def _bare(form: str) -> str:
    """Take marks off the end of a word."""
    last = len(form)
    while last and not (form[last - 1].isalnum() or form[last - 1] == "_"):
        last -= 1
    return form[:last]


def _beside(text: str, names: Sequence[Span]) -> Iterator[Run]:
    """Yield capitalised words outside the names: a given name with another after it, as in a photographer's credit."""
    ends = [name.end for name in names]
    for match in _ALONE.finditer(text):
        start, end = match.span()
        beyond = bisect_right(ends, start)
        if beyond < len(names) and names[beyond].start < end:
            continue
        run = read(text, start, end)
        given = next((i for i, word in enumerate(run.words) if word.low in lists.given()), len(run.words))
        if given < len(run.words) - 1:
            yield Run(run.at, run.words[given:])
