"""An evaluation for people: tables of at most 100 columns."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from io import StringIO
from typing import TYPE_CHECKING

from qa.evaluation.bootstrap import Interval
from qa.evaluation.characters import CharacterCounts
from qa.evaluation.figures import Evaluation, Figures, Part, Recall
from qa.evaluation.rates import Rates

if TYPE_CHECKING:
    from rich.console import Console

WIDTH = 100
MOST_ROWS = 20  # of classes and checkers
NO_VALUE = "–"
Row = tuple[str, ...]


def render(evaluation: Evaluation, *, color: bool = False) -> str:
    """The tables as text."""
    from rich.console import Console

    text = StringIO()
    console = Console(
        file=text, width=WIDTH, force_terminal=color, no_color=not color, highlight=False, markup=False, emoji=False
    )
    _head(console, evaluation)
    figures = evaluation.overall
    if figures.characters is None:
        console.print("Errors are not marked in this set: figures of spans are not available.\n")
    else:
        _main(console, figures)
        _counts(console, figures)
        _recalls(console, "severity", figures.by_severity)
        if "class" in evaluation.by:
            _recalls(console, "class", figures.by_class)
        _checkers(console, figures)
        _reliability(console, figures)
    _scores(console, figures)
    for by in dict.fromkeys(part.by for part in evaluation.parts):
        _parts(console, by, [part for part in evaluation.parts if part.by == by])
    for note in evaluation.notes:
        console.print(_plain(f"note: {note}"))
    return text.getvalue()


def _head(console: Console, evaluation: Evaluation) -> None:
    figures = evaluation.overall
    console.print(_plain(", ".join(evaluation.gold)), style="bold", soft_wrap=True)
    console.print(_plain(f"tool: {evaluation.tool}"), soft_wrap=True)
    console.print(
        f"{figures.items:,} texts in {figures.documents:,} documents · {figures.words:,} words"
        f" · {figures.findings:,} findings\n"
    )


def _main(console: Console, figures: Figures) -> None:
    """The shared tasks' figures beside those of trivial tools."""
    counts = figures.characters
    assert counts is not None
    sides = [counts, *(baseline.characters for baseline in figures.baselines)]
    rows: list[Row] = []
    picks: tuple[tuple[str, str, Callable[[CharacterCounts], float | None]], ...] = (
        ("precision", "precision", lambda c: c.plain.precision),
        ("recall", "recall", lambda c: c.plain.recall),
        ("F1", "f1", lambda c: c.plain.f1),
        ("F1, severity half", "f1_half_credit", lambda c: c.half.f1),
        ("F1, severity too", "f1_with_severity", lambda c: c.strict.f1),
    )
    for title, name, pick in picks:
        own, *others = [_share(pick(side)) for side in sides]
        rows.append((f"characters: {title}", own, _interval(figures, f"characters.{name}"), *others))
    rows.append(("documents: F of annotations", _share(figures.document_f), _interval(figures, "document_f")))
    assert figures.spans is not None
    spans: Rates = figures.spans.rates
    rows.append(("spans: precision, any overlap", _share(spans.precision), _interval(figures, "spans.precision")))
    rows.append(("spans: recall, any overlap", _share(spans.recall), _interval(figures, "spans.recall")))
    at_place = figures.spans.placed / figures.spans.gold if figures.spans.gold else None
    rows.append(("spans: recall at the place", _share(at_place)))
    if figures.clean is not None and figures.clean.texts:
        rate = figures.clean.per_1000_words
        interval = figures.intervals.get("clean.per_1000_words")
        rows.append(
            (
                "clean: findings per 1,000 words",
                NO_VALUE if rate is None else f"{rate:.2f}",
                f"{interval.low:.2f} … {interval.high:.2f}" if interval else "",
            )
        )
    names = [f"flag {baseline.name}" for baseline in figures.baselines]
    _table(console, ("figure", "value", "95 %", *names), rows)


def _counts(console: Console, figures: Figures) -> None:
    spans, clean, advice = figures.spans, figures.clean, figures.advice
    assert spans is not None
    if clean is not None and clean.texts:
        console.print(
            f"clean: {clean.texts:,} texts, {clean.words:,} words; {clean.findings:,} findings in"
            f" {clean.flagged_texts:,} of them"
        )
    if advice is not None:
        console.print(
            f"suggestions: {advice.right:,} right of {advice.placed:,} spans found at their place"
            f" ({advice.wanted:,} have a gold suggestion)"
        )
    console.print()


