"""`mtqa glossary`: term bases. The commands are loaded when one is run, so that `mtqa --help` need not wait."""

from __future__ import annotations

from typing import Any

import typer
from typer.core import TyperGroup


class _Later(TyperGroup):
    """The group of commands, as `commands` has it."""

    def list_commands(self, ctx: Any) -> list[str]:
        return list(self._loaded())

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        return self._loaded().get(cmd_name)

    def _loaded(self) -> dict[str, Any]:
        from qa.cli.glossary.commands import app as commands

        group: Any = typer.main.get_command(commands)
        return dict(group.commands)


app = typer.Typer(
    cls=_Later,
    no_args_is_help=True,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback()
def _root() -> None:
    """Check, convert, search, compare and make term bases (CSV, TSV, TBX)."""
