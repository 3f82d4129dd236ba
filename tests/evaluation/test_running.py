"""Segments go to the tool as the document that they came from, and the findings come back to their segments."""

from __future__ import annotations

from collections.abc import Iterable

from qa.errors import ReadError
from qa.evaluation.running import Tool, predict
from qa.evaluation.values import Item
from qa.mqm import Category, Severity
from qa.types import Document, DocumentReport, Finding, Segment, Sentence, Span
from tests.evaluation.make import item


class Reporter:
    """Flags every “bad” with its place in the file, and gives each segment the fluency that a test wants."""

    def __init__(self, fluency: Iterable[float] = ()) -> None:
        self.documents: list[list[Segment]] = []
        self.fluency = list(fluency)

    def document(self, document: Document, of: Item) -> DocumentReport:
        if of.lang == "xx":
            raise ReadError("no check can run on “xx”")
        segments = list(document.segments)
        self.documents.append(segments)
        findings, sentences = [], []
        for segment, fluency in zip(segments, self.fluency or [None] * len(segments), strict=False):
            sentences.append(Sentence(segment.id, Span(*segment.map.to_file(0, len(segment.target))), fluency))
            if (at := segment.target.find("bad")) >= 0:
                span = Span(*segment.map.to_file(at, at + 3))
                findings.append(Finding("c", span, Category.GRAMMAR, Severity.MAJOR, "", "bad"))
        return reported(findings, sentences)

    def file(self, of: Item) -> list[DocumentReport]:
        return [reported([], [], fluency=40.0), reported([], [], fluency=70.0)]

    @property
    def tool(self) -> Tool:
        return Tool(self.file, self.document)


def reported(findings: list[Finding], sentences: list[Sentence], fluency: float | None = None) -> DocumentReport:
    return DocumentReport(
        path="",
        id=None,
        format="text",
        encoding="",
        language="fr",
        source_language=None,
        words=10,
        checked=(),
        not_checked=(),
        fluency=fluency,
        penalty_per_1000_words=0,
        verdict="pass",
        reasons=(),
        segments=tuple(sentences),
        findings=tuple(findings),
    )


def test_a_document_is_checked_whole_and_each_finding_finds_its_segment() -> None:
    reporter = Reporter()
    items = [
        item("one bad", id="1", document="d"),
        item("😀 good", id="2", document="d"),
        item("bad", id="3", document="d"),
    ]
    said, unchecked = predict(items, reporter.tool)
    assert [len(document) for document in reporter.documents] == [3]
    assert [[found.span for found in one.found] for one in said if one] == [[Span(4, 7)], [], [Span(0, 3)]]
    assert (unchecked, [one.fluency for one in said if one]) == ((), [None, None, None])


def test_systems_and_documents_are_apart_and_annotators_together() -> None:
    reporter = Reporter()
    items = [
        item("bad", id="1", document="d", system="a", annotator="x"),
        item("bad", id="2", document="d", system="a", annotator="y"),  # the same segment as another annotator saw it
        item("bad", id="3", document="d", system="a", annotator="x"),  # the same text once more in the document
        item("bad", id="4", document="d", system="b", annotator="x"),
        item("bad", id="5"),
        item("bad", id="6"),
    ]
    said, _ = predict(items, reporter.tool)
    assert [len(document) for document in reporter.documents] == [2, 1, 1, 1]
    assert all(one and one.found for one in said)


def test_the_source_is_shown_when_asked_for() -> None:
    for with_source, seen in ((False, None), (True, "a source")):
        reporter = Reporter()
        predict([item("x", source="a source", source_lang="en")], reporter.tool, with_source=with_source)
        assert reporter.documents[0][0].source == seen


def test_fluency() -> None:
    said, _ = predict([item("a", id="1", document="d"), item("b", id="2", document="d")], Reporter([80.0, 30.0]).tool)
    assert [one.fluency for one in said if one] == [80.0, 30.0]
    (whole,), _ = predict([item(path="a.xml")], Reporter().tool)
    assert whole is not None
    assert (whole.fluency, whole.words) == (55.0, 20)


def test_what_cannot_be_checked() -> None:
    said, unchecked = predict([item("bad", id="1"), item("bad", id="2", lang="xx")], Reporter().tool)
    assert said[1] is None
    assert [(one.id, one.why) for one in unchecked] == [("2", "no check can run on “xx”")]
