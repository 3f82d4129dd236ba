"""Flags a word of another language left in the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby

from qa.analysis import Analysis, Context
from qa.checkers.base import Collector, DocumentChecker
from qa.language.data import language_data
from qa.language.foreign import Origin, known_abroad, origin
from qa.language.lexicon import lexicon
from qa.language.names import language_name, script_name
from qa.language.script import belongs, scripts
from qa.language.tokens import Kind, Token
from qa.mqm import Category, Severity
from qa.types import Finding

LONGEST = 3  # words; more in a row are a passage, and `foreign-passage` sees them
TITLE = 3  # words of a quotation that may well be a title or a word that is talked about
LONG_QUOTATION = 9  # words; a shorter one may quote foreign words on purpose
HELD_BACK = 5_000  # suspects kept until the end of the document


@dataclass(frozen=True)
class ForeignWord(DocumentChecker):
    """A word of another language left in the text, as Indonesian “Murni” in French."""

    id = "foreign-word"
    category = Category.UNTRANSLATED
    severity = Severity.MAJOR
    needs = frozenset({"lexicon"})

    allow: frozenset[str] = frozenset()  # words to leave alone

    def start(self, context: Context) -> Collector:
        return _Words(self, context)

    def words(self, segment: Analysis) -> Iterator[tuple[tuple[Token, ...], Origin]]:
        """Runs of foreign words in lower case, each with the origin of its plainest word."""
        allowed = self.allow | segment.language_data.loans
        tokens = segment.tokens
        suspects = [_suspect(tokens, i, segment, allowed) for i in range(len(tokens))]
        for foreign, run in groupby(range(len(tokens)), key=lambda i: suspects[i] is not None):
            indices = list(run)
            if not foreign or len(indices) > LONGEST:
                continue
            found = [o for i in indices if (o := suspects[i]) is not None]
            best = max(found, key=lambda o: o.margin)
            if not _innocent(tokens, indices[0], indices[-1], best.lang, segment):
                yield tokens[indices[0] : indices[-1] + 1], best

    def opening(self, segment: Analysis) -> Iterator[tuple[Token, Origin]]:
        """Capitalised words at the start of a sentence that are no names in their language and unknown in this one."""
        tokens = segment.tokens
        for first, second, third in zip(tokens, tokens[1:], tokens[2:], strict=False):
            if not first.is_word or not first.text[0].isupper() or first.text.isupper() or len(first.text) < 4:
                continue
            found = origin(first.norm, segment.lang)
            if (
                found
                and first.norm not in self.allow
                and (_connective(first.norm, found, second) or _no_name(first.norm, found))
                and _at_home(third if second.text == "," else second, segment)
                and segment.starts_sentence(first)
                and not _short_quotation(segment, first.start, first.end)
            ):
                yield first, found

    def report(self, segment: Analysis, tokens: tuple[Token, ...], found: Origin, confidence: float) -> Finding:
        """The finding for a run of words."""
        span = (tokens[0].start, tokens[-1].end)
        verb = "are" if len(tokens) > 1 else "is"
        message = (
            f"“{segment.text[span[0] : span[1]]}” {verb} {language_name(found.lang)}, not {language_name(segment.lang)}"
        )
        severe = found.lang != "en" and found.margin >= 4.0 and found.zipf >= 4.0 and confidence >= 0.9
        return self.finding(
            segment, span, message, confidence=confidence, severity=Severity.CRITICAL if severe else Severity.MAJOR
        )

    def other_script(self, segment: Analysis) -> Iterator[Finding]:
        """Words written in a script that is not the language's."""
        if segment.text.isascii():
            return
        runs = groupby(segment.tokens, key=lambda t: _stranger(t, segment.lang))
        for script, group in runs:
            tokens = tuple(group)
            span = (tokens[0].start, tokens[-1].end)
            innocent = segment.quoted(*span) or _bracketed(segment.text, *span) or _GLOSS.match(segment.text, span[1])
            if script is None or innocent or len(tokens) > 40:
                continue
            shown = segment.text[span[0] : span[1]]
            yield self.finding(
                segment,
                span,
                f"“{shown}” is written in {script_name(script)} letters in a {language_name(segment.lang)} text",
            )


