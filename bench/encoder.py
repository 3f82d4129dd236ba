"""Speed, start-up and memory with the encoder: `python -m bench.encoder [WORDS]`.

Words a second of a whole check on two threads over a text of WORDS words (20,000 unless given), of the encoder alone, and of networks of the size of
XLM-R base and XLM-R large with random weights on the same sentences in the same run (what models of the COMET class cost; they need torch, and
take only as many sentences as fit into half a minute).
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.speed import processes, sample

PEERS = {"size of XLM-R base": (768, 12, 12, 3072), "size of XLM-R large": (1024, 24, 16, 4096)}
PATIENCE = 30.0  # seconds for a peer


def encoder_alone(sentences: list[str]) -> float:
    """Seconds that the encoder takes for the sentences, tokens included."""
    from qa.language.tokens import tokenize
    from qa.models.encoder import Item, embedded

    encoder = embedded(2)
    encoder.judge([Item("Un.", ((0, 2),))])
    start = time.perf_counter()
    encoder.judge([Item(text, tuple((t.start, t.end) for t in tokenize(text, "fr"))) for text in sentences])
    return time.perf_counter() - start


def peers(sentences: list[str]) -> dict[str, float]:
    """Words a second of networks with random weights, in the same pieces, two threads, 32-bit floats as such models are run."""
    import torch

    from qa.models.encoder import embedded
    from qa.training.network import Network, Size

    torch.set_num_threads(2)
    tokenizer = embedded(2).tokenizer
    found = {}
    for name, (hidden, layers, heads, feed_forward) in PEERS.items():
        network = Network(Size(1000, hidden, layers, heads, feed_forward)).eval()
        words, start = 0, time.perf_counter()
        with torch.no_grad():
            for text in sentences:
                ids = torch.tensor([[number % 1000 for number in tokenizer.encode(text).ids]])
                network(ids, torch.zeros_like(ids), torch.ones_like(ids))
                words += len(text.split())
                if time.perf_counter() - start > PATIENCE:
                    break
        found[f"words a second, {name}"] = round(words / (time.perf_counter() - start), 1)
    return found


def main() -> None:
    """Print the figures as JSON."""
    words = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    text = sample(words)
    # Chains of ninety words are no sentences: cut them to the usual length.
    sentences = [
        " ".join(parts[at : at + 24]) + "."
        for chain in text.split("\n\n")
        if (parts := chain.split())
        for at in range(0, len(parts), 24)
    ]
    figures: dict[str, float] = {"words": words}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "text.fr.txt"
        path.write_text("\n".join(sentences), encoding="utf-8")
        code = "import sys; from qa.cli import main; sys.argv = ['mtqa', 'check', *sys.argv[1:], '--format', 'json', '--lang', 'fr']; main()"
        for name, options in (("rules and encoder", []), ("rules", ["--no-model"])):
            start = time.perf_counter()
            subprocess.run([sys.executable, "-c", code, str(path), *options], stdout=subprocess.DEVNULL, check=False)
            figures[f"words a second, {name}, whole process"] = round(words / (time.perf_counter() - start))
            if not options:
                figures["peak memory with the encoder, MB"] = round(
                    resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
                )
        figures["words a second, encoder alone"] = round(words / encoder_alone(sentences))
        path.write_text("Le gouvernement a pris mardi une décision très importante hier.\n", encoding="utf-8")
        mtqa = [sys.executable, "-m", "qa", "check", str(path)]
        figures["check of ten words, s"] = round(processes(mtqa), 3)
        figures["check of ten words, rules alone, s"] = round(processes([*mtqa, "--no-model"]), 3)
    try:
        figures |= peers(sentences)
    except ImportError:
        print("torch is not installed: no peers", file=sys.stderr)
    print(json.dumps(figures, indent=2))


if __name__ == "__main__":
    main()
