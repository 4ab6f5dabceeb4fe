"""Links that try to lead a fetch into a private network: every one must be refused before a connection is made.

``python -m benchmarks.hostile_fetch`` prints the table; `rows` is for a larger one. No packet leaves the machine: names
are answered from the cases, and where the rules would connect, a pair of sockets answers and the attempt is counted.
"""

from __future__ import annotations

import contextlib
import socket
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from analysis.ingest import fetch
from analysis.unreadable import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from analysis.ingest.addresses import Address

PUBLIC = "93.184.215.14"
NAME = "paper.example.org"
"""A public address and name; whatever is asked of them is answered with the case's redirect."""


class Case(NamedTuple):
    """One link. ``answers``: what its name resolves to. ``then``: where a public page of that link sends its reader on."""

    group: str
    link: str
    answers: tuple[str, ...] = ()
    then: str = ""


class Row(NamedTuple):
    """One line of the table. ``passed``: the links that were not refused, or to whose target a connection was tried."""

    group: str
    tried: int
    refused: int
    passed: tuple[str, ...]


V4 = (
    "0.0.0.0", "0.1.2.3", "10.0.0.1", "10.255.255.255", "100.64.0.1", "100.100.100.200", "100.127.255.255", "127.0.0.1", "127.0.0.2",  # noqa: S104 -- to be refused
    "127.255.255.254", "168.63.129.16", "169.254.0.1", "169.254.169.254", "169.254.170.2", "172.16.0.1", "172.31.255.255",
    "192.0.0.1", "192.0.0.170", "192.0.0.192", "192.0.2.1", "192.31.196.1", "192.52.193.1", "192.88.99.1", "192.168.0.1",
    "192.168.255.255", "192.175.48.1", "198.18.0.1", "198.19.255.255", "198.51.100.1", "203.0.113.1", "224.0.0.1", "233.252.0.1",
    "239.255.255.255", "240.0.0.1", "255.255.255.255",
)  # fmt: skip
V6 = (
    "::", "::1", "::127.0.0.1", "::10.0.0.1", "::8.8.8.8", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:169.254.169.254",
    "::ffff:8.8.8.8", "::ffff:0:127.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "64:ff9b::808:808", "64:ff9b:1::1", "100::1",
    "100:0:0:1::1", "2001::1", "2001:0:7f00:1::", "2001:2::1", "2001:10::1", "2001:20::1", "2001:30::1", "2001:db8::1",
    "2002:7f00:1::", "2002:a00:1::1", "2002:a9fe:a9fe::1", "2002:808:808::1", "2620:4f:8000::1", "3ffe::1", "3fff::1", "4000::1",
    "5f00::1", "8000::1", "fc00::1", "fd00::1", "fd00:ec2::254", "fd20:ce::254", "fe80::1", "fe80::a9fe:a9fe", "fec0::1",
    "ff02::1", "ff0e::1", "2a00:1450::5efe:127.0.0.1", "2a00:1450::200:5efe:10.0.0.1",
)  # fmt: skip
DISGUISED = (
    "127.1", "127.0.1", "0", "0.0", "1", "2130706433", "0x7f000001", "0x7f.0.0.1", "0x7f.1", "0x7F.0x0.0x0.0x1", "017700000001",
    "0177.0.0.1", "0177.0.0.01", "00000177.0.0.1", "127.0.0.01", "127.0.0.1.", "127.000.000.001", "127.0.0.256", "4294967295",
    "18446744073709551617", "3232235777", "0xa9fea9fe", "2852039166", "0251.0376.0251.0376", "0xA9.0xFE.0xA9.0xFE", "169.254.43518",
    "①②⑦.⓪.⓪.①", "①②⑦.0.0.1", "１２７.０.０.１", "127。0。0。1", "127．0．0．1", "127｡0｡0｡1", "٠.٠.٠.٠", "١٢٧.٠.٠.١", "𝟏𝟐𝟕.𝟎.𝟎.𝟏", "127.0.0.1%00.example.org",
    "127.0.0.1%2eexample.org", "%31%32%37.0.0.1", "[::1", "::1", "[::1]:80:80", "[::1%25lo]", "[::1%lo]", "[fe80::1%25eth0]",
    "[127.0.0.1]", "[::ffff:7f000001]", "[v1.127.0.0.1]", "[0:0:0:0:0:0:0:1]", "[0000::1]", "[::0x1]", "1.2.3.4.5", "1.2.3.0x7f",
    "127.0.0.1,example.org", "127.0.0.1;example.org", "a.0x", "a.1",
)  # fmt: skip
NAMES = (
    "localhost", "LOCALHOST", "localhost.", "ｌｏｃａｌｈｏｓｔ", "ⓛⓞⓒⓐⓛⓗⓞⓢⓣ", "loc\u00adalhost", "local\u200bhost", "a.localhost", "localhost.localdomain",
    "xn--localhost-", "printer.local", "router.lan", "wiki.corp", "nas.home", "box.home.arpa", "intranet", "router", "wpad",
    "metadata", "metadata.google.internal", "instance-data.ec2.internal", "host.docker.internal", "kubernetes.default.svc.cluster.local",
    "a.test", "a.example", "a.invalid", "a.onion", "a.alt", "a.intranet", "a.private", "1.0.0.127.in-addr.arpa", "example.org.",
    "example..org", ".example.org", "-a.example.org", "a-.example.org", "exa mple.org", "exa\tmple.org", "example.org\u3002local",
    "faß.example.org", "ExamplE．org", "a\u200d.example.org", "a" * 64 + ".org", "a." * 127 + "org", "xn--127-.org", "exämple.org\u00ad", "",
)  # fmt: skip
LINKS = (
    "file:///etc/passwd", "ftp://example.org/", "gopher://127.0.0.1:25/_HELO", "dict://127.0.0.1:11211/stat", "ldap://127.0.0.1/",
    "tftp://127.0.0.1/x", "jar:http://example.org!/", "netdoc:///etc/passwd", "data:text/html,x", "javascript:alert(1)", "blob:http://example.org/x",
    "view-source:http://example.org/", "ws://example.org/", "about:blank", "//127.0.0.1/", "/etc/passwd", "example.org", "http:127.0.0.1",
    "http:/127.0.0.1/", "http:///127.0.0.1/", "http:////127.0.0.1/", "http:\\\\127.0.0.1\\", "http:/\\127.0.0.1/", "http://", "https://:443/",
    "http://?x", "http://#x", "http://user@example.org/", "http://user:word@example.org/", "http://example.org@127.0.0.1/",
    "http://127.0.0.1@example.org/", "http://example.org%40127.0.0.1/", "http://@example.org/", "http://:@example.org/",
    "http://example.org\\@127.0.0.1/", "http://127.0.0.1\\@example.org/", "http://127.0.0.1#@example.org/",
    "http://127.0.0.1?@example.org/", "http://127.0.0.1:80@example.org/", "http://example.org&@127.0.0.1#@example.com/",
    "http://example.org:80\\@127.0.0.1/", "http://127.0.0.1:11211:80/", "http://example.org:22/", "http://example.org:25/",
    "http://example.org:6379/", "http://example.org:8080/", "https://example.org:8443/", "http://example.org:0/", "http://example.org:65536/",
    "http://example.org:080/", "http://example.org:-80/", "http://example.org:+80/", "http://example.org: 80/", "http://example.org:８０/",
    "http://example.org:/", "http://example.org:80x/", "http://example.org/\r\nHost: 127.0.0.1", "http://example.org/ HTTP/1.1\nX: y",
    "http://exam\r\nple.org/", "ht\ttp://127.0.0.1/", "http://example.org/\x00", "http://example.org/\u202e", "http://example.org/\ud800",
    "http://example.org\uff0f@127.0.0.1/", "http://example.org\u2044.127.0.0.1/", "http://[::1]example.org/", "http://example.org[::1]/",
    "ｈｔｔｐ://127.0.0.1/", "http：//127.0.0.1/", "http://127.0.0.1:80/" + "a" * 3000,
)  # fmt: skip
ANSWERS = (
    *((address,) for address in (*V4, *V6)),
    (PUBLIC, "127.0.0.1"), ("127.0.0.1", PUBLIC), (PUBLIC, "10.0.0.1", PUBLIC), (PUBLIC, "::1"), ("2606:2800:21f::1", "fd00::1"),
    (PUBLIC, "64:ff9b::a00:1"), ("fe80::1%eth0",), ("fe80::1%2",), (PUBLIC, "2606:2800:21f::1%eth0"), ("not an address",), ("127.1",), (),
)  # fmt: skip
ONWARDS = (
    *(f"http://{address}/" for address in V4),
    *(f"http://[{address}]/" for address in V6),
    *(f"http://{host}/" for host in (*DISGUISED, *NAMES) if "\n" not in host),
    "//127.0.0.1/", "///127.0.0.1/", "\\\\127.0.0.1\\", "/\\127.0.0.1/", "http:127.0.0.1", "https:/\\127.0.0.1", "file:///etc/passwd",
    "gopher://127.0.0.1:25/_x", f"http://{NAME}:22/", f"http://{NAME}:6379/", f"http://user@{NAME}/", f"//{NAME}@127.0.0.1/", "?\x7f",
    "http://inside.example.org/", "//inside.example.org/", "http://mixed.example.org/", "data:text/html,x", "javascript:alert(1)", "http://",
    "http://[", "//[", "//]", "http://exa%6dple.org/", "", "/again",
)  # fmt: skip


