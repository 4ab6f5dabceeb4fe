"""Forms of verbs: which words of a sentence may be verbs, of which lemma, and whether they are as often nouns."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from analysis.text import cues
from analysis.text.actors import gazetteer

_HISSING = ("s", "x", "z", "sh", "ch")


class Form(NamedTuple):
    """What a form stands for. ``shape``: base, s, past, part (participle), both (past and participle) or ing."""

    lemma: str
    shape: str
    noun: bool


@cache
def forms() -> dict[str, Form]:
    """Every form, lower case → what it stands for; a form of two verbs or shapes keeps the first."""
    listed = {kind: words.split() for kind, _, words in gazetteer.rows("verbs")}
    nouns = frozenset(listed["nouns"])
    found: dict[str, Form] = {}
    for triple in listed["irregular"]:
        lemma, past, participle = triple.split("/")
        shapes = ((past, "both"),) if past == participle else ((past, "past"), (participle, "part"))
        for form, shape in (*shapes, (lemma, "base"), (_s(lemma), "s"), (_ing(lemma), "ing")):
            found.setdefault(form, Form(lemma, shape, form in nouns))
    for word in listed["regular"]:
        lemma, doubled = word.rstrip("+"), word.endswith("+")
        stem = lemma + lemma[-1] if doubled else lemma
        past = _ed(stem)
        for form, shape in ((past, "both"), (lemma, "base"), (_s(lemma), "s"), (_ing(stem), "ing")):
            found.setdefault(form, Form(lemma, shape, form in nouns))
    for form, told in cues.forms().items():
        if " " not in form:
            found.setdefault(form, Form(told.lemma.split()[0], _shape(form, told.lemma), told.noun))
    return found


@cache
def stative() -> frozenset[str]:
    """Participles that tell a state: no passives."""
    return frozenset(next(words for kind, _, words in gazetteer.rows("verbs") if kind == "stative").split())


def _s(lemma: str) -> str:
    if lemma in ("be", "have"):
        return {"be": "is", "have": "has"}[lemma]
    if lemma.endswith(_HISSING) or lemma in ("go", "do", "undergo", "forgo", "veto", "undo"):
        return lemma + "es"
    return lemma[:-1] + "ies" if lemma.endswith("y") and lemma[-2] not in "aeiou" else lemma + "s"


def _ed(stem: str) -> str:
    if stem.endswith("e"):
        return stem + "d"
    return stem[:-1] + "ied" if stem.endswith("y") and stem[-2] not in "aeiou" else stem + "ed"


def _ing(stem: str) -> str:
    if stem.endswith("ie"):
        return stem[:-2] + "ying"
    if stem in _DOUBLING:
        return stem + stem[-1] + "ing"
    return stem[:-1] + "ing" if stem.endswith("e") and not stem.endswith("ee") and stem != "be" else stem + "ing"


_DOUBLING = frozenset(
    ("begin", "bet", "bid", "cut", "dig", "forbid", "forget", "get", "hit", "let", "put", "quit", "rid", "run", "set", "shed",
     "shut", "sit", "spin", "split", "swim", "upset", "win", "overrun")
)  # fmt: skip


def _shape(form: str, lemma: str) -> str:
    if form.endswith("ing") and form != lemma:
        return "ing"
    if form == lemma.split(maxsplit=1)[0]:
        return "base"
    return "s" if form.endswith("s") else "both"
