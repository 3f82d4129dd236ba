"""English verbs that are written together with “not”: “doesn’t” counts as “does not”."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from qa.glossary.separable import Whole
from qa.language.lemmas import forms, lemmas
from qa.language.tokens import Token

END = "n't"


def negations(tokens: Sequence[Token], lang: str) -> Mapping[int, list[Whole]]:
    """The negated verbs of a text, by their token."""
    if lang != "en":
        return {}
    return {at: _readings(token.norm, at) for at, token in enumerate(tokens) if token.norm.endswith(END)}


def _readings(norm: str, at: int) -> list[Whole]:
    verb = forms("en")["negations"].get(norm, norm.removesuffix(END))
    keys = ["w" + verb, *("l" + lemma for lemma in lemmas(verb, "en"))]
    return [Whole((key, no), at + 1, at + 1) for key in keys for no in ("wnot", "lnot")]
