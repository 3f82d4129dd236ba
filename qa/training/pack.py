"""Examples to arrays: one folder of packed shards for training, and the held-back examples as JSON Lines beside them.

What is held back is decided by a hash of the group (a pair, a document, a block of text), so that it is the same on
every machine.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np

from qa.models.tokenizer import Tokenizer
from qa.training.examples import BAD, LABELS, Example, Mark
from qa.training.network import FEATURES, RELATIONS, UPOS
from qa.training.treebanks import Unit

LONGEST = 160  # pieces of a target or a source
UNJUDGED, BAD_ID = -1, len(LABELS)
_ID = {**{label: number for number, label in enumerate(LABELS)}, BAD: BAD_ID}


def held_back(example: Example) -> bool:
    """Whether an example belongs to the part that is never trained on.

    That is a fifth of the pairs and products, three tenths of diabla, else a tenth.
    """
    name = example.kind.partition("/")[2]
    share = 20 if example.kind.startswith("pairs") or "doclevel" in name else 30 if name == "diabla" else 10
    return zlib.crc32(example.group.encode()) % 100 < share


def labels(
    starts: list[int], ends: list[int], marks: Iterable[Mark], masked: Iterable[Mark], judged: bool
) -> list[int]:
    """Label of each piece: an index of `LABELS`, `BAD_ID` or `UNJUDGED`."""
    result = [0 if judged else UNJUDGED] * len(starts)
    for group, hidden in ((masked, True), (marks, False)):
        for mark in group:
            for index, (start, end) in enumerate(zip(starts, ends, strict=True)):
                if start < mark.end and end > mark.start:
                    result[index] = UNJUDGED if hidden else _ID[mark.label]
    return result


class Shard:
    """Packed examples in the making."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self.tokenizer = tokenizer
        self.ids: list[list[int]] = []
        self.labels: list[list[int]] = []
        self.sources: list[list[int]] = []
        self.scores: list[tuple[float, float]] = []
        self.kinds: list[str] = []

    def add(self, example: Example) -> None:
        """Packs one example; what is longer than `LONGEST` pieces is cut."""
        pieces = self.tokenizer.encode(example.text)
        if not pieces:
            return
        self.ids.append(pieces.ids[:LONGEST])
        found = labels(pieces.starts[:LONGEST], pieces.ends[:LONGEST], example.marks, example.masked, example.spans)
        self.labels.append(found)
        self.sources.append(self.tokenizer.encode(example.source).ids[:LONGEST] if example.source else [])
        nan = float("nan")
        self.scores.append(
            (nan if example.fluency is None else example.fluency, nan if example.quality is None else example.quality)
        )
        self.kinds.append(example.kind)

    def write(self, path: Path) -> int:
        """Writes the shard; returns the number of target pieces."""
        names = sorted(set(self.kinds))
        np.savez(
            path,
            ids=_flat(self.ids, np.uint16),
            at=_ends(self.ids),
            labels=_flat(self.labels, np.int8),
            sources=_flat(self.sources, np.uint16),
            sources_at=_ends(self.sources),
            scores=np.array(self.scores, np.float32),
            kinds=np.array([names.index(kind) for kind in self.kinds], np.int16),
            names=np.array(names),
        )
        return sum(map(len, self.ids))


def _flat(rows: list[list[int]], kind: Any) -> Any:
    return np.array([number for row in rows for number in row], kind)


def _ends(rows: list[list[int]]) -> Any:
    return np.cumsum([0, *map(len, rows)]).astype(np.int64)


def pack(
    examples: Iterable[Example], tokenizer: Tokenizer, path: Path, most_held_back: int = 20_000
) -> tuple[int, int]:
    """Packs what is trained on into `path` (.npz); returns the numbers of pieces and of held-back examples.

    What is held back is written beside it, with `.dev.jsonl` for `.npz`.
    """
    shard = Shard(tokenizer)
    held = 0
    with path.with_suffix(".dev.jsonl").open("w", encoding="utf-8") as out:
        for example in examples:
            if not held_back(example):
                shard.add(example)
            elif held < most_held_back:
                held += 1
                out.write(json.dumps(asdict(example), ensure_ascii=False) + "\n")
    return shard.write(path), held


def unpack(path: Path) -> list[Example]:
    """The held-back examples of a file that `pack` wrote."""
    found = []
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        row["marks"] = tuple(Mark(**mark) for mark in row["marks"])
        row["masked"] = tuple(Mark(**mark) for mark in row["masked"])
        found.append(Example(**row))
    return found


def syntax(units: tuple[Unit, ...], text: str, tokenizer: Tokenizer) -> dict[str, list[Any]] | None:
    """A sentence for the syntax head; None if it is too long.

    Its pieces and, word by word (the root first), first piece, part of speech, features, head and relation.
    """
    pieces = tokenizer.encode(text)
    if len(pieces) > LONGEST or not units:
        return None
    first, at = [], 0
    for unit in units:
        while at < len(pieces) and pieces.ends[at] <= unit.start:
            at += 1
        if at >= len(pieces):
            return None
        first.append(at + 1)  # after <s>
    features = [
        [values.index(f) if (f := unit.features.get(name, "")) in values else 0 for name, values in FEATURES.items()]
        for unit in units
    ]
    return {
        "ids": pieces.ids,
        "first": [0, *first],
        "upos": [-1, *(UPOS.index(u.upos) if u.upos in UPOS else UPOS.index("X") for u in units)],
        "features": [[-1] * len(FEATURES), *features],
        "heads": [-1, *(u.head for u in units)],
        "relations": [
            -1,
            *(RELATIONS.index(u.relation) if u.relation in RELATIONS else RELATIONS.index("dep") for u in units),
        ],
    }
