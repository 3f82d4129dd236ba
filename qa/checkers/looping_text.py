"""Flags a phrase that is written again and again, as a decoder does that loops."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from qa.analysis import Analysis
from qa.checkers.base import Checker
from qa.language.tokens import Kind, Token
from qa.mqm import Category, Severity
from qa.types import Finding


@dataclass(frozen=True)
class LoopingText(Checker):
    """A phrase repeated in a row, as a decoder does that loops."""

    id = "looping-text"
    category = Category.DUPLICATION
    severity = Severity.MAJOR
    confidence = 0.9
    chrome = False

    longest: int = 20  # tokens of the longest phrase that is looked for

    def check(self, segment: Analysis) -> Iterator[Finding]:
        tokens = segment.tokens
        done = -1
        for start, end, period in sorted(self._loops(tokens), key=lambda loop: (loop[0], loop[2])):
            if start < done:
                continue
            times = (end - start) // period
            phrase = segment.text[tokens[start].start : tokens[start + period - 1].end]
            if not _is_loop(tokens[start : start + period], times, segment):
                continue
            done = end
            span = (tokens[start].start, tokens[end - 1].end)
            yield self.finding(
                segment,
                span,
                f"“{phrase}” is written {times} times in a row",
                suggest=phrase,
                severity=Severity.CRITICAL if times >= 6 else Severity.MAJOR if times > 2 else Severity.MINOR,
            )

    def _loops(self, tokens: tuple[Token, ...]) -> Iterator[tuple[int, int, int]]:
        """Runs (start, end, period) in which each token equals the one a period before.

        Some word of a phrase stands in it once; its last occurrence is then a period away.
        """
        forms = [token.text for token in tokens]
        last: dict[str, int] = {}
        seen: dict[int, int] = {}  # period -> where the last run looked at ends
        for i, form in enumerate(forms):
            period = i - last.get(form, i)
            last[form] = i
            if not 0 < period <= self.longest or i < seen.get(period, 0):
                continue
            start, end = i - period, i + 1
            while start > 0 and forms[start - 1] == forms[start - 1 + period] and start > seen.get(period, 0) - period:
                start -= 1
            while end < len(forms) and forms[end] == forms[end - period]:
                end += 1
            seen[period] = end
            if end - start >= 2 * period:
                yield start, start + (end - start) // period * period, period


def _is_loop(phrase: tuple[Token, ...], times: int, segment: Analysis) -> bool:
    """Whether saying this so many times is more than style or reference."""
    words = [token for token in phrase if token.kind is Kind.WORD and len(token.norm) > 1]
    ideograms = sum(token.kind is Kind.IDEOGRAM for token in phrase)
    distinct = {word.norm for word in words}
    if ideograms >= 4:
        return times >= 2 if ideograms >= 6 else times >= 3
    if len(phrase) == 1:
        return times >= 4 and bool(words) and len(words[0].norm) > 2
    if len(words) < 2 or len(distinct) < 2:
        return times >= 5 and bool(words)
    if len(words) == 2:
        return times >= 3 or (len(phrase) == 2 and all(len(word.norm) >= 4 for word in words))
    mark = phrase[-1].kind is Kind.PUNCT or any(token.kind is Kind.PUNCT for token in phrase)
    return times >= 3 or (times == 2 and len(words) >= 3 and (not mark or len(words) >= 5))
