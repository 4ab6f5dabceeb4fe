"""What ingest takes and what it refuses, and the one sentence in which it says so."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from analysis.ingest.features import length
from analysis.unreadable import Unreadable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.ingest.blocks import Block

FILE_BYTES = 25 * 1024 * 1024
"""A file may have 25 MB."""
CHARACTERS = 2_000_000
"""Characters that are kept of a text; the rest is cut and a note says so."""
BLOCKS = 10_000
"""Paragraphs that are looked at; the rest is cut and a note says so. A book of two million characters has fewer."""
ROWS, COLUMNS = 20_000, 200
"""Rows of a table (entries of a JSON file) that are read, and columns that are looked at."""
SECONDS = 600.0
"""How long reading the entries of one table or archive may take in all."""
BYTES_OF_TEXT = 4 * CHARACTERS
"""Bytes of a text file beyond which no character is kept in any encoding."""
TITLE_CHARACTERS = 500
WORDS = 30
"""A text with fewer words is no article."""
NAME_CHARACTERS = 200

LONGEST_CHARACTER, CONTINUES = 4, 0x80
"""Bytes of a character in UTF-8, and the first two bits of those after its first."""

ADDRESS_CHARACTERS = 2_000
ADDRESS = re.compile(r"https?://[A-Za-z0-9][A-Za-z0-9.-]*(?::\d{1,5})?(?:[/?#][^\s<>\"'`\\^{|}]*)?", re.IGNORECASE)

UNSEEN = re.compile("[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]")
"""Characters that are not seen but turn, join or hide others: bidirectional and zero-width controls."""


def unreadable(name: str, sentence: str) -> Unreadable:
    """Return the refusal of a file or entry: its name without unseen characters, and one sentence that says what to do."""
    return Unreadable(shown(name, NAME_CHARACTERS) or "the file", sentence)


def shown(text: str, limit: int) -> str:
    """Return a label (title, author, file name) on one line, without unseen or control characters, at most ``limit`` long."""
    seen = "".join(c if unicodedata.category(c) not in {"Cc", "Cs"} else " " for c in UNSEEN.sub("", text[: 4 * limit]))
    return " ".join(seen.split())[:limit].rstrip()


def check_size(data: bytes, name: str) -> None:
    """Refuse a file that is empty or too large."""
    if not data.strip(b"\0\t\n\r\x0b\x0c \xef\xbb\xbf\xff\xfe"):
        raise unreadable(name, "This file is empty: choose another one, or paste the article's text.")
    if len(data) > FILE_BYTES:
        size = len(data) / 1024 / 1024
        raise unreadable(
            name, f"This file has {size:.0f} MB and the limit is 25 MB: save the article alone, as text, and add that."
        )


def check_words(text: str, name: str) -> None:
    """Refuse a text too short to measure."""
    count = length(text)
    if count < WORDS:
        words = "no words" if count == 0 else "one word" if count == 1 else f"only {count} words"
        raise unreadable(
            name, f"This text has {words} and an article needs at least {WORDS}: paste or add the whole article."
        )


def beginning(data: bytes) -> bytes:
    """Return so many of a text file's first bytes as may be kept, not ending inside a character of UTF-8."""
    end = BYTES_OF_TEXT
    while BYTES_OF_TEXT - end < LONGEST_CHARACTER and len(data) > end and data[end] & 0xC0 == CONTINUES:
        end -= 1
    return data[:end]


def cut(text: str) -> tuple[str, tuple[str, ...]]:
    """Keep the first two million characters, back to the last line end or space, with a note when something was cut."""
    if len(text) <= CHARACTERS:
        return text, ()
    kept = text[:CHARACTERS]
    at = max(kept.rfind("\n", CHARACTERS - 10_000), kept.rfind(" ", CHARACTERS - 1_000))
    kept = kept[:at] if at > 0 else kept
    return kept, (
        f"The text is longer than {CHARACTERS:,} characters: the first {len(kept):,} are kept and the rest is cut.",
    )


def first_blocks(blocks: Sequence[Block]) -> tuple[Sequence[Block], tuple[str, ...]]:
    """Keep as many paragraphs as are looked at, with a note when there are more."""
    if len(blocks) <= BLOCKS:
        return blocks, ()
    return blocks[:BLOCKS], (f"The text has more than {BLOCKS:,} paragraphs or lines: the rest is cut.",)


def address(url: str) -> str:
    """Return a web address that may be shown as a link: http or https, a host, no user name; ``""`` otherwise."""
    url = url.strip()
    match = ADDRESS.fullmatch(url)
    return url if match and len(url) <= ADDRESS_CHARACTERS else ""
