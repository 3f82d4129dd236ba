"""The checkers: one module and one page each, found by their module's name."""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module

from qa.checkers.base import Checker, DocumentChecker


@cache
def all_checkers() -> dict[str, type[Checker]]:
    """Every checker by its id, sorted."""
    found: dict[str, type[Checker]] = {}
    for module in pkgutil.iter_modules(__path__):
        if module.name == "base" or module.name.startswith("_"):
            continue
        for value in vars(import_module(f"{__name__}.{module.name}")).values():
            if isinstance(value, type) and issubclass(value, Checker) and "id" in vars(value):
                found[value.id] = value
    return dict(sorted(found.items()))


__all__ = ["Checker", "DocumentChecker", "all_checkers"]
