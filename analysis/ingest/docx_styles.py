"""The roles that a Word document's styles give its paragraphs. Runs in the child."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STYLE_NAMES = (
    (re.compile(r"title", re.IGNORECASE), "title"),
    (re.compile(r"heading\s?[1-9]", re.IGNORECASE), "heading"),
    (re.compile(r"sub-?title", re.IGNORECASE), "heading"),
    (re.compile(r"caption|legend", re.IGNORECASE), "caption"),
    (
        re.compile(r"toc\s?(?:[1-9]|heading)|header|footer|page number|index\s?[1-9]|table of figures", re.IGNORECASE),
        "aside",
    ),
)
"""The names of built-in styles, which are the same in every language of Word, and the role that each gives."""
LONGEST_CHAIN = 11
DEEPEST_OUTLINE = 9
"""The outline level of body text."""


def style_roles(styles: Any) -> dict[str, str]:
    """Return the role that each paragraph style gives, by its identifier: by its name, its outline level, or its base style."""
    own: dict[str, str] = {}
    base: dict[str, str] = {}
    for style in styles.iterchildren(f"{W}style"):
        key = style.get(f"{W}styleId", "")
        own[key] = _named(value(style.find(f"{W}name"))) or outlined(style.find(f"{W}pPr"))
        base[key] = value(style.find(f"{W}basedOn"))
    return {key: _inherited(key, own, base) for key in own}


def _inherited(key: str, own: Mapping[str, str], base: Mapping[str, str]) -> str:
    """Follow the base styles until one gives a role."""
    for _ in range(LONGEST_CHAIN):
        if own.get(key) or key not in base:
            break
        key = base[key]
    return own.get(key, "")


def _named(name: str) -> str:
    """Return the role of a built-in style's name."""
    return next((role for pattern, role in STYLE_NAMES if pattern.fullmatch(name.strip()[:60])), "")


def outlined(settings: Any) -> str:
    """Return "heading" when paragraph settings give an outline level above that of body text."""
    level = value(settings.find(f"{W}outlineLvl")) if settings is not None else ""
    return "heading" if level.isascii() and level.isdigit() and int(level[:4]) < DEEPEST_OUTLINE else ""


def value(element: Any) -> str:
    """Return an element's ``val``, ``""`` where there is none."""
    return str(element.get(f"{W}val", "")) if element is not None else ""
