"""Measures how often `identify` names the language of a single sentence: `python bench/identify.py FOLDER`.

The folder holds clean text, one sentence a line, in files named LANGUAGE.SOURCE.txt or LANGUAGE.SOURCE.txt.xz. Two
languages that single sentences cannot tell apart (Indonesian and Malay, Danish and Norwegian, Czech and Slovak…)
count as one.
"""

from __future__ import annotations

import argparse
import lzma
import time
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from qa.language.identify import identify, near
from qa.language.tokens import count_words, tokenize


def sentences(path: Path, most: int, fewest_words: int) -> Iterator[str]:
    """The first sentences of a file that are long enough, each once."""
    text = (lzma.open if path.suffix == ".xz" else open)(path, "rt", encoding="utf-8")
    with text as lines:
        long_enough = (line.strip() for line in lines if count_words(tokenize(line, "")) >= fewest_words)
        yield from islice(long_enough, most)


def main() -> None:
    """Print a table: language, source, sentences, share named right with 5 words or more and with 8 or more."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--sources", default="tatoeba,newstest0817", help="names of sources, with commas between")
    parser.add_argument("--most", type=int, default=1000, help="sentences a file")
    parser.add_argument("--wrong", type=int, default=0, help="wrong sentences to show for each file")
    options = parser.parse_args()
    words, spent = 0, 0.0
    print(f"{'':24}{'sentences':>10}{'5+ words':>10}{'8+ words':>10}  taken for")
    for path in sorted(options.folder.iterdir()):
        lang, source, *_ = path.name.split(".")
        if source not in options.sources.split(","):
            continue
        right, right_long, total_long, wrong = 0, 0, 0, Counter[str]()
        shown = []
        texts = list(sentences(path, options.most, 5))
        for text in texts:
            size = count_words(tokenize(text, ""))
            start = time.process_time()
            guess = identify(text)
            spent += time.process_time() - start
            words += size
            good = guess.lang is not None and near(guess.lang, lang)
            right += good
            right_long += good and size >= 8
            total_long += size >= 8
            if not good:
                wrong[str(guess.lang)] += 1
                shown.append(f"    {guess.lang} {guess.confidence:.2f} {text[:100]}")
        taken = " ".join(f"{lang} {n}" for lang, n in wrong.most_common(6))
        print(
            f"{lang:4}{source:20}{len(texts):10}{right / max(len(texts), 1):10.1%}"
            f"{right_long / max(total_long, 1):10.1%}  {taken}"
        )
        print(*shown[: options.wrong], sep="\n", end="\n" if shown[: options.wrong] else "")
    print(f"{words / max(spent, 1e-9):,.0f} words a second")


if __name__ == "__main__":
    main()
