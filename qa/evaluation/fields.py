"""Values out of JSON objects; what does not fit is one sentence that names file, line and key."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import isfinite
from typing import Any

from qa.errors import EvaluationError, did_you_mean
from qa.mqm import Severity
from qa.types import Span


@dataclass(frozen=True, slots=True)
class Fields:
    """A JSON object that knows where it stands, e.g. “gold.json, item 3, spans[0]”."""

    values: Mapping[str, Any]
    where: str

    @classmethod
    def of(cls, value: object, where: str) -> Fields:
        """The object, if it is one."""
        if not isinstance(value, dict):
            raise EvaluationError(f"{where}: expected an object, not {_shown(value)}")
        return cls(value, where)

    def string(self, key: str, default: str | None = None) -> str:
        """A text; without a default it must be there and not be empty."""
        value = self.values.get(key)
        if value is None and default is not None:
            return default
        if value is None:
            raise EvaluationError(f"{self.where}: no “{key}”")
        if not isinstance(value, str):
            raise EvaluationError(f"{self.where}, {key}: expected a text, not {_shown(value)}")
        if not value and default is None:
            raise EvaluationError(f"{self.where}, {key}: is empty")
        return value

    def number(self, key: str) -> float | None:
        """A finite number, if there is one."""
        value = self.values.get(key)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise EvaluationError(f"{self.where}, {key}: expected a number, not {_shown(value)}")
        try:
            number = float(value)
        except OverflowError:
            number = float("inf")
        if not isfinite(number):
            raise EvaluationError(f"{self.where}, {key}: expected a finite number, not {_shown(value)}")
        return number

    def objects(self, key: str) -> list[Fields] | None:
        """The objects of a list, if there is one."""
        value = self.values.get(key)
        if value is None:
            return None
        if not isinstance(value, list):
            raise EvaluationError(f"{self.where}, {key}: expected a list, not {_shown(value)}")
        return [Fields.of(entry, f"{self.where}, {key}[{n}]") for n, entry in enumerate(value)]

    def span(self, text: str | None) -> Span:
        """`start` and `end`, code points of `text`; without a text only their order is checked."""
        start, end = self._offset("start"), self._offset("end")
        if start > end:
            raise EvaluationError(f"{self.where}, end: {end} comes before the start, {start}")
        if text is not None and end > len(text):
            raise EvaluationError(f"{self.where}, end: {end} lies outside the text of {len(text):,} characters")
        return Span(start, end)

    def severity(self, default: Severity | None = None) -> Severity:
        """An MQM severity."""
        name = self.string("severity", str(default) if default else None)
        if name not in set(Severity):
            raise EvaluationError(
                f"{self.where}, severity: unknown severity “{name}”{did_you_mean(name, list(Severity))}"
                f" ({', '.join(Severity)})"
            )
        return Severity(name)

    def language(self, key: str, tag: str | None = None) -> str:
        """The primary part of a language tag: “fr” for “fr-CA”."""
        tag = self.string(key) if tag is None else tag
        primary = tag.replace("_", "-").split("-")[0].strip().lower()
        if not (2 <= len(primary) <= 3 and primary.isascii() and primary.isalpha()):
            raise EvaluationError(f"{self.where}, {key}: unknown language “{tag}”; give a code such as fr")
        return primary

    def _offset(self, key: str) -> int:
        value = self.values.get(key)
        if value is None:
            raise EvaluationError(f"{self.where}: no “{key}”")
        if isinstance(value, bool) or not isinstance(value, int):
            raise EvaluationError(f"{self.where}, {key}: expected a whole number, not {_shown(value)}")
        if value < 0:
            raise EvaluationError(f"{self.where}, {key}: {value} lies outside the text")
        return value


def _shown(value: object) -> str:
    if isinstance(value, dict | list):
        return "an object" if isinstance(value, dict) else "a list"
    text = {True: "true", False: "false", None: "null"}.get(value) if isinstance(value, bool | None) else repr(value)
    text = text or ""
    return text if len(text) <= 40 else text[:39] + "…"
