"""Hostile PDFs: ordinary ones of fpdf2, and a small writer of objects with which the structure can be twisted."""

from __future__ import annotations

import datetime
import zlib
from functools import cache
from typing import TYPE_CHECKING

from benchmarks.hostile_made import MEGABYTE, Made, article, flate_bomb, flipped

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
ORDINARY = ("ordinary", "of 40 pages", "only its owner may change it")


def written(objects: Sequence[bytes], *, trailer: bytes = b"/Root 1 0 R", table: str = "true", head: bytes = b"%PDF-1.7\n") -> bytes:  # fmt: skip
    """Return objects, numbered from 1, as a file. ``table``: the cross-reference is "true", "wrong", "loop" or "none"."""
    out, places, at = [head], [], len(head)
    for number, inner in enumerate(objects, 1):
        places.append(at)
        out.append(b"%d 0 obj\n%s\nendobj\n" % (number, inner))
        at += len(out[-1])
    start = at
    shift = 7 if table == "wrong" else 0
    if table != "none":
        rows = b"".join(b"%010d 00000 n \n" % (place + shift) for place in places)
        out.append(b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, rows))
    before = b"/Prev %d" % start if table == "loop" else b""
    out.append(b"trailer\n<</Size %d%s%s>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer, before, start))
    return b"".join(out)


def stream(data: bytes, more: bytes = b"", *, length: int | bytes | None = None) -> bytes:
    """Return a stream object; ``length``: what it says of its length."""
    told = len(data) if length is None else length
    return b"<<%s/Length %s>>\nstream\n%s\nendstream" % (more, told if isinstance(told, bytes) else b"%d" % told, data)


def flate(data: bytes, more: bytes = b"") -> bytes:
    """Return a deflated stream object."""
    return stream(zlib.compress(data), b"/Filter/FlateDecode" + more)


def lines(at: int = 0) -> bytes:
    """Return an ordinary article as the operators that draw it."""
    words = " ".join(article(at)).encode("latin-1", "replace").replace(b"(", b"").replace(b")", b"").split()
    rows = [b" ".join(words[start : start + 10]) for start in range(0, len(words), 10)]
    return b"BT /F 11 Tf 40 780 Td 13 TL\n" + b"".join(b"(%s) Tj T*\n" % row for row in rows) + b"ET\n"


def page(content: bytes | None = None, **objects: bytes) -> list[bytes]:
    """Return catalogue, pages, page, content and font of one page. ``objects`` replace them, or add more (``o6``, ``o7`` …)."""
    found = {
        "catalogue": b"<</Type/Catalog/Pages 2 0 R>>",
        "pages": b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "page": b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>/XObject<</X 6 0 R>>>>>>",
        "content": stream(lines() if content is None else content),
        "font": FONT,
        **objects,
    }  # fmt: skip
    return list(found.values())


@cache
def of_fpdf(kind: str = "ordinary") -> bytes:
    """Return a PDF as fpdf2 writes it, without the clock's time."""
    import fpdf

    pdf = fpdf.FPDF()
    pdf.set_creation_date(datetime.datetime(2021, 12, 8, tzinfo=datetime.UTC))
    pdf.set_title(article(4)[0])
    if kind in {"a password", "only its owner may change it"}:
        pdf.set_encryption(
            "owner", "reader" if kind == "a password" else "", permissions=fpdf.enums.AccessPermission(0)
        )
    for number in range(40 if kind == "of 40 pages" else 1):
        pdf.add_page()
        pdf.set_font("helvetica", size=11)
        text = "\n\n".join(article(4 + number))
        if kind == "without text":
            pdf.rect(20, 20, 100, 100, style="F")
        else:
            pdf.multi_cell(0, 6, text.encode("latin-1", "replace").decode("latin-1"))
    return bytes(pdf.output())


def cases() -> Iterator[Made]:
    """Yield the files of this module."""
    for kind in ORDINARY:
        yield Made("pdf", kind, f"{kind}.pdf", lambda kind=kind: of_fpdf(kind), ordinary=True)
    yield Made("pdf", "put together by hand", "by hand.pdf", lambda: written(page()), ordinary=True)
    yield Made("pdf", "named as a text", "article.txt", of_fpdf, ordinary=True)
    for kind in ("a password", "without text"):
        yield Made("pdf", kind, f"{kind}.pdf", lambda kind=kind: of_fpdf(kind))
    for tenth in range(1, 10, 2):
        yield Made("pdf", f"cut after {tenth} tenths", f"cut {tenth}.pdf", lambda tenth=tenth: of_fpdf()[: len(of_fpdf()) * tenth // 10])  # fmt: skip
    for turn in range(12):
        name = f"bytes changed {turn}.pdf"
        yield Made("pdf", f"bytes changed, {turn}", name, lambda name=name: flipped(of_fpdf(), name, start=9))
    for turn in range(8):
        name = f"words changed {turn}.pdf"
        yield Made("pdf", f"by hand, bytes changed, {turn}", name, lambda name=name: flipped(written(page()), name, start=9))  # fmt: skip
    for what, make in _packed():
        yield Made("pdf", what, f"{what}.pdf", make)
    for what, objects in _large():
        yield Made("pdf", what, f"{what}.pdf", lambda objects=objects: written(objects()), heavy=True)


def _packed() -> Iterator[tuple[str, Callable[[], bytes]]]:
    bomb = flate_bomb(1024)
    filters: Mapping[str, tuple[bytes, bytes]] = {
        "bomb of 1 GB": (b"/Filter/FlateDecode", bomb),
        "bomb in a bomb": (b"/Filter[/FlateDecode/FlateDecode]", zlib.compress(bomb)),
        "1,000 filters": (b"/Filter[" + b"/ASCIIHexDecode " * 1000 + b"]", b"41" * 1000),
        "filters nobody knows": (b"/Filter[/Crypt/None/JBIG2Decode/JPXDecode]", b"\0\1\2" * 1000),
        "bomb of run lengths": (b"/Filter/RunLengthDecode", b"\x81 " * 4_000_000),
        "bomb of run lengths, twice": (b"/Filter[/FlateDecode/RunLengthDecode]", zlib.compress(b"\x81 " * 4_000_000)),
        "LZW that is none": (b"/Filter/LZWDecode", b"\xff" * 100_000),
        "base 85 that is none": (b"/Filter/ASCII85Decode", b"z" * 1_000_000),
        "predictor of a billion columns": (b"/Filter/FlateDecode/DecodeParms<</Predictor 15/Columns 1000000000/Colors 32/BitsPerComponent 16>>", zlib.compress(b"x" * 1000)),
        "a picture as text": (b"/Filter/DCTDecode", b"\xff\xd8\xff" * 1000),
    }  # fmt: skip
    for what, (more, data) in filters.items():
        yield what, lambda more=more, data=data: written(page(content=stream(data, more)))
        if "bomb" in what:
            yield f"{what} as a font's map", lambda more=more, data=data: written(page(font=_mapped(6), o6=stream(data, more)))  # fmt: skip


def _mapped(number: int) -> bytes:
    return b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode %d 0 R>>" % number


def _many(pages: int = 10_000) -> list[bytes]:
    kids = b" ".join(b"%d 0 R" % (6 + at) for at in range(pages))
    one = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>"
    return page(pages=b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, pages)) + [one] * pages


def _large() -> Iterator[tuple[str, Callable[[], list[bytes]]]]:
    yield "10,000 pages", _many
    yield "a text of 3 MB", lambda: page(flate(b"BT /F 9 Tf 40 780 Td (" + b"word " * (3 * MEGABYTE // 5) + b") Tj ET"))
    yield "a million small texts", lambda: page(flate(b"BT /F 9 Tf " + b"1 0 Td (a) Tj " * 1_000_000 + b"ET"))
    yield "two million saved states", lambda: page(flate(b"q " * 2_000_000 + lines()))
    yield "two million numbers", lambda: page(flate(b"1 " * 2_000_000 + lines()))
    yield "a million lines drawn", lambda: page(flate(b"0 0 m 9 9 l S " * 1_000_000 + lines()))
    yield "100,000 unused objects", lambda: page() + [b"<</A 1>>"] * 100_000
    yield "the same words 3,000 times in one place", lambda: page(flate(lines() * 3000))
    yield "a comment of 20 MB", lambda: page(stream(b"%" + b"x" * 20 * MEGABYTE + b"\n" + lines()))
