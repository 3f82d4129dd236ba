"""Helpers for tests of checkers: ⟦…⟧ marks what must be flagged."""

from __future__ import annotations

import re

from qa.analysis import Analysis, Context
from qa.checkers import Checker, DocumentChecker
from qa.glossary.matching import TermBase
from qa.glossary.shipped import term_base
from qa.textmap import LineIndex, TextMap
from qa.types import Finding, Role, Segment

_MARK = re.compile("[⟦⟧]")


def segment(
    text: str, *, number: int = 1, offset: int = 0, role: Role = Role.PARAGRAPH, chrome: bool = False
) -> Segment:
    """A segment that stands alone in its file."""
    return Segment(str(number), text, TextMap.verbatim(len(text), offset, LineIndex.of(text)), role, chrome)


def context(
    lang: str, *, terms: TermBase | None = None, source_lang: str | None = None, asked: bool = False
) -> Context:
    """What the segments of a test document share; the shipped glossaries unless others are given."""
    return Context("test", lang, source_lang, term_base(lang) if terms is None else terms, asked)


def analyse(text: str, lang: str = "en", **options: object) -> Analysis:
    """A marked or plain text, analysed alone."""
    plain = _MARK.sub("", text)
    return Analysis(segment(plain), context(lang, **options))  # type: ignore[arg-type]


def marked(text: str) -> list[str]:
    """The marked passages."""
    return re.findall("⟦(.*?)⟧", text, re.DOTALL)


def run(checker: Checker, text: str, lang: str = "en", **options: object) -> list[Finding]:
    """The checker's findings on a text; lines separated by a blank line are segments of one document."""
    plain = _MARK.sub("", text)
    shared = context(lang, **options)  # type: ignore[arg-type]
    parts = plain.split("\n\n")
    analyses = [
        Analysis(segment(part, number=n, role=Role.TITLE if n == 1 and len(parts) > 1 else Role.PARAGRAPH), shared)
        for n, part in enumerate(parts, 1)
    ]
    if isinstance(checker, DocumentChecker):
        collector = checker.start(shared)
        found = [finding for analysis in analyses for finding in collector.feed(analysis)]
        return [*found, *collector.finish()]
    return [finding for analysis in analyses for finding in checker.check(analysis)]


def flags(checker: Checker, text: str, lang: str = "en", **options: object) -> list[Finding]:
    """Assert that exactly the marked passages are flagged; their findings."""
    found = run(checker, text, lang, **options)
    assert sorted(f.text for f in found) == sorted(marked(text)), [(f.text, f.message) for f in found]
    for finding in found:
        assert finding.message
        assert finding.segment is not None
        assert finding.segment.target[finding.span.start : finding.span.end] == finding.text
    return found


def passes(checker: Checker, text: str, lang: str = "en", **options: object) -> None:
    """Assert that nothing is flagged."""
    found = run(checker, text, lang, **options)
    assert not found, [(f.text, f.message) for f in found]
