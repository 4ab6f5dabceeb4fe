"""What is finished stays finished: parts in a folder beside the output, and a record of what they were made from."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any

from analysis import method
from analysis.batch import table
from analysis.batch.sources import SIZE

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import pyarrow as pa

    from analysis.batch.record import Bad, Measured, Options

FORMAT = 1
ARTICLES = 1024
"""Articles of a part: what a run that is killed loses at most, and what is held in memory."""


class Parts:
    """The parts of one output. Each covers whole chunks, in their order; a part counts once its record is written."""

    def __init__(self, output: Path, inputs: Sequence[Path], options: Options) -> None:
        """Take up the parts that lie there if they were made from the same input by the same method, else begin anew."""
        self.output, self.options = output, options
        self.folder = output.with_name(output.name + ".parts")
        self.waiting: list[Measured] = []
        told = {
            "format": FORMAT,
            "method": method.version(),
            "chunk": SIZE,
            "inputs": [[str(path), path.stat().st_size, path.stat().st_mtime_ns] for path in inputs],
            **options.plain(),
        }
        record = self.folder / "made_from.json"
        self.begun_anew = record.exists() and _json(record) != told
        if self.begun_anew or not record.exists():
            shutil.rmtree(self.folder, ignore_errors=True)
            self.folder.mkdir(parents=True)
            _write(record, json.dumps(told))
        self.done = [_json(one) for one in sorted(self.folder.glob("part-*.json"))]

    @property
    def chunks(self) -> int:
        """How many chunks are finished."""
        return int(self.done[-1]["chunks"]) if self.done else 0

    @property
    def articles(self) -> int:
        """How many articles are measured, those not yet written included."""
        return sum(int(one["articles"]) for one in self.done) + sum(one.articles for one in self.waiting)

    @property
    def bad(self) -> list[tuple[str, str]]:
        """What could not be measured."""
        return [(source, sentence) for one in self.done for source, sentence in one["bad"]]

    def add(self, one: Measured, bad: Sequence[Bad] = ()) -> None:
        """Add the next chunk's values; they are written when enough have come together."""
        from dataclasses import replace

        self.waiting.append(replace(one, bad=(*bad, *one.bad)))
        if sum(waiting.articles for waiting in self.waiting) >= ARTICLES:
            self.flush()

    def flush(self) -> None:
        """Write what is waiting as one part."""
        if not self.waiting:
            return
        name = f"part-{len(self.done):06d}"
        rows = [row for one in self.waiting for row in one.rows]
        self._table(name, "values", table.values(rows, self.options))
        if rows and self.options.segments:
            self._table(name, "segments", table.segments(rows))
        record = {
            "chunks": self.waiting[-1].number + 1,
            "articles": sum(one.articles for one in self.waiting),
            "bad": [list(bad) for one in self.waiting for bad in one.bad],
        }
        _write(self.folder / f"{name}.json", json.dumps(record))
        self.done.append(record)
        self.waiting = []

    def _table(self, name: str, kind: str, rows: pa.Table) -> None:
        import pyarrow.parquet as pq

        partial = self.folder / f"{name}.{kind}.partial"
        pq.write_table(rows, partial, compression="zstd")
        partial.replace(self.folder / f"{name}.{kind}.parquet")

    def finish(self) -> list[Path]:
        """Put the parts together, write what was bad beside them, and clear the parts away; return the files written."""
        from analysis.report.table import to_csv

        self.flush()
        written = [self.output]
        self._join("values", self.output, table.schema(self.options))
        if self.options.segments:
            written.append(self.output.with_name(f"{self.output.stem}.segments.parquet"))
            self._join("segments", written[-1], None)
        if self.bad:
            written.append(self.output.with_name(f"{self.output.stem}.unreadable.csv"))
            written[-1].write_bytes(to_csv(["entry", "why"], self.bad))
        shutil.rmtree(self.folder)
        return written

    def _join(self, kind: str, target: Path, schema: pa.Schema | None) -> None:
        """Write all parts of a kind into one file, a group of rows a part; the file appears when it is whole."""
        import pyarrow as pa
        import pyarrow.parquet as pq

        files = sorted(self.folder.glob(f"part-*.{kind}.parquet"))[: len(self.done)]
        schema = schema or (pq.read_schema(files[0]) if files else pa.schema([]))
        partial = target.with_name(target.name + ".partial")
        with pq.ParquetWriter(partial, schema, compression="zstd") as writer:
            for file in files:
                writer.write_table(pq.read_table(file).cast(schema))
        partial.replace(target)


def _json(path: Path) -> dict[str, Any]:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _write(path: Path, text: str) -> None:
    partial = path.with_name(path.name + ".partial")
    partial.write_text(text, encoding="utf-8")
    partial.replace(path)
