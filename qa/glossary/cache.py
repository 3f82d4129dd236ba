"""Large glossaries, compiled: what was read from a file, kept so that the next run need not parse it again.

A cache file is JSON lines (never code): a header, the ids, then one row for each entry, which becomes an entry when it
is first asked for. It holds for one content, size and time of the glossary and one version of mtqa; anything else,
damage included, means that the glossary is read again. Deleting the folder is safe at any time.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields
from functools import lru_cache
from hashlib import file_digest, sha256
from pathlib import Path
from typing import Any, overload

from qa import __version__
from qa.glossary.model import Entry, Kind, Status
from qa.glossary.problems import Problem
from qa.mqm import Severity

FORM = 1  # of the cache files
SMALLEST = 200_000  # bytes of a glossary that is worth it
LARGEST = 1 << 30  # bytes of a cache file
FIELDS = tuple(field.name for field in fields(Entry))
_TUPLES = tuple(
    map(FIELDS.index, ("terms", "variants", "bad", "fillers", "context", "source", "pos", "gender"))
)  # where they stand in a row
_KIND, _STATUS, _SEVERITY, _ORIGIN, _STATUSES = map(FIELDS.index, ("kind", "status", "severity", "origin", "statuses"))
_KINDS = {str(kind): kind for kind in Kind}
_DEFAULTS = Entry("", "", Kind.TERM, ())


def folder() -> Path:
    """Where the cache files lie: `$MTQA_CACHE_DIR`, or the user's cache folder as the system has it."""
    own = os.environ.get("MTQA_CACHE_DIR")
    if own:
        return Path(own)
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local"
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Caches"
    else:
        base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "mtqa" / "glossaries"


class Rows(Sequence[Entry]):
    """Entries that are made from their rows when they are asked for."""

    def __init__(self, path: Path, rows: list[str]) -> None:
        self._path, self._rows = path, rows

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, number: int) -> Entry: ...
    @overload
    def __getitem__(self, number: slice) -> list[Entry]: ...
    def __getitem__(self, number: int | slice) -> Entry | list[Entry]:
        if isinstance(number, slice):
            return [_entry(row, self._path) for row in self._rows[number]]
        return _entry(self._rows[number], self._path)

    def __iter__(self) -> Iterator[Entry]:
        for row in self._rows:
            yield _entry(row, self._path)


@dataclass(frozen=True, slots=True)
class Loaded:
    """A glossary's entries for one language, as a check wants them."""

    entries: Sequence[Entry]
    ids: Sequence[str]
    active: Sequence[int]  # numbers of the entries that say what is wrong
    skipped: tuple[Problem, ...]  # what was left out, without errors

    @classmethod
    def of(cls, entries: Sequence[Entry], problems: Sequence[Problem]) -> Loaded:
        """What a reader found."""
        active = [number for number, entry in enumerate(entries) if entry.matches_something]
        return cls(entries, [entry.id for entry in entries], active, tuple(problems))


def cached(path: Path, lang: str, make: Callable[[], Loaded]) -> Loaded:
    """What `make` reads from a glossary, from the cache where it is there, and into it where it is not."""
    try:
        if path.stat().st_size < SMALLEST:
            return make()
        key, place = (
            _key(path, lang),
            folder() / f"{sha256(f'{path.resolve()}|{lang}'.encode()).hexdigest()[:32]}.jsonl",
        )
    except (OSError, RuntimeError):  # no home folder
        return make()
    found = _read(place, key, path)
    if found is None:
        found = make()
        _write(place, key, found)
    return found


@lru_cache(maxsize=512)
def _digest(path: str, size: int, time: int) -> str:
    with open(path, "rb") as file:
        return file_digest(file, "sha256").hexdigest()


def digest(path: Path) -> str:
    """SHA-256 of a file, worked out once as long as its size and time stay."""
    stat = path.stat()
    return _digest(str(path), stat.st_size, stat.st_mtime_ns)


def _key(path: Path, lang: str) -> list[Any]:
    stat = path.stat()
    return [FORM, __version__, list(FIELDS), lang, stat.st_size, stat.st_mtime_ns, digest(path)]


def _read(place: Path, key: list[Any], path: Path) -> Loaded | None:
    try:
        if place.stat().st_size > LARGEST:
            return None
        head, _, body = place.read_bytes().partition(b"\n")
        header = json.loads(head)
        if header["key"] != key or header["digest"] != sha256(body).hexdigest():
            return None
        ids, *rows = body.decode("ascii").split("\n")
        skipped = tuple(Problem(str(path), *problem) for problem in header["skipped"])
        return Loaded(Rows(path, rows), json.loads(ids), header["active"], skipped)
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None


def _write(place: Path, key: list[Any], loaded: Loaded) -> None:
    """Write a cache file, or none: a cache that cannot be written is no error."""
    body = b"\n".join([_json(list(loaded.ids)), *map(_row, loaded.entries)])
    skipped = [[p.line, p.column, p.key, p.message, p.error] for p in loaded.skipped]
    header = {"key": key, "digest": sha256(body).hexdigest(), "active": list(loaded.active), "skipped": skipped}
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=place.parent)
        try:
            with open(handle, "wb") as file:
                file.write(_json(header) + b"\n" + body)
            os.replace(name, place)
        finally:
            Path(name).unlink(missing_ok=True)
    except OSError:
        pass


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=True, separators=(",", ":")).encode()


def _row(entry: Entry) -> bytes:
    """The fields in their order, without the last ones that say nothing; of the origin the line alone."""
    values = [getattr(entry, name) for name in FIELDS]
    values[_ORIGIN] = int(entry.origin.rpartition(":")[2] or 0)
    while len(values) > 4 and values[-1] == getattr(_DEFAULTS, FIELDS[len(values) - 1]):
        values.pop()
    return _json(values)


def _entry(row: str, path: Path) -> Entry:
    values: list[Any] = json.loads(row)
    count = len(values)
    for place in _TUPLES:
        if place < count:
            values[place] = tuple(values[place])
    values[_KIND] = _KINDS[values[_KIND]]
    if count > _STATUS:
        values[_STATUS] = Status(values[_STATUS])
    if count > _SEVERITY:
        values[_SEVERITY] = Severity(values[_SEVERITY])
    if count > _ORIGIN:
        values[_ORIGIN] = f"{path}:{values[_ORIGIN]}"
    if count > _STATUSES:
        values[_STATUSES] = tuple(map(Status, values[_STATUSES]))
    return Entry(*values)
