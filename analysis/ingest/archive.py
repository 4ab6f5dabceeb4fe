"""Zip archives: each entry is read as a file of its own. Nothing is written to disk, and no size in the archive is believed.

Only the table of contents is left to the standard library. What is unpacked is cut out of the bytes here, inflated up to
a limit and checked against its sum.
"""

from __future__ import annotations

import io
import re
import stat
import struct
import unicodedata
import zipfile
import zlib
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from analysis.ingest import limits
from analysis.ingest.limits import unreadable
from analysis.unreadable import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from analysis.article import Article

ENTRIES = 500
ENTRY_BYTES, TOTAL_BYTES = 20 << 20, 100 << 20
ENTRY, LOCAL, EMPTY, SPANNED = b"PK\x01\x02", b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08"
MOST_SIGNATURES = 20_000
"""Entries, those of archives inside among them, beyond which the table of contents is not even parsed."""
LOCAL_SIZE = 30
TAPE, TAPE_AT = b"ustar", 257
STORED, DEFLATED = 0, 8
ENCRYPTED = 0x1 | 0x40 | 0x2000
IN_UTF8 = 0x800
LONGEST_NAME = 1000
JUNK = re.compile(r"(?:^|/)(?:__MACOSX/|\._|\.DS_Store$|Thumbs\.db$|desktop\.ini$)", re.IGNORECASE)
"""What systems put into archives beside a person's files."""
OUTSIDE = re.compile(r"^[/\\]|^[A-Za-z]:|(?:^|[/\\])\.\.(?:[/\\]|$)")
"""Names that lead out of the folder in which an archive is unpacked."""
TURNS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Characters that turn the direction of what follows, so that "txt.exe" is read as "exe.txt"."""
INSIDE = " › "
FAILURES = (
    zipfile.BadZipFile, zipfile.LargeZipFile, ValueError, OverflowError, NotImplementedError, EOFError, OSError, LookupError, struct.error,
)  # fmt: skip
"""What the standard library raises on broken tables of contents."""

PROGRAMS = frozenset({"META-INF/MANIFEST.MF", "AndroidManifest.xml"})
"""Files by which archives that are programs (.jar, .apk) are known."""

PROGRAM = "This is a program (.jar or .apk), not a text: choose another file."
TAPED = "This archive is of a kind that is not opened here (tar): unpack it and add its files, or pack them as .zip."
BROKEN = "This archive is damaged or not complete: make it anew, or unpack it and add its files."
OVERLAPPING = (
    "The files in this archive share their bytes, as in archives made to do harm: unpack it and add its files."
)
TOO_MANY = f"This archive holds more than {ENTRIES} files: add them in several smaller ones."
TOO_LARGE = f"This file has more than {ENTRY_BYTES >> 20} MB when it is unpacked: save the article alone, as text, and add that."
PASSWORD = "This file is protected by a password: unpack the archive and add the file by itself."  # noqa: S105 - a sentence
DAMAGED = "This file is damaged in the archive: unpack it in another way, or add it by itself."
STRANGE = "This file is packed in a way that is not read here: unpack the archive and add the file by itself."
NO_FILE = "This is a link or device and no file: add the file itself."
LEADS_OUT = "This file's name leads out of the archive: unpack the archive and add the file by itself."
HIDDEN = (
    "This file's name is empty, very long or holds hidden characters: unpack the archive and add the file by itself."
)
NESTED = "This is an archive inside an archive: unpack it and add its files."


class Member(NamedTuple):
    """An entry: its name as it is shown, what the table of contents says of it, and where its bytes lie."""

    name: str
    info: zipfile.ZipInfo
    start: int
    end: int


class _FullError(Exception):
    """All that an archive may unpack to is used up."""


def matches(data: bytes, name: str) -> bool:  # noqa: ARG001 - every format is asked alike
    """Recognise an archive by its bytes. Office documents, which are zips too, are asked about before."""
    return data.startswith((LOCAL, EMPTY, SPANNED)) or data[TAPE_AT : TAPE_AT + len(TAPE)] == TAPE


def read(data: bytes, name: str) -> Iterator[Article | Unreadable]:
    """Read every entry, in the archive's order, as a file of its own named "archive.zip › folder/name.html".

    Raises `Unreadable` when the archive as a whole is refused: too many files, damaged, files that share their bytes.
    """
    if not data.startswith(b"PK"):
        raise unreadable(name, TAPED)
    there = members(data, name)
    if not PROGRAMS.isdisjoint(member.info.filename for member in there):
        raise unreadable(name, PROGRAM)
    if not there:
        raise unreadable(name, "This archive holds no files: choose another one.")
    left = TOTAL_BYTES
    for at, member in enumerate(there):
        label = f"{limits.shown(name, limits.NAME_CHARACTERS // 2)}{INSIDE}{member.name}"
        try:
            content = unpacked(data, member, label, left)
        except _FullError:
            yield unreadable(
                name,
                f"This archive unpacks to more than {TOTAL_BYTES >> 20} MB: its last {len(there) - at:,} files were left out, add them apart.",
            )
            return
        except Unreadable as reason:
            left -= ENTRY_BYTES if reason.sentence == TOO_LARGE and member.info.file_size <= ENTRY_BYTES else 0
            yield reason
            continue
        left -= len(content)
        yield from _inside(content, label)


def members(data: bytes, name: str) -> list[Member]:
    """Return the archive's files in its order, without folders and systems' own files. Raises `Unreadable`."""
    if data.count(ENTRY) > MOST_SIGNATURES:
        raise unreadable(name, TOO_MANY)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
    except FAILURES as error:
        raise unreadable(name, BROKEN) from error
    infos = [
        info
        for info in infos
        if not info.filename.endswith("/") and not JUNK.search(info.orig_filename.replace("\\", "/"))
    ]
    if len(infos) > ENTRIES:
        raise unreadable(name, TOO_MANY)
    _check_apart(data, infos, name)
    names: dict[str, int] = {}
    there = []
    for info in infos:
        shown = limits.shown(_name(info), limits.NAME_CHARACTERS // 2) or "a file without a name"
        names[shown] = names.get(shown, 0) + 1
        start = _start(data, info)
        there.append(
            Member(shown if names[shown] == 1 else f"{shown} ({names[shown]})", info, start, start + info.compress_size)
        )
    return there


def unpacked(data: bytes, member: Member, label: str, left: int = TOTAL_BYTES) -> bytes:
    """Return an entry's bytes. Raises `Unreadable`, named ``label``, where its name, kind, size or bytes forbid it."""
    info = member.info
    refusal = _refusal(info)
    if refusal:
        raise unreadable(label, refusal)
    packed = memoryview(data)[member.start : member.end]
    if not LOCAL_SIZE < member.start <= member.end <= len(data):
        raise unreadable(label, DAMAGED)
    most = min(ENTRY_BYTES, left)
    try:
        content, complete = _inflated(packed, info.compress_type, most + 1)
    except zlib.error:
        raise unreadable(label, DAMAGED) from None
    if len(content) > most:
        if most < ENTRY_BYTES:
            raise _FullError
        raise unreadable(label, TOO_LARGE)
    if not complete or zlib.crc32(content) != info.CRC:
        raise unreadable(label, DAMAGED)
    return content


