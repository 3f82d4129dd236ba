"""The vocabulary: of 250,002 pieces those that the languages of the tool use.

And the sentencepiece model that segments into them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from qa.training.base import Base

SPECIAL = 4
# How much a language weighs when pieces are chosen.
WEIGHTS: Mapping[str, float] = {
    "fr": 3, "en": 2, "es": 1.5, "de": 1.5, "it": 1.5, "pt": 1.5, "nl": 1.5, "id": 1.5,
    "ru": 1, "pl": 0.7, "cs": 0.7, "sv": 0.7, "uk": 0.7, "tr": 0.7, "ro": 0.7,
}  # fmt: skip


def build(base: Base, keep: Iterable[int], path: Path) -> None:
    """Writes a sentencepiece unigram model: four special pieces, then those of the given ids, in their order."""
    from sentencepiece import sentencepiece_model_pb2

    pb2: Any = sentencepiece_model_pb2
    proto = pb2.ModelProto()
    for name, kind in (("<s>", 3), ("<pad>", 3), ("</s>", 3), ("<unk>", 2)):
        proto.pieces.add(piece=name, score=0.0, type=kind)
    for number in keep:
        proto.pieces.add(piece=base.pieces[number], score=float(base.scores[number]), type=1)
    spec = proto.trainer_spec
    spec.model_type, spec.vocab_size = 1, len(proto.pieces)
    spec.bos_id, spec.pad_id, spec.eos_id, spec.unk_id = 0, 1, 2, 3
    proto.normalizer_spec.name = "nmt_nfkc"
    proto.normalizer_spec.add_dummy_prefix = True
    proto.normalizer_spec.remove_extra_whitespaces = True
    proto.normalizer_spec.escape_whitespaces = True
    proto.normalizer_spec.precompiled_charsmap = _charsmap()
    path.write_bytes(proto.SerializeToString())


def _charsmap() -> bytes:
    """The compiled map of nmt_nfkc, which sentencepiece carries: a model trained on nothing much has it."""
    import io

    import sentencepiece
    from sentencepiece import sentencepiece_model_pb2

    pb2: Any = sentencepiece_model_pb2
    out = io.BytesIO()
    words = [f"{a}{b}{c}" for a in "abcdef" for b in "ghijkl" for c in "mnopqr"]
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(words),
        model_writer=out,
        vocab_size=30,
        hard_vocab_limit=False,
        minloglevel=2,
        normalization_rule_name="nmt_nfkc",
    )
    proto = pb2.ModelProto()
    proto.ParseFromString(out.getvalue())
    return bytes(proto.normalizer_spec.precompiled_charsmap)


def choose(base: Base, texts: Mapping[str, Iterable[str]], size: int, scratch: Path) -> list[int]:
    """Ids of the `size` pieces (the special ones included) that the languages use most, each language by its weight.

    `texts` gives sentences by language; `scratch` is where the model of the whole vocabulary is written. Letters of the
    Latin, Cyrillic and Greek scripts are always kept, so that no word of them is unknown.
    """
    from sentencepiece import SentencePieceProcessor

    build(base, range(SPECIAL, len(base.pieces) - 1), scratch)
    processor = SentencePieceProcessor(model_file=str(scratch))
    share: Counter[int] = Counter()
    for lang, sentences in texts.items():
        chunks: Counter[str] = Counter()
        for sentence in sentences:
            chunks.update(sentence.split())
        counts: Counter[int] = Counter()
        for chunk, ids in zip(chunks, processor.encode(list(chunks)), strict=True):
            for number in ids:
                counts[number] += chunks[chunk]
        total = sum(counts.values()) or 1
        for number, count in counts.items():
            share[number] += WEIGHTS.get(lang, 0.5) * count / total  # type: ignore[assignment]
    always = {
        number
        for number, piece in enumerate(base.pieces)
        if number >= SPECIAL and len(piece.lstrip("▁")) <= 1 and _kept(piece)
    }
    chosen = [number for number, _ in share.most_common() if number >= SPECIAL and number not in always]
    return sorted([*always, *chosen[: size - SPECIAL - len(always)]])


def _kept(piece: str) -> bool:
    letter = piece.lstrip("▁")
    return not letter or ord(letter) < 0x530 or 0x1E00 <= ord(letter) < 0x20D0 or letter in "…«»“”„‘’€№→•–—"
