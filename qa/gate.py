"""Passes or fails a document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from qa.mqm import Severity
from qa.types import Finding


@dataclass(frozen=True)
class Gate:
    """Bounds that a document must keep. `None` lifts a bound."""

    max_critical: int | None = 0
    max_major: int | None = None
    max_penalty: float | None = 40.0  # points for each thousand words

    def reasons(self, findings: Iterable[Finding], penalty: float) -> tuple[str, ...]:
        """Why a document fails; empty when it passes."""
        counts = Counter(finding.severity for finding in findings)
        reasons = []
        for severity, most in ((Severity.CRITICAL, self.max_critical), (Severity.MAJOR, self.max_major)):
            if most is not None and counts[severity] > most:
                plural = "" if counts[severity] == 1 else "s"
                reasons.append(f"{counts[severity]} {severity} finding{plural} (at most {most})")
        if self.max_penalty is not None and penalty > self.max_penalty:
            reasons.append(f"penalty of {penalty:g} per 1,000 words (at most {self.max_penalty:g})")
        return tuple(reasons)
