from dataclasses import replace

import pytest

from qa.mqm import Severity
from qa.reporters import render
from qa.types import Failure, Report
from tests.reporters.golden import matches_golden
from tests.sample_report import sample_report

(FRENCH, CHINESE) = sample_report().documents
FIRST = FRENCH.findings[0]


def lines_of(*findings, path="a.txt"):
    document = replace(CHINESE, path=path, findings=findings, not_checked=())
    return render(Report((document,)), "github").splitlines()


def test_matches_golden():
    matches_golden(render(sample_report(), "github"), "github.txt")


@pytest.mark.parametrize(
    ("path", "message", "command"),
    [
        ("a:b,c.txt", "plain", "file=a%3Ab%2Cc.txt,line=1,col=78,endColumn=93,title=set-phrase (critical)::plain"),
        ("a%.txt", "50 %\r\nof: a, b", "file=a%25.txt,line=1,col=78,endColumn=93,title=set-phrase (critical)::"
         "50 %25%0D%0Aof: a, b"),
    ],
)  # fmt: skip
def test_escapes(path, message, command):
    assert lines_of(replace(FIRST, message=message, suggestions=()), path=path)[0] == f"::error {command}"


@pytest.mark.parametrize(
    ("severity", "level"), [("critical", "error"), ("major", "error"), ("minor", "warning"), ("neutral", "notice")]
)
def test_severities_become_levels(severity, level):
    assert lines_of(replace(FIRST, severity=Severity(severity)))[0].startswith(f"::{level} ")


def test_keeps_the_limit_and_the_worst():
    major, critical = replace(FIRST, severity=Severity.MAJOR), replace(FIRST, severity=Severity.CRITICAL)
    lines = lines_of(*[major] * 12, *[critical] * 3, *[replace(FIRST, severity=Severity.MINOR)] * 11)
    errors = [line for line in lines if line.startswith("::error")]
    assert ["critical" in line for line in errors] == [True] * 3 + [False] * 7
    assert sum(line.startswith("::warning") for line in lines) == 10
    assert "6 more findings without an annotation: GitHub keeps 10 of each level" in lines


def test_files_that_failed_come_first():
    failures = tuple(Failure(f"{n}.txt", f"{n}.txt is empty") for n in range(12))
    lines = render(Report((replace(FRENCH, not_checked=()),), failures), "github").splitlines()
    assert sum(line.startswith("::error") for line in lines) == 10
    assert "11.txt is empty" in lines
    assert "3 more findings without an annotation: GitHub keeps 10 of each level" in lines


def test_plain_lines_are_no_commands():
    document = replace(FRENCH, findings=(), path="::stop-commands::x", id="##[error]y\n::debug::z")
    assert not [line for line in render(Report((document,)), "github").splitlines() if line.startswith("::")]
    assert "##[" not in render(Report((document,)), "github")
