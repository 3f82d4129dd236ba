"""Flags two nouns side by side where the language wants a preposition between them."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from qa.analysis import Analysis
from qa.checkers._patterns import sorts_of
from qa.checkers._place import elided, joined
from qa.checkers.base import Checker
from qa.language.morphology import morphology
from qa.language.tokens import Token
from qa.mqm import Category, Severity
from qa.types import Finding

_VERBS = frozenset({"finite", "infinitive", "participle", "gerund"})


@dataclass(frozen=True)
class NounPile(Checker):
    """Two nouns side by side, in the order of English or German, as in “une plaque immatriculation”."""

    id = "noun-pile"
    category = Category.GRAMMAR
    severity = Severity.MAJOR
    languages = frozenset({"fr"})

    def check(self, segment: Analysis) -> Iterator[Finding]:
        piles = _piles().get(segment.lang)
        if piles is None or segment.heading:
            return
        for i, (head, noun) in enumerate(pairwise(segment.tokens)):
            if head.norm not in piles.heads or noun.norm not in piles.nouns or head.norm == noun.norm:
                continue
            between = segment.text[head.end : noun.start]
            if not (head.text.islower() and noun.text.islower()) or between.strip(" \u00a0") or not between:
                continue
            if f"{head.norm}+{noun.norm}" in piles.pairs or segment.text[noun.end : noun.end + 1] in ("/", "-", "–"):
                continue
            if noun.norm in [token.norm for token in segment.tokens[i + 2 : i + 4]]:
                continue  # “saison après saison”
            if _is_verb(noun.norm, segment.lang) and not _closes(segment.tokens, i + 2, piles):
                continue
            if _is_head(segment.tokens, i, piles, segment.lang):
                shown = segment.text[head.start : noun.end]
                right = f"{head.text} {joined(elided('de', noun.text, segment.lang), noun.text)}"
                message = f"“{shown}”: two nouns with nothing that links them"
                yield self.finding(segment, (head.start, noun.end), message, suggest=right)


class Piles(NamedTuple):
    """The nouns of one language: see `data/noun-pile.toml`."""

    strong: frozenset[str]
    weak: frozenset[str]
    before: frozenset[str]
    heads: frozenset[str]
    nouns: frozenset[str]
    pairs: frozenset[str]
    finite: frozenset[str]


def _is_head(tokens: tuple[Token, ...], i: int, piles: Piles, lang: str) -> bool:
    """Whether a determiner says that the word is a noun."""
    if not i:
        return False
    determiner = tokens[i - 1]
    if determiner.norm in piles.strong:
        return determiner.norm != "l'" or not _is_verb(tokens[i].norm, lang)
    if determiner.norm not in piles.weak:
        return False
    if i == 1 or not tokens[i - 2].is_word or tokens[i - 2].norm in piles.before:
        return True
    if sorts_of(lang, tokens[i - 2].norm) & _VERBS:
        return True  # what follows a verb is no pronoun
    return not _is_verb(tokens[i].norm, lang)


def _closes(tokens: tuple[Token, ...], i: int, piles: Piles) -> bool:
    """Whether a verb follows: what stands before it is a noun."""
    return i < len(tokens) and tokens[i].norm in piles.finite


def _is_verb(word: str, lang: str) -> bool:
    morph = morphology(lang)
    return morph is None or any(reading.pos == "VERB" for reading in morph.readings(word))


@cache
def _piles() -> dict[str, Piles]:
    text = (Path(__file__).parent / "data" / "noun-pile.toml").read_text(encoding="utf-8")
    return {
        lang: Piles(*(frozenset(table[name].split()) for name in Piles._fields))
        for lang, table in tomllib.loads(text).items()
    }
