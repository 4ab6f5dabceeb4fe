"""Voices: lay quoted and paraphrased stretches over the sentences; what lies between them is the outlet's own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from analysis.text.document import Voice

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from analysis.text.attribution.record import Statement
    from analysis.text.document import Quote, Sentence

_WORD = re.compile(r"\w")


class Stretch(NamedTuple):
    """``text[start:end]`` in one voice."""

    start: int
    end: int
    voice: Voice


def lay_out(text: str, quotes: Sequence[Quote], statements: Sequence[Statement]) -> list[Stretch]:
    """Return the quoted and paraphrased stretches in order, not overlapping.

    Paraphrased is what a statement says without quotation marks, where its source says or claims it; a paraphrase starts at "that".
    """
    quoted = [Stretch(quote.start, quote.end, Voice.QUOTED) for quote in quotes if quote.voice is Voice.QUOTED]
    told = sorted((span.start, span.end) for one in statements if one.spoken for span in one.content)
    found: list[Stretch] = []
    at = 0
    for start, end in told:
        while at < len(quoted) and quoted[at].end <= start:
            found.append(quoted[at])
            at += 1
        here = start
        while at < len(quoted) and quoted[at].start < end:
            found += _paraphrase(text, here, quoted[at].start)
            found.append(quoted[at])
            here = quoted[at].end
            at += 1
        found += _paraphrase(text, here, end)
    return found + quoted[at:]


def _paraphrase(text: str, start: int, end: int) -> Iterator[Stretch]:
    """Yield the stretch without outer blanks, if it holds a word."""
    if start < end and _WORD.search(text, start, end):
        while text[start].isspace():
            start += 1
        while text[end - 1].isspace():
            end -= 1
        yield Stretch(start, end, Voice.PARAPHRASED)


def in_sentence(text: str, sentence: Sentence, voiced: Sequence[Stretch], at: int) -> Sequence[tuple[int, int, Voice]]:
    """Lay a sentence out as stretches of one voice each, from ``voiced[at]`` on: start, end and voice.

    Blanks between two stretches go with the first, and so does punctuation beside a paraphrase: no voice is left with a stop alone.
    """
    if at == len(voiced) or voiced[at].start >= sentence.end:
        return ((sentence.start, sentence.end, Voice.OWN),)
    found: list[Stretch] = []
    here = sentence.start
    while at < len(voiced) and voiced[at].start < sentence.end:
        start, end, voice = max(here, voiced[at].start), min(sentence.end, voiced[at].end), voiced[at].voice
        at += 1
        if end <= here:
            continue
        before = found[-1].voice if found else voice
        if here < start and _parts(text, here, start, Voice.PARAPHRASED in (before, voice)):
            found.append(Stretch(here, start, Voice.OWN))
        elif found and here < start:
            found[-1] = found[-1]._replace(end=start)
        else:
            start = here
        if found and found[-1].voice is voice:
            found[-1] = found[-1]._replace(end=end)
        else:
            found.append(Stretch(start, end, voice))
        here = end
    if here < sentence.end:
        last = found[-1].voice if found else Voice.OWN
        if found and not _parts(text, here, sentence.end, last is Voice.PARAPHRASED):
            found[-1] = found[-1]._replace(end=sentence.end)
        else:
            found.append(Stretch(here, sentence.end, Voice.OWN))
    return found


def _parts(text: str, start: int, end: int, beside_paraphrase: bool) -> bool:  # noqa: FBT001 - two kinds of neighbour
    """Whether what lies between two stretches is a stretch of its own."""
    if beside_paraphrase:
        return _WORD.search(text, start, end) is not None
    return bool(text[start:end].strip())
