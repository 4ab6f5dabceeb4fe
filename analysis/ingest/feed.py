"""Feeds (RSS, Atom): each entry is an article. Any other XML is refused.

Read with the standard library's event parser, which loads nothing. A document type, through which entities are declared
that grow without bound or name files, ends the reading.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from xml.parsers import expat

from analysis.ingest import decode, entry, limits
from analysis.ingest.limits import unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from analysis.article import Article
    from analysis.unreadable import Unreadable

XML = re.compile(r"\s{0,100}<(?:\?xml\s|rss[\s>]|feed[\s>]|rdf:RDF[\s>])", re.IGNORECASE)
TAGS = re.compile(r"<[^<>]{0,2000}>")
ENCODING = re.compile(rb"<\?xml[^>]{0,200}?encoding\s{0,9}=\s{0,9}[\"']([A-Za-z0-9_.:-]{2,40})[\"']")
LOOKED_AT = 1000
ENTRIES, FEEDS = frozenset({"item", "entry"}), frozenset({"channel", "feed"})
DEEPEST = 200
FIELDS = {
    "encoded": "text", "content": "text", "fulltext": "text", "description": "summary", "summary": "summary", "title": "title", "link": "url",
    "pubdate": "date", "published": "date", "date": "date", "updated": "changed", "creator": "author", "author": "author", "source": "outlet",
}  # fmt: skip
"""Elements of an entry, without their prefix and in small letters, and what they tell."""
NO_FEED = "This XML file is no feed of articles: save the article as a web page or text and add that."
BROKEN = "This feed is not complete or not correct XML: save it again, or paste the text."
TYPED = "This XML file declares entities of its own, which are not read: save the article as a web page or text and add that."


class _FullError(Exception):
    """There are as many entries as are read."""


class _StopError(Exception):
    """Reading has to end; the message is the sentence that says why."""


@dataclass(slots=True)
class _Reader:
    """The entries so far, the feed's own title, and where in the document reading is.

    ``within``: the field whose element is open, ``opened``: how deep that stands, ``pieces``: what it holds so far.
    """

    entries: list[dict[str, str]] = field(default_factory=list)
    title: str = ""
    path: list[str] = field(default_factory=list)
    entry: dict[str, str] | None = None
    within: str = ""
    opened: int = 0
    pieces: list[str] = field(default_factory=list)

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Open an element."""
        name = tag.rpartition(":")[2].lower()
        self.path.append(name)
        if len(self.path) > DEEPEST:
            raise _StopError(BROKEN)
        if self.within:  # mark-up inside a text, or an author's name
            self.pieces.append(f"<{name}>")
        elif self.entry is None and name in ENTRIES:
            self.entry = {}
        elif self.entry is not None and name in FIELDS:
            self._open(FIELDS[name])
            if name == "link" and attributes.get("rel", "alternate") == "alternate":
                self.entry.setdefault("url", attributes.get("href", ""))
        elif self.entry is None and name == "title" and FEEDS.intersection(self.path[-2:-1]):
            self._open("feed")

    def _open(self, what: str) -> None:
        self.within, self.opened, self.pieces = what, len(self.path), []

    def end(self, _: str) -> None:
        """Close an element."""
        name = self.path.pop()
        if self.within and len(self.path) >= self.opened:
            self.pieces.append(f"</{name}>")
        elif self.within:
            self._keep(self.within, "".join(self.pieces).strip())
            self.within = ""
        elif self.entry is not None and name in ENTRIES:
            self.entries.append(self.entry)
            self.entry = None
            if len(self.entries) > limits.ROWS:
                raise _FullError

    def text(self, data: str) -> None:
        """Take in characters."""
        if self.within:
            self.pieces.append(data)

    def _keep(self, what: str, value: str) -> None:
        """Keep what an element held: the longest text, of anything else the first."""
        if self.entry is None:
            self.title = self.title or TAGS.sub("", value)
            return
        bare = value if what in {"text", "summary"} else TAGS.sub("", value).strip()
        if bare and len(bare) > len(self.entry.get(what, "")) * (what == "text" or not self.entry.get(what)):
            self.entry[what] = bare


def matches(data: bytes, name: str) -> bool:  # noqa: ARG001 - every format is asked alike
    """Recognise XML by how it begins; web pages written in XML are asked about before."""
    return XML.match(decode.glimpse(data[:LOOKED_AT]).lstrip("\ufeff")) is not None


def read(data: bytes, name: str) -> Iterator[Article | Unreadable]:
    """Read each entry as an article, or as the reason why it is none. Raises `Unreadable` when the file is no feed."""
    told = ENCODING.search(data[:LOOKED_AT])
    found = decode.characters(data, name, declared=told[1].decode("ascii") if told else "")
    reader = _parsed(found.text, name)
    if not reader.entries:
        raise unreadable(name, NO_FEED)
    for number, one in enumerate(reader.entries, start=1):
        if number > limits.ROWS:
            yield entry.too_many(name, "entries")
            return
        label = entry.numbered(name, "entry", number)
        told_here = entry.Told(
            text=one.get("text") or one.get("summary", ""),
            title=one.get("title", ""),
            outlet=one.get("outlet", "") or reader.title,
            date=one.get("date", "") or one.get("changed", ""),
            url=one.get("url", ""),
            author=one.get("author", ""),
        )
        yield entry.attempt(told_here, label, found.notes)


def _parsed(text: str, name: str) -> _Reader:
    """Run the parser over a feed. Raises `Unreadable` where it cannot go on."""
    reader = _Reader()
    parser = expat.ParserCreate("utf-8")
    parser.buffer_text = True
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    parser.StartDoctypeDeclHandler = _refuse_type
    try:
        parser.Parse(text.lstrip().encode("utf-8", "replace"), True)
    except _StopError as stop:
        raise unreadable(name, str(stop)) from None
    except _FullError:
        return reader
    except expat.ExpatError:
        raise unreadable(name, BROKEN) from None
    return reader


def _refuse_type(*_: object) -> None:
    raise _StopError(TYPED)
