"""Marked text: whatever the text and the marks, the reader sees the text as it is, and no element but ours."""

from __future__ import annotations

import json
from html.parser import HTMLParser

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from analysis.charts.marked import VOICES, Group, groups, html
from analysis.marks import Mark
from tests.shared import SHARED

HOSTILE = [
    "<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "</mark></span><a href='javascript:x'>", "&lt;b&gt; &amp;amp; &#60;",
    "a\u202eb", "\x00\x0b", "]]>--><!--", "İstanbul 😀 e\u0301", "’ onmouseover=alert(1) x='", "\ud800", "$a^2$ :red[x] **b**",
]  # fmt: skip
HOSTILE += [str(one.get("text", one) if isinstance(one, dict) else one) for one in (
    json.loads((SHARED / "hostile" / "strings.json").read_text("utf-8")) if SHARED.exists() else ()
)]  # fmt: skip
KINDS = [prefix for group in groups() for prefix in group.prefixes] + ["loaded.none", "x"]
TEXTS = st.one_of(st.text(max_size=60), st.lists(st.sampled_from(HOSTILE), max_size=3).map(" ".join))


class Elements(HTMLParser):
    """Collects what a browser would make of HTML: text, and every element with its attributes."""

    def __init__(self) -> None:
        """Text is put together as a browser does: character references resolved."""
        super().__init__(convert_charrefs=True)
        self.text, self.found, self.open, self.strange = "", [], [], []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep an element."""
        self.found.append((tag, dict(attrs)))
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close what was opened last."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Keep text."""
        self.text += data

    def handle_comment(self, data: str) -> None:
        """There is none."""
        self.strange.append(data)

    handle_decl = handle_pi = unknown_decl = handle_comment


def read(written: str) -> Elements:
    """Read HTML as a browser does, as far as this project writes it; every element is closed in its turn."""
    page = Elements()
    page.feed(written)
    page.close()
    assert page.open == []
    assert page.strange == []
    return page


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, int, int, list[Mark]]:
    """Make a text, bounds within it, and marks that may lie anywhere, overlap, nest, cross the bounds or be empty."""
    text = draw(TEXTS)
    places = st.integers(0, len(text))
    start, end = sorted((draw(places), draw(places)))
    marks = [
        Mark(*sorted((draw(places), draw(places))), draw(st.sampled_from(KINDS)), draw(TEXTS), 1.0)
        for _ in range(draw(st.integers(0, 6)))
    ]
    return text, start, end, marks


@settings(deadline=None)
@given(marked(), st.sets(st.sampled_from([group.key for group in groups()])))
@example(('<b>&"', 0, 5, [Mark(0, 3, "tone.negative", '"><script>', 1.0)]), {"negative"})
def test_the_text_comes_back_and_nothing_else_comes_in(
    given_one: tuple[str, int, int, list[Mark]], keys: set[str]
) -> None:
    """Without its elements the HTML is the text; the only elements are mark and span with class, tabindex and data-note."""
    text, start, end, marks = given_one
    shown = [group for group in groups() if group.key in keys]
    page = read(html(text, start, end, marks, shown))
    assert page.text == text[start:end]
    for tag, attributes in page.found:
        if tag == "mark":
            assert list(attributes) == ["class", "tabindex", "data-note"]
            assert attributes["class"] in keys
            assert attributes["tabindex"] == "0"
        else:
            assert tag == "span"
            assert list(attributes) == ["class", "title", "data-who"]
            assert attributes["class"] in VOICES.values()


@settings(deadline=None)
@given(marked())
def test_every_character_of_a_shown_mark_is_marked(given_one: tuple[str, int, int, list[Mark]]) -> None:
    """What stands inside mark elements is what the shown marks cover, no more and no less."""
    text, start, end, marks = given_one
    shown = [group for group in groups() if group.key not in VOICES]
    written = html(text, start, end, marks, shown)
    covered = "".join(
        text[i]
        for i in range(start, end)
        if any(m.start <= i < m.end and any(g.holds(m.kind) for g in shown) for m in marks)
    )
    inside = "".join(piece.partition(">")[2].partition("</mark>")[0] for piece in written.split("<mark ")[1:])
    assert read(inside).text == covered


def test_notes_of_overlapping_marks_are_all_told_and_the_first_group_gives_the_look() -> None:
    """Two marks over one word: the look of the group that comes first, both notes."""
    marks = [Mark(0, 6, "tone.negative", "valence −2.1", -1), Mark(0, 6, "loaded.emotive", "emotive, strength 2", 2)]
    page = read(html("brutal day", 0, 10, marks, groups()))
    assert page.found == [
        ("mark", {"class": "charged", "tabindex": "0", "data-note": "emotive, strength 2 · valence −2.1"})
    ]


def test_speech_is_a_stretch_around_the_marks_within() -> None:
    """Speech is one span, from its first to its last mark, with the marked words inside it, and says whose it is."""
    text = "He said “a brutal day” on Monday."
    marks = [Mark(8, 22, "voice.quoted", "Quoted: Smith", 0), Mark(11, 17, "loaded.emotive", "n", 2)]
    assert html(text, 0, len(text), marks, groups()) == (
        'He said <span class="q" title="Quoted: Smith" data-who="Smith">“a <mark class="charged" tabindex="0" data-note="n">brutal</mark>'
        " day”</span> on Monday."
    )


def test_a_quotation_inside_a_paraphrase_parts_it() -> None:
    """Quoted and paraphrased stretches follow each other and never nest."""
    text = "that it was “bad” and late"
    marks = [Mark(0, 12, "voice.paraphrased", "Paraphrased", 0), Mark(12, 17, "voice.quoted", "Quoted", 0),
             Mark(17, 26, "voice.paraphrased", "Paraphrased", 0)]  # fmt: skip
    classes = [attributes["class"] for _, attributes in read(html(text, 0, len(text), marks, groups())).found]
    assert classes == ["p", "q", "p"]


def test_quotes_within_quotes_and_side_by_side() -> None:
    """A quotation within one is part of its stretch, one that touches it has its own, and every element closes."""
    text = "“He said ‘no’ to me” “and went”"
    marks = [Mark(start, end, "voice.quoted", "", 0) for start, end in ((0, 20), (9, 13), (20, 31))]
    page = read(html(text, 0, len(text), marks, groups()))
    assert page.text == text
    assert [tag for tag, _ in page.found] == ["span", "span"]


@pytest.mark.parametrize("shown", [[], [group for group in groups() if group.key == "hard"]])
def test_a_group_that_is_off_leaves_no_trace(shown: list[Group]) -> None:
    """Marks and speech whose switch is off make no element."""
    marks = [Mark(0, 3, "loaded.emotive", "n", 1), Mark(0, 5, "voice.quoted", "", 0)]
    assert html("a & b", 0, 5, marks, shown) == "a &amp; b"
