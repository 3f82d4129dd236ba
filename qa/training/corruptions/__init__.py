"""Clean sentences made wrong in the ways of machine translation, with the wrong words marked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from qa.language.tokens import tokenize
from qa.training.corruptions import chains, foreign, function, loops, order, paradigm, piles, voice, wording
from qa.training.corruptions.sentence import Context, Edit, Sentence
from qa.training.corruptions.tables import tables
from qa.training.corruptions.words import words
from qa.training.examples import Mark

__all__ = ["KINDS", "Corrupted", "Corruptor"]

Kind = Callable[[Sentence, int, Context], Edit | None]

# Families with their share of the corruptions, and the kinds of a family with their share of it.
KINDS: tuple[tuple[float, tuple[tuple[Kind, float], ...]], ...] = (
    (30, (
        (paradigm.agreement, 10), (paradigm.person, 8), (paradigm.finite_to_nonfinite, 4),
        (paradigm.infinitive_to_other, 2), (paradigm.participle_to_other, 5),
        (paradigm.any_form, 10), (paradigm.affix, 20),
    )),
    (16, (
        (chains.drop_linker, 4), (chains.other_complement, 4), (chains.other_marker, 3), (chains.drop_auxiliary, 3),
        (chains.wrong_auxiliary, 2), (chains.double_auxiliary, 1),
    )),
    (22, (
        (function.replace, 9), (function.drop, 5), (function.drop_article, 4), (function.insert, 3),
        (function.split, 1.5),
    )),
    (8, (
        (order.adjective, 4), (order.neighbours, 2.5), (order.verb_forward, 3), (order.verb_back, 2), (order.adverb, 1),
    )),
    (6, (
        (piles.drop_link, 3), (piles.reverse, 1), (piles.drop_first_preposition, 1), (piles.other_verb_form, 2),
    )),
    (8, ((wording.sense, 5), (wording.nonsense, 3))),
    (6, ((foreign.translation, 4), (foreign.random_word, 2))),
    (2, ((voice.drop_agent, 1), (voice.drop_passive, 1))),
    (1, ((loops.repeat, 1),)),
    (1, ((loops.capital, 2), (loops.comma, 1))),
)  # fmt: skip
_TIMES = (0.70, 0.95)  # below the first: one corruption; below the second: two; else three


@dataclass(frozen=True)
class Corrupted:
    """A corrupted sentence with the marks of what is wrong in it."""

    text: str
    marks: tuple[Mark, ...]
    kinds: tuple[str, ...]


class Corruptor:
    """Corrupts the sentences of one language; the same seed and the same calls give the same results."""

    def __init__(self, lang: str, seed: int, ud_folder: Path | None = None, sentences: Sequence[str] = ()) -> None:
        known = words(lang, ud_folder)
        rng = Random(f"{lang} {seed}")
        vocabulary = Counter(t.norm for text in sentences[:5000] for t in tokenize(text, lang) if t.is_word)
        self._context = Context(lang, known, tables(lang), rng, wording.pools(known, vocabulary))

    def corrupt(self, text: str) -> Corrupted | None:
        """One to three corruptions of a sentence, or None when nothing applies."""
        context = self._context
        sentence = Sentence(text, context)
        if not any(sentence.free):
            return None
        draw = context.rng.random()
        times = 1 + (draw >= _TIMES[0]) + (draw >= _TIMES[1])
        edits: list[Edit] = []
        for _ in range(times):
            edit = self._edit(sentence)
            if edit and all(edit.end + 1 < e.start or edit.start > e.end + 1 for e in edits):
                edits.append(edit)
        return _apply(text, edits) if edits else None

    def _edit(self, sentence: Sentence) -> Edit | None:
        rng = self._context.rng
        families = list(KINDS)
        places = list(range(len(sentence)))
        while families:
            number = rng.choices(range(len(families)), [share for share, _ in families])[0]
            kinds = list(families.pop(number)[1])
            while kinds:
                chosen = rng.choices(range(len(kinds)), [share for _, share in kinds])[0]
                kind = kinds.pop(chosen)[0]
                rng.shuffle(places)
                for i in places:
                    edit = kind(sentence, i, self._context)
                    if edit:
                        return edit
        return None


def _apply(text: str, edits: list[Edit]) -> Corrupted:
    edits = sorted(edits)
    parts: list[str] = []
    marks: list[Mark] = []
    done = length = 0
    for edit in edits:
        parts += text[done : edit.start], edit.text
        length += edit.start - done
        first, last = edit.mark or (0, len(edit.text))
        marks.append(Mark(length + first, length + last, edit.label))
        length += len(edit.text)
        done = edit.end
    parts.append(text[done:])
    return Corrupted("".join(parts), tuple(marks), tuple(edit.kind for edit in edits))
