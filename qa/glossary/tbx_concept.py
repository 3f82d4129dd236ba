"""What a TBX reader gathers about a concept, and the entries it becomes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from typing import Protocol, TypeVar

from qa.glossary.model import Entry, Kind, Status, folded
from qa.glossary.soundness import faults
from qa.mqm import Severity

Place = tuple[int, int]  # line and column
E = TypeVar("E", bound=StrEnum)


class Tell(Protocol):
    """Takes note of a problem: the concept, what is wrong, where."""

    def __call__(self, key: str, message: str, place: Place | None = None, *, error: bool = True) -> None: ...


@dataclass(slots=True)
class Term:
    """A term section."""

    place: Place
    text: str = ""
    status: Status = Status.PREFERRED
    pos: str = ""
    gender: str = ""


@dataclass(slots=True)
class Language:
    """A language section."""

    tag: str
    place: Place
    terms: list[Term] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    lists: dict[str, list[str]] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Concept:
    """A concept entry."""

    id: str
    place: Place
    languages: list[Language] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    @property
    def name(self) -> str:
        """Its id in the term base, which need not be an XML name."""
        return self.texts.get("id", self.id)


def entries_of(concept: Concept, path: Path, tell: Tell) -> Iterator[Entry]:
    """One entry for each language of the concept; what is unsound is told and left out."""
    seen: set[str] = set()
    for language in concept.languages:
        if language.tag in seen:
            tell(concept.name, f"the language “{language.tag}” comes twice in “{concept.name}”", language.place)
            continue
        seen.add(language.tag)
        if not (language.terms or language.lists or language.texts or language.notes):
            tell(concept.name, f"no term in “{language.tag}”; skipped", language.place, error=False)
            continue
        entry = _entry(concept, language, path, tell)
        if entry is not None:
            yield entry


def _entry(concept: Concept, language: Language, path: Path, tell: Tell) -> Entry | None:
    texts = concept.texts | language.texts if language.texts else concept.texts
    kind, severity = (
        _member(Kind, texts.get("kind", Kind.TERM)),
        _member(Severity, texts.get("severity", Severity.MAJOR)),
    )
    if kind is None or severity is None:
        name = "severity" if kind else "kind"
        tell(concept.name, f"“{texts[name]}” is no {name}", language.place)
        return None
    terms = language.terms
    statuses = tuple([term.status for term in terms])
    one = len(terms) == 1 or len(set(statuses)) < 2
    entry = Entry(
        id=concept.name,
        lang=language.tag,
        kind=kind,
        terms=tuple([term.text for term in terms]),
        status=statuses[0] if statuses and one else Status.PREFERRED,
        domain=texts.get("domain", ""),
        slot=texts.get("slot", ""),
        severity=severity,
        reason=texts.get("reason", ""),
        note="\n".join(concept.notes + language.notes) if concept.notes or language.notes else "",
        origin=f"{path}:{language.place[0]}",
        statuses=() if one else statuses,
        pos=folded(tuple([term.pos for term in terms])),
        gender=folded(tuple([term.gender for term in terms])),
        definition=texts.get("definition", ""),
    )
    if language.lists:
        entry = replace(entry, **{name: tuple(values) for name, values in language.lists.items()})  # type: ignore[arg-type]
    found = list(faults(entry)) if language.lists or entry.slot or entry.statuses else []
    for _, fault in found:
        tell(concept.name, fault, language.place)
    return None if found else entry


def _member(kind: type[E], value: str) -> E | None:
    try:
        return value if isinstance(value, kind) else kind(value)
    except ValueError:
        return None
