"""What a source is: a pronoun, a name of a person or body, a post ("the Russian president"), or somebody unnamed."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from analysis.text import gazetteer, word_lists
from analysis.text.attribution import lexicon
from analysis.text.attribution.record import Sort

if TYPE_CHECKING:
    from collections.abc import Callable

_CUT = re.compile(r"[,(;—–\[]| - | who\b| which\b| whose\b| that\b")
_PREPOSITION = re.compile(r"\s(?:of|for|at|in|from|with|to|on|by|about|inside|within|familiar|close|near|including)\s")
_WORD = re.compile(r"[^\W_]+(?:[.'’&-][^\W_]+)*\.?")
_ENDING = re.compile(r"['’]s?$")
_STATE = re.compile(r"\b(head|secretary|minister|chief|member) of (state|government|staff|parliament)\b")
"""Posts of several words: "the head of state"."""
_OWNER = re.compile(r"[^'’]{1,60}['’]s?\s")
_OF = re.compile(r"\s(?:of|for|at|from|with)\s+(?:the\s+)?")
_NAME_AFTER = re.compile(r",\s((?:[^\W\d_a-z][\w.'’-]*\s?){1,4})(?=$|,)")
_LONGEST = 200
"""Characters of a source that are looked at."""
_INITIALISM = 6
_METONYMS = frozenset(("body", "country", "capital", "place"))
_BEFORE_NAMES = frozenset(("people", "country"))
_HE, _SHE, ROLES = lexicon.words("he"), lexicon.words("she"), lexicon.words("person_roles")
_UNNAMED, _BODIES, _AGENCIES = lexicon.words("unnamed"), lexicon.words("bodies"), lexicon.words("agencies")
_SPEAKS_FOR, _DETERMINERS, _PRONOUNS = (
    lexicon.words("speaks_for"),
    lexicon.words("determiners"),
    lexicon.words("pronouns"),
)
_PROPER = frozenset(("americans", "russians", "ukrainians", "europeans", "westerners", "republicans", "democrats"))
_LABELS = lexicon.words("labels")
_LABEL_ENDINGS = ("ing", "tion", "ed", "ment", "ness", "ity")
_NUMERALS = frozenset(("ii", "iii", "iv", "jr", "sr"))
"""What may stand after a person's name in capitals."""
_QUANTITIES = frozenset(("but", "and", "most", "few", "other", "even"))
_LINKS = frozenset(("of", "and", "for", "al", "bin", "de", "van", "von", "del", "la"))


class Mention(NamedTuple):
    """``words``: of the name, or of the phrase for those without one. ``sort``: PERSON, BODY, ANONYMOUS or OTHER.

    ``pronoun``: lower case, "" if it is none, "the" for a post that may be somebody's. ``role``: a post told of the person,
    lower case. ``gender``: he, she or "", by the title, else by the given name before a surname.
    """

    words: tuple[str, ...]
    sort: Sort
    pronoun: str = ""
    role: str = ""
    gender: str = ""


@lru_cache(maxsize=1)
def _titles() -> frozenset[str]:
    """Words with a capital that stand before a person's name and are no part of it."""
    offices = {word for name, kind in gazetteer.names().items() if kind == "office" for word in name.split()}
    roles = {role.capitalize() for role in ROLES}
    return frozenset(offices | roles | word_lists.get("name_titles") | lexicon.words("titles"))


@lru_cache(maxsize=1)
def _offices() -> re.Pattern[str]:
    """Offices of several words before a name: "Secretary of State Antony Blinken"."""
    offices = [name for name, kind in gazetteer.names().items() if kind == "office" and " of " in name]
    return re.compile(rf"\b({'|'.join(map(re.escape, offices)) or '(?!)'})(?=\s[A-Z])")


def read(source: str) -> Mention:
    """Read the words of a source."""
    source = source[:_LONGEST].strip(" \"“”'‘’")
    cut = _CUT.search(source, 1)
    core = _STATE.sub(r"\1-of-\2", source[: cut.start()] if cut else source)
    office = _offices().search(core)
    if office:
        core = core[: office.start()] + office[1].split()[0] + core[office.end() :]
    words = _words(core)
    if not words:
        return Mention((source,), Sort.OTHER)
    if len(words) == 1 and words[0].lower() in _PRONOUNS:
        return Mention((words[0],), Sort.OTHER, pronoun=words[0].lower())
    head = _head(core, words)
    if _capital(head[-1]) and not (cut and head[-1].lower() in ROLES):
        return _of_somebody(core) or _named(head)
    name = _NAME_AFTER.match(source, cut.start()) if cut else None
    told = _described(core, head)
    return _named(_words(name[1]))._replace(role=told.role) if name and told.role else told


def somebody(source: str) -> bool:
    """Whether what stands before a colon may be a person, several people or a body, though no name is known in it.

    "Officials" and "Lavrov" may, "Analysis" and "Chilling verdict" may not.
    """
    words = _words(source)
    last = words[-1].lower() if words else ""
    if len(words) == 1 and len(last) > 1 and _capital(words[0]):
        return last not in _LABELS and not last.endswith(_LABEL_ENDINGS)
    return last in _PRONOUNS or not {last, last.removesuffix("s")}.isdisjoint(ROLES | _UNNAMED | _BODIES | _AGENCIES)


def _words(text: str) -> list[str]:
    """Words without possessive endings and stops."""
    found = [word[0] if "." in word[0][:-1] else word[0].rstrip(".") for word in _WORD.finditer(text)]
    return [_ENDING.sub("", word) if "'" in word or "’" in word else word for word in found]


