from __future__ import annotations

import datetime
import io
import time
import zipfile

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import ingest
from analysis.article import Article, Role
from analysis.ingest import docx_package, inside_docx, kinds, word
from analysis.unreadable import Unreadable
from tests.ingest import office
from tests.ingest.office import WORD, paragraph_xml, repacked, with_body, word_bytes
from tests.ingest.test_clean import BODY, CAPTION, TITLE, parts

XML = "".join(paragraph_xml(text) for text in BODY)
PLAIN = with_body(XML)


def read(data: bytes, name: str = "a.docx") -> Article:
    """Read one document."""
    [article] = ingest.read(data, name)
    return article


def refusal(data: bytes, name: str = "a.docx") -> str:
    """Return the sentence with which a file is refused."""
    [entry] = ingest.read_each(data, name)
    assert isinstance(entry, Unreadable)
    return entry.sentence


def test_a_document_comes_apart() -> None:
    """Title, headings and captions are known by their styles, properties are read."""
    made = docx.Document()
    made.core_properties.author = "Jane Doe"
    made.core_properties.created = datetime.datetime(2021, 12, 8, tzinfo=datetime.UTC)
    made.add_heading(TITLE, 0)
    for text in BODY[:3]:
        made.add_paragraph(text)
    made.add_heading("What happens next", 2)
    for text in BODY[3:]:
        made.add_paragraph(text)
    made.add_paragraph(CAPTION, style="Caption")
    article = read(word_bytes(made))
    assert (article.title, article.author, article.date) == (TITLE, "Jane Doe", datetime.date(2021, 12, 8))
    assert parts(article, Role.BODY) == BODY
    assert parts(article, Role.SUBHEADING) == ["What happens next"]
    assert parts(article, Role.CAPTION) == [CAPTION]


@pytest.mark.parametrize("name", ["a.docx", "a.zip", "a.txt", "a"])
def test_a_document_is_known_by_its_content(name: str) -> None:
    """Whatever it is called, a Word document is read as one."""
    assert parts(read(PLAIN, name), Role.BODY) == BODY


def test_what_programs_write_tells_nothing() -> None:
    """The properties of a template (title, author, day) are not the article's."""
    article = read(word_bytes(office.article_docx()))
    assert (article.title, article.author, article.date) == (TITLE, "", None)


def styled(style: str, settings_xml: str = "") -> bytes:
    """Return a document whose second paragraph has a style that is defined by ``style``."""
    first, *rest = BODY
    head = f'<w:p><w:pPr><w:pStyle w:val="x"/>{settings_xml}</w:pPr><w:r><w:t>What happens next</w:t></w:r></w:p>'
    data = with_body(paragraph_xml(first) + head + "".join(paragraph_xml(text) for text in rest))
    styles = f'<w:styles xmlns:w="{WORD}"><w:style w:type="paragraph" w:styleId="x">{style}</w:style>'
    more = '<w:style w:type="paragraph" w:styleId="y"><w:name w:val="heading 3"/><w:basedOn w:val="x"/></w:style></w:styles>'
    return repacked(data, {"word/styles.xml": (styles + more).encode()})


@pytest.mark.parametrize(
    ("style", "role"),
    [
        ('<w:name w:val="heading 2"/>', Role.SUBHEADING),
        ('<w:name w:val="Heading 6"/>', Role.SUBHEADING),
        ('<w:name w:val="Zwischentitel"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr>', Role.SUBHEADING),
        ('<w:name w:val="Mine"/><w:basedOn w:val="y"/>', Role.SUBHEADING),
        ('<w:name w:val="caption"/>', Role.CAPTION),
        ('<w:name w:val="toc 1"/>', Role.BOILERPLATE),
        ('<w:name w:val="Mine"/><w:basedOn w:val="x"/>', None),
        ('<w:name w:val="Mine"/><w:pPr><w:outlineLvl w:val="9"/></w:pPr>', None),
        ('<w:name w:val="Mine"/><w:pPr><w:outlineLvl w:val="²"/></w:pPr>', None),
        ("", None),
    ],
)
def test_a_style_gives_its_paragraph_a_role(style: str, role: Role | None) -> None:
    """By its built-in name, by its outline level in any language, by the style that it is based on; circles do no harm."""
    found = next(part.role for part in read(styled(style)).parts if part.text == "What happens next")
    assert role in {found, None}


