"""Messages on a pipe between parent and child: four bytes of length (big-endian), then the message."""

from __future__ import annotations

from typing import IO

LARGEST = 1 << 28
"""Bytes of the largest message that is believed."""
READY = b"ready"
"""The child's first message."""


def send(pipe: IO[bytes], message: bytes) -> None:
    """Write one message."""
    pipe.write(len(message).to_bytes(4, "big") + message)
    pipe.flush()


def receive(pipe: IO[bytes]) -> bytes | None:
    """Read one message, ``None`` when the other side has gone or writes what is no message."""
    head = pipe.read(4)
    size = int.from_bytes(head, "big")
    if len(head) < 4 or size > LARGEST:  # noqa: PLR2004 -- the length's own length
        return None
    message = pipe.read(size)
    return message if len(message) == size else None
