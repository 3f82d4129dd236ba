"""One training example, whatever it was read from, and the classes of the spans head.

A mark says that a stretch of the target is wrong and how; `masked` stretches are not judged (annotators disagree, or
nobody looked).
"""

from __future__ import annotations

from dataclasses import dataclass

# The classes of the spans head after "fine" (index 0). "bad" is an error of unknown class: it counts against "fine"
# only.
LABELS = ("fine", "grammar", "wording", "untranslated", "name", "accuracy", "typography")
BAD = "bad"


@dataclass(frozen=True, slots=True)
class Mark:
    """A half-open stretch of code points of the target, with a label of `LABELS[1:]` or `BAD`."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence or paragraph with what is known about it.

    `fluency` is 0 (unreadable) to 1 (flawless) as a reader without the source would say, `quality` the same for a
    reader with the source; None where nobody judged. `spans` is False where nothing is known about single words. `kind`
    names the origin, such as "pairs/fr.grammar" or "corruption/agreement", so that results can be read per kind.
    `group` keeps what belongs together (a pair, a document) on one side of the split.
    """

    text: str
    lang: str
    kind: str
    marks: tuple[Mark, ...] = ()
    masked: tuple[Mark, ...] = ()
    spans: bool = True
    source: str | None = None
    source_lang: str | None = None
    fluency: float | None = None
    quality: float | None = None
    group: str = ""
