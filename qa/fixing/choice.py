"""Which findings are corrected without a reader, and with what."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from qa.types import Finding, Span, Suggestion


def certain(finding: Finding, least: float) -> Suggestion | None:
    """The one suggestion that may be applied as it is, if the finding is sure enough."""
    safe = [suggestion for suggestion in finding.suggestions if suggestion.safe]
    if len(safe) != 1 or safe[0] is not finding.suggestions[0] or finding.confidence < least:
        return None
    return safe[0] if safe[0].text != finding.text else None


def apart(findings: Iterable[Finding]) -> list[Finding]:
    """The findings in order of place; of those that overlap, the graver and then the surer one."""
    kept: list[Finding] = []  # which do not overlap, so that only neighbours have to be looked at
    for finding in sorted(findings, key=lambda f: (-f.severity.weight, -f.confidence, f.span)):
        at = bisect_left(kept, finding.span, key=_span)
        if not any(overlap(finding, other) for other in kept[max(at - 1, 0) : at + 1]):
            kept.insert(at, finding)
    return kept


def _span(finding: Finding) -> Span:
    return finding.span


def overlap(one: Finding, other: Finding) -> bool:
    """Whether two findings share characters of the file."""
    return max(one.span.start, other.span.start) < min(one.span.end, other.span.end)
