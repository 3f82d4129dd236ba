"""Settings: built-in presets, `mtqa.toml` or `[tool.mtqa]`, and the command line, in this order."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from qa.checkers import Checker, all_checkers
from qa.errors import ConfigError, did_you_mean
from qa.gate import Gate
from qa.models.choice import TASKS, Choice
from qa.mqm import Severity
from qa.suppress import Suppression, parse

PRESETS = Path(__file__).parent / "presets"
# Settings that are one value, with the type of each.
_SIMPLE: Mapping[str, type[Any]] = {
    "lang": str,
    "source-lang": str,
    "min-confidence": float,
    "shipped-glossaries": bool,
    "model": bool,
    "threads": int,
}
KEYS = (
    "preset",
    "extends",
    "lang",
    "source-lang",
    "select",
    "ignore",
    "glossaries",
    "shipped-glossaries",
    "min-confidence",
    "gate",
    "suppress",
    "model",
    "models",
    "threads",
    "checkers",
)


@dataclass(frozen=True)
class Config:
    """Everything a run is told."""

    preset: str = "default"
    lang: str | None = None  # None: detect
    source_lang: str | None = None
    select: tuple[str, ...] = ()  # empty: the preset's choice
    ignore: tuple[str, ...] = ()
    glossaries: tuple[str, ...] = ()
    shipped_glossaries: bool = True
    min_confidence: float = 0.5
    gate: Gate = field(default_factory=Gate)
    suppress: tuple[Suppression, ...] = ()
    model: bool = True  # whether the embedded encoder is used
    models: Choice = field(default_factory=Choice)  # of the user's own
    threads: int = 2  # of the encoder
    options: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)  # checker id -> its table

    @cached_property
    def checkers(self) -> tuple[Checker, ...]:
        """The enabled checkers, built with their options."""
        known = all_checkers()
        chosen = (
            set(self.select)
            if self.select
            else {
                name for name, kind in known.items() if self.options.get(name, {}).get("enabled", self._default(kind))
            }
        )
        return tuple(self._build(known[name]) for name in known if name in chosen and name not in self.ignore)

    @cached_property
    def suppressed(self) -> frozenset[tuple[str, str]]:
        """The keys of the findings that are not wanted."""
        return frozenset(suppression.key for suppression in self.suppress)

    def severity(self, checker: str) -> Severity | None:
        """The severity that the user gave a checker's findings, if any."""
        value = self.options.get(checker, {}).get("severity")
        return Severity(value) if value else None

    def _default(self, kind: type[Checker]) -> bool:
        """Whether a checker is on without being asked for; who names a model for spans asks for what reads them."""
        return kind.default or bool(self.models.spans and "spans" in kind.needs)

    def _build(self, kind: type[Checker]) -> Checker:
        table = {
            k.replace("-", "_"): v for k, v in self.options.get(kind.id, {}).items() if k not in ("enabled", "severity")
        }
        defaults = {f.name: getattr(kind, f.name, None) for f in fields(kind)}
        for name, value in table.items():
            wanted = type(defaults[name])
            if wanted is frozenset and isinstance(value, list):
                table[name] = frozenset(str(item).lower() for item in value)
            elif wanted is tuple and isinstance(value, list):
                table[name] = tuple(value)
            elif wanted is float and isinstance(value, int) and not isinstance(value, bool):
                table[name] = float(value)
            elif not isinstance(value, wanted) or (wanted is int and isinstance(value, bool)):
                raise ConfigError(
                    f"checkers.{kind.id}.{name.replace('_', '-')}: expected {_named(wanted)}, not {value!r}"
                )
        return kind(**table)


def load(*, path: Path | None = None, preset: str | None = None, start: Path | None = None) -> Config:
    """The configuration for a run: the file given or found upwards from `start`, over its preset."""
    found = path or find(start or Path.cwd())
    table, where = (read(found), str(found)) if found else ({}, "")
    name = preset or table.get("preset", "default")
    config = over(Config(), _preset(str(name)), f"preset “{name}”")
    return over(replace(config, preset=str(name)), table, where, base=found.parent if found else None)


def find(start: Path) -> Path | None:
    """The nearest `mtqa.toml`, or `pyproject.toml` with a `[tool.mtqa]` table, in a folder or above it."""
    for folder in (start.resolve(), *start.resolve().parents):
        if (folder / "mtqa.toml").is_file():
            return folder / "mtqa.toml"
        project = folder / "pyproject.toml"
        if project.is_file() and "[tool.mtqa" in project.read_text(encoding="utf-8", errors="replace"):
            return project
    return None


