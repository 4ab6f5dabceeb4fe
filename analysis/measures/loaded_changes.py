"""A reader's changes to the lexicon: entries switched off, and entries of their own, checked and kept as plain data.

What a reader types is data, never code: no pattern language, only words, which are inflected and matched as ours are.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from analysis.measures.loaded_lexicon import NAMES, Entry, fold, tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

LONGEST = 60
"""Characters of an entry."""
MOST_WORDS = 6
"""Words of an entry."""
LONGEST_NOTE = 200
"""Characters of a reason."""
MOST = 500
"""Entries of one's own."""
STRENGTHS = ("1", "2", "3")
KINDS = {
    "noun": "n",
    "verb": "v",
    "adjective": "adj",
    "adjective and adverb": "adj/ly",
    "adverb": "adv",
    "phrase": "x",
}
"""What a reader calls a part of speech → its code. A noun is found in the plural too, a verb in all its forms."""
PLAIN = re.compile(r"[^\W_]+(?:[ '’-]+[^\W_]+)*")
"""Words parted by blanks, hyphens and apostrophes. Each character can match in one way only: linear."""
OWN = "entry of your own"


class Unusable(ValueError):  # noqa: N818 - it says what is so
    """Raised with one plain sentence on what is wrong with an entry that a reader typed."""


@dataclass(frozen=True, slots=True)
class Changes:
    """``off``: keys of entries and rules not to be marked. ``added``: entries of one's own; one with a key of ours replaces ours."""

    off: frozenset[str] = frozenset()
    added: tuple[Entry, ...] = ()


NONE = Changes()
"""The lexicon as it comes."""


def entry(word: str, category: str, strength: str = "2", kind: str = "phrase", note: str = "") -> Entry:
    """Return an entry of a reader's own, checked. ``kind``: a key of ``KINDS``. Raises Unusable with one plain sentence."""
    word, category, strength, kind = (" ".join(cell.split()) for cell in (word, category, strength, kind))
    if not word:
        raise Unusable("Type a word or a phrase.")
    if len(word) > LONGEST or len(tokens(fold(word))) > MOST_WORDS:
        raise Unusable(f"An entry can have up to {MOST_WORDS} words and {LONGEST} characters.")
    if not PLAIN.fullmatch(word):
        raise Unusable(f"“{word}” has characters other than letters, digits, blanks, hyphens and apostrophes.")
    if category.lower() not in NAMES:
        raise Unusable(f"“{category[:LONGEST]}” is no category; choose one of {', '.join(NAMES)}.")
    if strength not in STRENGTHS:
        raise Unusable(f"Strength is 1, 2 or 3, not “{strength[:LONGEST]}”.")
    if kind.lower() not in KINDS:
        raise Unusable(f"“{kind[:LONGEST]}” is no kind of word; choose one of {', '.join(KINDS)}.")
    reason = " ".join(note.split())[:LONGEST_NOTE] or OWN
    return Entry(word, category.lower(), int(strength), KINDS[kind.lower()], "", "", reason)


def parse(line: str) -> Entry:
    """Read one typed line: word or phrase; category; strength; kind; reason. All but the first two may be left out."""
    cells = [cell.strip() for cell in line.split(";", 4)]
    if len(cells) < 2:  # noqa: PLR2004 - the word and its category
        raise Unusable("Write the word, a semicolon and its category, as in “cronies; label; 2; noun”.")
    word, category, strength, kind, note = [*cells, "", "", ""][:5]
    return entry(word, category, strength or "2", kind or "phrase", note)


def changes(off: Iterable[str], added: Iterable[Entry]) -> Changes:
    """Return changes without repeats; of two own entries with one key the later counts. Raises Unusable above ``MOST``."""
    own = {one.key: one for one in added}
    if len(own) > MOST:
        raise Unusable(f"There can be up to {MOST} entries of your own.")
    return Changes(frozenset(off), tuple(own.values()))


def to_plain(made: Changes) -> dict[str, Any]:
    """Return changes as lists and strings, to be kept as JSON."""
    names = {code: name for name, code in KINDS.items()}
    rows = [[one.entry, one.category, str(one.strength), names[one.pos], one.note] for one in made.added]
    return {"off": sorted(made.off), "added": rows}


def from_plain(kept: Mapping[str, Any]) -> Changes:
    """Read what ``to_plain`` wrote, checking every entry again. Raises Unusable when it is not of that shape."""
    off, added = kept.get("off", []), kept.get("added", [])
    if not (_texts(off) and isinstance(added, list) and all(_texts(row) and len(row) == len(FIELDS) for row in added)):
        raise Unusable("These changes to the lexicon cannot be read.")
    return changes(off, (entry(*row) for row in added))


FIELDS = ("word", "category", "strength", "kind", "note")


def _texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)
