"""What the user does not want to see again."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from qa.config import load
from qa.engine import check
from qa.errors import ConfigError
from qa.suppress import Suppression, appended, parse

TEXT = "Le gouvernement a pris une décision pour les les agriculteurs du pays.\n"


def configured(tmp_path: Path, toml: str) -> Path:
    path = tmp_path / "mtqa.toml"
    path.write_text(toml, encoding="utf-8")
    return path


def test_a_suppressed_text_is_counted_not_reported(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    path = configured(tmp_path, '[[suppress]]\ncheck = "repeated-word"\ntext = "les  les"\nreason = "a name"\n')
    report = check([str(tmp_path / "a.txt")], load(path=path))
    assert report.findings == ()
    assert report.documents[0].notes == ("1 finding suppressed",)
    assert "suppressed:1." in report.signature


def test_another_checker_or_text_is_still_reported(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    other = '[[suppress]]\ncheck = "repeated-word"\ntext = "la la"\n[[suppress]]\ncheck = "spacing"\ntext = "les les"\n'
    report = check([str(tmp_path / "a.txt")], load(path=configured(tmp_path, other)))
    assert [finding.text for finding in report.findings] == ["les les"]


@pytest.mark.parametrize(
    ("toml", "message"),
    [
        ('suppress = "x"', "expected [[suppress]] tables"),
        ("suppress = [1]", "entry 1: expected a table"),
        ('[[suppress]]\ncheck = "spacing"', "“text” is missing"),
        ('[[suppress]]\nchek = "spacing"\ntext = "a"', "did you mean “check”?"),
        ('[[suppress]]\ncheck = "spacing"\ntext = 1', "text: expected a string"),
        ('[[suppress]]\ncheck = "spacin"\ntext = "a"', "did you mean “spacing”?"),
    ],
)
def test_errors_are_one_sentence(tmp_path: Path, toml: str, message: str) -> None:
    with pytest.raises(ConfigError, match="mtqa.toml") as error:
        load(path=configured(tmp_path, toml))
    assert message in str(error.value)


@pytest.mark.parametrize("old", ["", 'lang = "fr"', 'lang = "fr"\n', 'lang = "fr"\r\n', "[gate]\nmax-critical = 0\n"])
@pytest.mark.parametrize("name", ["mtqa.toml", "pyproject.toml"])
def test_an_entry_is_appended_and_the_rest_stays(old: str, name: str) -> None:
    entry = Suppression("foreign-word", 'Murni "\\ \x7f\té', "a\nname")
    new = appended(old, Path(name), entry)
    assert new.startswith(old)
    table = tomllib.loads(new)
    table = table["tool"]["mtqa"] if name == "pyproject.toml" else table
    assert tuple(parse(table["suppress"], name)) == (entry,)
    twice = tomllib.loads(appended(new, Path(name), entry))
    assert len((twice["tool"]["mtqa"] if name == "pyproject.toml" else twice)["suppress"]) == 2


def test_an_inline_list_is_not_broken() -> None:
    with pytest.raises(ConfigError, match="add it by hand"):
        appended("suppress = []\n", Path("mtqa.toml"), Suppression("spacing", "a"))