def _inflated(packed: memoryview, method: int, most: int) -> tuple[bytes, bool]:
    """Return at most so many unpacked bytes, and whether the packed ones came to their end."""
    if method == STORED:
        return bytes(packed[:most]), True
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    content = inflater.decompress(packed, most)
    return content, inflater.eof


def _refusal(info: zipfile.ZipInfo) -> str:
    """Return why an entry is not unpacked, ``""`` when nothing speaks against it. Its bytes are not looked at."""
    mode = info.external_attr >> 16
    name = _name(info)
    if OUTSIDE.search(name) or OUTSIDE.search(info.filename):
        return LEADS_OUT
    if (
        not name.strip()
        or len(name) > LONGEST_NAME
        or any(c in TURNS or unicodedata.category(c) in {"Cc", "Cs"} for c in name)
    ):
        return HIDDEN
    if stat.S_IFMT(mode) not in {0, stat.S_IFREG}:
        return NO_FILE
    if info.flag_bits & ENCRYPTED:
        return PASSWORD
    if info.compress_type not in {STORED, DEFLATED}:
        return STRANGE
    return TOO_LARGE if info.file_size > ENTRY_BYTES else ""


def _name(info: zipfile.ZipInfo) -> str:
    """Return an entry's name; many programs write UTF-8 without saying so."""
    name = info.orig_filename
    if not info.flag_bits & IN_UTF8 and not name.isascii():
        try:
            return name.encode("cp437").decode("utf-8")
        except UnicodeError:
            return name
    return name


def _start(data: bytes, info: zipfile.ZipInfo) -> int:
    """Return where an entry's bytes begin: after its own header, whose length only that header tells; 0 without one."""
    at = info.header_offset
    if at < 0 or data[at : at + 4] != LOCAL or at + LOCAL_SIZE > len(data):
        return 0
    name, extra = struct.unpack_from("<HH", data, at + LOCAL_SIZE - 4)
    return int(at + LOCAL_SIZE + name + extra)


def _check_apart(data: bytes, infos: Sequence[zipfile.ZipInfo], name: str) -> None:
    """Refuse an archive in which entries share bytes: that is how a few of them are made to unpack to very many."""
    ranges = sorted((info.header_offset, start + info.compress_size) for info in infos if (start := _start(data, info)))
    if any(end > begins for (_, end), (begins, _) in pairwise(ranges)):
        raise unreadable(name, OVERLAPPING)


def _inside(content: bytes, label: str) -> Iterator[Article | Unreadable]:
    """Read an entry as a file of its own, unless it is an archive again."""
    from analysis import ingest

    if ingest.format_of(content, label).__name__ == __name__:
        yield unreadable(label, NESTED)
    else:
        yield from ingest.read_each(content, label)
