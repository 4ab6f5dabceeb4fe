"""A relay on this machine that counts the bytes between a browser and a server, both ways, and changes nothing."""

from __future__ import annotations

import socket
import threading
from contextlib import suppress
from typing import Self

CHUNK = 65536


class Relay:
    """``with Relay("localhost:8501") as relay``: what comes to ``relay.address`` goes to that server, and is counted."""

    def __init__(self, server: str) -> None:
        self._server = server
        self._listening = socket.create_server(("127.0.0.1", 0))
        self._count, self._lock = 0, threading.Lock()
        self.address = f"localhost:{self._listening.getsockname()[1]}"

    def __enter__(self) -> Self:
        """Begin to listen."""
        threading.Thread(target=self._listen, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        """Stop listening; connections that are open end with the browser or the server."""
        self._listening.close()

    def taken(self) -> int:
        """Return the bytes since the last time this was asked."""
        with self._lock:
            count, self._count = self._count, 0
        return count

    def _listen(self) -> None:
        with suppress(OSError):
            while True:
                browser, _ = self._listening.accept()
                threading.Thread(target=self._join, args=(browser,), daemon=True).start()

    def _join(self, browser: socket.socket) -> None:
        """Pass on what one connection brings, both ways, until both sides have ended."""
        name, port = self._server.split(":")
        with suppress(OSError), browser, socket.create_connection((name, int(port))) as server:
            back = threading.Thread(target=self._pass, args=(server, browser), daemon=True)
            back.start()
            self._pass(browser, server)
            back.join()

    def _pass(self, source: socket.socket, target: socket.socket) -> None:
        with suppress(OSError):
            while data := source.recv(CHUNK):
                with self._lock:
                    self._count += len(data)
                target.sendall(data)
        for one in (source, target):
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
