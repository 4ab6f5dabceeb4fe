"""Numbers as they are printed, on every page alike."""

from __future__ import annotations


def number(value: float, decimals: int, *, signed: bool = False) -> str:
    """Print a number with a true minus sign, always with the same decimals; −0.00 is 0.00."""
    text = f"{value:.{decimals}f}"
    if not text.strip("-0."):
        return text.lstrip("-")
    sign = "−" if text.startswith("-") else "+" if signed else ""
    return sign + text.lstrip("-")
