"""`mtqa evaluate`: score the tool, or another one, on annotated texts."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from collections.abc import Callable

    from qa.config import Config
    from qa.evaluation.figures import Evaluation
    from qa.evaluation.running import Tool
    from qa.evaluation.values import Item, Prediction, Unchecked
    from qa.types import Document, DocumentReport

FORMATS = ("table", "json")


def evaluate(
    gold: Annotated[
        list[str],
        typer.Argument(
            metavar="GOLD...",
            help="gold.json or its folder, MQM records as .jsonl, .jsonl.xz, .jsonl.gz.",
            show_default=False,
        ),
    ],
    format: Annotated[str, typer.Option("--format", "-f", help="table or json.")] = "table",
    by: Annotated[
        list[str] | None,
        typer.Option("--by", help="Also by lang, pair, class, system, severity or domain (several: with commas)."),
    ] = None,
    predictions: Annotated[
        Path | None,
        typer.Option(
            "--predictions",
            help="Score this report of `mtqa check --format json`, or this .jsonl of any tool, instead.",
        ),
    ] = None,
    limit: Annotated[
        int | None,
        typer.Option("--limit", min=1, help="Only the first texts of each set, so many.", show_default=False),
    ] = None,
    with_source: Annotated[
        bool, typer.Option("--with-source/--source-free", help="Show the tool the source texts of MQM records, or not.")
    ] = False,
    preset: Annotated[
        str | None, typer.Option("--preset", help="default, strict or relaxed; “default” when not given.")
    ] = None,
    config: Annotated[
        Path | None, typer.Option("--config", help="Configuration to use; mtqa.toml or pyproject.toml when not given.")
    ] = None,
    resamples: Annotated[
        int, typer.Option("--resamples", min=0, max=100_000, help="Of the 95 % intervals; 0 for none.")
    ] = 1000,
    debug: Annotated[bool, typer.Option("--debug", help="Show tracebacks.")] = False,
) -> None:
    """Score the findings on annotated texts. Exit code 0: done, 2: something could not be read."""
    from qa.errors import MtqaError

    try:
        names = _by(by or [])
        _known("--format", format, FORMATS)
        if predictions is not None and (preset or config or with_source):
            _refuse("--predictions: the tool does not run, so --preset, --config and --with-source say nothing")
        result = _evaluation(gold, names, predictions, limit, with_source, preset, config, resamples)
        _print(result, format)
    except MtqaError as error:
        if debug:
            raise
        _complain(str(error))
        raise typer.Exit(2) from None
    except KeyboardInterrupt:
        raise typer.Exit(130) from None
    except Exception as error:
        if debug:
            raise
        _complain(f"an error of mtqa itself ({type(error).__name__}: {error}); please report what --debug shows")
        raise typer.Exit(2) from None


def _evaluation(
    gold: list[str],
    by: tuple[str, ...],
    predictions: Path | None,
    limit: int | None,
    with_source: bool,
    preset: str | None,
    config: Path | None,
    resamples: int,
) -> Evaluation:
    from qa.evaluation.figures import Evaluation
    from qa.evaluation.gold import read, sets
    from qa.evaluation.measure import evaluate as measure
    from qa.evaluation.predictions import read as read_predictions

    settings = None if predictions else _settings(config, preset)
    items = read(gold, limit=limit)
    unchecked: tuple[Unchecked, ...] = ()
    said: Sequence[Prediction]
    if settings is None:
        tool, said = str(predictions), read_predictions(str(predictions), items)
    else:
        tool = _signature(settings)
        items, said, unchecked = _run(items, settings, with_source)
    overall, parts = measure(items, said, by=by, resamples=resamples)
    return Evaluation(tuple(sets(items)), tool, overall, by, parts, unchecked, tuple(_notes(items, unchecked, limit)))


def _run(
    items: list[Item], settings: Config, with_source: bool
) -> tuple[list[Item], list[Prediction], tuple[Unchecked, ...]]:
    """The items that the tool could check, what it says of them, and the others."""
    from qa.evaluation.running import predict

    with _progress(len(items)) as advance:
        predictions, unchecked = predict(items, _tool(settings), with_source=with_source, advance=advance)
    checked = [(item, said) for item, said in zip(items, predictions, strict=True) if said is not None]
    if not checked:
        more = f" (and {len(unchecked) - 1:,} more like it)" if len(unchecked) > 1 else ""
        _refuse(f"none of the texts can be checked; {unchecked[0].id}: {unchecked[0].why}{more}")
    return [item for item, _ in checked], [said for _, said in checked], unchecked


def _tool(settings: Config) -> Tool:
    """mtqa with these settings, told what language each text is in."""
    from qa.engine import check, check_document
    from qa.errors import ReadError
    from qa.evaluation.running import Tool

    def file(item: Item) -> Sequence[DocumentReport]:
        report = check([item.path or item.id], replace(settings, lang=item.lang))
        if report.failures:
            raise ReadError(report.failures[0].message)
        return report.documents

    def document(text: Document, item: Item) -> DocumentReport:
        source = item.source_lang if text_has_source(text) else None
        return check_document(text, replace(settings, lang=item.lang, source_lang=source))

    def text_has_source(text: Document) -> bool:
        return any(segment.source is not None for segment in text.segments)

    return Tool(file, document)


def _settings(path: Path | None, preset: str | None) -> Config:
    from qa.config import load

    settings = load(path=path, preset=preset)
    if not settings.checkers:
        _refuse("no checker is left to run; see the configuration")
    return settings


def _signature(settings: Config) -> str:
    from qa.engine import check

    return check([], settings).signature


def _notes(items: Sequence[Item], unchecked: Sequence[Unchecked], limit: int | None) -> Iterator[str]:
    if limit is not None:
        yield f"only the first {limit:,} texts of each set"
    unmarked = sum(not item.marked for item in items)
    if unmarked:
        yield f"{unmarked:,} texts have a score only: nobody marked errors in their data set"
    if unchecked:
        yield f"{len(unchecked):,} texts could not be checked and are left out; the first: {unchecked[0].why}"


def _by(values: list[str]) -> tuple[str, ...]:
    names = tuple(dict.fromkeys(name.strip() for value in values for name in value.split(",") if name.strip()))
    if names:
        from qa.evaluation.measure import BY

        for name in names:
            _known("--by", name, BY)
    return names


def _known(option: str, name: str, known: tuple[str, ...]) -> None:
    from qa.errors import did_you_mean

    if name not in known:
        _refuse(f"{option}: unknown “{name}”{did_you_mean(name, list(known))} ({', '.join(known)})")


def _refuse(sentence: str) -> None:
    from qa.errors import ConfigError

    raise ConfigError(sentence)


def _complain(message: str) -> None:
    from qa.reporters.excerpt import printable

    typer.echo(f"mtqa: {printable(message)}", err=True)


def _print(evaluation: Evaluation, format: str) -> None:
    from qa.reporters import wants_color

    if format == "json":
        from qa.evaluation.report import render

        text = render(evaluation)
    else:
        from qa.evaluation.table import render as tables

        text = tables(evaluation, color=wants_color(sys.stdout))
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:  # “| head” has read enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@contextmanager
def _progress(total: int) -> Iterator[Callable[[int], None]]:
    """A bar on standard error, on a terminal."""
    if not sys.stderr.isatty() or total < 100:
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("checking", total=total)
        yield lambda done: bar.advance(task, done)
