"""Who is who in one text: pieces become actors, short names join full ones, what a piece alone does not tell the text may.

People first: a full name, or a family name after a title, makes a person; a single name is the last person met of that name, the
next one if none was met yet. Then bodies ("the Council" after "Security Council") and places. What nothing explains is nobody.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from analysis.text.actors import gazetteer, guesses, lists
from analysis.text.actors.record import How, Sort
from analysis.text.actors.register import Register
from analysis.text.attribution import lexicon
from analysis.text.attribution.record import Sort as Spoken

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from analysis.text.actors.pieces import Piece
    from analysis.text.actors.register import Entry
    from analysis.text.attribution.record import Attribution

_PLACED = re.compile(r",\s([^\W\d_][\w.]*(?:\s[^\W\d_a-z][\w.]*)?)")
_CAMP = re.compile(
    r"\s(?:administration|campaign|camp|presidency|supporters|aides)\b|['’]s\s(?:wife|husband|lawyer|aides)\b"
)
"""What follows nobody's name but a person's: "the Alder administration"."""
_SPEAKS = re.compile(r"\b(?:in|into|speaks?|spoke|speaking|plain|fluent|broken)\s$", re.IGNORECASE)
_NOUN_AFTER = re.compile(r"\s[^\W\d_]")
_LONGEST_INITIALISM = 6
_TOWN = 2
"""Words in the name of a town that is told with what it lies in."""
_OFTEN = 3
"""How often a word with a capital that nothing explains must come to be taken for a body, or for a place where "in" stands before it."""
_AFTER_PLACE = re.compile(
    r"[.,;]|$|\s(?:in|on|at|by|where|who|and|but|to|for|with|this|last|late|early|after|before|when|while|during)\b"
)
_IN = ("in ", "In ")


class Found(NamedTuple):
    """A piece that means an actor, by its number in the cast; ``how`` it names it."""

    piece: Piece
    actor: int
    how: How


def gender(text: str, piece: Piece) -> str:
    """Tell he or she by the title or the given name, "" where neither does."""
    title = text[piece.title.start : piece.title.end].lower().replace(".", "").split() if piece.title else []
    first = [piece.words[0].lower()] if len(piece.words) > 1 else []
    for word in (*title, *first):
        he, she = word in lexicon.words("he"), word in lexicon.words("she")
        if he != she:
            return "he" if he else "she"
    return ""


def resolve(
    text: str, pieces: Sequence[Piece], attribution: Attribution, written: Container[str]
) -> tuple[Register, list[Found]]:
    """Return the actors of a text and the pieces that mean them, in order. ``written``: whatever stands between blanks."""
    pieces = guesses.trimmed(pieces, written)
    register = Register()
    people = _people(text, pieces, register)
    _towns(text, pieces, register)
    reader = _Reader(text, register, _speakers(attribution, Spoken.PERSON), pieces, written)
    found: list[Found] = []
    for i, piece in enumerate(pieces):
        number = people.get(i)
        number = reader.read(piece) if number is None else number
        if number is None:
            continue
        reader.met(number)
        person = register.entries[number].sort is Sort.PERSON
        as_people = piece.known is not None and piece.known.people and not person
        found.append(Found(piece, number, How.PEOPLE if as_people else How.NAME))
    return register, found


def _towns(text: str, pieces: Sequence[Piece], register: Register) -> None:
    """Take in the places told with what they lie in ("Tulsa, Okla."), so that they are known alone as well."""
    for piece in pieces:
        if piece.sort is None and piece.known is None and len(piece.words) <= _TOWN:
            country = _country_after(text, piece)
            if country is not None:
                register.other(_cased(" ".join(piece.words)), Sort.PLACE, country)


def _cased(name: str) -> str:
    return name.title() if name.isupper() else name


def _people(text: str, pieces: Sequence[Piece], register: Register) -> dict[int, int]:
    """Return the persons that pieces name in full or with a title: position → actor. Full names first, so that titles find them."""
    sure = [(i, piece) for i, piece in enumerate(pieces) if piece.sort is Sort.PERSON or guesses.is_person(text, piece)]
    order = sorted(sure, key=lambda one: (len(one[1].words) == 1, one[0]))
    return {i: register.person(piece.words, gender(text, piece)) for i, piece in order}


def _speakers(attribution: Attribution, sort: Spoken) -> set[int]:
    """Return the offsets at which sources of a sort end: "Ryabkov" in "said Ryabkov" is somebody who speaks."""
    return {span.end for speaker in attribution.speakers if speaker.sort is sort for span in speaker.mentions}


class _Reader:
    """Reads pieces that are no full names, one after the other, with what the text told so far."""

    def __init__(
        self, text: str, register: Register, speakers: Container[int], pieces: Sequence[Piece], written: Container[str]
    ) -> None:
        """Read nothing yet. ``speakers``: offsets at which sources that are persons end. ``written``: as in ``resolve``."""
        self.text = text
        self.register = register
        self.speakers = speakers
        self.latest: dict[str, int] = {}
        self.often = Counter(piece.words[0] for piece in pieces if len(piece.words) == 1 and piece.known is None)
        self.ordinary = written

    def met(self, number: int) -> None:
        """Remember who was named last under a family or given name."""
        entry = self.register.entries[number]
        if entry.sort is Sort.PERSON:
            self.latest[entry.name[-1].lower()] = number
            self.latest[entry.name[0].lower()] = number

    def read(self, piece: Piece) -> int | None:
        """Tell whom a piece means that is no full name: a person known by it, a body or place, or nobody (``None``)."""
        words = piece.words[1:] if piece.words[0] in ("The", "the") else piece.words
        single = words[0].rstrip(".").lower() if len(words) == 1 else ""
        number = self._somebody(piece, single) if single else None
        if number is None:
            number = self._listed(piece, single)
        if number is None and piece.known is None and piece.sort is None:
            number = self._by_surroundings(piece, single)
        return number

    def _somebody(self, piece: Piece, single: str) -> int | None:
        """Return the person of a family or given name: the last one met, else the one who is met later, if it is only one."""
        known = piece.known
        if known and (known.people or known.country == known.name):
            return None
        number = self.latest.get(single)
        if number is not None:
            return number if not known or self.register.entries[number].name[-1].lower() == single else None
        found = self.register.by_last.get(single) or ([] if known else self.register.by_first.get(single, []))
        return found[0] if len(found) == 1 else None

    def _listed(self, piece: Piece, single: str) -> int | None:
        """Return what the gazetteer, or the piece by its own words, says."""
        text, register, known = self.text, self.register, piece.known
        place = gazetteer.short().get(piece.words[0].rstrip(".")) or gazetteer.short().get(piece.words[0])
        if place and text[max(0, piece.start - 2) : piece.start] == ", ":
            return register.other(place.name, place.sort, place.country)
        short = single in register.by_ending and single not in lists.get("chambers")
        if (
            known and known.sort is Sort.BODY and short and guesses.by_article(text, piece)
        ):  # "the Times" after "Moscow Times"
            return register.by_ending[single]
        if known is None and piece.sort is not None:
            known = gazetteer.national(piece.words)
            if known is None:
                name = " ".join(piece.words)
                return register.other(name, piece.sort, gazetteer.country(name))
        if known is None or (known.people and _is_language(text, piece)):
            return None
        return register.other(known.name, known.sort, known.country)

    def _by_surroundings(self, piece: Piece, single: str) -> int | None:
        """Tell by what stands beside it what a single word names that no list knows."""
        text, register, word = self.text, self.register, " ".join(piece.words)
        if not single or single in lists.get("nationless") or single in lists.get("weak"):
            return None
        if single in register.by_ending and (word.isupper() or guesses.by_article(text, piece)):
            return register.by_ending[single]
        for sort in (Sort.PLACE, Sort.BODY):
            if (sort, single) in register.by_key:
                return register.by_key[sort, single]
        if word.isupper() and word.isalpha() and 1 < len(word) <= _LONGEST_INITIALISM:
            return register.other(word, Sort.BODY, "")
        return self._person_or_place(piece, single, word)

    def _person_or_place(self, piece: Piece, single: str, word: str) -> int | None:
        famous = gazetteer.people().get(single)
        if famous:
            return self.register.person(tuple(famous.name.split()), famous.gender)
        if piece.end in self.speakers or guesses.is_given(single) or _CAMP.match(self.text, piece.end):
            return self.register.person(piece.words, "")
        if self.text[max(0, piece.start - 3) : piece.start] in _IN and _AFTER_PLACE.match(self.text, piece.end):
            return self.register.other(word, Sort.PLACE, "")
        if self.often[word] >= _OFTEN and single not in self.ordinary:
            return self.register.other(word, Sort.BODY, "")
        return None


def _country_after(text: str, piece: Piece) -> str | None:
    """Return the country of the place told after a comma ("Flint, Mich."), ``None`` where none is."""
    after = _PLACED.match(text, piece.end, piece.end + 40)
    if not after:
        return None
    listed = gazetteer.find(after[1].rstrip(".")) or gazetteer.short().get(after[1].rstrip("."))
    return listed.country if listed and listed.sort is Sort.PLACE and not listed.people else None


def _is_language(text: str, piece: Piece) -> bool:
    """Whether a people's name is a language: "in plain English.", "she spoke Russian"."""
    if piece.words[-1].endswith("s") or not _SPEAKS.search(text, max(0, piece.start - 20), piece.start):
        return False
    return not _NOUN_AFTER.match(text, piece.end)


def by_source(found: Sequence[Found], entries: Sequence[Entry], attribution: Attribution) -> dict[int, int]:
    """Speaker (position in the attribution) → the actor that one of its sources names, by the same last word or the whole name."""
    begins = [one.piece.start for one in found]
    full = {" ".join(entry.name).lower(): number for number, entry in enumerate(entries)}
    meant: dict[int, int] = {}
    for number, speaker in enumerate(attribution.speakers):
        last = speaker.name.split()[-1].lower() if speaker.name.split() else ""
        for span in speaker.mentions:
            within = found[bisect_left(begins, span.start) : bisect_left(begins, span.end)]
            for one in within:
                if entries[one.actor].name[-1].lower() == last or one.piece.words[-1].lower() == last:
                    meant.setdefault(number, one.actor)
        named = full.get(speaker.name.lower())
        if named is not None:
            meant.setdefault(number, named)
    return meant
