"""Flags a person's name in another language's transliteration."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from qa.analysis import Analysis, Context
from qa.checkers._naming import after, credits, foreign_around, goes_on, titled
from qa.checkers.base import Collector, DocumentChecker
from qa.language.names import language_name
from qa.language.persons import GENITIVE, LANGUAGES, Misspelt, misspelt
from qa.language.romanisation import attested, given_names, to_cyrillic, to_latin
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
    "en": re.compile(r"sh(?!ch)|shch|zh|(?<![aeiou])y[ua]|^y[ua]|(?<!t)(?<!s)ch"),
    "fr": re.compile(r"tch|ou(?=[^aeiou])|iou|chtch"),
    "de": re.compile(r"tsch|sch"),
    "nl": re.compile(r"tsj|sj|oe(?=[^aeiou])|zj"),
}
# Those that languages write which follow the English convention, more or less.
_CONVENTION = {"it": "en", "pt": "en", "id": "en"}
# A Chinese name that came by way of Russian: no pinyin syllable begins so.
_PALLADIUS = re.compile(r"^(?:tsz|chzh|czh|dzya|syu[ae])", re.IGNORECASE)
_PATRONYMIC = re.compile(r"(?:[oe]w?vit?ch|[oe]witsch|[oe]vitsj|[oe]vic|[oe]vn[ay]|[oe]wna)$")
# Sportsmen go by the spelling of their passports: how words of sport begin.
_SPORT = re.compile(
    r"\b(?:atp|box|calci|campe[oó]n|champion|club|copa|coupe|[eé]checs|eishockey|entra[iî]n|fifa|final|f[uú]tbol|futebol|football"
    r"|fu(?:ß|ss)ball|giocator|gols?\b|goles|gymnast|hockey|jogador|joueu|jugador|kampioen|league|liga|ligue|match|m[ée]dai?ll|meister"
    r"|nba|nhl|ol[iy]mp|ol[ií]mp|partid[oa]|partita|patin|pemain|pertandingan|schaa?[ck]|schwimm|speler|spiel|sport|tennis|torneo"
    r"|torneio|tournoi|trainer|turnier|uefa|voetbal|weltmeister|wereld|wedstrijd|wta)",
    re.IGNORECASE,
)
# Nouns with a capital that stand before a name, at their ends.
_OFFICES = (
    *("präsident", "präsidenten", "präsidentin", "chef", "chefs", "minister", "ministers", "ministerin", "kanzler"),
    *("führer", "führers", "führerin", "sprecher", "sprecherin", "general", "oligarch", "diktator", "machthaber"),
    *("presiden", "president", "presidente", "président", "premier", "ayatollah"),
)
_BLANKS = (" ", "\u00a0", "\u202f")
# Who go by a spelling of their own, or by several.
_OWN = frozenset(("abramovich", "baryshnikov", "chekov", "klitschko", "shevchenko", "sharapova", "tszyu", "zinchenko"))


@dataclass(frozen=True)
class Transliteration(DocumentChecker):
    """A person's name in another language's transliteration, as “Chemodanova” for French “Tchemodanova”."""

    id = "transliteration"
    category = Category.ENTITY
    severity = Severity.MINOR
    confidence = 0.75
    languages = frozenset(LANGUAGES)

    allow: frozenset[str] = frozenset()  # names to leave alone

    def start(self, context: Context) -> Collector:
        return _Once(self)

    def suspects(self, segment: Analysis) -> Iterator[Finding]:
        """Every name of a segment that is written by another language's convention."""
        if not segment.names or credits(segment):
            return
        known = list(self._persons(segment))
        yield from known
        starts = [finding.span.start for finding in known]
        sport: bool | None = None
        for name in segment.names:
            for before, token in zip((None, *name.words), name.words, strict=False):
                word = token.text.lower()
                if word in self.allow or word in _OWN or len(word) < 5 or not token.text[1:].islower():
                    continue
                row = bisect_right(starts, token.start) - 1
                if row >= 0 and token.start < known[row].span.end:
                    continue
                if before is not None and token is name.words[-1] and self._given(before):
                    if sport is None:
                        sport = bool(_SPORT.search(segment.text))
                    if not sport:
                        yield from self._slavic(segment, token, word, before.text.lower() in given_names("uk"))
                if len(name.words) > 1 and _PALLADIUS.match(word):
                    message = f"“{token.text}” is a Chinese name in Russian transliteration; pinyin is usual"
                    yield self.finding(segment, (token.start, token.end), message)

    def _persons(self, segment: Analysis) -> Iterator[Finding]:
        """Persons of the table under another language's spelling."""
        names = misspelt(segment.lang)
        done = 0
        for i, token in enumerate(segment.tokens):
            if token.start < done:
                continue
            for name in names.get(token.text, ()):
                end = after(segment, i, name.form)
                if end is None or name.form.lower() in self.allow or not self._is_person(segment, i, end, name):
                    continue
                done = segment.tokens[end - 1].end
                here = language_name(segment.lang)
                whose = f"the {language_name(name.lang)} spelling" if name.lang else "no usual spelling"
                message = f"“{name.form}” is {whose}; {here} has “{name.right}”"
                yield self.finding(segment, (token.start, done), message, suggest=name.right)
                break

    def _is_person(self, segment: Analysis, i: int, end: int, name: Misspelt) -> bool:
        """Whether the name stands in the text as that person's: not as somebody else's, not in a title or credit."""
        tokens = segment.tokens
        if titled(segment, tokens[i].start, tokens[end - 1].end) or foreign_around(segment, i, end):
            return False
        genitive = segment.lang in GENITIVE and name.right.endswith("s")
        if goes_on(segment, end) and not (genitive and tokens[end].is_word):
            return False
        before = tokens[i - 1] if i else None
        if before is None or not before.is_word or segment.text[before.end : tokens[i].start] not in _BLANKS:
            return name.alone
        if before.text in name.given or _PATRONYMIC.search(before.norm):
            return True
        if before.text.islower():
            return name.alone
        opens = segment.starts_sentence(before) and before.norm in segment.language_data.function_words
        return name.alone and (opens or before.norm.endswith(_OFFICES))

    def _given(self, token: Token) -> bool:
        """Whether a word is a given name that Russians, Ukrainians or Belarusians bear and few others."""
        word = token.text.lower()
        return word in given_names("ru") or word in given_names("uk") or bool(_PATRONYMIC.search(word))

    def _slavic(self, segment: Analysis, token: Token, word: str, ukrainian: bool) -> Iterator[Finding]:
        if not _SLAVIC.search(word):
            return
        lang, source = _CONVENTION.get(segment.lang, segment.lang), "uk" if ukrainian else "ru"
        for other in ("en", "fr", "de", "nl"):
            if other == lang or not _MARKS[other].search(word) or (other == "fr" and segment.lang == "pt"):
                continue
            cyrillic = to_cyrillic(word, other, source)
            if cyrillic is None:
                continue
            own = to_latin(cyrillic, lang, source)
            if own.lower() == word or not self._foreign(word, cyrillic, lang, source):
                continue
            here, there = language_name(segment.lang), language_name(other)
            message = f"“{token.text}” is the {there} transliteration; {here} has “{own}”"
            yield self.finding(segment, (token.start, token.end), message, suggest=own)
            return

    def _foreign(self, word: str, cyrillic: str, lang: str, source: str) -> bool:
        """Whether the reading by the other convention is a Russian name or word, and this language's reading is not."""
        here = to_cyrillic(word, lang, source)
        there = attested(cyrillic, source)
        return there >= 2.0 and (here is None or here == cyrillic or there > attested(here, source) + 0.5)


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
