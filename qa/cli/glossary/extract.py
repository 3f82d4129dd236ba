"""`mtqa glossary extract`: what a glossary for a text might hold."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from qa.cli.common import complain
from qa.cli.glossary.common import choice, guarded, language

if TYPE_CHECKING:
    from qa.glossary.extraction import Candidate

COLUMNS = ("id", "kind", "term", "source", "note")


def extract(
    text: Annotated[str, typer.Argument(metavar="TEXT", help="A text; - for standard input.", show_default=False)],
    source: Annotated[
        str | None, typer.Option("--source", help="The text it was translated from, paragraph by paragraph.")
    ] = None,
    lang: Annotated[str | None, typer.Option("--lang", help="Language of the text; detected when not given.")] = None,
    source_lang: Annotated[str | None, typer.Option("--source-lang", help="Language of the source.")] = None,
    least: Annotated[int, typer.Option("--least", min=1, help="Times that a candidate occurs.")] = 2,
    limit: Annotated[int, typer.Option("--limit", min=1, help="Candidates to list.")] = 100,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="Write the table to this file.")] = None,
    format: Annotated[str, typer.Option("--format", "-f", help="csv or json.")] = "csv",
) -> None:
    """List candidates for terms and names, as a table to review that is a glossary once it is.

    A candidate is what the text says more often than its language does. With a source, each stands beside the source
    candidate that occurs in the same paragraphs: alignment is by order and co-occurrence, so read the pairs before use.
    """
    with guarded():
        from qa.glossary.extraction import aligned, candidates
        from qa.glossary.files import write_whole
        from qa.glossary.table_write import joined, lines

        choice("--format", format, ("csv", "json"))
        paragraphs, tag = _paragraphs(text, language("--lang", lang), "--lang")
        found = candidates(paragraphs, tag, least=least)[:limit]
        from_lang = ""
        if source is not None:
            others, from_lang = _paragraphs(source, language("--source-lang", source_lang), "--source-lang")
            if len(others) != len(paragraphs):
                complain(f"{len(paragraphs)} paragraphs for {len(others)} of the source: the pairs are less certain")
            ratio = (len(paragraphs) - 1) / (len(others) - 1) if len(others) > 1 else 1.0
            found = list(aligned(found, candidates(others, from_lang, least=least), ratio))
        if format == "json":
            _json(found, from_lang)
            return
        rows = [
            (
                f"{'name' if c.name else 'term'}-{number}",
                "name" if c.name else "term",
                joined([c.text]),
                joined([f"{from_lang}: {c.source}"]) if c.source else "",
                f"{c.count} times, keyness {c.keyness}" + (f", agreement {c.agreement}" if c.source else ""),
            )
            for number, c in enumerate(found, 1)
        ]
        table = lines([COLUMNS, *rows], ",")
        if output is None:
            sys.stdout.writelines(table)
        else:
            write_whole(output, table)
            complain(f"{output}: {len(rows)} candidates in “{tag}” to review")


def _json(found: list[Candidate], source_lang: str) -> None:
    from dataclasses import asdict

    from qa.cli.glossary.common import print_json

    rows = [asdict(candidate) for candidate in found]
    for row in rows:
        row["places"] = sorted(row["places"])
        row["source_lang"] = source_lang if row["source"] else ""
    print_json(rows)


def _paragraphs(file: str, lang: str | None, option: str) -> tuple[list[str], str]:
    """The paragraphs of a document and its language."""
    from qa.errors import ReadError
    from qa.language.detect import document_language
    from qa.readers import read

    paragraphs: list[str] = []
    tag = lang
    for document in read(file):
        segments = [segment for segment in document.segments if not segment.chrome]
        if tag is None:
            tag, _ = document_language(segments[:50], document.language, None)
        paragraphs.extend(segment.target for segment in segments)
    if tag is None:
        raise ReadError(f"{file}: cannot tell what language this is; name it with {option}")
    return paragraphs, tag
