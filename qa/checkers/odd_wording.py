"""Flags words that make no sense where they stand, as a wrong or too literal translation leaves them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from qa.analysis import Analysis
from qa.checkers._suspects import found
from qa.checkers.base import Checker
from qa.mqm import Category, Severity
from qa.types import Finding

_SAYS = {
    "wording": ("sounds like a word-for-word translation", Category.LITERAL),
    "accuracy": ("makes little sense here; it may be a wrong translation", Category.MISTRANSLATION),
    "name": ("looks like a name or term that was not rendered as it is known", Category.TERMINOLOGY),
    "untranslated": ("looks as if it had been left in another language", Category.UNTRANSLATED),
}


@dataclass(frozen=True)
class OddWording(Checker):
    """Words that make no sense where they stand."""

    id = "odd-wording"
    category = Category.LITERAL
    severity = Severity.MAJOR
    needs = frozenset({"spans"})
    default = False

    rate: str = "0.5"  # false alarms per 1,000 words of clean text that its threshold stands for: 0.5, 1.0, 2.0 or 4.0

    def check(self, segment: Analysis) -> Iterator[Finding]:
        """Runs that the encoder takes for a wrong word rather than for broken grammar."""
        for run in found(segment, self.rate):
            if run.suspect.label not in _SAYS:
                continue
            says, category = _SAYS[run.suspect.label]
            text = segment.text[run.start : run.end]
            confidence = round(run.suspect.confidence, 2)
            severity = Severity.MAJOR if confidence >= 0.6 else Severity.MINOR
            yield self.finding(
                segment,
                (run.start, run.end),
                f"“{text}” {says}",
                category=category,
                severity=severity,
                confidence=confidence,
            )
