"""The table of formats and their modules."""

from __future__ import annotations

from importlib import import_module

import pytest

from qa.readers import FORMATS


@pytest.mark.parametrize("name", FORMATS)
def test_table_says_what_the_modules_say(name: str) -> None:
    module = import_module(f"qa.readers.{name}")
    assert (name, FORMATS[name]) == (module.FORMAT, module.SUFFIXES)
