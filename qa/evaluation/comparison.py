"""An item and what a tool says about it, compared once; figures of any group are sums of these."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from qa.evaluation.characters import CharacterCounts, count
from qa.evaluation.spans import Answered, Flagged, compare
from qa.evaluation.values import Item, Mark, Prediction
from qa.mqm import Severity

K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Compared:
    """What became of an item's errors and of the findings on it."""

    item: Item
    prediction: Prediction
    characters: CharacterCounts
    answered: tuple[Answered, ...]
    flagged: tuple[Flagged, ...]

    @property
    def clean(self) -> bool:
        """Whether somebody looked and marked no error."""
        return self.item.marked and not self.answered

    @property
    def words(self) -> int:
        """Words of prose, as the tool counted them if it did."""
        return self.item.words if self.prediction.words is None else self.prediction.words


def compared(item: Item, prediction: Prediction) -> Compared:
    """Compare one item. Neutral findings are notes and count for nothing; neutral gold spans may be flagged or not."""
    gold = [mark for mark in item.errors if mark.severity is not Severity.NEUTRAL]
    optional: list[Mark] = [*item.optional, *(mark for mark in item.errors if mark.severity is Severity.NEUTRAL)]
    found = [one for one in prediction.found if one.severity is not Severity.NEUTRAL]
    answered, flagged = compare(gold, found, optional=optional)
    return Compared(item, prediction, count(len(item.text), gold, found, optional=optional), answered, flagged)


def grouped(rows: Iterable[Compared], key: Callable[[Compared], K]) -> dict[K, list[Compared]]:
    """The rows by what `key` says of them, in order of appearance."""
    groups: dict[K, list[Compared]] = defaultdict(list)
    for row in rows:
        groups[key(row)].append(row)
    return groups
