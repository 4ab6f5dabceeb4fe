"""The outlets: how many articles each has, which spellings mean one outlet, and writing one for another."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.library.errors import LibraryError
from analysis.library.events import Events
from analysis.library.rows import CONTENT, restored, sealed, stored

if TYPE_CHECKING:
    from collections.abc import Sequence

NAME_LENGTH = 200
NO_NAME = "An outlet needs a name."
# There is one sample event at most: that the others are the reader's own need not be looked up article by article.
_COUNTS = """SELECT outlet, count(*) FROM articles WHERE outlet <> '' AND event NOT IN
    (SELECT id FROM events WHERE kind = 'sample') GROUP BY outlet"""
_OF = f"""SELECT id, seal, {", ".join(CONTENT)} FROM articles
    WHERE outlet = ? AND event IN (SELECT id FROM events WHERE kind = 'own')"""  # noqa: S608 - our own column names

_ADDRESS = re.compile(
    r"(?:https?://)?(?:www\.|m\.|edition\.)?([\w-]+(?:\.[\w-]+)*?)(?:\.(?:com?|org|net|gov|ac))?\.[a-z]{2,6}/?"
)
_ENDINGS = frozenset({"news", "online", "english", "international", "com", "website", "tv", "newspaper"})
"""Words at a name's end that two spellings of one outlet often differ by."""


@dataclass(frozen=True, slots=True)
class Outlet:
    """An outlet as it is written in the reader's articles, and how many of them it has."""

    name: str
    articles: int


class Outlets(Events):
    """The outlets of an opened library's articles; the sample's are left alone."""

    def outlets(self) -> list[Outlet]:
        """Return every spelling of an outlet with the number of its articles, the most first."""
        found = [Outlet(restored(name), number) for name, number in self._rows(_COUNTS)]
        return sorted(found, key=lambda outlet: (-outlet.articles, outlet.name.casefold(), outlet.name))

    def alike_outlets(self) -> list[tuple[Outlet, ...]]:
        """Return groups of spellings that seem to mean one outlet, the best name first; a suggestion, nothing is changed."""
        return alike(self.outlets())

    def rename_outlet(self, old: str, new: str) -> int:
        """Write ``new`` wherever an article has the outlet ``old``; return in how many. No result is lost by it."""
        name = " ".join(new.split())[:NAME_LENGTH]
        if not name:
            raise LibraryError(NO_NAME)
        changes = []
        with self.together():
            for identity, seal, *content in self._rows(_OF, stored(old)):
                if sealed(content) == seal:  # a damaged one must not be sealed as if it were sound
                    content[CONTENT.index("outlet")] = stored(name)
                    changes.append((stored(name), sealed(content), identity))
            self._run_many("UPDATE articles SET outlet = ?, seal = ? WHERE id = ?", changes)
        return len(changes)


def alike(outlets: Sequence[Outlet]) -> list[tuple[Outlet, ...]]:
    """Group spellings that have one :func:`normal` form, or one but for an ending such as "News" or "Online".

    Of a group the name comes first that most articles have, and a name before an address.
    """
    forms = {outlet.name: normal(outlet.name) for outlet in outlets}
    groups: dict[str, list[Outlet]] = {}
    for outlet in outlets:
        form = forms[outlet.name]
        *start, end = form.split() or [""]
        short = " ".join(start)
        key = short if end in _ENDINGS and short in forms.values() else form
        groups.setdefault(key.replace(" ", ""), []).append(outlet)
    best = [
        tuple(sorted(group, key=lambda one: (_is_address(one.name), -one.articles, -len(one.name), one.name)))
        for key, group in groups.items()
        if key and len(group) > 1
    ]
    return sorted(best, key=lambda group: group[0].name.casefold())


def normal(name: str) -> str:
    """Return what two spellings of one outlet have in common: no case, accents, punctuation, "The", nor web address."""
    bare = name.strip().casefold()
    address = _ADDRESS.fullmatch(bare)
    bare = address[1] if address else bare
    letters = "".join(one for one in unicodedata.normalize("NFKD", bare) if not unicodedata.combining(one))
    words = re.findall(r"\w+", letters.replace("'", "").replace("’", "").replace("&", " and ").replace("_", " "))
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


def _is_address(name: str) -> bool:
    return bool(_ADDRESS.fullmatch(name.strip().casefold()))
