from __future__ import annotations

import json

import numpy as np
import pytest

from analysis import ingest
from benchmarks import cleaner
from tests.shared import shared

NAMES = [
    "000_16642a537a04f800",
    "001_67632cc5376f49f0",
    "002_7dec85f802d0064e",
    "003_7a135545c39c81ff",
    "004_6957ac6393b7d414",
]
PAGES = 40
F1_FLOOR, RECALL_FLOOR, HTML_FLOOR = 0.90, 0.95, 0.92


@pytest.mark.parametrize("name", NAMES)
def test_real_articles_come_out_as_people_marked_them(name: str) -> None:
    """Every part's role and text, title, date and outlet of five articles copied from the web are as in the gold."""
    gold = json.loads(shared(f"articles/gold/{name}.json").read_text("utf-8"))
    [article] = ingest.read(shared(f"articles/raw/{name}.txt").read_bytes(), f"{name}.txt")
    assert [(part.role.value, part.text) for part in article.parts] == [
        (part["role"], part["text"]) for part in gold["parts"]
    ]
    assert article.title == (gold["title"] or "")
    assert article.outlet == (gold["outlet"] or "")
    assert (article.date.isoformat() if article.date else None) == gold["date"]


def test_real_articles_come_out_the_same_with_windows_line_ends() -> None:
    """Line ends and a byte order mark change nothing."""
    for name in NAMES:
        data = shared(f"articles/raw/{name}.txt").read_bytes()
        plain = ingest.read(data)[0]
        assert ingest.read(b"\xef\xbb\xbf" + data.replace(b"\n", b"\r\n"))[0].parts == plain.parts


def test_the_cleaner_keeps_its_quality_on_pages() -> None:
    """On the first marked pages, F1 and recall of runs of four words stay above their floors, and far above keeping all."""
    pages = list(cleaner.pages(shared("evaldata"), PAGES))
    ours = np.mean([cleaner.agreement(cleaner.cleaned(page), page.gold) for page in pages], axis=0)
    everything = np.mean([cleaner.agreement(cleaner.everything(page), page.gold) for page in pages], axis=0)
    assert ours[2] >= F1_FLOOR
    assert ours[1] >= RECALL_FLOOR
    assert ours[2] > everything[2] + 0.2


def test_pages_read_as_html_keep_their_quality() -> None:
    """The same pages as HTML files."""
    pages = list(cleaner.pages(shared("evaldata"), PAGES // 2))
    assert np.mean([cleaner.agreement(cleaner.as_html(page), page.gold).f1 for page in pages]) >= HTML_FLOOR


def test_articles_without_a_page_are_kept_nearly_whole() -> None:
    """Of articles that are already clean at least 98 % of the words are kept."""
    kept, total = 0, 0
    with shared("evaldata/ptc_articles.jsonl").open(encoding="utf-8") as rows:
        for row, _ in zip(rows, range(40), strict=False):
            text = json.loads(row)["text"]
            [article] = ingest.read(text.encode())
            kept += len(article.text.split())
            total += len(text.split())
    assert kept >= 0.98 * total
