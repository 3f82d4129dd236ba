"""Flags words that do not fit together grammatically."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from qa.analysis import Analysis
from qa.checkers._candidates import corrections
from qa.checkers._suspects import found, reason
from qa.checkers.base import Checker
from qa.mqm import Category, Severity
from qa.types import Finding


@dataclass(frozen=True)
class BrokenGrammar(Checker):
    """Words that do not fit together grammatically."""

    id = "broken-grammar"
    category = Category.GRAMMAR
    severity = Severity.MAJOR
    needs = frozenset({"spans"})
    default = False

    rate: str = "0.5"  # false alarms per 1,000 words of clean text that its threshold stands for: 0.5, 1.0, 2.0 or 4.0

    def check(self, segment: Analysis) -> Iterator[Finding]:
        """Runs that the encoder takes for broken grammar."""
        for run in found(segment, self.rate):
            if run.suspect.label != "grammar":
                continue
            text = segment.text[run.start : run.end]
            why = reason(run.words)
            message = f"“{text}”: {why}" if why else f"“{text}” does not fit grammatically into its sentence"
            yield self.finding(
                segment,
                (run.start, run.end),
                message,
                suggest=corrections(segment, run),
                confidence=round(run.suspect.confidence, 2),
            )
