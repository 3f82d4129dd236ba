"""The embedded encoder at run time: sentences in, judgements out, on `onnxruntime` and nothing else.

The result for a sentence depends on that sentence alone. Activations are quantised over what is run together, so a
sentence is run alone, without padding; several run at the same time, one a thread. Measured, that is as fast as
batches, and no order of the files can change a figure.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import cache, cached_property
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qa.errors import ModelError
from qa.models.tokenizer import BOS, EOS, Tokenizer

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, np.dtype[Any]]

OUTPUTS = ("classes", "scores", "upos", "features", "heads", "relations", "sure")
DATA = Path(__file__).parent / "data"
RATES = ("0.5", "1.0", "2.0", "4.0")  # false alarms in 1,000 words of clean text, for which the card has thresholds
WINDOW = 150  # pieces judged together; a longer sentence is cut between words
REMEDY = "install mtqa again (pip install --force-reinstall mtqa), or run with --no-model"


@dataclass(frozen=True, slots=True)
class Item:
    """A sentence to judge: its text, the half-open places of its words in it, and the source where there is one."""

    text: str
    words: tuple[tuple[int, int], ...]
    source: str | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Judged:
    """What the encoder says of a sentence of W words.

    `classes` W x C: probability of each class of `Encoder.labels`, the first is "fine". `fluency` and `quality` are raw
    probabilities, not yet on the scale of the reports; `quality` is None without a source. `upos`, `features` (W x F),
    `heads` (0 the root, else 1-based word) and `relations` are indices into the card's inventories, with the
    probability of the part of speech and of the head in `sure`, W x 2.
    """

    classes: Array
    fluency: float
    quality: float | None
    upos: Array
    features: Array
    heads: Array
    relations: Array
    sure: Array


class Encoder:
    """A loaded model. Loading is lazy: files are read when the first sentence is judged.

    Raises:
        ModelError: a file is missing, corrupt or truncated, or `onnxruntime` cannot be loaded.
    """

    lacks: Mapping[str, str] = {}  # see `qa.models.judge.Judge`
    notes: tuple[str, ...] = ()

    def __init__(self, folder: Path = DATA, threads: int = 2) -> None:
        self.folder, self.threads = folder, threads

    @cached_property
    def card(self) -> dict[str, Any]:
        """The model card's figures: languages, labels, inventories, calibration, checksums."""
        path = self.folder / "card.json"
        try:
            return dict(json.loads(path.read_text("utf-8")))
        except (OSError, ValueError) as error:
            raise ModelError(f"{path}: the model card cannot be read ({error}); {REMEDY}") from error

    @property
    def languages(self) -> tuple[str, ...]:
        """Languages that it was trained on."""
        return tuple(self.card["languages"])

    @property
    def labels(self) -> tuple[str, ...]:
        """Classes of the spans head; the first is "fine"."""
        return tuple(self.card["labels"])

    @cached_property
    def tokenizer(self) -> Tokenizer:
        """The segmentation into pieces."""
        return Tokenizer(self._verified("encoder.model"))

    @cached_property
    def _session(self) -> Any:
        path = self._verified("encoder.onnx")
        try:
            import onnxruntime
        except ImportError as error:
            raise ModelError(f"onnxruntime cannot be loaded ({error}); {REMEDY}") from error
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1  # the threads take a sentence each
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        try:
            return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
        except Exception as error:
            raise ModelError(f"{path}: the model cannot be loaded ({error}); {REMEDY}") from error

    def _verified(self, name: str) -> Path:
        path = self.folder / name
        wanted = self.card.get("sha256", {}).get(name)
        try:
            with path.open("rb") as file:
                found = sha256(file.read()).hexdigest()
        except OSError as error:
            raise ModelError(f"{path}: {error.strerror or error}; {REMEDY}") from error
        if found != wanted:
            raise ModelError(f"{path} is damaged (its checksum is not the card's); {REMEDY}")
        return path

    @property
    def for_spans(self) -> Encoder:
        """Itself: all its judgements come together."""
        return self

    def judge(self, items: Sequence[Item]) -> list[Judged]:
        """Judgements in the order of the items. Time and memory are linear in the text."""
        import numpy as np

        windows = [window for number, item in enumerate(items) for window in self._windows(number, item)]
        parts: list[list[tuple[_Window, dict[str, Array]]]] = [[] for _ in items]
        self._session  # noqa: B018  loaded before the threads start
        run = map if self.threads < 2 or len(windows) < 2 else self._pool.map
        for window, outputs in zip(windows, run(self._run, windows), strict=True):
            parts[window.item].append((window, outputs))
        weight = float(self.card.get("words_in_fluency", 0.0))
        joined = [
            _joined(found, len(item.words), len(self.labels), np) for found, item in zip(parts, items, strict=True)
        ]
        return [replace(judged, fluency=blended(judged, weight)) for judged in joined] if weight else joined

    @cached_property
    def _pool(self) -> ThreadPoolExecutor:
        return ThreadPoolExecutor(self.threads)

    def _windows(self, number: int, item: Item) -> Iterable[_Window]:
        pieces = self.tokenizer.encode(item.text)
        source = self.tokenizer.encode(item.source).ids[:WINDOW] if item.source else []
        first, at = [], 0  # of every word the first piece that reaches into it
        for start, _ in item.words:
            while at < len(pieces) and pieces.ends[at] <= start:
                at += 1
            first.append(at)
        begin, word = 0, 0
        while word < len(first):
            if first[word] - begin >= WINDOW:  # so much before the first word that is no word
                begin = first[word]
            last = word
            while last < len(first) and first[last] - begin < WINDOW:
                last += 1
            stop = first[last] if last < len(first) else len(pieces)
            stop = min(stop, begin + WINDOW)
            places = [(min(max(f, begin), max(stop - 1, begin)) - begin) for f in first[word:last]]
            ends = [*places[1:], stop - begin]
            yield _Window(number, word, pieces.ids[begin:stop], source, places, ends)
            begin, word = (first[last] if last < len(first) else stop), last

    def _run(self, window: _Window) -> dict[str, Array]:
        import numpy as np

        whole = [BOS, *window.ids, EOS, *([*window.source, EOS] if window.source else [])]
        ids = np.array([whole], np.int64)
        types = np.zeros_like(ids)
        types[0, len(window.ids) + 2 :] = 1
        first = np.array([[0, *(place + 1 for place in window.first)]], np.int64)
        inputs = {
            "ids": ids,
            "types": types,
            "attended": np.ones_like(ids),
            "first": first,
            "present": np.ones_like(first),
        }
        return {name: values[0] for name, values in zip(OUTPUTS, self._session.run(list(OUTPUTS), inputs), strict=True)}


