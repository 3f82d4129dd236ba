import re
from dataclasses import replace

import pytest
from rich.cells import cell_len

from qa.mqm import Category, Severity
from qa.reporters import render
from qa.types import Report
from tests.reporters.golden import matches_golden
from tests.sample_report import finding, sample_report

ANSI = re.compile(r"\x1b\[[0-9;]*m")
(FRENCH, CHINESE) = sample_report().documents
CLEAN = replace(CHINESE, path="clean.html", findings=(), penalty_per_1000_words=0.0, not_checked=(), fluency=88.6)


@pytest.mark.parametrize("width", [80, 120])
def test_matches_golden(width):
    matches_golden(render(sample_report(), "terminal", width=width), f"terminal-{width}.txt")
    matches_golden(render(sample_report(), "terminal", width=width, color=True), f"terminal-{width}.ansi")


@pytest.mark.parametrize("width", [60, 80, 120])
def test_keeps_to_the_width(width):
    lines = ANSI.sub("", render(sample_report(), "terminal", color=True, width=width)).splitlines()[:-1]
    assert max(map(cell_len, lines)) <= width


def test_without_colour_there_are_no_escapes():
    assert "\x1b" not in render(sample_report(), "terminal")


def test_colour_changes_no_words_but_the_carets():
    plain = render(sample_report(), "terminal")
    painted = ANSI.sub("", render(sample_report(), "terminal", color=True))
    assert [line for line in plain.splitlines() if not re.fullmatch(r"    │ +\^+", line)] == painted.splitlines()


def test_carets_stand_under_wide_characters():
    lines = render(sample_report(), "terminal").splitlines()
    row = next(i for i, line in enumerate(lines) if "^^^^" in line and "将将" in lines[i - 1])
    assert lines[row].index("^") == cell_len(lines[row - 1].partition("将将")[0])


def test_right_to_left_text_is_bracketed():
    found = finding(
        "قال الوزير إن إن الحكومة", "إن إن", "repeated-word", Category.DUPLICATION, Severity.MINOR, "“إن” is repeated"
    )
    assert "⟦إن إن⟧" in render(Report((replace(CHINESE, findings=(found,)),)), "terminal")


def test_a_clean_document_is_one_line():
    assert render(Report((CLEAN,)), "terminal") == (
        "✓ clean.html  en → zh  38 words · no findings · fluency 89 of 100\n\n1 document: 1 passed; no findings\n"
    )


def test_reasons_not_to_check_are_told_once():
    rendered = render(Report((FRENCH, replace(FRENCH, id="43"), CHINESE)), "terminal")
    assert rendered.count("number-mismatch, omission: no source text (2 of 3 documents)") == 1


def test_many_suggestions_are_counted():
    first = FRENCH.findings[0]
    many = replace(first, suggestions=first.suggestions * 3)
    assert "→ and 3 more" in render(Report((replace(FRENCH, findings=(many,)),)), "terminal")


def test_only_failures():
    assert render(Report((), sample_report().failures), "terminal").endswith(
        "no documents checked; 1 could not be checked\n"
    )
