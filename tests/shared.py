"""Where the team's shared material lies; tests that need it are skipped, with a reason, where it is absent."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"


def shared(path: str) -> Path:
    """Return a path in the shared folder, or skip the calling test when it is not there."""
    found = SHARED / path
    if not found.exists():
        pytest.skip(f"needs the shared folder's {path}, which is not here")
    return found
