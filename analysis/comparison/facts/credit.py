"""Who says a fact in an article, and with which verb: from the statement that holds its words, in the words of the source itself.

No name is put where the text has none: a pronoun stays a pronoun ("he said"), since whom it means may be mistaken.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from analysis.comparison.facts.says import saying
from analysis.marks import Span
from analysis.result import VOICES
from analysis.text import cues
from analysis.text.actors import verbs
from analysis.text.attribution.record import Kind, Sort
from analysis.text.document import Voice

if TYPE_CHECKING:
    from analysis.comparison.facts.record import Place
    from analysis.result import Result
    from analysis.text.attribution.record import Statement

COVERED = 0.35
"""Share of a telling that is someone's statement, from which on that someone says it and not the outlet."""
LONGEST = 40
"""Characters of a source that has no name of its own."""
AS_FACT = "stated as fact"
NOT_TOLD = "not told who"
ACCORDING = ("according", "in the words of", "in the view of")
PAST = {"spoken": "spoke", "written": "wrote", "given": "gave", "shown": "showed", "known": "knew"}
"""Participles → the past that stands without "has"."""
IRREGULAR = {"say": "said", "tell": "told", "deny": "denied", "reply": "replied", "imply": "implied", "speak": "spoke", "write": "wrote",
             "admit": "admitted", "think": "thought", "know": "knew", "read": "read", "hold": "held", "feel": "felt"}  # fmt: skip
PRONOUNS = frozenset(("he", "she", "they", "it", "i", "we", "you"))
RELATIVES = frozenset(("who", "which", "that", "whom", "whose", "one", "none", "neither"))
"""Sources that tell nobody by themselves."""
BEHIND = re.compile(r"[”\"’'],?\s(he|she|they|[A-Z][a-z’-]{1,20})\s([a-z]{3,15}ed)(?=[.,;])")
"""Who says quoted words, right behind them: “…”, he sniffed."""
QUOTING = frozenset(("quote", "cite"))
"""Verbs before whoever is quoted: "officials quoted Alder as saying"."""
BEING = frozenset(("is", "are", "was", "were", "am"))
BETWEEN = 3
"""Words between source and verb that are shown with them: "is", "continues to", "would not"."""


class Wording(NamedTuple):
    """Who says a fact: ``speaker`` and ``cue`` ("Kremlin", "said"), both "" where the outlet states it; ``span`` of the cue.

    ``stance`` is the cue's: neutral, endorsing, doubting or hostile.
    """

    speaker: str
    cue: str
    stance: str
    span: Span | None

    @property
    def told(self) -> str:
        """Return it in words."""
        if not self.speaker and not self.cue:
            return AS_FACT
        if self.cue.lower().startswith(ACCORDING):
            return f"{self.cue[:1].lower()}{self.cue[1:]} {self.speaker}"
        return " ".join(part for part in (self.speaker, self.cue) if part)


OWN = Wording("", "", "neutral", None)
UNTOLD = Wording(NOT_TOLD, "", "neutral", None)


class Read(NamedTuple):
    """An article read for who says what: its statements with a source, and their stretches.

    ``stretches``: (start, end, position in ``statements``) of every stretch of content, by start.
    """

    result: Result
    statements: list[Statement]
    stretches: list[tuple[int, int, int]]


def read(result: Result) -> Read:
    """Read an article."""
    statements = [one for one in result.attribution.statements if one.source]
    stretches = sorted((start, end, number) for number, one in enumerate(statements) for start, end in one.content)
    return Read(result, statements, stretches)


def wording(article: Read, place: Place) -> Wording:
    """Return who says what stands at ``place``: the statement that covers most of it, the outlet where none covers enough.

    A statement whose verb stands before the place does not reach over the place's own verb of saying: "Alder called it
    fair, and the mayor denied that …" is the mayor's from "and" on.
    """
    said = _statement(article, place)
    if said is None:
        return _behind(article.result, place) or (UNTOLD if _is_quoted(article.result, place) else OWN)
    own = _own(article.result, place) if said.cue is None or said.cue.end <= place.start else None
    if own:
        return own
    theirs = said.spoken or said.kind is not Kind.INDIRECT or (said.lemma in _sayings() and said.stance != "hostile")
    if not theirs or _is_bare_verb(article.result, said):
        return UNTOLD if _is_quoted(article.result, place) else OWN
    speaker = _speaker(article.result, said)
    if speaker and said.cue and said.source and said.lemma in QUOTING and said.cue.end <= said.source.start:
        return Wording(f"quoting {speaker}", "", said.stance, None)
    if speaker and said.cue:
        return _with_cue(article.result, said, said.cue, speaker)
    named = speaker and speaker.lower() not in PRONOUNS and _is_named(article.result, said)
    return Wording(f"quoting {speaker}", "", said.stance, None) if named else UNTOLD


@cache
def _sayings() -> frozenset[str]:
    return frozenset(one.lemma for one in cues.forms().values())


def _statement(article: Read, place: Place) -> Statement | None:
    """Return the statement that covers most of a place, ``None`` where none covers enough of it."""
    shared: dict[int, int] = {}
    for start, end, number in article.stretches[: bisect_left(article.stretches, (place.end, 0, 0))]:
        if end > place.start:
            shared[number] = shared.get(number, 0) + min(end, place.end) - max(start, place.start)
    most = max(shared, key=lambda number: (shared[number], -number), default=None)
    if most is None:
        return None
    said = article.statements[most]
    return said if shared[most] >= COVERED * (place.end - place.start - _around(said, place)) else None


