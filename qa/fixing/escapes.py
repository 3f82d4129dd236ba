"""Writes a text as a format needs it: entities, escapes, backslashes.

Where the place decides (an attribute, HTML within XML, CDATA), each way to write it is offered, the likeliest first;
reading the file again tells which is right.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from html import escape

SPECIAL = re.compile(r"[\\`*_\[\]<>&|~#!]|(?<![^\n])[-+=>]|(?<![^\n])\d+(?=[.)])")  # of Markdown


def ways(text: str, format: str, codec: str) -> tuple[str, ...]:
    """Ways to write `text` in a file of this format and encoding; none where it cannot be written."""
    writers = WRITERS.get(format, (_plain,))
    if not text or (text.isalnum() and _fits(text, codec)):
        return (text,)
    written = dict.fromkeys(_encodable(writer(text), format, codec) for writer in writers)
    return tuple(one for one in written if one is not None)


def _plain(text: str) -> str:
    return text


def _html(text: str) -> str:
    return escape(text, quote=False)


def _attribute(text: str) -> str:
    return escape(text, quote=True)


def _html_in_xml(text: str) -> str:
    return escape(escape(text, quote=False), quote=False)


def _markdown(text: str) -> str:
    return SPECIAL.sub(lambda match: match[0] + "\\" if match[0][0].isdigit() else "\\" + match[0], text)


def _json(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)[1:-1]


def _html_in_json(text: str) -> str:
    return _json(_html(text))


WRITERS: dict[str, tuple[Callable[[str], str], ...]] = {
    "html": (_html, _attribute),
    "feed": (_html_in_xml, _html, _attribute, _plain),
    "jsonfeed": (_html_in_json, _json),
    "markdown": (_plain, _markdown),
}
"""The ways of each format; a format that is not here is written as it is."""


def _encodable(text: str, format: str, codec: str) -> str | None:
    """The text with references for what the encoding lacks, if the format has such."""
    if _fits(text, codec):
        return text
    if format == "text":
        return None
    written = _reference_json if format == "jsonfeed" else _reference
    return "".join(char if _fits(char, codec) else written(char) for char in text)


def _fits(text: str, codec: str) -> bool:
    try:
        text.encode(codec)
    except UnicodeEncodeError:
        return False
    return True


def _reference(char: str) -> str:
    return f"&#{ord(char)};"


def _reference_json(char: str) -> str:
    return json.dumps(char)[1:-1]
