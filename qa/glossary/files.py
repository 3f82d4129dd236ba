"""A term base from a file of any format, told by name and content."""

from __future__ import annotations

from pathlib import Path

from qa.errors import GlossaryError
from qa.glossary import table, tbx
from qa.glossary.problems import Reading, Report, refuse

FORMATS = ("csv", "tsv", "tbx")


def read(path: Path, lang: str | None = None, *, report: Report = refuse) -> Reading:
    """The entries of a file, of one target language when it is given."""
    if not path.is_file():
        raise GlossaryError(f"{path}: there is no such glossary file")
    if format_of(path) == "tbx":
        return tbx.read_tbx(path, frozenset({lang}) if lang else None, report=report)
    return table.read(path, lang, report=report)


def load(path: Path, lang: str) -> Reading:
    """The entries for a target language, without what a file with errors has: the first one is raised."""
    return read(path, lang)


def format_of(path: Path) -> str:
    """“csv”, “tsv” or “tbx”."""
    suffix = path.suffix.lower()
    if suffix in tbx.SUFFIXES:
        return "tbx"
    if suffix in table.SUFFIXES:
        return "tsv" if suffix != ".csv" else "csv"
    raise GlossaryError(f"{path}: a glossary is a .csv, .tsv or .tbx file")
