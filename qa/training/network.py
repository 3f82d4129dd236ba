"""The network: one BERT-shaped encoder, four heads.

Shapes: B sentences, T pieces, W words at most, H hidden. Sentences are `<s> target </s>` or
`<s> target </s> source </s>`, types 0 and 1.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from qa.training.base import Base
from qa.training.examples import LABELS

UPOS = (
    "ADJ",
    "ADP",
    "ADV",
    "AUX",
    "CCONJ",
    "DET",
    "INTJ",
    "NOUN",
    "NUM",
    "PART",
    "PRON",
    "PROPN",
    "PUNCT",
    "SCONJ",
    "SYM",
    "VERB",
    "X",
)
FEATURES: dict[str, tuple[str, ...]] = {
    "Gender": ("", "Masc", "Fem", "Neut", "Com"),
    "Number": ("", "Sing", "Plur"),
    "Person": ("", "1", "2", "3"),
    "VerbForm": ("", "Fin", "Inf", "Part", "Ger"),
    "Mood": ("", "Ind", "Sub", "Imp", "Cnd"),
    "Tense": ("", "Pres", "Past", "Fut", "Imp"),
    "Case": ("", "Nom", "Acc", "Dat", "Gen"),
    "Voice": ("", "Pass", "Act"),
}
RELATIONS = (
    "root", "nsubj", "obj", "iobj", "obl", "nmod", "amod", "advmod", "advcl", "acl", "aux", "cop", "mark", "det",
    "case", "cc", "conj", "ccomp", "xcomp", "csubj", "expl", "fixed", "flat", "compound", "appos", "nummod",
    "parataxis", "punct", "vocative", "discourse", "dep", "list", "orphan", "dislocated", "clf", "goeswith",
    "reparandum",
)  # fmt: skip


@dataclass(frozen=True)
class Size:
    """Sizes of the network."""

    vocabulary: int
    hidden: int = 384
    layers: int = 12
    heads: int = 12
    feed_forward: int = 1536
    positions: int = 512
    syntax_layer: int = 8  # the layer that the morphosyntax head reads
    arc: int = 128
    relation: int = 64


class Layer(nn.Module):
    """One transformer layer, normalised after the residual as BERT is."""

    def __init__(self, size: Size) -> None:
        super().__init__()
        self.heads = size.heads
        self.qkv = nn.Linear(size.hidden, 3 * size.hidden)
        self.out = nn.Linear(size.hidden, size.hidden)
        self.out_norm = nn.LayerNorm(size.hidden, eps=1e-12)
        self.up = nn.Linear(size.hidden, size.feed_forward)
        self.down = nn.Linear(size.feed_forward, size.hidden)
        self.down_norm = nn.LayerNorm(size.hidden, eps=1e-12)

    def forward(self, states: Tensor, mask: Tensor) -> Tensor:
        """states B T H; mask B 1 1 T, added to the scores."""
        batch, length, hidden = states.shape
        qkv = self.qkv(states).view(batch, length, 3, self.heads, hidden // self.heads).permute(2, 0, 3, 1, 4)
        # Plain products: on short sentences several times faster on a CPU, backwards above all, than the fused kernel.
        query, key, value = qkv[0] * (hidden // self.heads) ** -0.5, qkv[1], qkv[2]
        with torch.autocast(states.device.type, enabled=False):
            seen = (query @ key.transpose(-1, -2) + mask.to(query.dtype)).softmax(-1) @ value
        seen = seen.transpose(1, 2).reshape(batch, length, hidden)
        states = self.out_norm(states + self.out(seen))
        return self.down_norm(states + self.down(functional.gelu(self.up(states))))


class Network(nn.Module):
    """Encoder and heads. `forward` gives the last states and those of the syntax layer; each head is a method."""

    def __init__(self, size: Size, dropout: float = 0.1) -> None:
        super().__init__()
        self.size = size
        h = size.hidden
        self.word = nn.Embedding(size.vocabulary, h)
        self.position = nn.Embedding(size.positions, h)
        self.segment = nn.Embedding(2, h)
        self.norm = nn.LayerNorm(h, eps=1e-12)
        self.dropout = nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(size) for _ in range(size.layers))
        self.span = nn.Sequential(nn.Linear(3 * h, h), nn.GELU(), nn.Linear(h, len(LABELS)))  # of three layers
        self.sentence = nn.Sequential(nn.Linear(2 * h, h), nn.GELU(), nn.Linear(h, 2))  # fluency, quality
        self.upos = nn.Linear(h, len(UPOS))
        self.features = nn.Linear(h, sum(map(len, FEATURES.values())))
        self.arc_dependent, self.arc_head = nn.Linear(h, size.arc), nn.Linear(h, size.arc)
        self.arc = nn.Parameter(torch.zeros(size.arc, size.arc))
        self.arc_bias = nn.Linear(size.arc, 1)
        self.relation_dependent, self.relation_head = nn.Linear(h, size.relation), nn.Linear(h, size.relation)
        self.relation = nn.Parameter(torch.zeros(len(RELATIONS), size.relation, size.relation))
        self.relation_bias = nn.Linear(2 * size.relation, len(RELATIONS))
        nn.init.normal_(self.arc, std=0.02)
        nn.init.normal_(self.relation, std=0.02)

    def forward(self, ids: Tensor, types: Tensor, attended: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Last states and syntax states, each B T H, and those of three layers side by side, B T 3H.

        `ids` and `types` are integers, `attended` 1 or 0, all B T.
        """
        places = torch.arange(ids.shape[1], device=ids.device)
        states = self.dropout(self.norm(self.word(ids) + self.position(places) + self.segment(types)))
        mask = (1.0 - attended[:, None, None, :].to(states.dtype)) * -10000.0
        early = syntax = states
        for number, layer in enumerate(self.layers, 1):
            states = layer(states, mask)
            if number == self.size.syntax_layer:
                syntax = states
            if number == self.size.syntax_layer // 2:
                early = states
        return states, syntax, torch.cat([early, syntax, states], dim=-1)

    def judge(self, states: Tensor, attended: Tensor) -> Tensor:
        """Logits of fluency and quality, B 2."""
        weight = attended[:, :, None].to(states.dtype)
        mean = (states * weight).sum(1) / weight.sum(1)
        return self.sentence(torch.cat([states[:, 0], mean], dim=-1))

    def words(self, syntax: Tensor, first: Tensor) -> Tensor:
        """States of the words, B W H, from the index of each word's first piece, B W.

        The sentence's first piece stands for the root.
        """
        return syntax.gather(1, first[:, :, None].expand(-1, -1, syntax.shape[-1]))

    def arcs(self, words: Tensor, present: Tensor) -> Tensor:
        """Scores B W W: row the dependent, column its head.

        `present` B W is 1 for the root (place 0) and real words.
        """
        dependent, head = functional.gelu(self.arc_dependent(words)), functional.gelu(self.arc_head(words))
        scores = dependent @ self.arc @ head.transpose(1, 2) + self.arc_bias(head).transpose(1, 2)
        return scores + (1.0 - present[:, None, :].to(scores.dtype)) * -10000.0

    def relations(self, words: Tensor, heads: Tensor) -> Tensor:
        """Logits B W R of the relation to the given heads, B W."""
        dependent = functional.gelu(self.relation_dependent(words))
        head = functional.gelu(self.relation_head(words))
        head = head.gather(1, heads[:, :, None].expand(-1, -1, head.shape[-1]))
        batch, count, width = dependent.shape
        # One matrix product over all relations, then the product with the head: exports to plain operators.
        mixed = (dependent @ self.relation.permute(1, 0, 2).reshape(width, -1)).view(batch, count, -1, width)
        return (mixed * head[:, :, None, :]).sum(-1) + self.relation_bias(torch.cat([dependent, head], dim=-1))


