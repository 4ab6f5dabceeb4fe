"""Article → Document: sentences, words, voices and names, all as offsets into the article's text."""

from __future__ import annotations

from analysis.text.build import read

__all__ = ["read"]
