"""A sentence is judged alone: the same figures in any company; files that are not the model's are refused."""

from __future__ import annotations

import json
import shutil
from dataclasses import fields
from pathlib import Path

import numpy as np
import pytest

from qa.errors import ModelError
from qa.models.encoder import OUTPUTS, WINDOW, Encoder, Item, Judged
from qa.models.tokenizer import EOS
from tests import tiny

FILES = ("card.json", "encoder.model", "encoder.onnx")


def item(text: str, source: str | None = None) -> Item:
    """A sentence whose words are what stands between blanks."""
    places, at = [], 0
    for word in text.split():
        start = text.index(word, at)
        at = start + len(word)
        places.append((start, at))
    return Item(text, tuple(places), source)


ITEMS = [item(text) for text in tiny.SENTENCES] + [
    item("Les bateaux du port", "The boats of the harbour"),
    item("a"),
    item("👍🏽 … ½"),
    Item("The old man", ()),
    item("letter " * 200),
]


def same(one: Judged, other: Judged) -> bool:
    """Whether all figures are equal, to the last bit."""
    return all(np.array_equal(getattr(one, field.name), getattr(other, field.name)) for field in fields(Judged))


@pytest.fixture(scope="module")
def encoder(model: Path) -> Encoder:
    return Encoder(model, threads=1)


@pytest.fixture
def copied(model: Path, tmp_path: Path) -> Path:
    for name in FILES:
        shutil.copy(model / name, tmp_path)
    return tmp_path


def test_a_row_for_each_word(encoder: Encoder) -> None:
    for found, asked in zip(encoder.judge(ITEMS), ITEMS, strict=True):
        count = len(asked.words)
        assert found.classes.shape == (count, len(encoder.labels))
        assert found.classes.sum(axis=1) == pytest.approx(np.ones(count), abs=1e-4)
        assert [len(x) for x in (found.upos, found.features, found.heads, found.relations, found.sure)] == [count] * 5
        assert ((found.heads >= 0) & (found.heads <= count)).all()
        assert ((found.sure >= 0) & (found.sure <= 1)).all()
        assert 0 <= found.fluency <= 1


def test_indices_are_of_the_card(encoder: Encoder) -> None:
    sizes = np.array([len(values) for values in encoder.card["features"].values()])
    for found in encoder.judge([asked for asked in ITEMS if asked.words]):
        assert (found.upos < len(encoder.card["upos"])).all()
        assert (found.relations < len(encoder.card["relations"])).all()
        assert (found.features < sizes).all()


def test_quality_needs_a_source(encoder: Encoder) -> None:
    assert [found.quality is not None for found in encoder.judge(ITEMS)] == [bool(asked.source) for asked in ITEMS]
    alone, with_source = encoder.judge([item("Les bateaux"), item("Les bateaux", "The boats")])
    assert alone.fluency != with_source.fluency


@pytest.mark.parametrize("threads", [1, 2, 4])
def test_alone_in_company_and_in_any_order(encoder: Encoder, model: Path, threads: int) -> None:
    alone = [encoder.judge([asked])[0] for asked in ITEMS]
    other = Encoder(model, threads)
    together = other.judge(ITEMS)
    backwards = other.judge(ITEMS[::-1])[::-1]
    assert all(map(same, alone, together))
    assert all(map(same, alone, backwards))


def test_no_sentences(encoder: Encoder) -> None:
    assert encoder.judge([]) == []


@pytest.mark.parametrize("text", ["", "…", "The old man"])
def test_a_sentence_without_words(encoder: Encoder, text: str) -> None:
    (found,) = encoder.judge([Item(text, ())])
    assert found.classes.shape == (0, len(encoder.labels))
    assert found.quality is None


def test_a_word_without_pieces_is_judged_as_the_piece_before(encoder: Encoder) -> None:
    (found,) = encoder.judge([Item("man \u200b", ((0, 3), (4, 5)))])
    apart = encoder.judge([Item("man \u200b", tuple((place, place + 1) for place in range(3)))])[0]
    assert found.classes[1].tolist() == apart.classes[-1].tolist()
    (found,) = encoder.judge([Item("\u200b", ((0, 1),))])
    assert found.classes[0].tolist() == [1.0] + [0.0] * (len(encoder.labels) - 1)


def test_the_worst_piece_speaks_for_the_word(encoder: Encoder) -> None:
    text = "villageletterwindow"
    whole = encoder.judge([Item(text, ((0, len(text)),))])[0]
    pieces = encoder.tokenizer.encode(text)
    assert len(pieces) > 1
    apart = encoder.judge([Item(text, tuple(zip(pieces.starts, pieces.ends, strict=True)))])[0]
    assert whole.classes[0].tolist() == min(apart.classes.tolist())


