"""Results and settings."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from analysis.library import Library
from tests.library.made import article

if TYPE_CHECKING:
    from pathlib import Path


def test_only_of_this_method(library: Library) -> None:
    """A result is found again under its own method and under no other."""
    library.add(library.create_event("Event"), article())
    assert library.keep_result(article().hash, "method 1", b"\x00\xffone")
    assert library.result(article().hash, "method 1") == b"\x00\xffone"
    assert library.result(article().hash, "method 2") is None
    library.keep_result(article().hash, "method 2", b"two")
    library.keep_result(article().hash, "method 2", b"two again")
    assert library.result(article().hash, "method 2") == b"two again"
    assert library.forget_other_methods("method 2") == 1
    assert library.result(article().hash, "method 1") is None


def test_shared_by_equal_texts(library: Library) -> None:
    """Two articles of one hash share a result, which stays until the last of them is removed."""
    own, sample = library.create_event("Own"), library.create_event("Sample", kind="sample")
    first, second = library.add(own, article()), library.add(sample, article(), kind="sample")
    library.keep_result(article().hash, "m", b"result")
    library.remove(first.id)
    assert library.result(article().hash, "m") == b"result"
    library.remove(second.id)
    assert library.result(article().hash, "m") is None


def test_not_brought_back(library: Library) -> None:
    """An analysis that ends after its article was deleted keeps nothing."""
    assert not library.keep_result(article().hash, "m", b"late")
    assert library.result(article().hash, "m") is None


def test_many_at_once(library: Library) -> None:
    """Any number of results can be asked for at once; what is missing is left out."""
    event = library.create_event("Event")
    with library.together():
        for number in range(3):
            library.add(event, article(number))
            library.keep_result(article(number).hash, "m", str(number).encode())
    hashes = [article(number).hash for number in range(3)]
    others = [f"{number:064x}" for number in range(2000)]
    assert library.results([*others, *hashes], "m") == {
        name: str(number).encode() for number, name in enumerate(hashes)
    }
    assert library.results([], "m") == {}


def test_damaged_result_is_not_shown(path: Path) -> None:
    """A result whose bytes have changed is as good as none, and ``verify`` tells of it."""
    with Library.open(path) as library:
        library.add(library.create_event("Event"), article())
        library.keep_result(article().hash, "m", b"result")
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("UPDATE results SET payload = CAST('resulx' AS BLOB)")
    with Library.open(path) as library:
        assert library.result(article().hash, "m") is None
        assert len(library.verify()) == 1


def test_settings(path: Path) -> None:
    """Settings are there at the next start."""
    with Library.open(path) as library:
        assert library.setting("sample") is None
        library.keep_setting("sample", "1")
        library.keep_setting("sample", "2")
    with Library.open(path) as library:
        assert library.setting("sample") == "2"
