"""Flags furniture of a web page that was taken for text: forms, share bars, menus, banners."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

from qa.analysis import Analysis
from qa.checkers._quoting import in_quotation
from qa.checkers.base import Checker
from qa.mqm import Category, Severity
from qa.types import Finding, Span

LONGEST_LINE = 300  # characters; what is longer is prose
LONGEST_ROW = 400  # characters of a row of labels
LONGEST_ERROR = 600
ROW_OF_WEAK = 3  # labels of little weight that together make a row


class Phrase(NamedTuple):
    """A pattern of the data, and the letters it starts with."""

    opening: str
    pattern: str
    lang: str
    kind: str


class Hit(NamedTuple):
    """A passage of furniture; `foreign` names the language of its phrase where it is not the document's."""

    start: int
    end: int
    severity: Severity
    foreign: str


class Row(NamedTuple):
    """Labels one after the other."""

    start: int
    end: int
    strong: int
    weak: int
    foreign: str
    after: tuple[int, ...]  # where the next thing starts, after each label

    def is_furniture(self, text: str) -> bool:
        """Whether the row cannot be text: one clear label will do, or several weak ones without commas."""
        return self.strong > 0 or (self.weak >= ROW_OF_WEAK and "," not in text[self.start : self.end])

    def hit(self, end: int) -> Hit:
        """The row as a passage of furniture."""
        return Hit(self.start, end, Severity.MINOR, self.foreign)


@dataclass(frozen=True)
class Boilerplate(Checker):
    """Furniture of a web page in the text: comment forms, share bars, cookie banners, menus, plug-in errors."""

    id = "boilerplate"
    category = Category.NON_TRANSLATION
    severity = Severity.MINOR
    confidence = 0.9

    def check(self, segment: Analysis) -> Iterator[Finding]:
        hits = [hit for hit in _hits(segment) if not in_quotation(segment, hit.start)]
        for hit in _joined(hits, segment.text):
            text = segment.text[hit.start : hit.end]
            what = f"“{text}”" if len(text) <= 80 else f"“{text[:79].rstrip()}…”"
            also = f", and in another language ({hit.foreign})" if hit.foreign else ""
            yield self.finding(
                segment,
                (hit.start, hit.end),
                f"{what} belongs to the page, not to the text{also}",
                severity=hit.severity,
            )


def _hits(segment: Analysis) -> Iterator[Hit]:
    text, lang = segment.text, segment.lang
    folded = _fold(text)
    whole = Span(len(text) - len(text.lstrip()), len(text.rstrip()))
    row = _row(folded, whole, lang)
    if row.end == whole.end and row.is_furniture(text):
        yield row.hit(whole.end)
        return
    done = 0
    if row.strong >= 2 and text[row.end : row.end + 20].lstrip(" \t\u00a0|•·–—:-")[:1].isupper():
        done = row.end  # a share bar, and the text goes on
        yield row.hit(done)
    if "[" in text:
        yield from (Hit(*match.span(), Severity.MINOR, "") for match in SHORTCODE.finditer(text))
    for span in segment.sentences:
        if span.start < done:
            continue
        alone = row if span.start == whole.start else _row(folded, span, lang)
        hit = _line(folded, span, lang, alone)
        if hit:
            yield hit
        elif alone.end == span.end and alone.end > alone.start:
            several = alone.is_furniture(text) and " " in text[span.start : span.end]
            yield alone.hit(span.end)._replace(severity=Severity.MINOR if several else Severity.NEUTRAL)


def _line(folded: str, span: Span, lang: str, row: Row) -> Hit | None:
    """The sentence, when a line of furniture or an error text opens it, after labels perhaps."""
    size = span.end - span.start
    if size > LONGEST_ERROR:
        return None
    letter = _skip(folded, span.start, span.end)
    starts = [letter]
    if folded[span.start] in _SIGNS:
        starts.append(span.start)
    if row.strong:
        starts += row.after
    best: Hit | None = None
    for start in starts:
        for phrase in _phrases(folded, start, "lines"):
            if (size > LONGEST_LINE and phrase.kind != "errors") or (phrase.kind == "own" and phrase.lang != lang):
                continue
            if not _compiled(phrase.pattern).match(folded, start, span.end):
                continue
            foreign = phrase.lang if phrase.lang not in (lang, "any") else ""
            hit = Hit(span.start, span.end, Severity.MAJOR if foreign else Severity.MINOR, foreign)
            if not foreign:
                return hit
            best = best or hit
    return best


