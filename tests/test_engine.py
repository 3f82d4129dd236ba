"""The whole way of a document."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from qa.config import Config, load
from qa.engine import MOST_FINDINGS, check
from qa.mqm import Severity

FRENCH = "Le gouvernement a pris mardi une décision très importante pour les agriculteurs du pays.\n"


def write(folder: Path, name: str, text: str) -> str:
    (folder / name).write_text(text, encoding="utf-8")
    return str(folder / name)


def settings() -> Config:
    return load(start=Path("/"))


def test_finding_leads_back_to_the_file(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", FRENCH + "\nIl est resté en en zone rouge, dit-on.\n")
    report = check([path], settings())
    (document,) = report.documents
    (finding,) = document.findings
    text = Path(path).read_text(encoding="utf-8")
    assert text[finding.span.start : finding.span.end] == finding.text == "en en"
    assert (finding.line, finding.column) == (3, 14)
    assert finding.excerpt[slice(*finding.excerpt_span)] == "en en"
    assert document.language == "fr"
    assert "repeated-word" in document.checked
    assert document.fluency is None
    assert "fluency" in [n.check for n in document.not_checked]


def test_gate(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", FRENCH + "\nLa décision est très penting pour tous.\n")
    report = check([path], settings())
    assert report.documents[0].findings[0].severity is Severity.CRITICAL
    assert (report.verdict, report.exit_code) == ("fail", 1)
    assert report.documents[0].reasons[0] == "1 critical finding (at most 0)"


def test_one_bad_file_does_not_hide_the_others(tmp_path: Path) -> None:
    good, empty = write(tmp_path, "a.txt", FRENCH), write(tmp_path, "b.txt", " \n")
    report = check([good, empty, str(tmp_path / "none.txt")], settings())
    assert len(report.documents) == 1
    assert len(report.failures) == 2
    assert (report.verdict, report.exit_code) == ("fail", 2)


def test_results_do_not_depend_on_order(tmp_path: Path) -> None:
    paths = [write(tmp_path, f"{n}.txt", FRENCH * (n + 1) + "Murni est une manœuvre de trop.\n") for n in range(3)]
    there = {d.path: d for d in check(paths, settings()).documents}
    back = {d.path: d for d in check(paths[::-1], settings()).documents}
    assert there == back


def test_many_findings_are_counted_not_listed(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", "Il est resté en en zone rouge, dit-on ici.\n\n" * (MOST_FINDINGS + 5))
    (document,) = check([path], load(start=Path("/"))).documents
    assert sum(f.checker == "repeated-word" for f in document.findings) == MOST_FINDINGS
    assert any("5 more findings" in note for note in document.notes)


def test_language_that_has_no_layer_is_named(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", "Dnes večer se v Praze sejde vláda, aby projednala nový zákon o daních.\n")
    (document,) = check([path], settings()).documents
    assert document.language == "cs"
    why = {n.check: n.why for n in document.not_checked}
    assert "cs" in why["known-bad-term"]


@pytest.mark.parametrize("text", ["12345 67890 11121", "!!! ??? ..."])
def test_language_that_cannot_be_told(tmp_path: Path, text: str) -> None:
    report = check([write(tmp_path, "a.txt", text)], settings())
    assert report.exit_code == 2
    assert "--lang" in report.failures[0].message


def test_signature_changes_with_a_glossary(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", FRENCH)
    mine = write(tmp_path, "mine.fr.csv", "id,kind,term,bad\na,term,x,y\n")
    one = check([path], replace(settings(), glossaries=(mine,))).signature
    write(tmp_path, "mine.fr.csv", "id,kind,term,bad\na,term,x,z\n")
    assert one != check([path], replace(settings(), glossaries=(mine,))).signature
