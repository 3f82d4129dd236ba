"""Passages between quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.types import Span

LONGEST = 600  # characters; marks further apart are not taken for a pair

_PAIRS = re.compile(
    r"«[^«»]{1,600}+»|“[^“”]{1,600}+”|„[^„“”]{1,600}+[“”]|「[^「」]{1,600}+」|『[^『』]{1,600}+』|《[^《》]{1,600}+》"
    r"|»[^«»]{1,600}+«|‹[^‹›]{1,600}+›|‚[^‚‘’]{1,600}+[‘’]|(?<!\w)”[^”\n]{1,600}+”|(?<!\w)\"[^\"\n]{1,600}+\""
    r"|(?<!\w)'(?=\S)(?:[^'\n]|(?<=\w)'(?=\w)){2,200}+'(?!\w)|(?<!\w)‘(?:[^‘’\n]|(?<=\w)’(?=\w)){2,200}+’(?!\w)"
)


def quotations(text: str) -> Iterator[Span]:
    """Spans of quotations, their marks included. A mark without its partner quotes nothing."""
    for match in _PAIRS.finditer(text):
        yield Span(match.start(), match.end())
