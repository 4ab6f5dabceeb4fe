from __future__ import annotations

import gzip
import inspect
import os
import socket
import subprocess
import sys
from dataclasses import fields, replace
from typing import TYPE_CHECKING

import pytest

from analysis.ingest import addresses, fetch, fetch_policy
from analysis.unreadable import Unreadable
from tests import texts
from tests.ingest.fetch_server import NAME, Server, lax, ok, onward

if TYPE_CHECKING:
    from collections.abc import Sequence

PARAGRAPHS = "".join(f"<p>{texts.PLAIN}</p>" for _ in range(3))
PAGE = f"<!DOCTYPE html><html><head><title>The council met</title></head><body><article><h1>The council met again</h1>{PARAGRAPHS}</article></body></html>".encode()


def refusal(url: str, policy: fetch.Policy) -> str:
    """Return the one sentence in which a link is refused; its name is the link."""
    with pytest.raises(Unreadable) as refused:
        fetch.get(url, policy=policy)
    assert refused.value.name == url[:200]
    assert refused.value.sentence.endswith(".")
    assert ". " not in refused.value.sentence
    return refused.value.sentence


@pytest.mark.parametrize("value", [None, "", "0", "no", "off", "false", "2", "enabled"])
def test_links_are_not_fetched_unless_switched_on(value: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Off by default and for any value that is not a plain yes; the refusal names the setting, and nothing is looked up."""
    monkeypatch.delenv(fetch.SETTING, raising=False)
    if value is not None:
        monkeypatch.setenv(fetch.SETTING, value)
    monkeypatch.setattr(socket, "getaddrinfo", None)
    assert not fetch.enabled()
    assert "PARALLAX_FETCH=1" in refusal("https://www.example.org/", fetch.STRICT)
    with pytest.raises(Unreadable, match="PARALLAX_FETCH=1"):
        fetch.read_url("https://www.example.org/")


@pytest.mark.parametrize("value", ["1", "yes", " TRUE ", "on"])
def test_the_setting_switches_links_on(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A plain yes switches it on; a link into this machine is then still refused."""
    monkeypatch.setenv(fetch.SETTING, value)
    assert fetch.enabled()
    with Server(ok(PAGE)) as server:
        assert "Only the ports" in refusal(f"http://127.0.0.1:{server.port}/", fetch.STRICT)
        assert "leads to this machine" in refusal("http://127.0.0.1/", fetch.STRICT)
        assert server.connections == 0


def test_nothing_in_the_environment_makes_the_policy_laxer(monkeypatch: pytest.MonkeyPatch) -> None:
    """The setting is the one word of the environment that is read, and what it switches is on or off alone."""
    for module in (fetch, fetch_policy, addresses):
        assert inspect.getsource(module).count("environ") == (1 if module is fetch_policy else 0) + inspect.getsource(
            module
        ).count("environment")
    for name in ("ALLOW_PRIVATE", "POLICY", "LAX", "PORTS", "HOSTS"):
        monkeypatch.setenv(f"PARALLAX_FETCH_{name}", "1")
    strict = fetch.Policy()
    assert all(getattr(strict, field.name) == getattr(fetch.STRICT, field.name) for field in fields(fetch.Policy))
    assert strict.ports == {80, 443}
    assert strict.is_allowed is addresses.is_public
    assert (strict.seconds, strict.size, strict.redirects) == (10.0, 5 * 1024 * 1024, 3)
    for function in (fetch.get, fetch.read_url, fetch.read_url_each):
        assert inspect.signature(function).parameters["policy"].default is fetch.STRICT


def test_a_proxy_of_the_environment_is_not_used() -> None:
    """With every proxy setting pointing to a server, that server hears nothing and the site is asked itself."""
    code = (
        "import sys; from analysis.ingest import fetch; from tests.ingest.fetch_server import *\n"
        "class Site: host, port = '127.0.0.1', int(sys.argv[1])\n"
        f"sys.stdout.buffer.write(fetch.get(f'http://{NAME}:{{Site.port}}/', policy=lax(Site)).data)"
    )
    with Server(ok(b"the site")) as site, Server(ok(b"the proxy")) as proxy:
        names = ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY")
        env = {**os.environ, **dict.fromkeys(names, f"http://127.0.0.1:{proxy.port}"), "no_proxy": ""}
        done = subprocess.run([sys.executable, "-c", code, str(site.port)], capture_output=True, env=env, check=True)
        assert done.stdout == b"the site"
        assert proxy.connections == 0


def test_the_request_says_nothing_of_its_reader() -> None:
    """One plain GET: the link's own host, a plain agent, no cookie, sign-in, referrer or language, even after a redirect."""

    def answer(connection: socket.socket, request: bytes) -> None:
        again = onward("/b?c=d").replace(b"\r\n\r\n", b"\r\nSet-Cookie: id=1\r\nWWW-Authenticate: Basic\r\n\r\n")
        connection.sendall(ok(b"x") if b"/b?c=d" in request else again)

    with Server(answer) as server:
        assert fetch.get(server.url, policy=lax(server)).url == f"{server.url}b?c=d"
        assert (
            server.requests[1]
            == (
                f"GET /b?c=d HTTP/1.1\r\nHost: {NAME}:{server.port}\r\nUser-Agent: Parallax\r\n"
                "Accept: text/html, text/plain, text/markdown, application/pdf\r\nAccept-Encoding: gzip\r\nConnection: close\r\n\r\n"
            ).encode()
        )


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirects_are_followed_three_times_and_looked_up_each_time(status: int) -> None:
    """Three are followed and the last link is kept; a fourth is refused; each page's name is looked up once, anew."""
    asked: list[str] = []

    def resolve(host: str, _port: int, _seconds: float) -> Sequence[str]:
        asked.append(host)
        return ("127.0.0.1",)

    def answer(connection: socket.socket, request: bytes) -> None:
        left = int(request.split()[1].removeprefix(b"/") or b"0")
        connection.sendall(
            onward(f"http://p{left - 1}.example.org:{server.port}/{left - 1}", status) if left else ok(b"there")
        )

    with Server(answer) as server:
        policy = replace(lax(server), resolve=resolve)
        assert fetch.get(f"{server.url}3", policy=policy) == (
            f"http://p0.example.org:{server.port}/0",
            b"there",
            "text/html; charset=utf-8",
        )
        assert asked == [NAME, "p2.example.org", "p1.example.org", "p0.example.org"]
        assert "more than 3 times" in refusal(f"{server.url}4", policy)
        assert server.connections == 8


@pytest.mark.parametrize(
    "location", ["http://127.0.0.2:{port}/", "http://inside.example.org:{port}/", "//127.0.0.2:{port}/x"]
)
def test_a_redirect_into_the_private_network_is_refused(location: str) -> None:
    """A page may not send its reader on to an address that is not allowed: the server there hears nothing."""
    with Server(ok(b"secret"), host="127.0.0.2") as inside, Server(b"") as outside:
        outside.answer = onward(location.format(port=inside.port))
        policy = replace(
            lax(outside),
            ports=frozenset({outside.port, inside.port}),
            resolve=lambda host, _port, _seconds: ("127.0.0.2",) if "inside" in host else ("127.0.0.1",),
        )
        assert "leads to this machine or into a private network" in refusal(outside.url, policy)
        assert (outside.connections, inside.connections) == (1, 0)


@pytest.mark.parametrize("location", ["{url}", "/", "?", "http://PAPER.example.org:{port}"])
def test_a_circle_of_redirects_ends(location: str) -> None:
    """A page that sends its reader to itself is asked four times and then refused."""
    with Server(b"") as server:
        server.answer = onward(location.format(url=server.url, port=server.port))
        assert "more than 3 times" in refusal(server.url, lax(server))
        assert server.connections == 4


@pytest.mark.parametrize(
    "answers", [("127.0.0.1", "10.0.0.1"), ("10.0.0.1", "127.0.0.1"), ("127.0.0.1", "::1"), ("127.0.0.1", "junk")]
)
def test_every_address_of_a_name_must_be_allowed(answers: tuple[str, ...]) -> None:
    """One private address among allowed ones refuses the name; nothing is connected to."""
    with Server(ok(PAGE)) as server:
        assert "private network" in refusal(server.url, lax(server, answers))
        assert server.connections == 0


def test_a_name_is_looked_up_once_and_the_checked_address_is_connected_to(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that changes its answer after the check gains nothing: there is no second look-up, by us or by the system."""
    answers = [("127.0.0.3",), ("127.0.0.1",), ("10.0.0.1",)]
    monkeypatch.setattr(socket, "getaddrinfo", None)
    monkeypatch.setattr(socket, "gethostbyname", None)
    with Server(ok(b"pinned"), host="127.0.0.3") as server:
        policy = replace(lax(server), resolve=lambda _host, _port, _seconds: answers.pop(0))
        assert fetch.get(server.url, policy=policy).data == b"pinned"
        assert server.connections == 1
        assert f"Host: {NAME}:{server.port}".encode() in server.requests[0]
    assert len(answers) == 2


def test_the_next_address_is_tried_when_one_does_not_answer() -> None:
    """A name with several allowed addresses is reached by the first that answers."""
    with Server(ok(b"second"), host="127.0.0.3") as server:
        policy = replace(lax(server, ("127.0.0.2", "127.0.0.3")), is_allowed=lambda address: address.is_loopback)
        assert fetch.get(server.url, policy=policy).data == b"second"
    assert "did not answer" in refusal(server.url, policy)


def test_this_machines_own_address_is_never_connected_to() -> None:
    """Even an address that counts as public is refused where the way to it ends at this very machine."""
    with Server(ok(PAGE)) as server:
        policy = replace(lax(server), dial=fetch.STRICT.dial)
        assert "leads to this machine" in refusal(server.url, policy)
        assert server.connections == 0


def test_a_packed_page_is_unpacked() -> None:
    """Packing by gzip is asked for and read; what is not packed is read as it is."""
    packed = ok(gzip.compress(PAGE), "Content-Encoding: gzip\r\nContent-Type: text/html\r\n")
    for answer in (
        packed,
        packed.replace(b": gzip", b": X-GZIP"),
        ok(PAGE),
        ok(PAGE, "Content-Encoding: identity\r\n"),
    ):
        with Server(answer) as server:
            assert fetch.get(server.url, policy=lax(server)).data == PAGE


@pytest.mark.parametrize(
    ("status", "says"),
    [(204, "did not give"), (206, "did not give"), (304, "did not give"), (401, "signing in"), (403, "to programs"), (404, "no page"),
     (410, "taken this page down"), (429, "later"), (451, "legal"), (500, "fault of its own"), (503, "fault of its own")],
)  # fmt: skip
def test_what_is_not_the_page_is_not_taken_for_it(status: int, says: str) -> None:
    """An error page is no article: each status has its sentence."""
    with Server(ok(PAGE).replace(b"200 OK", f"{status} Other".encode())) as server:
        sentence = refusal(server.url, lax(server))
    assert says in sentence
    assert str(status) in sentence


def test_a_link_becomes_an_article_that_keeps_it() -> None:
    """The page is read like a file of its own; the article keeps the link where the redirects ended."""

    def answer(connection: socket.socket, request: bytes) -> None:
        connection.sendall(ok(PAGE) if b"/there" in request else onward("/there"))

    with Server(answer) as server:
        [article] = fetch.read_url(server.url, policy=lax(server))
        assert article.url == f"{server.url}there"
        assert article.title == "The council met again"
        assert texts.PLAIN[:60] in article.text


@pytest.mark.parametrize(
    ("own", "kept"),
    [
        ("http://paper.example.org/plain", "http://paper.example.org/plain"),
        ("https://other.example.com/x", ""),
        ("javascript:alert(1)", ""),
    ],
)
def test_a_page_cannot_claim_another_sites_link(own: str, kept: str) -> None:
    """A page's own link is kept where it is of the same host; otherwise the one it was fetched from."""
    page = PAGE.replace(
        b"</title>", f'</title><link rel="canonical" href="{own}"><meta property="og:url" content="{own}">'.encode()
    )
    with Server(ok(page)) as server:
        [article] = fetch.read_url(server.url, policy=lax(server))
        assert article.url == (kept or server.url)


@pytest.mark.parametrize(
    ("charset", "encoding"),
    [("windows-1251", "cp1251"), ('"KOI8-R"', "koi8-r"), ("iso-8859-1", "cp1252"), ("shift_jis", "shift_jis")],
)
def test_the_servers_word_on_the_encoding_is_heard(charset: str, encoding: str) -> None:
    """A page that is not UTF-8 is read as its server declares it."""
    word = {"cp1252": "“naïve” café", "shift_jis": "大統領"}.get(encoding, "Президент")
    page = PAGE.decode().replace("council met", f"council of {word} met").encode(encoding)
    with Server(ok(page, f"Content-Type: text/html; charset={charset}\r\n")) as server:
        [article] = fetch.read_url(server.url, policy=lax(server))
    assert word in article.title


@pytest.mark.parametrize(
    "charset", ["utf-16", "punycode", "idna", "hex", "rot13", "undefined", "no-such", "unicode_escape", "utf-7"]
)
def test_a_servers_false_word_on_the_encoding_does_no_harm(charset: str) -> None:
    """A page is read by its own bytes when what its server declares does not fit it."""
    with Server(
        ok(PAGE.replace(b"council", b"c\xf6uncil"), f"Content-Type: text/html; charset={charset}\r\n")
    ) as server:
        [article] = fetch.read_url(server.url, policy=lax(server))
    assert "cöuncil" in article.title


@pytest.mark.parametrize(
    "declared", ["text/html", "application/octet-stream", "image/png", "", "\x00", "text/html; charset"]
)
def test_what_a_page_is_told_by_its_content(declared: str) -> None:
    """A page is read whatever its server calls it, and a picture is refused whatever its server calls it."""
    with Server(ok(PAGE, f"Content-Type: {declared}\r\n")) as server:
        assert fetch.read_url(server.url, policy=lax(server))[0].title
    picture = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40
    archive = b"PK\x03\x04" + bytes(range(256)) * 40
    for data in (picture, archive, b"", b"too short"):
        with Server(ok(data, f"Content-Type: {declared}\r\n")) as server, pytest.raises(Unreadable) as refused:
            fetch.read_url(server.url, policy=lax(server))
        assert refused.value.name == server.url
