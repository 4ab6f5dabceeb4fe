"""The door's guard, alone: who comes in, and with which headers every answer leaves."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import streamlit as st

from analysis import door
from tests.served import FORBIDDEN, SECURITY
from tests.shared import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

POLICY = door.Policy(hosts=door.allowed_hosts("news.example"), scripts=("'sha256-abc'",))
FAILED = 500


async def behind(scope: door.Scope, receive: door.Receive, send: door.Send) -> None:  # noqa: ARG001 - an ASGI callable
    """Answer as the server behind the guard would."""
    if scope["type"] == "websocket":
        await send({"type": "websocket.accept", "subprotocol": "streamlit"})
        return
    headers = [(b"content-type", b"text/plain"), (b"X-Frame-Options", b"ALLOWALL")]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": b"behind the door"})


async def failing(scope: door.Scope, receive: door.Receive, send: door.Send) -> None:  # noqa: ARG001 - an ASGI callable
    """Fail as a server with a mistake in it would."""
    raise ZeroDivisionError


def ask(*headers: tuple[str, str], app: door.App = behind, **scope: Any) -> list[door.Message]:
    """Return what the guard sends for a request with these headers."""
    sent: list[door.Message] = []

    async def send(message: door.Message) -> None:
        sent.append(message)

    async def receive() -> door.Message:
        return {"type": "http.request"}

    raw = [(name.lower().encode(), value.encode("latin-1")) for name, value in headers]
    request = {"type": "http", "method": "GET", "client": ("127.0.0.1", 5), "headers": raw} | scope
    asyncio.run(door.Guard(app, policy=POLICY)(request, receive, send))
    return sent


def let_in(*headers: tuple[str, str], **scope: Any) -> bool:
    """Tell whether the guard passes a request on."""
    first = ask(*headers, **scope)[0]
    return first["type"] == "websocket.accept" or first.get("status") == 200


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("localhost", True),
        ("localhost:8501", True),
        ("LOCALHOST:1", True),
        ("localhost.:80", True),
        ("127.0.0.1:43210", True),
        ("[::1]", True),
        ("[::1]:8501", True),
        ("news.example:80", True),
        ("evil.example", False),
        ("evil.example:8501", False),
        ("localhost.evil.example", False),
        ("evil-localhost", False),
        ("sub.news.example", False),
        ("127.0.0.1.nip.io", False),
        ("127.0.0.2", False),
        ("0.0.0.0", False),  # noqa: S104 - a name to refuse
        ("localhost@evil.example", False),
        ("evil.example/localhost", False),
        ("localhost:80:80", False),
        ("localhost:", False),
        ("localhost:99999999", False),
        ("localhost, evil.example", False),
        ("localhost; script-src *", False),
        ("::1", False),
        ("[::2]", False),
        ("", False),
        ("löcalhost", False),
    ],
)
def test_host(host: str, expected: bool) -> None:  # noqa: FBT001
    """Only this machine's own names and those of the setting are let in, with any port."""
    assert let_in(("Host", host)) is expected
    assert let_in(("Host", host), ("Origin", f"http://{host}"), type="websocket") is expected


def test_host_missing_or_twice() -> None:
    """A request without a Host, or with two, stays out."""
    assert not let_in()
    assert not let_in(("Host", "localhost"), ("Host", "localhost"))
    assert not let_in(("Host", "localhost"), ("Host", "evil.example"))


@pytest.mark.parametrize(
    ("origin", "expected"),
    [
        ("http://localhost:8501", True),
        ("https://localhost:8501", True),
        ("HTTP://LocalHost:8501", True),
        ("http://localhost", False),
        ("http://localhost:8502", False),
        ("http://127.0.0.1:8501", False),
        ("https://evil.example", False),
        ("http://localhost:8501.evil.example", False),
        ("http://evil.example#localhost:8501", False),
        ("http://x@localhost:8501", False),
        ("http://localhost:8501/", False),
        ("ftp://localhost:8501", False),
        ("chrome-extension://localhost:8501", False),
        ("null", False),
        ("", False),
        ("http://[", False),
    ],
)
@pytest.mark.parametrize("kind", ["http", "websocket"])
def test_origin(origin: str, expected: bool, kind: str) -> None:  # noqa: FBT001
    """An Origin must equal the Host, port included; another local server's page is another site."""
    assert let_in(("Host", "localhost:8501"), ("Origin", origin), type=kind) is expected


