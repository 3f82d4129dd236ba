"""Prints the diff of a file: its bytes into a pipe, coloured text on a terminal."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qa.fixing.original import Original

STYLES = {"---": "bold", "+++": "bold", "@@": "cyan", "-": "red", "+": "green"}


def show(original: Original, data: bytes) -> None:
    """Print what changes; nothing where nothing does."""
    from qa.fixing.diff import unified

    if data == original.data:
        return
    try:
        if sys.stdout.isatty():
            sys.stdout.write(_for_people(original, data))
        else:
            sys.stdout.flush()
            sys.stdout.buffer.write(unified(original.path, original.data, data))
        sys.stdout.flush()
    except BrokenPipeError:  # “| head” has read enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _for_people(original: Original, data: bytes) -> str:
    from rich.color import ColorSystem
    from rich.style import Style

    from qa.fixing.diff import unified
    from qa.reporters import wants_color
    from qa.reporters.excerpt import printable

    old, new = (raw.decode(original.encoding).encode() for raw in (original.data, data))
    lines = [printable(line) for line in unified(original.path, old, new).decode(errors="replace").split("\n")[:-1]]
    if not wants_color(sys.stdout):
        return "".join(f"{line}\n" for line in lines)
    painted = ""
    for line in lines:
        style = next((style for mark, style in STYLES.items() if line.startswith(mark)), "")
        painted += (Style.parse(style).render(line, color_system=ColorSystem.STANDARD) if style else line) + "\n"
    return painted
