"""Training learns, goes on where it was cut off, and gives the same weights for the same seed."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("torch", reason="torch is not installed (pip install 'mtqa[train]')")

import torch

from qa.models.tokenizer import BOS, EOS, PAD, Tokenizer
from qa.training import train
from qa.training.examples import BAD, LABELS, Example, Mark
from qa.training.network import Network
from qa.training.pack import BAD_ID, UNJUDGED, pack, syntax
from qa.training.train import STEP, Data, Plan
from qa.training.treebanks import Unit
from tests import tiny

Rows = list[dict[str, Any]]
NAN = float("nan")


def corpus() -> list[Example]:
    """Sentences good and bad: what is wrong is always the word “boat”."""
    nouns = ("man", "letter", "village", "window", "boat")
    found = []
    for number in range(250):
        text = f"The old {nouns[number % 5]} of the {nouns[number // 5 % 4]} reads" + " a letter" * (number % 3)
        at = text.find("boat")
        marks = (Mark(at, at + 4, "grammar"),) if at >= 0 else ()
        found.append(
            Example(text, "en", "made-up", marks, source="L'homme", fluency=0.1 if marks else 1.0, group=str(number))
        )
    return found


@pytest.fixture(scope="module")
def data(tokenizer: Tokenizer, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Data]:
    folder = tmp_path_factory.mktemp("shards")
    pack(corpus(), tokenizer, folder / "made-up.npz")
    pack(corpus()[:30], tokenizer, folder / "few.npz")
    return {name: Data(folder / f"{name}.npz") for name in ("made-up", "few")}


@pytest.fixture(scope="module")
def treebank(tokenizer: Tokenizer) -> Rows:
    units = (Unit(0, 3, "DET", {}, 2, "det"), Unit(4, 7, "NOUN", {"Number": "Sing"}, 0, "root"))
    row = syntax(units, "The man", tokenizer)
    assert row is not None
    return [row] * 40


PLAN = Plan({"made-up": 0.8, "few": 0.2}, tokens=4_000, batch=256, rate=1e-3, head_rate=3e-3, warm_up=4, seed=3)


@pytest.fixture
def new(tokenizer: Tokenizer) -> Callable[..., Network]:
    return lambda dropout=0.0: tiny.network(tokenizer.size, dropout=dropout)


def span_loss(network: Network, data: dict[str, Data]) -> float:
    with torch.no_grad():
        _, rows = next(train.stream(data, replace(PLAN, seed=99, batch=2048), 0))
        batch = train.collate(rows, "cpu")
        *_, wide = network.eval()(batch["ids"], batch["types"], batch["attended"])
        return float(train.span_loss(network.span(wide), batch["labels"]))


def equal(one: Network, other: Network) -> bool:
    return all(torch.equal(a, b) for a, b in zip(one.state_dict().values(), other.state_dict().values(), strict=True))


# --- The loop


def test_the_loss_falls(new, data, treebank: Rows, tmp_path: Path) -> None:
    lines: list[str] = []
    network = new(0.1)
    before = span_loss(network, data)
    train.train(network, data, treebank, replace(PLAN, tokens=25_000, falling=0.3), tmp_path, lines.append)
    assert span_loss(network, data) < before / 3
    assert lines[0].startswith("step 100 pieces ")
    assert all(name in lines[0] for name in ("spans", "scores", "syntax"))


def test_the_same_seed_gives_the_same_weights(new, data, treebank: Rows, tmp_path: Path) -> None:
    runs = []
    for number, seed in enumerate((3, 3, 4)):
        folder = tmp_path / str(number)
        folder.mkdir()
        runs.append(train.train(new(0.1), data, treebank, replace(PLAN, seed=seed), folder))
    assert equal(runs[0], runs[1])
    assert not equal(runs[0], runs[2])


class Killed(Exception):
    pass


def cut_off(monkeypatch: pytest.MonkeyPatch, after: int, run: Callable[[], object]) -> None:
    """Runs until so many batches were asked for, and dies."""
    real, count = train.collate, 0

    def collate(rows: list[train.Row], device: str) -> Any:
        nonlocal count
        count += 1
        if count > after:
            raise Killed
        return real(rows, device)

    with monkeypatch.context() as patched:
        patched.setattr(train, "collate", collate)
        with pytest.raises(Killed):
            run()


def test_a_run_that_was_cut_off_goes_on_to_the_same_weights(new, data, tmp_path: Path, monkeypatch) -> None:
    """Without chance, that is: dropout and the choice of treebank steps begin anew."""
    whole, parts = tmp_path / "whole", tmp_path / "parts"
    whole.mkdir()
    parts.mkdir()
    uninterrupted = train.train(new(), data, [], PLAN, whole)
    plan = replace(PLAN, save_every=-1.0)  # after each step
    cut_off(monkeypatch, 5, lambda: train.train(new(), data, [], plan, parts))
    cut_off(monkeypatch, 3, lambda: train.train(new(), data, [], plan, parts))
    lines: list[str] = []
    resumed = train.train(new(), data, [], plan, parts, lines.append)
    assert lines[0].startswith("resumed at step 8, ")
    assert equal(resumed, uninterrupted)


def test_a_cut_off_run_with_chance_goes_on_the_same_each_time(
    new, data, treebank: Rows, tmp_path: Path, monkeypatch
) -> None:
    plan = replace(PLAN, save_every=-1.0)
    cut_off(monkeypatch, 5, lambda: train.train(new(0.1), data, treebank, plan, tmp_path))
    state = (tmp_path / "state.pt").read_bytes()
    runs = []
    for _ in range(2):
        (tmp_path / "state.pt").write_bytes(state)
        runs.append(train.train(new(0.1), data, treebank, plan, tmp_path))
    assert equal(*runs)


def test_a_kill_before_the_state_is_written_begins_anew(new, data, tmp_path: Path, monkeypatch) -> None:
    cut_off(monkeypatch, 3, lambda: train.train(new(), data, [], PLAN, tmp_path))
    assert not (tmp_path / "state.pt").exists()


def test_a_finished_run_may_be_given_more(new, data, tmp_path: Path) -> None:
    first = train.train(new(), data, [], replace(PLAN, tokens=1_000), tmp_path)
    assert equal(train.train(new(), data, [], replace(PLAN, tokens=1_000), tmp_path), first)
    assert not equal(train.train(new(), data, [], replace(PLAN, tokens=3_000), tmp_path), first)


def test_load_gives_the_network_of_the_run(new, data, tmp_path: Path) -> None:
    network = train.train(new(), data, [], replace(PLAN, tokens=500), tmp_path)
    loaded = train.load(tmp_path)
    assert equal(loaded, network)
    assert not loaded.training


def test_the_plan_is_kept(tmp_path: Path) -> None:
    train.write_plan(PLAN, tmp_path)
    assert Plan(**json.loads((tmp_path / "plan.json").read_text("utf-8"))) == PLAN


def test_twins_are_told_apart(new, tokenizer: Tokenizer, tmp_path: Path) -> None:
    better = [replace(e, fluency=None, marks=()) for e in corpus() if "boat" not in e.text]
    rows = [side for e in better for side in (replace(e, text=e.text.replace("The", "Boat")), e)]
    pack(rows, tokenizer, tmp_path / "twins-few.npz")
    pack(corpus()[:30], tokenizer, tmp_path / "few.npz")
    data = {name: Data(tmp_path / f"{name}.npz") for name in ("few", "twins-few")}
    lines: list[str] = []
    plan = replace(PLAN, mixture={"few": 1.0}, twins=0.5, tokens=25_000)
    train.train(new(0.1), data, [], plan, tmp_path, lines.append)
    assert float(lines[-1].split("ranks ")[1].split()[0]) < 0.35
    batch = train.twin_batches(data, plan, "cpu")
    assert batch is not None
    arrays, count = batch(3)
    assert len(arrays["ids"]) == 2 * count
    assert not arrays["types"].any()


# --- Batches


def test_a_stream_starts_anywhere(data: dict[str, Data]) -> None:
    whole = list(islice(train.stream(data, PLAN, 0), 60))
    assert [number for number, _ in whole] == list(range(60))
    assert repr(list(islice(train.stream(data, PLAN, 25), 35))) == repr(whole[25:])
    assert repr(next(train.stream(data, replace(PLAN, seed=4), 0))) != repr(whole[0])


def test_batches_are_about_as_large_as_asked_and_of_like_length(data: dict[str, Data]) -> None:
    for _, rows in islice(train.stream(data, PLAN, 0), 40):
        batch = train.collate(rows, "cpu")
        width = batch["ids"].shape[1]
        assert width % STEP == 0
        assert len(rows) == PLAN.batch // width
        assert batch["attended"].sum(1).min() > width - STEP


def test_shares_and_sources_are_those_of_the_plan(data: dict[str, Data]) -> None:
    rows = [row for _, batch in islice(train.stream(data, PLAN, 0), 100) for row in batch]
    assert sum(name == "few" for *_, name in rows) / len(rows) == pytest.approx(0.2, abs=0.05)
    assert sum(bool(source) for _, _, source, _, _ in rows) / len(rows) == pytest.approx(PLAN.with_source, abs=0.07)
    only = [
        name for _, batch in islice(train.stream(data, replace(PLAN, mixture={"few": 1.0}), 0), 5) for *_, name in batch
    ]
    assert set(only) == {"few"}


def test_collate() -> None:
    batch = train.collate([([7, 8], [0, 1], [9], (0.5, 0.25), "a"), ([7], [UNJUDGED], [], (NAN, 0.5), "a")], "cpu")
    rest = STEP - 6
    assert batch["ids"][0].tolist() == [BOS, 7, 8, EOS, 9, EOS] + [PAD] * rest
    assert batch["types"][0].tolist() == [0, 0, 0, 0, 1, 1] + [0] * rest
    assert batch["attended"].sum(1).tolist() == [6, 3]
    assert batch["labels"][0].tolist() == [UNJUDGED, 0, 1] + [UNJUDGED] * (rest + 3)
    assert batch["scores"][0].tolist() == [0.5, 0.25]
    assert batch["scores"][1].isnan().all()  # no quality without a source


def test_treebank_batches_come_round(treebank: Rows) -> None:
    batch = train.syntax_batches(treebank, PLAN, "cpu")
    assert batch(0)["ids"].shape == (PLAN.batch // STEP, STEP)
    assert torch.equal(batch(1000)["heads"], batch(0)["heads"])


# --- Losses


def test_pieces_that_are_not_judged_cost_nothing() -> None:
    logits = torch.randn(1, 3, len(LABELS))
    judged, more = torch.tensor([[1, 0, UNJUDGED]]), torch.randn(1, 1, len(LABELS))
    loss = train.span_loss(logits, judged)
    assert loss == train.span_loss(torch.cat([logits[:, :2], more], 1), judged)
    assert train.span_loss(logits, torch.full((1, 3), UNJUDGED)) == 0


def test_an_error_of_unknown_class_counts_against_fine_only() -> None:
    logits = torch.tensor([[[0.0] * len(LABELS)]])
    unknown = train.span_loss(logits, torch.tensor([[BAD_ID]]))
    assert float(unknown) == pytest.approx(-0.5 * float(torch.log(torch.tensor(1 - 1 / len(LABELS)))))
    sure = torch.tensor([[[-20.0] + [0.0] * (len(LABELS) - 1)]])
    assert float(train.span_loss(sure, torch.tensor([[BAD_ID]]))) == pytest.approx(0, abs=1e-6)
    assert BAD not in LABELS


def test_scores_that_nobody_gave_cost_nothing() -> None:
    logits = torch.tensor([[0.3, -2.0], [5.0, 5.0]])
    scores = torch.tensor([[1.0, NAN], [NAN, NAN]])
    assert float(train.score_loss(logits, scores)) == pytest.approx(
        float(torch.nn.functional.softplus(torch.tensor(-0.3)))
    )
    assert float(train.score_loss(logits, torch.full((2, 2), NAN))) == 0
