"""Quality of a translation by a model that reads the source and the target as a pair and gives one number."""

from __future__ import annotations

import math
from functools import cached_property
from typing import Any

from qa.errors import ModelError
from qa.models.choice import Choice
from qa.models.hub import Kept, Kind, load, running
from qa.models.pieces import Pieces


class Regressor:
    """A sequence classifier with one output; its weights are read when the first pair is judged."""

    def __init__(self, model: Kept, choice: Choice, threads: int) -> None:
        if model.kind is not Kind.CLASSIFIER or model.outputs != 1:
            several = f" with {model.outputs} outputs" if model.kind is Kind.CLASSIFIER else ""
            raise ModelError(
                f"model “{model.name}” is {model.kind}{several} ({model.architecture});"
                " “quality” needs a sequence classifier with one output"
            )
        self.model, self.choice, self.threads = model, choice, threads

    @cached_property
    def _loaded(self) -> tuple[Any, Pieces]:
        network, tokenizer = load(self.model, self.choice)
        return network, Pieces(tokenizer, self.model)

    def value(self, source: str, target: str) -> float:
        """The number that the model gives to the pair, as it is."""
        network, pieces = self._loaded
        with running(self.model, self.threads):
            pair = pieces.tokenizer(source, target, truncation=True, max_length=pieces.size, return_tensors="pt")
            found = float(network(**pair).logits[0, 0])
        if not math.isfinite(found):
            raise ModelError(f"model “{self.model.name}”: its weights are damaged (they give no numbers)")
        return found
