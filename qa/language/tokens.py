"""Words, numbers and signs of a text, with their places."""

from __future__ import annotations

import re
import unicodedata
from enum import IntEnum
from functools import cache, lru_cache
from typing import NamedTuple


class Kind(IntEnum):
    """What a token is."""

    WORD = 1
    NUMBER = 2
    PUNCT = 3
    LINK = 4  # URL, e-mail address, handle, hashtag, file name
    IDEOGRAM = 5  # one character of Chinese or Japanese, which write no blanks
    SYMBOL = 6  # an emoji with its modifiers, an underscore


class Token(NamedTuple):
    """A token: its text, its form for comparison (lower case, straight apostrophe, composed accents) and its place."""

    text: str
    norm: str
    start: int
    end: int
    kind: Kind

    @property
    def is_word(self) -> bool:
        """Whether the token is a word (not a number, sign or link)."""
        return self.kind is Kind.WORD


# Every quantifier below that could give characters back is possessive or starts at a place where no earlier try
# began (a look-behind says so): the time taken grows with the length of the text, whatever the text.
_IDEOGRAM = r"\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
_LETTER = rf"[^\W\d_\u00b2\u00b3\u00b9\u00bc-\u00be\u2070-\u2089\u2150-\u215f{_IDEOGRAM}]"
# Accents, vowel signs and joiners. The parts of the Indian blocks hold letters too, but neither digits nor stops.
_MARK = (
    r"\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc"
    r"\u0900-\u0963\u0980-\u09e3\u0a00-\u0a63\u0a80-\u0ae3\u0b00-\u0b63\u0b80-\u0be3\u0c00-\u0c63\u0c80-\u0ce3"
    r"\u0d00-\u0d63\u0d80-\u0ddf\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece\u102b-\u103e"
    r"\u1ab0-\u1aff\u1dc0-\u1dff\u200c\u200d\u20d0-\u20f0\ufe20-\ufe2f"
)
_WORD = rf"{_LETTER}++(?:[{_MARK}]++(?:{_LETTER})*+)*+"
_HYPHEN = "-‐‑\u00ad·"
# Clitics written with an apostrophe stand alone: l’ | ambassade, dell’ | arte, c’ | è, copo d’ | água.
_ELISION = {
    "fr": r"(?:[cdjlmnstçCDJLMNSTÇ]|[Qq][Uu]|(?i:jusqu|lorsqu|puisqu|quoiqu|quelqu(?!['’]une?\b)|presqu(?!['’]î)))",
    "it": (
        r"(?:[lcdmnstvLCDMNSTV]|[Uu][Nn]|(?i:gl|ch|(?:d|a|n|s|qu)ell|all|dall|null|sull|coll|pell|degl|agl|dagl|negl|sugl|"
        r"quest|bell|sant|grand|mezz|tutt|cos|dov|com|senz|anch|neanch|nient|quant|alcun|nessun|ciascun|buon|trent|d[ai]|"
        r"vent|cent|quarant|cinquant|sessant|ottant|novant|sott|contr|qualcos|quand|dopo|pover|fors|or))"
    ),
    "ca": r"[ldmnstLDMNST]",
    "pt": "[dD]",
}
_APOCOPE = {"it": r"(?:[Pp]o|[Mm]o|[Bb]e)['’](?!\w)|", "fr": "", "ca": "", "pt": ""}  # un po’ di
_TAIL = {"en": r"['’][sS]\b", "de": r"['’][sS]\b", "sv": r"['’][sS]\b", "da": r"['’][sS]\b"}
_PATH = r"[^\s<>«»“”\"]*[^\s<>«»“”\".,;:!?'’)\]}…]"
_DOMAINS = (
    "com|org|net|info|gov|edu|int|mil|biz|eu|fr|de|es|it|pt|nl|id|uk|us|cn|jp|ru|br|io|be|ch|at|ca|tv|ua|by|kz|pl|cz|sk"
    "|se|fi|dk|gr|hu|ro|tr|ir|il|sa|ae|eg|za|au|nz|kr|tw|hk|sg|th|vn|ph|pk|in|mx|ar|pe|me|co|cc|app|dev|ai|onion|xyz|tech"
)
_FILES = "html?|php|pdf|docx?|xlsx?|pptx?|txt|csv|xml|json|zip|rar|exe|apk|jpe?g|png|gif|mp[34]|py|js|md|dll"
_LINK = (
    rf"(?:https?://|www\.(?=\w)){_PATH}"
    r"|(?<![\w.+-])[\w.+-]++@[\w-]++(?:\.[\w-]++)++"
    r"|(?<![\w@#])(?:@\w++|#(?=\w*[^\W\d_])\w++)"
    rf"|(?<![\w.-])[\w-]++(?:\.[\w-]++)*\.(?:{_DOMAINS}|{_FILES})\b(?!['’]\w)(?:/(?:{_PATH})?)?"
)
_MAY_LINK = re.compile(r"@|#|://|\.[A-Za-z]{2}")
_NUMBER = (
    r"\d{1,3}(?:[ \u00a0\u202f\u2009'’]\d{3}(?!\d))++(?:[.,]\d++)?|\d++(?:[.,:]\d++)*+"
    r"|[\u00b2\u00b3\u00b9\u2070-\u2089]++|[\u00bc-\u00be\u2150-\u215f]"
)
_SIGN = r"[,;:!?…\"«»“”„()。，、！？：；（）「」]|\.++"
_EMOJI = r"[\u2600-\u27bf\u2b00-\u2bff\U0001f300-\U0001faff]"
_SYMBOL = (
    rf"{_EMOJI}[\ufe0e\ufe0f\u20e3\U0001f3fb-\U0001f3ff]*+(?:\u200d{_EMOJI}[\ufe0f\U0001f3fb-\U0001f3ff]*+)*+"
    r"|[\U0001f1e6-\U0001f1ff]{1,2}|_+"
)
_KINDS = (
    Kind.PUNCT,
    Kind.PUNCT,
    Kind.LINK,
    Kind.WORD,
    Kind.NUMBER,
    Kind.IDEOGRAM,
    Kind.SYMBOL,
    Kind.PUNCT,
)  # by number of the group


