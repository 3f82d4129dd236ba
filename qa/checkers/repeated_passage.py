"""Flags a line, sentence or paragraph that the document already had."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from qa.analysis import Analysis, Context
from qa.checkers.base import Collector, DocumentChecker
from qa.language.tokens import Kind, Token
from qa.mqm import Category, Severity
from qa.types import Finding, Role, Span

SHINGLE = 5  # words of the runs by which near copies are recognised
REMEMBERED = 200_000  # passages and runs kept in mind; a longer document forgets no earlier one, but learns no more
NEAR_TITLE = 4  # segments at the start of a page among which its title comes again as its heading
SHOWN = 90  # characters of a long copy that are marked: where it begins


@dataclass(frozen=True)
class RepeatedPassage(DocumentChecker):
    """A line, sentence or paragraph that stands in the document already."""

    id = "repeated-passage"
    category = Category.DUPLICATION
    severity = Severity.MINOR
    confidence = 0.9

    min_words: int = 3  # of a line that stands alone
    min_sentence_words: int = 9  # of a sentence inside a paragraph
    similarity: float = 0.8  # share of a paragraph's word runs that an earlier one must have

    def start(self, context: Context) -> Collector:
        return _Passages(self)


@dataclass(slots=True)
class _Passages:
    checker: RepeatedPassage
    seen: dict[int, int] = field(default_factory=dict)  # hash of a passage -> line
    runs: dict[int, int] = field(default_factory=dict)  # hash of a word run -> line of its segment
    titles: set[int] = field(default_factory=set)
    read: int = 0  # segments so far

    def feed(self, segment: Analysis) -> Iterable[Finding]:
        if segment.segment.role in (Role.CELL, Role.ALT, Role.LINK):
            return
        words = _counted(segment.tokens)
        line = segment.segment.map.lines.locate(segment.segment.map.to_file(0, 1)[0])[0]
        whole = Span(0, len(segment.text.rstrip()))
        copied = self._copy_of(words, whole, line, self.checker.min_words)
        if copied is None and len(words) >= 3 * SHINGLE:
            copied = self._near_copy_of(words, line)
        self.read += 1
        if segment.segment.role is Role.TITLE:
            self.titles.add(_key(words))
        elif copied is not None and not (self.read <= NEAR_TITLE and segment.heading and _key(words) in self.titles):
            yield self._finding(segment, whole, copied, len(words))
            return
        if len(segment.sentences) > 1:
            yield from self._sentences(segment, line)

    def finish(self) -> Iterable[Finding]:
        return ()

    def _sentences(self, segment: Analysis, line: int) -> Iterator[Finding]:
        for span, tokens in segment.by_sentence:
            inside = _counted(tokens)
            copied = self._copy_of(inside, span, line, self.checker.min_sentence_words)
            if copied is not None:
                yield self._finding(segment, span, copied, len(inside))

    def _copy_of(self, words: list[Token], span: Span, line: int, least: int) -> int | None:
        """The line where the same words stood before."""
        if len(words) < least or span.end - span.start < 12 or not any(w.kind is not Kind.NUMBER for w in words):
            return None
        key = _key(words)
        if key in self.seen:
            return self.seen[key]
        if len(self.seen) < REMEMBERED:
            self.seen[key] = line
        return None

    def _near_copy_of(self, words: list[Token], line: int) -> int | None:
        """The line of an earlier paragraph with nearly the same words."""
        norms = [word.norm for word in words]
        runs = [hash(tuple(norms[i : i + SHINGLE])) for i in range(len(norms) - SHINGLE + 1)]
        where = Counter(self.runs[run] for run in runs if run in self.runs)
        if len(self.runs) < REMEMBERED:
            for run in runs:
                self.runs.setdefault(run, line)
        if not where:
            return None
        earlier, count = where.most_common(1)[0]
        return earlier if count >= self.checker.similarity * len(runs) else None

    def _finding(self, segment: Analysis, span: Span, line: int, words: int) -> Finding:
        long = words >= 12
        end = span.end
        if end - span.start > SHOWN:
            end = segment.text.rfind(" ", span.start, span.start + SHOWN)
            end = end if end > span.start else span.start + SHOWN
        what = (
            "paragraph"
            if span.end - span.start >= len(segment.text.rstrip()) and long
            else "sentence"
            if long
            else "line"
        )
        return self.checker.finding(
            segment,
            (span.start, end),
            f"this {what} stands in the document already, in line {line}",
            severity=Severity.MAJOR if long else Severity.MINOR,
        )


def _counted(tokens: tuple[Token, ...]) -> list[Token]:
    return [token for token in tokens if token.kind in (Kind.WORD, Kind.NUMBER, Kind.IDEOGRAM)]


def _key(words: list[Token]) -> int:
    return hash(tuple(word.norm for word in words))
