"""A unified diff of a corrected file, in the bytes of the file, for `patch -p0` and `git apply -p0`."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

NO_NEWLINE = b"\\ No newline at end of file\n"
NEAR = 40  # lines in which old and new are expected to meet again after a change
AGREE = 3  # lines that must be the same for that, where there are so many

Change = tuple[int, int, int, int]  # lines of the old file, and of the new


def unified(path: str, old: bytes, new: bytes) -> bytes:
    """The diff; empty when nothing changed."""
    before, after = _lines(old), _lines(new)
    hunks = [line for hunk in _hunks(before, after) for line in hunk]
    head = [b"--- %s\n" % (name := _name(path)), b"+++ %s\n" % name] if hunks else []
    return b"".join(line if line.endswith(b"\n") else line + b"\n" + NO_NEWLINE for line in [*head, *hunks])


def _hunks(old: Sequence[bytes], new: Sequence[bytes]) -> Iterator[list[bytes]]:
    """The hunks, each with three lines around its changes."""
    matcher = SequenceMatcher(None, "", "")
    matcher.opcodes = list(_opcodes(old, new))  # type: ignore[attr-defined]
    if len(matcher.opcodes) < 2 and all(tag == "equal" for tag, *_ in matcher.opcodes):  # type: ignore[attr-defined]
        return
    for group in matcher.get_grouped_opcodes(3):
        places = _range(group[0][1], group[-1][2]), _range(group[0][3], group[-1][4])
        lines = [b"@@ -%s +%s @@\n" % places]
        for tag, i, j, k, m in group:
            if tag == "equal":
                lines += [b" " + line for line in old[i:j]]
            else:
                lines += [b"-" + line for line in old[i:j]] + [b"+" + line for line in new[k:m]]
        yield lines


def _opcodes(old: Sequence[bytes], new: Sequence[bytes]) -> Iterator[tuple[str, int, int, int, int]]:
    """As `SequenceMatcher.get_opcodes`, but linear where the changes are small, which takes that one long."""
    i = k = 0
    for start, end, first, last in _changes(old, new):
        if start > i:
            yield "equal", i, start, k, first
        yield "replace", start, end, first, last
        i, k = end, last
    if i < len(old):
        yield "equal", i, len(old), k, len(new)


def _changes(old: Sequence[bytes], new: Sequence[bytes]) -> Iterator[Change]:
    i = k = 0
    while i < len(old) or k < len(new):
        if i < len(old) and k < len(new) and old[i] == new[k]:
            i, k = i + 1, k + 1
            continue
        found = _meeting(old, new, i, k)
        if found is None:  # a long change: leave it to difflib
            matcher = SequenceMatcher(None, old[i:], new[k:], autojunk=False)
            for tag, start, end, first, last in matcher.get_opcodes():
                if tag != "equal":
                    yield i + start, i + end, k + first, k + last
            return
        yield i, found[0], k, found[1]
        i, k = found


def _meeting(old: Sequence[bytes], new: Sequence[bytes], i: int, k: int) -> tuple[int, int] | None:
    """Where the files are the same again, the nearest place first."""
    for lines in range(1, NEAR):
        for a in range(lines + 1):
            row, other = i + a, k + lines - a
            if row > len(old) or other > len(new):
                continue
            if old[row : row + AGREE] == new[other : other + AGREE]:
                return row, other
    return None


def _range(start: int, end: int) -> bytes:
    """Lines as a hunk's head names them."""
    if end - start == 1:
        return b"%d" % (start + 1)
    return b"%d,%d" % (start + 1 if end > start else start, end - start)


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