def _row(folded: str, span: Span, lang: str) -> Row:
    """The labels in a row from the start of the span."""
    position = _skip(folded, span.start, span.end)
    strong, weak, last, foreign = 0, 0, span.start, ""
    after: list[int] = []
    while position < span.end and position - span.start <= LONGEST_ROW:
        found = [
            (match.end(), phrase.kind == "labels", phrase.lang in (lang, "any"), phrase.lang)
            for phrase in _phrases(folded, position, "labels")
            if (match := _compiled(phrase.pattern).match(folded, position, span.end)) and _closed(folded, match.end())
        ]
        if not found:
            break
        last, label, own, language = max(found)
        if own:
            foreign = ""
        elif not strong + weak:
            foreign = language
        strong, weak = strong + label, weak + (not label)
        position = _skip(folded, last, span.end)
        last = span.end if position == span.end else last
        after.append(position)
    return Row(span.start, last, strong, weak, foreign, tuple(after))


def _joined(hits: list[Hit], text: str) -> Iterator[Hit]:
    """Neighbours as one: the sentences of one form, the labels of one bar. Weak labels count beside others only."""
    kept: list[Hit] = []
    for hit in sorted(hits):
        before = kept[-1] if kept else None
        if before and hit.end <= before.end:
            continue
        if (
            before
            and (before.foreign == hit.foreign or not hit.severity.weight)
            and not text[before.end : hit.start].strip()
        ):
            severity = max(before.severity, hit.severity, key=lambda severity: severity.weight)
            kept[-1] = before._replace(end=hit.end, severity=severity)
        else:
            kept.append(hit)
    return (hit for hit in kept if hit.severity.weight)


def _skip(text: str, start: int, end: int) -> int:
    """The next letter."""
    match = _GAP.match(text, start, end)
    return match.end() if match else start


def _closed(folded: str, end: int) -> bool:
    """Whether a word ends here."""
    return (
        end >= len(folded) or not folded[end].isalpha() or folded[end - 1] > "\u2fff" or not folded[end - 1].isalnum()
    )


def _fold(text: str) -> str:
    """The text in lower case and with straight apostrophes, character by character the same."""
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
    return lowered.replace("’", "'")


def _phrases(folded: str, start: int, shelf: str) -> Iterator[Phrase]:
    """The phrases that may stand here."""
    shelves = _data()[shelf]
    for size in (4, 3, 2, 1):
        for phrase in shelves.get(folded[start : start + size], ()):
            if folded.startswith(phrase.opening, start):
                yield phrase


@cache
def _data() -> dict[str, dict[str, list[Phrase]]]:
    """Phrases by their first four characters: lines with errors, labels with weak ones."""
    tables = tomllib.loads((Path(__file__).parent / "data" / "boilerplate.toml").read_text(encoding="utf-8"))
    shelves: dict[str, dict[str, list[Phrase]]] = {"lines": {}, "labels": {}}
    for lang, table in tables.items():
        for kind, patterns in table.items():
            shelf = shelves["labels" if kind in ("labels", "weak") else "lines"]
            for pattern in patterns.split("\n")[:-1]:
                opening = _opening(pattern)
                shelf.setdefault(opening[:4], []).append(Phrase(opening, pattern, lang, kind))
    return shelves


def _opening(pattern: str) -> str:
    """The plain characters a pattern starts with, up to its first blank."""
    match = _PLAIN.match(pattern)
    return match[0].replace("\\", "") if match else ""


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(_NOTATION.sub(_written, pattern))


def _written(match: re.Match[str]) -> str:
    part = match[0]
    return _MEANING.get(part, part)


NETWORKS = (
    r"(?:facebook|fb|twitter|x(?!\w)|whats ?app|telegram|linked ?in|pinterest|reddit|instagram|you ?tube|tik ?tok"
    r"|tumblr|messenger|flipboard|pocket|viber|skype|threads|bluesky|mastodon|vk|vkontakte|вконтакте|ok|odnoklassniki"
    r"|wechat|weibo|line|snapchat|google ?\+|google news|e-?mail|фейсбук|твиттер|телеграм|微信|微博|فيسبوك|تويتر)"
)
_MEANING = {
    " ?": r"\s*",
    " ": r"\s+",
    ":": "[:：]",
    "…": r"[^.!?]{0,60}?",
    "{net}": NETWORKS,
    "(": "(?:",
}
_NOTATION = re.compile(r"\\.|\[[^\]]*\]| \?| |:|…|\{net\}|\(")
_PLAIN = re.compile(r"(?:\\\W|[^\\\[\](){}|?*+.…\s](?![?*{]))+")
_GAP = re.compile(r"[\W\d_]*")
_SIGNS = frozenset("[(©【（※")
_KNOWN = r"gallery|embed|playlist|contact-form-7|vc_row|vc_column|vc_column_text|su_\w{1,20}|et_pb_\w{1,20}|adsense"
SHORTCODE = re.compile(
    rf"\[/?(?:{_KNOWN})(?: [^\[\]\n]{{0,300}})?/?\]"
    r"|\[/?[a-z][a-z0-9]{1,20}(?:[_-][a-z0-9_-]{1,30})? \w{1,20}=[^\[\]\n]{1,300}\]"
)
