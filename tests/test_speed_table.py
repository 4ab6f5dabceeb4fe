"""The README's table of speed is the benchmark's, and the benchmark's lines tell what they hold."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from benchmarks import speed_server, speed_table
from benchmarks.speed_line import Line
from tests.shared import ROOT

if TYPE_CHECKING:
    from pathlib import Path

README = (ROOT / "README.md").read_text(encoding="utf-8")


def kept(*lines: Line) -> dict[str, Any]:
    """Return a run with these lines, as it is kept."""
    found: dict[str, Any] = json.loads(json.dumps({"lines": [line.as_json() for line in lines]}))
    return found


def test_readme_shows_the_last_run() -> None:
    """What stands between the marks in the README is the table of the kept results, to the letter."""
    found = speed_table.block(README)
    if found is None:
        pytest.skip("the README has no table of speed yet")
    assert found == speed_table.told()


def test_table_is_written_between_its_marks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Writing replaces the table and nothing else; a README without marks is left as it is."""
    result = tmp_path / "speed.json"
    result.write_text(json.dumps(kept(Line("1,000,000 words, one article", (4.0,), "s", 10.0))), encoding="utf-8")
    monkeypatch.setattr(speed_table, "RESULT", result)
    readme = tmp_path / "README.md"
    readme.write_text(f"# A\n\n{speed_table.BEGIN}\nold\n{speed_table.END}\nafter\n", encoding="utf-8")
    assert speed_table.write(readme)
    text = readme.read_text(encoding="utf-8")
    assert text.startswith("# A\n\n")
    assert text.endswith(f"{speed_table.END}\nafter\n")
    assert speed_table.block(text) == speed_table.told()
    assert "| One text of a million words | 4 s | at most 10 |" in text
    readme.write_text("# B\n", encoding="utf-8")
    assert not speed_table.write(readme)
    assert readme.read_text(encoding="utf-8") == "# B\n"


@pytest.mark.parametrize(
    ("line", "cells"),
    [
        (Line("1,000,000 words, one article", (8.0, 9.0, 12.0), "s", 10.0), "9 s (8.5–10.5) | at most 10 |"),
        (Line("1,000,000 words, one article", (12.34,), "s", 10.0), "12.3 s | at most 10, not kept |"),
        (Line("1,000,000 words, one article", (1500.0,), "ms"), "1.5 s |  |"),
        (Line("1,000,000 words, one article", (), "s", note="no time"), "not measured: no time |  |"),
        (Line("1,000,000 words, one article", (170.2,), "articles/s", 150.0, least=True), "170 articles/s | at least 150 |"),
        (Line("1,000,000 words, one article", (120.0,), "articles/s", 150.0, least=True), "120 articles/s | at least 150, not kept |"),
    ],
)  # fmt: skip
def test_a_row_tells_its_line(line: Line, cells: str) -> None:
    """A figure stands with its quartiles and its target; one that is missed or was not measured says so."""
    assert f"| One text of a million words | {cells}" in speed_table.told(kept(line))


def test_the_slowest_of_several_is_told() -> None:
    """A row over several pages tells the slowest of them."""
    lines = [
        Line(f"/{page}, 5 articles, a switch of the voice", (ms,), "ms") for page, ms in (("", 9.0), ("tone", 30.0))
    ]
    assert "5 articles | 30 ms |" in speed_table.told(kept(*lines))


def test_every_page_is_measured() -> None:
    """The pages that the benchmark opens are those of the navigation, the overview first."""
    frame = (ROOT / "pages" / "frame.py").read_text(encoding="utf-8")
    files = [file.name for file in (ROOT / "pages").glob("*.py") if f'"{file.name}": ' in frame]
    assert len(speed_server.pages()) == len(files)
    assert speed_server.pages()[0] == ""
    assert "library" in speed_server.pages()


def test_a_line_of_numpy_numbers_is_kept() -> None:
    """Whether a budget is kept can be written down, whatever kind of number was measured."""
    line = Line("memory", (np.float64(3.5), np.float64(4.5)), "MiB", 16)
    assert json.loads(json.dumps(line.as_json()))["kept"] is True
