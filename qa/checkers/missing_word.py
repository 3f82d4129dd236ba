"""Flags words that cannot stand side by side: one between them is missing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from qa.analysis import Analysis
from qa.checkers._patterns import rules_of
from qa.checkers.base import Checker
from qa.mqm import Category, Severity
from qa.types import Finding


@dataclass(frozen=True)
class MissingWord(Checker):
    """A hole in the sentence: words side by side that cannot stand so, as in “dans a déclaré”."""

    id = "missing-word"
    category = Category.GRAMMAR
    severity = Severity.MAJOR
    languages = frozenset({"fr", "es", "it", "pt", "en", "de"})

    def check(self, segment: Analysis) -> Iterator[Finding]:
        rules = rules_of(self.id, segment.lang)
        for match in rules.matches(segment) if rules else ():
            shown = segment.text[match.start : match.end]
            yield self.finding(
                segment, (match.start, match.end), f"“{shown}”: {match.rule.why}", suggest=match.suggestions
            )
