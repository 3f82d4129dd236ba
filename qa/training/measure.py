"""The figures of a model on held-back data: what the model card quotes and what candidates are compared by.

- spans on hand-written pairs at fixed rates of false alarms on clean news;
- character F1 on annotated translations, source-free and with the source, beside "everything is bad";
- fluency: agreement minimal pairs, raw translations against references by document, source-blind judgements;
- morphosyntax on the treebanks' test parts.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import islice
from pathlib import Path

from qa.evaluation.correlation import spearman
from qa.models.encoder import Encoder, Item
from qa.models.fluency import logit
from qa.training import calibrate, treebanks
from qa.training.examples import Example
from qa.training.pack import unpack

Line = Callable[[str], None]


def auc(bad: Sequence[float], good: Sequence[float]) -> float:
    """Probability that a good one scores higher than a bad one; ties count half."""
    ranked = sorted([(value, 1) for value in good] + [(value, 0) for value in bad])
    total, below, at = 0.0, 0, 0
    while at < len(ranked):
        stop = at
        while stop < len(ranked) and ranked[stop][0] == ranked[at][0]:
            stop += 1
        goods = sum(kind for _, kind in ranked[at:stop])
        bads = stop - at - goods
        total += goods * (below + bads / 2)
        below += bads
        at = stop
    return total / max(1, len(good) * len(bad))


def character_f1(cases: Sequence[calibrate.Case], limit: float | None = None) -> tuple[float, float, float]:
    """Best F1 over the characters of words, its threshold, and F1 of "everything is bad".

    With `limit` the F1 at that threshold.
    """
    rows: list[tuple[float, int, int]] = []  # score, characters, wrong characters
    for case in cases:
        wrong = bytearray(len(case.example.text) + 1)
        for mark in case.example.marks:
            for index in range(mark.start, min(mark.end, len(case.example.text))):
                wrong[index] = 1
        scores = (1 - case.judged.classes[:, 0]).tolist()
        rows += [
            (score, end - start, sum(wrong[start:end])) for score, (start, end) in zip(scores, case.places, strict=True)
        ]
    rows.sort(reverse=True)
    total = sum(bad for *_, bad in rows)
    length = sum(size for _, size, _ in rows)
    best, at, seen, right = 0.0, 1.0, 0, 0
    for score, size, bad in rows:
        if limit is not None and score < limit:
            break
        seen, right = seen + size, right + bad
        f1 = 2 * right / (seen + total) if seen else 0.0
        if limit is not None or f1 > best:
            best, at = f1, score
    return best, at, 2 * total / (length + total)


def annotated(encoder: Encoder, shards: Path, most: int, line: Line) -> None:
    """Character F1 by data set and language pair.

    The threshold is chosen on one half of the documents and used on the other.
    """
    sets: dict[str, list[Example]] = defaultdict(list)
    for example in unpack(shards / "mqm.dev.jsonl"):
        if example.spans and not example.kind.endswith("diabla"):
            sets[f"{example.kind.partition('/')[2]} {example.source_lang}-{example.lang}"].append(example)
    for name, examples in sorted(sets.items(), key=lambda entry: -len(entry[1])):
        groups = sorted({example.group for example in examples})
        random.Random(1).shuffle(groups)
        tuned = set(groups[: len(groups) // 2])
        chosen = examples[:: max(1, len(examples) // most)][:most]
        text = f"{name}: {len(chosen)} segments"
        for with_source in (False, True):
            found = calibrate.cases(encoder, chosen, with_source)
            _, limit, _ = character_f1([case for case in found if case.example.group in tuned])
            f1, _, all_bad = character_f1([case for case in found if case.example.group not in tuned], limit)
            text += f"; {'with source' if with_source else 'source-free'} F1 {f1:.3f}"
        line(f"{text}; everything bad {all_bad:.3f}")


def raw_or_human(encoder: Encoder, shards: Path, most: int, line: Line) -> None:
    """AUC of mean fluency by document, raw translations against references, into each language."""
    documents: dict[tuple[str, bool, str], list[Example]] = defaultdict(list)
    for example in unpack(shards / "mt.dev.jsonl"):
        documents[example.lang, example.kind == "mt-reference", example.group].append(example)
    by_lang: dict[str, dict[bool, list[float]]] = defaultdict(lambda: {True: [], False: []})
    for (lang, human, _), examples in islice(sorted(documents.items()), 10_000):
        if len(by_lang[lang][human]) < most:
            found = calibrate.cases(encoder, examples[:12])
            values = [logit(case.judged.fluency) for case in found]
            by_lang[lang][human].append(sum(values) / len(values))
    for lang, means in sorted(by_lang.items()):
        raws, references = means[False], means[True]
        if raws and references:
            sizes = f"{len(raws)}/{len(references)} documents"
            line(f"raw translation against reference, {lang}: AUC {auc(raws, references):.3f} ({sizes})")


def blind(encoder: Encoder, shards: Path, line: Line) -> None:
    """Spearman's rank correlation of fluency and the judgement of readers who did not see the source."""
    for lang in ("fr", "en"):
        examples = [
            e for e in unpack(shards / "mqm.dev.jsonl") if e.kind.endswith("diabla") and e.lang == lang and not e.spans
        ]
        if examples:
            found = calibrate.cases(encoder, examples)
            rho = spearman([case.judged.fluency for case in found], [case.example.fluency or 0.0 for case in found])
            line(f"source-blind judgements, {lang}: Spearman {rho:.3f} ({len(examples)} sentences)")


