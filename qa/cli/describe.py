"""`mtqa checkers` and `mtqa explain`: what is checked, and why."""

from __future__ import annotations

from typing import Annotated

import typer


def checkers() -> None:
    """List the checkers with what each flags."""
    from rich.console import Console
    from rich.table import Table

    from qa.checkers import all_checkers

    table = Table(box=None, pad_edge=False, show_header=True, header_style="bold")
    for column in ("checker", "severity", "on", "flags"):
        table.add_column(column, no_wrap=column != "flags")
    for name, kind in all_checkers().items():
        table.add_row(name, str(kind.severity), "yes" if kind.default else "no", kind.info().title)
    Console().print(table)


def explain(
    checker: Annotated[
        str, typer.Argument(metavar="CHECKER", help="The id of a checker, as foreign-word.", show_default=False)
    ],
) -> None:
    """Print a checker's page: what it flags, why, examples, options."""
    from rich.console import Console
    from rich.markdown import Markdown

    from qa.config import known_checker
    from qa.errors import MtqaError

    try:
        kind = known_checker(checker, "explain")
    except MtqaError as error:
        typer.echo(f"mtqa: {error}; `mtqa checkers` lists them", err=True)
        raise typer.Exit(2) from None
    console = Console()
    if console.is_terminal:
        console.print(Markdown(kind.page()))
    else:
        typer.echo(kind.page())
