"""Articles made for the library's tests."""

from __future__ import annotations

import datetime

from analysis.article import Article, Role, lay_out


def article(number: int = 0, *, words: str = "") -> Article:
    """Return an article whose text no other number has, with every field filled and a part of every role."""
    pieces = [
        (f"Headline {number}", Role.TITLE),
        (f"Menu {number}", Role.BOILERPLATE),
        (f"Body of article {number}. {words}", Role.BODY),
        ("Subheading", Role.SUBHEADING),
        ("A caption", Role.CAPTION),
        ("Read next", Role.BOILERPLATE),
    ]
    return Article(
        title=f"Headline {number}",
        outlet=f"Outlet {number % 5}",
        date=datetime.date(2021, 12, 1) + datetime.timedelta(days=number % 20),
        url=f"https://example.org/{number}",
        author="A. Writer",
        notes=("Read as UTF-8.", "A second note."),
        parts=lay_out(pieces),
    )
