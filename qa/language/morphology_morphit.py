"""Reads Morph-it!, the lexicon of Italian, as packages of RosaeNLG carry it: nouns, adjectives and verbs apart."""

from __future__ import annotations

import json
import re
import tarfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from qa.language.conjugation import paradigm
from qa.language.morphology import Entry, Reading

_TENSES = {
    ("ind", "pres"): "pres", ("ind", "impf"): "imp", ("ind", "past"): "past", ("ind", "fut"): "fut",
    ("cond", "pres"): "cond", ("sub", "pres"): "sub", ("sub", "impf"): "subimp", ("impr", "pres"): "imper",
}  # fmt: skip
_OWN = {"pres": "pres", "impf": "imp", "past": "past", "fut": "fut", "cond": "cond", "subj": "sub", "imps": "subimp"}
_LACKING = {"essere": "AUX", "avere": "AUX"}  # which the package leaves out: written by our own tables
_CLITIC = re.compile("(?<=ndo)(?:[mtcv]i|si|l[oaie]|ne|gli)$")


def morphit(package: Path) -> Iterator[Entry]:
    """The words of one of the packages italian-words-dict, italian-adjectives-dict, italian-verbs-dict."""
    with tarfile.open(package) as archive:
        for name, read in (("words", _nouns), ("adjectives", _adjectives), ("verbs", _verbs)):
            member = next((m for m in archive.getnames() if m.endswith(f"dist/{name}.json")), None)
            if member and (file := archive.extractfile(member)):
                for form, reading in read(json.load(file)):
                    if form.isalpha():
                        yield form.lower(), reading


def _nouns(table: dict[str, dict[str, str | None]]) -> Iterator[Entry]:
    for lemma, row in table.items():
        gender, plural = (row.get("G") or "").lower(), row.get("P")
        if lemma[-1] not in "aeiou" or plural in (lemma, f"{lemma}s") or (plural and plural[-1] in "àèéìòù"):
            yield lemma, Reading(lemma, "NOUN", gender)  # loans and words with a final accent
            if plural and plural != lemma:
                yield plural, Reading(lemma, "NOUN", gender)
            continue
        if "S" not in row:
            yield lemma, Reading(lemma, "NOUN", gender, "s")
        if plural:
            yield plural, Reading(lemma, "NOUN", gender, "p")
            if plural.endswith("iere"):
                yield plural, Reading(plural, "NOUN", "m", "s")  # the masculine of the same word


def _adjectives(table: dict[str, dict[str, str]]) -> Iterator[Entry]:
    for lemma, row in table.items():
        forms = {"MS": lemma, **row}
        for gender in "MF":
            one, many = forms.get(f"{gender}S"), forms.get(f"{gender}P")
            alike = one == many
            for form, number in ((one, "S"), (many, "P")):
                if form:
                    same = forms.get(f"F{number}") == forms.get(f"M{number}") or lemma.endswith("e")
                    yield form, Reading(lemma, "ADJ", "" if same else gender.lower(), "" if alike else number.lower())


def _verbs(table: dict[str, dict[str, Any]]) -> Iterator[Entry]:
    for lemma, moods in table.items():
        if not lemma.endswith(("are", "ere", "ire", "rre")):
            continue
        yield lemma, Reading(lemma, "VERB", form="inf")
        for mood, tenses in moods.items():
            for tense, forms in tenses.items():
                if mood == "ger":
                    yield _CLITIC.sub("", forms), Reading(lemma, "VERB", form="ger")
                elif mood == "part" and tense == "past":
                    for key, form in forms.items():
                        yield form, Reading(lemma, "VERB", "f" if "F" in key else "m", key[0].lower(), form="part")
                elif mood == "part":
                    for key, form in forms.items():
                        yield form, Reading(form[:-1] + "e", "ADJ", "", key[0].lower())
                elif (mood, tense) in _TENSES:
                    for key, form in forms.items():
                        yield form, Reading(lemma, "VERB", "", key[0].lower(), key[1], "fin", _TENSES[mood, tense])
    for lemma, pos in _LACKING.items():
        yield from _conjugated(lemma, pos)


def _conjugated(lemma: str, pos: str) -> Iterator[Entry]:
    for name, form in paradigm(lemma, "it").items():
        tense, _, rest = name.partition(".")
        if tense == "inf" or tense == "ger":
            yield form, Reading(lemma, pos, form=tense)
        elif tense == "pp" and len(rest) == 2:
            yield form, Reading(lemma, pos, rest[0], rest[1], form="part")
        elif tense in _OWN and rest:
            number, person = ("s", rest) if rest in "123" else ("p", str(int(rest) - 3))
            yield form, Reading(lemma, pos, "", number, person, "fin", _OWN[tense])
