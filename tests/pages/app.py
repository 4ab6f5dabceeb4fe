"""Driving the pages without a browser, and reading what they show: as text, as elements, as warnings."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any, NamedTuple

from streamlit.testing.v1 import AppTest

from pages.parts import lining
from pages.parts.sidebar import OPEN
from tests.shared import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

QUESTIONS = {
    "overview": "How do they differ?",
    "wording": "In what words?",
    "tone": "In what tone?",
    "reading_ease": "How hard are they to read?",
    "voices": "Who gets to speak?",
    "facts": "What is told, what is left out?",
    "actors": "About whom, and in what role?",
    "reading_room": "What do they say, side by side?",
    "over_time": "Event after event, how do outlets differ?",
    "library": "Which articles?",
    "methods": "How is this measured, and how well?",
}
COMPARING = ("overview", "wording", "tone", "reading_ease")
"""Pages that answer their question with a finding and have an evidence panel."""
VIEWING = (*COMPARING, "reading_room")
"""Pages that show what is chosen in the sidebar."""
ELEMENTS = frozenset(
    [
        "a",
        "article",
        "b",
        "bdi",
        "blockquote",
        "br",
        "details",
        "div",
        "em",
        "h1",
        "h2",
        "h3",
        "i",
        "mark",
        "p",
        "span",
        "style",
        "summary",
        "table",
        "tbody",
        "td",
        "th",
        "thead",
        "tr",
    ]
)
ATTRIBUTES = frozenset(
    [
        "aria-hidden",
        "aria-label",
        "class",
        "data-note",
        "data-who",
        "href",
        "id",
        "role",
        "style",
        "tabindex",
        "target",
        "title",
    ]
)
OURS = re.compile(
    r"#(?:here|after|text-\d)$|\./(?:\?event=[\w%+.-]*)?$|reading_room\?[\w%&=+.-]*at=\d+-\d+-\d+|facts\?[\w%&=+.~-]*fact=[\w%+.~-]+$"
    r"|wording\?[\w%&=+.~-]*pair=[\w%&=+.~-]+$|actors\?[\w%&=+.~-]*called=[\w%&=+.~-]+$"
    r"|(?:\./|wording|tone|reading_ease|facts|voices)\?[\w%&=+.~-]*who=[\w%&=+.~-]+$"
)


class Shown(NamedTuple):
    """An element of a page: its name, its classes, and all text inside it."""

    tag: str
    classes: tuple[str, ...]
    text: str


class Reader(HTMLParser):
    """Reads one ``st.html`` body as a browser would: elements, attributes, and text."""

    def __init__(self) -> None:
        """Start with nothing read."""
        super().__init__(convert_charrefs=True)
        self.elements: list[list[Any]] = []
        self.attributes: list[tuple[str, str, str]] = []
        self.text = ""
        self._open: list[int] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element and its attributes."""
        classes = dict(attrs).get("class") or ""
        self.elements.append([tag, tuple(classes.split()), ""])
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        if tag != "br":
            self._open.append(len(self.elements) - 1)

    def handle_endtag(self, tag: str) -> None:
        """Close the innermost open element of that name."""
        for place in reversed(range(len(self._open))):
            if self.elements[self._open[place]][0] == tag:
                del self._open[place:]
                return

    def handle_data(self, data: str) -> None:
        """Add text to every element that is open."""
        if any(self.elements[place][0] == "style" for place in self._open):
            return
        self.text += data
        for place in self._open:
            self.elements[place][2] += data

    def handle_comment(self, data: str) -> None:
        """Take a comment for an element: nobody's text may make one."""
        self.elements.append(["!--", (), data])

    def handle_decl(self, decl: str) -> None:
        """Take a declaration for an element: nobody's text may make one."""
        self.elements.append(["!", (), decl])

    def handle_pi(self, data: str) -> None:
        """Take a processing instruction for an element: nobody's text may make one."""
        self.elements.append(["?", (), data])


