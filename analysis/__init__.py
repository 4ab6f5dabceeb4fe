"""Parallax: how several outlets frame the same event. What others may rely on is named here; heavy parts load when used."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

from analysis.article import Article, Part, Role
from analysis.unreadable import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import pandas as pd

    from analysis.measures.loaded_changes import Changes
    from analysis.result import Result

__all__ = [
    "Article",
    "Part",
    "Role",
    "Unreadable",
    "analyse",
    "compare",
    "contributions",
    "differences",
    "read",
    "read_each",
]


def read(data: bytes, name: str = "pasted.txt") -> list[Article]:
    """Read a file's bytes into articles. Raises ``Unreadable`` (one plain sentence) when nothing could be read."""
    from analysis import ingest

    return ingest.read(data, name)


def read_each(
    data: bytes, name: str = "pasted.txt", *, columns: Mapping[str, str] | None = None
) -> Iterator[Article | Unreadable]:
    """Yield an ``Article`` or an ``Unreadable`` for every entry of a file: one that fails never stops the others.

    ``columns``: which of a spreadsheet's columns (by their headers) hold "text", "title", "outlet", "date", "url" and
    "author"; ``None``: they are recognised by their names and contents.
    """
    from analysis import ingest

    return ingest.read_each(data, name, columns=columns)


def analyse(article: Article, changes: Changes | None = None) -> Result:
    """Lay the article out in sentences and voices and count every measure's components in each segment.

    ``changes``: entries of the lexicon of charged wording that are switched off or added; ``None``: as it comes.
    """
    from analysis import measures, text
    from analysis.result import collect

    with _collector_resting():
        document = text.read(article)
        counted = measures.count(document, changes)
        return collect(document, counted.components, counted.marks)


@contextmanager
def _collector_resting() -> Iterator[None]:
    """Let the cycle collector rest while a text is analysed.

    Analysing makes very many small objects that all live to its end; the collector would walk them over and over, which
    costs a sixth of the time with an article and a third with a book, and frees nothing.
    """
    rests = gc.isenabled()
    if rests:
        gc.disable()
    try:
        yield
    finally:
        if rests:
            gc.enable()


def compare(
    results: Sequence[Result], voice: str = "all", *, headline: bool = False, captions: bool = False
) -> pd.DataFrame:
    """Return one row an article and measure: value, 95 % and 50 % interval, unit, words, sentences, and a reason where
    something is missing.

    ``voice``: all, own, quoted or paraphrased. ``headline``, ``captions``: count them with the body. Intervals are
    percentiles of 2,000 bootstrap draws of whole sentences, seeded by each article's text. Raises ``ValueError`` for a
    voice that does not exist.
    """
    from analysis.comparison import values
    from analysis.comparison.choice import Choice

    return values.frame(results, Choice(voice, headline, captions))


def differences(
    results: Sequence[Result], voice: str = "all", *, headline: bool = False, captions: bool = False
) -> pd.DataFrame:
    """Return one row a pair and measure: difference a − b, its 95 % interval, permutation p, Holm-adjusted p, ``clear``.

    ``a``, ``b`` are positions in ``results``. ``clear`` is ``p_holm < 0.05`` and nothing else; all else reads
    "cannot tell apart". The interval is not adjusted for the number of pairs: it can leave out 0 where nothing is clear.
    Sentences are dealt 2,000 times; of more than 100 pairs, in rounds, as often as it takes to tell one of them apart.
    """
    import pandas as pd

    from analysis.comparison import differences as pairs
    from analysis.comparison.choice import Choice

    return pd.DataFrame(pairs.of(results, Choice(voice, headline, captions)), columns=pairs.Difference._fields)


def contributions(
    result: Result, measure: str, voice: str = "all", *, headline: bool = False, captions: bool = False
) -> pd.DataFrame:
    """Return which words made a value: start, end, words, share.

    Shares of tone and charged wording add up to the value; for readability they are the counts of its formula (start and
    end are -1). Raises ``KeyError`` for a measure that does not exist.
    """
    import pandas as pd

    from analysis.comparison import contributions as made_of
    from analysis.comparison.choice import Choice

    found = made_of.of(result, measure, Choice(voice, headline, captions))
    return pd.DataFrame(found, columns=made_of.Contribution._fields)
