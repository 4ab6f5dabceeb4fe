from __future__ import annotations

import csv
import datetime
import io
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import ingest
from analysis.article import Article, Role
from analysis.ingest import limits, plain, table
from analysis.unreadable import Unreadable
from tests import texts
from tests.ingest.test_clean import BODY, TITLE
from tests.shared import shared

TEXT = "\n\n".join(BODY)
HEADER = ["Title", "Publication", "Publish Date", "Full Text", "Link", "By-line"]
ROW = [TITLE, "Harbour Gazette", "2021-10-21T10:00:00Z", TEXT, "https://example.org/1", "By Jane Doe"]


def made(*rows: list[str], delimiter: str = ",", quoting: int = csv.QUOTE_MINIMAL) -> bytes:
    """Return a table as a spreadsheet saves it."""
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, quoting=quoting).writerows(rows)
    return out.getvalue().encode()


def read(data: bytes, name: str = "a.csv", **columns: str) -> list[Article | Unreadable]:
    """Read a file's entries; ``columns``: the choice of columns, none for guesses."""
    return list(ingest.read_each(data, name, columns=columns or None))


def article(entry: Article | Unreadable) -> Article:
    """Return an entry that must be an article."""
    assert isinstance(entry, Article), entry
    return entry


def refusal(entry: Article | Unreadable) -> Unreadable:
    """Return an entry that must be a refusal."""
    assert isinstance(entry, Unreadable), entry
    assert entry.sentence.endswith(".")
    return entry


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("name", ["a.csv", "a.tsv", "a.txt", "pasted.txt"])
def test_each_row_is_an_article(delimiter: str, name: str) -> None:
    """Whatever parts the cells and whatever the file is called, each row comes out with all that its columns tell."""
    first, second = map(article, read(made(HEADER, ROW, ROW, delimiter=delimiter), name))
    assert first == second
    assert (first.title, first.outlet, first.author) == (TITLE, "Harbour Gazette", "Jane Doe")
    assert first.date == datetime.date(2021, 10, 21)
    assert first.url == "https://example.org/1"
    assert [part.text for part in first.parts if part.role is Role.BODY] == BODY


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1252"])
@pytest.mark.parametrize("start", ["", "sep=;\r\n"])
def test_spreadsheets_of_all_encodings_are_read(encoding: str, start: str) -> None:
    """A byte order mark, two bytes a character, or Excel's line that tells what parts the cells, hinder nothing."""
    data = (start + made(["text", "title"], [TEXT, "Café"], delimiter=";").decode()).encode(encoding)
    assert article(read(data)[0]).title == "Café"


def test_line_ends_of_all_systems_are_read() -> None:
    """Rows parted as Windows, Unix or old Macs part them are the same rows."""
    data = made(["text", "title"], [" ".join(BODY), "A"], [" ".join(BODY), "B"])
    for ends in (b"\r\n", b"\n", b"\r"):
        assert [article(entry).title for entry in read(data.replace(b"\r\n", ends))] == ["A", "B"]


@pytest.mark.parametrize(
    ("header", "field", "column"),
    [
        ("articleBody", "text", "articleBody"), ("ARTICLE_BODY", "text", "ARTICLE_BODY"), ("body", "text", "body"), ("Volltext", "text", "Volltext"),
        ("Текст", "text", "Текст"), ("正文", "text", "正文"), ("HeadLine", "title", "HeadLine"), ("Überschrift", "title", "Überschrift"),
        ("media_name", "outlet", "media_name"), ("Source", "outlet", "Source"), ("Zeitung", "outlet", "Zeitung"), ("publishedAt", "date", "publishedAt"),
        ("pubDate", "date", "pubDate"), ("Datum", "date", "Datum"), ("web_url", "url", "web_url"), ("auteur", "author", "auteur"),
        ("creator", "author", "creator"), ("colour", "", ""),
    ],
)  # fmt: skip
def test_columns_are_known_by_their_names(header: str, field: str, column: str) -> None:
    """Names count by their letters alone, in several languages; others say nothing."""
    found = table.guess([header, "number"], [["x" * 10, "1"]])
    assert found.get(field, "") == column


def test_the_longest_column_is_the_text_where_no_name_tells() -> None:
    """Without a known name the column with the longest cells is the text; "article" with a number in it is not."""
    assert table.guess(["a", "b"], [["1", TEXT]]) == {"text": "b"}
    assert table.guess(["article", "content"], [["1", TEXT]])["text"] == "content"
    assert table.guess(["title", "description"], [["1", "2 3"]])["text"] == "description"


def test_the_readers_choice_of_columns_counts() -> None:
    """Fields come from the columns that were chosen and from no other; a column that is not there is refused."""
    data = made(HEADER, ROW)
    chosen = article(read(data, text="Full Text", title="Publication")[0])
    assert (chosen.title, chosen.url, chosen.date) == ("Harbour Gazette", "", None)
    assert "no column “Nope”" in refusal(read(data, text="Nope")[0]).sentence
    assert "no column with text" in refusal(read(data, title="Title")[0]).sentence


