"""Texts that nobody has seen before: the sentences of the sample articles, dealt out anew for every measurement."""

from __future__ import annotations

import html
import json
import random
import re
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
GOLD = ROOT.parent / "shared" / "articles" / "gold"
SAMPLES = ROOT / "samples"
WORDS = 580
"""Words of a usual news article."""
SENTENCES_A_PARAGRAPH = 3
SHORTEST = 12
"""Lines of fewer words are menus, captions and dates."""
ENDS = re.compile(r"(?<=[.!?”\"])\s+(?=[A-Z“\"])")
TAGS = re.compile(r"<[^<>]*>")


@cache
def sentences() -> tuple[str, ...]:
    """Return the sentences of the five articles that people use as an example; of the samples where those are not here."""
    return tuple(sentence for paragraph in _paragraphs() for sentence in ENDS.split(paragraph))


def _paragraphs() -> list[str]:
    if GOLD.is_dir():
        articles = [json.loads(file.read_text("utf-8")) for file in sorted(GOLD.glob("*.json"))]
        return [part["text"] for article in articles for part in article["parts"] if part["role"] == "body"]
    files = sorted([*SAMPLES.glob("*.txt"), *SAMPLES.glob("*.html")])
    lines = [line for file in files for line in file.read_text("utf-8").splitlines()]
    plain = [html.unescape(TAGS.sub(" ", line)).strip() for line in lines]
    return [line for line in plain if len(line.split()) >= SHORTEST]


def source() -> str:
    """Say where the sentences come from."""
    return "the five example articles" if GOLD.is_dir() else "the sample event"


def made(seed: int, words: int = WORDS) -> str:
    """Return a text of about ``words`` words: sentences dealt out in an order that ``seed`` decides, in paragraphs."""
    deal = random.Random(seed)  # noqa: S311 - an order of sentences, not a secret
    pool, dealt, left = list(sentences()), [], words
    while left > 0:
        deal.shuffle(pool)
        for sentence in pool:
            dealt.append(sentence)
            left -= sentence.count(" ") + 1
            if left <= 0:
                break
    step = SENTENCES_A_PARAGRAPH
    return "\n\n".join(" ".join(dealt[at : at + step]) for at in range(0, len(dealt), step))
