"""Bytes → text: byte order mark, UTF-8, what the file declares, what its bytes look like, Windows-1252, in this order."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from analysis.ingest import garbled, latin
from analysis.ingest.limits import unreadable

LEAST_PAIRS = 4
"""Pairs of bytes from which their pattern tells something."""
SAMPLE = 1 << 17
"""Bytes that are looked at to guess an encoding."""


MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

SIGNATURES = (
    (b"%PDF-", "a PDF"), (b"PK\x03\x04", "an archive or office document"), (b"PK\x05\x06", "an archive"),
    (b"\x89PNG", "a picture"), (b"\xff\xd8\xff", "a picture"), (b"GIF8", "a picture"), (b"\x1f\x8b", "an archive"),
    (b"\xd0\xcf\x11\xe0", "an old office document"), (b"MZ\x90", "a program"), (b"\x7fELF", "a program"),
    (b"Rar!", "an archive"), (b"7z\xbc\xaf", "an archive"), (b"SQLite format 3\0", "a database"), (b"ID3", "a sound file"),
    (b"OggS", "a sound file"), (b"RIFF", "a sound or video file"), (b"{\\rtf", "a rich text document"),
    (b"BZh", "an archive"), (b"\xfd7zXZ", "an archive"), (b"wOF", "a font"), (b"PAR1", "a Parquet table"),
)  # fmt: skip

ESCAPE, ISO_2022 = (
    b"\x1b$",
    ("iso2022_jp", "iso2022_kr", "iso2022_jp_2", "iso2022_jp_ext", "iso2022_jp_3", "iso2022_jp_2004"),
)
HZ = re.compile(rb"~\{(?:[!-}][!-~]){4}")
CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff\ud800-\udfff]")
WIDE_FORMS = (("utf-32-le", "x000"), ("utf-32-be", "000x"), ("utf-16-le", "x0"), ("utf-16-be", "0x"))
"""Encodings of several bytes a character, and which of these are 0 in text."""
WIDE = re.compile(r"utf.?(?:16|32)|ucs", re.IGNORECASE)
LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
BINARY_SHARE = 0.02
"""A text with a larger share of control characters (or of bytes that stand for nothing) is no text."""

WESTERN = frozenset(range(0x80)) | {0x80, 0x82, 0x84, 0x85, *range(0x91, 0x98), 0x99, 0xA0, 0xA3, 0xA7, 0xA9, 0xAB, 0xAE, 0xB0, 0xB7, 0xBB, 0xBC, 0xBD, 0xC4, 0xD6, 0xDC, 0xDF, *range(0xE0, 0xF7), *range(0xF8, 0xFD)}  # fmt: skip
"""Bytes that English text in Windows-1252 has: punctuation, signs and small letters with accents."""


class Decoded(NamedTuple):
    """``text`` with newlines for line ends and no control characters; ``notes``, one plain sentence each."""

    text: str
    notes: tuple[str, ...]


def decode(data: bytes, name: str, declared: str = "") -> Decoded:
    """Decode a file's bytes. ``declared``: the encoding that the file itself names. Raises nothing but `Unreadable`."""
    found = characters(data, name, declared)
    return Decoded(LINE_ENDS.sub("\n", found.text), found.notes)


def characters(data: bytes, name: str, declared: str = "") -> Decoded:
    """Decode as `decode` does, but leave line ends as they are: inside a table's cell they part no rows."""
    refuse_known(data, name)
    text, notes = _text(data, declared)
    text, repaired = garbled.repair(text)
    text, found = CONTROLS.subn("", text)
    if found + text.count("\ufffd") > max(3, BINARY_SHARE * (len(text) + found)):
        raise unreadable(
            name,
            "This file is not text, whatever its name says: save the article as text, Markdown or HTML and add that.",
        )
    if found:
        repaired = (*repaired, f"{found:,} control character{'s were' if found > 1 else ' was'} removed.")
    return Decoded(text.removeprefix("\ufeff"), (*notes, *repaired))


def glimpse(data: bytes) -> str:
    """Decode a file's first bytes so far as they tell its format: what they cannot say becomes another character."""
    head = data[:SAMPLE]
    mark = next((encoding for mark, encoding in MARKS if head.startswith(mark)), "") or _wide(head)
    if mark:
        return head.decode(mark, errors="replace")
    try:
        return codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return _guessed(head)[0]


