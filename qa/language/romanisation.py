"""Names from Cyrillic in Latin letters, by the convention of one language or another."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from qa.language.lexicon import lexicon

TABLES = Path(__file__).parent / "data" / "tables" / "cyrillic.toml"


class Convention(NamedTuple):
    """A language's way of writing Russian or Ukrainian names."""

    letters: dict[str, str]  # Cyrillic letter -> Latin letters
    endings: dict[str, str]  # the same for the end of a name
    reading: re.Pattern[str]  # Latin letters, longest first
    sounds: dict[str, str]  # Latin letters -> Cyrillic


@cache
def _tables() -> dict[str, Any]:
    return tomllib.loads(TABLES.read_text(encoding="utf-8"))


@cache
def conventions(source: str = "ru") -> dict[str, Convention]:
    """The conventions by language, for names from `source`: Russian or Ukrainian."""
    tables = _tables()
    other = tables["from"].get(source, {})
    return {
        lang: _convention({**tables["common"], **letters, **other.get("common", {}), **other.get(lang, {})})
        for lang, letters in tables.items()
        if lang not in ("common", "from", "given")
    }


@cache
def given_names(source: str) -> frozenset[str]:
    """Given names that are borne where `source` is spoken, in the conventions of several languages, in lower case."""
    return frozenset(_tables()["given"][source].lower().split())


def _convention(letters: dict[str, str]) -> Convention:
    endings: dict[str, str] = letters.pop("endings")  # type: ignore[assignment]
    sounds: dict[str, str] = {}
    for cyrillic, latin in letters.items():
        sounds.setdefault(latin, cyrillic)
    reading = re.compile("|".join(sorted(map(re.escape, sounds), key=len, reverse=True)))
    return Convention(letters, endings, reading, sounds)


def to_cyrillic(name: str, lang: str, source: str = "ru") -> str | None:
    """The Cyrillic spelling that a name in the convention of `lang` stands for; `None` if a letter has no reading."""
    convention, word = conventions(source)[lang], name.lower()
    for cyrillic, latin in sorted(convention.endings.items(), key=lambda pair: -len(pair[1])):
        if word.endswith(latin) and cyrillic in ("ий", "ая", "ський", "цький", "ська") and len(word) > len(latin) + 2:
            stem = _read(word.removesuffix(latin), convention)
            return None if stem is None else stem + cyrillic
    return _read(word, convention)


def to_latin(cyrillic: str, lang: str, source: str = "ru") -> str:
    """A Cyrillic name as `lang` writes it, with a capital."""
    convention = conventions(source)[lang]
    word, tail = cyrillic, ""
    for ending, latin in convention.endings.items():
        if word.endswith(ending) and len(word) > len(ending) + 1:
            word, tail = word.removesuffix(ending), latin
            break
    latin = "".join(convention.letters.get(letter, "") for letter in word) + tail
    return latin[:1].upper() + latin[1:]


def _read(word: str, convention: Convention) -> str | None:
    out, position = [], 0
    for match in convention.reading.finditer(word):
        if match.start() != position:
            return None
        out.append(convention.sounds[match.group()])
        position = match.end()
    return "".join(out) if position == len(word) else None


_SUFFIX = re.compile(
    r"(?:ов|ев|ёв|ин|ын)(?:а|ы|у)?$|(?:ск|цк|ськ|цьк)(?:ий|ая|ой|а)$|енко$|(?:ч|щ)ук$|ович$|евич$|ец$|ик$"
)


def attested(cyrillic: str, source: str = "ru") -> float:
    """Zipf frequency in `source` of a name, or of the word that it is made from: “чемодан” for “чемоданова”."""
    lex = lexicon(source)
    if lex is None:
        return 0.0
    stem = _SUFFIX.sub("", cyrillic)
    forms = {cyrillic, stem, stem + "а", stem + "ый", stem + "ов"} if len(stem) >= 4 else {cyrillic}
    return max(lex.zipf(form) for form in forms)
