"""Persons whose names languages write differently: who is written how in which language."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

TABLE = Path(__file__).parent / "data" / "tables" / "persons.tsv"
LANGUAGES = ("en", "fr", "de", "es", "it", "pt", "nl", "id")
GENITIVE = frozenset(("de", "nl"))  # an “s” at a name's end


class Misspelt(NamedTuple):
    """A person's name as another language writes it."""

    form: str
    right: str  # what the text's language writes
    lang: str  # whose spelling it is; "" for none
    given: frozenset[str]  # what may stand before it
    alone: bool  # whether it is known without a given name


@cache
def misspelt(lang: str) -> Mapping[str, tuple[Misspelt, ...]]:
    """Spellings that are wrong in a language, longest first, by their first word.

    What only differs in accents is not wrong, nor what the language writes for somebody else.
    """
    rows = [_row(line) for line in TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")][1:]
    right = {_plain(form) for forms, _, _, _ in rows for form in forms.get(lang, ())}
    found: dict[str, Misspelt] = {}
    for forms, given, alone, wrong in rows:
        spelled = [(form, other) for other in LANGUAGES if other != lang for form in forms[other]]
        for form, other in [*spelled, *((form, "") for form in wrong)]:
            if _plain(form) not in right:
                found.setdefault(form, Misspelt(form, forms[lang][0], other, given, alone))
                if lang in GENITIVE and not form.endswith("s"):
                    genitive = Misspelt(form + "s", forms[lang][0] + "s", other, given, alone)
                    found.setdefault(genitive.form, genitive)
    by_first: dict[str, list[Misspelt]] = {}
    for name in found.values():
        by_first.setdefault(name.form.split(" ")[0], []).append(name)
    return {first: tuple(sorted(names, key=lambda name: -len(name.form))) for first, names in by_first.items()}


_Row = tuple[dict[str, tuple[str, ...]], frozenset[str], bool, tuple[str, ...]]


def _row(line: str) -> _Row:
    cells = (*line.split("\t"), "", "")
    forms = {lang: tuple(cell.split("|")) for lang, cell in zip(LANGUAGES, cells, strict=False)}
    given, wrong = cells[len(LANGUAGES) : len(LANGUAGES) + 2]
    names = given.removeprefix("+").split()
    return forms, frozenset(names), not given.startswith("+"), tuple(wrong.split("|")) if wrong else ()


def _plain(name: str) -> str:
    if name.isascii():
        return name.lower()
    return "".join(c for c in unicodedata.normalize("NFD", name.lower()) if not unicodedata.combining(c))
