"""Files that are no text and that nothing here reads: known by their first bytes, each refused with what to do instead."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from analysis.ingest.limits import unreadable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from analysis.article import Article

HEAD = 4096
"""Bytes that are looked at."""
END_OF_ZIP, ENTRY = b"PK\x05\x06", b"PK\x01\x02"
END_SIZE, ENTRY_SIZE, LONGEST_COMMENT = 22, 46, 65_535
MOST_NAMES = 2_500
"""Entries of a zip whose names are looked at to tell an office document from an archive."""


class Kind(NamedTuple):
    """A class of files: how its bytes are known, and what the reader is told."""

    is_it: Callable[[bytes], bool]
    sentence: str


def starts(*signatures: bytes) -> Callable[[bytes], bool]:
    """Know a file by its first bytes."""
    return lambda data: data.startswith(signatures)


def boxed(*brands: bytes) -> Callable[[bytes], bool]:
    """Know a file of the ISO base media format (``ftyp`` and a brand)."""
    return lambda data: data[4:8] == b"ftyp" and data[8:12].lower().startswith(brands)


def holds(start: bytes, at: int, *marks: bytes) -> Callable[[bytes], bool]:
    """Know a file by its first bytes and by others further on."""
    return lambda data: data.startswith(start) and data[at : at + 12].startswith(marks)


def wide(name: str) -> bytes:
    """Return a stream's name as an old office document spells it."""
    return name.encode("utf-16-le")


def old_office(*streams: str) -> Callable[[bytes], bool]:
    """Know a compound file (old office documents, encrypted new ones) by the streams in it; any when none is named."""
    names = tuple(wide(stream) for stream in streams)
    return lambda data: data.startswith(b"\xd0\xcf\x11\xe0") and (not names or any(name in data for name in names))


def zipped(*members: str) -> Callable[[bytes], bool]:
    """Know a document that is a zip by an entry in it."""
    return lambda data: data.startswith(b"PK") and not entry_names(data).isdisjoint(members)


def typed(mime: bytes) -> Callable[[bytes], bool]:
    """Know a document that is a zip by its first entry, which is its type."""
    return lambda data: data.startswith(b"PK\x03\x04") and data[30:200].startswith(b"mimetype") and mime in data[38:300]


def is_web_archive(data: bytes) -> bool:
    """Know a page saved with its pictures as one mail message (.mhtml)."""
    head = data[:HEAD].lower()
    return b"mime-version:" in head and b"multipart/related" in head and head.lstrip()[:1].isalpha()


PICTURE = "This is a picture: run text recognition (OCR) on it and add the text, or type or paste the article."
SOUND = "This is a sound or video file: add a transcript of it as text."
ARCHIVE = "This archive is of a kind that is not opened here: unpack it and add its files, or pack them as .zip."
SAVE_AS = "save it as .docx, PDF or text and add that."

