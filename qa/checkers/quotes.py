"""Flags quotation marks that are foreign, mixed, spaced inside, or without a partner."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import NamedTuple

from qa.analysis import Analysis, Context
from qa.checkers.base import Collector, DocumentChecker
from qa.language.typography import QuoteMarks, quote_marks
from qa.mqm import Category, Severity
from qa.types import Finding

MOST = 200  # findings of one kind in a paragraph
SHORT = 80  # a quotation up to this long is shown whole, of a longer one the opening mark
DEEP = 4  # how far down among the open marks a partner is looked for
PATIENCE = 20  # paragraphs for which a quotation may stay open

_MARKS = '«»“”„‟"「」『』'
_MARK = re.compile(f"[{_MARKS}]")
_OPENERS = '«“„‟「『"'  # in one language or another
_PARTNERS = {  # closing mark: the marks that it may close, in one language or another
    "»": "«»", "«": "»", "“": "„”“", "”": "“„‟”", '"': '"', "」": "「", "』": "『",
}  # fmt: skip
_STRAIGHT = '""'
_BLANK = " \u00a0\u202f\t\n"
_BEFORE_OPENING = _BLANK + "([{-–—/'’«“„:"
_AFTER_CLOSING = _BLANK + ".,;:!?…)]}-–—/»”“'’"
_B = "[ \u00a0\u202f]"
_SPACED = re.compile(  # a short quotation; its first word; its end
    rf"(?:(?<![\s\S])|(?<=[\s(\[:]))(?<!\"{_B})\"{_B}++"
    rf"(?P<inside>[^\s\"](?:[^\"\n]{{0,{SHORT}}}?[^\s\"])?){_B}++\"(?=[\s.,;:!?)\]…]|$)"
    rf"|(?:(?<![\s\S])|(?<=[(\[:])|(?<=[(\[:] ))\"{_B}++(?P<first>\w{{1,30}})"
    rf"|{_B}(?<=[^\s\d\"]{_B})\"(?=[.,;:!?)](?:\s|$)|$)"
)
_CUT = ("…", "...", "]")  # a teaser that ends so was cut, its quotation too


class Pair(NamedTuple):
    """A quotation, its marks included."""

    start: int
    end: int
    style: str  # the two marks
    outer: bool


@dataclass(slots=True)
class Marks:
    """The quotations of a paragraph, and the marks without a partner."""

    pairs: list[Pair] = field(default_factory=list)
    unclosed: list[int] = field(default_factory=list)
    unopened: list[int] = field(default_factory=list)
    doubtful: bool = False  # straight marks may be inches here

    def orphans(self, text: str) -> Iterator[int]:
        """Marks without a partner, but straight ones only where their number is odd."""
        odd = text.count('"') % 2 == 1 and not self.doubtful
        yield from (at for at in (*self.unclosed, *self.unopened) if text[at] != '"' or odd)


@dataclass(frozen=True)
class Quotes(DocumentChecker):
    """Quotation marks of another language, of two styles, with a blank inside, or without a partner."""

    id = "quotes"
    category = Category.TYPOGRAPHY
    severity = Severity.MINOR
    confidence = 0.8
    safe = True
    needs = frozenset({"language-data"})
    default = False

    tolerate: bool = True  # accept marks that good papers use beside the right ones: “ ” in French
    most: int = 3  # foreign or mixed pairs reported in a document

    def start(self, context: Context) -> Collector:
        marks = quote_marks(context.lang)
        return _Quotes(self, marks) if marks else _Nothing()

    def allowed(self, own: QuoteMarks, *, outer: bool) -> frozenset[str]:
        """The styles that may stand at a level."""
        more = own.tolerated if self.tolerate else ()
        return frozenset((*own.outer, *more) if outer else (*own.outer, *more, *own.inner)) | {_STRAIGHT}


class _Nothing:
    def feed(self, segment: Analysis) -> Iterable[Finding]:
        return ()

    def finish(self) -> Iterable[Finding]:
        return ()


@dataclass(slots=True)
class _Quotes:
    checker: Quotes
    own: QuoteMarks
    open: list[tuple[Analysis, int, str]] = field(default_factory=list)  # marks that a later paragraph may close
    waited: int = 0
    foreign: int = 0
    counts: dict[str, int] = field(default_factory=dict)  # outer quotations by style
    places: dict[str, list[tuple[Analysis, Pair]]] = field(default_factory=dict)

    def feed(self, segment: Analysis) -> Iterator[Finding]:
        number = sum(segment.text.count(mark) for mark in _MARKS)
        prose = number < 200 or number * 8 < len(segment.text)
        if not prose or '="' in segment.text:
            return
        if len(segment.text.strip()) == 1:  # a lone mark in a table says “the same”
            return
        marks = scan(segment.text, self.own) if number else Marks()
        if number:
            yield from self._spaced(segment)
            yield from self._styles(segment, marks)
        yield from self._partners(segment, marks)

    def finish(self) -> Iterator[Finding]:
        yield from self._unclosed()
        allowed = self.checker.allowed(self.own, outer=True)
        counts = {style: n for style, n in self.counts.items() if style in allowed}
        if len(counts) < 2:
            return
        usual = max(counts, key=lambda style: (counts[style], style in self.own.outer))
        others = [place for style in counts if style != usual for place in self.places[style]]
        for segment, pair in others[: self.checker.most]:
            why = f"{_shown(pair.style)} here, {_shown(usual)} elsewhere in the document"
            yield self._pair(segment, pair, usual, why)

    def _styles(self, segment: Analysis, marks: Marks) -> Iterator[Finding]:
        """Count the styles, and flag those that are not of this language."""
        for pair in marks.pairs:
            if pair.style == _STRAIGHT and (marks.doubtful or any(segment.text[at] == '"' for at in marks.unclosed)):
                continue
            if pair.outer and pair.style[0] not in "「『":
                self.counts[pair.style] = self.counts.get(pair.style, 0) + 1
                places = self.places.setdefault(pair.style, [])
                if len(places) < self.checker.most:
                    places.append((segment, pair))
            if pair.style not in self.checker.allowed(self.own, outer=pair.outer):
                self.foreign += 1
                if self.foreign <= self.checker.most:
                    right = (self.own.outer if pair.outer else self.own.inner)[0]
                    within = pair.style in self.own.inner
                    why = "belong within a quotation" if within else "are not the quotation marks of this language"
                    yield self._pair(segment, pair, right, f"{_shown(pair.style)} {why}")

    def _pair(self, segment: Analysis, pair: Pair, right: str, why: str) -> Finding:
        passage = segment.text[pair.start : pair.end]
        if len(passage) > SHORT:
            return self.checker.finding(segment, (pair.start, pair.start + 1), why, suggest=right[0], safe=False)
        inside = passage[1:-1].strip(_BLANK)
        suggestion = inside if inside[:1] == right[0] else self.own.quote(inside, right)
        return self.checker.finding(segment, (pair.start, pair.end), why, suggest=suggestion)

    def _spaced(self, segment: Analysis) -> Iterator[Finding]:
        """Straight marks with a blank inside."""
        for match in islice(_SPACED.finditer(segment.text), MOST):
            start, inside = match.start(), match["inside"]
            if inside:
                right = [self.own.quote(inside, self.own.outer[0]), f'"{inside}"']
            elif match["first"]:
                if segment.text.count('"', 0, start) % 2:
                    continue  # it closes: “the title:" Word”
                right = [f'"{match["first"]}']
            else:
                last = segment.text[max(0, start - 20) : start].split()[-1]
                start, right = start - len(last), [f'{last}"']
            why = f"“{segment.text[start : match.end()]}”: a blank stands inside the quotation marks"
            yield self.checker.finding(segment, (start, match.end()), why, suggest=right)

    def _partners(self, segment: Analysis, marks: Marks) -> Iterator[Finding]:
        """Marks without a partner. A quotation may go on over paragraphs, each of which opens it anew."""
        text, orphans = segment.text, list(marks.orphans(segment.text))
        if self.open:
            self.waited += 1
            first = len(text) - len(text.lstrip())  # a mark here says that the quotation goes on
            continued = text[first : first + 1] in _PARTNERS
            orphans = [at for at in orphans if at != first or at in marks.unclosed]
            closing = [at for at in orphans if any(_may_close(text[at], mark) for _, _, mark in self.open)]
            if closing or continued:
                orphans = [at for at in orphans if at not in closing[:1]]
                self.open = []
            elif orphans or marks.pairs or self.waited > PATIENCE:
                yield from self._unclosed()
        lone = set(marks.unopened)
        for at in [at for at in orphans if at in lone][: self.checker.most]:
            why = f"“{text[at]}” closes a quotation that nothing opens"
            yield self.checker.finding(segment, (at, at + 1), why)
        unclosed = [at for at in orphans if at not in lone]
        if unclosed and not text.rstrip().endswith(_CUT):
            self.open, self.waited = [(segment, at, text[at]) for at in unclosed[-self.checker.most :]], 0

    def _unclosed(self) -> Iterator[Finding]:
        for segment, at, mark in self.open:
            yield self.checker.finding(segment, (at, at + 1), f"the quotation that “{mark}” opens is never closed")
        self.open = []


def scan(text: str, own: QuoteMarks) -> Marks:
    """Pair the marks of a paragraph."""
    found, stack = Marks(), list[int]()
    for match in _MARK.finditer(text):
        at, mark = match.start(), match.group()
        opening, closing = _looks(text, at)
        depth = next((n for n in range(1, min(DEEP, len(stack)) + 1) if _may_close(mark, text[stack[-n]])), 0)
        if mark in '"”' and text[at - 1 : at].isdigit():
            found.doubtful = True
            if not depth:
                continue  # inches
        opens = not closing and (mark in _OPENERS or mark in own.openers or mark * 2 in own.outer)
        if depth and mark == "“" == text[stack[-depth]] and not closing:
            depth = 0  # one quotation within another
        if depth and not (opens and opening):
            start = stack[-depth]
            found.unclosed += stack[len(stack) - depth + 1 :]
            del stack[-depth:]
            found.pairs.append(Pair(start, at + 1, text[start] + mark, not stack))
        elif opens or opening:
            stack.append(at)
        else:
            found.unopened.append(at)
    found.unclosed = sorted(found.unclosed + stack)
    return found


def _looks(text: str, at: int) -> tuple[bool, bool]:
    """Whether the mark looks, by what stands beside it, as if it opened, and as if it closed."""
    before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    free, ended = not before or before in _BEFORE_OPENING, not after or after in _AFTER_CLOSING
    return free and not ended, ended and (not free or (text[at] == '"' and after != "" and after in ".,;:!?)"))


def _may_close(mark: str, opener: str) -> bool:
    return opener in _PARTNERS.get(mark, "")


def _shown(style: str) -> str:
    return f"{style[0]} {style[1]}"
