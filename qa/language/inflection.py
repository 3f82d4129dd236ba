"""Verb forms of a language: one verb in the form that another one has, by tables of endings read in both directions.

A form is named by its tense and, where there is one, its person from 1 (“I”) to 6 (“they”): `pres.3`, `pp.fs`, `inf`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from qa.language.conjugation import NO_ENDINGS, irregular, known, paradigm, tables
from qa.language.lexicon import lexicon
from qa.language.morphology import morphology

PERSONS = "362145"  # what a form that may be several most likely is


class Reading(NamedTuple):
    """What a form may be: the form of this name of this verb."""

    lemma: str
    form: str


def inflect(lemma: str, lang: str, *, like: str, of: str = "", only: Collection[str] = ()) -> str | None:
    """A verb in the form that `like` has as a form of the verb `of`, or of any; None where it is not known to exist.

    `only` names the tenses that may stand there, as `pp` after an auxiliary.
    """
    hints = (of,) if of else ()
    names = [r.form for r in readings(like, lang, hints) if not of or r.lemma == of]
    return next(chosen(lemma, lang, names, only), None)


def chosen(lemma: str, lang: str, names: Iterable[str], only: Collection[str] = ()) -> Iterator[str]:
    """The forms of these names, the likeliest first, without what the lexicon does not know."""
    own = paradigm(lemma, lang)
    wanted = [name for name in names if not only or name.split(".")[0] in only]
    yield from dict.fromkeys(form for name in ranked(wanted, lang) if (form := _named(own, name)) and known(form, lang))


def _named(forms: Mapping[str, str], name: str) -> str | None:
    """The form of a name, of a verb that may have fewer forms than another: “was” and “were”, but “gave” alone."""
    tense = name.partition(".")[0]
    return forms.get(name) or forms.get(tense) or (forms.get(f"{tense}.3") if tense != "pp" else None)


def ranked(names: Iterable[str], lang: str) -> list[str]:
    """Names of forms, the likeliest in a newspaper first."""
    order = str(tables(lang).get("verbs", {}).get("order", "")).split()

    def rank(name: str) -> tuple[int, int]:
        tense, _, person = name.partition(".")
        return order.index(tense) if tense in order else len(order), PERSONS.find(person)

    return sorted(dict.fromkeys(names), key=rank)


def readings(form: str, lang: str, hints: Iterable[str] = ()) -> tuple[Reading, ...]:
    """Everything that a form may be, of the verbs that are named, known to the lexicon or shown by the endings."""
    found = [r for lemma in _candidates(form, lang, tuple(hints)) for r in _names(form, lemma, lang)]
    return tuple(dict.fromkeys(found))


def _names(form: str, lemma: str, lang: str) -> Iterator[Reading]:
    return (Reading(lemma, name) for name, value in paradigm(lemma, lang).items() if value == form)


@lru_cache(maxsize=4096)
def _candidates(form: str, lang: str, hints: tuple[str, ...]) -> tuple[str, ...]:
    lex, verbs = lexicon(lang), tables(lang).get("verbs")
    if lex is None or not verbs:
        return ()
    found = dict.fromkeys([*hints, *_of_irregular(lang).get(form, ()), form])
    lemma = form
    for _ in range(3):  # “montés” leads by “monté” to “monter”
        lemma = lex.lemma(lemma)
        found[lemma] = None
    for stem, infinitive in _stems(form, lang):
        found.setdefault(stem + infinitive)
    return tuple(lemma for lemma in found if lemma in hints or is_infinitive(lemma, lang))


@lru_cache(maxsize=8192)
def is_infinitive(word: str, lang: str) -> bool:
    """Whether a word is the infinitive of a verb, as far as the lexicon shows."""
    lex, verbs = lexicon(lang), tables(lang).get("verbs")
    if lex is None or not verbs or not known(word, lang):
        return False
    lexical = morphology(lang)
    if lexical is not None and lexical.known(word):
        return any(reading.form == "inf" for reading in lexical.readings(word))
    if word in irregular(lang) or "-" + word in irregular(lang):
        return True
    shaped = any(word.endswith(c["inf"]) and len(word) > len(c["inf"]) + 1 for c in verbs["class"].values())
    return shaped and _proved(word, lang)


def _proved(word: str, lang: str) -> bool:
    """Whether most of the forms that a verb would have are words, and some about as common as this one."""
    lex, verbs = lexicon(lang), tables(lang)["verbs"]
    tenses, margin = verbs.get("proof", ("pres", "impf", "past", "pp")), verbs.get("margin", 8.0)
    forms = {form for name, form in paradigm(word, lang).items() if name.split(".")[0] in tenses} - {word}
    if lex is None or not forms:
        return False
    zipf = [lex.zipf(form) for form in forms]
    if max(zipf) < lex.zipf(word) - margin:
        return False
    return 2 * sum(value > 0 for value in zipf) > len(zipf) or sum(lex.lemma(form) == word for form in forms) > 1


def _stems(form: str, lang: str) -> Iterator[tuple[str, str]]:
    for row in tables(lang)["verbs"]["class"].values():
        endings = {ending for name, value in row.items() if name not in NO_ENDINGS for ending in value.split()}
        for ending in endings - {"-", "="}:
            if form.endswith(ending) and len(form) > len(ending) + 1:
                yield form.removesuffix(ending), row["inf"]


@cache
def _of_irregular(lang: str) -> dict[str, tuple[str, ...]]:
    """Irregular verbs by their forms."""
    found: dict[str, tuple[str, ...]] = {}
    for key in irregular(lang):
        lemma = key.removeprefix("-")
        for form in {*paradigm(lemma, lang).values()}:
            found[form] = (*found.get(form, ()), lemma)
    return found
