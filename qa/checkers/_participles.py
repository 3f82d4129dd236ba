"""An adjective or participle that agrees as the one did that it replaces: “poursuivies” for “chargées”."""

from __future__ import annotations

from collections.abc import Sequence

from qa.checkers._place import Place, cut, joined, lemma, like
from qa.language.agreement import agreed, feminine, number_of
from qa.language.conjugation import paradigm, tables
from qa.language.inflection import readings
from qa.language.tokens import Token


def adjective(place: Place, term: str) -> str | None:
    """The rendering in the gender and number of what was found; None where it is no adjective."""
    words, lang = cut(term, place.lang), place.lang
    if not words or not tables(lang).get("adjectives") or any(not word.is_word for word in words):
        return None
    if len(place.found) == 2 and len(words) == 1 and _is_adjective(words[0].norm, lang):
        form = _as(place.found[1], words[0].norm, lang)
        return joined(place.found[0].text, form) if form and not place.is_function(place.found[0].norm) else None
    if not _participle(place.found[0].norm, lang):
        return None
    text, end, changed = "", 0, False
    for word in words:
        if place.is_function(word.norm):
            break
        if place.is_adverb(word):
            continue
        if not _participle(word.norm, lang, masculine=True):
            return None
        form = _as(place.found[0], word.norm, lang)
        if form is None:
            return None
        text, end, changed = text + term[end : word.start] + like(form, word.text), word.end, True
        break
    return text + term[end:] if changed else None


def _participle(word: str, lang: str, *, masculine: bool = False) -> bool:
    forms = {reading.form for reading in readings(word, lang)}
    return "pp.ms" in forms if masculine else any(form.startswith("pp") for form in forms)


def _is_adjective(word: str, lang: str) -> bool:
    other = feminine(word, lang)
    return other is not None and other != word and lemma(other, lang) == word


def _as(found: Token, word: str, lang: str) -> str | None:
    """A masculine singular in the gender and number of the word that was found."""
    for base in _bases(found.norm, lang):
        for gender, number in (("m", "s"), ("f", "s"), ("m", "p"), ("f", "p")):
            if agreed(base, lang, gender=gender, number=number) == found.norm:
                return agreed(word, lang, gender=gender, number=number)
    return None


def _bases(word: str, lang: str) -> Sequence[str]:
    participles = [r.lemma for r in readings(word, lang) if r.form.startswith("pp")]
    own = [paradigm(verb, lang).get("pp.ms", "") for verb in participles]
    return [base for base in dict.fromkeys([*own, lemma(word, lang), word]) if base and number_of(base, lang) != "p"]
