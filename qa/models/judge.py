"""What the analysis asks of a model: sentences in, judgements out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from qa.models.encoder import Item, Judged


class Judge(Protocol):
    """The embedded encoder, alone or with models of the user's choice."""

    @property
    def card(self) -> Mapping[str, Any]:
        """Labels, inventories and calibration."""
        ...

    @property
    def languages(self) -> tuple[str, ...]:
        """Languages that it can be used on."""
        ...

    @property
    def labels(self) -> tuple[str, ...]:
        """Classes of `Judged.classes`; the first is "fine"."""
        ...

    @property
    def lacks(self) -> Mapping[str, str]:
        """Layers ("encoder", "fluency", "spans", "quality") that it cannot fill, each with the reason."""
        ...

    @property
    def notes(self) -> tuple[str, ...]:
        """What a reader of the report should know about it, in sentences."""
        ...

    @property
    def for_spans(self) -> Judge:
        """The same for `Judged.classes` alone, without the work for the rest."""
        ...

    def judge(self, items: Sequence[Item]) -> list[Judged]:
        """Judgements in the order of the items."""
        ...
