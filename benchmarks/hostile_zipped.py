"""A zip writer that lies when told to: every field of every header can be set, which no library allows."""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from benchmarks.hostile_made import DATE

if TYPE_CHECKING:
    from collections.abc import Sequence

STORED, DEFLATED = 0, 8
UTF8, ENCRYPTED, LATER = 0x800, 0x1, 0x8
"""Flags: the name is UTF-8; encrypted; sizes come after the data."""
LINK = 0o120777 << 16
DAY = (DATE[0] - 1980) << 9 | DATE[1] << 5 | DATE[2]
TIME = DATE[3] << 11


@dataclass(frozen=True)
class Entry:
    """One entry. What is ``None`` is told truly; ``packed`` stands for the stored bytes where they are no packing of ``data``."""

    name: bytes
    data: bytes = b""
    method: int = DEFLATED
    flags: int = UTF8
    packed: bytes | None = None
    size: int | None = None
    packed_size: int | None = None
    crc: int | None = None
    attributes: int = 0o100644 << 16
    local_name: bytes | None = None
    offset: int | None = None
    extra: bytes = b""
    absent: bool = False
    """Only the directory tells of it: no header and no bytes of its own."""


def write(
    entries: Sequence[Entry], *, count: int | None = None, before: bytes = b"", comment: bytes = b"", start: int | None = None,
    disk: int = 0,
) -> bytes:  # fmt: skip
    """Return the archive. ``count``: how many entries it says it has; ``start``: where it says that its directory begins."""
    out, directory = [before], []
    at = len(before)
    for entry in entries:
        packed = _packed(entry)
        crc = zlib.crc32(entry.data) if entry.crc is None else entry.crc
        size = len(entry.data) if entry.size is None else entry.size
        told = len(packed) if entry.packed_size is None else entry.packed_size
        common = struct.pack("<HHHHHIII", 20, entry.flags, entry.method, TIME, DAY, crc & 0xFFFFFFFF, told & 0xFFFFFFFF, size & 0xFFFFFFFF)  # fmt: skip
        local = entry.name if entry.local_name is None else entry.local_name
        offset = at if entry.offset is None else entry.offset
        if not entry.absent:
            head = b"PK\x03\x04" + common + struct.pack("<HH", len(local), len(entry.extra)) + local + entry.extra
            out += [head, packed]
            at += len(head) + len(packed)
        directory.append(
            b"PK\x01\x02" + struct.pack("<H", 0x0314) + common
            + struct.pack("<HHHHHII", len(entry.name), len(entry.extra), 0, 0, 0, entry.attributes, offset & 0xFFFFFFFF) + entry.name + entry.extra
        )  # fmt: skip
    return b"".join([*out, *directory, _end(len(entries) if count is None else count, sum(map(len, directory)), at if start is None else start, comment, disk)])  # fmt: skip


def _packed(entry: Entry) -> bytes:
    if entry.packed is not None:
        return entry.packed
    if entry.method != DEFLATED:
        return entry.data
    pack = zlib.compressobj(6, zlib.DEFLATED, -15)
    return pack.compress(entry.data) + pack.flush()


def _end(count: int, size: int, start: int, comment: bytes, disk: int) -> bytes:
    """Return the end record; more than 65,535 entries need the long form before it."""
    long = b""
    if count > 0xFFFF:
        long = b"PK\x06\x06" + struct.pack("<QHHIIQQQQ", 44, 45, 45, 0, 0, count, count, size, start)
        long += b"PK\x06\x07" + struct.pack("<IQI", 0, start + size, 1)
    few = min(count, 0xFFFF)
    end = b"PK\x05\x06" + struct.pack(
        "<HHHHIIH", disk, disk, few, few, size & 0xFFFFFFFF, start & 0xFFFFFFFF, len(comment)
    )
    return long + end + comment
