"""From the classes of words to spans: which words belong to one artefact, of what class, how sure."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from qa.models.encoder import Judged

NOT_SEEN_ALONE = ("fine", "typography")  # typography has its own checkers
JOINED = 0.5  # a neighbour with this part of the threshold belongs to the span


@dataclass(frozen=True, slots=True)
class Suspect:
    """A run of suspect words.

    `first` is the number of its first word and `last` that of the one after its last; `score` is the probability that
    something is wrong, `confidence` (0-1) the share of right ones among runs of such a score.
    """

    first: int
    last: int
    label: str
    score: float
    confidence: float
    share: float  # of the class among the classes


def suspects(
    judged: Judged,
    labels: Sequence[str],
    threshold: float,
    curve: Sequence[tuple[float, float]],
    words: Sequence[bool] | None = None,
) -> list[Suspect]:
    """The runs of words of which one at least reaches the threshold.

    `words` says which tokens may begin or end a run (no punctuation). `curve` maps scores to confidences, ascending in
    both.
    """
    seen = [number for number, label in enumerate(labels) if label not in NOT_SEEN_ALONE]
    scores = judged.classes[:, seen].sum(axis=1).tolist()
    usable = list(words) if words is not None else [True] * len(scores)
    found, at = [], 0
    while at < len(scores):
        if not usable[at] or scores[at] < JOINED * threshold:
            at += 1
            continue
        stop, last = at, at
        while stop < len(scores) and (scores[stop] >= JOINED * threshold or not usable[stop]):
            last = stop + 1 if usable[stop] else last
            stop += 1
        best = max(scores[at:last], default=0.0)
        if best >= threshold:
            mass = judged.classes[at:last][:, seen].sum(axis=0)
            top = int(mass.argmax())
            share = float(mass[top] / max(mass.sum(), 1e-9))
            found.append(Suspect(at, last, labels[seen[top]], best, interpolate(curve, best), share))
        at = stop
    return found


def interpolate(curve: Sequence[tuple[float, float]], value: float) -> float:
    """The value on a piecewise linear curve, flat beyond its ends."""
    if not curve:
        return value
    xs = [x for x, _ in curve]
    at = bisect_right(xs, value)
    if at == 0:
        return curve[0][1]
    if at == len(curve):
        return curve[-1][1]
    (x0, y0), (x1, y1) = curve[at - 1], curve[at]
    return y0 + (y1 - y0) * (value - x0) / (x1 - x0) if x1 > x0 else y1


def calibration(card: Mapping[str, Any], lang: str) -> Mapping[str, Any]:
    """Thresholds and curves of a language; those of all languages together where it has none of its own."""
    found = card["calibration"]
    return dict(found.get(lang) or found["*"])
