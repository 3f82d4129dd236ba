"""Every form of a verb, from tables of endings, irregular verbs and vowels that change.

No library that is light, kept up and free of other people's data does this for our languages, so the tables are ours.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from qa.language.lexicon import lexicon

FOLDER = Path(__file__).parent / "data" / "inflection"
AGREEMENT = ("ms", "fs", "mp", "fp")  # gender and number of a participle
NO_ENDINGS = ("inf", "verbs", "match")  # what a class has besides its tenses


@cache
def tables(lang: str) -> Mapping[str, Any]:
    """The tables of a language, empty where it has none."""
    path = FOLDER / f"{lang}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def known(form: str, lang: str) -> bool:
    """Whether the language's lexicon has a form, or every word of it."""
    lex = lexicon(lang)
    return lex is not None and all(lex.zipf(word) > 0 for word in form.lower().split())


@lru_cache(maxsize=4096)
def paradigm(lemma: str, lang: str) -> Mapping[str, str]:
    """Every form of a verb by its name, empty for what is no verb."""
    verbs = tables(lang).get("verbs")
    if not verbs:
        return {}
    if separated := _separable(lemma, lang):
        first, base = separated
        forms = {name: first + form for name, form in paradigm(base, lang).items()}
        return {**forms, "to": first + verbs["inside"] + base}
    prefix, row = _model(lemma, lang)
    kind = row.get("class") or _class(lemma, verbs)
    forms = {"inf": lemma, **(_regular(lemma, verbs, kind) if kind else {})}
    given = {name: value for name, value in row.items() if name != "class"}
    for tense in (*given, *(("imp",) if "pres" in given else ())):
        for name in [name for name in forms if name.split(".")[0] == tense]:
            del forms[name]
        if tense in given:
            forms |= _written(tense, prefix, given[tense], verbs)
    for tense, rule in verbs.get("follows", {}).items():
        if given and tense not in given and rule.split(".")[0] in forms | given:
            forms |= _following(tense, rule, forms, verbs, kind)
    forms = {name: form for name, form in forms.items() if form and form != "-"}
    if "pp" in forms and "ge" in verbs:
        forms["pp"] = _with_ge(forms["pp"], prefix, verbs["ge"], lang, given="pp" in given)
    return _with_participles(forms, verbs)


def _separable(lemma: str, lang: str) -> tuple[str, str] | None:
    """The part of a verb that may stand alone and the rest: “an|sehen”, where “angesehen” is a form of it."""
    lex = lexicon(lang)
    for first in sorted(tables(lang)["verbs"].get("separable", ()), key=len, reverse=True):
        base = lemma.removeprefix(first)
        if base != lemma and len(base) > 3 and lex is not None and lex.zipf(base) > 0:
            participle = paradigm(base, lang).get("pp", "")
            if participle and lex.zipf(first + participle) > 0:
                return first, base
    return None


def _with_ge(participle: str, prefix: str, ge: str, lang: str, *, given: bool) -> str:
    """A participle with “ge” where the lexicon knows it so, else without: “gemacht”, “regiert”."""
    if not given:
        return ge + participle if known(ge + participle, lang) else participle
    without = prefix + participle.removeprefix(prefix).removeprefix(ge)
    return participle if not prefix or known(participle, lang) else without


def _class(lemma: str, verbs: Mapping[str, Any]) -> str:
    """The class with the longest infinitive ending that a verb has."""
    rows = verbs["class"]
    fitting = [k for k, r in rows.items() if lemma.endswith(r["inf"]) and _belongs(lemma, r)]
    return max(fitting, key=lambda k: (len(rows[k]["inf"]), len(rows[k])), default="")


def _belongs(lemma: str, row: Mapping[str, Any]) -> bool:
    return lemma in row.get("verbs", (lemma,)) and ("match" not in row or re.search(row["match"], lemma) is not None)


def _regular(lemma: str, verbs: Mapping[str, Any], kind: str) -> dict[str, str]:
    row = verbs["class"][kind]
    stem = lemma.removesuffix(row["inf"])
    changed = [
        (re.sub(rule["match"], rule["to"], lemma).removesuffix(row["inf"]), rule["where"].split())
        for rule in verbs.get("alternations", ())
        if (lemma in rule["verbs"] if "verbs" in rule else re.search(rule["match"], lemma))
    ][:2]
    forms: dict[str, str] = {}
    for tense, value in row.items():
        if tense in NO_ENDINGS:
            continue
        endings = value.split()
        for number, ending in enumerate(endings, 1):
            name = f"{tense}.{number}" if len(endings) > 1 else tense
            own = next((s for s, where in changed if any(_within(name, place) for place in where)), stem)
            forms[name] = "-" if ending == "-" else _joined(own, "" if ending == "=" else ending, verbs, row["inf"])
    return forms


