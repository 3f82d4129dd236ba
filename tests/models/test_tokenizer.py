"""Pieces stand where their text stands, whatever the text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qa.models.tokenizer import EOS, UNKNOWN, Pieces, Tokenizer

REAL = "The old man doesn't think that Les bateaux étaient partis. Полиция города"
AWKWARD = "’‘ʼ`´'\u2010\u2011-\u00ad\ufeff\u200b\u200d\u2060\ufe0f\u202e…ﬁﬀ½№™①Ａ\u00a0\u202f\u3000 \t\n\x00\x1f▁▂⟦👩🏽\u200d🚀🇫🇷e\u0301ก็العر한"


def in_order(pieces: Pieces, text: str) -> None:
    assert len(pieces.ids) == len(pieces.starts) == len(pieces.ends) == len(pieces)
    before = 0
    for start, end in zip(pieces.starts, pieces.ends, strict=True):
        assert 0 <= before <= start <= end <= len(text)
        before = start
    assert all(number >= UNKNOWN for number in pieces.ids)  # never a marker of begin or end


def shown(tokenizer: Tokenizer, text: str) -> list[str]:
    pieces = tokenizer.encode(text)
    in_order(pieces, text)
    return [text[start:end] for start, end in zip(pieces.starts, pieces.ends, strict=True)]


@given(text=st.text())
def test_any_text(tokenizer: Tokenizer, text: str) -> None:
    in_order(tokenizer.encode(text), text)


@given(text=st.text(alphabet=REAL + AWKWARD, max_size=300))
def test_awkward_text(tokenizer: Tokenizer, text: str) -> None:
    in_order(tokenizer.encode(text), text)


@given(text=st.text(alphabet=REAL, max_size=300))
def test_plain_text_is_covered_piece_by_piece(tokenizer: Tokenizer, text: str) -> None:
    assert "".join(shown(tokenizer, text)) == "".join(text.split())


@settings(max_examples=50)
@given(texts=st.lists(st.text(alphabet=REAL + AWKWARD, max_size=40), max_size=5))
def test_pieces_do_not_depend_on_what_stands_before(tokenizer: Tokenizer, texts: list[str]) -> None:
    together, alone, at = tokenizer.encode(" ".join(texts)), Pieces([], [], []), 0
    for text in texts:
        pieces = tokenizer.encode(text)
        alone.ids.extend(pieces.ids)
        alone.starts.extend(at + start for start in pieces.starts)
        alone.ends.extend(at + end for end in pieces.ends)
        at += len(text) + 1
    assert together == alone


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("L’homme n’a pas répondu", "L'homme n'a pas répondu"),
        ("the minister‘s answer", "the minister's answer"),
        ("the old\u00a0man", "the old man"),
        ("près\u202fde la\u3000fenêtre", "près de la fenêtre"),
        ("old\u2011man", "old-man"),
    ],
)
def test_typographic_characters_are_read_as_plain_ones(tokenizer: Tokenizer, text: str, plain: str) -> None:
    assert tokenizer.encode(text) == tokenizer.encode(plain)


@pytest.mark.parametrize("invisible", ["\u200b", "\u00ad", "\ufeff", "\u2060", "\u200e"])
def test_invisible_characters_are_passed_over(tokenizer: Tokenizer, invisible: str) -> None:
    text = f"The let{invisible}ter"
    assert tokenizer.encode(text).ids == tokenizer.encode("The letter").ids
    assert "".join(shown(tokenizer, text)).replace(invisible, "") == "Theletter"
    assert shown(tokenizer, invisible * 3) == []


@pytest.mark.parametrize("text", ["wait…", "the ofﬁce", "½", "№5", "cafe\u0301"])
def test_a_chunk_whose_length_changes_is_one_place(tokenizer: Tokenizer, text: str) -> None:
    last = text.split()[-1]
    assert shown(tokenizer, text)[-1] == last
    assert set(shown(tokenizer, last)) == {last}


def test_emoji(tokenizer: Tokenizer) -> None:
    assert "".join(shown(tokenizer, "👍👍 of the 👨‍👩‍👧‍👦🏴‍☠️🫠 village")).replace("\u200d", "").replace(
        "\ufe0f", ""
    ) == ("👍👍ofthe👨👩👧👦🏴☠🫠village")


def test_a_word_of_100_000_characters(tokenizer: Tokenizer) -> None:
    for text in ("a" * 100_000, "字" * 100_000, "👍🏽" * 50_000):
        in_order(tokenizer.encode(text), text)
        assert tokenizer.encode(text).ends[-1] == len(text)


def test_without_words(tokenizer: Tokenizer) -> None:
    assert [len(tokenizer.encode(text)) for text in ("", " ", "\n\t\u00a0", "\u200b")] == [0, 0, 0, 0]


def test_unknown_letters(tokenizer: Tokenizer) -> None:
    assert UNKNOWN in tokenizer.encode("的").ids
    assert EOS not in tokenizer.encode("</s> <s> <pad>").ids


def test_remembers_chunks_without_changing_them(tokenizer_file, monkeypatch) -> None:
    monkeypatch.setattr("qa.models.tokenizer._CACHE", 3)
    forgetful = Tokenizer(tokenizer_file)
    text = "The old man of the village reads a letter by the window"
    assert [forgetful.encode(text) for _ in range(3)] == [Tokenizer(tokenizer_file).encode(text)] * 3
    assert len(forgetful._known) <= 4


def test_no_model(tmp_path) -> None:
    with pytest.raises((OSError, RuntimeError), match="none.model"):
        Tokenizer(tmp_path / "none.model").encode("a")
    (tmp_path / "bad.model").write_text("not a model")
    with pytest.raises((OSError, RuntimeError)):
        Tokenizer(tmp_path / "bad.model").encode("a")
