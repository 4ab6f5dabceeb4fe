"""What the child does with a page: its lines, which of them trafilatura takes for the article, and its meta data."""

from __future__ import annotations

import importlib
import re
from collections import Counter
from typing import TYPE_CHECKING, Any

from analysis.ingest.page import SPACES, Line, lines

if TYPE_CHECKING:
    from collections.abc import Sequence

WORD = re.compile(r"\w+")
BODY = re.compile(r"<(?:body|frameset)\b", re.IGNORECASE)
FIRST = re.compile(
    r"<(?:header|nav|main|article|section|aside|footer|figure|div|p|h[1-6]|ul|ol|dl|table|form|blockquote|pre|a|img|span)\b",
    re.IGNORECASE,
)
"""The first element that cannot stand in a head."""
LOCKED = re.compile(
    r"[\"']isAccessibleForFree[\"']\s{0,9}:\s{0,9}[\"']?(?:https?://schema\.org/)?false"
    r"|<meta\s[^<>]{0,200}content_tier[\"'][^<>]{0,200}content\s{0,9}=\s{0,9}[\"']?locked",
    re.IGNORECASE,
)
"""A page that says of itself that it is not free to read (schema.org's CreativeWork; Open Graph's article)."""
GRAM = 4
ENOUGH = 0.75
"""The share of a line's word runs that the extracted text must have for the line to count as kept."""
SHORT = 6
REACH = 6
"""A short line, which may stand anywhere, is kept only this near to a longer kept one."""


def warm() -> None:
    """Import what the first page would otherwise wait for."""
    for library in ("trafilatura", "trafilatura.metadata", "lxml.html"):
        importlib.import_module(library)


def read(data: bytes) -> dict[str, Any]:
    """Extract one page, given as UTF-8: what `page` returns."""
    return page(data.decode("utf-8"))


def page(text: str) -> dict[str, Any]:
    """Extract one page: ``lines`` of [text, tag, tags around, kept] in reading order, ``details`` as strings."""
    import trafilatura
    from lxml import html

    # lxml refuses text that declares its own encoding in an XML prolog
    source = with_body(re.sub(r"^\s*<\?xml[^>]*>", "", text.replace("\0", "")))
    tree = html.document_fromstring(source)
    found = lines(tree)
    main = (
        trafilatura.extract(source, include_comments=False, include_tables=True, favor_recall=False, deduplicate=False)
        or ""
    )
    kept = matched(found, main)
    return {
        "lines": [[line.text, line.tag, list(line.within), keep] for line, keep in zip(found, kept, strict=True)],
        "details": details(source),
    }


def with_body(source: str) -> str:
    """Give a page its ``<body>`` where its author left it out, as HTML allows.

    The parser beneath takes the elements that are newer than itself (``article``, ``main``) for parts of the head then.
    """
    if BODY.search(source):
        return source
    first = FIRST.search(source)
    return f"{source[: first.start()]}<body>{source[first.start() :]}" if first else source


def details(source: str) -> dict[str, str]:
    """Return title, outlet, date, address, author and whether it is locked, ``""`` where the page tells nothing."""
    from trafilatura.metadata import extract_metadata

    told = extract_metadata(source)
    names = {"title": "title", "outlet": "sitename", "date": "date", "url": "url", "author": "author"}
    found = {name: str(getattr(told, theirs, None) or "") for name, theirs in names.items()}
    locked = "yes" if LOCKED.search(source) else ""
    return {**found, "title": SPACES.sub(" ", found["title"]).strip(), "locked": locked}


def grams(text: str) -> list[tuple[str, ...]]:
    """Return the runs of four words."""
    words = WORD.findall(text.lower())
    return [tuple(words[at : at + GRAM]) for at in range(len(words) - GRAM + 1)]


def matched(page_lines: Sequence[Line], main: str) -> list[bool]:
    """Say of every line of the page whether it is in the text that was extracted.

    A long line is when most of its runs of four words are; a short one when it is a line of the text and stands near.
    """
    known = set(grams(main))
    short = Counter(" ".join(WORD.findall(line.lower())) for line in main.splitlines())
    kept = []
    for line in page_lines:
        runs = grams(line.text) if len(line.text.split()) > SHORT else []
        kept.append(bool(runs) and sum(run in known for run in runs) >= ENOUGH * len(runs))
    sure = [at for at, keep in enumerate(kept) if keep]
    for at, line in enumerate(page_lines):
        if not kept[at] and short.get(" ".join(WORD.findall(line.text.lower()))) and _near(sure, at):
            kept[at] = True
    return kept


def _near(sure: Sequence[int], at: int) -> bool:
    """Tell whether a kept line stands within reach of ``at`` (``sure`` is sorted)."""
    from bisect import bisect_left

    place = bisect_left(sure, at)
    return any(abs(other - at) <= REACH for other in sure[max(0, place - 1) : place + 1])
