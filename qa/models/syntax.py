"""The words of a sentence with their morphosyntax, in the terms of Universal Dependencies."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from qa.language.tokens import Token
    from qa.models.encoder import Judged


@dataclass(frozen=True, slots=True)
class Word:
    """A token with part of speech, features, head and relation.

    `features` are only those it has; `head` is the number of the head in the sentence, None for the root. `sure_tag`
    and `sure_head` are the encoder's probabilities.
    """

    token: Token
    upos: str
    features: Mapping[str, str]
    head: int | None
    relation: str
    sure_tag: float
    sure_head: float


def words(tokens: Sequence[Token], judged: Judged, card: Mapping[str, Any]) -> tuple[Word, ...]:
    """The tokens of a sentence as the encoder reads them; `card` holds the inventories."""
    upos, relations = card["upos"], card["relations"]
    inventories = list(card["features"].items())
    found = []
    for number, token in enumerate(tokens):
        row = judged.features[number]
        features = {name: values[value] for (name, values), value in zip(inventories, row, strict=True) if value}
        head = int(judged.heads[number])
        found.append(
            Word(
                token,
                upos[int(judged.upos[number])],
                features,
                head - 1 if 0 < head <= len(tokens) else None,
                relations[int(judged.relations[number])],
                float(judged.sure[number][0]),
                float(judged.sure[number][1]),
            )
        )
    return tuple(found)
