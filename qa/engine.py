"""Reads, analyses, checks, scores and gates: the whole way of a document, in one pass and in bounded memory."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import Any

from qa.analysis import Analysis, Context, judge, missing_layer
from qa.checkers import Checker, DocumentChecker
from qa.checkers.base import Collector
from qa.config import Config
from qa.errors import MtqaError, NothingToCheck, ReadError
from qa.glossary.cache import digest as file_digest
from qa.glossary.shipped import folder, term_base
from qa.language.detect import document_language
from qa.language.tokens import count_words
from qa.models.encoder import Encoder, carried, embedded
from qa.models.external import External, digest, models
from qa.models.fluency import DocumentFluency, sentence_fluency
from qa.overlaps import without_overlaps
from qa.readers import expand, read
from qa.scoring import penalty_per_1000_words
from qa.signature import signature
from qa.suppress import key
from qa.types import Document, DocumentReport, Failure, Finding, NotChecked, Report, Segment, Sentence, Span

MOST_FINDINGS = 1000  # of one checker in one document; the rest is counted, not listed
MOST_SENTENCES = 20_000  # listed in a report
PEEK = 20_000  # characters read to tell the language
WAITING = 12_000  # characters that wait for the encoder together
LONGEST = 2_000_000  # characters of a paragraph

Progress = Callable[[str, int], None]  # path, characters read since the last call


def check(
    paths: list[str],
    config: Config,
    *,
    progress: Progress | None = None,
    format: str | None = None,
    encoding: str | None = None,
) -> Report:
    """Check files; a file that cannot be read becomes a failure and the others go on."""
    files, unmatched = expand(paths)
    documents: list[DocumentReport] = []
    failures: list[Failure] = list(unmatched)
    for path in files:
        try:
            for document in read(path, format=format, encoding=encoding):
                try:
                    documents.append(check_document(document, config, progress=progress))
                except ReadError as error:
                    failures.append(Failure(path, str(error)))
        except ReadError as error:
            failures.append(Failure(path, str(error)))
    rules = {checker.id: checker.info() for checker in config.checkers}
    return Report(tuple(documents), tuple(failures), _signature(config), rules)


def check_document(document: Document, config: Config, *, progress: Progress | None = None) -> DocumentReport:
    """Check one document. Raises `NothingToCheck` where no check can run."""
    head, segments = _peek(_bounded(document))
    if not head:
        raise NothingToCheck(f"{_name(document)} holds no text to check")
    lang, notes = document_language(head, document.language, config.lang)
    if lang is None:
        raise ReadError(f"{_name(document)}: cannot tell what language this is; name it with --lang")
    context = Context(
        path=document.path,
        lang=lang,
        source_lang=config.source_lang,
        terms=term_base(lang, config.glossaries, shipped=config.shipped_glossaries),
        asked=config.lang is not None,
        **_encoder(lang, config),
    )
    run = _Run(context, config)
    if why := run.idle():
        raise ReadError(f"{_name(document)}: no check can run on “{lang}”: {why}")
    for segment in segments:
        run.feed(segment)
        if progress:
            progress(document.path, len(segment.target))
    own = context.encoder.notes if context.encoder else ()
    return run.report(document, (*document.notes, *notes, *own))


class _Run:
    """One document on its way through the checkers."""

    def __init__(self, context: Context, config: Config) -> None:
        self.context, self.config = context, config
        self.words = 0
        self.findings: list[Finding] = []
        self.counts: dict[str, int] = {}
        self.suppressed = 0
        self.sentences: list[Sentence] = []
        self.more_sentences = 0
        self.not_checked: list[NotChecked] = []
        why = missing_layer("fluency", context)
        self.fluency = None if why else DocumentFluency()
        self.waiting: list[Analysis] = []
        if why:
            self.not_checked.append(NotChecked("fluency", why))
        if context.encoder and (why := context.encoder.lacks.get("quality")):
            self.not_checked.append(NotChecked("quality", why))
        self.simple: list[Checker] = []
        self.collectors: list[tuple[Checker, Collector]] = []
        for checker in config.checkers:
            why = _why_not(checker, context)
            if why:
                self.not_checked.append(NotChecked(checker.id, why))
            elif isinstance(checker, DocumentChecker):
                self.collectors.append((checker, checker.start(context)))
            else:
                self.simple.append(checker)

    def idle(self) -> str | None:
        """Why no checker runs, if none does."""
        return None if self.simple or self.collectors else self.not_checked[-1].why

    def feed(self, segment: Segment) -> None:
        """Check one segment, or let it wait until there are enough of them for the encoder."""
        self.waiting.append(Analysis(segment, self.context))
        if self.context.encoder is None or sum(len(analysis.text) for analysis in self.waiting) >= WAITING:
            self._flush()

    def _flush(self) -> None:
        judge([analysis for analysis in self.waiting if analysis.prose])
        for analysis in self.waiting:
            self._check(analysis)
        self.waiting = []

    def _check(self, analysis: Analysis) -> None:
        if analysis.prose:
            self.words += count_words(analysis.tokens)
            self._list_sentences(analysis)
        for checker in self.simple:
            if analysis.prose or checker.chrome:
                self._take(checker.check(analysis), analysis)
        for checker, collector in self.collectors:
            if analysis.prose or checker.chrome:
                self._take(collector.feed(analysis), analysis)

    def report(self, document: Document, notes: tuple[str, ...]) -> DocumentReport:
        """Everything found, scored and gated."""
        self._flush()
        for _, collector in self.collectors:
            self._take(collector.finish(), None)
        findings = tuple(without_overlaps(self.findings))
        more = [
            f"{name}: {n - MOST_FINDINGS:,} more findings not listed"
            for name, n in self.counts.items()
            if n > MOST_FINDINGS
        ]
        if self.suppressed:
            more.append(f"{self.suppressed:,} {'finding' if self.suppressed == 1 else 'findings'} suppressed")
        if self.more_sentences:
            more.append(f"{self.more_sentences:,} more sentences not listed")
        penalty = penalty_per_1000_words(findings, self.words)
        reasons = self.config.gate.reasons(findings, penalty)
        return DocumentReport(
            path=document.path,
            id=document.id,
            format=document.format,
            encoding=document.encoding,
            language=self.context.lang,
            source_language=self.context.source_lang,
            words=self.words,
            checked=tuple(sorted([c.id for c in self.simple] + [c.id for c, _ in self.collectors])),
            not_checked=tuple(self.not_checked),
            fluency=self.fluency.value() if self.fluency else None,
            penalty_per_1000_words=penalty,
            verdict="fail" if reasons else "pass",
            reasons=reasons,
            segments=tuple(self.sentences),
            findings=findings,
            notes=(*notes, *more),
        )

    def _list_sentences(self, analysis: Analysis) -> None:
        for number, (span, tokens) in enumerate(analysis.by_sentence, 1):
            fluency = None
            if self.fluency and self.context.encoder and (words := count_words(tokens)):
                raw = analysis.judged[number - 1].fluency
                fluency = round(sentence_fluency(self.context.encoder.card, self.context.lang, raw), 1)
                self.fluency.add(fluency, words)
            if len(self.sentences) >= MOST_SENTENCES:
                self.more_sentences += 1
                continue
            place = Span(*analysis.segment.map.to_file(*span))
            self.sentences.append(Sentence(f"{analysis.segment.id}.{number}", place, fluency))

    def _take(self, findings: Iterable[Finding], analysis: Analysis | None) -> None:
        for finding in findings:
            if finding.confidence < self.config.min_confidence:
                continue
            if self.config.suppressed and key(finding.checker, finding.text) in self.config.suppressed:
                self.suppressed += 1
                continue
            self.counts[finding.checker] = self.counts.get(finding.checker, 0) + 1
            if self.counts[finding.checker] > MOST_FINDINGS:
                continue
            here = analysis if analysis and analysis.segment is finding.segment else None
            self.findings.append(_placed(finding, here, self.context, self.config))


def _placed(finding: Finding, analysis: Analysis | None, context: Context, config: Config) -> Finding:
    """The finding with its place in the file, its excerpt and the severity the user wants."""
    segment = finding.segment
    if segment is None:
        raise MtqaError(f"{finding.checker}: a finding without its segment")
    analysis = analysis or Analysis(segment, context)
    start, end = segment.map.to_file(*finding.span)
    line, column = segment.map.lines.locate(start)
    sentence = analysis.sentence_at(finding.span.start)
    left, right = sentence.start, max(sentence.end, finding.span.end)
    return replace(
        finding,
        span=Span(start, end),
        line=line,
        column=column,
        severity=config.severity(finding.checker) or finding.severity,
        excerpt=segment.target[left:right],
        excerpt_span=Span(finding.span.start - left, finding.span.end - left),
        segment=None,
    )


def _encoder(lang: str, config: Config) -> dict[str, Any]:
    """What judges the sentences of a language, or why nothing does."""
    encoder, why = _embedded(lang, config)
    if config.models:
        return {"encoder": External(models(config.models, config.threads), lang, encoder, why)}
    return {"encoder": encoder, "no_encoder": why}


def _embedded(lang: str, config: Config) -> tuple[Encoder | None, str]:
    if not config.model:
        return None, "the model was switched off"
    if not carried():
        return None, "this copy carries no model"
    encoder = embedded(config.threads)
    return (encoder, "") if lang in encoder.languages else (None, f"the model does not know “{lang}”")


def _why_not(checker: Checker, context: Context) -> str | None:
    if checker.languages is not None and context.lang not in checker.languages:
        return f"not made for “{context.lang}”"
    return next((why for layer in sorted(checker.needs) if (why := missing_layer(layer, context))), None)


def _peek(segments: Iterable[Segment]) -> tuple[list[Segment], Iterator[Segment]]:
    """The first segments, for the language, and all of them."""
    rest, head, size = iter(segments), [], 0
    for segment in rest:
        head.append(segment)
        size += len(segment.target)
        if size > PEEK:
            break
    return head, chain(head, rest)


def _bounded(document: Document) -> Iterator[Segment]:
    """The segments, unless one is so long that it is no paragraph."""
    for segment in document.segments:
        if len(segment.target) > LONGEST:
            line, _ = segment.map.lines.locate(segment.map.to_file(0, 1)[0])
            raise ReadError(
                f"{_name(document)}, line {line}: a paragraph of more than {LONGEST:,} characters; divide it"
            )
        yield segment


def _name(document: Document) -> str:
    path = "standard input" if document.path == "-" else document.path
    return f"{path} ({document.id})" if document.id else path


def _signature(config: Config) -> str:
    files = sorted(folder().glob("*.csv")) if config.shipped_glossaries else []
    paths = [*files, *map(Path, config.glossaries)]
    return signature(
        preset=config.preset,
        checkers={checker.id: checker for checker in config.checkers},
        glossaries=[file_digest(path) for path in paths if path.is_file()],
        suppressed=config.suppressed,
        model=_models(config),
    )


def _models(config: Config) -> str | None:
    own = embedded(config.threads).card.get("digest") if config.model and carried() else None
    return f"{own or 'none'}+{digest(config.models)}" if config.models else own
