"""Joins library and measures for the pages: open an event, analyse what is missing, keep it."""

from __future__ import annotations

import datetime
import hashlib
import json
import tomllib
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import analysis
from analysis import event_file, method
from analysis.library import LibraryError
from analysis.library.library import LEXICON
from analysis.measures.loaded_changes import NONE, Changes, Unusable, from_plain, to_plain
from analysis.over_time import numbers
from analysis.result import from_json, to_json
from analysis.wording import whole

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from analysis.article import Article
    from analysis.library import Event, Kept, Library
    from analysis.result import Result

SAMPLES = Path(__file__).resolve().parents[1] / "samples"
SAMPLE = "sample"
"""Library setting: which version of the sample articles it holds."""
METHOD, CHANGED = "method", "method_changed"
"""Library settings: by which method it was measured last, and the day (ISO 8601) on which that changed."""


@dataclass(frozen=True, slots=True)
class Opened:
    """An event with its articles and their results, in the event's order. ``changes``: to the lexicon, made by the reader.

    ``edits``: what the reader changed in the event's exhibits, by exhibit ("sides", "actors", "facts"): JSON.
    """

    event: Event
    kept: tuple[Kept, ...]
    results: tuple[Result, ...]
    changes: Changes = NONE
    variant: str = ""
    edits: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    @property
    def version(self) -> str:
        """What the results depend on besides the texts: the method, the reader's changes to the lexicon, a variant of them."""
        return method.with_changes(self.changes) + self.variant


def open_event(library: Library, event: Event, *, result: Callable[[Library, Article], Result] | None = None) -> Opened:
    """Return the event's articles, each with its result.

    ``result`` gives the result of one article; by default ``result_of``, which reads the kept one and analyses only what
    was never analysed by this method.
    """
    kept = tuple(replace(one, article=_showable(one.article)) for one in library.articles(event.id))
    results = tuple((result or result_of)(library, one.article) for one in kept)
    return Opened(event, kept, results, lexicon(library), edits=library.edits(event.id))


def _showable(article: Article) -> Article:
    """Return the article with half characters, which no browser can be sent, as U+FFFD; every offset stays."""
    texts = (
        article.title,
        article.outlet,
        article.author,
        article.url,
        *article.notes,
        *(one.text for one in article.parts),
    )
    if all(whole(one) is one or whole(one) == one for one in texts):
        return article
    return replace(
        article, title=whole(article.title), outlet=whole(article.outlet), author=whole(article.author), url=whole(article.url),
        notes=tuple(map(whole, article.notes)),
        parts=tuple(replace(part, text=whole(part.text)) for part in article.parts),
    )  # fmt: skip


def result_of(library: Library, article: Article) -> Result:
    """Return the article's result by the present method: the kept one, or a new one, which is then kept."""
    changes = lexicon(library)
    version = method.with_changes(changes)
    payload = library.result(article.hash, version)
    if payload is not None:
        return from_json(article, payload)
    result = analysis.analyse(article, changes)
    # On a disk that is full or read-only the result is shown now, and measured again next time.
    with suppress(LibraryError), library.together():
        if library.keep_result(article.hash, version, to_json(result)):
            library.keep_values(article.hash, version, numbers.pack(result))
    return result


def lexicon(library: Library) -> Changes:
    """Return the reader's changes to the lexicon; none where what is kept of them cannot be read."""
    return _changes(library.setting(LEXICON) or "")


@lru_cache(maxsize=8)
def _changes(kept: str) -> Changes:
    try:
        return from_plain(json.loads(kept)) if kept else NONE
    except (Unusable, ValueError, TypeError, AttributeError):
        return NONE


def lexicon_in(data: bytes) -> Changes:
    """Return the changes to the lexicon that an exported event brings with it; none where they cannot be read."""
    try:
        return from_plain(event_file.lexicon(data))
    except (Unusable, TypeError):
        return NONE


def keep_lexicon(library: Library, changes: Changes) -> None:
    """Keep the reader's changes to the lexicon and forget the results of before: every article is measured anew."""
    with library.together():
        library.keep_setting(LEXICON, json.dumps(to_plain(changes)))
        library.forget_other_methods(method.with_changes(changes))


def lexicon_told(changes: Changes) -> str:
    """Return "2 entries off, 1 added", ``""`` for the lexicon as it comes."""
    off, added = len(changes.off), len(changes.added)
    parts = [f"{off} entr{'y' if off == 1 else 'ies'} off" if off else "", f"{added} added" if added else ""]
    return ", ".join(part for part in parts if part)


def follow_method(library: Library) -> bool:
    """Note the present method; tell whether the library was measured by another one before.

    Then the results of that one are forgotten: every article is measured anew when its event is opened.
    """
    now, before = method.version(), library.setting(METHOD)
    if before == now:
        return False
    with suppress(LibraryError), library.together():  # where nothing can be written nothing was kept to be forgotten
        library.keep_setting(METHOD, now)
        if before:
            library.keep_setting(CHANGED, datetime.datetime.now(tz=datetime.UTC).date().isoformat())
            library.forget_other_methods(now)
    return before is not None


def method_told(library: Library) -> str:
    """Return a sentence on whether the numbers of this library were ever measured in another way."""
    changed = library.setting(CHANGED)
    if not changed:
        return "Every number was measured by one method; when Parallax changes how it measures, all are measured anew and it is said here."
    return (
        f"Parallax changed how it measures on {changed}: every article is measured anew when its event is opened, so numbers "
        "that were noted before may differ. Numbers of two methods are never mixed."
    )


def plain_tone(result: Result) -> Result:
    """Return ``result`` with tone as VADER comes: names not masked, no news words. Everything else stays as it is."""
    from analysis import text
    from analysis.measures import sentiment

    counted = sentiment.count(text.read(result.article), masked=False, extended=False)
    others = [mark for mark in result.marks if not mark.kind.startswith("tone.")]
    return replace(
        result, columns={**result.columns, **counted.components}, marks=tuple(sorted([*others, *counted.marks]))
    )


def ensure_sample(library: Library, folder: Path = SAMPLES) -> None:
    """Put the sample event into the library when it is not there, or is of another version of the sample files.

    Nothing happens where the folder is missing: the sample is a demonstration, not a part of the product.
    """
    plan = folder / "event.toml"
    if not plan.is_file():
        return
    event = tomllib.loads(plan.read_text(encoding="utf-8"))
    files = [folder / one["file"] for one in event["articles"]]
    digest = hashlib.sha256(b"".join(file.read_bytes() for file in (plan, *files))).hexdigest()
    if library.setting(SAMPLE) == digest:
        return
    found = [list(analysis.read_each(file.read_bytes(), file.name)) for file in files]
    articles = [one for entries in found for one in entries if isinstance(one, analysis.Article)]
    with library.together():
        old = next((one for one in library.events() if one.kind == "sample"), None)
        if old and len(articles) < len(files):
            return  # better the sample that was there than half of a new one
        if old:
            library.delete_event(old.id)
        made = library.create_event(event["name"], kind="sample")
        for article in articles:
            library.add(made, article, kind="sample")
        if old:
            library.hide(made, hidden=old.hidden)
        if len(articles) == len(files):  # a file that could not be read is tried again at the next start
            library.keep_setting(SAMPLE, digest)


def sample_note(folder: Path = SAMPLES) -> str:
    """Return the line that labels the sample on screen."""
    return str(tomllib.loads((folder / "event.toml").read_text(encoding="utf-8"))["note"])
