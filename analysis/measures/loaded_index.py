"""The index of charged wording: every form of every entry and exception as a tree of tokens."""

from __future__ import annotations

from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from analysis.measures import loaded_forms
from analysis.measures.loaded_changes import NONE
from analysis.measures.loaded_lexicon import Condition, condition, entries, fold, tokens

if TYPE_CHECKING:
    from collections.abc import Iterable

    from analysis.measures.loaded_changes import Changes
    from analysis.measures.loaded_lexicon import Entry

PRECEDENCE = ("label", "doubt", "hedge", "euphemism", "presupposition", "metaphor", "emotive", "opinion", "intensifier")
"""Which category a form belongs to where several list it: the more specific one."""

REMEMBERED = 4
"""Trees kept at a time: one for each set of changes in use. A tree takes about 10 MB and 0.2 s."""


class Reading(NamedTuple):
    """What a form stands for: its entry, the condition for this very form; ``entry`` is None for an exception.

    ``exact``: how the text must be written where the form has a hyphen ("would-be" is not "would be"), else "".
    """

    entry: Entry | None
    condition: Condition | None
    exact: str = ""


class Node:
    """A node of the tree: the tokens that may follow, and the readings of the form that ends here.

    Most nodes are leaves, so what they lack is one shared empty value: a third of the objects, and less to collect.
    """

    __slots__ = ("ends", "following")

    def __init__(self) -> None:
        self.following: dict[str, Node] = LEAF
        self.ends: tuple[Reading, ...] = ()

    def below(self, token: str) -> Node:
        """Return the node that ``token`` leads to, made where there is none."""
        if self.following is LEAF:
            self.following = {}
        return self.following.setdefault(token, Node()) if token not in self.following else self.following[token]


LEAF: dict[str, Node] = {}
"""What follows a leaf; shared, never written to."""


@lru_cache(maxsize=REMEMBERED)
def index(changes: Changes = NONE) -> Node:
    """Return the tree of ``changes.added`` and all entries that are not switched off.

    Where forms coincide the reader's own entries come first, then the earlier category of ``PRECEDENCE``.
    """
    ranked = sorted(entries(), key=lambda entry: PRECEDENCE.index(entry.category))
    gone = changes.off | {entry.key for entry in changes.added}
    root = Node()
    for entry in chain(changes.added, (entry for entry in ranked if not gone or entry.key not in gone)):
        full = condition(entry.condition)
        forms = loaded_forms.of(entry.entry, entry.pos)
        for form, kind in forms:
            _plant(root, form, Reading(entry, _for_form(full, kind)))
        for exception in _exceptions(entry.exceptions, (form for form, _kind in forms)):
            _plant(root, exception, Reading(None, None))
    return root


def _exceptions(written: str, forms: Iterable[str]) -> list[str]:
    """Return every exception of an entry in all of its forms."""
    phrases = [phrase.strip() for phrase in written.split(";") if phrase.strip()]
    return [phrase.replace("~", form) for form in forms for phrase in phrases] if phrases else []


def _for_form(full: Condition | None, kind: str) -> Condition | None:
    """Drop the test for a verb from -ed and -ing forms: a participle is one whatever stands before it."""
    if full is None or kind not in {"ed", "ing"} or "verb" not in full.tests:
        return full
    return Condition(full.tests - {"verb"}, full.before, full.after, full.unless)


def _plant(root: Node, form: str, reading: Reading) -> None:
    node, folded = root, fold(form)
    for token in (folded,) if folded.isalnum() else tokens(folded):
        node = node.below(token)
    node.ends += (reading._replace(exact=folded) if "-" in folded else reading,)
