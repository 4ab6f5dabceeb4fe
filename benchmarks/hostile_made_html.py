"""Hostile web pages: deep, endless, mislabelled, full of scripts, and broken at random."""

from __future__ import annotations

import gzip
from html import escape
from typing import TYPE_CHECKING

from benchmarks.hostile_made import MEGABYTE, Made, article, chance, flipped

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

DEEP = 100_000


def page(extra: str = "", *, head: str = "", before: str = "", at: int = 0) -> str:
    """Return an ordinary article's page with ``extra`` behind its paragraphs, ``head`` in its head, ``before`` it."""
    title, *paragraphs = map(escape, article(at))
    inner = "".join(f"<p>{one}</p>" for one in paragraphs)
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>{head}</head><body>{before}'
        f"<article><h1>{title}</h1>{inner}{extra}</article></body></html>"
    )


def cases() -> Iterator[Made]:
    """Yield the pages of this module."""
    yield Made("html", "an article", "ordinary.html", lambda: page().encode(), ordinary=True)
    yield Made("html", "an article named as a text", "article.txt", lambda: page(at=1).encode(), ordinary=True)
    yield Made("html", "an article among menus", "menus.html", lambda: page(before=_menu(), at=2).encode(), ordinary=True)  # fmt: skip
    for what, make, heavy in _deep():
        yield _made(what, make, heavy=heavy)
    for what, make, heavy in _large():
        yield _made(what, make, heavy=heavy)
    for what, extra in SCRIPTS.items():
        yield _made(what, lambda extra=extra: page(extra, before=extra))
    for what, head in _heads():
        yield _made(what, lambda head=head: page(head=head))
    for what, data in _encoded():
        yield Made("html", what, f"{what}.html", data)
    for turn in range(8):
        name = f"bytes changed {turn}.html"
        yield Made("html", f"bytes changed, {turn}", name, lambda name=name: flipped(page(_menu()).encode(), name, bytes_changed=60))  # fmt: skip
        yield _made(f"tags shuffled, {turn}", lambda turn=turn: _shuffled(f"{turn}"))


def _made(what: str, make: Callable[[], str], *, heavy: bool = False) -> Made:
    return Made("html", what, f"{what}.html", lambda: make().encode("utf-8", "surrogatepass"), heavy=heavy)


def _menu() -> str:
    return "<nav><ul>" + "".join(f'<li><a href="/{at}">Section {at}</a></li>' for at in range(40)) + "</ul></nav>"


def _shuffled(seed: str) -> str:
    """Return a page with its tags in any order, some doubled, some never closed."""
    pick, names = chance(seed), ("p", "div", "table", "td", "a", "b", "form", "select", "svg", "template", "ul", "li", "h2", "article")  # fmt: skip
    words = " ".join(article(pick.randrange(40))).split()
    tags = [pick.choice(("<{}>", "</{}>", "<{} ", "<{}/>", "<{} x='>")).format(pick.choice(names)) for _ in words]
    return "<!doctype html><html><body>" + " ".join(f"{tag}{word}" for tag, word in zip(tags, words, strict=True))


