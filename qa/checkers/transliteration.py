"""Flags a Slavic or Chinese name in another language's transliteration."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from qa.analysis import Analysis, Context
from qa.checkers.base import Collector, DocumentChecker
from qa.language.names import language_name
from qa.language.romanisation import attested, conventions, to_cyrillic, to_latin
from qa.language.tokens import Token
from qa.mqm import Category, Severity
from qa.types import Finding

# Endings of Russian, Ukrainian and Belarusian family names and patronymics and of Georgian family names, in any
# convention.
_SLAVIC = re.compile(
    r"(?:[oe]w?[vw]a?|[eo]ff|enko|sk(?:y|i|iy|ii|yj|ij|aya|aïa|aia|aja)|(?:o|e)(?:vich|vitch|witsch|vitsj)"
    r"|(?:ch|tch|tsch|tsj)(?:u|ou|oe)k|(?:ov|ev|ow|ew)na|shvili|chvili|schwili)$"
)
# What only one convention writes.
_MARKS = {
    "en": re.compile(r"sh(?!ch)|shch|zh|(?<![aeiou])y[ua]|^y[ua]|kh(?=.)|(?<!t)(?<!s)ch"),
    "fr": re.compile(r"tch|ou(?=[^aeiou])|iou|chtch|(?<![aeiou])ia(?=[^$])|vitch$"),
    "de": re.compile(r"tsch|sch|witsch$"),
    "nl": re.compile(r"tsj|sj|oe(?=[^aeiou])|zj"),
}
# A Chinese name that came by way of Russian: no pinyin syllable begins so.
_PALLADIUS = re.compile(r"^(?:tsz|chzh|czh|dzy|syu?[ae])", re.IGNORECASE)


@dataclass(frozen=True)
class Transliteration(DocumentChecker):
    """A Slavic or Chinese name in another language's transliteration, as “Chemodanova” for French “Tchemodanova”."""

    id = "transliteration"
    category = Category.ENTITY
    severity = Severity.MINOR
    confidence = 0.75
    languages = frozenset({"fr", "de", "nl", "en"})

    allow: frozenset[str] = frozenset()  # names to leave alone

    def start(self, context: Context) -> Collector:
        return _Once(self)

    def suspects(self, segment: Analysis) -> Iterator[Finding]:
        """Every name of a segment that is written by another language's convention."""
        for name in segment.names:
            for token in name.words:
                word = token.text.lower()
                if word not in self.allow and len(word) > 4 and token.text[1:].islower():
                    yield from self._slavic(segment, token, word)
                    if len(name.words) > 1 and _PALLADIUS.match(word):
                        message = f"“{token.text}” is a Chinese name in Russian transliteration; pinyin is usual"
                        yield self.finding(segment, (token.start, token.end), message)

    def _slavic(self, segment: Analysis, token: Token, word: str) -> Iterator[Finding]:
        if not _SLAVIC.search(word):
            return
        for other in ("en", "fr", "de", "nl"):
            if other == segment.lang or not _MARKS[other].search(word):
                continue
            cyrillic = to_cyrillic(word, other)
            if cyrillic is None:
                continue
            own = to_latin(cyrillic, segment.lang)
            if own.lower() == word or not self._foreign(word, cyrillic, segment.lang):
                continue
            here, there = language_name(segment.lang), language_name(other)
            message = f"“{token.text}” is the {there} transliteration; {here} has “{own}”"
            yield self.finding(segment, (token.start, token.end), message, suggest=own)
            return

    def _foreign(self, word: str, cyrillic: str, lang: str) -> bool:
        """Whether the reading by the other convention is a Russian name or word, and this language's reading is not."""
        here = to_cyrillic(word, lang) if lang in conventions() else None
        there = attested(cyrillic)
        return there >= 2.0 and (here is None or here == cyrillic or there > attested(here) + 0.5)


@dataclass(slots=True)
class _Once:
    """Reports each name once in a document."""

    checker: Transliteration
    seen: set[str] = field(default_factory=set)

    def feed(self, segment: Analysis) -> Iterable[Finding]:
        for finding in self.checker.suspects(segment):
            if finding.text not in self.seen and len(self.seen) < 10_000:
                self.seen.add(finding.text)
                yield finding

    def finish(self) -> Iterable[Finding]:
        return ()
