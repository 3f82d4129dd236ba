"""Word forms and noun phrases by what they may agree with: sets of genders and numbers, sets of persons."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from enum import IntEnum
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from qa.language.lexicon import lexicon as frequencies
from qa.language.morphology import Morphology, Reading, morphology
from qa.language.tokens import Kind, Token

REMEMBERED = 100_000  # forms
RARE = 2.0  # Zipf: a verb rarer than this is not thought of where the form is a noun too
GENDERS, NUMBERS, PERSONS = "mfn", "sp", "123"
ANY = 0b111111  # every gender and number; every person and number
SINGULAR, PLURAL = 0b010101, 0b101010


class Sort(IntEnum):
    """What a form may be."""

    FINITE = 1  # a conjugated verb
    INFINITIVE = 2
    CLOSED = 4  # an adverb, preposition, pronoun, conjunction: nothing is said of such words
    PARTICIPLE = 8
    BE = 16  # of a verb whose predicate agrees with the subject
    HAVE = 32
    KNOWN = 64
    SURE = 128  # a conjugated verb wherever a verb may stand
    ADVERB = 256


class Shape(NamedTuple):
    """A form: the genders and numbers that it may have as determiner, noun or adjective, the persons as a verb."""

    det: int
    noun: int
    adj: int  # adjectives and past participles
    verb: int
    sort: int


class Phrase(NamedTuple):
    """A noun phrase: its words by number, the end excluded, and what it agrees with."""

    start: int
    head: int
    end: int
    cells: int


def cells(gender: str, number: str) -> int:
    """The genders and numbers that features allow, as bits: ms, mp, fs, fp, ns, np."""
    return sum(
        1 << (2 * g + n)
        for g, a in enumerate(GENDERS)
        for n, b in enumerate(NUMBERS)
        if gender in ("", a) and number in ("", b)
    )


def persons(person: str, number: str) -> int:
    """The persons that features allow, as bits: 1s, 1p, 2s, 2p, 3s, 3p."""
    return sum(
        1 << (2 * p + n)
        for p, a in enumerate(PERSONS)
        for n, b in enumerate(NUMBERS)
        if person in ("", a) and number in ("", b)
    )


class Grammar:
    """What the forms of a language agree with: its morphological lexicon and its table."""

    def __init__(self, table: dict[str, Any], lexicon: Morphology) -> None:
        self.lexicon = lexicon
        self.frequencies = frequencies(lexicon.lang)
        self.table = table
        self.determiners = {
            word: sum(_bits(cell) for cell in key.split("_"))
            for key, text in table["determiners"].items()
            for word in text.split()
        }
        self.pronouns = {
            word: (cells(key[2:], key[1]) if key[2:] else ANY, persons(key[0], key[1]))
            for key, text in table["subjects"].items()
            for word in text.split()
        }
        self.lists = {key: frozenset(value.split()) for key, value in table.items() if isinstance(value, str)}
        self.vowel = re.compile(table.get("vowel", "(?!)"))
        self.relational = re.compile(table.get("relational", "(?!)"))
        self.agents = re.compile(table.get("agents", "(?!)"))
        self.plurals = re.compile(table.get("plurals", "s$"))
        self.strict = bool(table.get("strict", False))
        self.only_before = bool(table.get("only_before", False))
        self.prodrop = bool(table.get("prodrop", False))
        self.bare = "prepositions" if self.prodrop else "of"  # after which an adjective and a noun may stand alone
        self._shapes: dict[str, Shape] = {}

    def words(self, key: str) -> frozenset[str]:
        """A list of the table."""
        return self.lists.get(key, frozenset())

    def shape(self, token: Token) -> Shape:
        """What a token may be."""
        word = token.norm
        found = self._shapes.get(word)
        if found is None:
            if len(self._shapes) > REMEMBERED:
                self._shapes.clear()
            found = self._shapes[word] = self._shape(word)
        return found

    def _shape(self, word: str) -> Shape:
        noun = adj = verb = sort = 0
        det = self.determiners.get(word, 0)
        readings = self.lexicon.readings(word)
        nouns = {r.lemma for r in readings if r.pos == "NOUN"}
        for r in readings:
            if r.pos == "PROPN" or (r.pos == "ADJ" and not r.gender + r.number and r.lemma in nouns):
                continue  # “tarte maison”: a noun that describes another
            if nouns and r.pos == "VERB" and self.frequencies and self.frequencies.frequency(r.lemma) < RARE:
                continue  # “voiturer” beside “voiture”
            sort |= Sort.KNOWN
            if r.pos == "NOUN":
                noun |= cells(r.gender, r.number)
            elif r.pos == "ADJ" or r.form == "part":
                adj |= cells(r.gender, r.number)
                sort |= Sort.PARTICIPLE if r.form else 0
            elif r.form == "fin":
                verb |= persons(r.person, r.number)
                sort |= Sort.FINITE
            elif r.form == "inf":
                sort |= Sort.INFINITIVE
            else:
                sort |= Sort.CLOSED | (Sort.ADVERB if r.pos == "ADV" else 0)
            if r.form == "fin":
                sort |= Sort.BE if r.lemma in self.words("be") else Sort.HAVE if r.lemma in self.words("have") else 0
        if word in self.words("closed"):
            sort |= Sort.CLOSED
        if word in self.words("verbs"):
            sort = (sort | Sort.SURE) & ~Sort.CLOSED
        elif verb and not (noun or adj or sort & (Sort.CLOSED | Sort.INFINITIVE)):
            sort |= Sort.SURE
        return Shape(det, noun, adj, verb, int(sort))

    def plural(self, word: str) -> bool:
        """Whether a word that the lexicon does not know may be a plural."""
        return self.plurals.search(word) is not None

    def plain(self, token: Token) -> bool:
        """Whether a token is an ordinary word in lower case."""
        return token.kind is Kind.WORD and token.text.isalpha() and token.text.islower()

    def determiner(self, tokens: tuple[Token, ...], i: int) -> int:
        """What the determiner at `i` asks for; 0 where it may be something else."""
        word = tokens[i].norm
        asked = self.determiners.get(word, 0)
        if not asked or tokens[i].kind is not Kind.WORD:
            return 0
        if self.prodrop and i and tokens[i].text[0].isupper() and tokens[i - 1].kind is Kind.WORD:
            return 0  # “Hantili I fece”
        if word in self.words("points") and i and tokens[i - 1].norm in self.words("sides"):
            return 0  # “la costa este norteamericana”
        if word in self.words("either_before_vowel") and i + 1 < len(tokens) and self.vowel.match(tokens[i + 1].norm):
            return asked | (asked & SINGULAR) << 2
        return asked

    def sure(self, tokens: tuple[Token, ...], i: int) -> bool:
        """Whether the word at `i` is a determiner and no pronoun, so that no verb follows."""
        if self.strict:
            return False
        if tokens[i].norm not in self.words("clitics"):
            return True
        if i and tokens[i - 1].norm in self.words("prepositions"):
            return True
        return i == 0 and (not self.prodrop or self._noun_before(tokens, i + 2))

    def _noun_before(self, tokens: tuple[Token, ...], k: int) -> bool:
        """Whether what stands at `k` says that the word before it is no verb."""
        if k >= len(tokens):
            return False
        word = tokens[k].norm
        little = word == "," or (word in self.words("objects") and word not in self.determiners)
        return little or bool(self.shape(tokens[k]).sort & Sort.SURE)


def _bits(cell: str) -> int:
    if cell in ("s", "p"):
        return cells("", cell)
    return cells(cell[0], cell[1:])


@cache
def grammar(lang: str) -> Grammar | None:
    """The grammar of a language, or None where there is no table or no morphological lexicon."""
    table, found = _tables().get(lang), morphology(lang)
    return Grammar(table, found) if table and found else None


@cache
def _tables() -> dict[str, Any]:
    text = (Path(__file__).parent / "data" / "agreement.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def features(bits: int) -> tuple[str, str]:
    """Gender and number that all of some cells share; an empty one where they differ."""
    genders = {a for g, a in enumerate(GENDERS) if bits & 0b11 << 2 * g}
    numbers = {b for b, part in zip(NUMBERS, (SINGULAR, PLURAL), strict=True) if bits & part}
    return ("".join(genders) if len(genders) == 1 else "", "".join(numbers) if len(numbers) == 1 else "")


def readings_of(lexicon: Morphology, word: str, parts: Iterable[str]) -> list[Reading]:
    """The readings of a word as these parts of speech; past participles count as adjectives."""
    wanted = set(parts)
    return [
        r
        for r in lexicon.readings(word)
        if (r.form != "part" and r.pos in wanted) or (r.form == "part" and "ADJ" in wanted)
    ]
