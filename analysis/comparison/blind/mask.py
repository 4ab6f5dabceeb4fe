"""What would give an outlet away: its name, in all the forms in which it stands in a text, as places in the text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from analysis.marks import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from analysis.article import Article

WORD = re.compile(r"[^\W_]+")
ARTICLE = re.compile(r"the\s{1,9}", re.IGNORECASE)
SHORTEST = 3
"""Letters of a part of a name, an acronym or an address from which on it is looked for by itself."""
LONGEST = 12
"""Words of a name that are looked for one by one."""
COMMON = 0.5
"""An abbreviation in a name ("BBC", "USA") that stands in this share of the other outlets' articles is no name of one outlet."""
NEVER = re.compile(r"(?!)")


def spans(articles: Sequence[Article]) -> list[list[Span]]:
    """Return for each article where the name of any of the outlets, or the author's, stands in its text; sorted, none inside another.

    A name counts with and without "The", closed up ("PressTV"), as initials ("NYT"), as the address it is found at, and by each
    word of it that is an abbreviation or stands in this outlet's texts alone.
    """
    outlets = sorted({one.outlet for one in articles if WORD.search(one.outlet)})
    loose, strict = set[str](), set[str]()
    for outlet in outlets:
        loose.update(_whole(outlet))
        strict.update(_parts(outlet, articles))
    for article in articles:
        loose.update(_whole(article.author) if len(WORD.findall(article.author)) > 1 else ())
        strict.update(_hosts(article.url))
    found = [(_pattern(loose, re.IGNORECASE), _pattern(strict, re.NOFLAG))] * len(articles)
    return [_joined(one.text, patterns) for one, patterns in zip(articles, found, strict=True)]


def _whole(name: str) -> list[str]:
    """Return a name as a pattern; one that is a single word must stand as it is written, or in capitals."""
    words = WORD.findall(ARTICLE.sub("", name, count=1) if ARTICLE.match(name) else name)
    if not words:
        return []
    if len(words) == 1:
        kept = {words[0], words[0].upper()}
        return [f"(?-i:{re.escape(one)})" for one in sorted(kept)]
    return [r"(?:the\s{1,9})?" + r"[\W_]{0,5}(?:and\s)?".join(map(re.escape, words))]


def _parts(outlet: str, articles: Sequence[Article]) -> list[str]:
    own = [one.text for one in articles if one.outlet == outlet]
    others = [one.text for one in articles if one.outlet != outlet]
    words = [one for one in WORD.findall(outlet)[:LONGEST] if one[0].isupper() and one.lower() != "the"]
    initials = "".join(word[0] for word in words)
    alone = [word for word in words if len(word) >= SHORTEST and _telling(word, own, others)]
    return [*alone, *([initials] if len(initials) >= SHORTEST else [])]


def _telling(word: str, own: Iterable[str], others: Sequence[str]) -> bool:
    """Say whether one word of a name stands for the outlet: "Bellows" does, "Today" and "Russia" do not."""
    whole = re.compile(rf"(?<!\w){re.escape(word)}(?!\w)")
    met = sum(1 for text in others if whole.search(text))
    if word.isupper():
        return met <= COMMON * len(others)
    plain = re.compile(rf"(?<!\w){re.escape(word.lower())}(?!\w)")
    return not met and not any(plain.search(text) for text in own)


def _hosts(url: str) -> list[str]:
    """Return the telling part of an address: "presstv" of "https://www.presstv.ir/…"."""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return []
    labels = [label for label in host.split(".")[:-1] if len(label) > SHORTEST and label.isascii()]
    return [form for label in labels for form in (label, label.upper(), label.capitalize())]


def _pattern(forms: Iterable[str], flags: re.RegexFlag) -> re.Pattern[str]:
    known = sorted(set(forms), key=lambda form: (-len(form), form))
    if not known:
        return NEVER
    escaped = known if flags else [re.escape(one) for one in known]
    return re.compile(rf"(?<!\w)(?:{'|'.join(escaped)})(?!\w)", flags)


def _joined(text: str, patterns: Iterable[re.Pattern[str]]) -> list[Span]:
    return union(Span(*match.span()) for pattern in patterns for match in pattern.finditer(text))


def union(found: Iterable[Span]) -> list[Span]:
    """Return spans in order; those that overlap or touch as one."""
    made: list[Span] = []
    for span in sorted(found):
        if made and span.start <= made[-1].end:
            made[-1] = Span(made[-1].start, max(made[-1].end, span.end))
        else:
            made.append(span)
    return made
