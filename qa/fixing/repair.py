"""Corrects a file: the certain suggestions, written as the format needs, read again and checked again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate

from qa.config import Config
from qa.engine import check_document
from qa.errors import MtqaError, ReadError
from qa.fixing.choice import apart, certain, overlap
from qa.fixing.escapes import ways
from qa.fixing.original import Original
from qa.fixing.places import Edit, Places, in_file, narrowed
from qa.types import DocumentReport, Finding, Segment, Span

ROUNDS = 5  # of checking again; what still goes wrong then is not corrected
TRIALS = 200  # readings of a corrected file in search of what went wrong

Wanted = Callable[[Finding], bool]


@dataclass(frozen=True, slots=True)
class Checked:
    """A file with the report of each of its documents; None for one that could not be checked."""

    original: Original
    reports: tuple[DocumentReport | None, ...]
    failures: tuple[str, ...]

    def findings(self) -> list[tuple[int, Finding]]:
        """The findings with the number of their document."""
        return [(n, finding) for n, report in enumerate(self.reports) if report for finding in report.findings]


@dataclass(frozen=True, slots=True)
class Repair:
    """A file and what it becomes."""

    original: Original
    data: bytes
    edits: tuple[Edit, ...] = ()
    left: int = 0  # findings without a certain correction, or whose correction was refused
    failures: tuple[str, ...] = ()


def check(original: Original, config: Config) -> Checked:
    """Check each document of a file; what cannot be checked is a failure, and the others go on."""
    reports: list[DocumentReport | None] = []
    failures = list(original.failures)
    for document in original.documents:
        try:
            reports.append(check_document(document, config))
        except ReadError as error:
            reports.append(None)
            failures.append(str(error))
    return Checked(original, tuple(reports), tuple(failures))


def repair(checked: Checked, config: Config, *, least: float, wanted: Wanted = lambda finding: True) -> Repair:
    """The file with every certain correction made that is wanted and that brings no new finding."""
    original = checked.original
    offered = [(n, finding) for n, finding in checked.findings() if wanted(finding)]
    kept = apart(finding for _, finding in offered if certain(finding, least))
    texts = {id(finding): suggestion.text for finding in kept if (suggestion := certain(finding, least))}
    plan = Plan(original)
    for number, finding in offered:
        if id(finding) in texts and (edit := plan.edit(number, finding, texts[id(finding)])):
            plan.edits.append((number, edit))
    edits, corrected = plan.sound()
    for _ in range(ROUNDS):
        spoiled = _spoiled(edits, checked, corrected, config)
        if not spoiled:
            break
        plan = replace(plan, edits=[pair for pair in edits if pair not in spoiled])
        edits, corrected = plan.sound()
    else:
        edits, corrected = [], original
    left = len(offered) - len(edits)
    return Repair(original, corrected.data, tuple(edit for _, edit in edits), left, checked.failures)


Numbered = tuple[int, Edit]  # the document's number first


@dataclass(slots=True)
class Plan:
    """Corrections of one file that do not overlap."""

    original: Original
    edits: list[Numbered] = field(default_factory=list)
    _places: dict[int, Places] = field(default_factory=dict)
    _trials: int = 0

    def add(self, document: int, finding: Finding, text: str) -> Edit | None:
        """Put `text` in the place of the finding; None where this cannot be done."""
        edit = self.edit(document, finding, text)
        if edit is None or any(overlap(edit.finding, other.finding) for _, other in self.edits):
            return None
        self.edits.append((document, edit))
        return edit

    def edit(self, document: int, finding: Finding, text: str) -> Edit | None:
        """The characters of the file to change, and how; None where markup or encoding stands in the way."""
        places = self._places.get(document)
        if places is None:
            places = self._places[document] = Places(self._segments(document))
        found = places.find(finding)
        if found is None or text == finding.text:
            return None
        place, new = narrowed(found, finding.text, text)
        located = in_file(place, new, places.segments[place.segment])
        if located is None:
            return None
        span, place, new = located
        written = ways(new, self.original.format, self.original.alphabet)
        return Edit(finding, span, written, place, new) if written else None

    def sound(self) -> tuple[list[Numbered], Original]:
        """The corrections with which the file reads as intended, and that file."""
        edits = sorted(self.edits, key=lambda pair: pair[1].span)
        self._trials = 0
        kept, corrected = self._sound(edits, [], self.original)
        return kept, corrected

    def _sound(
        self, edits: Sequence[Numbered], kept: list[Numbered], corrected: Original
    ) -> tuple[list[Numbered], Original]:
        if not edits or self._trials > TRIALS:
            return kept, corrected
        if (found := self._read([*kept, *edits])) is not None:
            return [*kept, *edits], found
        if len(edits) > 1:
            middle = len(edits) // 2
            kept, corrected = self._sound(edits[:middle], kept, corrected)
            return self._sound(edits[middle:], kept, corrected)
        number, edit = edits[0]
        for way in edit.written[1:]:
            other = replace(edit, written=(way,))
            if (found := self._read([*kept, (number, other)])) is not None:
                return [*kept, (number, other)], found
        return kept, corrected

    def _read(self, edits: Sequence[Numbered]) -> Original | None:
        """The corrected file, if it reads as intended."""
        self._trials += 1
        try:
            changed = self.original.changed((edit.span, edit.written[0]) for _, edit in edits)
        except ReadError:
            return None
        expected = self.original.targets()
        for number, edit in sorted(edits, key=lambda pair: (pair[0], pair[1].place), reverse=True):
            segment, start, end = edit.place
            before = expected[number][segment]
            expected[number][segment] = before[:start] + edit.text + before[end:]
        return changed if changed.targets() == expected else None

    def _segments(self, document: int) -> list[Segment]:
        return list(self.original.documents[document].segments)


def _spoiled(edits: Sequence[Numbered], checked: Checked, corrected: Original, config: Config) -> list[Numbered]:
    """The corrections at whose place the checkers now find something that was not there."""
    spoiled = []
    shifts = [0, *accumulate(len(edit.written[0]) - (edit.span.end - edit.span.start) for _, edit in edits)]
    for number in sorted({number for number, _ in edits}):
        try:
            now = check_document(corrected.documents[number], config).findings
        except MtqaError:
            now = ()
        before = checked.reports[number]
        for row, (document, edit) in enumerate(edits):
            if document == number and before and _new(edit, shifts[row], shifts[row + 1], before.findings, now):
                spoiled.append((document, edit))
    return spoiled


def _new(edit: Edit, left: int, right: int, before: Iterable[Finding], now: Iterable[Finding]) -> bool:
    """Whether a checker speaks up at the place of a correction that did not before, or its own does again."""
    old = edit.finding
    known = {f.checker for f in before if f is not old and overlap(f, old)}
    place = replace(old, span=Span(old.span.start + left, max(old.span.end + right, old.span.start + left + 1)))
    return any(overlap(finding, place) and finding.checker not in known for finding in now)
