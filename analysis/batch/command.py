"""``python -m analysis batch IN -o OUT.parquet``: measure many articles, with a bar, and go on where a run was cut short."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.unreadable import Unreadable

if TYPE_CHECKING:
    import argparse

    from analysis.batch.parts import Parts
    from analysis.batch.record import Item
    from analysis.batch.run import Runner

OK, FAILED = 0, 1
NO_EVENT = (
    "No event is known, so the page “Over time” cannot lay outlets beside each other: name the column that tells which articles "
    "belong together (--event COLUMN), or measure a folder with a folder an event."
)
NO_OUTLET = "No outlet is known, so there is nobody to compare: name the column or key that tells it (--outlet COLUMN)."
UNKNOWN = {"event": NO_EVENT, "outlet": NO_OUTLET}
"""What is missed when nothing tells it: said before hours are spent on measuring, where that is known, else after."""
NOTHING_MEASURED = "No article could be measured, so {output} was not written. {first} ({entry}){rest}"
HELD_BY = {
    "text": "the article’s text", "title": "its headline", "outlet": "who published it", "date": "when",
    "event": "which articles belong to one event",
}  # fmt: skip


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add ``batch`` to a parser's commands; :func:`run` does what was chosen."""
    parser = commands.add_parser(
        "batch", help="measure many articles: a folder, a CSV, JSONL or Parquet file, or a pattern"
    )
    parser.add_argument("input", metavar="IN", help="a folder, a file, or a pattern in quotation marks")
    parser.add_argument(
        "-o", "--output", type=Path, required=True, metavar="OUT.parquet", help="a file that does not exist yet"
    )
    parser.add_argument(
        "--segments", action="store_true", help="also write the counts of every segment (OUT.segments.parquet)"
    )
    parser.add_argument(
        "--intervals", action="store_true", help="also write 95 %% intervals (takes about twice the time)"
    )
    columns = parser.add_argument_group(
        "columns of tables, keys of JSON", "recognised by their names; named here where they are called otherwise"
    )
    for field, what in HELD_BY.items():
        columns.add_argument(f"--{field}", metavar="COLUMN", help=f"the column that tells {what}")
    where = parser.add_mutually_exclusive_group()
    where.add_argument("--workers", type=int, default=1, metavar="N", help="processes (default: 1)")
    where.add_argument("--dask", metavar="ADDRESS", help="the scheduler of a Dask cluster, as tcp://host:8786")


def run(options: argparse.Namespace) -> int:
    """Measure the input; return 0, or 1 when it could not be done, with one sentence that says why."""
    target: Path = options.output
    refused = _refused(target, options)
    if refused:
        return _failed(refused)
    try:
        return _measure(options, target)
    except Unreadable as reason:
        return _failed(reason.sentence)
    except OSError as error:
        return _failed(f"A file could not be read or written ({error.strerror or 'no reason given'}).")
    except KeyboardInterrupt:
        return _failed("Stopped. What is finished is kept: run the same command again to go on.")


def _refused(target: Path, options: argparse.Namespace) -> str:
    """Return why nothing can be begun, "" where it can."""
    if target.suffix != ".parquet":
        return "The output must end in .parquet."
    there = next((one for one in _outputs(target)[: 1 + options.segments] if one.exists()), None)
    if there:
        return f"There is a file {there} already: choose another name, it was not written over."
    return "" if options.workers >= 1 else "There must be at least one worker."


def _outputs(target: Path) -> list[Path]:
    """Return what a run writes: values, segments, what was bad, and the parts that are made on the way."""
    from analysis.batch.parts import beside

    return [target, *beside(target)]


def _measure(options: argparse.Namespace, target: Path) -> int:
    from tqdm import tqdm

    from analysis.batch.parts import Parts
    from analysis.batch.record import Options
    from analysis.batch.run import run as measure
    from analysis.batch.sources import chunks, files, reading

    # What an earlier run has written into the folder that is measured is none of its articles.
    paths = files(options.input, without=_outputs(target))
    columns = {field: column for field in HELD_BY if (column := getattr(options, field))}
    told = reading(options.input, paths, columns)
    runner = _runner(options)
    parts = Parts(target, paths, Options(intervals=options.intervals, segments=options.segments), told)
    if parts.begun_anew:
        _say(parts.begun_anew)
    elif parts.articles:
        _say(f"Going on: {parts.articles:,} articles are measured already.")
    first = next(chunks(paths, told=told), None)
    items = first[0].items if first else ()
    said = _unknown({what for what in UNKNOWN if not items or any(_tells(item, what) for item in items)})
    for sentence in said:
        _say(sentence)
    with tqdm(
        total=1000, bar_format="{percentage:3.0f}% |{bar}| {desc}, {elapsed} gone, {remaining} left", mininterval=0.5
    ) as bar:
        started = parts.articles

        def tell(done: float, articles: int) -> None:
            bar.n = round(1000 * done)
            took = bar.format_dict["elapsed"] or 1e-9
            bar.set_description_str(f"{articles:,} articles, {(articles - started) / took:,.0f}/s", refresh=False)
            bar.update(0)

        measure(paths, parts, runner, tell)
    if not parts.articles:
        return _failed(_nothing(parts))
    written = parts.finish()
    _say(
        f"{parts.articles:,} articles measured, {len(parts.bad):,} entries could not be: {', '.join(map(str, written))}."
    )
    _say(", ".join(f"{count:,} {what}{'s' * (count != 1)}" for what, count in parts.known.items()) + ".")
    for sentence in _unknown({what for what, count in parts.known.items() if count}):
        if sentence not in said:
            _say(sentence)
    return OK


def _tells(item: Item, what: str) -> bool:
    """Tell whether an item brings its event or outlet; of a file that is not read yet this is not known, and taken for yes."""
    return item.told is None or bool(item.event if what == "event" else item.told.get(what))


def _unknown(known: set[str]) -> list[str]:
    return [sentence for what, sentence in UNKNOWN.items() if what not in known]


def _nothing(parts: Parts) -> str:
    """Clear up after a run in which nothing could be measured; return the sentence that says why."""
    bad = parts.give_up()
    entry, why = bad[0] if bad else (str(parts.output), "The input is empty.")
    rest = f" {len(bad):,} entries could not be read: {parts.unreadable}." if len(bad) > 1 else ""
    return NOTHING_MEASURED.format(output=parts.output, first=why, entry=entry, rest=rest)


def _runner(options: argparse.Namespace) -> Runner:
    from analysis.batch import run

    if options.dask:
        return run.on_cluster(options.dask)
    return run.serially if options.workers == 1 else run.in_processes(options.workers)


def _say(line: str) -> None:
    sys.stderr.write(line + "\n")


def _failed(sentence: str) -> int:
    _say(sentence)
    return FAILED
