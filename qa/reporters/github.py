"""Workflow commands that GitHub Actions shows as annotations on the changed files, then the verdict in plain words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from qa.mqm import Severity
from qa.reporters.common import WORST_FIRST, count, end_of, failure_sentence, not_checked, outcome
from qa.types import DocumentReport, Finding, Report

LIMIT = 10  # annotations of each level that GitHub keeps of one step

_LEVELS = {
    Severity.CRITICAL: "error",
    Severity.MAJOR: "error",
    Severity.MINOR: "warning",
    Severity.NEUTRAL: "notice",
}


def render(report: Report) -> str:
    """The worst findings as annotations, one line for those left out, and the verdict."""
    return "".join(f"{line}\n" for line in _lines(report))


def _lines(report: Report) -> Iterator[str]:
    shown: Counter[str] = Counter()
    for failure in report.failures[:LIMIT]:
        shown["error"] += 1
        yield f"::error file={_property(failure.path)},title=mtqa::{_data(failure.message)}"
    for failure in report.failures[LIMIT:]:
        yield _plain(failure_sentence(failure.path, failure.message))
    for document, finding in _worst_first(report):
        level = _LEVELS[finding.severity]
        if shown[level] < LIMIT:
            shown[level] += 1
            yield _annotation(document, finding, level)
    left_out = len(report.findings) + min(len(report.failures), LIMIT) - shown.total()
    if left_out:
        yield f"{count(left_out, 'more finding')} without an annotation: GitHub keeps {LIMIT} of each level"
    for line in not_checked(report):
        yield _plain(f"not checked: {line}")
    for document in report.documents:
        for reason in document.reasons:
            yield _plain(f"{document.verdict}: {_name(document)}: {reason}")
    yield outcome(report)


def _worst_first(report: Report) -> list[tuple[DocumentReport, Finding]]:
    pairs = [(document, finding) for document in report.documents for finding in document.findings]
    return sorted(pairs, key=lambda pair: WORST_FIRST.index(pair[1].severity))


def _annotation(document: DocumentReport, finding: Finding, level: str) -> str:
    properties = {"file": document.path, **_place(finding), "title": f"{finding.checker} ({finding.severity})"}
    message = finding.message
    if finding.suggestions:
        message += f"\n→ {finding.suggestions[0].text or '(delete)'}"
    if document.id:
        message += f"\nin {document.id}"
    return f"::{level} {','.join(f'{key}={_property(value)}' for key, value in properties.items())}::{_data(message)}"


def _place(finding: Finding) -> dict[str, str]:
    if not finding.line:
        return {}
    line, column = end_of(finding)
    if line > finding.line:  # GitHub takes columns of one line only
        return {"line": str(finding.line), "endLine": str(line)}
    return {"line": str(finding.line), "col": str(finding.column), "endColumn": str(column)}


def _name(document: DocumentReport) -> str:
    return f"{document.path} › {document.id}" if document.id else document.path


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _plain(text: str) -> str:
    """A line that cannot be taken for a command."""
    return " ".join(text.split()).lstrip(":").replace("##[", "# #[")
