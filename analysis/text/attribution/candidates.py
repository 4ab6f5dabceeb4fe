"""Places where somebody may be credited with something: every cue of a sentence with what stands before and after it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from analysis.text.attribution import frames, lexicon, noun_phrases, subjects, tokens, verbs
from analysis.text.attribution.candidate import Candidate

if TYPE_CHECKING:
    from collections.abc import Callable

    from analysis.text.attribution.lexicon import Entry
    from analysis.text.attribution.tokens import Line

_NAME_ALONE = re.compile(r"-?(?=N)[Nnwi,\"]{1,12}(?=\.?$)")
"""A name at the end of a sentence, after a dash."""
_OF_NOUNS = lexicon.words("noun_patterns")
"""Patterns in which a noun takes its content."""
_ME = frozenset(("i", "we", "my", "our", "me", "us", "you", "your", "i'm", "i've", "we're", "we've", "you're"))
"""Words by which somebody speaks of himself or to another."""
_OWN = frozenset(("his", "her", "their", "its", "our", "my"))
_LIGHT = lexicon.words("light_verbs")
_NEAR = 4
"""Tokens between such a verb and its noun at most: "made a new and bold claim"."""
_LONGEST_ASIDE = 9
"""Tokens of "…, a Russian agency," after "according to X" at most."""


def find(line: Line) -> list[Candidate]:
    """Return the candidates of a sentence in order of their cues."""
    starters = _starters()
    if starters.keys().isdisjoint(line.low):
        return []
    found: list[Candidate] = []
    skip = 0
    for at, starter in [(i, starters[word]) for i, word in enumerate(line.low) if word in starters]:
        if at < skip:
            continue
        phrase = _phrase(line.low, at, starter.phrases) if starter.phrases else None
        skip = at + len(phrase[0]) if phrase else at + 1
        entry = phrase[1] if phrase else starter.entry
        candidate = _read(line, at, skip, entry) if entry else starter.mark(line, at) if starter.mark else None
        if candidate:
            found.append(candidate)
    return found


class _Starter(NamedTuple):
    """What may begin with a word or mark: ``phrases``, longest first; the word's own ``entry``; how a ``mark`` is read."""

    phrases: list[lexicon.Phrase]
    entry: Entry | None
    mark: Callable[[Line, int], Candidate | None] | None = None


@lru_cache(maxsize=1)
def _starters() -> dict[str, _Starter]:
    """Word or mark with which a cue begins → what may begin with it."""
    single, phrases = lexicon.load()
    marks = {":": _colon, **dict.fromkeys(tokens.DASHES, _dash)}
    words = {word: _Starter(phrases.get(word, []), single.get(word)) for word in (*single, *phrases)}
    return words | {mark: _Starter([], None, read) for mark, read in marks.items()}


def _phrase(low: tuple[str, ...], at: int, known: list[lexicon.Phrase]) -> lexicon.Phrase | None:
    """Find the longest phrase that begins at a token."""
    return next((phrase for phrase in known if low[at : at + len(phrase[0])] == phrase[0]), None)


def _read(line: Line, first: int, last: int, entry: Entry) -> Candidate | None:
    """Read the surroundings of one cue."""
    kind, _, lemma = entry.other.partition(":")
    if kind == "phrase":
        return _according(line, first, last, lemma, entry.stance)
    if kind == "adverb":
        return _adverb(line, first, last, lemma, entry.stance)
    if entry.noun and (not entry.verb or _stands_as_noun(line, first)):
        return _noun(line, first, last, entry)
    return verbs.read(line, first, last, entry)


def _stands_as_noun(line: Line, at: int) -> bool:
    """Whether a form that is a verb or a noun ("claims") is a noun by what stands before it."""
    return at > 0 and (line.tags[at - 1] in "dine" or line.low[at - 1].endswith(("'s", "s'")))


def _colon(line: Line, at: int) -> Candidate | None:
    """Read a colon between a name and what it says: "Putin: NATO is to blame"."""
    tags = line.tags
    if not 0 < at < len(tags) - 1 or tags[at - 1] not in "Nwno)":
        return None
    start = noun_phrases.start(line, at - 1)
    if start == at:
        return None
    whole = "whole" if start == 0 else "part"
    follow = "q" if tags[at + 1] == "q" else "x"
    stop = "stop" if tags[-1] in ".q" else "headline"
    names = "names" if set(tags[start:at]) <= {"N", "."} else "words"
    features = (
        "colon",
        *(f"colon|{told}|{whole}|{follow}" for told in (names, min(at - start, 6))),
        f"colon|{whole}|{follow}",
        f"colon|{names}|{whole}|{stop}",
        f"colon|{whole}|{tags[at + 1]}",
        f"colon|{names}|{whole}|{follow}|{'it' if _ME.isdisjoint(line.low[at + 1 : at + noun_phrases.REACH]) else 'me'}",
    )
    return Candidate(at, at + 1, ":", "neutral", "np", "colon", "right", at + 1, 0, (start, at), features)


