"""What is wrong in a term base, with its place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from qa.errors import GlossaryError
from qa.glossary.model import Entry


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong at one place. An error makes the file unfit for use; the rest was skipped or is only odd."""

    path: str
    line: int
    column: int | None
    key: str  # the concept or the column
    message: str
    error: bool = True

    @property
    def where(self) -> str:
        """“file:line:column”, as far as they are known."""
        return ":".join(str(part) for part in (self.path, self.line or None, self.column) if part is not None)

    def __str__(self) -> str:
        return f"{self.where}: {self.message}"


Report = Callable[[Problem], None]


def refuse(problem: Problem) -> None:
    """Stop at the first error."""
    if problem.error:
        raise GlossaryError(str(problem))


@dataclass(slots=True)
class Reading:
    """What came out of a file: its entries, what is wrong in it, and what the model has no place for."""

    path: Path
    format: str
    entries: list[Entry] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    ignored: dict[str, int] = field(default_factory=dict)  # data category -> how many times

    @property
    def errors(self) -> list[Problem]:
        """The problems that make it unfit for use."""
        return [problem for problem in self.problems if problem.error]
