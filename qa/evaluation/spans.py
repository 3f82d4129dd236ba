"""Findings and gold spans that meet, and whether the advice is right."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from qa.evaluation.values import Found, Mark
from qa.types import Span

OFFERED = 3  # suggestions that a reader looks at
ENOUGH = 0.6  # share of the expected words that makes a suggestion right
WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Answered:
    """A gold span with what the tool made of it.

    `touched`: a finding shares a character with it. `placed`: a finding shares half of the shorter of the two and is
    not longer than four times the span plus 20 characters, so that flagging whole paragraphs places nothing.
    `advised`: a finding at the place suggests the right words among its first three; `None` where nothing was placed
    or the gold suggests nothing.
    """

    mark: Mark
    touched: bool
    placed: bool
    advised: bool | None


@dataclass(frozen=True, slots=True)
class Flagged:
    """A finding, and whether it shares a character with a gold span."""

    found: Found
    right: bool


def compare(
    gold: Iterable[Mark], found: Iterable[Found], *, optional: Iterable[Mark] = ()
) -> tuple[tuple[Answered, ...], tuple[Flagged, ...]]:
    """Each gold span and each finding with its outcome. Findings that meet optional spans only are left out."""
    gold, found, optional = tuple(gold), tuple(found), tuple(optional)
    flagged = []
    for one in found:
        right = any(meet(one.span, mark.span) for mark in gold)
        if right or not any(meet(one.span, mark.span) for mark in optional):
            flagged.append(Flagged(one, right))
    return tuple(_answered(mark, found) for mark in gold), tuple(flagged)


def meet(one: Span, other: Span) -> bool:
    """Whether two spans share a character; one of length 0 meets what it stands in or at the edge of."""
    if one.start == one.end or other.start == other.end:
        return max(one.start, other.start) <= min(one.end, other.end)
    return one.start < other.end and other.start < one.end


def at_place(found: Span, mark: Span) -> bool:
    """Whether a finding points at a gold span rather than at its surroundings."""
    ours, theirs = max(found.end - found.start, 1), max(mark.end - mark.start, 1)
    common = max(min(found.end, mark.end) - max(found.start, mark.start), int(mark.start == mark.end))
    return meet(found, mark) and common >= 0.5 * min(ours, theirs) and ours <= 4 * theirs + 20


def advises(suggestions: Iterable[str], mark: Mark) -> bool:
    """Whether one of the first three suggestions says what the gold one says.

    It has the same words, or 60 % of the words of four letters or more that the gold suggestion brings anew. Where the
    gold suggestion has no word, as a full stop for a Chinese one, it must be the same.
    """
    wanted = _words(mark.suggestion)
    if not wanted:
        return mark.suggestion.strip() in [text.strip() for text in tuple(suggestions)[:OFFERED]]
    content = {word for word in wanted if len(word) >= 4} or set(wanted)
    new = content - set(_words(mark.text)) or content
    for text in tuple(suggestions)[:OFFERED]:
        words = _words(text)
        if words == wanted or len(new & set(words)) >= ENOUGH * len(new):
            return True
    return False


def _answered(mark: Mark, found: tuple[Found, ...]) -> Answered:
    touching = [one for one in found if meet(one.span, mark.span)]
    there = [one for one in touching if at_place(one.span, mark.span)]
    advised = any(advises(one.suggestions, mark) for one in there) if there and mark.suggestion.strip() else None
    return Answered(mark, bool(touching), bool(there), advised)


def _words(text: str) -> list[str]:
    return WORD.findall(text.casefold())
