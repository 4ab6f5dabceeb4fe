"""Stories to report, small and of every kind."""

from __future__ import annotations

import analysis
from analysis import Article
from analysis.comparison.choice import Choice
from analysis.report.story import Story

NEUTRAL = (
    "The council met on Monday. It agreed on a plan for the bridge. The work begins in May. The cost is nine million. "
    "The road stays open. A spokesman said the plan was sound. The harbour is not part of it. The vote was public. "
)
CHARGED = (
    "The shameful council caved in on Monday. It is a disgraceful, reckless scheme. The cowardly betrayal begins in May. "
    "This outrageous waste is obscene. The bullies in charge are a disaster. “It is madness,” said a nurse. It is vile. It is absurd. "
)


def story(
    *texts: str, outlets: tuple[str, ...] = (), event: str = "The bridge", voice: str = "all", note: str = ""
) -> Story:
    """Return a story of these texts, of two telling ones where none is given."""
    texts = texts or (NEUTRAL * 3, CHARGED * 3)
    names = outlets or tuple(f"Outlet {letter}" for letter in "ABCDEFG")
    articles = [
        Article.of(text, outlet=name, title=f"Headline of {name}") for text, name in zip(texts, names, strict=False)
    ]
    results = tuple(map(analysis.analyse, articles))
    return Story(event, results, tuple(range(len(results))), Choice(voice), note)