def test_no_origin() -> None:
    """Without an Origin a page is answered (a browser sends none when one types an address), a WebSocket is not."""
    assert let_in(("Host", "localhost"))
    assert let_in(("Host", "localhost"), path="/_stcore/health")
    assert not let_in(("Host", "localhost"), type="websocket")
    twice = (("Origin", "http://localhost"), ("Origin", "http://localhost"))
    assert not let_in(("Host", "localhost"), *twice, type="websocket")


def headers_of(message: door.Message) -> dict[str, str]:
    """Return a message's headers, each of which must stand there once."""
    names = [name.decode().lower() for name, _ in message["headers"]]
    assert len(names) == len(set(names))
    return {name.decode().lower(): value.decode() for name, value in message["headers"]}


def test_headers_on_every_answer() -> None:
    """Pages, refusals, failures and the WebSocket's handshake carry the headers; the server's own cannot loosen them."""
    extension: dict[str, dict[str, str]] = {"websocket.http.response": {}}
    origin = ("Origin", "http://localhost")
    answers = [
        ask(("Host", "localhost")),
        ask(("Host", "evil.example")),
        ask(("Host", "localhost"), origin, type="websocket"),
        ask(("Host", "evil.example"), type="websocket", extensions=extension),
    ]
    for first, *_ in answers:
        found = headers_of(first)
        assert found.keys() >= SECURITY
        assert found["x-frame-options"] == "DENY"
    assert headers_of(answers[0][0])["content-type"] == "text/plain"
    assert [first.get("status") for first, *_ in answers] == [200, FORBIDDEN, None, FORBIDDEN]


def test_failure() -> None:
    """A failure behind the guard is answered with the headers and without a traceback, and is still raised for the log."""
    sent: list[door.Message] = []

    async def send(message: door.Message) -> None:
        sent.append(message)

    request = {"type": "http", "method": "GET", "headers": [(b"host", b"localhost")]}
    with pytest.raises(ZeroDivisionError):
        asyncio.run(door.Guard(failing, policy=POLICY)(request, None, send))  # type: ignore[arg-type]
    assert sent[0]["status"] == FAILED
    assert headers_of(sent[0]).keys() >= SECURITY
    assert b"ZeroDivision" not in sent[1]["body"]


def test_websocket_refused_without_the_extension() -> None:
    """Where the server cannot answer a WebSocket with a page, the handshake is closed."""
    assert [message["type"] for message in ask(("Host", "evil.example"), type="websocket")] == ["websocket.close"]


def test_lifespan_passes() -> None:
    """What is no request (the server's start and stop) is none of the guard's business."""
    passed: list[str] = []

    async def app(scope: door.Scope, receive: door.Receive, send: door.Send) -> None:  # noqa: ARG001
        passed.append(scope["type"])

    asyncio.run(door.Guard(app, policy=POLICY)({"type": "lifespan"}, None, None))  # type: ignore[arg-type]
    assert passed == ["lifespan"]


def test_refusal_page() -> None:
    """A refused name gets a plain page that names the setting that lets it in, and shows the name only escaped."""
    page = ask(("Host", "news2.example:80"))[1]["body"].decode()
    assert "PARALLAX_ALLOWED_HOSTS=news2.example" in page
    assert "<script" not in page
    hostile = ask(("Host", "<script>alert(1)</script>"))[1]["body"].decode()
    assert "<script" not in hostile
    assert ask(("Host", "evil.example"), method="HEAD")[1]["body"] == b""


def test_content_security_policy() -> None:
    """The policy names the WebSocket of the very host asked for, on a refusal none, and allows no foreign source."""
    policy = headers_of(ask(("Host", "LocalHost:8501"))[0])["content-security-policy"]
    rules = {rule.split(" ", 1)[0]: rule.split(" ", 1)[1] for rule in policy.split("; ")}
    assert rules["default-src"] == "'none'"
    assert rules["script-src"] == "'self' 'sha256-abc'"
    assert rules["connect-src"] == "'self' ws://localhost:8501 wss://localhost:8501"
    for name in ("frame-src", "object-src", "base-uri", "form-action", "frame-ancestors"):
        assert rules[name] == "'none'"
    assert "unsafe-eval" not in policy
    assert "*" not in policy
    assert "evil" not in headers_of(ask(("Host", "evil.example"))[0])["content-security-policy"]


def test_script_hashes() -> None:
    """Of Streamlit's page exactly the inline scripts are allowed, by their hash as a browser computes it."""
    page = "<p>x</p><script>\n  let a = 1\n</script><script src='x.js'></script>"
    digest = base64.b64encode(hashlib.sha256(b"\n  let a = 1\n").digest()).decode()
    assert door.script_hashes(page) == (f"'sha256-{digest}'",)
    assert len(door.script_hashes((Path(st.__file__).parent / "static" / "index.html").read_text())) == 1


