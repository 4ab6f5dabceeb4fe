"""What a fetch may do. The default is strict; nothing in the environment or in a setting can make it laxer."""

from __future__ import annotations

import os
import queue
import socket
import ssl
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.ingest.addresses import is_public

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from analysis.ingest.addresses import Address

SETTING = "PARALLAX_FETCH"
"""Environment: ``1``, ``yes``, ``true`` or ``on`` lets the program fetch the page behind a link. It is off otherwise."""
LOOKUPS = 8
"""Name look-ups under way at once. A look-up cannot be stopped, so those that hang must not add up."""

_free = threading.BoundedSemaphore(LOOKUPS)


def enabled() -> bool:
    """Tell whether links are fetched at all: only where whoever started the program has said so."""
    return os.environ.get(SETTING, "").strip().lower() in {"1", "yes", "true", "on"}


def resolve(host: str, port: int, seconds: float) -> Sequence[str]:
    """Look a name up once and return its addresses as text, in the system's order of preference.

    Raises `OSError` when there is none and `TimeoutError` after ``seconds``; the look-up then ends by itself, aside.
    """
    answers: queue.SimpleQueue[Sequence[str] | OSError] = queue.SimpleQueue()

    def look_up() -> None:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP)
            answers.put(tuple(dict.fromkeys(str(entry[4][0]) for entry in found)))
        except OSError as error:
            answers.put(error)
        except UnicodeError as error:
            answers.put(OSError(str(error)))
        finally:
            _free.release()

    if not _free.acquire(timeout=seconds):
        raise TimeoutError
    threading.Thread(target=look_up, name="look-up", daemon=True).start()
    try:
        answer = answers.get(timeout=seconds)
    except queue.Empty:
        raise TimeoutError from None
    if isinstance(answer, OSError):
        raise answer
    return answer


def dial_any(address: Address, port: int, seconds: float) -> socket.socket:
    """Connect to this very address; no name is looked up. Raises `OSError`, `TimeoutError`."""
    family = socket.AF_INET if address.version == 4 else socket.AF_INET6  # noqa: PLR2004 -- the version of IP
    connection = socket.socket(family, socket.SOCK_STREAM)
    try:
        connection.settimeout(seconds)
        connection.connect((str(address), port))
    except BaseException:
        connection.close()
        raise
    return connection


def dial(address: Address, port: int, seconds: float) -> socket.socket:
    """Connect to an address that is not this machine's own: a public one may be, on a server."""
    if is_own(address):
        raise PermissionError
    return dial_any(address, port, seconds)


def is_own(address: Address) -> bool:
    """Tell whether the way to an address starts and ends at it. A datagram socket is bound for it; nothing is sent."""
    family = socket.AF_INET if address.version == 4 else socket.AF_INET6  # noqa: PLR2004 -- the version of IP
    try:
        with socket.socket(family, socket.SOCK_DGRAM) as probe:
            probe.connect((str(address), 9))
            return bool(probe.getsockname()[0] == str(address))
    except OSError:
        return False


def trusted() -> ssl.SSLContext:
    """Return a context that takes TLS 1.2 and newer, certificates the system trusts, and names that match.

    Not ``create_default_context``, which writes the session's keys to a file that the environment names.
    """
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.load_default_certs(ssl.Purpose.SERVER_AUTH)
    context.set_alpn_protocols(["http/1.1"])
    return context


@dataclass(frozen=True, slots=True)
class Policy:
    """What a fetch may do, and with what. Tests make their own; the program has `STRICT` alone.

    ``seconds``: for everything, from the first look-up to the last byte, redirects included. ``size``: bytes of the page
    after unpacking. ``head``: bytes of an answer's headers. ``redirects``: how often a reader may be sent on.
    """

    enabled: Callable[[], bool] = enabled
    ports: frozenset[int] = frozenset({80, 443})
    is_allowed: Callable[[Address], bool] = is_public
    resolve: Callable[[str, int, float], Sequence[str]] = resolve
    dial: Callable[[Address, int, float], socket.socket] = dial
    context: Callable[[], ssl.SSLContext] = trusted
    seconds: float = 10.0
    size: int = 5 * 1024 * 1024
    head: int = 64 * 1024
    redirects: int = 3


STRICT = Policy()
