"""The trained network to ONNX: the layers' weights in 8 bits, the embeddings in 8 bits by rows, the heads in floats."""

from __future__ import annotations

import tempfile
import warnings
from pathlib import Path

import torch
from torch import Tensor, nn

from qa.models.encoder import OUTPUTS
from qa.training.network import FEATURES, Network

INPUTS = ("ids", "types", "attended", "first", "present")


class Rows(nn.Module):
    """An embedding table in 8 bits with one scale a row."""

    def __init__(self, weight: Tensor) -> None:
        super().__init__()
        scale = weight.abs().amax(1, keepdim=True).clamp(min=1e-8) / 127
        self.register_buffer("table", (weight / scale).round().to(torch.int8))
        self.register_buffer("scale", scale)

    def forward(self, ids: Tensor) -> Tensor:
        """ids B T -> B T H."""
        table, scale = self.get_buffer("table"), self.get_buffer("scale")
        return torch.nn.functional.embedding(ids, table).float() * torch.nn.functional.embedding(ids, scale)


class Exported(nn.Module):
    """The network as it is shipped: probabilities and decisions, no logits."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network
        network.word = Rows(network.word.weight.detach())

    def forward(
        self, ids: Tensor, types: Tensor, attended: Tensor, first: Tensor, present: Tensor
    ) -> tuple[Tensor, ...]:
        """B T and B W integers -> the outputs in the order of `OUTPUTS`."""
        n = self.network
        states, syntax, wide = n(ids, types, attended)
        classes = n.span(wide).softmax(-1)
        scores = n.judge(states, attended).sigmoid()
        words = n.words(syntax, first)
        upos = n.upos(words).softmax(-1)
        logits, features, at = n.features(words), [], 0
        for values in FEATURES.values():
            features.append(logits[..., at : at + len(values)].argmax(-1))
            at += len(values)
        arcs = n.arcs(words, present).softmax(-1)
        heads = arcs.argmax(-1)
        relations = n.relations(words, heads).argmax(-1)
        sure = torch.stack([upos.amax(-1), arcs.amax(-1)], dim=-1)
        return classes, scores, upos.argmax(-1), torch.stack(features, dim=-1), heads, relations, sure


def export(network: Network, path: Path, quantised: bool = True) -> None:
    """Writes the network as ONNX, the encoder's products in 8 bits unless told otherwise.

    Weights are rounded by channel, activations by sentence. The heads stay in floats: they are small, and their figures
    are what is compared. The network is used up.
    """
    from onnxruntime.quantization import QuantType, quantize_dynamic

    model = Exported(network).eval()
    batch, pieces = torch.ones(2, 16, dtype=torch.long), torch.zeros(2, 16, dtype=torch.long)
    axes = {name: {0: "batch", 1: "words" if name in ("first", "present") else "pieces"} for name in INPUTS}
    axes |= {name: {0: "batch", 1: "words"} for name in OUTPUTS} | {
        "classes": {0: "batch", 1: "pieces"},
        "scores": {0: "batch"},
    }
    with tempfile.TemporaryDirectory() as folder, torch.no_grad(), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        plain = Path(folder) / "plain.onnx" if quantised else path
        torch.onnx.export(
            model,
            (batch, pieces, batch, pieces, batch),
            str(plain),
            input_names=list(INPUTS),
            output_names=list(OUTPUTS),
            dynamic_axes=axes,
            opset_version=17,
            dynamo=False,
        )
        if quantised:
            import onnx

            heads = [
                node.name
                for node in onnx.load(str(plain)).graph.node
                if node.op_type == "MatMul" and "/layers" not in node.name
            ]
            quantize_dynamic(
                str(plain),
                str(path),
                weight_type=QuantType.QInt8,
                op_types_to_quantize=["MatMul"],
                per_channel=True,
                nodes_to_exclude=heads,
            )