def from_base(base: Base, keep: np.ndarray[Any, Any], layers: int | None = None, dropout: float = 0.1) -> Network:
    """The network with the base encoder's weights for the kept pieces; heads start at random.

    `keep` are ids of the base vocabulary after the four special ones. With fewer layers, evenly spaced ones are kept.
    """
    rows = np.concatenate([np.arange(4), keep])
    size = Size(
        len(rows),
        base.hidden,
        layers or base.layers,
        base.heads,
        base.feed_forward,
        base.positions,
        min(8, layers or 8),
    )
    network = Network(size, dropout)
    t = base.tensors
    h, f = base.hidden, base.feed_forward

    def put(parameter: nn.Parameter, values: np.ndarray[Any, Any]) -> None:
        with torch.no_grad():
            parameter.copy_(torch.from_numpy(np.ascontiguousarray(values)).view_as(parameter))

    put(network.word.weight, t["emb.word"].reshape(-1, h)[rows])
    put(network.position.weight, t["emb.pos"])
    put(network.segment.weight, t["emb.type"])
    put(network.norm.weight, t["emb.ln.w"])
    put(network.norm.bias, t["emb.ln.b"])
    taken = np.linspace(0, base.layers - 1, size.layers).round().astype(int)
    for layer, n in zip(network.layers, taken, strict=True):
        assert isinstance(layer, Layer)
        put(layer.qkv.weight, np.concatenate([t[f"l{n}.{part}.w"].reshape(h, h) for part in "qkv"]))
        put(layer.qkv.bias, np.concatenate([t[f"l{n}.{part}.b"] for part in "qkv"]))
        put(layer.out.weight, t[f"l{n}.ao.w"].reshape(h, h))
        put(layer.out.bias, t[f"l{n}.ao.b"])
        put(layer.out_norm.weight, t[f"l{n}.aln.w"])
        put(layer.out_norm.bias, t[f"l{n}.aln.b"])
        put(layer.up.weight, t[f"l{n}.fi.w"].reshape(f, h))
        put(layer.up.bias, t[f"l{n}.fi.b"])
        put(layer.down.weight, t[f"l{n}.fo.w"].reshape(h, f))
        put(layer.down.bias, t[f"l{n}.fo.b"])
        put(layer.down_norm.weight, t[f"l{n}.oln.w"])
        put(layer.down_norm.bias, t[f"l{n}.oln.b"])
    return network
