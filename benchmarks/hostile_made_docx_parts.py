"""Hostile Word documents: sound packages whose XML is hostile, or asks for something outside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.hostile_made import MEGABYTE, Made
from benchmarks.hostile_made_docx import (  # fmt: skip
    BODY,
    CORE,
    HEAD,
    LINKS,
    OFFICE,
    RELS,
    TYPES,
    W,
    body,
    package,
    paragraph,
    parts,
    relation,
    relations,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

LAUGHS = (
    "<!DOCTYPE x [<!ENTITY l0 'ha'>"
    + "".join(f"<!ENTITY l{at} '" + f"&l{at - 1};" * 10 + "'>" for at in range(1, 11))
    + "]>"
)
TYPES_OF_DTD = {
    "billion laughs": (LAUGHS, "&l10;"),
    "one large entity many times": ("<!DOCTYPE x [<!ENTITY a '" + "a" * 100_000 + "'>]>", "&a;" * 20_000),
    "entity that calls itself": ('<!DOCTYPE x [<!ENTITY a "&b;"><!ENTITY b "&a;">]>', "&a;"),
    "entity from a file": ('<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>', "&a;"),
    "entity from a server": ('<!DOCTYPE x [<!ENTITY a SYSTEM "http://127.0.0.1:9/a">]>', "&a;"),
    "DTD from a server": ('<!DOCTYPE x SYSTEM "http://127.0.0.1:9/a.dtd">', ""),
    "entity of a DTD from a server": ('<!DOCTYPE x [<!ENTITY % a SYSTEM "http://127.0.0.1:9/a.dtd">%a;]>', ""),
    "DTD without harm": ("<!DOCTYPE x>", ""),
}


def cases() -> Iterator[Made]:
    """Yield the documents of this module."""
    for what, (dtd, text) in TYPES_OF_DTD.items():
        inner = f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"
        yield _made(what, lambda dtd=dtd, inner=inner: package({BODY: body(inner, head=HEAD + dtd)}))
    for part in (TYPES, RELS, CORE):
        yield _made(f"billion laughs in {part.replace('/', ' ')}", lambda part=part: package({part: _with_laughs(parts()[part])}))  # fmt: skip
    for what, make, heavy in _large():
        yield _made(what, lambda make=make: package({BODY: body(make())}), heavy=heavy)
    for what, make in _outside():
        yield _made(what, make)
    for what, inner in _texts():
        yield _made(what, lambda inner=inner: package({BODY: body(inner)}))
    for what, make in _encoded():
        yield _made(what, make)
    for what, core in _properties():
        yield _made(what, lambda core=core: package({CORE: core}))


def _made(what: str, make: Callable[[], bytes], *, heavy: bool = False) -> Made:
    return Made("docx", what, f"{what}.docx", make, heavy=heavy)


def _with_laughs(part: str) -> str:
    head, root, rest = part.partition("?>")
    at = rest.index(">", rest.index("<")) + 1
    return head + root + LAUGHS + rest[:at] + "&l10;" + rest[at:]


def _large() -> Iterator[tuple[str, Callable[[], str], bool]]:
    yield "100,000 boxes in each other", lambda: "<w:sdt><w:sdtContent>" * 100_000 + "</w:sdtContent></w:sdt>" * 100_000, False  # fmt: skip
    yield "200 boxes in each other", lambda: "<w:sdt><w:sdtContent>" * 120 + paragraph("Inside") + "</w:sdtContent></w:sdt>" * 120, False  # fmt: skip
    yield "5,000 tables in each other", lambda: "<w:tbl><w:tr><w:tc>" * 5000 + paragraph("x") + "</w:tc></w:tr></w:tbl>" * 5000, False  # fmt: skip
    yield "60 tables in each other", lambda: "<w:tbl><w:tr><w:tc>" * 60 + paragraph("x") + "</w:tc></w:tr></w:tbl>" * 60, False  # fmt: skip
    yield "100,000 elements never closed", lambda: "<w:p><w:r>" * 50_000, False
    yield "a million empty paragraphs", lambda: "<w:p/>" * 1_000_000, True
    yield "100,000 runs in a paragraph", lambda: f"<w:p>{'<w:r><w:t>word </w:t></w:r>' * 100_000}</w:p>", True
    yield "a run of 10 MB", lambda: paragraph("word " * (2 * MEGABYTE)), True
    yield "a word of 3 MB", lambda: paragraph("w" * 3 * MEGABYTE), True
    yield "a table of 400 by 400", lambda: "<w:tbl>" + ("<w:tr>" + "<w:tc><w:p/></w:tc>" * 400 + "</w:tr>") * 400 + "</w:tbl>", True  # fmt: skip
    yield "a cell over two billion columns", lambda: '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2147483647"/></w:tcPr>' + paragraph("Cell") + "</w:tc></w:tr></w:tbl>", False  # fmt: skip
    yield "100,000 attributes", lambda: _with_attributes("w:a{at}='x'", 100_000), False
    yield "an attribute of 11 MB", lambda: f'<w:p w:a="{"x" * 11 * MEGABYTE}"/>', False
    yield "500,000 tabs", lambda: f"<w:p><w:r>{'<w:tab/>' * 500_000}</w:r></w:p>", True
    yield "a comment of 15 MB", lambda: f"<!-- {'x' * 15 * MEGABYTE} -->", False
    yield "50,000 namespaces", lambda: _with_attributes("xmlns:n{at}='u{at}'", 50_000), True


def _with_attributes(form: str, number: int) -> str:
    return f"<w:p {' '.join(form.format(at=at) for at in range(number))}/>"


def _outside() -> Iterator[tuple[str, Callable[[], bytes]]]:
    kinds = {
        "template from a server": ("attachedTemplate", "http://127.0.0.1:9/t.dotm"), "picture from a server": ("image", "http://127.0.0.1:9/i.png"),
        "picture from a share": ("image", "\\\\127.0.0.1\\c$\\i.png"), "link that is a program": ("hyperlink", "javascript:alert(1)"),
        "link to a file": ("hyperlink", "file:///etc/passwd"), "object from a server": ("oleObject", "mhtml:http://127.0.0.1:9/a!x"),
        "another document": ("subDocument", "http://127.0.0.1:9/d.docx"), "frame from a server": ("frame", "http://127.0.0.1:9/"),
    }  # fmt: skip
    for what, (kind, target) in kinds.items():
        link = relations(relation("rId9", f"{OFFICE}/{kind}", target, "External"))
        yield what, lambda link=link: package({LINKS: link, BODY: body('<w:p><w:hyperlink r:id="rId9"/></w:p>')})
    yield "page inside", lambda: package({
        LINKS: relations(relation("rId9", f"{OFFICE}/aFChunk", "a.html")), "word/a.html": "<script>alert(1)</script><p>Text</p>",
        BODY: body('<w:altChunk r:id="rId9"/>'),
    })  # fmt: skip
    yield "relation to itself", lambda: package({LINKS: relations(relation("rId9", f"{OFFICE}/styles", "document.xml"))})  # fmt: skip
    yield "relation to what is not there", lambda: package({LINKS: relations(relation("rId9", f"{OFFICE}/styles", "none.xml"))})  # fmt: skip
    yield "two relations of one name", lambda: package({LINKS: relations(*[relation("rId9", f"{OFFICE}/styles", "document.xml")] * 2)})  # fmt: skip
    yield "100,000 relations", lambda: package({LINKS: relations(*[relation(f"r{at}", f"{OFFICE}/hyperlink", "http://a.example/", "External") for at in range(100_000)])})  # fmt: skip


def _texts() -> Iterator[tuple[str, str]]:
    field = '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    yield "field that starts a program", field.format('DDEAUTO c:\\windows\\system32\\cmd.exe "/k calc.exe"')
    yield "field that asks a server", field.format('INCLUDEPICTURE "http://127.0.0.1:9/i.png" \\d')
    yield "a field that never ends", field.format("PAGE").replace('"end"', '"begin"') * 2000
    yield "a NUL as a reference", "<w:p><w:r><w:t>a&#0;b</w:t></w:r></w:p>"
    yield (
        "controls as references",
        f"<w:p><w:r><w:t>{''.join(f'&#{at};' for at in (1, 8, 27, 127, 0xFFFE))}</w:t></w:r></w:p>",
    )
    yield "half characters as references", "<w:p><w:r><w:t>&#xD800;&#xDFFF;</w:t></w:r></w:p>"
    yield "text that turns its direction", paragraph("\u202e\u2066 turned \u2069\u202c \u200b\u200d")
    yield "combining marks", paragraph("a" + "\u0301" * 20_000)
    yield "hidden, struck and inserted text", "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>Hidden</w:t></w:r><w:del><w:r><w:delText>Gone</w:delText></w:r></w:del><w:ins><w:r><w:t>New</w:t></w:r></w:ins></w:p>"  # fmt: skip
    yield (
        "unknown elements",
        '<x xmlns="urn:x"><y/></x><w:unknown/><w:p><w:unknown><w:r><w:t>In it</w:t></w:r></w:unknown></w:p>',
    )
    yield "a name without a namespace", "<q:p/>"
    yield "text between elements", "loose text <![CDATA[<w:p>]]> <?pi x?> <!-- c -->"


def _encoded() -> Iterator[tuple[str, Callable[[], bytes]]]:
    whole = body("")
    yield "main part in UTF-16", lambda: package({BODY: whole.replace("UTF-8", "UTF-16").encode("utf-16")})
    yield "main part in UTF-32", lambda: package({BODY: whole.replace("UTF-8", "UTF-32").encode("utf-32")})
    yield "main part that says UTF-7", lambda: package({BODY: whole.replace("UTF-8", "UTF-7")})
    yield "main part that says EBCDIC", lambda: package({BODY: whole.replace("UTF-8", "cp037")})
    yield "main part in an unknown encoding", lambda: package({BODY: whole.replace("UTF-8", "x-none")})
    yield "main part that is not UTF-8", lambda: package({BODY: whole.encode().replace(b"The ", b"\xe9\xff ")})
    yield "main part with another root", lambda: package({BODY: f'{HEAD}<w:styles xmlns:w="{W}"/>'})
    yield "main part without a body", lambda: package({BODY: f'{HEAD}<w:document xmlns:w="{W}"/>'})
    yield "main part in the strict namespace", lambda: package({BODY: whole.replace(W, "http://purl.oclc.org/ooxml/wordprocessingml/main")})  # fmt: skip
    yield "main part cut", lambda: package({BODY: whole[: len(whole) // 2]})
    yield "no text at all", lambda: package({BODY: f'{HEAD}<w:document xmlns:w="{W}"><w:body/></w:document>'})


def _properties() -> Iterator[tuple[str, str]]:
    core = parts()[CORE]
    title = core.partition("<dc:title>")[2].partition("</dc:title>")[0]
    yield "title of 1 MB", core.replace(title, "word " * 200_000)
    yield "title that turns its direction", core.replace(title, "\u202e turned \u200b\u2066")
    yield "title as markup", core.replace(title, "&lt;img src=x onerror=alert(1)&gt; =1+1 ![a](http://a.example)")
    created = '<dcterms:created xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="dcterms:W3CDTF">{}</dcterms:created></cp:coreProperties>'
    for number, moment in enumerate(("9999-99-99T99:99:99Z", "-001-01-01", "0000", "١٢٣٤-٠١-٠١", "x" * 100_000)):
        yield f"impossible date {number}", core.replace("</cp:coreProperties>", created.format(moment))
