"""The frame of a binary answer: a header's length, the header as JSON, blocks of numbers."""

import json
from collections.abc import Iterable
from typing import Any

WRITER = json.JSONEncoder(allow_nan=False, separators=(",", ":"))
LENGTH = 4


def frame(header: dict[str, Any], blocks: Iterable[bytes]) -> bytes:
    """An answer's bytes: the header's length, the header, its blocks at a multiple of four."""
    text = WRITER.encode(header).encode()
    text += b" " * (-len(text) % LENGTH)
    return b"".join([len(text).to_bytes(LENGTH, "little"), text, *blocks])


def unframe(framed: bytes) -> tuple[dict[str, Any], bytes]:
    """The header of such an answer, and what comes after it."""
    start = LENGTH + int.from_bytes(framed[:LENGTH], "little")
    return json.loads(framed[LENGTH:start]), framed[start:]