@dataclass(frozen=True, slots=True)
class _Window:
    item: int
    word: int  # the first word's number
    ids: list[int]
    source: list[int]
    first: list[int]  # of each word the first piece
    ends: list[int]  # and the piece after its last


def _joined(parts: list[tuple[_Window, dict[str, Array]]], words: int, labels: int, np: Any) -> Judged:
    """The windows of a sentence put together; fluency is their mean by words."""
    classes = np.zeros((words, labels), np.float32)
    classes[:, 0] = 1.0
    upos, heads, relations = (np.zeros(words, np.int64) for _ in range(3))
    features = np.zeros((words, parts[0][1]["features"].shape[-1] if parts else 0), np.int64)
    sure = np.zeros((words, 2), np.float32)
    fluency = quality = total = 0.0
    source = False
    for window, outputs in parts:
        pieces = outputs["classes"][1 : len(window.ids) + 1]
        count = len(window.first)
        for index, (start, end) in enumerate(zip(window.first, window.ends, strict=True)):
            span = pieces[start : max(end, start + 1)]
            if len(span):
                classes[window.word + index] = span[span[:, 0].argmin()]  # the worst piece speaks for the word
        place = slice(window.word, window.word + count)
        upos[place] = outputs["upos"][1 : 1 + count]
        features[place] = outputs["features"][1 : 1 + count]
        found = outputs["heads"][1 : 1 + count]
        heads[place] = np.where(found > 0, found + window.word, 0)
        relations[place] = outputs["relations"][1 : 1 + count]
        sure[place] = outputs["sure"][1 : 1 + count]
        fluency += float(outputs["scores"][0]) * count
        quality += float(outputs["scores"][1]) * count
        total += count
        source = source or bool(window.source)
    total = total or 1.0
    return Judged(classes, fluency / total, quality / total if source else None, upos, features, heads, relations, sure)


def blended(judged: Judged, weight: float) -> float:
    """The fluency head's probability and the words' together.

    To the log-odds comes `weight` times the sum of the words' log-probabilities of being fine, divided by the root of
    their number, so that long sentences are not worse by their length alone.
    """
    count = len(judged.classes)
    if not count:
        return judged.fluency
    head = min(max(judged.fluency, 1e-4), 1 - 1e-4)
    words = sum(math.log(max(1e-6, float(p))) for p in judged.classes[:, 0]) / math.sqrt(count)
    return 1 / (1 + math.exp(-(math.log(head / (1 - head)) + weight * words)))


@cache
def embedded(threads: int = 2) -> Encoder:
    """The model that the package carries; one a process."""
    return Encoder(DATA, threads)


def carried() -> bool:
    """Whether the package carries a model (a bare checkout of an early revision may not)."""
    return (DATA / "card.json").exists()
