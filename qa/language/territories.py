"""Names of countries and territories in many languages, from the CLDR."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

TABLE = Path(__file__).parent / "data" / "tables" / "territories.tsv"
# Languages whose names of territories do not change with the case, with the CLDR's locales that write them.
LOCALES: Mapping[str, tuple[str, ...]] = {
    "en": ("en",),
    "fr": ("fr", "fr_CA"),
    "es": ("es", "es_419", "es_MX"),
    "de": ("de", "de_AT", "de_CH"),
    "it": ("it",),
    "pt": ("pt", "pt_PT"),
    "nl": ("nl", "nl_BE"),
    "id": ("id",),
}


class Territory(NamedTuple):
    """A territory whose English name is a foreign word in other languages."""

    code: str
    english: tuple[str, ...]
    right: Mapping[str, tuple[str, ...]]  # by language, where the CLDR's names do not do


@cache
def territories() -> Mapping[str, Territory]:
    """The territories of the table by code."""
    found = {}
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            code, english, right = (*line.split("\t"), "")[:3]
            names = dict(part.split("=") for part in right.split(";") if part)
            found[code] = Territory(
                code, tuple(english.split("|")), {lang: tuple(name.split("|")) for lang, name in names.items()}
            )
    return found


@cache
def foreign_names(source: str) -> Mapping[str, tuple[tuple[str, str], ...]]:
    """Names of territories in `source`, with their codes, longest first, by their first word."""
    found: dict[str, list[tuple[str, str]]] = {}
    for territory in territories().values():
        for name in territory.english if source == "en" else right_names(territory.code, source):
            found.setdefault(name.split(" ")[0], []).append((name, territory.code))
    return {first: tuple(sorted(names, key=lambda pair: -len(pair[0]))) for first, names in found.items()}


@cache
def right_names(code: str, lang: str) -> tuple[str, ...]:
    """The names of a territory that are right in a language, the usual one first."""
    listed = territories()[code].right.get(lang, ())
    return tuple(dict.fromkeys((*listed, *(names[code] for names in _cldr(lang) if code in names))))


def own_name(name: str, code: str, lang: str) -> str | None:
    """What a language calls a territory, where a foreign name is not its own but for the accents."""
    right = right_names(code, lang)
    if not right or _plain(name) in {_plain(own) for own in right}:
        return None
    return right[0]


@cache
def _cldr(lang: str) -> tuple[Mapping[str, str], ...]:
    """The CLDR's names by code, from each locale of a language; without what a locale inherits, which is costly."""
    from babel import localedata

    return tuple(
        localedata.load(locale, merge_inherited=False).get("territories", {}) for locale in LOCALES.get(lang, ())
    )


def _plain(name: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", name.casefold()) if not unicodedata.combining(c))
