"""Hostile PDFs: broken and looping structure, forms that call themselves, fonts that lie, actions and properties."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.hostile_made import Made, plain
from benchmarks.hostile_made_pdf import FONT, flate, lines, page, stream, written
from benchmarks.hostile_zipped import Entry, write

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R%s/Resources<</Font<</F 5 0 R>>/XObject<</X 6 0 R>>>>>>"
CATALOGUE = b"<</Type/Catalog/Pages 2 0 R%s>>"
FORM = b"/Type/XObject/Subtype/Form/BBox[0 0 900 900]/Resources<</Font<</F 5 0 R>>/XObject<</X %d 0 R>>>>"
DEEP = 100_000
HEAVY = frozenset(["one page 600 times"])


def cases() -> Iterator[Made]:
    """Yield the files of this module."""
    for group in (_files, _trees, _pages, _forms, _fonts, _actions):
        for what, make in group():
            yield Made("pdf", what, f"{what}.pdf", make, heavy=what in HEAVY)


def _files() -> Iterator[tuple[str, Callable[[], bytes]]]:
    good = written(page())
    yield "the first bytes alone", lambda: b"%PDF-1.7\n"
    yield "first bytes and an end", lambda: b"%PDF-1.7\n%%EOF"
    yield "starts after 900 bytes", lambda: b"\n" * 900 + good
    yield "starts after 5,000 bytes", lambda: b" " * 5000 + good
    yield "of a version to come", lambda: good.replace(b"%PDF-1.7", b"%PDF-9.9")
    yield "wrong table", lambda: written(page(), table="wrong")
    yield "no table", lambda: written(page(), table="none")
    yield "table before itself", lambda: written(page(), table="loop")
    yield "table at a negative place", lambda: good.replace(b"startxref\n", b"startxref\n-")
    yield "table past the end", lambda: good.replace(b"startxref\n", b"startxref\n9999999")
    yield "a table of two billion", lambda: good.replace(b"xref\n0 6", b"xref\n0 2147483647")
    yield "says two billion objects", lambda: good.replace(b"/Size 6", b"/Size 2147483647")
    yield "no end", lambda: good.replace(b"%%EOF", b"")
    yield "500 endings", lambda: good + (b"xref\n0 0\ntrailer\n<</Size 6/Root 1 0 R/Prev %d>>\nstartxref\n%d\n%%%%EOF\n" % (good.index(b"xref\n0"), len(good))) * 500  # fmt: skip
    yield "a page in front of it", lambda: b"<!doctype html><html><body>" + good
    yield "an archive behind it", lambda: good + write([Entry(b"a.txt", plain())])
    yield "zeros for line ends", lambda: good.replace(b"\n", b"\0")
    yield "CR for line ends", lambda: good.replace(b"\n", b"\r")
    yield "encrypted by nobody", lambda: written(page(), trailer=b"/Root 1 0 R/Encrypt<</Filter/None/V 99/R 99>>")
    yield "encrypted with nonsense", lambda: written(page(), trailer=b"/Root 1 0 R/ID[<00><00>]/Encrypt<</Filter/Standard/V 5/R 6/Length 256/O<00>/U<00>/P -1>>")  # fmt: skip
    yield "encryption that is itself", lambda: written([*page(), b"<</Filter 6 0 R/V 6 0 R>>"], trailer=b"/Root 1 0 R/Encrypt 6 0 R")  # fmt: skip
    yield "no root", lambda: written(page(), trailer=b"")
    yield "root that is a page", lambda: written(page(), trailer=b"/Root 3 0 R")
    yield "root that is the trailer's own", lambda: written(page(), trailer=b"/Root 99 0 R")


def _trees() -> Iterator[tuple[str, Callable[[], bytes]]]:
    chain = [b"<</Type/Pages/Parent %d 0 R/Kids[%d 0 R]/Count 1>>" % (at - 1, at + 1) for at in range(6, 20_000)]
    changed = {
        "no pages": b"<</Type/Pages/Kids[]/Count 0>>", "pages that hold themselves": b"<</Type/Pages/Kids[2 0 R 3 0 R]/Count 2>>",
        "pages that are their own parent": b"<</Type/Pages/Parent 2 0 R/Kids[3 0 R]/Count 1>>", "says two billion pages": b"<</Type/Pages/Kids[3 0 R]/Count 2147483647>>",
        "says -1 pages": b"<</Type/Pages/Kids[3 0 R]/Count -1>>", "one page a million times": b"<</Type/Pages/Kids[%s]/Count 1000000>>" % (b"3 0 R " * 1_000_000),
        "one page 600 times": b"<</Type/Pages/Kids[%s]/Count 600>>" % (b"3 0 R " * 600), "kids that are missing": b"<</Type/Pages/Kids[77 0 R 78 0 R]/Count 2>>",
        "kids that are a number": b"<</Type/Pages/Kids 7/Count 1>>", "pages that are a loop of three": b"<</Type/Pages/Kids[6 0 R]/Count 9>>",
    }  # fmt: skip
    loop = [b"<</Type/Pages/Parent 2 0 R/Kids[7 0 R]/Count 9>>", b"<</Type/Pages/Parent 6 0 R/Kids[2 0 R]/Count 9>>"]
    for what, pages in changed.items():
        yield what, lambda pages=pages: written(page(pages=pages) + loop)
    yield "a chain of 20,000 pages", lambda: written([*page(pages=b"<</Type/Pages/Kids[6 0 R]/Count 1>>"), *chain, b"<</Type/Page>>"])  # fmt: skip
    yield "100,000 arrays in each other", lambda: written([*page(), b"[" * DEEP + b"]" * DEEP])
    yield "100,000 arrays in the catalogue", lambda: written(page(catalogue=CATALOGUE % (b"/X" + b"[" * DEEP + b"]" * DEEP)))  # fmt: skip
    yield "100,000 arrays never closed", lambda: written(page(catalogue=CATALOGUE % (b"/X" + b"[" * DEEP)))
    yield "100,000 names in each other", lambda: written(page(catalogue=CATALOGUE % (b"/X<<" * DEEP + b">>" * DEEP)))
    yield "object that is itself", lambda: written([*page(catalogue=b"1 0 R"), b"6 0 R"])
    yield "a string never closed", lambda: written(page(catalogue=CATALOGUE % (b"/X(" + b"(" * DEEP)))
    yield "numbers out of range", lambda: written(page(page=PAGE % b"/Rotate 99999999999999999999/UserUnit 1e999"))
    yield "objects in objects that hold themselves", lambda: written([*page(), stream(b"6 0 7 0 ", b"/Type/ObjStm/N 2000000000/First 4/Extends 6 0 R")])  # fmt: skip


def _pages() -> Iterator[tuple[str, Callable[[], bytes]]]:
    boxes = {"no box": b"", "a box of nothing": b"[0 0 0 0]", "an endless box": b"[-1e38 -1e38 1e38 1e38]", "a box of words": b"[(a) /b null true]", "a box backwards": b"[595 842 0 0]"}  # fmt: skip
    for what, box in boxes.items():
        inner = b"<</Type/Page/Parent 2 0 R%s/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>" % (b"/MediaBox" + box if box else b"")  # fmt: skip
        yield what, lambda inner=inner: written(page(page=inner))
    texts = {
        "text nobody sees": b"3 Tr " + lines(), "text beside the page": lines().replace(b"40 780", b"9000 9000"), "text of size 0": lines().replace(b"/F 11", b"/F 0"),
        "text of endless size": lines().replace(b"/F 11", b"/F 99999999999"), "text without a font": lines().replace(b"/F 11", b"/None 11"),
        "text in white": b"1 1 1 rg " + lines(), "text never ended": lines().replace(b"ET", b""), "text of controls": lines().replace(b" ", b"\\001\\010\\033"),
        "strings never closed": lines().replace(b") Tj", b" Tj"), "picture inside that never ends": b"BI /W 9999999 /H 9999999 /BPC 8 /CS /RGB ID " + b"\0" * 1000 + lines(),
        "operators nobody knows": b"xx yy 1 2 3 zz " * 20_000 + lines(), "transformed to nothing": b"0 0 0 0 0 0 cm " + lines(), "turned letters": b"BT /F 11 Tf 0 1 -1 0 300 300 Tm ET " + lines(),
        "100,000 marks in each other": b"/Span BMC " * DEEP + lines(),
    }  # fmt: skip
    for what, content in texts.items():
        yield what, lambda content=content: written(page(content=flate(content)))
    yield "no content", lambda: written(page(content=b"null"))
    yield "content that is its page", lambda: written(page(page=PAGE.replace(b"4 0 R", b"3 0 R") % b""))
    yield "content 100,000 times", lambda: written(page(page=PAGE.replace(b"4 0 R", b"[" + b"4 0 R " * DEEP + b"]") % b"", content=stream(b"q Q ")))  # fmt: skip
    yield "length that is itself", lambda: written(page(content=stream(lines(), length=b"4 0 R")))
    yield "length below zero", lambda: written(page(content=stream(lines(), length=-1)))
    yield "length past the end", lambda: written(page(content=stream(lines(), length=1 << 31)))


def _forms() -> Iterator[tuple[str, Callable[[], bytes]]]:
    ten = [stream(b"/X Do " * 10, FORM % (at + 1)) for at in range(6, 18)]
    yield "form that draws itself", lambda: written(page(content=stream(b"/X Do"), o6=stream(b"/X Do", FORM % 6)))
    yield "forms that draw each other", lambda: written([*page(content=stream(b"/X Do")), stream(b"/X Do", FORM % 7), stream(b"/X Do", FORM % 6)])  # fmt: skip
    yield "ten times ten times ten forms", lambda: written([*page(content=stream(b"/X Do")), *ten, stream(lines(), FORM % 99)])  # fmt: skip
    yield "3,000 forms in each other", lambda: written([*page(content=stream(b"/X Do")), *[stream(b"/X Do", FORM % (at + 1)) for at in range(6, 3006)], stream(lines(), FORM % 99)])  # fmt: skip
    yield "letters that draw themselves", lambda: written(page(font=b"<</Type/Font/Subtype/Type3/FontBBox[0 0 9 9]/FontMatrix[1 0 0 1 0 0]/FirstChar 0/LastChar 255/Widths[9]/Encoding<</Differences[0/a]>>/CharProcs<</a 6 0 R>>/Resources<</Font<</F 5 0 R>>>>>>", o6=stream(b"BT /F 9 Tf (\\000) Tj ET")))  # fmt: skip
    yield "endless shading", lambda: written(page(content=stream(b"/S sh " + lines()), page=PAGE.replace(b"/XObject", b"/Shading<</S<</ShadingType 1/ColorSpace/DeviceRGB/Function 6 0 R>>>>/XObject") % b"", o6=b"<</FunctionType 3/Domain[0 1]/Functions[6 0 R]/Bounds[]/Encode[0 1]>>"))  # fmt: skip


def _fonts() -> Iterator[tuple[str, Callable[[], bytes]]]:
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 6 0 R>>"
    head = b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap 1 begincodespacerange <00> <FF> endcodespacerange "
    maps = {
        "letters mapped to controls": b"1 beginbfrange <00> <FF> <0000> endbfrange", "letters mapped to turning marks": b"1 beginbfrange <61> <7A> <202E> endbfrange",
        "letters mapped to half characters": b"1 beginbfrange <61> <7A> <D800> endbfrange", "letters mapped to markup": b"1 beginbfchar <61> <003C007300630072006900700074003E> endbfchar",
        "letters mapped to 1,000 letters each": b"1 beginbfchar <61> <%s> endbfchar" % (b"0041" * 1000), "an endless map": b"1 beginbfrange <00000000> <FFFFFFFF> <0000> endbfrange",
        "a map that never ends": b"beginbfrange " * 100_000, "a map that uses itself": b"/X usecmap 6 0 R usecmap", "letters mapped to nothing": b"1 beginbfrange <00> <FF> <> endbfrange",
    }  # fmt: skip
    for what, inner in maps.items():
        yield what, lambda inner=inner: written(page(font=font, o6=stream(head + inner + b" endcmap")))
    yield "font that is itself", lambda: written(page(font=b"<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/DescendantFonts[5 0 R]>>"))  # fmt: skip
    yield "font file that is none", lambda: written(page(font=b"<</Type/Font/Subtype/TrueType/BaseFont/A/FirstChar -1/LastChar 2147483647/Widths[1 2]/FontDescriptor<</FontFile2 6 0 R/Flags 4>>>>", o6=stream(b"\0\1\0\0" + b"\xff" * 5000)))  # fmt: skip
    yield "font missing", lambda: written(page(font=b"null"))
    yield "letters named after nothing", lambda: written(page(font=FONT.replace(b">>", b"/Encoding<</Differences[0 %s]>>>>" % (b"/uni0000/u10FFFF/uniD800" * 80))))  # fmt: skip


def _actions() -> Iterator[tuple[str, Callable[[], bytes]]]:
    actions = {
        "script when opened": b"/OpenAction<</S/JavaScript/JS(app.alert\\(1\\);this.submitForm\\('http://127.0.0.1:9'\\))>>", "starts a program": b"/OpenAction<</S/Launch/F(cmd.exe)>>",
        "opens a link": b"/OpenAction<</S/URI/URI(http://127.0.0.1:9/)>>", "asks another file": b"/OpenAction<</S/GoToR/F(\\\\\\\\127.0.0.1\\\\a)/D[0]>>",
        "action after itself": b"/OpenAction 6 0 R", "forms of a server": b"/AcroForm<</XFA 6 0 R/Fields[6 0 R]>>", "names that hold themselves": b"/Names<</EmbeddedFiles 6 0 R/JavaScript 6 0 R>>",
        "outline that is its own next": b"/Outlines 6 0 R", "structure that is its own kid": b"/StructTreeRoot 6 0 R/MarkInfo<</Marked true>>", "layers that are off": b"/OCProperties<</OCGs[6 0 R]/D<</OFF[6 0 R]>>>>",
    }  # fmt: skip
    itself = b"<</Type/Any/S/GoTo/Next 6 0 R/First 6 0 R/Last 6 0 R/Kids[6 0 R]/K 6 0 R/Parent 6 0 R/T(a)>>"
    for what, more in actions.items():
        yield what, lambda more=more: written(page(catalogue=CATALOGUE % more, o6=itself))
    infos = {
        "title of 1 MB": b"/Title(" + b"word " * 200_000 + b")", "title in half characters": b"/Title<FEFFD800D800DC00>", "title that turns": b"/Title<FEFF202E00740078>",
        "title that is a number": b"/Title 7", "impossible date": b"/CreationDate(D:99999999999999+99'99')", "date of 1 MB": b"/CreationDate(D:" + b"9" * 1_000_000 + b")",
        "properties that are themselves": b"/Title 6 0 R/Author 6 0 R",
    }  # fmt: skip
    for what, info in infos.items():
        yield what, lambda info=info: written(page(o6=b"<<" + info + b">>"), trailer=b"/Root 1 0 R/Info 6 0 R")
