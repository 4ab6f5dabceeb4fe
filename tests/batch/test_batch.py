"""The batch: the same values however it is run, nothing lost when it is killed, nothing stopped by a bad entry."""

from __future__ import annotations

import json
import os
import re
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
from analysis.batch.reading import Reading
from analysis.batch.record import Options
from analysis.batch.sources import files
from analysis.comparison import values
from analysis.comparison.choice import Choice
from analysis.unreadable import Unreadable
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
    assert (again.begun_anew, again.chunks) == ("", 2)
    assert again.articles == measured[-1] > 0
    frame = batch(source, "out.parquet")
    pd.testing.assert_frame_equal(frame, whole)


def test_stopped_after_every_chunk(source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """However often a run is stopped, what was measured by then is kept, and the output is the same byte for byte."""
    batch(source, "whole.parquet", "--segments")
    target, options = source.with_name("out.parquet"), Options(segments=True)

    def stop(_done: float, _articles: int) -> None:
        raise KeyboardInterrupt

    done = []
    for _ in range(2):
        begun = parts.Parts(target, files(str(source)), options)
        with pytest.raises(KeyboardInterrupt):
            run.run(files(str(source)), begun, run.serially, stop)
        done.append(parts.Parts(target, files(str(source)), options).articles)
    assert 0 < done[0] < done[1] < len(ROWS)
    monkeypatch.setattr(parts, "SECONDS", 0.0)
    batch(source, "out.parquet", "--segments")
    for suffix in (".parquet", ".segments.parquet", ".unreadable.csv"):
        assert source.with_name("out" + suffix).read_bytes() == source.with_name("whole" + suffix).read_bytes()


def test_changed_input_begins_anew(source: Path) -> None:
    """Parts of another input are not taken up, and the reader is told why all is measured anew."""
    target = half_done(source)
    assert not parts.Parts(target, files(str(source)), Options()).begun_anew
    source.write_text(source.read_text() + source.read_text())
    changed = parts.Parts(target, files(str(source)), Options(segments=True))
    assert changed.begun_anew.startswith("The input has changed since the run that was cut short:")
    assert changed.chunks == 0


def half_done(source: Path) -> Path:
    """Return an output of which there are parts."""
    target = source.with_name("out.parquet")
    begun = parts.Parts(target, files(str(source)), Options())
    run.run(files(str(source)), begun, run.serially, lambda *_: None)
    begun.flush()
    return target


@pytest.mark.parametrize(
    ("options", "reading", "said"),
    [
        (Options(segments=True), Reading(), "(segments: no; now segments: yes)"),
        (Options(), Reading({"event": "affair"}), "(columns: none named; now columns: --event affair)"),
    ],
)
def test_other_options_lose_nothing(source: Path, options: Options, reading: Reading, said: str) -> None:
    """Finished parts that were made with other options are neither mixed in nor thrown away: it is told which to give."""
    target = half_done(source)
    with pytest.raises(Unreadable, match=re.escape(said)):
        parts.Parts(target, files(str(source)), options, reading)
    assert parts.Parts(target, files(str(source)), Options()).chunks


def test_parts_of_an_older_version(source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Parts that were written before there was a column of events are not mixed in: all is measured anew, and it is told why."""
    target = half_done(source)
    record = target.with_name(target.name + ".parts") / "made_from.json"
    old = {**json.loads(record.read_text()), "format": 1, "intervals": False, "segments": False}
    old.pop("options")
    record.write_text(json.dumps(old))
    for part in record.parent.glob("*.values.parquet"):
        pq.write_table(pq.read_table(part).drop_columns("event"), part)
    frame = batch(source, "out.parquet")
    said = capsys.readouterr().err
    assert "The columns of the output have changed (it tells each article’s event now) since the run" in said
    assert "Going on" not in said
    assert set(frame["event"]) == {f"Bridge {at}" for at in range(4)}


def test_events_and_named_columns(source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The event of each article stands in the output, from a column that is recognised or named; where none is, it is told."""
    frame = batch(source, "out.parquet")
    assert list(frame.columns[:4]) == ["source", "text_hash", "event", "outlet"]
    assert dict(zip(frame["title"], frame["event"], strict=True)) == {row["title"]: row["event"] for row in ROWS}
    assert "3 outlets, 4 events." in capsys.readouterr().err
    plain = source.with_name("plain.jsonl")
    made.jsonl(plain, [{"affair": row["event"], "text": row["text"]} for row in ROWS])
    assert set(batch(plain, "none.parquet")["event"]) == {""}
    said = capsys.readouterr().err
    assert said.count("--event COLUMN") == said.count("--outlet COLUMN") == 1
    named = batch(plain, "named.parquet", "--event", "affair", "--outlet", "affair")
    assert set(named["event"]) == set(named["outlet"]) == {row["event"] for row in ROWS}
    assert "COLUMN" not in capsys.readouterr().err


def test_nothing_measured(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where no article can be measured no empty file is left behind: the reason is told."""
    (tmp_path / "in.csv").write_text("event,text\nStrike,Too short.\n")
    for told, sentence in (
        ([], "This text has only 2 words"),
        (["--text", "body"], "There is no column “body” in it: it has “event”, “text”."),
    ):
        assert main(["batch", str(tmp_path / "in.csv"), "-o", str(tmp_path / "out.parquet"), *told]) == 1
        assert sentence in capsys.readouterr().err
        assert [one.name for one in tmp_path.iterdir()] == ["in.csv"]


def test_output_in_the_folder_that_is_measured(tmp_path: Path) -> None:
    """What a run writes is none of its own articles, also when it is cut short and goes on."""
    for at, row in enumerate(ROWS[:3]):
        (tmp_path / f"{at}.txt").write_text(row["text"] * 3)
    target = tmp_path / "out.parquet"
    (tmp_path / "out.parquet.parts").mkdir()
    (tmp_path / "out.parquet.parts" / "part-000000.json").write_text("{}")
    assert main(["batch", str(tmp_path), "-o", str(target)]) == 0
    assert not target.with_name("out.unreadable.csv").exists()
    assert set(pd.read_parquet(target)["source"]) == {"0.txt", "1.txt", "2.txt"}


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
        (["", "-o", "x.parquet"], "The input has no name"),
        (["in.jsonl", "-o", "x.csv"], "must end in .parquet"),
        (["in.jsonl", "-o", "there.parquet"], "was not written over"),
        (["in.jsonl", "-o", "half.parquet", "--segments"], "half.segments.parquet already"),
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
    Path("half.segments.parquet").write_bytes(b"mine")
    assert main(["batch", *told]) == 1
    assert sentence in capsys.readouterr().err
    assert Path("there.parquet").read_bytes() == b"mine"
