"""The word lists of a language that the corruptions use, read from its TOML file."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True)
class Tables:
    """Closed lists and confusions of one language; see `data/fr.toml` for what each holds."""

    drop: frozenset[str] = frozenset()
    drop_article: frozenset[str] = frozenset()
    insert: tuple[str, ...] = ()
    replace: dict[str, tuple[str, ...]] = field(default_factory=dict)
    split: dict[str, str] = field(default_factory=dict)
    linkers: frozenset[str] = frozenset()
    markers: dict[str, tuple[str, ...]] = field(default_factory=dict)
    auxiliaries: dict[str, str] = field(default_factory=dict)
    copulas: frozenset[str] = frozenset()
    agents: frozenset[str] = frozenset()
    pile: frozenset[str] = frozenset()
    singular: frozenset[str] = frozenset()
    plural: frozenset[str] = frozenset()
    adjective: str = ""
    subordinators: frozenset[str] = frozenset()
    quotes: tuple[str, ...] = ()
    senses: dict[str, tuple[str, ...]] = field(default_factory=dict)


@cache
def tables(lang: str) -> Tables:
    """The lists of a language, all empty where it has none."""
    merged: dict[str, object] = {}
    for path in (DATA / f"{lang}.toml", DATA / f"{lang}.senses.toml"):
        if path.exists():
            merged |= tomllib.loads(path.read_text(encoding="utf-8"))
    return Tables(**{key: _frozen(key, value) for key, value in merged.items()})  # type: ignore[arg-type]


_SETS = {"singular", "plural", "drop", "drop_article", "linkers", "copulas", "agents", "pile", "subordinators"}


def _frozen(key: str, value: object) -> object:
    if isinstance(value, dict):
        return {k: tuple(v) if isinstance(v, list) else v for k, v in value.items()}
    if isinstance(value, list):
        return frozenset(value) if key in _SETS else tuple(value)
    return value


@cache
def concepts() -> tuple[dict[str, str], ...]:
    """Common words of the news in eight languages, one row per concept."""
    path = DATA / "concepts.toml"
    table = tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {"rows": [], "languages": []}
    langs: list[str] = table["languages"]
    return tuple(dict(zip(langs, row, strict=True)) for row in table["rows"])
