"""Which internet addresses are public: our own table, because Python's ``is_global`` lets too much pass.

``ipaddress`` calls multicast, NAT64, 6to4 and ``::127.0.0.1`` global, and its answers change between versions. Here an
IPv4 address is public unless a row refuses it; an IPv6 address is public only inside `PUBLIC_V6` and unless a row
refuses it. The rows are the IANA special-purpose registries (RFC 6890) and what carries an IPv4 address inside.
"""

from __future__ import annotations

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network
from typing import NamedTuple

Address = IPv4Address | IPv6Address


class Row(NamedTuple):
    """A block of addresses that is never fetched from: what it is for, and where that is laid down."""

    block: str
    purpose: str
    source: str


REFUSED_V4 = (
    Row("0.0.0.0/8", "this host on this network", "RFC 1122, 3.2.1.3"),
    Row("10.0.0.0/8", "private use", "RFC 1918"),
    Row("100.64.0.0/10", "shared by a provider's customers", "RFC 6598"),
    Row("127.0.0.0/8", "loopback", "RFC 1122, 3.2.1.3"),
    Row("168.63.129.16/32", "a cloud provider's service inside its machines", "Microsoft Azure, 'IP 168.63.129.16'"),
    Row("169.254.0.0/16", "link-local, and the metadata service of clouds", "RFC 3927"),
    Row("172.16.0.0/12", "private use", "RFC 1918"),
    Row("192.0.0.0/24", "protocol assignments", "RFC 6890, 2.1"),
    Row("192.0.2.0/24", "documentation", "RFC 5737"),
    Row("192.31.196.0/24", "answers for private reverse names", "RFC 7535"),
    Row("192.52.193.0/24", "multicast tunnelling", "RFC 7450"),
    Row("192.88.99.0/24", "6to4 relays, withdrawn", "RFC 7526"),
    Row("192.168.0.0/16", "private use", "RFC 1918"),
    Row("192.175.48.0/24", "answers for private reverse names", "RFC 7534"),
    Row("198.18.0.0/15", "benchmarking", "RFC 2544"),
    Row("198.51.100.0/24", "documentation", "RFC 5737"),
    Row("203.0.113.0/24", "documentation", "RFC 5737"),
    Row("224.0.0.0/4", "multicast", "RFC 5771"),
    Row("240.0.0.0/4", "reserved, and limited broadcast", "RFC 1112, 4; RFC 919"),
)

PUBLIC_V6 = Row("2000::/3", "global unicast: the only IPv6 block that is handed out", "RFC 4291, 2.4; RFC 3587")
"""Whatever lies outside is refused: ``::``, ``::1``, ``::127.0.0.1``, ``::ffff:0:0/96`` (mapped), ``::ffff:0:0:0/96``
(RFC 2765), ``64:ff9b::/96`` and ``64:ff9b:1::/48`` (NAT64), ``100::/64``, ``5f00::/16``, ``fc00::/7``, ``fe80::/10``,
``fec0::/10``, ``ff00::/8`` and all that is not handed out."""

REFUSED_V6 = (
    Row("2001::/23", "protocol assignments: Teredo (RFC 4380), benchmarking, ORCHID, drones", "RFC 2928"),
    Row("2001:db8::/32", "documentation", "RFC 3849"),
    Row("2002::/16", "6to4: carries an IPv4 address", "RFC 3056"),
    Row("2620:4f:8000::/48", "answers for private reverse names", "RFC 7534"),
    Row("3ffe::/16", "the 6bone, given back", "RFC 3701"),
    Row("3fff::/20", "documentation", "RFC 9637"),
)

ISATAP = frozenset({0x00005EFE, 0x02005EFE})
"""Third quarter of an IPv6 address whose last quarter is an IPv4 address of the site's own network (RFC 5214, 6.1)."""

PRIVATE_NAMES = (
    Row("localhost", "this machine", "RFC 6761, 6.3"),
    Row("localdomain", "this machine", "customary"),
    Row("local", "the machines on this link", "RFC 6762"),
    Row("internal", "private networks", "ICANN board resolution 2024.07.29.06"),
    Row("intranet", "private networks", "RFC 6762, appendix G"),
    Row("private", "private networks", "RFC 6762, appendix G"),
    Row("corp", "private networks", "RFC 6762, appendix G"),
    Row("home", "private networks", "RFC 6762, appendix G"),
    Row("lan", "private networks", "RFC 6762, appendix G"),
    Row("arpa", "the machinery of the internet, and homes (home.arpa, RFC 8375)", "RFC 3172"),
    Row("onion", "not in the public name system", "RFC 7686"),
    Row("alt", "not in the public name system", "RFC 9476"),
    Row("test", "testing", "RFC 6761, 6.2"),
    Row("example", "documentation", "RFC 6761, 6.5"),
    Row("invalid", "never a name", "RFC 6761, 6.4"),
)
"""Last labels of names that are not looked up at all."""

_V4 = tuple(IPv4Network(row.block) for row in REFUSED_V4)
_V6 = tuple(IPv6Network(row.block) for row in REFUSED_V6)
_PUBLIC_V6 = IPv6Network(PUBLIC_V6.block)
_PRIVATE_NAMES = frozenset(row.block for row in PRIVATE_NAMES)


def is_public(address: Address) -> bool:
    """Tell whether an address belongs to the public internet, by the tables above."""
    if isinstance(address, IPv4Address):
        return not any(address in block for block in _V4)
    return (
        address in _PUBLIC_V6
        and address.scope_id is None
        and (int(address) >> 32) & 0xFFFFFFFF not in ISATAP
        and not any(address in block for block in _V6)
    )


def is_private_name(host: str) -> bool:
    """Tell whether a host name in lower case is one of those that no public name server answers for."""
    return host.rpartition(".")[2] in _PRIVATE_NAMES
