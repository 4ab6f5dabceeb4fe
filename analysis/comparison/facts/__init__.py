"""Facts: what several articles tell in common, and what only one of them tells.

``of(results, edits)`` gives the facts that at least two articles tell, most widely told first, each with its places.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from analysis.comparison.facts.record import Fact
    from analysis.result import Result


def of(results: Sequence[Result], edits: Mapping[str, object] | None = None) -> tuple[Fact, ...]:
    """Return the facts that at least two of ``results`` tell, under the reader's ``edits`` (exhibit "facts" of the event).

    A ``Fact`` has a ``key``, a ``title`` and ``places``, each (position in ``results``, start, end, sentence). Cheap when asked again.
    """
    from analysis.comparison.facts import align

    return align.found(results, edits).facts
