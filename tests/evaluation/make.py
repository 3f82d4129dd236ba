"""Short ways of writing what is compared."""

from __future__ import annotations

from typing import Any

from qa.evaluation.values import Found, Item, Mark
from qa.mqm import Severity
from qa.types import Span


def gold(start: int, end: int, severity: str = "major", **more: Any) -> Mark:
    return Mark(Span(start, end), Severity(severity), **more)


def found(start: int, end: int, severity: str = "major", **more: Any) -> Found:
    return Found(Span(start, end), Severity(severity), **more)


def item(text: str = "x" * 20, *errors: Mark, id: str = "1", **more: Any) -> Item:
    return Item(id=id, text=text, lang=more.pop("lang", "fr"), words=more.pop("words", 4), errors=errors, **more)
