"""A term base from a file of any format, told by name and content, and into one."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from qa.errors import GlossaryError
from qa.glossary import table, tbx
from qa.glossary.cache import Loaded, cached
from qa.glossary.model import Entry
from qa.glossary.problems import Reading, Report, refuse

TO = ("csv", "tsv", "tbx-basic", "tbx-min", "tbx-core", "martif")


def read(path: Path, lang: str | None = None, *, report: Report = refuse) -> Reading:
    """The entries of a file, of one target language when it is given."""
    if not path.is_file():
        raise GlossaryError(f"{path}: there is no such glossary file")
    if format_of(path) == "tbx":
        return tbx.read_tbx(path, frozenset({lang}) if lang else None, report=report)
    return table.read(path, lang, report=report)


def load(path: Path, lang: str) -> Loaded:
    """The entries for a target language, compiled where the file is large; a file with an error is refused."""

    def make() -> Loaded:
        reading = read(path, lang)
        return Loaded.of(reading.entries, reading.problems)

    if not path.is_file():
        raise GlossaryError(f"{path}: there is no such glossary file")
    format_of(path)
    return cached(path, lang, make)


def format_of(path: Path) -> str:
    """“csv”, “tsv” or “tbx”."""
    suffix = path.suffix.lower()
    if suffix in tbx.SUFFIXES:
        return "tbx"
    if suffix in table.SUFFIXES:
        return "csv" if suffix == ".csv" else "tsv"
    raise GlossaryError(f"{path}: a glossary is a .csv, .tsv or .tbx file")


def write(entries: Sequence[Entry], path: Path, *, to: str, style: str = "dca") -> None:
    """Write entries in one of the formats `TO`, whole or not at all."""
    lines: Iterable[str]
    if to in ("csv", "tsv"):
        from qa.glossary.table_write import write_table

        lines = write_table(entries, delimiter="," if to == "csv" else "\t", lang=table.language_of(path))
    else:
        from qa.glossary.tbx_write import write_tbx

        lines = write_tbx(entries, dialect=to, style=style)
    write_whole(path, lines)


def write_whole(path: Path, lines: Iterable[str]) -> None:
    """Write a file beside its place, then put it there: a reader never sees half of it."""
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    except OSError as error:
        raise GlossaryError(f"{path}: {error.strerror or error}") from None
    part = Path(name)
    try:
        with open(handle, "w", encoding="utf-8", newline="") as file:
            file.writelines(lines)
        os.chmod(part, path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask())
        part.replace(path)
    except OSError as error:
        raise GlossaryError(f"{path}: {error.strerror or error}") from None
    finally:
        part.unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
