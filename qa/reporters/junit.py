"""JUnit XML, which CI services show as test results: a suite a document, a case a check, and one for the gate."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

from qa.mqm import Severity
from qa.reporters.common import severities
from qa.types import DocumentReport, Failure, Finding, Report

_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, production [2] Char


def render(report: Report) -> str:
    """The report as XML. Cases fail only in documents that the gate failed, so CI is red when `mtqa` is."""
    root = ET.Element("testsuites", name="mtqa")
    for document in report.documents:
        root.append(_suite(document, report.signature))
    for failure in report.failures:
        root.append(_error(failure))
    for total in ("tests", "failures", "errors", "skipped"):
        root.set(total, str(sum(int(suite.get(total, "0")) for suite in root)))
    ET.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def _suite(document: DocumentReport, signature: str) -> ET.Element:
    name = _legal(f"{document.path} › {document.id}" if document.id else document.path)
    suite = ET.Element("testsuite", name=name)
    properties = ET.SubElement(suite, "properties")
    for key, value in _properties(document, signature).items():
        ET.SubElement(properties, "property", name=key, value=_legal(value))
    failed = document.verdict == "fail"
    gate = ET.SubElement(suite, "testcase", classname=name, name="verdict")
    if failed:
        _say(gate, "failure", "; ".join(document.reasons) or "failed", "\n".join(document.reasons), type="gate")
    found: dict[str, list[Finding]] = {check: [] for check in document.checked}
    for finding in document.findings:
        found.setdefault(finding.checker, []).append(finding)
    for check, findings in found.items():
        case = ET.SubElement(suite, "testcase", classname=name, name=_legal(check))
        body = "\n".join(map(_line, findings))
        if failed and any(finding.severity.weight for finding in findings):
            worst = max((finding.severity for finding in findings), key=list(Severity).index)
            _say(case, "failure", f"{severities(findings)}: {findings[0].message}", body, type=str(worst))
        elif findings:
            ET.SubElement(case, "system-out").text = _legal(body)
    for skipped in document.not_checked:
        case = ET.SubElement(suite, "testcase", classname=name, name=_legal(skipped.check))
        ET.SubElement(case, "skipped", message=_legal(skipped.why))
    for total, tag in (("tests", "testcase"), ("failures", ".//failure"), ("skipped", ".//skipped")):
        suite.set(total, str(len(suite.findall(tag))))
    suite.set("errors", "0")
    return suite


def _error(failure: Failure) -> ET.Element:
    suite = ET.Element("testsuite", name=_legal(failure.path), tests="1", failures="0", skipped="0", errors="1")
    case = ET.SubElement(suite, "testcase", classname=_legal(failure.path), name="read")
    _say(case, "error", failure.message, failure.message, type="not checked")
    return suite


def _say(case: ET.Element, tag: str, message: str, body: str, *, type: str) -> None:
    ET.SubElement(case, tag, message=_legal(message), type=type).text = _legal(body)


def _line(finding: Finding) -> str:
    place = f"{finding.line}:{finding.column}" if finding.line else f"at {finding.span.start}"
    text = " ".join(finding.text.split())
    advice = "".join(f" → {s.text or '(delete)'}" for s in finding.suggestions[:1])
    return f"{place}  {finding.severity}  {text}: {finding.message}{advice}"


def _properties(document: DocumentReport, signature: str) -> dict[str, str]:
    values = {
        "signature": signature,
        "format": document.format,
        "language": document.language,
        "source_language": document.source_language,
        "words": str(document.words),
        "penalty_per_1000_words": f"{document.penalty_per_1000_words:.1f}",
        "fluency": None if document.fluency is None else f"{document.fluency:.1f}",
        "verdict": document.verdict,
    }
    return {key: value for key, value in values.items() if value}


def _legal(text: str) -> str:
    return _ILLEGAL.sub("", text)
