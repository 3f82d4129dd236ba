"""Where the shipped glossaries lie, and the term base of a run."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path

from qa.errors import GlossaryError
from qa.glossary.matching import TermBase
from qa.glossary.model import Entry
from qa.glossary.table import language_of, read_table


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
    for path in _files(lang, extra, shipped):
        for entry in read_table(path, language_of(path) or lang, trusted=path.parent == folder()):
            entries[entry.id] = entry
    return TermBase(entries.values(), lang)


def _files(lang: str, extra: Sequence[str], shipped: bool) -> list[Path]:
    files = sorted(folder().glob(f"*.{lang}.csv")) if shipped else []
    for name in extra:
        path = Path(name)
        if not path.is_file():
            raise GlossaryError(f"{name}: there is no such glossary file")
        if path.suffix.lower() not in {".csv", ".tsv", ".tab"}:
            raise GlossaryError(f"{name}: a glossary is a .csv or .tsv file")
        if language_of(path) in (lang, None):
            files.append(path)
    return files
