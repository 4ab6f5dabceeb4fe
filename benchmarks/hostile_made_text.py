"""Hostile plain texts: endless lines, one sign a million times, every control, every encoding, and no text at all."""

from __future__ import annotations

import string
from typing import TYPE_CHECKING

from benchmarks.hostile_made import MEGABYTE, Made, flipped, plain
from benchmarks.hostile_zipped import Entry, write

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

REPEATED = {
    "full stops": ".", "full stops and blanks": ". ", "opening quotes": "“", "opening quotes and words": "“word ", "closing quotes": "”", "straight quotes": '"', "straight quotes and words": 'said "x',
    "apostrophes": "'", "quotes in quotes": "“‘", "brackets": "(", "abbreviations": "U.S. ", "initials": "A. ", "said": "said ", "he said that": "he said that ", "names": "Anna Berg ", "digits": "1234567890",
    "dates": "8 December 2021 ", "dashes": "— ", "hyphens": "-", "ellipses": "…", "questions": "?! ", "addresses": "https://a.example/?q=1&r=2 ", "mail": "a@b.example ", "ampersands": "&amp; ",
    "bold": "**", "headings": "# ", "quotations": "> ", "lists": "* ", "links": "[a](", "pictures": "![](", "backticks": "`", "tables": "|a", "tags": "<b>", "comments": "<!--", "underscores": "_a",
    "very": "very ", "not": "not ", "charged words": "brutal disgraceful shameful ", "smileys": ":-) ", "capitals": "A", "zero-width": "\u200b", "turning marks": "\u202e\u2066", "no-break spaces": "\u00a0",
    "tabs": "\t", "form feeds": "a\f", "combining marks": "a\u0301\u0302\u0303", "emoji families": "👨‍👩‍👧‍👦", "flags": "🇩🇪", "ideographs": "記事", "Arabic": "خبر ", "ligatures": "ﬁ", "private letters": "\ue000",
}  # fmt: skip
"""Each is said so many times that it fills 300 KB: what costs a pattern or a walk more than its length shows here."""
SIZE = 300_000


