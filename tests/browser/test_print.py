"""Every page on A4 paper: whole, light, with nothing that can only be pressed, and nothing wider than the sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pypdfium2
import pytest

from tests.shared import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser.driving import Visitor

pytestmark = pytest.mark.browser

A4 = (595, 842)
MARGIN = 28
"""Points at the right edge of a sheet in which nothing is printed."""
EVENT = "After the Biden–Putin call"
DRAWN = """() => !document.querySelector('.coming, [data-testid=stSkeleton]') && [...document.querySelectorAll('[data-testid=stPlotlyChart]')].filter(e => e.offsetParent)
  .every(e => e.querySelector('.main-svg'))"""


class Paper(NamedTuple):
    """What comes out of a printer: ``told``: all text, blanks as one; ``right``: where the rightmost text ends, in points."""

    document: pypdfium2.PdfDocument
    told: str
    right: float

    def dark(self, sheet: int) -> float:
        """Return the share of a sheet's points that are darker than a mid grey."""
        picture = self.document[sheet].render(scale=0.5).to_pil().convert("L")
        counts = picture.histogram()
        return sum(counts[:128]) / sum(counts)


QUESTIONS = {
    "overview": "How do they differ?", "wording": "In what words?", "tone": "In what tone?", "reading_ease": "How hard are they to read?",
    "voices": "Who gets to speak?", "facts": "What is told, what is left out?", "actors": "About whom, and in what role?",
    "reading_room": "What do they say, side by side?", "over_time": "Event after event, how do outlets differ?", "library": "Which articles?", "methods": "How is this measured, and how well?",
}  # fmt: skip
HIDDEN = (
    "Count the headline",
    "Blind round",
    "Line up on",
    "Read in context",
    "Add to the library",
    "Save a chart",
    "Download",
)
"""Words of controls."""
MOST = 9
"""Sheets that the sample's longest page may take."""
SCREENS = """() => document.querySelector('[data-testid=stMain]').scrollHeight"""
SHEET = 1456
"""Pixels of a page on the screen that a sheet holds: 842 points less the margins, at 96 pixels an inch, set smaller by 0.69."""
COMPARES = frozenset(QUESTIONS) - {"over_time", "library", "methods"}


def printed(visitor: Visitor) -> Paper:
    """Print what the visitor sees, as the browser would."""
    visitor.page.wait_for_function(DRAWN)
    visitor.page.wait_for_timeout(500)
    document = pypdfium2.PdfDocument(visitor.page.pdf(prefer_css_page_size=True, print_background=True))
    told, right = "", 0.0
    for sheet in document:
        text = sheet.get_textpage()
        told += " " + text.get_text_range()
        right = max([right, *(text.get_rect(at)[2] for at in range(text.count_rects()))])
    return Paper(document, " ".join(told.split()), right)


def with_chart(visitor: Visitor) -> Visitor:
    """Wait until the page's charts are drawn."""
    visitor.page.locator(".js-plotly-plot:visible .main-svg").first.wait_for()
    return visitor


@pytest.mark.parametrize("page", QUESTIONS)
def test_page(page: str, visitor: Visitor) -> None:
    """A page prints whole on A4 sheets, from its question over every heading to its last line, without its controls."""
    visitor.open(page)
    headings = visitor.page.locator("[data-testid=stMain] h2.px:visible").all_inner_texts()
    last = " ".join(
        visitor.page.locator("[data-testid=stMain] p:is(.foot,.sub,.warn):visible").last.inner_text().split()[-5:]
    )
    height = visitor.page.evaluate(SCREENS)
    paper = printed(visitor)
    sizes = {tuple(map(round, sheet.get_size())) for sheet in paper.document}
    assert all(abs(width - A4[0]) <= 1 and abs(tall - A4[1]) <= 1 for width, tall in sizes)
    # Controls and what is folded away take room on the screen alone; a page that was cut off would be one sheet.
    assert 0.5 * height / SHEET <= len(paper.document) <= MOST
    assert QUESTIONS[page] in paper.told[:120]
    if page in COMPARES:
        assert paper.told.startswith(EVENT)
        assert "All words · 5 of 5 articles" in paper.told
    at = 0
    for heading in headings if page != "library" else headings[1:]:
        at = paper.told.find(" ".join(heading.split()), at)
        assert at > 0, heading
    assert last in paper.told[at:]
    for words in HIDDEN:
        assert words not in paper.told
    assert paper.right <= A4[0] - MARGIN


def test_every_page_is_here() -> None:
    """No page is left unprinted."""
    known = {file.stem for file in (ROOT / "pages").glob("*.py")} - {"__init__", "frame"}
    assert known == set(QUESTIONS)


def test_dark_prints_light(come: Callable[..., Visitor]) -> None:
    """In the dark theme paper is white, and charts have the light theme's ink: every number on them can be read."""
    light, dark = (printed(with_chart(come(theme=theme).open("tone"))) for theme in ("light", "dark"))
    assert len(light.document) == len(dark.document)
    for sheet in range(len(dark.document)):
        assert dark.dark(sheet) == pytest.approx(light.dark(sheet), abs=0.01)
        assert dark.dark(sheet) < 0.1
    assert sorted(dark.told.split()) == sorted(light.told.split())


def test_a_narrow_window_prints_what_it_shows(come: Callable[..., Visitor]) -> None:
    """Where the page shows the narrow charts these are printed, once, and not the empty drawing of the others."""
    paper = printed(with_chart(come(width=1000).open("overview")))
    assert paper.told.count("Charged wording weighted marks per 100 words") == 1
    assert paper.right <= A4[0] - MARGIN


@pytest.mark.parametrize("size", ["Small", "Large"])
def test_three_articles_side_by_side(size: str, visitor: Visitor) -> None:
    """Three articles print side by side to their last words, in the size that was chosen."""
    names = ("Meridian Wire", "The Daily Bellows", "Volga Today")
    query = "&".join(f"read={name.replace(' ', '+')}" for name in names)
    visitor.open("reading_room", f"{query}&size={size}")
    last = [" ".join(text.split()[-4:]) for text in visitor.texts(".read article > p:last-child")]
    assert len(last) == len(names)
    paper = printed(visitor)
    for words in last:
        assert words in paper.told
    text = paper.document[0].get_textpage()
    lefts = []
    for name in names:
        at = text.search(name).get_next()
        assert at is not None
        lefts.append(text.get_charbox(at[0])[0])
    assert lefts == sorted(lefts)
    assert lefts[2] - lefts[0] > A4[0] / 3
    assert paper.right <= A4[0] - MARGIN
    assert (len(paper.document) > 2) == (size == "Large")


def test_what_is_folded_away_stays_away(visitor: Visitor) -> None:
    """A folded table is not printed; unfolded, it is, and where a table cannot be printed the page says so."""
    visitor.open("voices")
    folded = "Suggested, not fixed"
    assert folded not in printed(visitor).told
    visitor.page.get_by_text("Who stands on which side").click()
    visitor.page.get_by_text(folded).first.wait_for()
    assert folded in printed(visitor).told


def test_a_row_that_opens_keeps_its_name(visitor: Visitor) -> None:
    """What can be pressed is left out, save where it names a row: every fact of the matrix stands on paper beside its cells."""
    visitor.open("facts").page.locator("[class*=st-key-row_] button p").nth(6).wait_for()
    names = [" ".join(name.split()) for name in visitor.texts("[class*=st-key-row_] button p")]
    assert len(names) > 5
    told = printed(visitor).told
    for name in names:
        assert " ".join(name.split()[:4]) in told
