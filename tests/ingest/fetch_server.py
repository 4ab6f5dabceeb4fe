"""Real servers on loopback that answer with exactly the bytes of a test, and a policy that lets a fetch reach them."""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Callable
from ipaddress import ip_address
from typing import TYPE_CHECKING, Self

from analysis.ingest import fetch_policy
from analysis.ingest.fetch_policy import Policy

if TYPE_CHECKING:
    import ssl
    from collections.abc import Sequence

NAME = "paper.example.org"
"""The name under which tests ask for their servers; nobody looks it up but the test's own resolver."""
Answer = bytes | Callable[[socket.socket, bytes], None]


class Server:
    """Answers every connection with ``answer``: bytes, or a function of the connection and the request's head."""

    def __init__(self, answer: Answer, host: str = "127.0.0.1", context: ssl.SSLContext | None = None) -> None:
        self.answer = answer
        self.context = context
        self.requests: list[bytes] = []
        self.connections = 0
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        self.listener = socket.socket(family, socket.SOCK_STREAM)
        self.listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.listener.bind((host, 0))
        self.listener.listen(16)
        self.host, self.port = self.listener.getsockname()[:2]
        self.url = f"http://{NAME}:{self.port}/"
        self.thread = threading.Thread(target=self._serve, daemon=True)

    def __enter__(self) -> Self:
        """Begin to answer."""
        self.thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Answer no more."""
        with contextlib.suppress(OSError):
            self.listener.shutdown(socket.SHUT_RDWR)
        self.listener.close()
        self.thread.join(5)

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self.listener.accept()
            except OSError:
                return
            self.connections += 1
            with contextlib.suppress(OSError), connection:
                connection.settimeout(5)
                self._answer(connection)

    def _answer(self, plain: socket.socket) -> None:
        connection = self.context.wrap_socket(plain, server_side=True) if self.context else plain
        with connection:
            request = b""
            while b"\r\n\r\n" not in request and (piece := connection.recv(65536)):
                request += piece
            self.requests.append(request)
            if callable(self.answer):
                self.answer(connection, request)
            else:
                connection.sendall(self.answer)
            connection.shutdown(socket.SHUT_WR)
            while connection.recv(65536):
                pass


def ok(body: bytes, headers: str = "Content-Type: text/html; charset=utf-8\r\n") -> bytes:
    """Return a whole, honest answer."""
    return f"HTTP/1.1 200 OK\r\n{headers}Content-Length: {len(body)}\r\n\r\n".encode() + body


def onward(location: str, status: int = 302) -> bytes:
    """Return an answer that sends its reader on."""
    return f"HTTP/1.1 {status} Moved\r\nLocation: {location}\r\nContent-Length: 0\r\n\r\n".encode()


def lax(server: Server, answers: Sequence[str] | None = None) -> Policy:
    """Return a policy under which this server's address and port, and no other, are allowed.

    ``answers``: what every name resolves to; the server's own address where ``None``.
    """
    found = (server.host,) if answers is None else tuple(answers)
    return Policy(
        enabled=lambda: True,
        ports=frozenset({server.port}),
        is_allowed=lambda address: address == ip_address(server.host),
        resolve=lambda _host, _port, _seconds: found,
        dial=fetch_policy.dial_any,
        seconds=3,
    )
