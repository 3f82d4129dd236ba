"""From findings to a document's penalty."""

from __future__ import annotations

from collections.abc import Iterable

from qa.types import Finding

LEAST_WORDS = 250  # a shorter document is scored as if it had this many: one slip is no disaster in a headline


def penalty_per_1000_words(findings: Iterable[Finding], words: int) -> float:
    """MQM penalty points (minor 1, major 5, critical 25) for each thousand words."""
    points = sum(finding.severity.weight for finding in findings)
    return round(1000 * points / max(words, LEAST_WORDS), 1)
