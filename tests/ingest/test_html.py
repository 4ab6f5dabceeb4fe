from __future__ import annotations

import datetime
import time

import pytest

from analysis import ingest
from analysis.article import Role
from analysis.ingest import decode, html, process
from analysis.ingest.page import lines
from analysis.unreadable import Unreadable
from tests import texts
from tests.ingest.test_clean import BODY, CAPTION, TITLE, parts

HEAD = f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{TITLE} | Harbour Gazette</title>
<meta property="og:title" content="{TITLE}"><meta property="og:site_name" content="Harbour Gazette">
<meta property="article:published_time" content="2021-12-08T10:00:00Z"><meta name="author" content="Jane Doe">
<link rel="canonical" href="https://example.org/bridge"><script>var x = "never shown";</script></head>"""
PAGE = (
    HEAD
    + "<body><nav><ul><li><a href='/'>Home</a></li><li><a href='/s'>Sport</a></li></ul></nav><article>"
    + f"<h1>{TITLE}</h1><figure><img src='a.jpg'><figcaption>{CAPTION}</figcaption></figure>"
    + "".join(f"<p>{paragraph}</p>" for paragraph in BODY[:3])
    + "<h2>What happens next</h2>"
    + "".join(f"<p>{paragraph}</p>" for paragraph in BODY[3:])
    + "</article><div style='display:none'>hidden words</div><aside><h3>Most read</h3><a href='/x'>Ten places to eat</a></aside>"
    + "<footer><p>© 2021 Harbour Gazette. All rights reserved.</p></footer></body></html>"
)


def test_a_page_comes_apart() -> None:
    """The article's blocks are kept in their roles, the page's other lines are set aside, meta data are read."""
    [article] = ingest.read(PAGE.encode(), "bridge.html")
    assert (article.title, article.outlet, article.author) == (TITLE, "Harbour Gazette", "Jane Doe")
    assert article.date == datetime.date(2021, 12, 8)
    assert article.url == "https://example.org/bridge"
    assert parts(article, Role.BODY) == BODY
    assert parts(article, Role.CAPTION) == [CAPTION]
    assert parts(article, Role.SUBHEADING) == ["What happens next"]
    assert parts(article, Role.BOILERPLATE)[:2] == ["Home", "Sport"]
    assert "Ten places to eat" in parts(article, Role.BOILERPLATE)
    assert "never shown" not in article.text


@pytest.mark.parametrize("name", ["page.html", "page.txt", "page.md", "page", "page.pdf"])
def test_a_page_is_known_by_its_content(name: str) -> None:
    """Whatever the file is called, a page is read as a page."""
    assert ingest.read(PAGE.encode(), name)[0].title == TITLE


@pytest.mark.parametrize("encoding", ["utf-16", "cp1252"])
def test_a_page_in_another_encoding_is_read(encoding: str) -> None:
    """UTF-16 pages and pages that declare Windows-1252 come out with their quotation marks."""
    [article] = ingest.read(PAGE.replace("utf-8", "windows-1252").encode(encoding), "bridge.html")
    assert parts(article, Role.BODY) == BODY
    assert article.notes


@pytest.mark.parametrize(
    "text",
    [
        "plain text with a <b>tag</b>",
        "<script>alert(1)</script> in a text",
        "<3 this",
        "< p > x",
        "a <!doctype html> inside",
        "",
    ],
)
def test_text_with_tags_is_no_page(text: str) -> None:
    """A pasted text that mentions tags stays text."""
    assert not html.matches(text.encode(), "a.html")


def test_lines_are_what_a_copy_gives() -> None:
    """Blocks are lines, inline elements are not; what is hidden, scripts and comments give nothing; tails are kept."""
    from lxml import html as parser

    tree = parser.document_fromstring(
        "<div>one <b>two</b><!-- no -->three<br>four<p>five</p>six<script>no</script>seven<span hidden>no</span>eight"
        "<table><tr><td>nine</td><td>ten</td></tr></table><span style='display: none'>no</span></div>"
    )
    assert [line.text for line in lines(tree)] == ["one twothree", "four", "five", "six seven eight", "nine", "ten"]


def test_a_deeply_nested_page_is_read_or_refused() -> None:
    """Twenty thousand open elements neither crash nor hang."""
    page = HEAD + "<body>" + "<div>" * 20_000 + "".join(f"<p>{paragraph}</p>" for paragraph in BODY) + "</body></html>"
    for entry in ingest.read_each(page.encode(), "deep.html"):
        assert isinstance(entry, Unreadable) or BODY[0] in entry.text


def test_a_page_without_an_article_is_refused() -> None:
    """A page with hardly a word gets one sentence."""
    with pytest.raises(Unreadable) as refused:
        ingest.read((HEAD + "<body><nav>Home Sport</nav></body></html>").encode(), "empty.html")
    assert "at least 30" in refused.value.sentence


def test_a_child_that_takes_too_long_is_killed_and_the_next_page_still_comes_in() -> None:
    """A page that hangs is one plain sentence, and a new child reads the next one."""
    child = process.Child()
    try:
        assert child.ask("html", PAGE.encode(), "a.html", html.SENTENCES)["details"]["title"] == TITLE
        warm = child._process
        started = time.monotonic()
        slow = PAGE.replace("</article>", f"<p>{BODY[0]}</p>" * 20_000)
        with pytest.raises(Unreadable) as refused:
            child.ask("html", slow.encode(), "slow.html", html.SENTENCES, seconds=0.05)
        assert refused.value.sentence == html.SENTENCES.too_long
        assert time.monotonic() - started < 5
        assert warm is not None
        assert warm.poll() is not None
        assert child.ask("html", PAGE.encode(), "b.html", html.SENTENCES)["lines"]
        kept = child._process
        child.ask("html", PAGE.encode(), "c.html", html.SENTENCES)
        assert child._process is kept
    finally:
        child.close()


def test_a_child_that_dies_is_one_plain_sentence() -> None:
    """When the child has gone, a new one is started."""
    child = process.Child()
    try:
        child.ask("html", PAGE.encode(), "a.html", html.SENTENCES)
        assert child._process is not None
        child._process.kill()
        child._process.wait()
        assert child.ask("html", PAGE.encode(), "b.html", html.SENTENCES)["lines"]
    finally:
        child.close()


def test_a_page_without_head_and_body_tags_is_read() -> None:
    """HTML lets an author leave out head and body: the article is found all the same."""
    page = f"<!doctype html><html lang=en><title>A plain title</title><article><h1>A plain title</h1><p>{texts.PLAIN}</p></article>"
    article = ingest.read(page.encode(), "a.html")[0]
    assert article.title == "A plain title"
    assert article.text.endswith(texts.PLAIN)


@pytest.mark.parametrize("body", ["<table><tr><td>x " * 20_000, "<p>word and word</p>" * 5_000], ids=["cells", "lines"])
def test_a_page_of_nothing_but_scraps_is_refused_or_has_text(body: str) -> None:
    """No article comes without a paragraph, and a page of thousands of lines takes no longer than it may."""
    started = time.monotonic()
    for entry in ingest.read_each(f"<!doctype html><html><body>{body}".encode(), "a.html"):
        assert isinstance(entry, Unreadable) or parts(entry, Role.BODY)
    assert time.monotonic() - started < 25


def test_control_characters_that_a_page_spells_out_are_removed() -> None:
    """A reference to a control character brings none into the article."""
    page = PAGE.replace("</p>", "&#1;&#x1f;&#xfffe; </p>", 1)
    assert not decode.CONTROLS.search(ingest.read(page.encode(), "a.html")[0].text)


ONE = "The council met on Monday and agreed on a plan for the old bridge in the harbour. A spokesman said that the work would begin in May and cost nine million. Residents of the eastern district complained about the noise for two hours."
OTHER = "The union called a strike at the port from Tuesday and asked for higher pay. The company said it had made an offer of four percent. Ships waited outside the harbour for most of the day, and drivers queued on the road."


def test_several_articles_on_one_page_are_told_of() -> None:
    """Of a page with several articles nothing is lost, and a note says whether one or all of them were taken; teasers are none."""
    second = "".join(f"<p>{sentence * 3}</p>" for sentence in (texts.ONE_SENTENCE + " ", texts.USES_HARSH_WORDS + " "))
    found = ingest.read(PAGE.replace("</body>", f"<article><h1>Another one</h1>{second}</article></body>").encode())[0]
    assert html.TOGETHER in found.notes
    assert any(texts.ONE_SENTENCE in part.text for part in found.parts)
    short = "".join(
        f"<article><h1>{title}</h1>{f'<p>{text}</p>' * 2}</article>" for title, text in (("One", ONE), ("Two", OTHER))
    )
    found = ingest.read(f"<html><body>{short}</body></html>".encode())[0]
    assert html.SEVERAL in found.notes
    assert any(OTHER in part.text for part in found.parts)
    teaser = "<article><h3>Ten places to eat</h3><p>The best of them is by the harbour.</p></article>" * 3
    assert html.SEVERAL not in ingest.read(PAGE.replace("</body>", f"{teaser}</body>").encode())[0].notes
