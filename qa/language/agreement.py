"""What goes with a noun: its plural and gender, the feminine of an adjective, the determiner before it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from qa.language.conjugation import known, tables
from qa.language.lexicon import lexicon
from qa.language.morphology import morphology

UMLAUT = str.maketrans("aouAOU", "äöüÄÖÜ")


@lru_cache(maxsize=4096)
def plural(word: str, lang: str) -> str | None:
    """The plural of a noun or adjective, in lower case; None where it is not known."""
    rows = tables(lang).get("nouns", {})
    if "guesses" in rows:
        return _guessed(word, lang, rows["guesses"])
    if word in (listed := rows.get("plurals", {})):
        return str(listed[word])
    if any(re.search(pattern, word) for pattern in rows.get("invariable", ())):
        return word
    first, hyphen, second = word.partition("-")
    if hyphen:
        fixed = first in rows.get("prefixes", ()) or not rows.get("both")
        parts = [first if fixed else plural(first, lang), plural(second, lang)]
        form = "-".join(part or "?" for part in parts)
        return form if all(known(part, lang) for part in form.split("-")) else None
    changed = _rewritten(word, rows.get("plural", ()))
    return changed if changed is not None and known(changed, lang) else None


def _rewritten(word: str, rules: list[list[str]]) -> str | None:
    for pattern, to in rules:
        if re.search(pattern, word):
            return re.sub(pattern, to, word, count=1)
    return None


def _guessed(word: str, lang: str, endings: list[str]) -> str | None:
    lex = lexicon(lang)
    if lex is None:
        return None
    forms = [form for rule in tables(lang)["nouns"].get("rewrites", ()) if (form := _rewritten(word, [rule]))]
    forms += [_umlaut(word) + end[1:] if end.startswith("¨") else word + end for end in endings]
    if "'s" not in endings:
        forms = [form for form in forms if form != word or word.endswith(("er", "el", "en", "chen"))]
    own = [form for form in forms if lex.zipf(form) > 0 and lex.lemma(form) == word]
    return max(own, key=lex.zipf, default=None)


def _umlaut(word: str) -> str:
    at = max(word.rfind(vowel) for vowel in "aou")
    if at < 0:
        return word
    if word[at - 1 : at + 1] == "au":  # “Haus”, “Häuser”
        at -= 1
    return word[:at] + word[at].translate(UMLAUT) + word[at + 1 :]


@lru_cache(maxsize=4096)
def feminine(word: str, lang: str) -> str | None:
    """The feminine singular of an adjective or participle; None where it is not known."""
    rows = tables(lang).get("adjectives", {})
    form = rows.get("feminines", {}).get(word) or _rewritten(word, rows.get("feminine", ()))
    return form if form and known(form, lang) else None


def agreed(word: str, lang: str, *, gender: str, number: str) -> str | None:
    """An adjective, given in the masculine singular, in this gender and number."""
    form = feminine(word, lang) if gender == "f" else word
    return plural(form, lang) if form and number == "p" else form


def number_of(word: str, lang: str) -> str:
    """`s` or `p` for a noun or adjective whose form shows it, otherwise empty."""
    lex = lexicon(lang)
    if lex is None or not tables(lang).get("nouns"):
        return ""
    lemma = lex.lemma(word)
    singulars = {lemma, feminine(lemma, lang) or lemma, lex.lemma(lemma)} - {word}
    if lemma != word:
        singulars.add(word[:-1])
    if any(plural(one, lang) == word for one in singulars if one and known(one, lang)):
        return "p"
    return "" if plural(word, lang) in (word, None) else "s"


@lru_cache(maxsize=4096)
def gender(word: str, lang: str) -> str:
    """`m` or `f` for a noun, by the lists, a morphological lexicon or its ending, otherwise empty."""
    rows: Mapping[str, Any] = tables(lang).get("gender", {})
    lex = lexicon(lang)
    lemma = lex.lemma(word) if lex is not None and number_of(word, lang) == "p" else word
    for form in dict.fromkeys((word, lemma)):
        for name, answer in (("fs", "f"), ("ms", "m")):
            if form in rows.get(name, ()):
                return answer
    first, hyphen, second = lemma.partition("-")
    if hyphen and first in rows.get("verbal", ()):  # “porte-avions”
        return "m"
    if hyphen:
        return gender(second if first in rows.get("prefixes", ()) else first, lang)
    lexical = morphology(lang)
    known_as = {r.gender for r in lexical.readings(word) if r.pos == "NOUN"} if lexical is not None else set()
    if known_as in ({"m"}, {"f"}):
        return known_as.pop()
    for length in range(min(5, len(lemma) - 1), 0, -1):
        for name in ("f", "m"):
            if lemma[-length:] in rows.get(name, ()):
                return name
    return ""


def sound(word: str, lang: str) -> str:
    """What a determiner hears at the beginning of a word: `v` a vowel, `z` an Italian impure “s”, or empty."""
    rows, word = tables(lang).get("determiners", {}), word.lower()
    if any(re.match(pattern, word) for pattern in rows.get("vocal", ())):
        return "v"
    if word[:1] and word[0] in rows.get("vowel", ""):
        return "" if any(re.match(pattern, word) for pattern in rows.get("blocked", ())) else "v"
    if re.match(rows.get("impure", r"\b\B"), word):
        return "z"
    return "a" if re.match(rows.get("stressed_a", r"\b\B"), word) else ""


def is_determiner(phrase: str, lang: str) -> bool:
    """Whether this is a determiner, alone or with a preposition in it (“du”, “de la”)."""
    return any(_sets(phrase, lang)) or any(_cases(phrase, lang))


def determiner(phrase: str, lang: str, *, gender: str, number: str, before: str) -> str | None:
    """The same determiner before another word, of this gender (`n` too) and number; None where it is not clear."""
    heard = sound(before, lang)
    either = (gender,) if gender else ("m", "f")
    found = {_form(row, one, number, heard) for row in _sets(phrase, lang) for one in either}
    column = 3 if number == "p" else {"m": 0, "c": 0, "f": 1, "n": 2}.get(gender, -1)
    found |= {row[column] if column >= 0 else "" for row in _cases(phrase, lang)}
    return found.pop() or None if len(found) == 1 else None


def _form(row: Mapping[str, str], gender: str, number: str, heard: str) -> str:
    keys = (f"{gender}{heard}p", f"{gender}p") if number == "p" else (f"{gender}{heard}", f"{gender}s")
    return next((row[key] for key in keys if key in row), "")


def _sets(phrase: str, lang: str) -> Iterator[Mapping[str, str]]:
    return (row for row in tables(lang).get("determiners", {}).get("sets", ()) if phrase in row.values())


def _cases(phrase: str, lang: str) -> Iterator[list[str]]:
    rows = tables(lang).get("determiners", {}).get("cases", ())
    return (case for cases in rows for case in cases if phrase and phrase in case)


def determiner_number(phrase: str, lang: str) -> str:
    """`s` or `p` where a determiner shows it, otherwise empty."""
    listed = tables(lang).get("determiners", {}).get("number", {}).get(phrase)
    if listed:
        return str(listed)
    keys = {key for row in _sets(phrase, lang) for key, value in row.items() if value == phrase}
    shown = {"p" if key.endswith("p") else "s" for key in keys}
    return shown.pop() if len(shown) == 1 else ""
