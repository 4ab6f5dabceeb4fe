"""Where the noun phrase begins that ends with a token: "Sanders and his aides", "half of the voters", "those who stayed"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.text.attribution import lexicon

if TYPE_CHECKING:
    from analysis.text.attribution.tokens import Line

REACH = 40
"""How many tokens a noun phrase is followed, so that the time stays linear."""
_INSIDE = 'dNwnegoi"()&'
"""Classes inside a noun phrase."""
_JOINED = 'dNwnig"'
"""Classes inside a phrase that "and" joins to the next."""
_LISTED = 'dNwni"g'
_BOUNDARY = ",;:-cstr."
_MOST_JOINED = 4
"""Phrases of one list at most: "A, B, C and D"."""
_APPROXIMATE = frozenset(("about", "around", "over", "under", "near", "like"))
_OBJECTS = frozenset(("you", "us", "them", "these", "those", "him", "me"))
"""Pronouns that end a phrase after a preposition: "many of you", "a source close to him"."""
_SELVES = frozenset(("himself", "herself", "itself", "themselves"))
_HEADS = frozenset(
    (
        "those",
        "these",
        "this",
        "anyone",
        "someone",
        "everyone",
        "everybody",
        "nobody",
        "you",
        "us",
        "anybody",
        "somebody",
    )
)
"""Pronouns that may begin a phrase: "those surveyed"."""
_OPENERS = frozenset(
    ("a", "an", "the", "his", "her", "its", "their", "my", "our", "your", "many", "some", "most", "every", "each")
)
_BEFORE_THE = frozenset(("half", "than", "double", "twice", "quite", "such"))
_WHO = frozenset(("who", "which"))
_RELATIVE = 'xbvVegwndNoi"T'
"""Classes inside a relative clause, its verb among them."""


def start(line: Line, last: int) -> int:
    """First token of the noun phrase that ends with the token ``last``."""
    tags, low = line.tags, line.low
    if tags[last] in "po":
        inside = low[last] in _OBJECTS and last > 1 and tags[last - 1] in "iT" and tags[last - 2] in "dwneN"
        back = 2 if inside else 1 if low[last] in _SELVES and last and tags[last - 1] in "wN" else 0
        return start(line, last - back) if back else last
    lowest = max(0, last - REACH)
    k = lowest + len(tags[lowest:last].rstrip(_INSIDE))
    while (
        k > lowest + 1 and tags[k - 1] == "T" and tags[k] in "dNo" and tags[k - 2] in "weN"
    ):  # "sources close to the talks"
        k = lowest + len(tags[lowest : k - 1].rstrip(_INSIDE))
    while k > lowest + 1 and tags[k - 1] == "v" and tags[k - 2] == "i" and tags[k] in "dn":  # "of nearly four years"
        k = lowest + len(tags[lowest : k - 1].rstrip(_INSIDE))
    if k < last:
        k = _border(line, k, last)
    if k > lowest + 1 and tags[k - 1] in "cv":
        k = _joined(line, k, lowest)
    while k < last and tags[k] in 'ic"&)':
        k = _past_opening(line, k, last)
    return k


def _border(line: Line, first: int, last: int) -> int:
    """Where another phrase ends before the one that ends with ``last``: after "him", before "many" in "a judge many voters fear"."""
    tags, low = line.tags, line.low
    at = max(tags.rfind("o", first + 1, last), tags.rfind("d", first + 1, last + 1))
    while at > first:
        if tags[at] == "o" and low[at] not in _HEADS and tags[at + 1] != "i":
            return at + 1
        if tags[at] == "d" and low[at] in _OPENERS and tags[at - 1] in "wN" and low[at - 1] not in _BEFORE_THE:
            return at
        at = max(tags.rfind("o", first + 1, at), tags.rfind("d", first + 1, at))
    return first + (tags[first] == "o" and first < last and low[first] not in _HEADS and tags[first + 1] != "i")


def _joined(line: Line, first: int, lowest: int) -> int:
    """First token of the phrases that "and" or a comma joins to the one that begins at ``first``."""
    tags, low = line.tags, line.low
    k = first
    for _ in range(_MOST_JOINED):
        comma = k < first and k > lowest and tags[k - 1] == ","
        join = k - 1 - (k - 1 > lowest and tags[k - 1] == "v" and low[k - 1] in ("even", "also"))
        if not comma and not (join > lowest and low[join] == "and"):
            return k
        end = join if not comma else k - 1
        if end - 1 < lowest or tags[end - 1] not in "Nwn":
            return k
        wide = end - 1
        while wide > lowest and tags[wide - 1] in (_LISTED if comma else _JOINED):
            wide -= 1
        if not (wide == 0 or tags[wide - 1] in _BOUNDARY):
            return k
        if comma and not (
            (tags[wide] in "Nn" or tags[wide : wide + 2] == "dN") and (wide == 0 or tags[wide - 1] in ",cst-:")
        ):
            return k
        k = wide
    return k


def _past_opening(line: Line, first: int, last: int) -> int:
    """Step over "In Moscow" before the phrase itself: to its last determiner or to the names at its end."""
    tags = line.tags
    if tags[first] != "i" or (line.low[first] in _APPROXIMATE and _counts(line, first + 1)):
        return first + 1
    cut = tags.rfind("d", first + 2, last + 1)
    if cut > 0:
        return cut
    k = last
    while k > first + 1 and tags[k] == tags[k - 1]:
        k -= 1
    return k


def _counts(line: Line, at: int) -> bool:
    """Whether a number or a share begins at a token: "1,400 teachers", "four in 10", "half of the voters"."""
    return (
        line.tags[at] == "n"
        or "of" in line.low[at + 1 : at + 2]
        or (line.tags[at] == "d" and "in" in line.low[at + 1 : at + 2])
    )


def antecedent(line: Line, first: int) -> int:
    """First token of the phrase on which the relative clause hangs that holds the token before ``first``; -1 if it is none.

    In "those who back her opponents say" it is "those", and not "her opponents", who say.
    """
    tags, low = line.tags, line.low
    lowest = max(0, first - REACH)
    k = first - 1
    while k > lowest and tags[k] in _RELATIVE:
        k -= 1
    if k <= lowest or tags[k + 1] not in ("xbV" if tags[k] == "t" else 'xbvVweg"'):
        return -1
    before = tags[k - 1]
    if (tags[k] == "r" and low[k] in _WHO) or (
        tags[k] == "t" and before == "w" and low[k - 1] not in lexicon.load().single
    ):
        return start(line, k - 1) if before in "Nwnod)" else -1
    return -1
