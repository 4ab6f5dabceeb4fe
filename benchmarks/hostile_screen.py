"""Hostile strings on the real pages in a real Chromium: whether they stay text, and nothing leaves the machine.

A plain event of the same build is looked at first: whatever element or attribute a hostile one has beyond it is foreign.
The server runs with an audit hook that writes down every connection and look-up that is not of this machine.
"""

from __future__ import annotations

import dataclasses
import os
import tempfile
from collections import Counter
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlencode

from analysis.article import Article
from analysis.library import Library
from analysis.library.place import FILE
from benchmarks import hostile_made
from benchmarks.hostile_census import ALLOWED_TAGS, CENSUS, HALF, SERVER_HOOK, TEXT, squashed
from benchmarks.hostile_table import Row, Section, aligned
from tests.browser.driving import PAGES, Visitor, chromium, dashboard, launch

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

TOGETHER, NAMES, UPLOADS, ALONE = 240, 200, 150, 8
"""Strings an event: in headlines and bodies of two articles, as outlets, as file names, and each in an article of its own."""
ALONE_IN_ALL = 32
MOST, PATIENCE = 30, 30_000
"""Lines of a list that are printed; milliseconds that a page may take to stand."""
FAILED = ("encountered an error", "Something went wrong", "Traceback (most recent call last)")


class Screen:
    """The pages, a reader, and everything that was counted."""

    def __init__(self, visitor: Visitor, home: Path) -> None:
        """Begin with nothing seen."""
        self.visitor, self.home = visitor, home
        self.allowed: dict[str, set[str]] = {}
        self.foreign: list[str] = []
        self.counts: dict[str, Counter[str]] = {}
        self.broken: list[str] = []
        self.looks = 0

    @contextmanager
    def event(self, name: str, articles: Sequence[Article]) -> Iterator[str]:
        """Keep articles as an event for a while; yield the query that opens it."""
        with Library.open(self.home / FILE) as library, library.together():
            made = library.create_event(name)
            for article in articles:
                library.add(made, article)
            found = library.event(made)
        yield urlencode({"event": found.name if found else name}, quote_via=quote)
        with Library.open(self.home / FILE) as library:
            library.delete_event(made)

    def look(self, page: str, query: str, *, learn: bool = False) -> str:
        """Open a page, count what is foreign on it, and return its text, squashed."""
        from playwright.sync_api import Error

        try:
            self.visitor.open(page, query)
        except Error:  # a page that does not come to stand
            self.broken.append(f"{page}: no page for {query[:80]}")
        return self.again(page, learn=learn)

    def again(self, page: str, *, learn: bool = False) -> str:
        """Count what is foreign on the page that is open."""
        self.looks += 1
        found: dict[str, dict[str, str]] = self.visitor.page.evaluate(CENSUS)
        for place, signs in found.items():
            known = self.allowed.setdefault(place, set(ALLOWED_TAGS.get(place, ())))
            if learn and place != "never":
                known |= set(signs)
            self.foreign += [f"{page}: {place}: {sign}: {example}" for sign, example in signs.items() if sign not in known]  # fmt: skip
        text: str = self.visitor.page.evaluate(TEXT)
        self.broken += [f"{page}: {words}" for words in FAILED if words in text]
        self.broken += [f"{page}: a traceback"] * self.visitor.page.locator("[data-testid=stException]").count()
        return squashed(text)

    def count(self, place: str, some: Sequence[str], text: str) -> None:
        """Count which strings stand in a text to the letter (controls and blanks aside)."""
        counts = self.counts.setdefault(place, Counter())
        counts["shown"] += len(some)
        counts["to the letter"] += sum(squashed(string) in text for string in some)


