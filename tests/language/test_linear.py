"""No text takes longer than its length warrants."""

from __future__ import annotations

import time

import pytest

from qa.language.quotations import quotations
from qa.language.script import scripts
from qa.language.sentences import sentences
from qa.language.tokens import tokenize

LENGTH = 200_000
UNITS = [
    ".", '"', " ", "a.", "a", "a. ", ". ", "M. ", '. "', "« ", "“", "'", "l'", "-", "a-", "1 ", "1,", "@", "a@", "#",
    "w.", "http://", "\n", "\n ", "\t", "。", "中", "\u0301", "_", "…", "? ! ", "(", "a “", "‘a",
]  # fmt: skip
TEXTS = [(unit * (LENGTH // len(unit))) for unit in UNITS]
TEXTS += ["." * LENGTH + "x", "a" + " " * LENGTH + "b", "x" * LENGTH + "@", "«" + "a" * LENGTH, ". «" + " " * LENGTH]


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: repr(text[:4]))
def test_linear(text):
    start = time.process_time()
    tokenize(text, "fr")
    list(sentences(text, "fr"))
    list(quotations(text))
    scripts(text)
    assert time.process_time() - start < 5  # it takes a tenth of that; a quadratic step takes minutes
