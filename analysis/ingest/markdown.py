"""Markdown: headings and pictures are known from the mark-up, which is then made plain."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from analysis.article import Role
from analysis.ingest import clean, dates, limits
from analysis.ingest.blocks import Block
from analysis.ingest.decode import decode
from analysis.ingest.plain import article as text_article

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from analysis.article import Article

HEADING = re.compile(r"^ {0,3}(#{1,6})[ \t]+(\S.*)$")
UNDERLINE = re.compile(r"^ {0,3}(=+|-+)[ \t]*$")
RULE = re.compile(r"^ {0,3}(?:\*[ \t]*){3,}$|^ {0,3}(?:_[ \t]*){3,}$|^ {0,3}(?:-[ \t]*){3,}$")
ITEM = re.compile(r"^[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+")
QUOTE = re.compile(r"^ {0,3}(?:> ?)+")
FENCE = re.compile(r"^ {0,3}(?:```|~~~)")
PICTURE = re.compile(r"!\[([^\[\]\n]{0,1000})\]\([^()\s]{0,2000}(?:[ \t]+\"[^\"\n]{0,500}\")?\)")
LINK = re.compile(r"\[([^\[\]\n]{1,1000})\](?:\([^()\s]{0,2000}(?:[ \t]+\"[^\"\n]{0,500}\")?\)|\[[^\[\]\n]{0,100}\])")
AUTOLINK = re.compile(r"<(https?://[^<>\s]{1,2000})>")
REFERENCE = re.compile(r"^ {0,3}\[[^\[\]\n]{1,100}\]:[ \t]+\S+")
STRONG = re.compile(r"(\*\*|__)(?=\S)([^*_\n]{1,2000})(?<=\S)\1")
EMPHASIS = re.compile(
    r"(?<![\w*])\*(?=\S)([^*\n]{1,2000})(?<=\S)\*(?![\w*])|(?<![\w_])_(?=\S)([^_\n]{1,2000})(?<=\S)_(?![\w_])"
)
CODE = re.compile(r"`([^`\n]{1,2000})`")
ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+.!|>-])")
HIDDEN = {mark: chr(0xE000 + at) for at, mark in enumerate("\\`*_{}[]()#+.!|>-")}
"""A private character for each escaped one, while the mark-up is taken out."""
SHOWN = {ord(private): mark for mark, private in HIDDEN.items()}
MATTER = re.compile(r"^(?P<key>[A-Za-z_ -]{1,40}):[ \t]*(?P<value>.*)$")
LOOKED_AT = 100_000
KEYS = {"title": "title", "outlet": "outlet", "source": "outlet", "site": "outlet", "publisher": "outlet", "publication": "outlet",
        "author": "author", "authors": "author", "byline": "author", "url": "url", "link": "url", "canonical": "url", "date": "date",
        "published": "date"}  # fmt: skip


def matches(data: bytes, name: str) -> bool:
    """Recognise Markdown by its mark-up; a name that says so lowers what is asked for, but does not do alone."""
    head = data[:LOOKED_AT].decode("utf-8", errors="replace")
    lines = head.splitlines()
    signs = (
        any(HEADING.match(line) for line in lines),
        any(UNDERLINE.match(line) and before.strip() and len(line.strip()) > 2 for before, line in pairwise(lines)),
        bool(LINK.search(head)),
        bool(PICTURE.search(head)),
        bool(STRONG.search(head)),
        _matter_end(lines) > 0,
    )
    return sum(signs) >= (1 if name.lower().endswith((".md", ".markdown")) else 2)


def read(data: bytes, name: str) -> Iterator[Article]:
    """Read one Markdown text as one article."""
    decoded = decode(limits.beginning(data), name)
    text, cut = limits.cut(decoded.text)
    limits.check_words(text, name)
    lines = text.split("\n")
    end = _matter_end(lines)
    matter = [Block(line.strip(), tight=True, hint=Role.BOILERPLATE) for line in lines[:end] if line.strip()]
    body, fewer = limits.first_blocks(split("\n".join(lines[end:])))
    kept = _with_headings(body, clean.keep(body) if body else [])
    notes = (*decoded.notes, *cut, *fewer)
    yield text_article([*matter, *body], _details(lines[:end]), notes, name, kept=[*[False] * len(matter), *kept])


def plain(text: str) -> str:
    """Make the mark-up inside a line plain: the words stay, stars, brackets and addresses go."""
    # escaped characters step aside first, so that none of them is taken for mark-up
    text = ESCAPE.sub(lambda match: HIDDEN[match[1]], text)
    text = LINK.sub(r"\1", PICTURE.sub(r"\1", text))
    text = STRONG.sub(r"\2", CODE.sub(r"\1", AUTOLINK.sub(r"\1", text)))
    text = EMPHASIS.sub(lambda match: match[1] or match[2], text)
    return text.translate(SHOWN)


def _with_headings(blocks: Sequence[Block], kept: list[bool]) -> list[bool]:
    """Keep the title, and every heading right before a kept block."""
    out = list(kept)
    for at in range(len(blocks) - 1, -1, -1):
        heads = blocks[at].hint is Role.SUBHEADING and at + 1 < len(blocks) and out[at + 1]
        out[at] = out[at] or heads or blocks[at].hint is Role.TITLE
    return out


@dataclass(slots=True)
class _Reader:
    """The blocks so far and the paragraph being read."""

    blocks: list[Block] = field(default_factory=list)
    paragraph: list[str] = field(default_factory=list)
    titled: bool = False

    def close(self, hint: Role | None = None) -> None:
        """End the paragraph being read."""
        raw = " ".join(line.strip() for line in self.paragraph)
        self.paragraph = []
        if hint is None and raw and not PICTURE.sub("", raw).strip():
            hint = Role.CAPTION
        text = plain(raw).strip()
        if text:
            self.blocks.append(Block(text, hint=hint))

    def heading(self, text: str, level: int) -> None:
        """Add a heading; the first of level one is the title."""
        self.close()
        is_title = level == 1 and not self.titled
        self.paragraph = [text.rstrip("# \t")]
        self.close(Role.TITLE if is_title else Role.SUBHEADING)
        self.titled = self.titled or bool(self.blocks and self.blocks[-1].hint is Role.TITLE)

    def take(self, line: str) -> None:
        """Read one line."""
        line = QUOTE.sub("", line)
        heading, underline = HEADING.match(line), UNDERLINE.match(line)
        if heading:
            self.heading(heading[2], len(heading[1]))
        elif underline and len(self.paragraph) == 1 and len(underline[1]) > 1:
            text, self.paragraph = self.paragraph[0], []
            self.heading(text, 1 if underline[1][0] == "=" else 2)
        elif not line.strip() or FENCE.match(line) or RULE.match(line) or REFERENCE.match(line):
            self.close()
        elif ITEM.match(line):
            self.close()
            self.paragraph = [ITEM.sub("", line)]
        else:
            self.paragraph.append(line)
            if line.endswith(("  ", "\\")):
                self.paragraph[-1] = line.rstrip(" \\")
                self.close()


def split(text: str) -> list[Block]:
    """Return the blocks of a Markdown text in plain words; wrapped lines of a paragraph are joined.

    Of a text with more blocks than are looked at, those and one more or two.
    """
    reader = _Reader()
    for line in text.split("\n"):
        reader.take(line)
        if len(reader.blocks) > limits.BLOCKS:
            break
    reader.close()
    return reader.blocks


def _matter_end(lines: list[str]) -> int:
    """Return the number of lines that the front matter takes (``---``, keys and values, ``---``), 0 without one."""
    if not lines or lines[0].strip() != "---":
        return 0
    for at, line in enumerate(lines[1:60], start=1):
        if line.strip() in {"---", "..."}:
            return at + 1 if at > 1 else 0
        if line.strip() and not MATTER.match(line) and not line.startswith((" ", "-", "#", "\t")):
            return 0
    return 0


def _details(lines: list[str]) -> clean.Details:
    """Read title, outlet, author, address and date from the front matter."""
    found: dict[str, str] = {}
    for line in lines:
        match = MATTER.match(line.strip())
        key = KEYS.get(match["key"].strip().lower()) if match else None
        if match and key and key not in found:
            found[key] = match["value"].strip().strip("\"'")
    told = dates.in_line(found.get("date", "")[: dates.LONGEST_LINE].replace("T", " "))
    return clean.Details(
        title=found.get("title", ""),
        outlet=found.get("outlet", ""),
        date=told.date if told else None,
        url=limits.address(found.get("url", "")),
        author=found.get("author", ""),
    )
