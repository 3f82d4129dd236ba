import json
from dataclasses import replace
from importlib.resources import files

import pytest
from jsonschema import Draft202012Validator

from qa.reporters import render
from qa.types import Report, Suggestion
from tests.reporters.golden import matches_golden
from tests.sample_report import CHINESE, FRENCH, sample_report

SCHEMA = json.loads((files("qa.reporters") / "mtqa-report-1.schema.json").read_text("utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)


def test_matches_golden():
    matches_golden(render(sample_report(), "json"), "report.json")


def test_schema_is_a_schema_and_describes_every_key():
    Draft202012Validator.check_schema(SCHEMA)
    for part in (SCHEMA, *SCHEMA["$defs"].values()):
        assert part["additionalProperties"] is False
        assert all("description" in value for value in (part, *part["properties"].values()))


@pytest.mark.parametrize("report", [sample_report(), Report(documents=())])
def test_is_valid(report):
    VALIDATOR.validate(json.loads(render(report, "json")))


@pytest.mark.parametrize("key", ["schema", "verdict", "documents", "failures"])
def test_schema_is_strict(key):
    data = json.loads(render(sample_report(), "json"))
    assert not VALIDATOR.is_valid({k: v for k, v in data.items() if k != key})
    assert not VALIDATOR.is_valid({**data, "extra": 1})


def test_keys_stand_in_the_documented_order():
    data = json.loads(render(sample_report(), "json"))
    assert list(data) == list(SCHEMA["properties"])
    assert list(data["documents"][0]) == list(SCHEMA["$defs"]["document"]["properties"])
    assert list(data["documents"][0]["findings"][0]) == list(SCHEMA["$defs"]["finding"]["properties"])


def test_a_safe_suggestion_says_so():
    (document, *_) = sample_report().documents
    finding = replace(document.findings[0], suggestions=(Suggestion("a", "b", safe=True), Suggestion("c", "b")))
    data = json.loads(render(Report((replace(document, findings=(finding,)),)), "json"))
    VALIDATOR.validate(data)
    expected = [{"text": "a", "source": "b", "safe": True}, {"text": "c", "source": "b"}]
    assert data["documents"][0]["findings"][0]["suggestions"] == expected


def test_text_is_what_stands_in_the_file():
    documents = json.loads(render(sample_report(), "json"))["documents"]
    for document, text in zip(documents, (FRENCH, CHINESE), strict=True):
        assert [f["text"] for f in document["findings"]] == [text[f["start"] : f["end"]] for f in document["findings"]]


def test_lone_surrogates_survive():
    (first, *_) = sample_report().documents
    report = Report(documents=(replace(first, id="half \ud83d pair"),))
    rendered = render(report, "json")
    rendered.encode("utf-8")
    assert json.loads(rendered)["documents"][0]["id"] == "half \ud83d pair"
