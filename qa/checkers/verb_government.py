"""Flags a verb followed by a form of a verb that it cannot govern."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntFlag
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from qa.analysis import Analysis
from qa.checkers.base import Checker
from qa.language.conjugation import paradigm
from qa.language.inflection import readings
from qa.language.lexicon import Lexicon, lexicon
from qa.language.tokens import Token
from qa.mqm import Category, Severity
from qa.types import Finding

BETWEEN = 3  # pronouns and adverbs that may stand between two verbs
CLAUSE = 14  # words before a verb in which a relative clause may have opened
REMEMBERED = 200_000  # forms


_TENSES = frozenset(("pres", "past", "impf", "fut", "cond"))


class Sort(IntFlag):
    """What a form is, beyond doubt."""

    FINITE = 1  # a conjugated verb and nothing else
    PRESENT = 2  # a conjugated verb where its place says so
    PARTICIPLE = 4  # a past participle, perhaps an adjective or noun
    INFINITIVE = 8  # an infinitive and nothing else
    MODAL = 16  # a conjugated verb that wants an infinitive and nothing between
    HAVE = 32  # an auxiliary of the active
    BE = 64  # an auxiliary of the passive
    PREPOSITION = 128
    SUBJECT = 256  # a word after which a conjugated verb stands
    BETWEEN = 512  # a pronoun or adverb between a verb and its infinitive
    OPENER = 1024  # a word that opens a clause of its own: the verb before it may belong elsewhere
    THAT = 2048  # opens a clause of its own, unless a verb precedes
    LINK = 4096  # a preposition or particle before infinitives
    BLOCKED = 8192  # an article and the like: the word after it is no verb
    REFLEXIVE = 16384
    NOUN = 32768  # a noun or preposition that needs a link before an infinitive
    AUXILIARY = HAVE | BE
    VERB = FINITE | PRESENT | PARTICIPLE


class Form(NamedTuple):
    """A word form, and the verb it belongs to if it is one."""

    sort: int
    lemma: str


class Fault(NamedTuple):
    """What is wrong with two verbs."""

    first: int  # number of the first word
    why: str
    fix: tuple[str, ...] = ()
    severity: Severity = Severity.MAJOR


@dataclass(frozen=True)
class VerbGovernment(Checker):
    """A verb followed by a form of a verb that it cannot govern, as French “trouverait punir”."""

    id = "verb-government"
    category = Category.GRAMMAR
    severity = Severity.MAJOR
    needs = frozenset({"lexicon"})
    languages = frozenset({"fr", "es", "it", "pt", "en", "de"})

    def check(self, segment: Analysis) -> Iterator[Finding]:
        verbs = verbs_of(segment.lang)
        if verbs is None:
            return
        tokens, wanted, known = segment.tokens, int(Sort.INFINITIVE | Sort.FINITE | Sort.PRESENT), verbs.forms
        forms = [known[token.norm] for token in tokens]
        for i in [i for i, form in enumerate(forms) if form[0] & wanted]:
            if not i or not tokens[i].text[0].islower():
                continue
            fault = verbs.fault(forms, tokens, i)
            if fault is None:
                continue
            start, end = tokens[fault.first].start, tokens[i].end
            shown = segment.text[start:end]
            if "\n" in shown or not shown[0].islower() or segment.sentence_at(end - 1).start > start:
                continue
            yield self.finding(
                segment, (start, end), f"“{shown}”: {fault.why}", suggest=fault.fix, severity=fault.severity
            )


class _Forms(dict[str, Form]):
    """Forms met so far."""

    def __init__(self, verbs: Verbs) -> None:
        self._verbs = verbs

    def __missing__(self, word: str) -> Form:
        if len(self) > REMEMBERED:
            self.clear()
        form = self[word] = self._verbs.classify(word)
        return form


class Verbs:
    """The verbs of one language: what each form is, and what may follow it."""

    def __init__(self, table: dict[str, Any], lex: Lexicon, lang: str) -> None:
        self._lex, self._lang = lex, lang
        self._and: str = table.get("and", "")
        self.forms = _Forms(self)
        self._proofs = [(end, tuple(proofs)) for end, proofs in table["infinitive"].items()]
        self._infinitives = _words(table, "infinitives")
        self._nouns = _words(table, "nouns")
        self._nouns_too = _words(table, "nouns_too")
        self._sure_finite = _words(table, "sure_finite")
        self._modal_subjects = _words(table, "modal_subjects")
        self._modal_nouns = _words(table, "modal_nouns")
        self._gerund = _words(table, "gerund")
        self._not_verbs = _words(table, "not_verbs")
        self._lemmas = dict(pair.split("=") for pair in table.get("lemmas", "").split())
        self._endings = [
            (re.compile(rf"(?:{table[key]})$"), int(sort)) for key, sort in _ENDINGS.items() if key in table
        ]
        self._sorts: dict[str, int] = {}
        for key, sort in _CLOSED.items():
            for word in _words(table, key):
                self._sorts[word] = self._sorts.get(word, 0) | int(sort)
        self._governs = _words(table, "govern")
        self._governs_be = _words(table, "govern_be")
        self._governs_passive = _words(table, "govern_passive")
        self._be = _words(table, "be")
        self._bare = _words(table, "bare_only")
        self._fixed = _words(table, "fixed")
        self._strict = _words(table, "strict")
        self._links = _linked(table, "links")
        passive = _linked(table, "passive_links")
        self._passive_links, self._bare_participles = self._links | passive, frozenset(passive)
        nouns = _linked(table, "noun_links")
        self._links |= nouns
        for word in nouns:
            self._sorts[word] = self._sorts.get(word, 0) | int(Sort.NOUN)
        self._sure = re.compile(rf"(?:{table.get('sure', '')})$")
        self._enclitic = re.compile(table.get("enclitic", "(?!)"))
        self._enclitic_end = table.get("enclitic_end", "")
        self._elides = bool(table.get("elision"))

    def classify(self, word: str) -> Form:
        """What a word in lower case is."""
        sort = self._sorts.get(word, 0)
        if word in self._not_verbs or not word.isalpha() or sort & Sort.NOUN:
            return Form(sort, word)
        if word in self._sure_finite:
            return Form(sort | int(Sort.FINITE), self._lemmas.get(word) or self._lex.lemma(word))
        if self._infinitive(word):
            return Form(sort if word in self._nouns else sort | int(Sort.INFINITIVE), word)
        pronoun = self._enclitic.fullmatch(word)
        if pronoun and self._infinitive(base := pronoun[1] + self._enclitic_end):
            return Form(sort | int(Sort.INFINITIVE), base)
        lemma = self._lemmas.get(word) or self._lex.lemma(word)
        if lemma != word and self._lex.zipf(word) > 0 and self._infinitive(lemma):
            sort |= next((kind for pattern, kind in self._endings if pattern.search(word)), 0)
        return Form(sort, lemma)

    def _infinitive(self, word: str) -> bool:
        """Whether a word is the infinitive of a verb: the lexicon knows another form of it."""
        if word in self._infinitives:
            return True
        ends = [(word[: -len(end)], proofs) for end, proofs in self._proofs if word.endswith(end)]
        if not ends or self._lex.lemma(word) != word:
            return False
        return any(stem and self._lex.lemma(stem + proof) == word for stem, proofs in ends for proof in proofs)

    def fault(self, forms: list[Form], tokens: tuple[Token, ...], i: int) -> Fault | None:
        """What is wrong with the verb at `i` and the one before it."""
        if forms[i].sort & Sort.INFINITIVE:
            return self._governed(forms, tokens, i)
        return self._conjugated(forms, tokens, i)

    def _governed(self, forms: list[Form], tokens: tuple[Token, ...], i: int) -> Fault | None:
        j = i - 1
        if forms[j].sort & Sort.BLOCKED and forms[i].lemma in self._nouns_too:
            return None
        while j > 0 and i - j <= BETWEEN and forms[j].sort & Sort.BETWEEN:
            j -= 1
        head = forms[j]
        if head.sort & Sort.LINK and j and j == i - 1:
            return self._wrong_link(forms, tokens, j, i)
        if head.sort & Sort.AUXILIARY:
            wrong = j == i - 1 and (head.sort & Sort.HAVE or not self._topic(forms, j))
            wrong = wrong and not (j and forms[j - 1].sort & Sort.BLOCKED)
            why = "an auxiliary is followed by an infinitive where a participle must stand"
            return Fault(j, why) if wrong else None
        if self._passive(forms, j, i):
            if head.lemma in self._governs_passive:
                return None
            return self._missing(tokens, j, i, head.lemma, self._passive_links, "a participle")
        if not self._governs or head.lemma in self._governs or not self._is_verb(forms, j):
            return None
        if forms[i].lemma in self._be and (head.lemma in self._governs_be or "*" in self._governs_be):
            return None
        kind = "a participle" if head.sort & Sort.PARTICIPLE else "a conjugated verb"
        return self._missing(tokens, j, i, head.lemma, self._links, kind)

    def _coordinated(self, tokens: tuple[Token, ...], j: int, i: int) -> tuple[str, ...]:
        """The two verbs side by side in one form, which systems that lose the second one's form often meant."""
        if not self._and or j != i - 1:
            return ()
        forms = {r.form for r in readings(tokens[j].norm, self._lang) if r.form.split(".")[0] in _TENSES}
        third = {form for form in forms if form.endswith(".3")}  # news speaks of others
        second = {paradigm(tokens[i].norm, self._lang).get(form, "") for form in third or forms} - {""}
        return (f"{tokens[j].text} {self._and} {second.pop()}",) if len(second) == 1 else ()

    def _missing(
        self, tokens: tuple[Token, ...], j: int, i: int, lemma: str, links: dict[str, str], kind: str
    ) -> Fault | None:
        link = links.get(lemma)
        if link is None:
            why = f"{kind} is followed directly by an infinitive it cannot govern"
            return Fault(j, why, self._coordinated(tokens, j, i), Severity.CRITICAL)
        return Fault(j, f"“{lemma}” takes “{link}” before an infinitive", self._joined(tokens, j, i, link))

    def _wrong_link(self, forms: list[Form], tokens: tuple[Token, ...], j: int, i: int) -> Fault | None:
        head = forms[j - 1]
        before = forms[j - 2].sort if j > 1 else 0
        if forms[i].lemma in self._fixed:
            return None
        link = self._passive_links.get(head.lemma)
        if link and link != tokens[j].norm and not (self._elides and tokens[j].norm == link[:-1] + "'"):
            verb = head.lemma in self._strict and (self._is_verb(forms, j - 1) or self._passive(forms, j - 1, i))
            if verb and not before & Sort.REFLEXIVE:
                why = f"“{head.lemma}” takes “{link}” before an infinitive, not “{tokens[j].norm}”"
                return Fault(j - 1, why, self._joined(tokens, j - 1, i, link, skip=1))
        if tokens[j - 1].norm in self._gerund and not before & Sort.BLOCKED:
            return Fault(j - 1, f"“{tokens[j - 1].text}” takes no “{tokens[j].norm}” with an infinitive")
        asked = self._modal_subjects
        modal = head.sort & Sort.MODAL and (
            not asked or (j > 1 and tokens[j - 2].norm in asked and not self._opened(forms, j - 1))
        )
        if head.lemma in self._bare and (modal or self._is_verb(forms, j - 1)):
            why = f"“{head.lemma}” takes no “{tokens[j].norm}” before an infinitive"
            return Fault(j - 1, why, (f"{tokens[j - 1].text} {tokens[i].text}",))
        return None

    def _conjugated(self, forms: list[Form], tokens: tuple[Token, ...], i: int) -> Fault | None:
        head, form = forms[i - 1], forms[i]
        if i > 1 and forms[i - 2].sort & Sort.BLOCKED:
            return None
        noun = tokens[i - 1].norm in self._modal_nouns and not (i > 1 and tokens[i - 2].norm in self._modal_subjects)
        if head.sort & Sort.MODAL and not noun and not self._opened(forms, i - 1):
            why = "a modal verb is followed by a conjugated verb where an infinitive must stand"
            return Fault(i - 1, why, (f"{tokens[i - 1].text} {form.lemma}",))
        if head.sort & Sort.PREPOSITION and form.sort & Sort.FINITE and self._sure.search(tokens[i].norm):
            return Fault(i - 1, "a preposition is followed by a conjugated verb")
        return None

    def _is_verb(self, forms: list[Form], j: int) -> bool:
        """Whether the word at `j` is a conjugated verb, or a participle with its auxiliary, or needs a link anyway."""
        sort, before = forms[j].sort, forms[j - 1].sort if j else 0
        if sort & Sort.NOUN:
            return True
        if sort & Sort.FINITE:
            return not before & Sort.BLOCKED
        if sort & Sort.PRESENT:
            return bool(before & Sort.SUBJECT)
        return bool(sort & Sort.PARTICIPLE and before & Sort.AUXILIARY)

    def _passive(self, forms: list[Form], j: int, i: int) -> bool:
        """Whether the word at `j` is a participle of the passive: “sont connus”, and “connus” before “avoir”."""
        if not forms[j].sort & Sort.PARTICIPLE or not self._governs_passive:
            return False
        before = forms[j - 1].sort if j else 0
        if before & Sort.BE:
            return not (j > 1 and forms[j - 2].sort & Sort.REFLEXIVE)
        return forms[i].lemma in self._be and forms[j].lemma in self._bare_participles and not before & _NEAR_VERB

    def _topic(self, forms: list[Form], j: int) -> bool:
        """Whether what precedes “is” may have an infinitive for predicate: “vouloir est pouvoir”."""
        return any(form.sort & (Sort.INFINITIVE | Sort.OPENER | Sort.THAT) for form in forms[max(j - CLAUSE, 0) : j])

    def _opened(self, forms: list[Form], j: int) -> bool:
        """Whether a clause opened before `j` that may end there: “ce qu’il peut | coûtera cher”."""
        for k in range(max(j - CLAUSE, 0), j):
            sort = forms[k].sort
            if sort & Sort.OPENER or (sort & Sort.THAT and not (k and forms[k - 1].sort & Sort.VERB)):
                return True
        return False

    def _joined(self, tokens: tuple[Token, ...], j: int, i: int, link: str, skip: int = 0) -> tuple[str, ...]:
        rest = tokens[j + 1 + skip : i + 1]
        if self._elides and rest[0].norm[0] == "h":
            return ()  # mute or aspirate: the lexicon does not know
        if self._elides and link.endswith("e") and rest[0].norm[0] in "aeiouyéèêàâîôœ":
            link = link[:-1] + "’"
        text = f"{tokens[j].text} {link}"
        for token in rest:
            text += token.text if text.endswith(("'", "’")) else f" {token.text}"
        return (text,)


