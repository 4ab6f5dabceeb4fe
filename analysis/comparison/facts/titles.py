"""What a fact is called: the words of its clearest telling, cut at a word, or who said it and the words of the quotation."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from analysis.comparison.facts import words
from analysis.text.attribution.record import Kind, Sort

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from analysis.comparison.facts.units import Unit
    from analysis.result import Result

LONGEST = 84
"""Characters of a title."""
WORDS = 14
"""Words up to which a telling is not too long for one."""
SAID = 5
"""Words that a quotation has at least to be a title of its own."""
LEADING = re.compile(
    r"^(?:[\s,;:–—-]+|(?:and|but|or|while|whereas|although|though|as|because|which|where|when|that|if|so|yet|meanwhile|however|"
    r"then|also|thus|before|since)\b[\s,]*(?:that\b\s*)?)+",
    re.IGNORECASE,
)
STOPS = " \t\n\r\f\v\u00a0,;:.–—-"
TRAILING = re.compile(r",\s+\w{1,12}$")
"""What ends a clause and says nothing: punctuation, and a single word after a comma ("…, weeks" before "after")."""
INSIDE = re.compile(r"(?<![,.;:])[,.;:]+(?=[”’\"]$)")
POINTING = re.compile(
    r"^[“\"‘]?(?:he|she|it|they|this|these|those|his|her|its|their|there|who|i|we|you)\b", re.IGNORECASE
)
"""First words that say nothing without the sentence before."""
VERB = re.compile(
    r"^[“\"‘]?(?:has|had|have|was|were|is|are|be|been|will|would|could|can|may|might|should|[a-z]+(?:ed|ing))\b"
)
"""First words that lack who acts."""
WEAK = re.compile(
    r"(?<!\s)\s+(?:a|an|the|of|in|on|at|to|for|from|with|by|and|or|but|that|as|its|his|her|their|is|was|be|has|had|not|would|who|which|if)$",
    re.IGNORECASE,
)
CURLY = re.compile(r'"([^"]*)"')
MARKS = {"“": "”", '"': '"'}


class Telling(NamedTuple):
    """One way to tell a fact: ``text`` as it would be the title, and how clear it is."""

    clear: float
    text: str


class Source(NamedTuple):
    """What titles need of an article: where charged wording starts, sorted, and its quotations of people and bodies by name."""

    result: Result
    charged: list[int]
    quotes: list[tuple[int, int, str]]


def source(result: Result) -> Source:
    """Read an article for its titles."""
    charged = sorted(mark.start for mark in result.marks if mark.kind.startswith("loaded."))
    quotes = []
    for one in result.attribution.statements:
        if one.kind is not Kind.INDIRECT and one.speaker >= 0:
            speaker = result.attribution.speakers[one.speaker]
            name = speaker.name.split()[-1] if speaker.sort is Sort.PERSON else speaker.name
            if speaker.sort in (Sort.PERSON, Sort.BODY) and name[:1].isupper():
                quotes += [(span.start, span.end, name) for span in one.content]
    return Source(result, charged, quotes)


def of(members: Sequence[Unit], sources: Sequence[Source], rarity: Mapping[str, float]) -> str:
    """Return the title of what ``members`` tell.

    The clearest telling: it has most of the terms that several articles share and little else, is short, says who acts and
    carries no charged wording. Equal ones: the first in the alphabet.
    """
    told = Counter(name for article in {one.article for one in members} for name in _terms(members, article))
    core = {name for name, times in told.items() if times > 1} or set(told)
    tellings = [_telling(one, core, sources[one.article], rarity) for one in (*members, *_whole(members, sources))]
    return min(tellings, key=lambda one: (-one.clear, one.text)).text


def _terms(members: Sequence[Unit], article: int) -> set[str]:
    return {term.name for one in members if one.article == article for term in one.terms}


def _whole(members: Sequence[Unit], sources: Sequence[Source]) -> list[Unit]:
    """Return the sentences of ``members`` that are short enough for a title."""
    found = []
    for one in members:
        result = sources[one.article].result
        start, end = map(int, result.sentences[one.sentence])
        if one.end - one.start < end - start <= LONGEST:
            found.append(one._replace(start=start, end=end, terms=tuple(words.terms(result.article.text, start, end))))
    return found


def _telling(unit: Unit, core: set[str], read: Source, rarity: Mapping[str, float]) -> Telling:
    """Return the clearer of the clause itself and what it quotes."""
    plain = LEADING.sub("", read.result.article.text[unit.start : unit.end])
    own = {term.name for term in unit.terms}
    lacking = 0.4 * bool(POINTING.match(plain)) + 0.35 * bool(VERB.match(plain)) + 0.1 * plain[:1].islower()
    clause = Telling(_clear(own, core, rarity, unit, read) - lacking - _long(plain), cut(plain))
    quotes = [
        Telling(_clear(own & inner, core, rarity, unit, read) + 0.1 - _long(text), text)
        for text, inner in _said(unit, read)
    ]
    return min([clause, *quotes], key=lambda one: (-one.clear, one.text))


def _long(text: str) -> float:
    return 0.03 * max(0, len(text.split()) - WORDS)


def _clear(own: set[str], core: set[str], rarity: Mapping[str, float], unit: Unit, read: Source) -> float:
    """Return the share of the shared terms that a telling has, how much of it they are, less its charged wording."""
    shared = sum(rarity.get(name, 0.0) for name in own & core)
    cover = shared / (sum(rarity.get(name, 0.0) for name in core) or 1.0)
    pure = shared / (sum(rarity.get(name, 1.0) for name in own) or 1.0)
    charged = bisect_left(read.charged, unit.end) - bisect_left(read.charged, unit.start)
    return cover + 0.5 * pure - 0.2 * min(charged, 2)


def _said(unit: Unit, read: Source) -> list[tuple[str, set[str]]]:
    """Return "Alder: “…”" for every quotation of someone named in a clause, with its terms."""
    found = []
    for start, end, name in read.quotes:
        left, right = max(start, unit.start), min(end, unit.end)
        quote = _quoted(read.result.article.text[left:right]) if left < right else ""
        if len(quote.split()) >= SAID:
            inner = {term.name for term in unit.terms if left <= term.start < right}
            found.append((f"{name}: “{_shortened(quote, LONGEST - len(name) - 4)}”", inner))
    return found


def _quoted(text: str) -> str:
    """Return what stands between the first quotation mark and its partner, or the end; "" without a mark."""
    plain = " ".join(text.split())
    for left, right in MARKS.items():
        if left in plain:
            return _ended(plain.partition(left)[2].partition(right)[0])
    return ""


def cut(text: str, most: int = LONGEST) -> str:
    """Return a clause as a title: without what only joins it to another, no word cut in two, its first letter large."""
    plain = " ".join(text.split())
    plain = _ended(LEADING.sub("", plain)) or plain
    plain = INSIDE.sub("", CURLY.sub(r"“\1”", _paired(_shortened(_paired(plain), most))))
    return plain[:1].upper() + plain[1:]


def _shortened(text: str, most: int) -> str:
    if len(text) <= most:
        return text
    text = text[: most - 1].rsplit(" ", 1)[0]
    while WEAK.search(text):
        text = WEAK.sub("", text)
    return _ended(text) + " …"


def _paired(text: str) -> str:
    """Return the text without a quotation mark that has no partner in it."""
    for left, right in MARKS.items():
        if left == right and text.count(left) % 2:
            at = text.rfind(left) if text.find(left) == 0 and text.count(left) > 1 else text.find(left)
            text = text[:at] + text[at + 1 :]
        elif left != right and text.count(left) != text.count(right):
            text = text.replace(left, "").replace(right, "")
    return text.strip()


def _ended(text: str) -> str:
    """Return a clause without what ends it and says nothing."""
    return TRAILING.sub("", text.rstrip(STOPS)).rstrip(STOPS)
