"""Each checker has a page, and the page's examples are true."""

from __future__ import annotations

import re

import pytest

from qa.checkers import all_checkers
from qa.models.encoder import carried
from tests.marks import flags, passes

HEADINGS = ("## Why it matters", "## Flagged", "## Clean", "## Options", "## Known false alarms", "## Sources")


def examples(page: str, heading: str) -> list[tuple[str, str]]:
    """(language, text) of the examples under a heading; ` ¶ ` separates paragraphs."""
    part = page.split(heading, 1)[1].split("\n## ", 1)[0]
    return [(lang, text.replace(" ¶ ", "\n\n")) for lang, text in re.findall(r"^- (\w\w): (.+)$", part, re.MULTILINE)]


@pytest.mark.parametrize("name", all_checkers())
def test_page_is_complete(name: str) -> None:
    page = all_checkers()[name].page()
    assert page.startswith(f"# {name}\n")
    for heading in HEADINGS:
        assert heading in page
    assert len(examples(page, "## Flagged")) >= 3
    assert len(examples(page, "## Clean")) >= 3


@pytest.mark.parametrize("name", all_checkers())
def test_page_is_true(name: str) -> None:
    kind = all_checkers()[name]
    if "spans" in kind.needs and not carried():
        pytest.skip("this copy carries no model")
    for lang, text in examples(kind.page(), "## Flagged"):
        flags(kind(), text, lang, asked=True)
    for lang, text in examples(kind.page(), "## Clean"):
        passes(kind(), text, lang, asked=True)
