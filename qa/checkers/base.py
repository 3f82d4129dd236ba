"""What a checker is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import ClassVar, Protocol

from qa.analysis import Analysis, Context
from qa.mqm import Category, Severity
from qa.types import Finding, RuleInfo, Span, Suggestion

PAGES = Path(__file__).parent / "pages"


@dataclass(frozen=True)
class Checker:
    """Looks at one segment at a time. Its options are its fields; it keeps no state."""

    id: ClassVar[str]
    category: ClassVar[Category]
    severity: ClassVar[Severity]
    confidence: ClassVar[float] = 0.9
    needs: ClassVar[frozenset[str]] = frozenset()  # layers that must be had: see `qa.analysis.missing_layer`
    languages: ClassVar[frozenset[str] | None] = None  # target languages; None: all
    chrome: ClassVar[bool] = False  # whether it looks at page furniture too
    default: ClassVar[bool] = True  # whether it is on without being asked for
    safe: ClassVar[bool] = False  # whether its suggestion may be applied without a reader: see `Suggestion.safe`

    def check(self, segment: Analysis) -> Iterator[Finding]:
        """The findings of one segment."""
        raise NotImplementedError

    def finding(
        self,
        segment: Analysis,
        span: tuple[int, int],
        message: str,
        *,
        suggest: str | Iterable[str | Suggestion] = (),
        severity: Severity | None = None,
        category: Category | None = None,
        confidence: float | None = None,
        safe: bool | None = None,
    ) -> Finding:
        """A finding at `span` of the segment's target."""
        offered = (suggest,) if isinstance(suggest, str) else tuple(suggest)
        sure = len(offered) == 1 and (self.safe if safe is None else safe)
        return Finding(
            checker=self.id,
            span=Span(*span),
            category=category or self.category,
            severity=severity or self.severity,
            message=message,
            text=segment.text[span[0] : span[1]],
            segment=segment.segment,
            suggestions=tuple(s if isinstance(s, Suggestion) else Suggestion(s, self.id, sure) for s in offered),
            confidence=self.confidence if confidence is None else confidence,
        )

    @classmethod
    def page(cls) -> str:
        """The checker's page, in Markdown."""
        return _page(cls.id)

    @classmethod
    def info(cls) -> RuleInfo:
        """What reporters may say of this checker."""
        title = (cls.__doc__ or cls.id).strip().splitlines()[0]
        return RuleInfo(cls.id, title, cls.page(), cls.category, cls.severity)


@cache
def _page(identifier: str) -> str:
    path = PAGES / f"{identifier}.md"
    return path.read_text(encoding="utf-8") if path.exists() else ""


class Collector(Protocol):
    """Reads a document segment by segment, in bounded memory, for a checker that compares segments."""

    def feed(self, segment: Analysis) -> Iterable[Finding]:
        """Take a segment; yield what can be said already."""
        ...

    def finish(self) -> Iterable[Finding]:
        """Yield what only the whole document shows."""
        ...


@dataclass(frozen=True)
class DocumentChecker(Checker):
    """Compares the segments of a document."""

    def start(self, context: Context) -> Collector:
        """A collector for one document."""
        raise NotImplementedError

    def check(self, segment: Analysis) -> Iterator[Finding]:
        """The findings of a document that consists of this segment alone."""
        collector = self.start(segment.context)
        yield from collector.feed(segment)
        yield from collector.finish()
