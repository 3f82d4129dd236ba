"""A tokenizer and an encoder as small as they get, made on the spot: what tests of the model need of one."""

from __future__ import annotations

import io
import json
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from qa.training.examples import LABELS

if TYPE_CHECKING:
    from qa.training.network import Network

SENTENCES = (
    "The old man of the village reads a letter by the window.",
    "Nobody in the town had seen the boat leave the harbour that night.",
    "She doesn't think that the minister's answer will change anything.",
    "L'homme qui lisait près de la fenêtre n'a pas répondu à la lettre.",
    "Les bateaux du port étaient partis avant l'arrivée de la police.",
    "Der Brief lag auf dem Tisch, und niemand wollte ihn öffnen.",
    "Полиция города ничего не сказала о письме.",
)


def write_tokenizer(path: Path) -> Path:
    """A sentencepiece model of some 150 pieces, with the shipped one's special pieces and normaliser."""
    from sentencepiece import SentencePieceTrainer

    out = io.BytesIO()
    SentencePieceTrainer.train(
        sentence_iterator=iter(SENTENCES),
        model_writer=out,
        vocab_size=150,
        hard_vocab_limit=False,
        normalization_rule_name="nmt_nfkc",
        bos_id=0,
        pad_id=1,
        eos_id=2,
        unk_id=3,
        num_threads=1,
        minloglevel=2,
    )
    path.write_bytes(out.getvalue())
    return path


def network(vocabulary: int, seed: int = 5, dropout: float = 0.1) -> Network:
    """Two layers of 32; needs torch."""
    import torch

    from qa.training.network import Network, Size

    torch.set_num_threads(1)
    torch.manual_seed(seed)
    return Network(Size(vocabulary, hidden=32, layers=2, heads=2, feed_forward=64, syntax_layer=2), dropout)


def write_model(folder: Path, vocabulary: int) -> Path:
    """The whole folder of a model, `encoder.model` being there already; needs torch and onnx."""
    from qa.training.export import export
    from qa.training.network import FEATURES, RELATIONS, UPOS

    export(network(vocabulary).eval(), folder / "encoder.onnx")
    card = {
        "languages": ["en", "fr"],
        "labels": LABELS,
        "upos": UPOS,
        "features": FEATURES,
        "relations": RELATIONS,
        "calibration": {"*": {}},
    }
    write_card(folder, card)
    return folder


def write_card(folder: Path, card: dict[str, object]) -> None:
    """The card, with the checksums of what is in the folder."""
    sums = {name: sha256((folder / name).read_bytes()).hexdigest() for name in ("encoder.onnx", "encoder.model")}
    (folder / "card.json").write_text(json.dumps({**card, "sha256": sums}), "utf-8")
