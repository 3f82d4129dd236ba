"""`mtqa glossary diff` and `merge`: two term bases."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from qa.cli.common import complain
from qa.cli.glossary.common import as_json, choice, guarded, print_json, sound, told

First = Annotated[Path, typer.Argument(metavar="OLD", help="CSV, TSV or TBX.", show_default=False)]
Second = Annotated[Path, typer.Argument(metavar="NEW", help="CSV, TSV or TBX.", show_default=False)]
SIGNS = {"added": "+", "removed": "-", "changed": "~"}


def diff(
    old: First,
    new: Second,
    format: Annotated[str, typer.Option("--format", "-f", help="text or json.")] = "text",
) -> None:
    """List the concepts that were added, removed or changed. Exit code 0: none, 1: some."""
    with guarded():
        from qa.glossary.compare import diff as compare
        from qa.reporters.excerpt import printable

        choice("--format", format, ("text", "json"))
        changes = compare(sound(old).entries, sound(new).entries)
        if format == "json":
            print_json(
                [
                    {"what": c.what, "id": c.entry.id, "lang": c.entry.lang}
                    | ({"fields": {name: [a, b] for name, a, b in c.fields()}} if c.before else as_json(c.entry))
                    for c in changes
                ]
            )
        else:
            for change in changes:
                entry = change.entry
                terms = "" if change.before else f"  {told(entry.terms)}"
                typer.echo(printable(f"{SIGNS[change.what]} {entry.id} ({entry.lang}){terms}"))
                for name, before, after in change.fields():
                    typer.echo(printable(f"    {name}: {told(before) or '(nothing)'} -> {told(after) or '(nothing)'}"))
            counts = (f"{sum(c.what == what for c in changes)} {what}" for what in SIGNS)
            typer.echo(", ".join(counts))
    raise typer.Exit(1 if changes else 0)


def merge(
    first: Annotated[Path, typer.Argument(metavar="A", help="The one that counts in a conflict.", show_default=False)],
    second: Annotated[Path, typer.Argument(metavar="B", help="The one that adds to it.", show_default=False)],
    output: Annotated[Path, typer.Option("--output", "-o", help="The file to write.", show_default=False)],
    to: Annotated[
        str | None, typer.Option("--to", help="Format as in `convert`; told by the name when not given.")
    ] = None,
    style: Annotated[str, typer.Option("--style", help="Of TBX: dca or dct.")] = "dca",
) -> None:
    """Write a term base of two. Exit code 0: done, 1: done, with conflicts, which are listed."""
    with guarded():
        from qa.glossary.compare import merge as together
        from qa.glossary.files import TO, format_of, write

        form = choice("--to", to, TO) if to else {"tbx": "tbx-basic"}.get(format_of(output), format_of(output))
        choice("--style", style, ("dca", "dct"))
        one, other = sound(first), sound(second)
        entries, conflicts = together(one.entries, other.entries)
        write(entries, output, to=form, style=style)
        for conflict in conflicts:
            kept, left = (told(getattr(entry, conflict.field)) for entry in (conflict.entry, conflict.other))
            where = f"{conflict.entry.origin}: {conflict.entry.id} ({conflict.entry.lang})"
            complain(f"{where}: {conflict.field}: kept “{kept}”, not “{left}” ({conflict.other.origin})")
        ignored = sorted(one.ignored.keys() | other.ignored.keys())
        if ignored:
            complain(f"not carried over: {', '.join(ignored)}; see docs/glossary-formats.md")
        count = f"{len(conflicts)} conflict{'' if len(conflicts) == 1 else 's'}"
        complain(f"{output}: {len(entries):,} entries, {count}")
    raise typer.Exit(1 if conflicts else 0)
