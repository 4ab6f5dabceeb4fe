"""Names: capitalised runs with their links ("Secretary of State Antony Blinken"), with care where a capital says nothing.

At the start of a sentence or quotation, and in headlines written With Capitals or IN CAPITALS, a word counts as a name
only on other evidence: the gazetteer, or a capital elsewhere in the text in the midst of a sentence.
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from analysis.marks import span
from analysis.text import gazetteer, word_lists

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator, Sequence

    from analysis.marks import Span
    from analysis.text.document import Sentence

_UPPER = "".join(chr(code) for code in range(0x530) if chr(code).isupper())
_TOKEN = re.compile(
    rf"[{_UPPER}](?<![\w'’].)"  # the lookbehind stands second so that the search can leap from capital to capital
    rf"(?:\.(?:[{_UPPER}]\.)*[{_UPPER}](?!\w)\.?|\w*(?:[-&][{_UPPER}\d]\w*|['’][{_UPPER}]\w+)*)",
    re.DOTALL,
)
_WORD = re.compile(r"[^\W\d_][\w'’]*")
_BEFORE_START = frozenset("“\"‘'«„‹([")
_LEADING = "“\"‘'«([…—–- *•·"
_STOPS = frozenset(":.?!…")
_FUNCTION, _SMALL, _DATES = word_lists.get("function"), word_lists.get("small"), word_lists.get("dates")
_SHOUTED, _TITLES, _HEADS = word_lists.get("shouted"), word_lists.get("name_titles"), word_lists.get("heads")
_LINKS, _WEAK_LINKS = word_lists.get("links"), word_lists.get("weak_links")
_LONGEST_FRAGMENT = 3
"""Up to so many words with capitals are a caption or a name, not a headline."""
_LONGEST_STEP = 16
"""Characters of a headline for each capital, at most: a quick test before the careful one."""
_LONGEST_PAUSE = 2
"""Characters between two words of a name that no link joins: a blank, or a stop and a blank."""
_LONGEST_GAP = 10
_LONGEST_INITIALISM = 6
_ORDINARY_ENDING = ("ing", "ed", "ly")


class _Token(NamedTuple):
    """A capitalised token; ``initial``: it stands where any word has a capital."""

    start: int
    end: int
    form: str
    initial: bool


_token: Callable[[tuple[int, int, str, bool]], _Token] = partial(tuple.__new__, _Token)
"""The same from a tuple at hand, in a fifth of the time: a text has very many."""

_Run = list[_Token]


class _Known(NamedTuple):
    """What the text itself tells: forms with a capital in mid-sentence, and whatever stands between blanks."""

    capital: set[str]
    lower: Container[str]


def find(text: str, sentences: Iterable[Sentence], written: Container[str]) -> tuple[Span, ...]:
    """Return the spans of names in ``text``, sorted and not overlapping, none across a sentence border.

    ``written``: whatever stands between blanks in the text.
    Titles belong to the name that follows them ("President Joe Biden"); days, months and "I" are no names.
    """
    plain: list[_Run] = []
    headlines: list[tuple[Sentence, _Run]] = []
    for sentence, tokens in _by_sentence(text, sentences):
        if _is_headline(text, sentence, tokens):
            headlines.append((sentence, tokens))
        else:
            plain += _runs(text, tokens)
    known = _Known({token.form for run in plain for token in run if not token.initial}, written)
    found = [name for run in plain if (name := _name(run, known))]
    for sentence, tokens in headlines:
        found += _in_headline(text, sentence, tokens, known)
    return tuple(sorted(found))


def _by_sentence(text: str, sentences: Iterable[Sentence]) -> Iterator[tuple[Sentence, _Run]]:
    """Yield the sentences that hold capitalised tokens, with them."""
    for sentence in sentences:
        tokens = [
            _token((match.start(), match.end(), match[0], _initial(text, match.start(), sentence.start)))
            for match in _TOKEN.finditer(text, sentence.start, sentence.end)
        ]
        if tokens:
            yield sentence, tokens


def _initial(text: str, at: int, start: int) -> bool:
    """Whether a token stands at the start of a sentence or a quotation, or after a colon."""
    if at - start <= 1:
        return True
    before = text[at - 1]
    if before in _BEFORE_START or (before.isspace() and text[at - 2] in _STOPS):
        return True
    return at - start < _LONGEST_GAP and not text[start:at].strip(_LEADING)


def _is_headline(text: str, sentence: Sentence, tokens: _Run) -> bool:
    """Whether every word but the small ones has a capital, over four words or more."""
    if len(tokens) < _LONGEST_FRAGMENT or len(tokens) * _LONGEST_STEP < sentence.end - sentence.start:
        return False
    count = 0
    for word in _WORD.finditer(text, sentence.start, sentence.end):
        if not (text[word.start()].isupper() or word[0] in _SMALL):
            return False
        count += 1
    return count > _LONGEST_FRAGMENT


def _runs(text: str, tokens: _Run) -> list[_Run]:
    """Join tokens with nothing, or only a link, between them."""
    runs: list[_Run] = []
    for token in tokens:
        if token.form == "I" or token.form.startswith(("I'", "I’")):
            continue
        if runs and _joined(text, runs[-1], token):
            runs[-1].append(token)
        else:
            runs.append([token])
    return runs


def _joined(text: str, run: _Run, token: _Token) -> bool:
    """Whether a token goes on with a run."""
    last = run[-1]
    if not 0 < token.start - last.end <= _LONGEST_GAP:
        return False
    gap = text[last.end : token.start]
    if gap.isspace():
        return last.form not in _DATES
    if gap[0] == "." and gap[1:].isspace():
        return len(last.form) == 1 or last.form in _TITLES
    link = "_".join(gap.split())
    if link not in _LINKS or not gap[0].isspace() or not gap[-1].isspace():
        return False
    if token.form in _DATES or last.form in _DATES or (last.initial and _function(last)):
        return False
    return link not in _WEAK_LINKS or any(part.form in _HEADS for part in run)


def _name(run: _Run, known: _Known) -> Span | None:
    """Cut a run down to what is a name, if any."""
    run = _without_dates(run)
    if run and run[0].initial and _function(run[0]):
        run = _without_dates(run[1:])
    if not run:
        return None
    if run[0].initial and not _vouched(run, known):
        run = run[1:]
    if not run or (len(run) == 1 and _shouted(run[0].form, known)):
        return None
    return span((run[0].start, run[-1].end))


def _function(token: _Token) -> bool:
    """Whether a token is a function word; "US" and "WHO" are not."""
    return token.form.lower() in _FUNCTION and token.form not in gazetteer.names()


def _without_dates(run: _Run) -> _Run:
    """Take days and months off both ends."""
    first, last = 0, len(run)
    while first < last and run[first].form in _DATES:
        first += 1
    while last > first and run[last - 1].form in _DATES:
        last -= 1
    return run[first:last]


def _vouched(run: _Run, known: _Known) -> bool:
    """Whether the first word of a run, which would have a capital anyway, is part of a name."""
    first = run[0].form
    if _begins_known_name([token.form for token in run]):
        return True
    if first.isupper() and 1 < len(first) <= _LONGEST_INITIALISM:
        return not _shouted(first, known)
    if first in known.capital:
        return True
    if len(run) > 1 and run[1].start - run[0].end > _LONGEST_PAUSE:  # "Thousands of Russians"
        return first in _HEADS
    ordinary = first.lower() in known.lower or first.endswith(_ORDINARY_ENDING)
    return len(run) > 1 and not ordinary


def _begins_known_name(forms: Sequence[str]) -> bool:
    """Whether a name of the gazetteer begins the run."""
    listed = gazetteer.names()
    return any(" ".join(forms[:count]) in listed for count in range(min(len(forms), gazetteer.LONGEST), 0, -1))


def _shouted(form: str, known: _Known) -> bool:
    """Whether a single word in capitals is a stressed word and no initialism."""
    if not (form.isupper() and form.isalpha() and len(form) > 1) or form in gazetteer.names():
        return False
    return form in _SHOUTED or len(form) > _LONGEST_INITIALISM or form.lower() in known.lower


def _in_headline(text: str, sentence: Sentence, tokens: _Run, known: _Known) -> list[Span]:
    """Names in a headline: those of the gazetteer, those known from the text, initialisms; neighbours make one name."""
    capitals = text[sentence.start : sentence.end].isupper()
    listed: Container[str] = gazetteer.in_capitals() if capitals else gazetteer.names()
    seen = {form.upper() for form in known.capital} if capitals else known.capital
    found: list[Span] = []
    i = 0
    while i < len(tokens):
        count = _match(text, tokens, i, listed)
        form = tokens[i].form
        alone = (form in seen and form.lower() not in known.lower) or (
            not capitals and form.isupper() and 1 < len(form) <= _LONGEST_INITIALISM and form not in _SHOUTED
        )
        if count or alone:
            start, end = tokens[i].start, tokens[i + max(count, 1) - 1].end
            if found and text[found[-1].end : start] == " ":
                start = found.pop().start
            found.append(span((start, end)))
        i += max(count, 1)
    return found


def _match(text: str, tokens: _Run, at: int, listed: Container[str]) -> int:
    """How many tokens from ``at`` on the longest listed name takes (0: none)."""
    for count in range(min(gazetteer.LONGEST, len(tokens) - at), 0, -1):
        if text[tokens[at].start : tokens[at + count - 1].end] in listed:
            return count
    return 0
