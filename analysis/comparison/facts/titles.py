"""What a fact is called: the words of its clearest telling, cut at a word, or who said it and the words of the quotation."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from analysis.comparison.facts import claims, words
from analysis.comparison.facts.says import LEADING, Says, says
from analysis.text.attribution.record import Kind, Sort

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from analysis.comparison.facts.units import Unit
    from analysis.result import Result
    from analysis.text.attribution.record import Statement

LONGEST = 84
"""Characters of a title."""
FULLEST = 120
"""Characters of a title that needs the words before its clause to say something."""
LEAST_BEFORE = 28
"""Characters of the words before a clause that are worth a title."""
UNCLEAR = 0.2
"""What a title loses that lacks words in its middle, or has a pronoun for the subject of what is told."""
OPENER = re.compile(r"(?:In|On|At|By|During|After|For|With|From|As|Amid|Under|Since)\s[^,“”\"]{1,60},\s")
JOINING = re.compile(r"^(?:and|but|or)\s", re.IGNORECASE)
WORDS = 14
"""Words up to which a telling is not too long for one."""
SAID = 5
"""Words that a quotation has at least to be a title of its own."""
STOPS = " \t\n\r\f\v\u00a0,;:.–—-"
TRAILING = re.compile(r",\s+\w{1,12}$")
"""What ends a clause and says nothing: punctuation, and a single word after a comma ("…, weeks" before "after")."""
INSIDE = re.compile(r"(?<![,.;:])[,.;:]+(?=[”’\"]$)")
WEAK = re.compile(
    r"(?<!\s)\s+(?:a|an|the|of|in|on|at|to|for|from|with|by|and|or|but|that|as|its|his|her|their|is|was|be|has|had|not|would|who|which|if)$",
    re.IGNORECASE,
)
CURLY = re.compile(r'"([^"]*)"')
MARKS = {"“": "”", '"': '"'}


TIERS = {Says.WHOLE: 0, Says.POINTING: 2, Says.PART: 3, Says.NOTHING: 4}
"""What a clause says → how far it is from a title; a clause with the words before it stands at 1."""


class Telling(NamedTuple):
    """One way to tell a fact: ``text`` as it would be the title; ``tier``: 0 says something by itself; how clear it is."""

    tier: int
    clear: float
    text: str


class Source(NamedTuple):
    """What titles need of an article: where charged wording starts, sorted, and its quotations with the speaker's name, "" if not told."""

    result: Result
    charged: list[int]
    quotes: list[tuple[int, int, str]]


def source(result: Result) -> Source:
    """Read an article for its titles."""
    charged = sorted(mark.start for mark in result.marks if mark.kind.startswith("loaded."))
    quotes = []
    for one in result.attribution.statements:
        if one.kind is not Kind.INDIRECT:
            name = _named(result, one)
            quotes += [(span.start, span.end, name) for span in one.content]
    return Source(result, charged, quotes)


def _named(result: Result, said: Statement) -> str:
    """Return the name of a statement's speaker, "" where the source does not tell it: what "he" stands for may be mistaken."""
    if said.speaker < 0 or said.source is None:
        return ""
    speaker = result.attribution.speakers[said.speaker]
    last = speaker.name.split()[-1:]
    if speaker.sort not in (Sort.PERSON, Sort.BODY) or not last or not speaker.name[:1].isupper():
        return ""
    if last[0].casefold() not in result.article.text[said.source.start : said.source.end].casefold():
        return ""
    return last[0] if speaker.sort is Sort.PERSON else speaker.name


def of(members: Sequence[Unit], sources: Sequence[Source], rarity: Mapping[str, float]) -> str:
    """Return the title of what ``members`` tell.

    One that says something by itself, where there is one; of those the clearest telling: it has most of the terms that several
    articles share and little else, is short and carries no charged wording. Equal ones: the first in the alphabet.
    """
    core = claims.shared(members)
    tellings = [
        told
        for one in (*members, *_whole(members, sources))
        for told in _tellings(one, core, sources[one.article], rarity)
    ]
    if min(one.tier for one in tellings):
        tellings += [told for one in members if (told := _with_before(one, core, sources[one.article], rarity))]
    return min(tellings, key=lambda one: (one.tier, -one.clear, one.text)).text


def _whole(members: Sequence[Unit], sources: Sequence[Source]) -> list[Unit]:
    """Return the sentences of ``members`` that are short enough for a title."""
    found = []
    for one in members:
        result = sources[one.article].result
        start, end = map(int, result.sentences[one.sentence])
        if one.end - one.start < end - start <= LONGEST:
            found.append(one._replace(start=start, end=end, terms=tuple(words.terms(result.article.text, start, end))))
    return found


