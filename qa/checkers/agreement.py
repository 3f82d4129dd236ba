"""Flags words that do not agree: determiner and noun, noun and adjective, subject and verb."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from qa.analysis import Analysis
from qa.checkers._phrases import (
    PLURAL,
    SINGULAR,
    Grammar,
    Phrase,
    Shape,
    Sort,
    features,
    grammar,
    persons,
    readings_of,
)
from qa.checkers.base import Checker
from qa.language.tokens import Kind, Token
from qa.mqm import Category, Severity
from qa.types import Finding

LONGEST = 12  # words before a subject in which another one may stand
FAR = 60  # words before an adjective or relative clause in which what it belongs to may stand

VOWELS = "aeiouyéèêàâîôœæ"
DECIMAL = re.compile(r"\d[.,]\d")
_NO_NOUNS = ("not_nouns", "verbs", "numerals")
NAMES = {"m": "masculine", "f": "feminine", "n": "neuter", "s": "singular", "p": "plural"}


class Fault(NamedTuple):
    """Two words that disagree: the words from `start` to `end`, why, and what to write in place of one of them."""

    start: int
    end: int
    why: str
    at: int = 0
    fixes: tuple[str, ...] = ()
    severity: Severity = Severity.MAJOR


@dataclass(frozen=True)
class Agreement(Checker):
    """Words that do not agree in gender, number or person, as French “les autorités a déclaré”."""

    id = "agreement"
    category = Category.GRAMMAR
    severity = Severity.MAJOR
    languages = frozenset({"fr", "es", "it", "pt"})

    def check(self, segment: Analysis) -> Iterator[Finding]:
        rules = grammar(segment.lang)
        if rules is None:
            return
        for _, tokens in segment.by_sentence:
            reader = _Reader(rules, tokens)
            done = 0
            for fault in sorted(reader.faults(), key=lambda fault: (fault.start, fault.end)):
                if fault.start < done:
                    continue
                done = fault.end
                span = (tokens[fault.start].start, tokens[fault.end - 1].end)
                if "\n" in segment.text[slice(*span)]:
                    continue
                changed = tokens[fault.at]
                fixes = [
                    _joined(segment.text[span[0] : changed.start], fix, segment.text[changed.end : span[1]], rules)
                    for fix in fault.fixes
                ]
                yield self.finding(segment, span, fault.why, suggest=fixes, severity=fault.severity)


def _joined(before: str, word: str, after: str, rules: Grammar) -> str:
    """A word put between others, with the elision that its first letter asks for."""
    last = before.rstrip().rsplit(" ", 1)[-1].lower()
    if last in rules.words("elides") and word[0] in VOWELS:
        before = before.rstrip()[:-1] + "'"
    elif last.endswith(("'", "’")) and last[:-1] in ("n", "m", "t", "s", "j") and word[0] not in VOWELS:
        before = before[:-1] + "e "
    return before + word + (after.lstrip() if word.endswith("'") else after)


_NOTHING: frozenset[str] = frozenset()


class _Reader:
    """One sentence, read for its noun phrases and subjects."""

    def __init__(self, rules: Grammar, tokens: tuple[Token, ...]) -> None:
        self.rules = rules
        self.tokens = tokens
        self.shapes = [rules.shape(token) for token in tokens]
        self._lists = rules.lists
        self._norms = [token.norm for token in tokens]
        self._plain: list[bool | None] = [None] * len(tokens)
        self._phrases: dict[int, Phrase | None] = {}

    def faults(self) -> Iterator[Fault]:
        """Everything that disagrees."""
        last = len(self.tokens)
        for i, token in enumerate(self.tokens):
            if token.kind not in (Kind.WORD, Kind.NUMBER):
                continue
            if self.shapes[i].det:
                yield from self.determined(i)
                yield from self.relative(i)
            if token.norm in self.rules.pronouns:
                yield from self.pronoun(i)
            if self.many(i) or self.listed(i, self.rules.bare):
                yield from self.counted_or_bare(i)
            if self.shapes[i].noun and i + 1 < last and self.shapes[i + 1].adj and not self.rules.only_before:
                yield from self.described(i)
            if self.opens(i):
                yield from self.subject(i)
                if self.rules.prodrop:
                    yield from self.apposed(i)
                    yield from self.passive(i)

    def norm(self, i: int) -> str:
        """The word at `i`, nothing outside the sentence."""
        return self._norms[i] if 0 <= i < len(self._norms) else ""

    def listed(self, i: int, key: str) -> bool:
        """Whether the word at `i` is in a list of the language."""
        return 0 <= i < len(self._norms) and self._norms[i] in self._lists.get(key, _NOTHING)

    def plain(self, i: int) -> bool:
        """Whether there is an ordinary word in lower case at `i`, joined to nothing."""
        if not 0 <= i < len(self._plain):
            return False
        known = self._plain[i]
        if known is None:
            known = self.rules.plain(self.tokens[i])
            known = known and self.norm(i + 1) not in ("-", "'", "/") and self.norm(i - 1) not in ("-", "/")
            self._plain[i] = known
        return known

    # Noun phrases

    def phrase(self, i: int) -> Phrase | None:
        """The noun phrase that the determiner at `i` opens, if it is beyond doubt; no cells where it disagrees."""
        if i not in self._phrases:
            self._phrases[i] = self._phrase(i)
        return self._phrases[i]

    def _phrase(self, i: int) -> Phrase | None:
        asked = self.rules.determiner(self.tokens, i)
        k = i + 1
        if self.many(k):
            if not asked & PLURAL:
                return None
            asked, k = asked & PLURAL, k + 1
        while self.plain(k) and self.precedes(k) and self.plain(k + 1) and self.is_noun(k + 1, False):
            if self.shapes[k + 1].sort & Sort.PARTICIPLE:
                return None
            k += 1
        if not self.plain(k) or not asked or not self.is_noun(k, self.rules.sure(self.tokens, i)):
            return None
        if self.listed(i, "clitics") and self.shapes[k].sort & Sort.INFINITIVE:
            return None
        if self.rules.prodrop and i and self.foreign(i - 1):
            return None  # “Le geste et la parole”
        shape = self.shapes[k]
        agreed = asked & shape.noun
        if not agreed and asked & shape.adj:
            return None
        return Phrase(i, k, k + 1, agreed)

    def foreign(self, k: int) -> bool:
        """Whether the word at `k` is unknown and in lower case."""
        adverb = self.norm(k).endswith("mente")
        return self.plain(k) and not adverb and not self.shapes[k].sort and not self.shapes[k].det

    def many(self, k: int) -> bool:
        """Whether a number of two or more stands at `k`."""
        if self.listed(k, "numerals"):
            return True
        if k >= len(self.tokens) or self.tokens[k].kind is not Kind.NUMBER:
            return False
        digits = self.tokens[k].text
        return digits[0] in "123456789" and not (digits[0] == "1" and digits[1:2] in ("", ",", "."))

    def precedes(self, k: int) -> bool:
        """Whether the word at `k` is an adjective that precedes its noun."""
        return any(
            r.pos in ("ADJ", "DET") and r.lemma in self.rules.words("before")
            for r in self.rules.lexicon.readings(self.norm(k))
        )

    def is_noun(self, k: int, sure: bool) -> bool:
        """Whether the word at `k` is a noun; after a sure determiner, one that could be a verb elsewhere."""
        shape = self.shapes[k]
        if (
            not shape.noun
            or shape.sort & Sort.CLOSED
            or len(self.norm(k)) < 2
            or any(self.listed(k, x) for x in ("not_nouns", "verbs", "numerals"))
        ):
            return False
        return sure or not shape.sort & (Sort.FINITE | Sort.INFINITIVE)

    def determined(self, i: int) -> Iterator[Fault]:
        """A determiner that disagrees with its noun, or an adjective between them that disagrees with both."""
        found = self.phrase(i)
        if found is None or self.counted(i) or (i and self.shapes[i - 1].det):
            return
        asked, shape = self.rules.determiner(self.tokens, i), self.shapes[found.head]
        if self.plain(found.end) and not self.shapes[found.end].sort & Sort.KNOWN:
            return  # “open spaces”
        if self.noun_follows(found.head) and shape.sort & Sort.FINITE:
            return  # “un porte gobelet”
        after = self.shapes[found.end] if self.plain(found.end) and not self.precedes(found.head) else None
        if not found.cells and after is not None and after.noun & asked and not after.adj:
            return  # “una video llamada”
        joined = self.listed(found.end, "and") or self.norm(found.end) in (",", "(", "/", "-")
        if not found.cells:
            if shape.sort & Sort.INFINITIVE and self.rules.prodrop:
                return  # “nel tenere i rapporti”
            if DECIMAL.fullmatch(self.norm(found.head - 1)) and self.listed(found.head, "not_heads"):
                return  # “le 3.0 litri”: cars
            if self.rules.strict and all(
                a and b and a != b for a, b in zip(features(asked), features(shape.noun), strict=True)
            ):
                return  # “o relações públicas”
            number = not (asked & PLURAL and shape.noun & PLURAL) and not (asked & SINGULAR and shape.noun & SINGULAR)
            if (
                (number and joined)
                or (not number and self.named(found.end))
                or self.norm(found.end + 1) == self.norm(found.head)
            ):
                return
            fixes, at = self.other_number(found.head, asked) if number else (self.other_determiner(i, shape.noun), i)
            between = [self.shapes[k].adj for k in range(i + 1, found.head)]
            if not number and any(adj and not adj & shape.noun for adj in between):
                fixes = ()  # the adjective between them would change too
            yield Fault(i, found.end, self.why(i, asked, found.head, shape.noun), at, fixes)
            return
        for k in range(i + 1, found.head):
            adj = self.shapes[k].adj
            if self.rules.prodrop and self.listed(i, "clitics") and self.shapes[k].sort & Sort.CLOSED:
                return  # “e da questa altre città”
            if self.rules.only_before and not features(asked)[0]:
                return  # “l'unica superstite”: the noun may be of either gender
            if adj and not adj & found.cells and not (self.listed(k, "numerals") or self.listed(k, "not_adjectives")):
                fixes = self.adjective(k, found.cells)
                yield Fault(k, found.end, self.why(k, adj, found.head, found.cells), k, fixes, Severity.MINOR)

    def counted_or_bare(self, i: int) -> Iterator[Fault]:
        """A noun in the singular after a numeral, or one that disagrees with an adjective between it and “de”."""
        k = i + 1
        bare = self.listed(i, self.rules.bare)
        if not self.plain(k + 1 if bare else k) or self.shapes[i].det:
            return
        shape = self.shapes[k]
        if not bare:
            before = i and (self.shapes[i - 1].det or self.listed(i - 1, "and") or self.listed(i - 1, "numbered"))
            if before or self.tokens[i].kind is not Kind.WORD or not self.is_noun(k, False) or shape.noun & PLURAL:
                return
            if shape.adj or self.tokens[i].text[0].isupper() > (i == 0) or not self.ends(k + 1):
                return
            yield Fault(i, k + 1, self.why(i, PLURAL, k, shape.noun), k, self.other_number(k, PLURAL)[0])
        elif self.precedes(k) and self.plain(k) and self.is_noun(k + 1, False) and not self.shapes[k + 1].adj:
            cells = self.shapes[k + 1].noun
            if not shape.adj & cells and not shape.sort & (Sort.CLOSED | Sort.FINITE) and shape.adj & PLURAL:
                fixes = self.adjective(k, cells)
                yield Fault(k, k + 2, self.why(k, shape.adj, k + 1, cells), k, fixes, Severity.MINOR)

    def ends(self, k: int) -> bool:
        """Whether what stands at `k` is no part of the word before it."""
        return not (self.plain(k) and not self.shapes[k].sort & Sort.KNOWN) and self.norm(k) not in ("-", "/")

    def named(self, k: int) -> bool:
        """Whether a name or number stands at `k`: “la procureur Dupont”, “la lotus Elise”, “la type 911”."""
        if k >= len(self.tokens):
            return False
        token = self.tokens[k]
        return token.kind is Kind.NUMBER or (token.kind is Kind.WORD and token.text[0].isupper())

    def counted(self, i: int) -> bool:
        """Whether the word at `i` is part of a numeral: “vingt et un ans”."""
        if self.listed(i - 1, "counting"):
            return self.many(i - 2)
        return i > 0 and self.tokens[i - 1].end == self.tokens[i].start and self.tokens[i - 1].text in "-'’"

    def described(self, i: int) -> Iterator[Fault]:
        """A noun with an adjective behind it that agrees neither with it nor with a noun before."""
        shape, k = self.shapes[i], i + 1
        if (
            not self.plain(i)
            or not self.plain(k)
            or not (self.certain(i) or (self.is_noun(i, False) and not shape.adj))
        ):
            return
        adj = self.shapes[k]
        if not adj.adj or adj.adj & shape.noun or adj.sort & (Sort.CLOSED | Sort.INFINITIVE):
            return
        if adj.sort & Sort.FINITE and (not self.rules.prodrop or adj.verb & ~persons("1", "s")):
            return  # “un área amplio”: no one says “I” there
        if shape.sort & Sort.INFINITIVE and self.rules.prodrop:
            return  # “al ver realizadas sus esperanzas”
        if self.listed(k, "not_adjectives") or self.listed(i, "not_heads"):
            return
        if self.listed(i, "numerals") or self.listed(k, "numerals"):
            return
        if adj.sort & Sort.PARTICIPLE and k + 1 < len(self.tokens) and self.shapes[k + 1].det & adj.adj:
            return  # “terminadas las obras”
        shared = not adj.adj & PLURAL and bool(shape.noun & PLURAL)  # “les langues anglaise et française”
        if shared and (self.listed(k + 1, "and") or self.norm(k + 1) == ","):
            return
        if adj.noun and (not self.same_word(k) or self.rules.agents.search(self.norm(k))):
            return
        if adj.noun and self.rules.prodrop and not self.rules.relational.search(self.norm(k)):
            return
        if self.noun_follows(k):
            return
        if any(self.may_carry(j, adj.adj) for j in range(self.reach(i, k), i)):
            return
        fixes = self.adjective(k, shape.noun)
        yield Fault(i, k + 1, self.why(i, shape.noun, k, adj.adj), k, fixes)

    def noun_follows(self, k: int) -> bool:
        """Whether the word behind `k` may be a noun that the word at `k` belongs to."""
        if self.listed(k + 1, "verbs"):
            return False
        return self.plain(k + 1) and bool(self.shapes[k + 1].noun) and not self.shapes[k + 1].sort & Sort.CLOSED

    def same_word(self, k: int) -> bool:
        """Whether the noun at `k` is but the adjective or participle used as one."""
        found = self.rules.lexicon.readings(self.norm(k))
        adjectives = {r.lemma for r in found if r.pos == "ADJ"}
        return any(r.lemma in adjectives or self.shapes[k].sort & Sort.PARTICIPLE for r in found if r.pos == "NOUN")

    def reach(self, i: int, k: int) -> int:
        """Where the words begin that the adjective at `k` behind the noun at `i` may belong to."""
        if self.rules.relational.search(self.norm(k)) and not self.shapes[k].sort & Sort.PARTICIPLE:
            for j in range(i - 1, max(i - FAR, 0) - 1, -1):  # no one “leaves the stage local”
                if self.shapes[j].sort & Sort.SURE:
                    return next((n for n in range(j + 1, i) if not self.shapes[n].adj or self.shapes[n].noun), i)
        return max(i - FAR, 0)

    def certain(self, i: int) -> bool:
        """Whether a determiner says that the word at `i` is a noun."""
        found = self.phrase(i - 1) if i and self.shapes[i - 1].det else None
        return found is not None and found.head == i and bool(found.cells)

    def may_carry(self, j: int, asked: int) -> bool:
        """Whether the word at `j` may be what an adjective further on belongs to."""
        token, shape = self.tokens[j], self.shapes[j]
        if self.listed(j, "and") and asked & PLURAL:
            return True
        if token.norm in self.rules.pronouns:
            return bool(self.rules.pronouns[token.norm][0] & asked)
        if token.kind is Kind.NUMBER:
            return bool(asked & PLURAL)
        if (
            token.kind is not Kind.WORD
            or (shape.det and not (j and self.shapes[j - 1].det))
            or (shape.sort & Sort.CLOSED and not shape.noun)
        ):
            return False
        if not shape.sort & Sort.KNOWN or (j and not token.text.islower()):
            return bool(asked & SINGULAR) or self.rules.plural(token.norm)
        if self.rules.prodrop and shape.sort & Sort.INFINITIVE:
            return True
        if self.rules.prodrop and shape.sort & Sort.FINITE and shape.verb & persons("", features(asked)[1]):
            return True  # “entraban al templo descalzos”
        return bool((shape.noun | shape.adj) & asked)

    # Subjects

    def pronoun(self, i: int) -> Iterator[Fault]:
        """A pronoun with a verb of another person, or with a predicate of another gender or number."""
        asked, person = self.rules.pronouns[self.norm(i)]
        if self.listed(i, "strong") and any(self.listed(i - 1, key) for key in ("prepositions", "pairs")):
            return
        if self.norm(i - 1) == "-" or (
            i and self.rules.prodrop and not self.tokens[i].text.islower() and not self.opens(i)
        ):
            return  # “Io”, a moon
        if i and self.shapes[i - 1].sort & (Sort.BE | Sort.HAVE):
            return
        if (
            i
            and self.rules.prodrop
            and (self.shapes[i - 1].sort & (Sort.FINITE | Sort.PARTICIPLE) or self.shapes[i - 1].det)
        ):
            return  # “las galletas que hizo ella estaban duras”, “el yo es”
        yield from self.predicate(i, i, asked, person, sure=not self.rules.prodrop)

    def opens(self, i: int) -> bool:
        """Whether a clause begins at `i`."""
        if self.listed(i - 1, "openers"):
            both = any(self.listed(j, "both") for j in range(max(i - LONGEST, 0), i))
            return not both and not self.listed(i - 2, "pairs")  # “ainsi que”, “sia le persone che le macchine”
        return i == 0 or (i == 1 and self.tokens[0].kind is Kind.PUNCT)

    def subject(self, i: int) -> Iterator[Fault]:
        """A noun phrase at the beginning of a clause with a verb or predicate that disagrees."""
        found = self.phrase(i) if self.shapes[i].det else self.number_phrase(i)
        if self.listed(i, "contracted") or found is None or not found.cells or self.listed(found.head, "not_heads"):
            return
        number = features(found.cells)[1]
        if number == "s" and any(self.listed(j, "pairs") for j in range(max(i - LONGEST, 0), i)):
            return
        end, others = self.belongings(self.behind(found.end, found.cells), found.cells)
        if end and number:
            person = persons("3", number)
            if others & PLURAL and number == "s":
                return  # “le groupe des élus ont”: not beyond doubt
            yield from self.predicate(i, end - 1, found.cells, person, sure=False)

    def apposed(self, i: int) -> Iterator[Fault]:
        """A noun phrase that begins a clause, with a participle behind a comma: “la vacuna, desarrollado por”."""
        found = self.phrase(i) if self.shapes[i].det and not self.listed(i, "contracted") else None
        if found is None or not found.cells or self.listed(found.head, "not_heads"):
            return
        end, others = self.belongings(self.behind(found.end, found.cells), found.cells)
        k = end + 1
        while k < len(self.tokens) and self.adverb(k):
            k += 1
        if not end or self.norm(end) != "," or not self.plain(k):
            return
        shape = self.shapes[k]
        if not shape.sort & Sort.PARTICIPLE or shape.adj & (found.cells | others):
            return
        if shape.sort & (Sort.CLOSED | Sort.FINITE) or self.listed(k, "not_adjectives"):
            return
        if self.listed(k + 1, "prepositions") and not (shape.noun and self.listed(k + 1, "of")):
            why = self.why(found.head, found.cells, k, shape.adj, first=self.shown(i, end))
            yield Fault(i, k + 1, why, k, self.adjective(k, found.cells))

    def passive(self, i: int) -> Iterator[Fault]:
        """A noun phrase with “which” and a passive that disagrees, where the pronoun may be an object elsewhere."""
        found = self.phrase(i) if self.shapes[i].det and not self.listed(i, "contracted") else None
        if found is None or not found.cells or self.listed(found.head, "not_heads"):
            return
        end, others = self.belongings(self.behind(found.end, found.cells), found.cells)
        k = end + 1 if end and self.norm(end) == "," else end
        if not end or not self.listed(k, "which"):
            return
        asked, verb = found.cells | others, self.shapes[k + 1] if k + 1 < len(self.tokens) else None
        if verb is None or not verb.sort & (Sort.BE | Sort.HAVE) or not self.listed(k + 1, "passives"):
            return
        for fault in self.attribute(i, end - 1, k + 1, asked):
            if self.shapes[fault.at].sort & Sort.PARTICIPLE:
                yield fault

    def behind(self, k: int, asked: int) -> int:
        """Where the adjectives behind a noun end."""
        while self.plain(k) and self.agrees_behind(k, asked):
            k += 1
        return k

    def belongings(self, k: int, asked: int) -> tuple[int, int]:
        """Where the nouns end that belong to one before `k`, and what agrees with them; 0 where it is unclear."""
        others = 0
        start = k
        while self.listed(k, "of") and k < start + LONGEST:
            j = k if self.shapes[k].det else k + 1
            inner = self.phrase(j) if j < len(self.tokens) and self.shapes[j].det else None
            if inner is not None and inner.cells:
                cells, k = inner.cells, inner.end
            elif j == k + 1 and self.plain(j) and self.is_noun(j, True):
                cells, k = self.shapes[j].noun, j + 1
            elif self.named(k + 1):
                cells, k = SINGULAR, k + 2
            else:
                return 0, 0
            others |= cells
            k = self.behind(k, cells | asked)
        return k, others

    def relative(self, i: int) -> Iterator[Fault]:
        """A noun phrase with “who” or “which” and a verb that disagrees."""
        before = ("prepositions", "and", "openers")
        if self.listed(i, "contracted") or (i and self.listed(i, "of")) or any(self.listed(i - 1, x) for x in before):
            return
        found = self.phrase(i)
        if found is None or not found.cells or self.listed(found.head, "not_heads"):
            return
        end, number = self.behind(found.end, found.cells), features(found.cells)[1]
        other = PLURAL if number == "s" else SINGULAR
        if any(self.may_carry(j, other) for j in range(max(i - FAR, 0), i)):
            return  # “une manière de payer ses impôts qui va voir le jour”
        if number and self.listed(end, "who") and self.norm(i - 1) not in (",", "/", "-"):
            yield from self.predicate(i, end, found.cells, persons("3", number), sure=False)

    def number_phrase(self, i: int) -> Phrase | None:
        """A number with its noun: “390 femmes”."""
        if not self.many(i) or not self.plain(i + 1) or not self.is_noun(i + 1, True):
            return None
        agreed = self.shapes[i + 1].noun & PLURAL
        return Phrase(i, i + 1, i + 2, agreed) if agreed and agreed == self.shapes[i + 1].noun else None

    def agrees_behind(self, k: int, asked: int) -> bool:
        """Whether the word at `k` is an adjective that agrees with the noun before."""
        shape = self.shapes[k]
        return bool(shape.adj & asked) and not shape.sort & (Sort.CLOSED | Sort.FINITE | Sort.INFINITIVE)

    def predicate(self, start: int, last: int, asked: int, person: int, *, sure: bool) -> Iterator[Fault]:
        """What disagrees in the verb that follows `last`, of a subject with these genders, numbers and persons."""
        k, reflexive = last + 1, False
        while (self.listed(k, "objects") and not self.listed(k, "verbs")) or (self.rules.prodrop and self.adverb(k)):
            reflexive = reflexive or self.listed(k, "reflexives")
            if not sure and self.listed(k, "dislocated"):
                return  # “la casa la compraron ellos”
            k += 1
        if k >= len(self.tokens) or not self.tokens[k].text.islower() or self.tokens[k].kind is not Kind.WORD:
            return
        shape = self.shapes[k]
        if not sure and k == last + 1 and start == 0 and not person & SINGULAR and k + 1 < len(self.tokens):
            follower = self.shapes[k + 1]  # “les élèves demande leur”: a noun would not be followed by a determiner
            sure = (
                bool(follower.det)
                and not (shape.adj or (self.rules.prodrop and shape.noun))
                and not self.listed(k + 1, "clitics")
                and self.ends(k + 1)
            )
        if not shape.sort & (Sort.FINITE if sure else Sort.SURE) or shape.sort & Sort.CLOSED:
            return
        if not shape.verb & person:
            if shape.noun and self.listed(k + 1, "and"):
                return  # “ses flancs est et sud”
            if self.rules.prodrop and start != last and self.precedes(last):
                return  # “le ultime sale”
            if shape.sort & Sort.BE and k + 1 < len(self.tokens) and self.shapes[k + 1].det:
                return  # “la nouveauté sont les passages”
            if shape.sort & Sort.BE and self.many(start) and not self.shapes[min(k + 1, len(self.tokens) - 1)].adj:
                return  # “trois enfants est un bon nombre”
            if self.rules.strict and shape.sort & Sort.BE and (self.bare_noun(k + 1) or self.listed(k + 1, "which")):
                return  # “sua característica são inflamações”, “as elites é que decidem”
            if start != last and not shape.verb & persons("3", ""):
                return
            if self.rules.prodrop and not self.personal(k, start):
                return
            fixes = self.conjugated(k, person)
            if fixes:
                yield Fault(start, k + 1, self.verb_why(start, last, person, k, shape), k, fixes)
            return
        if not reflexive and shape.sort & (Sort.BE | Sort.HAVE) and features(asked) != ("", ""):
            yield from self.attribute(start, last, k, asked)

    def personal(self, k: int, start: int) -> bool:
        """Whether the verb at `k` needs the subject that begins at `start`: “los abuelos hay que consentirlos”."""
        if self.listed(k, "impersonal"):
            return False  # “i grilli pareva segassero”
        unknown = k + 1 < len(self.tokens) and not self.shapes[k + 1].sort & Sort.KNOWN
        if unknown and self.norm(k + 1).endswith(("lo", "la", "li", "le", "los", "las")):
            return False  # “il pacco dovrebbero ritirarlo”
        if self.shapes[k].sort & Sort.BE and self.norm(k + 1) in self.rules.pronouns:
            return False  # “il governo sono io”
        if self.shapes[k].sort & Sort.HAVE:
            k += 1
            while self.adverb(k):
                k += 1
            return k < len(self.tokens) and bool(self.shapes[k].sort & Sort.PARTICIPLE)
        return bool(self.shapes[k].sort & Sort.BE) or not self.indefinite(start)  # “cuatro golpes soportó”

    def bare_noun(self, k: int) -> bool:
        """Whether a noun that is no adjective stands at `k`."""
        return self.plain(k) and bool(self.shapes[k].noun) and not self.shapes[k].adj

    def indefinite(self, i: int) -> bool:
        """Whether the word at `i` makes a noun phrase an object as easily as a subject where it stands first."""
        return self.many(i) or self.many(i + 1) or self.listed(i, "indefinite")

    def attribute(self, start: int, last: int, k: int, asked: int) -> Iterator[Fault]:
        """A participle or adjective behind a form of “to be” that disagrees with the subject."""
        been = not self.shapes[k].sort & Sort.BE
        k += 1
        while k < len(self.tokens) and (self.adverb(k) or (been and self.listed(k, "been"))):
            been = been and not self.listed(k, "been")
            k += 1
        if been or not self.plain(k):
            return
        shape = self.shapes[k]
        if not shape.adj or shape.adj & asked or shape.sort & (Sort.CLOSED | Sort.INFINITIVE):
            return
        if (shape.noun and not self.same_word(k)) or self.listed(k, "not_adjectives"):
            return
        if shape.noun and self.rules.prodrop and not shape.sort & Sort.PARTICIPLE:
            return  # “ella es médico”
        if self.rules.strict and (shape.noun or not shape.sort & Sort.PARTICIPLE):
            return  # “eles são reflexo da sociedade”
        if self.noun_follows(k) or (not shape.adj & PLURAL and (self.listed(k + 1, "and") or self.norm(k + 1) == ",")):
            return
        why = self.why(last, asked, k, shape.adj, first=self.shown(start, last + 1))
        yield Fault(start, k + 1, why, k, self.adjective(k, asked))

    def adverb(self, k: int) -> bool:
        """Whether the word at `k` is an adverb and nothing else."""
        if k >= len(self.tokens):
            return False
        shape = self.shapes[k]
        other = shape.noun or shape.adj or shape.verb or shape.det
        return bool(shape.sort & Sort.ADVERB) and not other and not self.listed(k, "things")

    # Words for the reader

    def shown(self, start: int, end: int) -> str:
        """Words as the text has them."""
        text = ""
        for token in self.tokens[start:end]:
            text += token.text if not text or text[-1] in "'’" else f" {token.text}"
        return text

    def why(self, i: int, a: int, k: int, b: int, first: str = "") -> str:
        """Which features of two words differ."""
        one, two = features(a), features(b)
        differ = [(x, y) for x, y in zip(one, two, strict=True) if x and y and x != y]
        if not differ:
            return f"“{first or self.tokens[i].text}” and “{self.tokens[k].text}” do not agree"
        left = " ".join(NAMES[x] for x, _ in differ)
        right = " ".join(NAMES[y] for _, y in differ)
        return f"“{first or self.tokens[i].text}” is {left}, “{self.tokens[k].text}” is {right}"

    def verb_why(self, start: int, last: int, person: int, k: int, shape: Shape) -> str:
        """Why a verb does not go with its subject."""
        first, verb = self.shown(start, last + 1), self.tokens[k].text
        wanted, given = bool(person & PLURAL), features(shape.verb)[1]
        if given and NAMES[given] != ("plural" if wanted else "singular"):
            return f"“{first}” is {'plural' if wanted else 'singular'}, “{verb}” is {NAMES[given]}"
        return f"“{verb}” is not the person of “{first}”"

    def adjective(self, k: int, asked: int) -> tuple[str, ...]:
        """The forms of the adjective or participle at `k` that agree."""
        gender, number = features(asked)
        if not number:
            return ()
        found: dict[str, None] = {}
        for r in readings_of(self.rules.lexicon, self.norm(k), ("ADJ",)):
            wanted = {"number": number, "form": r.form} | ({"gender": gender} if gender else {})
            found |= dict.fromkeys(self.rules.lexicon.forms(r.lemma, r.pos, **wanted))
        return tuple(found)[:1] if gender or len(found) == 1 else ()

    def conjugated(self, k: int, person: int) -> tuple[str, ...]:
        """The forms of the verb at `k` in the person of the subject, in the same tense."""
        found: dict[str, None] = {}
        wanted = person.bit_length() - 1
        readings = self.rules.lexicon.readings(self.norm(k))
        auxiliaries = [r for r in readings if r.pos == "AUX"]
        for r in auxiliaries or readings:
            if r.form == "fin" and r.tense != "imper":
                forms = self.rules.lexicon.forms(
                    r.lemma, r.pos, form="fin", tense=r.tense, person="123"[wanted // 2], number="sp"[wanted % 2]
                )
                found |= dict.fromkeys(forms)
        return self.in_use(found)[:2]

    def in_use(self, forms: Iterable[str]) -> tuple[str, ...]:
        """The forms without those that are hardly written beside another (“imos” beside “vamos”), usual ones first."""
        counts = self.rules.frequencies
        if counts is None:
            return tuple(forms)
        ranked = sorted(forms, key=lambda form: -counts.frequency(form))
        return tuple(form for form in ranked if counts.frequency(form) >= counts.frequency(ranked[0]) - 2.0)

    def other_number(self, k: int, asked: int) -> tuple[tuple[str, ...], int]:
        """The noun at `k` in the number that the determiner asks for."""
        gender, number = features(asked)
        found: dict[str, None] = {}
        for r in readings_of(self.rules.lexicon, self.norm(k), ("NOUN",)):
            if gender and r.gender not in ("", gender):
                continue
            forms = self.rules.lexicon.forms(r.lemma, "NOUN", number=number) if number else ()
            found |= dict.fromkeys(
                form
                for form in forms
                if any(
                    q.lemma == r.lemma
                    and q.pos == "NOUN"
                    and (q.gender == r.gender or not ((q.gender and r.gender) or self.rules.strict))
                    for q in self.rules.lexicon.readings(form)
                )
            )
        if self.rules.strict:
            found = {form: None for form in found if abs(len(form) - len(self.norm(k))) <= 2}
        return tuple(found)[:1], k

    def other_determiner(self, i: int, noun: int) -> tuple[str, ...]:
        """The determiner at `i` in the gender of the noun."""
        gender, number = features(noun)
        if not gender or not number:
            return ()
        column = ("ms", "fs", "mp", "fp").index(gender + number) if gender in "mf" else -1
        vowel = self.norm(i + 1)[:1] in VOWELS
        for text in self.rules.table.get("paradigms", {}).values():
            forms = text.split()
            if self.norm(i) in forms and column >= 0:
                column += 4 if vowel and column < 2 and len(forms) > column + 4 else 0
                fix = forms[column] if column < len(forms) else "-"
                return () if fix == "-" else (fix.capitalize() if self.tokens[i].text[0].isupper() else fix,)
        return ()
