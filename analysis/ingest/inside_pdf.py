"""What the child does with a PDF: its paragraphs in reading order, what it prints on every page, its meta data.

pdfium gives letters with places; `pdf_words`, `pdf_layout`, `pdf_paragraphs` and `pdf_furniture` make text of them.
"""

from __future__ import annotations

import importlib
import re
import time
from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

from analysis.ingest.limits import CHARACTERS
from analysis.ingest.pdf_furniture import edge_lines, form, furniture
from analysis.ingest.pdf_layout import Line, columns, lines
from analysis.ingest.pdf_paragraphs import Paragraph, joined_over_breaks, paragraphs, usual_leading
from analysis.ingest.pdf_words import words
from analysis.ingest.pipe import SECONDS
from analysis.ingest.refused import Refused

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

PAGES = 500
"""Pages that are read; a note says so when there are more."""
SECONDS_TO_READ = 0.5 * SECONDS
"""Seconds after which no further page is read: a book's first chapters are better than none of it."""
PAGE_CHARACTERS = 250_000
"""Characters that are read of one page: a newspaper's largest have a tenth of that."""
BLOCKS = 20_000
"""Paragraphs that are kept: a long book has fewer, what has more is no text."""
PASSWORD_ERROR, SECURITY_ERROR = 4, 5
"""What pdfium calls a file that asks for a password, and one protected in a way that it does not know (fpdfview.h)."""
LEAST_LETTERS = 40
"""Letters and digits below which the pages are taken to hold pictures of text."""
UNREAD = 0.3
"""The share of characters that stand for nothing above which a PDF does not say which letters it shows."""
NO_LETTER = re.compile("[\x00-\x1f\x7f-\x9f\ufffd\ufffe\uffff\ue000-\uf8ff]")
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)?")
KEYS = {"title": "Title", "author": "Author", "created": "CreationDate", "creator": "Creator", "producer": "Producer"}
LONGEST_VALUE = 2000
NAMED = 5

PASSWORD = "This PDF is protected by a password: open it, print or save it without one, and add that."  # noqa: S105
SECURITY = "This PDF is protected in a way that cannot be read here: open it, print it to a new PDF, and add that."
DAMAGED = (
    "This PDF is damaged: open it in a reader, print or save it as a new PDF and add that, or paste the article's text."
)
EMPTY = "This PDF has no pages with text: check that it is the right file, or paste the article's text."
SCANNED = "This PDF holds pictures of text, no text: run text recognition (OCR) on it and add the result, or type or paste the text."
CODED = "This PDF does not say which letters its signs stand for: copy its text elsewhere to check it, and paste the article's text."


class Page(NamedTuple):
    """The lines of one page in the order of drawing, its lower and upper edge; whether it shows a picture, and has more."""

    lines: list[Line]
    bottom: float
    top: float
    picture: bool = False
    cut: bool = False


def warm() -> None:
    """Import what the first PDF would otherwise wait for."""
    for library in ("pypdfium2", "pypdfium2.raw"):
        importlib.import_module(library)


def read(data: bytes) -> dict[str, Any]:
    """Read one PDF: what `laid_out` returns, ``details`` and ``notes``.

    Raises `Refused` with a sentence for what cannot be read.
    """
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        document = PdfDocument(data)
    except PdfiumError as error:
        code = getattr(error, "err_code", None)
        raise Refused({PASSWORD_ERROR: PASSWORD, SECURITY_ERROR: SECURITY}.get(code or 0, DAMAGED)) from None
    try:
        count = len(document)
        pages, broken = _pages(document, min(count, PAGES))
        details = _details(document)
    finally:
        document.close()
    if count < 1 or (broken and not any(page.lines for page in pages)):
        raise Refused(DAMAGED)
    _check_text(pages)
    return {**laid_out(pages), "details": details, "notes": _notes(count, pages, broken)}


def _pages(document: Any, count: int) -> tuple[list[Page], list[int]]:
    """Read pages until they have the characters that are kept, or the time is up that leaves some to lay them out.

    Returns the pages and the numbers of those that failed.
    """
    from pypdfium2 import PdfiumError

    pages, broken, left = [], [], CHARACTERS
    deadline = time.monotonic() + SECONDS_TO_READ
    for at in range(count):
        try:
            page, size = _page(document, at, left)
        except PdfiumError:
            broken.append(at + 1)
            page, size = Page([], 0.0, 0.0), 0
        pages.append(page)
        left -= size
        if left <= 0 or time.monotonic() > deadline:
            break
    return pages, broken


