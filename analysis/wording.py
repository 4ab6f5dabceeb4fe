"""Numbers as they are printed, on every page alike."""

from __future__ import annotations

import re


def number(value: float, decimals: int, *, signed: bool = False) -> str:
    """Print a number with a true minus sign, always with the same decimals; −0.00 is 0.00."""
    text = f"{value:.{decimals}f}"
    if not text.strip("-0."):
        return text.lstrip("-")
    sign = "−" if text.startswith("-") else "+" if signed else ""
    return sign + text.lstrip("-")


_HALVES = re.compile("[\ud800-\udfff]")


def whole(text: str) -> str:
    """Return ``text`` as it can be shown and sent: half characters (lone surrogates) as U+FFFD, every offset as it was."""
    return text if text.isascii() else _HALVES.sub("\ufffd", text)


def shorten(text: str, most: int = 20) -> str:
    """Cut a long name for a row's label; the full name stands in the hover text."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
