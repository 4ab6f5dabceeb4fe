"""About whom, and in what role?"""

from __future__ import annotations

from pages.parts import head, view

now = view.current()
head.question(now, "About whom, and in what role?")
