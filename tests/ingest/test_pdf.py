from __future__ import annotations

import datetime
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import ingest
from analysis.article import Article, Role
from analysis.ingest import inside_pdf, pdf, properties
from analysis.ingest.pdf_layout import Line, columns, reading_order
from analysis.ingest.pdf_layout import lines as to_lines
from analysis.ingest.pdf_paragraphs import Paragraph, joined_over_breaks, seam
from analysis.ingest.pdf_words import Word
from analysis.unreadable import Unreadable
from tests.ingest import office
from tests.ingest.office import BODY_PLAIN, lines_drawn, raw_pdf, simple_objects, stream
from tests.ingest.test_clean import TITLE, parts

DRAWN = lines_drawn(office.wrapped(BODY_PLAIN))


def read(data: bytes, name: str = "a.pdf") -> Article:
    """Read one PDF."""
    [article] = ingest.read(data, name)
    return article


def refusal(data: bytes, name: str = "a.pdf") -> str:
    """Return the sentence with which a file is refused."""
    [entry] = ingest.read_each(data, name)
    assert isinstance(entry, Unreadable)
    return entry.sentence


def test_a_pdf_comes_apart() -> None:
    """The largest text is the headline, wrapped lines are joined to paragraphs, properties are read."""
    made = office.article_pdf()
    made.set_author("Jane Doe")
    article = read(bytes(made.output()))
    assert article.title == TITLE
    assert parts(article, Role.BODY) == BODY_PLAIN
    assert article.author == "Jane Doe"


@pytest.mark.parametrize("before", [b"", b"\xef\xbb\xbf", b"\n\n", b"HTTP/1.1 200 OK\n\n"])
@pytest.mark.parametrize("name", ["a.pdf", "a.txt", "a"])
def test_a_pdf_is_known_by_its_content(before: bytes, name: str) -> None:
    """Whatever the file is called, and with a little before its header, a PDF is read as one."""
    assert parts(read(before + raw_pdf(simple_objects(DRAWN)), name), Role.BODY) == BODY_PLAIN


@pytest.mark.parametrize("text", ["%PDF is a mark", "a text about %PDF-1.7 files and their startxref", ""])
def test_a_text_about_pdf_is_no_pdf(text: str) -> None:
    """Words that PDF files have too do not make one."""
    assert not pdf.matches(f"Some words before that. {text}".encode(), "a.txt")


@pytest.mark.parametrize("row_by_row", [False, True])
def test_columns_are_read_one_after_the_other(row_by_row: bool) -> None:  # noqa: FBT001 - a case
    """Two columns do not interleave, whether the file draws them one by one or line by line across both."""
    made = office.new_pdf()
    office.write(made, TITLE, 22)
    made.set_font_size(10)
    lines = [
        line for text in BODY_PLAIN for line in made.multi_cell(88, 5, text, dry_run=True, output="LINES", align="L")
    ]
    half = len(lines) // 2
    order = [(row, side) for side in (0, 1) for row in range(half + 1)]
    for row, side in sorted(order) if row_by_row else order:
        at = row + side * half
        if (row < half or side) and at < len(lines):
            made.text(10 + side * 96, 60 + row * 5, lines[at])
    assert parts(read(bytes(made.output())), Role.BODY) == BODY_PLAIN


def test_what_returns_on_every_page_is_set_aside() -> None:
    """Running heads and page numbers are boilerplate, a sentence that a page end broke is whole again, the address is read."""
    body = [f"{text} {extra}" for extra in ("It was so.", "So it went on.", "Then it ended.") for text in BODY_PLAIN]
    made = office.new_pdf()
    made.set_auto_page_break(auto=False)
    rows = [
        row for text in body for row in (*made.multi_cell(150, 5, text, dry_run=True, output="LINES", align="L"), "")
    ]
    for page in range(0, len(rows), 13):
        if page:
            made.add_page()
        made.text(10, 10, "Harbour Gazette - Monday edition")
        for at, row in enumerate(rows[page : page + 13]):
            made.text(10, 50 + at * 5, row)
        made.text(10, 288, "https://gazette.example/bridge")
        made.text(190, 288, f"{page // 13 + 1}/{len(rows) // 13 + 1}")
    article = read(bytes(made.output()))
    assert parts(article, Role.BODY) == body
    assert parts(article, Role.BOILERPLATE)[0] == "Harbour Gazette - Monday edition"
    assert article.url == "https://gazette.example/bridge"


