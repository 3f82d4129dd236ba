"""Which models the user put in the place of the embedded encoder, and what they may do."""

from __future__ import annotations

from dataclasses import dataclass

TASKS = ("fluency", "spans", "quality")


@dataclass(frozen=True, slots=True)
class Choice:
    """The table `[models]`: for each task a folder, or the name of a model in the local Hugging Face cache."""

    fluency: str | None = None
    spans: str | None = None
    quality: str | None = None
    threshold: float = 0.5  # probability from which a word of `spans` counts as wrong
    allow_download: bool = False
    allow_pickle: bool = False  # weights in a format that can carry code

    def __bool__(self) -> bool:
        return bool(self.fluency or self.spans or self.quality)

    @property
    def named(self) -> dict[str, str]:
        """The models that were named, by task."""
        return {task: name for task in TASKS if (name := getattr(self, task))}
