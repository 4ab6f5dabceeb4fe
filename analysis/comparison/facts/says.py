"""Says: whether a clause tells something, which takes a subject, a finite verb and, after "said" or "came", something said.

Read from the words around (word classes, forms of verbs), without a parser. A noun phrase ("the Greek prime minister, Kyriakos
Mitsotakis"), a time ("during a call earlier this month") and a bare verb ("the remarks came") tell nothing by themselves.
"""

from __future__ import annotations

import re
from enum import IntEnum
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from analysis.article import Role
from analysis.comparison.facts import words
from analysis.marks import Span
from analysis.text import cues
from analysis.text.actors import clauses, phrases
from analysis.text.attribution import subjects, tokens
from analysis.text.document import Sentence

if TYPE_CHECKING:
    from analysis.text.attribution.tokens import Line

LEADING = re.compile(
    r"^(?:[\s,;:–—-]+|(?:and|but|or|while|whereas|although|though|as|because|where|when|so|yet|meanwhile|however|"
    r"then|also|thus|before|since|that(?!\s(?:is|was|has|had|will|would|may|might|can|could|should|means|meant)\b)|"
    r"after(?=\s(?:the|an?|his|her|its|their|mr|mrs|ms)\b))\b[\s,]*(?:that\b\s*)?)+",
    re.IGNORECASE,
)
"""What only joins a clause to another. "If" and "which" stay: without them a clause says something else, or lacks its subject."""
ARRIVING = frozenset(("come", "follow", "happen", "occur"))
"""Verbs that before a preposition only tell when or where."""
SPEAKING = frozenset(("say", "tell", "add", "speak", "talk", "state", "comment", "remark", "write"))
CONTENT = 2
"""Terms after one of these verbs without which nothing is said: "told reporters" is not enough. After other cues one is."""
OPENERS = 3
"""Stretches before a comma that may stand before the subject."""
POINTS = frozenset(
    ("he", "she", "it", "they", "this", "these", "those", "that", "there", "who", "which", "i", "we", "you", "one")
)
"""Subjects that say nothing without the sentence before."""


UNFINISHED = frozenset(("be", "been", "being", "having"))
SHORT = ("he's", "she's", "it's", "that's", "there's", "who's", "what's", "i'm", "'re", "'ve", "'ll", "'d")
"""Subject and verb in one word."""
SUBJECTS = ("w", "N", "n", "p", ")", '"')
"""Classes after which a form in -ed may be the verb."""


class Says(IntEnum):
    """What a clause has. ``NOTHING``; ``PART``: a finite verb, its subject elsewhere; ``POINTING``: a pronoun for a subject; ``WHOLE``."""

    NOTHING = 0
    PART = 1
    POINTING = 2
    WHOLE = 3


class Core(NamedTuple):
    """The tokens of a clause's subject, ``first`` up to ``last``, and of its ``verb``, the first of its auxiliaries."""

    first: int
    last: int
    verb: int


@lru_cache(maxsize=20_000)
def says(text: str) -> Says:
    """Return what a clause says, told by its own words alone."""
    plain = LEADING.sub("", text)
    line = _line(plain)
    core = _core(line)
    if core:
        return _judged(plain, line, core)
    return Says.PART if _finite(line) else Says.NOTHING


def saying(text: str) -> tuple[Span, Span, str] | None:
    """Return subject, verb and the verb's lemma of a clause whose own verb is one of saying, as offsets in ``text``; else ``None``."""
    plain = LEADING.sub("", text)
    off = len(text) - len(plain)
    line = _line(plain)
    core = _core(line)
    if core is None:
        return None
    main = _main(line, core.verb)
    told = cues.forms().get(line.low[main])
    if told is None:
        return None
    subject = Span(off + line.starts[core.first], off + line.ends[core.last - 1])
    return subject, Span(off + line.starts[main], off + line.ends[main]), told.lemma


