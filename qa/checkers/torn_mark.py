"""Flags quotation marks glued to words and apostrophes torn from them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from qa.analysis import Analysis
from qa.checkers._marks import REACH, applied, joined_quotes, passages, torn_apostrophes
from qa.checkers.base import Checker
from qa.mqm import Category, Severity
from qa.types import Finding


@dataclass(frozen=True)
class TornMark(Checker):
    """A quotation mark glued to words on both sides or an apostrophe torn from its word, as in “confié à"l 'Écho”."""

    id = "torn-mark"
    category = Category.TYPOGRAPHY
    severity = Severity.MINOR
    confidence = 0.85
    safe = True
    needs = frozenset({"language-data"})

    def check(self, segment: Analysis) -> Iterator[Finding]:
        table: dict[str, Any] = segment.language_data.tables.get("typography", {})
        if not table or "full_width" in table:
            return
        found = list(joined_quotes(segment.text, segment.lang))
        if not table.get("loose_apostrophe"):
            found += torn_apostrophes(segment.text, frozenset(table.get("elisions", ())))
        for start, end, edits in passages(segment.text, found, REACH):
            passage = segment.text[start:end]
            why = "; ".join(dict.fromkeys(edit.why for edit in edits))
            right = applied(segment.text, start, end, edits)
            yield self.finding(segment, (start, end), f"“{passage}”: {why}", suggest=right)
