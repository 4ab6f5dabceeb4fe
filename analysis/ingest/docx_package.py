"""A Word document's zip → the three parts that are read, checked and packed anew. Runs in the child.

python-docx opens every part and follows every relationship. What it is given here is a package that holds nothing but the
text, its styles and its properties: no relationship leads outside or in a circle, no part is missing or of a wrong type,
and macro-enabled, template and "strict" documents are as good as any.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from typing import NamedTuple

from analysis.ingest.refused import Refused

ENTRIES = 2_000
ENTRY_BYTES, TOTAL_BYTES = 50 << 20, 100 << 20
"""Bytes that one part, and all of them, may have when unpacked."""
LOOKED_AT = 200
DAMAGED = "This Word document is damaged: open it, save it again as .docx and add that, or paste the article's text."
TOO_LARGE = "This Word document is too large when unpacked: copy the article's text into a new document and add that, or paste it."
PROTECTED = "This Word document is protected by a password: open it, save it without one, and add that."
DECLARES = "This Word document declares a type of its own (DTD), which is never opened: save it again in Word, or paste the text."

ENCODING = re.compile(rb"<\?xml[^>]{0,150}encoding\s*=\s*[\"'](?P<name>[^\"']{1,40})")
USUAL = re.compile(rb"utf-?8|utf-?16(?:[lb]e)?|us-ascii|ascii|iso-8859-1|windows-1252", re.IGNORECASE)
STRICT = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (b"http://purl.oclc.org/ooxml/drawingml/main", b"http://schemas.openxmlformats.org/drawingml/2006/main"),
)
"""Names in "strict" documents (ISO 29500-1) and the ones that everybody else uses (ISO 29500-4) for the same."""
USUAL_MAIN, STYLES, CORE, POINTERS = "word/document.xml", "styles.xml", "docProps/core.xml", "_rels/.rels"

PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
TYPES = (
    f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{WORD}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{WORD}.styles+xml"/>'
    '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
)


class Parts(NamedTuple):
    """The XML of a document's text, styles and properties; ``b""`` where it has none of the latter two."""

    text: bytes
    styles: bytes
    core: bytes


def parts(data: bytes) -> Parts:
    """Read the parts. Raises `Refused` for what is damaged, protected, too large or declares a document type."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return _parts(package)
    except (zipfile.BadZipFile, zlib.error, EOFError, KeyError, ValueError, OSError, NotImplementedError, RuntimeError):
        raise Refused(DAMAGED) from None


def _parts(package: zipfile.ZipFile) -> Parts:
    """Check every entry, then read the ones that count."""
    entries = package.infolist()
    _check(entries)
    names = {entry.filename.replace("\\", "/").lstrip("/"): entry for entry in entries}
    for name, entry in names.items():
        if name.lower().endswith((".xml", ".rels")):
            _refuse_declared(package, entry)
    main = _main(package, names)
    folder = main.rpartition("/")[0]
    found = [
        package.read(names[name]) if name in names else b"" for name in (main, f"{folder}/{STYLES}".lstrip("/"), CORE)
    ]
    return Parts(*(_usual(part) for part in found))


def _check(entries: list[zipfile.ZipInfo]) -> None:
    """Refuse a package that would unpack to more than it should; what an entry claims is all that is ever unpacked of it."""
    sizes = [entry.file_size for entry in entries]
    if len(sizes) > ENTRIES or sum(sizes) > TOTAL_BYTES or max(sizes, default=0) > ENTRY_BYTES:
        raise Refused(TOO_LARGE)
    if any(entry.flag_bits & 1 for entry in entries):
        raise Refused(PROTECTED)


def _refuse_declared(package: zipfile.ZipFile, entry: zipfile.ZipInfo) -> None:
    """Refuse a part that declares a document type, or hides in an encoding that office programs do not write."""
    try:
        content = package.read(entry)
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, OSError, NotImplementedError, RuntimeError):
        return  # a part that is not read may be broken; one that is read will be found to be
    narrow = content.replace(b"\0", b"")
    if b"<!DOCTYPE" in narrow or b"<!ENTITY" in narrow:
        raise Refused(DECLARES)
    told = ENCODING.search(narrow[:LOOKED_AT])
    if told and not USUAL.fullmatch(told["name"]):
        raise Refused(DAMAGED)


def _main(package: zipfile.ZipFile, names: dict[str, zipfile.ZipInfo]) -> str:
    """Return the name of the part that holds the text: the usual one, else the one that the package points at."""
    if USUAL_MAIN in names:
        return USUAL_MAIN
    pointed = _pointed_at(package.read(names[POINTERS])) if POINTERS in names else ""
    others = sorted(name for name in names if name.startswith("word/document") and name.endswith(".xml"))
    found = next((name for name in (pointed, *others) if name in names), "")
    if not found:
        raise Refused(DAMAGED)
    return found


def _pointed_at(pointers: bytes) -> str:
    """Return the part that a package's relationships name as its document, ``""`` without one."""
    from lxml import etree

    try:
        rows = etree.fromstring(pointers, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.LxmlError:
        return ""
    targets = (row.get("Target", "") for row in rows if str(row.get("Type", "")).endswith("/officeDocument"))
    return str(next(targets, "")).lstrip("/")


def _usual(part: bytes) -> bytes:
    """Spell the names of a strict document as everybody does."""
    for strict, usual in STRICT if b"http://purl.oclc.org/ooxml/" in part else ():
        part = part.replace(strict, usual)
    return part


def packed(found: Parts) -> io.BytesIO:
    """Pack the parts anew, with no relationship but from the package to the text and from the text to its styles."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("[Content_Types].xml", TYPES)
        core = _relation("2", f"{PACKAGE}/relationships/metadata/core-properties", CORE) if found.core else ""
        package.writestr(POINTERS, _relations(_relation("1", f"{OFFICE}/officeDocument", USUAL_MAIN) + core))
        package.writestr(USUAL_MAIN, found.text)
        if found.core:
            package.writestr(CORE, found.core)
        if found.styles:
            package.writestr("word/styles.xml", found.styles)
            package.writestr("word/_rels/document.xml.rels", _relations(_relation("1", f"{OFFICE}/styles", STYLES)))
    out.seek(0)
    return out


def _relations(rows: str) -> str:
    return f'<Relationships xmlns="{PACKAGE}/relationships">{rows}</Relationships>'


def _relation(number: str, kind: str, target: str) -> str:
    return f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
