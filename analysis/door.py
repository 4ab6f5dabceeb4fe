"""The door's guard: who may come in, and with which headers every answer leaves. Plain ASGI, no Streamlit.

Streamlit's own defaults are not local-first: a page of another web site can point a name of its own at 127.0.0.1 (DNS
rebinding) and open the WebSocket, and no answer carries security headers. The guard stands before everything else:

* the name in ``Host`` must be one that is let in: this machine's own names with any port (so tunnels and forwarded
  ports work), and those in ``PARALLAX_ALLOWED_HOSTS``;
* an ``Origin`` must equal the ``Host``; a WebSocket must have one;
* a visitor from another machine reads, and changes nothing unless ``PARALLAX_VISITORS_MAY_EDIT`` says so;
* every answer, refusals and failures too, carries the headers of :meth:`Policy.headers`.
"""

from __future__ import annotations

import base64
import hashlib
import html
import ipaddress
import os
import re
from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

HOSTS_SETTING = "PARALLAX_ALLOWED_HOSTS"
"""Environment: more names that are let in, split by commas or blanks. Each is written out; there is no wildcard."""
VISITORS_SETTING = "PARALLAX_VISITORS_MAY_EDIT"
"""Environment: ``1``, ``yes``, ``true`` or ``on`` lets visitors from other machines add, change and delete."""
LOOPBACK = frozenset({"localhost", "127.0.0.1", "[::1]"})
"""The names by which a machine calls itself, as they stand in a ``Host`` header."""

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

_HOST = re.compile(r"(?P<name>\[[0-9a-f:.]{2,45}\]|[a-z0-9._-]{1,253})(?::\d{1,5})?")
_INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_STRANGE_NAME = (
    "This dashboard does not answer to the name “{name}”. If that name is yours, start it again with "
    f"{HOSTS_SETTING}={{name}} in its environment (several names: split by commas)."
)
_READ_ONLY = (
    "Visitors from other machines can read but not change anything here, unless it is started with "
    f"{VISITORS_SETTING}=1 in its environment."
)
_READING = frozenset({"GET", "HEAD", "OPTIONS"})
_FORBIDDEN = 403
_FAILED = 500
_FIXED_HEADERS = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), serial=(), "
    "hid=(), midi=(), display-capture=()",
}


def name_of(host: str) -> str | None:
    """Return the name in a ``Host`` header in lower case, without its port; ``None`` when it is not well-formed."""
    found = _HOST.fullmatch(host.lower())
    return found["name"].removesuffix(".") if found else None


def allowed_hosts(setting: str | None = None) -> frozenset[str]:
    """Return the names that are let in: loopback and those of ``setting`` (the environment's where ``None``).

    A port after a name is left out, an IPv6 address may stand without its brackets, what is no name is passed over.
    """
    words = (os.environ.get(HOSTS_SETTING, "") if setting is None else setting).replace(",", " ").split()
    bracketed = (f"[{word}]" if word.count(":") > 1 and not word.startswith("[") else word for word in words)
    return LOOPBACK | {name for name in map(name_of, bracketed) if name}


def visitors_may_edit() -> bool:
    """Tell whether the second setting lets visitors from other machines change the library."""
    return os.environ.get(VISITORS_SETTING, "").strip().lower() in {"1", "yes", "true", "on"}


def may_edit(address: str | None, host: str | None) -> bool:
    """Tell whether whoever asks may add, change and delete.

    ``address`` is the visitor's IP address (``None`` is how Streamlit's ``st.context.ip_address`` writes loopback),
    ``host`` the ``Host`` header. Both must be this machine's own: behind a proxy that does not pass the address on,
    everybody comes from 127.0.0.1, but under the proxy's name. No ``Host`` (a browser that has just gone) counts as
    a visitor.
    """
    return visitors_may_edit() or (_is_loopback(address) and name_of(host or "") in LOOPBACK)


def is_shared(server_address: str | None) -> bool:
    """Tell whether a server that listens on ``server_address`` can be seen from other machines; the pages say so.

    ``None`` and ``""`` mean every interface, as in Streamlit's ``server.address``.
    """
    return not server_address or not (server_address == "localhost" or _is_loopback(server_address))


def _is_loopback(address: str | None) -> bool:
    if not address:
        return address is None
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return False
    mapped = getattr(parsed, "ipv4_mapped", None)
    return bool((mapped or parsed).is_loopback)


def script_hashes(page: str) -> tuple[str, ...]:
    """Return the CSP sources (``'sha256-…'``) of an HTML page's inline scripts, so that these alone may run."""
    digests = (hashlib.sha256(script.encode()).digest() for script in _INLINE_SCRIPT.findall(page))
    return tuple(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)


