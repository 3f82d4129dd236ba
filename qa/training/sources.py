"""What the network is trained on, read into examples.

Hand-written pairs, annotated translations, raw translations beside references, clean text. Sets under a non-commercial
licence are left out (see `MQM` and `TEXT`); they may still serve evaluation.
"""

from __future__ import annotations

import json
import lzma
import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice, pairwise
from pathlib import Path
from typing import Any

from qa.training.examples import BAD, Example, Mark

# --- Hand-written pairs

PAIR_LABELS: Mapping[str, str] = {
    "grammar": "grammar",
    "calque": "wording",
    "mistranslation": "accuracy",
    "untranslated": "untranslated",
    "terminology": "name",
    "number": "accuracy",
    "inconsistency": "grammar",
    "duplication": "grammar",
    "punctuation": "typography",
    "omission": "grammar",
    "corruption": "typography",
}
# What is left of the fluency of a sentence with such an error.
PAIR_FLUENCY: Mapping[str, float] = {"critical": 0.1, "major": 0.25, "minor": 0.6}
_MARK = re.compile(r"⟦([^⟦⟧|]*)\|([^⟦⟧|]*)\|([a-z]+)\|(critical|major|minor)⟧")


def pairs(folder: Path) -> Iterator[Example]:
    """The pairs of a folder.

    `*.jsonl` have bad and good text and errors with offsets; `*.tsv` have source language, source, and the target with
    ⟦bad|good|class|severity⟧.

    Raises:
        ValueError: a line that does not fit, with file and line.
    """
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            row = json.loads(line)
            errors = [(e["start"], e["end"], e["class"], e["severity"]) for e in row["errors"]]
            yield from _pair(
                path.stem,
                row["lang"],
                row["id"],
                row["bad"],
                row["good"],
                errors,
                row.get("source"),
                row.get("source_lang"),
            )
    for path in sorted(folder.glob("*.tsv")):
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            if not line.strip() or line.startswith("#"):
                continue
            columns = line.split("\t")
            if len(columns) != 3:
                raise ValueError(
                    f"{path}:{number}: {len(columns)} columns, expected source language, source, marked target"
                )
            bad, good, marked = marked_pair(columns[2])
            if "⟦" in bad or "⟧" in bad:
                raise ValueError(f"{path}:{number}: a mark is not of the form ⟦bad|good|class|severity⟧")
            yield from _pair(
                f"{path.stem}.own", path.stem[:2], f"{path.stem}:{number}", bad, good, marked, columns[1], columns[0]
            )


def marked_pair(text: str) -> tuple[str, str, list[tuple[int, int, str, str]]]:
    """Bad text, good text and (start, end, class, severity) in the bad text, from a text with marks."""
    bad, good, errors, at = "", "", [], 0
    for match in _MARK.finditer(text):
        between = text[at : match.start()]
        bad, good = bad + between, good + between
        errors.append((len(bad), len(bad) + len(match[1]), match[3], match[4]))
        bad, good, at = bad + match[1], good + match[2], match.end()
    bad, good = bad + text[at:], good + text[at:]
    return bad, re.sub(r" {2,}", " ", good).strip(), errors


def _pair(
    name: str,
    lang: str,
    group: str,
    bad: str,
    good: str,
    errors: list[tuple[int, int, str, str]],
    source: str | None,
    source_lang: str | None,
) -> Iterator[Example]:
    if errors:
        marks = tuple(Mark(start, max(end, start + 1), PAIR_LABELS.get(label, BAD)) for start, end, label, _ in errors)
        fluency = min(PAIR_FLUENCY[severity] for *_, severity in errors)
        yield Example(
            bad,
            lang,
            f"pairs/{name}",
            marks,
            source=source,
            source_lang=source_lang,
            fluency=fluency,
            quality=fluency,
            group=group,
        )
    yield Example(
        good, lang, f"pairs-good/{name}", source=source, source_lang=source_lang, fluency=1.0, quality=1.0, group=group
    )


# --- Annotated translations (MQM)

# Sets whose licence lets them into the shipped model; those under CC BY-NC or without any statement are for evaluation.
MQM = ("wmtqe-doclevel-enfr", "bio-mqm", "wmt21-ted-mqm", "wmt23-sxs-mqm", "wmt23-qe-spans", "diabla")
MQM_LABELS: tuple[tuple[str, str], ...] = (
    ("fluency/grammar", "grammar"),
    ("fluency/unintelligible", "grammar"),
    ("fluency/duplication", "grammar"),
    ("fluency/inconsistency", "grammar"),
    ("fluency/text-breaking", "typography"),
    ("fluency", "typography"),
    ("locale", "typography"),
    ("accuracy/untranslated", "untranslated"),
    ("accuracy/do not translate", "name"),
    ("accuracy/mistranslation/named", "name"),
    ("terminology/inconsistent", "name"),
    ("terminology", "wording"),
    ("accuracy/mistranslation/overly", "wording"),
    ("accuracy/mistranslation/lexical", "wording"),
    ("accuracy/mistranslation/false", "wording"),
    ("style", "wording"),
    ("accuracy", "accuracy"),
)
WEIGHT: Mapping[str, float] = {"minor": 1.0, "major": 5.0, "critical": 10.0}
FIRST_CLASS = ("fr", "en", "es", "de", "it", "pt", "nl", "id")
LANGUAGES = (*FIRST_CLASS, "ru", "pl", "cs", "sv", "uk", "tr", "ro")


