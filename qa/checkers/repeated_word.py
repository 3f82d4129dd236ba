"""Flags a word written twice in a row."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from qa.analysis import Analysis
from qa.checkers.base import Checker
from qa.mqm import Category, Severity
from qa.types import Finding


@dataclass(frozen=True)
class RepeatedWord(Checker):
    """A word written twice in a row, as in “of the the house”."""

    id = "repeated-word"
    category = Category.DUPLICATION
    severity = Severity.MINOR
    confidence = 0.9
    safe = True

    allow: frozenset[str] = frozenset()  # words that may repeat, beyond the language's own list

    def check(self, segment: Analysis) -> Iterator[Finding]:
        allowed = self.allow | segment.language_data.doubled_words
        for first, second in pairwise(segment.tokens):
            if first.norm != second.norm or not second.is_word or second.norm in allowed:
                continue
            if first.text[0].isupper() and (second.text[0].isupper() or not segment.starts_sentence(first)):
                continue  # a name: “Duran Duran”, “Brama brama”
            if not segment.text[first.end : second.start].isspace():
                continue
            yield self.finding(
                segment, (first.start, second.end), f"“{second.text}” is written twice in a row", suggest=first.text
            )
