"""Annotated sets of both formats, good and bad."""

from __future__ import annotations

import gzip
import json
import lzma
from pathlib import Path
from typing import Any

import pytest

from qa.errors import EvaluationError
from qa.evaluation.gold import read
from qa.evaluation.values import Item
from qa.mqm import Severity
from qa.types import Span

TEXT = "Il a fait bouger le bateau 😀.\r\nOui, bien sûr.\n"
SPAN = {
    "start": 5,
    "end": 26,
    "text": "fait bouger le bateau",
    "class": "calque",
    "severity": "major",
    "suggestion": "x",
}
DOC = {"file": "a.txt", "lang": "fr", "kind": "mt", "spans": [SPAN], "optional": [{"start": 0, "end": 2, "class": "c"}]}
RECORD = {
    "id": "r1",
    "lp": "en-fr",
    "domain": "news",
    "system": "sys",
    "doc": "d1",
    "source": "He rocked the boat.",
    "target": "Il a bougé le bateau.",
    "errors": [{"start": 5, "end": 10, "text": "bougé", "category": "accuracy/mistranslation", "severity": "minor"}],
    "score": 1,
    "score_type": "mqm_penalty(1/5)",
    "annotator": "rater1",
    "dataset": "set",
}


@pytest.fixture(autouse=True)
def _alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_bytes(TEXT.encode())


def records(*values: Any, name: str = "a.jsonl") -> list[Item]:
    Path(name).write_text("\n".join(map(json.dumps, values)) + "\n", encoding="utf-8")
    return read([name])


def documents(*values: Any) -> list[Item]:
    Path("gold.json").write_text(json.dumps(values), encoding="utf-8")
    return read(["gold.json"])


def test_documents() -> None:
    (item,) = documents(DOC)
    assert (item.id, item.lang, item.pair, item.system, item.path) == ("a.txt", "fr", "fr", "mt", "a.txt")
    assert item.text == TEXT  # with its line ends
    (error,) = item.errors
    assert (error.span, error.severity, error.kind, error.suggestion) == (Span(5, 26), Severity.MAJOR, "calque", "x")
    assert [mark.span for mark in item.optional] == [Span(0, 2)]
    assert read(["."]) == read([str(Path("gold.json"))])  # a folder stands for the gold.json in it


def test_records() -> None:
    (item,) = records(RECORD)
    assert (item.lang, item.source_lang, item.pair, item.domain) == ("fr", "en", "en-fr", "news")
    assert (item.score, item.quality, item.marked, item.words) == (1, -1, True, 5)
    assert item.errors[0].kind == "accuracy/mistranslation"
    assert item.path is None


@pytest.mark.parametrize(
    ("score_type", "quality"),
    [("mqm_penalty(1/5)", -3), ("hter", -3), ("da_0_100", 3), ("mqm_100", 3), ("da_z(adequacy)", 3), ("esa_0_100", 3)],
)
def test_which_scores_grow_with_quality(score_type: str, quality: float) -> None:
    assert records({**RECORD, "score": 3, "score_type": score_type})[0].quality == quality


def test_empty_lists_of_a_set_without_spans_do_not_mean_clean() -> None:
    clean = {**RECORD, "id": "r2", "errors": []}
    assert [item.marked for item in records(RECORD, clean)] == [True, True]
    assert [item.marked for item in records(RECORD, {**clean, "dataset": "scores only"})] == [True, False]
    assert [item.marked for item in records(RECORD, {k: v for k, v in clean.items() if k != "errors"})] == [True, False]


@pytest.mark.parametrize(("name", "pack"), [("a.jsonl.xz", lzma.compress), ("a.jsonl.gz", gzip.compress)])
def test_compressed(name: str, pack: Any) -> None:
    Path(name).write_bytes(pack(json.dumps(RECORD).encode() + b"\n"))
    assert read([name])[0].id == "r1"


def test_limit_is_for_each_set() -> None:
    records(RECORD, {**RECORD, "id": "r2"})
    documents(DOC)
    Path("gold.json").write_text(json.dumps([DOC, "not read"]), encoding="utf-8")
    assert [item.id for item in read(["a.jsonl", "gold.json"], limit=1)] == ["r1", "a.txt"]


def without(value: dict[str, Any], key: str) -> dict[str, Any]:
    return {k: v for k, v in value.items() if k != key}


def with_error(**values: Any) -> dict[str, Any]:
    return {**RECORD, "errors": [{**RECORD["errors"][0], **values}]}  # type: ignore[index, dict-item]


