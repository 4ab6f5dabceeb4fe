from __future__ import annotations

import re
from pathlib import Path

from analysis.ingest import fetch

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "security.md").read_text("utf-8")


def test_the_page_names_the_setting_and_the_limits_of_links() -> None:
    """The page on security tells the limits as they are in the code."""
    strict = fetch.STRICT
    for words in (
        f"{fetch.SETTING}=1",
        f"{strict.size // 1024 // 1024} MB after unpacking",
        f"{strict.head // 1024} KB of headers",
        f"{strict.seconds:.0f} s over everything",
        f"at most {strict.redirects} redirects",
        f"ports {' and '.join(map(str, sorted(strict.ports)))}",
    ):
        assert words in PAGE


def test_every_file_that_the_page_names_is_there() -> None:
    """A promise names tests that exist."""
    named = set(re.findall(r"`((?:tests|analysis)/[\w/.]+\.py)`", PAGE))
    assert len(named) > 10
    assert [path for path in sorted(named) if not (ROOT / path).is_file()] == []


def test_requirements_are_named_as_in_the_standard() -> None:
    """Each requirement has chapter, section and number; ASVS 5.0.0 has 17 chapters."""
    rows = [line.rsplit("|", 2)[1].strip() for line in PAGE.partition("## The proof")[0].splitlines()
            if re.match(r"\| (?!Promise|-)", line)]  # fmt: skip
    ids = [one for row in rows if row != "–" for one in row.split(", ")]
    assert len(ids) > 40
    assert all(re.fullmatch(r"(?:[1-9]|1[0-7])\.[1-8]\.(?:[1-9]|1[0-3])", one) for one in ids)
