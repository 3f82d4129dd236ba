"""Writes glossaries as CSV or TSV, as the reader reads them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from qa.glossary.model import Entry, Status, of_each
from qa.glossary.table import COLUMNS, EXTRA


def write_table(entries: Sequence[Entry], *, delimiter: str = ",", lang: str | None = None) -> Iterator[str]:
    """The lines of a table; no column `lang` when all entries are in the language that the file's name gives."""
    rows = [cells(entry) for entry in entries]
    extra = [name for name in EXTRA if name != "lang" and any(row[name] for row in rows)]
    if lang is None or any(entry.lang != lang for entry in entries):
        extra.insert(0, "lang")
    yield from lines([COLUMNS + tuple(extra)], delimiter)
    yield from lines(([row[name] for name in (*COLUMNS, *extra)] for row in rows), delimiter)


def cells(entry: Entry) -> dict[str, str]:
    """What stands in each column."""
    return {
        "id": entry.id,
        "kind": str(entry.kind),
        "domain": entry.domain,
        "term": joined(entry.terms),
        "status": joined(entry.statuses) if entry.statuses else _status(entry.status),
        "variants": joined(entry.variants),
        "bad": joined(entry.bad),
        "slot": entry.slot,
        "fillers": joined(entry.fillers),
        "context": joined(entry.context),
        "source": joined(entry.source),
        "severity": str(entry.severity),
        "reason": entry.reason,
        "note": entry.note,
        "lang": entry.lang,
        "pos": _notes(entry.pos, len(entry.terms)),
        "gender": _notes(entry.gender, len(entry.terms)),
        "definition": entry.definition,
    }


def _status(status: Status) -> str:
    return "" if status is Status.PREFERRED else str(status)


def _notes(values: tuple[str, ...], count: int) -> str:
    if not values:
        return ""
    return joined(value or "-" for value in (values if len(values) == 1 else of_each(values, count, "")))


def joined(parts: Iterable[str]) -> str:
    """The parts in one cell, separated by “|”."""
    return " | ".join(part.replace("\\", "\\\\").replace("|", "\\|") for part in parts)


def lines(rows: Iterable[Sequence[str]], delimiter: str) -> Iterator[str]:
    """The rows as lines of a table."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, delimiter=delimiter, lineterminator="\n")
    for row in rows:
        writer.writerow(row)
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()
