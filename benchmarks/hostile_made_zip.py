"""Hostile zip archives: bombs, lies about size, overlaps, nesting, unknown methods, broken ends."""

from __future__ import annotations

import struct
from dataclasses import replace
from typing import TYPE_CHECKING

from benchmarks.hostile_made import MEGABYTE, Made, flate_bomb, flipped, plain, sum_of
from benchmarks.hostile_zipped import DEFLATED, ENCRYPTED, LATER, STORED, UTF8, Entry, write

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

METHODS = {
    1: "shrunk", 6: "imploded", 9: "deflate64", 12: "bzip2 that is none", 14: "LZMA that is none", 93: "zstandard", 95: "xz", 97: "wavpack",
    99: "AES", 0xFFFF: "unknown",
}  # fmt: skip


def cases() -> Iterator[Made]:
    """Yield the archives of this module."""
    yield Made("zip", "two articles", "ordinary.zip", _two, ordinary=True)
    yield Made("zip", "articles beside a Mac's own files", "mac.zip", _mac, ordinary=True)
    for what, make, heavy in _bombs():
        yield Made("zip", what, _name(what), make, heavy=heavy)
    for what, make in _lies():
        yield Made("zip", what, _name(what), make)
    for number, what in METHODS.items():
        yield Made("zip", f"method {what}", f"method {number}.zip", lambda number=number: write([_one(method=number)]))
    for what, make in _ends():
        yield Made("zip", what, _name(what), make)
    for turn in range(10):
        name = f"flipped {turn}.zip"
        yield Made("zip", f"bytes changed, {turn}", name, lambda name=name: flipped(_two(), name))


def _name(what: str) -> str:
    return f"{what}.zip"


def _one(at: int = 0, **fields: int | bytes) -> Entry:  # the fields of an entry, all named there
    return replace(Entry(f"article {at}.txt".encode(), plain(at)), **fields)


def _two() -> bytes:
    return write([_one(0), _one(1)])


def _mac() -> bytes:
    junk = [Entry(b"folder/", method=STORED), Entry(b"__MACOSX/folder/._article 0.txt", b"\0\x05\x16\x07\0\2" * 20)]
    return write([*junk, Entry(b"folder/.DS_Store", b"\0\0\0\1Bud1" * 20), _one(0), _one(1)])


def _bomb(megabytes: int, name: bytes = b"bomb.txt", *, told: int | None = None) -> Entry:
    """Return an entry that unpacks to so many megabytes of spaces; ``told``: how many it says."""
    size = (megabytes if told is None else told) * MEGABYTE
    return Entry(name, packed=flate_bomb(megabytes, raw=True), size=size, crc=sum_of(megabytes))


def _bombs() -> Iterator[tuple[str, Callable[[], bytes], bool]]:
    yield "bomb of 1 GB", lambda: write([_bomb(1024)]), False
    yield "bomb of 1 GB that says 1 MB", lambda: write([_bomb(1024, told=1)]), False
    yield "bomb of 1 GB that says 0", lambda: write([_bomb(1024, told=0)]), False
    yield "six entries of 20 MB", lambda: write([_bomb(20, f"{at}.txt".encode()) for at in range(6)]), True
    yield "an entry of 21 MB", lambda: write([_bomb(21), _one()]), False
    yield "bomb as a page", lambda: write([_bomb(300, b"bomb.html", told=1)]), False
    yield "bomb of 10 MB and an article", lambda: write([_bomb(10), _one()]), True
    yield "500 entries", lambda: write([_one(at, data=plain(at, 40)) for at in range(500)]), True
    yield "501 entries", lambda: write([_one(at, data=b"x") for at in range(501)]), False
    yield "70,000 entries", lambda: write([Entry(f"{at}".encode(), method=STORED) for at in range(70_000)]), False
    yield "the same article 400 times", lambda: write([replace(_one(), name=f"{at}.txt".encode()) for at in range(400)]), True  # fmt: skip
    yield "inside itself five times", lambda: _nested(5), False
    yield "inside itself 200 times", lambda: _nested(200), False
    yield "archive named as a text", lambda: write([Entry(b"a.txt", _two(), method=STORED)]), False
    yield "holds itself", _holds_itself, False
    yield "entries that share their bytes", _overlapping, False
    yield "entries that quote each other", _quoting, False


def _nested(depth: int) -> bytes:
    data = _two()
    for at in range(depth):
        data = write([Entry(f"level {at}.zip".encode(), data, method=STORED)])
    return data


