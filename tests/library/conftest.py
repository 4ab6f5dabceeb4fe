"""A fresh library for every test."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from analysis.library import Library

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return where the test's library lies."""
    return tmp_path / "data" / "library.sqlite"


@pytest.fixture
def library(path: Path) -> Iterator[Library]:
    """Return an open, empty library."""
    with Library.open(path) as opened:
        yield opened
