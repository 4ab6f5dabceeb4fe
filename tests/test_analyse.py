"""What analysing leaves behind."""

from __future__ import annotations

import gc

import pytest

import analysis
from analysis.article import Article


def test_the_collector_is_left_as_it_was() -> None:
    """Analysing lets the cycle collector rest and leaves it as it found it, also where it fails."""
    article = Article.of("A sentence of the usual length stands here.")
    for on in (True, False):
        (gc.enable if on else gc.disable)()
        try:
            analysis.analyse(article)
            assert gc.isenabled() is on
            with pytest.raises(AttributeError):
                analysis.analyse(None)  # type: ignore[arg-type]
            assert gc.isenabled() is on
        finally:
            gc.enable()
