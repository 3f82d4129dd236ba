"""The report for people: each finding in its sentence, then what became of the document."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from rich.cells import cell_len
from rich.color import ColorSystem
from rich.style import Style

from qa.mqm import Severity
from qa.reporters.common import failure_sentence, file_name, not_checked, outcome, statistics
from qa.reporters.excerpt import cut, printable, reads_right_to_left
from qa.types import DocumentReport, Finding, Report

Paint = Callable[[str, str], str]

_STYLES = {
    Severity.CRITICAL: "bold red",
    Severity.MAJOR: "red",
    Severity.MINOR: "yellow",
    Severity.NEUTRAL: "blue",
}
_SUGGESTIONS = 3  # shown of each finding
_BODY = " " * 4
_ASIDE = " " * 12  # below what stands beside a verdict


def render(report: Report, *, color: bool = False, width: int = 80, failures: bool = True) -> str:
    """The report as lines of at most `width` cells where text allows; without colour, marks are drawn.

    `failures` are left to the caller who names them elsewhere, as the command does on standard error.
    """
    paint = _painted if color else _plain
    return "".join(f"{line}\n" for line in _lines(report, paint, max(width, 40), failures))


def _lines(report: Report, paint: Paint, width: int, failures: bool) -> Iterator[str]:
    apart = False
    for document in report.documents:
        brief = not document.findings and document.verdict == "pass" and not document.notes
        if apart or not (brief or document is report.documents[0]):
            yield ""
        yield from _brief(document, paint) if brief else _document(document, paint, width)
        apart = not brief
    if report.documents:
        yield ""
    if skipped := list(not_checked(report)):
        yield paint("Not checked", "dim")
        for line in skipped:
            first, *rest = _wrapped(printable(line), width, _BODY)
            yield f"  {paint(first, 'dim')}"
            yield from (f"{_BODY}{paint(part, 'dim')}" for part in rest)
        yield ""
    if failures and report.failures:
        for failure in report.failures:
            first, *rest = _wrapped(printable(failure_sentence(failure.path, failure.message)), width, "error: ")
            yield f"{paint('error:', 'bold red')} {first}"
            yield from (f"       {line}" for line in rest)
        yield ""
    yield paint(outcome(report), "bold green" if report.exit_code == 0 else "bold red")


def _heading(document: DocumentReport, paint: Paint) -> str:
    place = printable(file_name(document.path)) + (f" › {printable(document.id)}" if document.id else "")
    languages = " → ".join(filter(None, (document.source_language, document.language)))
    return paint(place, "bold") + (f"  {paint(languages, 'dim')}" if languages else "")


def _brief(document: DocumentReport, paint: Paint) -> Iterator[str]:
    yield f"{paint('✓', 'green')} {_heading(document, paint)}  {paint(statistics(document), 'dim')}"


def _document(document: DocumentReport, paint: Paint, width: int) -> Iterator[str]:
    yield _heading(document, paint)
    for note in document.notes:
        yield from (f"  {paint(line, 'dim')}" for line in _wrapped(printable(f"note: {note}"), width, "  "))
    yield ""
    column = max((len(_place(finding)) for finding in document.findings), default=0)
    for finding in document.findings:
        yield from _finding(finding, column, paint, width)
        yield ""
    passed = document.verdict == "pass"
    lines = [line for reason in document.reasons for line in _wrapped(printable(reason), width, _ASIDE)]
    lines += [paint(line, "dim") for line in _wrapped(statistics(document), width, _ASIDE, glue=" · ")]
    yield f"  {paint('✓ passed', 'bold green') if passed else paint('✗ failed', 'bold red')}  {lines[0]}"
    yield from (f"{_ASIDE}{line}" for line in lines[1:])


def outline(finding: Finding, *, color: bool, width: int) -> list[str]:
    """A finding in its sentence, as in the report, without its suggestions."""
    return list(_outline(finding, 0, _painted if color else _plain, max(width, 40)))


def _finding(finding: Finding, column: int, paint: Paint, width: int) -> Iterator[str]:
    yield from _outline(finding, column, paint, width)
    for suggestion in finding.suggestions[:_SUGGESTIONS]:
        text = paint(printable(suggestion.text), "green") if suggestion.text else paint("(delete)", "italic green")
        source = f"  {paint(printable(suggestion.source), 'dim')}" if suggestion.source else ""
        yield f"{_BODY}{paint('→', 'green')} {text}{source}"
    if len(finding.suggestions) > _SUGGESTIONS:
        yield f"{_BODY}{paint(f'→ and {len(finding.suggestions) - _SUGGESTIONS} more', 'dim')}"


def _outline(finding: Finding, column: int, paint: Paint, width: int) -> Iterator[str]:
    style = _STYLES[finding.severity]
    head = f"  {_place(finding).ljust(column)}  {finding.severity:<8}  {finding.checker}"
    fits = len(head) + 2 + len(finding.category) <= width
    category = str(finding.category) if fits else finding.category.rpartition("/")[2]
    yield (
        f"  {_place(finding).ljust(column)}  {paint(f'{finding.severity:<8}', style)}  "
        f"{paint(finding.checker, 'bold')}  {paint(category, 'dim')}"
    )
    yield from (f"{_BODY}{line}" for line in _excerpt(finding, style, paint, width - len(_BODY)))
    yield from (f"{_BODY}{line}" for line in _wrapped(printable(finding.message), width, _BODY))


def _excerpt(finding: Finding, style: str, paint: Paint, width: int) -> Iterator[str]:
    excerpt, (start, end) = finding.excerpt, finding.excerpt_span
    if not excerpt:
        excerpt, start, end = finding.text, 0, len(finding.text)
    gutter = paint("│ ", "dim")
    brackets = paint is _plain and reads_right_to_left(excerpt)
    before, mark, after = cut(excerpt, start, end, width - (4 if brackets else 2))
    if brackets:
        yield f"{gutter}{before}⟦{mark}⟧{after}"
    else:
        yield f"{gutter}{before}{paint(mark, f'underline bold {style}')}{after}"
        if paint is _plain:
            yield f"{gutter}{' ' * cell_len(before)}{'^' * max(cell_len(mark), 1)}"


def _place(finding: Finding) -> str:
    return f"{finding.line}:{finding.column}" if finding.line else "-"


def _wrapped(text: str, width: int, indent: str, *, glue: str = " ") -> Iterator[str]:
    """`text` in lines, without their indent, that fit beside it; broken at `glue`."""
    width -= len(indent)
    if cell_len(text) <= width:
        yield text
        return
    line = ""
    used = 0
    for word in text.split(glue):
        cells = cell_len(word)
        if line and used + len(glue) + cells > width:
            yield line
            line = ""
        line, used = (f"{line}{glue}{word}", used + len(glue) + cells) if line else (word, cells)
    yield line


def _painted(text: str, style: str) -> str:
    return Style.parse(style).render(text, color_system=ColorSystem.STANDARD)


def _plain(text: str, style: str) -> str:
    return text
