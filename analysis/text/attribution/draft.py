"""A statement in the making."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.marks import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.text.attribution.tokens import Line


@dataclass(slots=True)
class Draft:
    """A statement in the making. ``line``: the sentence of its cue or first content. ``goes_on``: whose words it continues.

    ``final``: where its content ends so far.
    """

    line: int
    content: list[Span]
    cue: Span | None = None
    source: Span | None = None
    lemma: str = ""
    stance: str = "neutral"
    pattern: str = "quote"
    spoken: bool = True
    goes_on: Draft | None = None
    final: int = -1

    def take(self, spans: Sequence[Span]) -> None:
        """Add stretches to the content."""
        self.content += spans
        for span in spans:
            self.final = max(self.final, span.end)


def span(line: Line, stretch: tuple[int, int] | None) -> Span | None:
    """Offsets of a stretch of tokens that names somebody: marks alone are nobody."""
    if not stretch or not any(char.isalnum() for word in line.low[slice(*stretch)] for char in word):
        return None
    return Span(line.starts[stretch[0]], line.ends[stretch[1] - 1])
