"""What office programs and printers write into a file's properties, and which of it tells something of the article."""

from __future__ import annotations

import datetime
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from analysis.ingest import limits, titles

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.article import Article
    from analysis.ingest.blocks import Block

STAMP = re.compile(r"(?:D:)?(?P<year>\d{4})-?(?P<month>\d\d)?-?(?P<day>\d\d)?")
JUNK_TITLE = re.compile(
    r"^(?:microsoft (?:word|powerpoint)\b|untitled|unbenannt|sans titre|document\s?\d*$|dokument\s?\d*$|word document|pdf\b|print(?:out)?$|"
    r"layout\s?\d*$|slide\s?\d+|scan(?:ned)?\b|img[_ -]?\d|about:blank|https?:|file:|new (?:document|tab)|title$|blank\b|\W*$)"
    r"|\.(?:docx?|dotx?|pdf|rtf|odt|txt|html?|indd|qxp|qxd|tex|dvi|ps|pmd|pages|wpd|php|aspx?)\W{0,3}(?:$|\s)",
    re.IGNORECASE,
)
"""Titles that name a program or a file, not an article."""
JUNK_AUTHOR = re.compile(
    r"^(?:python-docx|microsoft(?: office)?(?: user)?|windows|user\d*|admin(?:istrator)?|owner|author|unknown|anonymous|root|default|"
    r"pc\d*|laptop|guest|word|acer|asus|dell|hp|lenovo|toshiba|none|null|test|registered user|home|office|adobe\b.*|apache poi|nobody|\W*)$",
    re.IGNORECASE,
)
LEAST_TITLE_WORDS = 3
FIRST_YEAR = 1970
TEMPLATE = "2013-12-23T23:15:00"
"""When python-docx's own template was made, which every document made with it repeats."""
SKEW = datetime.timedelta(days=2)
"""How far in the future a file may have been made: clocks and time zones differ."""
MADE = "The date is the one on which the file was made, because its text tells none: check it."


def title(told: str) -> str:
    """Return a title that a file's properties tell, ``""`` when it is none of an article: a program, a file, a word or two."""
    seen = limits.shown(told, limits.TITLE_CHARACTERS)
    return "" if len(seen.split()) < LEAST_TITLE_WORDS or "_" in seen.split()[0] or JUNK_TITLE.search(seen) else seen


def author(told: str) -> str:
    """Return an author that a file's properties tell, ``""`` when it is a program's or an account's name."""
    seen = limits.shown(told, limits.NAME_CHARACTERS)
    return "" if JUNK_AUTHOR.match(seen) or "@" in seen or "\\" in seen or not any(map(str.isalpha, seen)) else seen


def date(told: str) -> datetime.date | None:
    """Return the day of a time stamp ("D:20211208100000Z" or ISO 8601), ``None`` when it is no day or in the future."""
    match = STAMP.match(told.strip())
    if not match or not match["day"] or told.strip().startswith(TEMPLATE):
        return None
    try:
        found = datetime.date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        return None
    today = datetime.datetime.now(datetime.UTC).date()
    return found if found.year >= FIRST_YEAR and found <= today + SKEW else None


def headline(blocks: Sequence[Block], told: str, largest: int | None) -> str:
    """Choose the headline: what the properties tell when the text has it, else the largest text, else what they tell.

    ``largest``: the position of the block in the largest letters near the start, ``None`` without one.
    """
    known = title(told)
    if known and titles.told(blocks, known) is not None:
        return known
    return blocks[largest].text if largest is not None else known


def completed(article: Article, told_author: str, made: datetime.date | None) -> Article:
    """Fill in author and date from the properties where the text tells none: they may be of whoever saved the file."""
    if not article.author:
        article = replace(article, author=author(told_author))
    if article.date is None and made is not None:
        article = replace(article, date=made, notes=(*article.notes, MADE))
    return article
