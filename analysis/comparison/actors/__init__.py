"""Actors over several articles: one actor for all its names, how often, in what role, called what, in what tone."""
