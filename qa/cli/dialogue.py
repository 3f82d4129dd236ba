"""`mtqa fix --interactive`: asks about each finding, and writes what was accepted."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from enum import Enum, auto
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from qa.cli.common import complain

if TYPE_CHECKING:
    from qa.config import Config
    from qa.fixing.repair import Checked, Plan
    from qa.types import Finding

HELP = """\
    a number  write this suggestion        g  add to a glossary: what is wrong and what is right
    e         write a text of your own     i  ignore this text for ever (in mtqa.toml)
    s         skip, as Return does         q  stop here, and decide on what was accepted"""


class Then(Enum):
    """What comes after an answer."""

    AGAIN = auto()
    NEXT = auto()
    QUIT = auto()


@dataclass(slots=True)
class Dialogue:
    """A conversation about the findings of some files."""

    settings: Config
    wanted: Callable[[Finding], bool]
    config: Path | None
    glossary: Path | None
    ignored: set[tuple[str, str]] = field(default_factory=set)
    over: bool = False

    def talk_over(self, checked: Checked) -> bool:
        """Ask about a file, and write it."""
        from qa.errors import MtqaError
        from qa.fixing.repair import Plan

        if self.over:
            return False
        plan = Plan(checked.original)
        try:
            self._ask_about(checked, plan)
        except (typer.Abort, KeyboardInterrupt, MtqaError):
            self._broken_off(plan)
            raise
        return False

    def _ask_about(self, checked: Checked, plan: Plan) -> None:
        path = checked.original.path
        findings = [(n, finding) for n, finding in checked.findings() if self.wanted(finding)]
        findings.sort(key=lambda pair: pair[1].span)
        for row, (number, finding) in enumerate(findings, 1):
            if self._settled(finding, plan):
                continue
            report = checked.reports[number]
            self._show(finding, f"{path}, {row} of {len(findings)}")
            then = Then.AGAIN
            while then is Then.AGAIN:
                then = self._answer(number, finding, plan, (report and report.language) or "en")
            if then is Then.QUIT:
                self.over = True
                break
        if not plan.edits:
            typer.echo(f"{path}: nothing to write")
        elif not self.over or typer.confirm(f"Write {_corrections(plan)} to {path}?"):
            self._write(plan)
        else:
            typer.echo(f"{path}: nothing written")

    def _settled(self, finding: Finding, plan: Plan) -> bool:
        """Whether there is nothing to ask: it was ignored just now, or its text is already being changed."""
        from qa.fixing.choice import overlap
        from qa.suppress import key

        ignored = key(finding.checker, finding.text) in self.ignored
        return ignored or any(overlap(finding, edit.finding) for _, edit in plan.edits)

    def _show(self, finding: Finding, where: str) -> None:
        from shutil import get_terminal_size

        from qa.reporters import wants_color
        from qa.reporters.excerpt import printable_mark
        from qa.reporters.terminal import outline

        typer.echo(f"\n{where}")
        for line in outline(finding, color=wants_color(sys.stdout), width=get_terminal_size((80, 24)).columns):
            typer.echo(line)
        for number, suggestion in enumerate(finding.suggestions, 1):
            source = f"  ({suggestion.source})" if suggestion.source else ""
            text = printable_mark(suggestion.text) if suggestion.text else "(delete)"
            typer.echo(f"    {number} → {text}{source}")

    def _answer(self, number: int, finding: Finding, plan: Plan, lang: str) -> Then:
        """Ask once."""
        from qa.errors import MtqaError

        numbers = "number, " if finding.suggestions else ""
        said = _ask(f"  {numbers}e(dit), s(kip), g(lossary), i(gnore), q(uit), ?").lower()
        try:
            match said:
                case "" | "s":
                    return Then.NEXT
                case "q":
                    return Then.QUIT
                case "e":
                    return self._accept(number, finding, plan, _ask("  write instead:", finding.text))
                case "g":
                    self._add(finding, lang)
                    return Then.AGAIN
                case "i":
                    self._ignore(finding)
                    return Then.NEXT
                case _ if said.isdecimal() and 1 <= int(said) <= len(finding.suggestions):
                    return self._accept(number, finding, plan, finding.suggestions[int(said) - 1].text)
        except MtqaError as error:
            complain(str(error))
            return Then.AGAIN
        typer.echo(HELP)
        return Then.AGAIN

    def _accept(self, number: int, finding: Finding, plan: Plan, text: str) -> Then:
        """Put the correction on the plan, if the file can take it."""
        if text == finding.text:
            return Then.NEXT
        before = list(plan.edits)
        if plan.add(number, finding, text) is not None:
            kept, _ = plan.sound()
            if len(kept) > len(before):
                plan.edits = kept
                return Then.NEXT
        plan.edits = before
        typer.echo("    markup or encoding stands in the way; change this by hand")
        return Then.AGAIN

    def _write(self, plan: Plan) -> None:
        from qa.fixing.replacing import replace_file

        _, corrected = plan.sound()
        replace_file(plan.original.path, corrected.data, expected=plan.original.data)
        typer.echo(f"{plan.original.path}: {_corrections(plan)} written")

    def _broken_off(self, plan: Plan) -> None:
        """Ctrl-C, the end of the input, or a file that cannot be written: what was accepted is not lost."""
        from qa.cli.differences import show

        typer.echo()
        if plan.edits:
            typer.echo(f"{plan.original.path} was not changed; {_corrections(plan)} had been accepted:")
            show(plan.original, plan.sound()[1].data)

    def _add(self, finding: Finding, lang: str) -> None:
        """Add a row to the user's glossary."""
        from qa.fixing.replacing import replace_file
        from qa.glossary.additions import with_row

        offered = finding.suggestions[0].text if finding.suggestions else ""
        bad = _ask("  wrong:", finding.text)
        term = _ask("  right:", offered)
        path = self.glossary or self._home().parent / f"mtqa-glossary.{lang.split('-')[0]}.csv"
        old = _content(path)
        new = with_row((old or b"").decode("utf-8-sig"), str(path), bad=bad, term=term, severity=finding.severity)
        mark = b"\xef\xbb\xbf" if old and old.startswith(b"\xef\xbb\xbf") else b""
        replace_file(path, mark + new.encode(), expected=old)
        typer.echo(f"    added to {path}")
        if path.resolve() not in {Path(name).resolve() for name in self.settings.glossaries}:
            typer.echo(f"    to use it, name it with --glossary or under “glossaries” in {self._home().name}")

    def _ignore(self, finding: Finding) -> None:
        """Suppress this text in the configuration."""
        from qa.fixing.replacing import replace_file
        from qa.suppress import Suppression, appended

        suppression = Suppression(finding.checker, finding.text, _ask("  reason (may be empty):"))
        path = self._home()
        old = _content(path)
        new = appended((old or b"").decode(), path, suppression)
        replace_file(path, new.encode(), expected=old)
        self.ignored.add(suppression.key)
        self.settings = replace(self.settings, suppress=(*self.settings.suppress, suppression))
        typer.echo(f"    added to {path}")

    def _home(self) -> Path:
        """The configuration file, or where one will be."""
        from qa.config import find

        return self.config or find(Path.cwd()) or Path.cwd() / "mtqa.toml"


def _content(path: Path) -> bytes | None:
    from qa.errors import ConfigError

    try:
        return path.read_bytes() if path.exists() else None
    except OSError as error:
        raise ConfigError(f"cannot read {path}: {(error.strerror or str(error)).lower()}") from None


def _ask(question: str, default: str = "") -> str:
    answer: str = typer.prompt(question, default=default, show_default=bool(default), prompt_suffix=" ")
    return answer if answer == default else answer.strip()


def _corrections(plan: Plan) -> str:
    number = len(plan.edits)
    return f"{number:,} correction{'' if number == 1 else 's'}"
