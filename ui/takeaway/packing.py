"""Pack parts of a page into one deflated text, which every browser can inflate natively."""

import base64
import itertools
import zlib
from collections.abc import Sequence

import numpy as np

from ui.answers.frames import unframe

LEVEL = 6


def packed(parts: Sequence[bytes]) -> str:
    """Base64 of the deflated parts, after their number and lengths as 32-bit numbers."""
    sizes = np.array([len(parts), *map(len, parts)], dtype="<u4").tobytes()
    return base64.b64encode(zlib.compress(b"".join([sizes, *parts]), LEVEL)).decode()


def unpacked(text: str) -> list[bytes]:
    """The parts of such a text."""
    whole = zlib.decompress(base64.b64decode(text))
    count = int.from_bytes(whole[:4], "little")
    sizes = np.frombuffer(whole, "<u4", count, offset=4)
    ends = 4 + 4 * count + np.cumsum([0, *sizes])
    return [whole[a:b] for a, b in itertools.pairwise(ends)]


def sorted_bytes(answer: bytes) -> bytes:
    """An answer of the stream with the bytes of its numbers by their places in the number.

    Neighbours in a series share sign and exponent: these then stand side by side, and a
    path takes a third less room.
    """
    _, blocks = unframe(answer)
    numbers = np.frombuffer(blocks, np.uint8).reshape(-1, 4)
    return answer[: len(answer) - len(blocks)] + numbers.T.tobytes()
