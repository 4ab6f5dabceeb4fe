"""Messages on a pipe between parent and child: four bytes of length (big-endian), then the message."""

from __future__ import annotations

from typing import IO

LARGEST = 1 << 28
"""Bytes of the largest message that is believed."""
HEAD = 4
"""Bytes of a message's length."""
READY = b"ready"
"""The child's first message."""
SECONDS = 10.0
"""Wall clock for one document; starting the child counts apart."""


def send(pipe: IO[bytes], message: bytes) -> None:
    """Write one message."""
    pipe.write(len(message).to_bytes(HEAD, "big"))
    pipe.write(message)
    pipe.flush()


def receive(pipe: IO[bytes]) -> bytes | None:
    """Read one message, ``None`` when the other side has gone or writes what is no message."""
    head = pipe.read(HEAD)
    size = int.from_bytes(head, "big")
    if len(head) < HEAD or size > LARGEST:
        return None
    message = pipe.read(size)
    return message if len(message) == size else None


def pack(kind: str, data: bytes) -> bytes:
    """Make the message that has a document of one kind read."""
    return kind.encode("ascii") + b"\n" + data


def unpack(message: bytes) -> tuple[str, bytes]:
    """Return the kind and the document's bytes. Raises ``ValueError`` when the message names no kind."""
    end = message.index(b"\n", 0, 40)
    return message[:end].decode("ascii"), message[end + 1 :]