def _tellings(unit: Unit, core: AbstractSet[str], read: Source, rarity: Mapping[str, float]) -> list[Telling]:
    """Return the clause itself and what it quotes."""
    text = read.result.article.text[unit.start : unit.end]
    plain = LEADING.sub("", text)
    own = {term.name for term in unit.terms}
    lacking = 0.1 * plain[:1].islower()
    clause = Telling(TIERS[says(text)], _clear(own, core, rarity, unit, read) - lacking - _long(plain), cut(plain))
    quotes = [
        Telling(tier, _clear(own & inner, core, rarity, unit, read) + 0.1 - _long(quote), quote)
        for quote, inner, tier in _said(unit, read)
    ]
    return [clause, *quotes]


def _with_before(unit: Unit, core: AbstractSet[str], read: Source, rarity: Mapping[str, float]) -> Telling | None:
    """Return a clause with the words of its sentence before it, or all of its sentence, where that says something."""
    text = read.result.article.text
    start, end = map(int, read.result.sentences[unit.sentence])
    for stop in (unit.end, end):
        if says(text[start:stop]) is Says.WHOLE:
            title, lost = _fitted(text[start : unit.start], text[unit.start : stop])
            pointing = says(text[unit.start : stop]) is Says.POINTING
            own = {term.name for term in words.terms(title, 0, len(title))}
            clear = _clear(own, core, rarity, unit, read) - _long(title) - UNCLEAR * (lost + pointing)
            return Telling(1, clear, title)
    return None


def _fitted(before: str, clause: str) -> tuple[str, bool]:
    """Return the words before a clause and the clause as a title, and whether it was so long that it lost some between the two."""
    head, tail = " ".join(LEADING.sub("", before).split()), " ".join(clause.split())
    opener = OPENER.match(head)
    if opener and says(f"{head[opener.end() :]} {tail}") is Says.WHOLE:
        head = head[opener.end() :]
    whole = f"{head} {tail}".strip()
    tail = _shortened(_ended(JOINING.sub("", tail)), LONGEST)
    room = FULLEST - len(tail) - 1
    if not head or len(whole) <= FULLEST or room < LEAST_BEFORE:
        return cut(whole, FULLEST), len(whole) > FULLEST
    return f"{cut(f'{head} {tail}', room)} {cut(tail, FULLEST, opens=False)}", True


def _long(text: str) -> float:
    return 0.03 * max(0, len(text.split()) - WORDS)


def _clear(own: set[str], core: AbstractSet[str], rarity: Mapping[str, float], unit: Unit, read: Source) -> float:
    """Return the share of the shared terms that a telling has, how much of it they are, less its charged wording."""
    shared = sum(rarity.get(name, 0.0) for name in own & core)
    cover = shared / (sum(rarity.get(name, 0.0) for name in core) or 1.0)
    pure = shared / (sum(rarity.get(name, 1.0) for name in own) or 1.0)
    charged = bisect_left(read.charged, unit.end) - bisect_left(read.charged, unit.start)
    return cover + 0.5 * pure - 0.2 * min(charged, 2)


def _said(unit: Unit, read: Source) -> list[tuple[str, set[str], int]]:
    """Return "Alder: “…”" for every quotation in a clause, or the quotation alone, with its terms and its tier."""
    found = []
    for start, end, name in read.quotes:
        left, right = max(start, unit.start), min(end, unit.end)
        quote = _quoted(read.result.article.text[left:right]) if left < right else ""
        if len(quote.split()) >= SAID:
            inner = {term.name for term in unit.terms if left <= term.start < right}
            by = f"{name}: " if name else ""
            tier = 0 if name else TIERS[says(quote)]
            found.append((f"{by}“{_shortened(quote, LONGEST - len(by) - 2)}”", inner, tier))
    return found


def _quoted(text: str) -> str:
    """Return what stands between the first quotation mark and its partner, or the end; "" without a mark."""
    plain = " ".join(text.split())
    for left, right in MARKS.items():
        if left in plain:
            return _ended(plain.partition(left)[2].partition(right)[0])
    return ""


def cut(text: str, most: int = LONGEST, *, opens: bool = True) -> str:
    """Return a clause as a title: without what only joins it to another, no word cut in two, its first letter large.

    ``opens``: whether the title begins with it; what goes on after "…" stays as it is.
    """
    plain = " ".join(text.split())
    plain = (_ended(LEADING.sub("", plain)) if opens else plain) or plain
    plain = INSIDE.sub("", CURLY.sub(r"“\1”", _paired(_shortened(_paired(plain), most)))).strip()
    return plain[:1].upper() + plain[1:] if opens else plain


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
