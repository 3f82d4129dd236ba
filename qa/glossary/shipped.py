"""Where the shipped glossaries lie, and the term base of a run."""

from __future__ import annotations

import logging
from functools import cache, lru_cache
from pathlib import Path

from qa.glossary.files import load
from qa.glossary.matching import TermBase
from qa.glossary.model import Entry
from qa.glossary.table import read_table

_LOG = logging.getLogger("mtqa")


@cache
def folder() -> Path:
    """The folder of the shipped glossaries: beside the package in a checkout, inside it when installed."""
    package = Path(__file__).parent.parent
    inside = package / "glossaries"
    return inside if inside.is_dir() else package.parent / "glossaries"


@lru_cache(maxsize=64)
def term_base(lang: str, extra: tuple[str, ...] = (), *, shipped: bool = True) -> TermBase:
    """The term base for a target language: the shipped glossaries, then the user's own, which win by id."""
    entries: dict[str, Entry] = {}
    for path in sorted(folder().glob(f"*.{lang}.csv")) if shipped else []:
        for entry in read_table(path, lang, trusted=True):
            entries[entry.id] = entry
    for name in extra:
        loaded = load(Path(name), lang)
        if loaded.skipped:
            first = loaded.skipped[0]
            more = f" (and {len(loaded.skipped) - 1} more; see `mtqa glossary validate`)" if loaded.skipped[1:] else ""
            _LOG.warning("mtqa: %s:%d: %s%s", name, first.line, first.message, more)
        for id in loaded.ids:
            entries.pop(id, None)
        for number in loaded.active:
            entry = loaded.entries[number]
            entries[entry.id if entry.lang == lang else f"{entry.id} {entry.lang}"] = entry
    return TermBase(entries.values(), lang)
