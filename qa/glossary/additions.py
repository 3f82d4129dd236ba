"""Adds a row to a glossary table, whose other rows stay as they are."""

from __future__ import annotations

import csv
import io
import re
import unicodedata

from qa.errors import GlossaryError
from qa.mqm import Severity

HEADER = "id,kind,term,bad,severity,reason"
NEEDED = ("id", "kind", "term", "bad")
SIGNS = re.compile(r"[|*~/{}\[\]\r\n]")  # of the pattern language
NOT_PLAIN = re.compile(r"[^a-z0-9]+")


def with_row(old: str, name: str, *, bad: str, term: str, severity: Severity, reason: str = "") -> str:
    """The table `old`, or a new one, with a row that says to write `term` for `bad`."""
    for text in (bad, term):
        if not text.strip() or SIGNS.search(text):
            raise GlossaryError(f"“{text}” cannot be added to a glossary as it is; write the row by hand")
    old = old or f"{HEADER}\n"
    first = old.splitlines()[0]
    delimiter = max("\t;,", key=first.count)
    rows = list(csv.reader(io.StringIO(old, newline=""), delimiter=delimiter))
    header = [column.strip().lower() for column in rows[0]]
    for column in NEEDED:
        if column not in header:
            raise GlossaryError(f"{name}: the column “{column}” is missing; add the row by hand")
    used = {row[header.index("id")].strip() for row in rows[1:] if len(row) == len(header)}
    row = {
        "id": _unique(bad, used),
        "kind": "term",
        "term": term.strip(),
        "bad": bad.strip(),
        "severity": str(severity),
        "reason": reason,
    }
    newline = "\r\n" if first != old and old[len(first) : len(first) + 2] == "\r\n" else "\n"
    line = io.StringIO(newline="")
    csv.writer(line, delimiter=delimiter, lineterminator=newline).writerow([row.get(column, "") for column in header])
    return old + ("" if old.endswith(("\n", "\r")) else newline) + line.getvalue()


def _unique(text: str, used: set[str]) -> str:
    plain = unicodedata.normalize("NFKD", text.lower()).encode("ascii", "ignore").decode()
    name = f"own-{NOT_PLAIN.sub('-', plain).strip('-') or 'term'}"[:60]
    return next(each for n in range(1, len(used) + 2) if (each := name if n == 1 else f"{name}-{n}") not in used)
