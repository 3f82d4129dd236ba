"""Reads glossaries as CSV or TSV, one concept a row, in the dialects that spreadsheets write."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO, TypeVar

from qa.errors import GlossaryError, did_you_mean
from qa.glossary.languages import main, tag
from qa.glossary.model import Entry, Kind, Status, folded, of_each
from qa.glossary.problems import Problem, Reading, Report, refuse
from qa.glossary.soundness import LONGEST, control_character, faults, one_line
from qa.mqm import Severity

SUFFIXES = frozenset({".csv", ".tsv", ".tab"})
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
EXTRA = ("lang", "pos", "gender", "definition")  # columns that are written only where they say something
E = TypeVar("E", bound=StrEnum)
REQUIRED = ("id", "kind", "term")
LARGEST = 1 << 29  # bytes
LONGEST_LINE = 1 << 20  # characters


class _Refused(Exception):
    """A row that cannot be used: the column, and one clause."""

    def __init__(self, column: str, clause: str) -> None:
        super().__init__(clause)
        self.column = column


def read_table(path: Path, lang: str | None = None, *, trusted: bool = False) -> list[Entry]:
    """The entries of a CSV or TSV file. The target language is the last part of its name: `idioms.fr.csv`.

    The patterns of a file that is not `trusted` (the shipped ones are tested) are tried, so that an error is named
    with its line.
    """
    return list(Table(path, lang or language_of(path), refuse, trusted=trusted).entries())


def read(path: Path, lang: str | None = None, *, report: Report = refuse) -> Reading:
    """The entries of a CSV or TSV file, for one target language where it is given."""
    reading = Reading(path, "tsv" if path.suffix.lower() in {".tsv", ".tab"} else "csv")

    def note(problem: Problem) -> None:
        reading.problems.append(problem)
        report(problem)

    own = language_of(path)
    if lang is None or own is None or main(own) == lang:
        rows = Table(path, own or lang, note).entries()
        reading.entries.extend(entry for entry in rows if lang is None or main(entry.lang) == lang)
    return reading


def language_of(path: Path) -> str | None:
    """“fr” for `idioms.fr.csv`."""
    parts = path.name.split(".")
    last = parts[-2] if len(parts) > 2 else ""
    if "-" in last:
        return tag(last)
    return last if 2 <= len(last) <= 3 and last.isalpha() else None


class Table:
    """A file on its way to entries."""

    def __init__(self, path: Path, lang: str | None, report: Report = refuse, *, trusted: bool = False) -> None:
        self.path, self.lang, self.report, self.trusted = path, lang, report, trusted
        self.seen: dict[tuple[str, str], int] = {}

    def _tell(self, line: int, column: str, message: str, *, error: bool = True) -> None:
        self.report(Problem(str(self.path), line, None, column, message, error))

    def entries(self) -> Iterator[Entry]:
        """The sound rows as entries; what is wrong with the others is told."""
        try:
            if self.path.stat().st_size > LARGEST:
                raise GlossaryError(f"{self.path}: larger than {LARGEST >> 20} MB; split it")
            with self.path.open("rb") as file:
                yield from self.rows(file)
        except UnicodeDecodeError:
            raise GlossaryError(f"{_not_utf8(self.path)}; save it as UTF-8") from None
        except OSError as error:
            raise GlossaryError(f"{self.path}: {error.strerror or error}") from None

    def rows(self, file: BinaryIO) -> Iterator[Entry]:
        """The sound rows of an open file."""
        lines = Lines(self.path, file)
        rows = csv.reader(lines, delimiter=lines.delimiter, strict=True)
        line = 1
        try:
            header = [name.strip().lower() for name in next(rows, [])]
            _check_header(self.path, lines.skipped + 1, header, self.lang)
            line = rows.line_num
            for row in rows:
                began, line = line + 1 + lines.skipped, rows.line_num
                if any(cell and not cell.isspace() for cell in row):
                    entry = self._entry(row, header, began)
                    if entry is not None:
                        yield entry
        except csv.Error as error:
            place = f"{self.path}:{rows.line_num + lines.skipped}"
            raise GlossaryError(f"{place}: {error}; is a quotation mark not closed?") from None

    def _entry(self, row: list[str], header: list[str], line: int) -> Entry | None:
        if len(row) != len(header):
            self._tell(line, "", f"{len(row)} cells where the header names {len(header)} columns")
            return None
        cells = dict(zip(header, (_clean(cell) for cell in row), strict=True))
        try:
            entry = _made(cells, self.lang or "", f"{self.path}:{line}")
        except _Refused as refused:
            self._tell(line, refused.column, str(refused))
            return None
        if len(entry.terms) < len(split(cells["term"])):
            self._tell(line, entry.id, "a term comes twice; kept once", error=False)
        key = (entry.id, entry.lang)
        if key in self.seen:
            self._tell(line, "id", f"id “{entry.id}” is already used in line {self.seen[key]}")
            return None
        self.seen[key] = line
        if self.trusted:
            return entry
        if not (entry.terms or entry.bad or entry.slot or entry.variants):
            self._tell(line, entry.id, f"“{entry.id}” has no term; skipped", error=False)
            return None
        found = list(faults(entry))
        for column, fault in found:
            self._tell(line, column, fault)
        return None if found else entry


class Lines:
    """The lines of a file of any of the encodings that spreadsheets write, each bounded, with its delimiter."""

    def __init__(self, path: Path, file: BinaryIO) -> None:
        self.path, self.number, self.skipped = path, 0, 0
        encoding = "utf-16" if file.read(2) in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
        file.seek(0)
        self._stream = io.TextIOWrapper(file, encoding, newline="")
        self._first = self._line()
        said = re.fullmatch(r"sep=(.)\s*", self._first, re.IGNORECASE)
        if said:  # a line that Excel writes and reads
            self._first, self.skipped = self._line(), 1
        self.delimiter = said[1] if said else _delimiter(path, self._first)

    def __iter__(self) -> Iterator[str]:
        line = self._first
        while line:
            yield line
            line = self._line()

    def _line(self) -> str:
        self.number += 1
        line = self._stream.readline(LONGEST_LINE)
        if len(line) == LONGEST_LINE:
            raise GlossaryError(f"{self.path}:{self.number}: a line of more than {LONGEST_LINE:,} characters")
        return line


def _not_utf8(path: Path) -> str:
    with path.open("rb") as file:
        for number, line in enumerate(file, 1):
            try:
                line.decode("utf-8")
            except UnicodeDecodeError as error:
                return f"{path}:{number}:{error.start + 1}: not UTF-8"
    return f"{path}: not UTF-8"


def _delimiter(path: Path, head: str) -> str:
    if path.suffix.lower() in {".tsv", ".tab"}:
        return "\t"
    return max(",;\t", key=head.count)


def _check_header(path: Path, line: int, header: list[str], lang: str | None) -> None:
    known = [*COLUMNS, *EXTRA]
    for name in header:
        if name not in known:
            raise GlossaryError(f"{path}:{line}: unknown column “{name}”{did_you_mean(name, known)}")
    for name in REQUIRED:
        if name not in header:
            raise GlossaryError(f"{path}:{line}: the column “{name}” is missing")
    if len(set(header)) < len(header):
        raise GlossaryError(f"{path}:{line}: a column is named twice")
    if lang is None and "lang" not in header:
        name = f"{path.stem}.fr{path.suffix}"
        raise GlossaryError(f"{path}: no target language in the file name; call it {name}, say, or add a column “lang”")


def _clean(cell: str) -> str:
    return cell.strip().replace("\r\n", "\n").replace("\r", "\n") if "\r" in cell else cell.strip()


def _made(row: dict[str, str], lang: str, where: str) -> Entry:
    for name in ("id", "kind"):
        if not row.get(name):
            raise _Refused(name, f"the cell “{name}” is empty")
    for name, cell in row.items():
        if found := control_character(cell):
            raise _Refused(name, f"the cell “{name}” holds the control character {found}")
    written = row.get("lang")
    known = tag(written) if written else lang
    if not known:
        raise _Refused("lang", f"unknown language code “{written}”" if written else "the cell “lang” is empty")
    terms = split(row["term"])
    if any(len(term) > LONGEST for term in terms):
        raise _Refused("term", f"a term of more than {LONGEST:,} characters")
    statuses = tuple(_choice(Status, status, "status") for status in split(row.get("status", "")))
    statuses = of_each(_for_each(statuses, terms, "status"), len(terms), Status.PREFERRED)
    pos, gender = (of_each(_notes(row.get(name, ""), terms, name), len(terms), "") for name in ("pos", "gender"))
    firsts = sorted({pair: n for n, pair in reversed([*enumerate(zip(terms, statuses, strict=True))])}.values())
    terms, statuses = tuple(terms[n] for n in firsts), tuple(statuses[n] for n in firsts)
    one = len(set(statuses)) < 2
    return Entry(
        id=row["id"],
        lang=known,
        kind=_choice(Kind, row["kind"], "kind"),
        terms=terms,
        status=statuses[0] if statuses and one else Status.PREFERRED,
        domain=row.get("domain", ""),
        variants=split(row.get("variants", "")),
        bad=split(row.get("bad", "")),
        slot=row.get("slot", ""),
        fillers=split(row.get("fillers", "")),
        context=split(row.get("context", "")),
        source=split(row.get("source", "")),
        severity=_choice(Severity, row.get("severity") or "major", "severity"),
        reason=row.get("reason", ""),
        note=row.get("note", ""),
        origin=where,
        statuses=() if one else statuses,
        pos=folded(tuple(pos[n] for n in firsts)),
        gender=folded(tuple(gender[n] for n in firsts)),
        definition=row.get("definition", ""),
    )


T = TypeVar("T")


def _for_each(values: tuple[T, ...], terms: tuple[str, ...], column: str) -> tuple[T, ...]:
    if values and len(values) not in (1, len(terms)):
        raise _Refused(column, f"{len(values)} parts in “{column}” for {len(terms)} terms; give one, or one for each")
    return values


def _notes(cell: str, terms: tuple[str, ...], column: str) -> tuple[str, ...]:
    """What is said of each term; “-” where there is nothing to say."""
    return _for_each(split(cell), terms, column) if terms else ()


def split(cell: str) -> tuple[str, ...]:
    r"""The parts of a cell that are separated by “|”; `\|` is the sign itself, `\\` a backslash."""
    if "\\" not in cell:
        return tuple(one_line(part) for part in cell.split("|") if part.strip())
    parts = [""]
    for piece in re.findall(r"\\[\\|]|[^|]|\|", cell, re.DOTALL):
        if piece == "|":
            parts.append("")
        else:
            parts[-1] += piece[1] if len(piece) == 2 else piece
    return tuple(one_line(part) for part in parts if part.strip())


def _choice(kind: type[E], value: str, column: str) -> E:
    try:
        return kind(value.lower())
    except ValueError:
        known = [str(member) for member in kind]
        raise _Refused(column, f"“{value}” is no {column}{did_you_mean(value, known)} ({', '.join(known)})") from None
