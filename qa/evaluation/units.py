"""Sums over texts and over the units of the bootstrap."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence

from qa.evaluation.bootstrap import Figure, Sums
from qa.evaluation.comparison import Compared, grouped
from qa.evaluation.documents import document_f, gathered
from qa.evaluation.rates import rates


def span_counts(rows: Iterable[Compared]) -> tuple[int, int, int, int, int]:
    """Gold spans, those touched, those placed, findings, right ones."""
    gold = touched = placed = said = right = 0
    for row in rows:
        gold += len(row.answered)
        touched += sum(answer.touched for answer in row.answered)
        placed += sum(answer.placed for answer in row.answered)
        said += len(row.flagged)
        right += sum(one.right for one in row.flagged)
    return gold, touched, placed, said, right


def clean_counts(rows: Iterable[Compared]) -> tuple[int, int, int, int]:
    """Texts without an error, their words, the findings in them, the texts with a finding."""
    clean = [row for row in rows if row.clean]
    return (
        len(clean),
        sum(row.words for row in clean),
        sum(len(row.flagged) for row in clean),
        sum(bool(row.flagged) for row in clean),
    )


def document_scores(rows: Sequence[Compared]) -> list[tuple[Hashable, float]]:
    """The F1 of every document, with the unit that it is drawn in."""
    result: list[tuple[Hashable, float]] = []
    for group in grouped(rows, lambda row: row.item.whole).values():
        texts = (([one.found for one in row.flagged], [answer.mark for answer in row.answered]) for row in group)
        result.append((group[0].item.cluster, document_f(*gathered(texts))))
    return result


def units(rows: Iterable[Compared], documents: Iterable[tuple[Hashable, float]]) -> list[Sums]:
    """One row of sums for each document with all its translations and annotators: what `INTERVALS` divides."""
    result: dict[Hashable, list[float]] = defaultdict(lambda: [0.0] * 12)
    for row in rows:
        unit, c = result[row.item.cluster], row.characters
        _, touched, _, said, right = span_counts([row])
        _, words, alarms, _ = clean_counts([row])
        for n, value in enumerate((c.gold, c.flagged, c.right, c.exact, len(row.answered), touched, said, right)):
            unit[n] += value
        unit[8] += words
        unit[9] += alarms
    for cluster, f in documents:
        unit = result[cluster]
        unit[10] += f
        unit[11] += 1
    return list(result.values())


INTERVALS: dict[str, Figure] = {
    "characters.precision": lambda s: rates(s[2], s[1], s[0]).precision,
    "characters.recall": lambda s: rates(s[2], s[1], s[0]).recall,
    "characters.f1": lambda s: rates(s[2], s[1], s[0]).f1,
    "characters.f1_half_credit": lambda s: rates((s[2] + s[3]) / 2, s[1], s[0]).f1,
    "characters.f1_with_severity": lambda s: rates(s[3], s[1], s[0]).f1,
    "spans.precision": lambda s: s[7] / s[6] if s[6] else None,
    "spans.recall": lambda s: s[5] / s[4] if s[4] else None,
    "clean.per_1000_words": lambda s: 1000 * s[9] / s[8] if s[8] else None,
    "document_f": lambda s: s[10] / s[11] if s[11] else None,
}
