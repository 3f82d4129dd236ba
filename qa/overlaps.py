"""One artefact, one finding: drops a finding that another covers."""

from __future__ import annotations

from collections.abc import Iterable

from qa.mqm import Category
from qa.types import Finding


def without_overlaps(findings: Iterable[Finding]) -> list[Finding]:
    """The findings in order of place, without those that another one says better.

    Of two findings that share most of their span the graver or surer stays; what lies within page furniture or within a
    passage of another language is part of that.
    """
    kept: list[Finding] = []
    for finding in sorted(findings, key=lambda f: (f.span.start, -f.span.end)):
        if any(_explains(other, finding) for other in kept[-8:]):
            continue
        rival = next((other for other in reversed(kept[-8:]) if _same_place(finding, other)), None)
        if rival is None:
            kept.append(finding)
        elif _rank(finding) > _rank(rival):
            kept[kept.index(rival)] = finding
    return sorted(kept, key=lambda f: f.span)


def _explains(outer: Finding, inner: Finding) -> bool:
    if not (outer.span.start <= inner.span.start and inner.span.end <= outer.span.end and outer.span != inner.span):
        return False
    foreign = outer.category is inner.category is Category.UNTRANSLATED
    return foreign or (outer.category is Category.NON_TRANSLATION and inner.category is not Category.NON_TRANSLATION)


def _same_place(one: Finding, other: Finding) -> bool:
    common = min(one.span.end, other.span.end) - max(one.span.start, other.span.start)
    lengths = (one.span.end - one.span.start, other.span.end - other.span.start)
    return common > 0 and common >= 0.5 * max(lengths)


def _rank(finding: Finding) -> tuple[int, float, int]:
    return finding.severity.weight, finding.confidence, len(finding.suggestions)