KINDS = (
    Kind(old_office("EncryptedPackage"), "This office document is protected by a password: open it, save it without one, and add that."),
    Kind(old_office("WordDocument"), f"This is an old Word file (.doc): open it, {SAVE_AS}"),
    Kind(old_office("Workbook", "Book"), "This is an old Excel file (.xls): open it, save it as CSV with one article a row, and add that."),
    Kind(old_office(), f"This is an old office file (.doc, .xls or .ppt) or one with a password: open it, {SAVE_AS}"),
    Kind(zipped("xl/workbook.xml", "xl/workbook.bin"), "This is an Excel workbook: save it as CSV, with one article a row, and add that."),
    Kind(zipped("ppt/presentation.xml"), "This is a PowerPoint presentation: copy its text, or save it as PDF and add that."),
    Kind(zipped("Index/Document.iwa", "Index.zip", "index.apxl"), "This is a Pages, Numbers or Keynote file: export it as .docx or PDF and add that."),
    Kind(typed(b"opendocument.text"), f"This is an OpenDocument text (.odt): open it, {SAVE_AS}"),
    Kind(typed(b"opendocument.spreadsheet"), "This is an OpenDocument spreadsheet: save it as CSV, with one article a row, and add that."),
    Kind(typed(b"opendocument"), f"This is an OpenDocument file: open it, {SAVE_AS}"),
    Kind(typed(b"epub"), "This is an e-book (.epub): copy the article's text and paste that."),
    Kind(lambda data: data[60:68] == b"BOOKMOBI", "This is an e-book: copy the article's text and paste that."),
    Kind(starts(b"{\\rtf"), f"This is a rich text file (.rtf): open it, {SAVE_AS}"),
    Kind(starts(b"%!PS"), "This is a PostScript file: open it, save it as PDF and add that."),
    Kind(starts(b"AT&TFORM"), "This is a scanned book (DjVu): copy the article's text and paste that."),
    Kind(starts(b"bplist00"), "This is a page saved by Safari or another binary list: save the page as HTML or PDF and add that."),
    Kind(is_web_archive, "This is a page saved as a web archive (.mhtml): open it in a browser, save it as HTML or PDF and add that."),
    Kind(starts(b"\x89PNG", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"II*\0", b"MM\0*", b"8BPS", b"\0\0\1\0", b"\0\0\0\x0cjP  "), PICTURE),
    Kind(holds(b"RIFF", 8, b"WEBP"), PICTURE),
    Kind(holds(b"BM", 6, b"\0\0\0\0"), PICTURE),
    Kind(boxed(b"heic", b"heix", b"mif1", b"avif", b"hevc"), PICTURE),
    Kind(holds(b"RIFF", 8, b"WAVE", b"AVI "), SOUND),
    Kind(boxed(b""), SOUND),
    Kind(starts(b"OggS\0", b"fLaC", b"ID3\2", b"ID3\3", b"ID3\4", b"\xff\xfb", b"\xff\xf3", b"\xff\xf2", b"\x1aE\xdf\xa3", b"FLV\1"), SOUND),
    Kind(starts(b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!\x1a", b"\xfd7zXZ", b"\x28\xb5\x2f\xfd", b"BZh1", b"BZh9"), ARCHIVE),
    Kind(starts(b"MZ\x90", b"\x7fELF", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe"), "This is a program, not a text: choose another file."),
    Kind(starts(b"SQLite format 3\0"), "This is a database: export its articles as CSV or JSON and add that."),
    Kind(starts(b"PAR1"), "This is a Parquet table: export its articles as CSV or JSON and add that."),
    Kind(starts(b"wOFF", b"wOF2", b"\0\1\0\0\0", b"OTTO\0"), "This is a font, not a text: choose another file."),
)  # fmt: skip
"""Asked in this order: the special before the general."""


def matches(data: bytes, name: str) -> bool:  # noqa: ARG001 - every format is asked alike
    """Recognise a file that nothing here reads."""
    return any(kind.is_it(data) for kind in KINDS)


def read(data: bytes, name: str) -> Iterator[Article]:
    """Refuse it. Raises `Unreadable` with the sentence of its kind."""
    yield from ()
    raise unreadable(name, next(kind.sentence for kind in KINDS if kind.is_it(data)))


def entry_names(data: bytes) -> frozenset[str]:
    """Return the names in a zip's table of contents, up to `MOST_NAMES`; nothing is unpacked, and lies do no harm."""
    end = data.rfind(END_OF_ZIP, max(0, len(data) - LONGEST_COMMENT - END_SIZE))
    if end < 0:
        return frozenset()
    size = int.from_bytes(data[end + 12 : end + 16], "little")
    at = max(0, end - size)
    out: set[str] = set()
    for _ in range(MOST_NAMES):
        if data[at : at + 4] != ENTRY:
            break
        name, extra, comment = (int.from_bytes(data[at + place : at + place + 2], "little") for place in (28, 30, 32))
        out.add(
            data[at + ENTRY_SIZE : at + ENTRY_SIZE + name].decode("utf-8", "replace").replace("\\", "/").lstrip("/")
        )
        at += ENTRY_SIZE + name + extra + comment
    return frozenset(out)