@pytest.mark.parametrize(
    ("setting", "more"),
    [
        ("", set()),
        ("news.example", {"news.example"}),
        (" News.Example:8501, 192.168.1.5 other ", {"news.example", "192.168.1.5", "other"}),
        ("fe80::1 [fe80::2]:80", {"[fe80::1]", "[fe80::2]"}),
        ("* *.example http://x <b>", set()),
    ],
)
def test_allowed_hosts(setting: str, more: set[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """More names come from the setting, each written out: there is no wildcard."""
    assert door.allowed_hosts(setting) == door.LOOPBACK | more
    monkeypatch.setenv("PARALLAX_ALLOWED_HOSTS", setting)
    assert door.allowed_hosts() == door.LOOPBACK | more


@pytest.mark.parametrize(
    ("address", "host", "expected"),
    [
        (None, "localhost:8501", True),
        ("127.0.0.1", "127.0.0.1", True),
        ("127.3.2.1", "localhost", True),
        ("::1", "[::1]:80", True),
        ("::ffff:127.0.0.1", "localhost", True),
        ("192.168.1.9", "localhost", False),
        ("::ffff:192.168.1.9", "localhost", False),
        ("127.0.0.1", "news.example", False),
        (None, "news.example", False),
        (None, None, False),
        (None, "", False),
        ("", "localhost", False),
        ("testclient", "localhost", False),
    ],
)
def test_may_edit(address: str | None, host: str | None, expected: bool, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: FBT001
    """Whoever sits at this machine may edit; visitors only when the second setting says so."""
    monkeypatch.delenv("PARALLAX_VISITORS_MAY_EDIT", raising=False)
    assert door.may_edit(address, host) is expected
    monkeypatch.setenv("PARALLAX_VISITORS_MAY_EDIT", "0")
    assert door.may_edit(address, host) is expected
    monkeypatch.setenv("PARALLAX_VISITORS_MAY_EDIT", "1")
    assert door.may_edit(address, host)


def test_visitors_do_not_upload(monkeypatch: pytest.MonkeyPatch) -> None:
    """A visitor reads pages and cannot upload a file; whoever sits at the machine can."""
    monkeypatch.delenv("PARALLAX_VISITORS_MAY_EDIT", raising=False)
    name = ("Host", "news.example")
    far = ("192.168.1.9", 5)
    assert let_in(name, client=far)
    assert not let_in(name, method="PUT", client=far)
    assert b"PARALLAX_VISITORS_MAY_EDIT=1" in ask(name, method="DELETE", client=far)[1]["body"]
    assert let_in(("Host", "localhost"), method="PUT")
    monkeypatch.setenv("PARALLAX_VISITORS_MAY_EDIT", "yes")
    assert let_in(name, method="PUT", client=far)


@pytest.mark.parametrize(
    ("address", "shared"),
    [
        ("127.0.0.1", False),
        ("localhost", False),
        ("::1", False),
        ("0.0.0.0", True),  # noqa: S104 - told apart, not bound to
        ("192.168.1.5", True),
        ("", True),
        (None, True),
    ],
)
def test_is_shared(address: str | None, shared: bool) -> None:  # noqa: FBT001
    """Only a server that listens on loopback alone is seen by nobody else."""
    assert door.is_shared(address) is shared


def test_settings() -> None:
    """The configuration is local-first, and every option in it is one that this Streamlit knows."""
    written = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    server, client = written["server"], written["client"]
    assert (server["address"], server["headless"], server["maxUploadSize"]) == ("127.0.0.1", True, 25)
    assert (server["enableXsrfProtection"], server["xsrfCookieSameSite"]) == (True, "strict")
    assert not server["enableStaticServing"]
    assert {f"[{name}]" if ":" in name else name for name in server["allowedHosts"]} == door.LOOPBACK
    assert written["browser"]["gatherUsageStats"] is False
    assert (client["showErrorDetails"], client["showErrorLinks"], client["toolbarMode"]) == ("none", False, "viewer")
    assert written["runner"]["magicEnabled"] is False
    known = st.config.get_config_options()
    assert {name for name, _ in flat(written)} <= set(known)
    assert "http" not in (ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8")


def flat(table: dict[str, Any], before: str = "") -> Iterator[tuple[str, Any]]:
    """Yield the options of a configuration by their full names."""
    for name, value in table.items():
        if isinstance(value, dict):
            yield from flat(value, f"{before}{name}.")
        else:
            yield f"{before}{name}", value