@dataclass(slots=True)
class _Words:
    """Holds suspects back until the whole document has shown which of them are names or its very subject."""

    checker: ForeignWord
    context: Context
    held: list[tuple[Analysis, tuple[Token, ...], Origin, float]] = field(default_factory=list)
    names: set[str] = field(default_factory=set)

    def feed(self, segment: Analysis) -> Iterable[Finding]:
        yield from self.checker.other_script(segment)
        if len(self.held) < HELD_BACK:
            for tokens, found in self.checker.words(segment):
                confidence = _confidence(found, segment.context.source_lang, segment.lang, tokens)
                if confidence:
                    self.held.append((segment.bare(), tokens, found, confidence))
            self.held.extend((segment.bare(), (token,), found, 0.9) for token, found in self.checker.opening(segment))
        if len(self.names) < 50_000:
            self.names.update(t.norm for t in segment.words if t.text[0].isupper() and not segment.starts_sentence(t))

    def finish(self) -> Iterable[Finding]:
        times = Counter(token.norm for _, tokens, _, _ in self.held for token in tokens)
        for segment, tokens, found, confidence in self.held:
            opening = tokens[0].text[0].isupper()
            often = max(times[token.norm] for token in tokens) > 2  # then rather the subject of the text than a slip
            if (opening and (often or tokens[0].norm in self.names)) or (often and found.margin < 3.0):
                continue
            yield self.checker.report(segment, tokens, found, confidence)


def _no_name(word: str, found: Origin) -> bool:
    """Whether a word with a capital is an ordinary word of its language, hardly known abroad as names are."""
    return found.common and found.margin >= 3.5 and found.zipf >= 4.0 and not known_abroad(word, found.lang)


def _connective(word: str, found: Origin, follower: Token) -> bool:
    """Whether the word is a connective of its language, as in “However, …”."""
    return follower.text == "," and found.margin >= 1.5 and word in language_data(found.lang).function_words


def _suspect(tokens: tuple[Token, ...], i: int, segment: Analysis, allowed: frozenset[str]) -> Origin | None:
    token = tokens[i]
    if not token.is_word or len(token.norm) < 3 or token.text != token.text.lower() or token.norm in allowed:
        return None
    if "-" in token.norm or "'" in token.norm:
        return None
    return origin(token.norm, segment.lang)


def _confidence(found: Origin, source: str | None, lang: str, tokens: tuple[Token, ...]) -> float:
    """How sure it is that the word was left in; 0 for not sure enough."""
    if not found.common:
        return 0.7 if found.margin >= 3.5 and found.lang in _SOURCES else 0.0
    if found.lang not in _SOURCES:
        return 0.0
    if source is not None and found.lang != source:
        return 0.6 if found.margin >= 3.5 else 0.0
    near = found.margin < 4.5 and _misspelt(tokens[0].norm, lang)
    if near:
        return 0.55 if found.margin >= 3.0 else 0.0
    for margin, confidence in ((3.5, 0.95), (2.5, 0.85), (2.0, 0.7)):
        if found.margin >= margin:
            return confidence
    return (
        0.55
        if found.lang == "en" and found.margin >= 1.4 and found.zipf >= 2.9 and found.zipf - found.margin <= 1.8
        else 0.0
    )


# Languages from which news is translated. The others serve to tell languages apart, but a rare or misspelt word is
# too often theirs.
_SOURCES = frozenset(
    (
        "en",
        "fr",
        "de",
        "es",
        "it",
        "pt",
        "nl",
        "id",
        "ms",
        "ru",
        "uk",
        "pl",
        "cs",
        "tr",
        "ar",
        "fa",
        "sv",
        "nb",
        "da",
        "ro",
        "hu",
        "fi",
        "el",
        "he",
        "hi",
    )
)