def run(text: str) -> str:
    """Return a run's mark-up."""
    return f"<w:r><w:t>{text}</w:t></w:r>"


def older(content: str) -> str:
    """Return the copy of a text box that is there for older programs."""
    return (
        f"<Fallback xmlns='http://schemas.openxmlformats.org/markup-compatibility/2006'><w:p>{content}</w:p></Fallback>"
    )


CONTENT = {
    "deletions are not read, however written": (f"<w:p>{run('One')}<w:del>{run('no')}</w:del></w:p>", ["One"]),
    "deletions are not read": (f"<w:p>{run('One')}<w:del><w:r><w:delText>no</w:delText></w:r></w:del>{run(' two')}</w:p>", ["One two"]),
    "insertions are": (f"<w:p>{run('One')}<w:ins>{run(' two')}</w:ins></w:p>", ["One two"]),
    "what was moved is read once": (f"<w:p><w:moveFrom>{run('no')}</w:moveFrom><w:moveTo>{run('yes')}</w:moveTo></w:p>", ["yes"]),
    "a deleted paragraph end joins two": (
        f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{run('One')}</w:p><w:p>{run('two')}</w:p>", ["One two"],
    ),
    "links are words": (f"<w:p>{run('See ')}<w:hyperlink>{run('the page')}</w:hyperlink></w:p>", ["See the page"]),
    "field codes are not": (f"<w:p><w:r><w:instrText>PAGE</w:instrText></w:r>{run('One')}</w:p>", ["One"]),
    "hidden text is not": (f"<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>no</w:t></w:r>{run('One')}</w:p>", ["One"]),
    "unhidden text is": ('<w:p><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>One</w:t></w:r></w:p>', ["One"]),
    "content controls are": (f"<w:sdt><w:sdtContent><w:p>{run('One')}</w:p></w:sdtContent></w:sdt>", ["One"]),
    "text boxes are, once": (
        f"<w:p><w:r><w:txbxContent><w:p>{run('Box')}</w:p></w:txbxContent></w:r>{older(run('Box'))}{run('One')}</w:p>", ["Box", "One"],
    ),
    "tabs, breaks, hyphens": ("<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:noBreakHyphen/><w:t>c</w:t><w:br/><w:t>d</w:t></w:r></w:p>", ["a b-c\nd"]),
    "a table of figures is a line a row": (
        f"<w:tbl><w:tr><w:tc><w:p>{run('East')}</w:p></w:tc><w:tc><w:p>{run('12')}</w:p></w:tc></w:tr></w:tbl>", ["East | 12"],
    ),
    "a table for layout is paragraphs": (
        f"<w:tbl><w:tr><w:tc><w:p>{run('One')}</w:p><w:p>{run('two')}</w:p></w:tc><w:tc><w:p>{run('three')}</w:p></w:tc></w:tr></w:tbl>",
        ["One", "two", "three"],
    ),
    "a table in a table": (
        f"<w:tbl><w:tr><w:tc><w:tbl><w:tr><w:tc><w:p>{run('One')}</w:p></w:tc></w:tr></w:tbl></w:tc></w:tr></w:tbl>", ["One"],
    ),
    "cells without a row": (f"<w:tc><w:p>{run('One')}</w:p></w:tc><w:tr><w:p>{run('two')}</w:p></w:tr><w:t>no</w:t>", ["One", "two"]),
    "paragraphs in paragraphs": (f"<w:p><w:p><w:p>{run('One')}</w:p></w:p>{run('two')}</w:p>", ["One", "two"]),
}  # fmt: skip


@pytest.mark.parametrize("case", CONTENT)
def test_what_counts_as_text(case: str) -> None:
    """Each paragraph's text is what a reader of the accepted document sees."""
    xml, texts = CONTENT[case]
    assert [text for text, _ in inside_docx.read(with_body(xml))["blocks"]] == texts


