"""Reads the Portuguese spelling dictionary of jspell, whose words and endings tell what they are."""

from __future__ import annotations

import re
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from qa.language.morphology import Entry, Reading

_POS = {
    "nc": ("NOUN",), "adj": ("ADJ",), "a_nc": ("ADJ", "NOUN"), "v": ("VERB",), "adv": ("ADV",), "prep": ("ADP",),
    "con": ("SCONJ",), "in": ("INTJ",), "art": ("DET",), "pdem": ("DET", "PRON"), "pind": ("DET", "PRON"),
    "ppos": ("DET", "PRON"), "pint": ("PRON",), "prel": ("PRON",), "ppes": ("PRON",), "cp": ("ADP",),
}  # fmt: skip
_TENSES = {
    "p": ("pres",), "pi": ("imp",), "pp": ("past",), "pmp": ("plup",), "f": ("fut",), "c": ("cond",), "pc": ("sub",),
    "pic": ("subimp",), "fc": ("subfut",), "i": ("imper",), "ip": ("inf",),
}  # fmt: skip
_AUXILIARIES = ("ser", "estar", "ter", "haver")
_BRAZIL = re.compile("[éó](?=[mn][aeiou])")  # económico, econômico
# Where the source says otherwise, it is often wrong.
_FEMININE = re.compile("(?:[çs]ão|[çs]ões|dades?|tudes?|ezas?|ncias?|uras?|idão|gens?)$")
_MASCULINE = re.compile("[^ã]os?$")
_VOWEL = re.compile("[aeiouáâãéêíóôõú]")
_ENDING = tuple[str, str, re.Pattern[str], str]


def jspell(package: Path) -> Iterator[Entry]:
    """The single words of the Debian package hunspell-pt-pt."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["dpkg", "-x", str(package), folder], check=True)
        affixes, words = (Path(folder) / "usr/share/hunspell" / f"pt_PT.{kind}" for kind in ("aff", "dic"))
        endings = _endings(affixes.read_text(encoding="utf-8"))
        for line in words.read_text(encoding="utf-8").splitlines():
            for form, reading in _entries(line, endings):
                if form.isalpha():
                    yield form.lower(), reading
                    brazilian = _BRAZIL.sub(lambda match: "êô"["éó".index(match[0])], form)
                    if brazilian != form:
                        yield brazilian.lower(), reading


def _endings(text: str) -> dict[str, list[_ENDING]]:
    found: dict[str, list[_ENDING]] = {}
    for line in text.splitlines():
        match = re.match(r"SFX (\S)\s+(\S+)\s+([^\s/]+)(?:/\S*)?\s+(\S+)\s+\+?(\S*=\S*)", line)
        if match:
            flag, cut, add, condition, told = match.groups()
            cut = "" if cut == "0" else cut
            found.setdefault(flag, []).append((cut, "" if add == "0" else add, re.compile(condition + "$"), told))
    return found


def _entries(line: str, endings: dict[str, list[_ENDING]]) -> Iterator[Entry]:
    word, _, told = line.partition("\t")
    form, _, flags = word.partition("/")
    if not told.startswith("[") or "CAT=np" in told:
        return
    parts = told.strip("[]").split("$")
    lemma = parts[1] if len(parts) > 1 and parts[1] else form
    features = _told(",".join(parts))
    yield from ((form, reading) for reading in _readings(form, lemma.lower(), features))
    for flag in flags:
        for cut, add, condition, more in endings.get(flag, ()):
            if form.endswith(cut) and condition.search(form):
                changed = form[: len(form) - len(cut)] + add
                own = {k: v for k, v in features.items() if k != "T"} if "T=" in more else features
                yield from ((changed, reading) for reading in _readings(changed, lemma.lower(), own | _told(more)))


def _told(text: str) -> dict[str, str]:
    return dict(part.split("=", 1) for part in text.split(",") if "=" in part)


def _gender(form: str, gender: str) -> str:
    """The gender of a noun where its ending does not speak against it."""
    against = {"m": _FEMININE, "f": _MASCULINE}.get(gender)
    return "" if against and against.search(form) else gender


def _number(form: str, lemma: str, number: str) -> str:
    """The number of a noun where its last letter tells it too: not of “vírus”, “km”."""
    plural = form.endswith("s")
    if (plural and form == lemma) or not _VOWEL.search(form):
        return ""
    return number if plural == (number == "p") else ""


def _readings(form: str, lemma: str, told: dict[str, str]) -> Iterator[Reading]:
    gender = told.get("G", "").replace("_", "").replace("2", "")
    number = told.get("N", "").replace("_", "")
    for pos in _POS.get(told.get("CAT", ""), ()):
        if pos == "NOUN":
            yield Reading(lemma, pos, _gender(form, gender), _number(form, lemma, number))
        elif pos != "VERB":
            yield Reading(lemma, pos, "" if form.endswith(("e", "es")) else gender, number)
            continue
        tense, person = told.get("T", ""), told.get("P", "")
        pos = "AUX" if lemma in _AUXILIARIES else pos
        if tense == "inf":
            yield Reading(lemma, pos, form="inf")
        elif tense == "g":
            yield Reading(lemma, pos, form="ger")
        elif tense == "ppa":
            yield Reading(lemma, pos, gender, number, form="part")
        elif tense in _TENSES:
            for one in person.split("_"):
                yield Reading(lemma, pos, "", number, one, "fin", _TENSES[tense][0])
