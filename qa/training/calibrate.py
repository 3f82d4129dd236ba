"""Thresholds, confidences and the fluency scale, from held-back data; written into the model card.

- A threshold per language is the score above which clean text has a given number of spans per 1,000 words.
- A confidence is the share of right spans among those of about that score, where clean and bad sentences are mixed as
  `CLEAN_WORDS` to one.
- Fluency is mapped so that the median human sentence scores 90, one in twenty falls below 60, and the median raw output
  of weak systems gets 40.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from qa.language.tokens import tokenize
from qa.models.encoder import Encoder, Item, Judged, blended
from qa.models.fluency import logit
from qa.models.spans import suspects
from qa.training.examples import Example

RATES = (0.5, 1.0, 2.0, 4.0)  # false alarms per 1,000 words
CLEAN_WORDS = (
    1.0  # clean words for a word of a bad sentence, when confidences are counted: a text that is suspected already
)


@dataclass(frozen=True)
class Case:
    """A held-back example and what the encoder says of it."""

    example: Example
    places: tuple[tuple[int, int], ...]
    usable: tuple[bool, ...]
    judged: Judged


def cases(encoder: Encoder, examples: Sequence[Example], with_source: bool = False) -> list[Case]:
    """Judges examples as the tool would."""
    tokens = [tokenize(example.text, example.lang) for example in examples]
    items = [
        Item(example.text, tuple((t.start, t.end) for t in found), example.source if with_source else None)
        for example, found in zip(examples, tokens, strict=True)
    ]
    return [
        Case(example, item.words, tuple(t.is_word for t in found), judged)
        for example, item, found, judged in zip(examples, items, tokens, encoder.judge(items), strict=True)
    ]


def words(found: Sequence[Case]) -> int:
    """Number of words."""
    return sum(sum(case.usable) for case in found)


def peaks(found: Sequence[Case], labels: Sequence[str], floor: float = 0.05) -> list[tuple[float, bool]]:
    """Score of every run of suspect words, and whether it touches a mark."""
    result = []
    for case in found:
        for suspect in suspects(case.judged, labels, floor, (), case.usable):
            start, end = case.places[suspect.first][0], case.places[suspect.last - 1][1]
            hit = any(start < mark.end and end > mark.start for mark in (*case.example.marks, *case.example.masked))
            result.append((suspect.score, hit))
    return result


def threshold(clean: Sequence[Case], labels: Sequence[str], rate: float) -> float:
    """The score above which clean text has `rate` runs per 1,000 words."""
    scores = sorted((score for score, _ in peaks(clean, labels)), reverse=True)
    allowed = int(rate * words(clean) / 1000)
    return min(0.99, scores[allowed] if allowed < len(scores) else 0.05)


def recall(bad: Sequence[Case], labels: Sequence[str], limit: float) -> tuple[int, int]:
    """Marks (typography aside) that a run above the limit touches, and all of them."""
    found = total = 0
    for case in bad:
        spans = [
            (case.places[s.first][0], case.places[s.last - 1][1])
            for s in suspects(case.judged, labels, limit, (), case.usable)
        ]
        for mark in case.example.marks:
            if mark.label != "typography":
                total += 1
                found += any(start < mark.end and end > mark.start for start, end in spans)
    return found, total


def confidence_curve(
    clean: Sequence[Case], bad: Sequence[Case], labels: Sequence[str], bins: int = 8
) -> list[tuple[float, float]]:
    """Score to share of right runs, ascending (pooled where it would fall)."""
    weight = CLEAN_WORDS * words(bad) / max(1, words(clean))
    rows = sorted(
        [(score, 1.0 if hit else 0.0, 1.0) for score, hit in peaks(bad, labels)]
        + [(score, 0.0, weight) for score, _ in peaks(clean, labels)]
    )
    if len(rows) < 4 * bins:
        return []
    size = len(rows) // bins
    pools: list[list[float]] = []  # score mass, right mass, mass
    for at in range(0, len(rows) - size + 1, size):
        part = rows[at : at + size] if at + 2 * size <= len(rows) else rows[at:]
        mass = sum(m for *_, m in part)
        pools.append([sum(s * m for s, _, m in part), sum(right for _, right, _ in part), mass])
        while len(pools) > 1 and pools[-2][1] / pools[-2][2] >= pools[-1][1] / pools[-1][2]:
            last = pools.pop()
            pools[-1] = [a + b for a, b in zip(pools[-1], last, strict=True)]
    return [(round(score / mass, 4), round(min(0.99, right / mass), 3)) for score, right, mass in pools]


def fluency_curve(human: Sequence[float], weak: Sequence[float]) -> list[tuple[float, float]]:
    """Log-odds of the fluency head to 0-100."""
    h, w = sorted(map(logit, human)), sorted(map(logit, weak))

    def at(values: Sequence[float], share: float) -> float:
        return values[min(len(values) - 1, int(share * len(values)))]

    points = [(at(h, 0.05), 60.0), (at(h, 0.5), 90.0), (at(h, 0.98), 99.0)]
    low = at(w, 0.5) if w else points[0][0] - 2.0
    low = min(low, points[0][0] - 0.3)
    points = [(low - 4.0, 0.0), (low, 40.0), *points]
    return [(round(x + 1e-4 * number, 4), y) for number, (x, y) in enumerate(points)]


WEIGHTS = (0.0, 0.1, 0.2, 0.4, 0.8, 1.5, 3.0)


def words_in_fluency(found: Sequence[Case]) -> tuple[float, dict[float, float]]:
    """The weight of the words in a sentence's fluency that best tells the bad side of a pair from the good one.

    With it comes the share that each weight tells right.
    """
    groups: dict[str, dict[bool, Case]] = {}
    for case in found:
        groups.setdefault(case.example.group, {})[bool(case.example.marks)] = case
    pairs = [sides for sides in groups.values() if len(sides) == 2]
    shares = {
        w: sum(blended(p[False].judged, w) > blended(p[True].judged, w) for p in pairs) / max(1, len(pairs))
        for w in WEIGHTS
    }
    return max(WEIGHTS, key=lambda w: (shares[w], -w)), shares


def reweighted(found: Sequence[Case], weight: float) -> list[Case]:
    """The cases with the words counted into their fluency."""
    return [replace(case, judged=replace(case.judged, fluency=blended(case.judged, weight))) for case in found]


def calibrate(
    encoder: Encoder,
    clean: Mapping[str, Sequence[Case]],
    bad: Mapping[str, Sequence[Case]],
    weak: Mapping[str, Sequence[Case]],
) -> dict[str, object]:
    """Calibration by language and for all ("*")."""
    labels = encoder.labels
    result: dict[str, object] = {}
    every_clean = [case for found in clean.values() for case in found]
    every_bad = [case for found in bad.values() for case in found]
    every_weak = [case for found in weak.values() for case in found]
    for lang in [*clean, "*"]:
        c = clean.get(lang, every_clean)
        b = bad.get(lang) or every_bad
        w = weak.get(lang) or every_weak
        curve = confidence_curve(c, b, labels) or confidence_curve(every_clean, every_bad, labels)
        result[lang] = {
            "thresholds": {str(rate): round(threshold(c, labels, rate), 4) for rate in RATES},
            "confidence": curve,
            "fluency": fluency_curve([x.judged.fluency for x in c], [x.judged.fluency for x in w if x.judged.fluency]),
        }
    return result
