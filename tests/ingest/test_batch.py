from __future__ import annotations

import pytest

from analysis import Unreadable, read_each
from analysis.ingest import archive, batch, limits


@pytest.mark.parametrize(
    ("sizes", "says"),
    [
        ([], None),
        ([1] * batch.FILES, None),
        ([batch.BYTES], None),
        ([1] * (batch.FILES + 1), "201 files and the limit is 200"),
        ([batch.BYTES // 2] * 3, "150 MB together and the limit is 100 MB"),
        ([0] * 5000, "5,000 files"),
    ],
)
def test_a_batch_is_refused_before_it_is_read(sizes: list[int], says: str | None) -> None:
    """More than 200 files or 100 MB at once is refused in one sentence; anything else is taken."""
    found = batch.check(sizes)
    if says is None:
        assert found is None
    else:
        assert found is not None
        assert says in found
        assert found.endswith(".")


def test_the_terms_name_every_limit() -> None:
    """The sentence for the pages is made of the limits that are applied."""
    for limit in (
        limits.FILE_BYTES >> 20, batch.FILES, batch.BYTES >> 20, archive.ENTRIES, archive.ENTRY_BYTES >> 20, archive.TOTAL_BYTES >> 20, limits.COLUMNS,
    ):  # fmt: skip
        assert str(limit) in batch.TERMS
    for limit in (limits.ROWS, limits.CHARACTERS, limits.BLOCKS):
        assert f"{limit:,}" in batch.TERMS


@pytest.mark.parametrize("data", [b"title,text,outlet\n", b"title,text,outlet\n" + b",,\n" * 1000, b"[]", b"{}"])
def test_of_every_file_something_is_told(data: bytes) -> None:
    """A file with no entry at all gets one sentence, not silence."""
    [only] = read_each(data, "table.csv")
    assert isinstance(only, Unreadable)
    assert only.sentence.endswith(".")