def _innocent(tokens: tuple[Token, ...], first: int, last: int, lang: str, segment: Analysis) -> bool:
    """Whether the run is part of a name, quoted, glossed or bracketed."""
    start, end = tokens[first].start, tokens[last].end
    for i in (first - 2, first - 1, last + 1, last + 2):
        if 0 <= i < len(tokens) and _name_like(tokens[i], segment):
            return True
    before = tokens[max(0, first - 6) : first]
    if any(_name_like(t, segment) for t in before) and any(_more_at_home(t.norm, lang, segment.lang) for t in before):
        return True  # the end of a foreign title
    if _bracketed(segment.text, start, end) or _GLOSS.match(segment.text, end):
        return True
    if _GLUED.match(segment.text, end) or segment.text[max(0, start - 1) : start].isalnum():
        return True  # a site’s name, a file, an identifier
    return _short_quotation(segment, start, end)


def _short_quotation(segment: Analysis, start: int, end: int) -> bool:
    """Whether the span is part of a quotation of a few foreign words: a title, a motto, a word that is talked about."""
    span = segment.quotation_at(start, end)
    if span is None or segment.lexicon is None:
        return False
    words = [token.norm for token in segment.words if span.start <= token.start < span.end]
    strange = sum(segment.lexicon.zipf(word) < 3.0 for word in words)
    return len(words) <= TITLE or (len(words) < LONG_QUOTATION and strange >= 0.4 * len(words))


def _name_like(token: Token, segment: Analysis) -> bool:
    if token.kind is Kind.LINK:
        return True
    if not token.is_word or not token.text[0].isupper() or segment.starts_sentence(token):
        return False
    if segment.lang == "de":  # every noun has a capital there: only one that German does not know may be a name
        return segment.lexicon is None or segment.lexicon.zipf(token.norm) < 3.0
    return True


def _more_at_home(word: str, there: str, here: str) -> bool:
    """Whether a word is far more usual in one language than in another."""
    one, other = lexicon(there), lexicon(here)
    return one is not None and other is not None and one.zipf(word) - other.zipf(word) >= 1.5


def _at_home(token: Token, segment: Analysis) -> bool:
    return (
        token.is_word
        and token.text == token.text.lower()
        and segment.lexicon is not None
        and segment.lexicon.zipf(token.norm) >= 4.0
    )


def _bracketed(text: str, start: int, end: int) -> bool:
    """Whether the span lies within a short bracket."""
    left = text.rfind("(", max(0, start - 60), start)
    return left >= 0 and ")" not in text[left:start] and ")" in text[end : end + 60]


_GLOSS = re.compile(r"\s?(?:\(|,? [«“„\"])")
_GLUED = re.compile(r"[.@/_]?\w")
_ALPHABET = "abcdefghijklmnopqrstuvwxyzàâäáãçéèêëíìîïñóòôöõúùûüœß"


def _misspelt(word: str, lang: str) -> bool:
    """Whether one changed letter makes a usual word of the language: a slip, rather than another language."""
    lex = lexicon(lang)
    if lex is None or len(word) < 5:
        return False
    for i in range(len(word) + 1):
        left, right = word[:i], word[i:]
        if right and lex.zipf(left + right[1:]) >= 3.0:
            return True
        for char in _ALPHABET:
            if lex.zipf(left + char + right) >= 3.0 or (right and lex.zipf(left + char + right[1:]) >= 3.0):
                return True
    return False


def _stranger(token: Token, lang: str) -> str | None:
    """The script of a word that is not at home in the language; Latin is at home everywhere."""
    if token.kind not in (Kind.WORD, Kind.IDEOGRAM) or token.text.isascii():
        return None
    if not _FOREIGN_LETTER.search(token.text):
        return None
    counts = scripts(token.text)
    strange = [s for s in counts if s != "Latn" and not belongs(s, lang)]
    return strange[0] if strange and len(counts) == 1 and (len(token.text) > 1 or token.kind is Kind.IDEOGRAM) else None


_FOREIGN_LETTER = re.compile("[\u0370-\u1fff\u3040-\ud7af\uf900-\ufaff]")
