"""Tables as CSV: nothing that a spreadsheet runs, nothing lost."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.report.table import defused, to_csv
from tests.shared import shared

DANGEROUS = [
    "=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "\u00a0=1", "\u200b=1", "\ufeff=1", "\u2060+1", "＝1+1", "＋1", "－1",
    "＠SUM(A1)", "|calc", '=HYPERLINK("http://x","y")', "'=1", '"=1', ";=1", ",=1", "=cmd|' /C calc'!A0", "\t", "\u3000=1", "\u2003=1",
    "\x0b=1", "\x0c=1", "\x1f=1", "\u200e=1", "\u202e=1", "\x00=1", "\x01=1",
]  # fmt: skip
HARMLESS = ["", "Bell", "NATO – “direct threat”", "a=b", "1 - 2", "50 %", "e@mail", "naïve", "1+1", "*", "#", "…"]
CELLS = st.one_of(
    st.text(),
    st.integers(-(2**53), 2**53),
    st.floats(allow_nan=False, allow_infinity=False),
    st.none(),
    st.sampled_from(DANGEROUS),
)


def runs(cell: str) -> bool:
    """Say whether the first character that is seen could start a formula: blanks, controls and quotes are looked past."""
    seen = next((sign for sign in cell if sign.isprintable() and sign not in " \"';,"), "")
    return cell[:1] != "'" and seen != "" and seen in "=+-@|＝＋－＠"


def back(written: bytes) -> list[list[Any]]:
    """Read CSV as a program does: what is quoted is text, what is not is a number."""
    return list(csv.reader(io.StringIO(written.decode("utf-8-sig"), newline=""), quoting=csv.QUOTE_NONNUMERIC))


@pytest.mark.parametrize("cell", DANGEROUS)
def test_text_that_could_run_starts_with_an_apostrophe(cell: str) -> None:
    """Formula characters are defused also behind what importers skip."""
    assert defused(cell) == "'" + cell


@pytest.mark.parametrize("cell", HARMLESS)
def test_other_text_stays_as_it_is(cell: str) -> None:
    """Plain text is not touched."""
    assert defused(cell) == cell


@pytest.mark.parametrize("number", [-1, -0.5, 0, 3.25, 10**12, None])
def test_numbers_stay_numbers(number: float | None) -> None:
    """A negative number is a number and no formula; nothing is nothing."""
    assert defused(number) is number


def test_the_shared_seeds_are_defused() -> None:
    """No seed of the shared list comes out with a formula character first, in a cell or in a header."""
    seeds = json.loads(shared("hostile/formula_seeds.json").read_text("utf-8"))
    cells = [str(seed.get("text", seed)) if isinstance(seed, dict) else str(seed) for seed in seeds]
    rows = back(to_csv(cells, [cells]))
    for row in rows:
        assert len(row) == len(cells)
        for cell, seed in zip(row, cells, strict=True):
            assert not runs(cell), f"{seed!r} is not defused"
            assert cell in {seed, "'" + seed}


def test_a_byte_order_mark_comes_first() -> None:
    """Excel takes a file without it for another encoding."""
    assert to_csv(["a"], []).startswith(b"\xef\xbb\xbf")
    assert to_csv(["é"], []).decode("utf-8-sig").startswith('"é"')


def test_lone_surrogates_do_not_break_the_file() -> None:
    """Half a character, as broken pages have it, is written as a question mark."""
    assert back(to_csv(["a"], [["x\ud800y"]])) == [["a"], ["x?y"]]


@given(st.lists(st.lists(CELLS, min_size=3, max_size=3), max_size=4))
def test_what_was_written_can_be_read_back(rows: list[list[object]]) -> None:
    """A round trip gives numbers as numbers and text as it was, with the apostrophe where it is defused."""
    rows = [["" if cell is None else cell for cell in row] for row in rows]
    printable = [
        [cell.encode("utf-8", "replace").decode() if isinstance(cell, str) else cell for cell in row] for row in rows
    ]
    expected = [[defused(cell) for cell in row] for row in printable]
    found = back(to_csv(["a", "b", "c"], rows))[1:]
    assert found == expected
    for row in found:
        assert not [cell for cell in row if isinstance(cell, str) and runs(cell)]
