"""What is finished stays finished: parts in a folder beside the output, and a record of what they were made from."""

from __future__ import annotations

import json
import shutil
import time
from typing import TYPE_CHECKING, Any

from analysis.batch import made_from, table
from analysis.batch.reading import Reading
from analysis.unreadable import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    import pyarrow as pa

    from analysis.batch.record import Bad, Measured, Options

ARTICLES = 1024
"""Articles of a group of rows, and what is held in memory."""
SECONDS = 20.0
"""After which a part is written even if its group is not whole: what a run that is killed loses at most."""


def beside(output: Path) -> tuple[Path, Path, Path]:
    """Return what may be written beside an output: segments, what was bad, and the folder of the parts."""
    names = (f"{output.stem}.segments.parquet", f"{output.stem}.unreadable.csv", f"{output.name}.parts")
    segments, unreadable, folder = (output.with_name(name) for name in names)
    return segments, unreadable, folder


class Parts:
    """The parts of one output. Each covers whole chunks, in their order; a part counts once its record is written."""

    def __init__(self, output: Path, inputs: Sequence[Path], options: Options, reading: Reading | None = None) -> None:
        """Take up the parts that lie there if they were made from the same input by the same method, else begin anew.

        ``begun_anew``: why, in one sentence. Raises ``Unreadable`` where finished parts were made with other options: with
        the same ones nothing would have to be measured twice.
        """
        self.output, self.options, self.reading = output, options, reading or Reading()
        self.folder = beside(output)[2]
        self.waiting: list[Measured] = []
        self.known: dict[str, int] = {}
        self.written = time.monotonic()
        told = made_from.of(inputs, options, self.reading)
        record = self.folder / "made_from.json"
        before = _json(record)
        stale = made_from.stale(before, told)
        self.begun_anew = stale if record.exists() else ""
        self.done = [] if stale else [_json(one) for one in sorted(self.folder.glob("part-*.json"))]
        if self.done and before["options"] != told["options"]:
            raise Unreadable(str(output), made_from.other_options(before["options"], told["options"], self.folder))
        if not self.done:
            shutil.rmtree(self.folder, ignore_errors=True)
            self.folder.mkdir(parents=True)
            _write(record, json.dumps(told))

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
        together = self.open_group + sum(waiting.articles for waiting in self.waiting)
        if together >= ARTICLES or time.monotonic() - self.written > SECONDS:
            self.flush()

    @property
    def open_group(self) -> int:
        """Articles of the parts after the last whole group."""
        return _groups([int(one["articles"]) for one in self.done])[1]

    def flush(self) -> None:
        """Write what is waiting as one part."""
        if not self.waiting:
            return
        name = _named(len(self.done))
        waiting = self.waiting
        rows = [row for one in waiting for row in one.rows]
        self._table(name, "values", table.values(rows, self.options))
        if rows and self.options.segments:
            self._table(name, "segments", table.segments(rows))
        record = {
            "chunks": waiting[-1].number + 1,
            "articles": sum(one.articles for one in waiting),
            "bad": [list(bad) for one in waiting for bad in one.bad],
        }
        _write(self.folder / f"{name}.json", json.dumps(record))
        # In this order: stopped anywhere on the way, what waits is written under the same name again, and nothing twice.
        self.waiting, self.written = [], time.monotonic()
        self.done.append(record)

    def _table(self, name: str, kind: str, rows: pa.Table) -> None:
        import pyarrow.parquet as pq

        partial = self.folder / f"{name}.{kind}.partial"
        pq.write_table(rows, partial, compression="zstd")
        partial.replace(self.folder / f"{name}.{kind}.parquet")

    def finish(self) -> list[Path]:
        """Put the parts together, write what was bad beside them, and clear the parts away; return the files written."""
        self.flush()
        written = [self.output]
        self.known = {name: self._distinct(name) for name in ("outlet", "event")}
        self._join("values", self.output, table.schema(self.options))
        if self.options.segments:
            written.append(beside(self.output)[0])
            self._join("segments", written[-1], None)
        if self.bad:
            written.append(self.unreadable)
            self._tell_bad()
        shutil.rmtree(self.folder)
        return written

    @property
    def unreadable(self) -> Path:
        """Where what was bad is listed."""
        return beside(self.output)[1]

    def give_up(self) -> list[tuple[str, str]]:
        """End a run in which nothing was measured: list what was bad where it is more than one, and clear the parts away."""
        self.flush()
        if len(self.bad) > 1:
            self._tell_bad()
        shutil.rmtree(self.folder)
        return self.bad

    def _tell_bad(self) -> None:
        from analysis.report.table import to_csv

        self.unreadable.write_bytes(to_csv(["entry", "why"], self.bad))

    def _distinct(self, column: str) -> int:
        """Count what a column tells, "" left out; part by part, so that no more than the names are held."""
        import pyarrow.parquet as pq

        names: set[str] = set()
        for file in self._files("values", range(len(self.done))):
            for chunk in pq.read_table(file, columns=[column])[column].chunks:
                names.update(chunk.dictionary.to_pylist())
        return len(names - {""})

    def _files(self, kind: str, numbers: Iterable[int]) -> list[Path]:
        named = [self.folder / f"{_named(number)}.{kind}.parquet" for number in numbers]
        return [file for file in named if file.exists()]

    def _join(self, kind: str, target: Path, schema: pa.Schema | None) -> None:
        """Write all parts of a kind into one file, which appears when it is whole.

        Its groups of rows are the same however often a run was cut short, and so is every byte of it.
        """
        import pyarrow as pa
        import pyarrow.parquet as pq

        groups = _groups([int(one["articles"]) for one in self.done])[0]
        files = self._files(kind, range(len(self.done)))
        schema = schema or (pq.read_schema(files[0]) if files else pa.schema([]))
        partial = target.with_name(target.name + ".partial")
        with pq.ParquetWriter(partial, schema, compression="zstd") as writer:
            for group in groups:
                tables = [pq.read_table(file).cast(schema) for file in self._files(kind, group)]
                if tables:
                    writer.write_table(pa.concat_tables(tables).unify_dictionaries().combine_chunks())
        partial.replace(target)


def _named(number: int) -> str:
    return f"part-{number:06d}"


def _groups(articles: Sequence[int]) -> tuple[list[range], int]:
    """Return the parts that stand in one group of rows each, and the articles of the last one if it is not whole yet.

    ``articles``: of each part. A part that was written before its group was whole is put together with those after it.
    """
    groups, first, together = [], 0, 0
    for at, count in enumerate(articles):
        together += count
        if together >= ARTICLES:
            groups.append(range(first, at + 1))
            first, together = at + 1, 0
    return groups + [range(first, len(articles))] * (first < len(articles)), together


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
