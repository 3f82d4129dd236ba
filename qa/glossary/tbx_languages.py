"""Blanks the languages of a TBX file that nobody asked for, before the parser sees them.

A file of many languages costs its reader mostly what it does not want. Blanks keep every line and column, so that what
is told of the rest stays true. Where comments, CDATA or a DTD could deceive a reader of bytes, nothing is blanked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from qa.glossary.languages import main, tag

CHUNK = 1 << 18
LONGEST = 1 << 22  # bytes that wait for the end of a language
ENCODING = re.compile(rb"""\s*<\?xml[^>]*?encoding\s*=\s*["'](?!utf-?8["'])""", re.IGNORECASE)
HEAD = re.compile(rb"""<(langSec|langSet|langGroup)(?:\s+[\w:.-]+\s*=\s*(?:"[^"<>&]*"|'[^'<>&]*'))*\s*>""")
LANG = re.compile(rb"""\s(?:xml:)?lang\s*=\s*["']([\w-]+)["']""")
_BLANK = bytes(byte if byte in b"\r\n" else 0x20 for byte in range(256))
_WITHIN = bytes(range(0x80, 0xC0))  # all bytes of a character but the first: a column is a character


def chunks(file: BinaryIO, langs: frozenset[str] | None) -> Iterator[bytes]:
    """The bytes of a file, in which languages but these are blank."""
    chunk = file.read(CHUNK)
    if langs is None or b"\0" in chunk[:4] or chunk[:2] in (b"\xff\xfe", b"\xfe\xff") or ENCODING.match(chunk[:500]):
        langs = None
    closing: dict[bytes, bytes] = {}  # what ends a language that is not wanted, by its start tag
    waiting = b""
    while chunk:
        waiting += chunk
        if langs is None or b"<!" in waiting:
            yield waiting
            waiting, langs = b"", None
        else:
            done, waiting = _blanked(waiting, langs, closing)
            yield done
        if len(waiting) > LONGEST:
            yield waiting
            waiting, langs = b"", None
        chunk = file.read(CHUNK)
    yield waiting


def _blanked(data: bytes, langs: frozenset[str], closing: dict[bytes, bytes]) -> tuple[bytes, bytes]:
    """What can be read already, and what waits for more."""
    parts: list[bytes] = []
    done = at = 0
    while (start := data.find(b"<lang", at)) >= 0:
        at = data.find(b">", start) + 1
        if not at:
            break
        head = data[start:at]
        close = closing.get(head)
        if close is None:
            close = closing[head] = _closing(head, langs)
        if close:
            end = data.find(close, at)
            if end < 0:
                break
            at = end + len(close)
            parts += (data[done:start], data[start:at].translate(_BLANK, _WITHIN))
            done = at
    else:
        start = data.rfind(b"<", max(done, at))  # a tag may be cut in two
        start = len(data) if start < 0 else start
    return b"".join([*parts, data[done:start]]), data[start:]


def _closing(head: bytes, langs: frozenset[str]) -> bytes:
    """The end tag of a language that is not wanted; empty for one that is, or that the reader has to judge."""
    found, lang = HEAD.fullmatch(head), LANG.search(head)
    known = tag(lang[1].decode("utf-8", "replace")) if found and lang else None
    if found is None or known is None or main(known) in langs:
        return b""
    return b"</" + found[1] + b">"
