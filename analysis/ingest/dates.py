"""Find the date of publication where a page tells it: labelled, on a line of its own, or in the byline."""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

MONTHS = {
    name: number
    for number, names in enumerate(
        ["jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july", "aug august", "sep sept september", "oct october", "nov november", "dec december"], start=1)
    for name in names.split()
}  # fmt: skip
_MONTH = r"(?P<{0}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
ISO = r"(?P<y1>(?:19|20)\d\d)[-/.](?P<m1>\d{1,2})[-/.](?P<d1>\d{1,2})(?!\d)"
DAY_FIRST = r"(?P<d2>\d{1,2})(?:st|nd|rd|th)?[\s-](?:of\s)?" + _MONTH.format("m2") + r",?[\s-](?P<y2>(?:19|20)\d\d)\b"
MONTH_FIRST = _MONTH.format("m3") + r"\s(?P<d3>\d{1,2})(?:st|nd|rd|th)?,?\s(?P<y3>(?:19|20)\d\d)\b"
NUMBERS = r"(?P<a4>\d{1,2})[-/.](?P<b4>\d{1,2})[-/.](?P<y4>(?:19|20)\d\d)\b"
DATE = re.compile(rf"(?<![\w-])(?:{ISO}|{DAY_FIRST}|{MONTH_FIRST}|{NUMBERS})", re.IGNORECASE)

LABEL = r"(?:date|dated|(?:first\s)?published(?:\son)?|publication\sdate|posted(?:\son)?|issued|released|(?:last\s)?(?:updated|modified)(?:\son)?)"
LABELLED = re.compile(
    rf"^\W{{0,3}}{LABEL}\b\W{{0,4}}(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s)?", re.IGNORECASE
)
UPDATED = re.compile(r"\b(?:updated|modified)\b", re.IGNORECASE)
REST = re.compile(
    r"\b(?:mon|tue|wed|thu|fri|sat|sun)(?:s|r?s|nes|ur)?(?:day)?\b|\b(?:at|on|of|by|am|pm|a\.m\.|p\.m\.|[a-z]{1,3}t|gmt|utc|published|updated|posted|last|"
    r"first|date|modified|time|hrs|hours)\b|\d{1,2}[:.]\d\d(?::\d\d)?|[\W\d_]+",
    re.IGNORECASE,
)
LONGEST_LINE = 160
LEAST_YEAR = 1900
MONTHS_OF_A_YEAR = 12


class Found(NamedTuple):
    """A date and how surely it is the article's: 3 labelled, 2 alone on its line, 1 among other words of a short line."""

    date: datetime.date
    weight: int
    end: int


def parse(match: re.Match[str]) -> datetime.date | None:
    """Turn a match of `DATE` into a date; ``None`` when there is no such day or day and month cannot be told apart."""
    group = match.groupdict()
    if group["y1"]:
        year, month, day = int(group["y1"]), int(group["m1"]), int(group["d1"])
    elif group["y2"]:
        year, month, day = int(group["y2"]), MONTHS[group["m2"].lower()], int(group["d2"])
    elif group["y3"]:
        year, month, day = int(group["y3"]), MONTHS[group["m3"].lower()], int(group["d3"])
    else:
        a, b, year = int(group["a4"]), int(group["b4"]), int(group["y4"])
        if a <= MONTHS_OF_A_YEAR and b <= MONTHS_OF_A_YEAR and a != b:
            return None
        month, day = (b, a) if a > MONTHS_OF_A_YEAR else (a, b)
    try:
        date = datetime.date(year, month, day)
    except ValueError:
        return None
    return date if date.year >= LEAST_YEAR else None


def in_line(text: str) -> Found | None:
    """Find a date of publication in one short line."""
    if len(text) > LONGEST_LINE:
        return None
    found = [(match, date) for match in DATE.finditer(text) if (date := parse(match))]
    if not found:
        return None
    match, date = found[0]
    rest = REST.sub("", DATE.sub("", text))
    weight = 3 if LABELLED.match(text) else 2 if not rest else 1
    return Found(date, weight - bool(UPDATED.search(text[: match.start()])), match.end())


def leading(text: str) -> int:
    """Return where a label with a date at the head of a line ends (``date 2021-10-21 The headline``), 0 when there is none."""
    label = LABELLED.match(text[:LONGEST_LINE])
    if not label:
        return 0
    match = DATE.match(text, label.end())
    return match.end() if match and parse(match) else 0


def best(lines: Iterable[str]) -> datetime.date | None:
    """Return the date of the line that tells it most surely, the first of equals."""
    found = [hit for line in lines if (hit := in_line(line))]
    return max(found, key=lambda hit: hit.weight).date if found else None
