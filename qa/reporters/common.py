"""What reporters say in the same words: counts, the outcome of a run, what was not checked, where a finding ends."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from qa.mqm import Severity
from qa.types import DocumentReport, Finding, Report

WORST_FIRST = tuple(reversed(Severity))


def count(number: int, noun: str) -> str:
    """“1 finding”, “1,200 findings”, “no findings”."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}" if number else f"no {noun}s"


def severities(findings: Iterable[Finding]) -> str:
    """“2 critical, 1 minor”, or “no findings”."""
    numbers = Counter(finding.severity for finding in findings)
    return (
        ", ".join(f"{numbers[severity]:,} {severity}" for severity in WORST_FIRST if numbers[severity]) or "no findings"
    )


def statistics(document: DocumentReport) -> str:
    """A document in numbers, parted by “ · ”."""
    parts = [count(document.words, "word"), severities(document.findings)]
    if document.findings and not any(reason.startswith("penalty") for reason in document.reasons):  # said there
        parts.append(f"penalty {document.penalty_per_1000_words:,.1f} per 1,000 words")
    if document.fluency is not None:
        parts.append(f"fluency {document.fluency:.0f} of 100")
    return " · ".join(parts)


def outcome(report: Report) -> str:
    """A run in one line: “3 documents: 2 passed, 1 failed; 14 findings”."""
    failed = sum(document.verdict == "fail" for document in report.documents)
    passed = len(report.documents) - failed
    verdicts = ", ".join(f"{n:,} {word}" for n, word in ((passed, "passed"), (failed, "failed")) if n)
    parts = [f"{count(len(report.documents), 'document')}: {verdicts}" if verdicts else "no documents checked"]
    if verdicts:
        parts.append(count(sum(len(document.findings) for document in report.documents), "finding"))
    if report.failures:
        parts.append(f"{len(report.failures):,} could not be checked")
    return "; ".join(parts)


def not_checked(report: Report) -> Iterator[str]:
    """What did not run and why, one line a reason: “omission, number-mismatch: no source text (3 of 4 documents)”."""
    groups: Counter[tuple[str, str]] = Counter()
    for document in report.documents:
        reasons: dict[str, list[str]] = {}
        for skipped in document.not_checked:
            reasons.setdefault(skipped.why, []).append(skipped.check)
        groups.update((", ".join(checks), why) for why, checks in reasons.items())
    total = len(report.documents)
    for (checks, why), number in groups.items():
        yield f"{checks}: {why}" + (f" ({number:,} of {total:,} documents)" if number < total else "")


def failure_sentence(path: str, message: str) -> str:
    """The message, with its file before it unless it names the file itself."""
    return message if file_name(path) in message else f"{file_name(path)}: {message}"


def file_name(path: str) -> str:
    """The path as people call it."""
    return "standard input" if path == "-" else path


def end_of(finding: Finding) -> tuple[int, int]:
    """Line and column just after a finding that has them."""
    head, newline, tail = finding.text.replace("\r\n", "\n").rpartition("\n")
    if not newline:
        return finding.line, finding.column + finding.span.end - finding.span.start
    return finding.line + head.count("\n") + 1, len(tail) + 1
