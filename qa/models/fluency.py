"""Fluency from 0 to 100: of a sentence, from the encoder's judgement; of a document, from its sentences."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from qa.models.spans import calibration, interpolate

WORST = 0.25  # the part of the words that stands in the least fluent sentences
PULL = 0.4  # what that part weighs beside the mean


def logit(probability: float) -> float:
    """Log-odds, bounded."""
    bounded = min(max(probability, 1e-9), 1 - 1e-9)
    return math.log(bounded / (1 - bounded))


def sentence_fluency(card: Mapping[str, Any], lang: str, raw: float) -> float:
    """The encoder's probability on the scale of the reports."""
    return interpolate(calibration(card, lang)["fluency"], logit(raw))


class DocumentFluency:
    """Adds up sentences in bounded memory: words by rounded fluency."""

    def __init__(self) -> None:
        self._words = [0] * 101

    def add(self, fluency: float, words: int) -> None:
        """A sentence of so many words."""
        self._words[round(fluency)] += words

    def value(self) -> float | None:
        """The mean by words, pulled down by the worst quarter of the text; None without words."""
        total = sum(self._words)
        if not total:
            return None
        mean = sum(value * count for value, count in enumerate(self._words)) / total
        left = wanted = WORST * total
        worst = 0.0
        for value, count in enumerate(self._words):
            taken = min(count, left)
            worst += value * taken
            left -= taken
            if left <= 0:
                break
        return round((1 - PULL) * mean + PULL * worst / wanted, 1)