def _recalls(console: Console, what: str, recalls: Iterable[Recall]) -> None:
    recalls = tuple(recalls)
    rows = [
        (r.name, f"{r.gold:,}", f"{r.touched:,}", _share(r.touched / r.gold), _share(r.placed / r.gold))
        for r in recalls[:MOST_ROWS]
    ]
    if rows:
        _table(console, (what, "gold", "touched", "recall", "at the place"), rows, left=len(recalls) - MOST_ROWS)


def _checkers(console: Console, figures: Figures) -> None:
    rows = [
        (one.name or NO_VALUE, f"{one.findings:,}", f"{one.right:,}", _share(one.right / one.findings))
        for one in figures.by_checker
    ]
    if rows:
        left = len(rows) - MOST_ROWS
        _table(console, ("checker", "findings", "right", "precision"), rows[:MOST_ROWS], left=left)


def _reliability(console: Console, figures: Figures) -> None:
    if figures.calibration is None:
        return
    rows = [
        (f"{one.low:.1f} … {one.high:.1f}", f"{one.count:,}", _share(one.confidence), _share(one.right))
        for one in figures.calibration.bins
    ]
    console.print(f"expected calibration error of the confidences: {figures.calibration.error:.3f}")
    _table(console, ("confidence", "findings", "mean", "right"), rows)


def _scores(console: Console, figures: Figures) -> None:
    signals = {one.signal for one in figures.separations} | {one.signal for one in figures.correlations}
    for missing in [] if "fluency" in signals else ["fluency: not available (the tool gives no score)"]:
        console.print(missing + "\n")
    if figures.correlations:
        rows = [
            (c.signal, c.score_type, f"{c.texts:,}", _signed(c.pearson), _signed(c.spearman), _signed(c.kendall))
            for c in figures.correlations
        ]
        _table(console, ("signal", "human score", "texts", "Pearson", "Spearman", "Kendall τ-b"), rows)
    if any(one.auc is not None for one in figures.separations):
        sides = [(one.signal, f"{one.clean:,}", f"{one.flawed:,}", _share(one.auc)) for one in figures.separations]
        _table(console, ("signal", "clean texts", "flawed texts", "AUC"), sides)


def _parts(console: Console, by: str, parts: list[Part]) -> None:
    rows: list[Row] = []
    for part in parts:
        counts, spans, clean = part.figures.characters, part.figures.spans, part.figures.clean
        rate = clean.per_1000_words if clean else None
        rows.append(
            (
                part.name,
                f"{part.figures.items:,}",
                f"{part.figures.words:,}",
                _share(counts.plain.precision if counts else None),
                _share(counts.plain.recall if counts else None),
                _share(counts.half.f1 if counts else None),
                _share(part.figures.document_f),
                _share(spans.rates.precision if spans else None),
                _share(spans.rates.recall if spans else None),
                NO_VALUE if rate is None else f"{rate:.2f}",
            )
        )
    head = (by, "texts", "words", "char P", "char R", "F1 half", "doc F", "span P", "span R", "false/1,000")
    _table(console, head, rows)


def _table(console: Console, head: Row, rows: Iterable[Row], *, left: int = 0) -> None:
    from rich.table import Table

    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 1))
    for number, name in enumerate(head):
        table.add_column(name, justify="right" if number else "left", overflow="fold")
    for row in rows:
        table.add_row(*map(_plain, row))
    console.print(table)
    console.print(f"… and {left:,} more (see --format json)\n" if left > 0 else "")


def _interval(figures: Figures, name: str) -> str:
    interval: Interval | None = figures.intervals.get(name)
    return f"{interval.low:.3f} … {interval.high:.3f}" if interval else ""


def _plain(text: str) -> str:
    """Names out of the data, without what would steer a terminal."""
    return text if text.isprintable() else "".join(char if char.isprintable() else "�" for char in text)


def _share(value: float | None) -> str:
    return NO_VALUE if value is None else f"{value:.3f}"


def _signed(value: float | None) -> str:
    return NO_VALUE if value is None else f"{value:+.3f}"
