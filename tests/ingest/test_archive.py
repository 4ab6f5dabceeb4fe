from __future__ import annotations

import io
import stat
import struct
import time
import zipfile
import zlib
from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import ingest
from analysis.article import Article
from analysis.ingest import archive, entry
from analysis.unreadable import Unreadable
from tests import texts
from tests.ingest.test_clean import BODY, TITLE
from tests.ingest.test_table import article, refusal

TEXT = "\n\n".join(BODY)


def made(*files: tuple[str | zipfile.ZipInfo, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return an archive as the standard library packs it."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as packed:
        for name, data in files:
            packed.writestr(name, data)
    return out.getvalue()


@dataclass
class Entry:
    """An entry as it is told, true or not."""

    name: bytes
    data: bytes = TEXT.encode()
    method: int = 8
    flags: int = 0x800
    size: int | None = None
    crc: int | None = None
    mode: int = stat.S_IFREG | 0o644
    offset: int | None = None


def written(*entries: Entry) -> bytes:
    """Return an archive in which every field of an entry says what it is told to say."""
    body, directory = b"", b""
    for one in entries:
        packer = zlib.compressobj(9, zlib.DEFLATED, -15)
        packed = packer.compress(one.data) + packer.flush() if one.method == 8 else one.data
        crc = zlib.crc32(one.data) if one.crc is None else one.crc
        size = len(one.data) if one.size is None else one.size
        common = struct.pack("<HHHHHIIIHH", 20, one.flags, one.method, 0, 33, crc, len(packed), size, len(one.name), 0)
        at = len(body) if one.offset is None else one.offset
        body += b"PK\x03\x04" + common + one.name + packed
        directory += (
            b"PK\x01\x02"
            + struct.pack("<H", 0x314)
            + common
            + struct.pack("<HHHII", 0, 0, 0, one.mode << 16, at)
            + one.name
        )
    return (
        body
        + directory
        + b"PK\x05\x06"
        + struct.pack("<HHHHIIH", 0, 0, len(entries), len(entries), len(directory), len(body), 0)
    )


def read(data: bytes, name: str = "a.zip") -> list[Article | Unreadable]:
    """Read an archive."""
    return list(ingest.read_each(data, name))


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED])
@pytest.mark.parametrize("name", ["a.zip", "a.txt", "pasted.txt"])
def test_each_file_is_read_as_its_own(method: int, name: str) -> None:
    """Texts, tables and JSON in an archive come out in its order; what cannot be read is named by its path."""
    data = made(
        ("folder/", b""),
        ("folder/a.txt", TEXT),
        ("b.csv", f'title,text\n{TITLE},"{TEXT}"\nB,short\n'),
        ("__MACOSX/folder/._a.txt", b"\0\5"),
        ("folder/.DS_Store", b"\0"),
        ("Thumbs.db", b"\0"),
        ("empty.txt", b""),
        method=method,
    )
    found = read(data, name)
    assert [type(one) for one in found] == [Article, Article, Unreadable, Unreadable]
    assert article(found[1]).title == TITLE
    assert [refusal(one).name for one in found[2:]] == [f"{name} › b.csv, row 3", f"{name} › empty.txt"]


@pytest.mark.parametrize(
    ("entry", "says"),
    [
        (Entry(b"../../etc/a.txt"), "leads out"),
        (Entry(b"/etc/a.txt"), "leads out"),
        (Entry(b"C:\\a.txt"), "leads out"),
        (Entry(b"..\\a.txt"), "leads out"),
        (Entry(b"\\\\server\\a.txt"), "leads out"),
        (Entry("a\u202etxt.exe".encode()), "hidden"),
        (Entry(b"a.txt\0.exe"), "hidden"),
        (Entry(b"a\nb.txt"), "hidden"),
        (Entry(b""), "hidden"),
        (Entry(b"a" * 5000), "hidden"),
        (Entry(b"a.txt", mode=stat.S_IFLNK | 0o777), "link"),
        (Entry(b"a.txt", mode=stat.S_IFCHR | 0o666), "link"),
        (Entry(b"a.txt", flags=0x801), "password"),
        (Entry(b"a.txt", method=12), "packed in a way"),
        (Entry(b"a.txt", method=99), "packed in a way"),
        (Entry(b"a.txt", crc=1), "damaged"),
        (Entry(b"a.txt", size=archive.ENTRY_BYTES + 1), "20 MB"),
        (Entry(b"a.txt", b" " * (archive.ENTRY_BYTES + 1), size=10), "20 MB"),
        (Entry(b"a.zip", made(("b.txt", TEXT))), "inside an archive"),
        (Entry(b"a.txt", made(("b.txt", TEXT)), method=0), "inside an archive"),
        (Entry(b"a.txt", b"\x89PNG\r\n\x1a\n" + bytes(100)), "picture"),
        (Entry(b"a.7z", b"7z\xbc\xaf\x27\x1c" + bytes(100)), "."),
    ],
)
def test_one_bad_file_is_refused_and_the_others_are_read(entry: Entry, says: str) -> None:
    """Names that lead out or hide something, links, passwords, lies about size: each its sentence, and the rest comes in."""
    found = read(written(entry, Entry(b"good.txt")))
    assert [type(one) for one in found] == [Unreadable, Article]
    assert says in refusal(found[0]).sentence
    assert refusal(found[0]).name.startswith("a.zip › ")