def _around(said: Statement, place: Place) -> int:
    """Return how much of the place is source and cue, which are nobody's statement."""
    spans = [span for span in (said.source, said.cue) if span]
    return sum(max(0, min(span.end, place.end) - max(span.start, place.start)) for span in spans)


def _behind(result: Result, place: Place) -> Wording | None:
    """Return who says it where only "…”, he sniffed" behind quoted words tells, with a verb that no list of cues has."""
    found = BEHIND.search(result.article.text, place.start, place.end)
    if found is None:
        return None
    speaker = found[1].lower() if found[1].lower() in PRONOUNS else found[1]
    return Wording(speaker, found[2], "neutral", Span(*found.span(2)))


def _is_quoted(result: Result, place: Place) -> bool:
    """Whether most of a place stands in quotation marks, as speech."""
    starts, ends = result.columns["start"], result.columns["end"]
    length = np.maximum(np.minimum(ends, place.end) - np.maximum(starts, place.start), 0)
    quoted = float(length[result.columns["voice"] == VOICES.index(Voice.QUOTED)].sum())
    return 2 * quoted > float(length.sum())


def _own(result: Result, place: Place) -> Wording | None:
    """Return who says it by the clause's own subject and verb of saying, outside quotation marks; ``None`` without them."""
    found = saying(result.article.text[place.start : place.end])
    if found is None:
        return None
    subject, verb, _ = (*(Span(place.start + one.start, place.start + one.end) for one in found[:2]), found[2])
    if _is_quoted(result, place._replace(start=verb.start, end=verb.end)):
        return None
    speaker = _short(" ".join(result.article.text[subject.start : subject.end].split()))
    lowered = speaker.lower() if speaker.lower() in PRONOUNS else speaker
    return Wording(lowered, result.article.text[verb.start : verb.end], "neutral", verb)


def _with_cue(result: Result, said: Statement, cue: Span, speaker: str) -> Wording:
    """Return speaker and verb; words of the verb between the two stay, and its preposition: "is concerned", "spoke of"."""
    text = result.article.text
    _, _, preposition = said.pattern.partition("p:")
    if preposition and text.startswith(f" {preposition} ", cue.end):
        cue = Span(cue.start, cue.end + len(preposition) + 1)
    told = " ".join(text[cue.start : cue.end].split()).strip(" :,")
    between = text[said.source.end : cue.start] if said.source and said.source.end <= cue.start else ""
    helping = between.split()
    bare = told.lower() == said.lemma
    if 0 < len(helping) <= BETWEEN and between.replace(" ", "").isalpha() and (bare or not BEING.isdisjoint(helping)):
        span = Span(cue.start - len(between.lstrip()), cue.end)
        return Wording(speaker, " ".join([*helping, told]), said.stance, span)
    first, blank, rest = told.partition(" ")
    return Wording(speaker, f"{_past(first, said.lemma)}{blank}{rest}", said.stance, cue)


def _past(cue: str, lemma: str) -> str:
    """Return a verb as it stands after its subject: "warned" for "warning", "spoke" for "spoken"; anything else as it is."""
    if cue.endswith("ing") and lemma.isalpha():
        return IRREGULAR.get(lemma, lemma + ("d" if lemma.endswith("e") else "ed"))
    return PAST.get(cue, cue)


def _source(result: Result, said: Statement) -> str:
    return " ".join(result.article.text[said.source.start : said.source.end].split()) if said.source else ""


def _is_named(result: Result, said: Statement) -> bool:
    """Whether the words of the source hold the speaker's name: only then is it certain who speaks."""
    if said.speaker < 0:
        return False
    speaker = result.attribution.speakers[said.speaker]
    last = speaker.name.split()[-1:]
    return bool(last and last[0][:1].isupper() and last[0].casefold() in _source(result, said).casefold())


def _is_bare_verb(result: Result, said: Statement) -> bool:
    """Whether what was taken for a source is the verb of an order: "Try telling that to the mayor"."""
    found = verbs.forms().get(_source(result, said).lower())
    return found is not None and found.shape == "base" and not _is_named(result, said)


def _speaker(result: Result, said: Statement) -> str:
    """Return the speaker by the name that the source tells, else in the source's own words; "" where these tell nobody."""
    source = _source(result, said)
    low = source.lower()
    if low in PRONOUNS:
        return low
    if low in RELATIVES:
        return ""
    if _is_named(result, said):
        speaker = result.attribution.speakers[said.speaker]
        if speaker.sort is Sort.PERSON:
            return speaker.name.split()[-1]
        if speaker.sort is Sort.BODY:
            return _short(speaker.name)
    return _short(source)


def _short(source: str) -> str:
    """Return the head of a long source: up to its first comma, no "the" before a name, no word cut in two."""
    head = source.partition(",")[0].strip(' “”"')
    first, _, rest = head.partition(" ")
    if first.lower() == "the" and all(word[:1].isupper() for word in rest.split()):
        head = rest
    return head if len(head) <= LONGEST else head[: LONGEST + 1].rsplit(" ", 1)[0].rstrip() + " …"
