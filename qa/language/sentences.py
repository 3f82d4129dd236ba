"""Sentences of a paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.language.data import LanguageData, language_data
from qa.types import Span

# A mark and the quotation marks and brackets that it closes, with the blank after it; Chinese and Japanese need none.
# A blank line ends a sentence too. Possessive throughout: no text makes it try twice.
_END = re.compile(
    r"(?P<mark>(?<![.!?…])[.!?…]++(?:[ \u00a0\u202f](?:[!?…]++|\.{2,}+))*+|[؟۔।॥።։]++)"
    r"(?P<close>[\"'”“’‘»«›‹)\]]*+(?:[ \u00a0\u202f](?:[»›]++(?=[\s,.;:)]|$)|\"(?=[,.;:)]|$)))?+)(?P<gap>\s++|$)"
    r"|(?P<wide>[。！？｡]++[”’\"」』）》]*+|(?<=[\u3040-\u9fff])[!?]++(?=[\u3040-\u9fff]))\s*+"
    r"|(?P<blank>(?<![ \t\r])[ \t\r]*+\n[ \t\r]*+\n\s*+)"
)
_FOLLOWER = re.compile(r"[«“„‘\"'‚‹»(\[{¿¡—–\-•*_\s]{0,8}+(\w[\w'’]{0,30}+)")
_BEFORE = re.compile(r"[^\s(\[«“„\"'’‘/]++$")
_LIST_MARK = re.compile(r"(?:\d{1,3}|[A-Za-z]|[IVXivx]{1,5})$")
_INITIALS = re.compile(r"(?:[^\W\d_]\.-?)+[^\W\d_]$")  # U.S, J.-C, p.m: the last full stop is the mark
# fmt: off
_PARTICLES = {  # function words that start a surname
    "le", "la", "les", "de", "del", "della", "di", "da", "do", "dos", "du", "des", "van", "von", "den", "der", "ter",
    "el", "al", "bin", "ben", "san",
}
# languages that write the 3. of May
_ORDINALS = {"de", "cs", "da", "nb", "no", "fi", "hu", "pl", "sk", "sl", "tr", "hr", "sr", "lv", "et", "is"}
_BEFORE_ANYTHING = {
    "v", "vs", "cf", "vgl", "vg", "ex", "e.g", "i.e", "np", "např", "t.ex", "bijv", "bv", "d", "z", "u", "св", "ул",
}
# fmt: on
_HOURS = {"a.m", "p.m"}
_ROMAN = re.compile(r"[IVXLC]+\b")


def sentences(text: str, lang: str) -> Iterator[Span]:
    """Spans of the sentences, without the blanks around them; a text without final marks is one sentence."""
    start, stop = _skip(text, 0), len(text.rstrip())
    for match in _END.finditer(text, start):
        if (
            match["mark"]
            and match.end() < stop
            and match["gap"].count("\n") < 2
            and not _ends(text, match, start, lang)
        ):
            continue
        end = match.start() if match["blank"] else match.end("wide" if match["wide"] else "close")
        if end > start:
            yield Span(start, end)
            start = match.end()
    if stop > start:
        yield Span(start, stop)


def _ends(text: str, match: re.Match[str], start: int, lang: str) -> bool:
    """Whether a mark with a blank after it closes a sentence."""
    follower = _FOLLOWER.match(text, match.end())
    if follower and follower[1][0].islower() and not follower[1][1:2].isupper():  # an iPhone may start a sentence
        return False
    if match["mark"] != "." or (match["close"] and match["close"][0] not in ")]"):
        return True
    before = _BEFORE.search(text, max(start, match.start() - 40), match.start())
    word = before[0] if before else ""
    if len(word) == match.start() - start and _LIST_MARK.match(word):
        return False
    return not _abbreviates(word, follower, lang)


def _abbreviates(word: str, follower: re.Match[str] | None, lang: str) -> bool:
    """Whether the full stop after the word belongs to an abbreviation, an initial or an ordinal."""
    data = language_data(lang)
    after = follower[1] if follower else ""
    grammatical, surname = _grammatical(follower, data), after.casefold() in _PARTICLES
    lowered = word.lower()
    if word.isdigit():
        return lang in _ORDINALS and len(word) <= 2 and not grammatical
    if lowered in data.number_abbreviations and (after[:1].isdigit() or _ROMAN.match(after)):
        return True
    if len(word) == 1 and word.isupper():
        return (not grammatical or surname) and not (lang == "en" and word == "I")
    if lowered in data.abbreviations:
        return word != lowered or not grammatical or surname or lowered in _BEFORE_ANYTHING or "." in word
    if _INITIALS.match(word):
        return (not grammatical or (surname and "-" in word)) and (word in _HOURS or word != lowered)
    return False


def _grammatical(found: re.Match[str] | None, data: LanguageData) -> bool:
    """Whether a function word follows: a name after an abbreviation seldom starts with one."""
    if found is None or found.string.startswith(".", found.end()):
        return False
    return found[1].casefold() in data.function_words


def _skip(text: str, position: int) -> int:
    while position < len(text) and text[position].isspace():
        position += 1
    return position