def _dash(line: Line, at: int) -> Candidate | None:
    """Read a dash between a quotation and a name: “…” — Olga, a teacher."""
    if not at or line.tags[at - 1] != "q":
        return None
    name = _NAME_ALONE.match(line.tags, at + 1)
    if not name:
        return None
    features = ("dash", "dash|whole" if at == 1 else "dash|part")
    return Candidate(at, at + 1, "", "neutral", "inv", "dash", "left", at, at, (at + 1, name.end()), features)


def _noun(line: Line, first: int, last: int, entry: Entry) -> Candidate | None:
    """Read a noun of saying: "his claim that …", "criticism of …"."""
    right = frames.after(line, last, "")
    if right.frame not in _OF_NOUNS or tokens.capital(line, first) == "capital":
        return None
    tags, low = line.tags, line.low
    j, lowest = first - 1, max(0, first - noun_phrases.REACH)
    while j > lowest and tags[j] in "wevgn" and not low[j].endswith("'s"):
        j -= 1
    mode, source = "bare", (first, first)
    if j >= 0 and low[j] in _OWN:
        mode, source = "own", (j, j + 1)
    elif j >= 0 and low[j].endswith(("'s", "s'")):
        mode, source = "possessive", (noun_phrases.start(line, j), j + 1)
    elif j >= 0 and low[j] == "the":
        mode = "def"
    if mode in ("bare", "def"):
        source = _giver(line, first, j - (j >= 0 and tags[j] == "d")) or _maker(line, last) or source
    key, frame = f"n:{entry.noun}", right.frame
    features = (f"{key}|{frame}", key, f"n|{frame}", f"n|{mode}|{frame}", f"{key}|{mode}")
    return Candidate(
        first, last, entry.noun, entry.stance, mode, f"n:{frame}", "right", right.start, 0, source, features
    )


def _giver(line: Line, noun: int, at: int) -> tuple[int, int] | None:
    """Tokens of the subject of "made the claim that …", "issued a new statement"; ``at``: the last token that may be its verb."""
    while at > max(0, noun - _NEAR) and line.low[at] not in _LIGHT:
        at -= 1
    if at < 1 or line.low[at] not in _LIGHT:
        return None
    left = subjects.before(line, at, "s")
    return (left.start, left.end) if left.mode == "np" else None


def _maker(line: Line, at: int) -> tuple[int, int] | None:
    """Tokens of whom "by" or "from" names after a noun: "a claim by the mayor that …"."""
    return subjects.after(line, at + 1) if line.low[at : at + 1] in (("by",), ("from",)) else None


def _according(line: Line, first: int, last: int, lemma: str, stance: str) -> Candidate | None:
    """Read "according to X, …" and "…, according to X"."""
    tags = line.tags
    if first == 0 or (first == 1 and tags[0] in "cvs"):
        comma = _end_of_source(tags, last)
        if comma < 0:
            return None
        features = ("acc", f"acc|open|{lemma}")
        return Candidate(first, last, lemma, stance, "acc", "acc", "right", comma + 1, 0, (last, comma), features)
    end = last
    while end < min(len(tags), last + noun_phrases.REACH) and tags[end] not in ",;:.q":
        end += 1
    more = tags[end : end + 1] == "," and end + 2 < len(tags) and tags[end + 1] not in "drg"
    place = "both" if more else "left"
    return Candidate(
        first, last, lemma, stance, "acc", "acc", place, end + 1, first, (last, end), ("acc", f"acc|post|{lemma}")
    )


def _end_of_source(tags: str, last: int) -> int:
    """Find the comma or colon after "According to X, a Russian agency"; -1 if nothing follows it."""
    reach = last + noun_phrases.REACH
    comma = tags.find(",", last, reach)
    if comma < 0 or comma + 1 >= len(tags):
        comma = tags.find(":", last, reach)
    while comma >= 0 and tags[comma + 1 : comma + 2] in ("d", "r"):
        further = tags.find(",", comma + 1, comma + _LONGEST_ASIDE)
        if further < 0 or set("xbV") & set(tags[comma:further]):
            break
        comma = further
    return comma if comma + 1 < len(tags) else -1


def _adverb(line: Line, first: int, last: int, lemma: str, stance: str) -> Candidate:
    """Read "reportedly": the clause around it is the content."""
    tags = line.tags
    features = ("adv", f"adv|{lemma}", f"adv|{tags[last : last + 1]}", f"adv|<{tags[first - 1 : first]}")
    return Candidate(first, last, lemma, stance, "adv", "adv", "both", last, first, (first, first), features)
