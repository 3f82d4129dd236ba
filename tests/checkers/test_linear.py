"""Adversarial text of up to a megabyte: every checker's cost grows with its length, and no faster."""

from __future__ import annotations

import time
from functools import lru_cache

import pytest

from qa.analysis import Analysis, Context
from qa.checkers import Checker, DocumentChecker, all_checkers
from qa.glossary.shipped import term_base
from tests.marks import segment

SIZE = 1_000_000
SMALLER = 200_000
PARTS = {
    "letters": "a",
    "blanks": " ",
    "quotes": '"« ',
    "brackets": "(",
    "words": "le gouvernement a dit que la ",
    "capitals": "Jean Dupont Lukashenko ",
    "numbers": "1 000 km 3,5 GB ",
    "foreign": "wichtig penting however ",
    "grammar": "ni aucun des groupe système et de selon les qui a dit le ",
    "stops": ". ",
    "entities": "&amp",
    "ideograms": "改革",
    "mixed": "Ã©\u200b🙂?a@b.c/",
}


MEGABYTE = ("quotes", "capitals", "mixed")


@lru_cache(maxsize=2)
def analysis(name: str, size: int) -> Analysis:
    part = PARTS[name]
    found = Analysis(segment((part * (size // len(part) + 1))[:size]), Context("x", "fr", None, term_base("fr")))
    _ = found.tokens, found.by_sentence, found.quotations, found.names, found.terms
    return found


def seconds(checker: Checker, text: Analysis) -> float:
    start = time.process_time()
    if isinstance(checker, DocumentChecker):
        collector = checker.start(text.context)
        for _ in collector.feed(text):
            pass
        for _ in collector.finish():
            pass
    else:
        for _ in checker.check(text):
            pass
    return time.process_time() - start


@pytest.mark.parametrize(("name", "most"), [(name, SIZE if name in MEGABYTE else SMALLER) for name in PARTS])
def test_layers_and_checkers_are_linear(name: str, most: int) -> None:
    times: dict[int, dict[str, float]] = {}
    for size in (most // 4, most):
        start = time.process_time()
        text = analysis(name, size)
        times[size] = {"layers": time.process_time() - start}
        for identifier, kind in all_checkers().items():
            times[size][identifier] = seconds(kind(), text)
    for identifier, long in times[most].items():
        short = times[most // 4][identifier]
        assert long < 8 * short + 1.0, f"{identifier}: {short:.2f} s for a quarter, {long:.2f} s for the whole"
