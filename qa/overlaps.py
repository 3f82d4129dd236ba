"""One artefact, one finding: drops a finding that another covers."""

from __future__ import annotations

from collections.abc import Iterable

from qa.types import Finding


def without_overlaps(findings: Iterable[Finding]) -> list[Finding]:
    """The findings in order of place, without those whose span a graver or surer one shares for the most part."""
    kept: list[Finding] = []
    for finding in sorted(findings, key=lambda f: (f.span.start, -f.span.end)):
        rival = next((other for other in reversed(kept[-8:]) if _same_place(finding, other)), None)
        if rival is None:
            kept.append(finding)
        elif _rank(finding) > _rank(rival):
            kept[kept.index(rival)] = finding
    return sorted(kept, key=lambda f: f.span)


def _same_place(one: Finding, other: Finding) -> bool:
    common = min(one.span.end, other.span.end) - max(one.span.start, other.span.start)
    lengths = (one.span.end - one.span.start, other.span.end - other.span.start)
    return common > 0 and common >= 0.5 * max(lengths)


def _rank(finding: Finding) -> tuple[int, float, int]:
    return finding.severity.weight, finding.confidence, len(finding.suggestions)
