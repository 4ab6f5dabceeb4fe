"""One sentence as evidence: whose it is, what it shows, its marked words, and the way to it in the Reading room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pages.parts import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pages.parts.view import View


def row(view: View, article: int, body: str, *, told: Sequence[str], place: tuple[int, int]) -> str:
    """Return a sentence as HTML. ``body``: its marked words; ``told``: short lines under the article's name, text of anyone.

    ``article``: its position in the event; ``place``: the offsets to which the link leads.
    """
    name = f'<p class="who">{words.glyph(view.hues[article])}{words.safe(view.names[article])}</p>'
    below = f'<p class="sub">{"<br>".join(map(words.safe, told))}</p>'
    link = words.read_in_context(f"{article}-{place[0]}-{place[1]}")
    return f'<div class="ev"><div>{name}{below}</div><blockquote>{body}</blockquote>{link}</div>'
