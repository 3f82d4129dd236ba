"""How a text is written in each format."""

from __future__ import annotations

import json
from html import unescape

import pytest

from qa.fixing.escapes import ways


@pytest.mark.parametrize(
    ("text", "format", "codec", "written"),
    [
        ("R & D", "text", "utf-8", ("R & D",)),
        ("mot", "html", "utf-8", ("mot",)),
        ("R & D", "html", "utf-8", ("R &amp; D",)),
        ('a "b"', "html", "utf-8", ('a "b"', "a &quot;b&quot;")),
        ("R & D", "feed", "utf-8", ("R &amp;amp; D", "R &amp; D", "R & D")),
        ('a "b"', "jsonfeed", "utf-8", ('a \\"b\\"',)),
        ("a < b", "jsonfeed", "utf-8", ("a &lt; b", "a < b")),
        ("a*b [c]", "markdown", "utf-8", ("a*b [c]", "a\\*b \\[c\\]")),
        ("mot\u202f!", "text", "cp1252", ()),
        ("mot\u202f?", "html", "cp1252", ("mot&#8239;?",)),
        ("été", "feed", "ascii", ("&#233;t&#233;",)),
        ("été 😀", "jsonfeed", "ascii", ("\\u00e9t\\u00e9 \\ud83d\\ude00",)),
        ("", "html", "ascii", ("",)),
    ],
)
def test_ways(text: str, format: str, codec: str, written: tuple[str, ...]) -> None:
    assert ways(text, format, codec) == written


@pytest.mark.parametrize("text", ['<b>&amp; "x"', "a\\b\n\tc", "«\u00a0é\u00a0»"])
def test_each_leads_back(text: str) -> None:
    assert all(unescape(one) == text for one in ways(text, "html", "ascii"))
    assert unescape(json.loads(f'"{ways(text, "jsonfeed", "ascii")[0]}"')) == text