@dataclass(frozen=True, slots=True)
class Policy:
    """What the guard goes by: the names let in, and the CSP sources of the page's own inline scripts."""

    hosts: frozenset[str]
    scripts: tuple[str, ...] = ()

    def refusal(self, hosts: list[str], origins: list[str], *, kind: str) -> str | None:
        """Return why a request with these ``Host`` and ``Origin`` headers stays out, ``None`` when it may come in.

        ``kind`` is the ASGI scope's type, ``http`` or ``websocket``.
        """
        if len(hosts) != 1 or name_of(hosts[0]) is None:
            return "The request does not say, in one well-formed Host header, which address it wants."
        if name_of(hosts[0]) not in self.hosts:
            return _STRANGE_NAME.format(name=name_of(hosts[0]))
        if origins and (len(origins) > 1 or _authority(origins[0]) != hosts[0].lower()):
            return "The request was made by another web site. This dashboard answers only to its own pages."
        if kind == "websocket" and not origins:
            return "The connection does not say which page opened it (no Origin header)."
        return None

    def headers(self, host: str | None) -> list[tuple[bytes, bytes]]:
        """Return the headers of an answer; ``host`` is the ``Host`` header let in, ``None`` on a refusal."""
        named = {"content-security-policy": self.content_security_policy(host), **_FIXED_HEADERS}
        return [(name.encode(), value.encode()) for name, value in named.items()]

    def content_security_policy(self, host: str | None) -> str:
        """Return the content security policy; only the ``host`` that was let in may be connected to."""
        sockets = f" ws://{host.lower()} wss://{host.lower()}" if host else ""
        return "; ".join(
            (
                "default-src 'none'",
                " ".join(("script-src 'self'", *self.scripts)),
                "style-src 'self' 'unsafe-inline'",
                "img-src 'self' data: blob:",
                "media-src 'self' blob: data:",
                "font-src 'self' data:",
                f"connect-src 'self'{sockets}",
                "worker-src 'self' blob:",
                *(
                    f"{name} 'none'"
                    for name in ("frame-src", "object-src", "base-uri", "form-action", "frame-ancestors")
                ),
            )
        )


def _authority(origin: str) -> str:
    """Return the ``host:port`` of an ``Origin`` header in lower case, ``""`` when it is none of http(s)."""
    try:
        parts = urlsplit(origin.lower())
    except ValueError:
        return ""
    whole = f"{parts.scheme}://{parts.netloc}" == origin.lower()
    return parts.netloc if whole and parts.scheme in {"http", "https"} else ""


class Guard:
    """ASGI middleware that refuses what :class:`Policy` does not let in and puts its headers on every answer."""

    def __init__(self, app: App, *, policy: Policy) -> None:
        """Stand before ``app``."""
        self.app = app
        self.policy = policy

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass one request on, or refuse it."""
        if scope["type"] not in {"http", "websocket"}:
            await self.app(scope, receive, send)
            return
        hosts = _values(scope, b"host")
        why = self.policy.refusal(hosts, _values(scope, b"origin"), kind=scope["type"]) or _not_yours(scope, hosts)
        if why:
            await _answer(scope, send, _FORBIDDEN, why, self.policy.headers(None))
            return
        await self._pass_on(scope, receive, send, self.policy.headers(hosts[0]))

    async def _pass_on(self, scope: Scope, receive: Receive, send: Send, headers: list[tuple[bytes, bytes]]) -> None:
        ours = {name for name, _ in headers}
        started = False

        async def send_with_headers(message: Message) -> None:
            nonlocal started
            if message["type"] in {"http.response.start", "websocket.accept", "websocket.http.response.start"}:
                started = True
                theirs = [pair for pair in message.get("headers", ()) if pair[0].lower() not in ours]
                message = {**message, "headers": [*theirs, *headers]}
            await send(message)

        try:
            await self.app(scope, receive, send_with_headers)
        except Exception:
            # The server would answer a failure by itself, outside this guard and so without the headers.
            if not started and scope["type"] == "http":
                await _answer(scope, send, _FAILED, "Something went wrong here. The terminal says more.", headers)
            raise


def _values(scope: Scope, name: bytes) -> list[str]:
    return [value.decode("latin-1") for key, value in scope["headers"] if key.lower() == name]


def _not_yours(scope: Scope, hosts: list[str]) -> str | None:
    """Refuse what changes something (an upload) to visitors who may only read."""
    client = scope.get("client")
    if scope.get("method", "GET") in _READING or may_edit(client[0] if client else None, hosts[0]):
        return None
    return _READ_ONLY


async def _answer(scope: Scope, send: Send, status: int, sentence: str, headers: Iterable[tuple[bytes, bytes]]) -> None:
    """Answer with a plain page; to a WebSocket too, where the server can, else by closing the handshake."""
    over = "http" if scope["type"] == "http" else "websocket.http"
    if over != "http" and "websocket.http.response" not in scope.get("extensions", {}):
        await send({"type": "websocket.close", "code": 1008, "reason": sentence[:100]})
        return
    body = _page(sentence).encode()
    plain = [(b"content-type", b"text/html; charset=utf-8"), (b"content-length", str(len(body)).encode())]
    plain.append((b"cache-control", b"no-store"))
    await send({"type": f"{over}.response.start", "status": status, "headers": [*plain, *headers]})
    await send({"type": f"{over}.response.body", "body": b"" if scope.get("method") == "HEAD" else body})


def _page(sentence: str) -> str:
    return (
        '<!DOCTYPE html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        "<title>Parallax</title><style>:root{color-scheme:light dark}body{font:17px/1.6 sans-serif;max-width:34em;"
        "margin:4em auto;padding:0 1em;overflow-wrap:anywhere}</style>"
        f"<h1>Parallax</h1><p>{html.escape(sentence)}</p></html>"
    )
