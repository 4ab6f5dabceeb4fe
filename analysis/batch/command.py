"""``python -m analysis batch IN -o OUT.parquet``: measure many articles, with a bar, and go on where a run was cut short."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.unreadable import Unreadable

if TYPE_CHECKING:
    import argparse

    from analysis.batch.run import Runner

OK, FAILED = 0, 1


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
    where = parser.add_mutually_exclusive_group()
    where.add_argument("--workers", type=int, default=1, metavar="N", help="processes (default: 1)")
    where.add_argument("--dask", metavar="ADDRESS", help="the scheduler of a Dask cluster, as tcp://host:8786")


def run(options: argparse.Namespace) -> int:
    """Measure the input; return 0, or 1 when it could not be done, with one sentence that says why."""
    target: Path = options.output
    refused = _refused(target, options.workers)
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


def _refused(target: Path, workers: int) -> str:
    """Return why nothing can be begun, "" where it can."""
    if target.suffix != ".parquet":
        return "The output must end in .parquet."
    if target.exists():
        return f"There is a file {target} already: choose another name, it was not written over."
    return "" if workers >= 1 else "There must be at least one worker."


def _measure(options: argparse.Namespace, target: Path) -> int:
    from tqdm import tqdm

    from analysis.batch.parts import Parts
    from analysis.batch.record import Options
    from analysis.batch.run import run as measure
    from analysis.batch.sources import files

    paths = files(options.input)
    runner = _runner(options)
    parts = Parts(target, paths, Options(intervals=options.intervals, segments=options.segments))
    if parts.begun_anew:
        _say("The input or the method has changed since the run that was cut short: measuring all of it anew.")
    elif parts.articles:
        _say(f"Going on: {parts.articles:,} articles are measured already.")
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
    written = parts.finish()
    _say(
        f"{parts.articles:,} articles measured, {len(parts.bad):,} entries could not be: {', '.join(map(str, written))}."
    )
    return OK


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
