"""Which language a text is in, by the frequencies of its words and by its script."""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from qa.language.lexicon import available, lexicon
from qa.language.script import belongs, script_of, scripts
from qa.language.tokens import tokenize

FLOOR = 1.5  # Zipf of a word that a lexicon lacks
TOO_NEAR = ({"hr", "sr", "bs", "sh"}, {"id", "ms"}, {"da", "nb"}, {"cs", "sk"}, {"bg", "mk"}, {"es", "ca"}, {"pt", "gl"})


class Guess(NamedTuple):
    """A language and how sure it is, from 0 to 1."""

    lang: str | None
    confidence: float


def identify(text: str, *, among: Iterable[str] | None = None) -> Guess:
    """The language of a text; `None` when nothing tells. Five words of running text suffice as a rule."""
    counts = scripts(text)
    if not counts:
        return Guess(None, 0.0)
    script = max(counts, key=counts.__getitem__)
    if counts.get("Hira", 0) + counts.get("Kana", 0) > 0.1 * sum(counts.values()):
        return Guess("ja", 0.99)
    alone = {"Hani": "zh", "Hang": "ko", "Grek": "el", "Hebr": "he", "Thai": "th", "Armn": "hy", "Geor": "ka"}
    if script in alone:
        return Guess(alone[script], 0.99)
    words = [token.norm for token in tokenize(text, "fr") if token.is_word]
    return identify_words(words, script, tuple(among) if among is not None else None)


def identify_words(words: list[str], script: str = "Latn", among: tuple[str, ...] | None = None) -> Guess:
    """The language of a list of words in lower case, all in one script."""
    candidates = _candidates(script, among)
    if not words or not candidates:
        return Guess(None, 0.0)
    scores = {lang: score(words, lang) for lang in candidates}
    ranked = sorted(scores, key=scores.__getitem__, reverse=True)
    best = ranked[0]
    if scores[best] <= FLOOR + 0.3:
        return Guess(None, 0.0)
    total = sum(math.exp(min(len(words), 20) * (scores[lang] - scores[best])) for lang in ranked)
    return Guess(best, 1 / total)


def score(words: Iterable[str], lang: str) -> float:
    """Mean Zipf frequency of the words in a language: about 5 for its own running text, under 3 for another's."""
    lex = lexicon(lang)
    if lex is None:
        return 0.0
    values = [max(FLOOR, lex.zipf(word)) for word in words]
    return sum(values) / len(values) if values else 0.0


@lru_cache(maxsize=32)
def _candidates(script: str, among: tuple[str, ...] | None) -> tuple[str, ...]:
    pool = among if among is not None else available()
    return tuple(lang for lang in pool if belongs(script, lang) and lexicon(lang) is not None)


def near(one: str, other: str) -> bool:
    """Whether two languages are too near to tell apart by single sentences."""
    return one == other or any({one, other} <= group for group in TOO_NEAR)


def known(lang: str) -> bool:
    """Whether a language can be recognised at all."""
    return lang in available() or script_of(lang) != "Latn"
