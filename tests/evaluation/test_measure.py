"""All figures of a small set, worked out by hand."""

from __future__ import annotations

import json
from typing import Any

import pytest

from qa.evaluation.figures import Evaluation, FalseAlarms, Figures, Recall, Spans
from qa.evaluation.measure import evaluate
from qa.evaluation.report import render, to_dict
from qa.evaluation.table import render as table
from qa.evaluation.values import Item, Prediction, Unchecked
from tests.evaluation.make import found, gold, item

ITEMS = [
    item(
        "x" * 20,
        gold(0, 4, "critical", kind="number", suggestion="six", text="sept"),
        gold(10, 14, "minor", kind="grammar"),
        gold(16, 18, "neutral"),
        id="1",
        source_lang="en",
        system="a",
        score=3.0,
        score_type="mqm_penalty",
    ),
    item("x" * 20, id="2", lang="de", words=50, system="b", score=0.0, score_type="mqm_penalty"),
    item("x" * 20, id="3", lang="de", words=50, system="b", marked=False, score=80.0, score_type="da"),
]
SAID = [
    Prediction(
        (found(0, 4, confidence=0.8, suggestions=("six",), checker="c"), found(16, 18), found(10, 11, "neutral"))
    ),
    Prediction((found(5, 7, "minor", confidence=0.6, checker="d"),)),
    Prediction(),
]


def figures(items: list[Item] = ITEMS, said: list[Prediction] = SAID) -> Figures:
    return evaluate(items, said, resamples=20)[0]


def test_counts() -> None:
    all_ = figures()
    assert (all_.items, all_.marked, all_.documents, all_.words, all_.findings) == (3, 2, 3, 104, 4)
    assert all_.characters is not None
    assert (all_.characters.gold, all_.characters.flagged, all_.characters.right) == (8, 6, 4)
    assert all_.spans == Spans(gold=2, touched=1, placed=1, findings=2, right=1)
    assert all_.clean == FalseAlarms(texts=1, words=50, findings=1, flagged_texts=1)
    assert all_.clean.per_1000_words == 20.0
    assert all_.advice is not None
    assert (all_.advice.wanted, all_.advice.placed, all_.advice.right) == (1, 1, 1)


def test_recall_by_severity_and_class() -> None:
    assert figures().by_severity == (Recall("critical", 1, 1, 1), Recall("minor", 1, 0, 0))
    assert figures().by_class == (Recall("grammar", 1, 0, 0), Recall("number", 1, 1, 1))


def test_document_f() -> None:
    """Text 1: a major finding on a critical span gives 0.5, precision 0.5, recall 0.25. Text 2: nothing is right."""
    assert figures().document_f == pytest.approx((2 * 0.5 * 0.25 / 0.75 + 0) / 2)


def test_calibration() -> None:
    result = figures().calibration
    assert result is not None
    assert (result.findings, result.error) == (2, pytest.approx((0.2 + 0.6) / 2))


def test_scores_of_two_kinds_are_not_ranked_together() -> None:
    kinds = [(one.signal, one.score_type, one.texts, one.kendall) for one in figures().correlations]
    assert kinds == [("penalty", "da", 1, None), ("penalty", "mqm_penalty", 2, pytest.approx(1.0))]


def test_annotators_are_averaged() -> None:
    pair = [item("a", id="1", score=2.0, score_type="da"), item("a", id="2", annotator="z", score=4.0, score_type="da")]
    other = item("b", id="3", score=3.5, score_type="da")
    one = figures([*pair, other], [Prediction(fluency=10.0), Prediction(fluency=10.0), Prediction(fluency=20.0)])
    fluency = next(c for c in one.correlations if c.signal == "fluency")
    assert (fluency.texts, fluency.pearson) == (2, pytest.approx(1.0))  # 10 ↔ 3, 20 ↔ 3.5


def test_separation() -> None:
    said = [Prediction(fluency=20.0), Prediction(fluency=90.0), Prediction(fluency=10.0)]
    assert [(one.signal, one.clean, one.flawed, one.auc) for one in figures(said=said).separations] == [
        ("fluency", 1, 1, 1.0),
        ("penalty", 1, 1, 0.5),
    ]


