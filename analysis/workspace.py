"""Joins library and measures for the pages: open an event, analyse what is missing, keep it."""

from __future__ import annotations

import hashlib
import tomllib
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import analysis
from analysis import method
from analysis.library import LibraryError
from analysis.result import from_json, to_json

if TYPE_CHECKING:
    from collections.abc import Callable

    from analysis.article import Article
    from analysis.library import Event, Kept, Library
    from analysis.result import Result

SAMPLES = Path(__file__).resolve().parents[1] / "samples"
SAMPLE = "sample"
"""Library setting: which version of the sample articles it holds."""


@dataclass(frozen=True, slots=True)
class Opened:
    """An event with its articles and their results, in the event's order."""

    event: Event
    kept: tuple[Kept, ...]
    results: tuple[Result, ...]


def open_event(library: Library, event: Event, *, result: Callable[[Library, Article], Result] | None = None) -> Opened:
    """Return the event's articles, each with its result.

    ``result`` gives the result of one article; by default ``result_of``, which reads the kept one and analyses only what
    was never analysed by this method.
    """
    kept = tuple(library.articles(event.id))
    return Opened(event, kept, tuple((result or result_of)(library, one.article) for one in kept))


def result_of(library: Library, article: Article) -> Result:
    """Return the article's result by the present method: the kept one, or a new one, which is then kept."""
    version = method.version()
    payload = library.result(article.hash, version)
    if payload is not None:
        return from_json(article, payload)
    result = analysis.analyse(article)
    with suppress(
        LibraryError
    ):  # a disk that is full or read-only: the result is shown now and measured again next time
        library.keep_result(article.hash, version, to_json(result))
    return result


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