def relations(rows: str) -> bytes:
    """Return a part of relationships."""
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{rows}</Relationships>'.encode()


TEXT = zipfile.ZipFile(io.BytesIO(PLAIN)).read("word/document.xml")
TYPES = zipfile.ZipFile(io.BytesIO(PLAIN)).read("[Content_Types].xml")
READ_ALL_THE_SAME = {
    "no types": {"[Content_Types].xml": None},
    "types of something else": {"[Content_Types].xml": TYPES.replace(b"document.main", b"template.macroEnabledTemplate.main")},
    "types broken": {"[Content_Types].xml": b"<Types"},
    "no relationships": {"_rels/.rels": None, "word/_rels/document.xml.rels": None},
    "relationships to nothing, in a circle, to the outside": {
        "word/_rels/document.xml.rels": relations(
            '<Relationship Id="a" Type="x" Target="NULL"/><Relationship Id="b" Type="x" Target="document.xml"/>'
            '<Relationship Id="c" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" '
            'Target="http://127.0.0.1:9/template.dotm" TargetMode="External"/>'
        )
    },
    "text under another name": {
        "word/document.xml": None, "word/document2.xml": TEXT,
        "_rels/.rels": relations('<Relationship Id="a" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="/word/document2.xml"/>'),
    },
    "strict names": {"word/document.xml": TEXT.replace(WORD.encode(), b"http://purl.oclc.org/ooxml/wordprocessingml/main")},
    "two bytes a letter": {"word/document.xml": TEXT.replace(b"UTF-8", b"UTF-16").decode().encode("utf-16")},
    "no styles": {"word/styles.xml": None},
    "broken styles": {"word/styles.xml": b"<w:styles"},
    "other styles": {"word/styles.xml": b"<a><b/></a>"},
    "broken properties": {"docProps/core.xml": b"\xff"},
    "other properties": {"docProps/core.xml": b"<a/>"},
    "names that lead elsewhere": {"../../x.xml": b"<a/>", "/etc/passwd": b"x", "C:\\x": b"x"},
}  # fmt: skip


@pytest.mark.parametrize("case", READ_ALL_THE_SAME)
def test_the_text_is_read_whatever_the_rest_is_like(case: str) -> None:
    """Only text, styles and properties are opened, and the latter two may be broken; nothing is fetched."""
    assert parts(read(repacked(PLAIN, READ_ALL_THE_SAME[case])), Role.BODY) == BODY


