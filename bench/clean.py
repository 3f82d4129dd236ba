"""Findings on clean text: `python -m bench.clean LANG FILE... [--sentences 20000] [--show CHECKER]`.

FILEs hold one clean sentence a line, plain or xz. Twenty sentences make a document. Whatever fires is a false alarm or a slip of the author.
"""

from __future__ import annotations

import argparse
import lzma
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from qa.config import load
from qa.engine import check_document
from qa.textmap import LineIndex, TextMap
from qa.types import Document, Segment

DOCUMENT = 20  # sentences


def sentences(paths: list[Path], most: int) -> Iterator[str]:
    """The first sentences of each file, in equal shares."""
    for path in paths:
        with lzma.open(path, "rt") if path.suffix == ".xz" else path.open(encoding="utf-8") as file:
            yield from (line.strip() for line in islice(file, most // len(paths)) if line.strip())


def batched(lines: Iterator[str], size: int) -> Iterator[tuple[str, ...]]:
    """Lines in groups, as `itertools.batched` of Python 3.12."""
    while group := tuple(islice(lines, size)):
        yield group


def document(lines: tuple[str, ...], number: int) -> Document:
    """Sentences as the paragraphs of one document."""
    segments = []
    offset = 0
    for i, line in enumerate(lines, 1):
        segments.append(Segment(str(i), line, TextMap.verbatim(len(line), offset, LineIndex([offset], i))))
        offset += len(line) + 1
    return Document(f"{number}", "text", segments)


def main() -> None:
    """Print findings per 1,000 words, by checker."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("lang")
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--sentences", type=int, default=20_000)
    parser.add_argument("--show", help="print the findings of this checker, or “all”")
    parser.add_argument("--preset", default="default")
    arguments = parser.parse_args()
    from dataclasses import replace

    config = replace(load(preset=arguments.preset, start=Path("/")), lang=arguments.lang)
    words, failed, documents = 0, 0, 0
    counts: Counter[str] = Counter()
    for number, lines in enumerate(batched(sentences(arguments.files, arguments.sentences), DOCUMENT)):
        report = check_document(document(lines, number), config)
        words += report.words
        documents += 1
        failed += report.verdict == "fail"
        for finding in report.findings:
            counts[finding.checker] += 1
            if arguments.show in (finding.checker, "all"):
                left, right = finding.excerpt_span
                e = finding.excerpt
                print(
                    f"{finding.checker}\t{finding.severity}\t{finding.message[:80]}\t{e[max(0, left - 40) : left]}⟦{e[left:right]}⟧{e[right : right + 40]}"
                )
    total = sum(counts.values())
    print(
        f"{arguments.lang}: {words:,} words, {total} findings, {1000 * total / words:.3f} per 1,000 words; {failed} of {documents} documents fail"
    )
    for name, count in counts.most_common():
        print(f"  {name:<18} {count:>5} {1000 * count / words:.3f}")


if __name__ == "__main__":
    main()
