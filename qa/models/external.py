"""Models of the user's choice, through `transformers`, beside or in the place of the embedded encoder."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from typing import Any

from qa.models.choice import Choice
from qa.models.encoder import RATES, Item, Judged
from qa.models.hub import Kind, kept, libraries
from qa.models.judge import Judge
from qa.models.likelihood import SCALE, Likelihood
from qa.models.regressor import Regressor
from qa.models.spans import calibration
from qa.models.tagger import LABELS, Tagger

_NOTHING: Mapping[str, Any] = {"upos": ["X"], "features": {}, "relations": ["dep"]}


@dataclass(frozen=True, slots=True, eq=False)
class Models:
    """The chosen models, loaded."""

    choice: Choice
    fluency: Likelihood | None
    spans: Tagger | None
    quality: Regressor | None


@dataclass(frozen=True, eq=False)
class External:
    """A `Judge` for one language: the chosen models, and for what is left the embedded encoder, where there is one.

    `why` says why there is no embedded encoder where `base` is None.
    """

    models: Models
    lang: str
    base: Judge | None
    why: str = ""

    @property
    def languages(self) -> tuple[str, ...]:
        """Such a model is used on any language."""
        return (self.lang,)

    @property
    def labels(self) -> tuple[str, ...]:
        """Classes of spans."""
        return self.base.labels if self.base and not self.models.spans else LABELS

    @cached_property
    def card(self) -> Mapping[str, Any]:
        """The embedded encoder's card with the scales of the chosen models."""
        figures = dict(calibration(self.base.card, self.lang)) if self.base else {}
        if self.models.fluency:
            figures["fluency"] = SCALE
        if self.models.spans:
            threshold = self.models.choice.threshold
            figures["thresholds"] = dict.fromkeys(RATES, threshold)
            figures["confidence"] = ((0.0, 0.0), (threshold, 0.5), (1.0, 1.0))
        return {**(self.base.card if self.base else _NOTHING), "calibration": {"*": figures}}

    @property
    def lacks(self) -> Mapping[str, str]:
        """What neither the chosen models nor the embedded encoder can say."""
        found = {}
        if not self.base:
            found["encoder"] = self.why
            found |= {task: self.why for task in ("fluency", "spans") if not getattr(self.models, task)}
        if self.models.quality:
            found["quality"] = f"“{self.models.choice.quality}” needs the source, and there is none here"
        return found

    @property
    def notes(self) -> tuple[str, ...]:
        """Which figures come from the chosen models, and that nobody calibrated them."""
        found = []
        if self.models.fluency:
            name, masked = self.models.choice.fluency, self.models.fluency.masked
            found.append(
                f"fluency is by “{name}” ({Kind.MASKED if masked else Kind.CAUSAL}); its scale is not calibrated"
            )
        if self.models.spans:
            name = self.models.choice.spans
            found.append(f"broken-grammar and odd-wording are by “{name}”; their confidences are not calibrated")
        return tuple(found)

    @cached_property
    def for_spans(self) -> Judge:
        """Without the models of other tasks, which may be slow."""
        own = replace(self.models, fluency=None, quality=None)
        return External(own, self.lang, None if own.spans else self.base, self.why)

    def judge(self, items: Sequence[Item]) -> list[Judged]:
        """Judgements in the order of the items."""
        found = self.base.judge(items) if self.base else [_nothing(item) for item in items]
        return [self._with_own(item, judged) for item, judged in zip(items, found, strict=True)]

    def _with_own(self, item: Item, judged: Judged) -> Judged:
        if self.models.fluency:
            judged = replace(judged, fluency=1 / (1 + math.exp(-self.models.fluency.value(item.text))))
        if self.models.spans:
            judged = replace(judged, classes=self.models.spans.classes(item))
        if self.models.quality and item.source:
            judged = replace(judged, quality=self.models.quality.value(item.source, item.text))
        return judged


@cache
def models(choice: Choice, threads: int = 2) -> Models:
    """The models of a choice, loaded once a process.

    Raises:
        ModelError: one is missing, damaged or of another kind than its task needs.
    """
    found = {task: kept(name, choice) for task, name in choice.named.items()}
    return Models(
        choice,
        Likelihood(found["fluency"], choice, threads) if "fluency" in found else None,
        Tagger(found["spans"], choice, threads) if "spans" in found else None,
        Regressor(found["quality"], choice, threads) if "quality" in found else None,
    )


@cache
def digest(choice: Choice) -> str:
    """What a signature says of the chosen models: task, digest of the files, and the library's version."""
    parts = [f"{task}:{kept(name, choice).digest()}" for task, name in choice.named.items()]
    return "+".join([*parts, f"transformers:{libraries(choice)[1].__version__}"])


def _nothing(item: Item) -> Judged:
    """The judgement of no model at all: every word is fine, and nothing is known of it."""
    import numpy as np

    count = len(item.words)
    classes = np.zeros((count, len(LABELS)), np.float32)
    classes[:, 0] = 1.0
    zeros = np.zeros(count, np.int64)
    return Judged(
        classes, 1.0, None, zeros, np.zeros((count, 0), np.int64), zeros, zeros, np.zeros((count, 2), np.float32)
    )
