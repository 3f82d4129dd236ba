"""`mtqa glossary validate`, `convert` and `stats`: whole files."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from qa.cli.common import complain
from qa.cli.glossary.common import choice, guarded, language, print_json, print_table, reading, sound

if TYPE_CHECKING:
    from qa.glossary.model import Entry
    from qa.glossary.problems import Reading

Files = Annotated[list[Path], typer.Argument(metavar="FILE...", help="CSV, TSV or TBX.", show_default=False)]


def validate(
    files: Files,
    format: Annotated[str, typer.Option("--format", "-f", help="text or json.")] = "text",
) -> None:
    """Name every error of term bases. Exit code 0: none, 1: errors, 2: a file that cannot be read to its end."""
    from qa.errors import MtqaError

    code = 0
    told: list[dict[str, object]] = []
    with guarded():
        choice("--format", format, ("text", "json"))
        for path in files:
            try:
                found = reading(path)
            except MtqaError as error:
                complain(str(error))
                told.append({"path": str(path), "unreadable": str(error)})
                code = 2
                continue
            code = max(code, 1 if found.errors else 0)
            told.append(_as_json(found))
            if format == "text":
                _say(found)
        if format == "json":
            print_json(told)
    raise typer.Exit(code)


def _say(found: Reading) -> None:
    from qa.reporters.excerpt import printable

    for problem in found.problems:
        about = f" [{problem.key}]" if problem.key and f"“{problem.key}”" not in problem.message else ""
        typer.echo(printable(f"{problem.where}: {'error' if problem.error else 'note'}:{about} {problem.message}"))
    notes = len(found.problems) - len(found.errors)
    counts = f"{_count(len(found.entries), 'sound entry', 'sound entries')}, {_count(len(found.errors), 'error')}"
    typer.echo(printable(f"{found.path}: {counts}, {_count(notes, 'note')}"))
    if found.ignored:
        typer.echo(printable(f"{found.path}: not kept by mtqa: {_categories(found)}"))


def _as_json(found: Reading) -> dict[str, object]:
    problems = [
        {
            "line": problem.line,
            "column": problem.column,
            "key": problem.key,
            "message": problem.message,
            "error": problem.error,
        }
        for problem in found.problems
    ]
    counts = {"entries": len(found.entries), "errors": len(found.errors)}
    return {"path": str(found.path), **counts, "problems": problems, "not_kept": found.ignored}


def _categories(found: Reading) -> str:
    return ", ".join(f"{name} ({count:,})" for name, count in sorted(found.ignored.items(), key=lambda pair: -pair[1]))


def _count(number: int, one: str, many: str | None = None) -> str:
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def convert(
    source: Annotated[Path, typer.Argument(metavar="IN", help="CSV, TSV or TBX.", show_default=False)],
    target: Annotated[Path, typer.Argument(metavar="OUT", help="The file to write.", show_default=False)],
    to: Annotated[
        str | None,
        typer.Option(
            "--to", help="csv, tsv, tbx-basic, tbx-min, tbx-core or martif; told by the name of OUT when not given."
        ),
    ] = None,
    style: Annotated[str, typer.Option("--style", help="Of TBX: dca (types as attributes) or dct (as tags).")] = "dca",
    lang: Annotated[str | None, typer.Option("--lang", help="Only the terms of this language.")] = None,
    skip_errors: Annotated[
        bool, typer.Option("--skip-errors", help="Leave out the entries with errors, and name them.")
    ] = False,
) -> None:
    """Write a term base in another format, and say what that format, or mtqa, has no place for."""
    with guarded():
        from qa.errors import ConfigError
        from qa.glossary.files import TO, format_of, write
        from qa.glossary.languages import main

        form = choice("--to", to, TO) if to else {"tbx": "tbx-basic"}.get(format_of(target), format_of(target))
        choice("--style", style, ("dca", "dct"))
        only = language("--lang", lang)
        found = sound(source, anyway=skip_errors)
        entries = [entry for entry in found.entries if only is None or main(entry.lang) == only]
        if only and not entries:
            raise ConfigError(f"--lang: {source} has no terms in “{only}”")
        write(entries, target, to=form, style=style)
        concepts = len({entry.id for entry in entries})
        complain(f"{target}: {_count(concepts, 'concept')}, {_count(len(entries), 'entry', 'entries')}, as {form}")
        if found.ignored:
            complain(f"not carried over: {_categories(found)}; see docs/glossary-formats.md")


def stats(
    files: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[FILE...]", help="CSV, TSV or TBX; the shipped ones if none.", show_default=False),
    ] = None,
    format: Annotated[str, typer.Option("--format", "-f", help="table or json.")] = "table",
) -> None:
    """Count entries, terms and known wrong renderings, by language."""
    with guarded():
        from qa.glossary.shipped import folder

        choice("--format", format, ("table", "json"))
        entries = [entry for path in files or sorted(folder().glob("*.csv")) for entry in sound(path).entries]
        counts: dict[str, Counter[str]] = {}
        for entry in entries:
            counts.setdefault(entry.lang, Counter()).update(_counts(entry))
        if format == "json":
            print_json({"concepts": len({entry.id for entry in entries}), "languages": counts})
            return
        columns = ("entries", "terms", "preferred", "admitted", "deprecated", "forbidden", "bad", "slots")
        rows = [[lang, *(f"{count[name]:,}" for name in columns)] for lang, count in sorted(counts.items())]
        print_table(("lang", *columns), rows, right=columns)
        kinds = Counter(str(entry.kind) for entry in entries)
        typer.echo("\n" + ", ".join(f"{kind} {count:,}" for kind, count in kinds.most_common()))


def _counts(entry: Entry) -> Counter[str]:
    counts = Counter({"entries": 1, "terms": len(entry.terms), "bad": len(entry.bad)})
    counts["slots"] = bool(entry.slot)
    counts.update(str(entry.status_of(number)) for number in range(len(entry.terms)))
    return counts
