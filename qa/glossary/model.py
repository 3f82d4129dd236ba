"""What a term base holds."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

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
    origin: str = ""  # file and line
