"""Outlets over many events: profiles, differences within the same events pooled over them, and how they move in time."""
