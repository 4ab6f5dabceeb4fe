"""What an outlet published: an article and its parts. Plain frozen data; reading, cleaning and analysing live elsewhere."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable

JOINT = "\n\n"
"""What stands between two kept parts in ``Article.text``: a blank line."""


class Role(StrEnum):
    """What a stretch of a page is for."""

    TITLE = "title"
    SUBHEADING = "subheading"
    BODY = "body"
    CAPTION = "caption"
    BOILERPLATE = "boilerplate"


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the page in one role. ``start`` is its offset in ``Article.text``, ``None`` for what was set aside."""

    text: str
    role: Role
    start: int | None


@dataclass(frozen=True)
class Article:
    """One article. ``parts`` are in reading order and include what was set aside; all offsets anywhere index ``text``.

    ``title``, ``outlet``, ``url``, ``author`` are ``""`` and ``date`` is ``None`` where unknown. ``notes`` hold one plain
    sentence each on what happened while reading. ``language`` is an ISO 639-1 code; measures that rest on English word
    lists are undefined for any other than ``"en"``.
    """

    title: str = ""
    outlet: str = ""
    date: datetime.date | None = None
    url: str = ""
    author: str = ""
    notes: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()
    language: str = "en"

    @classmethod
    def of(cls, text: str, outlet: str = "", title: str = "", date: datetime.date | None = None) -> Article:
        """Take ``text`` as clean: no character is changed, no gate applies, a blank line parts two paragraphs.

        With no title ``.text == text``; with one ``.text`` is the title, a blank line and ``text``.
        """
        head = [(title, Role.TITLE)] if title else []
        body = [(paragraph, Role.BODY) for paragraph in text.split(JOINT)]
        return cls(title=title, outlet=outlet, date=date, parts=lay_out([*head, *body]))

    @cached_property
    def text(self) -> str:
        """The kept parts joined by a blank line; what was set aside is not in it."""
        return JOINT.join(part.text for part in self.parts if part.role is not Role.BOILERPLATE)

    @cached_property
    def text_hash(self) -> str:
        """SHA-256 of ``text``: the seed of everything that is drawn at random for this article."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    @cached_property
    def hash(self) -> str:
        """SHA-256 of language, roles and texts of the kept parts: two articles of one hash have the same analysis."""
        digest = hashlib.sha256(self.language.encode())
        for part in self.parts:
            if part.role is not Role.BOILERPLATE:
                digest.update(f"\0{part.role}\0".encode() + part.text.encode("utf-8", "surrogatepass"))
        return digest.hexdigest()


def lay_out(pieces: Iterable[tuple[str, Role]]) -> tuple[Part, ...]:
    """Give every kept piece its offset in the text that the kept pieces make when joined by a blank line."""
    parts, start = [], 0
    for text, role in pieces:
        if role is Role.BOILERPLATE:
            parts.append(Part(text, role, None))
        else:
            parts.append(Part(text, role, start))
            start += len(text) + len(JOINT)
    return tuple(parts)
