"""Which French nouns stand without a determiner or beside another noun: `python -m bench.nouns FILE... > LISTS`.

Counts words and pairs of words in clean text, one sentence a line, plain or xz, and prints the lists `needs` and `bare` of
`qa/checkers/data/missing-word.toml` and `heads`, `nouns` and `pairs` of `qa/checkers/data/noun-pile.toml`. Facts about words are counted here;
no text is kept.
"""

from __future__ import annotations

import lzma
import sys
import textwrap
import tomllib
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from qa.checkers._patterns import sorts_of
from qa.language.morphology import Morphology, morphology
from qa.language.tokens import Kind, tokenize

LANG = "fr"
TABLE = Path(__file__).parent.parent / "qa" / "checkers" / "data" / "noun-pile.toml"
SEEN = 25  # times that a head must have been seen
ALONE = 40  # times that a noun must have been seen that never is a modifier
ACTION = 15  # the same, for nouns of actions that never were found after another noun
ENDINGS = (
    "age",
    "ages",
    "tion",
    "tions",
    "sion",
    "sions",
    "ment",
    "ments",
    "ité",
    "ités",
    "ance",
    "ances",
    "ence",
    "ences",
)
ALONE_VERB = 500  # the same, where the form is one of a verb too
OPEN = 0.03  # share of a head's places with a noun after it, above which it takes modifiers freely
KINDS = 2  # different heads that a noun may be found after
MODIFIER = 1 / 600  # share of a noun's places after another noun, above which it is a modifier
NEEDS = 80  # times that a noun must have been seen that needs a determiner
BARE = 1 / 3000  # share of a noun's places after a verb or preposition, above which it may lack one
VERBS = frozenset({"finite", "infinitive", "participle", "gerund"})
PREPOSITIONS = frozenset({"selon", "malgré", "dans", "chez", "derrière", "devant"})
MONTHS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"
EXCUSED = frozenset(
    f"boutique boutiques lundi mardi mercredi jeudi vendredi samedi dimanche {MONTHS} midi minuit hier".split()
)


class Counts(NamedTuple):
    """How often each word occurs in lower case, each pair of words, and after a determiner each pair and first word of one."""

    words: Counter[str]
    pairs: Counter[tuple[str, str]]
    determined: Counter[tuple[str, str]]
    places: Counter[str]


def counted(lines: Iterator[str], determiners: frozenset[str], morph: Morphology) -> Counts:
    """The words of the lines, and their pairs whose words may be nouns; the first word of a pair may be anything."""

    @cache
    def noun(word: str) -> bool:
        return any(reading.pos == "NOUN" for reading in morph.readings(word))

    words, places = Counter[str](), Counter[str]()
    pairs, determined = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    for line in lines:
        before, last = "", ""
        for token in tokenize(line.rstrip("\n"), LANG):
            lower = token.kind is Kind.WORD and (token.text.islower() or token.norm in determiners)
            word = token.norm if lower else ""
            words[word] += bool(word)
            if word and last:
                after = before in determiners and noun(last)
                places[last] += after
                if noun(word):
                    pairs[last, word] += 1
                    determined[last, word] += after
            before, last = last, word
    return Counts(words, pairs, determined, places)


def needing(counts: Counts) -> tuple[set[str], set[str]]:
    """Nouns that hardly ever follow a verb without a determiner, and those of them that hardly ever follow a preposition so."""
    after_verb: Counter[str] = Counter()
    after_preposition: Counter[str] = Counter()
    for (first, word), n in counts.pairs.items():
        if VERBS & sorts_of(LANG, first) or first in ("fait", "dit", "pris", "mis") or first.endswith("ant"):
            after_verb[word] += n
        if first in PREPOSITIONS:
            after_preposition[word] += n
    known = {
        w
        for w, n in counts.words.items()
        if n >= NEEDS and len(w) > 3 and w not in EXCUSED and "noun" in sorts_of(LANG, w)
    }
    needs = {word for word in known if after_verb[word] <= BARE * counts.words[word]}
    singular = {word for word in needs if "noun-singular" in sorts_of(LANG, word)}
    return needs, {word for word in singular if after_preposition[word] <= BARE * counts.words[word]}


def is_noun(word: str, morph: Morphology) -> bool:
    """Whether the lexicon knows a noun, perhaps a conjugated verb, and nothing else."""
    readings = [r for r in morph.readings(word) if r.pos != "PROPN"]
    return {r.pos for r in readings} in ({"NOUN"}, {"NOUN", "VERB"}) and all(r.form != "part" for r in readings)


def piling(counts: Counts, morph: Morphology, table: dict[str, str]) -> tuple[set[str], set[str], set[str]]:
    """Heads that take no modifier freely, nouns that never modify one, and the pairs of both that were seen all the same."""
    words, pairs, places = counts.words, +counts.determined, counts.places
    nouns = {word for word, n in words.items() if n >= SEEN and len(word) > 2 and is_noun(word, morph)}
    verbs = {word for word in nouns if any(r.pos == "VERB" for r in morph.readings(word))}
    modified: Counter[str] = Counter()
    for (head, second), n in pairs.items():
        if head in nouns and second in nouns - verbs:
            modified[head] += n
    modifier: Counter[str] = Counter()
    modified_by: Counter[str] = Counter()
    for (head, second), n in pairs.items():
        if head in nouns and places[head] >= 10 and modified[head] < 0.15 * places[head]:
            modifier[second] += n
            modified_by[second] += 1
    persons, never = table["persons"], set(table["modifiers"].split())
    heads = {w for w in nouns if places[w] >= 8 and modified[w] < OPEN * places[w]} - set(table["open"].split())
    alone = {
        word
        for word in nouns
        if words[word] >= _enough(word, word in verbs, modifier[word])
        and modifier[word] <= MODIFIER * words[word]
        and modified_by[word] <= KINDS
        and len(word) > 3
        and "-" not in word
        and not word.endswith(tuple(persons.split()))
        and all(r.gender for r in morph.readings(word) if r.pos == "NOUN")
    }
    alone = (alone - never) | set(table["also"].split())
    return heads, alone, {f"{a}+{b}" for a, b in pairs if a in heads and b in alone}


def _enough(word: str, verb: bool, modifies: int) -> int:
    """Times that a noun must have been seen."""
    if verb:
        return ALONE_VERB
    return ACTION if not modifies and word.endswith(ENDINGS) else ALONE


def read(paths: list[Path]) -> Iterator[str]:
    """The lines of the files."""
    for path in paths:
        with lzma.open(path, "rt") if path.suffix == ".xz" else path.open(encoding="utf-8") as file:
            yield from file


def main() -> None:
    """Print the lists."""
    table = tomllib.loads(TABLE.read_text(encoding="utf-8"))[LANG]
    morph = morphology(LANG)
    assert morph is not None
    determiners = frozenset(f"{table['strong']} {table['weak']} leur".split())
    counts = counted(read([Path(name) for name in sys.argv[1:]]), determiners, morph)
    found = (*needing(counts), *piling(counts, morph, table))
    for name, words in zip(("needs", "bare", "heads", "nouns", "pairs"), found, strict=True):
        text = textwrap.fill(" ".join(sorted(words)), 138, break_long_words=False, break_on_hyphens=False)
        print(f'{name} = """\n{text}\n"""')


if __name__ == "__main__":
    main()
