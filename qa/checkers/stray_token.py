"""Flags what is left of templates, models and databases: placeholders, identifiers, fragments, invisible characters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from qa.analysis import Analysis
from qa.checkers._quoting import in_quotation, is_mentioned
from qa.checkers.base import Checker
from qa.mqm import Category, Severity
from qa.types import Finding, Role

MOST = 200  # of a kind in one segment; after so many, the reader knows


@dataclass(frozen=True)
class StrayToken(Checker):
    """A token that is no text: a template's placeholder, an identifier, a lone fragment, an invisible character."""

    id = "stray-token"
    category = Category.NON_TRANSLATION
    severity = Severity.MINOR
    confidence = 0.9

    allow: frozenset[str] = frozenset()  # tokens that belong, such as a placeholder the reader is meant to see

    def check(self, segment: Analysis) -> Iterator[Finding]:
        text = segment.text
        whole = text.strip()
        if whole in self.allow:
            return
        start = text.find(whole)
        if segment.segment.role not in NOT_ALONE and (what := _alone(whole, segment)):
            severity = Severity.MAJOR if what == IDENTIFIER else Severity.MINOR
            yield self.finding(segment, (start, start + len(whole)), f"{what}: “{whole[:60]}”", severity=severity)
            return
        if SUSPECT.search(text):
            yield from self._leftovers(segment)
            yield from self._invisible(segment)
        if "orem ipsum dolor" in text:
            for match in islice(LOREM.finditer(text), MOST):
                if not in_quotation(segment, match.start()):
                    yield self.finding(segment, match.span(), "this is a designer's filler text")

    def _leftovers(self, segment: Analysis) -> Iterator[Finding]:
        for match in islice(LEFTOVER.finditer(segment.text), MOST):
            if match[0] not in self.allow and not is_mentioned(segment, *match.span()):
                yield self.finding(
                    segment, match.span(), f"“{match[0]}” was left over by {LEFT_BY[match.lastgroup or '']}"
                )

    def _invisible(self, segment: Analysis) -> Iterator[Finding]:
        for match in islice(INVISIBLE.finditer(segment.text), MOST):
            hidden = [char for char in match[0] if HIDDEN.match(char)]
            names = ", ".join(dict.fromkeys(f"U+{ord(char):04X}" for char in hidden))
            clean = HIDDEN_OR_BROKEN.sub("", match[0])
            seen = f" in “{clean}”" if clean else ""
            yield self.finding(
                segment,
                match.span(),
                f"invisible character {names}{seen}",
                suggest=clean or (),
                category=Category.ENCODING,
            )


def _alone(whole: str, segment: Analysis) -> str:
    """What a segment is that consists of one token; nothing when it may stand alone."""
    if not whole or len(whole) > 200 or whole.count(" ") > 1:
        return ""
    if len(whole) <= 3:
        return FRAGMENT if _fragment(whole, segment) else ""
    if whole in VALUES and not (whole == "null" and segment.lang == "de"):
        return "a program's empty value stands here"
    return IDENTIFIER if _identifier(whole) else ""


def _fragment(whole: str, segment: Analysis) -> bool:
    """Whether so short a text is torn out of another: a mark, two small letters, a function word."""
    if LONE_MARK.fullmatch(whole):
        return True
    if not LONE_WORD.fullmatch(whole) or whole in MAY_STAND_ALONE or ROMAN.fullmatch(whole):
        return False
    return len(whole) == 2 or whole in segment.language_data.function_words


def _identifier(token: str) -> bool:
    """Whether nobody could read the token aloud: long digits, hexadecimal, a UUID, base64."""
    if UUID.fullmatch(token) or KEYED.fullmatch(token):
        return True
    if len(token) < 14 or IBAN.fullmatch(token) or not CODE.fullmatch(token):
        return False
    digits = sum(char.isdigit() for char in token)
    if token.isdigit():
        return len(token) > 15 or not token.startswith(("00", "19", "20"))  # a telephone number, a time stamp
    if HEXADECIMAL.fullmatch(token):
        return digits >= 3
    if "-" in token or "_" in token:
        return digits >= 8 and len(token) >= 16 and not LONG_LETTERS.search(token) and bool(SHORT_LETTERS.search(token))
    upper, lower = sum(char.isupper() for char in token), sum(char.islower() for char in token)
    return len(token) >= 20 and min(digits, upper, lower) >= 3 and len(TURN.findall(token)) >= 8


