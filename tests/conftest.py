"""What all tests share: properties are judged by what they find, never by the clock."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("parallax", parent=settings.default, deadline=None)
settings.load_profile("parallax")
