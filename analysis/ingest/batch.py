"""What may be added at once, and the limits in the words in which the pages tell them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.ingest import archive, limits

if TYPE_CHECKING:
    from collections.abc import Sequence

FILES, BYTES = 200, 100 << 20
"""Files, and bytes of all of them, that may be added at once."""
TERMS = (
    f"{limits.FILE_BYTES >> 20} MB a file, {FILES} files and {BYTES >> 20} MB at once; "
    f"zip archives of up to {archive.ENTRIES} files, {archive.ENTRY_BYTES >> 20} MB each and {archive.TOTAL_BYTES >> 20} MB unpacked; "
    f"tables of up to {limits.ROWS:,} rows and {limits.COLUMNS} columns; "
    f"of each text the first {limits.CHARACTERS:,} characters and {limits.BLOCKS:,} paragraphs."
)
"""All limits in one sentence."""


def check(sizes: Sequence[int]) -> str | None:
    """Return why files of these ``sizes``, in bytes, are too much for one batch, in one sentence; ``None`` when they are not."""
    if len(sizes) > FILES:
        return f"These are {len(sizes):,} files and the limit is {FILES} at once: add them in several goes, or as zip archives."
    total = sum(sizes)
    if total > BYTES:
        return f"These files have {total / (1 << 20):,.0f} MB together and the limit is {BYTES >> 20} MB at once: add them in several goes."
    return None
