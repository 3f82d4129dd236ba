"""The lemmas that a written form may belong to: the lexicon's, those without clitics, of compounds."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from qa.language.clitics import active_base, hosts
from qa.language.conjugation import paradigm, tables
from qa.language.data import language_data
from qa.language.inflection import is_infinitive
from qa.language.lexicon import Lexicon, lexicon

MOST = 8  # lemmas of a form
HEAD = 4  # letters of the last part of a compound, at least
RARE = 3.0  # Zipf frequency up to which a word that no lemma list has is taken apart
UNLISTED = 4  # letters of what remains of an unlisted word without its ending, at least
# The ending of a regular participle, and what changes it.
PARTICIPLES = {
    "it": ("to", ("i", "a", "e")),
    "es": ("do", ("a", "os", "as")),
    "pt": ("do", ("a", "os", "as")),
    "fr": ("é", ("e", "s", "es")),
}
GUARDED = frozenset({"fr", "es", "it", "pt"})  # where a form after a determiner is a noun: “la mise”, not “mettre”


@cache
def forms(lang: str) -> dict[str, Any]:
    """What a language's data says of words that another form stands for."""
    return dict(language_data(lang).tables.get("forms", {}))


def lemmas(word: str, lang: str) -> tuple[str, ...]:
    """Lemmas of a form in lower case, itself first."""
    lex = lexicon(lang)
    if lex is None:
        return (word,)
    found: dict[str, None] = {}
    for form in (word, *hosts(word, lang)):
        found[form] = None
        if lang != "id":  # its lexicon gives roots: “rumah” (house) for “perumahan” (housing)
            found.update(dict.fromkeys(_own(form, lang, lex)))
    return tuple(found)[:MOST]


def _own(word: str, lang: str, lex: Lexicon) -> Iterator[str]:
    lemma = lex.lemma(word)
    if lemma != word:
        yield forms(lang).get("apocopes", {}).get(lemma, lemma)
    if "-" in word:
        yield from _hyphenated(word, lang, lex)
    elif lemma == word and not lex.common(word) and lex.zipf(word) < RARE:
        yield from _unlisted(word, lang)
        yield from _compound(word, lex)
    elif lemma == word and lang == "nl" and word.endswith("e") and lex.common(word[:-1]):
        yield word[:-1]  # “koude” is a noun too
    if lang in GUARDED:
        yield from _masculine(word, lang)
        if lemma != word:
            yield from _participle(word, lemma, lang, lex)
    elif lang == "de" and lemma.endswith("n"):
        # The list reads “Tisch” and “Tische” as forms of the verb “tischen”.
        bases = (word.removesuffix(ending) for ending in ("e", "es", "s") if word.endswith(ending))
        yield from (base for base in bases if lex.common(base) and lex.lemma(base) == lemma)


def _masculine(word: str, lang: str) -> Iterator[str]:
    """The masculine of a title, which lists have as a word of its own: “ministro” for “ministra”."""
    if lang == "fr" and word.endswith(("eure", "eures")):
        yield word.removesuffix("s").removesuffix("e")  # “procureure” is younger than most lists
    titles, one = language_data(lang).titles, word.removesuffix("s")
    if one in titles and one.endswith("a"):
        yield from (male for male in (one[:-1], one[:-1] + "o", one[:-1] + "e") if male in titles)


def _participle(word: str, lemma: str, lang: str, lex: Lexicon) -> Iterator[str]:
    """The masculine singular of what lists have as a form of the verb alone: “partito” for “partiti”."""
    ending, changed = PARTICIPLES[lang]
    for change in changed:
        base = word.removesuffix(change) + ending[-1:] if ending != "é" else word.removesuffix(change)
        if base != word and word.endswith(change) and base.endswith(ending) and lex.lemma(base) in (base, lemma):
            yield base


