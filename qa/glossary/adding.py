"""Adds a row to a table that people keep by hand, and leaves the rest of the file as it is."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from qa.errors import GlossaryError, did_you_mean
from qa.glossary import table
from qa.glossary.files import format_of, read, write_whole
from qa.glossary.languages import main
from qa.glossary.matching import TermBase
from qa.glossary.model import Entry
from qa.glossary.table_write import lines
from qa.language.tokens import tokenize


def add(path: Path, row: dict[str, str], lang: str | None = None) -> Entry:
    """Add a row, with cells as in the file, to a CSV or TSV file; the file is made if it is not there.

    The row has to be sound, its id new, and its patterns may not match its own terms.
    """
    if format_of(path) == "tbx":
        raise GlossaryError(f"{path}: rows are added to CSV and TSV; `mtqa glossary convert` makes one of TBX")
    row = {name: cell for name, cell in row.items() if cell}
    before = _text(path)
    own = table.language_of(path)
    if before is None:
        columns = [*table.COLUMNS, *(name for name in table.EXTRA if name in row)]
        columns += ["lang"] if own is None and "lang" not in columns else []
        delimiter, before = "\t" if format_of(path) == "tsv" else ",", ""
        before = next(iter(lines([columns], delimiter)))
    else:
        columns, delimiter = _form(path, before)
    if "lang" in columns and "lang" not in row and (lang or own):
        row["lang"] = lang or own or ""
    for name in row:
        if name not in columns:
            raise GlossaryError(f"{path}: the file has no column “{name}”{did_you_mean(name, columns)}; add it first")
    newline = "\r\n" if "\r\n" in before else "\n"
    after = before + ("" if before.endswith("\n") else newline)
    after += next(iter(lines([[row.get(name, "") for name in columns]], delimiter))).removesuffix("\n") + newline
    entry = _tried(path, after)
    write_whole(path, [after])
    return entry


def _text(path: Path) -> str | None:
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise GlossaryError(f"{path}: {error.strerror or error}") from None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        raise GlossaryError(f"{path}: not UTF-8; save it as UTF-8 first") from None


def _form(path: Path, text: str) -> tuple[list[str], str]:
    """The columns of a file and what separates them."""
    with io.BytesIO(text.encode()) as file:
        given = table.Lines(path, file)
        header = next(csv.reader(given, delimiter=given.delimiter), [])
        return [name.strip().lower() for name in header], given.delimiter


def _tried(path: Path, text: str) -> Entry:
    """The last entry of the text, if all of it is sound."""
    entries = list(table.Table(path, table.language_of(path)).rows(io.BytesIO(text.encode())))
    if not entries:
        raise GlossaryError(f"{path}: the row has neither a term nor a wrong rendering")
    entry = entries[-1]
    lang = main(entry.lang)
    base = TermBase([entry], lang)
    for term in entry.right:
        for match in base.matches(tokenize(term, lang), term):
            if "*" not in term and not entry.context:
                raise GlossaryError(
                    f"{entry.origin}: the patterns flag “{term[match.start : match.end]}” in its own term “{term}”"
                )
    return entry


def suggested_id(term: str, path: Path) -> str:
    """A short unique id for a term: “iron-curtain”, “iron-curtain-2”."""
    words = [token.norm.strip("'") for token in tokenize(term.partition("|")[0], "") if token.is_word][:5]
    name = "-".join(words).replace("'", "-") or "entry"
    taken = {entry.id for entry in read(path).entries} if path.exists() else set()
    number = 2
    found = name
    while found in taken:
        found, number = f"{name}-{number}", number + 1
    return found