def _line(text: str) -> Line:
    return tokens.read(text, [Sentence(0, len(text), 0, Role.BODY)]).lines[0]


def _core(line: Line) -> Core | None:
    """Return the first subject that a finite verb follows, past what may stand before it and a comma."""
    first = 0
    for _ in range(OPENERS if line.tags[:1] not in ("", "r") else 0):
        found = subjects.main(line, len(line.tags), first)
        if found and not _adverbial(line, found[0]):
            found = _before_verb(line, found)
            at = _verb(line, found[1])
            if at >= 0:
                return Core(*found, at)
        comma = line.tags.find(",", first)
        if comma < 0:
            break
        first = comma + 1
    return None


def _main(line: Line, verb: int) -> int:
    """Return the token of the verb itself, past its auxiliaries and adverbs."""
    main = verb
    while main + 1 < len(line.tags) and line.tags[main] in "xbv":
        main += 1
    return main


def _adverbial(line: Line, first: int) -> bool:
    """Whether a phrase begins with a preposition, and so is no subject; "about 4,500 people" is one."""
    return line.tags[first] == "i" and line.tags[first + 1 : first + 2] != "n"


def _before_verb(line: Line, subject: tuple[int, int]) -> tuple[int, int]:
    """Return the subject without a verb that looks like one of its nouns: "Western countries fear an attack"."""
    first, last = subject
    for at in range(first + 1, last):
        form = phrases.form(line, at)
        if form and form.shape in ("s", "past", "base") and line.tags[at - 1] in "wNnpo":
            return first, at
    return subject


def _finite(line: Line) -> bool:
    """Whether a clause has a finite verb at all: "vowed “strong measures”", "he's gone", "the fighting has ended"."""
    return any(_is_finite(line, at) for at in range(len(line.tags)))


def _is_finite(line: Line, at: int) -> bool:
    tag, low = line.tags[at], line.low[at]
    if tag == "V" or (tag in "xb" and low not in UNFINISHED) or low.endswith(SHORT):
        return True
    form = phrases.form(line, at)
    before = line.tags[at - 1 : at] if at else "^"
    if form is None or form.shape in ("ing", "part") or before in ("T", "i"):
        return False
    if form.shape in ("s", "past"):
        # "unusual storms and the flood": after a plain word and before a mark it is a noun as often.
        return before != "w" or line.tags[at + 1 : at + 2] not in ("", "c", ",", ".", ";")
    if form.shape == "base":
        return before == "p" or (before in ("w", "N") and line.low[at - 1].endswith("s"))
    return before in ("p", "^") or (before in SUBJECTS and line.tags[at + 1 : at + 2] not in ("i", "", ",", "."))


def _verb(line: Line, last: int) -> int:
    """Return the token of the finite verb of the subject that ends before ``last``, -1 without one."""
    found = clauses.after(line, last)
    if found is None or line.tags[last : last + 1] == "T":
        return -1
    for at in range(last, min(len(line.tags), last + 3 * phrases.LOOK)):
        form = phrases.form(line, at)
        if line.tags[at] in "xb" or (form and form.lemma == found.lemma and form.shape != "ing"):
            return at
    return -1


def _judged(text: str, line: Line, core: Core) -> Says:
    """Judge a clause with a subject and a verb: whether anything is said, and of whom."""
    main = _main(line, core.verb)
    form = phrases.form(line, main)
    lemma = form.lemma if form else ""
    after = line.tags[main + 1 : main + 2]
    if lemma in ARRIVING and (not after or after in "isz,."):
        return Says.NOTHING
    if lemma in SPEAKING or line.low[main] in cues.forms():
        needed = CONTENT if lemma in SPEAKING else 1
        before = words.terms(text, 0, line.starts[core.first])
        if len(before) + len(words.terms(text, line.ends[main], len(text))) < needed:
            return Says.NOTHING
    pointing = core.last - core.first == 1 and line.low[core.first].partition("'")[0] in POINTS
    return Says.POINTING if pointing else Says.WHOLE
