"""Where the articles come from: a folder, a glob, a table, JSON lines or Parquet, read piece by piece and always in one order."""

from __future__ import annotations

import glob
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.batch import lines, rows
from analysis.batch.reading import Found, Reading, event_name
from analysis.batch.record import Bad, Chunk, Item
from analysis.unreadable import Unreadable

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

SIZE = 32
"""Items of a chunk: small enough to share evenly, large enough that sending it costs nothing."""
READERS = (
    ((".csv", ".tsv", ".tab", ".psv"), rows.delimited),
    ((".jsonl", ".ndjson", ".jsonlines"), lines.lines),
    ((".json",), lines.whole),
    ((".parquet", ".pq"), rows.parquet),
)
NOTHING = "There is nothing at {path}: name a folder, a file or a pattern that fits some."
NOWHERE = "The input has no name: name a folder, a file or a pattern."
NO_COLUMNS = "There is no table among these files, so “{column}” names nothing: leave out --{field}."


def files(where: str, *, without: Collection[Path] = ()) -> list[Path]:
    """Return the files that an input names, sorted by path: a file, all files below a folder, or what a pattern fits.

    Hidden files are left out, and ``without``: files, and folders with all that is in them. Raises ``Unreadable`` where
    there is none.
    """
    path = Path(where)
    if path.is_file():
        return [path]
    if not where.strip():  # a variable that was never set, mostly: it must not stand for all there is
        raise Unreadable(where, NOWHERE)
    named = path.rglob("*") if path.is_dir() else map(Path, glob.glob(where, recursive=True))  # noqa: PTH207 - a pattern of the reader's
    skipped = {one.resolve() for one in without}
    leads_back = cache(_leads_back)
    found = sorted(
        one
        for one in named
        if one.is_file()
        and not any(map(leads_back, one.parents))
        and not any(part.startswith(".") for part in one.parts[-2:] if part != "..")
        and (not skipped or skipped.isdisjoint([one.resolve(), *one.resolve().parents]))
    )
    if not found:
        raise Unreadable(where, NOTHING.format(path=where))
    return found


def _leads_back(folder: Path) -> bool:
    """Tell whether a folder is a link to one in which it lies: behind it everything would come again and again."""
    if not folder.is_symlink():
        return False
    target, here = folder.resolve(), folder.parent.resolve()
    return target == here or target in here.parents


def reading(where: str, paths: Sequence[Path], columns: dict[str, str]) -> Reading:
    """Return how an input is read. ``columns``: field → the column that the reader named for it.

    Raises ``Unreadable`` where a column is named and no file has columns.
    """
    suffixes = tuple(suffix for kinds, _ in READERS for suffix in kinds)
    if columns and not any(path.name.lower().endswith(suffixes) for path in paths):
        field, column = next(iter(columns.items()))
        raise Unreadable(where, NO_COLUMNS.format(field=field, column=column))
    return Reading(columns, Path(where) if Path(where).is_dir() else None)


def chunks(
    paths: Sequence[Path], *, first: int = 0, told: Reading | None = None
) -> Iterator[tuple[Chunk, tuple[Bad, ...]]]:
    """Yield the input in chunks from number ``first`` on, each with what on the way to it could not be read."""
    total = sum(path.stat().st_size for path in paths) or 1
    items: list[Item] = []
    bad: list[Bad] = []
    number, read = 0, 0
    for found in _each(paths, told or Reading()):
        read = found.read
        if isinstance(found.item, Bad):
            bad.append(found.item)
            continue
        items.append(found.item)
        if len(items) == SIZE:
            if number >= first:
                yield Chunk(number, tuple(items), read / total), tuple(bad)
            items, bad, number = [], [], number + 1
    if (items or bad) and number >= first:
        yield Chunk(number, tuple(items), 1.0), tuple(bad)


def _each(paths: Sequence[Path], told: Reading) -> Iterator[Found]:
    before = 0
    base = _common(paths)
    for path in paths:
        name = path.relative_to(base).as_posix()
        event = _folder(path, told.below or base)
        reader = next((one for kinds, one in READERS if path.suffix.lower() in kinds), _file)
        size = path.stat().st_size
        try:
            for found in reader(path, name, event, told):
                yield found._replace(read=before + min(found.read, size))
        except OSError as error:
            yield Found(
                Bad(name, f"The file could not be read ({error.strerror or 'no reason given'})."), before + size
            )
        before += size


def _common(paths: Sequence[Path]) -> Path:
    """Return the folder that all paths lie in, so that a source is told without where the input happens to lie."""
    folders = [path.parent for path in paths]
    return next(one for one in (folders[0], *folders[0].parents) if all(one in (f, *f.parents) for f in folders))


def _folder(path: Path, base: Path) -> str:
    """Return the event that a file's place tells: the folders between it and ``base``; ``""`` for a file right there."""
    return event_name(path.parent.relative_to(base).as_posix()) if path.parent != base else ""


def _file(path: Path, name: str, event: str, _told: Reading) -> Iterator[Found]:
    from analysis.ingest.limits import FILE_BYTES

    with path.open("rb") as opened:
        data = opened.read(FILE_BYTES + 1)
    yield Found(Item(name, data=data, event=event), path.stat().st_size)
