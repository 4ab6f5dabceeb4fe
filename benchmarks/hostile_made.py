"""Hostile files made here: one shape for a made file, the ordinary article that all of them are twisted from, and all of them.

Everything is made from a seed: the same files, to the byte, at every run on every machine. A file's bytes are made when it
is its turn, because some are large.
"""

from __future__ import annotations

import random
import zlib
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.hostile_library_texts import texts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

MEGABYTE = 1 << 20
DATE = (2021, 12, 8, 12, 0, 0)
"""The moment that made archives carry: a clock would make every run's files differ."""


class Made(NamedTuple):
    """One file. ``kind``: its type; ``what``: what is wrong with it, in a few words; ``name``: the name it comes with.

    ``ordinary``: nothing is wrong with it and it must come in. ``heavy``: makes work for seconds, so not for CI's short form.
    """

    kind: str
    what: str
    name: str
    data: Callable[[], bytes]
    ordinary: bool = False
    heavy: bool = False


def article(at: int = 0, words: int = 180) -> list[str]:
    """Return an ordinary English article: its headline and its paragraphs."""
    return next(texts(1, words, seed=1000 + at)).split("\n\n")


def plain(at: int = 0, words: int = 180) -> bytes:
    """Return an ordinary article as the bytes of a text file."""
    return "\n\n".join(article(at, words)).encode()


def chance(name: str) -> random.Random:
    """Return a generator of its own for one file, so that none depends on how many were made before it."""
    return random.Random(name)  # noqa: S311 - not for secrets


def flipped(data: bytes, name: str, *, bytes_changed: int = 20, start: int = 0) -> bytes:
    """Return ``data`` with a few bytes after ``start`` changed at random, and sometimes a stretch cut out or doubled."""
    pick, bad = chance(name), bytearray(data)
    for _ in range(bytes_changed):
        bad[pick.randrange(start, len(bad))] = pick.randrange(256)
    at, length = pick.randrange(start, len(bad)), pick.randrange(1, 200)
    turn = pick.randrange(3)
    if turn == 1:
        del bad[at : at + length]
    elif turn == 2:
        bad[at:at] = bad[at : at + length]
    return bytes(bad)


def flate_bomb(megabytes: int, filler: bytes = b" ", *, raw: bool = False) -> bytes:
    """Return a deflated stream that unpacks to so many megabytes: one megabyte packed once and repeated, which is quick.

    ``raw``: as zip has it, without zlib's header and sum; otherwise the header is there and the sum is wrong.
    """
    pack = zlib.compressobj(9, zlib.DEFLATED, -15)
    block = pack.compress(filler * (MEGABYTE // len(filler))) + pack.flush(zlib.Z_FULL_FLUSH)
    whole = block * megabytes + b"\x03\x00"
    return whole if raw else b"\x78\x9c" + whole + b"\x00\x00\x00\x01"


def sum_of(megabytes: int, filler: bytes = b" ") -> int:
    """Return the CRC-32 of so many megabytes of a filler."""
    block, value = filler * (MEGABYTE // len(filler)), 0
    for _ in range(megabytes):
        value = zlib.crc32(block, value)
    return value


def everything() -> Iterator[Made]:
    """Yield every made file, type by type."""
    from benchmarks import (
        hostile_made_csv,
        hostile_made_docx,
        hostile_made_docx_parts,
        hostile_made_html,
        hostile_made_json,
        hostile_made_pdf,
        hostile_made_pdf_broken,
        hostile_made_text,
        hostile_made_zip,
        hostile_made_zip_names,
    )

    yield from hostile_made_zip.cases()
    yield from hostile_made_zip_names.cases()
    yield from hostile_made_docx.cases()
    yield from hostile_made_docx_parts.cases()
    yield from hostile_made_pdf.cases()
    yield from hostile_made_pdf_broken.cases()
    yield from hostile_made_html.cases()
    yield from hostile_made_json.cases()
    yield from hostile_made_csv.cases()
    yield from hostile_made_text.cases()


def sample(number: int) -> list[Made]:
    """Return ``number`` light ones for the short form: every ordinary one, and an even spread of the others."""
    light = [one for one in everything() if not one.heavy]
    others = [at for at, one in enumerate(light) if not one.ordinary]
    spread = max(0, min(number - (len(light) - len(others)), len(others)))
    chosen = {others[at * len(others) // spread] for at in range(spread)}
    return [one for at, one in enumerate(light) if one.ordinary or at in chosen]
