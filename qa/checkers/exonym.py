"""Flags a place under a foreign name where the language has its own."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from qa.analysis import Analysis
from qa.checkers._naming import after, beside, credits, foreign_around, goes_on, titled
from qa.checkers.known_bad_term import TermChecker
from qa.glossary.matching import TermBase
from qa.glossary.model import Kind
from qa.language.names import language_name
from qa.language.territories import LOCALES, foreign_names, own_name
from qa.language.tokens import Token
from qa.mqm import Category, Severity
from qa.types import Finding, Span

_TITLES = frozenset(("made", "live", "born", "lost", "best", "miss", "visit", "invest", "study", "brand", "once"))
_BEFORE = 8  # words
_LONG = 3  # words of a name that takes a territory in: “Support Mission in Libya”
# Small words that stand before names of other things: “Die Eroberung von Mexico”, an opera; “le Mongolia”, a ship.
_LOOSE = {"de": frozenset(("von",)), "fr": frozenset(("le", "la", "l'", "du", "un", "une"))}


@dataclass(frozen=True)
class Exonym(TermChecker):
    """A place under a foreign name where the language has its own, as “BEIJING” for “Pékin”."""

    id = "exonym"
    category = Category.LOCALE
    severity = Severity.MINOR
    confidence = 0.85
    safe = True
    kinds = frozenset({Kind.EXONYM})

    def check(self, segment: Analysis) -> Iterator[Finding]:
        yield from (found for found in super().check(segment) if not _part_of_name(segment, found.span))
        if segment.lang in LOCALES:
            yield from self._territories(segment)

    def _territories(self, segment: Analysis) -> Iterator[Finding]:
        """Territories that no glossary speaks of, under their English name or that of the source language."""
        for lang in dict.fromkeys(("en", segment.context.source_lang or "en")):
            if lang == segment.lang or lang not in LOCALES:
                continue
            found = list(_named_in(segment, lang))
            if not found or credits(segment):
                continue
            listed = _Listed(segment)
            for name, code, first, end in found:
                span = segment.tokens[first].start, segment.tokens[end - 1].end
                own = None if listed.has(name, *span) else own_name(name, code, segment.lang)
                if own:
                    here = language_name(segment.lang)
                    message = f"“{name}” is the {language_name(lang)} name; {here} has “{own}”"
                    yield self.finding(segment, span, message, suggest=own, safe=False)


def _named_in(segment: Analysis, lang: str) -> Iterator[tuple[str, str, int, int]]:
    """The names that `lang` has for territories and that stand in the prose: name, code, first token, token after."""
    names = foreign_names(lang)
    for i, token in enumerate(segment.tokens):
        for name, code in names.get(token.text, ()):
            end = after(segment, i, name)
            if end is not None:
                if _in_prose(segment, i, end):
                    yield name, code, i, end
                break


class _Listed:
    """What the glossaries say of a segment."""

    def __init__(self, segment: Analysis) -> None:
        self.terms = segment.context.terms
        self.starts: list[int] = []
        self.ends: list[int] = []  # the furthest so far
        for start, end in sorted((match.start, match.end) for match in segment.terms):
            self.starts.append(start)
            self.ends.append(max(end, self.ends[-1]) if self.ends else end)

    def has(self, name: str, start: int, end: int) -> bool:
        """Whether a row matches here, or knows the name and found that it may stand."""
        row = bisect_left(self.starts, end) - 1
        return (row >= 0 and self.ends[row] > start) or name in _known(self.terms)


@lru_cache(maxsize=8)
def _known(terms: TermBase) -> frozenset[str]:
    """The names that rows of exonyms give as wrong wherever they stand."""
    return frozenset(
        name
        for entry in terms.entries
        if entry.kind is Kind.EXONYM
        for pattern in entry.bad
        for name in ((pattern,) if " " in pattern else pattern.split("/"))
    )


def _start(token: Token) -> int:
    return token.start


def _part_of_name(segment: Analysis, span: Span) -> bool:
    """Whether the place is part of a longer name: “Olivier Peru”, “Cameroon Development Corporation”."""
    first = bisect_left(segment.tokens, span.start, key=_start)
    end = bisect_left(segment.tokens, span.end, key=_start)
    if not segment.text[span.start : span.end][:1].isupper() or segment.text[span.start : span.end].isupper():
        return False
    if goes_on(segment, end):
        return True
    before = segment.tokens[first - 1] if first else None
    if before is None or not before.is_word or not beside(segment.text, before, segment.tokens[first]):
        return False
    named = before.text[0].isupper() and not before.text.isupper() and not segment.starts_sentence(before)
    return named and before.norm not in segment.language_data.function_words


def _in_prose(segment: Analysis, i: int, end: int) -> bool:
    """Whether a name stands in a sentence of the text's language: after a small word, and not as part of a longer name,
    of a title or of a foreign passage.
    """
    tokens = segment.tokens
    if i == 0 or titled(segment, tokens[i].start, tokens[end - 1].end):
        return False
    before = tokens[i - 1]
    small = segment.language_data.function_words - _LOOSE.get(segment.lang, frozenset())
    if not before.is_word or not before.text.islower() or before.norm not in small:
        return False
    if not beside(segment.text, before, tokens[i]) or _named(segment, i - 1) or goes_on(segment, end):
        return False
    if any(token.norm in _TITLES for token in tokens[max(i - _BEFORE, 0) : i]):
        return False
    return not foreign_around(segment, i, end)


def _named(segment: Analysis, i: int) -> bool:
    """Whether words with a capital before token `i` may begin a name that goes on: “Banque de France”.

    Nouns have a capital in German; there it takes several.
    """
    run = 0
    while run < _LONG and i - run > 0:
        token = segment.tokens[i - run - 1]
        capital = token.is_word and not token.text.islower() and not segment.starts_sentence(token)
        if not capital or not beside(segment.text, token, segment.tokens[i - run]):
            break
        run += 1
    return run >= (_LONG if segment.lang == "de" else 1)
