"""Finds entries by a term, in any of its forms."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from qa.glossary.files import read
from qa.glossary.languages import main
from qa.glossary.matching import TermBase
from qa.glossary.model import Entry
from qa.glossary.shipped import folder
from qa.language.tokens import tokenize

MOST = 200  # entries that a part of their text is enough for


def find(term: str, entries: Sequence[Entry], lang: str) -> Iterator[tuple[Entry, str]]:
    """Entries with what they have the term as: their id, “term”, “bad”, “source”, or a part of one of these."""
    wanted = term.strip().casefold()
    if not wanted:
        return
    seen: set[int] = set()
    hits = [(e, "id") for e in entries if e.id.casefold() == wanted]
    hits += _matched(term, entries, lang)
    hits += [(e, "source") for e in entries if any(_phrase(s) == wanted for s in e.source)]
    if not hits and len(wanted) > 2:
        parts = ((e, "part of a term") for e in entries if any(wanted in t.casefold() for t in (*e.terms, *e.source)))
        hits = [hit for _, hit in zip(range(MOST), parts, strict=False)]
    for entry, role in hits:
        if id(entry) not in seen:
            seen.add(id(entry))
            yield entry, role


def _matched(term: str, entries: Sequence[Entry], lang: str) -> Iterator[tuple[Entry, str]]:
    """By the matcher, so in any inflected form; the conditions of an entry do not count here."""
    own = {entry.id + entry.lang: entry for entry in entries}
    base = TermBase([replace(entry, context=()) if entry.context else entry for entry in entries], lang, terms=True)
    tokens = tokenize(term, lang)
    for match in base.matches(tokens, term):
        if match.end - match.start == len(term.strip()):
            yield own[match.entry.id + match.entry.lang], match.role


def _phrase(source: str) -> str:
    """“rock the boat” of “en: rock the boat”."""
    return source.partition(":")[2].strip().casefold() if ":" in source else source.casefold()


def languages(files: Sequence[Path], *, shipped: bool = True) -> list[str]:
    """The languages that the glossaries have terms in."""
    found = {path.name.split(".")[-2] for path in folder().glob("*.csv")} if shipped else set()
    for path in files:
        reading = read(path)
        found |= {main(entry.lang) for entry in reading.entries}
    return sorted(found)