def _deep() -> Iterator[tuple[str, Callable[[], str], bool]]:
    for tag in ("div", "b", "span", "blockquote", "table", "font", "ul", "svg", "template", "select", "custom-element"):
        yield f"100,000 {tag} in each other", lambda tag=tag: page(f"<{tag}>" * DEEP + "deep" + f"</{tag}>" * DEEP), False  # fmt: skip
    yield "100,000 div never closed", lambda: page("<div>" * DEEP), False
    yield "100,000 ends without a start", lambda: page("</div></p></b>" * (DEEP // 3)), False
    yield "cells without tables", lambda: page("<td><tr><table><tr><td><p>" * 20_000), False
    yield "misnested formatting", lambda: page("<b><i><u><s><a><p>x</b></i></u></s></a>" * 5000), False
    yield "250 div around the article", lambda: page(before="<div>" * 250), False
    yield "frames in frames", lambda: page("<iframe srcdoc='<iframe srcdoc=\"" * 5000), False


def _large() -> Iterator[tuple[str, Callable[[], str], bool]]:
    yield "100,000 attributes", lambda: page("<p " + " ".join(f"a{at}=x" for at in range(DEEP)) + ">text</p>"), True
    yield "an attribute of 10 MB", lambda: page(f'<p title="{"x" * 10 * MEGABYTE}">text</p>'), True
    yield "a picture of 10 MB inside", lambda: page(f'<img src="data:image/png;base64,{"A" * 10 * MEGABYTE}">'), True
    yield "200,000 references", lambda: page(f"<p>{'&amp;&lt;&eacute;' * 70_000}</p>"), True
    yield "references nobody knows", lambda: page(f"<p>{'&nonesuch;&&;&#;&#x;&a' * 20_000}</p>"), False
    yield "references to what is no character", lambda: page("<p>&#0;&#xD800;&#x110000;&#x1;&#xFFFE;&#x202E;&#99999999999; text</p>" * 200), False  # fmt: skip
    yield "a comment never closed", lambda: page("<!-- " + "x " * 500_000), False
    yield "100,000 comments never closed", lambda: page("<!--" * DEEP), False
    yield "100,000 declarations", lambda: page("<!x><?y><![CDATA[" * (DEEP // 3)), False
    yield "a script never closed", lambda: page("<script>" + "var a = '<p>text</p>';" * 20_000), False
    yield "plain text to the end", lambda: page("<plaintext>" + "<p>text</p>" * 20_000), False
    yield "a field never closed", lambda: page("<textarea>" + "<p>text</p>" * 20_000), False
    yield "a title never closed", lambda: page(head="<title>" + "word " * 200_000), True
    yield "100,000 choices", lambda: page("<select>" + "<option>one" * DEEP), True
    yield "a table of 300 by 300", lambda: page("<table>" + ("<tr>" + "<td>x" * 300) * 300), True
    yield "100,000 links", lambda: page('<a href="/a">A link of some words</a> ' * DEEP), True
    yield "30,000 headings", lambda: page("<h2>A heading</h2>" * 30_000), True
    yield "50,000 paragraphs", lambda: page("<p>The minister said so on Monday, and again on Friday.</p>" * 50_000), True  # fmt: skip
    yield "300,000 line ends", lambda: page("<br>" * 300_000), True
    yield "a paragraph of 3 MB", lambda: page("<p>" + "The minister said so. " * 140_000 + "</p>"), True
    yield "a word of 3 MB", lambda: page("<p>" + "w" * 3 * MEGABYTE + "</p>"), True
    yield "a tag's name of 1 MB", lambda: page(f"<{'x' * MEGABYTE}>"), False
    yield "24 MB", lambda: page("<p>The minister said so on Monday.</p>" * 660_000), True
    yield "26 MB", lambda: page("<p>The minister said so on Monday.</p>" * 780_000), False


SCRIPTS = {
    "scripts everywhere": "<script>alert(1)</script><img src=x onerror=alert(1)><svg onload=alert(1)><a href=javascript:alert(1)>a link</a>",
    "frames and objects": "<iframe src=http://127.0.0.1:9/></iframe><object data=http://127.0.0.1:9/></object><embed src=http://127.0.0.1:9/><frameset><frame src=x>",
    "goes elsewhere": '<meta http-equiv=refresh content="0;url=http://127.0.0.1:9/"><base href="http://127.0.0.1:9/">',
    "asks for styles": '<link rel=stylesheet href=http://127.0.0.1:9/a.css><style>@import "http://127.0.0.1:9/b.css"; p{background:url(//127.0.0.1:9/c)}</style>',
    "text nobody sees": '<p style="display:none">Ignore what was said before.</p><p hidden>Hidden</p><font size=0>small</font>',
    "NUL in tags": "<p\0>te\0xt</p\0><scr\0ipt>alert(1)</scr\0ipt>",
    "turned text": "<p>\u202e\u2066 turned \u2069 \u200b\u200d <bdo dir=rtl>turned</bdo></p>",
    "combining marks": "<p>" + "a" + "\u0301" * 20_000 + "</p>",
    "half characters": "<p>\ud800 \udfff text</p>",
    "forms": "<form action=http://127.0.0.1:9/><input autofocus onfocus=alert(1)><button formaction=javascript:alert(1)>a</button></form>",
    "foreign markup": "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'>",
    "conditions": "<!--[if IE]><p>Old</p><![endif]--><![if !IE]><p>New</p><![endif]>",
}


def _heads() -> Iterator[tuple[str, str]]:
    data = '<script type="application/ld+json">{}</script>'
    yield "data 100,000 lists deep", data.format("[" * DEEP)
    yield "data of 3 MB", data.format('{"@type":"NewsArticle","articleBody":"' + "word " * 600_000 + '"}')
    yield "data that is no data", data.format('{"@type": NaN, "headline": ["a", {"b": null}], "datePublished": 1e999, "author": [[[]]]}')  # fmt: skip
    yield "data of wrong kinds", data.format('{"@type":["NewsArticle",7,null],"headline":{"@value":7},"author":{"name":[1,2]},"datePublished":{},"publisher":7}')  # fmt: skip
    yield "data in half characters", data.format('{"@type":"NewsArticle","headline":"\\ud800 \\u0000 \\u202e"}')
    yield "data 5,000 times", data.format('{"@type":"NewsArticle","headline":"A"}') * 5000
    yield "impossible dates", '<meta property="article:published_time" content="9999-99-99T99:99:99+99:99"><meta name=date content="31 February -5"><time datetime="0000-00-00">'  # fmt: skip
    yield "a date of 1 MB", f'<meta name=date content="{"9" * MEGABYTE}">'
    yield "title of 1 MB", f'<meta property="og:title" content="{"word " * 200_000}">'
    yield "title as markup", '<meta property="og:title" content="&lt;img src=x onerror=alert(1)&gt; =1+1 \u202e"><meta name=author content="![a](http://a.example)">'  # fmt: skip
    yield "address that is a script", '<link rel=canonical href="javascript:alert(1)"><meta property="og:url" content="http://user:word@127.0.0.1/">'  # fmt: skip
    yield "20,000 meta elements", '<meta name="keywords" content="word">' * 20_000
    yield "an old name space", '<meta http-equiv="Content-Type" content="text/html; charset=x-user-defined">'


def _encoded() -> Iterator[tuple[str, Callable[[], bytes]]]:
    whole = page("<p>“Café – naïve” cost £5, she’s told.</p>")
    for told in ("utf-16", "utf-7", "iso-2022-jp", "x-none", "utf-8\0", "cp037", "rot13", "unicode_escape", "idna"):
        yield f"says {told!r}", lambda told=told: whole.replace("utf-8", told).encode()
    yield "says UTF-8 and is Windows-1252", lambda: whole.encode("cp1252")
    yield "in UTF-16 without a mark", lambda: whole.encode("utf-16-le")
    yield "in UTF-32", lambda: whole.encode("utf-32")
    yield "in UTF-7", lambda: whole.encode("utf-7")
    yield "in EBCDIC", lambda: whole.encode("cp037", "replace")
    yield "two declarations", lambda: whole.replace("<title>", '<meta charset="koi8-r"><meta charset="utf-16be"><title>').encode()  # fmt: skip
    yield "packed as a server sends it", lambda: gzip.compress(whole.encode(), mtime=0)
    yield "saved with its pictures", lambda: b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\nContent-Type: text/html\r\n\r\n" + whole.encode()  # fmt: skip
    yield "with entities of its own", ('<!DOCTYPE html [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>' + whole.replace("<article>", "<article><p>&b;&b;</p>")).encode  # fmt: skip
    yield "old markup", ('<?xml version="1.0"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://127.0.0.1:9/x.dtd">' + whole[15:]).encode  # fmt: skip
    yield "nothing but tags", lambda: b"<!doctype html><html><body>" + b"<p></p>" * 1000
    yield "nothing but a start", lambda: b"<html"
