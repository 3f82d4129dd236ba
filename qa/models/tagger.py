"""Spans by a token classifier: its labels, as the classes of the checkers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from qa.errors import ModelError
from qa.models.choice import Choice
from qa.models.encoder import Item
from qa.models.hub import Kept, Kind, load, running
from qa.models.pieces import Pieces

if TYPE_CHECKING:
    from qa.models.encoder import Array

LABELS = ("fine", "grammar", "wording", "untranslated", "name", "accuracy", "typography")
OVERLAP = 32  # pieces that two windows of a long sentence share
_FINE = frozenset({"o", "ok", "good", "fine", "correct", "none", "keep", "no error", "label 0", "0"})
_ENTITIES = frozenset({"per", "person", "loc", "location", "org", "misc", "gpe", "norp", "fac", "date", "time"})
# What the name of a label may hold, in the words of MQM and of grammatical error correction; the first that fits.
_PARTS: tuple[tuple[str, str], ...] = (
    ("untranslated|copied", "untranslated"),
    ("named|entity|proper noun|terminolog|do not translate", "name"),
    ("gramma|agreement|morpholog|inflect|syntax|word (?:order|form)|tense|function word|part of speech", "grammar"),
    ("duplicat|unintelligible|verb|prep|det\\b|noun", "grammar"),
    ("spell|punct|typograph|orthograph|capitali|casing|whitespace|locale|encoding", "typography"),
    ("accuracy|mistransl|omission|addition|hallucinat", "accuracy"),
)


def class_of(label: str) -> str:
    """The class of a label of a token classifier: "B-Fluency/Grammar" is "grammar", "O" is "fine", others "wording"."""
    name = _plain(label)
    if name in _FINE:
        return "fine"
    return next((found for part, found in _PARTS if re.search(part, name)), "wording")


class Tagger:
    """A token classifier. Loading it may raise a `ModelError`."""

    def __init__(self, model: Kept, choice: Choice, threads: int) -> None:
        if model.kind is not Kind.TAGGER:
            raise ModelError(
                f"model “{model.name}” is {model.kind} ({model.architecture}); “spans” needs a token classifier"
            )
        labels = {int(n): str(label) for n, label in (model.config.get("id2label") or _DEFAULT).items()}
        self._classes = [LABELS.index(class_of(labels[number])) for number in sorted(labels)]
        _judges_errors(model, list(labels.values()))
        self.model, self.threads = model, threads
        self.network, self.tokenizer = load(model, choice)
        if not self.tokenizer.is_fast:
            raise ModelError(f"model “{model.name}”: its tokenizer does not say where pieces stand (not a “fast” one)")
        self.pieces = Pieces(self.tokenizer, model)

    def classes(self, item: Item) -> Array:
        """Words x `LABELS`: probabilities; the first piece of a word speaks for it, as models are commonly trained."""
        import numpy as np

        encoded = self.pieces.encode(item.text, return_offsets_mapping=True)
        offsets = encoded["offset_mapping"]
        with running(self.model, self.threads) as torch:
            judged = self._judged(encoded["input_ids"], torch)
        if not np.isfinite(judged).all():
            raise ModelError(f"model “{self.model.name}”: its weights are damaged (they give no numbers)")
        found = np.zeros((len(item.words), len(LABELS)), np.float32)
        at = 0
        for number, (start, end) in enumerate(item.words):
            while at < len(offsets) and offsets[at][1] <= start:
                at += 1
            if at < len(offsets) and offsets[at][0] < end:
                found[number] = judged[at]
            else:
                found[number, 0] = 1.0
        return found

    def _judged(self, ids: list[int], torch: Any) -> Array:
        """Pieces x `LABELS`. What two windows share is taken half from each, where it has more words around it."""
        whole = torch.zeros(len(ids), len(LABELS))
        overlap = min(OVERLAP, self.pieces.room // 4)
        columns = torch.tensor(self._classes)
        for start in range(0, max(len(ids) - overlap, 1), self.pieces.room - overlap):
            own = ids[start : start + self.pieces.room]
            if not own:
                break
            row = torch.tensor([self.pieces.window(own)])
            logits = self.network(input_ids=row, attention_mask=torch.ones_like(row)).logits[0]
            head = len(self.pieces.head)
            shares = logits[head : head + len(own)].softmax(1)
            skipped = overlap // 2 if start else 0
            sums = torch.zeros(len(own), len(LABELS)).index_add_(1, columns, shares)
            whole[start + skipped : start + len(own)] = sums[skipped:]
        found: Array = whole.numpy()
        return found


_DEFAULT = {0: "LABEL_0", 1: "LABEL_1"}  # what `transformers` leaves out of a configuration


def _plain(label: str) -> str:
    bare = re.sub(r"^[BIESLU][-_](?=.)", "", label)
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", bare)
    return re.sub(r"[\W_]+", " ", spaced).strip().casefold()


def _judges_errors(model: Kept, labels: list[str]) -> None:
    """Refuses taggers of other things."""
    wrong = [label for label in labels if class_of(label) != "fine"]
    few = ", ".join(labels[:4]) + (", …" if len(labels) > 4 else "")
    if len(wrong) == len(labels):
        raise ModelError(
            f"model “{model.name}”: none of its labels ({few}) says that a word is fine, as “O” or “OK” does"
        )
    if not wrong:
        raise ModelError(f"model “{model.name}”: none of its labels ({few}) says that a word is wrong")
    if all(_plain(label) in _ENTITIES for label in wrong):
        raise ModelError(f"model “{model.name}” marks names ({few}), not errors")
