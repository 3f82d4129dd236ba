"""What differs between two term bases, and one made of both."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, replace
from typing import Any

from qa.glossary.model import Entry

Key = tuple[str, str]  # concept and language
_SAME_BY_NATURE = frozenset({"id", "lang", "origin"})
FIELDS = tuple(field.name for field in fields(Entry) if field.name not in _SAME_BY_NATURE)


@dataclass(frozen=True, slots=True)
class Change:
    """A concept that was added, removed or changed in one language."""

    what: str  # “added”, “removed” or “changed”
    entry: Entry  # as it is now, or was
    before: Entry | None = None

    def fields(self) -> Iterator[tuple[str, Any, Any]]:
        """The fields that changed, as they were and as they are."""
        for name in FIELDS if self.before is not None else ():
            old, new = getattr(self.before, name), getattr(self.entry, name)
            if old != new:
                yield name, old, new


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field for which two term bases say two things."""

    entry: Entry  # the one that was kept
    other: Entry
    field: str


def diff(old: Iterable[Entry], new: Iterable[Entry]) -> list[Change]:
    """Changes by concept and language, in the order of the new file, what was removed last."""
    before, after = _by_key(old), _by_key(new)
    changes = []
    for key, entry in after.items():
        if key not in before:
            changes.append(Change("added", entry))
        elif before[key] != entry:
            changes.append(Change("changed", entry, before[key]))
    return changes + [Change("removed", entry) for key, entry in before.items() if key not in after]


def merge(first: Iterable[Entry], second: Iterable[Entry]) -> tuple[list[Entry], list[Conflict]]:
    """The entries of both. Where both have a concept, the first one counts, and what it leaves empty is filled."""
    merged, conflicts = _by_key(first), []
    for key, other in _by_key(second).items():
        own = merged.get(key)
        if own is None:
            merged[key] = other
            continue
        taken, clashes = _together(own, other)
        merged[key] = taken
        conflicts += [Conflict(own, other, name) for name in clashes]
    return list(merged.values()), conflicts


def _together(own: Entry, other: Entry) -> tuple[Entry, list[str]]:
    changes: dict[str, Any] = {}
    clashes = []
    of_terms = {"terms", "status", "statuses", "pos", "gender"}  # these go together
    if not own.terms:
        changes = {name: getattr(other, name) for name in of_terms}
    for name in FIELDS:
        mine, theirs = getattr(own, name), getattr(other, name)
        if name in changes or mine == theirs or theirs in ("", ()):
            continue
        if mine in ("", ()) and (name not in of_terms or (name in ("pos", "gender") and own.terms == other.terms)):
            changes[name] = theirs
        else:
            clashes.append(name)
    return replace(own, **changes), clashes


def _by_key(entries: Iterable[Entry]) -> dict[Key, Entry]:
    return {(entry.id, entry.lang): entry for entry in entries}