def records(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a JSON Lines file, packed with xz or not."""
    with lzma.open(path, "rt", encoding="utf-8") if path.suffix == ".xz" else path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def mqm_label(category: str) -> str:
    """The class of the spans head for an MQM category."""
    return next((label for prefix, label in MQM_LABELS if category.startswith(prefix)), BAD)


def mqm(folder: Path, names: Iterable[str] = MQM) -> Iterator[Example]:
    """Annotated segments; neutral marks are left unjudged."""
    for name in names:
        for row in records(folder / f"{name}.dev.jsonl.xz"):
            source_lang, _, lang = row["lp"].partition("-")
            if lang not in LANGUAGES or len(row["target"]) < 2:
                continue
            human = row["system"].startswith("ref")
            kind = f"mqm/{name}"
            group = f"{name}:{row['doc']}"
            if name == "diabla":
                judgement = row.get("labels", {}).get("judgment")
                fluency = 1.0 if human else {"perfect": 0.95, "medium": 0.5, "poor": 0.1}.get(judgement)
                if fluency is not None:
                    yield Example(row["target"], lang, kind, spans=human, fluency=fluency, group=group)
                continue
            marks = [
                Mark(e["start"], max(e["end"], e["start"] + 1), mqm_label(e["category"]))
                for e in row["errors"]
                if e["severity"] != "neutral"
            ]
            masked = tuple(Mark(e["start"], e["end"], BAD) for e in row["errors"] if e["severity"] == "neutral")
            weights = [(mqm_label(e["category"]), WEIGHT.get(e["severity"], 0.0)) for e in row["errors"]]
            words = max(8, len(row["target"].split()))
            seen = sum(weight for label, weight in weights if label in ("grammar", "wording", "untranslated", BAD))
            spelling = 0.5 * sum(weight for label, weight in weights if label == "typography")
            fluency = max(0.0, 1.0 - 1.5 * (seen + spelling) / words)
            quality = max(0.0, 1.0 - 1.5 * sum(weight for _, weight in weights) / words)
            yield Example(
                row["target"],
                lang,
                kind,
                tuple(marks),
                masked,
                source=row["source"],
                source_lang=source_lang,
                fluency=fluency,
                quality=quality,
                group=group,
            )


# --- Raw translations and references

MT_EXCLUDED = ("wmt25-terminology", "wmt24-chat")  # CC BY-NC
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+(?:[.,]\d+)*")


def consensus(target: str, others: list[list[str]], least: int = 5) -> tuple[list[Mark], list[Mark]]:
    """Suspect words of one output, and words of which nothing can be said, by the other outputs and references.

    A word that no other text has, in any form, between neighbours that others have, is suspect; a word that a third of
    them have, beside a neighbour that they also have, is right; the rest is left unjudged.
    """
    count = len(others)
    if count < least:
        return [], []
    unigrams: Counter[str] = Counter()
    stems: Counter[str] = Counter()
    pairs_: set[tuple[str, str]] = set()
    for words in others:
        unigrams.update(set(words))
        stems.update({word[: max(4, len(word) - 3)] for word in words})
        pairs_.update(pairwise(words))
    found = [(m.start(), m.end(), m[0].lower()) for m in _WORD.finditer(target)]
    suspect, unsure = [], []
    for index, (start, end, word) in enumerate(found):
        before = found[index - 1][2] if index else ""
        after = found[index + 1][2] if index + 1 < len(found) else ""
        known = unigrams[word] >= count / 3
        held = (before, word) in pairs_ or (word, after) in pairs_
        if known and held:
            continue
        alone = not unigrams[word] and not stems[word[: max(4, len(word) - 3)]]
        name = target[start].isupper() and index > 0
        if alone and len(word) > 3 and not name and not word[0].isdigit():
            suspect.append(Mark(start, end, BAD))
        else:
            unsure.append(Mark(start, end, BAD))
    return suspect, unsure


def raw(folder: Path) -> Iterator[Example]:
    """Outputs of systems with consensus labels, weak systems first and most, and references as clean text."""
    for path in sorted(folder.glob("??-??.jsonl.xz")):
        for row in records(path):
            source_lang, _, lang = row["lp"].partition("-")
            if lang not in LANGUAGES or row["set"].startswith(MT_EXCLUDED):
                continue
            group = f"{row['set']}:{row['doc']}"
            outputs = list(row["outputs"].items())
            split = {name: [m[0].lower() for m in _WORD.finditer(text)] for name, text in outputs}
            references = [[m[0].lower() for m in _WORD.finditer(text)] for text in row["reference"]]
            for rank, (name, text) in enumerate(outputs):
                place = rank / max(1, len(outputs) - 1)
                # One output in two of the weak half, one in five of the strong half: errors are what is wanted.
                if random.Random(f"{group}{row['seg']}{name}").random() > (0.5 if place < 0.5 else 0.2):
                    continue
                suspect, unsure = consensus(
                    text, [words for other, words in split.items() if other != name] + 2 * references
                )
                fluency = 0.3 + 0.35 * place
                yield Example(
                    text,
                    lang,
                    f"mt/{row['set']}",
                    tuple(suspect),
                    tuple(unsure),
                    spans=len(outputs) > 4,
                    source=row["source"],
                    source_lang=source_lang,
                    fluency=fluency,
                    quality=fluency,
                    group=group,
                )
            for text in row["reference"][:1]:
                yield Example(
                    text,
                    lang,
                    "mt-reference",
                    source=row["source"],
                    source_lang=source_lang,
                    fluency=0.95,
                    quality=0.95,
                    group=group,
                )


# --- Clean text

# Files that may be trained on, news first, and how many of their blocks (of `BLOCK` sentences) are used; the licences
# of the others forbid it.
BLOCK = 200
TEXT: Mapping[str, tuple[tuple[str, int], ...]] = {
    "fr": (
        ("orangesum", 150), ("newstest0817", 90), ("servicepublic", 15), ("debian_web", 12), ("tatoeba", 10),
        ("eltec", 8), ("commonvoice", 8), ("fiches_travail", 6), ("tico19", 8),
    ),
    "en": (
        ("newstest0817", 110), ("abc_speeches", 20), ("debian_web", 12), ("tatoeba", 10), ("eltec", 6),
        ("commonvoice", 8), ("tico19", 8),
    ),
    "es": (
        ("newstest0817", 70), ("fakenews_es_true", 50), ("debian_web", 12), ("tatoeba", 8), ("eltec", 6), ("tico19", 8),
    ),
    "de": (
        ("newstest0817", 110), ("speeches", 10), ("debian_web", 12), ("tatoeba", 10), ("gesetze", 4), ("eltec", 6),
        ("commonvoice", 8),
    ),
    "it": (
        ("newstest0817", 11), ("debian_web", 35), ("commonvoice", 40), ("tatoeba", 25), ("eltec", 20),
        ("libreoffice_help", 6),
    ),
    "pt": (("fakebr_true", 60), ("macmorpho", 60), ("debian_web", 12), ("tatoeba", 8), ("eltec", 4), ("tico19", 8)),
    "nl": (("alpino_cdbl", 26), ("debian_web", 8), ("commonvoice", 50), ("tatoeba", 30), ("libreoffice_help", 10)),
    "id": (
        ("panl", 50), ("id_bilingual", 30), ("indonlu", 10), ("tico19", 9), ("commonvoice", 8), ("tatoeba", 6),
        ("libreoffice_help", 5),
    ),
    "ru": (("newstest0817", 20), ("tatoeba", 4), ("tico19", 4)),
    "pl": (("debian_web", 8), ("commonvoice", 8), ("tatoeba", 5)),
    "cs": (("newstest0817", 20), ("tatoeba", 3)),
    "sv": (("debian_web", 12), ("tatoeba", 5)),
    "uk": (("tatoeba", 8), ("eltec", 4)),
    "tr": (("newstest0817", 12), ("tatoeba", 5)),
    "ro": (("newstest0817", 8), ("tatoeba", 5), ("eltec", 4)),
}  # fmt: skip


def clean(folder: Path, lang: str) -> Iterator[Example]:
    """Sentences of human writing, by blocks that stay together; three sentences in ten are joined with the next one."""
    chance = random.Random(f"clean {lang}")
    for name, blocks in TEXT.get(lang, ()):
        path = folder / f"{lang}.{name}.txt.xz"
        if not path.exists():
            continue
        with lzma.open(path, "rt", encoding="utf-8") as file:
            held = ""
            for number, line in enumerate(islice(file, blocks * BLOCK)):
                text = f"{held} {line.strip()}".strip()
                if len(text) < 200 and not held and chance.random() < 0.3:
                    held = text
                    continue
                held = ""
                yield Example(
                    text,
                    lang,
                    f"clean/{name}",
                    fluency=1.0,
                    quality=None,
                    group=f"clean:{lang}.{name}:{number // BLOCK}",
                )
