"""The command line: ``python -m analysis read FILE…``, ``compare FILE…``, ``library …``, ``report EVENT`` and ``batch IN``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import analysis
from analysis.batch import command as batch
from analysis.library import command
from analysis.report import command as report

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import pandas as pd

FAILED = 1


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return 0, or 1 when something could not be read. Nothing leaves the machine."""
    options = _parser().parse_args(arguments)
    if options.command == "library":
        return command.run(options)
    if options.command == "batch":
        return batch.run(options)
    if options.command == "report":
        return report.run(options)
    found = list(_read(options.files))
    articles = [one for one in found if isinstance(one, analysis.Article)]
    for one in found:
        if isinstance(one, analysis.Unreadable):
            _say(f"{one.name}: {one.sentence}", error=True)
    if options.command == "read":
        for article in articles:
            _show(article)
    elif articles:
        results = [analysis.analyse(article) for article in articles]
        frame = analysis.compare(results, options.voice, headline=options.headline)
        _say(_told(frame, options.format))
    return FAILED if len(articles) < len(found) or not articles else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m analysis", description="Read articles and compare how they frame an event."
    )
    commands = parser.add_subparsers(dest="command", required=True)
    read = commands.add_parser(
        "read", help="show what was found in each file: headline, outlet, date, and every line's role"
    )
    compare = commands.add_parser("compare", help="measure the articles of all files, with intervals")
    for one in (read, compare):
        one.add_argument("files", nargs="+", metavar="FILE", type=Path)
    compare.add_argument(
        "--voice", choices=("all", "own", "quoted", "paraphrased"), default="all", help="whose words (default: all)"
    )
    compare.add_argument("--headline", action="store_true", help="count the headline with the body")
    compare.add_argument("--format", choices=("table", "csv", "json"), default="table")
    command.add_to(commands)
    report.add_to(commands)
    batch.add_to(commands)
    return parser


def _read(files: Sequence[Path]) -> Iterator[analysis.Article | analysis.Unreadable]:
    for file in files:
        try:
            data = file.read_bytes()
        except OSError as error:
            yield analysis.Unreadable(str(file), f"The file could not be opened ({error.strerror or error}).")
            continue
        yield from analysis.read_each(data, file.name)


def _show(article: analysis.Article) -> None:
    _say(f"headline  {article.title or '(none found)'}")
    _say(f"outlet    {article.outlet or '(none found)'}")
    _say(f"date      {article.date or '(none found)'}")
    for note in article.notes:
        _say(f"note      {note}")
    for part in article.parts:
        _say(f"{part.role:<12}{part.text}")
    _say("")


def _told(frame: pd.DataFrame, form: str) -> str:
    if form == "csv":
        from analysis.report.table import to_csv

        return to_csv(list(frame.columns), frame.astype(object).where(frame.notna(), None).to_numpy().tolist()).decode(
            "utf-8-sig"
        )
    if form == "json":
        return str(frame.to_json(orient="records", indent=1, force_ascii=False))
    shown = frame.drop(columns=["low50", "high50", "unit"])
    return str(shown.to_string(index=False, na_rep="–", float_format=lambda value: f"{value:.3f}", max_colwidth=38))


def _say(line: str, *, error: bool = False) -> None:
    stream = sys.stderr if error else sys.stdout
    encoding = stream.encoding or "utf-8"
    stream.write(line.encode(encoding, "replace").decode(encoding) + "\n")


if __name__ == "__main__":
    sys.exit(main())
