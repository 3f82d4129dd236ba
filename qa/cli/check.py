"""`mtqa check`: check files and print a report."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from qa.config import Config
    from qa.engine import Progress

FORMATS = ("terminal", "json", "sarif", "junit", "github")


def check(
    files: Annotated[
        list[str], typer.Argument(help="Files, folders or globs; - for standard input.", show_default=False)
    ],
    format: Annotated[str | None, typer.Option("--format", "-f", help=f"One of: {', '.join(FORMATS)}.")] = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="Write the report to this file.")] = None,
    lang: Annotated[
        str | None, typer.Option("--lang", help="Language of the texts, e.g. fr; detected when not given.")
    ] = None,
    source_lang: Annotated[
        str | None, typer.Option("--source-lang", help="Language they were translated from.")
    ] = None,
    select: Annotated[
        list[str] | None, typer.Option("--select", help="Run only these checkers (repeat or separate by commas).")
    ] = None,
    ignore: Annotated[list[str] | None, typer.Option("--ignore", help="Do not run these checkers.")] = None,
    preset: Annotated[str | None, typer.Option("--preset", help="default, strict or relaxed.")] = None,
    glossary: Annotated[
        list[str] | None, typer.Option("--glossary", "-g", help="A glossary of your own (CSV); may be repeated.")
    ] = None,
    config: Annotated[
        Path | None, typer.Option("--config", help="Configuration file instead of the one found.")
    ] = None,
    input_format: Annotated[
        str | None, typer.Option("--input-format", help="Read files as this format whatever their names.")
    ] = None,
    encoding: Annotated[str | None, typer.Option("--encoding", help="Character encoding of the files.")] = None,
    debug: Annotated[bool, typer.Option("--debug", help="Show tracebacks.")] = False,
) -> None:
    """Check translated documents. Exit code 0: passed, 1: failed, 2: something could not be checked."""
    from qa.errors import ConfigError, MtqaError, did_you_mean

    try:
        name = format or ("github" if os.environ.get("GITHUB_ACTIONS") == "true" else "terminal")
        if name not in FORMATS:
            raise ConfigError(
                f"--format: unknown format “{name}”{did_you_mean(name, list(FORMATS))} ({', '.join(FORMATS)})"
            )
        settings = _settings(config, preset, lang, source_lang, _listed(select), _listed(ignore), glossary or [])
        from qa.engine import check as run

        with _progress(files) as progress:
            report = run(files, settings, progress=progress, format=input_format, encoding=encoding)
        _print(report, name, output)
    except MtqaError as error:
        if debug:
            raise
        typer.echo(f"mtqa: {error}", err=True)
        raise typer.Exit(2) from None
    except KeyboardInterrupt:
        raise typer.Exit(130) from None
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(2) from None
    for failure in report.failures:
        typer.echo(f"mtqa: {failure.message}", err=True)
    raise typer.Exit(report.exit_code)


def _settings(
    path: Path | None,
    preset: str | None,
    lang: str | None,
    source_lang: str | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    glossaries: list[str],
) -> Config:
    """The configuration with what the command line says laid over it."""
    from qa.config import known_checker, load
    from qa.errors import ConfigError

    settings = load(path=path, preset=preset)
    for option, names in (("--select", select), ("--ignore", ignore)):
        for name in names:
            known_checker(name, option)
    for option, tag in (("--lang", lang), ("--source-lang", source_lang)):
        if tag is not None:
            _check_language(tag, option)
    settings = replace(settings, glossaries=(*settings.glossaries, *glossaries), ignore=(*settings.ignore, *ignore))
    if select:
        settings = replace(settings, select=select)
    if not settings.checkers:
        raise ConfigError("no checker is left to run; see --select and --ignore")
    return replace(settings, lang=lang or settings.lang, source_lang=source_lang or settings.source_lang)


def _check_language(tag: str, option: str) -> None:
    from qa.errors import ConfigError, did_you_mean
    from qa.language.detect import primary
    from qa.language.identify import known
    from qa.language.lexicon import available

    if not known(primary(tag)):
        raise ConfigError(
            f"{option}: unknown language “{tag}”{did_you_mean(tag, list(available()))};"
            f" give a code such as {', '.join(available()[:8])}"
        )


def _listed(values: list[str] | None) -> tuple[str, ...]:
    return tuple(name.strip() for value in values or [] for name in value.split(",") if name.strip())


def _print(report: object, name: str, output: Path | None) -> None:
    from qa.errors import ConfigError
    from qa.reporters import render

    colour = output is None and sys.stdout.isatty() and "NO_COLOR" not in os.environ
    text = render(report, name, color=colour, width=_width())  # type: ignore[arg-type]
    if output is None:
        sys.stdout.write(text)
        sys.stdout.flush()
        return
    try:
        output.write_text(text, encoding="utf-8")
    except OSError as error:
        raise ConfigError(f"--output {output}: {error.strerror or error}") from None


def _width() -> int:
    from shutil import get_terminal_size

    return get_terminal_size((80, 24)).columns


@contextmanager
def _progress(files: list[str]) -> Iterator[Progress | None]:
    """A bar on standard error, on a terminal, once the work is long."""
    if not sys.stderr.isatty() or sum(os.path.getsize(f) for f in files if os.path.isfile(f)) < 500_000:
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    total = sum(os.path.getsize(f) for f in files if os.path.isfile(f))
    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading", total=total)

        def advance(path: str, characters: int) -> None:
            bar.update(task, advance=characters, description=os.path.basename(path))

        yield advance
