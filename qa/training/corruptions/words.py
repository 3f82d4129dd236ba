"""Word forms of a language with their readings and paradigms, learnt from treebanks and a lemma list."""

from __future__ import annotations

import lzma
import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from qa.language.lexicon import Lexicon, lexicon
from qa.language.tokens import Token

ROWS = 240_000  # words read from the treebanks of a language
LEAST = 1.5  # Zipf frequency a form of a paradigm needs
_VERB = {"VERB": "V", "AUX": "A"}
_FORMS = {"Fin": "FIN", "Inf": "INF", "Part": "PART", "Ger": "GER", "Conv": "GER"}


class Reading(NamedTuple):
    """One reading of a form: its tag (VFIN, AINF, NOUN, …) and what agrees."""

    tag: str
    number: str = ""
    gender: str = ""
    person: str = ""
    tense: str = ""
    case: str = ""


class Row(NamedTuple):
    """A word of a treebank as it is written."""

    form: str
    lemma: str
    reading: Reading


class Words:
    """What is known about the words of one language."""

    def __init__(self, lang: str, ud_folder: Path | None) -> None:
        self.lang = lang
        self.lexicon: Lexicon | None = lexicon(lang)
        self.readings: dict[str, dict[Reading, int]] = {}
        self.paradigms: dict[tuple[str, str], dict[str, Reading]] = {}  # (lemma, word class) -> forms
        self.lemmas: dict[tuple[str, str], str] = {}  # (form, word class) -> lemma
        self.forms: dict[str, tuple[str, ...]] = {}  # lemma -> forms, whatever their class
        self.small: set[str] = set()  # forms that the treebanks have in small letters
        self.lemma: dict[str, str] = {}  # form -> lemma of the lemma list
        self._tagger = _Tagger(lang == "de")
        sentences = [*_read(lang, ud_folder)] if ud_folder else []
        edits = self._learn(sentences)
        self._invert()
        if sentences:
            self._guess(edits)
            self._tagger.learn(sentences, self.readings)

    def zipf(self, form: str) -> float:
        """Zipf frequency of a form, 0 when unknown."""
        return self.lexicon.zipf(form) if self.lexicon else 0.0

    def zipf_once(self, form: str) -> float:
        """The same without remembering it."""
        return self.lexicon.frequency(form) if self.lexicon else 0.0

    def tag(self, tokens: tuple[Token, ...]) -> list[str]:
        """The tags of the tokens; "" for words where no treebank was read."""
        return self._tagger.tag(tokens)

    def reading(self, form: str, tag: str) -> Reading | None:
        """The commonest reading of a form under a tag."""
        best = [(count, r) for r, count in self.readings.get(form, {}).items() if r.tag == tag]
        return max(best)[1] if best else None

    def siblings(self, form: str, tag: str) -> list[tuple[str, Reading]]:
        """The other forms of the word that `form` is under `tag`."""
        key = word_class(tag)
        lemma = self.lemmas.get((form, key))
        return [(f, r) for f, r in self.paradigms.get((lemma, key), {}).items() if f != form] if lemma else []

    def can_be(self, form: str, tag: str) -> bool:
        """Whether a form has a reading with that tag."""
        return any(r.tag == tag for r in self.readings.get(form, ()))

    def _learn(self, sentences: list[list[Row]]) -> dict[tuple[str, str, str], Counter[Reading]]:
        readings: dict[str, Counter[Reading]] = defaultdict(Counter)
        pairs: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        edits: dict[tuple[str, str, str], Counter[Reading]] = defaultdict(Counter)
        for sentence in sentences:
            for form, lemma, reading in sentence:
                if form.islower():
                    self.small.add(form)
                form = form.lower()
                readings[form][reading] += 1
                key = word_class(reading.tag)
                if key in _OPEN:
                    pairs[form, key][lemma] += 1
                    edits[(*_edit(lemma, form), key)][reading] += 1
        for form, counts in readings.items():
            most = sum(counts.values())
            kept = {r: c for r, c in counts.items() if c * 40 >= most or (most < 40 and c > 1) or most < 4}
            self.readings[form] = kept
        for (form, key), lemmas in pairs.items():
            lemma = lemmas.most_common(1)[0][0]
            best = [(c, r) for r, c in self.readings[form].items() if word_class(r.tag) == key]
            known = self.lexicon is None or self.lexicon.common(form)
            if best and known and self._attested(form):
                self._add(form, lemma, key, max(best)[1])
        return edits

    def _add(self, form: str, lemma: str, key: str, reading: Reading) -> None:
        self.lemmas.setdefault((form, key), lemma)
        self.paradigms.setdefault((lemma, key), {}).setdefault(form, reading)

    def _attested(self, form: str) -> bool:
        return form.isalpha() and (len(form) > 1 or form in _SHORT) and self.zipf_once(form) >= LEAST

    def _invert(self) -> None:
        """Turns the lemma list around: lemma to forms."""
        from wordfreq import top_n_list

        lemma_of = self._lemma_of()
        forms: dict[str, list[str]] = defaultdict(list)
        for form in top_n_list(self.lang, 300_000):
            if self.zipf_once(form) < LEAST:
                break
            if form.isalpha():
                lemma = lemma_of(form)
                if lemma:
                    self.lemma[form] = lemma
                    forms[lemma].append(form)
        for lemma in forms:
            if lemma not in forms[lemma] and lemma.isalpha() and self.zipf_once(lemma) >= LEAST:
                forms[lemma].append(lemma)
        self.forms = {lemma: tuple(dict.fromkeys(found)) for lemma, found in forms.items() if len(set(found)) > 1}

    def _lemma_of(self) -> Callable[[str], str | None]:
        """The lemma list: of the lexicon where it has one, else of simplemma."""
        own = self.lexicon
        if own and any(own.lemma(word) != word for word in _PROBES.get(self.lang, ())):
            return own.lemma
        from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

        table = DefaultDictionaryFactory().get_dictionary(self.lang)
        return table.get

    def _guess(self, edits: dict[tuple[str, str, str], Counter[Reading]]) -> None:
        """Readings of the forms that the treebanks lack, from the way they differ from their lemma."""
        endings: dict[str, set[str]] = defaultdict(set)
        for lemma, key in self.paradigms:
            endings[lemma[-2:]].add(key)
        classes: dict[str, set[str]] = defaultdict(set)
        for lemma, key in self.paradigms:
            classes[lemma].add(key)
        for lemma, forms in self.forms.items():
            keys = classes.get(lemma) or {k for k in endings.get(lemma[-2:], ()) if k == "V" or len(lemma) > 4}
            for form in forms:
                edit = _edit(lemma, form)
                for key in keys:
                    counts = edits.get((*edit, key))
                    if counts is None or (counts.total() < 3 and lemma not in classes):
                        continue
                    known = self.readings.setdefault(form, {})
                    if not any(word_class(r.tag) == key for r in known):
                        for reading, _ in counts.most_common(3):
                            known[reading] = 1
                    self._add(form, lemma, key, counts.most_common(1)[0][0])