_NEAR_VERB = Sort.HAVE | Sort.BETWEEN | Sort.BLOCKED | Sort.SUBJECT
_ENDINGS = {"finite": Sort.FINITE | Sort.PRESENT, "participle": Sort.PARTICIPLE, "present": Sort.PRESENT}
_CLOSED = {
    "modals": Sort.MODAL,
    "have": Sort.HAVE,
    "is": Sort.BE,
    "prepositions": Sort.PREPOSITION,
    "subjects": Sort.SUBJECT,
    "between": Sort.BETWEEN,
    "openers": Sort.OPENER,
    "that": Sort.THAT,
    "link_words": Sort.LINK,
    "articles": Sort.BLOCKED,
    "reflexives": Sort.REFLEXIVE,
}


def _words(table: dict[str, Any], key: str) -> frozenset[str]:
    return frozenset(str(table.get(key, "")).split())


def _linked(table: dict[str, Any], key: str) -> dict[str, str]:
    return {word: link for link, words in table.get(key, {}).items() for word in words.split()}


@cache
def verbs_of(lang: str) -> Verbs | None:
    """The verbs of a language, or `None` where there is no table or no lexicon."""
    table, lex = _tables().get(lang), lexicon(lang)
    return Verbs(table, lex, lang) if table and lex else None


@cache
def _tables() -> dict[str, Any]:
    text = (Path(__file__).parent / "data" / "verb-government.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
