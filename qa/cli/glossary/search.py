"""`mtqa glossary show` and `lookup`: terms by a word, and in a text."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from qa.cli.common import complain
from qa.cli.glossary.common import as_json, choice, entries_for, guarded, language, print_json, print_table, told

if TYPE_CHECKING:
    from qa.glossary.model import Entry

Glossaries = Annotated[
    list[Path] | None, typer.Option("--glossary", "-g", help="A term base of your own; may be repeated.")
]
Shipped = Annotated[bool, typer.Option("--shipped/--no-shipped", help="Search the shipped glossaries too, or not.")]
Format = Annotated[str, typer.Option("--format", "-f", help="table or json.")]
ROLES = {"term": "term", "bad": "to be avoided", "slot": "to be avoided"}


def show(
    term: Annotated[str, typer.Argument(metavar="TERM", help="A term, in any inflected form, or an id.")],
    lang: Annotated[str | None, typer.Option("--lang", help="Only the terms of this language.")] = None,
    glossary: Glossaries = None,
    shipped: Shipped = True,
    format: Format = "table",
) -> None:
    """Show the entries that have a term, or know it as a wrong rendering. Exit code 0: found, 1: not found."""
    with guarded():
        from qa.glossary.search import find, languages

        choice("--format", format, ("table", "json"))
        only = language("--lang", lang)
        files = glossary or []
        found: list[tuple[Entry, str]] = []
        for tag in [only] if only else languages(files, shipped=shipped):
            found.extend(find(term, entries_for(tag, files, shipped=shipped), tag))
        if format == "json":
            print_json([{"found": ROLES.get(role, role), **as_json(entry)} for entry, role in found])
        else:
            for entry, role in found[:50]:
                _page(entry, ROLES.get(role, role))
        if not found:
            complain(f"no glossary has “{term}”")
        elif len(found) > 50 and format == "table":
            complain(f"{len(found) - 50} more; make the term longer, or choose with --lang")
    raise typer.Exit(0 if found else 1)


def _page(entry: Entry, role: str) -> None:
    from qa.glossary.table_write import cells
    from qa.reporters.excerpt import printable

    typer.echo(printable(f"{entry.id} ({entry.lang}), found as {role}"))
    for name, cell in cells(entry).items():
        if cell and name not in ("id", "lang"):
            typer.echo(printable(f"  {name + ':':<12} {cell}"))
    typer.echo(printable(f"  {'where:':<12} {entry.origin}\n"))


def lookup(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A text; - for standard input.", show_default=False)],
    lang: Annotated[str | None, typer.Option("--lang", help="Language of the text; detected when not given.")] = None,
    glossary: Glossaries = None,
    shipped: Shipped = True,
    format: Format = "table",
) -> None:
    """List all terms of the glossaries that occur in a text, and wrong renderings, with their place."""
    with guarded():
        choice("--format", format, ("table", "json"))
        rows = list(_found(file, language("--lang", lang), glossary or [], shipped))
        if format == "json":
            print_json(rows)
            return
        columns = ("place", "text", "found as", "entry", "terms")
        cells = [[row["place"], row["text"], row["found"], row["id"], told(tuple(row["terms"]))] for row in rows]
        if sys.stdout.isatty():
            print_table(columns, cells)
        else:  # one a line for other programs
            from qa.glossary.table_write import lines

            sys.stdout.writelines(lines([columns, *cells], "\t"))


def _found(file: str, lang: str | None, files: list[Path], shipped: bool) -> list[dict[str, Any]]:
    from qa.errors import ReadError
    from qa.glossary.matching import TermBase
    from qa.language.detect import document_language
    from qa.language.tokens import tokenize
    from qa.readers import read

    rows: list[dict[str, Any]] = []
    bases: dict[str, TermBase] = {}
    for document in read(file):
        segments = list(document.segments)
        tag, _ = document_language(segments[:50], document.language, lang)
        if tag is None:
            raise ReadError(f"{file}: cannot tell what language this is; name it with --lang")
        if tag not in bases:
            bases[tag] = TermBase(entries_for(tag, files, shipped=shipped), tag, terms=True)
        for segment in segments:
            for match in bases[tag].matches(tokenize(segment.target, tag), segment.target):
                line, column = segment.map.lines.locate(segment.map.to_file(match.start, match.end)[0])
                rows.append(
                    {
                        "place": f"{file}:{line}:{column}",
                        "text": segment.target[match.start : match.end],
                        "found": ROLES[match.role],
                        "id": match.entry.id,
                        "terms": list(match.entry.right),
                    }
                )
    return rows
