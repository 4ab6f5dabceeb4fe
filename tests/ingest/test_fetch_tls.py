from __future__ import annotations

import shutil
import ssl
import subprocess
import time
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from analysis.ingest import fetch, fetch_policy
from tests.ingest.fetch_server import NAME, Server, lax, ok
from tests.ingest.test_fetch import refusal

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a self-signed certificate for the tests' name, with its key."""
    if not shutil.which("openssl"):
        pytest.skip("needs the openssl program to make a certificate")
    folder = tmp_path_factory.mktemp("tls")
    key, made = folder / "key.pem", folder / "certificate.pem"
    command = [
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-days",
        "2",
        "-subj",
        f"/CN={NAME}",
        "-keyout",
        str(key),
        "-out",
        str(made),
    ]
    subprocess.run([*command, "-addext", f"subjectAltName=DNS:{NAME}"], check=True, capture_output=True)
    made.write_text(made.read_text() + key.read_text())
    return made


def server_context(certificate: Path, seen: list[str | None]) -> ssl.SSLContext:
    """Return a server's context that notes the name it was asked for."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    context.sni_callback = lambda _socket, name, _context: seen.append(name)
    return context


def trusting(certificate: Path) -> Callable[[], ssl.SSLContext]:
    """Return the program's own context, with the test's certificate among the trusted."""

    def context() -> ssl.SSLContext:
        made = fetch_policy.trusted()
        made.load_verify_locations(certificate)
        return made

    return context


def test_a_secure_page_is_asked_for_by_name_at_the_pinned_address(certificate: Path) -> None:
    """The connection goes to the checked address; the handshake and the certificate are for the name."""
    seen: list[str | None] = []
    with Server(ok(b"secure"), host="127.0.0.4", context=server_context(certificate, seen)) as server:
        policy = replace(lax(server), context=trusting(certificate))
        assert fetch.get(f"https://{NAME}:{server.port}/", policy=policy).data == b"secure"
    assert seen == [NAME]


def test_a_certificate_that_nobody_vouches_for_is_refused(certificate: Path) -> None:
    """A self-signed certificate is refused before anything is asked."""
    with Server(ok(b"secret"), context=server_context(certificate, [])) as server:
        assert "could not prove" in refusal(f"https://{NAME}:{server.port}/", lax(server))
        assert server.requests == []


def test_a_certificate_for_another_name_is_refused(certificate: Path) -> None:
    """A trusted certificate of another name, or of no number, does not do."""
    with Server(ok(b"secret"), context=server_context(certificate, [])) as server:
        policy = replace(lax(server), context=trusting(certificate))
        assert "could not prove" in refusal(f"https://other.example.org:{server.port}/", policy)
        assert "could not prove" in refusal(f"https://127.0.0.1:{server.port}/", policy)
        assert server.requests == []


def test_what_is_not_secure_is_not_taken_for_it() -> None:
    """A server that does not speak TLS is refused under https."""

    class Plain(Server):
        def _answer(self, plain: socket.socket) -> None:
            plain.recv(10)
            plain.sendall(ok(b"plain"))

    with Plain(b"") as server:
        sentence = refusal(f"https://{NAME}:{server.port}/", lax(server))
        assert "secure" in sentence or "did not answer" in sentence


def test_a_slow_handshake_is_left_at_the_deadline() -> None:
    """A server that never answers the handshake, or drips it, holds nobody longer than the deadline."""

    class Slow(Server):
        def _answer(self, plain: socket.socket) -> None:
            for byte in b"\x16\x03\x03\x40\x00" + bytes(60):
                plain.sendall(bytes([byte]))
                time.sleep(0.05)

    with Slow(b"") as server:
        begun = time.perf_counter()
        assert "within 1 seconds" in refusal(f"https://{NAME}:{server.port}/", replace(lax(server), seconds=0.6))
        assert time.perf_counter() - begun < 1.1


def test_the_programs_own_context_checks_everything(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Names and certificates are checked, nothing older than TLS 1.2 is spoken, no session keys are written to a file."""
    monkeypatch.setenv("SSLKEYLOGFILE", str(tmp_path / "keys"))
    context = fetch.STRICT.context()
    assert context.check_hostname
    assert context.verify_mode is ssl.CERT_REQUIRED
    assert context.minimum_version >= ssl.TLSVersion.TLSv1_2
    assert context.keylog_filename is None
