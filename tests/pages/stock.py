"""What the tests put into libraries."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from analysis import Article
from tests import texts
from tests.shared import shared

if TYPE_CHECKING:
    from pathlib import Path

FIVE = "Russia, NATO and Ukraine"
HARSH = Article.of(texts.USES_HARSH_WORDS, outlet="The Loud One", title="A brutal day in the house")
QUOTING = Article.of(texts.QUOTES_HARSH_WORDS, outlet="The Quiet One", title="House debates the bill")
PLAIN = Article.of(texts.PLAIN, outlet="Town Paper", title="Committee meets in the old hall")
SHORT = Article.of(texts.ONE_SENTENCE, outlet="Brief", title="The border")
UNTITLED = Article.of(texts.PLAIN.replace("Monday", "Tuesday"), outlet="Nameless Daily")
NAMELESS = Article.of(texts.PLAIN.replace("Monday", "Friday"))


def raw() -> list[Path]:
    """Return the five raw articles, or skip the test where they are not."""
    return sorted(shared("articles/raw").glob("*.txt"))


def gold(file: Path) -> dict[str, Any]:
    """Return what a raw article must come out as."""
    found: dict[str, Any] = json.loads((shared("articles/gold") / f"{file.stem}.json").read_text(encoding="utf-8"))
    return found


def uploads(files: list[Path]) -> list[tuple[str, bytes, str]]:
    """Return files as the upload widget takes them."""
    return [(file.name, file.read_bytes(), "text/plain") for file in files]
