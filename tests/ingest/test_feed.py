from __future__ import annotations

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import ingest
from analysis.article import Article, Role
from analysis.ingest import feed
from analysis.unreadable import Unreadable
from tests.ingest.test_clean import BODY, TITLE
from tests.ingest.test_table import article, refusal

HTML = "".join(f"<p>{paragraph}</p>" for paragraph in BODY)
RSS = f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Harbour Gazette</title><link>https://example.org</link><image><title>Logo</title></image>
<item><title>{TITLE}</title><link>https://example.org/1</link><pubDate>Thu, 21 Oct 2021 10:00:00 GMT</pubDate>
<dc:creator><![CDATA[Jane Doe]]></dc:creator><description>Short.</description><content:encoded><![CDATA[{HTML}]]></content:encoded></item>
<item><title>B</title><description>Too short.</description></item>
</channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour Gazette</title>
<entry><title type="html">{TITLE}</title><link rel="self" href="https://example.org/self"/><link href="https://example.org/1"/>
<updated>2021-10-22T10:00:00Z</updated><published>2021-10-21T10:00:00Z</published><author><name>Jane Doe</name></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{HTML}</div></content></entry></feed>"""


@pytest.mark.parametrize("data", [RSS, ATOM])
def test_each_entry_of_a_feed_is_an_article(data: str) -> None:
    """Headline, feed, date, link, author and paragraphs come out of RSS and Atom alike."""
    found = article(next(ingest.read_each(data.encode(), "a.xml")))
    assert (found.title, found.outlet, found.author, found.url) == (
        TITLE,
        "Harbour Gazette",
        "Jane Doe",
        "https://example.org/1",
    )
    assert found.date == datetime.date(2021, 10, 21)
    assert [part.text for part in found.parts if part.role is Role.BODY] == BODY


def test_an_entry_without_an_article_is_named() -> None:
    """A summary too short to measure is refused by its number."""
    assert refusal(list(ingest.read_each(RSS.encode(), "a.xml"))[1]).name == "a.xml, entry 2"


def test_a_declared_encoding_is_heeded() -> None:
    """A feed in another encoding that it declares is read."""
    data = RSS.replace("UTF-8", "windows-1252").replace("Gazette", "Café").encode("cp1252")
    assert article(next(ingest.read_each(data, "a.xml"))).outlet == "Harbour Café"


@pytest.mark.parametrize(
    ("data", "says"),
    [
        ('<?xml version="1.0"?><note>a</note>', "no feed"),
        ("<rss><channel></channel></rss>", "no feed"),
        (
            '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><rss><channel><item>&b;</item></channel></rss>',
            "declares entities",
        ),
        ('<?xml version="1.0"?><!DOCTYPE a SYSTEM "file:///etc/passwd"><rss/>', "declares entities"),
        ("<rss><channel><item>", "not correct XML"),
        ("<rss>" + "<a>" * 5000, "not correct XML"),
        ("<rss><channel><item>&unknown;</item></channel></rss>", "not correct XML"),
        ('<rss a="1" a="2"/>', "not correct XML"),
    ],
)
def test_what_is_no_feed_is_refused(data: str, says: str) -> None:
    """Other XML, broken XML and XML with a document type of its own: one plain sentence each."""
    [refused] = ingest.read_each(data.encode(), "a.xml")
    assert says in refusal(refused).sentence


def test_pages_written_in_xml_are_no_feeds() -> None:
    """XHTML belongs to web pages, and a text about tags is a text."""
    assert ingest.format_of(b'<?xml version="1.0"?><!DOCTYPE html><html><body>', "a.xhtml").__name__.endswith(".html")
    assert not feed.matches(b"<RSSI> is a measure", "a.txt")


@given(st.binary(max_size=200), st.integers(0, 2000))
@settings(max_examples=80, deadline=None)
def test_any_bytes_inside_a_feed_give_entries(data: bytes, at: int) -> None:
    """Nothing but articles and refusals comes out of a broken feed."""
    whole = ATOM.replace(HTML, " ".join(BODY)).encode()
    at %= len(whole)
    found = ingest.read_each(whole[:at] + data + whole[at:], "a.xml")
    assert all(isinstance(entry, Article | Unreadable) for entry in found)
