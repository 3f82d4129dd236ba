"""Flags a document that is not in the language asked for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from qa.analysis import Analysis, Context
from qa.checkers.base import Collector, DocumentChecker
from qa.language.identify import identify, near
from qa.language.names import language_name
from qa.mqm import Category, Severity
from qa.types import Finding

ENOUGH = 30_000  # characters that are looked at


@dataclass(frozen=True)
class WrongLanguage(DocumentChecker):
    """A document that is not in the language asked for with `--lang`."""

    id = "wrong-language"
    category = Category.UNTRANSLATED
    severity = Severity.CRITICAL
    confidence = 0.95

    min_words: int = 6  # a shorter text tells too little

    def start(self, context: Context) -> Collector:
        return _Text(self, context)


@dataclass(slots=True)
class _Text:
    checker: WrongLanguage
    context: Context
    first: Analysis | None = None
    parts: list[str] = field(default_factory=list)
    size: int = 0

    def feed(self, segment: Analysis) -> Iterable[Finding]:
        self.first = self.first or segment
        if self.context.asked and self.size < ENOUGH:
            self.parts.append(segment.text)
            self.size += len(segment.text)
        return ()

    def finish(self) -> Iterable[Finding]:
        text = "\n".join(self.parts)
        if self.first is None or (len(text.split()) < self.checker.min_words and text.isascii()):
            return
        guess = identify(text)
        asked = self.context.lang
        if guess.lang is None or guess.confidence < 0.95 or near(guess.lang, asked):
            return
        span = self.first.sentence_at(0)
        yield self.checker.finding(
            self.first,
            span,
            f"this document is in {language_name(guess.lang)}, not in {language_name(asked)}",
            confidence=guess.confidence,
        )