LAUGHS = "".join(f"<!ENTITY a{at} '&a{at - 1};&a{at - 1};'>" for at in range(1, 40))
REFUSED = {
    "entities that laugh": (with_body("&a39;" + XML, f"<?xml version='1.0'?><!DOCTYPE x [<!ENTITY a0 'ha'>{LAUGHS}]>"), docx_package.DECLARES),
    "a file from outside": (with_body("&a;" + XML, "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>"), docx_package.DECLARES),
    "a type in two bytes a letter": (
        repacked(PLAIN, {"word/document.xml": TEXT.replace(b"UTF-8'?>", b"UTF-16'?><!DOCTYPE x>").decode().encode("utf-16")}), docx_package.DECLARES,
    ),
    "a type in another part": (repacked(PLAIN, {"customXml/item1.xml": b"<!DOCTYPE x><x/>"}), docx_package.DECLARES),
    "an unusual encoding": (with_body(XML, "<?xml version='1.0' encoding='UTF-7'?>"), docx_package.DAMAGED),
    "three thousand parts": (repacked(PLAIN, {}, [(f"word/media/{at}", b"") for at in range(3000)]), docx_package.TOO_LARGE),
    "a large part": (repacked(PLAIN, {}, [("word/media/a", b"\0" * (60 << 20))]), docx_package.TOO_LARGE),
    "many large parts": (repacked(PLAIN, {}, [(f"word/media/{at}", b"\0" * (30 << 20)) for at in range(4)]), docx_package.TOO_LARGE),
    "text that is broken": (repacked(PLAIN, {"word/document.xml": TEXT[:-40]}), docx_package.DAMAGED),
    "text that is another's": (repacked(PLAIN, {"word/document.xml": b"<a><b>text</b></a>"}), docx_package.DAMAGED),
    "no body": (repacked(PLAIN, {"word/document.xml": f'<w:document xmlns:w="{WORD}"/>'.encode()}), docx_package.DAMAGED),
    "no text at all": (repacked(PLAIN, {"word/document.xml": b""}), docx_package.DAMAGED),
    "a thousand tables in each other": (with_body("<w:tbl><w:tr><w:tc>" * 1000 + XML + "</w:tc></w:tr></w:tbl>" * 1000), docx_package.DAMAGED),
    "halves of characters": (with_body(paragraph_xml("&#xD800;") + XML), docx_package.DAMAGED),
    "bytes that do not unpack": (PLAIN.replace(b"word/document.xml" + PLAIN[PLAIN.index(b"word/document.xml") + 17 :][:40], b"word/document.xml" + b"\xff" * 40), docx_package.DAMAGED),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_read_says_why(case: str) -> None:
    """Bombs, document types, and broken text are refused in one sentence each."""
    data, sentence = REFUSED[case]
    assert refusal(data) == sentence


def test_two_parts_of_one_name_are_read_or_refused() -> None:
    """Which of two parts of one name counts is the library's choice; either way nothing breaks."""
    with pytest.warns(UserWarning, match="Duplicate"):
        data = repacked(PLAIN, {}, [("word/document.xml", b"<x")])
    assert refusal(data) == docx_package.DAMAGED


def encrypted(data: bytes) -> bytes:
    """Return a zip whose entries say that they are encrypted."""
    out = bytearray(data)
    for signature, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = out.find(signature)
        while start >= 0:
            out[start + at] |= 1
            start = out.find(signature, start + 4)
    return bytes(out)


def test_a_protected_document_says_so() -> None:
    """A zip with a password and an office file with one have a sentence each."""
    assert refusal(encrypted(PLAIN)) == docx_package.PROTECTED
    ole = b"\xd0\xcf\x11\xe0" + b"\0" * 600
    assert "password" in refusal(ole + "EncryptedPackage".encode("utf-16-le"))
    assert "old Word file (.doc)" in refusal(ole + "WordDocument".encode("utf-16-le"))


@pytest.mark.parametrize(
    "xml",
    ["<w:p>" + "<w:r/>" * 300_000 + "</w:p>" + XML, "<w:p/>" * 300_000 + XML, "<w:p><w:r>" + "<w:t>a</w:t><w:br/>" * 50_000 + "</w:r></w:p>" + XML],
    ids=["runs", "paragraphs", "breaks"],
)  # fmt: skip
def test_hundreds_of_thousands_of_empty_things_are_passed_over(xml: str) -> None:
    """The article behind them is found, in time."""
    started = time.monotonic()
    assert parts(read(with_body(xml)), Role.BODY)[-1] == BODY[-1]
    assert time.monotonic() - started < 12


def test_too_much_text_is_cut_and_says_so() -> None:
    """A document of more paragraphs than are kept gives the first ones and a note."""
    article = read(with_body(XML + paragraph_xml("It was so.") * 21_000))
    assert any("the rest is cut" in note for note in article.notes)


def ole_kind(stream: str) -> bytes:
    """Return the start of a compound file with one stream's name."""
    return b"\xd0\xcf\x11\xe0" + b"\0" * 600 + stream.encode("utf-16-le")


def zip_of(**entries: bytes) -> bytes:
    """Return a zip of named entries (``__`` for a slash, ``_`` for a full stop)."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name, content in entries.items():
            made.writestr(name.replace("__", "/").replace("_", "."), content)
    return out.getvalue()


KNOWN = {
    ".xls": (ole_kind("Workbook"), "Excel"),
    "unknown compound file": (ole_kind("Else"), "(.doc, .xls or .ppt)"),
    ".xlsx": (zip_of(xl__workbook_xml=b"x"), "Excel"),
    ".pptx": (zip_of(ppt__presentation_xml=b"x"), "PowerPoint"),
    ".pages": (zip_of(Index__Document_iwa=b"x"), "Pages"),
    ".odt": (zip_of(mimetype=b"application/vnd.oasis.opendocument.text", content_xml=b"x"), ".odt"),
    ".ods": (zip_of(mimetype=b"application/vnd.oasis.opendocument.spreadsheet"), "spreadsheet"),
    ".epub": (zip_of(mimetype=b"application/epub+zip"), "e-book"),
    ".rtf": (b"{\\rtf1 text}", ".rtf"),
    ".png": (b"\x89PNG\r\n\x1a\n0000", "picture"),
    ".jpg": (b"\xff\xd8\xff\xe0 JFIF", "picture"),
    ".webp": (b"RIFF\0\0\0\0WEBPVP8 ", "picture"),
    ".heic": (b"\0\0\0\x18ftypheic0000", "picture"),
    ".bmp": (b"BM\x9a\0\0\0\0\0\0\0", "picture"),
    ".mp3": (b"ID3\3\0\0\0", "sound or video"),
    ".wav": (b"RIFF\0\0\0\0WAVEfmt ", "sound or video"),
    ".mp4": (b"\0\0\0\x18ftypisom0000", "sound or video"),
    ".mhtml": (b"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n", ".mhtml"),
    ".webarchive": (b"bplist00\xd1", "Safari"),
    ".ps": (b"%!PS-Adobe-3.0\n", "PostScript"),
    ".7z": (b"7z\xbc\xaf\x27\x1c", "archive"),
    ".exe": (b"MZ\x90\0", "program"),
    ".sqlite": (b"SQLite format 3\0", "database"),
}  # fmt: skip


@pytest.mark.parametrize("case", KNOWN)
def test_files_that_are_no_text_are_told_apart(case: str) -> None:
    """Each class of file is known by its content and refused in a sentence that names it and says what to do."""
    data, names = KNOWN[case]
    sentence = refusal(data, "whatever.txt")
    assert names in sentence
    assert sentence.endswith(".")


@pytest.mark.parametrize(
    "text",
    [
        "BMW shares rose on Monday",
        "ID3 tags are old",
        "RIFF is a format",
        "MZ is a mark",
        "Rar! said the cat",
        "PK won",
        "II*",
    ],
)
def test_texts_that_begin_like_files_are_texts(text: str) -> None:
    """A few letters do not make a picture."""
    assert not kinds.matches(text.encode(), "a.txt")
    assert not word.matches(text.encode(), "a.txt")


def test_names_in_a_zip_are_read_without_opening_it() -> None:
    """The table of contents of a zip, of a broken one and of none at all."""
    assert "word/document.xml" in kinds.entry_names(PLAIN)
    assert kinds.entry_names(PLAIN[:-30]) == frozenset()
    assert kinds.entry_names(b"PK\x05\x06" + b"\xff" * 18) == frozenset()


@given(st.binary(max_size=200), st.floats(min_value=0, max_value=1))
@settings(max_examples=60, deadline=None)
def test_any_bytes_in_a_document_are_read_or_refused(data: bytes, where: float) -> None:
    """Bytes put anywhere into a valid document give an article or one sentence."""
    at = int(where * len(PLAIN))
    for made in (PLAIN[:at] + data + PLAIN[at + len(data) :], PLAIN[:at], b"PK\x03\x04" + data):
        for entry in ingest.read_each(made, "a.docx"):
            assert isinstance(entry, Article | Unreadable)


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=60))
@settings(max_examples=40, deadline=None)
def test_any_mark_up_in_a_document_is_read_or_refused(text: str) -> None:
    """Whatever stands in the text part, nothing breaks."""
    for entry in ingest.read_each(
        repacked(PLAIN, {"word/document.xml": TEXT[:-30] + text.encode() + TEXT[-30:]}), "a.docx"
    ):
        assert isinstance(entry, Article | Unreadable)
