"""Three short articles on one invented event, and what tests ask of them."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import analysis
from analysis import Article

if TYPE_CHECKING:
    from analysis.result import Result

AGENCY = (
    "The harbour of Aldby was closed on Monday after a tanker had struck the old stone pier at low tide, and the coast guard "
    "ordered every vessel in the outer basin to leave before nightfall."
)
FIRST = f"""The mayor of Aldby, Greta Holm, resigned on Tuesday over the unpaid bridge contracts.

{AGENCY}

"We will rebuild the bridge within two years," Holm said.

About 4,500 people were moved out of the northern district after the flood."""
SECOND = f"""Thousands waited for buses in the rain.

{AGENCY}

Some 4,500 people have been moved from the northern district because of the flood, officials said.

Holm promised: "We will rebuild the bridge within two years." Nobody asked who would pay."""
THIRD = """Mayor Greta Holm quit: she resigned on Tuesday over unpaid contracts for the bridge.

A brass band played for the swans of the city park until midnight.

The northern district is under water, and 4,500 people had to move out after the flood."""


@lru_cache(maxsize=1)
def three() -> tuple[Result, ...]:
    """Return the three articles, analysed."""
    told = (("First", FIRST), ("Second", SECOND), ("Third", THIRD))
    return tuple(analysis.analyse(Article.of(text, outlet=outlet, title=f"{outlet} title")) for outlet, text in told)
