"""Flags a wrong rendering that a glossary knows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from qa.analysis import Analysis
from qa.checkers._fitting import fits
from qa.checkers._wording import Wording, wordings
from qa.checkers.base import Checker
from qa.glossary.matching import Match
from qa.glossary.model import Kind
from qa.mqm import Category, Severity
from qa.types import Finding, Suggestion

CATEGORIES = {
    Kind.IDIOM: Category.LITERAL,
    Kind.CALQUE: Category.LITERAL,
    Kind.FALSE_FRIEND: Category.FALSE_FRIEND,
    Kind.NAME: Category.ENTITY,
}


@dataclass(frozen=True)
class TermChecker(Checker):
    """What the checkers on glossary entries share."""

    needs = frozenset({"terms"})
    kinds: ClassVar[frozenset[Kind]] = frozenset()
    role: ClassVar[str] = "bad"

    def check(self, segment: Analysis) -> Iterator[Finding]:
        for match in segment.terms:
            if match.role == self.role and match.entry.kind in self.kinds:
                yield self.found(segment, match)

    def found(self, segment: Analysis, match: Match) -> Finding:
        """The finding for a match, with the entry's severity, reason and renderings."""
        entry = match.entry
        text = segment.text[match.start : match.end]
        worded = list(wordings(segment, match))
        start = min([match.start, *(wording.start for wording in worded)])
        return self.finding(
            segment,
            (start, match.end),
            f"“{text}”: {entry.reason}" if entry.reason else self.message(text, match),
            suggest=self.suggestions(segment, match, start, worded),
            severity=entry.severity,
            category=CATEGORIES.get(entry.kind, self.category),
        )

    def suggestions(
        self, segment: Analysis, match: Match, start: int, worded: Iterable[Wording]
    ) -> Iterator[Suggestion]:
        """The renderings, each for the whole span; `safe` where nothing but the match changes, and as listed."""
        said: set[str] = set()
        for wording in worded:
            text = segment.text[start : wording.start] + wording.text
            safe = self.safe and start == match.start and wording.listed and fits(segment, match, text)
            if text not in said and text != segment.text[start : match.end]:
                said.add(text)
                yield Suggestion(text, f"glossary:{match.entry.id}", safe)

    def message(self, text: str, match: Match) -> str:
        """The message for an entry that gives no reason."""
        return f"“{text}” is a known wrong rendering"


@dataclass(frozen=True)
class KnownBadTerm(TermChecker):
    """A wrong rendering that a glossary knows, as “mot de clé” for “mot-clé”."""

    id = "known-bad-term"
    category = Category.TERMINOLOGY
    severity = Severity.MAJOR
    confidence = 0.9
    safe = True
    kinds = frozenset(Kind) - {Kind.IDIOM, Kind.EXONYM}