@cache
def words(lang: str, ud_folder: Path | None) -> Words:
    """The words of a language, read once."""
    return Words(lang, ud_folder)


# Plurals and the like, to see whether a lexicon holds lemmas.
_PROBES = {
    "fr": ("pays", "villes"),
    "en": ("cities",),
    "es": ("ciudades",),
    "de": ("städte",),
    "it": ("leggi", "erano"),
    "pt": ("cidades",),
    "nl": ("steden",),
    "id": ("membaca", "dibaca"),
}
_SHORT = {"a", "à", "e", "è", "é", "i", "o", "y"}
_OPEN = {"V", "A", "N", "J", "D"}


def word_class(tag: str) -> str:
    """One letter for the tags that share a paradigm."""
    if tag[:1] in "VA" and tag[1:] in _ENDINGS:
        return tag[0]
    return {"NOUN": "N", "ADJ": "J", "DET": "D"}.get(tag, "")


_ENDINGS = set(_FORMS.values())


def _edit(lemma: str, form: str) -> tuple[str, str]:
    size = 0
    for a, b in zip(lemma, form, strict=False):
        if a != b:
            break
        size += 1
    return lemma[size:], form[size:]


def _read(lang: str, folder: Path) -> Iterator[list[Row]]:
    left = ROWS
    # Written language first, spoken last.
    paths = sorted(folder.glob(f"{lang}.*.conllu.xz"), key=lambda p: ("rhapsodie" in p.name or "stories" in p.name, p))
    for path in paths:
        rows: list[Row] = []
        until = joined = 0
        surface = ""
        parts: list[Row] = []
        with lzma.open(path, "rt", encoding="utf-8") as file:
            for line in file:
                if line[0] == "#":
                    continue
                if line == "\n":
                    if rows:
                        left -= len(rows)
                        yield rows
                    rows = []
                    until = 0
                    if left < 0:
                        return
                    continue
                cells = line.split("\t", 6)
                if "-" in cells[0]:
                    first, last = cells[0].split("-")
                    joined, until, surface, parts = int(first), int(last), cells[1], []
                    continue
                if "." in cells[0]:
                    continue
                row = Row(cells[1], cells[2].lower(), _reading(cells[3], cells[5]))
                number = int(cells[0])
                if until and joined <= number <= until:
                    parts.append(row)
                    if number == until:
                        rows.append(_join(surface, parts))
                else:
                    rows.append(row)


