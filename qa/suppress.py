"""Findings that the user does not want to see again: `[[suppress]]` in the configuration."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from pathlib import Path

from qa.errors import ConfigError, did_you_mean


@dataclass(frozen=True, slots=True)
class Suppression:
    """A text that a checker shall not report again, wherever it stands."""

    check: str
    text: str
    reason: str = ""

    @property
    def key(self) -> tuple[str, str]:
        """What is looked up: the checker and the text, whatever its blanks and line breaks."""
        return key(self.check, self.text)


def key(check: str, text: str) -> tuple[str, str]:
    """The key under which a finding with this text is suppressed."""
    return check, " ".join(text.split())


def parse(entries: object, where: str) -> Iterable[Suppression]:
    """The entries under `suppress` in a configuration file."""
    known = [field.name for field in fields(Suppression)]
    if not isinstance(entries, list):
        raise ConfigError(f"{where}: suppress: expected [[suppress]] tables, not {entries!r}")
    for number, entry in enumerate(entries, 1):
        place = f"{where}: suppress, entry {number}"
        if not isinstance(entry, Mapping):
            raise ConfigError(f"{place}: expected a table with check and text, not {entry!r}")
        for name, value in entry.items():
            if name not in known:
                raise ConfigError(f"{place}: unknown key “{name}”{did_you_mean(name, known)}")
            if not isinstance(value, str):
                raise ConfigError(f"{place}: {name}: expected a string, not {value!r}")
        for name in ("check", "text"):
            if not entry.get(name, "").strip():
                raise ConfigError(f"{place}: “{name}” is missing")
        yield Suppression(**entry)


def appended(old: str, path: Path, suppression: Suppression) -> str:
    """A configuration file with one entry more at its end; everything else stays."""
    table = "tool.mtqa.suppress" if path.name == "pyproject.toml" else "suppress"
    values = {name: value for name in ("check", "text", "reason") if (value := getattr(suppression, name))}
    block = "".join(f"{name} = {_string(value)}\n" for name, value in values.items())
    newline = "\r\n" if "\r\n" in old else "\n"
    gap = "" if not old.strip() else "\n" if old.endswith("\n") else "\n\n"
    new = old + f"{gap}[[{table}]]\n{block}".replace("\n", newline)
    try:
        tomllib.loads(new)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path}: cannot add [[{table}]] at its end ({error}); add it by hand") from None
    return new


def _string(value: str) -> str:
    """A TOML basic string; the escapes of JSON are among its own."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
