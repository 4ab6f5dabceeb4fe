"""placeholder"""

from __future__ import annotations

def lines(*, quick: bool):
    return iter(())
