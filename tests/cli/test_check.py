"""The command as people run it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from qa.cli import app

ROOT = Path(__file__).parent.parent.parent
FRENCH = "Le gouvernement a pris mardi une décision très importante pour les agriculteurs du pays.\n"


@pytest.fixture(autouse=True)
def _alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    (tmp_path / "ok.txt").write_text(FRENCH, encoding="utf-8")
    (tmp_path / "bad.txt").write_text(FRENCH + "La décision est très penting pour tous.\n", encoding="utf-8")


def mtqa(*arguments: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, list(arguments))
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.stdout, result.stderr


def test_exit_codes() -> None:
    assert mtqa("check", "ok.txt")[0] == 0
    assert mtqa("check", "bad.txt")[0] == 1
    assert mtqa("check", "none.txt")[0] == 2
    assert mtqa("check", "ok.txt", "bad.txt", "none.txt")[0] == 2


def test_terminal_shows_place_reason_and_verdict() -> None:
    _, out, _ = mtqa("check", "bad.txt")
    for part in ("bad.txt", "2:22", "critical", "foreign-word", "penting", "Indonesian", "fail"):
        assert part in out.replace("failed", "fail"), part
    assert "\x1b" not in out
    assert max(map(len, out.splitlines())) <= 80


def test_json() -> None:
    code, out, _ = mtqa("check", "bad.txt", "--format", "json")
    report = json.loads(out)
    assert (code, report["schema"], report["verdict"]) == (1, "mtqa-report/1", "fail")
    assert report["documents"][0]["findings"][0]["text"] == "penting"


@pytest.mark.parametrize("name", ["sarif", "junit", "github"])
def test_other_formats_to_a_file(name: str) -> None:
    assert mtqa("check", "bad.txt", "--format", name, "--output", "report")[0] == 1
    assert "penting" in Path("report").read_text(encoding="utf-8")


def test_github_is_chosen_inside_actions(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    assert "::error" in mtqa("check", "bad.txt")[1]


def test_select_and_ignore() -> None:
    assert mtqa("check", "bad.txt", "--select", "repeated-word")[0] == 0
    assert mtqa("check", "bad.txt", "--ignore", "foreign-word,unit-symbol")[0] == 0


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--select", "foreign-wrod"), "did you mean “foreign-word”?"),
        (("--format", "jsn"), "did you mean “json”?"),
        (("--preset", "strickt"), "did you mean “strict”?"),
        (("--lang", "klingon"), "unknown language “klingon”"),
        (("--config", "none.toml"), "none.toml"),
        (("--glossary", "none.csv"), "none.csv"),
        (("--input-format", "docx"), "docx"),
        (("--encoding", "utf-99"), "utf-99"),
    ],
)
def test_bad_options_are_one_sentence(arguments: tuple[str, ...], message: str) -> None:
    code, _, err = mtqa("check", "ok.txt", *arguments)
    assert code == 2
    assert message in err
    assert "Traceback" not in err


def test_wrong_language() -> None:
    code, out, _ = mtqa("check", "ok.txt", "--lang", "en")
    assert code == 1
    assert "wrong-language" in out


def test_explain_and_list() -> None:
    assert "# foreign-word" in mtqa("explain", "foreign-word")[1]
    assert "repeated-word" in mtqa("checkers")[1]
    assert mtqa("explain", "foreign-wrod")[0] == 2


def test_demo_shows_findings() -> None:
    code, out, _ = mtqa("check", str(ROOT / "seeds" / "demo.fr.txt"), "--format", "json")
    report = json.loads(out)
    assert code == 1
    assert len(report["documents"][0]["findings"]) >= 6
