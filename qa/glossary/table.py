"""Glossaries as CSV or TSV, one concept a row."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from qa.errors import GlossaryError, did_you_mean
from qa.glossary.model import Entry, Kind, Status
from qa.glossary.pattern import parse
from qa.mqm import Severity

COLUMNS = (
    "id",
    "kind",
    "domain",
    "term",
    "status",
    "variants",
    "bad",
    "slot",
    "fillers",
    "context",
    "source",
    "severity",
    "reason",
    "note",
)
E = TypeVar("E", bound=StrEnum)
REQUIRED = ("id", "kind", "term")
LARGEST = 1 << 30  # bytes


def read_table(path: Path, lang: str | None = None, *, trusted: bool = False) -> list[Entry]:
    """The entries of a CSV or TSV file. The target language is the last part of its name: `idioms.fr.csv`.

    The patterns of a file that is not `trusted` (the shipped ones are tested) are tried, so that an error is named
    with its line.
    """
    lang = lang or language_of(path)
    if lang is None:
        raise GlossaryError(f"{path}: no target language in the file name; call it {path.stem}.fr{path.suffix}, say")
    entries = list(_entries(path, lang))
    if not trusted:
        for entry in entries:
            _check(entry)
    return entries


def language_of(path: Path) -> str | None:
    """“fr” for `idioms.fr.csv`."""
    parts = path.name.split(".")
    return parts[-2] if len(parts) > 2 and 2 <= len(parts[-2]) <= 3 and parts[-2].isalpha() else None


def _entries(path: Path, lang: str) -> Iterator[Entry]:
    rows = csv.reader(io.StringIO(_text(path), newline=""), delimiter=_delimiter(path), strict=True)
    seen: dict[str, int] = {}
    try:
        header = [name.strip().lower() for name in next(rows, [])]
        _check_header(path, header)
        for row in rows:
            if not any(cell.strip() for cell in row):
                continue
            where = f"{path}:{rows.line_num}"
            if len(row) != len(header):
                raise GlossaryError(f"{where}: {len(row)} cells where the header names {len(header)} columns")
            entry = _entry(dict(zip(header, (cell.strip() for cell in row), strict=True)), lang, where)
            if entry.id in seen:
                raise GlossaryError(f"{where}: id “{entry.id}” is already used in line {seen[entry.id]}")
            seen[entry.id] = rows.line_num
            yield entry
    except csv.Error as error:
        raise GlossaryError(f"{path}:{rows.line_num}: {error}; is a quotation mark not closed?") from None


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > LARGEST:
            raise GlossaryError(f"{path}: larger than 1 GB; split it")
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise GlossaryError(f"{path}: not UTF-8 at byte {error.start}; save it as UTF-8") from None
    except OSError as error:
        raise GlossaryError(f"{path}: {error.strerror or error}") from None


def _delimiter(path: Path) -> str:
    if path.suffix.lower() in {".tsv", ".tab"}:
        return "\t"
    with path.open(encoding="utf-8-sig") as file:
        head = file.readline()
    return ";" if head.count(";") > head.count(",") else ","


def _check_header(path: Path, header: list[str]) -> None:
    for name in header:
        if name not in COLUMNS:
            raise GlossaryError(f"{path}:1: unknown column “{name}”{did_you_mean(name, list(COLUMNS))}")
    for name in REQUIRED:
        if name not in header:
            raise GlossaryError(f"{path}:1: the column “{name}” is missing")
    if len(set(header)) < len(header):
        raise GlossaryError(f"{path}:1: a column is named twice")


def _entry(row: dict[str, str], lang: str, where: str) -> Entry:
    for name in ("id", "kind"):
        if not row.get(name):
            raise GlossaryError(f"{where}: the cell “{name}” is empty")
    return Entry(
        id=row["id"],
        lang=lang,
        kind=_choice(Kind, row["kind"], "kind", where),
        terms=split(row["term"]),
        status=_choice(Status, row.get("status") or "preferred", "status", where),
        domain=row.get("domain", ""),
        variants=split(row.get("variants", "")),
        bad=split(row.get("bad", "")),
        slot=row.get("slot", ""),
        fillers=split(row.get("fillers", "")),
        context=split(row.get("context", "")),
        source=split(row.get("source", "")),
        severity=_choice(Severity, row.get("severity") or "major", "severity", where),
        reason=row.get("reason", ""),
        note=row.get("note", ""),
        origin=where,
    )


def _check(entry: Entry) -> None:
    """Try every pattern of an entry."""
    if entry.slot and "{}" not in entry.slot:
        raise GlossaryError(f"{entry.origin}: the slot “{entry.slot}” has no {{}}")
    if entry.slot and not entry.fillers:
        raise GlossaryError(f"{entry.origin}: a slot needs fillers")
    patterns = (*entry.bad, *entry.fillers, *entry.variants, *(c.lstrip("!") for c in entry.context))
    for pattern in (*patterns, entry.slot) if entry.slot else patterns:
        parse(pattern, entry.lang, entry.origin)


def split(cell: str) -> tuple[str, ...]:
    """The parts of a cell that are separated by “|”."""
    return tuple(part.strip() for part in cell.split("|") if part.strip())


def _choice(kind: type[E], value: str, column: str, where: str) -> E:
    try:
        return kind(value.lower())
    except ValueError:
        known = [str(member) for member in kind]
        raise GlossaryError(
            f"{where}: “{value}” is no {column}{did_you_mean(value, known)} ({', '.join(known)})"
        ) from None
