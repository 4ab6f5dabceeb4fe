"""A web page's blocks as lines of text, the way select-all and copy gives them: what is visible, navigation included."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

UNSEEN = frozenset(
    [
        "head",
        "script",
        "style",
        "noscript",
        "template",
        "iframe",
        "svg",
        "math",
        "canvas",
        "object",
        "embed",
        "audio",
        "video",
        "select",
        "datalist",
        "textarea",
        "input",
        "map",
        "area",
        "param",
        "source",
        "track",
        "progress",
        "meter",
    ]
)
"""Elements whose text a copy does not carry, or whose text is a control's label and never an article's."""

BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "br",
        "button",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "frameset",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "html",
        "legend",
        "li",
        "listing",
        "main",
        "menu",
        "nav",
        "ol",
        "optgroup",
        "option",
        "p",
        "plaintext",
        "pre",
        "search",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "title",
        "tr",
        "ul",
        "xmp",
    ]
)
"""Elements that begin and end a line. A table's cells too: joined they would make a line of unrelated words."""

HIDDEN_STYLE = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
SPACES = re.compile(r"\s+")


@dataclass(slots=True)
class Line:
    """One line: its text, whitespace squashed, the nearest block's tag and the share of its characters inside links.

    ``within`` are the tags of the blocks around it, outermost first.
    """

    text: str
    tag: str
    link_share: float
    within: tuple[str, ...]


@dataclass(slots=True)
class _Walk:
    """What is known while walking down the tree: open blocks, depth inside links and unseen elements, the line so far."""

    blocks: list[str] = field(default_factory=list)
    links: int = 0
    pieces: list[str] = field(default_factory=list)
    linked: int = 0

    def take(self, text: str | None) -> None:
        """Add a piece of text to the line being made."""
        if text:
            self.pieces.append(text)
            if self.links:
                self.linked += len(text.strip())

    def flush(self) -> Iterator[Line]:
        """Give the line made so far, if it has any text, and begin a new one."""
        text = SPACES.sub(" ", "".join(self.pieces)).strip()
        if text:
            tag = self.blocks[-1] if self.blocks else ""
            yield Line(text, tag, min(1.0, self.linked / len(text)), tuple(self.blocks))
        self.pieces, self.linked = [], 0


def is_hidden(element: Any) -> bool:
    """Tell whether an element says of itself that it is not shown. Style sheets are not read."""
    attributes = element.attrib
    if "hidden" in attributes and attributes["hidden"] != "false":
        return True
    return "style" in attributes and HIDDEN_STYLE.search(attributes["style"]) is not None


def lines(tree: Any) -> list[Line]:
    """Return the page's lines in reading order. Walks without recursion: a page may nest as deep as it likes."""
    return list(_walk(tree))


def _walk(tree: Any) -> Iterator[Line]:
    from lxml import etree

    state = _Walk()
    events = etree.iterwalk(tree, events=("start", "end", "comment", "pi"))
    for event, element in events:
        tag = element.tag if isinstance(element.tag, str) else ""
        if event in {"comment", "pi"}:
            state.take(element.tail)
        elif event == "start":
            if tag in UNSEEN or is_hidden(element):
                events.skip_subtree()
                continue
            if tag in BLOCKS:
                yield from state.flush()
                state.blocks.append(tag)
            state.links += tag == "a"
            state.take(element.text)
        else:
            yield from _leave(state, element, tag)
    yield from state.flush()


def _leave(state: _Walk, element: Any, tag: str) -> Iterator[Line]:
    """Close an element: end its line if it is a block, and take the text that follows it."""
    if tag in UNSEEN or is_hidden(element):
        state.take(" ")
    elif tag in BLOCKS:
        yield from state.flush()
        state.blocks.pop()
    state.links -= tag == "a" and not is_hidden(element)
    state.take(element.tail)
