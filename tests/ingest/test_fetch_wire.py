from __future__ import annotations

import contextlib
import gzip
import socket
import threading
import time
import tracemalloc
import zlib
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.ingest import fetch, fetch_policy
from analysis.unreadable import Unreadable
from tests.ingest.fetch_server import NAME, Server, lax, ok
from tests.ingest.test_fetch import refusal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n"
CHUNKED = HEAD + b"Transfer-Encoding: chunked\r\n\r\n"
SOON = 0.6
"""Seconds that slow servers are given in these tests."""


def drip(head: bytes, piece: bytes) -> Callable[[socket.socket, bytes], None]:
    """Return an answer that sends ``head`` and then ``piece`` again and again, slower than any time-out of a single read."""

    def answer(connection: socket.socket, _request: bytes) -> None:
        connection.sendall(head)
        for _ in range(40):
            connection.sendall(piece)
            time.sleep(0.05)

    return answer


@contextlib.contextmanager
def within(seconds: float) -> Iterator[None]:
    """Fail when what is inside takes longer."""
    begun = time.perf_counter()
    yield
    assert time.perf_counter() - begun < seconds


@pytest.mark.parametrize(
    ("head", "piece"),
    [
        (b"", b""),
        (b"", b"H"),
        (b"HTTP/1.1 200 OK\r\n", b"x"),
        (b"HTTP/1.1 200 OK\r\n", b"X-Y: z\r\n"),
        (b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
        (HEAD + b"\r\n", b"x"),
        (HEAD + b"Content-Length: 100\r\n\r\n", b"x"),
        (CHUNKED, b"1\r\nx\r\n"),
        (CHUNKED + b"0\r\n", b"X: y\r\n"),
        (HEAD + b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(b"x", mtime=0)[:10], b"\x01\x00\x00\xff\xff"),
    ],
)
def test_a_slow_server_is_left_at_the_deadline(head: bytes, piece: bytes) -> None:
    """However a server drips (nothing, status, headers, page, chunks, trailers), everything together ends in time."""
    with Server(drip(head, piece)) as server, within(SOON + 0.5):
        assert "within 1 seconds" in refusal(server.url, replace(lax(server), seconds=SOON))


def test_the_deadline_is_over_all_redirects_together() -> None:
    """Three slow redirects share one deadline."""

    def answer(connection: socket.socket, _request: bytes) -> None:
        time.sleep(SOON / 2)
        connection.sendall(b"HTTP/1.1 302 Found\r\nLocation: /\r\nContent-Length: 0\r\n\r\n")

    with Server(answer) as server, within(SOON + 0.5):
        assert "within 1 seconds" in refusal(server.url, replace(lax(server), seconds=SOON))


def test_a_slow_name_server_is_left_at_the_deadline(monkeypatch: pytest.MonkeyPatch) -> None:
    """A look-up that hangs is left alone, and not more than a few may hang at once."""
    release = threading.Event()
    hanging: list[str] = []

    def hang(host: str, *_: object, **__: object) -> list[object]:
        hanging.append(host)
        release.wait(10)
        return []

    monkeypatch.setattr(socket, "getaddrinfo", hang)
    policy = replace(fetch.STRICT, enabled=lambda: True, seconds=0.1)
    try:
        with within(3):
            for _ in range(fetch_policy.LOOKUPS + 3):
                assert "within 0 seconds" in refusal(f"https://{NAME}/", policy)
        assert len(hanging) == fetch_policy.LOOKUPS
    finally:
        release.set()
    with within(5):
        while "did not answer" not in refusal(f"https://{NAME}/", policy):
            time.sleep(0.02)


@pytest.mark.parametrize("failure", [socket.gaierror(-2, "unknown"), OSError(), UnicodeError("label too long")])
def test_a_name_that_nobody_knows_is_told(failure: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    """A look-up that fails in whichever way is one sentence."""

    def fail(*_: object, **__: object) -> list[object]:
        raise failure

    monkeypatch.setattr(socket, "getaddrinfo", fail)
    assert "did not answer" in refusal(f"https://{NAME}/", replace(fetch.STRICT, enabled=lambda: True))


def test_the_systems_answers_are_taken_once_each_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    """The look-up returns the addresses as the system orders them, without doubles."""
    found = [(2, 1, 6, "", (text, 443)) for text in ("203.0.113.9", "203.0.113.1", "203.0.113.9")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)
    assert fetch_policy.resolve(NAME, 443, 1) == ("203.0.113.9", "203.0.113.1")


@pytest.mark.parametrize(
    "answer",
    [
        ok(b"x" * 200_001, ""),
        HEAD + b"\r\n" + b"x" * 200_001,
        HEAD + b"Content-Length: 99999999999999999999\r\n\r\n",
        CHUNKED + b"30d41\r\n" + b"x" * 200_001 + b"\r\n0\r\n\r\n",
        CHUNKED + b"1\r\nx\r\n" * 190_000,
        CHUNKED + b"1;" + b"x" * 60_000 + b"\r\n" + b"y\r\n" + (b"1;" + b"x" * 60_000 + b"\r\ny\r\n") * 20,
        ok(gzip.compress(bytes(200_001), mtime=0), "Content-Encoding: gzip\r\n"),
        ok(gzip.compress(bytes(100_000_000), mtime=0), "Content-Encoding: gzip\r\n"),
        CHUNKED + b"0\r\n" + b"X: y\r\n" * 200_000,
    ],
    ids=["length", "no length", "claimed", "chunk", "chunks of one", "extensions", "packed", "bomb", "trailers"],
)
def test_a_page_that_is_too_large_is_refused_early(answer: bytes) -> None:
    """The limit holds for the unpacked page, for the bytes on the wire and for what is merely claimed; memory stays small."""
    with Server(answer) as server:
        policy = replace(lax(server), size=200_000)
        tracemalloc.start()
        try:
            assert "larger than" in refusal(server.url, policy)
            assert tracemalloc.get_traced_memory()[1] < 8_000_000
        finally:
            tracemalloc.stop()


def test_a_page_of_just_the_limit_is_taken() -> None:
    """The limit itself is allowed, packed or not, in one piece or in chunks."""
    page = bytes(200_000)
    chunks = b"".join(b"2710\r\n" + page[:10_000] + b"\r\n" for _ in range(20))
    for answer in (
        ok(page),
        ok(gzip.compress(page, mtime=0), "Content-Encoding: gzip\r\n"),
        CHUNKED + chunks + b"0\r\n\r\n",
        HEAD + b"\r\n" + page,
    ):
        with Server(answer) as server:
            assert fetch.get(server.url, policy=replace(lax(server), size=len(page))).data == page


@pytest.mark.parametrize(
    "answer",
    [
        b"HTTP/1.1 200 OK\r\nX: " + b"x" * 100_000 + b"\r\n\r\n",
        b"HTTP/1.1 200 OK\r\n" + b"".join(b"X%d: y\r\n" % at for at in range(150)) + b"\r\n",
        b"HTTP/1.1 200 OK\r\n" + (b"X: " + b"y" * 5_000 + b"\r\n") * 50 + b"\r\n",
        b"HTTP/1.1 100 Continue\r\n\r\n" * 50_000 + ok(b"x"),
        b"HTTP/1.1 200 " + b"O" * 100_000,
    ],
    ids=["one long", "many", "many long", "continue", "status line"],
)
def test_huge_headers_are_refused(answer: bytes) -> None:
    """A header of 100 KB, 150 headers, 250 KB of headers, endless 100s and an endless status line are refused."""
    with Server(answer) as server, within(2):
        assert "page" in refusal(server.url, lax(server))


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"\r\n\r\n",
        b"hello",
        b"<html>no head</html>",
        b"SSH-2.0-OpenSSH_9.2\r\n",
        b"HTTP/9.9 200 OK\r\n\r\nx",
        b"HTTP/1.1 abc OK\r\n\r\n",
        b"HTTP/1.1 -200 OK\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort",
        b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nxy",
        CHUNKED + b"zz\r\nx\r\n0\r\n\r\n",
        CHUNKED + b"\r\n",
        CHUNKED + b"5\r\nx",
        CHUNKED + b"ffffffffffffffffffffffff\r\nx",
        CHUNKED + b"x" * 70_000,
        ok(b"not packed", "Content-Encoding: gzip\r\n"),
        ok(gzip.compress(b"cut" * 100, mtime=0)[:-9], "Content-Encoding: gzip\r\n"),
        ok(gzip.compress(b"spoilt", mtime=0)[:-8] + b"\0" * 8, "Content-Encoding: gzip\r\n"),
        ok(gzip.compress(b"one", mtime=0) + gzip.compress(b"two", mtime=0), "Content-Encoding: gzip\r\n"),
        ok(zlib.compress(bytes(1000)), "Content-Encoding: deflate\r\n"),
        ok(b"x", "Content-Encoding: br\r\n"),
        ok(gzip.compress(gzip.compress(b"x", mtime=0)), "Content-Encoding: gzip, gzip\r\n"),
        ok(gzip.compress(b"x", mtime=0), "Content-Encoding: gzip\r\nContent-Encoding: gzip\r\n"),
        ok(b"x", "Content-Encoding: zstd\r\n"),
        b"HTTP/1.1 302 Found\r\n\r\n",
        b"HTTP/1.1 302 Found\r\nLocation: a\r\n b\r\n\r\n",
    ],
)
def test_a_broken_answer_is_told(answer: bytes) -> None:
    """No answer, half an answer, another protocol's, false lengths, garbage in chunks or packing: one sentence, no page."""
    with Server(answer) as server, within(2):
        refusal(server.url, lax(server))