def minimal_pairs(folder: Path, lang: str, most: int, seed: int = 3) -> list[tuple[str, str, str]]:
    """(kind, right, wrong) sentences: one word of a treebank sentence in another number or gender.

    The other form is one that the treebank has.
    """
    forms: dict[tuple[str, str, str], dict[tuple[str, ...], str]] = defaultdict(dict)
    kept = []
    for path in sorted(folder.glob(f"{lang}.*.conllu.xz")):
        test = ".dev." in path.name or ".test." in path.name
        for text, units in treebanks.sentences(path):
            if test:
                kept.append((text, units))
            for unit in units:
                if unit.upos in ("VERB", "AUX", "ADJ", "DET"):
                    key, cell = _cell(unit, text)
                    forms[key].setdefault(cell, text[unit.start : unit.end].lower())
    chance = random.Random(f"{lang} {seed}")
    chance.shuffle(kept)
    found: list[tuple[str, str, str]] = []
    for text, units in kept:
        places = [u for u in units if u.upos in ("VERB", "AUX", "ADJ", "DET")]
        chance.shuffle(places)
        for unit in places:
            key, cell = _cell(unit, text)
            feature = chance.choice((0, 1))  # number, gender
            others = [
                form
                for other, form in forms[key].items()
                if other[feature] != cell[feature]
                and cell[feature]
                and other[feature]
                and other[1 - feature] == cell[1 - feature]
                and other[2:] == cell[2:]
            ]
            form = text[unit.start : unit.end]
            if others and others[0] != form.lower() and form.islower():
                kind = f"{unit.upos} {('number', 'gender')[feature]}"
                found.append((kind, text, text[: unit.start] + others[0] + text[unit.end :]))
                break
        if len(found) >= most:
            break
    return found


# Features that a form and its replacement share.
_SAME = ("Person", "VerbForm", "Mood", "Tense", "Case", "Degree", "Definite", "PronType", "Poss", "Voice")


def _cell(unit: treebanks.Unit, text: str) -> tuple[tuple[str, str, str], tuple[str, ...]]:
    f = unit.features
    return (unit.lemma, unit.upos, ""), (f.get("Number", ""), f.get("Gender", ""), *(f.get(name, "") for name in _SAME))


def agreement(encoder: Encoder, folder: Path, most: int, line: Line) -> None:
    """How often the right sentence of a minimal pair scores higher, by language and kind."""
    means = []
    for lang in ("fr", "es", "it", "pt", "de", "en"):
        pairs = minimal_pairs(folder, lang, most)
        if not pairs:
            continue
        examples = [Example(text, lang, kind) for kind, right, wrong in pairs for text in (right, wrong)]
        scores = [case.judged.fluency for case in calibrate.cases(encoder, examples)]
        kinds: dict[str, list[float]] = defaultdict(list)
        for number, (kind, *_) in enumerate(pairs):
            right, wrong = scores[2 * number], scores[2 * number + 1]
            kinds[kind].append(1.0 if right > wrong else 0.5 if right == wrong else 0.0)
        every = [value for values in kinds.values() for value in values]
        means.append(sum(every) / len(every))
        parts = ", ".join(
            f"{kind} {sum(values) / len(values):.2f} ({len(values)})" for kind, values in sorted(kinds.items())
        )
        line(f"agreement pairs, {lang}: {means[-1]:.3f} of {len(every)}; {parts}")
    if means:
        line(f"agreement pairs, mean of {len(means)} languages: {sum(means) / len(means):.3f}")


def syntax(encoder: Encoder, folder: Path, most: int, line: Line, names: Iterable[str] = treebanks.TEST) -> None:
    """Part of speech, features and attachment on the test parts.

    Counted by unit: a multiword token is one. Punctuation counts for tags only.
    """
    relations, upos = encoder.card["relations"], encoder.card["upos"]
    inventories: Mapping[str, list[str]] = encoder.card["features"]
    for name in names:
        path = folder / f"{name}.conllu.xz"
        if not path.exists():
            continue
        chosen = list(islice(treebanks.sentences(path), most))
        items = [Item(text, tuple((unit.start, unit.end) for unit in units)) for text, units in chosen]
        right: dict[str, int] = defaultdict(int)
        count = attached = 0
        for (_, units), judged in zip(chosen, encoder.judge(items), strict=True):
            for number, unit in enumerate(units):
                count += 1
                right["upos"] += upos[int(judged.upos[number])] == unit.upos
                wanted = [
                    values.index(f) if (f := unit.features.get(key, "")) in values else 0
                    for key, values in inventories.items()
                ]
                right["features"] += wanted == judged.features[number].tolist()
                if unit.upos != "PUNCT":
                    attached += 1
                    head = int(judged.heads[number]) == unit.head
                    right["uas"] += head
                    right["las"] += head and relations[int(judged.relations[number])] == unit.relation
        line(
            f"{name}: UPOS {right['upos'] / count:.3f}, features {right['features'] / count:.3f}, "
            f"UAS {right['uas'] / attached:.3f}, LAS {right['las'] / attached:.3f} ({count:,} words)"
        )
