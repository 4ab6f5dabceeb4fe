"""Text that tries to be more than text is shown as text, on every page and in every place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from pages.keeping.events import CHANGING
from pages.parts import words
from tests.pages import hostile
from tests.pages.app import QUESTIONS, Dashboard

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

MANY = 18
OWN_SMALL = re.compile(r" :small\[[^\[\]]*\]$")
"""A row's note in small letters, which is the pages' own Markdown; what stands in it is escaped."""
SAFE_TAG = re.compile(r"</?b>|<br>|</?i>|<extra></extra>|</?span(?: style=\"[^\"<>]*\")?>")
MORE: dict[str, list[dict[str, Any]]] = {
    "reading_room": [{"read": [i, i + 1, i + 2]} for i in range(0, MANY - 2, 3)],
    "library": [
        *({"review": i} for i in range(MANY)),
        {"room": "Search"},
        {"search": "minister"},
        {"search_all": True},
        {"room": "Events"},
        {"room": "Outlets"},
        {"room": "Where it is kept"},
    ],
}
"""Pages that show a few articles at a time, and the choices that bring up all of them."""
LABELLED = (
    "button",
    "download_button",
    "checkbox",
    "toggle",
    "expander",
    "page_link",
    "text_input",
    "text_area",
    "progress",
)


@pytest.fixture
def event(keep: Callable[..., str]) -> str:
    """Return an event of articles each of which is one hostile string in every field."""
    return keep(*map(hostile.article, hostile.strings(MANY)), name=hostile.MARKDOWN[0] + hostile.MARKDOWN[7])


def strings_in(tree: object) -> Iterator[str]:
    """Yield every string in a chart."""
    if isinstance(tree, str):
        yield tree
    elif isinstance(tree, dict):
        for value in tree.values():
            yield from strings_in(value)
    elif isinstance(tree, list):
        for value in tree:
            yield from strings_in(value)


@pytest.mark.parametrize("page", QUESTIONS)
def test_hostile_text(page: str, event: str) -> None:
    """The page renders; no text makes an element, a Markdown sign, or markup in a chart."""
    seen = Dashboard(page, event=event)
    seen.test.session_state[CHANGING] = event
    for more in MORE.get(page, [{}]):
        if more:
            seen.choose(**more)
        assert seen.failures() == []
        assert seen.foreign() == [], more
    for figure in seen.figures():
        for text in strings_in(figure):
            assert "<" not in SAFE_TAG.sub("", text), text
    for label in labels(seen):
        unescaped = OWN_SMALL.sub("", re.sub(r"\\.", "", label))
        assert not re.search(r"[\[\]<>`*$]|:\w+:", unescaped), label
    assert list(seen.test.markdown) == []


def labels(seen: Dashboard) -> Iterator[str]:
    """Yield every text that Streamlit reads as Markdown: labels, pills, links, progress."""
    for kind in LABELLED:
        for one in seen.test.get(kind):
            yield str(getattr(one, "label", "") or getattr(one.proto, "label", "") or getattr(one.proto, "text", ""))
    for one in seen.test.button_group:
        yield from one.options


@pytest.mark.parametrize("page", ["overview", "reading_room", "library"])
def test_hostile_text_is_shown_verbatim(page: str, keep: Callable[..., str]) -> None:
    """What a reader sees of a hostile headline and outlet is the string itself."""
    chosen = [string for string in hostile.MARKDOWN if "\n" not in string][:3]
    seen = Dashboard(page, event=keep(*map(hostile.article, chosen)))
    for string in chosen if page != "reading_room" else chosen[:2]:
        if page != "library" or string == chosen[0]:
            assert string in seen.text()


@pytest.mark.parametrize("page", QUESTIONS)
def test_half_characters_break_no_page(page: str, keep: Callable[..., str]) -> None:
    """Lone surrogates, which UTF-8 and so a browser cannot have, are shown as U+FFFD in every place and room."""
    event = keep(*map(hostile.article, ["\ud800", "half \udfff half", "a\ud83d b"]), name="Half \ud800 an event")
    seen = Dashboard(page, event=event)
    seen.test.session_state[CHANGING] = event
    for more in [{}, *MORE.get(page, [])]:
        if more and not {"review", "read", "search_all"} & set(more):
            seen.choose(**more)
        assert seen.failures() == [], more
    assert page == "methods" or "\ufffd" in seen.text() or page == "library"
    for body in seen.bodies():
        body.encode()


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("    four spaces", "four spaces"),
        (":streamlit:", "\\:\u2060streamlit\\:"),
        ("&lt;b&gt;", "\\&lt;b\\&gt;"),
        ("a\n\n# b", "a \\# b"),
    ],
)
def test_a_label_is_no_markdown(text: str, wanted: str) -> None:
    """Leading blanks make no code block, names between colons no picture, entities no sign."""
    assert words.label(text) == wanted
