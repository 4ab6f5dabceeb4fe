"""What the child does with a Word document: its paragraphs with the role that their style gives them, its properties.

python-docx opens the document; the paragraphs are walked here, because it passes over insertions, content controls and
text boxes. Tracked deletions, comments, field codes and hidden text are not the article's.
"""

from __future__ import annotations

import importlib
import zipfile
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from analysis.ingest.docx_package import DAMAGED, Parts, packed, parts
from analysis.ingest.docx_styles import W, outlined, style_roles, value
from analysis.ingest.limits import CHARACTERS
from analysis.ingest.refused import Refused

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

P, ROW, CELL, TEXT, SETTINGS, RUN_SETTINGS = (W + name for name in ("p", "tr", "tc", "t", "pPr", "rPr"))
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
UNREAD = frozenset(
    [FALLBACK]
    + [W + name for name in ("del", "moveFrom", "delText", "delInstrText", "instrText", "pPr", "tblPr", "trPr", "tcPr", "sectPr", "rt")]
)  # fmt: skip
"""Elements of which nothing is read: what was deleted, codes, settings, the copy of a text box for older programs."""
WRITTEN = {f"{W}tab": " ", f"{W}ptab": " ", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
READ = (*UNREAD, *WRITTEN, TEXT, P, ROW, CELL)
"""Elements at which the walk stops; the others it passes without a look."""
OFF = frozenset({"0", "false", "off"})
CELL_WORDS = 12
BETWEEN_CELLS = " | "
LONGEST_VALUE = 2000
BLOCKS = 20_000
"""Paragraphs that are kept: a long book has fewer."""


def warm() -> None:
    """Import what the first document would otherwise wait for."""
    importlib.import_module("docx")


def read(data: bytes) -> dict[str, Any]:
    """Read one document: ``blocks`` of [text, role], ``details``, ``cut`` (whether there was more text than is kept).

    Raises `Refused` with a sentence for what cannot be read.
    """
    from lxml import etree

    found = parts(data)
    try:
        document = _opened(found)
        roles = style_roles(document.part.styles.element) if found.styles else {}
        body = document.element.body
    except (ValueError, KeyError, TypeError, AttributeError, IndexError, zipfile.BadZipFile, etree.LxmlError):
        raise Refused(DAMAGED) from None
    if body is None:
        raise Refused(DAMAGED)
    blocks: list[list[str]] = []
    left = CHARACTERS
    for text, role in paragraphs(body, roles):
        if left <= 0 or len(blocks) >= BLOCKS:
            left = 0
            break
        blocks.append([text[:left], role])
        left -= len(text) + 1
    return {"blocks": blocks, "details": _details(document), "cut": left <= 0}


def _opened(found: Parts) -> Any:
    """Open the document, without its styles or properties where they are broken: the text is what counts."""
    import docx
    from lxml import etree

    for attempt in (found, Parts(found.text, b"", b"")):
        try:
            document = docx.Document(packed(attempt))
            _ = document.part.styles.element if attempt.styles else None
        except (ValueError, KeyError, TypeError, AttributeError, etree.LxmlError):
            continue
        return document
    raise Refused(DAMAGED)


@dataclass(slots=True)
class _Paragraph:
    """A paragraph being read: its role, its pieces, and whether its end was deleted."""

    role: str
    joins: bool
    pieces: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Walk:
    """Open paragraphs (a text box nests), open cells and rows, and what a deleted paragraph end carries over."""

    roles: Mapping[str, str]
    open: list[_Paragraph] = field(default_factory=list)
    cells: list[list[tuple[str, str]]] = field(default_factory=list)
    rows: list[list[list[tuple[str, str]]]] = field(default_factory=list)
    carried: str = ""

    def begin(self, element: Any) -> None:
        """Open a paragraph."""
        settings = _first(element, SETTINGS)
        style = value(settings.find(f"{W}pStyle")) if settings is not None else ""
        joins = settings is not None and settings.find(f"{W}rPr/{W}del") is not None
        self.open.append(_Paragraph(self.roles.get(style, "") or outlined(settings), joins))

    def end(self) -> Iterator[tuple[str, str]]:
        """Close a paragraph: give it, or put it into the open cell."""
        paragraph = self.open.pop()
        text, self.carried = (self.carried + "".join(paragraph.pieces)).strip(), ""
        if paragraph.joins:
            self.carried = f"{text} "
        elif text:
            yield from self.put([(text, paragraph.role)])

    def put(self, found: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
        """Give paragraphs, or put them into the open cell."""
        if self.cells:
            self.cells[-1].extend(found)
        else:
            yield from found

    def leave_cell(self) -> Iterator[tuple[str, str]]:
        """Close a cell and add it to its row."""
        cell = self.cells.pop()
        if self.rows:
            self.rows[-1].append(cell)
        else:
            yield from self.put(cell)

    def leave_row(self) -> Iterator[tuple[str, str]]:
        """Close a row: short cells make one line, others are taken one after the other."""
        row = [cell for cell in self.rows.pop() if cell]
        texts = [text for cell in row for text, _ in cell]
        if len(row) > 1 and len(texts) == len(row) and all(len(text.split()) <= CELL_WORDS for text in texts):
            yield from self.put([(BETWEEN_CELLS.join(text.replace("\n", " ") for text in texts), "")])
        else:
            yield from self.put([paragraph for cell in row for paragraph in cell])


def paragraphs(body: Any, roles: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield each paragraph's text, with newlines for its line breaks, and role. Walks without recursion."""
    from lxml import etree

    walk = _Walk(roles)
    events = etree.iterwalk(body, events=("start", "end"), tag=READ)
    for event, element in events:
        tag = element.tag
        if tag == P and next(element.iterchildren(), None) is None:
            continue  # an empty paragraph; a document may have a million
        if event == "end":
            yield from _leave(walk, tag)
        elif tag in UNREAD:
            events.skip_subtree()
        else:
            _enter(walk, element, tag)
    if walk.carried.strip():
        yield walk.carried.strip(), ""


def _enter(walk: _Walk, element: Any, tag: str) -> None:
    """Take an element's beginning."""
    if tag == P:
        walk.begin(element)
    elif tag == ROW:
        walk.rows.append([])
    elif tag == CELL:
        walk.cells.append([])
    elif walk.open and not _is_hidden(element.getparent()):
        walk.open[-1].pieces.append(WRITTEN.get(tag) or element.text or "")


def _leave(walk: _Walk, tag: str) -> Iterator[tuple[str, str]]:
    """Take an element's end."""
    if tag == P:
        yield from walk.end()
    elif tag == CELL:
        yield from walk.leave_cell()
    elif tag == ROW:
        yield from walk.leave_row()


def _first(element: Any, tag: str) -> Any:
    """Return an element's first child if it is of this kind, as settings are: nobody looks through a million of them."""
    found = next(element.iterchildren(), None)
    return found if found is not None and found.tag == tag else None


def _is_hidden(run: Any) -> bool:
    """Tell whether a run's letters are hidden."""
    settings = _first(run, RUN_SETTINGS)
    mark = settings.find(f"{W}vanish") if settings is not None else None
    return mark is not None and value(mark).lower() not in OFF


def _details(document: Any) -> dict[str, str]:
    """Return title, author and day of making, ``""`` where the properties tell none."""
    out = {}
    for name in ("title", "author", "created"):
        try:
            told = getattr(document.core_properties, name)
            out[name] = str(told.isoformat() if hasattr(told, "isoformat") else told or "")[:LONGEST_VALUE]
        except (ValueError, KeyError, TypeError, AttributeError, OverflowError):
            out[name] = ""
    return out
