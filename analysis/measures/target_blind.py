"""Hide who is written of: names, posts, sexes, origins and parties are no evidence of a tone."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from analysis.measures import target_lexicon, target_window

if TYPE_CHECKING:
    from analysis.measures.target_window import Window

MENTION, NAME, FIGURE = "@", "*name", "*figure"
"""What is seen instead of the mention, of other words with a capital, and of figures."""
_SPEAKERS = frozenset(("i", "me", "my", "myself", "we", "us", "our", "ours", "ourselves"))


@cache
def _blind() -> dict[str, str]:
    return {word: shown for shown, words, *_ in target_lexicon.rows("target_blind") for word in words.split()}


def seen(window: Window) -> list[str]:
    """Return the words as the model may see them: names, posts, groups and parties hidden, figures alike."""
    blind = _blind()
    shown = []
    for word, tag in zip(window.low, window.tags, strict=True):
        if tag == "N":
            shown.append(blind.get(word, NAME))
        elif tag == "n" and word[0].isdigit():
            shown.append(FIGURE)
        else:
            shown.append(blind.get(word, word))
    shown[window.at] = MENTION
    return shown


def form(window: Window) -> str:
    """Tell how the mention is put, not who it is: a pronoun, a name of one word or more, a description, or the speakers themselves."""
    words = window.low[window.at].split()
    if len(words) == 1 and words[0] in _SPEAKERS:
        return "we"
    if len(words) == 1 and words[0] in target_window.pronouns():
        return "pronoun"
    if not window.named:
        return "description"
    return "name" if len(words) == 1 else "full name"
