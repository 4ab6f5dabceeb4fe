"""What the tests of actors ask of a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import analysis.text
from analysis.article import Article

if TYPE_CHECKING:
    from analysis.text.actors.record import Actor, Mention
    from analysis.text.document import Document


def document(text: str) -> Document:
    """Lay a text out."""
    return analysis.text.read(Article.of(text))


def found(text: str) -> dict[str, tuple[str, tuple[str, ...]]]:
    """Return name → sort and the words of its mentions."""
    return {
        one.name: (str(one.sort), tuple(text[m.start : m.end] for m in one.mentions)) for one in document(text).actors
    }


def mention(text: str, words: str) -> tuple[Actor, Mention]:
    """Return the first mention written ``words`` with its actor."""
    return next(
        (one, each) for one in document(text).actors for each in one.mentions if text[each.start : each.end] == words
    )


def part(text: str, words: str) -> tuple[str, str]:
    """Return role and word of that mention."""
    _, each = mention(text, words)
    return str(each.role), each.word


def labels(text: str, words: str) -> list[tuple[str, str]]:
    """Return kind and words of that mention's labels."""
    _, each = mention(text, words)
    return [(str(label.kind), text[label.start : label.end]) for label in each.labels]