def test_the_given_title_counts_before_a_guess() -> None:
    """A headline-like first line stays in the text when the table names another title."""
    [found] = read(made(["title", "text"], ["Given", f"{TITLE}\n\n{TEXT}"]))
    assert article(found).title == "Given"
    assert TITLE in article(found).text


def test_rows_that_hold_no_article_are_named() -> None:
    """An empty or short text, and a quotation mark that nothing closes, are told by the row's number; the others are read."""
    rows = f'title,text\nA,"{TEXT}"\nB,\nC,too short\n,\n\nE,"{TEXT}"\n'
    found = read(rows.encode())
    assert [type(entry) for entry in found] == [Article, Unreadable, Unreadable, Article]
    assert refusal(found[1]).name == "a.csv, row 3"
    assert "nothing in the column “text”" in refusal(found[1]).sentence
    assert "only 2 words" in refusal(found[2]).sentence
    unclosed = f'title,text\nA,"{TEXT}"\nB,"open {BODY[0].replace(",", "")}\nC,{BODY[0].replace(",", "")} {BODY[2].replace(",", "")}\n'
    kinds = [type(entry) for entry in read(unclosed.encode())]
    assert kinds == [Article, Unreadable, Article]
    assert "nothing closes" in refusal(read(unclosed.encode())[1]).sentence


def test_a_row_with_too_many_cells_is_noted() -> None:
    """A row that has slipped is read and says so."""
    [found] = read(f'title,text\nA,"{TEXT}",further\n'.encode())
    assert any("has 3 cells" in note for note in article(found).notes)


def test_formulas_and_marks_stay_text() -> None:
    """A cell that a spreadsheet would compute comes in as it stands."""
    [found] = read(made(["title", "text"], ['=HYPERLINK("x")', f"=1+2 {BODY[0]} {BODY[1]}"]))
    assert article(found).title == '=HYPERLINK("x")'
    assert article(found).text.endswith(BODY[1])
    assert "=1+2 " in article(found).text


def test_a_texts_own_quotation_marks_stay() -> None:
    """In a table parted by tabs that encloses no cells, a cell that begins with a quotation keeps its marks."""
    lines = [f'A{at}\t"{BODY[0]}" he said. {BODY[2]}' for at in range(3)]
    found = read(("title\ttext\n" + "\n".join(lines)).encode(), "a.tsv")
    assert all(f'"{BODY[0]}" he said.' in article(entry).text for entry in found)


def test_html_in_a_cell_is_read_as_html() -> None:
    """Paragraphs come out as parts, and no tag is left."""
    page = "".join(f"<p>{paragraph}</p>" for paragraph in BODY) + "<p><a href='x'>Share this</a></p>"
    found = article(read(made(["title", "text"], [TITLE, page]))[0])
    assert [part.text for part in found.parts if part.role is Role.BODY] == BODY
    assert found.title == TITLE


def test_escapes_left_in_a_cell_are_undone() -> None:
    """Entities that a program left in plain text become the characters that they stand for."""
    found = article(
        read(made(["title", "text"], ["Fish &amp; chips", TEXT.replace("“", "&ldquo;").replace("’", "&#8217;")]))[0]
    )
    assert found.title == "Fish & chips"
    assert [part.text for part in found.parts if part.role is Role.BODY] == BODY


def test_days_and_months_are_told_apart_by_the_column() -> None:
    """One date with a thirteenth shows which number is the month in all; without one it is left open, and noted."""
    rows = [["title", "date", "text"], ["A", "03/04/2021", TEXT], ["B", "13/04/2021", TEXT]]
    assert [article(entry).date for entry in read(made(*rows))] == [
        datetime.date(2021, 4, 3),
        datetime.date(2021, 4, 13),
    ]
    alone = article(read(made(*rows[:2]))[0])
    assert alone.date is None
    assert any("which number is the month" in note for note in alone.notes)


def test_limits_are_told_once() -> None:
    """Rows and columns beyond the limits are left out, and one entry for each limit says so."""
    rows = [["title", "text"], *([["A", "short"]] * (limits.ROWS + 5))]
    found = read(made(*rows))
    assert len(found) == limits.ROWS + 1
    assert "more than 20,000 rows" in refusal(found[-1]).sentence
    wide = ["title", "text", *(f"c{at}" for at in range(300))]
    found = read(made(wide, [TITLE, TEXT, *["x"] * 300]))
    assert article(found[0]).title == TITLE
    assert "302 columns" in refusal(found[1]).sentence


