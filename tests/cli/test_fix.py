"""`mtqa fix` as people run it."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from typer.testing import CliRunner

from qa.cli import app

FRENCH = "Le gouvernement a pris mardi une décision très importante pour les les agriculteurs du pays.\r\n"
CITY = "Le président visite Beijing et la décision est très penting pour tous."
RIGHT = "Le gouvernement a pris mardi une décision très importante pour les agriculteurs du pays.\r\n"


@pytest.fixture(autouse=True)
def _alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "bad.txt").write_bytes((FRENCH + CITY).encode())
    (tmp_path / "ok.txt").write_bytes(RIGHT.encode())


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("qa.cli.fix._on_terminal", lambda: True)


def mtqa(*arguments: str, answers: str | None = None) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, list(arguments), input=answers)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.stdout, result.stderr


def content(name: str = "bad.txt") -> str:
    return Path(name).read_bytes().decode()


@pytest.mark.parametrize("option", [(), ("--diff",)])
def test_prints_a_diff_and_changes_nothing(option: tuple[str, ...]) -> None:
    code, out, err = mtqa("fix", "bad.txt", "ok.txt", *option)
    assert code == 1
    assert out.startswith("--- bad.txt\n+++ bad.txt\n@@ -1,2 +1,2 @@\n-")
    assert "+Le président visite Pékin et" in out
    assert "\x1b" not in out
    assert err == "mtqa: 2 corrections in 1 file; --write makes them; 1 finding without a certain correction\n"
    assert content() == FRENCH + CITY


def test_nothing_to_correct() -> None:
    assert mtqa("fix", "ok.txt") == (0, "", "mtqa: nothing to correct; 0 findings without a certain correction\n")


def test_writes_in_place() -> None:
    Path("link.txt").symlink_to("bad.txt")
    code, out, err = mtqa("fix", "link.txt", "ok.txt", "--write")
    assert (code, out) == (0, "")
    assert err == "mtqa: 2 corrections made in 1 file; 1 finding without a certain correction\n"
    assert content() == RIGHT + CITY.replace("Beijing", "Pékin")
    assert content("ok.txt") == RIGHT
    assert Path("link.txt").is_symlink()
    assert mtqa("fix", "bad.txt")[0] == 0


def test_only_some_checkers() -> None:
    mtqa("fix", "bad.txt", "--write", "--check", "exonym")
    assert content() == FRENCH + CITY.replace("Beijing", "Pékin")
    Path("bad.txt").write_text("Une décision du pays ,prise mardi par les les élus", encoding="utf-8")
    mtqa("fix", "bad.txt", "--write", "--check", "spacing")  # off by default
    assert content() == "Une décision du pays, prise mardi par les les élus"


def test_min_confidence() -> None:
    assert mtqa("fix", "bad.txt", "--min-confidence", "0.88")[2].startswith("mtqa: 1 correction in 1 file")
    assert mtqa("fix", "bad.txt", "--min-confidence", "1")[0] == 0


def test_a_glossary_of_ones_own() -> None:
    Path("own.fr.csv").write_text("id,kind,term,bad\nx,term,pour chacun,pour tous\n", encoding="utf-8")
    assert "penting pour chacun." in mtqa("fix", "bad.txt", "--glossary", "own.fr.csv")[1]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("none.txt",), "none.txt does not exist"),
        (("-",), "standard input cannot be corrected"),
        (("bad.txt", "--diff", "--write"), "give one of"),
        (("bad.txt", "--check", "exonim"), "did you mean “exonym”?"),
        (("bad.txt", "--check", "exonym", "--ignore", "exonym"), "it is ignored"),
        (("bad.txt", "--interactive"), "--interactive needs a terminal"),
        (("bad.txt", "--user-glossary", "x.csv"), "with --interactive only"),
        (("bad.txt", "--lang", "klingon"), "unknown language"),
    ],
)
def test_errors_are_one_sentence(arguments: tuple[str, ...], message: str) -> None:
    code, _, err = mtqa("fix", *arguments)
    assert code == 2
    assert message in err
    assert "Traceback" not in err


def test_one_bad_file_does_not_stop_the_others() -> None:
    Path("binary.txt").write_bytes(b"\x00\x01\x02")
    code, _, err = mtqa("fix", "binary.txt", "bad.txt", "--write")
    assert code == 2
    assert "binary" in err
    assert content() == RIGHT + CITY.replace("Beijing", "Pékin")


def test_read_only() -> None:
    Path("bad.txt").chmod(0o444)
    code, _, err = mtqa("fix", "bad.txt", "--write")
    assert (code, err.splitlines()[0]) == (2, "mtqa: cannot write bad.txt: it is read-only")
    assert content() == FRENCH + CITY


def test_a_file_that_changes_meanwhile_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    from qa.fixing import repair

    whole = repair.repair

    def slow(*arguments: object, **options: object) -> object:
        Path("bad.txt").write_text("other", encoding="utf-8")
        return whole(*arguments, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(repair, "repair", slow)
    code, _, err = mtqa("fix", "bad.txt", "--write")
    assert code == 2
    assert "bad.txt changed while it was checked" in err
    assert content() == "other"


@pytest.mark.usefixtures("terminal")
class TestInteractive:
    """Findings: “les les”, “Beijing”, “penting”."""

    def test_accept_edit_and_skip(self) -> None:
        code, out, _ = mtqa("fix", "bad.txt", "-i", answers="1\ne\nPékin la grande\ns\n")
        assert code == 0
        assert "bad.txt, 2 of 3" in out
        assert "1 → Pékin" in out
        assert "⟦" in out or "^^^^" in out
        assert "bad.txt: 2 corrections written" in out
        assert content() == RIGHT + CITY.replace("Beijing", "Pékin la grande")

    def test_help_and_unknown_answers_ask_again(self) -> None:
        _, out, _ = mtqa("fix", "bad.txt", "-i", answers="?\n9\nx\n1\n\n\n")
        assert out.count("ignore this text for ever") == 3
        assert content() == RIGHT + CITY

    @pytest.mark.parametrize(("answer", "written"), [("y", True), ("n", False)])
    def test_quit_asks(self, answer: str, written: bool) -> None:
        Path("next.txt").write_bytes(FRENCH.encode())
        _, out, _ = mtqa("fix", "bad.txt", "next.txt", "-i", answers=f"1\nq\n{answer}\n")
        assert "Write 1 correction to bad.txt?" in out
        assert content() == (RIGHT if written else FRENCH) + CITY
        assert content("next.txt") == FRENCH

    @pytest.mark.parametrize("answers", ["1\n", "1\nq\n"])
    def test_end_of_input_loses_nothing(self, answers: str) -> None:
        code, out, _ = mtqa("fix", "bad.txt", "-i", answers=answers)
        assert code == 130
        assert "bad.txt was not changed; 1 correction had been accepted:" in out
        assert "+Le gouvernement" in out
        assert content() == FRENCH + CITY

    def test_ignore_for_ever(self) -> None:
        Path("mtqa.toml").write_text('lang = "fr"\n', encoding="utf-8")
        Path("bad.txt").write_bytes((FRENCH + CITY + " Oui, penting.").encode())
        _, out, _ = mtqa("fix", "bad.txt", "-i", answers="\n\ni\nune revue\n")
        assert "nothing to write" in out
        entry = {"check": "foreign-word", "text": "penting", "reason": "une revue"}
        assert tomllib.loads(content("mtqa.toml")) == {"lang": "fr", "suppress": [entry]}
        assert "penting" not in mtqa("check", "bad.txt", "--format", "json")[1]

    def test_add_to_the_glossary(self) -> None:
        _, out, _ = mtqa("fix", "bad.txt", "-i", answers="\n\ng\ntous\ntoutes\ns\n")
        assert "--glossary" in out
        assert content("mtqa-glossary.fr.csv").splitlines()[1] == "own-tous,term,toutes,tous,critical,"
        mtqa("fix", "bad.txt", "--glossary", "mtqa-glossary.fr.csv", "--write", "--check", "known-bad-term")
        assert content() == FRENCH + CITY.replace("tous", "toutes")

    def test_what_cannot_be_added_is_asked_again(self) -> None:
        _, _, err = mtqa("fix", "bad.txt", "-i", "--user-glossary", "own.csv", answers="g\na/b\nc\ns\n\n\n")
        assert "cannot be added to a glossary" in err
        assert not Path("own.csv").exists()

    def test_markup_in_the_way(self) -> None:
        Path("bad.html").write_text(f"<p>{RIGHT}<p>visite <b>Bei</b>jing demain", encoding="utf-8")
        _, out, _ = mtqa("fix", "bad.html", "-i", "--lang", "fr", answers="1\ns\n")
        assert "change this by hand" in out
        assert "<b>Bei</b>jing" in content("bad.html")

    def test_min_confidence_and_check_choose_what_is_asked(self) -> None:
        _, out, _ = mtqa("fix", "bad.txt", "-i", "--check", "exonym", answers="s\n")
        assert "1 of 1" in out

    def test_a_file_that_changes_meanwhile(self, monkeypatch: pytest.MonkeyPatch) -> None:
        from qa.cli import dialogue

        ask = dialogue._ask

        def slow(question: str, default: str = "") -> str:
            Path("bad.txt").write_text("other", encoding="utf-8")
            return ask(question, default)

        monkeypatch.setattr(dialogue, "_ask", slow)
        code, out, err = mtqa("fix", "bad.txt", "-i", answers="1\n\n\n")
        assert code == 2
        assert "changed while it was checked" in err
        assert "+Le gouvernement" in out
        assert content() == "other"


def test_on_a_real_terminal(tmp_path: Path) -> None:
    main, other = pty.openpty()
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": "80", "PYTHONPATH": str(Path(__file__).parents[2])}
    environment.pop("NO_COLOR", None)
    command = [sys.executable, "-m", "qa", "fix", "bad.txt", "-i"]
    with subprocess.Popen(command, stdin=other, stdout=other, stderr=other, cwd=tmp_path, env=environment) as process:
        os.close(other)
        os.write(main, b"1\n1\ns\n")
        shown = b""
        while True:
            try:
                shown += os.read(main, 4096)
            except OSError:  # the other end is closed
                break
    os.close(main)
    assert process.returncode == 0, shown
    assert b"\x1b[" in shown
    assert (tmp_path / "bad.txt").read_bytes().decode() == RIGHT + CITY.replace("Beijing", "Pékin")
