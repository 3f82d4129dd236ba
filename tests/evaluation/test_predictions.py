"""Predictions of this tool and of others."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from qa.errors import EvaluationError
from qa.evaluation.predictions import read
from qa.evaluation.values import Prediction
from qa.mqm import Severity
from qa.types import Span
from tests.evaluation.make import item

ITEMS = [item(id="r1"), item(id="r2")]
DOCUMENTS = [item(id="a.txt", path="set/a.txt")]
LINE = {"id": "r1", "spans": [{"start": 0, "end": 4, "severity": "minor", "confidence": 0.7}], "score": 81.5}
FINDING = {"check": "c", "severity": "major", "confidence": 0.9, "start": 1, "end": 3, "suggestions": [{"text": "oui"}]}
REPORT = {"path": "elsewhere/a.txt", "words": 7, "fluency": 60.0, "findings": [FINDING]}


@pytest.fixture(autouse=True)
def _alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def lines(*values: Any) -> list[Prediction]:
    Path("p.jsonl").write_text("\n".join(map(json.dumps, values)), encoding="utf-8")
    return read("p.jsonl", ITEMS)


def report(value: Any) -> list[Prediction]:
    Path("p.json").write_text(json.dumps(value), encoding="utf-8")
    return read("p.json", DOCUMENTS)


def test_lines_in_any_order_and_of_more_texts() -> None:
    empty, other = {"id": "r2", "spans": []}, {"id": "other", "spans": [{"start": 900, "end": 990}]}
    one, two = lines(other, empty, LINE)
    assert (one.found[0].span, one.found[0].severity, one.found[0].confidence) == (Span(0, 4), Severity.MINOR, 0.7)
    assert (one.fluency, two) == (81.5, Prediction())


def test_what_a_span_may_leave_out() -> None:
    (found,) = lines({"id": "r1", "spans": [{"start": 0, "end": 4}]}, {"id": "r2", "spans": []})[0].found
    assert (found.severity, found.confidence, found.suggestions) == (Severity.MAJOR, 1.0, ())


def test_report() -> None:
    (said,) = report({"documents": [REPORT]})
    assert (said.fluency, said.words, said.penalty) == (60.0, 7, 5)
    assert (said.found[0].checker, said.found[0].suggestions) == ("c", ("oui",))


def test_the_same_path_comes_before_the_same_name() -> None:
    near = {**REPORT, "path": "set/a.txt", "findings": []}
    assert report({"documents": [REPORT, near]})[0].found == ()


def test_the_items_of_a_feed_are_joined() -> None:
    assert len(report({"documents": [REPORT, REPORT]})[0].found) == 2


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ([LINE], "p.jsonl: no prediction for “r2”"),
        ([], "p.jsonl: no prediction for “r1” and 1 more"),
        ([LINE, LINE], "p.jsonl, line 2, id: “r1” stands here twice"),
        ([{"id": "r1"}], "p.jsonl, line 1: no “spans”"),
        ([{"spans": []}], "p.jsonl, line 1: no “id”"),
        (
            [{"id": "r1", "spans": [{"start": 0, "end": 21}]}],
            "spans[0], end: 21 lies outside the text of 20 characters",
        ),
        ([{"id": "r1", "spans": [{"start": 0, "end": 2, "confidence": 7}]}], "confidence: 7 is not between 0 and 1"),
        ([{"id": "r1", "spans": [{"start": 0, "end": 2, "suggestions": "x"}]}], "suggestions: expected a list"),
    ],
)
def test_bad_lines(values: list[Any], sentence: str) -> None:
    with pytest.raises(EvaluationError) as caught:
        lines(*values)
    assert sentence in str(caught.value)


@pytest.mark.parametrize(
    ("value", "sentence"),
    [
        ([], "p.json: expected an object, not a list"),
        ({}, "p.json: no “documents”; expected a report of mtqa check --format json"),
        ({"documents": []}, "p.json: no prediction for “a.txt”"),
        ({"documents": [{}]}, "p.json, documents[0]: no “path”"),
        ({"documents": [{**REPORT, "findings": [{**FINDING, "end": 99}]}]}, "findings[0], end: 99 lies outside"),
    ],
)
def test_bad_reports(value: Any, sentence: str) -> None:
    with pytest.raises(EvaluationError) as caught:
        report(value)
    assert sentence in str(caught.value)


def test_ids_that_two_sets_share() -> None:
    Path("p.jsonl").write_text(json.dumps(LINE), encoding="utf-8")
    with pytest.raises(EvaluationError, match="“r1” stands in a.jsonl and in b.jsonl"):
        read("p.jsonl", [item(id="r1", file="a.jsonl"), item(id="r1", file="b.jsonl")])
