"""Who gets to speak?"""

from __future__ import annotations

from pages.parts import head, view

now = view.current()
head.question(now, "Who gets to speak?")