REFUSALS = {
    "empty page": (raw_pdf(simple_objects("")), inside_pdf.EMPTY),
    "picture of text": (
        raw_pdf(
            {
                **simple_objects("/I Do"),
                3: "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 99 99] /Resources << /XObject << /I 6 0 R >> >> /Contents 4 0 R >>",
                6: stream("x", "/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray"),
            }
        ),
        inside_pdf.SCANNED,
    ),
    "header alone": (b"%PDF-1.4", inside_pdf.DAMAGED),
    "cut": (raw_pdf(simple_objects(DRAWN))[:700], inside_pdf.DAMAGED),
    "header lost": (b"\0\1\2\3" + raw_pdf(simple_objects(DRAWN))[9:400] + b"endobj", inside_pdf.DAMAGED),
    "no pages": (raw_pdf({1: "<< /Type /Catalog /Pages 2 0 R >>", 2: "<< /Type /Pages /Kids [] /Count 0 >>"}), inside_pdf.DAMAGED),
    "unknown protection": (raw_pdf(simple_objects(DRAWN)).replace(b"/Root", b"/Encrypt << /Filter /Own /V 9 >> /Root"), inside_pdf.SECURITY),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSALS)
def test_what_cannot_be_read_says_why(case: str) -> None:
    """Each kind of unreadable PDF has its own sentence, which says what to do."""
    data, sentence = REFUSALS[case]
    assert refusal(data) == sentence


def test_a_password_is_asked_for_only_when_there_is_one() -> None:
    """A PDF that opens with a password alone is refused; one that only forbids printing is read."""
    for password, opens in (("secret", False), ("", True)):
        made = office.article_pdf()
        made.set_encryption(owner_password="owner", user_password=password)  # noqa: S106 - a test's
        [entry] = ingest.read_each(bytes(made.output()), "a.pdf")
        assert isinstance(entry, Article) == opens
        assert opens or getattr(entry, "sentence", "") == inside_pdf.PASSWORD


def mapped(target: str) -> bytes:
    """Return a PDF whose font says that each of its letters is ``target`` (in hexadecimal UTF-16)."""
    rows = "".join(f"<{code:02x}> <{target}>\n" for code in range(32, 127))
    table = f"/CMapName /X def 1 begincodespacerange <00> <ff> endcodespacerange 95 beginbfchar\n{rows}endbfchar"
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 6 0 R >>"
    return raw_pdf({**simple_objects(DRAWN, font=font), 6: stream(f"begincmap {table} endcmap")})


@pytest.mark.parametrize(
    "target", ["0000", "000A", "00AD", "D800", "DC00", "D83DDE00", "202E", "200B", "E000", "FFFD", "FFFE"]
)
def test_letters_that_stand_for_nothing_make_no_article(target: str) -> None:
    """Fonts that map their letters to nothing, to controls or to halves of characters are refused in one sentence."""
    assert refusal(mapped(target)) in {inside_pdf.CODED, inside_pdf.EMPTY}


def form(to: int, content: str = "") -> bytes:
    """Return a form that draws another form."""
    return stream(
        f"/X{to} Do {content}",
        f"/Type /XObject /Subtype /Form /BBox [0 0 600 900] /Resources << /Font << /F1 5 0 R >> /XObject << /X{to} {to} 0 R >> >>",
    )