def _hyphenated(word: str, lang: str, lex: Lexicon) -> Iterator[str]:
    """“us-präsident” for “us-präsidenten”; in German and Dutch also “coronakrise” for “corona-krise”."""
    first, _, last = word.rpartition("-")
    ends = [last, *_own(last, lang, lex)] if len(last) > 2 else [last]
    yield from (f"{first}-{end}" for end in ends[1:])
    if lang in ("de", "nl"):
        yield from (first.replace("-", "") + end for end in ends)


def _unlisted(word: str, lang: str) -> Iterator[str]:
    """A word that no list has without what may be its ending: “schattenflotte” for “schattenflotten”."""
    for ending in forms(lang).get("endings", ()):
        if word.endswith(ending) and len(word) >= len(ending) + UNLISTED:
            yield word.removesuffix(ending)
    if lang == "nl" and word.endswith("en") and len(word) >= UNLISTED + 2:
        yield from _dutch_singular(word.removesuffix("en"))


def _dutch_singular(stem: str) -> Iterator[str]:
    """“vloot” for “vlot(en)”, “bom” for “bomm(en)”, “raaf” for “rav(en)”."""
    if stem[-1] == stem[-2]:
        yield stem[:-1]
        return
    hard = stem[:-1] + {"v": "f", "z": "s"}.get(stem[-1], stem[-1])
    if hard[-2] in "aeou" and hard[-3] not in "aeiou":
        yield hard[:-1] + hard[-2] + hard[-1]
    elif hard != stem:
        yield hard


def _compound(word: str, lex: Lexicon) -> Iterator[str]:
    """A word that no list has with the lemma of its last part: “freihandelsvertrag” for “freihandelsverträge”."""
    for start in range(2, len(word) - HEAD + 1):
        part = word[start:]
        lemma = lex.lemma(part)
        if lemma != part:
            yield word[:start] + lemma
            return


def distant(word: str, lang: str) -> tuple[str, ...]:
    """Lemmas that a form leads to by another: “montés” by “monté” to “monter”; “founded” to no other."""
    lex = lexicon(lang)
    if lex is None or lang == "id":
        return ()
    first = lex.lemma(word)
    second = lex.lemma(first)
    if second == first:
        return ()
    adjective = lang == "de" and first.startswith(second) and first[len(second) :] in forms(lang)["adjective"]
    if adjective or word in paradigm(second, lang).values():
        return (second,)
    return ()


def verb_forms(lemma: str, lang: str) -> frozenset[str]:
    """Every form of a verb, none for a word that is no verb."""
    if not tables(lang).get("verbs") or not is_infinitive(lemma, lang):
        return frozenset()
    return frozenset(form for form in paradigm(lemma, lang).values() if " " not in form)


@cache
def determiners(lang: str) -> frozenset[str]:
    """Words that only a noun or an adjective follows, or a verb in a form that no noun has."""
    if lang not in GUARDED:
        return frozenset()
    table = tables(lang)["determiners"]
    found = {word for row in table["sets"] for word in row.values()} | {*table["number"]}
    return frozenset(found.union(*table["possessives"]))


def adjective_stem(word: str, lang: str) -> str:
    """A form without the ending of an adjective: “rund” for “runder”; empty for a language without such endings."""
    for ending in forms(lang).get("adjective", ()):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            return word.removesuffix(ending)
    return word if "adjective" in forms(lang) else ""


def citation(word: str, lang: str) -> str:
    """What the forms of a word are looked up by: in Indonesian the verb without the prefix of the active voice."""
    lex = lexicon(lang)
    if lang != "id" or lex is None or (lex.common(word) and lex.lemma(word) == word):
        return word
    return max(active_base(word), key=lex.zipf, default=word)


@cache
def contracted(lang: str) -> dict[str, tuple[str, ...]]:
    """Forms of prepositions and articles, and what each is a form of: “du” of “de”."""
    found: dict[str, tuple[str, ...]] = {}
    for word, written in forms(lang).get("contractions", {}).items():
        for form in (word, *written):
            found[form] = (*found.get(form, ()), word)
    return found
