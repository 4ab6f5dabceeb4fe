from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from analysis.ingest.addresses import PRIVATE_NAMES, REFUSED_V4, REFUSED_V6, is_private_name, is_public
from benchmarks import hostile_fetch

# First and last address of what no host on the public internet has, written from the IANA registries as numbers,
# apart from the table that is tested.
NOT_PUBLIC_V4 = (
    (0x00000000, 0x00FFFFFF), (0x0A000000, 0x0AFFFFFF), (0x64400000, 0x647FFFFF), (0x7F000000, 0x7FFFFFFF), (0xA9FE0000, 0xA9FEFFFF),
    (0xAC100000, 0xAC1FFFFF), (0xC0000000, 0xC00000FF), (0xC0000200, 0xC00002FF), (0xC0586300, 0xC05863FF), (0xC0A80000, 0xC0A8FFFF),
    (0xC6120000, 0xC613FFFF), (0xC6336400, 0xC63364FF), (0xCB007100, 0xCB0071FF), (0xE0000000, 0xFFFFFFFF),
)  # fmt: skip
PUBLIC = (
    "1.1.1.1", "8.8.8.8", "9.9.9.9", "11.0.0.1", "93.184.215.14", "100.63.255.255", "100.128.0.0", "126.255.255.255", "128.0.0.1",
    "151.101.0.81", "169.253.255.255", "169.255.0.0", "172.15.255.255", "172.32.0.0", "191.255.255.255", "192.0.1.0", "192.0.3.0", "192.167.255.255",
    "192.169.0.0", "198.17.255.255", "198.20.0.0", "212.58.244.70", "223.255.255.255", "2001:200::1", "2001:4860:4860::8888",
    "2003::1", "2400:cb00::1", "2606:4700:4700::1111", "2620:fe::fe", "2a00:1450:4001:82a::200e", "2a04:4e42::81", "2c0f:ffff::1",
)  # fmt: skip


@pytest.mark.parametrize("text", [*hostile_fetch.V4, *hostile_fetch.V6])
def test_no_private_address_is_public(text: str) -> None:
    """Every private, reserved, translated, multicast and documentation address is refused."""
    assert not is_public(ip_address(text))


@pytest.mark.parametrize("text", PUBLIC)
def test_public_addresses_are(text: str) -> None:
    """Addresses of public services, and those next to a refused block, are let pass."""
    assert is_public(ip_address(text))


@pytest.mark.parametrize("row", [*REFUSED_V4, *REFUSED_V6], ids=lambda row: row.block)
def test_every_row_refuses_its_block_to_both_ends(row: tuple[str, str, str]) -> None:
    """First and last address of each row are refused; each row says what it is for and where that is laid down."""
    block = ip_network(row[0])
    assert not is_public(block[0])
    assert not is_public(block[-1])
    assert row[1]
    assert row[2]


@given(st.one_of(*(st.integers(first, last) for first, last in NOT_PUBLIC_V4)).map(IPv4Address))
def test_nothing_private_passes_by_an_independent_list(address: IPv4Address) -> None:
    """No address within the blocks of an independent list is public."""
    assert not is_public(address)


@given(st.integers(0, 2**32 - 1).map(IPv4Address))
def test_what_is_refused_is_not_the_public_internet(address: IPv4Address) -> None:
    """An IPv4 address outside the independent list is public, but for four small service blocks and one address."""
    listed = any(first <= int(address) <= last for first, last in NOT_PUBLIC_V4)
    services = ("192.31.196.0/24", "192.52.193.0/24", "192.175.48.0/24", "168.63.129.16/32")
    assert is_public(address) != (listed or any(address in ip_network(block) for block in services))


def test_the_independent_list_is_in_order() -> None:
    """The independent list has no overlap, so a slip in it would show."""
    assert all(last < first for (_, last), (first, _) in pairwise(NOT_PUBLIC_V4))


@given(st.ip_addresses())
@example(IPv4Address("224.0.0.1"))
@example(IPv6Address("64:ff9b::7f00:1"))
@example(IPv6Address("2002:7f00:1::"))
@example(IPv6Address("::ffff:127.0.0.1"))
@example(IPv6Address("::127.0.0.1"))
def test_public_implies_everything_that_python_knows(address: IPv4Address | IPv6Address) -> None:
    """A public address is also global for Python, is of no special kind there and carries no other address inside."""
    if is_public(address):
        assert address.is_global
        kinds = ("private", "multicast", "reserved", "loopback", "link_local", "unspecified")
        assert not [kind for kind in kinds if getattr(address, f"is_{kind}")]
        if isinstance(address, IPv6Address):
            assert address.ipv4_mapped is address.sixtofour is address.teredo is None
            assert not address.is_site_local


@given(
    st.integers(0, 2**32 - 1),
    st.sampled_from(["::", "::ffff:0:0", "::ffff:0:0:0", "64:ff9b::", "2002::", "2001::", "fe80::5efe:0:0"]),
)
def test_an_ipv4_address_inside_another_never_passes(inner: int, prefix: str) -> None:
    """Mapped, translated and tunnelled forms are refused whatever they carry."""
    base = int(IPv6Address(prefix))
    shift = 80 if prefix == "2002::" else 64 if prefix == "2001::" else 0
    assert not is_public(IPv6Address(base | inner << shift))


@given(st.integers(0, 2**64 - 1), st.integers(0, 2**32 - 1), st.sampled_from([0x5EFE, 0x02005EFE]))
def test_an_address_of_a_sites_own_tunnel_never_passes(prefix: int, inner: int, mark: int) -> None:
    """ISATAP addresses are refused under every prefix."""
    assert not is_public(IPv6Address(prefix << 64 | mark << 32 | inner))


def test_an_address_with_a_zone_is_not_public() -> None:
    """A zone names one of this machine's own links."""
    assert is_public(IPv6Address("2606:4700::1111"))
    assert not is_public(IPv6Address("2606:4700::1111%eth0"))


@pytest.mark.parametrize("row", PRIVATE_NAMES, ids=lambda row: row.block)
def test_private_names_are_known_by_their_last_label(row: tuple[str, str, str]) -> None:
    """A private name is one with and without labels before it; the same letters elsewhere are not."""
    assert is_private_name(row[0])
    assert is_private_name(f"a.b.{row[0]}")
    assert not is_private_name(f"{row[0]}.org")
    assert not is_private_name(f"my{row[0]}")
