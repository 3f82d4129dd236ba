"""Flags characters that an encoding, an escape or a smiley replaced."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from itertools import islice, product

from qa.analysis import Analysis
from qa.checkers._quoting import is_mentioned
from qa.checkers.base import Checker
from qa.language.lexicon import Lexicon
from qa.mqm import Category, Severity
from qa.types import Finding

MOST = 200  # of a kind in one segment; after so many, the reader knows
KNOWN = 2.5  # Zipf frequency of a word that is surely one


@dataclass(frozen=True)
class MangledText(Checker):
    """Characters lost on the way: mojibake, HTML entities and tags, replacement characters, emoji that ate text."""

    id = "mangled-text"
    category = Category.ENCODING
    severity = Severity.MAJOR
    confidence = 0.95

    def check(self, segment: Analysis) -> Iterator[Finding]:
        text = segment.text
        if MOJIBAKE.search(text):
            yield from self._mojibake(segment)
        if "&" in text:
            yield from self._entities(segment)
        if "\ufffd" in text:
            yield from self._replaced(segment)
        if "<" in text:
            yield from self._tags(segment)
        if "?" in text:
            yield from self._questioned(segment)
        if FACE.search(text):
            yield from self._eaten(segment)

    def _mojibake(self, segment: Analysis) -> Iterator[Finding]:
        found = 0
        for match in RUN.finditer(segment.text):
            run = match[0]
            if not MOJIBAKE.search(SHOUTED.sub("", run)) or (fixed := _fixed(run)) == run:
                continue
            found += 1
            if found > MOST:
                return
            left, right = _same(run, fixed)
            run, fixed = run[left : len(run) - right], fixed[left : len(fixed) - right]
            message = f"“{run}” is “{fixed}”, read in the wrong encoding"
            yield self.finding(segment, (match.start() + left, match.end() - right), message, suggest=fixed, safe=True)

    def _entities(self, segment: Analysis) -> Iterator[Finding]:
        for match in islice(ENTITY.finditer(segment.text), MOST):
            meant = unescape(unescape(re.sub(r"\s", "", match[0])))
            if (meant.startswith("&") and len(meant) > 1) or is_mentioned(segment, *match.span()):
                continue
            yield self.finding(segment, match.span(), f"“{match[0]}” is an HTML entity", suggest=meant, safe=True)

    def _replaced(self, segment: Analysis) -> Iterator[Finding]:
        for match in islice(REPLACED.finditer(segment.text), MOST):
            word = match[0].lstrip("«“„\"'‘([")
            name = word[:1].isupper() or any(char.isdigit() for char in word)
            severity = Severity.CRITICAL if name else Severity.MAJOR
            yield self.finding(segment, match.span(), f"“{match[0]}” has lost a character", severity=severity)

    def _tags(self, segment: Analysis) -> Iterator[Finding]:
        text = segment.text
        closed = {name.lower() for name in CLOSING.findall(text)}
        for match in islice(TAG.finditer(text), MOST):
            around = f"{text[max(0, match.start() - 30) : match.start()]} {text[match.end() : match.end() + 30]}"
            if SPEAKS_OF_TAGS.search(around.lower()) or is_mentioned(segment, *match.span()):
                continue
            if match["plain"] and match["plain"].lower() not in closed and not _opens(text, match.start()):
                continue  # spoken of: “the sound written <b>”
            yield self.finding(segment, match.span(), f"“{match[0]}” is an HTML tag")

    def _questioned(self, segment: Analysis) -> Iterator[Finding]:
        lexicon = segment.lexicon
        if lexicon is None:
            return
        for match in islice(QUESTIONED.finditer(segment.text), MOST):
            word = _restored(match[0], segment.lang, lexicon)
            if word:
                message = f"a question mark stands for a letter in “{match[0]}”"
                yield self.finding(segment, match.span(), message, suggest=word)

    def _eaten(self, segment: Analysis) -> Iterator[Finding]:
        alone = len(FACE.findall(segment.text)) == 1
        for match in islice(EATEN.finditer(segment.text), MOST):
            if match["inside"] and not alone:
                continue  # a message without blanks, full of emoji
            if match["open"] and ("(" in match[0][1:] or _is_closed(segment, match.end())):
                continue
            message = f"an emoji took the place of text in “{match[0]}”"
            severity = Severity.MAJOR if match["link"] or match["inside"] else Severity.CRITICAL
            yield self.finding(segment, match.span(), message, severity=severity, suggest=_uneaten(match[0]))


@lru_cache(maxsize=4096)
def _fixed(run: str) -> str:
    """What stood there before it was read in the wrong encoding."""
    from ftfy import fix_encoding

    fixed = fix_encoding(run)
    for wrong, right in HALF_FIXED:
        fixed = fixed.replace(wrong, right)
    return fixed


def _same(run: str, fixed: str) -> tuple[int, int]:
    """How many marks at the two ends are the same in both."""
    left = right = 0
    while left < min(len(run), len(fixed)) - 1 and run[left] == fixed[left] and run[left] in MARKS:
        left += 1
    while (
        right < min(len(run), len(fixed)) - left - 1
        and run[-1 - right] == fixed[-1 - right]
        and run[-1 - right] in MARKS
    ):
        right += 1
    return left, right


def _restored(run: str, lang: str, lexicon: Lexicon) -> str:
    """The word with its letter put back, or nothing when it is two words that lack a blank."""
    parts = run.lower().split("?")
    if any(part[:1].isupper() for part in run.split("?")[1:]) and not run.isupper():
        return ""
    if lang in ("fr", "it") and len(parts) == 2 and parts[0] in ELIDED and lexicon.zipf(parts[1]) >= KNOWN:
        return run.replace("?", "’")
    rarest = min(lexicon.zipf(part) if len(part) > 1 else 0.0 for part in parts)
    best, value = "", max(KNOWN, rarest)
    for letters in product(LETTERS, repeat=len(parts) - 1):
        word = parts[0] + "".join(letter + part for letter, part in zip(letters, parts[1:], strict=True))
        if lexicon.zipf(word) > value:
            best, value = word, lexicon.zipf(word)
    return best.capitalize() if best and run[0].isupper() else best


def _opens(text: str, start: int) -> bool:
    return not text[:start].strip() if start < 10 else text[start - 1] in ".!?>"


def _is_closed(segment: Analysis, offset: int) -> bool:
    rest = segment.text[offset : offset + 200]
    return ")" in rest.split("(", 1)[0]


def _uneaten(text: str) -> tuple[str, ...]:
    """The text with the signs that make this emoji, where only one spelling does."""
    for face, signs in SMILEYS.items():
        if face in text:
            return (re.sub(rf" ?{face}\ufe0f?", signs, text),)
    return ()


_LATIN1 = "\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_CYRILLIC = "\u0080-\u00bfЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—™љ›њќћџЎўЈҐЁЄЇІіґё№єјЅѕї"
MOJIBAKE = re.compile(
    f"[ÂÃÄÅÎÏÐÑØÙ][{_LATIN1}]|â€|â„¢|ï»¿|ï¿½|ðŸ|(?:[РС][{_CYRILLIC}]){{2}}|√[©®†°¢£§•¶ß]|‚Ä[ôúùìî]|Ă[©¨´Ş]"
)
# “IRMÃ” in capitals and a closing mark: the two together look like mojibake.
SHOUTED = re.compile("(?<=[A-ZÀ-Þ])[À-Þ](?=[«»‘’“”…–—])")
MARKS = frozenset(".,;:!?()[]{}\"'«»“”‘’–—-\u00a0\u202f")
RUN = re.compile(r"[^ \t\n]{1,300}")
HALF_FIXED = (("â€™", "’"), ("â€œ", "“"), ("â€˜", "‘"), ("â€“", "–"), ("â€”", "—"), ("â€¦", "…"), ("â€", "”"))

_NAMED = "nbsp|quot|amp|lt|gt|apos|laquo|raquo|rsquo|lsquo|ldquo|rdquo|hellip|ndash|mdash|eacute|egrave|agrave|ccedil"
ENTITY = re.compile(
    r"(?:&(?:amp;){0,3}(?:#\d{1,6}|#[xX][0-9a-fA-F]{1,5}|[a-zA-Z]{2,8}\d{0,2});){1,20}"
    rf"|&\s?(?:amp\s?;\s?)?(?:#\s?\d{{1,6}}|(?:{_NAMED}))\s?;"
    rf"|&(?:{_NAMED})(?![\w;=])"
)
REPLACED = re.compile(r"[\w'’-]{0,40}\ufffd[\w\ufffd'’-]{0,60}")

_TAGS = (
    "br|hr|div|span|strong|em|ul|ol|li|h[1-6]|img|table|tr|td|th|tbody|thead|font|sup|sub|blockquote|script|style|center"
    "|iframe|figure|figcaption|section|article|pre|code|video|audio|source|input|button|form|svg|path|noscript|o:p"
    "|html|body|small|big|strike|del|ins|cite"
)
TAG = re.compile(
    rf"</(?:{_TAGS}|[abiupsq])\s?>|<(?:{_TAGS}|[abiupsq])\s[^<>=\n]{{0,60}}=[^<>\n]{{0,300}}>"
    rf"|<(?:br|hr)\s?/?>|<(?:{_TAGS})\s?/>"
    rf"|<(?P<plain>{_TAGS}|[abiupsq])>|<!--[^\n]{{0,120}}?-->|<!\[CDATA\[|\]\]>",
    re.IGNORECASE,
)
CLOSING = re.compile(rf"</({_TAGS}|[abiupsq])\s?>", re.IGNORECASE)
SPEAKS_OF_TAGS = re.compile(r"\b(?:tags?|balises?|[eé]l[eé]ments?|elementos?|etiquetas?|marcadore?s?|html|xml)\b")

# The letter may be missing inside a word or, before small letters, at its start.
QUESTIONED = re.compile(
    r"(?<![\w/?=&.:@#%+-])(?:[^\W\d_]{1,30}|(?<!\S)(?=\?[a-zß-ÿ]{2}))\?[^\W\d_]{1,30}(?:\?[^\W\d_]{1,30})?(?![\w/=&@?])"
)
LETTERS = "éèêëàâäáãåçïîíìñóòôöõøúùûüýœæßšžčřěůąęłśźżćńőűğıșțăіїєґ"
ELIDED = frozenset({"c", "d", "j", "l", "m", "n", "s", "t", "qu", "un", "dell", "all", "nell", "dall", "sull"})

_FACE = "[\U0001f600-\U0001f64f\u2639\u263a\U0001f910-\U0001f92f\U0001f970-\U0001f97a\U0001fae0-\U0001fae8]\ufe0f?"
FACE = re.compile(_FACE)
_EXCHANGE = (
    "NYSE(?: American| Arca)?|NASDAQ|Nasdaq(?:GS)?|AMEX|LSE|TSXV?|OTC(?:MKTS|QB|QX)?|ASX|HKEX|HKSE|SEHK|HKG|SSE|SZSE"
    "|TYO|TSE|KRX|BSE|NSE|JSE|IDX|SGX|ETR|FRA|FWB|XETRA|Xetra|EPA|Euronext(?: \\w+)?"
    "|AMS|EBR|SIX|SWX|BIT|BME|MCE|B3|BVMF|CSE|AIM|MOEX|MCX|WSE"
)
_NAME = r"[A-ZÀ-ÖØ-Þ][\w&.'’-]{0,30}"
_FIRM = (
    "Group|Groupe|Gruppe|Grupo|Gruppo|Groep|Holdings?|Ltd|Limited|Inc|Corp|Corporation|Company|Co|LLC|PLC|plc|SA|AG|GmbH"
    "|SpA|NV|N\\.V|S\\.A|Bank|Airlines|Industries|Technologies|Motors|Partners"
)
_PLACE = (
    "pages?|pp?\\.|fig(?:ure|\\.)?|chap(?:itre|ter|\\.)?|Kapitel|art(?:icle|\\.)|n[o°]\\.?|Nr\\.|§|tables?"
    "|tableau|Seite|S\\."
)
EATEN = re.compile(
    rf"(?P<exchange>\((?:{_EXCHANGE})[ :]{{0,2}}{_FACE}[A-Z0-9]{{0,8}}(?: {_NAME}){{0,5}})"
    rf"|(?P<ticker>\((?:{_NAME} ){{0,2}}{_NAME}[ :]{{0,2}}{_FACE}[A-Z0-9]{{1,6}}\b)"
    rf"|(?P<open>\([A-Z]{{2,12}}[ :]{{0,2}}{_FACE}(?: {_NAME}){{1,5}})"
    rf"|(?P<firm>\b{_NAME} ?{_FACE} ?(?:{_NAME} ){{0,2}}(?:{_FIRM})\b)"
    rf"|(?P<link>\b(?:https?|ftp|mailto) ?{_FACE}/{{0,2}})"
    rf"|(?P<number>(?<!\w)(?:{_PLACE}) ?(?:\d{{1,4}})? ?\U0001f60e|(?<=[\d-])\d{{0,4}}\U0001f60e)"
    rf"|(?P<inside>[^\W\d_]{{2,30}}{_FACE}[a-zß-ÿ]{{2,30}})"
)
SMILEYS = {"\U0001f61b": ":P", "\U0001f60e": "8)", "\U0001f615": ":/", "\U0001f62e": ":O"}