class Dashboard:
    """The pages as a reader uses them."""

    def __init__(self, page: str = "overview", *, event: str = "", **query: str) -> None:
        """Open a page with this query string (choices stand in it by their labels), ``event`` (an id) chosen."""
        self.test = AppTest.from_file(str(ROOT / "pages" / "frame.py"), default_timeout=60)
        self.test.context = {"theme": "light"}
        self.test.query_params.update(query)
        if event:
            self.test.session_state[OPEN] = event
        if page != "overview":
            self.test.switch_page(f"{page}.py")
        self.test.run()

    def open(self, page: str) -> Dashboard:
        """Go to another page."""
        self.test.switch_page(f"{page}.py").run()
        return self

    def run(self) -> Dashboard:
        """Run the page again, as after a change."""
        self.test.run()
        return self

    # ---------------------------------------------------------------- what is shown

    def bodies(self) -> list[str]:
        """Return every ``st.html`` body, sidebar included; not the one script that is ours, which shows nothing."""
        bodies = [str(one.value) for one in self.test.html]
        return [one for one in bodies if one.strip() != lining.ARRIVE.read_text(encoding="utf-8").strip()]

    def readers(self) -> Iterator[Reader]:
        """Yield every ``st.html`` body, read."""
        for body in self.bodies():
            reader = Reader()
            reader.feed(body)
            reader.close()
            yield reader

    def elements(self, tag: str, kind: str = "") -> list[Shown]:
        """Return the elements of one name, of one class if given, in the order of the page."""
        found = [Shown(*element) for reader in self.readers() for element in reader.elements]
        return [one for one in found if one.tag == tag and (not kind or kind in one.classes)]

    def texts(self, tag: str, kind: str = "") -> list[str]:
        """Return the text of such elements."""
        return [one.text for one in self.elements(tag, kind)]

    def text(self) -> str:
        """Return all text of the page's own HTML."""
        return "\n".join(reader.text for reader in self.readers())

    def state(self) -> str:
        """Return the state line."""
        return self.texts("p", "state")[0]

    def finding(self) -> str:
        """Return the page's answer."""
        return self.texts("p", "finding")[0]

    def warnings(self) -> str:
        """Return all warnings as one text."""
        return "\n".join(self.texts("p", "warn"))

    def figures(self) -> list[Any]:
        """Return every chart as Plotly was given it."""
        return [json.loads(one.proto.spec) for one in self.test.get("plotly_chart")]

    def failures(self) -> list[str]:
        """Return what Streamlit shows as exceptions and errors, and the frame's sentence on a page that broke."""
        return [*(str(one.value) for one in (*self.test.exception, *self.test.error)), *self.texts("p", "failed")]

    def foreign(self) -> list[str]:
        """Return every element and attribute in the page's HTML that the pages never make themselves."""
        found = []
        for reader in self.readers():
            found += [f"<{tag}>" for tag, _, _ in reader.elements if tag not in ELEMENTS]
            found += [f"{tag} {name}={value}" for tag, name, value in reader.attributes if name not in ATTRIBUTES]
            found += [
                f"link to {value}" for _, name, value in reader.attributes if name == "href" and not OURS.match(value)
            ]
        return found

    # ---------------------------------------------------------------- what a reader does

    def choose(self, **values: Any) -> Dashboard:
        """Set widgets by key and run."""
        for key, value in values.items():
            self.widget(key).set_value(value)
        return self.run()

    def widget(self, key: str) -> Any:
        """Return the widget of one key, or of a key that starts so where the rest is an id."""
        kinds = (
            "selectbox",
            "button_group",
            "toggle",
            "checkbox",
            "text_input",
            "text_area",
            "date_input",
            "button",
            "file_uploader",
        )
        found = [one for kind in kinds for one in self.test.get(kind) if one.key and one.key.startswith(key)]
        exact = [one for one in found if one.key == key]
        assert found, f"no widget {key}"
        return (exact or found)[0]

    def click(self, key: str) -> Dashboard:
        """Press the button of this key, or of a key that starts so, and run."""
        next(one for one in self.test.button if one.key and one.key.startswith(key)).click()
        return self.run()

    def press(self, label: str) -> Dashboard:
        """Press the button of this label and run."""
        next(one for one in self.test.button if one.label == label).click()
        return self.run()

    def has(self, label: str) -> bool:
        """Say whether there is a button of this label."""
        return any(one.label == label for one in self.test.button)

    def pages_linked(self) -> list[Any]:
        """Return the page links: ``.page``, ``.label`` and ``.query_string``."""
        return [one.proto for one in self.test.get("page_link")]

    def links(self) -> list[str]:
        """Return where the "Read in context" links lead."""
        found = [pair for reader in self.readers() for pair in reader.attributes if pair[:2] == ("a", "href")]
        return [href for _, _, href in found if href.startswith("reading_room?")]
