"""What can go wrong before a verdict; each becomes one sentence and exit code 2.

MtqaError
├── ConfigError      an option, a configuration file or a preset
├── GlossaryError    a term base
└── ReadError        a document
    └── NothingToCheck   a document without text
"""

from __future__ import annotations

from difflib import get_close_matches


class MtqaError(Exception):
    """The base of every error that a user can mend; `str()` is the sentence shown."""


class ConfigError(MtqaError):
    """A configuration that cannot be used."""


class GlossaryError(MtqaError):
    """A term base that cannot be used."""


class ReadError(MtqaError):
    """A document that cannot be read."""


class NothingToCheck(ReadError):
    """A document that holds no text."""


def did_you_mean(name: str, known: list[str]) -> str:
    """“; did you mean “allow”?” when a known name is near, else the empty string."""
    near = get_close_matches(name, known, n=1, cutoff=0.6)
    return f"; did you mean “{near[0]}”?" if near else ""