PAGE_WITH_FORM = (
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
    "/Resources << /Font << /F1 5 0 R >> /XObject << /X10 10 0 R >> >> >>"
)
HOSTILE = {
    "pages in a circle": {**simple_objects(DRAWN), 2: "<< /Type /Pages /Kids [2 0 R 3 0 R] /Count 2 >>"},
    "two thousand million pages": {**simple_objects(DRAWN), 2: "<< /Type /Pages /Kids [3 0 R] /Count 2147483647 >>"},
    "less than no page": {**simple_objects(DRAWN), 2: "<< /Type /Pages /Kids [3 0 R] /Count -5 >>"},
    "page without end": simple_objects(DRAWN, box="[0 0 1e30 1e30]"),
    "page without size": simple_objects(DRAWN, box="[0 0 0 0]"),
    "page that is no number": simple_objects(DRAWN, box="[NaN 0 1 1]"),
    "letters without size": simple_objects(DRAWN.replace("/F1 11", "/F1 0")),
    "letters without end": simple_objects(DRAWN.replace("/F1 11", "/F1 1e38")),
    "letters upside down": simple_objects(DRAWN.replace("/F1 11", "/F1 -11")),
    "place without end": simple_objects("1e38 0 0 1e38 1e38 1e38 cm " * 5 + DRAWN),
    "form in itself": {**simple_objects("/X10 Do"), 3: PAGE_WITH_FORM, 10: form(10, DRAWN)},
    "forms in a circle": {**simple_objects("/X10 Do"), 3: PAGE_WITH_FORM, 10: form(11, DRAWN), 11: form(10)},
    "font in itself": simple_objects(DRAWN, font="<< /Type /Font /Subtype /Type0 /BaseFont /X /DescendantFonts [5 0 R] >>"),
    "a thousand filters": {**simple_objects(""), 4: stream(DRAWN, f"/Filter [{'/ASCIIHexDecode ' * 1000}]")},
    "deep brackets": {**simple_objects(DRAWN), 3: "[" * 50_000},
    "deep states": simple_objects("q " * 100_000 + DRAWN),
    "deep page tree": {
        **simple_objects(DRAWN), 2: "<< /Type /Pages /Kids [10 0 R] /Count 1 >>",
        **{10 + at: f"<< /Type /Pages /Kids [{11 + at} 0 R] /Count 1 >>" for at in range(3000)},
        3010: "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>",
    },
    "picture larger than memory": {
        **simple_objects("/X10 Do " + DRAWN), 3: PAGE_WITH_FORM,
        10: stream("x", "/Type /XObject /Subtype /Image /Width 100000 /Height 100000 /BitsPerComponent 8 /ColorSpace /DeviceRGB"),
    },
    "script at the door": {**simple_objects(DRAWN), 1: "<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (while(1);) >> >>"},
    "one word of 200,000 letters": simple_objects(lines_drawn(["a" * 200_000])),
    "long letters": simple_objects(lines_drawn(["-".join(BODY_PLAIN)] * 200, size=1)),
    "words all over": simple_objects(
        "BT /F1 5 Tf " + "".join(f"1 0 0 1 {at * 37 % 590} {at * 91 % 840} Tm (word{at}) Tj " for at in range(5_000)) + "ET"
    ),
    "lines without number": simple_objects(
        "BT /F1 1 Tf " + "".join(f"1 0 0 1 {at % 10 * 59} {840 - at / 25} Tm (word {at} is) Tj " for at in range(10_000)) + "ET"
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", HOSTILE)
def test_a_hostile_pdf_is_read_or_refused_in_time(case: str) -> None:
    """Each gives an article or one sentence, well inside the ten seconds, and the next file is read."""
    started = time.monotonic()
    for entry in ingest.read_each(raw_pdf(HOSTILE[case]), "hostile.pdf"):
        assert isinstance(entry, Article | Unreadable)
        assert not isinstance(entry, Unreadable) or "too long" not in entry.sentence
    assert time.monotonic() - started < 12
    assert parts(read(raw_pdf(simple_objects(DRAWN))), Role.BODY) == BODY_PLAIN


def test_a_pdf_of_too_many_pages_is_cut_and_says_so() -> None:
    """Five hundred pages are read, a note names how many there are."""
    many = {
        **simple_objects(DRAWN),
        2: f"<< /Type /Pages /Kids [3 0 R {'6 0 R ' * 599}] /Count 600 >>",
        6: "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
    }
    assert read(raw_pdf(many)).notes == ("The PDF has 600 pages; the first 500 were read and the rest is cut.",)


def test_a_page_that_is_broken_is_named() -> None:
    """The other pages are read, a note names the one that was not."""
    data = raw_pdf({**simple_objects(DRAWN), 2: "<< /Type /Pages /Kids [3 0 R 9 0 R] /Count 2 >>"})
    assert any("page 2 of the PDF" in note for note in read(data).notes)


SEAMS = [
    ("the har-", "bour bridge", "the harbour bridge"),
    ("the har\u00ad", "bour bridge", "the harbour bridge"),
    ("a well-", "known fact", "a well-known fact"),
    ("the Anglo-", "Irish treaty", "the Anglo-Irish treaty"),
    ("a co-", "operation", "a cooperation"),
    ("a vice-", "mayor", "a vice-mayor"),
    ("in 1994-", "95 it", "in 1994-95 it"),
    ("it ended -", "so they said", "it ended - so they said"),
    ("two lines", "of words", "two lines of words"),
    ("twenty-", "one people", "twenty-one people"),
    ("to de-", "escalate it", "to de-escalate it"),
    ("at pre-", "sent it", "at present it"),
    ("much high-", "er than", "much higher than"),
    ("for seven-", "teen days", "for seventeen days"),
]


@pytest.mark.parametrize(("before", "after", "whole"), SEAMS)
def test_a_word_that_a_line_end_broke_is_mended(before: str, after: str, whole: str) -> None:
    """The hyphen goes, unless the document, the word's first half or a capital say that it belongs there."""
    kept, between = seam(before, after, frozenset(["vice-mayor", "cooperation"]))
    assert f"{kept}{between}{after}" == whole


def line(text: str, left: float, top: float, width: float = 100) -> Line:
    """Return a line of letters of size 10."""
    return Line(text, left, left + width, top - 10, top, 10, 20)


LAYOUTS = {
    "one column": ([line("a", 0, 100), line("b", 0, 88), line("c", 0, 76)], "abc"),
    "two columns": ([line("a", 0, 100), line("c", 120, 100), line("b", 0, 88), line("d", 120, 88)], "abcd"),
    "headline over two columns": (
        [line("c", 120, 80), line("d", 120, 68), line("a", 0, 80), line("b", 0, 68), line("t", 0, 100, 220)], "tabcd",
    ),
    "picture between two pairs of columns": (
        [line("a", 0, 200), line("b", 120, 200), line("p", 0, 150, 220), line("c", 0, 100), line("d", 120, 100)], "abpcd",
    ),
    "drawn from the bottom": ([line("c", 0, 76), line("b", 0, 88), line("a", 0, 100)], "abc"),
}  # fmt: skip


@pytest.mark.parametrize("case", LAYOUTS)
def test_columns_are_found_from_places_alone(case: str) -> None:
    """Reading order follows the page, not the order of drawing."""
    found, expected = LAYOUTS[case]
    assert "".join(line.text for column in columns(found) for line in column) == expected


PLACES = st.floats(min_value=-1000, max_value=1000)
LINES = st.builds(line, st.sampled_from("abc"), PLACES, PLACES, st.floats(min_value=0, max_value=500))


@given(st.lists(LINES, max_size=40))
@settings(deadline=None)
def test_no_line_is_lost_or_doubled(found: list[Line]) -> None:
    """Wherever lines stand, each is in one column and each column is read once."""
    assert sorted(id(line) for column in columns(found) for line in column) == sorted(id(line) for line in found)
    chains = [[line] for line in found]
    assert not chains or sorted(reading_order(chains)) == list(range(len(chains)))


@given(st.lists(st.builds(lambda x, y: Word("word", x, x + 20, y, y + 10, 10.0), PLACES, PLACES), max_size=40))
def test_no_word_is_lost_or_doubled(words: list[Word]) -> None:
    """Wherever words stand, the lines hold each of them once."""
    assert sum(len(line.text.split()) for line in to_lines(words)) == len(words)


def test_a_sentence_is_joined_over_a_caption() -> None:
    """What a column end broke is joined though smaller text stands between; a finished sentence is not."""
    found = [
        Paragraph("It was a", 11, 0),
        Paragraph("A picture", 8, 0),
        Paragraph("long day.", 11, 1),
        Paragraph("then", 11, 1),
    ]
    joined = joined_over_breaks(found, frozenset())
    assert [paragraph.text for paragraph in joined] == ["It was a long day.", "A picture", "then"]


@pytest.mark.parametrize(
    "title",
    [
        "Microsoft Word - bridge final.doc", "untitled", "Untitled-1", "bridge.indd", "report_final_2.docx", "Document1", "Layout 1",
        "", "Bridge", "https://example.org/a b c", "file:///C:/my own page.html", "PDF of the page", "about:blank",
    ],
)  # fmt: skip
def test_junk_is_no_title(title: str) -> None:
    """Names of files and programs in the properties are never taken for a headline."""
    assert properties.title(title) == ""


def test_a_headline_of_the_properties_is_taken_when_the_text_has_none() -> None:
    """Where no text is larger than the rest, the properties' title is the headline, unless it is junk."""
    for told, title in ((TITLE, TITLE), ("Microsoft Word - a b c.doc", "")):
        made = office.article_pdf(body=BODY_PLAIN)
        plain = office.new_pdf()
        plain.set_title(told)
        for paragraph in BODY_PLAIN:
            office.write(plain, paragraph)
        assert read(bytes(plain.output())).title == title
        made.set_title("Another thing altogether, not in the text")
        assert read(bytes(made.output())).title == TITLE


@pytest.mark.parametrize(
    ("told", "day"),
    [
        ("D:20211208100000Z", datetime.date(2021, 12, 8)),
        ("D:20211208", datetime.date(2021, 12, 8)),
        ("2021-12-08T10:00:00+00:00", datetime.date(2021, 12, 8)),
        ("D:20211308", None), ("D:2021", None), ("D:99991231", None), ("D:00010101", None), ("", None), ("yesterday", None),
    ],
)  # fmt: skip
def test_stamps_are_days_or_nothing(told: str, day: datetime.date | None) -> None:
    """A time stamp gives its day; one that is none, or lies in the future, gives nothing."""
    assert properties.date(told) == day


def test_the_day_of_making_is_the_last_resort() -> None:
    """A date in the text comes first; the day on which the file was made is noted as such; a browser's print has none."""
    made = office.article_pdf()
    made.set_creation_date(datetime.datetime(2021, 12, 8, tzinfo=datetime.UTC))
    article = read(bytes(made.output()))
    assert article.date == datetime.date(2021, 12, 8)
    assert properties.MADE in article.notes
    made = office.article_pdf()
    made.set_creator("Mozilla/5.0 Chrome")
    assert read(bytes(made.output())).date is None
    dated = office.article_pdf(body=["Published 3 May 2020", *BODY_PLAIN])
    assert read(bytes(dated.output())).date == datetime.date(2020, 5, 3)


@given(st.binary(max_size=300))
@settings(max_examples=40, deadline=None)
def test_any_bytes_in_a_pdf_are_read_or_refused(data: bytes) -> None:
    """Bytes put into a valid file, at its start, in its middle, at its end, give an article or one sentence."""
    whole = raw_pdf(simple_objects(DRAWN))
    middle = len(whole) // 2
    for made in (
        b"%PDF-1.7\n" + data,
        whole[:middle] + data + whole[middle + len(data) :],
        whole[: -len(data) or None] + data,
    ):
        for entry in ingest.read_each(made, "a.pdf"):
            assert isinstance(entry, Article | Unreadable)


def test_a_word_that_a_line_end_broke_is_two_words_on_the_page() -> None:
    """A hyphen at a line's end does not tie the line to the next one: the paragraph stays one, the word is mended."""
    rows = [
        "The engineers said that the bridge was not safe and that its long-",
        "standing cracks had grown since the har-",
    ]
    rows += [
        "bour was dug out in the spring, so it was closed.",
        "A ferry runs every ten minutes until midnight and is free of",
    ]
    rows += ["charge for people who live nearby."]
    first, second = parts(read(raw_pdf(simple_objects(lines_drawn(rows)))), Role.BODY)
    assert "its long-standing cracks had grown since the harbour was dug out" in first
    assert second.startswith("A ferry runs")


def test_a_wide_gap_in_one_line_parts_no_column() -> None:
    """A line of two words that is stretched to its column's width stays one line, because its neighbours go on over the gap."""
    words = [Word(text, left, left + 30, top - 10, top, 10) for text, left, top in (
        ("The", 0, 100), ("bridge", 40, 100), ("was", 80, 100), ("closed", 120, 100), ("quite", 0, 88), ("unexpectedly", 100, 88),
        ("on", 0, 76), ("Monday", 40, 76), ("by", 80, 76), ("them", 120, 76),
    )]  # fmt: skip
    assert [line.text for line in to_lines(words)] == [
        "The bridge was closed",
        "quite unexpectedly",
        "on Monday by them",
    ]