def cases() -> Iterator[Made]:
    """Yield the texts of this module."""
    yield Made("txt", "an article", "ordinary.txt", lambda: plain(90), ordinary=True)
    yield Made("txt", "an article in Markdown", "ordinary.md", lambda: b"# " + plain(91), ordinary=True)
    yield Made("txt", "an article in Windows-1252", "windows.txt", lambda: plain(92).decode().replace("The ", "“Café” ").encode("cp1252"), ordinary=True)  # fmt: skip
    for what, piece in REPEATED.items():
        yield _made(f"300 KB of {what}", lambda piece=piece: piece * (SIZE // len(piece)), heavy=True)
        yield _made(f"{what} behind an article", lambda piece=piece: plain(93).decode() + "\n\n" + piece * 2000)
    for what, make, heavy in _large():
        yield _made(what, make, heavy=heavy)
    for what, data in (*_signs(), *_none()):
        yield Made("txt", what, f"{what}.txt", data)
    for turn in range(6):
        name = f"bytes changed {turn}.txt"
        yield Made("txt", f"bytes changed, {turn}", name, lambda name=name: flipped(plain(), name, bytes_changed=60))
    for name in ("a\u202etxt.exe", "../../a.txt", "a\0.txt", "", "x" * 70_000, "<img src=x onerror=alert(1)>.txt", "a.txt\r\nX: y", "\ud800.txt", "CON", "=1+1"):  # fmt: skip
        yield Made("txt", f"named {ascii(name)[:40]}", name, lambda: plain(94))


def _made(what: str, make: Callable[[], str], *, heavy: bool = False) -> Made:
    return Made("txt", what, f"{what}.txt", lambda: make().encode("utf-8", "surrogatepass"), heavy=heavy)


def _large() -> Iterator[tuple[str, Callable[[], str], bool]]:
    text = plain(95).decode()
    yield "2 MB in one line", lambda: "The minister said so on Monday. " * 65_536, True
    yield "2 MB without a full stop", lambda: "The minister said so on Monday " * 67_000, True
    yield "2 MB without a blank", lambda: "w" * 2 * MEGABYTE, True
    yield "a million lines", lambda: "a\n" * 1_000_000, True
    yield "a million empty lines", lambda: text + "\n" * 1_000_000 + text, False
    yield "24 MB", lambda: (text + "\n\n") * (24 * MEGABYTE // (len(text) + 2)), True
    yield "26 MB", lambda: (text + "\n\n") * (26 * MEGABYTE // len(text)), False
    yield "200,000 words that differ", lambda: " ".join(f"word{at}" for at in range(200_000)), True
    yield "a sentence of 50,000 words", lambda: "The " + "minister and the " * 16_000 + "mayor met.", True
    yield "20,000 paragraphs", lambda: "The minister said so.\n\n" * 20_000, True
    yield "one quotation over everything", lambda: "“" + text * 60 + "”", True
    yield "quotations never closed", lambda: "\n\n".join(f"“{part}" for part in (text * 20).split("\n\n")), False


def _signs() -> Iterator[tuple[str, Callable[[], bytes]]]:
    text = plain(96).decode()
    for encoding in (
        "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-7", "cp037", "iso2022_jp", "gb18030", "shift_jis", "koi8-r", "hz",
    ):  # fmt: skip
        yield f"in {encoding}", lambda encoding=encoding: text.replace("–", "-").encode(encoding, "replace")
    yield "every control", (text + "".join(map(chr, range(32))) * 2 + "".join(map(chr, range(127, 160)))).encode  # fmt: skip
    yield "NUL between letters of a kind", lambda: text.replace("e", "e\0").encode()
    yield "NUL behind it", lambda: text.encode() + b"\0" * 100_000
    yield "escapes of a terminal", lambda: text.replace(" ", " \x1b[31m\x1b]0;title\x07 ").encode()
    yield "overlong letters", lambda: text.encode().replace(b"a", b"\xc1\xa1")
    yield "half characters", lambda: text.replace("e", "e\ud800").encode("utf-8", "surrogatepass")
    yield "pairs of halves", lambda: text.encode() + b"\xed\xa0\xbd\xed\xb8\x80" * 50
    yield "marks in the middle", lambda: text.replace(" ", " \ufeff").encode()
    yield "two encodings", lambda: text.encode() + " “Café” ".encode("cp1252") * 30 + " “Café” ".encode() * 30
    yield "decoded wrongly twice", lambda: (text + " “Café – naïve” " * 20).encode().decode("cp1252", "replace").encode()  # fmt: skip
    yield "from right to left", ("\u202e" + text + "\n\nقال الوزير إن المحادثات مستمرة \n").encode
    yield "letters of other scripts that look alike", lambda: text.translate(str.maketrans("aeopcx", "аеорсх")).encode()
    yield "full-width letters", lambda: "".join(chr(ord(sign) + 0xFEE0) if sign in string.ascii_letters else sign for sign in text).encode()  # fmt: skip


def _none() -> Iterator[tuple[str, Callable[[], bytes]]]:
    heads = {
        "picture": b"\x89PNG\r\n\x1a\n", "photograph": b"\xff\xd8\xff\xe0", "program": b"MZ\x90\0", "other program": b"\x7fELF", "old document": b"\xd0\xcf\x11\xe0",
        "database": b"SQLite format 3\0", "packed": b"\x1f\x8b\x08", "sound": b"ID3\x04", "rich text": b"{\\rtf1\\ansi ", "font": b"wOFF",
    }  # fmt: skip
    for what, head in heads.items():
        yield f"a {what}", lambda head=head: head + bytes(range(256)) * 20
    yield "an archive", lambda: write([Entry(b"a.txt", plain())])
    yield "no bytes", lambda: b""
    yield "one byte", lambda: b"a"
    yield "a mark alone", lambda: b"\xff\xfe"
    yield "half a letter", lambda: b"\xff\xfea"
    yield "blanks", lambda: b" \n\t" * 100_000
    yield "any bytes", lambda: flipped(bytes(range(256)) * 400, "any", bytes_changed=50_000)
    yield "29 words", lambda: b"word " * 29