@pytest.mark.parametrize(
    ("record", "sentence"),
    [
        ([], "a.jsonl, line 2: expected an object, not a list"),
        (3, "a.jsonl, line 2: expected an object, not 3"),
        (without(RECORD, "id"), "a.jsonl, line 2: no “id”"),
        (without(RECORD, "lp"), "a.jsonl, line 2: no “lp”"),
        (without(RECORD, "target"), "a.jsonl, line 2: no “target”"),
        ({**RECORD, "target": ""}, "a.jsonl, line 2, target: is empty"),
        ({**RECORD, "target": 3}, "a.jsonl, line 2, target: expected a text, not 3"),
        ({**RECORD, "lp": "fr"}, "a.jsonl, line 2, lp: expected a pair such as en-fr, not “fr”"),
        ({**RECORD, "lp": "en-klingon"}, "a.jsonl, line 2, lp: unknown language “klingon”; give a code such as fr"),
        ({**RECORD, "score": "good"}, "a.jsonl, line 2, score: expected a number, not 'good'"),
        ({**RECORD, "score": True}, "a.jsonl, line 2, score: expected a number, not true"),
        ({**RECORD, "score": float("nan")}, "a.jsonl, line 2, score: expected a finite number, not nan"),
        ({**RECORD, "score": 10**400}, "a.jsonl, line 2, score: expected a finite number, not 1"),
        ({**RECORD, "errors": {}}, "a.jsonl, line 2, errors: expected a list, not an object"),
        ({**RECORD, "errors": ["x"]}, "a.jsonl, line 2, errors[0]: expected an object, not 'x'"),
        (with_error(start=None), "a.jsonl, line 2, errors[0]: no “start”"),
        (with_error(start=1.5), "a.jsonl, line 2, errors[0], start: expected a whole number, not 1.5"),
        (with_error(start=-1), "a.jsonl, line 2, errors[0], start: -1 lies outside the text"),
        (with_error(start=11), "a.jsonl, line 2, errors[0], end: 10 comes before the start, 11"),
        (with_error(end=99), "a.jsonl, line 2, errors[0], end: 99 lies outside the text of 21 characters"),
        (with_error(end=11), "a.jsonl, line 2, errors[0], text: “bougé” is not what stands there, “bougé ”"),
        (with_error(severity="majour"), "severity: unknown severity “majour”; did you mean “major”?"),
        (RECORD, "a.jsonl, line 2, id: “r1” stands here twice"),
    ],
)
def test_bad_records(record: Any, sentence: str) -> None:
    with pytest.raises(EvaluationError) as caught:
        records(RECORD, record)
    assert sentence in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("value", "sentence"),
    [
        ("x", "gold.json, item 1: expected an object, not 'x'"),
        (without(DOC, "file"), "gold.json, item 1: no “file”"),
        (without(DOC, "lang"), "gold.json, item 1: no “lang”"),
        (without(DOC, "spans"), "gold.json, item 1: no “spans”"),
        ({**DOC, "file": "b.txt"}, "b.txt: No such file or directory"),
        ({**DOC, "lang": "klingon"}, "gold.json, item 1, lang: unknown language “klingon”"),
        ({**DOC, "spans": [{**SPAN, "end": 999}]}, "gold.json, item 1, spans[0], end: 999 lies outside"),
        ({**DOC, "spans": [without(SPAN, "severity")]}, "gold.json, item 1, spans[0]: no “severity”"),
        ({**DOC, "optional": [{"start": 3}]}, "gold.json, item 1, optional[0]: no “end”"),
    ],
)
def test_bad_documents(value: Any, sentence: str) -> None:
    with pytest.raises(EvaluationError) as caught:
        documents(value)
    assert sentence in str(caught.value)


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("none.jsonl", None, "none.jsonl: No such file or directory"),
        ("a.jsonl", b"", "a.jsonl: nothing is annotated in it"),
        ("a.jsonl", b"\n\n", "a.jsonl: nothing is annotated in it"),
        ("a.jsonl", b"{}\n{", "a.jsonl, line 1: no “target”"),
        ("a.jsonl", b'\n{"id": ', "a.jsonl, line 2, column 8: broken JSON (Expecting value)"),
        ("a.jsonl", b"\xff\xfe", "a.jsonl: not UTF-8"),
        ("a.jsonl", b"[" * 100_000, "a.jsonl, line 1: nested too deeply"),
        ("a.jsonl", b"9" * 5000, "a.jsonl, line 1: a number that is too long"),
        ("a.jsonl.xz", b"no xz", "a.jsonl.xz: broken compressed file"),
        ("a.jsonl.xz", lzma.compress(b"{}" * 9999)[:-20], "a.jsonl.xz: broken compressed file"),
        ("a.jsonl.gz", b"no gz", "a.jsonl.gz: "),
        ("a.jsonl.gz", gzip.compress(b"{}" * 9999)[:-9], "a.jsonl.gz: broken compressed file"),
        ("gold.json", b"[]", "gold.json: nothing is annotated in it"),
        ("gold.json", b"{}", "gold.json: expected a list of documents"),
        ("gold.json", b'[\n{"file": ]', "gold.json, line 2, column 10: broken JSON"),
    ],
)
def test_bad_files(name: str, content: bytes | None, sentence: str) -> None:
    if content is not None:
        Path(name).write_bytes(content)
    with pytest.raises(EvaluationError) as caught:
        read([name])
    assert sentence in str(caught.value)
    assert "\n" not in str(caught.value)
