"""One JSON object, `mtqa-report/1`; `mtqa-report-1.schema.json` beside this file describes every key."""

from __future__ import annotations

import json
from typing import Any

from qa.types import DocumentReport, Finding, Report

SCHEMA = "mtqa-report/1"


def render(report: Report) -> str:
    """The report as an indented JSON object."""
    text = json.dumps(to_dict(report), ensure_ascii=False, indent=2, allow_nan=False) + "\n"
    return text.encode("utf-8", "backslashreplace").decode("utf-8")  # a lone surrogate becomes its JSON escape


def to_dict(report: Report) -> dict[str, Any]:
    """The report as plain values, keys in the documented order."""
    return {
        "schema": SCHEMA,
        "signature": report.signature,
        "verdict": report.verdict,
        "documents": [_document(document) for document in report.documents],
        "failures": [{"path": failure.path, "message": failure.message} for failure in report.failures],
    }


def _document(document: DocumentReport) -> dict[str, Any]:
    return {
        "path": document.path,
        "id": document.id,
        "format": document.format,
        **({"encoding": document.encoding} if document.encoding else {}),
        "language": document.language,
        "source_language": document.source_language,
        "words": document.words,
        "checked": list(document.checked),
        "not_checked": [{"check": skipped.check, "why": skipped.why} for skipped in document.not_checked],
        **({"notes": list(document.notes)} if document.notes else {}),
        "fluency": _rounded(document.fluency),
        "penalty_per_1000_words": round(document.penalty_per_1000_words, 1),
        "verdict": document.verdict,
        "reasons": list(document.reasons),
        "segments": [
            {"id": s.id, "start": s.span.start, "end": s.span.end, "fluency": _rounded(s.fluency)}
            for s in document.segments
        ],
        "findings": [_finding(finding) for finding in document.findings],
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "check": finding.checker,
        "category": str(finding.category),
        "severity": str(finding.severity),
        "confidence": round(finding.confidence, 3),
        "start": finding.span.start,
        "end": finding.span.end,
        "line": finding.line,
        "column": finding.column,
        "text": finding.text,
        "message": finding.message,
        "suggestions": [
            {"text": s.text, "source": s.source, **({"safe": True} if s.safe else {})} for s in finding.suggestions
        ],
    }


def _rounded(score: float | None) -> float | None:
    return None if score is None else round(score, 1)
