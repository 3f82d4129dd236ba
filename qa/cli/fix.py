"""`mtqa fix`: show, make or talk over the corrections of files."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from qa.cli.common import complain, listed, settings_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from qa.config import Config
    from qa.fixing.repair import Checked
    from qa.types import Finding


def fix(
    files: Annotated[list[str], typer.Argument(metavar="FILE...", help="Files, folders or globs.", show_default=False)],
    diff: Annotated[
        bool, typer.Option("--diff", help="Print the corrections as a unified diff and change nothing (the default).")
    ] = False,
    write: Annotated[bool, typer.Option("--write", "-w", help="Make the corrections in the files.")] = False,
    interactive: Annotated[
        bool, typer.Option("--interactive", "-i", help="Ask about each finding, then write what was accepted.")
    ] = False,
    min_confidence: Annotated[
        float | None,
        typer.Option(
            "--min-confidence",
            min=0,
            max=1,
            help="Of findings to correct; 0.8 when not given. With --interactive: to ask about; all when not given.",
            show_default=False,
        ),
    ] = None,
    check: Annotated[
        list[str] | None,
        typer.Option("--check", help="Correct only what these checkers find, on by default or not (ids, with commas)."),
    ] = None,
    ignore: Annotated[
        list[str] | None, typer.Option("--ignore", help="Do not run these checkers (see `mtqa checkers`).")
    ] = None,
    lang: Annotated[
        str | None, typer.Option("--lang", help="Language of the texts, e.g. fr; detected when not given.")
    ] = None,
    source_lang: Annotated[
        str | None, typer.Option("--source-lang", help="Language they were translated from, where it is known.")
    ] = None,
    preset: Annotated[
        str | None, typer.Option("--preset", help="default, strict or relaxed; “default” when not given.")
    ] = None,
    glossary: Annotated[
        list[str] | None, typer.Option("--glossary", "-g", help="Your own glossary (CSV, TSV, TBX); may be repeated.")
    ] = None,
    user_glossary: Annotated[
        Path | None,
        typer.Option(
            "--user-glossary",
            help="Where --interactive adds terms; mtqa-glossary.LANG.csv beside mtqa.toml when not given.",
        ),
    ] = None,
    config: Annotated[
        Path | None, typer.Option("--config", help="Configuration to use; mtqa.toml or pyproject.toml when not given.")
    ] = None,
    input_format: Annotated[
        str | None,
        typer.Option(
            "--input-format", help="text, html, markdown, feed or jsonfeed; told by name and content when not given."
        ),
    ] = None,
    encoding: Annotated[
        str | None, typer.Option("--encoding", help="Character encoding of the files; detected when not given.")
    ] = None,
    debug: Annotated[bool, typer.Option("--debug", help="Show tracebacks.")] = False,
) -> None:
    """Correct what has one certain correction.

    Exit code 0: nothing to correct, or written; 1: the diff shows corrections; 2: a file could not be corrected.
    """
    from qa.errors import MtqaError

    try:
        if diff + write + interactive > 1:
            _refuse("give one of --diff, --write and --interactive")
        if user_glossary is not None and not interactive:
            _refuse("--user-glossary: terms are added with --interactive only")
        if interactive and not _on_terminal():
            _refuse("--interactive needs a terminal; use --diff or --write")
        settings = settings_of(config, preset, lang, source_lang, (), listed(ignore), glossary or [])
        settings, wanted = _narrowed(settings, listed(check), min_confidence if interactive else None)
        job = Job(settings, wanted, 0.8 if min_confidence is None else min_confidence, input_format, encoding, debug)
        if interactive:
            from qa.cli.dialogue import Dialogue

            dialogue = Dialogue(settings, wanted, config, user_glossary)
            code = job.run(files, dialogue.talk_over)
        elif write:
            code = job.run(files, job.write)
            job.summary("made in", asked=False)
        else:
            code = job.run(files, job.show)
            job.summary("in", asked=True)
    except MtqaError as error:
        if debug:
            raise
        complain(str(error))
        raise typer.Exit(2) from None
    except (KeyboardInterrupt, typer.Abort):
        raise typer.Exit(130) from None
    except Exception as error:
        if debug:
            raise
        complain(f"an error of mtqa itself ({type(error).__name__}: {error}); please report what --debug shows")
        raise typer.Exit(2) from None
    raise typer.Exit(code)


@dataclass(slots=True)
class Job:
    """Some files to correct, and what has become of them."""

    settings: Config
    wanted: Callable[[Finding], bool]
    least: float
    format: str | None
    encoding: str | None
    debug: bool
    corrections: int = 0
    changed: int = 0
    left: int = 0

    def run(self, arguments: list[str], deal_with: Callable[[Checked], bool]) -> int:
        """Check each file and have it dealt with; 2 where one could not be, 1 where corrections are left to make."""
        from qa.errors import MtqaError
        from qa.fixing.original import read_original
        from qa.fixing.repair import check
        from qa.readers import expand

        files, failures = expand(arguments)
        for failure in failures:
            complain(failure.message)
        failed, to_do = bool(failures), False
        for path in files:
            try:
                if path == "-":
                    _refuse("standard input cannot be corrected in its place; give a file")
                checked = check(read_original(path, format=self.format, encoding=self.encoding), self.settings)
                for message in checked.failures:
                    complain(message)
                failed = failed or bool(checked.failures)
                to_do = deal_with(checked) or to_do
            except MtqaError as error:
                if self.debug:
                    raise
                complain(str(error))
                failed = True
        return 2 if failed else int(to_do)

    def show(self, checked: Checked) -> bool:
        """Print the diff; whether there is one."""
        from qa.cli.differences import show

        data = self._repaired(checked)
        show(checked.original, data)
        return data != checked.original.data

    def write(self, checked: Checked) -> bool:
        """Replace the file."""
        from qa.fixing.replacing import replace_file

        before = (self.corrections, self.changed)
        data = self._repaired(checked)
        if data != checked.original.data:
            try:
                replace_file(checked.original.path, data, expected=checked.original.data)
            except BaseException:
                self.corrections, self.changed = before
                raise
        return False

    def summary(self, where: str, *, asked: bool) -> None:
        """One line on standard error."""
        left = f"{_number(self.left, 'finding')} without a certain correction"
        if not self.corrections:
            complain(f"nothing to correct; {left}")
            return
        hint = "; --write makes them" if asked else ""
        complain(f"{_number(self.corrections, 'correction')} {where} {_number(self.changed, 'file')}{hint}; {left}")

    def _repaired(self, checked: Checked) -> bytes:
        from qa.fixing.repair import repair

        done = repair(checked, self.settings, least=self.least, wanted=self.wanted)
        self.corrections += len(done.edits)
        self.changed += bool(done.edits)
        self.left += done.left
        return done.data


def _narrowed(
    settings: Config, checks: tuple[str, ...], least: float | None
) -> tuple[Config, Callable[[Finding], bool]]:
    """The settings with the checkers that are asked for, and which findings count."""
    from qa.config import known_checker

    for name in checks:
        known_checker(name, "--check")
        if name in settings.ignore:
            _refuse(f"--check {name}: it is ignored by --ignore or the configuration")
    running = {checker.id for checker in settings.checkers}
    if not running.issuperset(checks):
        settings = replace(settings, select=tuple(sorted(running | set(checks))))
    chosen = frozenset(checks)

    def wanted(finding: Finding) -> bool:
        return (not chosen or finding.checker in chosen) and (least is None or finding.confidence >= least)

    return settings, wanted


def _number(n: int, noun: str) -> str:
    return f"{n:,} {noun}" if n == 1 else f"{n:,} {noun}s"


def _on_terminal() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def _refuse(sentence: str) -> None:
    from qa.errors import ConfigError

    raise ConfigError(sentence)
