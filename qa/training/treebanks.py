"""Universal Dependencies treebanks to word-level examples.

A multiword token ("du", "dalla", "decirle") is one unit here, as the reader sees it: of its words the one that hangs
outside the unit gives part of speech and head (the first, where several do), and the features of all are merged.
"""

from __future__ import annotations

import lzma
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

# Treebanks whose licence lets them into the shipped model (CC BY-SA, CC BY, LGPL-LR); NC and GPL ones are left out.
TRAIN = (
    "fr.gsd.dev", "fr.sequoia.train", "fr.sequoia.dev", "fr.parisstories.train", "fr.parisstories.dev",
    "fr.rhapsodie.train", "fr.rhapsodie.dev", "en.ewt.train", "en.ewt.dev", "es.gsd.dev", "de.gsd.dev",
    "it.parlamint.train", "pt.bosque.train", "pt.bosque.dev", "pt.porttinari.dev", "nl.alpino.dev", "nl.lassysmall.dev",
    "id.csui.train", "id.gsd.dev", "ru.gsd.dev", "sv.talbanken.dev",
)  # fmt: skip
TEST = (
    "fr.gsd.test", "fr.sequoia.test", "en.ewt.test", "it.parlamint.test", "it.isdt.test", "pt.bosque.test",
    "pt.porttinari.test", "es.gsd.test", "de.gsd.test", "nl.alpino.test", "id.gsd.test", "ru.gsd.test",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Unit:
    """A word as it stands in the text.

    Place in code points, part of speech, features, head (1-based unit, 0 the root) and relation.
    """

    start: int
    end: int
    upos: str
    features: dict[str, str]
    head: int
    relation: str
    lemma: str = ""


def sentences(path: Path) -> Iterator[tuple[str, tuple[Unit, ...]]]:
    """Text and units of every sentence whose tokens can be found in the text."""
    with lzma.open(path, "rt", encoding="utf-8") as file:
        text, rows = "", []
        for line in file:
            line = line.rstrip("\n")
            if line.startswith("# text ="):
                text = line.partition("=")[2].strip()
            elif line and not line.startswith("#"):
                rows.append(line.split("\t"))
            elif not line and rows:
                units = _units(text, rows)
                if units:
                    yield text, units
                text, rows = "", []


def _units(text: str, rows: list[list[str]]) -> tuple[Unit, ...] | None:
    groups: list[tuple[str, list[list[str]]]] = []
    skip = 0
    for row in rows:
        if "." in row[0]:
            continue
        if "-" in row[0]:
            first, last = map(int, row[0].split("-"))
            groups.append((row[1], []))
            skip = last - first + 1
        elif skip:
            groups[-1][1].append(row)
            skip -= 1
        else:
            groups.append((row[1], [row]))
    unit_of = {row[0]: number for number, (_, words) in enumerate(groups, 1) for row in words}
    unit_of["0"] = 0
    units, at = [], 0
    for number, (form, words) in enumerate(groups, 1):
        place = text.find(form, at)
        if place < 0 or place - at > 3 or not words:
            return None
        at = place + len(form)
        outside = [row for row in words if unit_of.get(row[6], number) != number]
        if not outside:
            return None
        main = next((row for row in outside if row[3] in ("VERB", "AUX")), outside[0])
        features: dict[str, str] = {}
        for row in [*words, main]:
            if row[5] != "_":
                pairs = (pair.partition("=") for pair in row[5].split("|"))
                features.update((name, value) for name, equals, value in pairs if equals)
        units.append(Unit(place, at, main[3], features, unit_of[main[6]], main[7].partition(":")[0], main[2]))
    return tuple(units)
