"""Annotated sets: the project's `gold.json` with its documents beside it, and MQM records as JSON Lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from qa.errors import EvaluationError
from qa.evaluation.fields import Fields
from qa.evaluation.files import document, is_lines, lines, text
from qa.evaluation.values import Item, Mark
from qa.language.tokens import count_words, tokenize
from qa.mqm import Severity


def read(paths: Iterable[str], *, limit: int | None = None) -> list[Item]:
    """The items of all sets, the first `limit` of each. A folder stands for the `gold.json` in it."""
    items: list[Item] = []
    for name in paths:
        path = Path(name) / "gold.json" if Path(name).is_dir() else Path(name)
        found = _records(path, limit) if is_lines(path) else _documents(path, limit)
        if not found:
            raise EvaluationError(f"{path}: nothing is annotated in it")
        items += found
    return items


def _documents(path: Path, limit: int | None) -> list[Item]:
    """The project's format: a list of {"file", "lang", "kind", "spans", "optional"}."""
    content = document(path)
    if not isinstance(content, list):
        raise EvaluationError(f"{path}: expected a list of documents; MQM records go into a file called .jsonl")
    found: dict[str, Item] = {}
    for number, value in enumerate(content[:limit], 1):
        entry = Fields.of(value, f"{path}, item {number}")
        item = _document(entry, path)
        if item.id in found:
            raise EvaluationError(f"{entry.where}, file: “{item.id}” stands here twice")
        found[item.id] = item
    return list(found.values())


def _document(entry: Fields, path: Path) -> Item:
    name = entry.string("file")
    lang = entry.language("lang")
    spans = entry.objects("spans")
    if spans is None:
        raise EvaluationError(f"{entry.where}: no “spans”")
    content = text(path.parent / name)
    source = entry.values.get("source_lang")
    return Item(
        id=name,
        text=content,
        lang=lang,
        words=_words(content, lang),
        errors=tuple(_mark(span, content, "class") for span in spans),
        optional=tuple(_mark(span, content, "class", Severity.NEUTRAL) for span in entry.objects("optional") or ()),
        file=str(path),
        path=str(path.parent / name),
        source_lang=entry.language("source_lang") if source else None,
        system=entry.string("system", entry.string("kind", "")),
        domain=entry.string("domain", ""),
        document=name,
    )


def _records(path: Path, limit: int | None) -> list[Item]:
    """MQM records: {"id", "lp", "target", "errors", …}, one segment as one annotator saw it on each line.

    A data set that marks no error anywhere gives scores only: its empty lists do not say that the texts are clean.
    """
    found: dict[str, tuple[str, Item]] = {}
    marking: set[str] = set()
    for where, value in lines(path):
        if limit is not None and len(found) >= limit:
            break
        record = Fields.of(value, where)
        dataset, item = record.string("dataset", ""), _record(record, str(path))
        if item.id in found:
            raise EvaluationError(f"{where}, id: “{item.id}” stands here twice")
        found[item.id] = (dataset, item)
        if item.errors:
            marking.add(dataset)
    return [item if dataset in marking else replace(item, marked=False) for dataset, item in found.values()]


def _record(record: Fields, file: str) -> Item:
    target = record.string("target")
    source_tag, dash, target_tag = record.string("lp").partition("-")
    if not dash:
        raise EvaluationError(f"{record.where}, lp: expected a pair such as en-fr, not “{source_tag}”")
    lang = record.language("lp", target_tag)
    errors = record.objects("errors")
    return Item(
        id=record.string("id"),
        text=target,
        lang=lang,
        words=_words(target, lang),
        errors=tuple(_mark(error, target, "category") for error in errors or ()),
        marked=errors is not None,
        file=file,
        source=record.string("source", "") or None,
        source_lang=record.language("lp", source_tag),
        system=record.string("system", ""),
        domain=record.string("domain", ""),
        document=record.string("doc", ""),
        annotator=record.string("annotator", ""),
        score=record.number("score"),
        score_type=record.string("score_type", ""),
    )


def _mark(error: Fields, content: str, kind: str, severity: Severity | None = None) -> Mark:
    span = error.span(content)
    there, said = content[span.start : span.end], error.string("text", "")
    if said and said != there:
        raise EvaluationError(f"{error.where}, text: “{_cut(said)}” is not what stands there, “{_cut(there)}”")
    group: Any = error.values.get("group")
    return Mark(
        span,
        error.severity(severity),
        error.string(kind, "unspecified"),
        there,
        error.string("suggestion", ""),
        None if group is None else str(group),
    )


def _cut(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"


def _words(content: str, lang: str) -> int:
    return count_words(tokenize(content, lang))


def sets(items: Iterable[Item]) -> Iterator[str]:
    """The files that the items come from, in order."""
    yield from dict.fromkeys(item.file for item in items)
