"""Find who does what to whom, as far as the mention is concerned: is it a verb's subject, its object, the bearer of a noun.

No parser: a walk over word classes to the left of a verb for its subject and to the right for its object. Where it finds
no part for the mention the answer is "".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from analysis.measures.target_window import Window

NEGATIONS = frozenset(
    ("not", "never", "no", "n't", "cannot", "nor", "neither", "without", "hardly", "nobody", "none", "nothing")
)
MODALS = frozenset(("would", "could", "may", "might", "should", "must", "can", "will", "if", "whether", "ought"))
_NOUNISH = "dwNnoeg&"
_ASIDE = "vxbz"
_THEIRS = "theirs"
_OPENS = '.;-("'
_LOOK = 10
"""How many tokens a noun phrase is followed."""
_ASIDE_LOOK = 16
"""How many tokens an aside or an opening clause may have."""
_TITLED, _BESIDE, _OWN, _APPOSED = 4, 3, 4, 6
"""Most tokens before a name in its phrase; between a word and the name after it, the owner, the name before it."""
_INHERITS = frozenset(("subj", "chain", "rel", "app", "told"))


class Verb(NamedTuple):
    """How the mention is a verb's subject, "" if it is not, and what stands around the verb.

    ``subject``: subj; rel "Alder, who …"; app "Alder, the mayor, …"; chain "Alder did this and …"; told "asked Alder to …";
    prep "Alder for …ing"; that; fwd "Losing …, Alder"; of "friends of Alder"; poss "Alder's friends"; comp "the Alder camp".
    ``theirs``: the subject is somebody else.
    """

    subject: str
    passive: bool
    negated: bool
    modal: bool
    theirs: bool


class Roles:
    """The roles of the mention of one window. Verbs are asked from left to right, each once."""

    def __init__(self, window: Window) -> None:
        self.window = window
        self.subject = ""
        self.theirs = False
        self.last = -1
        by_left: tuple[tuple[str, Callable[[int, int], str]], ...] = (
            (_NOUNISH + "p", self._phrase),
            ("m", self._itself),
            ("T", self._infinitive),
            (",", self._aside),
            ("rt", self._relative),
            ("is", self._gerund),
            (_OPENS, _nobody),
        )
        self._of = {tag: find for tags, find in by_left for tag in tags}

    def verb(self, first: int, *, past: bool) -> Verb:
        """Read what stands to the left of the verb at token ``first``; ``past``: it may be a participle."""
        tags, low = self.window.tags, self.window.low
        j = first - 1
        negated = modal = being = False
        while j >= 0 and tags[j] in _ASIDE:
            being = being or tags[j] == "b"
            negated = negated or low[j] in NEGATIONS or low[j].endswith("n't")
            modal = modal or low[j] in MODALS
            j -= 1
        found = self._of.get(tags[j], self._inherited_at)(j, first) if j >= 0 else self._forward(first)
        subject = "" if found == _THEIRS else found
        self.theirs = found == _THEIRS
        reduced = j == first - 1 and subject in {"subj", "app"} and low[first + 1 : first + 2] == ["by"]
        self.subject, self.last = subject, first
        return Verb(subject, past and (being or reduced), negated, modal, self.theirs)

    def _itself(self, j: int, _first: int) -> str:
        """Tell "Alder booed" from "friends of Alder booed"."""
        tags, k = self.window.tags, j - 1
        while k >= 0 and tags[k] in "dNwn&" and j - k < _LOOK:
            k -= 1
        return "of" if k >= 1 and tags[k] == "i" and tags[k - 1] in "wNgn" else "subj"

    def _infinitive(self, j: int, _first: int) -> str:
        k = j - 1
        while k >= 0 and self.window.tags[k] == "v":
            k -= 1
        return "told" if k == self.window.at else self._inherited()

    def _relative(self, j: int, _first: int) -> str:
        k = j - 2 if self.window.tags[j - 1 : j] == "," else j - 1
        if k == self.window.at:
            return "rel"
        if self.window.tags[j] == "t" and k == self.window.at + 1:
            return "that"
        return _THEIRS if self.window.tags[j] == "r" and self.window.tags[k : k + 1] in {"N", "w"} else ""

    def _aside(self, j: int, _first: int) -> str:
        """Find the name before an aside: "Alder, the nominee, slammed"."""
        at = self.window.at
        opened = self.window.tags[at + 1 : at + 2] == "," and 1 < j - at <= _ASIDE_LOOK
        return "app" if opened else self._inherited()

    def _gerund(self, j: int, first: int) -> str:
        return "prep" if j - 1 == self.window.at else self._inherited() or self._forward(first)

    def _phrase(self, j: int, _first: int) -> str:
        """Find the mention at the head of other words: "Alder's lawyer lied", "the Alder campaign lied"."""
        tags, at = self.window.tags, self.window.at
        k = j
        while k >= 0 and tags[k] in _NOUNISH and j - k < _LOOK:
            k -= 1
        if k == at:
            return "poss" if self.window.possessive else "comp"
        return "subj" if k >= 0 and k - 1 == at and tags[k] == "i" else _THEIRS

    def _inherited_at(self, _j: int, _first: int) -> str:
        return self._inherited()

    def _inherited(self) -> str:
        """Take over the subject of the verb before, when the mention is it."""
        return _THEIRS if self.theirs else "chain" if self.subject in _INHERITS else ""

    def _forward(self, first: int) -> str:
        """Find the mention right after the comma that ends an opening clause: "Losing Ohio, Alder …"."""
        tags, at = self.window.tags, self.window.at
        if not self.window.low[first].endswith("ing"):
            return ""
        k = at - 1
        while k > first and tags[k] in "dNw" and at - k < _TITLED:
            k -= 1
        return "fwd" if k > first and tags[k] == "," and k - first < _ASIDE_LOOK else ""

    def object(self, last: int) -> str:
        """Tell how the mention is the object of what ends before token ``last``: obj or p_ and the preposition, _poss if its."""
        at, tags = self.window.at, self.window.tags
        if not last <= at < last + 2 * _LOOK:
            return ""
        preposition = ""
        for k in range(last, at):
            word = self.window.low[k]
            if tags[k] == "i" or word == "to":
                if preposition and word != "of":
                    return ""
                preposition = preposition or word
            elif not self._continues(k, last):
                return ""
        role = f"p_{preposition}" if preposition else "obj"
        owned = self.window.possessive or tags[at + 1 : at + 2] in ("w", "N")
        return role + "_poss" * owned

    def _continues(self, k: int, last: int) -> bool:
        """Whether token ``k`` may stand between a verb's end and its object: "criticised Birch, Elm and Alder"."""
        tag = self.window.tags[k]
        if tag in ",c":
            return k > last and self.window.tags[k - 1] in "Nwo" and self.window.low[k] != "but"
        return tag in _NOUNISH or tag in "v'" or (tag == '"' and k > last)

    def bearer(self, first: int, last: int) -> str:
        """Tell how the mention bears the noun or adjective at tokens ``first`` to ``last`` (exclusive), "" if it does not."""
        return self._after(first, last) if last <= self.window.at else self._before(first)

    def others(self, first: int) -> bool:
        """Whether the noun or adjective at token ``first`` belongs to somebody else: "Birch's lie", "Birch, a liar", "Birch lied"."""
        tags, low, last = self.window.tags, self.window.low, self.last
        k = first - 1
        while k >= 0 and tags[k] in "weg" and first - k < _OWN and not low[k].endswith("'s"):
            k -= 1
        if k < 0 or k == self.window.at:
            return False
        if low[k].endswith("'s") or (k >= _APPOSED // 3 and tags[k - 2 : k + 1] == "N,d"):
            return True
        return self.theirs and last < first <= last + _LOOK and not tags[last + 1 : first].strip("dNwnegvixbVT'\"o")

    def _after(self, first: int, last: int) -> str:
        """Take a word before the mention: "embattled Alder", "a hero, Alder", "praise for Alder"."""
        tags = self.window.tags
        gap = tags[last : self.window.at]
        if len(gap) <= _BESIDE and not gap.strip("Nwdn"):
            return "mod"
        if gap in {",", ",d", ",N", ",w"} and first and tags[first - 1] in "dw,":
            return "app"
        return self.object(last)

    def _before(self, first: int) -> str:
        """Take a word after the mention: "Alder's lie", "Alder, a hero", "Alder under fire", "Alder is weak"."""
        window = self.window
        gap = window.tags[window.at + 1 : first]
        if len(gap) <= _OWN and not gap.strip("Nwnegv"):
            return "poss" if window.possessive else "near" if gap else "comp"
        if gap[:1] == "," and len(gap) <= _APPOSED and not gap[1:].strip("dNwnvieg"):
            return "app" if gap[1:2] == "d" else "aside"
        if gap[:1] == "i" and len(gap) <= _APPOSED and not gap[1:].strip("dNwnegv&"):
            return "after_" + window.low[window.at + 1]
        return self._said_of(first)

    def _said_of(self, first: int) -> str:
        """Find what the verb before it says of its subject, when that is the mention: "Alder is weak", "Alder faces charges"."""
        tags, last = self.window.tags, self.last
        if not self.subject or not last < first <= last + _LOOK or tags[last + 1 : first].strip("dNwnegvixbVT'\"o"):
            return ""
        return f"{'pred' if tags[last] == 'b' else 'does'}_{self.subject}"


def _nobody(_j: int, _first: int) -> str:
    return ""
