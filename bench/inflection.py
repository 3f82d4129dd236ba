"""How well patterns are found in running text: `python -m bench.inflection [LANG...] [--show]`.

The sentences are those of tests/data/inflection.tsv: a pattern, and a sentence with each place marked that the pattern
means, or without a mark where it must stay silent. Only a match at exactly a marked place counts. Exact forms, the
comparison, are the same patterns with every word in the form in which it is written.
"""

from __future__ import annotations

import argparse
import csv
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from qa.glossary.matching import TermBase
from qa.glossary.model import Entry, Kind
from qa.language.tokens import tokenize

FILE = Path(__file__).parent.parent / "tests" / "data" / "inflection.tsv"
ESCAPE = re.compile(r"\\u([0-9a-f]{4})")
Place = tuple[int, int]


class Row(NamedTuple):
    """A sentence without its marks, and the places that were marked."""

    lang: str
    case: str
    patterns: tuple[str, ...]
    text: str
    places: frozenset[Place]


class Count(NamedTuple):
    """Places that are marked, found, and both."""

    marked: int
    found: int
    right: int

    @property
    def recall(self) -> float:
        """Share of the marked places that are found."""
        return self.right / self.marked if self.marked else 1.0

    @property
    def precision(self) -> float:
        """Share of the found places that are marked."""
        return self.right / self.found if self.found else 1.0


def rows(path: Path = FILE) -> Iterator[Row]:
    """The sentences of the file."""
    with path.open(encoding="utf-8", newline="") as file:
        for cells in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            lang, case, pattern, sentence = (ESCAPE.sub(lambda m: chr(int(m[1], 16)), cells[name]) for name in HEADER)
            yield Row(lang, case, tuple(pattern.split(" | ")), *unmarked(sentence))


HEADER = ("lang", "case", "pattern", "sentence")


def unmarked(sentence: str) -> tuple[str, frozenset[Place]]:
    """A sentence without ⟦ and ⟧, and the places that were between them."""
    text, places, start = "", set(), 0
    for part in re.split("([⟦⟧])", sentence):
        if part == "⟦":
            start = len(text)
        elif part == "⟧":
            places.add((start, len(text)))
        else:
            text += part
    return text, frozenset(places)


def by_matcher(row: Row) -> Iterator[Place]:
    """Where the matcher finds the patterns of a row."""
    return _found(row, row.patterns)


def by_form(row: Row) -> Iterator[Place]:
    """Where the words of the patterns stand in the form in which they are written."""
    return _found(row, tuple(pattern.replace("~", "") for pattern in row.patterns))


def _found(row: Row, patterns: tuple[str, ...]) -> Iterator[Place]:
    base = TermBase([Entry("x", row.lang, Kind.CALQUE, ("–",), bad=patterns)], row.lang)
    for match in base.matches(tokenize(row.text, row.lang), row.text):
        yield match.start, match.end


def count(rows: Iterable[Row], find: Callable[[Row], Iterable[Place]]) -> Count:
    """Places marked, found, and both, over some sentences."""
    marked = found = right = 0
    for row in rows:
        places = set(find(row))
        marked, found, right = marked + len(row.places), found + len(places), right + len(places & row.places)
    return Count(marked, found, right)


def main() -> None:
    """Print recall and precision by language."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("langs", nargs="*")
    parser.add_argument("--show", action="store_true", help="print what is missed and what is found wrongly")
    arguments = parser.parse_args()
    given = [row for row in rows() if not arguments.langs or row.lang in arguments.langs]
    print("          sentences   mtqa: recall precision   exact forms: recall precision")
    for lang in [*sorted({row.lang for row in given}), "all"]:
        some = [row for row in given if lang in (row.lang, "all")]
        own, plain = count(some, by_matcher), count(some, by_form)
        print(
            f"{lang:<10}{len(some):>9}{own.recall:>15.3f}{own.precision:>10.3f}"
            f"{plain.recall:>22.3f}{plain.precision:>10.3f}"
        )
    for row in given if arguments.show else ():
        places = set(by_matcher(row))
        for kind, wrong in (("missed", row.places - places), ("wrong", places - row.places)):
            for start, end in sorted(wrong):
                print(
                    f"{kind}\t{row.lang}\t{row.case}\t{' | '.join(row.patterns)}\t{row.text[:start]}⟦{row.text[start:end]}⟧{row.text[end:]}"
                )


if __name__ == "__main__":
    main()
