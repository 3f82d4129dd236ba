"""Repetitions, and signs and capitals out of place."""

from __future__ import annotations

from qa.training.corruptions.sentence import Context, Edit, Sentence


def repeat(s: Sentence, i: int, c: Context) -> Edit | None:
    """A word or a phrase of up to five words written twice."""
    size = c.rng.choice((1, 2, 2, 3, 3, 4, 5))
    if i + size > len(s) or not i or not all(s.may(j) for j in range(i, i + size)) or s.elided(i + size - 1):
        return None
    if size == 1 and (len(s.norm(i)) < 2 or s.norm(i) in ("nous", "vous", "that", "had", "die", "sie")):
        return None
    if s.elided(i - 1):
        return None
    start, end = s.tokens[i].start, s.tokens[i + size - 1].end
    return Edit(end, end, " " + s.text[start:end], "loop/repeat", "grammar", (1, 1 + end - start))


def capital(s: Sentence, i: int, c: Context) -> Edit | None:
    """A capital on a common word inside the sentence."""
    if not i or not s.may(i) or len(s.norm(i)) < 4 or c.lang in ("de", "en") or not s.tokens[i].text.islower():
        return None
    text = s.tokens[i].text
    return Edit(s.tokens[i].start, s.tokens[i].end, text[0].upper() + text[1:], "typography/capital", "typography")


def comma(s: Sentence, i: int, c: Context) -> Edit | None:
    """A comma after an article or a preposition, or one before which a blank was put."""
    if not i or not s.may(i):
        return None
    token = s.tokens[i]
    if s.tag(i) in ("DET", "ADP") and not s.elided(i) and s.tag(i + 1) in ("NOUN", "ADJ", "DET"):
        return Edit(token.start, token.end, token.text + ",", "typography/comma", "typography")
    if s.norm(i + 1) == "," and s.text[token.end] == ",":
        return Edit(token.start, token.end + 1, token.text + " ,", "typography/blank", "typography")
    return None
