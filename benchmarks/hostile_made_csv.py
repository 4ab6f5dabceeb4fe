"""Hostile tables: too long, too wide, with quotes that never close, formulas, and separators of every kind."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from benchmarks.hostile_made import MEGABYTE, Made, article, flipped

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

HEADER = ("outlet", "title", "date", "url", "text")
FORMULAS = ("=1+1", "+1", "-2+3", "@SUM(1)", '=HYPERLINK("http://a.example")', "=cmd|' /C calc'!A0", "\t=1", "＝1+1")


def row(at: int = 0) -> list[str]:
    """Return an ordinary article as a row."""
    title, *paragraphs = article(60 + at)
    return [f"Paper {at}", title, "2021-12-08", f"https://a.example/{at}", "\n".join(paragraphs)]


def table(rows: Sequence[Sequence[str]], header: Sequence[str] = HEADER, separator: str = ",") -> str:
    """Return rows as a table."""
    out = io.StringIO()
    csv.writer(out, delimiter=separator).writerows([header, *rows])
    return out.getvalue()


def cases() -> Iterator[Made]:
    """Yield the tables of this module."""
    yield Made("csv", "three articles", "ordinary.csv", lambda: table([row(at) for at in range(3)]).encode(), ordinary=True)  # fmt: skip
    yield Made("csv", "three articles, tabs", "ordinary.tsv", lambda: table([row(at) for at in range(3, 6)], separator="\t").encode(), ordinary=True)  # fmt: skip
    yield Made("csv", "three articles, semicolons, a mark", "semicolons.csv", lambda: table([row(at) for at in range(6, 9)], separator=";").encode("utf-8-sig"), ordinary=True)  # fmt: skip
    for what, make, heavy in (*_quotes(), *_large()):
        yield _made(what, make, heavy=heavy)
    for what, make in (*_cells(), *_headers()):
        yield _made(what, make)
    whole = table([row(at) for at in range(3)])
    for encoding in ("utf-16", "utf-16-le", "utf-32", "cp037", "shift_jis"):
        yield Made("csv", f"in {encoding}", f"in {encoding}.csv", lambda encoding=encoding: whole.encode(encoding, "replace"))  # fmt: skip
    yield Made("csv", "not UTF-8", "not utf-8.csv", lambda: whole.encode("cp1252").replace(b"The", b"\x93Th\xe9\x94"))
    for turn in range(8):
        name = f"bytes changed {turn}.csv"
        yield Made("csv", f"bytes changed, {turn}", name, lambda name=name: flipped(whole.encode(), name, bytes_changed=40))  # fmt: skip


def _made(what: str, make: Callable[[], str], *, heavy: bool = False) -> Made:
    return Made("csv", what, f"{what}.csv", lambda: make().encode("utf-8", "surrogatepass"), heavy=heavy)


def _quotes() -> Iterator[tuple[str, Callable[[], str], bool]]:
    whole = table([row()])
    yield "a quote never closed", lambda: whole + 'A,"B,2021-12-08,,' + "the text goes on\n" * 200_000, False
    yield "100,000 quotes", lambda: whole + '"' * 100_001, False
    yield "quotes in the middle of cells", lambda: whole + 'A,B "quoted" C,2021-12-08,,a "b" c "d\n' * 100, False
    yield "quotes escaped by backslashes", lambda: whole + 'A,"B \\"quoted\\" C",2021-12-08,,text\n' * 100, False
    yield "typographic quotes", lambda: whole + "A,“B, C”,2021-12-08,,“text, and more”\n" * 100, False


def _large() -> Iterator[tuple[str, Callable[[], str], bool]]:
    text = "The minister said so on Monday and the mayor said so on Friday, in the old town hall, before the doors closed at nine and everyone went home. "  # fmt: skip
    yield "20,001 rows", lambda: table([["A", f"T {at}", "", "", f"{text}{at} {text[::-1]}"] for at in range(20_001)]), True  # fmt: skip
    yield "5,000 rows too short", lambda: table([["A", f"T {at}", "", "", "word"] for at in range(5000)]), True
    yield "300 columns", lambda: table([row() + ["x"] * 295], [*HEADER, *(f"c{at}" for at in range(295))]), False
    yield "a million columns", lambda: "text" + ",c" * 1_000_000 + "\n" + "," * 1_000_000, False
    yield "a cell of 5 MB", lambda: table([["A", "T", "", "", "word " * MEGABYTE]]), True
    yield "a cell of 131,073", lambda: table([["A", "T", "", "", "w" * 131_073]]), False
    yield "a headline of 1 MB", lambda: table([["A", "word " * 200_000, "", "", text * 3]]), False
    yield "a million empty rows", lambda: ",".join(HEADER) + "\n" + ",,,,\n" * 1_000_000, True
    yield "5 MB of commas", lambda: "," * 5 * MEGABYTE, False
    yield "a line of 5 MB", lambda: "word " * MEGABYTE, True


def _cells() -> Iterator[tuple[str, Callable[[], str]]]:
    yield "formulas in every cell", lambda: table([[one, one, one, one, f"{one} {row()[4]}"] for one in FORMULAS])
    yield "formulas as the header", lambda: table([row()], [*FORMULAS[:4], "text"])
    yield "markup in every cell", lambda: table([["<b>x</b>", "<img src=x onerror=alert(1)>", "<", "javascript:alert(1)", f"<p>{row()[4]}</p>"]])  # fmt: skip
    yield "NUL in cells", lambda: table([row()]).replace("The ", "The\0 ")
    yield "NUL between cells", lambda: table([row(), row(1)]).replace(",", "\0,\0")
    yield "controls in cells", lambda: table([[f"A\x1b[2J{chr(at)}", "T\u202e", "", "", row()[4]] for at in range(1, 32)])  # fmt: skip
    yield "half characters", lambda: table([["\ud800", "\udfff T", "", "", "\ud800" + row()[4]]])
    yield "impossible dates", lambda: table([["A", "T", date, "", row(at)[4]] for at, date in enumerate(("9999-99-99", "0", "-1", "1e308", "31/02/2021", "9" * 5000))])  # fmt: skip
    yield "numbers in every cell", lambda: table([["1e308", "nan", "-inf", "0x1F", "9" * 3000]] * 50)
    yield "the same article 300 times", lambda: table([row()] * 300)
    yield "ragged rows", lambda: table([row()[: at % 9] + ["x"] * (at % 5) for at in range(300)])


def _headers() -> Iterator[tuple[str, Callable[[], str]]]:
    yield "no header", lambda: table([row(1)], row())
    yield "a header alone", lambda: table([])
    yield "one name for all columns", lambda: table([row()], ["text"] * 5)
    yield "empty names", lambda: table([row()], [""] * 5)
    yield "names that turn", lambda: table([row()], ["\u202eoutlet", "title\u200b", " date ", "URL\0", "\ufefftext"])
    yield "no column of text", lambda: table([["1", "2", "3"]] * 40, ["a", "b", "c"])
    yield "a column alone", lambda: table([[one[4]] for one in (row(), row(1))], ["text"])
    yield "separators mixed", lambda: "outlet,title;date\turl|text\n" + ";".join(row()) + "\n" + "|".join(row(1))
    yield "separators told", lambda: "sep=;\n" + table([row()], separator=";")
    yield "bars", lambda: table([row()], separator="|")
    yield "CR for line ends", lambda: table([row(), row(1)]).replace("\r\n", "\r")
    yield "line ends mixed", lambda: "\n".join(table([row(at)]) for at in range(3)).replace("\n", "\r\r\n")
    yield "lines before the header", lambda: "A report\nof 2021\n\n" + table([row()])
