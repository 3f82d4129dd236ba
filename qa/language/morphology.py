"""What the grammar says of a word form: lemma, part of speech, gender, number, person, from memory-mapped files."""

from __future__ import annotations

import mmap
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "data" / "morphology"
REMEMBERED = 50_000  # forms


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a word form. An empty feature is one that the form does not tell: French “élève” is m or f."""

    lemma: str
    pos: str  # a tag of Universal Dependencies: NOUN, ADJ, VERB, AUX, DET, PRON, ADP, ADV, CCONJ, SCONJ, INTJ, PROPN
    gender: str = ""  # m, f or, where a language has it, n
    number: str = ""  # s or p
    person: str = ""  # 1, 2 or 3
    form: str = ""  # of verbs: fin, inf, part (past participle), ger (gerund, present participle)
    tense: str = ""  # of conjugated verbs: pres, imp, past, fut, cond, sub, subimp, imper

    @property
    def finite(self) -> bool:
        """Whether it is a conjugated verb."""
        return self.form == "fin"


Entry = tuple[str, Reading]  # a form with one of its readings


@cache
def described() -> tuple[str, ...]:
    """Languages that have a morphological lexicon."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.trie")))


@cache
def morphology(lang: str) -> Morphology | None:
    """The morphological lexicon of a language, or None where there is none."""
    return Morphology(lang) if lang in described() else None


class Morphology:
    """The readings of the forms of one language; every form is given in lower case with straight apostrophes.

    Three files: a trie of forms, an array that gives for each form of the trie the number of its class, and the
    classes, one a line: readings whose lemma is told as letters to cut off the form and letters to add.
    """

    def __init__(self, lang: str) -> None:
        import marisa_trie

        self.lang = lang
        self._trie = marisa_trie.Trie().mmap(str(FOLDER / f"{lang}.trie"))
        with (FOLDER / f"{lang}.class").open("rb") as file:
            self._class = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)).cast("H")
        self._classes = (FOLDER / f"{lang}.classes").read_text(encoding="utf-8").split("\n")
        self._outliers: dict[str, tuple[str, ...]] = {}
        for line in (FOLDER / f"{lang}.outliers").read_text(encoding="utf-8").splitlines():
            lemma, *forms = line.split(" ")
            self._outliers[lemma] = tuple(forms)
        self._seen: dict[str, tuple[Reading, ...]] = {}

    def __len__(self) -> int:
        return len(self._trie)

    def known(self, form: str) -> bool:
        """Whether the lexicon has the form."""
        return form in self._trie

    def readings(self, form: str) -> tuple[Reading, ...]:
        """Every way to read a form; none where the form is unknown."""
        found = self._seen.get(form)
        if found is None:
            if len(self._seen) > REMEMBERED:
                self._seen.clear()
            found = self._seen[form] = self._read(form)
        return found

    def _read(self, form: str) -> tuple[Reading, ...]:
        number = self._trie.get(form)
        if number is None:
            return ()
        return tuple(_decoded(form, part) for part in self._classes[self._class[number]].split(" "))

    def forms(self, lemma: str, pos: str, **features: str) -> tuple[str, ...]:
        """The forms of a lemma that have these features or do not tell them: `forms("local", "ADJ", number="p")`."""
        near = self._trie.keys(stem(lemma))
        candidates = (*near, *self._outliers.get(lemma, ()))
        return tuple(form for form in candidates if any(_fits(r, lemma, pos, features) for r in self.readings(form)))


def stem(lemma: str) -> str:
    """The beginning that nearly all forms of a lemma share; those that do not are listed as outliers."""
    return lemma[: (len(lemma) + 1) // 2]


def _fits(reading: Reading, lemma: str, pos: str, features: dict[str, str]) -> bool:
    if reading.lemma != lemma or reading.pos != pos:
        return False
    return all(getattr(reading, name) in ("", value) for name, value in features.items())


def _decoded(form: str, part: str) -> Reading:
    cut, add, pos, *features = part.split(",")
    return Reading(form[: len(form) - int(cut)] + add, pos, *features)


def encoded(form: str, reading: Reading) -> str:
    """A reading as a class file writes it."""
    shared = 0
    while shared < min(len(form), len(reading.lemma)) and form[shared] == reading.lemma[shared]:
        shared += 1
    features = (reading.gender, reading.number, reading.person, reading.form, reading.tense)
    return ",".join((str(len(form) - shared), reading.lemma[shared:], reading.pos, *features)).rstrip(",")
