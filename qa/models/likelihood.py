"""Fluency by a language model: the mean log-probability that it gives to a piece of the sentence.

Of a masked model it is the pseudo-log-likelihood: each piece is hidden in turn, with the pieces of the same word that
follow it, so that a rare word is not made easy by its own ending (Kauf and Ivanova, ACL 2023, “PLL-word-l2r”).
Sentences are run one by one, so that no other sentence can change a figure.
"""

from __future__ import annotations

import math
from functools import cached_property
from typing import Any

from qa.errors import ModelError
from qa.models.choice import Choice
from qa.models.hub import Kept, Kind, load, running
from qa.models.pieces import Pieces

HIDDEN = 128  # pieces of a sentence that are hidden in turn; of a longer one, so many at even distances
ROWS = 32  # run together at most,
NUMBERS = 64_000_000  # and so many outputs
# From the mean log-probability (nats for a piece) to 0-100: 100 for certainty, 12.5 less for each nat. Not calibrated.
SCALE = ((-8.0, 0.0), (0.0, 100.0))


class Likelihood:
    """A masked or causal language model. Loading it may raise a `ModelError`."""

    def __init__(self, model: Kept, choice: Choice, threads: int) -> None:
        if model.kind not in (Kind.MASKED, Kind.CAUSAL):
            raise ModelError(
                f"model “{model.name}” is {model.kind} ({model.architecture});"
                " “fluency” needs a masked or causal language model"
            )
        self.model, self.threads = model, threads
        self.network, self.tokenizer = load(model, choice)
        self.pieces = Pieces(self.tokenizer, model)
        self.masked = model.kind is Kind.MASKED
        if self.masked and self.tokenizer.mask_token_id is None:
            raise ModelError(f"model “{model.name}”: its tokenizer has no mask")

    def value(self, text: str) -> float:
        """The mean log-probability of a piece of the text, at most 0; 0 for a text without pieces."""
        with running(self.model, self.threads) as torch:
            found = self._masked(text, torch) if self.masked else self._causal(text, torch)
        if not all(map(math.isfinite, found)):
            raise ModelError(f"model “{self.model.name}”: its weights are damaged (they give no numbers)")
        return min(math.fsum(found) / len(found), 0.0) if found else 0.0

    @cached_property
    def _begin(self) -> list[int]:
        """What stands before a text; what chat models name as their begin is that of a turn, not of a text."""
        known = self.tokenizer.get_vocab().get("<|endoftext|>")
        marks = (known, self.tokenizer.bos_token_id, self.tokenizer.eos_token_id)
        return [mark for mark in marks if mark is not None][:1]

    def _masked(self, text: str, torch: Any) -> list[float]:
        encoded = self.pieces.encode(text)
        ids: list[int] = encoded["input_ids"]
        words = encoded.word_ids() if self.tokenizer.is_fast else range(len(ids))
        count, room, found = min(len(ids), HIDDEN), self.pieces.room, []
        hidden = [number * len(ids) // count for number in range(count)]
        for start in range(0, len(ids), room):
            own = ids[start : start + room]
            whole = torch.tensor(self.pieces.window(own))
            places = [place - start for place in hidden if start <= place < start + room]
            step = min(max(NUMBERS // (len(whole) * self.network.config.vocab_size), 1), ROWS)
            for at in range(0, len(places), step):
                rows = whole.repeat(len(places[at : at + step]), 1)
                for row, place in zip(rows, places[at : at + step], strict=True):
                    for later in range(place, len(own)):
                        if words[start + later] != words[start + place]:
                            break
                        row[len(self.pieces.head) + later] = self.tokenizer.mask_token_id
                logits = self.network(input_ids=rows, attention_mask=torch.ones_like(rows)).logits
                columns = torch.tensor(places[at : at + step])
                seen = logits[torch.arange(len(rows)), columns + len(self.pieces.head)]
                found += _log_probabilities(seen, torch.tensor(own)[columns])
        return found

    def _causal(self, text: str, torch: Any) -> list[float]:
        ids: list[int] = self.pieces.encode(text)["input_ids"]
        head, found = self._begin, []
        for start in range(0, len(ids), self.pieces.size - 1):
            whole = torch.tensor([[*head, *ids[start : start + self.pieces.size - 1]]])
            if whole.shape[1] > 1:
                logits = self.network(input_ids=whole, attention_mask=torch.ones_like(whole)).logits
                found += _log_probabilities(logits[0, :-1], whole[0, 1:])
        return found


def _log_probabilities(logits: Any, ids: Any) -> list[float]:
    chosen = logits.gather(1, ids[:, None])[:, 0]
    return [float(value) for value in (chosen - logits.logsumexp(1)).tolist()]
