"""Small articles about invented people, and their results."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import analysis
from analysis.article import Article

if TYPE_CHECKING:
    from analysis.result import Result

FIRST = (
    "Russian President Lena Alder attacked the town of Pellworth. Alder warned NATO twice. The Russian president left. "
    "NATO rejected the Kiev regime. Ten people were killed. Russia denied it. It rained in Moscow. NATO waited. "
    "The strongman Boris Thornquist praised Alder."
)
SECOND = (
    "NATO met in Brussels. Ukraine praised NATO. Mr. Alder was accused by Ukraine. Boris Thornkvist left Kyiv. "
    "It rained. It snowed. The town slept. Nobody spoke of Ukraine. A bridge was built by Ukraine."
)


@cache
def result(text: str, outlet: str = "") -> Result:
    """Return a text's result."""
    return analysis.analyse(Article.of(text, outlet=outlet))


def two() -> list[Result]:
    """Return the results of both articles."""
    return [result(FIRST, "East Post"), result(SECOND, "West Post")]
