"""Hostile Word documents: whole ones whose package is broken, and the parts they are put together from."""

from __future__ import annotations

from functools import cache
from html import escape
from typing import TYPE_CHECKING

from benchmarks.hostile_made import MEGABYTE, Made, article, flate_bomb, flipped, plain, sum_of
from benchmarks.hostile_zipped import ENCRYPTED, LATER, UTF8, Entry, write

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
TYPES, RELS, BODY, CORE, LINKS = (
    "[Content_Types].xml",
    "_rels/.rels",
    "word/document.xml",
    "docProps/core.xml",
    "word/_rels/document.xml.rels",
)
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def paragraph(text: str, inner: str = "") -> str:
    """Return a paragraph of one run; ``inner`` stands in the run before the text."""
    return f'<w:p><w:r>{inner}<w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'


def body(inner: str, *, head: str = HEAD, at: int = 0) -> str:
    """Return a main part that holds an ordinary article and then ``inner``."""
    good = "".join(map(paragraph, article(at)))
    return f'{head}<w:document xmlns:w="{W}" xmlns:r="{OFFICE}"><w:body>{good}{inner}<w:sectPr/></w:body></w:document>'


def relations(*inner: str) -> str:
    """Return a part of relations."""
    return f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{"".join(inner)}</Relationships>'


def relation(name: str, kind: str, target: str, mode: str = "") -> str:
    """Return one relation."""
    mode = f' TargetMode="{mode}"' if mode else ""
    return f'<Relationship Id="{name}" Type="{kind}" Target="{escape(target)}"{mode}/>'


def parts() -> dict[str, str]:
    """Return the parts of an ordinary document, each by its name in the package."""
    core = f'{HEAD}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{article()[0]}</dc:title><dc:creator>A. Writer</dc:creator></cp:coreProperties>'
    main = relation("rId1", f"{OFFICE}/officeDocument", BODY)
    types = (
        f'{HEAD}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/><Override PartName="/{BODY}" ContentType="{MAIN}"/>'
        f'<Override PartName="/{CORE}" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
    )
    rels = relations(main, relation("rId2", f"{PACKAGE}/relationships/metadata/core-properties", CORE))
    return {TYPES: types, RELS: rels, BODY: body(""), CORE: core}


def package(changed: Mapping[str, str | bytes | None], *, extra: tuple[Entry, ...] = ()) -> bytes:
    """Return a document with some parts changed (``None``: left out) and entries added."""
    found: dict[str, str | bytes | None] = {**parts(), **changed}
    entries = [
        Entry(name.encode(), part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part)
        for name, part in found.items()
        if part is not None
    ]
    return write([*entries, *extra])


@cache
def real() -> bytes:
    """Return a document as python-docx writes it, packed again without the clock's time."""
    import io
    import zipfile

    import docx

    document = docx.Document()
    headline, *paragraphs = article(3)
    document.add_heading(headline, 0)
    for text in paragraphs:
        document.add_paragraph(text)
    table = document.add_table(2, 2)
    table.cell(0, 0).text = "Bridge"
    out = io.BytesIO()
    document.save(out)
    with zipfile.ZipFile(out) as archive:
        return write([Entry(name.encode(), archive.read(name)) for name in archive.namelist()])


def cases() -> Iterator[Made]:
    """Yield the documents of this module."""
    yield Made("docx", "of python-docx", "ordinary.docx", real, ordinary=True)
    yield Made("docx", "of few parts", "few parts.docx", lambda: package({}), ordinary=True)
    yield Made("docx", "named as a text", "document.txt", lambda: package({}), ordinary=True)
    for what, make in _broken():
        yield Made("docx", what, f"{what}.docx", make)
    for tenth in range(1, 10, 2):
        yield Made("docx", f"cut after {tenth} tenths", f"cut {tenth}.docx", lambda tenth=tenth: real()[: len(real()) * tenth // 10])  # fmt: skip
    for turn in range(10):
        name = f"bytes changed {turn}.docx"
        yield Made("docx", f"bytes changed, {turn}", name, lambda name=name: flipped(real(), name))
    for turn in range(5):
        name = f"text changed {turn}.docx"
        yield Made("docx", f"main part changed, {turn}", name, lambda name=name: package({BODY: flipped(body("").encode(), name, start=60)}))  # fmt: skip


def _broken() -> Iterator[tuple[str, Callable[[], bytes]]]:
    for part in (TYPES, RELS, BODY, CORE):
        yield f"without {part.replace('/', ' ')}", lambda part=part: package({part: None})
        yield f"empty {part.replace('/', ' ')}", lambda part=part: package({part: b""})
        yield f"no XML in {part.replace('/', ' ')}", lambda part=part: package({part: b"\xff\xd8 no XML < & > " * 40})
    yield "nothing but a name", lambda: write([Entry(b"word/document.xml")])
    yield "old binary document", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 4000
    yield "table named as a document", lambda: package({TYPES: parts()[TYPES].replace("wordprocessingml.document", "spreadsheetml.sheet")})  # fmt: skip
    yield "open document named as Word's", lambda: write([Entry(b"mimetype", b"application/vnd.oasis.opendocument.text"), Entry(b"content.xml", plain())])  # fmt: skip
    yield "template with macros", lambda: package({TYPES: parts()[TYPES].replace(MAIN, "application/vnd.ms-word.template.macroEnabledTemplate.main+xml"), "word/vbaProject.bin": b"\xd0\xcf\x11\xe0" * 400})  # fmt: skip
    yield "main part twice", lambda: package({}, extra=(Entry(BODY.encode(), body("", at=5).encode()),))
    yield "main part encrypted", lambda: package({BODY: None}, extra=(Entry(BODY.encode(), body("").encode(), flags=UTF8 | ENCRYPTED),))  # fmt: skip
    yield "main part by an unknown method", lambda: package({BODY: None}, extra=(Entry(BODY.encode(), body("").encode(), method=99),))  # fmt: skip
    yield "main part's size after it", lambda: package({BODY: None}, extra=(Entry(BODY.encode(), body("").encode(), flags=UTF8 | LATER, size=0, packed_size=0, crc=0),))  # fmt: skip
    yield "bomb as main part", lambda: package({BODY: None}, extra=(_bomb(BODY, 1024, 1024),))
    yield "bomb as main part that says 1 MB", lambda: package({BODY: None}, extra=(_bomb(BODY, 1024, 1),))
    yield "bomb as a picture", lambda: package({}, extra=(_bomb("word/media/image1.png", 1024, 1024),))
    yield "bomb as properties", lambda: package({CORE: None}, extra=(_bomb(CORE, 600, 600),))
    yield "climbs out", lambda: package({RELS: parts()[RELS].replace(BODY, "../../../../etc/passwd")})
    yield "main part from the root", lambda: package({RELS: parts()[RELS].replace(BODY, "/etc/passwd")})
    yield "main part elsewhere", lambda: package({RELS: relations(relation("rId1", f"{OFFICE}/officeDocument", "http://127.0.0.1:9/a.xml", "External"))})  # fmt: skip
    yield "main part is the package's list", lambda: package({RELS: parts()[RELS].replace(BODY, TYPES)})
    yield "5,000 parts", lambda: package({f"word/part{at}.xml": "<x/>" for at in range(5000)})


def _bomb(name: str, megabytes: int, told: int) -> Entry:
    return Entry(name.encode(), packed=flate_bomb(megabytes, raw=True), size=told * MEGABYTE, crc=sum_of(megabytes))
