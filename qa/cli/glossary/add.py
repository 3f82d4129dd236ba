"""`mtqa glossary add`: one row more."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from qa.cli.common import complain
from qa.cli.glossary.common import guarded

PARTS = "several separated by “|”"


def add(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="CSV or TSV; made if it is not there.")],
    term: Annotated[str, typer.Option("--term", help=f"The right rendering, best first, {PARTS}.")],
    id: Annotated[
        str | None, typer.Option("--id", help="A short unique name; made of the term when not given.")
    ] = None,
    kind: Annotated[
        str, typer.Option("--kind", help="term, idiom, set-phrase, false-friend, calque, exonym …")
    ] = "term",
    bad: Annotated[list[str] | None, typer.Option("--bad", help="A pattern of a wrong rendering; repeatable.")] = None,
    source: Annotated[list[str] | None, typer.Option("--source", help="As “en: rock the boat”; repeatable.")] = None,
    context: Annotated[list[str] | None, typer.Option("--context", help="A condition, or !one; repeatable.")] = None,
    variants: Annotated[list[str] | None, typer.Option("--variant", help="Another right form; repeatable.")] = None,
    status: Annotated[str, typer.Option("--status", help="preferred, admitted, deprecated or forbidden.")] = "",
    severity: Annotated[str, typer.Option("--severity", help="minor, major or critical.")] = "",
    domain: Annotated[str, typer.Option("--domain", help="As politics.")] = "",
    slot: Annotated[str, typer.Option("--slot", help="The phrase with {} for its fixed word.")] = "",
    fillers: Annotated[str, typer.Option("--fillers", help=f"What may stand there, {PARTS}.")] = "",
    reason: Annotated[str, typer.Option("--reason", help="One clause that an editor understands.")] = "",
    note: Annotated[str, typer.Option("--note", help="Anything else.")] = "",
    pos: Annotated[str, typer.Option("--pos", help="Part of speech.")] = "",
    gender: Annotated[str, typer.Option("--gender", help="Grammatical gender.")] = "",
    definition: Annotated[str, typer.Option("--definition", help="What the concept is.")] = "",
    lang: Annotated[str | None, typer.Option("--lang", help="Language, where the file's name does not say it.")] = None,
) -> None:
    """Add a row to a table; it is tried first, and the file is replaced as a whole or not at all."""
    with guarded():
        from qa.errors import ConfigError
        from qa.glossary.adding import add as put
        from qa.glossary.adding import suggested_id
        from qa.glossary.languages import tag

        known = tag(lang) if lang else None
        if lang and known is None:
            raise ConfigError(f"--lang: unknown language “{lang}”; give a code such as fr or pt-BR")
        row = {
            "id": id or suggested_id(term, file),
            "kind": kind,
            "term": term,
            "bad": " | ".join(bad or []),
            "source": " | ".join(source or []),
            "context": " | ".join(context or []),
            "variants": " | ".join(variants or []),
            "status": status,
            "severity": severity,
            "domain": domain,
            "slot": slot,
            "fillers": fillers,
            "reason": reason,
            "note": note,
            "pos": pos,
            "gender": gender,
            "definition": definition,
            "lang": known or "",
        }
        entry = put(file, row, known)
        complain(f"{entry.origin}: added “{entry.id}”")