def test_without_marks_only_scores_are_left() -> None:
    only = figures(ITEMS[2:], SAID[2:])
    assert only.characters is only.spans is only.clean is only.calibration is only.document_f is None
    assert only.intervals == {}


def test_intervals_hold_the_figure() -> None:
    all_ = evaluate(ITEMS * 10, SAID * 10, resamples=200)[0]
    assert set(all_.intervals) >= {"characters.f1", "spans.recall", "clean.per_1000_words", "document_f"}
    many = [item("x" * 20, gold(0, 4), id=str(n)) for n in range(40)]
    said = [Prediction((found(0, 4),) if n % 2 else ()) for n in range(40)]
    low, high = evaluate(many, said, resamples=200)[0].intervals["spans.recall"]
    assert 0.25 < low < 0.5 < high < 0.75


@pytest.mark.parametrize(
    ("by", "names"),
    [("lang", ["de", "fr"]), ("pair", ["de", "en-fr"]), ("system", ["a", "b"]), ("domain", ["not said"])],
)
def test_parts(by: str, names: list[str]) -> None:
    parts = evaluate(ITEMS, SAID, by=(by,), resamples=0)[1]
    assert [part.name for part in parts] == names
    assert sum(part.figures.items for part in parts) == 3


def whole(**values: Any) -> Evaluation:
    overall, parts = evaluate(ITEMS, SAID, by=("lang",), resamples=20)
    fixed: dict[str, Any] = {
        "gold": ("a.jsonl",),
        "tool": "t",
        "overall": overall,
        "by": ("lang", "class"),
        "parts": parts,
    }
    return Evaluation(**fixed | values)


def test_json() -> None:
    report = json.loads(render(whole(not_checked=(Unchecked("9", "why"),))))
    assert report["schema"] == "mtqa-evaluation/1"
    assert report["overall"]["characters"]["precision"] == 0.6667
    assert report["overall"]["by_severity"]["critical"]["recall"] == 1.0
    assert report["by"]["lang"]["de"]["clean"]["per_1000_words"] == 20.0
    assert report["not_checked"] == [{"id": "9", "why": "why"}]


def keys(value: Any) -> set[str]:
    """The keys that are names of ours, not names out of the data."""
    if isinstance(value, list):
        return set().union(*map(keys, value)) if value else set()
    if not isinstance(value, dict):
        return set()
    inner = set().union(*map(keys, value.values())) if value else set()
    return inner | {key for key in value if key.isidentifier()}


def test_every_key_is_documented() -> None:
    from pathlib import Path

    page = (Path(__file__).parent.parent.parent / "docs" / "evaluate.md").read_text(encoding="utf-8")
    data = {"critical", "minor", "grammar", "number", "c", "d", "de", "fr", "lang", "nothing", "everything"}
    for key in keys(to_dict(whole(not_checked=(Unchecked("9", "why"),)))) - data:
        assert f"`{key}`" in page, key


@pytest.mark.parametrize("color", [False, True])
def test_table_fits_and_says_what_is_missing(color: bool) -> None:
    text = table(whole(notes=("a note",)), color=color)
    assert ("\x1b" in text) is color
    if not color:
        assert max(map(len, text.splitlines())) <= 100
    assert "fluency: not available" in text
    assert "note: a note" in text


def test_names_out_of_the_data_do_not_steer_the_terminal() -> None:
    items = [item("x" * 20, gold(0, 4, kind="a\x1b[2J[red]b"), id="1")]
    overall, _ = evaluate(items, [Prediction()], resamples=0)
    text = table(whole(overall=overall, parts=(), by=("class",)))
    assert "\x1b" not in text
    assert "a�[2J[red]b" in text


def test_table_of_a_set_without_marks() -> None:
    overall, _ = evaluate(ITEMS[2:], SAID[2:])
    assert "not available" in table(whole(overall=overall, parts=(), by=()))
