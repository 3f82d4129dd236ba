"""Flags words that do not agree: determiner and noun, noun and adjective, subject and verb."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from qa.analysis import Analysis
from qa.checkers._phrases import PLURAL, SINGULAR, Grammar, Phrase, Shape, Sort, features, grammar, persons, readings_of
from qa.checkers.base import Checker
from qa.language.tokens import Kind, Token
from qa.mqm import Category, Severity
from qa.types import Finding

LONGEST = 12  # words of a subject

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
    languages = frozenset({"fr"})

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
                    segment.text[span[0] : changed.start] + fix + segment.text[changed.end : span[1]]
                    for fix in fault.fixes
                ]
                yield self.finding(segment, span, fault.why, suggest=fixes, severity=fault.severity)


class _Reader:
    """One sentence, read for its noun phrases and subjects."""

    def __init__(self, rules: Grammar, tokens: tuple[Token, ...]) -> None:
        self.rules = rules
        self.tokens = tokens
        self.shapes = [rules.shape(token) for token in tokens]

    def faults(self) -> Iterator[Fault]:
        """Everything that disagrees."""
        for i, token in enumerate(self.tokens):
            if token.kind not in (Kind.WORD, Kind.NUMBER):
                continue
            if self.shapes[i].det:
                yield from self.determined(i)
            if token.norm in self.rules.pronouns:
                yield from self.pronoun(i)
            if self.shapes[i].noun and i + 1 < len(self.tokens):
                yield from self.described(i)
            if self.opens(i):
                yield from self.subject(i)

    def norm(self, i: int) -> str:
        """The word at `i`, nothing outside the sentence."""
        return self.tokens[i].norm if 0 <= i < len(self.tokens) else ""

    def listed(self, i: int, key: str) -> bool:
        """Whether the word at `i` is in a list of the language."""
        return self.norm(i) in self.rules.words(key)

    def plain(self, i: int) -> bool:
        """Whether there is an ordinary word in lower case at `i`, joined to nothing."""
        if not 0 <= i < len(self.tokens) or not self.rules.plain(self.tokens[i]):
            return False
        return self.norm(i + 1) not in ("-", "'", "/") and self.norm(i - 1) not in ("-", "/")

    # Noun phrases

    def phrase(self, i: int) -> Phrase | None:
        """The noun phrase that the determiner at `i` opens, if it is beyond doubt; no cells where it disagrees."""
        asked = self.rules.determiner(self.tokens, i)
        k = i + 1
        if self.many(k):
            if not asked & PLURAL:
                return None
            asked, k = asked & PLURAL, k + 1
        while self.plain(k) and self.precedes(k) and self.plain(k + 1) and self.is_noun(k + 1, False):
            k += 1
        if not self.plain(k) or not asked or not self.is_noun(k, self.rules.sure(self.tokens, i)):
            return None
        if self.listed(i, "clitics") and self.shapes[k].sort & Sort.INFINITIVE:
            return None
        shape = self.shapes[k]
        agreed = asked & shape.noun
        if not agreed and asked & shape.adj:
            return None
        return Phrase(i, k, k + 1, agreed)

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
            r.pos == "ADJ" and r.lemma in self.rules.words("before") for r in self.rules.lexicon.readings(self.norm(k))
        )

    def is_noun(self, k: int, sure: bool) -> bool:
        """Whether the word at `k` is a noun; after a sure determiner, one that could be a verb elsewhere."""
        shape = self.shapes[k]
        if (
            not shape.noun
            or shape.sort & Sort.CLOSED
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
        joined = self.listed(found.end, "and") or self.norm(found.end) in (",", "(", "/", "-")
        if not found.cells:
            number = not (asked & PLURAL and shape.noun & PLURAL) and not (asked & SINGULAR and shape.noun & SINGULAR)
            if (
                (number and joined)
                or (not number and self.named(found.end))
                or self.norm(found.end + 1) == self.norm(found.head)
            ):
                return
            fixes, at = self.other_number(found.head, asked) if number else (self.other_determiner(i, shape.noun), i)
            yield Fault(i, found.end, self.why(i, asked, found.head, shape.noun), at, fixes)
            return
        for k in range(i + 1, found.head):
            adj = self.shapes[k].adj
            if adj and not adj & found.cells and not self.listed(k, "numerals"):
                fixes = self.adjective(k, found.cells)
                yield Fault(k, found.end, self.why(k, adj, found.head, found.cells), k, fixes, Severity.MINOR)

    def named(self, k: int) -> bool:
        """Whether a name stands at `k`: “la procureur Dupont”, “la lotus Elise”."""
        return k < len(self.tokens) and self.tokens[k].kind is Kind.WORD and self.tokens[k].text[0].isupper()

    def counted(self, i: int) -> bool:
        """Whether the word at `i` is part of a numeral: “vingt et un ans”."""
        before = self.tokens[i - 1] if i else None
        if before is None or (before.end != self.tokens[i].start and before.norm != "et"):
            return False
        return before.norm == "et" or before.text in "-'’"

    def described(self, i: int) -> Iterator[Fault]:
        """A noun with an adjective behind it that agrees neither with it nor with a noun before."""
        shape, k = self.shapes[i], i + 1
        if not self.plain(i) or not self.plain(k) or not self.is_noun(i, False) or (shape.adj and not self.certain(i)):
            return
        adj = self.shapes[k]
        if not adj.adj or adj.adj & shape.noun or adj.sort & (Sort.CLOSED | Sort.FINITE | Sort.INFINITIVE):
            return
        if self.listed(k, "not_adjectives") or self.listed(i, "not_heads") or self.listed(i, "numerals"):
            return
        shared = not adj.adj & PLURAL and bool(shape.noun & PLURAL)  # “les langues anglaise et française”
        if shared and (self.listed(k + 1, "and") or self.norm(k + 1) == ","):
            return
        if adj.noun and not self.same_word(k):
            return
        if self.noun_follows(k):
            return
        if any(self.may_carry(j, adj.adj) for j in range(i)):
            return
        fixes = self.adjective(k, shape.noun)
        yield Fault(i, k + 1, self.why(i, shape.noun, k, adj.adj), k, fixes)

    def noun_follows(self, k: int) -> bool:
        """Whether the word behind `k` may be a noun that the word at `k` belongs to."""
        return self.plain(k + 1) and bool(self.shapes[k + 1].noun) and not self.shapes[k + 1].sort & Sort.CLOSED

    def same_word(self, k: int) -> bool:
        """Whether the noun at `k` is but the adjective or participle used as one."""
        found = self.rules.lexicon.readings(self.norm(k))
        adjectives = {r.lemma for r in found if r.pos == "ADJ"}
        return any(r.lemma in adjectives or self.shapes[k].sort & Sort.PARTICIPLE for r in found if r.pos == "NOUN")

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
        if token.kind is not Kind.WORD or shape.det or (shape.sort & Sort.CLOSED and not shape.noun):
            return False
        if not shape.sort & Sort.KNOWN or (j and not token.text.islower()):
            return bool(asked & SINGULAR) or token.norm.endswith("s")
        return bool((shape.noun | shape.adj) & asked)

    # Subjects

    def pronoun(self, i: int) -> Iterator[Fault]:
        """A pronoun with a verb of another person, or with a predicate of another gender or number."""
        asked, person = self.rules.pronouns[self.norm(i)]
        if self.listed(i, "strong") and any(self.listed(i - 1, key) for key in ("prepositions", "pairs")):
            return
        if i and self.shapes[i - 1].sort & (Sort.BE | Sort.HAVE):
            return
        yield from self.predicate(i, i, asked, person, sure=True)

    def opens(self, i: int) -> bool:
        """Whether a clause begins at `i`."""
        return i == 0 or (i == 1 and self.tokens[0].kind is Kind.PUNCT) or self.listed(i - 1, "openers")

    def subject(self, i: int) -> Iterator[Fault]:
        """A noun phrase at the beginning of a clause with a verb or predicate that disagrees."""
        found = self.phrase(i) if self.shapes[i].det else self.number_phrase(i)
        if found is None or not found.cells or self.listed(found.head, "not_heads"):
            return
        end = found.end
        while self.plain(end) and self.agrees_behind(end, found.cells):
            end += 1
        number = features(found.cells)[1]
        if number == "s" and any(self.listed(j, "pairs") for j in range(max(i - LONGEST, 0), i)):
            return
        if number:
            person = sum(1 << (4 + "sp".index(n)) for n in number)
            yield from self.predicate(i, end - 1, found.cells, person, sure=False)

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
        while self.listed(k, "objects") and not (self.listed(k, "verbs")):
            reflexive = reflexive or self.listed(k, "reflexives")
            k += 1
        if k >= len(self.tokens) or not self.tokens[k].text.islower() or self.tokens[k].kind is not Kind.WORD:
            return
        shape = self.shapes[k]
        if not shape.sort & (Sort.FINITE if sure else Sort.SURE) or (shape.sort & Sort.CLOSED):
            return
        if not shape.verb & person:
            if not sure and not shape.verb & persons("3", ""):
                return
            fixes = self.conjugated(k, person)
            if fixes:
                yield Fault(start, k + 1, self.verb_why(start, last, person, k, shape), k, fixes)
            return
        if not reflexive and shape.sort & (Sort.BE | Sort.HAVE) and features(asked) != ("", ""):
            yield from self.attribute(start, last, k, asked)

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
        if self.noun_follows(k):
            return
        why = self.why(last, asked, k, shape.adj, first=self.shown(start, last + 1))
        yield Fault(start, k + 1, why, k, self.adjective(k, asked))

    def adverb(self, k: int) -> bool:
        """Whether the word at `k` is an adverb and nothing else."""
        shape = self.shapes[k]
        return bool(shape.sort & Sort.ADVERB) and not (shape.noun or shape.adj or shape.verb or shape.det)

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
        return tuple(found)[:2]

    def other_number(self, k: int, asked: int) -> tuple[tuple[str, ...], int]:
        """The noun at `k` in the number that the determiner asks for."""
        number = features(asked)[1]
        found: dict[str, None] = {}
        for r in readings_of(self.rules.lexicon, self.norm(k), ("NOUN",)):
            forms = self.rules.lexicon.forms(r.lemma, "NOUN", number=number) if number else ()
            found |= dict.fromkeys(
                form
                for form in forms
                if any(
                    q.lemma == r.lemma and q.pos == "NOUN" and q.gender == r.gender
                    for q in self.rules.lexicon.readings(form)
                )
            )
        return tuple(found)[:1], k

    def other_determiner(self, i: int, noun: int) -> tuple[str, ...]:
        """The determiner at `i` in the gender of the noun."""
        gender, number = features(noun)
        if not gender or not number:
            return ()
        column = ("ms", "fs", "mp", "fp").index(gender + number) if gender in "mf" else -1
        vowel = self.norm(i + 1)[:1] in "aeiouyéèêàâîïôœæ"
        for text in self.rules.table.get("paradigms", {}).values():
            forms = text.split()
            if self.norm(i) in forms and column >= 0:
                column += 4 if vowel and column < 2 and len(forms) > column + 4 else 0
                fix = forms[column] if column < len(forms) else "-"
                return () if fix == "-" else (fix.capitalize() if self.tokens[i].text[0].isupper() else fix,)
        return ()