def shown(all_of: Sequence[str], *, quick: bool = False) -> Section:
    """Show every string in every place; ``Section.skipped`` tells why where there is no browser."""
    if not chromium():
        return Section("screen", [], skipped="Chromium is not installed: nothing was shown.")
    try:
        from playwright import sync_api
    except ImportError:
        return Section("screen", [], skipped="Playwright is not installed: nothing was shown.")
    with tempfile.TemporaryDirectory() as folder, _hooked(Path(folder)) as log, dashboard(Path(folder) / "home") as base:  # fmt: skip
        with sync_api.sync_playwright() as driver:
            browser = launch(driver)
            screen = Screen(Visitor.come(browser, base), Path(folder) / "home")
            screen.visitor.context.set_default_timeout(PATIENCE)
            _plain(screen)
            whole = [one for one in all_of[:: 4 if quick else 1] if not HALF.search(one)]
            for step in (_alone, _together, _names, _uploads):
                step(screen, whole)
            _halves(screen, [one for one in all_of if HALF.search(one)])
            browser.close()
        return _told(screen, log.read_text(encoding="utf-8").splitlines() if log.exists() else [])


@contextmanager
def _hooked(folder: Path) -> Iterator[Path]:
    """Have every Python that is started write down what it connects to; yield the file."""
    (folder / "sitecustomize.py").write_text(SERVER_HOOK, encoding="utf-8")
    before = {name: os.environ.get(name) for name in ("PYTHONPATH", "PARALLAX_ASKED")}
    os.environ["PYTHONPATH"] = os.pathsep.join([str(folder), *filter(None, [before["PYTHONPATH"]])])
    os.environ["PARALLAX_ASKED"] = str(folder / "asked")
    try:
        yield folder / "asked"
    finally:
        for name, value in before.items():
            os.environ.pop(name)
            os.environ.update({name: value} if value is not None else {})


def bearing(title: str, outlet: str, paragraphs: Sequence[str], at: int) -> Article:
    """Return an article that bears strings: one of its paragraphs also as a sentence that is marked and quoted on the pages."""
    said = [f"The minister called {one} a disgraceful lie on day {at}." for one in paragraphs[:4]]
    body = "\n\n".join([*paragraphs, *said, *hostile_made.article(at)[1:]])
    made = Article.of(body, outlet=outlet, title=title)
    return dataclasses.replace(made, author=title, url="http://evil.example/" + outlet, notes=(title,))


def _plain(screen: Screen) -> None:
    """Learn from a plain event what the pages are made of."""
    words = [f"Plain words number {at}, said on Monday." for at in range(ALONE)]
    with screen.event("A plain event", [bearing(one, one, [one], at) for at, one in enumerate(words)]) as query:
        for page in PAGES:
            screen.look(page, query, learn=True)
            _unfold(screen, page, learn=True)
    _upload(screen, ["plain.txt", "words.txt"], learn=True)


def _unfold(screen: Screen, page: str, *, learn: bool = False) -> None:
    """Open what is folded on a page, and a list of articles to choose from, and look again."""
    folded = screen.visitor.page.locator("details:not([open]) > summary")
    for _ in range(min(3, folded.count())):
        folded.first.click()
    screen.visitor.settle()
    choice = screen.visitor.page.get_by_role("combobox", name="Article", exact=True)
    if choice.count() and choice.first.is_visible():
        choice.first.click()
        screen.visitor.page.wait_for_timeout(400)
    screen.again(page, learn=learn)


