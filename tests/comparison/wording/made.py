"""Articles and results of our own for the tests of wording."""

from __future__ import annotations

from typing import TYPE_CHECKING

import analysis
from analysis import Article

if TYPE_CHECKING:
    from analysis.result import Result

BLAND = [
    "The council met on Monday to look at the plan for the bridge.",
    "A new report on the river was read to the members of the board.",
    "Several people asked about the cost of the work near the station.",
    "The plan will come back to the council before the end of the year.",
    "Workers have looked at the bridge and found rust in two places.",
    "Trains will stop at the station while the work on the bridge goes on.",
]


def result(body: str, outlet: str = "", title: str = "") -> Result:
    """Analyse a text of our own."""
    return analysis.analyse(Article.of(body, outlet=outlet, title=title))


def bland(extra: str = "", *, times: int = 0, start: int = 0) -> Result:
    """Return an article of plain sentences with ``extra`` added ``times`` times, each as a sentence of its own."""
    plain = BLAND[start:] + BLAND[:start]
    return result(" ".join([*plain, *plain, *[extra] * times]))
