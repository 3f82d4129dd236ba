"""The MQM vocabulary: categories and severities of translation errors (themqm.org)."""

from __future__ import annotations

from enum import StrEnum


class Severity(StrEnum):
    """How bad an error is; the weight counts towards a document's penalty."""

    NEUTRAL = "neutral"
    MINOR = "minor"
    MAJOR = "major"
    CRITICAL = "critical"

    @property
    def weight(self) -> int:
        """Penalty points of one finding, as in the MQM scoring model."""
        return _WEIGHTS[self]


_WEIGHTS = {Severity.NEUTRAL: 0, Severity.MINOR: 1, Severity.MAJOR: 5, Severity.CRITICAL: 25}


class Category(StrEnum):
    """MQM error types that checkers report, as paths."""

    MISTRANSLATION = "accuracy/mistranslation"
    LITERAL = "accuracy/mistranslation/overly-literal"
    FALSE_FRIEND = "accuracy/mistranslation/false-friend"
    ENTITY = "accuracy/mistranslation/entity"
    NUMBER = "accuracy/mistranslation/number"
    UNTRANSLATED = "accuracy/untranslated"
    ADDITION = "accuracy/addition"
    OMISSION = "accuracy/omission"
    TERMINOLOGY = "terminology/wrong-term"
    TERM_INCONSISTENT = "terminology/inconsistent"
    GRAMMAR = "fluency/grammar"
    DUPLICATION = "fluency/duplication"
    INCONSISTENCY = "fluency/inconsistency"
    SPELLING = "fluency/spelling"
    PUNCTUATION = "fluency/punctuation"
    ENCODING = "fluency/character-encoding"
    UNINTELLIGIBLE = "fluency/unintelligible"
    LOCALE = "locale-convention"
    TYPOGRAPHY = "locale-convention/typography"
    NON_TRANSLATION = "other/non-translation"
