"""The command line: one module for each command."""

from __future__ import annotations

import gc
import sys

import typer

from qa import __version__
from qa.cli import check, describe, evaluate, fix, glossary

app = typer.Typer(
    name="mtqa",
    help="Finds machine-translation artefacts in translated documents, explains them, and passes or fails a feed.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("check")(check.check)
app.command("fix")(fix.fix)
app.command("checkers")(describe.checkers)
app.command("explain")(describe.explain)
app.command("evaluate")(evaluate.evaluate)
app.add_typer(glossary.app, name="glossary")


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"mtqa {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: bool = typer.Option(False, "--version", help="Print the version.", callback=_version, is_eager=True),
) -> None:
    pass


def main() -> None:
    """The entry point of the command `mtqa`."""
    gc.set_threshold(100_000, 20, 100)  # a check makes many small values and few cycles: a tenth of the start-up
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    app(prog_name="mtqa")
