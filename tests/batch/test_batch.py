"""The batch: the same values however it is run, nothing lost when it is killed, nothing stopped by a bad entry."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq
import pytest

import analysis
from analysis.__main__ import main
from analysis.batch import parts, run
from analysis.batch.record import Options
from analysis.batch.sources import files
from analysis.comparison import values
from analysis.comparison.choice import Choice
from tests.batch import made
from tests.shared import ROOT

ROWS = made.rows(70)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """Return JSON lines with two bad ones among them."""
    file = made.jsonl(tmp_path / "in.jsonl", ROWS[:40])
    file.write_text(
        file.read_text()
        + "{broken\n"
        + '{"text": "Too short."}\n'
        + made.jsonl(tmp_path / "rest", ROWS[40:]).read_text()
    )
    return file


def batch(source: Path, name: str, *told: str) -> pd.DataFrame:
    """Run the command; return what it wrote."""
    target = source.with_name(name)
    assert main(["batch", str(source), "-o", str(target), *told]) == 0
    assert not target.with_name(name + ".parts").exists()
    return pd.read_parquet(target)


def test_values_are_those_of_the_dashboard(source: Path) -> None:
    """Every value and interval is what the pages show for that article, in every voice."""
    frame = batch(source, "out.parquet", "--intervals")
    assert frame["text_hash"].nunique() == len(ROWS)
    row = ROWS[7]
    article = next(one for one in analysis.read(json.dumps(row).encode(), "x.json"))
    result = analysis.analyse(article)
    for voice in ("all", "own", "quoted", "paraphrased"):
        mine = frame[(frame.title == row["title"]) & (frame.voice == voice)].set_index("measure")
        for value in values.of(result, Choice(voice)):
            found = mine.loc[value.measure.name]
            told = (found["value"], found["low"], found["high"], found["words"], found["sentences"])
            assert told == pytest.approx(
                (value.value, value.low, value.high, value.words, value.sentences), abs=0, nan_ok=True
            )
            assert (found["reason"], found["outlet"]) == (value.reason, row["outlet"])


def test_values_do_not_depend_on_intervals(source: Path) -> None:
    """Without intervals, where all voices are summed at once, each value, count and name is the very same."""
    alone, drawn = batch(source, "alone.parquet"), batch(source, "drawn.parquet", "--intervals")
    pd.testing.assert_frame_equal(
        alone.drop(columns="reason"), drawn.drop(columns=["low", "high", "reason"]), check_exact=True
    )
    missing = alone["value"].isna()
    assert missing.any()
    assert alone["reason"].ne("").tolist() == missing.tolist()
    assert alone.loc[missing, "reason"].tolist() == drawn.loc[missing, "reason"].tolist()


def test_bad_entries_are_listed(source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What could not be read stands in a side file with one sentence each, and is counted."""
    batch(source, "out.parquet")
    bad = pd.read_csv(source.with_name("out.unreadable.csv"))
    assert list(bad["entry"]) == ["in.jsonl, line 41", "in.jsonl, line 42"]
    assert bad["why"].str.endswith(".").all()
    assert "70 articles measured, 2 entries could not be" in capsys.readouterr().err


def test_processes_give_the_same(source: Path) -> None:
    """Two processes write the very bytes that one does, segments too."""
    batch(source, "one.parquet", "--segments")
    batch(source, "two.parquet", "--segments", "--workers", "2")
    for suffix in (".parquet", ".segments.parquet", ".unreadable.csv"):
        assert source.with_name("one" + suffix).read_bytes() == source.with_name("two" + suffix).read_bytes()
    segments = pq.read_table(source.with_name("one.segments.parquet"))
    assert len(set(segments["text_hash"].to_pylist())) == len(ROWS)


def test_a_worker_loads_no_tables(source: Path) -> None:
    """A worker measures and hands numbers back: what makes tables of them, which takes longer to load, it never loads."""
    script = (
        "import sys; from pathlib import Path\n"
        "from analysis.batch import measured, record, sources\n"
        "chunk, _ = next(sources.chunks([Path(sys.argv[1])]))\n"
        "assert measured.measure(chunk, record.Options(segments=True)).articles\n"
        "print({'pandas', 'pyarrow'} & set(sys.modules))"
    )
    told = [sys.executable, "-c", script, str(source)]
    assert subprocess.run(told, cwd=ROOT, check=True, capture_output=True, text=True).stdout == "set()\n"


