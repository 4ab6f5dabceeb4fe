"""Hostile names of archive entries, links, and entries of every other hostile type."""

from __future__ import annotations

import bz2
import lzma
from typing import TYPE_CHECKING

from benchmarks.hostile_made import MEGABYTE, Made, plain
from benchmarks.hostile_zipped import LINK, STORED, UTF8, Entry, write

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

NAMES = {
    "climbs out": b"../../../../etc/cron.d/article.txt", "from the root": b"/etc/article.txt", "a drive": b"C:\\Windows\\article.txt",
    "climbs out, backslashes": b"..\\..\\article.txt", "a share": b"\\\\server\\share\\article.txt", "with a NUL": b"article.txt\0.exe",
    "turns its direction": "article\u202etxt.exe".encode(), "zero-width": "arti\u200bcle\u2066.txt".encode(), "65,000 letters": b"a" * 65_000 + b".txt",
    "empty": b"", "of spaces": b"   ", "a device": b"CON.txt", "with a line end": b"article\nrefused: nothing\r.txt", "not UTF-8": b"article\xff\xfe\xc3.txt",
    "a half character": b"article\xed\xa0\x80.txt", "as markup": b"<img src=x onerror=alert(1)>.txt", "as Markdown": b"![a](http:x.example).txt",
    "as a formula": b"=cmd|' calc'!A0.txt", "3,000 folders deep": b"a/" * 3000 + b"article.txt", "with an escape": b"\x1b[2J\x1b]0;x\x07.txt",
    "a dot": b".", "two dots": b"..", "a folder with bytes": b"folder/", "of combining marks": ("a" + "\u0301" * 3000).encode(), "an emoji family": "👨‍👩‍👧‍👦.txt".encode(),
    "of a home": b"~/.ssh/article.txt", "a variable": b"$HOME/%TEMP%/article.txt", "full-width dots": "．．／article.txt".encode(),
}  # fmt: skip


def cases() -> Iterator[Made]:
    """Yield the archives of this module."""
    for what, name in NAMES.items():
        make = write([Entry(name, plain()), Entry(b"second.txt", plain(1))])
        yield Made("zip", f"name {what}", f"name {what}.zip", lambda make=make: make)
    for what, build in _others():
        yield Made("zip", what, f"{what}.zip", lambda build=build: write(build()))
    yield Made("zip", "archive's own name turns its direction", "a\u202epiz.txt", lambda: write([Entry(b"a.txt", plain())]))  # fmt: skip


def _others() -> Iterator[tuple[str, Callable[[], list[Entry]]]]:
    yield "link out", lambda: [Entry(b"a.txt", b"/etc/passwd", attributes=LINK), Entry(b"b.txt", plain())]
    yield "link and a file behind it", lambda: [Entry(b"a", b"/etc", attributes=LINK), Entry(b"a/b.txt", plain())]
    yield "one name twice", lambda: [Entry(b"a.txt", plain()), Entry(b"a.txt", plain(1))]
    yield "names that differ in case", lambda: [Entry(b"a.txt", plain()), Entry(b"A.TXT", plain(1))]
    yield "old names", lambda: [Entry("Zürich.txt".encode("cp437"), plain(), flags=0)]
    yield "old names in Japanese", lambda: [Entry("記事.txt".encode("shift_jis"), plain(), flags=0)]
    yield "folders only", lambda: [Entry(f"{at}/".encode(), method=STORED) for at in range(40)]
    yield "empty entries", lambda: [Entry(f"{at}.txt".encode()) for at in range(40)]
    yield "real bzip2", lambda: [_packed(b"a.txt", 12, plain(), bz2.compress(plain()))]
    yield "bzip2 bomb", lambda: [_packed(b"a.txt", 12, b"", bz2.compress(b" " * (90 * MEGABYTE)), 90 * MEGABYTE)]
    yield "LZMA bomb", lambda: [_packed(b"a.txt", 14, b"", _lzma(b" " * (60 * MEGABYTE)), 1000)]
    yield (
        "programs and pictures",
        lambda: [
            Entry(name, head + bytes(2000))
            for name, head in ((b"a.exe", b"MZ\x90"), (b"a.png", b"\x89PNG"), (b"a.txt", b"\x7fELF"))
        ],
    )
    yield (
        "archives of other kinds",
        lambda: [
            Entry(name, head + bytes(2000))
            for name, head in (
                (b"a.gz", b"\x1f\x8b"),
                (b"a.7z", b"7z\xbc\xaf"),
                (b"a.rar", b"Rar!"),
                (b"a.zip", b"PK\x03\x04"),
            )
        ],
    )
    yield "one of every type, broken", _one_of_each


def _packed(name: bytes, method: int, data: bytes, packed: bytes, size: int | None = None) -> Entry:
    return Entry(name, data, method=method, flags=UTF8, packed=packed, size=size)


def _lzma(data: bytes) -> bytes:
    """Return LZMA as zip carries it: a version, the properties, and the bare stream."""
    packed = lzma.compress(data, format=lzma.FORMAT_ALONE)
    return b"\x09\x14\x05\x00" + packed[:5] + packed[13:]


def _one_of_each() -> list[Entry]:
    broken = {
        b"a.pdf": b"%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 1 0 R>>\nendobj\ntrailer<</Root 1 0 R>>\n%%EOF",
        b"a.html": b"<!doctype html><html><body>" + b"<div>" * 50_000,
        b"a.json": b"[" * 50_000,
        b"a.csv": b'title,text\n"' + b"a,b\n" * 5000,
        b"a.docx": write([Entry(b"word/document.xml", b"<w:document>")]),
        b"a.md": b"> " * 20_000 + plain(),
        b"a.txt": b"\0\1\2\3" * 2000,
        b"good.txt": plain(7),
    }
    return [Entry(name, data) for name, data in broken.items()]
