"""Formulas in disguise through our own tables: opened in LibreOffice no cell may be one, and each must show its text."""

from __future__ import annotations

import csv
import io
import json
import shutil
import subprocess
import tempfile
import unicodedata
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.report.table import to_csv
from benchmarks.hostile_table import Row, Section, aligned
from tests.shared import SHARED

if TYPE_CHECKING:
    from collections.abc import Sequence

OWN = (
    "=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1+1", "\r=1+1", "\n=1+1", " =1+1", "\u00a0=1+1", "\u2003=1+1", "\u3000=1+1", "\u200b=1+1", "\u2060+1+1", "\ufeff=1+1", "\u200e=1+1", "\u202e=1+1",
    "\x00=1+1", "\x01=1+1", "\x0b=1+1", "\x1f=1+1", "＝1+1", "＋1+1", "－1+1", "＠SUM(1)", "|calc", "'=1+1", '"=1+1', ";=1+1", ",=1+1", '=HYPERLINK("http://127.0.0.1:9/","a")',
    "=cmd|' /C calc'!A0", '=DDE("cmd";"/C calc";"a")', '=WEBSERVICE("http://127.0.0.1:9/")', '=IMPORTXML("http://127.0.0.1:9/","//a")', "=SUM(1;1)", "{=1+1}", "=+-@1", "-cmd|x", "+cmd|' /C calc'!A0",
    '=1+1";=1+1', "a\n=1+1", 'a",=1+1,"', "a\t=1+1", "−1+1", "﹢1+1", "﹦1+1", "﹫SUM(1)", "=1\u202e+1", "=\u00ad1+1", "==1", "@@a", "+49 30 123456", "-5", "=\n1",
)  # fmt: skip
SECONDS = 120
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
SHEET = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


def seeds() -> list[str]:
    """Return our own seeds and the shared ones where they are present."""
    return list(dict.fromkeys([*_shared(), *OWN]))


def _shared() -> list[str]:
    file = SHARED / "hostile" / "formula_seeds.json"
    return json.loads(file.read_text(encoding="utf-8")) if file.exists() else []


def runs(cell: str) -> bool:
    """Say whether some program could take a written cell for a formula: its first sign that counts starts one.

    Signs are folded as spreadsheets in some languages fold them, and everything that prints nothing is looked past.
    """
    first = next((sign for sign in cell if sign.isprintable() and sign not in " \"';,\u2800"), "")
    return cell[:1] != "'" and unicodedata.normalize("NFKC", first)[:1] in {"=", "+", "-", "@", "|"}


def by_parsing(all_of: Sequence[str]) -> list[str]:
    """Return the seeds that stand in the written table as something that could run, or changed."""
    rows = list(csv.reader(io.StringIO(to_csv(["text"], [[seed] for seed in all_of]).decode("utf-8-sig"), newline="")))
    return [
        seed for seed, row in zip(all_of, rows[1:], strict=True) if runs(row[0]) or row[0] not in {seed, "'" + seed}
    ]


def by_opening(all_of: Sequence[str]) -> list[str] | None:
    """Return the seeds that LibreOffice shows as a formula or not as their text; ``None`` where it is not installed.

    The table is opened as a double click opens it, formulas allowed, and saved as flat OpenDocument, which is read.
    """
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if not office:
        return None
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "seeds.csv"
        source.write_bytes(to_csv(["text", "number"], [[seed, -1.5] for seed in all_of]))
        # separator, quote, UTF-8, from line 1, no column formats, English, text is not all quoted, numbers found, …, formulas evaluated
        form = "CSV:44,34,76,1,,1033,false,true,false,false,false,-1,true"
        subprocess.run(
            [office, "--headless", f"-env:UserInstallation=file://{folder}/profile", f"--infilter={form}", "--convert-to", "fods", "--outdir", folder, str(source)],
            check=True, capture_output=True, timeout=SECONDS,
        )  # fmt: skip
        cells = _cells(Path(folder) / "seeds.fods")[1:]
    if len(cells) != len(all_of):
        return list(all_of)
    return [seed for seed, row in zip(all_of, cells, strict=True) if not _harmless(seed, row)]


def _cells(path: Path) -> list[list[ET.Element]]:
    """Return the cells of a sheet, row by row."""
    found = ET.parse(path).getroot().iter(f"{SHEET}table-row")  # noqa: S314 - LibreOffice has written it just now
    rows = [list(row.iter(f"{SHEET}table-cell")) for row in found]
    return [row for row in rows if any(_shown(cell) for cell in row)]


def _shown(cell: ET.Element) -> str:
    """Return what a cell shows; OpenDocument writes runs of blanks and tabs as elements."""
    lines = []
    for paragraph in cell.iter(f"{TEXT}p"):
        line = paragraph.text or ""
        for inner in paragraph.iter():
            if inner is not paragraph:
                blank = {f"{TEXT}s": " " * int(inner.get(f"{TEXT}c", "1")), f"{TEXT}tab": "\t", f"{TEXT}line-break": "\n"}  # fmt: skip
                line += blank.get(inner.tag, "") + (inner.text or "") + (inner.tail or "")
        lines.append(line)
    return "\n".join(lines)


def _harmless(seed: str, row: Sequence[ET.Element]) -> bool:
    """Tell whether a row's first cell is a text that shows the seed, and its second the number beside it."""
    if len(row) < 2 or any(cell.get(f"{SHEET}formula") for cell in row):
        return False
    kinds = [cell.get(f"{OFFICE}value-type") for cell in row[:2]]
    shown = _letters(_shown(row[0]))
    return kinds == ["string", "float"] and shown in {_letters(seed), _letters("'" + seed)}


def _letters(text: str) -> str:
    """Return text without controls and line ends, which no spreadsheet shows in a cell."""
    return "".join(text.split()).translate(dict.fromkeys([*range(32), 0xFEFF]))


def section(*, quick: bool = False) -> Section:
    """Write all seeds as a table and look at what becomes of them. ``quick``: without LibreOffice."""
    all_of, shared = seeds(), _shared()
    parsed = by_parsing(all_of)
    opened = None if quick else by_opening(all_of)
    bad = dict.fromkeys([*parsed, *(opened or [])])
    rows = [
        Row("formula seeds", len(all_of)), Row("of the shared list", len(shared)),
        Row("not defused, of the shared list", sum(seed in bad for seed in shared), 0), Row("not defused, by parsing", len(parsed), 0),
        Row("not defused, in LibreOffice", len(opened or []), 0), Row("opened in LibreOffice", 0 if opened is None else len(all_of)),
    ]  # fmt: skip
    lines = aligned(["seed", "as parsed", "in LibreOffice"], [[ascii(seed), "runs" if seed in parsed else "text", "-" if opened is None else "wrong" if seed in opened else "text"] for seed in all_of])  # fmt: skip
    reason = (
        "" if opened is not None or quick else "LibreOffice is not installed: the written table was parsed instead."
    )
    return Section("formulas", rows, [*lines, *([reason] if reason else [])], {"not defused": [ascii(seed) for seed in bad]})  # fmt: skip


if __name__ == "__main__":
    print("\n".join(section().lines))
