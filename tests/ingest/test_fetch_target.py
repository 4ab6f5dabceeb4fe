from __future__ import annotations

import contextlib
import time
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.ingest import limits
from analysis.ingest.fetch_target import follow, parse
from analysis.unreadable import Unreadable


@pytest.mark.parametrize(
    ("link", "sent"),
    [
        ("https://www.example.org", "https://www.example.org/"),
        ("  https://www.example.org/a \n", "https://www.example.org/a"),
        ("HTTPS://WWW.Example.ORG:443/A?b=C#d", "https://www.example.org/A?b=C"),
        ("http://example.org:80/", "http://example.org/"),
        ("http://example.org:443/", "http://example.org:443/"),
        ("https://example.org?q", "https://example.org/?q"),
        ("https://example.org#@127.0.0.1/", "https://example.org/"),
        ("https://example.org/a@b:c//d/../e", "https://example.org/a@b:c//d/../e"),
        ("https://example.org/Événement?x=ü", "https://example.org/%C3%89v%C3%A9nement?x=%C3%BC"),
        ("https://example.org/%C3%89|'\"<>{}^`", "https://example.org/%C3%89%7C%27%22%3C%3E%7B%7D%5E%60"),
        (
            "https://президент.рф/новость",
            "https://xn--d1abbgf6aiiy.xn--p1ai/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D1%8C",
        ),
        ("https://Zürich.example.ch/", "https://xn--zrich-kva.example.ch/"),
        ("https://xn--fa-hia.de/", "https://xn--fa-hia.de/"),
        ("https://a_b.example.org/", "https://a_b.example.org/"),
        ("http://93.184.215.14/", "http://93.184.215.14/"),
        ("http://[2606:4700:0::1111]:80/", "http://[2606:4700::1111]/"),
    ],
)
def test_a_link_is_sent_as_it_was_read(link: str, sent: str) -> None:
    """Scheme and host are lowered, the default port and the fragment left out, other letters put into ASCII."""
    assert parse(link).url == sent
    assert parse(sent) == parse(link)


@pytest.mark.parametrize(
    ("link", "says"),
    [
        ("www.example.org/news", "beginning with https://"),
        ("", "beginning with https://"),
        ("ftp://example.org/", "Only links that begin with https:// or http://"),
        ("https://me:word@example.org/", "user name"),
        ("https://example.org:x/", "not well-formed"),
        ("https://[::1", "not well-formed"),
        ("https://127.1/", "written as a number"),
        ("https://0x7f.0.0.1./", "written as a number"),
        ("https://example.org./", "not a plain name"),
        ("https://①②⑦.⓪.⓪.①/", "not a plain name"),
        ("https://router/", "private network"),
        ("https://wiki.corp/", "private network"),
        ("https://example.org/a b", "blanks"),
        ("https://example.org\\@127.0.0.1/", "backslashes"),
        ("https://example.org/" + "a" * 2000, "longer than 2,000 characters"),
    ],
)
def test_each_refusal_says_why(link: str, says: str) -> None:
    """Every kind of refusal has its own plain sentence, on one line."""
    with pytest.raises(Unreadable) as refused:
        parse(link)
    assert says in refused.value.sentence
    assert refused.value.sentence.endswith(".")
    assert ". " not in refused.value.sentence


@pytest.mark.parametrize(
    ("location", "sent"),
    [
        ("/b", "https://example.org/b"),
        ("b?c", "https://example.org/x/b?c"),
        ("../b", "https://example.org/b"),
        ("//other.example.com/b", "https://other.example.com/b"),
        ("http://other.example.com/b", "http://other.example.com/b"),
        ("/a b", "https://example.org/a%20b"),
        ("/é".encode().decode("latin-1"), "https://example.org/%C3%A9"),
        ("/\xe9", "https://example.org/%C3%A9"),
        ("?page=2", "https://example.org/x/y?page=2"),
    ],
)
def test_a_redirect_is_read_from_where_it_stands(location: str, sent: str) -> None:
    """Relative links, blanks and raw UTF-8, which servers do send, are understood."""
    assert follow(parse("https://example.org/x/y?z"), location).url == sent


@given(
    st.text(max_size=80) | st.text("htps:/\\@[]%.#?127.0.0.1①xafeo \t", max_size=40).map(lambda text: "http://" + text)
)
def test_whatever_is_read_is_read_alike_by_another_parser(link: str) -> None:
    """Any text is refused, or gives a plain ASCII link that Python's parser takes apart the same way and that may be shown."""
    try:
        target = parse(link)
    except Unreadable:
        return
    parts = urlsplit(target.url)
    assert target.url.isascii()
    assert target.url.isprintable()
    assert (parts.scheme, parts.hostname, parts.username, parts.fragment) == (target.scheme, target.host, None, "")
    assert target.address is not None or limits.address(target.url) == target.url
    assert parse(target.url) == target


@given(st.text(max_size=60) | st.text("htps:/\\@[]%.#?127.0.0.1①xafeo \t\r\n", max_size=40))
def test_whatever_a_server_sends_on_to_is_read_or_refused(location: str) -> None:
    """No ``Location`` breaks the reading."""
    with contextlib.suppress(Unreadable):
        assert follow(parse("https://example.org/x/y?z"), location).url.isascii()


def test_a_huge_link_is_refused_at_once() -> None:
    """A link of a megabyte costs nothing."""
    begun = time.process_time()
    for piece in ("a.", "xn--", "%", "[", ":", "/", "①"):
        with pytest.raises(Unreadable):
            parse("https://" + piece * 1_000_000)
    assert time.process_time() - begun < 0.5