def _within(name: str, place: str) -> bool:
    """Whether a form's name is meant by “pres.1236”, or by the tense alone."""
    tense, _, persons = place.partition(".")
    own, _, person = name.partition(".")
    return own == tense and (not persons or person in persons)


def _joined(stem: str, ending: str, verbs: Mapping[str, Any], infinitive: str) -> str:
    for end, first, instead, *only in verbs.get("joins", ()):
        begins = "=" + ending == first if first[0] == "=" else ending[:1] in first
        if stem.endswith(end) and ending and begins and (not only or infinitive in only):
            return str(stem.removesuffix(end)) + str(instead) + ending
    return stem + ending


@cache
def irregular(lang: str) -> dict[str, Mapping[str, str]]:
    """Rows of the irregular verbs; “-tenir” is for all that end so."""
    rows = tables(lang).get("verbs", {}).get("irregular", {})
    return {name: row for key, row in rows.items() for name in key.split()}


def _model(lemma: str, lang: str) -> tuple[str, Mapping[str, str]]:
    """What stands before the irregular verb that a verb goes like, and that verb's row."""
    rows = irregular(lang)
    if lemma in rows:
        return "", rows[lemma]
    for start in range(len(lemma)):
        if (row := rows.get("-" + lemma[start:])) is not None:
            return lemma[:start], row
    return "", {}


def _written(tense: str, prefix: str, value: str, verbs: Mapping[str, Any]) -> dict[str, str]:
    """The forms of a tense that a row gives: all of them, or a stem and what its endings are called (“pr+i”)."""
    words = value.split()
    if len(words) == 1 and tense not in ("pp", "ger") and ("+" in value or tense in verbs["endings"]):
        stem, _, table = value.partition("+")
        return _stemmed(tense, [prefix + part for part in stem.split("/")], table or tense, verbs)
    if len(words) == 1:
        return {tense: "-" if value == "-" else prefix + value}
    names = AGREEMENT if tense == "pp" else range(1, 7)
    return {f"{tense}.{name}": "-" if word == "-" else prefix + word for name, word in zip(names, words, strict=True)}


def _stemmed(tense: str, stems: list[str], table: str, verbs: Mapping[str, Any]) -> dict[str, str]:
    """The forms of a tense with the endings of a table; a second stem is that of “we” and “you”."""
    endings = str(verbs["endings"][table]).split()
    if len(endings) == 1:
        return {tense: stems[0] + endings[0]}
    return {f"{tense}.{n}": stems[-1 if n in (4, 5) else 0] + end.strip("=") for n, end in enumerate(endings, 1)}


def _following(tense: str, rule: str, forms: Mapping[str, str], verbs: Mapping[str, Any], kind: str) -> dict[str, str]:
    """The forms of a tense whose stem is another form without its ending: “pres.4-ons”."""
    stems = []
    for part in rule.split("/"):
        name, _, ending = part.partition("-")
        form = forms.get(name, "-")
        if not form.endswith(ending) or form == "-":
            return {}
        stems.append(form.removesuffix(ending))
    table = f"{tense}_{kind}"
    return _stemmed(tense, stems, table if table in verbs["endings"] else tense, verbs)


def _with_participles(forms: dict[str, str], verbs: Mapping[str, Any]) -> dict[str, str]:
    """With the genders and numbers of the participle, where the language has them."""
    participle, endings = forms.pop("pp", ""), verbs.get("pp", ())
    if participle and not endings:
        forms["pp"] = participle
    elif participle:
        stem = participle.removesuffix(endings[0])
        for kind, ending in zip(AGREEMENT, endings, strict=True):
            doubled = ending == "s" and stem.endswith("s")
            forms[f"pp.{kind}"] = stem if doubled else stem + ending
    return forms


def split(verb: str, lang: str) -> tuple[str, str] | None:
    """The two words of a separable verb in a main clause: “an|sehen” is “sehen” and “an”."""
    parts = _separable(verb, lang)
    return (parts[1], parts[0]) if parts else None
