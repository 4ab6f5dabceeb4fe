"""Articles written for the tests on voices, and what is put together from them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import analysis
from analysis.comparison.choice import Choice
from analysis.comparison.voices import cast as casting
from analysis.comparison.voices import known, ledger
from analysis.comparison.voices.pieces import NO_STATEMENT

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from analysis.comparison.voices.cast import Cast
    from analysis.comparison.voices.ledger import Entry
    from analysis.comparison.voices.pieces import Unit
    from analysis.result import Result

EASTERN = (
    "“The bridge will be open before the first snow falls,” Maria Keller said on Monday. The town had waited for three years. "
    "“We have kept every promise that we made in spring,” she added. The work began in May. "
    "Peter Olsen claimed that the costs had doubled. He alleged that nobody had checked the bills. "
    "The council meets again on Friday. Officials said the figures would be published soon. "
    "A crane stands on the northern bank. The road is closed until Tuesday. Trucks take another way. "
    "“Nobody asked the people who live here,” a baker said. The evening was quiet."
)
WESTERN = (
    "The council talked about the bridge on Monday. Maria Keller insisted that “the bridge will be open before the first snow” "
    "and left the hall. She claimed that every promise had been kept. Peter Olsen pointed out that the costs had doubled. "
    "“Somebody must check the bills at last,” he said. The hall was full. Many had come from the villages. "
    "The lamps were lit at six. Olsen noted that the figures were public. The next meeting is on Friday. The rain had stopped."
)
NOBODY = "The river was high in the morning. It fell by noon. Boats went out again. The ferry ran at four. Night came early. Snow fell."


@cache
def result(text: str, outlet: str = "", title: str = "") -> Result:
    """Return a text analysed, once for all tests."""
    return analysis.analyse(analysis.Article.of(text, outlet=outlet, title=title))


def cast(
    *results: Result, voice: str = "all", headline: bool = False, edits: Mapping[str, object] | None = None
) -> Cast:
    """Put together who speaks, joined by the actors that were found."""
    return casting.of(results, Choice(voice, headline), actors=known.actors(results), edits=edits)


def entries(results: Sequence[Result]) -> list[Entry]:
    """Return the ledger of some results."""
    who = casting.of(results, actors=known.actors(results))

    def speaker(unit: Unit) -> int | None:
        if unit.statement == NO_STATEMENT:
            return None
        statement = results[unit.article].attribution.statements[unit.statement]
        return who.places.get((unit.article, statement.speaker))

    return ledger.of(results, range(len(results)), speaker)
