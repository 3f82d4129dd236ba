"""`mtqa glossary` as people run it."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from qa.cli import app

SAMPLES = Path(__file__).parent.parent / "data" / "glossary"
SHIPPED = Path(__file__).parent.parent.parent / "glossaries"
TABLE = "id,kind,term,bad,reason\nkeyword,term,mot-clé,mot de clé,so it is\n"


@pytest.fixture(autouse=True)
def _alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    monkeypatch.setenv("MTQA_CACHE_DIR", str(tmp_path / "cache"))
    Path("own.fr.csv").write_text(TABLE, encoding="utf-8")


def mtqa(*arguments: str | Path) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, list(map(str, arguments)))
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.stdout, result.stderr


def test_validate() -> None:
    assert mtqa("glossary", "validate", "own.fr.csv")[0] == 0
    Path("bad.fr.csv").write_text(TABLE + "a,termm,x,,\nb,term,x,[y,\nc,term,,,\n", encoding="utf-8")
    code, out, _ = mtqa("glossary", "validate", "own.fr.csv", "bad.fr.csv")
    assert code == 1
    assert out.splitlines() == [
        "own.fr.csv: 1 sound entry, 0 errors, 0 notes",
        "bad.fr.csv:3: error: [kind] “termm” is no kind; did you mean “term”? (set-phrase, idiom, false-friend, calque,"
        " term, institution, title, exonym, name)",
        "bad.fr.csv:4: error: [bad] a bracket is not closed in “[y”",
        "bad.fr.csv:5: note: “c” has no term; skipped",
        "bad.fr.csv: 1 sound entry, 2 errors, 1 note",
    ]
    Path("bad.tbx").write_text("<tbx>", encoding="utf-8")
    code, out, err = mtqa("glossary", "validate", "bad.tbx", "own.fr.csv", "none.csv")
    assert code == 2
    assert err.splitlines() == [
        "mtqa: bad.tbx:1:6: not well-formed XML (no element found)",
        "mtqa: none.csv: there is no such glossary file",
    ]
    assert "own.fr.csv: 1 sound entry" in out
    report = json.loads(mtqa("glossary", "validate", "bad.fr.csv", "--format", "json")[1])
    assert [problem["line"] for problem in report[0]["problems"]] == [3, 4, 5]


def test_convert_there_and_back() -> None:
    code, _, err = mtqa("glossary", "convert", "own.fr.csv", "own.tbx", "--style", "dct")
    assert (code, err) == (0, "mtqa: own.tbx: 1 concept, 1 entry, as tbx-basic\n")
    assert mtqa("glossary", "convert", "own.tbx", "again.fr.tsv")[0] == 0
    assert mtqa("glossary", "diff", "own.fr.csv", "again.fr.tsv") == (0, "0 added, 0 removed, 0 changed\n", "")


def test_convert_says_what_is_lost() -> None:
    _, _, err = mtqa("glossary", "convert", SAMPLES / "basic.dca.tbx", "x.csv")
    assert "not carried over: transactionType (1), date (1), source (1)" in err


def test_convert_refuses_or_names_what_it_leaves_out() -> None:
    Path("bad.fr.csv").write_text(TABLE + "a,termm,x,,\n", encoding="utf-8")
    code, _, err = mtqa("glossary", "convert", "bad.fr.csv", "x.tbx")
    assert (code, Path("x.tbx").exists()) == (2, False)
    assert err.count("\n") == 1
    code, _, err = mtqa("glossary", "convert", "bad.fr.csv", "x.tbx", "--skip-errors")
    assert code == 0
    assert "bad.fr.csv:3: “termm” is no kind" in err
    assert "(left out)" in err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("convert", "own.fr.csv", "x.docx"), "a glossary is a .csv, .tsv or .tbx file"),
        (("convert", "own.fr.csv", "x.tbx", "--to", "tbx-bsic"), "did you mean “tbx-basic”?"),
        (("convert", "own.fr.csv", "x.tbx", "--style", "dcx"), "--style: unknown “dcx”"),
        (("convert", "own.fr.csv", "none/x.tbx"), "none/x.tbx: No such file or directory"),
        (("convert", "own.fr.csv", "x.tbx", "--lang", "de"), "has no terms in “de”"),
        (("show", "x", "--lang", "klingon"), "--lang: unknown language “klingon”"),
        (("lookup", "none.txt"), "cannot read none.txt: no such file"),
        (("extract", "none.txt"), "cannot read none.txt: no such file"),
        (("diff", "own.fr.csv", "none.tbx"), "none.tbx: there is no such glossary file"),
        (("add", "x.tbx", "--term", "x"), "rows are added to CSV and TSV"),
    ],
)
def test_bad_arguments_are_one_sentence(arguments: tuple[str, ...], message: str) -> None:
    code, _, err = mtqa("glossary", *arguments)
    assert code == 2
    assert message in err
    assert err.count("\n") == 1


def test_show_finds_inflected_forms() -> None:
    code, out, _ = mtqa("glossary", "show", "Mots-clés", "-g", "own.fr.csv", "--no-shipped")
    assert code == 1 or "keyword (fr), found as term" in out
    code, out, _ = mtqa("glossary", "show", "mot de clé", "-g", "own.fr.csv", "--no-shipped", "--format", "json")
    assert code == 0
    assert json.loads(out)[0]["found"] == "to be avoided"
    code, out, _ = mtqa("glossary", "show", "faisait bouger les bateaux", "--lang", "fr")
    assert "rock-the-boat (fr), found as to be avoided" in out
    assert mtqa("glossary", "show", "qwertz", "--lang", "fr")[0] == 1


def test_stats() -> None:
    counts = json.loads(mtqa("glossary", "stats", SAMPLES / "version-2.tbx", "--format", "json")[1])
    assert counts["concepts"] == 1
    assert counts["languages"]["fr"]["deprecated"] == 1
    assert "preferred" in mtqa("glossary", "stats", "own.fr.csv")[1]


def test_merge() -> None:
    Path("other.fr.csv").write_text(TABLE.replace("so it is", "no") + "b,term,deux,,\n", encoding="utf-8")
    code, _, err = mtqa("glossary", "merge", "own.fr.csv", "other.fr.csv", "-o", "both.fr.csv")
    assert code == 1
    assert "own.fr.csv:2: keyword (fr): reason: kept “so it is”, not “no” (other.fr.csv:2)" in err
    assert len(list(csv.DictReader(io.StringIO(Path("both.fr.csv").read_text(encoding="utf-8"))))) == 2


def test_add_keeps_the_file_as_it_is() -> None:
    Path("x.fr.csv").write_bytes("\ufeffid;kind;term;bad\r\na;term;x;".encode())
    assert mtqa("glossary", "add", "x.fr.csv", "--term", "mot-clé", "--bad", "mot de clé", "--id", "b")[0] == 0
    now = Path("x.fr.csv").read_bytes()
    assert now.decode() == "\ufeffid;kind;term;bad\r\na;term;x;\r\nb;term;mot-clé;mot de clé\r\n"
    for bad in (("--id", "b"), ("--bad", "[y"), ("--reason", "no column"), ("--bad", "y"), ("--kind", "trem")):
        code, _, err = mtqa("glossary", "add", "x.fr.csv", "--term", "y", *bad)
        assert (code, err.count("\n")) == (2, 1), bad
        assert Path("x.fr.csv").read_bytes() == now
    assert not [path for path in Path().iterdir() if path.name.startswith(".x")]


def test_lookup_and_check_use_tbx() -> None:
    Path("text.txt").write_text("Hier encore.\nUn rideau d'acier est tombé sur la ville.\n", encoding="utf-8")
    code, out, _ = mtqa("glossary", "lookup", "text.txt", "--lang", "fr", "-g", SAMPLES / "version-2.tbx")
    assert code == 0
    assert "text.txt:2:4\trideau d'acier\tto be avoided\tc1\trideau de fer" in out
    code, out, _ = mtqa("check", "text.txt", "--lang", "fr", "-g", str(SAMPLES / "version-2.tbx"), "--format", "json")
    (finding,) = json.loads(out)["documents"][0]["findings"]
    assert (finding["check"], finding["text"]) == ("known-bad-term", "rideau d'acier")
    assert finding["suggestions"][0]["text"] == "rideau de fer"


def test_check_with_a_broken_tbx_is_one_sentence() -> None:
    Path("text.txt").write_text("Le gouvernement a pris mardi une décision très importante.\n", encoding="utf-8")
    Path("x.tbx").write_text("<tbx><text><body><conceptEntry/>", encoding="utf-8")
    code, _, err = mtqa("check", "text.txt", "--lang", "fr", "-g", "x.tbx")
    assert (code, err) == (2, "mtqa: x.tbx:1:33: not well-formed XML (no element found)\n")


def test_extract_is_a_glossary_to_review() -> None:
    text = "Le rançongiciel Ryuk frappe.\n\nLe rançongiciel Ryuk revient.\n"
    Path("text.txt").write_text(text, encoding="utf-8")
    assert mtqa("glossary", "extract", "text.txt", "--lang", "fr", "-o", "c.fr.csv")[0] == 0
    assert mtqa("glossary", "validate", "c.fr.csv")[0] == 0
    assert "rançongiciel Ryuk" in Path("c.fr.csv").read_text(encoding="utf-8")
    assert "co-occurrence" in mtqa("glossary", "extract", "--help")[1].replace("\n", " ")


def test_what_a_check_skips_is_said(caplog: pytest.LogCaptureFixture) -> None:
    Path("text.txt").write_text("Le gouvernement a pris mardi une décision très importante.\n", encoding="utf-8")
    entry = '<conceptEntry id="{}"><langSec xml:lang="fr"><termSec><term/></termSec></langSec></conceptEntry>\n'
    body = "".join(entry.format(f"c{n}") for n in range(3))
    Path("holes.tbx").write_text(f'<tbx style="dca" type="TBX-Core"><text><body>\n{body}</body></text></tbx>')
    assert mtqa("check", "text.txt", "--lang", "fr", "-g", "holes.tbx")[0] == 0
    assert caplog.messages == [
        "mtqa: holes.tbx:2: a term without text; skipped (and 5 more; see `mtqa glossary validate`)"
    ]


def test_a_file_too_large_is_refused_at_once() -> None:
    for name, size in (("x.fr.csv", 1 << 30), ("x.tbx", 3 << 30)):
        with Path(name).open("wb") as file:
            file.truncate(size)  # takes no room on the disk
        code, _, err = mtqa("glossary", "validate", name)
        assert code == 2
        assert "split it" in err
