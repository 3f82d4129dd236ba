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
ROOM = 20_000  # words whose frequencies are kept, about 8 MB
# fmt: off
TOO_NEAR = (
    {"hr", "sr", "bs", "sh"}, {"id", "ms"}, {"da", "nb"}, {"cs", "sk"}, {"bg", "mk"}, {"es", "ca"}, {"pt", "gl"},
)
# Scripts of one language; text in the others is told by its words.
_ALONE = {
    "Hani": "zh", "Hang": "ko", "Grek": "el", "Hebr": "he", "Thai": "th", "Armn": "hy", "Geor": "ka", "Laoo": "lo",
    "Tibt": "bo", "Mymr": "my", "Khmr": "km", "Guru": "pa", "Gujr": "gu", "Taml": "ta", "Telu": "te", "Knda": "kn",
    "Mlym": "ml", "Sinh": "si",
}
# fmt: on
# Names in Latin letters stand in every script, and an ideogram or a syllable is worth several letters.
_WEIGHTS = {"Latn": 0.6, "Hani": 2.0, "Hira": 2.0, "Kana": 2.0, "Hang": 2.0}


class Guess(NamedTuple):
    """A language and how sure it is, from 0 to 1."""

    lang: str | None
    confidence: float


def identify(text: str, *, among: Iterable[str] | None = None) -> Guess:
    """The language of a text; `None` when nothing tells. Five words of running text suffice as a rule."""
    counts = scripts(text)
    if not counts:
        return Guess(None, 0.0)
    script = max(counts, key=lambda name: _WEIGHTS.get(name, 1.0) * counts[name])
    if counts.get("Hira", 0) + counts.get("Kana", 0) > 0.1 * sum(counts.values()):
        return Guess("ja", 0.99)
    if script in _ALONE:
        sure = script != "Hani" or counts[script] >= 8  # a few ideograms may be Japanese as well
        return Guess(_ALONE[script], 0.99 if sure else 0.6)
    words = [token.norm for token in tokenize(text, "fr") if token.is_word]
    if script != "Latn":
        words = [word for word in words if not word.isascii()]
    return identify_words(words, script, tuple(among) if among is not None else None)


def identify_words(words: list[str], script: str = "Latn", among: tuple[str, ...] | None = None) -> Guess:
    """The language of a list of words in lower case, all in one script."""
    table = _table(script, among)
    if not words or not table.langs:
        return Guess(None, 0.0)
    sums = [sum(column) for column in zip(*map(table.row, words), strict=True)]
    top = max(sums)
    if top <= (FLOOR + 0.3) * len(words):
        return Guess(None, 0.0)
    weight = min(len(words), 20) / len(words)
    return Guess(table.langs[sums.index(top)], 1 / sum(math.exp(weight * (value - top)) for value in sums))


def score(words: Iterable[str], lang: str) -> float:
    """Mean Zipf frequency of the words in a language: about 5 for its own running text, under 3 for another's."""
    lex = lexicon(lang)
    if lex is None:
        return 0.0
    values = [max(FLOOR, lex.zipf(word)) for word in words]
    return sum(values) / len(values) if values else 0.0


class _Table:
    """The frequencies of a word in all candidates at once, kept while there is room."""

    def __init__(self, langs: Iterable[str]) -> None:
        self._lexicons = [found for lang in langs if (found := lexicon(lang)) is not None]
        self._rows: dict[str, tuple[float, ...]] = {}
        self.langs = tuple(lex.lang for lex in self._lexicons)

    def row(self, word: str) -> tuple[float, ...]:
        found = self._rows.get(word)
        if found is None:
            if len(self._rows) >= ROOM:
                self._rows.clear()
            found = self._rows[word] = tuple(max(FLOOR, lex.frequency(word)) for lex in self._lexicons)
        return found


@lru_cache(maxsize=32)
def _table(script: str, among: tuple[str, ...] | None) -> _Table:
    return _Table(lang for lang in (available() if among is None else among) if belongs(script, lang))


def near(one: str, other: str) -> bool:
    """Whether two languages are too near to tell apart by single sentences."""
    return one == other or any({one, other} <= group for group in TOO_NEAR)


def known(lang: str) -> bool:
    """Whether a language can be recognised at all."""
    return lang in available() or script_of(lang) != "Latn"
