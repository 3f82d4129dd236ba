"""Flags notices that a text was translated or written by a machine."""

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

LONGEST = 300  # characters of a sentence that is a notice
COMPANIONS = 3  # sentences on each side that may belong to a notice


class Notices(NamedTuple):
    """How notices are worded in one language."""

    lang: str
    stems: frozenset[str]
    machine: str
    notice: str
    more: str


@dataclass(frozen=True)
class MtDisclaimer(Checker):
    """A notice that the text is a machine translation or was written by a machine."""

    id = "mt-disclaimer"
    category = Category.NON_TRANSLATION
    severity = Severity.MINOR
    confidence = 0.95

    def check(self, segment: Analysis) -> Iterator[Finding]:
        folded = _fold(segment.text)
        stems = [stem for stem in _stems() if stem in folded]
        if not stems:
            return
        languages = [words for words in _data() if not words.stems.isdisjoint(stems)]
        languages.sort(key=lambda words: words.lang != segment.lang)
        spans, done = segment.sentences, -1
        for number, span in enumerate(spans):
            if number <= done:
                continue
            words = _notice(folded, span, languages)
            if words is None or in_quotation(segment, span.start):
                continue
            first, done = _companions(folded, spans, number, done, words)
            foreign = words.lang != segment.lang
            message = "this notice says that the text is a machine's work"
            yield self.finding(
                segment,
                (spans[first].start, spans[done].end),
                f"{message}, and in another language ({words.lang})" if foreign else message,
                severity=Severity.MAJOR if foreign else Severity.MINOR,
            )


def _notice(folded: str, span: Span, languages: list[Notices]) -> Notices | None:
    """The language in which the sentence is a notice."""
    if span.end - span.start > LONGEST:
        return None
    sentence = folded[span.start : span.end]
    for words in languages:
        if (
            any(stem in sentence for stem in words.stems)
            and _compiled(words.machine).search(sentence)
            and _compiled(words.notice).search(sentence)
        ):
            return words
    return None


def _companions(folded: str, spans: tuple[Span, ...], number: int, done: int, words: Notices) -> tuple[int, int]:
    """The first and the last sentence of the notice: its neighbours speak of errors, of the original, of liability."""
    belongs = _compiled(words.more)
    first = last = number
    while last + 1 < len(spans) and last - number < COMPANIONS:
        following = spans[last + 1]
        if following.end - following.start > LONGEST or not belongs.search(folded, *following):
            break
        last += 1
    if last + 2 == len(spans) and folded[spans[last + 1].start] in "([":
        last += 1  # “(system supported by …)” closes the notice
    return first, max(last, done)


def _fold(text: str) -> str:
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
    return lowered.replace("’", "'")


@cache
def _data() -> tuple[Notices, ...]:
    text = (Path(__file__).parent / "data" / "mt-disclaimer.toml").read_text(encoding="utf-8")
    found = []
    for lang, table in tomllib.loads(text).items():
        parts = {"{this}": f"({table['this']})", "{machine}": f"({table['machine']})", "{tool}": TOOLS}
        stems = frozenset(stem.replace("_", " ") for stem in table["stems"].split())
        machine = _joined("{machine}|{tool}", parts)
        found.append(Notices(lang, stems, machine, _joined(table["notice"], parts), _joined(table["more"], {})))
    return tuple(found)


@cache
def _stems() -> tuple[str, ...]:
    return tuple(sorted({stem for words in _data() for stem in words.stems}))


def _joined(patterns: str, parts: dict[str, str]) -> str:
    """One expression for all lines, in Python's notation."""
    lines = [line for line in patterns.split("\n") if line.strip()]
    text = "|".join(f"({line})" for line in lines)
    for name, part in parts.items():
        text = text.replace(name, part)
    return _NOTATION.sub(lambda match: _MEANING.get(match[0], match[0]), text)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


TOOLS = (
    r"(google|deepl|chatgpt|gpt-?\d|bing|microsoft translator|yandex|systran|papago|baidu|reverso|gemini|openai|copilot"
    r"|claude|谷歌|百度|有道)"
)
_MEANING = {" ": r"\s+", " ?": r"\s*", "…": r"[^!?]{0,60}?", "(": "(?:"}
_NOTATION = re.compile(r"\\.|\[[^\]]*\]| \?| |…|\(")
