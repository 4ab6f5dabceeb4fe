"""Where the articles come from: the library, or the file of values that a batch wrote."""

from __future__ import annotations

import hashlib
import tempfile
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import streamlit as st

from analysis import method, workspace
from analysis.labels import unique
from analysis.over_time import from_batch, from_library
from analysis.over_time.collection import busiest
from analysis.unreadable import Unreadable
from pages.parts import desk, words

if TYPE_CHECKING:
    from typing import IO

    from analysis.over_time.collection import Collection

LIBRARY, BATCH = "library", "batch"
NAMES = {LIBRARY: "The library", BATCH: "A batch file"}
HELD = 3
"""Collections that are held in memory: 100,000 articles take some 100 MB each."""


@dataclass(frozen=True)
class Source:
    """The articles to look at. ``key``: what caches go by; ``told``: what it is called; ``missing``: ids not measured yet."""

    collection: Collection
    key: str
    told: str
    is_library: bool
    missing: tuple[str, ...] = ()
    sample: bool = False
    twice: int = 0
    joined: int = 0
    example: tuple[str, ...] = ()

    @cached_property
    def short(self) -> str:
        """A few letters that stand for the source in the names of its widgets."""
        return hashlib.sha256(f"{self.is_library} {self.told}".encode("utf-8", "replace")).hexdigest()[:6]

    @cached_property
    def order(self) -> list[int]:
        """The outlets, those first that share most events with others."""
        return busiest(self.collection)

    @cached_property
    def events(self) -> tuple[str, ...]:
        """The events' names, each its own."""
        return unique(self.collection.events)


def choose() -> Source | None:
    """Let the reader choose the source; ``None``, with the next step told, where there is nothing to show yet."""
    # Always chosen on the page: an address that names a file of another machine finds none here.
    with st.container(horizontal=True, vertical_alignment="bottom"):
        kind = st.segmented_control(
            "Articles from", [LIBRARY, BATCH], format_func=NAMES.__getitem__, default=LIBRARY, required=True,
            key="articles_from", bind="query-params",
        )  # fmt: skip
        if kind == BATCH:
            return _batch()
    return _library()


def _library() -> Source | None:
    with desk.library() as library:
        file = library.path.stat()
        version = method.with_changes(workspace.lexicon(library))
        found = _from_library((str(library.path), file.st_mtime_ns, file.st_size, version), library)
    if len(found.collection):
        return found
    words.warn(
        "There is no article in your library yet. Add events in the Library, or choose a batch file above.", quiet=True
    )
    st.page_link("library.py", label="Add articles")
    return None


@st.cache_resource(max_entries=HELD, show_spinner="Reading the library")
def _from_library(key: tuple[str, int, int, str], _library: desk.Library) -> Source:
    found = from_library.read(_library)
    return Source(found.collection, repr(key), "Library", True, found.missing, found.sample)


def _batch() -> Source | None:
    kept = from_batch.files()
    name = None
    if kept:
        name = st.selectbox("File", kept, index=0, key="batch_file", bind="query-params", width=320)
    upload = None
    if desk.may_edit():
        upload = st.file_uploader(
            "Or upload one (.parquet, up to 25 MB)", type="parquet", key="batch_upload", width=420
        )
    try:
        if upload is not None:
            data = upload.getvalue()
            return _uploaded(hashlib.sha256(data).hexdigest(), upload.name, data, method.version())
        if name:
            return _kept(name)
    except Unreadable as reason:
        words.warn(reason.sentence)
        return None
    _how()
    return None


def _kept(name: str) -> Source:
    with from_batch.open_kept(name) as file:
        about = (from_batch.folder() / name).stat()
        return _read((name, about.st_mtime_ns, about.st_size, method.version()), file, name)


@st.cache_resource(max_entries=HELD, show_spinner="Reading the file")
def _read(key: tuple[str, int, int, str], _file: IO[bytes], _name: str) -> Source:
    return _source(from_batch.read(_file, _name), repr(key), _name)


@st.cache_resource(max_entries=HELD, show_spinner="Reading the file", scope="session")
def _uploaded(digest: str, name: str, _data: bytes, version: str) -> Source:
    with tempfile.TemporaryFile() as file:  # the reader's process takes a file, and seeks in it
        file.write(_data)
        return _source(from_batch.read(file, name), f"{digest} {name} {version}", name)


def _source(found: from_batch.Found, key: str, name: str) -> Source:
    return Source(found.collection, key, name, False, twice=found.twice, joined=found.joined, example=found.example)


def _how() -> None:
    words.text(
        "A batch file holds the values of any number of articles, without their texts. Write one on the command line, from a folder with a "
        "folder an event, or from a table (CSV, JSON lines, Parquet) with a column that tells the event of each article:"
    )
    st.code(
        "python -m analysis batch EVENTS -o values.parquet\n"
        "python -m analysis batch articles.csv -o values.parquet --event COLUMN",
        language=None,
    )
    words.text(
        "Upload it here; one larger than 25 MB is put into the folder “batches” beside the library (the Library page says where that is)."
    )
