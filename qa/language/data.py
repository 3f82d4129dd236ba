"""What is known of a language besides its lexicon: the lists in `data/<lang>.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "data"
LISTS = (
    "function_words",
    "abbreviations",
    "number_abbreviations",
    "doubled_words",
    "loans",
    "titles",
    "place_words",
)


@dataclass(frozen=True)
class LanguageData:
    """Lists of one language, all in lower case; a language without a file has empty ones."""

    lang: str
    name: str = ""
    function_words: frozenset[str] = frozenset()  # articles, prepositions, pronouns, conjunctions, auxiliaries
    abbreviations: frozenset[str] = frozenset()  # without their full stop: a full stop after them ends no sentence
    number_abbreviations: frozenset[str] = frozenset()  # abbreviations only before a number: “no. 7”, “art. 3”
    doubled_words: frozenset[str] = frozenset()  # words that may stand twice in a row
    loans: frozenset[str] = frozenset()  # foreign words at home in the language
    titles: frozenset[str] = frozenset()  # words before a person's name: “président”, “M.”
    place_words: frozenset[str] = frozenset()  # words before a place's or institution's name
    tables: dict[str, Any] = field(default_factory=dict)  # everything else, for the checker that owns it


@cache
def language_data(lang: str) -> LanguageData:
    """The lists of a language."""
    path = FOLDER / f"{lang}.toml"
    if not path.exists():
        return LanguageData(lang)
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    lists = {key: frozenset(word.lower().replace("’", "'") for word in table.pop(key, [])) for key in LISTS}
    return LanguageData(lang=lang, name=table.pop("name", lang), tables=table, **lists)


@cache
def described() -> tuple[str, ...]:
    """Languages that have lists."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.toml")))
