"""Every mention that counts under the reader's choice, with its actor, sentence and voice; words sentence by sentence to set them against."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from analysis.comparison.choice import ALL
from analysis.result import ROLES, VOICES
from analysis.text.document import Voice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from analysis.comparison.actors.merge import Joined
    from analysis.comparison.choice import Choice
    from analysis.measures.base import Floats
    from analysis.result import Result
    from analysis.text.actors.record import Mention, Passive


class Seen(NamedTuple):
    """A mention in an article. ``actor``: position in the actors; ``row``: of its sentence in the article's table."""

    article: int
    actor: int
    mention: Mention
    row: int
    voice: Voice


class Told(NamedTuple):
    """A passive without agent; ``row`` as in ``Seen``."""

    article: int
    passive: Passive
    row: int


class Page(NamedTuple):
    """An article under the choice: ``words`` of each counted sentence in the chosen voice, ``spans`` their offsets."""

    article: int
    text_hash: str
    words: Floats
    spans: NDArray[np.int64]
    seen: tuple[Seen, ...]
    passives: tuple[Told, ...]


def lay_out(results: Sequence[Result], joined: Sequence[Joined], shown: Sequence[int], choice: Choice) -> list[Page]:
    """Return the articles at the positions ``shown``, each with the mentions that count under ``choice``."""
    actor = {member: number for number, one in enumerate(joined) for member in one.members}
    return [_page(results[at], at, actor, choice) for at in shown]


def _page(result: Result, at: int, actor: dict[tuple[int, int], int], choice: Choice) -> Page:
    columns = result.columns
    if not len(result.firsts):
        return Page(at, result.article.text_hash, np.zeros(0), np.zeros((0, 2), np.int64), (), ())
    wanted = {ROLES.index(role) for role in choice.roles("body")}
    role_of = columns["role"].astype(np.int64)
    kept = np.isin(role_of[result.firsts], list(wanted))
    rows = np.cumsum(kept) - 1
    heard = np.ones(len(role_of)) if choice.voice == ALL else columns["voice"] == VOICES.index(Voice(choice.voice))
    words = np.add.reduceat(columns["words"] * heard, result.firsts)[kept]
    starts, sentence_of = columns["start"], columns["sentence"].astype(np.int64)

    def place(start: int) -> tuple[int, Voice] | None:
        """Return row and voice of what starts at an offset; ``None`` where it does not count."""
        segment = int(np.searchsorted(starts, start, side="right")) - 1
        sentence = int(sentence_of[segment]) if segment >= 0 else -1
        if sentence < 0 or not kept[sentence] or not heard[segment]:
            return None
        return int(rows[sentence]), VOICES[int(columns["voice"][segment])]

    seen = [
        Seen(at, actor[at, number], mention, *placed)
        for number, one in enumerate(result.actors)
        if (at, number) in actor
        for mention in one.mentions
        if (placed := place(mention.start))
    ]
    passives = [Told(at, one, placed[0]) for one in result.passives if (placed := place(one.start))]
    spans = result.sentences[kept]
    return Page(at, result.article.text_hash, words, spans, tuple(sorted(seen, key=_start)), tuple(passives))


def _start(one: Seen) -> int:
    return one.mention.start
