"""Speed and memory of rules: `python -m bench.speed [WORDS]`, and `python -m bench.speed --memory MEGABYTES...`.

Words a second on one core over a text of WORDS words (1,000,000 unless given) made from the documents in seeds/, at a tenth of the length and at
full length (the ratio shows that the cost is linear), beside a baseline in the same run: splitting the text into words with one regular
expression. Then the start-up of whole processes. With --memory, the peak memory on texts of so many megabytes instead.
"""

from __future__ import annotations

import json
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from itertools import pairwise
from pathlib import Path
from random import Random

SEEDS = Path(__file__).parent.parent / "seeds"
WORD = re.compile(r"\w+")


def sample(words: int, lang: str = "fr") -> str:
    """Prose of about so many words: the words of the clean documents in seeds/, chained as they follow each other there."""
    followers: dict[str, list[str]] = {}
    for path in sorted(SEEDS.glob(f"{lang}-*.clean.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            parts = line.split()
            for left, right in pairwise(parts):
                followers.setdefault(left, []).append(right)
    chance, starts = Random(1), sorted(word for word in followers if word[0].isupper())
    paragraphs, count = [], 0
    while count < words:
        chain = [chance.choice(starts)]
        while len(chain) < 90:
            chain.append(chance.choice(followers.get(chain[-1], starts)))
        paragraphs.append(" ".join(chain).rstrip(",;:") + ".")
        count += len(chain)
    return "\n\n".join(paragraphs)


def run(path: Path) -> float:
    """Seconds that a check of the file takes in this process."""
    from qa.config import load
    from qa.engine import check

    start = time.perf_counter()
    report = check([str(path)], load(start=Path("/")))
    seconds = time.perf_counter() - start
    assert not report.failures, report.failures
    return seconds


def processes(command: list[str], times: int = 5) -> float:
    """Median seconds of a whole process."""
    seconds = []
    for _ in range(times + 1):
        start = time.perf_counter()
        subprocess.run(command, capture_output=True, check=False)
        seconds.append(time.perf_counter() - start)
    return statistics.median(seconds[1:])


def peak(path: Path) -> tuple[float, float]:
    """Peak memory in MB and seconds of `mtqa check` on a file."""
    code = "import sys; from qa.cli import main; sys.argv = ['mtqa', 'check', sys.argv[1], '--format', 'json', '--lang', 'fr']; main()"
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", code, str(path)], stdout=subprocess.DEVNULL, check=False)
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024, time.perf_counter() - start


def memory(sizes: list[int]) -> None:
    """Print the peak memory on texts of so many megabytes."""
    text = sample(100_000)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "text.fr.txt"
        for megabytes in sizes:
            with path.open("w", encoding="utf-8") as file:
                for _ in range(megabytes * 1_000_000 // len(text.encode()) + 1):
                    file.write(text + "\n\n")
            peak_mb, seconds = peak(path)
            print(f"{megabytes} MB: peak memory {peak_mb:.0f} MB, {seconds:.0f} s", flush=True)


def main() -> None:
    """Print the figures as JSON."""
    if "--memory" in sys.argv:
        memory([int(size) for size in sys.argv[2:]])
        return
    words = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    figures: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "text.fr.txt"
        path.write_text(sample(2_000), encoding="utf-8")
        run(path)  # lexicons and glossaries are loaded once
        for size in (words // 10, words):
            text = sample(size)
            path.write_text(text, encoding="utf-8")
            start = time.perf_counter()
            count = sum(1 for _ in WORD.finditer(text))
            baseline = time.perf_counter() - start
            seconds = run(path)
            figures[f"words a second, {size:,} words"] = round(count / seconds)
            figures[f"times the baseline, {size:,} words"] = round(seconds / baseline, 1)
        mtqa = [sys.executable, "-m", "qa"]
        figures["start-up of the interpreter, s"] = round(processes([sys.executable, "-c", "pass"]), 3)
        figures["mtqa --help, s"] = round(processes([*mtqa, "--help"]), 3)
        path.write_text("Le gouvernement a pris mardi une décision très importante hier.\n", encoding="utf-8")
        figures["check of ten words, s"] = round(processes([*mtqa, "check", str(path)]), 3)
    print(json.dumps(figures, indent=2))


if __name__ == "__main__":
    main()
