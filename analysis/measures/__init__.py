"""What is measured: every family counts components and marks in a document; ``MEASURES`` names what they add up to."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from analysis.measures.base import Counted, Measure

if TYPE_CHECKING:
    from analysis.measures.loaded_changes import Changes
    from analysis.text.document import Document


def count(document: Document, changes: Changes | None = None) -> Counted:
    """Run every family over ``document`` and put their components and marks together, marks in reading order.

    ``changes``: a reader's changes to the lexicon of charged wording; ``None``: as it comes.
    """
    from analysis.measures import frames, loaded, readability, sentiment, speech
    from analysis.measures.folded import Folded
    from analysis.measures.loaded_changes import NONE

    components, marks = {}, []
    folded = Folded(document.article.text, document.words.tokens)
    for counted in (
        sentiment.count(document),
        loaded.count(document, changes or NONE, folded),
        readability.count(document),
        speech.count(document),
        frames.count(document, folded),
    ):
        components.update(counted.components)
        marks.extend(counted.marks)
    return Counted(components, sorted(marks))


@cache
def registry() -> dict[str, Measure]:
    """Return all measures by name, in the order in which they are shown."""
    from analysis.measures import loaded, readability, sentiment, speech

    families = (loaded, sentiment, readability, speech)
    return {measure.name: measure for family in families for measure in family.MEASURES}
