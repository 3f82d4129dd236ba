"""Flags a wrong rendering that a glossary knows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import ClassVar

from qa.analysis import Analysis
from qa.checkers._fitting import fits
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
        return self.finding(
            segment,
            (match.start, match.end),
            f"“{text}”: {entry.reason}" if entry.reason else self.message(text, match),
            suggest=[replace(s, safe=self.safe and fits(segment, match, s.text)) for s in renderings(match, text)],
            severity=entry.severity,
            category=CATEGORIES.get(entry.kind, self.category),
        )

    def message(self, text: str, match: Match) -> str:
        """The message for an entry that gives no reason."""
        return f"“{text}” is a known wrong rendering"


def renderings(match: Match, text: str) -> Iterator[Suggestion]:
    """The entry's renderings, with what the gap stood for, and a capital where the text has one."""
    for term in match.entry.right[:3]:
        filled = term.replace("*", match.gap) if match.gap else term.replace(" *", "").replace("*", "")
        if text[:1].isupper() and text[1:2].islower() and not filled[:1].isupper():
            filled = filled[:1].upper() + filled[1:]
        if filled != text:
            yield Suggestion(filled, f"glossary:{match.entry.id}")


@dataclass(frozen=True)
class KnownBadTerm(TermChecker):
    """A wrong rendering that a glossary knows, as “mot de clé” for “mot-clé”."""

    id = "known-bad-term"
    category = Category.TERMINOLOGY
    severity = Severity.MAJOR
    confidence = 0.9
    safe = True
    kinds = frozenset(Kind) - {Kind.IDIOM, Kind.EXONYM}
