"""`python -m qa.training`: vocabulary, shards, training, in this order; each step reads what the one before left in the work folder."""

from __future__ import annotations

import json
import lzma
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Annotated

import typer

from qa.training.examples import Example

app = typer.Typer(add_completion=False, no_args_is_help=True, help="Makes the embedded encoder from public packages and data folders.")
Work = Annotated[Path, typer.Option(help="Folder for everything that is made on the way.")]
DataFolder = Annotated[Path, typer.Option(help="Folder with pairs/, mqm/, mt/, text/ and ud/.")]


@app.command()
def vocabulary(data: DataFolder, work: Work = Path(".work"), size: int = 48_000) -> None:
    """Chooses the pieces and writes the sentencepiece model."""
    import numpy as np

    from qa.training import base, vocabulary
    from qa.training.sources import TEXT

    work.mkdir(exist_ok=True)

    def sentences(lang: str) -> Iterator[str]:
        for name, blocks in TEXT[lang]:
            path = data / "text" / f"{lang}.{name}.txt.xz"
            if path.exists():
                with lzma.open(path, "rt", encoding="utf-8") as lines:
                    yield from (line.rstrip("\n") for line in islice(lines, blocks * 400))

    encoder = base.read(base.find())
    kept = vocabulary.choose(encoder, {lang: sentences(lang) for lang in vocabulary.WEIGHTS}, size, work / "full.model")
    vocabulary.build(encoder, kept, work / "encoder.model")
    np.save(work / "kept.npy", np.array(kept))
    typer.echo(f"{len(kept) + vocabulary.SPECIAL:,} pieces in {work / 'encoder.model'}")


@app.command()
def shards(data: DataFolder, work: Work = Path(".work"), own: Path = Path("seeds/pairs"), seed: int = 7, only: str = "") -> None:
    """Packs pairs, annotated and raw translations, clean text and its corruptions, and treebanks (`--only` for some, by commas)."""
    from qa.models.tokenizer import Tokenizer
    from qa.training import sources, treebanks
    from qa.training.pack import pack, syntax

    folder = work / "shards"
    folder.mkdir(parents=True, exist_ok=True)
    tokenizer = Tokenizer(work / "encoder.model")
    wanted = set(filter(None, only.split(",")))

    def make(name: str, examples: Iterator[Example]) -> None:
        pieces, held = pack(examples, tokenizer, folder / f"{name}.npz")
        typer.echo(f"{name}: {pieces:,} pieces, {held:,} examples held back")

    def both() -> Iterator[Example]:
        yield from sources.pairs(data / "pairs")
        if own.exists():
            yield from sources.pairs(own)

    if not wanted or "pairs" in wanted:
        make("pairs", both())
    if not wanted or "mqm" in wanted:
        make("mqm", sources.mqm(data / "mqm"))
    if not wanted or "mt" in wanted:
        make("mt", sources.raw(data / "mt"))
    for lang in sources.TEXT:
        if not wanted or wanted & {"clean", lang}:
            make(f"clean.{lang}", sources.clean(data / "text", lang))
            make(f"corruption.{lang}", corrupted(data, lang, seed))
    if not wanted or "ud" in wanted:
        rows = []
        for name in treebanks.TRAIN:
            path = data / "ud" / f"{name}.conllu.xz"
            if path.exists():
                rows += [row for text, units in treebanks.sentences(path) if (row := syntax(units, text, tokenizer))]
        (folder / "ud.json").write_text(json.dumps(rows), "utf-8")
        typer.echo(f"ud: {len(rows):,} sentences")


def corrupted(data: Path, lang: str, seed: int) -> Iterator[Example]:
    """Corruptions of the clean text of a language; what is held back there is held back here."""
    from qa.training import sources
    from qa.training.corruptions import Corruptor

    originals = list(sources.clean(data / "text", lang))
    corruptor = Corruptor(lang, seed, data / "ud", [example.text for example in originals[:5000]])
    for example in originals:
        result = corruptor.corrupt(example.text)
        if result is not None:
            yield Example(result.text, lang, f"corruption/{'+'.join(result.kinds)}", result.marks, fluency=0.2, group=example.group)


@app.command()
def fit(
    work: Work = Path(".work"), run: str = "run", tokens: int = 12_000_000, batch: int = 4096, layers: int = 12, threads: int = 2, seed: int = 7
) -> None:
    """Trains the network on the shards, or goes on with a run that was cut off."""
    import numpy as np
    import torch

    from qa.training import base, network, train

    torch.set_num_threads(threads)
    torch.manual_seed(seed)
    folder = work / run
    folder.mkdir(parents=True, exist_ok=True)
    data = {path.stem: train.Data(path) for path in sorted((work / "shards").glob("*.npz"))}
    plan = train.Plan(mixture=mixture(data), tokens=tokens, batch=batch, seed=seed)
    train.write_plan(plan, folder)
    treebank = json.loads((work / "shards" / "ud.json").read_text("utf-8"))
    start = network.from_base(base.read(base.find()), np.load(work / "kept.npy"), layers)
    train.train(start, data, treebank, plan, folder, lambda line: print(line, flush=True))


# Shares of the sentences; those of clean text and corruptions are spread over the languages by the square root of what there is.
SHARES = {"pairs": 0.20, "mqm": 0.14, "mt": 0.14, "clean": 0.22, "corruption": 0.30}


def mixture(data: dict) -> dict[str, float]:  # type: ignore[type-arg]
    """Share of each shard."""
    result: dict[str, float] = {}
    for kind, share in SHARES.items():
        members = [name for name in data if name.partition(".")[0] == kind]
        weights = {name: len(data[name]) ** 0.6 for name in members}
        for name in members:
            result[name] = share * weights[name] / sum(weights.values())
    return result


if __name__ == "__main__":
    app()
