from dataclasses import replace
from xml.etree import ElementTree as ET

from qa.reporters import render
from qa.types import Report
from tests.reporters.golden import matches_golden
from tests.sample_report import sample_report

(FRENCH, CHINESE) = sample_report().documents


def parsed(report):
    return ET.fromstring(render(report, "junit").encode())


def test_matches_golden():
    matches_golden(render(sample_report(), "junit"), "report.junit.xml")


def test_counts_are_right():
    for element in (root := parsed(sample_report())), *root.findall("testsuite"):
        for total, tag in {"tests": "testcase", "failures": "failure", "errors": "error", "skipped": "skipped"}.items():
            assert int(element.get(total)) == len(element.findall(f".//{tag}")), (element.get("name"), total)


def test_only_a_failed_document_has_failures():
    failed, passed, unread = parsed(sample_report()).findall("testsuite")
    assert failed.find(".//failure") is not None
    assert passed.find(".//failure") is None
    assert unread.find(".//error") is not None


def test_a_document_may_fail_without_findings():
    report = Report((replace(FRENCH, findings=(), reasons=("fluency 41 (at least 60)",)),))
    (failure,) = parsed(report).iter("failure")
    assert failure.get("message") == "fluency 41 (at least 60)"


def test_findings_tell_their_place_and_advice():
    body = next(c for c in parsed(sample_report()).iter("testcase") if c.get("name") == "foreign-word")[0].text
    assert body == "2:1  critical  Murni: “Murni” is Indonesian (“purely”), not French → C’est purement"


def test_characters_that_xml_forbids_are_left_out():
    odd = replace(FRENCH.findings[0], message="a\x00b\x1bc\ud83dd\ufffee & <f>")
    root = parsed(Report((replace(FRENCH, path="x\x01.txt", findings=(odd,)),)))
    assert root[0].get("name").startswith("x.txt")
    assert "abcde & <f>" in next(c for c in root.iter("testcase") if c.get("name") == "set-phrase")[0].text
