"""One request over one connection: pinned to a checked address, under one deadline, with every length capped."""

from __future__ import annotations

import http.client
import io
import ssl
import time
import zlib
from ipaddress import ip_address
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from analysis.ingest.fetch_target import SCHEMES

if TYPE_CHECKING:
    import socket
    from collections.abc import Sequence

    from _typeshed import WriteableBuffer

    from analysis.ingest.addresses import Address
    from analysis.ingest.fetch_policy import Policy
    from analysis.ingest.fetch_target import Target

PIECE = 64 * 1024
TRIED = 4
"""Addresses of one name to which a connection is tried."""
OVERHEAD = 2
"""Bytes on the wire for a byte of the page that are put up with: chunks of one byte each are no honest answer."""
AGENT = "Parallax"
REDIRECTS = frozenset({301, 302, 303, 307, 308})


class NotPublicError(Exception):
    """An address of the host is not one that may be connected to."""


class TooLargeError(Exception):
    """The page or its headers are longer than the policy allows."""


class BrokenError(Exception):
    """What came is not a whole answer of the web's protocol."""


class PackedError(Exception):
    """The page is packed in a way that was not asked for."""


class Deadline:
    """A point in time after which nothing goes on."""

    def __init__(self, seconds: float) -> None:
        """Let it be ``seconds`` from now."""
        self._end = time.monotonic() + seconds

    def left(self) -> float:
        """Return the seconds that are left; raises `TimeoutError` when there are none."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise TimeoutError
        return left


class Answer(NamedTuple):
    """What a server answered: its status, where it sends the reader on to (``""``), the declared type, the page."""

    status: int
    location: str
    type: str
    data: bytes


def ask(target: Target, policy: Policy, deadline: Deadline) -> Answer:
    """Ask for one page.

    Raises this module's errors, `OSError` (with `ssl.SSLError`), `TimeoutError`, `http.client.HTTPException`,
    `zlib.error`, `ValueError`: none of what a server sends raises anything else.
    """
    with _connect(target, checked(target, policy, deadline), policy, deadline) as connection:
        connection.settimeout(deadline.left())
        connection.sendall(_request(target))
        stream = _Stream(connection, deadline, policy.head)
        response = http.client.HTTPResponse(cast("socket.socket", stream), method="GET")
        with response:
            response.begin()
            stream.reader.limit = policy.head + OVERHEAD * policy.size
            page = _page(response, policy, deadline) if response.status == http.client.OK else b""
            return Answer(
                response.status,
                response.headers.get("Location", "") if response.status in REDIRECTS else "",
                response.headers.get("Content-Type", ""),
                page,
            )


def checked(target: Target, policy: Policy, deadline: Deadline) -> Sequence[Address]:
    """Return the addresses of a target, looked up once, all of which may be connected to; else `NotPublicError`."""
    texts = [str(target.address)] if target.address else policy.resolve(target.host, target.port, deadline.left())
    try:
        found = [ip_address(text) for text in texts]
    except ValueError:
        raise NotPublicError from None
    if not found:
        raise OSError
    if not all(map(policy.is_allowed, found)):
        raise NotPublicError
    return found


def _connect(target: Target, found: Sequence[Address], policy: Policy, deadline: Deadline) -> socket.socket:
    """Connect to the first of the addresses that answers. The certificate must be for the name, not for the address."""
    tried = found[:TRIED]
    for at, address in enumerate(tried, start=1):
        try:
            connection = policy.dial(address, target.port, deadline.left() / (len(tried) - at + 1))
            break
        except PermissionError:
            raise NotPublicError from None
        except OSError:
            deadline.left()
            if at == len(tried):
                raise
    if SCHEMES[target.scheme] == http.client.HTTP_PORT:
        return connection
    try:
        connection.settimeout(deadline.left())
        return policy.context().wrap_socket(connection, server_hostname=target.host)
    except BaseException:
        connection.close()
        raise


def _request(target: Target) -> bytes:
    """Return the request. It says nothing of the reader: no cookie, no referrer, no language, no system."""
    return (
        f"GET {target.path} HTTP/1.1\r\n"
        f"Host: {target.authority}\r\n"
        f"User-Agent: {AGENT}\r\n"
        "Accept: text/html, text/plain, text/markdown, application/pdf\r\n"
        "Accept-Encoding: gzip\r\n"
        "Connection: close\r\n\r\n"
    ).encode("ascii")


def _page(response: http.client.HTTPResponse, policy: Policy, deadline: Deadline) -> bytes:
    """Read a page, unpacked, up to the policy's size."""
    if len(set(response.headers.get_all("Content-Length", []))) > 1:
        raise BrokenError
    if not response.chunked and (response.length or 0) > policy.size:
        raise TooLargeError
    unpack = _unpacker(response)
    page = bytearray()
    while piece := response.read(PIECE):
        deadline.left()
        page += unpack.decompress(piece, policy.size + 1 - len(page)) if unpack else piece
        if len(page) > policy.size:
            raise TooLargeError
    if response.length or (unpack and (not unpack.eof or unpack.unused_data.strip(b"\0"))):
        raise BrokenError
    return bytes(page)


def _unpacker(response: http.client.HTTPResponse) -> Any:
    """Return what unpacks the page, ``None`` where it is not packed."""
    packed = ",".join(response.headers.get_all("Content-Encoding", [])).strip().lower()
    if packed in {"", "identity"}:
        return None
    if packed in {"gzip", "x-gzip"}:
        return zlib.decompressobj(zlib.MAX_WBITS | 16)
    raise PackedError


class _Reader(io.RawIOBase):
    """The receiving side of a connection: every read is under the deadline, all reads together under a limit of bytes."""

    def __init__(self, connection: socket.socket, deadline: Deadline, limit: int) -> None:
        self.connection = connection
        self.deadline = deadline
        self.limit = limit
        self.taken = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        self.connection.settimeout(self.deadline.left())
        count = self.connection.recv_into(buffer)
        self.taken += count
        if self.taken > self.limit:
            raise TooLargeError
        return count


class _Stream:
    """What `http.client` takes for a socket."""

    def __init__(self, connection: socket.socket, deadline: Deadline, limit: int) -> None:
        self.reader = _Reader(connection, deadline, limit)

    def makefile(self, _mode: str) -> io.BufferedReader:
        return io.BufferedReader(self.reader, PIECE // 8)


FAILURES = (OSError, ssl.SSLError, http.client.HTTPException, zlib.error, ValueError)
"""What a server or the network can make of a request beside this module's own errors."""