def read(path: Path) -> dict[str, Any]:
    """The settings in a TOML file."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path}: {error}") from None
    except UnicodeDecodeError:
        raise ConfigError(f"{path}: not UTF-8") from None
    except OSError as error:
        raise ConfigError(f"{path}: {error.strerror or error}") from None
    if path.name == "pyproject.toml":
        table = table.get("tool", {}).get("mtqa", {})
    return dict(table)


def over(config: Config, table: Mapping[str, Any], where: str, *, base: Path | None = None) -> Config:
    """`config` with the settings of a table laid over it; every key is checked."""
    check_keys(table, KEYS, where, "")
    options = {name: dict(values) for name, values in config.options.items()}
    for name, values in _table(table, "checkers", where).items():
        checker = known_checker(name, f"{where}: checkers")
        allowed = ["enabled", "severity", *(f.name.replace("_", "-") for f in fields(checker))]
        check_keys(_is_table(values, f"checkers.{name}", where), allowed, where, f" for {name}")
        if values.get("severity") not in (None, *(str(s) for s in Severity)):
            raise ConfigError(
                f"{where}: checkers.{name}.severity: “{values['severity']}” is none of {', '.join(Severity)}"
            )
        options.setdefault(name, {}).update(values)
    changes: dict[str, Any] = {"options": options, "gate": _gate(config.gate, _table(table, "gate", where), where)}
    for key, kind in _SIMPLE.items():
        if key in table:
            value = table[key]
            if kind is float and isinstance(value, int) and not isinstance(value, bool):
                value = float(value)
            if not isinstance(value, kind) or (kind is int and (isinstance(value, bool) or value < 1)):
                raise ConfigError(f"{where}: {key}: expected {_named(kind)}, not {value!r}")
            changes[key.replace("-", "_")] = value
    for key in ("select", "ignore", "glossaries"):
        if key in table:
            changes[key] = _strings(table[key], key, where)
    for name in (*changes.get("select", ()), *changes.get("ignore", ())):
        known_checker(name, where)
    if "suppress" in table:
        changes["suppress"] = (*config.suppress, *parse(table["suppress"], where))
        for suppression in changes["suppress"]:
            known_checker(suppression.check, f"{where}: suppress")
    if "models" in table:
        changes["models"] = _models(config.models, _table(table, "models", where), where, base)
    if base is not None and "glossaries" in changes:
        changes["glossaries"] = tuple(str(base / name) for name in changes["glossaries"])
    return replace(config, **changes)


def known_checker(name: str, where: str) -> type[Checker]:
    """The checker of this id, or an error that offers the nearest."""
    known = all_checkers()
    if name not in known:
        raise ConfigError(f"{where}: unknown checker “{name}”{did_you_mean(name, list(known))}")
    return known[name]


def check_keys(table: Mapping[str, Any], known: list[str] | tuple[str, ...], where: str, what: str) -> None:
    """Refuse a key that is not known, with the nearest that is."""
    for key in table:
        if key not in known:
            raise ConfigError(f"{where}: unknown option “{key}”{what}{did_you_mean(key, list(known))}")


def _preset(name: str) -> dict[str, Any]:
    path = PRESETS / f"{name}.toml"
    if not path.is_file():
        known = sorted(p.stem for p in PRESETS.glob("*.toml"))
        raise ConfigError(f"unknown preset “{name}”{did_you_mean(name, known)} ({', '.join(known)})")
    table = read(path)
    below = table.pop("extends", None)
    if below is None:
        return table
    base = _preset(str(below))
    checkers = {**base.get("checkers", {})}
    for key, values in table.get("checkers", {}).items():
        checkers[key] = {**checkers.get(key, {}), **values}
    return {**base, **table, "checkers": checkers, "gate": {**base.get("gate", {}), **table.get("gate", {})}}


def _gate(gate: Gate, table: Mapping[str, Any], where: str) -> Gate:
    check_keys(table, [f.name.replace("_", "-") for f in fields(Gate)], where, " for the gate")
    for key, value in table.items():
        if value is not False and (isinstance(value, bool) or not isinstance(value, (int, float)) or value < 0):
            raise ConfigError(f"{where}: gate.{key}: expected a number from 0, or false for no bound, not {value!r}")
    return replace(gate, **{key.replace("-", "_"): None if value is False else value for key, value in table.items()})


def _models(choice: Choice, table: Mapping[str, Any], where: str, base: Path | None) -> Choice:
    """The models of the table laid over a choice; a folder is looked for beside the file."""
    check_keys(table, [f.name.replace("_", "-") for f in fields(Choice)], where, " for models")
    changes: dict[str, Any] = {}
    for key, value in table.items():
        if key in TASKS:
            if not isinstance(value, str) or not value:
                raise ConfigError(f"{where}: models.{key}: expected a folder or the name of a model, not {value!r}")
            local = base is not None and (value.startswith(".") or (base / value).is_dir())
            changes[key] = str(base / value) if base is not None and local else value
        elif key == "threshold":
            if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 < value < 1:
                raise ConfigError(f"{where}: models.threshold: expected a number between 0 and 1, not {value!r}")
            changes[key] = float(value)
        elif not isinstance(value, bool):
            raise ConfigError(f"{where}: models.{key}: expected {_named(bool)}, not {value!r}")
        else:
            changes[key.replace("-", "_")] = value
    return replace(choice, **changes)


def _table(table: Mapping[str, Any], key: str, where: str) -> Mapping[str, Any]:
    return _is_table(table.get(key, {}), key, where)


def _is_table(value: Any, key: str, where: str) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise ConfigError(f"{where}: {key}: expected a table, not {value!r}")
    return value


def _strings(value: Any, key: str, where: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise ConfigError(f"{where}: {key}: expected a list of strings, not {value!r}")
    return tuple(value)


def _named(kind: type) -> str:
    return {
        str: "a string",
        float: "a number",
        int: "a whole number",
        bool: "true or false",
        frozenset: "a list",
        tuple: "a list",
    }.get(kind, kind.__name__)
