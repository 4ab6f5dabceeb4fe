"""The command line, run as a user runs it."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

import analysis
from analysis.__main__ import main
from analysis.measures import registry
from tests import texts
from tests.shared import ROOT


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    """Two articles as text files."""
    made = []
    for name, text in (("one.txt", texts.USES_HARSH_WORDS), ("two.txt", texts.QUOTES_HARSH_WORDS)):
        (tmp_path / name).write_text(text, "utf-8")
        made.append(str(tmp_path / name))
    return made


def compared(files: list[str], voice: str = "all") -> list[dict[str, object]]:
    """Return what the library says of the same files."""
    articles = [article for file in files for article in analysis.read(Path(file).read_bytes(), file)]
    return analysis.compare([analysis.analyse(article) for article in articles], voice).to_dict("records")


def test_the_module_runs_as_a_command(files: list[str]) -> None:
    """``python -m analysis compare`` in a process of its own prints a table and ends with 0."""
    command = [sys.executable, "-m", "analysis", "compare", *files]
    done = subprocess.run(command, capture_output=True, check=False, cwd=ROOT)
    assert done.returncode == 0, done.stderr.decode()
    assert done.stderr == b""
    assert b"loaded_language" in done.stdout


def test_an_unreadable_file_is_one_sentence_and_exit_1(files: list[str], tmp_path: Path) -> None:
    """A file that is not there: exit 1, one line on stderr, no traceback, and the others are still told."""
    command = [sys.executable, "-m", "analysis", "read", str(tmp_path / "none.txt"), files[0]]
    done = subprocess.run(command, capture_output=True, check=False, cwd=ROOT, text=True, encoding="utf-8")
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "none.txt" in done.stderr
    assert done.stderr.rstrip().endswith((".", ")."))
    assert "Traceback" not in done.stderr
    assert "disgraceful and brutal attack" in done.stdout


@pytest.mark.parametrize(
    "content", [b"", b"   \n", b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 40, b"Three short words."]
)
@pytest.mark.parametrize("command", ["read", "compare"])
def test_bad_files_end_with_1_and_a_sentence(
    content: bytes, command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Empty, blank, binary and too short files: exit 1 and one sentence, nothing on stdout."""
    file = tmp_path / "bad.txt"
    file.write_bytes(content)
    assert main([command, str(file)]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("bad.txt: ")
    assert said.err.count("\n") == 1


def test_a_folder_is_no_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder's name: exit 1 and one sentence."""
    assert main(["read", str(tmp_path)]) == 1
    assert capsys.readouterr().err.count("\n") == 1


def test_read_shows_every_part_with_its_role(files: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Headline, outlet, date and each kept or set-aside part."""
    assert main(["read", files[0]]) == 0
    said = capsys.readouterr().out
    assert said.startswith("headline  ")
    assert "outlet    " in said
    assert "date      (none found)" in said
    assert "body        The minister spoke" in said


@pytest.mark.parametrize("voice", ["all", "own", "quoted", "paraphrased"])
def test_json_is_what_compare_says(voice: str, files: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """The JSON holds every row of ``analysis.compare`` for that voice, missing numbers as null."""
    assert main(["compare", *files, "--voice", voice, "--format", "json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    wanted = compared(files, voice)
    assert [row["measure"] for row in rows] == 2 * list(registry())
    for row, expected in zip(rows, wanted, strict=True):
        if expected["value"] == expected["value"]:
            assert row["value"] == pytest.approx(expected["value"], abs=1e-9)
        else:
            assert row["value"] is None
        assert row["reason"] == expected["reason"]


def test_csv_is_what_compare_says(files: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """The CSV has a header and a row a value; numbers are numbers, missing ones are empty."""
    assert main(["compare", *files, "--format", "csv"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out, newline="")))
    wanted = compared(files)
    assert len(rows) == len(wanted)
    for row, expected in zip(rows, wanted, strict=True):
        assert row["measure"] == expected["measure"]
        if expected["value"] == expected["value"]:
            assert float(row["value"]) == pytest.approx(expected["value"], abs=1e-9)
        else:
            assert row["value"] == ""


def test_the_headline_counts_when_asked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """``--headline`` adds the headline's words."""
    file = tmp_path / "a.html"
    body = "".join(f"<p>{sentence}.</p>" for sentence in texts.USES_HARSH_WORDS.split(". "))
    file.write_text(
        f"<html><head><title>A very brutal day in town</title></head><body><article><h1>A very brutal day in town</h1>{body}</article></body></html>"
    )
    words = []
    for more in ([], ["--headline"]):
        assert main(["compare", str(file), "--format", "json", *more]) == 0
        rows = {row["measure"]: row for row in json.loads(capsys.readouterr().out)}
        words.append(rows["sentiment"]["words"])
    assert words[1] == words[0] + 6


@pytest.mark.parametrize("arguments", [[], ["compare"], ["compare", "a.txt", "--voice", "mine"], ["guess", "a.txt"]])
def test_wrong_arguments_are_refused(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """What is no command, voice or file list: exit 2 with the usage."""
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert "usage:" in capsys.readouterr().err
