"""Corrections of broken grammar are offered when the encoder is clearly for one, and only then."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from qa.analysis import Analysis, Context
from qa.checkers._candidates import corrections, function_words
from qa.checkers._suspects import Found
from qa.language.tokens import tokenize
from qa.models.encoder import Item, Judged
from qa.models.spans import Suspect
from qa.models.syntax import Word
from qa.textmap import LineIndex, TextMap
from qa.types import Segment


class Stub:
    """Takes every word for fine but those of sentences that do not hold one of the right phrases."""

    def __init__(self, *right: str) -> None:
        self.right = right

    @property
    def for_spans(self) -> Stub:
        return self

    def judge(self, items: Sequence[Item]) -> list[Judged]:
        empty = np.zeros(0, np.int64)
        found = []
        for item in items:
            fine = 0.99 if any(phrase in item.text for phrase in self.right) else 0.3
            classes = np.tile(np.array([fine, 1 - fine], np.float32), (len(item.words), 1))
            found.append(Judged(classes, 0.5, None, empty, empty, empty, empty, np.zeros((0, 2), np.float32)))
        return found


def offered(text: str, run: str, stub: Stub, lang: str = "fr") -> tuple[str, ...]:
    segment = Segment("1", text, TextMap.verbatim(len(text), 0, LineIndex([0], 1)))
    analysis = Analysis(segment, Context(lang=lang, encoder=stub))  # type: ignore[arg-type]
    start = text.index(run)
    tokens = [t for t in tokenize(text, lang) if start <= t.start and t.end <= start + len(run)]
    words = tuple(Word(token, "X", {}, None, "dep", 1.0, 1.0) for token in tokens)
    return corrections(
        analysis, Found(start, start + len(run), Suspect(0, len(words), "grammar", 0.9, 0.9, 1.0), words)
    )


def test_another_form_of_the_word() -> None:
    assert offered("Les filles est arrivées hier.", "est", Stub("filles sont arrivées")) == ("sont",)


def test_a_missing_word() -> None:
    assert offered("Il a décidé fermer la porte.", "fermer", Stub("décidé de fermer")) == ("de fermer",)


def test_a_word_too_many() -> None:
    assert offered("Il veut de partir demain.", "de partir", Stub("veut partir")) == ("partir",)


def test_the_capital_stays() -> None:
    assert offered("Sont un pays libre.", "Sont", Stub("Est un pays")) == ("Est",)


@pytest.mark.parametrize("run", ["est", "est arrivées hier soir"])
def test_nothing_when_unsure_or_long(run: str) -> None:
    assert offered("Les filles est arrivées hier soir.", run, Stub("nothing of the kind")) == ()


def test_no_more_than_three() -> None:
    assert len(offered("Les filles est arrivées hier.", "est", Stub("filles"))) <= 3


def test_without_an_encoder() -> None:
    segment = Segment("1", "Il va.", TextMap.verbatim(6, 0, LineIndex([0], 1)))
    assert (
        corrections(Analysis(segment, Context(lang="fr")), Found(0, 2, Suspect(0, 1, "grammar", 0.9, 0.9, 1.0), ()))
        == ()
    )


def test_function_words_of_all_first_class_languages() -> None:
    assert set(function_words()) == {"fr", "es", "it", "pt", "en", "de", "nl", "id"}
