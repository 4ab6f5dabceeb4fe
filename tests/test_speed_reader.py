"""The benchmark's reader without a browser does what a browser does: what it times is what a reader waits for."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from analysis.library import Library
from analysis.library.place import FILE
from benchmarks import speed_relay, speed_server
from benchmarks.speed_reader import reader
from tests import texts

if TYPE_CHECKING:
    from pathlib import Path

pytest.importorskip("websockets")


def test_reads_switches_and_uploads(tmp_path: Path) -> None:
    """It opens a page, switches the voice by its control, searches, and uploads a file that is then in the library."""

    async def go(address: str) -> list[list[str]]:
        async with reader(address) as one:
            told = []
            first = await one.open("tone")
            told.append(one.told)
            switched = await one.choose("voice", "Own words")
            told.append(one.told)
            assert first.size > switched.size > 0
            await one.open("library")
            await one.upload("files_", "day.txt", f"A plain day in town\n\n{texts.PLAIN}".encode())
            await one.press("Add to the library")
            told.append(one.told)
            await one.choose("room", "Search")
            await one.type("search", '"plain day in town"')
            return [*told, one.told]

    with speed_server.served(tmp_path) as server, speed_relay.Relay(server.address) as relay:
        opened, switched, added, found = ("\n".join(told) for told in asyncio.run(go(relay.address)))
        assert relay.taken() > 100_000
        assert server.memory() > 50
    assert "<b>All words</b>" in opened
    assert "<b>Own words</b>" in switched
    assert "1 article added" in added
    assert "1 article</p>" in found
    with Library.open(tmp_path / FILE) as library:
        [kept] = library.articles(library.events()[-1].id)
    assert kept.article.text.startswith("A plain day in town")
