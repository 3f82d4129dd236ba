"""The curve that decides: recall of serious artefacts against false alarms, for the rules, the encoder and both.

`python -m bench.curve FOLDER... [--clean LANG=FILE...] [--sentences 2000]`. Each FOLDER holds texts and a gold.json (see bench.spans); recall is that of
critical and major artefacts. Each FILE holds one clean sentence a line, plain or xz; false alarms are findings in 1,000 words of it. The encoder's checkers
are run at each of their rates.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from bench.clean import DOCUMENT, batched, document, sentences
from bench.spans import score
from qa.config import Config, load
from qa.engine import check, check_document
from qa.models.encoder import RATES

ENCODER = ("broken-grammar", "odd-wording")


def recall(folder: Path, gold: list[dict[str, Any]], config: Config) -> tuple[int, int, int, float]:
    """Serious artefacts found and there, critical ones found, and false alarms per 1,000 words of the clean documents of the folder."""
    report = check([str(folder / doc["file"]) for doc in gold], config)
    tally = score(gold, {Path(d.path).name: d for d in report.documents}, None)
    found = tally["found", "critical"] + tally["found", "major"]
    every = tally["gold", "critical"] + tally["gold", "major"]
    return found, every, tally["found", "critical"], 1000 * tally["false", "clean"] / max(1, tally["words", "clean"])


def alarms(lang: str, path: Path, most: int, config: Config) -> float:
    """Findings in 1,000 words of clean text."""
    words = findings = 0
    for number, lines in enumerate(batched(sentences([path], most), DOCUMENT)):
        report = check_document(document(lines, number), replace(config, lang=lang))
        words += report.words
        findings += len(report.findings)
    return 1000 * findings / max(1, words)


def main() -> None:
    """Print a table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--clean", nargs="*", default=[], metavar="LANG=FILE")
    parser.add_argument("--sentences", type=int, default=2000)
    arguments = parser.parse_args()
    base = load(start=Path("/"))
    golds = {folder: json.loads((folder / "gold.json").read_text(encoding="utf-8")) for folder in arguments.folders}
    clean = [(lang, Path(path)) for lang, _, path in (item.partition("=") for item in arguments.clean)]
    settings: list[tuple[str, Config]] = [("rules", replace(base, model=False))]
    for rate in RATES:
        options = {**base.options, **{name: {"enabled": True, "rate": rate} for name in ENCODER}}
        settings.append((f"encoder at {rate}", replace(base, select=ENCODER, options=options)))
        settings.append((f"both at {rate}", replace(base, options=options)))
    for name, config in settings:
        cells = []
        for folder, gold in golds.items():
            found, every, critical, false = recall(folder, gold, config)
            cells.append(
                f"{folder.name}: {found}/{every} = {found / max(1, every):.3f} (critical {critical}), {false:.2f} false on its clean documents"
            )
        rates = [(lang, alarms(lang, path, arguments.sentences, config)) for lang, path in clean]
        if rates:
            mean = sum(rate for _, rate in rates) / len(rates)
            cells.append("clean text " + " ".join(f"{lang} {rate:.2f}" for lang, rate in rates) + f" mean {mean:.2f}")
        print(f"{name:<16} " + "; ".join(cells), flush=True)


if __name__ == "__main__":
    main()
