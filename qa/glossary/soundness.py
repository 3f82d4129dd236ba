"""What can be wrong in an entry, whatever file it comes from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from qa.errors import GlossaryError
from qa.glossary.languages import main
from qa.glossary.model import AVOIDED, Entry
from qa.glossary.pattern import parse

CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")  # XML has no way to write them
LONGEST = 2000  # characters of a term


def faults(entry: Entry) -> Iterator[tuple[str, str]]:
    """Errors of an entry: the field and one clause."""
    yield from _contradictions(entry)
    if entry.slot and "{}" not in entry.slot:
        yield "slot", f"the slot “{entry.slot}” has no {{}}"
    elif entry.slot and not entry.fillers:
        yield "slot", "a slot needs fillers"
    for field, patterns in _patterns(entry):
        for pattern in patterns:
            try:
                parse(pattern, main(entry.lang))
            except GlossaryError as error:
                yield field, str(error).removeprefix(": ")


def _patterns(entry: Entry) -> Iterable[tuple[str, Iterable[str]]]:
    yield "bad", entry.bad
    yield "fillers", entry.fillers
    yield "variants", entry.variants
    yield "context", [condition.lstrip("!") for condition in entry.context]
    if "{}" in entry.slot:
        yield "slot", (entry.slot,)


def _contradictions(entry: Entry) -> Iterator[tuple[str, str]]:
    if entry.statuses:
        seen: dict[str, bool] = {}
        for term, status in zip(entry.terms, entry.statuses, strict=True):
            if seen.setdefault(term, status in AVOIDED) != (status in AVOIDED):
                yield "status", f"“{term}” is both to be used and to be avoided"
    if entry.bad and not entry.context:
        for term in entry.right:
            if term in entry.bad:
                yield "bad", f"“{term}” is both the right rendering and a wrong one"


def control_character(text: str) -> str | None:
    """“U+0007” for a text that holds one that no format can carry."""
    found = CONTROL.search(text)
    return f"U+{ord(found[0]):04X}" if found else None


def one_line(text: str) -> str:
    """A term on one line: line breaks and runs of blanks become one blank."""
    if text.isprintable() and "  " not in text:  # by far the most
        return text.strip()
    return _BLANKS.sub(" ", text).strip()


_BLANKS = re.compile(r"[ \t\r\n]+")
