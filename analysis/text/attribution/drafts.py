"""Statements in the making: read sentence by sentence, with the quotations that no cue in their own sentence claims."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from analysis.marks import Span
from analysis.text import cues
from analysis.text.attribution import contents, leads, lexicon, mentions, subjects
from analysis.text.attribution.draft import Draft, span

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from analysis.text.attribution.candidate import Candidate
    from analysis.text.attribution.contents import Found
    from analysis.text.attribution.tokens import Line
    from analysis.text.document import Sentence

_LETTER = re.compile(r"\w")
_SIGNED = re.compile(r"-N[Nnwi,\"]{0,12}$")
"""A name after a dash, and nothing more."""
_CLAUSAL = frozenset(("that", "clause", "wh", "quote", "colon", "acc", "inv", "objrel", "dash"))
_BARE = frozenset(
    (
        "obj",
        "objq",
        "objfor",
        "objof",
        "objwith",
        "ing",
        "adv",
        "p:in",
        "p:at",
        "p:with",
        "p:about",
        "p:on",
        "p:over",
        "p:to",
    )
)
"""Patterns that name what somebody speaks of, and not what he says: "criticised the plan"."""
_FACTIVE = frozenset(
    ("know", "realise", "realize", "understand", "discover", "forget", "notice", "remember", "aware", "learn")
)
"""After these the writer takes the content as a fact: it stays in the outlet's voice."""
_CHARGES = frozenset(("accuse", "blame"))
"""These say something of their object: "accused Kyiv of shelling"."""
_CLAUSE_TAKERS = lexicon.words("clause_takers")
_SHORTEST_CLAUSE = 3
"""Words from which what follows "say" is a clause, though no verb was recognised in it."""
_SHARING = frozenset(("coord", "ing", "to", "quote"))
"""Cues that share the source of the cue before them or the subject of their sentence: "…, adding that …"."""


@dataclass(slots=True)
class Reader:
    """Reads a text. ``owner``: the draft to which a quotation belongs, ``waiting``: its pieces (with their sentences) before that is known.

    ``leading``: a sentence that ended with "said:", and the draft for what follows.
    """

    text: str
    sentences: Sequence[Sentence]
    speeches: Sequence[Span]
    drafts: list[Draft] = field(default_factory=list)
    owner: dict[int, Draft] = field(default_factory=dict)
    waiting: dict[int, list[tuple[int, Span]]] = field(default_factory=dict)
    leading: Draft | None = None
    first: int = 0
    names: Sequence[Span] | None = None

    def read(self, number: int, line: Line) -> None:
        """Take in one sentence."""
        sentence = self.sentences[number]
        here = of_sentence(number, line, self._may_speak)
        self._sign(line)
        here = self._tail(line, here)
        self.drafts += here
        while self.first < len(self.speeches) and self.speeches[self.first].end <= sentence.start:
            self.first += 1
        self._take_quotations(number, sentence, here)
        if line.tags.endswith(":"):
            self.leading = leads.lead(number, line)
        elif not self.waiting:
            self.leading = None

    def _take_quotations(self, number: int, sentence: Sentence, here: Sequence[Draft]) -> None:
        """Give every quotation in a sentence to whom it belongs; ``here``: the drafts of that sentence."""
        at = self.first
        if at == len(self.speeches) or self.speeches[at].start >= sentence.end:
            return
        places = sorted((span, i) for i, draft in enumerate(here) for span in draft.content)
        while at < len(self.speeches) and self.speeches[at].start < sentence.end:
            speech = self.speeches[at]
            piece = Span(max(speech.start, sentence.start), min(speech.end, sentence.end))
            before = bisect_right(places, (Span(piece.start, len(self.text) + 1), 0)) - 1
            near = here[places[before][1]] if before >= 0 else None
            self._place(number, at, piece, near if near and piece.start < places[before][0].end else None)
            if at in self.waiting and speech.end <= sentence.end:
                self._alone(self.waiting.pop(at), near)
            at += 1

    def _sign(self, line: Line) -> None:
        """Credit a quotation that nobody claims to the name that stands under it: "— Ana Cruz"."""
        last = self.drafts[-1] if self.drafts and line.tags[:1] == "-" else None
        if last and not last.cue and not last.goes_on and _SIGNED.match(line.tags) and self._just_before(last, line):
            last.cue, last.source = Span(line.starts[0], line.ends[0]), Span(line.starts[1], line.ends[-1])
            last.pattern = "dash"

    def _tail(self, line: Line, here: list[Draft]) -> list[Draft]:
        """Credit a quotation that nobody claims to the sentence after it that tells no more than whose it was: "Trump said."."""
        last = self.drafts[-1] if self.drafts else None
        if not last or last.cue or not self._just_before(last, line) or "\n" in self.text[last.final : line.starts[0]]:
            return here
        told = leads.tail(line)
        if not told:
            return here
        last.cue, last.source, last.lemma, last.stance = told
        last.pattern, last.goes_on = "post", None
        return [one for one in here if one.cue != told.cue]

    def _may_speak(self, line: Line, one: Candidate) -> bool:
        """Whether what stands before a colon may be somebody: a name, a post, a body, and not "Analysis"."""
        source = span(line, one.source)
        if self.names is None or not source:
            return True
        at = bisect_right(self.names, Span(source.end, 0))
        named = at > 0 and self.names[at - 1].end > source.start
        return named or mentions.somebody(self.text[source.start : source.end])

    def _just_before(self, last: Draft, line: Line) -> bool:
        """Whether nothing but blanks lies between a draft and a sentence."""
        return not self.text[last.final : line.starts[0]].strip()

    def close(self) -> None:
        """Take in what is left of a last quotation that has no end."""
        for pieces in self.waiting.values():
            self._alone(pieces, None)

    def _place(self, number: int, at: int, piece: Span, covering: Draft | None) -> None:
        """Give a piece of a quotation to the draft whose content covers it, or that has the rest of the quotation."""
        if covering:
            self.owner[at] = covering
            covering.take([piece, *(span for _, span in self.waiting.pop(at, []))])
        elif at in self.owner:
            self.owner[at].take([piece])
        else:
            self.waiting.setdefault(at, []).append((number, piece))

    def _alone(self, pieces: Sequence[tuple[int, Span]], near: Draft | None) -> None:
        """Find out whose a quotation is that no cue claims: a statement's that it goes on from, or nobody's known."""
        number, first = pieces[0]
        spans = [span for _, span in pieces]
        if near and near.line == number:
            near.take(spans)
            return
        draft = self.leading or Draft(number, [])
        draft.take(spans)
        last = self.drafts[-1] if self.drafts else None
        if not self.leading and last and self._follows(last, number, first):
            if "\n" not in self.text[last.final : first.start]:
                last.take(spans)
                return
            if not _LETTER.search(self.text, spans[-1].end, self.sentences[pieces[-1][0]].end):
                draft.goes_on = last
        self.leading = None
        self.drafts.append(draft)

    def _follows(self, last: Draft, number: int, first: Span) -> bool:
        """Whether a quotation that opens sentence ``number`` comes right after a statement that has quoted words."""
        if number == 0 or _LETTER.search(self.text, self.sentences[number].start, first.start):
            return False
        near = self.speeches[max(0, self.first - 2) : self.first + 1]
        quoted = any(speech.end <= last.final + 1 for speech in near)
        return quoted and (last.line == number - 1 or last.final >= self.sentences[number - 1].start)