def _join(surface: str, parts: list[Row]) -> Row:
    first, last = parts[0].reading, parts[-1].reading
    if first.tag == "ADP":
        return Row(surface, surface.lower(), last._replace(tag="ADPDET" if last.tag == "DET" else "ADPPRON"))
    if word_class(first.tag) in ("V", "A") and last.tag == "PRON":
        return Row(surface, parts[0].lemma, first._replace(tag="CLITIC"))
    return Row(surface, parts[0].lemma, first)


_CACHE: dict[tuple[str, str], Reading] = {}


def _reading(pos: str, feats: str) -> Reading:
    found = _CACHE.get((pos, feats))
    if found is None:
        table = dict(part.split("=", 1) for part in feats.split("|")) if feats != "_" else {}
        if pos in _VERB:
            form = _FORMS.get(table.get("VerbForm", ""), "FIN")
            tag = _VERB[pos] + form
        elif pos == "PRON" and table.get("PronType") == "Rel":
            tag = "REL"
        else:
            tag = pos
        tense = table.get("Tense", "") + table.get("Mood", "")
        if table.get("Degree") in ("Cmp", "Sup"):
            tense += table["Degree"]
        found = Reading(
            tag,
            table.get("Number", ""),
            table.get("Gender", ""),
            table.get("Person", ""),
            tense,
            table.get("Case", ""),
        )
        _CACHE[pos, feats] = found
    return found


class _Tagger:
    """A first-order Markov model over the tags, with endings for unknown words."""

    def __init__(self, capital_nouns: bool) -> None:
        self.capital_nouns = capital_nouns  # as German writes them
        self._words: dict[str, tuple[tuple[str, float], ...]] = {}
        self._endings: dict[str, tuple[tuple[str, float], ...]] = {}
        self._moves: dict[tuple[str, str], float] = {}
        self._floor = -9.0

    def learn(self, sentences: list[list[Row]], readings: dict[str, dict[Reading, int]]) -> None:
        moves: Counter[tuple[str, str]] = Counter()
        tags: Counter[str] = Counter()
        endings: dict[str, Counter[str]] = defaultdict(Counter)
        words: dict[str, Counter[str]] = defaultdict(Counter)
        for sentence in sentences:
            last = "^"
            tags["^"] += 1
            for form, _, reading in sentence:
                tag = reading.tag
                moves[last, tag] += 1
                tags[tag] += 1
                low = form.lower()
                words[low][tag] += 1
                if tag in _GUESSED:
                    endings[low[-3:]][tag] += 1
                    endings[low[-2:]][tag] += 1
                last = tag
        self._moves = {pair: math.log(n / tags[pair[0]]) for pair, n in moves.items()}
        for form, known in readings.items():
            counts = words.get(form) or Counter({r.tag: n for r, n in known.items()})
            for reading in known:
                counts[reading.tag] += 0  # a reading that only the paradigm knows
            self._words[form] = tuple((t, math.log((n + 0.2) / tags[t])) for t, n in counts.items() if tags[t])
        for ending, counts in endings.items():
            total = counts.total()
            self._endings[ending] = tuple(
                (t, math.log(n / total) - math.log(tags[t])) for t, n in counts.items() if n * 20 >= total
            )

    def tag(self, tokens: tuple[Token, ...]) -> list[str]:
        if not self._moves:
            return ["" if t.is_word else "NUM" if t.kind == 2 else "PUNCT" for t in tokens]
        moves, floor = self._moves, self._floor
        layer: dict[str, float] = {"^": 0.0}
        back: list[dict[str, str]] = []
        for number, token in enumerate(tokens):
            choices = self._choices(token, number)
            fresh: dict[str, float] = {}
            pointers: dict[str, str] = {}
            for tag, emission in choices:
                best, chosen = -1e9, ""
                for before, score in layer.items():
                    value = score + moves.get((before, tag), floor)
                    if value > best:
                        best, chosen = value, before
                fresh[tag] = best + emission
                pointers[tag] = chosen
            back.append(pointers)
            layer = fresh
        if not back:
            return []
        tag = max(layer, key=layer.__getitem__)
        found = [tag]
        for pointers in reversed(back[1:]):
            tag = pointers[tag]
            found.append(tag)
        found.reverse()
        return found

    def _choices(self, token: Token, number: int) -> tuple[tuple[str, float], ...]:
        known = self._words.get(token.norm)
        if known:
            return known
        if not token.is_word:
            return (("NUM" if token.kind == 2 else "PUNCT" if token.kind == 3 else "SYM", 0.0),)
        if number and token.text[0].isupper() and not self.capital_nouns:
            return (("PROPN", 0.0),)
        norm = token.norm
        found = self._endings.get(norm[-3:]) or self._endings.get(norm[-2:])
        return found or (("NOUN", 0.0),)


_GUESSED = {"VFIN", "VINF", "VPART", "VGER", "NOUN", "ADJ", "ADV", "PROPN"}
