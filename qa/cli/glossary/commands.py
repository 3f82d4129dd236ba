"""The commands of `mtqa glossary`, in the order of the help."""

from __future__ import annotations

import typer

from qa.cli.glossary import add, compare, extract, files, search

app = typer.Typer(rich_markup_mode=None)
app.command("validate")(files.validate)
app.command("convert")(files.convert)
app.command("stats")(files.stats)
app.command("show")(search.show)
app.command("lookup")(search.lookup)
app.command("diff")(compare.diff)
app.command("merge")(compare.merge)
app.command("add")(add.add)
app.command("extract")(extract.extract)
