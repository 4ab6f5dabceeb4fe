"""What is told, what is left out?"""

from __future__ import annotations

from pages.parts import head, view

now = view.current()
head.question(now, "What is told, what is left out?")
