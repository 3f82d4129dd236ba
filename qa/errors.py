"""What can go wrong before a verdict; each becomes one sentence and exit code 2.

MtqaError
├── ConfigError      an option, a configuration file or a preset
├── GlossaryError    a term base
├── ModelError       the encoder, or a model of the user's choice
├── EvaluationError  an annotated set, or predictions to score
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


class EvaluationError(MtqaError):
    """An annotated set or a file of predictions that cannot be used."""


class ModelError(MtqaError):
    """A model that cannot be loaded or run."""


class ReadError(MtqaError):
    """A document that cannot be read."""


class NothingToCheck(ReadError):
    """A document that holds no text."""


def did_you_mean(name: str, known: list[str]) -> str:
    """“; did you mean “allow”?” when a known name is near, else the empty string."""
    near = get_close_matches(name, known, n=1, cutoff=0.6)
    return f"; did you mean “{near[0]}”?" if near else ""
