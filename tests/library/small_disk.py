"""A real small disk, made of memory; only root on Linux can make one, elsewhere its tests are skipped."""

from __future__ import annotations

import os
import shutil
import subprocess
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class NoDiskError(Exception):
    """No small disk can be made here; the message says why."""


@contextmanager
def small_disk(folder: Path, kilobytes: int) -> Iterator[Path]:
    """Mount a disk of that size at ``folder``. Raises ``NoDiskError`` where that cannot be done."""
    mount, umount = shutil.which("mount"), shutil.which("umount")
    if not mount or not umount or not hasattr(os, "geteuid") or os.geteuid() != 0:
        message = "only root can mount a small disk"
        raise NoDiskError(message)
    folder.mkdir(exist_ok=True)
    made = _run([mount, "-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs", str(folder)])
    if made.returncode:
        message = f"no small disk can be mounted here: {made.stderr.strip()}"
        raise NoDiskError(message)
    try:
        yield folder
    finally:
        _run([umount, "-l", str(folder)])


def make_read_only(folder: Path) -> None:
    """Let nothing more be written to a mounted disk."""
    _run(["mount", "-o", "remount,ro", str(folder)]).check_returncode()


def _run(command: list[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, capture_output=True, text=True, check=False)
