"""What follows a cue: the pattern in which it takes its content ("said that …", "urged X to …", "criticised X"), and where that begins."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from analysis.text.attribution import lexicon

if TYPE_CHECKING:
    from analysis.text.attribution.tokens import Line

_RECIPIENT = lexicon.words("telling")
_AHEAD = 16
"""How many tokens after a cue are searched for "that" or a quotation behind "in a statement on Tuesday"."""
_CLAUSE = 25
_ADJUNCTS = lexicon.words("adjuncts")


class Right(NamedTuple):
    """``frame``: the pattern. ``start``: token at which the content begins, -1 if none stands to the right. ``end``: of the cue's group."""

    frame: str
    start: int
    skipped: bool


_NOTHING = Right("none", -1, skipped=False)
_NOTHING_SKIPPED = Right("none", -1, skipped=True)
_ENDS = frozenset(("", ".", ";", ")", "c"))
"""Where no content can begin: the end, a stop, "and"."""
_MARKED = {"t": "that", "q": "quote", "r": "wh", "g": "ing"}
"""Classes that tell the pattern by themselves, and with which the content begins."""


def after(line: Line, at: int, lemma: str) -> Right:
    """Read what stands to the right of a cue whose last token is before ``at``."""
    tags, size = line.tags, len(line.tags)
    k = at
    while k < size and tags[k] == "v":
        k += 1
    told = False
    if lemma in _RECIPIENT:
        end = _recipient(line, k)
        if end > k:
            follow = _dispatch(line, end, lemma)
            if follow.frame in ("that", "wh", "quote", "colon", "clause", "none", "to"):
                frame = "objto" if follow.frame == "to" else follow.frame
                start = k if follow.frame == "to" else follow.start
                return Right(frame, start, skipped=True)
            told = True
    found = _dispatch(line, k, lemma)
    return found._replace(skipped=True) if told and not found.skipped else found


def _recipient(line: Line, at: int) -> int:
    """End of the noun phrase told: "reporters", "him", "The New York Times", "a crowd"."""
    tags = line.tags
    k = at
    if tags[k : k + 1] == "o":
        return k + 1
    if tags[k : k + 1] == "d":
        k += 1
    first = k
    while tags[k : k + 1] == "N":
        k += 1
    if k > first:
        while tags[k : k + 1] == "w":
            k += 1
        return k
    while tags[k : k + 1] in ("w", "e", "n", "g"):
        k += 1
    return k if k > first else at


def _dispatch(line: Line, k: int, lemma: str) -> Right:  # noqa: PLR0911 - one pattern after another
    """Tell the pattern by the token at ``k``."""
    tags = line.tags
    tag = tags[k : k + 1]
    if tag in _ENDS:
        return _NOTHING
    if tag in _MARKED:
        return Right(_MARKED[tag], k, skipped=False)
    if tag == ":":
        return Right("colon", k + 1, skipped=False) if k + 1 < len(tags) else _NOTHING
    if tag in ",-":
        return Right("quote", k + 1, skipped=False) if tags[k + 1 : k + 2] == "q" else _NOTHING
    if tag == "z":
        return _NOTHING_SKIPPED if tags.startswith("zzz", k) else _dispatch(line, k + 1, lemma)._replace(skipped=True)
    if tag == "T" and tags[k + 1 : k + 2] in ("w", "b", "x", "v", "e"):
        return Right("to", k, skipped=False)
    if tag in "iTs":
        return _phrase(line, k, line.low[k])
    return _noun_phrase(line, k)


def _phrase(line: Line, k: int, word: str) -> Right:
    """Read a preposition: an aside before the content, or the content itself ("warned of war")."""
    tags = line.tags
    if word in _ADJUNCTS or word == "as":
        for m in range(k + 1, min(len(tags), k + _AHEAD)):
            tag = tags[m]
            if tag == "t":
                return Right("that", m, skipped=True)
            if tag == "q":
                return Right("quote", m, skipped=True)
            if tag == ":" and m + 1 < len(tags):
                return Right("colon", m + 1, skipped=True)
            if tag in ".;xbV" or (tag == "," and tags[m + 1 : m + 2] not in ("q", "t")):
                break
        if word == "by" and (follow := _past_agent(line, k + 1)) > 0:
            return _dispatch(line, follow, "")._replace(skipped=True)
        if tags[k + 1 : k + 2] == "z" and tags[k + 2 : k + 3] not in ("", ".", ","):
            return _dispatch(line, k + 2, "")._replace(skipped=True)
    return Right("p:" + word, k + 1, skipped=False)


def _past_agent(line: Line, k: int) -> int:
    """Token after the source in "asked by the mayor whether …" where "that", a question or a quotation follows; -1 where none does."""
    tags = line.tags
    end = k
    while end < min(len(tags), k + _AHEAD) and tags[end] in "dNwon":
        end += 1
    marked = tags[end : end + 1] in ("t", "r", "q") or (tags[end : end + 1] == "," and tags[end + 1 : end + 2] == "q")
    return end if end > k and marked else -1


def _noun_phrase(line: Line, k: int) -> Right:  # noqa: PLR0911 - one pattern after another
    """Read a noun phrase: the content itself, or the subject of a clause, or what is to do something."""
    tags, low = line.tags, line.low
    for m in range(k, min(len(tags), k + _CLAUSE)):
        tag = tags[m]
        if tag in "xbV" or (tag == "p" and m == k):
            return Right("clause", k, skipped=False)
        if tag == "T" and m > k and tags[m + 1 : m + 2] in ("w", "b", "x", "v"):
            return Right("objto", k, skipped=False)
        if tag in "rt":
            return Right("objrel", k, skipped=False)
        if tag == "s" and low[m] == "as":
            return Right("objas", k, skipped=False)
        if tag == "e" and m > k and tags[m - 1] in "Nwo" and tags[m + 1 : m + 2] in ("d", "N", "T", "o", "t", "v"):
            return Right("clause", k, skipped=False)
        if tag == "i" and low[m] in ("of", "for", "with"):
            rest = low[m] if m > k else ""
            more = _verb_ahead(tags, m + 1)
            if not more and rest == "of" and _infinitive_ahead(tags, m + 1):
                return Right("objto", k, skipped=False)
            return Right("clause" if more else f"obj{rest}", k, skipped=False)
        if tag in ",;:.-q":
            return Right("obj" + ("q" if tag == "q" else ""), k, skipped=False)
    return Right("obj", k, skipped=False)


def _infinitive_ahead(tags: str, at: int) -> bool:
    """Whether "to" and a verb come before any other clause: "asked the head of the party to resign"."""
    for m in range(at, min(len(tags), at + _CLAUSE)):
        if tags[m] == "T":
            return tags[m + 1 : m + 2] in ("w", "b", "x")
        if tags[m] in ",;:.-qrtTsxbVz":
            return False
    return False


def _verb_ahead(tags: str, at: int) -> bool:
    """Whether a finite verb comes before the next punctuation mark."""
    for tag in tags[at : at + _CLAUSE]:
        if tag in "xbV":
            return True
        if tag in ",;:.-qrtTs":
            return False
    return False
