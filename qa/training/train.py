"""The training loop: a mixture of packed shards and treebanks, resumable, deterministic given the seed and the shards.

Batches are counted in pieces. The rate rises over the first steps, stays, and falls to nothing over the last part (so
that a run may be given a new length when it is resumed). The state is written every few minutes and at the end; a kill
loses what came after.
"""

from __future__ import annotations

import json
import random
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from qa.models.tokenizer import BOS, EOS, PAD
from qa.training.network import FEATURES, Network, Size
from qa.training.pack import BAD_ID, UNJUDGED


@dataclass(frozen=True)
class Plan:
    """How to train.

    `mixture` gives the share of the sentences by shard, `tokens` the length of the run in pieces.
    """

    mixture: dict[str, float]
    tokens: int = 12_000_000
    batch: int = 2048
    rate: float = 3e-4
    head_rate: float = 1e-3
    warm_up: int = 200  # steps
    falling: float = 0.3  # the last part of the run
    with_source: float = 0.3  # where there is one
    syntax: float = 0.13  # share of the steps
    twins: float = 0.2  # share of the steps
    seed: int = 7
    save_every: float = 240.0  # seconds


Row = tuple[list[int], list[int], list[int], tuple[float, float], str]  # ids, labels, source, scores, kind


class Data:
    """A packed shard, read whole."""

    def __init__(self, path: Path) -> None:
        with np.load(path) as file:
            self.ids, self.at, self.labels = file["ids"], file["at"], file["labels"]
            self.sources, self.sources_at, self.scores = file["sources"], file["sources_at"], file["scores"]
            self.kinds, self.names = file["kinds"], [str(name) for name in file["names"]]

    def __len__(self) -> int:
        return len(self.at) - 1

    def row(self, number: int) -> Row:
        """An example without its source."""
        a, b = self.at[number], self.at[number + 1]
        fluency, quality = map(float, self.scores[number])
        return self.ids[a:b].tolist(), self.labels[a:b].tolist(), [], (fluency, quality), ""


STEP = 16


