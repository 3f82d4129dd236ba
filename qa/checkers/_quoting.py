"""Whether a passage is spoken of rather than used."""

from __future__ import annotations

from bisect import bisect_right

from qa.analysis import Analysis


def in_quotation(segment: Analysis, offset: int) -> bool:
    """Whether a quotation holds the character; by bisection, for there may be many of both."""
    number = bisect_right(segment.quotations, offset, key=lambda span: span.start) - 1
    return number >= 0 and offset < segment.quotations[number].end


def is_mentioned(segment: Analysis, start: int, end: int) -> bool:
    """Whether the passage stands between quotation marks or backticks."""
    text = segment.text
    return text[start - 1 : start] == "`" or text[end : end + 1] == "`" or in_quotation(segment, start)
