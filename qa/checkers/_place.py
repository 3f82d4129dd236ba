"""Where a rendering has to fit in: the words that were found and those before them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from qa.analysis import Analysis
from qa.glossary.matching import Match
from qa.glossary.pattern import parse
from qa.language.agreement import is_determiner, sound
from qa.language.conjugation import tables
from qa.language.data import language_data
from qa.language.inflection import is_infinitive
from qa.language.lexicon import lexicon
from qa.language.tokens import Token, tokenize


@dataclass(frozen=True, slots=True)
class Place:
    """A match in its text."""

    text: str
    lang: str
    match: Match
    found: tuple[Token, ...]  # the words of the match
    before: tuple[Token, ...]  # up to five words before it in the same clause, the nearest last
    after: Token | None

    @classmethod
    def of(cls, segment: Analysis, match: Match) -> Place:
        first, last = (bisect_left(segment.tokens, at, key=_start) for at in (match.start, match.end))
        before: list[Token] = []
        end = match.start
        for token in reversed(segment.tokens[max(first - 5, 0) : first]):
            if not token.is_word or segment.text[token.end : end].strip():
                break
            before.insert(0, token)
            end = token.start
        after = segment.tokens[last] if last < len(segment.tokens) else None
        return cls(segment.text, segment.lang, match, segment.tokens[first:last], tuple(before), after)

    @property
    def verbs(self) -> Mapping[str, Any]:
        """The language's table of verbs."""
        return tables(self.lang).get("verbs", {})  # type: ignore[no-any-return]

    @property
    def possessives(self) -> Sequence[Sequence[str]]:
        """The language's possessives by person."""
        return tables(self.lang).get("determiners", {}).get("possessives", ())  # type: ignore[no-any-return]

    def words(self, first: int, last: int) -> str:
        """The text from one of the words found to before another."""
        return self.text[self.found[first].start : self.found[last - 1].end] if last > first else ""

    def nearest(self, number: int = 1) -> Token | None:
        """The word before the match, or the one before that."""
        return self.before[-number] if len(self.before) >= number else None

    def heads(self) -> tuple[str, ...]:
        """The verbs that the entry's patterns name."""
        entry = self.match.entry
        return _heads((*entry.bad, *((entry.slot,) if entry.slot else ())), self.lang)

    def is_adverb(self, token: Token) -> bool:
        """Whether a word may stand between a verb and what belongs to it."""
        return token.norm in self.verbs.get("adverbs", ()) or token.norm.endswith(self.verbs.get("adverb", "\0"))

    def is_function(self, word: str) -> bool:
        """Whether a word is an article, a preposition or the like."""
        prepositions = self.verbs.get("before_infinitive", ())
        return word in language_data(self.lang).function_words or word in prepositions or is_determiner(word, self.lang)


def _start(token: Token) -> int:
    return token.start


@lru_cache(maxsize=1024)
def _heads(patterns: tuple[str, ...], lang: str) -> tuple[str, ...]:
    atoms = {atom for pattern in patterns for sequence in parse(pattern, lang) for atom in sequence}
    return tuple(sorted(atom.value for atom in atoms if atom.kind == "l" and is_infinitive(atom.value, lang)))


def lemma(word: str, lang: str) -> str:
    """The lemma of a word, itself where none is known."""
    lex = lexicon(lang)
    return lex.lemma(word) if lex is not None else word


def joined(first: str, second: str) -> str:
    """Two words, without a blank after an apostrophe."""
    if not first or not second:
        return first + second
    return first + ("" if first[-1] in "'’" or second[0] in ",'’" else " ") + second


def elided(word: str, following: str, lang: str) -> str:
    """A little word with or without its vowel, as the sound after it asks: “de” and “d'”."""
    pairs: Mapping[str, str] = tables(lang).get("determiners", {}).get("elided", {})
    full = next((key for key, short in pairs.items() if word in (key, short)), "")
    if not full:
        return word
    return pairs[full] if sound(following, lang) == "v" else full


def like(word: str, model: str) -> str:
    """A word in capitals, with one, or without, as the model has it; its apostrophe too."""
    if "’" in model:
        word = word.replace("'", "’")
    if len(model) > 1 and model.isupper() and model[-1] not in "'’":
        return word.upper()
    return word[:1].upper() + word[1:] if model[:1].isupper() else word


def cut(term: str, lang: str) -> tuple[Token, ...]:
    """The words of a rendering."""
    return tokenize(term, lang)