def _alone(screen: Screen, all_of: Sequence[str]) -> None:
    """Show some strings each as headline, outlet, author and body of an article of its own, on every page."""
    some = [*all_of[:16], *all_of[16 :: max(1, len(all_of) // (ALONE_IN_ALL - 16))]][:ALONE_IN_ALL]
    for at in range(0, len(some), ALONE):
        few = some[at : at + ALONE]
        articles = [bearing(one, one, [one], at + number) for number, one in enumerate(few)]
        with screen.event(few[0], articles) as query:
            for page in PAGES:
                text = screen.look(page, query)
                if page != "methods":
                    _unfold(screen, page)
                screen.count("an article of its own, every page", few, text)


def _halves(screen: Screen, some: Sequence[str]) -> None:
    """Show half characters, which no browser and no UTF-8 can hold, apart from the others: they break whole pages if they do."""
    articles = [bearing(one, one, [one], at) for at, one in enumerate(some)]
    with screen.event("Half characters", articles) as query:
        for page in PAGES:
            screen.look(page, query)
    screen.counts["half characters, every page"] = Counter(shown=len(some) * len(PAGES))


def _together(screen: Screen, all_of: Sequence[str]) -> None:
    """Show every string in a headline and as a paragraph, many an article, two articles an event, on every page."""
    for at in range(0, len(all_of), TOGETHER):
        some = all_of[at : at + TOGETHER]
        halves = (some[: TOGETHER // 2], some[TOGETHER // 2 :])
        articles = [bearing(" ".join(half), half[0], half, number) for number, half in enumerate(halves) if half]
        with screen.event(some[-1], articles) as query:
            for page in PAGES:
                text = screen.look(page, query)
                screen.counts.setdefault(f"{page}: headline, author, body", Counter())["shown"] += len(some)
                if page in {"overview", "reading_room"}:
                    screen.count("in headlines" if page == "overview" else "in bodies", some, text)


def _names(screen: Screen, all_of: Sequence[str]) -> None:
    """Show every string as an outlet among the choices of the sidebar, many at a time."""
    for at in range(0, len(all_of), NAMES):
        some = all_of[at : at + NAMES]
        articles = [Article.of(f"Article {number} is short.", outlet=one, title=one) for number, one in enumerate(some)]
        with screen.event(some[len(some) // 2], articles) as query:
            screen.count("as outlets", some, screen.look("methods", query))


def _uploads(screen: Screen, all_of: Sequence[str]) -> None:
    """Upload empty files under every string as a name, many at a time: the report names each."""
    for at in range(0, len(all_of), UPLOADS):
        names = [f"{_named(one)}.txt" for one in all_of[at : at + UPLOADS]]
        text = _upload(screen, names)
        sent = [name[:40].replace('"', "%22").replace("\n", "%0A").replace("\r", "%0D") for name in names]
        screen.count("as file names", sent, text)


def _named(string: str) -> str:
    """Return a string as a file's name that a browser can send."""
    return string.encode("utf-8", "replace").decode().replace("/", "∕").replace("\\", "∖").replace("\0", "")[:150]


def _upload(screen: Screen, names: Sequence[str], *, learn: bool = False) -> str:
    page = screen.visitor.open("library").page
    files: list[Any] = [{"name": name, "mimeType": "text/plain", "buffer": b" "} for name in names]
    page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(files)
    page.get_by_test_id("stFileChip").first.wait_for()
    while page.get_by_test_id("stFileChipIconSpinner").count():
        page.wait_for_timeout(100)
    screen.again("library", learn=learn)
    page.get_by_role("button", name="Add to the library").click()
    page.locator("p.finding").first.wait_for()
    screen.visitor.settle()
    return screen.again("library", learn=learn)


def _told(screen: Screen, asked: Sequence[str]) -> Section:
    """Return what was counted as a section."""
    visitor = screen.visitor
    strangers = sorted(visitor.strangers())
    lines = aligned(["shown in Chromium", "strings", "to the letter"], [[place, counts["shown"], counts.get("to the letter", "")] for place, counts in screen.counts.items()])  # fmt: skip
    for what, found in (("foreign", screen.foreign), ("failed", screen.broken), ("asked for", [*strangers, *asked]), ("dialogs", visitor.dialogs), ("complaints", visitor.said)):  # fmt: skip
        lines += ["", f"{what} ({len(found)})", *(f"  {ascii(one)[:300]}" for one in found[:MOST])] if found else []
    rows = [
        Row("pages looked at", screen.looks),
        Row("strings × places shown", sum(counts["shown"] for counts in screen.counts.values())),
        Row("foreign elements", len(screen.foreign), 0), Row("outbound requests of the browser", len(strangers), 0),
        Row("outbound connections of the server", len(asked), 0), Row("dialogs", len(visitor.dialogs), 0),
        Row("what the policy or the browser complained of", len(visitor.said), 0), Row("pages that failed, tracebacks shown", len(screen.broken), 0),
    ]  # fmt: skip
    places = {place: dict(counts) for place, counts in screen.counts.items()}
    return Section("screen", rows, lines, {"places": places, "foreign": [ascii(one)[:300] for one in screen.foreign[:MOST]]})  # fmt: skip
