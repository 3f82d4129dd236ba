"""Word forms of a language with their frequency and lemma, from memory-mapped files."""

from __future__ import annotations

import mmap
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "data" / "lexicon"
SCALE = 15  # steps of the stored byte in one unit of Zipf
COMMON = 128  # bit of the stored byte: a common word, not only a name


@cache
def available() -> tuple[str, ...]:
    """Languages that have a lexicon."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.trie")))


@cache
def lexicon(lang: str) -> Lexicon | None:
    """The lexicon of a language, or None where there is none."""
    return Lexicon(lang) if lang in available() else None


class Lexicon:
    """Frequencies and lemmas of one language; every word is given in lower case."""

    def __init__(self, lang: str) -> None:
        import marisa_trie

        self.lang = lang
        self._trie = marisa_trie.Trie().mmap(str(FOLDER / f"{lang}.trie"))
        self._zipf = _mapped(FOLDER / f"{lang}.zipf")
        lemmas = FOLDER / f"{lang}.lemma"
        self._lemmas = _mapped(lemmas).cast("I") if lemmas.exists() else None
        self._seen: dict[str, float] = {}

    def zipf(self, word: str) -> float:
        """Zipf frequency of a form: 0 unknown, 0.07 known from a lemma list alone, 1 to 8 attested."""
        value = self._seen.get(word)
        if value is None:
            if len(self._seen) > 20_000:
                self._seen.clear()
            value = self._seen[word] = self.frequency(word)
        return value

    def frequency(self, word: str) -> float:
        """The same as `zipf`, without remembering it."""
        number = self._trie.get(word)
        return 0.0 if number is None else (self._zipf[number] & ~COMMON) / SCALE

    def common(self, word: str) -> bool:
        """Whether a lemma list has the form in lower case, so that it is not only a name."""
        number = self._trie.get(word)
        return number is not None and bool(self._zipf[number] & COMMON)

    def lemma(self, word: str) -> str:
        """The lemma of a form, the form itself when none is known."""
        if self._lemmas is None:
            return word
        number = self._trie.get(word)
        if number is None:
            return word
        lemma = self._lemmas[number]
        return word if lemma == number else str(self._trie.restore_key(lemma))

    def forms(self, lemma: str) -> tuple[str, ...]:
        """Attested forms of a lemma, the most frequent first."""
        import numpy as np

        number = self._trie.get(lemma)
        if self._lemmas is None or number is None:
            return ()
        same = np.flatnonzero(np.frombuffer(self._lemmas, np.uint32) == number)
        found = {lemma, *(str(self._trie.restore_key(int(form))) for form in same)}
        chosen = [word for word in found if self.frequency(word) >= 1.0]
        return tuple(sorted(chosen, key=lambda word: (-self.frequency(word), word)))


def _mapped(path: Path) -> memoryview:
    with path.open("rb") as file:
        return memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
