"""What a reader corrects: another role for a part, another text, other details. Each gives a new article, laid out anew."""

from __future__ import annotations

from dataclasses import replace
from enum import Enum
from typing import TYPE_CHECKING

from analysis.article import Article, Role, lay_out
from analysis.ingest import limits

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable


class Unchanged(Enum):
    """Stands for "leave it as it is" where ``None`` means "unknown"."""

    UNCHANGED = "unchanged"


def _with_pieces(article: Article, pieces: Iterable[tuple[str, Role]]) -> Article:
    """Lay the pieces out and keep ``Article.title`` equal to the title part."""
    parts = lay_out(pieces)
    title = next((part.text for part in parts if part.role is Role.TITLE), "")
    return replace(article, title=title, parts=parts)


def with_role(article: Article, index: int, role: Role) -> Article:
    """Give part ``index`` another role. A second title makes the first one a part that is set aside.

    Raises IndexError when there is no such part.
    """
    chosen = article.parts[index]
    pieces = [(part.text, part.role) for part in article.parts]
    if role is Role.TITLE:
        pieces = [(text, Role.BOILERPLATE if old is Role.TITLE else old) for text, old in pieces]
    pieces[index] = (
        (limits.shown(chosen.text, limits.TITLE_CHARACTERS) or chosen.text, role)
        if role is Role.TITLE
        else (chosen.text, role)
    )
    return _with_pieces(article, pieces)


def with_text(article: Article, index: int, text: str) -> Article:
    """Give part ``index`` another text; an empty one removes the part. Raises IndexError when there is no such part."""
    role = article.parts[index].role
    kept = limits.shown(text, limits.TITLE_CHARACTERS) if role is Role.TITLE else text.strip()
    pieces = [(part.text, part.role) for part in article.parts]
    pieces[index] = (kept, role)
    return _with_pieces(article, [piece for piece in pieces if piece[0]])


def with_details(
    article: Article,
    *,
    title: str | None = None,
    outlet: str | None = None,
    date: datetime.date | Unchanged | None = Unchanged.UNCHANGED,
    url: str | None = None,
    author: str | None = None,
) -> Article:
    """Correct what is known of an article; what is not given stays.

    A title changes the title part's text, or adds one at the front; an empty title sets the title part aside. An address
    that is no plain http or https address becomes ``""``. ``date=None`` says that it is unknown.
    """
    made = article if title is None else _with_title(article, limits.shown(title, limits.TITLE_CHARACTERS))
    return replace(
        made,
        outlet=made.outlet if outlet is None else limits.shown(outlet, limits.NAME_CHARACTERS),
        date=made.date if date is Unchanged.UNCHANGED else date,
        url=made.url if url is None else limits.address(url),
        author=made.author if author is None else limits.shown(author, limits.NAME_CHARACTERS),
    )


def _with_title(article: Article, title: str) -> Article:
    """Put ``title`` in the place of the title part."""
    pieces = [(part.text, part.role) for part in article.parts]
    at = next((at for at, (_, role) in enumerate(pieces) if role is Role.TITLE), None)
    if at is None:
        return _with_pieces(article, [(title, Role.TITLE), *pieces] if title else pieces)
    pieces[at] = (title, Role.TITLE) if title else (pieces[at][0], Role.BOILERPLATE)
    return _with_pieces(article, pieces)
