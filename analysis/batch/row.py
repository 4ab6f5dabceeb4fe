"""What is written of one article, in plain numbers: a worker needs no Arrow, and little goes back from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from analysis.batch.record import Numbers, Row
from analysis.comparison import every_voice, values
from analysis.comparison.choice import SPEAKABLE, Choice
from analysis.wording import whole

if TYPE_CHECKING:
    from analysis.article import Article
    from analysis.batch.record import Item, Options
    from analysis.result import Result


def of(item: Item, article: Article, result: Result, options: Options) -> Row:
    """Take from a result what is written of it. ``item``: where the article comes from."""
    told = (
        item.source, article.text_hash, item.event, article.outlet, article.title, article.date, article.url, article.language,
    )  # fmt: skip
    about = tuple(whole(one) if isinstance(one, str) else one for one in told)
    numbers = _with_intervals(result) if options.intervals else _alone(result)
    return Row(about, numbers, result.columns if options.segments else None)


def _alone(result: Result) -> Numbers:
    found = every_voice.of(result)
    return Numbers(found.value.ravel(), found.words.ravel(), found.sentences.ravel(), found.reason.ravel().tolist())


def _with_intervals(result: Result) -> Numbers:
    found = [value for voice in SPEAKABLE for value in values.of(result, Choice(voice))]
    value, low, high = np.array([(one.value, one.low, one.high) for one in found]).T
    words, sentences = np.array([(one.words, one.sentences) for one in found], np.int64).T
    return Numbers(value, words, sentences, [one.reason for one in found], low, high)
