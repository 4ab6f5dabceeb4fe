"""Articles made up from word lists: as many as asked for, no two alike, of the usual length; and a table's row."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SUBJECTS = [
    "minister",
    "union",
    "court",
    "mayor",
    "company",
    "parliament",
    "river",
    "hospital",
    "school",
    "harbour",
    "bank",
    "army",
    "village",
    "editor",
]
VERBS = "said that refused praised opened closed warned against met defended delayed announced visited rejected".split()  # noqa: SIM905
OBJECTS = [
    "the talks",
    "a new bridge",
    "its budget",
    "the strike",
    "higher wages",
    "an inquiry",
    "the verdict",
    "two trains",
    "the old mill",
]
TAILS = [
    "on Monday",
    "last week",
    "in the capital",
    "after long talks",
    "despite protests",
    "for the third time",
    "with great care",
]


class Row(NamedTuple):
    """One line of the table: what was counted, the count, and what it must be (``None``: nothing to be met)."""

    what: str
    number: float
    target: float | None = None


def texts(number: int, words: int, *, seed: int = 3) -> Iterator[str]:
    """Yield ``number`` texts of about so many words, each a headline, a blank line and paragraphs."""
    chance = random.Random(seed)  # noqa: S311 - not for secrets
    for at in range(number):
        lines = [_sentence(chance, at).removesuffix(".")]
        count = 0
        while count < words:
            paragraph = " ".join(_sentence(chance, at) for _ in range(4))
            count += len(paragraph.split())
            lines.append(paragraph)
        yield "\n\n".join(lines)


def _sentence(chance: random.Random, at: int) -> str:
    name = "".join(chance.choice(pair) for pair in ("BKLMNT", "aeiou", "lnrst", "aeiou", "kmnrs"))
    parts = (chance.choice(VERBS), chance.choice(OBJECTS), chance.choice(TAILS))
    return f"The {chance.choice(SUBJECTS)} of {name} {parts[0]} {parts[1]} {parts[2]}, report {at}–{chance.randrange(10**6)} says."


def write_files(folder: Path, number: int = 6) -> int:
    """Write ``number`` files of several formats to ``folder``, one article each; return how many articles they hold."""
    folder.mkdir()
    for at, text in enumerate(texts(number, 250, seed=5)):
        headline, *paragraphs = text.split("\n\n")
        if at % 3 == 2:
            body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
            head = f'<!doctype html><html lang="en"><head><title>{headline}</title></head>'
            page = f"{head}<body><article><h1>{headline}</h1>{body}</article></body></html>"
            (folder / f"{at}.html").write_text(page, encoding="utf-8")
        elif at % 3 == 1:
            (folder / f"{at}.md").write_text("# " + text, encoding="utf-8")
        else:
            (folder / f"{at}.txt").write_text(text, encoding="utf-8")
    return number
