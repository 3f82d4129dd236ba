"""SARIF 2.1.0, the log that code-scanning services and editors read (OASIS, docs.oasis-open.org/sarif/sarif/v2.1.0)."""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

from qa.mqm import Severity
from qa.reporters.common import end_of, not_checked
from qa.types import DocumentReport, Finding, Report, RuleInfo

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

_LEVELS = {
    Severity.CRITICAL: "error",
    Severity.MAJOR: "error",
    Severity.MINOR: "warning",
    Severity.NEUTRAL: "note",
}


def render(report: Report) -> str:
    """The report as a SARIF log of one run."""
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [_run(report)]}
    text = json.dumps(log, ensure_ascii=False, allow_nan=False) + "\n"
    return text.encode("utf-8", "backslashreplace").decode("utf-8")  # a lone surrogate becomes its JSON escape


def _run(report: Report) -> dict[str, Any]:
    rules = dict(report.rules)
    for finding in report.findings:
        if finding.checker not in rules:
            rules[finding.checker] = RuleInfo(finding.checker, finding.checker, "", finding.category, finding.severity)
    indices = {id: index for index, id in enumerate(rules)}
    paths = dict.fromkeys([d.path for d in report.documents] + [f.path for f in report.failures])
    artifacts = {path: {"uri": _uri(path), "index": index} for index, path in enumerate(paths)}
    return {
        "tool": {"driver": {"name": "mtqa", "rules": [_rule(rule) for rule in rules.values()]}},
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(report, artifacts)],
        "artifacts": [{"location": {"uri": artifact["uri"]}} for artifact in artifacts.values()],
        "results": [r for document in report.documents for r in _results(document, indices, artifacts[document.path])],
        "properties": {
            "signature": report.signature,
            "verdict": report.verdict,
            "documents": [_properties(document) for document in report.documents],
        },
    }


def _rule(rule: RuleInfo) -> dict[str, Any]:
    paragraphs = (part.strip() for part in rule.page.split("\n\n"))
    first = next((part for part in paragraphs if part and not part.startswith(("#", "---"))), rule.title)
    return {
        "id": rule.id,
        "name": "".join(word.capitalize() for word in rule.id.split("-")),
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": first},
        "help": {"text": first, "markdown": rule.page} if rule.page else {"text": first},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"category": str(rule.category), "tags": ["translation", rule.category.partition("/")[0]]},
    }


def _invocation(report: Report, artifacts: dict[str, dict[str, Any]]) -> dict[str, Any]:
    errors = [
        {
            "level": "error",
            "message": {"text": failure.message},
            "locations": [{"physicalLocation": {"artifactLocation": artifacts[failure.path]}}],
        }
        for failure in report.failures
    ]
    notes = [{"level": "note", "message": {"text": f"Not checked: {line}"}} for line in not_checked(report)]
    return {
        "executionSuccessful": not report.failures,
        "exitCode": report.exit_code,
        "toolExecutionNotifications": errors + notes,
    }


def _results(document: DocumentReport, indices: dict[str, int], artifact: dict[str, Any]) -> Iterator[dict[str, Any]]:
    seen: Counter[str] = Counter()
    for finding in document.findings:
        region = _region(finding)
        location: dict[str, Any] = {
            "physicalLocation": {
                "artifactLocation": artifact,
                "region": {**region, "snippet": {"text": finding.text}},
            }
        }
        if document.id:
            location["logicalLocations"] = [{"fullyQualifiedName": document.id}]
        fingerprint = _fingerprint(finding)
        seen[fingerprint] += 1
        result: dict[str, Any] = {
            "ruleId": finding.checker,
            "ruleIndex": indices[finding.checker],
            "level": _LEVELS[finding.severity],
            "message": {"text": finding.message},
            "locations": [location],
            "partialFingerprints": {"mtqaFinding/v1": f"{fingerprint}:{seen[fingerprint]}"},
        }
        if finding.suggestions:
            result["fixes"] = [_fix(s.text, s.source, region, artifact) for s in finding.suggestions]
        result["properties"] = {
            "severity": str(finding.severity),
            "confidence": round(finding.confidence, 3),
            "category": str(finding.category),
        }
        yield result


def _region(finding: Finding) -> dict[str, Any]:
    start, end = finding.span
    region = {"charOffset": start, "charLength": end - start}
    if finding.line:
        line, column = end_of(finding)
        region |= {"startLine": finding.line, "startColumn": finding.column, "endLine": line, "endColumn": column}
    return region


def _fix(text: str, source: str, region: dict[str, Any], artifact: dict[str, Any]) -> dict[str, Any]:
    replacement = {"deletedRegion": region, "insertedContent": {"text": text}}
    advice = f"Write “{text}”" if text else "Delete it"
    return {
        "description": {"text": f"{advice} ({source})" if source else advice},
        "artifactChanges": [{"artifactLocation": artifact, "replacements": [replacement]}],
    }


def _fingerprint(finding: Finding) -> str:
    """The same for the same finding in the same sentence, wherever an edit moved it."""
    excerpt = " ".join(finding.excerpt.casefold().split())
    evidence = "\0".join((finding.checker, finding.text, excerpt)).encode("utf-8", "surrogatepass")
    return hashlib.sha256(evidence).hexdigest()[:32]


def _properties(document: DocumentReport) -> dict[str, Any]:
    return {
        "path": document.path,
        "id": document.id,
        "verdict": document.verdict,
        "reasons": list(document.reasons),
        "words": document.words,
        "penaltyPer1000Words": round(document.penalty_per_1000_words, 1),
        "fluency": None if document.fluency is None else round(document.fluency, 1),
    }


def _uri(path: str) -> str:
    """Relative to the folder of the run where it can be, percent-encoded, with forward slashes."""
    if re.match(r"https?://", path):
        return path
    place = Path(path)
    if not place.is_absolute():
        return quote(place.as_posix(), errors="surrogateescape")
    if place.is_relative_to(Path.cwd()):
        return quote(place.relative_to(Path.cwd()).as_posix(), errors="surrogateescape")
    return place.as_uri()
