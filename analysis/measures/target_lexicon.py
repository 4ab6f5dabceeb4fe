"""What verbs, nouns and adjectives say of those they belong to: two data files read into an index of forms.

``data/target_verbs.tsv``: effect on who does it and on whom it is done. ``data/target_words.tsv``: effect on the bearer
and on the one it is about. Everything a reader may want to change stands there.
"""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, NamedTuple

from analysis.measures import loaded_forms

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST = 6
"""Words of the longest phrase."""


class Cue(NamedTuple):
    """What a form stands for. ``first``: effect on agent or bearer, ``second``: on patient or object, both −2 to 2.

    ``group``: its row in the data file. ``kind``: verb, n, adj, adv or x. ``form``: base, s, ed, ing or ly.
    """

    lemma: str
    group: str
    kind: str
    form: str
    first: float
    second: float


def rows(name: str) -> list[list[str]]:
    """Return the cells of a data file, without comments."""
    text = resources.files("analysis.measures").joinpath("data", name + ".tsv").read_text("utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]


@cache
def index() -> dict[str, tuple[Cue, ...]]:
    """Every form, lower case, words parted by one blank → its readings, verbs first."""
    found: dict[str, tuple[Cue, ...]] = {}
    for form, cue in (*_verbs(), *_words()):
        known = found.get(form, ())
        if all(one.kind != cue.kind and "verb" in {one.kind, cue.kind} for one in known):
            found[form] = (*known, cue)
    return found


@cache
def phrases() -> frozenset[str]:
    """First words of forms of several words."""
    return frozenset(form.partition(" ")[0] for form in index() if " " in form)


def _verbs() -> Iterator[tuple[str, Cue]]:
    for group, agent, patient, verbs, _note in rows("target_verbs"):
        for written in verbs.split("; "):
            lemma, *past = written.split(":")
            for form, kind in _inflected(lemma, past):
                yield form, Cue(lemma, group, "verb", kind, float(agent), float(patient))


def _inflected(lemma: str, past: list[str]) -> Iterator[tuple[str, str]]:
    """Forms of a verb or of a phrase whose first word is inflected; ``past`` are its irregular past forms, if any."""
    for form, kind in loaded_forms.verbs(lemma):
        if kind != "ed" or not past:
            yield form, kind
    for form in past:
        yield form, "ed"


def _words() -> Iterator[tuple[str, Cue]]:
    for group, pos, bearer, about, words, _note in rows("target_words"):
        for lemma in words.split("; "):
            forms = (
                {"n": loaded_forms.nouns, "adj": loaded_forms.adverbs}.get(pos, _none)(lemma)
                if " " not in lemma
                else []
            )
            for form, kind in [(lemma, "base"), *forms]:
                yield form, Cue(lemma, group, pos, kind, float(bearer), float(about))


def _none(_lemma: str) -> list[tuple[str, str]]:
    return []
