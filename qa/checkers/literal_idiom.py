"""Flags an idiom translated word for word."""

from __future__ import annotations

from dataclasses import dataclass

from qa.checkers.known_bad_term import TermChecker
from qa.glossary.model import Kind
from qa.mqm import Category, Severity


@dataclass(frozen=True)
class LiteralIdiom(TermChecker):
    """An idiom translated word for word, as “faire bouger le bateau” for “rock the boat”."""

    id = "literal-idiom"
    category = Category.LITERAL
    severity = Severity.MAJOR
    confidence = 0.92
    kinds = frozenset({Kind.IDIOM})