FRAGMENT = "a fragment stands alone"
IDENTIFIER = "an identifier stands alone"
NOT_ALONE = frozenset({Role.CELL, Role.LINK})  # tables hold single values, links single words
VALUES = frozenset({"null", "NULL", "undefined", "NaN", "[object Object]", "nullnull"})
# Words between the lines of a title page, answers, units.
_SHORT = """
by von van par di por door da do de af av od et and und or ou y e vs the le la les der die das el un une
ok oui non no yes sim não nao mas quoi si sí ja nee nej nei nie tak да нет bye lol wow hm hmm mm eh ah oh uh hey hi
kg km cm mm ml cl dl mg ha hz kw db px pt em kb mb gb tb min std usd eur
"""
MAY_STAND_ALONE = frozenset(_SHORT.split())
LONE_WORD = re.compile(
    r"(?:[a-zß-öø-ÿāăąćĉċčđďĕėęěğģĥĭįĵķļłńňŋōŏőœŕřśşšţťũūŭůűųŵźżžșț]{2,3}|[а-яёіїєґ]{2,3}|[α-ωά-ώ]{2,3})"
)
LONE_MARK = re.compile(r"[,;)\]}»”]{1,3}")
ROMAN = re.compile(r"[ivxlcdm]+")
UUID = re.compile(r"\{?[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}\}?")
KEYED = re.compile(r"[a-zA-Z_]{1,20}[=:](?=[a-zA-Z]*\d)(?=(?:[A-Za-z]*\d){3})[0-9A-Za-z_-]{8,100}")
IBAN = re.compile(r"[A-Z]{2}\d{2}[A-Z0-9]{11,30}")
CODE = re.compile(r"[0-9A-Za-z_+/=-]{14,200}")
HEXADECIMAL = re.compile(r"(?=[0-9]*[a-fA-F])[0-9a-f]{16,}|(?=[0-9]*[A-F])[0-9A-F]{16,}")
LONG_LETTERS = re.compile(r"[A-Za-z]{5}")
SHORT_LETTERS = re.compile(r"[A-Za-z]")
TURN = re.compile(r"[a-z][A-Z0-9]|[0-9][A-Za-z]|[A-Z][0-9]|[A-Z](?=[a-z])")

SUSPECT = re.compile(
    "[{%\\[<\u2581@\u2047_&\u200b\u00ad\ufeff\ufffc\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ue000-\uf8fe]|NaN|undefined|null"
)
LEFT_BY = {
    "template": "a template",
    "format": "a program's message",
    "wiki": "a wiki's markup",
    "model": "a translation model",
    "seg": "a translation memory",
    "value": "a program: it is an empty value",
}
_TAGS = r"(?:seg|ph|bpt|ept|tuv?|mrk|g id|x id|bx id|ex id)"
LEFTOVER = re.compile(
    r"(?P<template>\{\{[^{}\n]{1,100}\}\}|\{%[^{}%\n]{1,100}%\}|<%[^<>%\n]{1,100}%>|[$#]\{[^{}\n]{1,80}\}"
    r"|(?<![\w\\{$])\{(?:\d|[a-z][a-zA-Z]{1,30}(?:[_.][a-zA-Z]{1,20}){0,3})\}(?![\w}])"
    r"|__(?:[A-Z]{1,20}_)?(?:PLACEHOLDER|TAG|ENTITY|ENT|VAR|NUM|URL|TOKEN|TERM|PH|MASK)_?\d{0,4}__)"
    r"|(?P<format>(?<![\w%])(?<!\d\s)%(?:\d{1,2}\$)?[sdif@](?![\w%'’-])|%\(\w{1,30}\)[sdif]\b"
    r"|(?<![\w%])%[A-Z][A-Z_]{2,30}%(?!\w))"
    r"|(?P<wiki>\[\[[^\[\]\n]{1,100}\]\])"
    r"|(?P<model></?(?:unk|UNK|pad|PAD|eos|EOS|bos|BOS|mask|MASK|sos|SOS)>|</s>|<\|[a-z_]{2,30}\|>"
    r"|\[(?:UNK|PAD|MASK|CLS|SEP|EOS|BOS)\]|\u2581[^\W_]{1,40}|\u2047|@[-,.:/]@|(?<=[^\W\d_])@@(?=\s))"
    rf"|(?P<seg>(?:&lt;|<)/?{_TAGS}\b[^<>&\n]{{0,100}}(?:&gt;|>))"
    r"|(?P<value>\[object Object\]|\b(?:undefined|NaN|null)(?:[ /:.-](?:undefined|NaN|null)){1,5}\b)"
)
LOREM = re.compile(r"[Ll]orem ipsum dolor[^.!?\n]{0,300}")
_HIDDEN = "\u200b\ufeff\ufffc\x00-\x08\x0b\x0e-\x1f\x7f\ue000-\uf8fe"
HIDDEN = re.compile(f"[{_HIDDEN}\u00ad]")
HIDDEN_OR_BROKEN = re.compile(f"[{_HIDDEN}]|\u00ad\\s?")
_LETTER = r"[^\W_\u0e00-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]"  # of scripts that put blanks between words
# A zero-width space breaks only words; a soft hyphen is at home in one, but not before a blank.
INVISIBLE = re.compile(
    rf"(?<!\w){_LETTER}{{1,60}}\u200b(?:\u200b|{_LETTER}){{0,60}}{_LETTER}"
    rf"|(?<!\w){_LETTER}{{1,60}}\u00ad\s{_LETTER}{{1,60}}"
    rf"|(?<!\w){_LETTER}{{1,60}}[\ufeff\ufffc\x00-\x08\x0b\x0e-\x1f\x7f\ue000-\uf8fe]{_LETTER}{{0,60}}"
    r"|[\ufeff\ufffc\x00-\x08\x0b\x0e-\x1f\x7f\ue000-\uf8fe]{1,60}"
)
