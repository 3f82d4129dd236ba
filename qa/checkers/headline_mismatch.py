"""Flags a figure of the headline that the body attaches to something else, or contradicts."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from qa.analysis import Analysis, Context
from qa.checkers.base import Collector, DocumentChecker
from qa.language.tokens import Kind, Token
from qa.mqm import Category, Severity
from qa.types import Finding, Role

LEAD = 6  # paragraphs after a headline in which its figures should come again
HEADLINE_WORDS = 25
_VALUE = re.compile(r"\d{1,3}(?:[.,\u00a0\u202f\u2009 '’]\d{3})+|\d+")
_MULTIPLES = re.compile(
    r"^(?:mil|mille|milliers?|millions?|milliards?|thousand|hundred|billions?|trillions?|miles|millón|millones|millionen?|"
    r"milliarden?|tausend|mila|milion[ei]|miliard[oi]|milh(?:ão|ões)|bilh(?:ão|ões)|duizend|miljoen|miljard|ribu|juta|miliar|triliun)$"
)


class Count(NamedTuple):
    """A figure and what it counts."""

    value: str
    nouns: tuple[str, ...]  # lemmas of the words counted, at most two
    start: int
    end: int


@dataclass(frozen=True)
class HeadlineMismatch(DocumentChecker):
    """A figure of the headline that the body attaches to something else, or contradicts."""

    id = "headline-mismatch"
    category = Category.NUMBER
    severity = Severity.CRITICAL
    needs = frozenset({"lexicon", "language-data", "latin"})
    confidence = 0.85

    def start(self, context: Context) -> Collector:
        return _Headline(self)


@dataclass(slots=True)
class _Headline:
    checker: HeadlineMismatch
    headline: Analysis | None = None
    counts: tuple[Count, ...] = ()
    body: list[Count] = field(default_factory=list)
    lemmas: set[str] = field(default_factory=set)  # of the body
    values: set[str] = field(default_factory=set)  # of the body
    paragraphs: int = 0

    def feed(self, segment: Analysis) -> Iterable[Finding]:
        if self.headline is None and _is_headline(segment):
            found = tuple(counts(segment))
            if found:
                self.headline, self.counts = segment, found
            return ()
        if self.headline is not None and self.paragraphs < LEAD and len(segment.words) > 8:
            self.paragraphs += 1
            self.body.extend(counts(segment))
            self.lemmas.update(_lemma(token, segment) for token in segment.words)
            self.values.update(_value(match) for match in _VALUE.findall(segment.text))
        return ()

    def finish(self) -> Iterable[Finding]:
        if self.headline is None:
            return
        inside = {_lemma(token, self.headline) for token in self.headline.words}
        for count in self.counts:
            yield from self._moved(self.headline, count, inside) or self._contradicted(self.headline, count)

    def _moved(self, headline: Analysis, count: Count, inside: set[str]) -> list[Finding]:
        """The body counts something else with this figure, and the headline has that, too, but uncounted."""
        same = [other for other in self.body if other.value == count.value]
        if not same or any(set(other.nouns) & set(count.nouns) for other in same):
            return []
        other = next((o for o in same if o.nouns[0] in inside and count.nouns[0] in self.lemmas), None)
        if other is None:
            return []
        shown = headline.text[count.start : count.end]
        message = f"the headline has “{shown}”, the body counts “{other.nouns[0]}” with {count.value}"
        return [self.checker.finding(headline, (count.start, count.end), message)]

    def _contradicted(self, headline: Analysis, count: Count) -> list[Finding]:
        """The body counts the same thing with one other figure only, and never gives this one."""
        if " " in count.value or count.value in self.values or int(count.value) < 2:
            return []
        figures: dict[str, int] = defaultdict(int)
        for other in self.body:
            if other.nouns[0] == count.nouns[0]:
                figures[other.value] += 1
        if len(figures) != 1:
            return []
        (value,) = figures
        if _rounded(value, count.value):
            return []
        shown = headline.text[count.start : count.end]
        message = f"the headline has “{shown}”, the body says {value}"
        return [
            self.checker.finding(
                headline,
                (count.start, count.end),
                message,
                severity=Severity.MAJOR,
                confidence=0.6,
                suggest=shown.replace(count.value, value),
            )
        ]


def counts(segment: Analysis) -> Iterator[Count]:
    """Figures of a segment that are followed by what they count."""
    tokens = segment.tokens
    small = segment.language_data.function_words | frozenset(segment.language_data.tables.get("months", ()))
    for i, token in enumerate(tokens):
        if token.kind is not Kind.NUMBER or not _VALUE.fullmatch(token.text):
            continue
        value, at = _value(token.text), i + 1
        if at < len(tokens) and _MULTIPLES.match(tokens[at].norm):
            value += " " + tokens[at].norm[:4]
            at += 1
        if at < len(tokens) and tokens[at].norm in _OF:
            at += 1
        nouns: list[str] = []
        while at < len(tokens) and len(nouns) < 2 and tokens[at].is_word and tokens[at].norm not in small:
            nouns.append(_lemma(tokens[at], segment))
            at += 1
        if nouns and len(nouns[0]) > 2 and not (len(value) == 4 and value[:2] in ("19", "20")):
            yield Count(value, tuple(nouns), token.start, tokens[at - 1].end)


_OF = frozenset(("de", "d'", "of", "di", "van"))


def _is_headline(segment: Analysis) -> bool:
    return segment.segment.role in (Role.TITLE, Role.HEADING) or (
        4 <= len(segment.words) <= HEADLINE_WORDS and not segment.text.rstrip().endswith((".", "…", "»", "”", '"'))
    )


def _lemma(token: Token, segment: Analysis) -> str:
    return segment.lexicon.lemma(token.norm) if segment.lexicon else token.norm


def _value(text: str) -> str:
    return re.sub(r"\D", "", text)


def _rounded(one: str, other: str) -> bool:
    """Whether one figure is the other in round numbers."""
    if " " in one or " " in other:
        return True
    low, high = sorted((int(one), int(other)))
    return high - low <= 0.1 * high
