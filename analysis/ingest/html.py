"""Web pages: trafilatura finds the article in a child process, the page's other blocks are kept as set aside."""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING, Any

from analysis.article import Role
from analysis.ingest import clean, limits
from analysis.ingest.blocks import Block
from analysis.ingest.decode import CONTROLS, decode
from analysis.ingest.features import length, matrix
from analysis.ingest.limits import unreadable
from analysis.ingest.process import Sentences, extract
from analysis.ingest.sequence import article_probabilities

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from analysis.article import Article

START = re.compile(
    rb"^(?:\xef\xbb\xbf)?\s{0,200}(?:<\?xml[^>]{0,200}>\s{0,50})?(?:<!--[^>]{0,2000}-->\s{0,50}){0,5}<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE,
)
FRAGMENT = re.compile(rb"^\s{0,200}<(?:article|main|section|div|p|h1|header|table)\b[^>]{0,2000}>", re.IGNORECASE)
CLOSING = re.compile(rb"</(?:p|div|article|section|h[1-6]|table|ul)\s{0,9}>", re.IGNORECASE)
CHARSET = re.compile(rb"<meta[^>]{0,300}?charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)
SENTENCES = Sentences(
    too_long="This page took too long to read: open it in a browser, copy the article's text and paste that.",
    broke="This page could not be read: open it in a browser, copy the article's text and paste that.",
)
NOTHING = "No article was found on this page: open it in a browser, copy the article's text and paste that."
LINES = 20_000
"""Lines of a page that are kept: the longest pages have a tenth of that."""
LOOKED_AT = 4096
SURE = 0.9
"""The probability from which our own cleaner adds a block that trafilatura left out."""
REACH = 3
ARTICLE = re.compile(r"<article[\s>]", re.IGNORECASE)
LONG_LINE, MANY_WORDS = 25, 60
"""Words of a line that is text and no teaser, and of such lines in elements of articles that were set aside, to be told of."""
TOGETHER = "This page holds several articles, and they were taken as one: save each by itself and add it, or set aside what does not belong."
SEVERAL = "This page holds several articles: one was taken, the others are set aside; save each by itself and add it."
HEADINGS = {
    "h1": Role.TITLE,
    "h2": Role.SUBHEADING,
    "h3": Role.SUBHEADING,
    "h4": Role.SUBHEADING,
    "h5": Role.SUBHEADING,
    "h6": Role.SUBHEADING,
}


def matches(data: bytes, name: str) -> bool:  # noqa: ARG001 - every format is asked alike
    """Recognise a page by its first bytes, whatever its name and its width of characters."""
    head = data[:LOOKED_AT].replace(b"\0", b"").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")
    return bool(START.match(head)) or (bool(FRAGMENT.match(head)) and len(CLOSING.findall(data[:200_000])) > 1)


def read(data: bytes, name: str) -> Iterator[Article]:
    """Read one page as one article."""
    match = CHARSET.search(data[:LOOKED_AT])
    decoded = decode(data, name, declared=match[1].decode("ascii") if match else "")
    found = extract("html", decoded.text.encode("utf-8", "replace"), name, SENTENCES)
    try:
        page, cut = _within(found["lines"])
        blocks = [Block(CONTROLS.sub("", text), hint=_hint(tag, within)) for text, tag, within, _ in page]
        kept = [bool(stays) for *_, stays in page]
        details = _details(found["details"])
    except (KeyError, TypeError, ValueError, AttributeError):
        raise unreadable(name, SENTENCES.broke) from None
    limits.check_words("\n".join(block.text for block in blocks), name)
    chances = article_probabilities(matrix([block.text for block in blocks]))
    kept = grown(kept, [float(chance) >= SURE for chance in chances])
    words = sum(length(block.text) for block, stays in zip(blocks, kept, strict=True) if stays)
    if words < limits.WORDS:
        kept = clean.keep(blocks)
        if not any(kept):
            raise unreadable(name, NOTHING)
    notes = (*decoded.notes, *cut, *_several(decoded.text, page, kept))
    article = clean.article(blocks, details, notes, kept=kept)
    if not any(part.role is Role.BODY for part in article.parts):
        raise unreadable(name, NOTHING)
    yield article


def _several(text: str, page: Sequence[list[Any]], kept: Sequence[bool]) -> tuple[str, ...]:
    """Tell of a page with several elements of articles that more than one of them is one.

    Set aside: their lines of text have half as many words as what was taken. Taken together: what was taken goes on at length
    under a second main heading.
    """
    if len(ARTICLE.findall(text)) < 2:  # noqa: PLR2004 - several
        return ()
    taken, left, under = 0, 0, [0]
    for (line, _, within, _), stays in zip(page, kept, strict=True):
        words = length(line)
        taken += words * stays
        left += words * (not stays and words >= LONG_LINE and "article" in within)
        if "h1" in within:
            under.append(0)
        under[-1] += words * stays
    if sum(words >= MANY_WORDS for words in under[1:]) > 1:
        return (TOGETHER,)
    return (SEVERAL,) if left >= max(MANY_WORDS, taken / 2) else ()


def grown(kept: Sequence[bool], sure: Sequence[bool]) -> list[bool]:
    """Add blocks that our own cleaner is sure of and that stand near a kept one: extractors lose whole halves of articles."""
    out = list(kept)
    for order in (range(len(out)), range(len(out) - 1, -1, -1)):
        last = None
        for at in order:
            out[at] = out[at] or (sure[at] and last is not None and abs(at - last) <= REACH)
            last = at if out[at] else last
    return out


def _within(lines: Sequence[list[Any]]) -> tuple[list[list[Any]], tuple[str, ...]]:
    """Keep the page's lines up to the limits of characters and lines."""
    total = 0
    for at, line in enumerate(lines):
        total += len(line[0]) + 1
        if at >= LINES or total > limits.CHARACTERS:
            text, _ = limits.cut(line[0][: limits.CHARACTERS])
            kept = lines[:at] if at else [[text, *line[1:]]]
            return list(kept), (
                f"The page has more text than is kept ({limits.CHARACTERS:,} characters at most); the rest is cut.",
            )
    return list(lines), ()


def _hint(tag: str, within: Sequence[str]) -> Role | None:
    """Return the role that a line's element gives it."""
    if "figcaption" in within or tag == "caption":
        return Role.CAPTION
    return next((role for name, role in HEADINGS.items() if name in within), None)


def _details(found: dict[str, str]) -> clean.Details:
    """Check what the page's meta data say before it is believed."""
    try:
        date = datetime.date.fromisoformat(found["date"][:10]) if found["date"] else None
    except ValueError:
        date = None
    return clean.Details(
        title=found["title"],
        outlet=found["outlet"],
        date=date,
        url=limits.address(found["url"]),
        author=found["author"],
        locked=bool(found["locked"]),
    )
