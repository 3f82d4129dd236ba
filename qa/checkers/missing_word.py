"""Flags words that cannot stand side by side: one between them is missing."""

from __future__ import annotations

from dataclasses import dataclass

from qa.checkers._patterns import PatternChecker


@dataclass(frozen=True)
class MissingWord(PatternChecker):
    """A hole in the sentence: words side by side that cannot stand so, as in “dans a déclaré”."""

    id = "missing-word"
    languages = frozenset({"fr", "es", "it", "pt", "en", "de"})
