"""Error spans compared character by character, as the WMT shared tasks on quality estimation do.

A text of n characters has n + 1 places, the last one after its end. A span marks its characters; a span of length 0
marks the place where it stands. Two severities are told apart: minor, and major or worse (WMT23 has no “critical”).
Counts are added up over all texts before they are divided (micro average).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from qa.evaluation.rates import Rates, rates
from qa.evaluation.values import Found, Mark
from qa.mqm import Severity
from qa.types import Span


@dataclass(frozen=True, slots=True)
class CharacterCounts:
    """Places of a text, or of many: all, marked as gold, flagged, flagged rightly, and with the right severity too."""

    places: float = 0
    gold: float = 0
    gold_major: float = 0
    flagged: float = 0
    flagged_major: float = 0
    right: float = 0
    exact: float = 0

    @property
    def plain(self) -> Rates:
        """Severities ignored."""
        return rates(self.right, self.flagged, self.gold)

    @property
    def strict(self) -> Rates:
        """A place counts as right only with its severity."""
        return rates(self.exact, self.flagged, self.gold)

    @property
    def half(self) -> Rates:
        """WMT23: half a point for a right place with the wrong severity."""
        return rates((self.right + self.exact) / 2, self.flagged, self.gold)


def count(
    length: int, gold: Iterable[Mark], found: Iterable[Found], *, optional: Iterable[Mark] = ()
) -> CharacterCounts:
    """Compare the spans of one text of `length` characters.

    Where gold spans of both severities meet, either severity is right, as in the scorer of WMT23. Places that are only
    optional count neither for nor against.
    """
    minor, major = _masks(((mark.span, mark.severity) for mark in gold), length)
    said_minor, said_major = _masks(((one.span, one.severity) for one in found), length)
    wanted = minor | major
    free = _mask((mark.span for mark in optional), length) & ~wanted
    said_minor, said_major = said_minor & ~free, said_major & ~free
    said = said_minor | said_major
    exact = (minor & said_minor) | (major & said_major) | (minor & major & said)
    return CharacterCounts(
        length + 1,
        wanted.bit_count(),
        major.bit_count(),
        said.bit_count(),
        said_major.bit_count(),
        (wanted & said).bit_count(),
        exact.bit_count(),
    )


def total(counts: Iterable[CharacterCounts]) -> CharacterCounts:
    """The sum over texts."""
    rows = [(c.places, c.gold, c.gold_major, c.flagged, c.flagged_major, c.right, c.exact) for c in counts]
    return CharacterCounts(*map(sum, zip(*rows, strict=True))) if rows else CharacterCounts()


def nothing(of: CharacterCounts) -> CharacterCounts:
    """What a tool would get that never flags anything."""
    return CharacterCounts(of.places, of.gold, of.gold_major)


def everything(of: CharacterCounts) -> CharacterCounts:
    """What a tool would get that flags every place with the severity that most gold places have."""
    major = of.gold_major * 2 > of.gold
    exact = of.gold_major if major else of.gold - of.gold_major
    return CharacterCounts(of.places, of.gold, of.gold_major, of.places, of.places if major else 0, of.gold, exact)


def at_random(of: CharacterCounts) -> CharacterCounts:
    """What a tool would get on average that flags as many places, and as many as major, wherever they are."""
    share = of.flagged / of.places if of.places else 0.0
    major = of.flagged_major / of.places if of.places else 0.0
    exact = of.gold_major * major + (of.gold - of.gold_major) * (share - major)
    return CharacterCounts(of.places, of.gold, of.gold_major, of.flagged, of.flagged_major, of.gold * share, exact)


def _masks(spans: Iterable[tuple[Span, Severity]], length: int) -> tuple[int, int]:
    """Bit masks of the minor places and of the major ones."""
    minor = major = 0
    for span, severity in spans:
        if severity.weight > 1:
            major |= _bits(span, length)
        else:
            minor |= _bits(span, length)
    return minor, major


def _mask(spans: Iterable[Span], length: int) -> int:
    mask = 0
    for span in spans:
        mask |= _bits(span, length)
    return mask


def _bits(span: Span, length: int) -> int:
    start, end = min(span.start, length), min(span.end, length)
    return ((1 << max(end - start, 1)) - 1) << start