def _head(core: str, words: list[str]) -> list[str]:
    """Take the words before a preposition, unless it is part of a body's name ("Department of Defense")."""
    preposition = _PREPOSITION.search(core)
    head = _words(core[: preposition.start()]) if preposition else words
    if not head or (preposition and preposition[0].strip() in _LINKS and _capital(head[-1]) and _is_body(head)):
        return words
    return head


def _capital(word: str) -> bool:
    return word[:1].isupper()


def _is_body(words: list[str]) -> bool:
    """Whether the words name a body or a place that stands for one."""
    kind = gazetteer.names().get(" ".join(words))
    if kind:
        return kind in _METONYMS
    low = [word.lower() for word in words]
    if low[-1] in _AGENCIES or not _BODIES.isdisjoint(low):
        return True
    shouted = len(words) > 1 and words[0].isupper() and len(words[0]) > 1 and words[0] not in gazetteer.names()
    return words[-1].isupper() and 1 < len(words[-1]) <= _INITIALISM and not shouted and low[-1] not in _NUMERALS


def _named(words: list[str]) -> Mention:
    """Read a phrase that ends with a name: the capitalised words at its end, without titles and nationality."""
    first = len(words)
    while first > 0 and (
        _capital(words[first - 1])
        or words[first - 1] in _LINKS
        or (first > 1 and words[first - 1] == "the" and words[first - 2] in _LINKS)
    ):
        first -= 1
    full = _without(words[first:], _no_part)
    role = next((word.lower() for word in reversed(words[:-1]) if word.lower() in ROLES), "")
    if _is_body(full) and (not role or {full[-1].lower()} & (_BODIES | _AGENCIES)):
        return Mention(tuple(full), Sort.BODY)
    if len(full) == 1 and full[0].lower() in _UNNAMED:
        return Mention((full[0] if full[0].lower() in _PROPER else full[0].lower(),), Sort.ANONYMOUS)
    name = _without(full, _before_person)
    kind = gazetteer.names().get(name[0]) if len(name) == 1 else None
    if kind == "people":
        return Mention(tuple(words), Sort.ANONYMOUS)
    if kind in _METONYMS:
        return Mention(tuple(full), Sort.BODY)
    low = {word.lower().rstrip(".") for word in full[:-1]}
    gender = "she" if low & _SHE else "he" if low & _HE else _by_given_name(name)
    return Mention(tuple(name), Sort.PERSON, role=role, gender=gender)


def _of_somebody(core: str) -> Mention | None:
    """Read the person in "CNN’s Jim Acosta", without whose he is; ``None`` for bodies and what is no name."""
    owner = _OWNER.match(core)
    words = _words(core[owner.end() :]) if owner else []
    if not words or not all(map(_capital, words)):
        return None
    told = _named(words)
    return told if told.sort is Sort.PERSON else None


def _by_given_name(name: list[str]) -> str:
    """Tell he or she by the given name, if it is in one of the lists and a surname follows."""
    given = name[0].lower() if len(name) > 1 else ""
    he, she = given in _HE, given in _SHE
    return "" if he == she else "he" if he else "she"


def _without(words: list[str], test: Callable[[str, str], bool]) -> list[str]:
    """Take words off the front while the test says so, by the word and the next; the last one stays."""
    first = 0
    while first < len(words) - 1 and test(words[first], words[first + 1]):
        first += 1
    return words[first:]


def _no_part(word: str, following: str) -> bool:
    """Whether a word before a name is none of it: "The", "Several", "BRAZEN"."""
    low = word.lower()
    if low in _DETERMINERS or low in _QUANTITIES or not _capital(word):
        return True
    return word.isupper() and word.isalpha() and len(word) > 1 and not following.isupper() and not _is_body([word])


def _before_person(word: str, following: str) -> bool:
    """Whether a word stands before a person's name: a title, a people, a body."""
    kind = gazetteer.names().get(word)
    return (
        word in _titles()
        or kind in _BEFORE_NAMES
        or word.lower() in _BODIES
        or not _capital(word)
        or f"{word} {following}" in gazetteer.names()
    )


def _described(core: str, head: list[str]) -> Mention:
    """Read a phrase whose head is no name."""
    low = [word.lower() for word in head]
    last, _, of = low[-1].partition("-of-")
    if of:
        head = [*head[:-1], head[-1].replace("-", " ")]
        last = "leader" if last == "head" else last
    bare = tuple(word for word in head if word.lower() not in _DETERMINERS) or tuple(head)
    if last in _SPEAKS_FOR and (body := _spoken_for(core, head)):
        return Mention(body, Sort.BODY, role=last)
    if last in ROLES:
        definite = low[0] in ("the", "his", "her", "their", "its") or "’s " in core or "'s " in core
        if definite:
            return Mention(tuple(head), Sort.PERSON, "the", last, _by_given_name(head))
        return Mention(bare, Sort.ANONYMOUS, role=last)
    if last in _UNNAMED or low[0] in _UNNAMED or last.removesuffix("s") in ROLES:
        return Mention(bare, Sort.ANONYMOUS)
    return Mention(bare, Sort.BODY if last in _BODIES else Sort.OTHER)


def _spoken_for(core: str, head: list[str]) -> tuple[str, ...]:
    """Name the body for which a spokesman speaks: "a Kremlin spokesman", "a spokesman for the Foreign Ministry"."""
    after = _OF.search(core)
    if after:
        return tuple(_words(core[after.end() :]))
    return tuple(word for word in head[:-1] if _capital(word) and word.lower() not in _DETERMINERS)
