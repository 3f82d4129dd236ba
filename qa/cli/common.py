"""What the commands share: settings from the command line, and how they complain."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

if TYPE_CHECKING:
    from qa.config import Config


def complain(message: str) -> None:
    """One line on standard error, whatever a file's name may hold."""
    from qa.reporters.excerpt import printable

    typer.echo(f"mtqa: {printable(message)}", err=True)


def settings_of(
    path: Path | None,
    preset: str | None,
    lang: str | None,
    source_lang: str | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    glossaries: list[str],
    model: bool = True,
    models: Sequence[str] = (),
) -> Config:
    """The configuration with what the command line says laid over it."""
    from qa.config import known_checker, load
    from qa.errors import ConfigError
    from qa.models.choice import Choice

    settings = load(path=path, preset=preset)
    for option, names in (("--select", select), ("--ignore", ignore)):
        for name in names:
            known_checker(name, option)
    for option, tag in (("--lang", lang), ("--source-lang", source_lang)):
        if tag is not None:
            _check_language(tag, option)
    settings = replace(settings, glossaries=(*settings.glossaries, *glossaries), ignore=(*settings.ignore, *ignore))
    if models:
        settings = replace(settings, models=replace(settings.models, **_models(models)))
    if not model:
        if models:
            raise ConfigError("give --model or --no-model, not both")
        settings = replace(settings, model=False, models=Choice())
    if select:
        settings = replace(settings, select=select)
    if not settings.checkers:
        raise ConfigError("no checker is left to run; see --select and --ignore")
    return replace(settings, lang=lang or settings.lang, source_lang=source_lang or settings.source_lang)


def _models(values: Sequence[str]) -> dict[str, Any]:
    """“fluency=PATH” and so on, by task."""
    from qa.errors import ConfigError, did_you_mean
    from qa.models.choice import TASKS

    found = {}
    for value in values:
        task, _, name = value.partition("=")
        if task not in TASKS:
            raise ConfigError(
                f"--model {value}: unknown task “{task}”{did_you_mean(task, list(TASKS))} ({', '.join(TASKS)})"
            )
        if not name:
            raise ConfigError(f"--model {value}: give a folder or the name of a model, as in {task}=PATH")
        found[task] = name
    return found


def _check_language(tag: str, option: str) -> None:
    from qa.errors import ConfigError, did_you_mean
    from qa.language.detect import primary
    from qa.language.identify import known
    from qa.language.lexicon import available

    if not known(primary(tag)):
        raise ConfigError(
            f"{option}: unknown language “{tag}”{did_you_mean(tag, list(available()))};"
            f" give a code such as {', '.join(available()[:8])}"
        )


def listed(values: list[str] | None) -> tuple[str, ...]:
    """The names in the values of an option that may be repeated and may hold commas."""
    return tuple(name.strip() for value in values or [] for name in value.split(",") if name.strip())
