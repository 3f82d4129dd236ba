"""Twins: two renderings of one sentence of which one is worse, so that fluency is learnt from what tells them apart.

Judged by itself a sentence shows its matter as well as its mistakes; beside its twin only the mistakes differ.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

from qa.training import sources
from qa.training.examples import Example

Twins = tuple[Example, Example]  # the worse, the better


def pairs(examples: Iterable[Example]) -> Iterator[Twins]:
    """The bad and the good text of hand-written pairs, which `sources.pairs` yields one after the other."""
    for _, members in groupby(examples, key=lambda example: (example.lang, example.group)):
        found = list(members)
        if len(found) == 2 and found[0].marks:
            yield found[0], found[1]


def raw(folder: Path) -> Iterator[Twins]:
    """Raw outputs, one of the weaker half of the systems and any other one of a segment, and the human reference."""
    for path in sorted(folder.glob("??-??.jsonl.xz")):
        for row in sources.records(path):
            _, _, lang = row["lp"].partition("-")
            outputs = [text for text in row["outputs"].values() if text not in row["reference"]]
            if lang not in sources.LANGUAGES or row["set"].startswith(sources.MT_EXCLUDED):
                continue
            if not outputs or not row["reference"]:
                continue
            group = f"{row['set']}:{row['doc']}"
            chance = random.Random(f"{group}{row['seg']}")
            better = Example(row["reference"][0], lang, "mt-reference", group=group)
            weak = chance.choice(outputs[: -(-len(outputs) // 2)])
            for text in dict.fromkeys((weak, chance.choice(outputs))):  # once, where it is the same
                yield Example(text, lang, f"mt/{row['set']}", spans=False, group=group), better