def test_two_files_of_one_name_are_both_read() -> None:
    """The second is told apart by its number."""
    found = read(written(Entry(b"a.txt"), Entry(b"a.txt", b"short")))
    assert [type(one) for one in found] == [Article, Unreadable]
    assert refusal(found[1]).name == "a.zip › a.txt (2)"


def test_old_names_are_read() -> None:
    """Names in UTF-8 that do not say so, and names in the old encoding, are shown as they were meant."""
    found = read(
        written(Entry("Zürich.txt".encode(), b"", flags=0), Entry("Zürich 2.txt".encode("cp437"), b"", flags=0))
    )
    assert [refusal(one).name for one in found] == ["a.zip › Zürich.txt", "a.zip › Zürich 2.txt"]


def overlapping() -> bytes:
    """Return an archive in which many names share one file's bytes."""
    return written(Entry(b"0.txt"), *(Entry(f"{at}.txt".encode(), b"", offset=0) for at in range(1, 50)))


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (made(*((f"{at}.txt", b"") for at in range(501))), "more than 500 files"),
        (b"PK\x03\x04" + b"PK\x01\x02".ljust(46, b"\0") * 30_000 + b"PK\x05\x06" + bytes(18), "more than 500 files"),
        (made(), "holds no files"),
        (made(("folder/", b"")), "holds no files"),
        (made(("a.txt", TEXT))[:300], "damaged"),
        (b"PK\x03\x04", "damaged"),
        (b"PK\x05\x06" + bytes(10), "damaged"),
        (b"PK\x03\x04" + bytes(at * 7919 % 251 for at in range(5000)), "damaged"),
        (overlapping(), "share their bytes"),
        (made(("META-INF/MANIFEST.MF", b"x"), ("a.class", b"\xca\xfe\xba\xbe")), ".jar"),
        (bytes(257) + b"ustar" + bytes(300), "tar"),
    ],
)
def test_an_archive_that_is_refused_as_a_whole(data: bytes, says: str) -> None:
    """Too many files, none, damaged, made to do harm, a program: one sentence for the whole of it."""
    [refused] = read(data)
    assert says in refusal(refused).sentence
    assert refusal(refused).name == "a.zip"


def test_500_files_and_their_shadows_are_taken() -> None:
    """What a system packs beside a person's files does not count."""
    found = read(
        made(*((f"{at}.txt", b"x") for at in range(500)), *((f"__MACOSX/._{at}.txt", b"x") for at in range(500)))
    )
    assert len(found) == 500


def test_what_unpacks_to_more_than_100_mb_is_left_out() -> None:
    """Bytes are counted while they are unpacked, whatever the archive says, and one sentence tells how many files are left out."""
    big = (texts.PLAIN.encode() + b"\n\n") * (19_000_000 // len(texts.PLAIN))
    bombs = [Entry(f"{at}.zip".encode(), b"PK\x03\x04" + big, size=100) for at in range(8)]
    found = read(written(*bombs))
    assert [type(one) for one in found] == [Unreadable] * 6
    assert "unpacks to more than 100 MB" in refusal(found[-1]).sentence
    assert "last 3 files" in refusal(found[-1]).sentence


def test_bombs_take_little_time() -> None:
    """Sixty entries of a gigabyte each, which say that they are small, end the archive after 100 MB."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    bomb = packer.compress(bytes(200 << 20)) + packer.flush()
    one = written(Entry(b"a.txt", bomb, method=0, size=10, crc=0)).replace(
        struct.pack("<HHH", 20, 0x800, 0), struct.pack("<HHH", 20, 0x800, 8)
    )
    assert "20 MB" in refusal(read(one)[0]).sentence
    started = time.process_time()
    many = written(*(Entry(f"{at}.txt".encode(), bomb, method=0, size=10) for at in range(60))).replace(struct.pack("<HHH", 20, 0x800, 0), struct.pack("<HHH", 20, 0x800, 8))  # fmt: skip
    found = read(many)
    assert "unpacks to more than 100 MB" in refusal(found[-1]).sentence
    assert len(found) <= 6
    assert time.process_time() - started < 5


def test_reading_a_file_comes_to_an_end() -> None:
    """When its entries take longer than a file may, the rest is left out, and one sentence says how many were read."""

    def slow() -> object:
        for _ in range(100):
            time.sleep(0.03)
            yield Unreadable("x", "No.")

    found = list(entry.in_time(slow(), "a.zip", seconds=0.1))  # type: ignore[arg-type]
    assert 3 <= len(found) <= 6
    assert "took longer than" in refusal(found[-1]).sentence


@given(st.binary(max_size=200), st.integers(0, 2000), st.sampled_from([zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED]))
@settings(max_examples=200, deadline=None)
def test_any_change_to_an_archive_gives_entries(data: bytes, at: int, method: int) -> None:
    """Bytes put anywhere into an archive, in place of others or between them, give articles and refusals."""
    whole = made(("a.txt", TEXT), ("b.csv", "title,text\nA,B"), method=method)
    at %= len(whole)
    for changed in (
        whole[:at] + data + whole[at:],
        whole[:at] + data + whole[at + len(data) :],
        whole[at:],
        whole[:at],
    ):
        assert all(
            isinstance(one, Article | Unreadable) for one in ingest.read_each(b"PK\x03\x04" + changed[4:], "a.zip")
        )
