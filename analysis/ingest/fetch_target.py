"""A link as it was pasted → exactly what is asked for, or a refusal. One strict grammar; nothing is guessed or repaired.

Two programs that read one link differently are how a check is passed by (the check sees one host, the request goes to
another). So there is one reading, what is sent is made from its parts, and a link on which Python's own parser
disagrees is refused.
"""

from __future__ import annotations

import contextlib
import re
import unicodedata
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address
from typing import TYPE_CHECKING
from urllib.parse import quote, urljoin, urlsplit

from analysis.ingest import limits
from analysis.ingest.addresses import is_private_name

if TYPE_CHECKING:
    from analysis.ingest.addresses import Address
    from analysis.unreadable import Unreadable

SCHEMES = {"http": 80, "https": 443}
"""The schemes that are fetched and their ports."""

PASTE = "open the page in a browser, copy the article's text and paste that"
"""What to do instead."""

_LINK = re.compile(
    r"(?P<scheme>[A-Za-z][A-Za-z0-9+.-]{0,30})://(?P<authority>[^/?#]*)(?P<path>[^?#]*)(?P<query>\?[^#]*)?(?:#.*)?"
)
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{0,30}:")
_AUTHORITY = re.compile(r"(?:\[(?P<v6>[0-9A-Fa-f:.]{2,45})\]|(?P<host>[^:\[\]@%]+))(?::(?P<port>[1-9][0-9]{0,4}))?")
_DOTTED = re.compile(r"(?:0|[1-9][0-9]{0,2})(?:\.(?:0|[1-9][0-9]{0,2})){3}")
_NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*")
_LABEL = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?")
_LAST = re.compile(r"[a-z]{2,63}|xn--[a-z0-9-]{1,58}[a-z0-9]")
_LETTERS = frozenset({"Ll", "Lo", "Lm", "Mn", "Mc"})
_NAME_CHARACTERS = 253
_KEPT = "/%:@!$&()*+,;=~-._?[]"
"""Characters that a path and a query may hold as they are, beside letters and digits."""


@dataclass(frozen=True, slots=True)
class Target:
    """What is asked for: ``host`` in ASCII and lower case (an address without brackets), ``path`` with the query.

    ``address`` is set where the host is a number and not a name.
    """

    scheme: str
    host: str
    port: int
    path: str
    address: Address | None = None

    @property
    def authority(self) -> str:
        """The ``Host`` header: with a port only where it is not the scheme's own."""
        host = f"[{self.host}]" if isinstance(self.address, IPv6Address) else self.host
        return host if self.port == SCHEMES[self.scheme] else f"{host}:{self.port}"

    @property
    def url(self) -> str:
        """The link as it is sent and kept: ASCII, without a fragment."""
        return f"{self.scheme}://{self.authority}{self.path}"


def parse(link: str) -> Target:
    """Read a link. Raises `Unreadable`, with one plain sentence, for whatever is not a plain link to a public web site."""
    link = link.strip(" \t\r\n")
    _check_characters(link)
    found = _LINK.fullmatch(link)
    if not found:
        raise _refused(link, "This is not a web address: give the whole link, beginning with https://.")
    scheme = found["scheme"].lower()
    if scheme not in SCHEMES:
        raise _refused(link, f"Only links that begin with https:// or http:// are fetched: {PASTE}.")
    if "@" in found["authority"]:
        raise _refused(link, "This link holds a user name before its host, which is never sent: give it without.")
    parts = _AUTHORITY.fullmatch(found["authority"])
    if not parts:
        raise _refused(link, "The host in this link is not well-formed: copy the link again from the browser.")
    host, address = _v6(parts["v6"], link) if parts["v6"] else _host(parts["host"], link)
    target = Target(
        scheme,
        host,
        int(parts["port"] or SCHEMES[scheme]),
        quote((found["path"] or "/") + (found["query"] or ""), safe=_KEPT),
        address,
    )
    if not _agrees(target):
        raise _refused(link, "This link can be read in two ways: copy it again from the browser.")
    return target


def follow(target: Target, location: str) -> Target:
    """Read where a page of ``target`` sends its reader on to; relative links are allowed there."""
    with contextlib.suppress(UnicodeError):
        location = location.encode("latin-1").decode("utf-8")  # servers send UTF-8, headers are read as Latin-1
    location = location.strip(" \t").replace(" ", "%20")
    _check_characters(location)
    if location.startswith("//"):
        return parse(f"{target.scheme}:{location}")
    if _SCHEME.match(location):  # `urljoin` reads "http:x" and "http:///x" in a way of its own
        return parse(location)
    return parse(urljoin(target.url, location))


def _refused(link: str, sentence: str) -> Unreadable:
    return limits.unreadable(link, sentence)


def _check_characters(link: str) -> None:
    """Refuse what is too long, and what parsers drop, hide or take for a slash."""
    if len(link) > limits.ADDRESS_CHARACTERS:
        raise _refused(link, f"This link is longer than {limits.ADDRESS_CHARACTERS:,} characters: {PASTE}.")
    strange = any(c == "\\" or c.isspace() or unicodedata.category(c)[0] in "CZ" for c in link)
    if strange:
        raise _refused(
            link, "This link holds blanks, backslashes or hidden characters: copy it again from the browser."
        )


def _v6(text: str, link: str) -> tuple[str, Address]:
    try:
        address = IPv6Address(text)
    except ValueError:
        raise _refused(
            link, "The host in this link is not well-formed: copy the link again from the browser."
        ) from None
    return str(address), address


def _host(host: str, link: str) -> tuple[str, Address | None]:
    """Return the host in ASCII, and the address where it is one; refuse disguises and names that are not public."""
    if _DOTTED.fullmatch(host):
        try:
            return host, IPv4Address(host)
        except ValueError:
            raise _refused(link, _NUMBERED) from None
    name = _in_ascii(host.lower())
    labels = name.split(".")
    if _NUMBER.fullmatch(labels[-1] or labels[max(0, len(labels) - 2)]):
        raise _refused(link, _NUMBERED)
    if not name or len(name) > _NAME_CHARACTERS or not all(map(_LABEL.fullmatch, labels)):
        raise _refused(link, "The host in this link is not a plain name: copy the link again from the browser.")
    if len(labels) == 1 or not _LAST.fullmatch(labels[-1]) or is_private_name(name):
        raise _refused(link, "This link names a machine of a private network, which is never fetched from.")
    return name, None


_NUMBERED = (
    "The host in this link is written as a number in a way that hides where it leads: give the link with its name."
)


def _in_ascii(host: str) -> str:
    """Return a name in the ASCII form in which it is looked up, ``""`` when it is written in a disguise.

    A disguise is whatever does not come back as it was: full-width letters, circled digits, ideographic full stops,
    letters that one version of the standard maps and another does not (ß).
    """
    if host.isascii():
        return host
    try:
        name = host.encode("idna").decode("ascii")
        same = name.encode("ascii").decode("idna") == host
    except UnicodeError:
        return ""
    plain = all(c.isascii() or unicodedata.category(c) in _LETTERS for c in host)
    return name if same and plain else ""


def _agrees(target: Target) -> bool:
    """Tell whether Python's own parser reads the link that is sent as we do."""
    try:
        parts = urlsplit(target.url)
        return (parts.scheme, parts.hostname, parts.port or SCHEMES[target.scheme], parts.username) == (
            target.scheme,
            target.host,
            target.port,
            None,
        )
    except ValueError:
        return False
