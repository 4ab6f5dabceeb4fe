"""Actors: the people, places and bodies of a text with every mention of them. ``find(text, sentences, names, attribution)``."""

from __future__ import annotations

from analysis.text.actors.find import find

__all__ = ["find"]
