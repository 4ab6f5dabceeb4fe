"""On a real Dask cluster of two processes, one of which is killed in mid-run, every row comes, and to the last digit."""

from __future__ import annotations

import contextlib
import signal
import socket
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pandas as pd
import pytest

from analysis.__main__ import main
from analysis.batch import parts, run
from analysis.batch.record import Options
from analysis.batch.sources import files
from tests.batch import made
from tests.shared import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytest.importorskip("distributed", reason="needs Dask: pip install -e '.[cluster]'")
pytestmark = [pytest.mark.filterwarnings("ignore")]


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """Start a scheduler and two worker processes on loopback; yield its address and the workers."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"tcp://127.0.0.1:{port}"
    log = (tmp_path / "log").open("wb")

    def start(*told: str) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [sys.executable, "-m", "distributed.cli.dask_" + told[0], *told[1:]], cwd=ROOT, stdout=log, stderr=log
        )

    running = [start("scheduler", "--host", "127.0.0.1", "--port", str(port), "--no-dashboard")]
    flags = ("--nthreads", "1", "--no-nanny", "--no-dashboard", "--local-directory", str(tmp_path))
    running += [start("worker", address, "--host", "127.0.0.1", *flags) for _ in range(2)]
    _wait(address)
    yield address, running[1:]
    for process in reversed(running):
        process.terminate()
    for process in running:
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(timeout=10)
        process.kill()
    log.close()


def _wait(address: str) -> None:
    from distributed import Client

    deadline = time.monotonic() + 90
    while time.monotonic() < deadline:
        try:
            with Client(address, timeout=5, set_as_default=False) as client:
                client.wait_for_workers(2, timeout=60)
                return
        except (OSError, TimeoutError):
            time.sleep(0.3)
    pytest.fail("the cluster did not start")


def test_worker_killed_in_mid_run(cluster: tuple[str, list[subprocess.Popen[bytes]]], tmp_path: Path) -> None:
    """A worker is killed when the first values have come: the output is that of a run without a cluster."""
    address, workers = cluster
    source = made.jsonl(tmp_path / "in.jsonl", made.rows(420))
    target = tmp_path / "cluster.parquet"
    begun = parts.Parts(target, files(str(source)), Options())
    told: list[int] = []

    def tell(_done: float, articles: int) -> None:
        if not told:
            workers[0].send_signal(signal.SIGKILL)
        told.append(articles)

    run.run(files(str(source)), begun, run.on_cluster(address), tell)
    begun.finish()
    assert workers[0].wait(timeout=10) == -signal.SIGKILL
    assert len(told) > 3
    assert main(["batch", str(source), "-o", str(tmp_path / "serial.parquet")]) == 0
    pd.testing.assert_frame_equal(
        pd.read_parquet(target), pd.read_parquet(tmp_path / "serial.parquet"), check_exact=True
    )
    assert target.read_bytes() == (tmp_path / "serial.parquet").read_bytes()
