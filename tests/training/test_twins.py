"""Twins: the worse and the better rendering of one sentence."""

from __future__ import annotations

import json
import lzma
from pathlib import Path

import pytest

from qa.training import sources, twins

pytest.importorskip("torch", reason="torch is not installed (pip install 'mtqa[train]')")

import torch

from qa.training import train


def test_pairs_without_an_error_have_no_twin(tmp_path: Path) -> None:
    lines = "en\tThe end.\tLa ⟦tête|fin|calque|major⟧.\nen\tThe sea.\tLa mer.\nen\tHe is.\tIl ⟦a|est|grammar|major⟧.\n"
    (tmp_path / "fr.tsv").write_text(lines, "utf-8")
    found = list(twins.pairs(sources.pairs(tmp_path)))
    assert [(worse.text, better.text) for worse, better in found] == [("La tête.", "La fin."), ("Il a.", "Il est.")]


def test_raw_outputs_stand_beside_the_reference(tmp_path: Path) -> None:
    rows = [
        {"lp": "de-fr", "set": "wmt21-news", "doc": "d", "seg": 1, "source": "s", "reference": ["La fin."],
         "outputs": {"weak": "Le fin.", "exact": "La fin.", "strong": "La conclusion."}},
        {"lp": "de-fr", "set": "wmt25-terminology", "doc": "d", "seg": 2, "source": "s", "reference": ["Oui."],
         "outputs": {"weak": "Ouais."}},
        {"lp": "de-fr", "set": "wmt21-news", "doc": "d", "seg": 3, "source": "s", "reference": [],
         "outputs": {"weak": "Ouais."}},
    ]  # fmt: skip
    with lzma.open(tmp_path / "de-fr.jsonl.xz", "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(row) + "\n" for row in rows)
    found = list(twins.raw(tmp_path))
    assert {(worse.text, better.text) for worse, better in found} <= {
        ("Le fin.", "La fin."),
        ("La conclusion.", "La fin."),
    }
    assert found[0][0].text == "Le fin."
    assert not found[0][0].spans
    assert {e.group for pair in found for e in pair} == {"wmt21-news:d"}


def test_the_rank_loss_wants_the_better_ones_higher() -> None:
    apart = torch.tensor([[-3.0, 9.0], [-2.0, 9.0], [3.0, 0.0], [2.0, 0.0]])
    assert train.rank_loss(apart, 2) < 0.02
    assert train.rank_loss(apart.flip(0), 2) > 4
