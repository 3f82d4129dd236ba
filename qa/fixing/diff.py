"""A unified diff of a corrected file, in the bytes of the file, for `patch -p0` and `git apply -p0`."""

from __future__ import annotations

import os
from difflib import diff_bytes, unified_diff

NO_NEWLINE = b"\\ No newline at end of file\n"


def unified(path: str, old: bytes, new: bytes) -> bytes:
    """The diff; empty when nothing changed."""
    name = _name(path)
    lines = diff_bytes(unified_diff, _lines(old), _lines(new), name, name)
    return b"".join(line if line.endswith(b"\n") else line + b"\n" + NO_NEWLINE for line in lines)


def _lines(data: bytes) -> list[bytes]:
    """Lines as `patch` sees them: only a line feed ends one."""
    lines = data.split(b"\n")
    last = lines.pop()
    return [line + b"\n" for line in lines] + ([last] if last else [])


def _name(path: str) -> bytes:
    """The name as it stands in the head of a diff: relative where it can be, quoted as Git does where it must be."""
    relative = os.path.relpath(path)
    raw = os.fsencode(path if relative.startswith("..") else relative)
    if any(map(_odd, raw)):
        return b'"' + b"".join(b"\\%03o" % byte if _odd(byte) else b"%c" % byte for byte in raw) + b'"'
    return raw + b"\t" if b" " in raw else raw


def _odd(byte: int) -> bool:
    return byte < 0x20 or byte in b'"\\'
