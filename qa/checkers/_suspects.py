"""What the encoder suspects, as spans of a segment with an explanation that goes as far as the evidence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from qa.analysis import Analysis
from qa.language.tokens import Kind
from qa.models.spans import Suspect, calibration, suspects
from qa.models.syntax import Word

LONGEST = 12  # words; a longer run says that the sentence is bad, not where
SURE = 0.8  # of a tag or a head, before a message mentions it


@dataclass(frozen=True, slots=True)
class Found:
    """A suspect run: its place in the segment, and its words."""

    start: int
    end: int
    suspect: Suspect
    words: tuple[Word, ...]


def found(segment: Analysis, rate: str) -> Iterator[Found]:
    """The suspect runs of a segment.

    `rate` is that of false alarms in 1,000 words of clean text: "0.5", "1.0", "2.0" or "4.0".
    """
    encoder = segment.context.encoder
    if encoder is None:
        return
    figures = calibration(encoder.card, segment.lang)
    threshold, curve = figures["thresholds"][rate], figures["confidence"]
    for (_, tokens), judged, words in zip(segment.by_sentence, segment.judged, segment.syntax, strict=True):
        usable = [token.kind in (Kind.WORD, Kind.NUMBER) for token in tokens]
        for suspect in suspects(judged, encoder.labels, threshold, curve, usable):
            first, last = tokens[suspect.first], tokens[suspect.last - 1]
            if suspect.last - suspect.first > LONGEST or not any(
                t.is_word for t in tokens[suspect.first : suspect.last]
            ):
                continue
            yield Found(first.start, last.end, suspect, words[suspect.first : suspect.last])


def reason(words: tuple[Word, ...]) -> str | None:
    """What the tags of a run show to be wrong, in plain words; None where they show nothing."""
    sure = [word for word in words if word.sure_tag >= SURE]
    for one, other in pairwise(words):
        if one not in sure or other not in sure:
            continue
        first, second = one.features.get("VerbForm"), other.features.get("VerbForm")
        if one.upos == "VERB" and first == "Fin" and other.upos == "VERB" and second == "Fin":
            return f"two conjugated verbs, “{one.token.text}” and “{other.token.text}”, follow each other"
        if one.upos == "VERB" and first == "Fin" and other.upos == "VERB" and second == "Part":
            return f"the conjugated verb “{one.token.text}” is followed directly by the participle “{other.token.text}”"
        if {one.upos, other.upos} <= {"DET", "NOUN", "ADJ"} and one.upos != other.upos:
            for feature, name in (("Number", "number"), ("Gender", "gender")):
                a, b = one.features.get(feature), other.features.get(feature)
                if a and b and a != b:
                    return f"“{one.token.text}” and “{other.token.text}” do not agree in {name}"
    return None