def cases() -> Iterator[Case]:
    """Yield every case."""
    yield from (Case("private IPv4 addresses", f"http://{address}/") for address in V4)
    yield from (Case("private IPv6 addresses", f"http://[{address}]/") for address in V6)
    yield from (Case("addresses in disguise", f"http://{host}/", ("127.0.0.1",)) for host in DISGUISED)
    yield from (Case("private and disguised names", f"https://{host}/", (PUBLIC,)) for host in NAMES)
    yield from (Case("other schemes, ports, users, two readings", link, (PUBLIC,)) for link in LINKS)
    yield from (Case("names that lead inside", f"https://{NAME}/", answers) for answers in ANSWERS)
    yield from (Case("redirects that lead inside", f"http://{NAME}/", (PUBLIC,), then) for then in ONWARDS)


def refused(case: Case) -> bool:
    """Tell whether a case is refused and nothing but its first, public page was connected to."""
    dialled: list[str] = []

    def resolve(host: str, _port: int, _seconds: float) -> Sequence[str]:
        inside = {"inside.example.org": ("10.0.0.1",), "mixed.example.org": (PUBLIC, "192.168.1.1")}
        return inside.get(host, case.answers)

    with contextlib.ExitStack() as open_ends:

        def dial(address: Address, _port: int, seconds: float) -> socket.socket:
            dialled.append(str(address))
            ours, theirs = socket.socketpair()
            open_ends.enter_context(theirs)
            ours.settimeout(seconds)
            theirs.sendall(f"HTTP/1.1 302 Found\r\nLocation: {case.then}\r\nContent-Length: 0\r\n\r\n".encode())
            theirs.shutdown(socket.SHUT_WR)
            return ours

        policy = replace(fetch.STRICT, enabled=lambda: True, resolve=resolve, dial=dial)
        try:
            fetch.get(case.link, policy=policy)
        except Unreadable as reason:
            unanswered = "did not answer" in reason.sentence and bool(dialled)
            return dialled == [PUBLIC] * _pages(case, policy) and not unanswered
    return False


def _pages(case: Case, policy: fetch.Policy) -> int:
    """Return how many pages of the public site a case asks for: none, the one that sends on, or a circle up to the limit."""
    if not case.group.startswith("redirects"):
        return 0
    return policy.redirects + 1 if case.then == "/again" else 1


def rows() -> list[Row]:
    """Try every case and return one line a group."""
    outcomes = [(case, refused(case)) for case in cases()]
    return [
        Row(
            group,
            sum(case.group == group for case, _ in outcomes),
            sum(out for case, out in outcomes if case.group == group),
            tuple(case.then or case.link for case, out in outcomes if case.group == group and not out),
        )
        for group in dict.fromkeys(case.group for case, _ in outcomes)
    ]


def main() -> None:
    """Print the table."""
    table = rows()
    for row in table:
        print(f"{row.group:<44} {row.refused:>4} of {row.tried:>4} refused", *map(ascii, row.passed))
    print(
        f"{'links that must be refused':<44} {sum(r.refused for r in table):>4} of {sum(r.tried for r in table):>4} refused"
    )


if __name__ == "__main__":
    main()