def test_a_negative_chunk_does_not_break_out_of_the_limits() -> None:
    """A chunk of negative length is refused or read as what it holds, within the limits."""
    for length in (b"-1", b"-5", b"+3", b"0x3", b" 3 ", b"1_0"):
        with Server(CHUNKED + length + b"\r\nabc\r\n0\r\n\r\n") as server, within(2), contextlib.suppress(Unreadable):
            assert len(fetch.get(server.url, policy=lax(server)).data) < 20


def test_a_connection_that_is_cut_is_told() -> None:
    """A server that resets the connection in the middle gives one sentence."""

    def answer(connection: socket.socket, _request: bytes) -> None:
        connection.sendall(HEAD + b"Content-Length: 100\r\n\r\nx")
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
        connection.close()

    with Server(answer) as server:
        refusal(server.url, lax(server))


@given(
    st.binary(max_size=300),
    st.sampled_from(
        [
            b"",
            b"HTTP/1.1 ",
            b"HTTP/1.1 200 OK\r\n",
            HEAD,
            HEAD + b"\r\n",
            CHUNKED,
            HEAD + b"Content-Encoding: gzip\r\n\r\n\x1f\x8b\x08",
        ]
    ),
)
def test_any_bytes_are_a_page_or_a_refusal(rest: bytes, head: bytes) -> None:
    """Whatever a server sends, fetching raises nothing but Unreadable."""
    ours, theirs = socket.socketpair()
    with ours, theirs:
        theirs.sendall(head + rest)
        theirs.shutdown(socket.SHUT_WR)
        policy = fetch.Policy(
            enabled=lambda: True, resolve=lambda *_: ("93.184.215.14",), dial=lambda *_: ours, redirects=0, seconds=2
        )
        with contextlib.suppress(Unreadable):
            assert len(fetch.get(f"http://{NAME}/", policy=policy).data) <= 300


def test_an_ipv6_server_is_asked_by_its_number() -> None:
    """A link with a number in brackets is sent and connected to as such."""
    try:
        server = Server(ok(b"six"), host="::1")
    except OSError:
        pytest.skip("needs IPv6 on loopback")
    with server:
        assert fetch.get(f"http://[::1]:{server.port}/", policy=lax(server)).data == b"six"
        assert f"Host: [::1]:{server.port}\r\n".encode() in server.requests[0]