def encoding(sample: bytes) -> str:
    """Return the encoding of a file too large to be read whole, by its first bytes, in the same order as `characters`."""
    mark = next((encoding for mark, encoding in MARKS if sample.startswith(mark)), "") or _wide(sample)
    if mark:
        return mark
    try:
        codecs.getincrementaldecoder("utf-8")().decode(sample)
    except UnicodeDecodeError:
        return _likely(sample[:SAMPLE]) or "cp1252"
    return "utf-8"


def sound(text: str) -> str:
    """Return a piece of such a file as `characters` would give it: garbled letters repaired, control characters taken out."""
    return CONTROLS.sub("", text if text.isascii() else garbled.repair(text)[0])


def refuse_known(data: bytes, name: str) -> None:
    """Refuse what its first bytes say is no text."""
    for signature, kind in SIGNATURES:
        if data.startswith(signature):
            raise unreadable(
                name,
                f"This file is {kind}, which cannot be read here: save the article as text, Markdown or HTML and add that.",
            )


def _text(data: bytes, declared: str) -> tuple[str, tuple[str, ...]]:
    """Return the text and the note on its encoding (none for plain UTF-8)."""
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return _told(data, encoding, "its byte order mark")
    wide = _wide(data)
    if wide:
        return _told(data, wide, "the pattern of its bytes")
    escaped = _escaped(data)
    if escaped:
        return _told(data, escaped, "its escape sequences")
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        pass
    if declared and _is_known(declared) and not WIDE.match(declared):  # the declaration itself was read byte by byte
        try:
            return data.decode(declared), (f"Decoded as {declared.lower()}, which the file declares.",)
        except (UnicodeError, ValueError):
            pass
    return _guessed(data)


def _told(data: bytes, encoding: str, told_by: str) -> tuple[str, tuple[str, ...]]:
    """Decode with an encoding that is certain; what does not decode becomes the replacement character."""
    note = () if encoding == "utf-8-sig" else (f"Decoded as {encoding.upper()}, by {told_by}.",)
    return data.decode(encoding, errors="replace"), note


def _wide(data: bytes) -> str:
    """Recognise UTF-16 and UTF-32 without a mark: in text, all bytes of a character but one or two are nearly always 0."""
    sample = data[: SAMPLE // 8 * 4]
    for encoding, places in WIDE_FORMS:
        count = len(sample) // len(places)
        zeros = [sample[at :: len(places)].count(0) for at in range(len(places))]
        if count >= LEAST_PAIRS and all(
            found > 0.7 * count if place == "0" else found < 0.1 * count
            for found, place in zip(zeros, places, strict=True)
        ):
            return encoding
    return ""


def _escaped(data: bytes) -> str:
    """Recognise an East Asian text in seven bits, which changes alphabets by escape sequences."""
    if ESCAPE in data:
        candidates: tuple[str, ...] = ISO_2022
    elif HZ.search(data):
        candidates = ("hz",)
    else:
        return ""
    for encoding in candidates:
        try:
            text = data.decode(encoding)
        except (UnicodeError, ValueError):
            continue
        if "\x1b" not in text:
            return encoding
    return ""


def _is_known(encoding: str) -> bool:
    """Tell whether Python knows a text encoding of this name."""
    try:
        return codecs.lookup(encoding)._is_text_encoding  # noqa: SLF001 - nothing public tells text codecs from others
    except (LookupError, ValueError, AttributeError):
        return False


def _guessed(data: bytes) -> tuple[str, tuple[str, ...]]:
    """Guess from the bytes; Windows-1252 when they look like English in it, and when nothing better is found."""
    found = _likely(data[:SAMPLE])
    if found:
        try:
            return data.decode(found), (
                f"Decoded as {found.replace('_', '-')}, guessed from its bytes: check the accents.",
            )
        except (UnicodeError, ValueError):
            pass
    return data.decode("cp1252", errors="replace"), (
        "Decoded as Windows-1252, because it is not UTF-8: check quotation marks and accents.",
    )


def _likely(sample: bytes) -> str:
    """Return the encoding that bytes look like, ``""`` for Windows-1252 and where nothing better is found."""
    found = latin.guess(sample)
    if found:
        return "" if found == "cp1252" else found
    if set(sample) <= WESTERN:
        return ""
    from charset_normalizer import from_bytes

    best = from_bytes(sample).best()
    return best.encoding if best is not None and _is_known(best.encoding) else ""
