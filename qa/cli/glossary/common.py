"""What the glossary commands share: files, complaints, tables."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from qa.cli.common import complain

if TYPE_CHECKING:
    from qa.glossary.model import Entry
    from qa.glossary.problems import Reading


@contextmanager
def guarded() -> Iterator[None]:
    """One sentence and exit code 2 for whatever goes wrong."""
    from qa.errors import MtqaError

    try:
        yield
        sys.stdout.flush()
    except MtqaError as error:
        complain(str(error))
        raise typer.Exit(2) from None
    except BrokenPipeError:  # “| head” has read enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except KeyboardInterrupt:
        raise typer.Exit(130) from None
    except (typer.Exit, typer.Abort):
        raise
    except Exception as error:
        if os.environ.get("MTQA_DEBUG"):
            raise
        complain(f"an error of mtqa itself ({type(error).__name__}: {error}); MTQA_DEBUG=1 shows where")
        raise typer.Exit(2) from None


def choice(option: str, value: str, known: Sequence[str]) -> str:
    """The value of an option that has to be one of these."""
    from qa.errors import ConfigError, did_you_mean

    if value not in known:
        raise ConfigError(f"{option}: unknown “{value}”{did_you_mean(value, list(known))} ({', '.join(known)})")
    return value


def language(option: str, value: str | None) -> str | None:
    """The main language of a tag."""
    from qa.errors import ConfigError
    from qa.glossary.languages import main, tag

    if value is None:
        return None
    known = tag(value)
    if known is None:
        raise ConfigError(f"{option}: unknown language “{value}”; give a code such as fr or pt-BR")
    return main(known)


def reading(path: Path) -> Reading:
    """A whole file with everything that is wrong in it."""
    from qa.glossary.files import read

    with busy(path):
        return read(path, report=lambda problem: None)


def sound(path: Path, *, anyway: bool = False) -> Reading:
    """A whole file without errors; what was skipped is named. With `anyway` the entries with errors are skipped too."""
    from qa.errors import GlossaryError

    found = reading(path)
    if found.errors and not anyway:
        more = f" and {len(found.errors) - 1} more errors" if len(found.errors) > 1 else ""
        raise GlossaryError(f"{found.errors[0]}{more}; `mtqa glossary validate` names all")
    for problem in found.problems[:20]:
        complain(f"{problem}{' (left out)' if problem.error else ''}")
    if len(found.problems) > 20:
        complain(f"{path}: {len(found.problems)} things skipped or left out; `mtqa glossary validate` names all")
    return found


@contextmanager
def busy(path: Path) -> Iterator[None]:
    """A spinner on standard error, on a terminal, while a large file is read."""
    if not sys.stderr.isatty() or not path.is_file() or path.stat().st_size < 5_000_000:
        yield
        return
    from rich.console import Console

    with Console(stderr=True).status(f"reading {path.name}"):
        yield


def entries_for(lang: str, files: Sequence[Path], *, shipped: bool = True) -> list[Entry]:
    """The shipped and the given entries for a language."""
    from qa.glossary.files import load
    from qa.glossary.table import read_table

    found = [entry for path in _shipped(lang) for entry in read_table(path, lang, trusted=True)] if shipped else []
    for path in files:
        with busy(path):
            found.extend(load(path, lang).entries)
    return found


def _shipped(lang: str) -> list[Path]:
    from qa.glossary.shipped import folder

    return sorted(folder().glob(f"*.{lang}.csv"))


def print_table(columns: Sequence[str], rows: Iterable[Sequence[Any]], *, right: Sequence[str] = ()) -> None:
    """A table on standard output, whatever its cells hold."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from qa.reporters.excerpt import printable

    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in columns:
        table.add_column(column, justify="right" if column in right else "left", overflow="fold")
    for row in rows:
        table.add_row(*(Text(printable(str(cell))) for cell in row))
    Console(soft_wrap=False).print(table)


def print_json(value: object) -> None:
    """JSON on standard output."""
    import json

    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def as_json(entry: Entry) -> dict[str, Any]:
    """An entry with what it says, and where it stands."""
    from dataclasses import asdict

    return {name: value for name, value in asdict(entry).items() if value not in ("", (), None)}


def told(value: object) -> str:
    """A field's value for people."""
    return " | ".join(map(str, value)) if isinstance(value, tuple) else str(value)