def padded(length: int) -> int:
    """The next multiple of `STEP`."""
    return -(-length // STEP) * STEP


def stream(data: dict[str, Data], plan: Plan, start: int) -> Iterator[tuple[int, list[Row]]]:
    """Batches from number `start` on.

    Each pool of about thirty-two batches is drawn with its own seed and dealt out by length.     Widths are multiples
    of `STEP` and each has its number of rows, so that there are few shapes: on a CPU every new one is compiled.
    """
    names = sorted(name for name in data if plan.mixture.get(name, 0) > 0)
    weights = [plan.mixture[name] for name in names]
    number, pool_number = 0, 0
    rest: dict[int, list[Row]] = defaultdict(list)
    orders: dict[str, Any] = {}
    places: dict[str, int] = defaultdict(int)
    while True:
        chance = random.Random(f"{plan.seed} pool {pool_number}")
        pool: list[Row] = []
        size = 0
        while size < 32 * plan.batch:
            name = chance.choices(names, weights)[0]
            shard = data[name]
            place = places[name]
            turn, index = divmod(place, len(shard))
            if index == 0 or name not in orders:
                orders[name] = np.random.default_rng([plan.seed, turn, len(shard)]).permutation(len(shard))
            chosen = int(orders[name][index])
            places[name] += 1
            a, b = shard.at[chosen], shard.at[chosen + 1]
            source: list[int] = []
            if shard.sources_at[chosen + 1] > shard.sources_at[chosen] and chance.random() < plan.with_source:
                source = shard.sources[shard.sources_at[chosen] : shard.sources_at[chosen + 1]].tolist()
            scores = shard.scores[chosen]
            pool.append(
                (
                    shard.ids[a:b].tolist(),
                    shard.labels[a:b].tolist(),
                    source,
                    (float(scores[0]), float(scores[1])),
                    name,
                )
            )
            size += b - a + len(source) + 3
        batches: list[list[Row]] = []
        for row in pool:
            width = padded(len(row[0]) + 2 + (len(row[2]) + 1 if row[2] else 0))
            waiting = rest[width]
            waiting.append(row)
            if len(waiting) == max(1, plan.batch // width):
                batches.append(waiting)
                rest[width] = []
        chance.shuffle(batches)
        for batch in batches:
            if number >= start:
                yield number, batch
            number += 1
        pool_number += 1


def collate(rows: list[Row], device: str) -> dict[str, Tensor]:
    """Padded arrays of a batch."""
    width = padded(max(len(ids) + 2 + (len(source) + 1 if source else 0) for ids, _, source, _, _ in rows))
    ids = np.full((len(rows), width), PAD, np.int64)
    types = np.zeros((len(rows), width), np.int64)
    attended = np.zeros((len(rows), width), np.int64)
    labels = np.full((len(rows), width), UNJUDGED, np.int64)
    scores = np.zeros((len(rows), 2), np.float32)
    for number, (target, marks, source, (fluency, quality), _) in enumerate(rows):
        whole = [BOS, *target, EOS, *([*source, EOS] if source else [])]
        ids[number, : len(whole)] = whole
        attended[number, : len(whole)] = 1
        types[number, len(target) + 2 : len(whole)] = 1
        labels[number, 1 : 1 + len(marks)] = marks
        scores[number] = fluency, quality if source else float("nan")
    arrays = {"ids": ids, "types": types, "attended": attended, "labels": labels, "scores": scores}
    return {name: torch.from_numpy(array).to(device) for name, array in arrays.items()}


def span_loss(logits: Tensor, labels: Tensor) -> Tensor:
    """Mean negative log-likelihood over judged pieces; an error of unknown class counts half, against "fine" only."""
    logp = functional.log_softmax(logits.float(), dim=-1)
    judged = labels != UNJUDGED
    unknown = labels == BAD_ID
    fine = logp[..., 0]
    known = -logp.gather(-1, labels.clamp(0, BAD_ID - 1)[..., None])[..., 0]
    other = -torch.log1p(-fine.exp().clamp(max=1 - 1e-6))
    loss = torch.where(unknown, 0.5 * other, known) * judged
    return loss.sum() / judged.sum().clamp(min=1)


def score_loss(logits: Tensor, scores: Tensor) -> Tensor:
    """Cross-entropy against soft judgements, where there are any."""
    known = ~torch.isnan(scores)
    loss = (
        functional.binary_cross_entropy_with_logits(logits.float(), torch.nan_to_num(scores), reduction="none") * known
    )
    return loss.sum() / known.sum().clamp(min=1)


def twin_batches(
    data: dict[str, Data], plan: Plan, device: str
) -> Callable[[int], tuple[dict[str, Tensor], int]] | None:
    """A function from a number to a batch of twins, all the worse ones and then the better ones, and their number.

    The shards whose names begin with "twins" hold worse and better in turn; each shard has the same share.
    """
    shards = [shard for name, shard in sorted(data.items()) if name.startswith("twins")]
    cuts: list[list[list[int]]] = []
    for shard in shards:
        lengths = np.diff(shard.at).reshape(-1, 2).max(1) + 2
        by_width: dict[int, list[int]] = defaultdict(list)
        for pair in np.random.default_rng(plan.seed).permutation(len(lengths)).tolist():
            by_width[padded(int(lengths[pair]))].append(pair)
        cuts.append([])
        for width, members in sorted(by_width.items()):
            size = max(1, plan.batch // width // 2)
            cuts[-1] += [members[at : at + size] for at in range(0, len(members) - size + 1, size)]
    kept = [(shard, found) for shard, found in zip(shards, cuts, strict=True) if found]
    if not kept:
        return None

    def batch(number: int) -> tuple[dict[str, Tensor], int]:
        number, which = divmod(number, len(kept))
        shard, found = kept[which]
        turn, place = divmod(number, len(found))
        shuffled = random.Random(f"{plan.seed} twins {turn}").sample(range(len(found)), len(found))
        chosen = found[shuffled[place]]
        rows = [shard.row(2 * pair + side) for side in (0, 1) for pair in chosen]
        return collate(rows, device), len(chosen)

    return batch


def rank_loss(logits: Tensor, twins: int) -> Tensor:
    """How little the better twins' logits of fluency lie above those of the worse, which come first."""
    return functional.softplus(logits[:twins, 0].float() - logits[twins:, 0].float()).mean()


def syntax_batches(rows: list[dict[str, list[Any]]], plan: Plan, device: str) -> Callable[[int], dict[str, Tensor]]:
    """A function from a number to a batch of treebank sentences of about `plan.batch` pieces, of like length."""
    by_width: dict[int, list[int]] = defaultdict(list)
    for index, row in enumerate(rows):
        by_width[padded(max(len(row["ids"]) + 2, len(row["first"])))].append(index)
    cuts = []
    for width, members in sorted(by_width.items()):
        size = max(1, plan.batch // width)
        cuts += [members[at : at + size] for at in range(0, len(members) - size + 1, size)]

    def batch(number: int) -> dict[str, Tensor]:
        turn, place = divmod(number, len(cuts))
        shuffled = random.Random(f"{plan.seed} syntax {turn}").sample(range(len(cuts)), len(cuts))
        return collate_syntax([rows[index] for index in cuts[shuffled[place]]], device)

    return batch


def collate_syntax(chosen: list[dict[str, list[Any]]], device: str) -> dict[str, Tensor]:
    """Padded arrays of a batch of treebank sentences; what is not judged is -1."""
    width = words = padded(max(max(len(row["ids"]) + 2, len(row["first"])) for row in chosen))
    ids = np.full((len(chosen), width), PAD, np.int64)
    attended = np.zeros((len(chosen), width), np.int64)
    first = np.zeros((len(chosen), words), np.int64)
    present = np.zeros((len(chosen), words), np.int64)
    targets = {name: np.full((len(chosen), words), -1, np.int64) for name in ("upos", "heads", "relations")}
    features = np.full((len(chosen), words, len(FEATURES)), -1, np.int64)
    for number, row in enumerate(chosen):
        ids[number, : len(row["ids"]) + 2] = [BOS, *row["ids"], EOS]
        attended[number, : len(row["ids"]) + 2] = 1
        count = len(row["first"])
        first[number, :count] = row["first"]
        present[number, :count] = 1
        for name, target in targets.items():
            target[number, :count] = row[name]
        features[number, :count] = row["features"]
    arrays = {"ids": ids, "attended": attended, "first": first, "present": present, "features": features, **targets}
    return {name: torch.from_numpy(array).to(device) for name, array in arrays.items()}


def syntax_loss(network: Network, syntax: Tensor, batch: dict[str, Tensor]) -> Tensor:
    """Part of speech, features, heads and relations (to the right heads), added up."""
    words = network.words(syntax, batch["first"])
    loss = functional.cross_entropy(network.upos(words).float().transpose(1, 2), batch["upos"], ignore_index=-1)
    at = 0
    logits = network.features(words).float()
    for number, values in enumerate(FEATURES.values()):
        part = logits[..., at : at + len(values)]
        loss = loss + 0.3 * functional.cross_entropy(
            part.transpose(1, 2), batch["features"][..., number], ignore_index=-1
        )
        at += len(values)
    heads = batch["heads"]
    loss = loss + functional.cross_entropy(
        network.arcs(words, batch["present"]).float().transpose(1, 2), heads, ignore_index=-1
    )
    relations = network.relations(words, heads.clamp(min=0)).float()
    return loss + functional.cross_entropy(relations.transpose(1, 2), batch["relations"], ignore_index=-1)


def train(
    network: Network,
    data: dict[str, Data],
    treebank: list[dict[str, list[Any]]],
    plan: Plan,
    folder: Path,
    report: Callable[[str], None] = print,
) -> Network:
    """Trains until `plan.tokens` pieces were seen; resumes from `folder/state.pt` where it is."""
    device = "cuda" if torch.cuda.is_available() else "cpu"
    torch.manual_seed(plan.seed)
    network.to(device).train()
    encoder: list[nn.Parameter] = []
    heads: list[nn.Parameter] = []
    for name, parameter in network.named_parameters():
        (encoder if name.split(".")[0] in ("word", "position", "segment", "norm", "layers") else heads).append(
            parameter
        )
    optimiser = torch.optim.AdamW(
        [{"params": encoder, "base": plan.rate}, {"params": heads, "base": plan.head_rate}],
        weight_decay=0.01,
        fused=True,
    )
    step, batch_number, syntax_number, twin_number, seen = 0, 0, 0, 0, 0
    state_path = folder / "state.pt"
    if state_path.exists():
        state = torch.load(state_path, map_location=device, weights_only=True)
        network.load_state_dict(state["network"])
        optimiser.load_state_dict(state["optimiser"])
        step, batch_number, syntax_number, seen = state["step"], state["batch"], state["syntax"], state["seen"]
        twin_number = state.get("twins", 0)
        report(f"resumed at step {step}, {seen:,} pieces")
    next_syntax = syntax_batches(treebank, plan, device) if treebank else None
    next_twins = twin_batches(data, plan, device)
    batches = stream(data, plan, batch_number)
    chance = random.Random(f"{plan.seed} {step}")
    saved, began, began_seen = time.monotonic(), time.monotonic(), seen
    sums: dict[str, float] = defaultdict(float)
    counts: dict[str, int] = defaultdict(int)

    def save() -> None:
        state = {
            "network": network.state_dict(),
            "optimiser": optimiser.state_dict(),
            "step": step,
            "batch": batch_number,
            "syntax": syntax_number,
            "twins": twin_number,
            "seen": seen,
            "size": asdict(network.size),
        }
        torch.save(state, folder / "state.new")
        (folder / "state.new").replace(state_path)

    while seen < plan.tokens:
        part = seen / plan.tokens
        scale = min(1.0, (step + 1) / plan.warm_up, max(0.02, (1 - part) / plan.falling))
        for group in optimiser.param_groups:
            group["lr"] = scale * group["base"]
        draw = chance.random()
        if next_syntax and draw < plan.syntax:
            batch = next_syntax(syntax_number)
            syntax_number += 1
            with torch.autocast(device, torch.bfloat16):
                _, syntax, _ = network(batch["ids"], torch.zeros_like(batch["ids"]), batch["attended"])
                loss = syntax_loss(network, syntax, batch)
            sums["syntax"] += loss.item()
            counts["syntax"] += 1
        else:
            twins = 0
            if next_twins and plan.syntax <= draw < plan.syntax + plan.twins:
                batch, twins = next_twins(twin_number)
                twin_number += 1
            else:
                batch_number, rows = next(batches)
                batch_number += 1
                batch = collate(rows, device)
            with torch.autocast(device, torch.bfloat16):
                states, _, wide = network(batch["ids"], batch["types"], batch["attended"])
                spans = span_loss(network.span(network.dropout(wide)), batch["labels"])
                judged = network.judge(network.dropout(states), batch["attended"])
                scores = score_loss(judged, batch["scores"])
                loss = 4.0 * spans + 0.5 * scores
                if twins:
                    ranks = rank_loss(judged, twins)
                    loss = loss + ranks
                    sums["ranks"] += ranks.item()
                    counts["ranks"] += 1
            sums["spans"] += spans.item()
            sums["scores"] += scores.item()
            counts["spans"] += 1
            counts["scores"] += 1
        loss.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimiser.step()
        optimiser.zero_grad(set_to_none=True)
        seen += int(batch["attended"].sum())
        step += 1
        if step % 100 == 0:
            rate = (seen - began_seen) / (time.monotonic() - began)
            means = " ".join(f"{name} {sums[name] / counts[name]:.4f}" for name in sums)
            report(f"step {step} pieces {seen:,} {rate:,.0f}/s {means}")
            sums.clear()
            counts.clear()
        if time.monotonic() - saved > plan.save_every:
            save()
            saved = time.monotonic()
    save()
    return network.eval()


def load(folder: Path) -> Network:
    """The network of a state that `train` wrote, ready to judge."""
    state = torch.load(folder / "state.pt", map_location="cpu", weights_only=True)
    network = Network(Size(**state["size"]))
    network.load_state_dict(state["network"])
    return network.eval()


def write_plan(plan: Plan, folder: Path) -> None:
    """Keeps the plan beside the state."""
    (folder / "plan.json").write_text(json.dumps(asdict(plan), indent=1), "utf-8")
