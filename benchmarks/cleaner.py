"""How well the cleaner tells an article from the page around it: ``python -m benchmarks.cleaner``.

Pages whose article people marked (``web_pages.jsonl.gz``) are turned into plain lines as select-all and copy gives them, read
as pasted text, and compared with the marked text: precision, recall and F1 of the multiset of runs of four words, a page
each, averaged, with a bootstrap interval over pages. Beside it: keeping everything, a rule by length and function words, and
the same pages read as HTML. ``--fit`` fits the weights anew and says how well weights fitted on other pages do.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from analysis import ingest
from analysis.article import Role
from analysis.ingest.language import stop_share
from analysis.ingest.page import lines as page_lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from analysis.article import Article

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT.parent / "shared" / "evaldata"
GOLD = ROOT.parent / "shared" / "articles"
RESULT = Path(__file__).with_name("results") / "cleaner.json"
WORD = re.compile(r"\w+")
GRAM = 4
MEASURED = (Role.BODY, Role.SUBHEADING)


class Page(NamedTuple):
    """A page: its HTML, its lines, and the text that people marked as its article."""

    html: str
    lines: list[str]
    gold: str


class Scores(NamedTuple):
    """Agreement with the marked text, from 0 to 1."""

    precision: float
    recall: float
    f1: float


def pages(data: Path, most: int | None = None) -> Iterator[Page]:
    """Read the marked pages, at most ``most``."""
    from lxml import html

    with gzip.open(data / "web_pages.jsonl.gz", "rt", encoding="utf-8") as rows:
        for at, row in enumerate(rows):
            if at == most:
                return
            page = json.loads(row)
            found = page_lines(html.document_fromstring(page["html"]))
            yield Page(page["html"], [line.text for line in found], page["gold"])


def runs(text: str) -> Counter[tuple[str, ...]]:
    """Count the runs of four words; a shorter text is one run."""
    words = WORD.findall(text)
    return Counter(tuple(words[at : at + GRAM]) for at in range(max(1, len(words) - GRAM + 1))) if words else Counter()


def agreement(text: str, gold: str) -> Scores:
    """Compare two texts as multisets of runs."""
    found, wanted = runs(text), runs(gold)
    common = (found & wanted).total()
    precision = common / found.total() if found else 0.0
    recall = common / wanted.total() if wanted else 0.0
    return Scores(precision, recall, 2 * precision * recall / (precision + recall) if common else 0.0)


def everything(page: Page) -> str:
    """Keep all lines."""
    return "\n".join(page.lines)


def rule(page: Page) -> str:
    """Keep lines of fifteen words or more of which three in ten are function words: what one writes in five minutes."""
    return "\n".join(line for line in page.lines if len(line.split()) >= 15 and stop_share(line) >= 0.3)


def kept(article: Article, roles: Sequence[Role] = MEASURED) -> str:
    """Return the text of an article's parts in the given roles."""
    return "\n".join(part.text for part in article.parts if part.role in roles)


def cleaned(page: Page, *, between: str = "\n") -> str:
    """Read the page's lines as pasted text and keep body and subheadings."""
    return _read("\n".join([between.join(page.lines)]), "pasted.txt")


def cleaned_apart(page: Page) -> str:
    """Return the same with a blank line between any two lines."""
    return cleaned(page, between="\n\n")


def as_html(page: Page) -> str:
    """Read the page as a saved HTML file."""
    return _read(page.html, "page.html")


def _read(text: str, name: str) -> str:
    try:
        return kept(ingest.read(text.encode("utf-8", "replace"), name)[0])
    except ingest.Unreadable:
        return ""


UNSEEN = "cleaner, weights from other pages"
"""Cross-validated: known from the last ``--fit``."""

WAYS: dict[str, Callable[[Page], str]] = {
    "keep everything": everything,
    "length and function words": rule,
    "cleaner": cleaned,
    "cleaner, blank lines between": cleaned_apart,
    "read as HTML": as_html,
}


def averages(found: Sequence[Scores]) -> dict[str, float]:
    """Average over pages, with a 95 % bootstrap interval of F1 (2,000 draws of pages, fixed seed)."""
    table = np.array(found)
    draws = np.random.default_rng(0).integers(0, len(table), (2_000, len(table)))
    low, high = np.percentile(table[draws, 2].mean(axis=1), [2.5, 97.5])
    mean = dict(zip(Scores._fields, table.mean(axis=0), strict=True))
    return {name: round(float(value), 4) for name, value in {**mean, "f1_low": low, "f1_high": high}.items()}


def against_gold(folder: Path) -> dict[str, int]:
    """Count in how many of the five articles' parts, titles, dates and outlets we agree with the gold."""
    count: Counter[str] = Counter()
    for path in sorted((folder / "gold").glob("*.json")):
        gold = json.loads(path.read_text("utf-8"))
        article = ingest.read((folder / "raw" / gold["source"]).read_bytes(), gold["source"])[0]
        ours = Counter((part.role.value, part.text) for part in article.parts)
        theirs = Counter((part["role"], part["text"]) for part in gold["parts"])
        count["articles"] += 1
        count["parts"] += theirs.total()
        count["parts_equal"] += (ours & theirs).total()
        count["titles_equal"] += article.title == (gold["title"] or "")
        count["dates_equal"] += (article.date.isoformat() if article.date else None) == gold["date"]
        count["outlets_equal"] += article.outlet == (gold["outlet"] or "")
    return dict(count)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table and write the numbers to ``benchmarks/results/cleaner.json``."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=DATA, help="the folder with web_pages.jsonl.gz")
    parser.add_argument("--articles", type=Path, default=GOLD, help="the folder with raw/ and gold/")
    parser.add_argument("--fit", action="store_true", help="fit the weights anew and cross-validate them")
    options = parser.parse_args(arguments)
    found = list(pages(options.data))
    fitted: dict[str, float] = {}
    if options.fit:
        from benchmarks.cleaner_fit import refit

        fitted = refit(found, options.data)
    table = {name: averages([agreement(way(page), page.gold) for page in found]) for name, way in WAYS.items()}
    before = json.loads(RESULT.read_text("utf-8"))["ways"] if RESULT.exists() else {}
    unseen = fitted or before.get(UNSEEN)
    if unseen:
        table[UNSEEN] = unseen
    print(f"{len(found)} pages{'':<24}precision  recall      F1   95 % interval")
    for name, row in table.items():
        print(
            f"{name:<32}{row['precision']:>9.3f}{row['recall']:>8.3f}{row['f1']:>8.3f}   {row['f1_low']:.3f}–{row['f1_high']:.3f}"
        )
    gold = against_gold(options.articles) if options.articles.exists() else {}
    for name, value in gold.items():
        print(f"{name:<32}{value:>9}")
    RESULT.parent.mkdir(exist_ok=True)
    RESULT.write_text(json.dumps({"pages": len(found), "ways": table, "articles": gold}, indent=1) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
