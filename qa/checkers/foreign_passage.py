"""Flags a sentence or clause that was left in another language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from qa.analysis import Analysis, Context
from qa.checkers.base import Collector, DocumentChecker
from qa.language.identify import FLOOR, identify, near
from qa.language.lexicon import lexicon
from qa.language.names import language_name, script_name
from qa.language.script import belongs, script_of, scripts
from qa.language.tokens import Token
from qa.mqm import Category, Severity
from qa.types import Finding, Span

KNOWN = ("fr", "en", "es", "de", "it", "pt", "nl")  # languages whose lexicon is deep enough to call a word unknown
HELD_BACK = 2_000
_OTHER_LETTER = re.compile("[\u0370-\u1dff\u2c00-\u2dff\u2e80-\ud7ff\uf900-\ufdff\U00020000-\U0002ebef]")


@dataclass(frozen=True)
class ForeignPassage(DocumentChecker):
    """A sentence or clause left in another language, or in none."""

    id = "foreign-passage"
    category = Category.UNTRANSLATED
    severity = Severity.MAJOR
    needs = frozenset({"lexicon"})
    confidence = 0.9

    min_words: int = 4
    lead: float = (
        0.9  # by how many orders of magnitude the words must be more frequent in the other language, on average
    )

    def start(self, context: Context) -> Collector:
        return _Passages(self, context)

    def passages(self, segment: Analysis) -> Iterator[tuple[Span, str]]:
        """Spans in another language, with what they are."""
        for sentence, tokens in segment.by_sentence:
            span = (
                self._other_script(segment, sentence)
                or self._foreign(segment, tokens)
                or self._unknown(segment, tokens)
            )
            if span is not None and not _excused(segment, span[0]):
                yield span

    def _other_script(self, segment: Analysis, sentence: Span) -> tuple[Span, str] | None:
        text = segment.text[sentence.start : sentence.end]
        if script_of(segment.lang) == "Latn" and not _OTHER_LETTER.search(text):
            return None
        counts = scripts(text)
        if not counts or sum(counts.values()) < 8:
            return None
        main = max(counts, key=counts.__getitem__)
        if belongs(main, segment.lang) or counts[main] < 0.6 * sum(counts.values()):
            return None
        if main == "Latn" and len(text.split()) < 2 * self.min_words:
            return None  # a name or a product in a text of another script
        lang = identify(text).lang
        return sentence, f"this is in {language_name(lang) if lang else script_name(main) + ' letters'}"

    def _foreign(self, segment: Analysis, tokens: tuple[Token, ...]) -> tuple[Span, str] | None:
        here = segment.lexicon
        words = [token for token in tokens if token.is_word]
        if here is None or len(words) < self.min_words:
            return None
        values = [here.zipf(word.norm) for word in words if word.text == word.norm or word.text.isupper()]
        candidates = [segment.context.source_lang, "en"]
        if sum(value < 3.0 for value in values) >= max(2, 0.25 * len(words)) or sum(values) < 4.2 * len(values):
            candidates += [identify(" ".join(word.norm for word in words)).lang, "fr", "es", "de", "id"]
        best: tuple[float, Span, str] | None = None
        for lang in dict.fromkeys(candidates):
            if lang is None or near(lang, segment.lang) or script_of(lang) != script_of(segment.lang):
                continue
            found = self._stretch(words, segment, lang)
            if found is not None and (best is None or found[0] > best[0]):
                best = (*found, lang)
        if best is None:
            return None
        return best[1], f"this is {language_name(best[2])}, not {language_name(segment.lang)}"

    def _stretch(self, words: list[Token], segment: Analysis, lang: str) -> tuple[float, Span] | None:
        """The stretch of words that is most clearly in `lang`: the largest sum of evidence (Kadane)."""
        best, total, first, where = 0.0, 0.0, 0, (0, 0)
        for i, word in enumerate(words):
            if total <= 0:
                total, first = 0.0, i
            if _plain(word, lang) or i == 0:
                total += _lead(word.norm, lang, segment.lang) - self.lead
            if total > best:
                best, where = total, (first, i + 1)
        stretch = words[where[0] : where[1]]
        plain = [word.norm for word in stretch if _plain(word, lang)]
        if len(plain) < self.min_words or best < 0.4 * len(stretch) or len(set(plain)) < self.min_words:
            return None
        here, there = segment.lexicon, lexicon(lang)
        if here is None or there is None or sum(map(here.zipf, plain)) > 4.3 * len(plain):
            return None
        strange = sum(there.zipf(word) - here.zipf(word) >= 1.2 for word in plain)
        if strange < 0.6 * len(plain) or not any(here.zipf(word) < 3.0 for word in plain):
            return None
        if len(stretch) >= 0.6 * len(words):
            stretch = words[where[0] :]  # to the end, also where the last words are at home in both languages
        return best, Span(stretch[0].start, stretch[-1].end)

    def _unknown(self, segment: Analysis, tokens: tuple[Token, ...]) -> tuple[Span, str] | None:
        """A run of words that no lexicon of the language has: text made up by a system that lost its way."""
        here = segment.lexicon
        if segment.lang not in KNOWN or here is None:
            return None
        run: list[Token] = []
        longest: list[Token] = []
        misses = 0
        for token in tokens:
            if not token.is_word or len(token.norm) < 3 or "-" in token.norm:
                continue
            if token.text == token.norm and here.zipf(token.norm) < 0.8 and not here.common(token.norm):
                run.append(token)
            else:
                misses += 1
                if misses > 1:
                    run, misses = [], 0
            if len(run) > len(longest):
                longest = list(run)
        if len(longest) < 6:
            return None
        return Span(longest[0].start, longest[-1].end), "these words belong to no language that can be recognised"


@dataclass(slots=True)
class _Passages:
    """Holds passages back: a document that is foreign as a whole is the business of `wrong-language`."""

    checker: ForeignPassage
    context: Context
    held: list[tuple[Analysis, Span, str]] = field(default_factory=list)
    words: int = 0
    foreign: int = 0

    def feed(self, segment: Analysis) -> Iterable[Finding]:
        self.words += len(segment.words)
        for span, what in self.checker.passages(segment):
            self.foreign += sum(span.start <= word.start < span.end for word in segment.words)
            if len(self.held) < HELD_BACK:
                self.held.append((segment.bare(), span, what))
        return ()

    def finish(self) -> Iterable[Finding]:
        if self.context.asked and self.foreign > 0.7 * self.words:
            return
        for segment, span, what in self.held:
            yield self.checker.finding(segment, span, what)


@lru_cache(maxsize=50_000)
def _lead(word: str, there: str, here: str) -> float:
    """By how much a word is more frequent in one language than in another, in units of Zipf."""
    one, other = lexicon(there), lexicon(here)
    return max(FLOOR, one.zipf(word)) - max(FLOOR, other.zipf(word)) if one and other else 0.0


def _plain(word: Token, lang: str) -> bool:
    """Whether the word can be evidence for a language: in lower case or all capitals, or a noun in German."""
    return word.text == word.norm or word.text.isupper() or lang == "de"


def _excused(segment: Analysis, span: Span) -> bool:
    """Whether the passage is quoted, bracketed or a title."""
    if segment.quoted(*span):
        return True
    text = segment.text
    if text[max(0, span.start - 1) : span.start] in ("(", "[") and text[span.end : span.end + 1] in (")", "]"):
        return True
    words = [t for t in segment.words if span.start <= t.start < span.end and len(t.norm) > 3]
    return segment.lang != "de" and len(words) >= 2 and sum(t.text[0].isupper() for t in words) >= 0.75 * len(words)
