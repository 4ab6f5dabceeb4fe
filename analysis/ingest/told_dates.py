"""The date that a table's cell or a JSON value tells: ISO 8601, mail and feed form, seconds since 1970, or words."""

from __future__ import annotations

import datetime
import re
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from analysis.ingest import dates

if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST = 100
"""Characters of a value that may be a date."""
COMPACT = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)(?:T?\d{4,6}Z?)?")
SECONDS = re.compile(r"-?\d{9,10}(?:\.\d{1,9})?|\d{12,13}")
NUMBERS = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.]((?:19|20)\d\d|\d\d)\b")
EASTERN = re.compile(r"((?:19|20)\d\d)\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]")
NAMED = re.compile(
    r"(\d{1,2})(?:\.|er|º|°|st|nd|rd|th)?\s(?:de\s|of\s)?([^\W\d_]{3,12})\.?,?\s(?:de\s)?((?:19|20)\d\d)\b"
)
MILLISECONDS = 100_000_000_000
"""Numbers from here on count thousandths of a second."""
YOUNGEST_CENTURY = 2000
MONTHS = {
    start: number
    for number, starts in enumerate(
        ["jan ene gen янв січ sty led tam oca", "feb fév fev лют фев lut úno hel şub", "mar mär mär maa мар бер břez", "apr avr abr кві апр kwi dub huh nis",
         "may mai mag maj тра май мая květ tou", "jun juin giu чер июн cze červn kes haz", "jul juil lug июл лип lip červenc hei tem",
         "aug aoû ago сер авг sie srp elo ağu", "sep set сен вер wrz zář syy eyl", "okt oct out ott жов окт paź říj lok eki",
         "nov лис ноя lis marr kas", "dec déc dez dic гру дек gru pros jou ara"],
        start=1)
    for start in starts.split()
}  # fmt: skip
"""How the months' names begin in a dozen languages; the longest beginning that fits is taken."""


def read(value: str, *, order: str = "") -> datetime.date | None:
    """Return the day that a value tells, ``None`` when it tells none or leaves day and month open.

    ``order``: ``"day"`` or ``"month"``, which of two numbers comes first where the value itself does not tell.
    """
    text = " ".join(value[: 2 * LONGEST].split())
    if not text or len(text) > LONGEST:
        return None
    for reading in (_iso, _compact, _seconds, _mail):
        try:
            found = reading(text)
        except (ValueError, OverflowError, TypeError, IndexError, OSError):
            continue
        if found:
            return found if found.year >= dates.LEAST_YEAR else None
    return _in_words(text, order)


def order_of(values: Iterable[str]) -> str:
    """Return which number comes first in a column of dates such as 3/4/2021: ``"day"``, ``"month"``, ``""`` for unknown."""
    pairs = [(int(match[1]), int(match[2])) for value in values if (match := NUMBERS.match(value.strip()[:LONGEST]))]
    day = any(a > dates.MONTHS_OF_A_YEAR for a, _ in pairs)
    month = any(b > dates.MONTHS_OF_A_YEAR for _, b in pairs)
    return "" if day == month else "day" if day else "month"


def _iso(text: str) -> datetime.date | None:
    return datetime.date.fromisoformat(text[:10]) if text[4:5] == "-" and text[7:8] == "-" else None


def _compact(text: str) -> datetime.date | None:
    match = COMPACT.fullmatch(text)
    return datetime.date(int(match[1]), int(match[2]), int(match[3])) if match else None


def _seconds(text: str) -> datetime.date | None:
    if not SECONDS.fullmatch(text):
        return None
    number = float(text)
    epoch = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)
    return (epoch + datetime.timedelta(seconds=number / 1000 if number >= MILLISECONDS else number)).date()


def _mail(text: str) -> datetime.date | None:
    return parsedate_to_datetime(text).date() if any(c.isalpha() for c in text) else None


def _in_words(text: str, order: str) -> datetime.date | None:
    """Find a date among other words: as pages write them, in numbers, in another language."""
    told = next((date for match in dates.DATE.finditer(text) if (date := dates.parse(match))), None)
    if told:
        return told
    try:
        if match := EASTERN.search(text):
            return datetime.date(int(match[1]), int(match[2]), int(match[3]))
        if (match := NAMED.search(text)) and (month := _month(match[2])):
            return datetime.date(int(match[3]), month, int(match[1]))
        if match := NUMBERS.match(text):
            return _of_numbers(int(match[1]), int(match[2]), int(match[3]), order)
    except ValueError:
        return None
    return None


def _month(name: str) -> int | None:
    name = name.casefold()
    return next((MONTHS[name[:size]] for size in range(len(name), 2, -1) if name[:size] in MONTHS), None)


def _of_numbers(first: int, second: int, year: int, order: str) -> datetime.date | None:
    """Read 3/4/2021, where one of the numbers can be no month or the column's other dates tell which comes first."""
    year += YOUNGEST_CENTURY if year < 100 else 0  # noqa: PLR2004 - two digits
    if first > dates.MONTHS_OF_A_YEAR or (order == "day" and second <= dates.MONTHS_OF_A_YEAR):
        return datetime.date(year, second, first)
    if second > dates.MONTHS_OF_A_YEAR or order == "month" or first == second:
        return datetime.date(year, first, second)
    return None
