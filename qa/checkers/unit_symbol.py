"""Flags a unit symbol or a decimal mark that is not the language's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from qa.analysis import Analysis
from qa.checkers.base import Checker
from qa.mqm import Category, Severity
from qa.types import Finding

_MEASURE = re.compile(
    r"(?<![\w.,])(\d+(?:[.,\u00a0\u202f ]\d+)*)([ \u00a0\u202f]?)([A-Za-zµ°]{1,5}(?:/[a-z]{1,2})?)(?![\w/.@-]\w|\w)"
)


@dataclass(frozen=True)
class UnitSymbol(Checker):
    """A unit symbol that the language writes otherwise, as “23,88TB” for “23,88 To” in French."""

    id = "unit-symbol"
    category = Category.LOCALE
    severity = Severity.MINOR
    confidence = 0.85
    safe = True
    needs = frozenset({"language-data"})

    def check(self, segment: Analysis) -> Iterator[Finding]:
        table: dict[str, Any] = segment.language_data.tables.get("units", {})
        if not table:
            return
        symbols: dict[str, str] = table.get("symbols", {})
        spaced = frozenset(table.get("spaced", ()))
        for match in _MEASURE.finditer(segment.text):
            number, blank, unit = match.groups()
            own = symbols.get(unit)
            if own is not None:
                why = f"“{unit}” is not the usual symbol here"
            elif unit in spaced and not blank:
                own, why = unit, f"a blank belongs between “{number}” and “{unit}”"
            else:
                continue
            yield self.finding(segment, match.span(), f"“{match.group()}”: {why}", suggest=f"{number}\u00a0{own}")
