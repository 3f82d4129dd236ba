"""What a term base holds."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeVar

from qa.mqm import Severity


class Kind(StrEnum):
    """What an entry is about; it decides which checker reports it."""

    SET_PHRASE = "set-phrase"
    IDIOM = "idiom"
    FALSE_FRIEND = "false-friend"
    CALQUE = "calque"
    TERM = "term"
    INSTITUTION = "institution"
    TITLE = "title"
    EXONYM = "exonym"
    NAME = "name"


class Status(StrEnum):
    """Administrative status of a term, as in TBX."""

    PREFERRED = "preferred"
    ADMITTED = "admitted"
    DEPRECATED = "deprecated"
    FORBIDDEN = "forbidden"


T = TypeVar("T")
AVOIDED = frozenset({Status.DEPRECATED, Status.FORBIDDEN})


@dataclass(frozen=True, slots=True)
class Entry:
    """One concept in one target language; patterns are as written (see the glossaries' README)."""

    id: str
    lang: str
    kind: Kind
    terms: tuple[str, ...]
    status: Status = Status.PREFERRED
    domain: str = ""
    variants: tuple[str, ...] = ()
    bad: tuple[str, ...] = ()
    slot: str = ""
    fillers: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    severity: Severity = Severity.MAJOR
    reason: str = ""
    note: str = ""
    origin: str = field(default="", compare=False)  # file and line
    statuses: tuple[Status, ...] = ()  # one for each term, where they differ
    pos: tuple[str, ...] = ()  # part of speech: one for all terms, or one for each
    gender: tuple[str, ...] = ()  # the same
    definition: str = ""

    @property
    def right(self) -> tuple[str, ...]:
        """The terms to use, the preferred ones first."""
        if not self.statuses:
            return () if self.status in AVOIDED else self.terms
        ranked = sorted(zip(self.statuses, self.terms, strict=True), key=lambda pair: pair[0] is not Status.PREFERRED)
        return tuple(term for status, term in ranked if status not in AVOIDED)

    @property
    def avoided(self) -> tuple[str, ...]:
        """The terms not to use."""
        if not self.statuses:
            return self.terms if self.status in AVOIDED else ()
        return tuple(term for status, term in zip(self.statuses, self.terms, strict=True) if status in AVOIDED)

    def status_of(self, number: int) -> Status:
        """Status of the term of this number."""
        return self.statuses[number] if self.statuses else self.status

    @property
    def matches_something(self) -> bool:
        """Whether a check of a text has anything to look for."""
        return bool(self.bad or self.slot or self.variants or self.avoided)


def of_each(values: tuple[T, ...], count: int, empty: T) -> tuple[T, ...]:
    """One value for each of so many terms, of a field that may give one for all."""
    return values if len(values) == count else (values[0] if values else empty,) * count


def folded(values: tuple[str, ...]) -> tuple[str, ...]:
    """The shortest way to write one value for each term: none, one for all, or all."""
    if len(values) == 1:
        return values if values[0] not in ("", "-") else ()
    values = tuple("" if value == "-" else value for value in values)
    if not any(values):
        return ()
    return values[:1] if len(set(values)) == 1 else values
