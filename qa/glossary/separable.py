"""Verbs of two parts that a German or Dutch sentence takes apart: “sagte … ab” is a form of “absagen”."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from qa.language.conjugation import paradigm, split, tables
from qa.language.inflection import is_infinitive
from qa.language.lemmas import forms
from qa.language.lexicon import lexicon
from qa.language.tokens import Kind, Token

FURTHEST = 25  # tokens between a verb and its particle
FINITE = frozenset({"pres", "past", "subj", "imp"})
CIRCUMPOSED = 4  # tokens between “von” and “an”


class Whole(NamedTuple):
    """Words that count as others: as which, where the match goes on, and where it ends if nothing more does."""

    keys: tuple[str, ...]
    next: int
    end: int
    inside: bool = False  # only within a phrase: “das Handtuch zu werfen”


class Separable:
    """The separable verbs that patterns speak of."""

    def __init__(self, lang: str) -> None:
        self.lang = lang
        verbs = tables(lang).get("verbs", {})
        self.particles = tuple(verbs.get("separable", ()))
        self.to = verbs.get("to", "")
        self._joining = frozenset(forms(lang).get("after_particle", ()))
        self.finite: dict[str, dict[str, str]] = {}  # verbs by particle and finite form of the rest
        self.whole: dict[str, dict[str, str]] = {}  # by particle and infinitive of the rest

    def expect(self, word: str) -> None:
        """Look for a verb too."""
        if not self.particles or not word.endswith("n") or not word.startswith(self.particles):
            return
        parts = split(word, self.lang)
        if parts is None:
            return
        base, particle = parts
        forms = {form for name, form in paradigm(base, self.lang).items() if name.split(".")[0] in FINITE}
        self.finite.setdefault(particle, {}).update(dict.fromkeys(forms, word))
        self.whole.setdefault(particle, {})[base] = word

    def find(self, tokens: Sequence[Token]) -> Mapping[int, list[Whole]]:
        """The verbs of two parts in a text, by their first token."""
        found: dict[int, list[Whole]] = {}
        for at, token in enumerate(tokens):
            norm = token.norm
            if norm == self.to and at + 1 < len(tokens):
                found.setdefault(at, []).extend(self._with_to(tokens, at))
            if norm not in self.finite:
                continue
            if at + 2 < len(tokens) and tokens[at + 1].norm == self.to:
                verb = self.whole[norm].get(tokens[at + 2].norm)
                if verb:  # “af te zeggen”
                    found.setdefault(at, []).append(Whole(("l" + verb,), at + 3, at + 3))
            if self._ends_clause(tokens, at) and (place := self._verb(tokens, at)) is not None:
                start, verb = place
                found.setdefault(start, []).append(Whole(("l" + verb,), start + 1, at + 1))
        return found

    def _with_to(self, tokens: Sequence[Token], at: int) -> Iterable[Whole]:
        if tokens[at + 1].norm.endswith("n"):
            yield Whole(("l" + tokens[at + 1].norm,), at + 2, at + 2, inside=True)

    def _ends_clause(self, tokens: Sequence[Token], at: int) -> bool:
        if at + 1 == len(tokens):
            return True
        after = tokens[at + 1]
        return after.kind is Kind.PUNCT or after.norm in forms(self.lang)["after_particle"]

    def _verb(self, tokens: Sequence[Token], at: int) -> tuple[int, str] | None:
        """The finite verb that a particle belongs to, in the same clause."""
        particle, around = tokens[at].norm, forms(self.lang)["circumpositions"]
        for place in range(at - 1, max(at - FURTHEST, 0) - 1, -1):
            token = tokens[place]
            if token.kind is Kind.PUNCT or (at - place <= CIRCUMPOSED and token.norm in around):
                return None
            if self.lang == "de" and token.text[0].isupper() and place and tokens[place - 1].kind is not Kind.PUNCT:
                continue  # a noun
            if token.norm in self._joining and self._is_verb(tokens[place + 1].norm):
                return None  # another clause: “stelde vragen en ging uit”
            if verb := self._known(token.norm, particle):
                return place, verb
        return None

    def _is_verb(self, form: str) -> bool:
        lex = lexicon(self.lang)
        return lex is not None and lex.lemma(form) != form and is_infinitive(lex.lemma(form), self.lang)

    def _known(self, form: str, particle: str) -> str | None:
        verb = self.finite[particle].get(form)
        if verb or form.startswith("ge"):
            return verb
        lex = lexicon(self.lang)  # which knows “zegde”, beside “zei”
        return self.whole[particle].get(lex.lemma(form)) if lex else None
