"""Settings and their errors."""

from __future__ import annotations

from pathlib import Path

import pytest

from qa.config import find, load
from qa.errors import ConfigError
from qa.mqm import Severity


def write(folder: Path, text: str, name: str = "mtqa.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_file_over_preset(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        'preset = "strict"\nlang = "fr"\nignore = ["unit-symbol"]\n[gate]\nmax-penalty = 7\nmax-critical = false\n'
        '[checkers.repeated-word]\nallow = ["Bora"]\nseverity = "major"\n',
    )
    config = load(path=path)
    assert (config.preset, config.lang) == ("strict", "fr")
    assert (config.gate.max_penalty, config.gate.max_critical, config.gate.max_major) == (7, None, 0)
    assert config.severity("repeated-word") is Severity.MAJOR
    (checker,) = [c for c in config.checkers if c.id == "repeated-word"]
    assert getattr(checker, "allow") == {"bora"}  # noqa: B009
    assert "unit-symbol" not in [c.id for c in config.checkers]


def test_pyproject_and_search_upwards(tmp_path: Path) -> None:
    path = write(tmp_path, '[tool.mtqa]\nlang = "de"\n', "pyproject.toml")
    below = tmp_path / "a" / "b"
    below.mkdir(parents=True)
    assert find(below) == path
    assert load(start=below).lang == "de"


def test_glossaries_are_found_beside_the_file(tmp_path: Path) -> None:
    assert load(path=write(tmp_path, 'glossaries = ["mine.fr.csv"]')).glossaries == (str(tmp_path / "mine.fr.csv"),)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('langg = "fr"', "unknown option “langg”; did you mean “lang”?"),
        ("[checkers.repeated-wrod]", "unknown checker “repeated-wrod”; did you mean “repeated-word”?"),
        ("[checkers.repeated-word]\nalow = []", "unknown option “alow” for repeated-word; did you mean “allow”?"),
        ('[checkers.repeated-word]\nseverity = "bad"', "“bad” is none of"),
        ("[gate]\nmax-criticl = 1", "did you mean “max-critical”?"),
        ('[gate]\nmax-critical = "no"', "expected a number"),
        ('preset = "strickt"', "did you mean “strict”?"),
        ("lang = 3", "expected a string"),
        ("select = 3", "expected a list of strings"),
        ("a = [", "mtqa.toml"),
    ],
)
def test_errors_name_the_key_and_what_is_near(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(ConfigError, match=".") as caught:
        load(path=write(tmp_path, text))
    assert message in str(caught.value)


def test_option_of_the_wrong_type(tmp_path: Path) -> None:
    config = load(path=write(tmp_path, '[checkers.repeated-passage]\nmin-words = "three"'))
    with pytest.raises(ConfigError, match="expected a whole number"):
        assert config.checkers


@pytest.mark.parametrize("preset", ["default", "strict", "relaxed"])
def test_presets_load(preset: str) -> None:
    assert load(preset=preset, start=Path("/")).checkers
