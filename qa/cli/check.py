"""`mtqa check`: check files and print a report."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from qa.cli.common import complain, listed, settings_of

if TYPE_CHECKING:
    from qa.engine import Progress
    from qa.types import Report

FORMATS = ("terminal", "json", "sarif", "junit", "github")


def check(
    files: Annotated[
        list[str],
        typer.Argument(metavar="FILE...", help="Files, folders or globs; - for standard input.", show_default=False),
    ],
    format: Annotated[
        str | None,
        typer.Option(
            "--format", "-f", help="terminal, json, sarif, junit or github; terminal unless run by GitHub Actions."
        ),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Write the report to this file instead of printing it.")
    ] = None,
    lang: Annotated[
        str | None, typer.Option("--lang", help="Language of the texts, e.g. fr; detected when not given.")
    ] = None,
    source_lang: Annotated[
        str | None, typer.Option("--source-lang", help="Language they were translated from, where it is known.")
    ] = None,
    select: Annotated[
        list[str] | None, typer.Option("--select", help="Run only these checkers (ids, separated by commas).")
    ] = None,
    ignore: Annotated[
        list[str] | None, typer.Option("--ignore", help="Do not run these checkers (see `mtqa checkers`).")
    ] = None,
    preset: Annotated[
        str | None, typer.Option("--preset", help="default, strict or relaxed; “default” when not given.")
    ] = None,
    glossary: Annotated[
        list[str] | None, typer.Option("--glossary", "-g", help="Your own glossary (CSV, TSV, TBX); may be repeated.")
    ] = None,
    config: Annotated[
        Path | None, typer.Option("--config", help="Configuration to use; mtqa.toml or pyproject.toml when not given.")
    ] = None,
    input_format: Annotated[
        str | None,
        typer.Option(
            "--input-format", help="text, html, markdown, feed or jsonfeed; told by name and content when not given."
        ),
    ] = None,
    encoding: Annotated[
        str | None, typer.Option("--encoding", help="Character encoding of the files; detected when not given.")
    ] = None,
    no_model: Annotated[
        bool, typer.Option("--no-model", help="Rules and glossaries only: faster, without fluency and grammar.")
    ] = False,
    model: Annotated[
        list[str] | None,
        typer.Option(
            "--model",
            metavar="TASK=PATH",
            help="Your own model for fluency, spans or quality: its folder or cached name; may be repeated.",
        ),
    ] = None,
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
        if output is not None and not output.parent.is_dir():
            raise ConfigError(f"--output {output}: there is no folder {output.parent}")
        settings = settings_of(
            config,
            preset,
            lang,
            source_lang,
            listed(select),
            listed(ignore),
            glossary or [],
            not no_model,
            model or (),
        )
        from qa.engine import check as run

        with _progress(files) as progress:
            report = run(files, settings, progress=progress, format=input_format, encoding=encoding)
        _print(report, name, output)
    except MtqaError as error:
        if debug:
            raise
        complain(str(error))
        raise typer.Exit(2) from None
    except KeyboardInterrupt:
        raise typer.Exit(130) from None
    except Exception as error:
        if debug:
            raise
        complain(f"an error of mtqa itself ({type(error).__name__}: {error}); please report what --debug shows")
        raise typer.Exit(2) from None
    for failure in report.failures:
        complain(failure.message)
    raise typer.Exit(report.exit_code)


def _print(report: Report, name: str, output: Path | None) -> None:
    from qa.errors import ConfigError
    from qa.reporters import render, wants_color

    colour = output is None and wants_color(sys.stdout)
    text = render(report, name, color=colour, width=_width(), failures=output is not None)
    if output is None:
        try:
            sys.stdout.write(text)
            sys.stdout.flush()
        except BrokenPipeError:  # “| head” has read enough
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return
    try:
        output.write_text(text, encoding="utf-8", errors="replace")
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
