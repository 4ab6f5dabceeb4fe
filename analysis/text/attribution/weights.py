"""Weights of the two judgements that are not left to rules: is this cue an attribution, and does its content end here.

Both are sums of the weights of the features that apply (logistic regression), fitted by ``benchmarks/attribution_fit.py`` to
people's attributions in news articles. The file holds numbers for words and patterns, and a person can read and edit it.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

REMEMBERED = 20_000
"""Situations whose weight is remembered: they are made of a few classes of words, and the same ones come again and again."""

Table = dict[str, float]
"""Feature → weight; ``""`` is what is added always."""


@lru_cache(maxsize=1)
def _tables() -> dict[str, Table]:
    """Read the data file once."""
    tables: dict[str, Table] = {"cue": {}, "border": {}}
    rows = files("analysis.text").joinpath("data/attribution_weights.tsv").read_text("utf-8").splitlines()
    for row in [row for row in rows if row and not row.startswith("# ")][1:]:
        table, feature, weight = row.split("\t")
        tables[table][feature] = float(weight)
    return tables


@lru_cache(maxsize=REMEMBERED)
def cue(features: tuple[str, ...]) -> float:
    """Log odds that a cue attributes what stands beside it."""
    return _total(_tables()["cue"], features)


def border(features: Iterable[str]) -> float:
    """Log odds that a content ends at a border."""
    return _total(_tables()["border"], features)


def _total(table: Table, features: Iterable[str]) -> float:
    """Sum what the features weigh."""
    total, weight = table[""], table.get
    for feature in features:
        total += weight(feature, 0.0)
    return total
