"""Labels fall on the pieces of their words; what is held back is the same everywhere."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("torch", reason="torch is not installed (pip install 'mtqa[train]')")

from qa.models.tokenizer import Tokenizer
from qa.training.examples import BAD, LABELS, Example, Mark
from qa.training.network import FEATURES, RELATIONS, UPOS
from qa.training.pack import BAD_ID, LONGEST, UNJUDGED, held_back, labels, pack, syntax, unpack
from qa.training.treebanks import Unit

GRAMMAR, WORDING = LABELS.index("grammar"), LABELS.index("wording")
STARTS, ENDS = [0, 4, 7, 8], [4, 7, 8, 12]


@pytest.mark.parametrize(
    ("marks", "masked", "expected"),
    [
        ((), (), [0, 0, 0, 0]),
        ((Mark(4, 7, "grammar"),), (), [0, GRAMMAR, 0, 0]),
        ((Mark(6, 9, "grammar"),), (), [0, GRAMMAR, GRAMMAR, GRAMMAR]),  # a piece that a mark touches
        ((Mark(0, 4, "grammar"), Mark(8, 12, BAD)), (), [GRAMMAR, 0, 0, BAD_ID]),
        ((), (Mark(0, 7, BAD),), [UNJUDGED, UNJUDGED, 0, 0]),
        ((Mark(4, 7, "wording"),), (Mark(0, 7, BAD),), [UNJUDGED, WORDING, 0, 0]),  # a mark is stronger
        ((Mark(12, 15, "grammar"),), (), [0, 0, 0, 0]),
    ],
)
def test_labels(marks: tuple[Mark, ...], masked: tuple[Mark, ...], expected: list[int]) -> None:
    assert labels(STARTS, ENDS, marks, masked, True) == expected


def test_where_nothing_is_known_only_marks_are_judged() -> None:
    assert labels(STARTS, ENDS, (), (), False) == [UNJUDGED] * 4
    assert labels(STARTS, ENDS, (Mark(4, 7, "grammar"),), (), False) == [UNJUDGED, GRAMMAR, UNJUDGED, UNJUDGED]


@pytest.mark.parametrize(
    ("kind", "group", "expected"),
    [
        ("pairs/fr.own", "fr:3", False),
        ("pairs/fr.own", "fr:1", True),
        ("pairs-good/fr.own", "fr:1", True),  # both sides of a pair on one side of the split
        ("mt/news", "fr:1", False),
        ("clean/tatoeba", "clean:fr.tatoeba:3", False),
    ],
)
def test_what_is_held_back_is_the_same_everywhere(kind: str, group: str, expected: bool) -> None:
    assert held_back(Example("a", "fr", kind, group=group)) is expected


@pytest.mark.parametrize(
    ("kind", "share"), [("pairs/fr", 0.2), ("mqm/wmtqe-doclevel-enfr", 0.2), ("mqm/diabla", 0.3), ("clean/eltec", 0.1)]
)
def test_shares_held_back(kind: str, share: float) -> None:
    found = [held_back(Example("a", "fr", kind, group=f"group {number}")) for number in range(5000)]
    assert sum(found) / len(found) == pytest.approx(share, abs=0.02)


def examples() -> list[Example]:
    return [
        Example(
            "The old man reads a letter.",
            "en",
            "pairs/en",
            (Mark(4, 7, "grammar"),),
            (Mark(8, 11, BAD),),
            source="L'homme" if number % 2 else None,
            fluency=0.25,
            group=f"en:{number}",
        )
        for number in range(50)
    ]


def test_a_shard(tokenizer: Tokenizer, tmp_path: Path) -> None:
    written, held = pack(examples(), tokenizer, tmp_path / "pairs.npz")
    kept = [example for example in examples() if not held_back(example)]
    pieces = tokenizer.encode(kept[0].text)
    with np.load(tmp_path / "pairs.npz") as file:
        assert written == len(file["ids"]) == len(file["labels"]) == file["at"][-1] == len(kept) * len(pieces)
        assert file["ids"][: len(pieces)].tolist() == pieces.ids
        sources = np.diff(file["sources_at"]).tolist()
        assert sources == [len(tokenizer.encode(example.source or "")) for example in kept]
        for start, end, label in zip(pieces.starts, pieces.ends, file["labels"], strict=False):
            inside = {"The": 0, "old": GRAMMAR, "man": UNJUDGED}
            word = next(
                (
                    word
                    for word in inside
                    if start < end and kept[0].text.index(word) <= start < kept[0].text.index(word) + 3
                ),
                None,
            )
            assert label == inside.get(word or "", 0)
        assert file["scores"][0, 0] == np.float32(0.25)
        assert np.isnan(file["scores"][:, 1]).all()
        assert [file["names"][kind] for kind in file["kinds"]] == ["pairs/en"] * len(kept)
    assert held == 50 - len(kept)


def test_held_back_examples_come_back_as_they_were(tokenizer: Tokenizer, tmp_path: Path) -> None:
    pack(examples(), tokenizer, tmp_path / "pairs.npz")
    assert unpack(tmp_path / "pairs.dev.jsonl") == [example for example in examples() if held_back(example)]
    pack(examples(), tokenizer, tmp_path / "few.npz", most_held_back=2)
    assert len(unpack(tmp_path / "few.dev.jsonl")) == 2


def test_what_is_too_long_is_cut_and_what_is_empty_left_out(tokenizer: Tokenizer, tmp_path: Path) -> None:
    long = Example("letter " * 500, "en", "clean/x", (Mark(0, 3000, "grammar"),), group="b", source="window " * 500)
    assert not held_back(long)
    written, _ = pack([long, Example("\u200b", "en", "clean/x", group="b")], tokenizer, tmp_path / "x.npz")
    with np.load(tmp_path / "x.npz") as file:
        assert written == LONGEST == len(file["sources"])
        assert file["at"].tolist() == [0, LONGEST]


def test_a_sentence_of_a_treebank(tokenizer: Tokenizer) -> None:
    text = "The man reads."
    units = (
        Unit(0, 3, "DET", {"Number": "Sing"}, 2, "det"),
        Unit(4, 7, "NOUN", {"Number": "Dual"}, 3, "nsubj"),
        Unit(8, 13, "VERB", {"VerbForm": "Fin"}, 0, "root"),
        Unit(13, 14, "PUNCT", {}, 3, "strange"),
    )
    row = syntax(units, text, tokenizer)
    assert row is not None
    pieces = tokenizer.encode(text)
    assert row["ids"] == pieces.ids
    assert row["first"][0] == 0
    for unit, first in zip(units, row["first"][1:], strict=True):
        assert pieces.starts[first - 1] <= unit.start < pieces.ends[first - 1]
    assert row["upos"] == [-1, *map(UPOS.index, ("DET", "NOUN", "VERB", "PUNCT"))]
    assert row["heads"] == [-1, 2, 3, 0, 3]
    assert row["relations"] == [-1, *map(RELATIONS.index, ("det", "nsubj", "root", "dep"))]
    number = list(FEATURES).index("Number")
    assert [features[number] for features in row["features"]] == [-1, FEATURES["Number"].index("Sing"), 0, 0, 0]
    assert {len(row[key]) for key in ("first", "upos", "features", "heads", "relations")} == {5}


def test_a_sentence_that_cannot_be_read_is_left_out(tokenizer: Tokenizer) -> None:
    unit = Unit(0, 6, "NOUN", {}, 0, "root")
    assert syntax((unit,), "letter " * 500, tokenizer) is None
    assert syntax((), "letter", tokenizer) is None
    assert syntax((unit, Unit(6, 7, "X", {}, 1, "dep")), "letter\u200b", tokenizer) is None
