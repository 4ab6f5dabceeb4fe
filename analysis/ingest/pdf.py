"""PDF: pdfium reads the letters in a child process, their places make paragraphs of them, the cleaner finds the article."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from analysis.article import Role
from analysis.ingest import clean, limits, properties, titles
from analysis.ingest.blocks import Block
from analysis.ingest.decode import CONTROLS
from analysis.ingest.process import Sentences, extract

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from analysis.article import Article

SENTENCES = Sentences(
    too_long="This PDF took too long to read: open it, copy the article's text and paste that.",
    broke="This PDF could not be read: open it, print or save it as a new PDF and add that, or paste the article's text.",
)
NOTHING = "No article was found in this PDF: copy the article's text and paste that."
HEADER = b"%PDF-"
LATE_HEADER = re.compile(rb"(?<![ -~])%PDF-\d")
REACH = 1024
"""Bytes at a file's start among which readers look for the header (PDF 1.7, appendix H, note 13); not amid a line of text."""
TRACES = (b"endobj", b"startxref")
HEADLINE, HEADING = 1.2, 1.08
"""Sizes, as multiples of the text's, from which letters are a headline's and a heading's."""
HEADLINE_REACH = 20
"""Blocks among which the headline is looked for."""
HEADING_WORDS = 16
WEB = re.compile(r"https?://[^\s<>\"']{4,2000}")
PRINTERS = re.compile(
    r"skia|chrom|mozilla|firefox|cairo|quartz|safari|webkit|wkhtml|print to pdf|headless|pdfkit|prince|ghostscript",
    re.IGNORECASE,
)
"""Programs that print a page to a PDF: when they did says nothing of when the article came out."""


def matches(data: bytes, name: str) -> bool:
    """Recognise a PDF by its header, which may have something before it, or a named one that has lost its header."""
    head = data[:REACH]
    if head.lstrip(b"\0\t\n\r\x0c \xef\xbb\xbf").startswith(HEADER):
        return True
    traced = any(trace in data for trace in TRACES)
    return traced and (bool(LATE_HEADER.search(head)) or name.lower().endswith(".pdf"))


def read(data: bytes, name: str) -> Iterator[Article]:
    """Read one PDF as one article."""
    found = extract("pdf", data, name, SENTENCES)
    try:
        blocks, cut = _blocks(found["blocks"], more=bool(found["cut"]))
        aside = [Block(_plain(text), hint=Role.BOILERPLATE) for text in found["furniture"] if _plain(text)]
        told = {key: str(found["details"][key]) for key in ("title", "author", "created", "creator", "producer")}
        notes = tuple(limits.shown(str(note), limits.TITLE_CHARACTERS) for note in found["notes"])
    except (KeyError, TypeError, ValueError, AttributeError):
        raise limits.unreadable(name, SENTENCES.broke) from None
    limits.check_words("\n".join(block.text for block in blocks), name)
    kept = with_headings(blocks, clean.keep(blocks))
    largest = next((at for at, block in enumerate(blocks) if block.hint is Role.TITLE), None)
    known = clean.Details(title=properties.headline(blocks, told["title"], largest), url=_url(aside))
    made = None if PRINTERS.search(f"{told['creator']} {told['producer']}") else properties.date(told["created"])
    article = clean.article([*blocks, *aside], known, (*notes, *cut), kept=[*kept, *[False] * len(aside)])
    if not any(part.role is Role.BODY for part in article.parts):
        raise limits.unreadable(name, NOTHING)
    yield properties.completed(article, told["author"], made)


def with_headings(blocks: Sequence[Block], kept: Sequence[bool]) -> list[bool]:
    """Keep the headline, and every heading right before a kept block."""
    out = list(kept)
    for at in range(len(blocks) - 1, -1, -1):
        heads = blocks[at].hint is Role.SUBHEADING and at + 1 < len(blocks) and out[at + 1]
        out[at] = out[at] or heads or blocks[at].hint is Role.TITLE
    return out


def _blocks(rows: Sequence[Any], *, more: bool) -> tuple[list[Block], tuple[str, ...]]:
    """Make blocks of the child's paragraphs, up to the limit of characters, with hints from the size of their letters.

    ``more``: the child has left some out. Returns the blocks and the note that says so.
    """
    texts: list[str] = []
    sizes: list[float] = []
    left, cut = limits.CHARACTERS, more
    for text, size in rows:
        plain = _plain(text)
        cut = cut or len(plain) > left
        plain = plain[:left].rstrip()
        left -= len(plain) + 1
        if plain:
            texts.append(plain)
            sizes.append(float(size))
        if left <= 0:
            break
    notes = (
        (f"The PDF has more text than is kept ({limits.CHARACTERS:,} characters at most); the rest is cut.",)
        if cut or left <= 0
        else ()
    )
    return hinted(texts, sizes), notes


def hinted(texts: Sequence[str], sizes: Sequence[float]) -> list[Block]:
    """Mark the largest text near the start as the headline and other short text in large letters as headings."""
    blocks = [
        Block(text, hint=Role.SUBHEADING if size >= HEADING and len(text.split()) <= HEADING_WORDS else None)
        for text, size in zip(texts, sizes, strict=True)
    ]
    could = [
        at for at in range(min(HEADLINE_REACH, len(blocks))) if sizes[at] >= HEADLINE and titles.could_be(blocks[at])
    ]
    if could:
        best = max(could, key=lambda at: (sizes[at], -at))
        blocks[best] = Block(texts[best], hint=Role.TITLE)
    return blocks


def _plain(text: Any) -> str:
    """Return a text on one line without control characters."""
    return " ".join(CONTROLS.sub("", str(text)).split())


def _url(aside: Sequence[Block]) -> str:
    """Return the address that browsers print at a page's foot."""
    found = next((match[0] for block in aside if (match := WEB.search(block.text))), "")
    return limits.address(found.rstrip(".,;)"))
