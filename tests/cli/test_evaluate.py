"""`mtqa evaluate` as people run it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from qa.cli import app

ROOT = Path(__file__).parent.parent.parent
FRENCH = "Le gouvernement a pris mardi une décision très importante pour les agriculteurs du pays.\n"
BAD = FRENCH + "La décision est très penting pour tous.\n"
AT = BAD.index("penting")
GOLD = [
    {
        "file": "bad.txt",
        "lang": "fr",
        "spans": [
            {"start": AT, "end": AT + 7, "class": "untranslated", "severity": "critical", "suggestion": "importante"}
        ],
    },
    {"file": "ok.txt", "lang": "fr", "kind": "clean", "spans": []},
]
RECORDS = [
    {
        "id": "1",
        "lp": "en-fr",
        "doc": "d",
        "system": "s",
        "source": "The decision is very important for all.",
        "target": "La décision est très penting pour tous.",
        "errors": [{"start": 21, "end": 28, "severity": "major", "category": "accuracy/untranslated"}],
        "score": 5,
        "score_type": "mqm_penalty",
    },
    {
        "id": "2",
        "lp": "en-fr",
        "doc": "d",
        "target": FRENCH.strip(),
        "errors": [],
        "score": 0,
        "score_type": "mqm_penalty",
    },
]


@pytest.fixture(autouse=True)
def _alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("ok.txt").write_text(FRENCH, encoding="utf-8")
    Path("bad.txt").write_text(BAD, encoding="utf-8")
    Path("gold.json").write_text(json.dumps(GOLD), encoding="utf-8")
    Path("set.jsonl").write_text("\n".join(map(json.dumps, RECORDS)), encoding="utf-8")


def mtqa(*arguments: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, list(arguments))
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    assert "Traceback" not in result.stderr
    return result.exit_code, result.stdout, result.stderr


def figures(*arguments: str) -> dict[str, Any]:
    code, out, err = mtqa("evaluate", *arguments, "--format", "json", "--resamples", "20")
    assert (code, err) == (0, "")
    report: dict[str, Any] = json.loads(out)
    return report


def test_documents() -> None:
    report = figures("gold.json")
    assert report["schema"] == "mtqa-evaluation/1"
    assert report["tool"].startswith("mtqa:")
    assert report["overall"]["characters"]["f1"] == 1.0
    assert report["overall"]["by_class"]["untranslated"]["recall"] == 1.0
    assert report["overall"]["clean"]["findings"] == 0
    assert [one["auc"] for one in report["overall"]["separations"] if one["signal"] == "penalty"] == [1.0]


def test_records() -> None:
    overall = figures("set.jsonl")["overall"]
    assert (overall["items"], overall["documents"], overall["spans"]["recall"]) == (2, 2, 1.0)
    penalty = next(one for one in overall["correlations"] if one["signal"] == "penalty")
    assert (penalty["texts"], penalty["kendall"]) == (2, 1.0)


def test_a_report_scores_as_the_run_that_made_it() -> None:
    _, out, _ = mtqa("check", "bad.txt", "ok.txt", "--lang", "fr", "--format", "json")
    Path("report.json").write_text(out, encoding="utf-8")
    assert figures("gold.json", "--predictions", "report.json")["overall"] == figures("gold.json")["overall"]


def test_another_tool() -> None:
    said = [
        {"id": "1", "spans": [{"start": 16, "end": 28, "severity": "minor"}], "score": 10},
        {"id": "2", "spans": [], "score": 90},
    ]
    Path("other.jsonl").write_text("\n".join(map(json.dumps, said)), encoding="utf-8")
    report = figures("set.jsonl", "--predictions", "other.jsonl")
    counts = report["overall"]["characters"]
    assert (counts["gold"], counts["flagged"], counts["right"], counts["right_with_severity"]) == (7, 12, 7, 0)
    assert counts["half_credit"]["f1"] == round(7 / 19, 4)
    assert {one["signal"]: one["auc"] for one in report["overall"]["separations"]}["fluency"] == 1.0
    assert report["tool"] == "other.jsonl"


def test_several_sets_and_parts() -> None:
    report = figures("gold.json", "set.jsonl", "--by", "pair,system", "--by", "class")
    assert set(report["by"]) == {"pair", "system"}
    assert set(report["by"]["pair"]) == {"fr", "en-fr"}
    assert report["gold"] == ["gold.json", "set.jsonl"]


def test_with_source() -> None:
    assert figures("set.jsonl", "--with-source")["overall"]["spans"]["recall"] == 1.0


def test_table() -> None:
    code, out, _ = mtqa("evaluate", ".", "--by", "class,lang", "--limit", "2")
    assert code == 0
    for part in ("characters: F1", "untranslated", "flag everything", "false/1,000", "only the first 2 texts"):
        assert part in out, part
    assert max(map(len, out.splitlines())) <= 100
    assert "\x1b" not in out


def test_what_the_tool_cannot_check_is_left_out_and_named() -> None:
    other = {**RECORDS[0], "id": "3", "doc": "e", "lp": "en-xx", "target": "Blá blé.", "errors": []}
    Path("set.jsonl").write_text("\n".join(map(json.dumps, [*RECORDS, other])), encoding="utf-8")
    report = figures("set.jsonl")
    if report["not_checked"]:  # a checker that takes any language may come
        assert report["not_checked"][0]["id"] == "3"
        assert report["overall"]["items"] == 2


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("none.json",), "none.json: No such file or directory"),
        (("ok.txt",), "ok.txt, line 1, column 1: broken JSON"),
        (("gold.json", "--format", "jsn"), "--format: unknown “jsn”; did you mean “json”? (table, json)"),
        (("gold.json", "--by", "langs"), "--by: unknown “langs”; did you mean “lang”?"),
        (("gold.json", "--preset", "strickt"), "did you mean “strict”?"),
        (("gold.json", "--config", "none.toml"), "none.toml"),
        (("gold.json", "--predictions", "none.jsonl"), "none.jsonl: No such file or directory"),
        (("gold.json", "--predictions", "set.jsonl"), "set.jsonl: no prediction for “bad.txt” and 1 more"),
        (("gold.json", "--predictions", "set.jsonl", "--preset", "strict"), "--predictions: the tool does not run"),
    ],
)
def test_bad_input_is_one_sentence(arguments: tuple[str, ...], sentence: str) -> None:
    code, out, err = mtqa("evaluate", *arguments)
    assert (code, out) == (2, "")
    assert err.startswith("mtqa: ")
    assert sentence in err
    assert len(err.splitlines()) == 1


def test_nothing_can_be_checked() -> None:
    Path("gold.json").write_text(json.dumps([{"file": "empty.txt", "lang": "fr", "spans": []}]), encoding="utf-8")
    Path("empty.txt").write_text("\n", encoding="utf-8")
    code, _, err = mtqa("evaluate", "gold.json")
    assert code == 2
    assert "none of the texts can be checked; empty.txt: empty.txt holds no text to check" in err


def test_the_seeds() -> None:
    gold = str(ROOT / "seeds" / "gold.json")
    assert figures(gold, "--limit", "4")["overall"]["spans"]["precision"] >= 0.5
