"""Reporters turn a `Report` into text; each ends its last line, or returns nothing at all."""

from __future__ import annotations

import os
from typing import TextIO

from qa.types import Report

NAMES = ("terminal", "json", "sarif", "junit", "github")


def render(report: Report, name: str, *, color: bool = False, width: int = 80, failures: bool = True) -> str:
    """The report as the reporter called `name` writes it; the options concern the terminal only."""
    match name:
        case "terminal":
            from qa.reporters import terminal

            return terminal.render(report, color=color, width=width, failures=failures)
        case "json":
            from qa.reporters import json_

            return json_.render(report)
        case "sarif":
            from qa.reporters import sarif

            return sarif.render(report)
        case "junit":
            from qa.reporters import junit

            return junit.render(report)
        case "github":
            from qa.reporters import github

            return github.render(report)
    raise ValueError(f"unknown reporter “{name}”; there are {', '.join(NAMES)}")


def wants_color(stream: TextIO) -> bool:
    """Whether colour suits `stream`: a terminal that can show it, and no NO_COLOR (no-color.org) in the environment."""
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