def of_sentence(number: int, line: Line, may_speak: Callable[[Line, Candidate], bool] | None = None) -> list[Draft]:
    """Turn the attributions of a sentence into drafts; ``may_speak``: whether what stands before a colon may be somebody."""
    made: list[Draft] = []
    source: Span | None = None
    for one in contents.find(line, may_speak):
        candidate = one.candidate
        own = span(line, candidate.source)
        if own is None and contents.opens(line, candidate):
            own = _after_opening(line, one)
        elif own is None and candidate.mode in _SHARING:
            own = source or span(line, subjects.main(line, candidate.first))
        if own is None and line.low[one.content[-1][1] : one.content[-1][1] + 1] == ("by",):
            own = span(line, subjects.after(line, one.content[-1][1] + 1))
        if own and candidate.mode in ("np", "inv"):
            source = own
        draft = Draft(number, [], Span(line.starts[candidate.first], line.ends[candidate.last - 1]))
        draft.source = None if candidate.place == "raised" else own
        draft.lemma, draft.stance, draft.pattern = candidate.lemma, candidate.stance, candidate.frame
        draft.spoken = _spoken(one)
        draft.take([Span(line.starts[first], line.ends[last - 1]) for first, last in one.content])
        made.append(draft)
    return made


def _after_opening(line: Line, one: Found) -> Span | None:
    """Subject that comes only after what it says: "After saying that it was late, the man left."."""
    end = one.content[-1][1]
    if line.tags[end : end + 1] != ",":
        return None
    return span(line, subjects.main(line, len(line.tags), end + 1))


def _spoken(one: Found) -> bool:
    """Whether a content is told as the source's words or claim, and not merely named as what it wants or attacks."""
    candidate = one.candidate
    frame = candidate.frame.removeprefix("n:")
    noun = frame != candidate.frame
    if candidate.lemma in _FACTIVE or (noun and frame.startswith("p:")) or candidate.place == "raised":
        return False
    if frame in _CLAUSAL or frame.startswith("post"):
        return True
    if candidate.lemma in _CLAUSE_TAKERS and frame.startswith("obj"):
        first, last = one.content[0]
        return last - first >= _SHORTEST_CLAUSE
    return candidate.lemma in _saying() and (frame not in _BARE or (candidate.lemma in _CHARGES and frame != "obj"))


@lru_cache(maxsize=1)
def _saying() -> frozenset[str]:
    """Lemmas of the verbs of saying."""
    return frozenset(form.lemma for form in cues.forms().values())
