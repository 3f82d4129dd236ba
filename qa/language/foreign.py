"""Whether a word belongs to another language than its text."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from qa.language.identify import near
from qa.language.lexicon import available, lexicon
from qa.language.script import belongs, script_of

LEAST = 2.6  # Zipf that a word must have in its own language to count as evidence
# Zipf under which a lexicon knows no words: what it lacks may still be that frequent.
FLOORS = {
    "id": 2.5,
    "ms": 2.5,
    "tr": 2.5,
    "ro": 2.5,
    "da": 2.5,
    "sv": 1.5,
    "ru": 1.5,
    "uk": 1.5,
    "pl": 1.5,
    "cs": 1.5,
    "ar": 1.5,
}


class Origin(NamedTuple):
    """The language that a word most likely comes from."""

    lang: str
    zipf: float  # there
    margin: float  # how much more frequent it is there than here
    common: bool  # an ordinary word there, not only a name


@lru_cache(maxsize=30_000)
def origin(word: str, lang: str) -> Origin | None:
    """The language other than `lang` in which a word in lower case is most at home, if it is hardly known in `lang`."""
    here = lexicon(lang)
    if here is None:
        return None
    zipf = here.zipf(word)
    if zipf > 3.0 or (here.common(word) and zipf > 1.5):
        return None
    floor = max(zipf, FLOORS.get(lang, 0.0))
    best: Origin | None = None
    for other in _others(lang):
        lex = lexicon(other)
        there = lex.zipf(word) if lex else 0.0
        if lex and there >= LEAST:
            found = Origin(other, there, there - floor, lex.common(word))
            if best is None or (found.common, there) > (best.common, best.zipf):
                best = found
    return best if best and best.margin > 0 else None


DEEP = ("fr", "en", "es", "de", "it", "pt", "nl")  # languages whose lexicons go down to rare words


def known_abroad(word: str, home: str) -> bool:
    """Whether a word is met in several languages besides its own, as names are: “merkel”, not “gewesen”."""
    return sum((lex := lexicon(lang)) is not None and lex.zipf(word) > 1.3 for lang in DEEP if lang != home) > 1


@lru_cache(maxsize=64)
def _others(lang: str) -> tuple[str, ...]:
    script = script_of(lang)
    return tuple(code for code in available() if belongs(script, code) and not near(code, lang))