def _holds_itself() -> bytes:
    """One stored entry whose bytes run on over the directory and the end: the archive is its own content."""
    whole = write([_one(method=STORED)])
    return write([_one(method=STORED, packed_size=len(whole), size=len(whole))])


def _overlapping() -> bytes:
    """Three hundred names for the bytes of one entry: small to carry, large to read."""
    data = plain(0, 2000)
    first = Entry(b"0.txt", data)
    packed = len(write([first])) - 2 * 46
    more = [Entry(f"{at}.txt".encode(), data, offset=0, absent=True, packed=b"x" * packed) for at in range(1, 300)]
    return write([first, *more])


def _quoting() -> bytes:
    """Each entry's stored bytes hold the next entry's header and all that follows."""
    inner = _one(50, method=STORED)
    body = write([inner])[: -(22 + 46 + len(inner.name))]
    entries = [replace(inner, offset=0, absent=True)]
    before = body
    for at in range(40):
        outer = Entry(f"q{at}.txt".encode(), before, method=STORED)
        head = write([outer])[: 30 + len(outer.name)]
        entries = [replace(one, offset=(one.offset or 0) + len(head)) for one in entries]
        entries.append(replace(outer, offset=0, absent=True))
        before = head + before
    return write(entries, before=before)


def _lies() -> Iterator[tuple[str, Callable[[], bytes]]]:
    data = plain()
    fields: dict[str, dict[str, int | bytes]] = {
        "says that it is smaller": {"size": 10}, "says that it is larger": {"size": len(data) * 50}, "says 4 GB": {"size": 0xFFFFFFFF},
        "packed size past the end": {"packed_size": 0x7FFFFFFF}, "packed size 0": {"packed_size": 0}, "wrong sum": {"crc": 1},
        "no deflated bytes": {"packed": b"\xff" * 400}, "half of its bytes": {"packed": b"", "packed_size": 200},
        "encrypted": {"flags": UTF8 | ENCRYPTED}, "strongly encrypted": {"flags": UTF8 | ENCRYPTED | 0x40},
        "encrypted directory": {"flags": UTF8 | 0x2000}, "sizes after the data": {"flags": UTF8 | LATER, "packed_size": 0, "size": 0, "crc": 0},
        "patch data": {"flags": UTF8 | 0x20}, "another name inside": {"local_name": b"../../other.txt"}, "header past the end": {"offset": 1 << 30},
        "header before the start": {"offset": -100}, "header inside the directory": {"offset": 400}, "endless extra field": {"extra": b"\x01\x00\xff\xff" * 16000},
        "size in 64 bits, a lie": {"size": 0xFFFFFFFF, "extra": struct.pack("<HHQQ", 1, 16, 1 << 62, 1 << 62)}, "a device": {"attributes": 0o020666 << 16},
    }  # fmt: skip
    for what, told in fields.items():
        yield what, lambda told=told: write([_one(**told), _one(1)])


def _ends() -> Iterator[tuple[str, Callable[[], bytes]]]:
    yield "nothing in it", lambda: write([])
    yield "says 0 entries", lambda: write([_one()], count=0)
    yield "says 60,000 entries", lambda: write([_one()], count=60_000)
    yield "says 2 to the 60 entries", lambda: write([_one()], count=1 << 60)
    yield "directory past the end", lambda: write([_one()], start=1 << 30)
    yield "directory at the start", lambda: write([_one()], start=0)
    yield "part of a set", lambda: write([_one()], disk=7)
    yield "comment that is another archive", lambda: write([_one()], comment=write([_one(1)]))
    yield "comment of 65,535", lambda: write([_one()], comment=b"PK\x05\x06" * 16383 + b"PK\x05")
    yield "program in front", lambda: write([_one()], before=b"MZ\x90\0" + b"\0" * 4000)
    yield "page in front", lambda: write([_one()], before=b"<!doctype html><html><body><p>" + plain() + b"</p>\n")
    yield "cut in the middle", lambda: _two()[: len(_two()) // 2]
    yield "cut before the directory", lambda: _two()[: _two().index(b"PK\x01\x02")]
    yield "the end alone", lambda: _two()[-22:]
    yield "first bytes alone", lambda: b"PK\x03\x04"
    yield "junk behind it", lambda: _two() + b"\0" * 70_000
    yield "deflated bomb with a preset end", lambda: write([Entry(b"a.txt", packed=b"\x03\x00", size=MEGABYTE, method=DEFLATED)])  # fmt: skip