def windows(encoder: Encoder, asked: Item):
    return list(encoder._windows(0, asked))


@pytest.mark.parametrize(
    "asked",
    [
        item("The old man of the village reads a letter by the window. " * 40),
        item("villageletterwindow " * 60),
        item("a" * 100_000),
        item("The " + "x" * 3_000 + " man"),
        item("man " * WINDOW),
    ],
    ids=["long", "long words", "one word", "a long word inside", "just a window"],
)
def test_long_sentences_are_cut_between_words(encoder: Encoder, asked: Item) -> None:
    pieces = encoder.tokenizer.encode(asked.text)
    found = [window for window in windows(encoder, asked) if window.first]
    assert [window.word for window in found] == list(np.cumsum([0, *(len(w.first) for w in found)])[:-1])
    assert sum(len(window.first) for window in found) == len(asked.words)
    for window in found:
        assert len(window.ids) <= WINDOW
        assert all(0 <= start < len(window.ids) for start in window.first)
        for (start, _), first in zip(asked.words[window.word :], window.first, strict=False):
            at = next(number for number, end in enumerate(pieces.ends) if end > start)
            assert window.ids[first] == pieces.ids[at]
    (judged,) = encoder.judge([asked])
    assert len(judged.classes) == len(asked.words)
    assert ((judged.heads >= 0) & (judged.heads <= len(asked.words))).all()


def test_only_the_end_of_a_word_is_lost_where_a_sentence_is_cut(encoder: Encoder) -> None:
    asked = item("The old man of the village reads a letter by the window. " * 40)
    pieces, at = encoder.tokenizer.encode(asked.text), 0
    for window in windows(encoder, asked):
        begin = next(number for number, end in enumerate(pieces.ends) if end > asked.words[window.word][0])
        lost = range(at, begin)
        assert all(pieces.starts[number] > asked.words[window.word - 1][0] for number in lost)
        at = begin + len(window.ids)


def test_fluency_of_a_long_sentence_is_the_mean_by_words(encoder: Encoder) -> None:
    asked = item("The old man of the village reads a letter by the window. " * 40)
    parts = [(encoder._run(window)["scores"][0], len(window.first)) for window in windows(encoder, asked)]
    expected = sum(score * count for score, count in parts) / sum(count for _, count in parts)
    assert encoder.judge([asked])[0].fluency == pytest.approx(expected)


def test_a_long_source_is_cut(encoder: Encoder) -> None:
    (window,) = windows(encoder, item("The man", "letter " * 500))
    assert len(window.source) == WINDOW
    assert EOS not in window.source


# --- Files that are missing, damaged or not the model's


def refused(folder: Path) -> str:
    """The error, which is one sentence and says what to do."""
    with pytest.raises(ModelError) as caught:
        Encoder(folder).judge([item("The old man")])
    said = str(caught.value)
    assert "\n" not in said
    assert "--no-model" in said
    return said


@pytest.mark.parametrize("name", FILES)
def test_missing_file(copied: Path, name: str) -> None:
    (copied / name).unlink()
    assert name in refused(copied)
    assert "No such file" in refused(copied)


@pytest.mark.parametrize("name", ["encoder.model", "encoder.onnx"])
@pytest.mark.parametrize(
    "damage", [lambda data: data[:-10], lambda data: b"", lambda data: data[:100] + b"?" + data[101:]]
)
def test_damaged_file(copied: Path, name: str, damage) -> None:
    path = copied / name
    path.write_bytes(damage(path.read_bytes()))
    assert refused(copied).startswith(f"{path} is damaged")


@pytest.mark.parametrize("text", ["", "{", "[1", "\x00"])
def test_damaged_card(copied: Path, text: str) -> None:
    (copied / "card.json").write_text(text)
    assert refused(copied).startswith(f"{copied / 'card.json'}: the model card cannot be read")


def test_wrong_checksum(copied: Path) -> None:
    card = json.loads((copied / "card.json").read_text("utf-8"))
    card["sha256"]["encoder.onnx"] = "0" * 64
    (copied / "card.json").write_text(json.dumps(card))
    assert "encoder.onnx is damaged" in refused(copied)
    del card["sha256"]
    (copied / "card.json").write_text(json.dumps(card))
    assert "is damaged" in refused(copied)


def test_no_such_network(copied: Path) -> None:
    (copied / "encoder.onnx").write_bytes(b"not a network")
    tiny.write_card(copied, json.loads((copied / "card.json").read_text("utf-8")))
    assert "the model cannot be loaded" in refused(copied)


def test_loading_waits_for_the_first_sentence(tmp_path: Path) -> None:
    Encoder(tmp_path / "nowhere")


def test_outputs_are_those_of_the_network(encoder: Encoder) -> None:
    assert tuple(output.name for output in encoder._session.get_outputs()) == OUTPUTS
