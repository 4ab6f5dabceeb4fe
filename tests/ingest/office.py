"""Files for the tests, made with the real libraries or written by hand where those would not write them."""

from __future__ import annotations

import io
import textwrap
import zipfile
from typing import TYPE_CHECKING

import docx
from fpdf import FPDF

from tests.ingest.test_clean import BODY, TITLE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PLAIN = str.maketrans("“”’", '""\'')
"""The fonts that every PDF reader has know no typographic marks."""
BODY_PLAIN = [paragraph.translate(PLAIN) for paragraph in BODY]


def new_pdf(**options: str) -> FPDF:
    """Begin a PDF with one page."""
    made = FPDF(**options)  # type: ignore[arg-type]
    made.add_page()
    made.set_font("Helvetica", size=11)
    return made


def write(made: FPDF, text: str, size: float = 11) -> None:
    """Write a paragraph, wrapped to the page."""
    made.set_font_size(size)
    made.multi_cell(0, size * 0.5, text, new_x="LMARGIN", new_y="NEXT", align="L")
    made.ln(2)


def article_pdf(title: str = TITLE, body: Sequence[str] = BODY_PLAIN) -> FPDF:
    """Return a PDF of a headline in large letters and paragraphs."""
    made = new_pdf()
    write(made, title, 22)
    for paragraph in body:
        write(made, paragraph)
    return made


def raw_pdf(objects: Mapping[int, str | bytes], root: int = 1) -> bytes:
    """Write a PDF by hand: numbered objects, a table of where they are, a trailer."""
    out = io.BytesIO()
    out.write(b"%PDF-1.7\n")
    places = {}
    for number, content in objects.items():
        places[number] = out.tell()
        body = content.encode("latin-1") if isinstance(content, str) else content
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start = out.tell()
    size = max(objects) + 1
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % size)
    for number in range(1, size):
        there = number in places
        out.write(b"%010d 00000 %s \n" % (places.get(number, 0), b"n" if there else b"f"))
    out.write(b"trailer\n<< /Size %d /Root %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, root, start))
    return out.getvalue()


def stream(content: str | bytes, settings: str = "") -> bytes:
    """Write a stream object."""
    body = content.encode("latin-1") if isinstance(content, str) else content
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(body), settings.encode(), body)


def wrapped(paragraphs: Sequence[str], width: int = 80) -> list[str]:
    """Return the lines of paragraphs that are wrapped."""
    return [line for paragraph in paragraphs for line in textwrap.wrap(paragraph, width)]


def lines_drawn(lines: Sequence[str], top: int = 800, size: int = 11) -> str:
    """Return the drawing of lines of text, one under the other."""
    rows = "".join(f"({line}) Tj 0 -{size + 3} Td\n" for line in (_escaped(line) for line in lines))
    return f"BT /F1 {size} Tf 40 {top} Td\n{rows}ET\n"


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


FONT = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"


def simple_objects(drawing: str | bytes, *, box: str = "[0 0 595 842]", font: str = FONT) -> dict[int, str | bytes]:
    """Return the objects of a PDF of one page with one drawing."""
    return {
        1: "<< /Type /Catalog /Pages 2 0 R >>",
        2: "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        3: f"<< /Type /Page /Parent 2 0 R /MediaBox {box} /Resources << /Font << /F1 5 0 R >> >> /Contents 4 0 R >>",
        4: stream(drawing),
        5: font,
    }


def word_bytes(document: docx.document.Document) -> bytes:
    """Save a Word document to bytes."""
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def article_docx() -> docx.document.Document:
    """Return a Word document of a title and paragraphs, with the properties that an office writes."""
    made = docx.Document()
    made.core_properties.author, made.core_properties.title = "python-docx", "Word Document"
    made.add_heading(TITLE, 0)
    for paragraph in BODY:
        made.add_paragraph(paragraph)
    return made


def repacked(data: bytes, changes: Mapping[str, bytes | None], more: Sequence[tuple[str, bytes]] = ()) -> bytes:
    """Return a zip with entries changed or (``None``) left out, and ``more`` of them."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = changes.get(name, old.read(name))
            if content is not None:
                new.writestr(name, content)
        for name in changes.keys() - set(old.namelist()):
            new.writestr(name, changes[name] or b"")
        for name, content in more:
            new.writestr(name, content)
    return out.getvalue()


def with_body(xml: str, start: str = "<?xml version='1.0' encoding='UTF-8'?>") -> bytes:
    """Return a Word document whose body is ``xml``."""
    text = f'{start}<w:document xmlns:w="{WORD}"><w:body>{xml}</w:body></w:document>'
    return repacked(word_bytes(docx.Document()), {"word/document.xml": text.encode("utf-8", "surrogatepass")})


def paragraph_xml(text: str) -> str:
    """Return a paragraph's mark-up."""
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"
