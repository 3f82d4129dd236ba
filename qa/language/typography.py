"""The quotation marks of a language, from the `[typography]` table of its data."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from qa.language.data import language_data


@dataclass(frozen=True)
class QuoteMarks:
    """Pairs of marks, as “«»”: the right ones outside and within a quotation, best first, and those that pass."""

    outer: tuple[str, ...]
    inner: tuple[str, ...]
    tolerated: tuple[str, ...]
    blank_before: str = ""  # marks with a no-break space before them
    blank_after: str = ""
    openers: frozenset[str] = frozenset()  # marks that only open
    closers: frozenset[str] = frozenset()  # marks that only close

    def quote(self, text: str, pair: str) -> str:
        """The text between a pair of marks, with the blanks of the language."""
        before = "\u00a0" if pair[1] in self.blank_before else ""
        after = "\u00a0" if pair[0] in self.blank_after else ""
        return f"{pair[0]}{after}{text}{before}{pair[1]}"


@cache
def quote_marks(lang: str) -> QuoteMarks | None:
    """The marks of a language, or `None` where its data says nothing."""
    table: dict[str, Any] = language_data(lang).tables.get("typography", {})
    if not table:
        return None
    outer, inner, tolerated = (tuple(table[f"{level}_quotes"]) for level in ("outer", "inner", "tolerated"))
    pairs = outer + inner + tolerated
    openers, closers = {pair[0] for pair in pairs}, {pair[1] for pair in pairs}
    blanks = table.get("blank_before", ""), table.get("blank_after", "")
    # The mark ’ is the apostrophe too.
    return QuoteMarks(
        outer, inner, tolerated, *blanks, frozenset(openers - closers), frozenset(closers - openers - {"’"})
    )
