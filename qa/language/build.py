"""Makes the lexicons in `data/lexicon/` again: `python -m qa.language.build` (needs the extra `build`).

For each language a memory-mapped trie of word forms and, by the trie's numbering, two arrays: `zipf` (one byte a form:
fifteen times the Zipf frequency, log10 of the occurrences in a thousand million words, 1 for a form known from a lemma
list alone; the highest bit marks a form that a lemma list has in lower case: a common word, not a name) and, for the
first-class languages, `lemma` (four bytes a form: the number of its lemma).

Frequencies: wordfreq 3.1 (Robyn Speer), data CC BY-SA 4.0. Lemmas: simplemma (Adrien Barbaresi), MIT.
"""

from __future__ import annotations

import sys
from array import array
from pathlib import Path

from qa.language.lexicon import COMMON, FOLDER, SCALE

FIRST_CLASS = ("fr", "en", "es", "de", "it", "pt", "nl", "id")
OTHERS = (
    "ru", "uk", "pl", "cs", "sk", "sv", "nb", "da", "fi", "ro", "hu", "tr", "ca", "ar", "fa", "el", "bg", "mk", "sh",
    "sl", "lt", "lv", "ms", "fil", "vi", "he", "hi", "bn",
)  # fmt: skip
OTHERS_FLOOR = 2.8  # Zipf: a word left in by a machine is seldom rarer than this in its own language
# Compounds and clitics without end: of the lemma lists only forms that wordfreq has.
ATTESTED_ONLY = {"de", "es", "it", "pt", "nl"}


def build(lang: str, folder: Path) -> int:
    """Write the lexicon of `lang`; the number of its forms."""
    import marisa_trie
    from wordfreq import get_frequency_dict
    from wordfreq.numbers import has_digit_sequence

    first = lang in FIRST_CLASS
    frequencies = get_frequency_dict(lang, wordlist="best")
    zipf = {word: _zipf(value) for word, value in frequencies.items() if not has_digit_sequence(word)}
    if not first:
        zipf = {word: value for word, value in zipf.items() if value >= OTHERS_FLOOR}
    lemmas, common = _lemmas(lang)
    for form, lemma in lemmas.items() if first else ():
        if lang not in ATTESTED_ONLY or form in frequencies:
            zipf.setdefault(form, 1 / SCALE)
            zipf.setdefault(lemma, 1 / SCALE)
    trie = marisa_trie.Trie(zipf)
    trie.save(str(folder / f"{lang}.trie"))
    values, numbers = bytearray(len(zipf)), array("I", range(len(zipf)))
    for word, value in zipf.items():
        number = trie[word]
        values[number] = max(1, min(COMMON - 1, round(value * SCALE))) | (COMMON if word in common else 0)
        base = lemmas.get(word)
        if base in zipf:
            numbers[number] = trie[base]
    (folder / f"{lang}.zipf").write_bytes(values)
    if first:
        if sys.byteorder == "big":
            numbers.byteswap()
        (folder / f"{lang}.lemma").write_bytes(numbers.tobytes())
    return len(zipf)


def _zipf(frequency: float) -> float:
    from math import log10

    return max(0.0, log10(frequency) + 9)


def _lemmas(lang: str) -> tuple[dict[str, str], set[str]]:
    """Lemma of each form, and the forms that the list has in lower case."""
    from simplemma.strategies.dictionaries.dictionary_factory import SUPPORTED_LANGUAGES, DefaultDictionaryFactory

    listed = {"sh": "hbs", "fil": "tl"}.get(lang, lang)
    if listed not in SUPPORTED_LANGUAGES:
        return {}, set()
    table = DefaultDictionaryFactory().get_dictionary(listed)
    found: dict[str, str] = {}
    common: set[str] = set()
    for key, value in table.items():
        form, lemma = (x.decode() if isinstance(x, bytes) else x for x in (key, value))
        if any(c.isdigit() or c.isspace() for c in form + lemma):
            continue
        lowered = form.lower()
        if form == lowered:
            common |= {form, lemma} if lemma == lemma.lower() else {form}
        if form == lowered or lowered not in table:
            found[lowered] = lemma.lower()
    return found, common


def main() -> None:
    """Build every lexicon."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for lang in FIRST_CLASS + OTHERS:
        print(f"{lang}: {build(lang, FOLDER):,} forms")


if __name__ == "__main__":
    main()
