"""What people and attackers hand over: one sentence, exit code 2, and the other files are checked all the same."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from qa.cli import app

FRENCH = "Le gouvernement a pris mardi une décision très importante pour les agriculteurs du pays.\n"
ITEM = f"<item><guid>{{}}</guid><title>Une décision attendue</title><description>{FRENCH}</description></item>\n"
RSS = "<rss version='2.0'><channel>\n{}</channel></rss>"
JSON_FEED = {"version": "https://jsonfeed.org/version/1.1"}
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">\n' for n in range(1, 10))
Run = tuple[int, dict[str, Any], list[str]]


@pytest.fixture(autouse=True)
def _alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    Path("ok.txt").write_text(FRENCH, encoding="utf-8")


def check(*arguments: str, stdin: bytes | None = None) -> Run:
    """Exit code, report and the lines on standard error."""
    result = CliRunner().invoke(app, ["check", *arguments, "--format", "json"], input=stdin)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    assert "Traceback" not in result.stderr
    return result.exit_code, json.loads(result.stdout or "{}"), result.stderr.splitlines()


def refused(name: str, content: str | bytes, *options: str) -> str:
    """Write a bad file and check it between good ones; the one sentence about it."""
    Path(name).write_bytes(content if isinstance(content, bytes) else content.encode())
    Path("last.txt").write_text(FRENCH, encoding="utf-8")
    code, report, said = check("ok.txt", name, "last.txt", *options)
    assert code == 2
    assert report["verdict"] == "fail"
    checked = [document["path"] for document in report["documents"]]
    assert (checked[0], checked[-1]) == ("ok.txt", "last.txt")
    assert {document["verdict"] for document in report["documents"]} == {"pass"}
    (failure,) = report["failures"]
    assert failure["path"] == name
    assert said == [f"mtqa: {failure['message']}"]
    return failure["message"]


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("a.txt", "", "a.txt holds no text to check"),
        ("a.txt", " \n\t\r\n\u00a0\n", "a.txt holds no text to check"),
        ("a.html", "<html><body><img src='a.png'></body></html>", "a.html holds no text to check"),
        (
            "a.html",
            "<html><script>var a = 'Le gouvernement'</script><style>p{}</style>",
            "a.html holds no text to check",
        ),
        ("a.rss", RSS.format(""), "a.rss holds no text to check"),
        ("a.rss", "<rss><channel><item><title>Un", "a.rss, line 1, column 30: broken XML (no element found)"),
        ("a.rss", "<rss>\n<channel></rss>", "a.rss, line 2, column 12: broken XML (mismatched tag)"),
        ("a.json", json.dumps(JSON_FEED)[:-1] + ',\n "items": [{"id": "1"', "a.json, line 2, column 22: broken JSON"),
        ("a.json", "[1, 2]", "a.json is not a JSON Feed"),
        ("a.json", "[" * 100_000, "a.json is nested too deeply"),
        ("a.xml", f'<!DOCTYPE l [\n<!ENTITY l0 "ha">\n{LAUGHS}]>\n<rss>&l9;</rss>', "a.xml, line 2: declares entities"),
        (
            "a.xml",
            '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>\n<rss>&x;</rss>',
            "a.xml, line 1: declares ent",
        ),
        ("a.xml", "<urlset><url/></urlset>", "a.xml is XML but not a feed"),
        ("a.txt", bytes(range(256)) * 40, "a.txt looks like a binary file"),
        ("a.md", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "a.md looks like a binary file"),
        (
            "a.txt",
            FRENCH + "\n" * 300_000 + "a\0b",
            "a.txt, line 300002: a NUL character; this looks like a binary file",
        ),
        (
            "a.txt",
            FRENCH.encode() * 20 + b"caf\xe9\n" + FRENCH.encode(),
            "a.txt, line 21: byte 1823 (0xE9) is not valid",
        ),
        ("a.txt", "12345 67890", "a.txt: cannot tell what language this is; name it with --lang"),
    ],
    ids=lambda value: None if isinstance(value, bytes) or len(value) > 40 else value,
)
def test_is_refused_in_one_sentence(name: str, content: str | bytes, sentence: str) -> None:
    assert refused(name, content).startswith(sentence)


@pytest.mark.parametrize(
    ("item", "sentence"),
    [
        ("<item><guid>b</guid><title>a<b></title></item>", "a.rss, line 4, column 34: broken XML (mismatched tag)"),
        ("<item><guid>b</guid></item>", "a.rss (b) holds no text to check"),
        ("<item><guid>b</guid><title>12 345</title></item>", "a.rss (b): cannot tell what language this is"),
    ],
)
def test_a_bad_item_does_not_hide_the_others(item: str, sentence: str) -> None:
    assert refused("a.rss", RSS.format(ITEM.format("a") + item + "\n" + ITEM.format("c"))).startswith(sentence)
    _, report, _ = check("a.rss")
    assert [document["id"] for document in report["documents"]] == ["a", "c"]


def test_a_bad_item_of_a_json_feed_does_not_hide_the_others() -> None:
    items = [{"id": "1", "content_text": FRENCH}, "two", {"id": "3", "content_text": FRENCH}]
    assert refused("a.json", json.dumps({**JSON_FEED, "items": items})) == "a.json: item 2 is not an object"
    _, report, _ = check("a.json")
    assert [document["id"] for document in report["documents"]] == ["1", "3"]


@pytest.mark.parametrize(
    ("name", "before", "sentence"),
    [
        ("a.txt", FRENCH, "a.txt, line 2: longer than 2,000,000 characters"),
        ("a.html", "<html>\n<p>", "a.html, line 2: a paragraph of more than 2,000,000 characters"),
        ("a.md", "", "a.md, line 1: a paragraph of more than 100,000 characters"),
    ],
)
def test_a_line_of_50_megabytes(name: str, before: str, sentence: str) -> None:
    content = before + "un mot " * (50_000_000 // 7)
    start = time.monotonic()
    assert refused(name, content).startswith(sentence)
    assert time.monotonic() - start < 60  # it takes a few seconds; checking it would take many minutes


def test_encodings_that_can_be_told() -> None:
    Path("utf-16.txt").write_text(FRENCH, encoding="utf-16")
    Path("latin-1.txt").write_text(FRENCH * 3, encoding="latin-1")
    code, report, said = check("utf-16.txt", "latin-1.txt")
    assert (code, said) == (0, [])
    wide, latin = report["documents"]
    assert (wide["encoding"], wide.get("notes", [])) == ("utf-16", [])
    assert latin["encoding"] == "cp1252"
    assert latin["notes"] == ["encoding detected as cp1252; if that is wrong, name it with --encoding"]


@pytest.mark.parametrize("option", ["--lang", "--source-lang"])
@pytest.mark.parametrize("code", ["xx", "frr-Latn", "", "francais"])
def test_unknown_language(option: str, code: str) -> None:
    exit_code, _, said = check("ok.txt", option, code)
    assert exit_code == 2
    (sentence,) = said
    assert sentence.startswith(f"mtqa: {option}: unknown language “{code}”")


@pytest.mark.parametrize(
    ("table", "sentence"),
    [
        ("id,kind,bad\n1,term,a\n", "own.fr.csv:1: the column “term” is missing"),
        ("id,kind,trem\n1,term,a\n", "own.fr.csv:1: unknown column “trem”; did you mean “term”?"),
        (
            'id,kind,term,bad\n1,term,a,"b\n2,term,c,d\n',
            "own.fr.csv:3: unexpected end of data; is a quotation mark not",
        ),
        ("id,kind,term,bad\n1,term,a,b\n2,term,c,[[d(\n", "own.fr.csv:3: a bracket is not closed in “[[d(”"),
        ("id,kind,term,bad\n1,term,a\n", "own.fr.csv:2: 3 cells where the header names 4 columns"),
        ("", "own.fr.csv:1: the column “id” is missing"),
    ],
)
def test_broken_glossary(table: str, sentence: str) -> None:
    Path("own.fr.csv").write_text(table, encoding="utf-8")
    code, _, said = check("ok.txt", "--glossary", "own.fr.csv")
    assert code == 2
    assert len(said) == 1
    assert said[0].startswith(f"mtqa: {sentence}")


def test_what_stands_for_no_file() -> None:
    Path("empty").mkdir()
    code, report, said = check("none.txt", "empty", "nix*.txt", "ok.txt")
    assert code == 2
    assert [document["path"] for document in report["documents"]] == ["ok.txt"]
    assert [failure["path"] for failure in report["failures"]] == ["none.txt", "empty", "nix*.txt"]
    assert said[0] == "mtqa: none.txt does not exist"
    assert said[1].startswith("mtqa: empty holds no .atom, .htm")
    assert said[2] == "mtqa: nix*.txt matches no file"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_unreadable_file() -> None:
    Path("a.txt").touch(mode=0)
    code, report, said = check("a.txt", "ok.txt")
    assert (code, said) == (2, ["mtqa: cannot read a.txt: permission denied"])
    assert [document["path"] for document in report["documents"]] == ["ok.txt"]


@pytest.mark.parametrize("output", ["none/report.json", "."])
def test_output_that_cannot_be_written(output: str) -> None:
    code, _, said = check("ok.txt", "--output", output)
    assert code == 2
    assert len(said) == 1
    assert said[0].startswith(f"mtqa: --output {output}: ")


def test_standard_input() -> None:
    code, report, said = check("-", stdin=FRENCH.encode())
    assert (code, [d["path"] for d in report["documents"]], said) == (0, ["-"], [])
    code, report, said = check("-", "ok.txt", stdin=b" ")
    assert (code, said) == (2, ["mtqa: standard input holds no text to check"])
    assert [document["path"] for document in report["documents"]] == ["ok.txt"]


@pytest.mark.parametrize("name", ["with blanks é.txt", "😀👍🏽.txt", "new\nline.txt", "\x1b[31mred.txt", "-a.txt"])
def test_odd_names(name: str) -> None:
    Path(name).write_text(FRENCH, encoding="utf-8")
    code, report, said = check(f"./{name}")
    assert (code, [d["path"] for d in report["documents"]], said) == (0, [f"./{name}"], [])
    Path(name).write_text("", encoding="utf-8")
    code, _, said = check("ok.txt", f"./{name}")
    assert code == 2
    assert len(said) == 1
    assert said[0].endswith(".txt holds no text to check")
    assert "\x1b" not in said[0]


def test_a_name_that_is_not_unicode() -> None:
    try:
        Path(os.fsdecode(b"caf\xe9.txt")).write_text(FRENCH, encoding="utf-8")
    except OSError:
        pytest.skip("this file system wants Unicode names")
    for name in ("terminal", "json", "sarif", "junit", "github"):
        result = CliRunner().invoke(app, ["check", ".", "--format", name, "--output", "report"])
        assert result.exit_code == 0, result.output
        assert Path("report").read_text(encoding="utf-8")


def test_a_failure_is_said_once() -> None:
    result = CliRunner().invoke(app, ["check", "ok.txt", "none.txt"])
    assert result.output.count("none.txt does not exist") == 1
    assert "1 document: 1 passed; no findings; 1 could not be checked" in result.stdout
    assert result.stderr == "mtqa: none.txt does not exist\n"
    CliRunner().invoke(app, ["check", "ok.txt", "none.txt", "--output", "report"])
    assert "none.txt does not exist" in Path("report").read_text(encoding="utf-8")


def test_a_bug_is_one_sentence_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("qa.engine.check", lambda *_, **__: 1 // 0)
    code, _, said = check("ok.txt")
    assert code == 2
    assert said == [
        "mtqa: an error of mtqa itself (ZeroDivisionError: integer division or modulo by zero);"
        " please report what --debug shows"
    ]


@pytest.mark.skipif(os.name == "nt", reason="pipes are closed otherwise there")
def test_a_closed_pipe() -> None:
    Path("bad.txt").write_text((FRENCH + "La décision est très penting pour tous.\n\n") * 500, encoding="utf-8")
    command = [sys.executable, "-m", "qa", "check", "bad.txt"]
    root = str(Path(__file__).parent.parent.parent)
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env={**os.environ, "PYTHONPATH": root}
    ) as run:
        assert run.stdout is not None
        assert run.stderr is not None
        run.stdout.readline()
        run.stdout.close()
        assert run.stderr.read() == b""
    assert run.returncode == 1
