"""What a tool said, from a file: a report of `mtqa check --format json`, or JSON Lines of any tool."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path, PurePath

from qa.errors import EvaluationError
from qa.evaluation.fields import Fields
from qa.evaluation.files import document, is_lines, lines
from qa.evaluation.values import Found, Item, Prediction
from qa.mqm import Severity


def read(name: str, items: Sequence[Item]) -> list[Prediction]:
    """The prediction for each item; that one has none is an error, since silence would count as “nothing found”."""
    path = Path(name)
    found = _lines(path, items) if is_lines(path) else _report(path, items)
    missing = [item.id for item, prediction in zip(items, found, strict=True) if prediction is None]
    if missing:
        more = f" and {len(missing) - 1:,} more" if len(missing) > 1 else ""
        raise EvaluationError(f"{path}: no prediction for “{missing[0]}”{more}")
    return [prediction for prediction in found if prediction is not None]


def _lines(path: Path, items: Sequence[Item]) -> list[Prediction | None]:
    """{"id", "spans": [{"start", "end", "severity", "confidence", "suggestions"}], "score"} on each line."""
    texts = _by_id(items)
    found: dict[str, Prediction] = {}
    for where, value in lines(path):
        entry = Fields.of(value, where)
        name = entry.string("id")
        if name in found:
            raise EvaluationError(f"{where}, id: “{name}” stands here twice")
        item = texts.get(name)
        if item is None:
            continue  # of another part of the set
        spans = entry.objects("spans")
        if spans is None:
            raise EvaluationError(f"{where}: no “spans”")
        found[name] = Prediction(tuple(_found(span, item.text) for span in spans), entry.number("score"))
    return [found.get(item.id) for item in items]


def _report(path: Path, items: Iterable[Item]) -> list[Prediction | None]:
    """A report: its documents are looked up by path, else by file name; the items of a feed are joined."""
    content = Fields.of(document(path), str(path))
    documents = content.objects("documents")
    if documents is None:
        raise EvaluationError(f"{path}: no “documents”; expected a report of mtqa check --format json or a .jsonl file")
    named: dict[str, list[Fields]] = defaultdict(list)
    for entry in documents:
        named[PurePath(entry.string("path")).name].append(entry)
    found: list[Prediction | None] = []
    for item in items:
        path_of = PurePath(item.path or item.id)
        alike = named.get(path_of.name, [])
        exact = [entry for entry in alike if PurePath(entry.string("path")) == path_of]
        found.append(_joined(exact or alike, item) if alike else None)
    return found


def _joined(entries: list[Fields], item: Item) -> Prediction:
    found = tuple(_found(finding, item.text) for entry in entries for finding in entry.objects("findings") or ())
    scores = [score for entry in entries if (score := entry.number("fluency")) is not None]
    words = [int(count) for entry in entries if (count := entry.number("words")) is not None]
    return Prediction(found, sum(scores) / len(scores) if scores else None, sum(words) if words else None)


def _found(entry: Fields, text: str) -> Found:
    confidence = entry.number("confidence")
    if confidence is not None and not 0 <= confidence <= 1:
        raise EvaluationError(f"{entry.where}, confidence: {confidence:g} is not between 0 and 1")
    return Found(
        entry.span(text),
        entry.severity(Severity.MAJOR),
        1.0 if confidence is None else confidence,
        entry.string("check", ""),
        tuple(_suggestions(entry)),
    )


def _suggestions(entry: Fields) -> Iterable[str]:
    """Texts, or the objects of a report."""
    value = entry.values.get("suggestions") or []
    if not isinstance(value, list):
        raise EvaluationError(f"{entry.where}, suggestions: expected a list")
    for number, one in enumerate(value):
        yield (
            one if isinstance(one, str) else Fields.of(one, f"{entry.where}, suggestions[{number}]").string("text", "")
        )


def _by_id(items: Iterable[Item]) -> dict[str, Item]:
    found: dict[str, Item] = {}
    for item in items:
        if item.id in found:
            raise EvaluationError(
                f"“{item.id}” stands in {found[item.id].file} and in {item.file}; score them one by one"
            )
        found[item.id] = item
    return found
