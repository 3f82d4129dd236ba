"""Annotations compared document by document, as the WMT19 and WMT20 tasks on document-level quality estimation do."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass

from qa.evaluation.values import Found, Mark
from qa.mqm import Severity
from qa.types import Span

STEP = {Severity.MINOR: 0, Severity.MAJOR: 1, Severity.CRITICAL: 2}
Place = tuple[int, Span]  # the number of the text within its document, and the span in it


@dataclass(frozen=True, slots=True)
class Annotation:
    """One error of a document: its severity and its spans, in one text or in several."""

    severity: Severity
    spans: tuple[Place, ...]

    @property
    def length(self) -> int:
        """Characters; a span of length 0 counts one."""
        return sum(max(span.end - span.start, 1) for _, span in self.spans)


def document_f(said: Iterable[Annotation], gold: Iterable[Annotation]) -> float:
    """The F1 of one document.

    For each annotation of the tool, the best matching gold one: the characters they share, times 1 for the same
    severity, 0.5 for neighbouring ones (minor and major, major and critical) and 0 for minor and critical, divided by
    the length of the tool's annotation. The mean over its annotations is the precision; the same from the side of the
    gold gives the recall. Without an annotation of the tool the precision is 1, without a gold one the recall is 1.
    The task's figure is the mean of F1 over documents (macro average).
    """
    said, gold = list(said), list(gold)
    shared = _shared(said, gold)
    precision = recall = 1.0
    if said:
        best = _best(((i, value) for (i, _), value in shared.items()), len(said))
        precision = sum(min(value / one.length, 1) for value, one in zip(best, said, strict=True)) / len(said)
    if gold:
        best = _best(((j, value) for (_, j), value in shared.items()), len(gold))
        recall = sum(min(value / one.length, 1) for value, one in zip(best, gold, strict=True)) / len(gold)
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def gathered(texts: Iterable[tuple[Iterable[Found], Iterable[Mark]]]) -> tuple[list[Annotation], list[Annotation]]:
    """The annotations of a document's texts: the tool's, and the gold ones with the pieces of one error joined."""
    said: list[Annotation] = []
    pieces: dict[Hashable, list[tuple[Severity, Place]]] = defaultdict(list)
    for number, (found, marks) in enumerate(texts):
        said.extend(Annotation(one.severity, ((number, one.span),)) for one in found)
        for mark in marks:
            key = mark.group if mark.group is not None else (number, len(pieces))
            pieces[key].append((mark.severity, (number, mark.span)))
    gold = [
        Annotation(max((severity for severity, _ in parts), key=STEP.__getitem__), tuple(place for _, place in parts))
        for parts in pieces.values()
    ]
    return said, gold


def _shared(said: list[Annotation], gold: list[Annotation]) -> dict[tuple[int, int], float]:
    """Characters shared by each two annotations that meet, weighted by their severities."""
    by_text: dict[int, list[tuple[int, Span]]] = defaultdict(list)
    for j, one in enumerate(gold):
        for text, span in one.spans:
            by_text[text].append((j, span))
    shared: dict[tuple[int, int], float] = defaultdict(float)
    for i, one in enumerate(said):
        for text, span in one.spans:
            for j, other in by_text[text]:
                credit = 1 - abs(STEP[one.severity] - STEP[gold[j].severity]) / 2
                common = _common(span, other)
                if common:
                    shared[i, j] += credit * common
    return shared


def _common(one: Span, other: Span) -> int:
    start, end = max(one.start, other.start), min(one.end, other.end)
    if one.start == one.end or other.start == other.end:
        return int(end >= start)
    return max(end - start, 0)


def _best(values: Iterable[tuple[int, float]], size: int) -> list[float]:
    best = [0.0] * size
    for row, value in values:
        best[row] = max(best[row], value)
    return best
