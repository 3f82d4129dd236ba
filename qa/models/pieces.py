"""A text as the pieces of a `transformers` tokenizer, and the windows of them that a model can read."""

from __future__ import annotations

from typing import Any

from qa.errors import ModelError
from qa.models.hub import Kept

LONGEST = 512  # pieces read together, whatever more the model could


class Pieces:
    """Cuts texts for one model: `head` and `tail` are its markers of begin and end, `room` the pieces between them."""

    def __init__(self, tokenizer: Any, model: Kept) -> None:
        self.tokenizer = tokenizer
        bare, whole = self.encode("a")["input_ids"], tokenizer("a")["input_ids"]
        places = [n for n in range(len(whole) - len(bare) + 1) if whole[n : n + len(bare)] == bare]
        if not bare or not places:
            raise ModelError(f"model “{model.name}”: its tokenizer makes nothing of a word")
        self.head, self.tail = whole[: places[0]], whole[places[0] + len(bare) :]
        # Some architectures count positions from the number of the padding, so that two are spare.
        positions = model.config.get("max_position_embeddings") or model.config.get("n_positions") or LONGEST + 2
        self.size = max(min(tokenizer.model_max_length, positions - 2, LONGEST), 8)
        self.room = self.size - len(self.head) - len(self.tail)

    def encode(self, text: str, **more: Any) -> Any:
        """The pieces of a text without markers."""
        return self.tokenizer(text, add_special_tokens=False, verbose=False, **more)

    def window(self, ids: list[int]) -> list[int]:
        """At most `room` pieces between the markers."""
        return [*self.head, *ids, *self.tail]
