"""Every hostile string in every place: stored, exported as a file and as a table, and shown in a real Chromium."""

from __future__ import annotations

import csv
import dataclasses
import io
import json
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import analysis
from analysis.article import Article
from analysis.library import Library
from analysis.library.events import NAME_LENGTH
from analysis.report.table import to_csv
from benchmarks import hostile_made, hostile_screen
from benchmarks.hostile_formulas import runs
from benchmarks.hostile_table import Row, Section, aligned
from tests.pages.hostile import MARKDOWN
from tests.shared import SHARED

if TYPE_CHECKING:
    from collections.abc import Sequence

QUICK = 200
OWN = (
    *MARKDOWN, "<iframe srcdoc='<script>alert(1)</script>'></iframe>", "<meta http-equiv=refresh content='0;url=http://evil.example/'>", "<base href=http://evil.example/>",
    "<style>*{background:url(http://evil.example/s)}</style>", "<link rel=stylesheet href=http://evil.example/l.css>", "<object data=http://evil.example/o></object>",
    "<form action=http://evil.example/><input autofocus onfocus=alert(1)></form>", "<details open ontoggle=alert(1)>", "<math href=javascript:alert(1)>x</math>", "<video poster=http://evil.example/p>",
    "javascript:alert(1)//", "data:text/html,<script>alert(1)</script>", "//evil.example/x", "{{7*7}} ${7*7} #{7*7} <%= 7*7 %>", "'; DROP TABLE articles; --", '" OR 1=1 --', "%00 \\0 \\x00",
    "../../../../etc/passwd", "C:\\Windows\\win.ini", "$(reboot) `reboot` ; reboot | reboot", "() { :; }; reboot", "=cmd|' /C calc'!A0", "@import url(http://evil.example/i)", "\x1b[2J\x1b]0;title\x07",
    "a\0b", "\ud800", "\ufeff", "\u202e\u2066\u200b", "a" + "\u0301" * 500, "w" * 3000, "\n\n\n", "\r\nSet-Cookie: a=b", "null", "None", "undefined", "NaN", "-1e309", "true", "[object Object]", "<![CDATA[x]]>",
    "$$\\href{javascript:alert(1)}{x}$$", "$\\url{http://evil.example}$", "[^1]: http://evil.example", "<a href='http://evil.example' target=_blank>a</a>", "~~gone~~ ==marked== ^up^", ":material/delete: :streamlit: :emoji:",
    ":red-background[x] :rainbow[y] :small[z]", "| a | b |\n|---|---|\n| c | d |", "```html\n<b>x</b>\n```", "1. one\n2. two", "> quoted", "<http://evil.example>", "mailto:a@evil.example", "Ⓐ ﷽ 𒐫 ꧅ ௵", "    set in by four blanks", "a :streamlit: b :smile: c",
)  # fmt: skip


def strings(*, quick: bool = False) -> list[str]:
    """Return our own strings and then the shared collection where it is present; ``quick``: our own and a spread of it."""
    file = SHARED / "hostile" / "strings.json"
    shared: list[str] = json.loads(file.read_text(encoding="utf-8")) if file.exists() else []
    if quick:
        shared = shared[:: max(1, len(shared) // max(1, QUICK - len(OWN)))]
    return list(dict.fromkeys([*OWN, *shared]))


def bearing(string: str, at: int) -> Article:
    """Return an article with the string in every field and twice in its text, which no other number has."""
    body = f"{string}\n\nArticle {at}. The minister called {string} a disgraceful lie. {hostile_made.article(1)[1]}"
    made = Article.of(body, outlet=string, title=string)
    return dataclasses.replace(made, author=string, url="http://evil.example/" + string, notes=(string,))


def kept(all_of: Sequence[str]) -> tuple[list[Row], list[list[object]]]:
    """Keep, measure and export each string in each place; return what was counted, and a line a way."""
    articles = [bearing(string, at) for at, string in enumerate(all_of)]
    wrong: dict[str, list[str]] = {"stored": [], "event file": [], "table": [], "analysed": []}
    with tempfile.TemporaryDirectory() as folder:
        with Library.open(Path(folder) / "a.sqlite") as library, library.together():
            event = library.create_event(all_of[0])
            for article in articles:
                library.add(event, article)
        with Library.open(Path(folder) / "a.sqlite") as library:
            wrong["stored"] = _differing(articles, [one.article for one in library.articles(event)])
            data = library.export_event(event)
            for string in filter(str.strip, all_of):  # an event needs a name
                library.rename_event(event, string)
                found = library.event(event)
                wrong["stored"] += [string] * (not found or found.name != " ".join(string.split())[:NAME_LENGTH])
        with Library.open(Path(folder) / "b.sqlite") as other:
            done = other.import_event(data)
            wrong["event file"] = _differing(articles, [one.article for one in other.articles(done.event)])
    wrong["table"] = _as_cells(all_of)
    for string, article in zip(all_of, articles, strict=True):
        try:
            analysis.analyse(article)
        except Exception:  # noqa: BLE001 - counted, whatever it is
            wrong["analysed"].append(string)
    places = {"stored": 7, "event file": 6, "table": 2, "analysed": 2}
    lines: list[list[object]] = [[way, len(all_of), places[way], len(bad)] for way, bad in wrong.items()]
    return [Row(f"strings {way} wrongly", len(bad), 0) for way, bad in wrong.items()], lines


def _differing(before: Sequence[Article], after: Sequence[Article]) -> list[str]:
    found = {one.text: one for one in after}
    return [one.title for one in before if found.get(one.text) != one]


def _as_cells(all_of: Sequence[str]) -> list[str]:
    """Return the strings that come out of a table changed by more than an apostrophe, or as something that runs."""
    written = to_csv([*all_of[:1], "text"], [[string, 1] for string in all_of])
    rows = list(csv.reader(io.StringIO(written.decode("utf-8-sig"), newline="")))[1:]
    wrong = []
    for string, row in zip(all_of, rows, strict=True):
        plain = string.encode("utf-8", "replace").decode()
        wrong += [string] * (row[0] not in {plain, "'" + plain} or runs(row[0]))
    return wrong


def section(*, quick: bool = False) -> Section:
    """Try every string in every place."""
    all_of = strings(quick=quick)
    rows, lines = kept(all_of)
    shown = hostile_screen.shown(all_of, quick=quick)
    told = [*aligned(["kept and exported", "strings", "places", "wrong"], lines), "", *shown.lines]
    return Section("strings", [Row("strings", len(all_of)), *rows, *shown.rows], told, shown.data, shown.skipped)
