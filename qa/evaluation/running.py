"""Runs the tool on annotated texts: whole documents from their files, segments as the paragraphs of their document."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import NamedTuple

from qa.errors import ReadError
from qa.evaluation.values import Found, Item, Prediction, Unchecked, found_by, prediction_of
from qa.textmap import LineIndex, TextMap
from qa.types import Document, DocumentReport, Finding, Segment, Sentence


class Tool(NamedTuple):
    """The two ways of asking for reports; both may raise `ReadError`, and the text is left out of the figures."""

    check_file: Callable[[Item], Sequence[DocumentReport]]
    check_document: Callable[[Document, Item], DocumentReport]  # the item says languages


def predict(
    items: Sequence[Item], tool: Tool, *, with_source: bool = False, advance: Callable[[int], None] = lambda _: None
) -> tuple[list[Prediction | None], tuple[Unchecked, ...]]:
    """The prediction for each item, `None` where the tool could not check it, and why."""
    predictions: list[Prediction | None] = [None] * len(items)
    unchecked: list[Unchecked] = []
    for group in _documents(items).values():
        first = items[group[0]]
        try:
            if first.path is not None:
                predictions[group[0]] = prediction_of(tool.check_file(first))
            else:
                for row, prediction in zip(group, _segments([items[n] for n in group], tool, with_source), strict=True):
                    predictions[row] = prediction
        except ReadError as error:
            unchecked += (Unchecked(items[row].id, str(error)) for row in group)
        advance(len(group))
    return predictions, tuple(unchecked)


def _documents(items: Sequence[Item]) -> dict[Hashable, list[int]]:
    """The rows of each document of each system, of all annotators. A segment without a document is one itself."""
    groups: dict[Hashable, list[int]] = defaultdict(list)
    for row, item in enumerate(items):
        alone = item.path is not None or not item.document
        groups[row if alone else (item.file, item.pair, item.system, item.document)].append(row)
    return groups


def _segments(items: Sequence[Item], tool: Tool, with_source: bool) -> list[Prediction]:
    """Check the segments of one document together. What several annotators judged is one segment, checked once."""
    seen: Counter[tuple[str | None, ...]] = Counter()
    rows: dict[tuple[object, ...], int] = {}
    row_of: list[int] = []
    segments: list[Segment] = []
    starts = [0]
    for item in items:
        seen[item.annotator, item.source, item.text] += 1
        key = (item.source, item.text, seen[item.annotator, item.source, item.text])
        if key not in rows:
            rows[key] = len(segments)
            segments.append(_segment(item, len(segments), starts[-1], with_source))
            starts.append(starts[-1] + len(item.text) + 2)  # a blank line
        row_of.append(rows[key])
    first = items[0]
    report = tool.check_document(Document(first.document or first.id, "text", segments), first)
    found = _by_row(report.findings, starts)
    fluency = _fluency(report.segments, starts)
    return [
        Prediction(tuple(_within(found.get(row, ()), starts[row], len(item.text))), fluency.get(row))
        for row, item in zip(row_of, items, strict=True)
    ]


def _segment(item: Item, row: int, start: int, with_source: bool) -> Segment:
    place = TextMap.verbatim(len(item.text), start, LineIndex((start,), 2 * row + 1))
    source, lang = (item.source, item.source_lang) if with_source else (None, None)
    return Segment(str(row + 1), item.text, place, source=source, source_lang=lang)


def _by_row(findings: Iterable[Finding], starts: Sequence[int]) -> dict[int, list[Finding]]:
    found: dict[int, list[Finding]] = defaultdict(list)
    for finding in findings:
        found[bisect_right(starts, finding.span.start) - 1].append(finding)
    return found


def _within(findings: Iterable[Finding], start: int, length: int) -> Iterable[Found]:
    for finding in findings:
        one = found_by(finding, offset=start)
        yield one if one.span.end <= length else one.until(length)


def _fluency(sentences: Iterable[Sentence], starts: Sequence[int]) -> dict[int, float]:
    """The mean fluency of each segment's sentences, weighted by their length; without a model there is none."""
    sums: dict[int, list[float]] = defaultdict(lambda: [0.0, 0.0])
    for sentence in sentences:
        if sentence.fluency is not None:
            row, length = bisect_right(starts, sentence.span.start) - 1, max(sentence.span.end - sentence.span.start, 1)
            sums[row][0] += sentence.fluency * length
            sums[row][1] += length
    return {row: total / length for row, (total, length) in sums.items()}