@cache
def _pattern(lang: str, links: bool) -> re.Pattern[str]:
    elision, tail = _ELISION.get(lang), _TAIL.get(lang)
    apostrophe = rf"(?!{tail})['’]" if tail else "['’]"
    word = rf"{_WORD}(?:[{_HYPHEN}]{_WORD}|{apostrophe}{_WORD}|[\d²³]++)*+"
    if elision:
        word = rf"{elision}['’](?={_LETTER}|\d|[«“\"])|{_APOCOPE[lang]}{word}"
    if tail:
        word = rf"{word}|{tail}"
    # The commonest signs come first: what starts with them is nothing else.
    return re.compile(
        rf"({_SIGN})|({_LINK if links else '(?!)'})|({word})|({_NUMBER})|([{_IDEOGRAM}])|({_SYMBOL})|(\S)"
    )


def tokenize(text: str, lang: str) -> tuple[Token, ...]:
    """The tokens of `text`, by the conventions of `lang` for apostrophes."""
    pattern = _pattern(lang if lang in _ELISION or lang in _TAIL else "", _MAY_LINK.search(text) is not None)
    norm = _turkish if lang in ("tr", "az") else _norm
    make, kinds = tuple.__new__, _KINDS
    return tuple(
        make(Token, ((part := match[0]), norm(part), *match.span(), kinds[match.lastindex or 0]))
        for match in pattern.finditer(text)
    )


@lru_cache(maxsize=1 << 16)
def _norm(text: str) -> str:
    lowered = text.lower()
    if lowered.isascii():
        return lowered
    lowered = lowered.translate(_PLAIN)
    return lowered if unicodedata.is_normalized("NFC", lowered) else unicodedata.normalize("NFC", lowered)


@lru_cache(maxsize=1 << 12)
def _turkish(text: str) -> str:
    return _norm(text.replace("I", "ı").replace("İ", "i"))


# Forms for comparison have plain apostrophes and hyphens, no ligatures of typesetting, and neither the vowel points of
# Arabic and Hebrew nor the line that stretches an Arabic word.
_PLAIN = str.maketrans({"’": "'", "‐": "-", "‑": "-", "\u00ad": None, "\u0640": None, "\u0670": None})
_PLAIN |= {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}
_PLAIN |= dict.fromkeys([*range(0x064B, 0x0653), *range(0x05B0, 0x05BD), 0x05BF, 0x05C1, 0x05C2])


def count_words(tokens: tuple[Token, ...]) -> int:
    """Words of a text for rates: words and numbers as they are, ideograms two for three."""
    ideograms = sum(token.kind is Kind.IDEOGRAM for token in tokens)
    return sum(token.kind in _COUNTED for token in tokens) + (2 * ideograms + 2) // 3


_COUNTED = {Kind.WORD, Kind.NUMBER, Kind.LINK}
