"""Words, numbers and signs of a text, with their places."""

from __future__ import annotations

import re
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple


class Kind(IntEnum):
    """What a token is."""

    WORD = 1
    NUMBER = 2
    PUNCT = 3
    LINK = 4  # URL, e-mail address, handle, hashtag, file name
    IDEOGRAM = 5  # one character of Chinese or Japanese, which write no blanks
    SYMBOL = 6


class Token(NamedTuple):
    """A token: its text, its form for comparison (lower case, straight apostrophe) and its place."""

    text: str
    norm: str
    start: int
    end: int
    kind: Kind

    @property
    def is_word(self) -> bool:
        """Whether the token is a word (not a number, sign or link)."""
        return self.kind is Kind.WORD


_LETTER = r"[^\W\d_\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]"
_MARK = r"\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0670\u0900-\u0903\u093a-\u094f\u200c\u200d"
_WORD = rf"(?:{_LETTER}[{_MARK}]*)+"
# Clitics written with an apostrophe stand alone: l’ | ambassade, dell’ | arte.
_ELISION = {
    "fr": r"(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu|quelqu(?!['’]un)|presqu(?!['’]î))",
    "it": r"(?:[lcdmnstv]|un|gl|dell|all|dall|nell|sull|coll|quest|quell|bell|sant|mezz|tutt|cos|dov|com|c|ch|senz|anch|neanch|nient|mezz|quant|trent)",
    "ca": r"(?:[ldmnst])",
}
_TAIL = {"en": r"['’](?:s|S)\b", "de": r"['’](?:s|S)\b", "nl": r"['’](?:s|S)\b"}
_LINK = (
    r"(?:https?://|www\.)[^\s<>«»“”\"]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?<![\w@#])[@#]\w+"
    r"|\b[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|info|gov|edu|int|eu|fr|de|es|it|pt|nl|id|uk|us|cn|jp|ru|br|io|be|ch|at|ca|tv)\b(?:/[^\s<>«»“”\"]*)?"
)
_NUMBER = r"\d+(?:[.,:]\d+|[\u00a0\u202f\u2009'’]\d{3}(?!\d)| \d{3}(?![\d.,]\d))*"


@lru_cache(maxsize=None)
def _pattern(lang: str) -> re.Pattern[str]:
    elision = _ELISION.get(lang)
    tail = _TAIL.get(lang)
    joined = rf"{_WORD}(?:[-‐‑\u00ad·]{_WORD}|{{apostrophe}}{_WORD}|\d+)*"
    if elision:
        word = rf"(?i:{elision})['’](?={_LETTER}|\d|[«“\"])|" + joined.format(apostrophe="['’]")
    elif tail:
        word = joined.format(apostrophe=rf"(?!{tail})['’]") + f"|{tail}"
    else:
        word = joined.format(apostrophe="['’]")
    return re.compile(
        rf"(?P<LINK>{_LINK})|(?P<WORD>{word})|(?P<NUMBER>{_NUMBER})"
        r"|(?P<IDEOGRAM>[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0002ebef])"
        r"|(?P<PUNCT>\.{2,}|[^\w\s])|(?P<SYMBOL>\S)"
    )


_KINDS = {kind.name: kind for kind in Kind}


def tokenize(text: str, lang: str) -> tuple[Token, ...]:
    """The tokens of `text`, by the conventions of `lang` for apostrophes."""
    found = []
    for match in _pattern(lang).finditer(text):
        part = match.group()
        norm = part.lower()
        if "’" in norm:
            norm = norm.replace("’", "'")
        found.append(Token(part, norm, match.start(), match.end(), _KINDS[match.lastgroup or "SYMBOL"]))
    return tuple(found)


def count_words(tokens: tuple[Token, ...]) -> int:
    """Words of a text for rates: words and numbers as they are, ideograms two for three."""
    ideograms = sum(token.kind is Kind.IDEOGRAM for token in tokens)
    return sum(token.kind in _COUNTED for token in tokens) + (2 * ideograms + 2) // 3


_COUNTED = {Kind.WORD, Kind.NUMBER, Kind.LINK}