def test_a_cell_larger_than_the_readers_own_limit_is_read() -> None:
    """The standard library's limit of 131,072 characters a cell is not ours."""
    long = (texts.PLAIN + " ") * (200_000 // len(texts.PLAIN))
    assert len(article(read(made(["title", "text"], ["A", long]))[0]).text) > 190_000


def test_what_a_preview_shows() -> None:
    """Header, first rows in short, the columns that were guessed, the number of rows; rows without a header are numbered."""
    look = table.preview(made(HEADER, *[ROW] * 7), "a.csv")
    assert look.header == tuple(HEADER)
    assert len(look.shown) == 5
    assert max(len(cell) for row in look.shown for cell in row) <= 200
    assert look.rows == 7
    assert look.columns == dict(zip(["title", "outlet", "date", "text", "url", "author"], HEADER, strict=True))
    bare = table.preview(made(ROW, ROW), "a.csv")
    assert (bare.header[3], bare.columns["text"], bare.rows) == ("column 4", "column 4", 2)
    assert "no row of headers" in bare.notes[0]
    with pytest.raises(Unreadable):
        table.preview(TEXT.encode(), "a.csv")


def test_two_columns_of_one_name_are_told_apart() -> None:
    """The second of two equal headers gets its number, so that it can be chosen."""
    look = table.preview(made(["text", "text", ""], ["a", "b", "c"]), "a.csv")
    assert len(set(look.header)) == 3
    assert all(look.header)


@pytest.mark.parametrize("name", ["a.txt", "a.csv", "a.tsv", "pasted.txt", "a.md"])
def test_texts_stay_texts(name: str) -> None:
    """Prose with commas, semicolons, tabs or bars is no table under any name."""
    for text in (
        TEXT,
        TEXT.replace("\n\n", "\n"),
        " ".join(BODY),
        texts.PLAIN,
        "One, two, three\n" + TEXT,
        "Menu | Home | Sport\n" + TEXT,
    ):
        assert not table.matches(text.encode(), name), text[:40]


def test_real_articles_stay_texts() -> None:
    """Pages copied from the web and articles as they were published are no tables, whatever they are called."""
    for path in shared("articles/raw").glob("*.txt"):
        assert not table.matches(path.read_bytes(), "a.csv")
    with shared("evaldata/ptc_articles.jsonl").open(encoding="utf-8") as rows:
        for row, _ in zip(rows, range(200), strict=False):
            text = json.loads(row)["text"]
            assert not table.matches(text.encode(), "a.txt")
            assert not table.matches(text.encode(), "a.csv")


WORDS = st.text(alphabet="abcdefghij ,;'-", min_size=3, max_size=60).filter(str.strip)


@given(st.lists(st.tuples(WORDS, st.sampled_from([".", "!", "?", ",", ";"])), min_size=1, max_size=30))
@settings(max_examples=100, deadline=None)
def test_sentences_are_never_taken_for_a_table(sentences: list[tuple[str, str]]) -> None:
    """Lines of words, commas and stops under a name that says nothing are read as plain text."""
    text = "\n".join(f"The {words}{mark}" for words, mark in sentences)
    assert not table.matches(text.encode(), "a.txt")
    assert plain.matches(text.encode(), "a.txt")


CELLS = st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), max_size=40)


@given(st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=6), st.sampled_from([",", ";", "\t", "|"]))
@settings(max_examples=60, deadline=None)
def test_cells_come_back_as_they_were_written(rows: list[tuple[str, str]], delimiter: str) -> None:
    """What a table's writer encloses, the reader gives back: delimiters, quotation marks and line ends inside a cell."""
    written = made(["title", "text"], *[[a + f'{delimiter}"\n', b] for a, b in rows], delimiter=delimiter)
    form = table.shape(written.decode().replace("\r\n", "\n"), "a.csv", whole=True)
    assert form is not None
    found = list(table.records(written.decode().replace("\r\n", "\n"), form))
    assert found == [["title", "text"], *[[a + f'{delimiter}"\n', b] for a, b in rows]]


@given(st.binary(max_size=600))
@settings(max_examples=150, deadline=None)
def test_any_bytes_after_a_header_give_entries(data: bytes) -> None:
    """Nothing but articles and refusals comes out of a broken table, and the preview raises nothing but a refusal."""
    whole = b'title,text\nA,"' + " ".join(BODY).encode() + b'"\n' + data
    assert all(isinstance(entry, Article | Unreadable) for entry in ingest.read_each(whole, "a.csv"))
    try:
        table.preview(whole, "a.csv")
    except Unreadable:
        return


@pytest.mark.parametrize(
    ("header", "column"), [("text,text,outlet", "text"), ("body.1,body,outlet", "body"), ("outlet,outlet,text", "text")]
)
def test_headers_of_one_name(header: str, column: str) -> None:
    """A header in which a name stands twice is a header all the same, and of two columns called text the longer is it."""
    names = header.split(",")
    cells = ["Harbour Gazette"] * 3
    cells[1 if names[1] == column else 2] = TEXT
    found = article(read(made(names, cells))[0])
    assert (found.outlet, BODY[0] in found.text) == ("Harbour Gazette", True)


@pytest.mark.parametrize(
    ("events", "column"),
    [(("Strike", "Dam"), "Event ID"), (("Strike", " strike"), ""), (("", "Dam"), ""), (("", ""), "")],
)
def test_a_preview_tells_of_several_events(events: tuple[str, str], column: str) -> None:
    """A table whose rows belong to several events is told of by the column that says so; spellings of one event are one."""
    look = table.preview(made(["Event ID", "text"], *([event, TEXT] for event in events)), "a.csv")
    assert look.event == column