def test_goes_on_where_it_was_cut_short(source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was finished when a run stopped is not measured again, and the output is that of a run in one go."""
    whole = batch(source, "whole.parquet")
    target = source.with_name("out.parquet")
    monkeypatch.setattr(parts, "ARTICLES", 20)
    begun = parts.Parts(target, files(str(source)), Options())
    measured = []

    def few(_done: float, articles: int) -> None:
        measured.append(articles)
        if len(measured) == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run.run(files(str(source)), begun, run.serially, few)
    again = parts.Parts(target, files(str(source)), Options())
    assert (again.begun_anew, again.chunks) == (False, 2)
    assert again.articles == measured[-1] > 0
    frame = batch(source, "out.parquet")
    pd.testing.assert_frame_equal(frame, whole)


def test_changed_input_begins_anew(source: Path) -> None:
    """Parts of another input, or of other options, are not taken up."""
    target = source.with_name("out.parquet")
    begun = parts.Parts(target, files(str(source)), Options())
    run.run(files(str(source)), begun, run.serially, lambda *_: None)
    begun.flush()
    assert not parts.Parts(target, files(str(source)), Options()).begun_anew
    assert parts.Parts(target, files(str(source)), Options(segments=True)).begun_anew
    source.write_text(source.read_text() + source.read_text())
    changed = parts.Parts(target, files(str(source)), Options(segments=True))
    assert changed.begun_anew
    assert changed.chunks == 0


def test_killed(tmp_path: Path) -> None:
    """Killed in mid-run and run again, it gives every article once, as if nothing had happened."""
    source = made.jsonl(tmp_path / "in.jsonl", made.rows(400))
    command = [sys.executable, "-c", "from analysis.batch import parts; parts.ARTICLES = 32\nfrom analysis.__main__ import main; main()",
               "batch", str(source), "-o", str(tmp_path / "out.parquet")]  # fmt: skip
    process = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL)
    deadline = time.monotonic() + 60
    while not list(tmp_path.glob("out.parquet.parts/part-*.json")) and time.monotonic() < deadline:
        time.sleep(0.05)
    process.send_signal(signal.SIGKILL)
    process.wait()
    done = list(tmp_path.glob("out.parquet.parts/part-*.json"))
    assert done
    assert not (tmp_path / "out.parquet").exists()
    subprocess.run(command, cwd=ROOT, check=True, stderr=subprocess.DEVNULL)
    pd.testing.assert_frame_equal(pd.read_parquet(tmp_path / "out.parquet"), batch(source, "whole.parquet"))


def die_on_day_seven(chunk: run.Chunk, options: Options) -> run.Measured:
    """Measure as ever, but end the process at one article, as a fault in a library would."""
    if any(item.told and item.told["title"] == "Bridge, day 7" for item in chunk.items):
        os._exit(1)
    return run.measure(chunk, options)


@pytest.mark.filterwarnings("ignore")
def test_worker_that_dies(source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An entry that ends its process is told of; every other entry is measured."""
    whole = batch(source, "whole.parquet")

    def submit(self: run._Pool, chunk: run.Chunk) -> object:
        try:
            return self.pool.submit(die_on_day_seven, chunk, self.options)
        except run.BrokenProcessPool:
            self.pool = self._new()
            return self.pool.submit(die_on_day_seven, chunk, self.options)

    monkeypatch.setattr(run._Pool, "submit", submit)
    frame = batch(source, "out.parquet", "--workers", "2")
    assert set(whole["title"]) - set(frame["title"]) == {"Bridge, day 7"}
    assert run.ENDED in source.with_name("out.unreadable.csv").read_text()


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        (["nowhere", "-o", "x.parquet"], "There is nothing at"),
        (["in.jsonl", "-o", "x.csv"], "must end in .parquet"),
        (["in.jsonl", "-o", "there.parquet"], "was not written over"),
        (["in.jsonl", "-o", "x.parquet", "--workers", "0"], "at least one worker"),
        (["in.jsonl", "-o", "x.parquet", "--dask", "tcp://127.0.0.1:9"], "There is no Dask scheduler"),
    ],
)
def test_refused(
    told: list[str], sentence: str, source: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What cannot be done is said in one sentence."""
    monkeypatch.chdir(source.parent)
    Path("there.parquet").write_bytes(b"mine")
    assert main(["batch", *told]) == 1
    assert sentence in capsys.readouterr().err
    assert Path("there.parquet").read_bytes() == b"mine"