def _page(document: Any, at: int, most: int) -> tuple[Page, int]:
    """Read one page and the number of characters that it has, up to ``most``."""
    from pypdfium2 import raw

    page = document[at]
    try:
        text_page = page.get_textpage()
        try:
            all_ = text_page.count_chars()
            count = min(most, PAGE_CHARACTERS, all_)
            found = lines(words(text_page, count))
        finally:
            text_page.close()
        picture = any(
            raw.FPDFPageObj_GetType(raw.FPDFPage_GetObject(page.raw, number))
            in {raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_FORM}
            for number in range(min(50, raw.FPDFPage_CountObjects(page.raw)))
        )
        _, bottom, _, top = page.get_bbox()
        return Page(found, bottom, top, picture, cut=all_ > PAGE_CHARACTERS), count
    finally:
        page.close()


def _check_text(pages: Sequence[Page]) -> None:
    """Refuse what has no text, or text in signs that stand for nothing."""
    text = "".join(line.text for page in pages for line in page.lines)
    if sum(map(str.isalnum, text)) + len(NO_LETTER.findall(text)) < LEAST_LETTERS:
        raise Refused(SCANNED if any(page.picture for page in pages) else EMPTY)
    if len(NO_LETTER.findall(text)) > UNREAD * len(text):
        raise Refused(CODED)


def _notes(count: int, pages: Sequence[Page], broken: Sequence[int]) -> list[str]:
    """Say what of the document was not read."""
    out = []
    if len(pages) < count:
        out.append(f"The PDF has {count:,} pages; the first {len(pages):,} were read and the rest is cut.")
    if broken:
        out.append(f"Nothing could be read from {_numbered(broken)} of the PDF.")
    blind = [at for at, page in enumerate(pages, 1) if page.picture and not page.lines]
    if blind:
        out.append(f"There are only pictures, no text, on {_numbered(blind)} of the PDF.")
    full = [at for at, page in enumerate(pages, 1) if page.cut]
    if full:
        out.append(f"Only the first {PAGE_CHARACTERS:,} characters were read from {_numbered(full)} of the PDF.")
    return out


def _numbered(numbers: Sequence[int]) -> str:
    """Name pages by their numbers, the first five."""
    named = ", ".join(str(number) for number in numbers[:NAMED])
    more = " and others" if len(numbers) > NAMED else ""
    return f"page{'s' if len(numbers) > 1 else ''} {named}{more}"


def laid_out(pages: Sequence[Page]) -> dict[str, Any]:
    """Return ``blocks`` in reading order and ``furniture``, each text once.

    A block is [text, its size as a multiple of that of most letters]. ``cut``: there were more than are kept.
    """
    edges = [edge_lines(page.lines, page.bottom, page.top) for page in pages]
    aside = furniture([page.lines for page in pages], edges)
    kept = [
        [line for at, line in enumerate(page.lines) if at not in out] for page, out in zip(pages, aside, strict=True)
    ]
    columned = [columns(found) for found in kept]
    body = _body_size(line for found in kept for line in found)
    known = frozenset(word.lower() for found in kept for line in found for word in WORD.findall(line.text))
    leading = usual_leading(column for page in columned for column in page)
    found = [
        paragraph
        for at, page in enumerate(columned)
        for column in page
        for paragraph in paragraphs(column, at, body, leading, known)
    ]
    whole: list[Paragraph] = joined_over_breaks(found, known)
    repeated: dict[str, str] = {}
    for page, out in zip(pages, aside, strict=True):
        for at in sorted(out):
            repeated.setdefault(form(page.lines[at].text), page.lines[at].text)
    return {
        "blocks": [[paragraph.text, round(paragraph.size / body, 3)] for paragraph in whole[:BLOCKS]],
        "furniture": list(repeated.values()),
        "cut": len(whole) > BLOCKS,
    }


def _body_size(found: Iterator[Line]) -> float:
    """Return the size in which most letters are set."""
    sizes: Counter[float] = Counter()
    for line in found:
        sizes[round(2 * line.size) / 2] += len(line.text)
    return max(sizes, key=lambda size: (sizes[size], size)) if sizes else 1.0


def _details(document: Any) -> dict[str, str]:
    """Return what the PDF says of itself, ``""`` where it says nothing or nothing that is text."""
    out = {}
    for name, key in KEYS.items():
        try:
            out[name] = str(document.get_metadata_value(key))[:LONGEST_VALUE]
        except (ValueError, OSError):
            out[name] = ""
    return out
