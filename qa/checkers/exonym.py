"""Flags a place under a foreign name where the language has its own."""

from __future__ import annotations

from dataclasses import dataclass

from qa.checkers.known_bad_term import TermChecker
from qa.glossary.model import Kind
from qa.mqm import Category, Severity


@dataclass(frozen=True)
class Exonym(TermChecker):
    """A place under a foreign name where the language has its own, as “BEIJING” for “Pékin”."""

    id = "exonym"
    category = Category.LOCALE
    severity = Severity.MINOR
    confidence = 0.85
    safe = True
    kinds = frozenset({Kind.EXONYM})
