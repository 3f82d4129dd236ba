"""Candidates for terms and names in a text: what it says often that the language at large says seldom."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from math import log2

from qa.language.data import described, language_data
from qa.language.lexicon import lexicon
from qa.language.tokens import Kind, Token, tokenize

LONGEST = 4  # words of a candidate
KNOWN = 0.8  # a candidate that is this often part of one longer candidate is left to it
MOST_PLACES = 2000  # paragraphs in which a candidate is worth aligning
_UNKNOWN = 0.5  # Zipf frequency of a word that the lexicon does not have


@dataclass(slots=True)
class Candidate:
    """A term or name that a text may want in its glossary."""

    text: str  # in its commonest form
    count: int
    keyness: float  # bits by which it is commoner here than in the language, times the logarithm of its count
    name: bool  # nearly always with a capital
    places: frozenset[int] = field(default_factory=frozenset)  # numbers of the paragraphs that hold it
    source: str = ""  # what seems to stand for it in the source
    agreement: float = 0.0  # how well the places of both agree, from 0 to 1 (Dice)


@dataclass(slots=True)
class _Seen:
    forms: Counter[str] = field(default_factory=Counter)
    places: list[int] = field(default_factory=list)
    capitals: int = 0


def candidates(paragraphs: Sequence[str], lang: str, *, least: int = 2) -> list[Candidate]:
    """The candidates of a text, the most telling first."""
    seen: dict[tuple[str, ...], _Seen] = defaultdict(_Seen)
    total = 0
    for number, paragraph in enumerate(paragraphs):
        tokens = tokenize(paragraph, lang)
        total += sum(token.is_word for token in tokens)
        for run in _runs(tokens, paragraph):
            for words in _phrases(run, lang):
                key = tuple(_lemma(word.norm, lang) for word in words)
                entry = seen[key]
                entry.forms[paragraph[words[0].start : words[-1].end]] += 1
                entry.places.append(number)
                entry.capitals += words[0].text[0].isupper() and words[0] is not tokens[0]
    kept = {key: found for key, found in seen.items() if len(found.places) >= least}
    longer = _longer(kept)
    whole = {key: entry for key, entry in kept.items() if longer.get(key, 0) < len(entry.places) * KNOWN}
    found = [_candidate(key, entry, lang, total) for key, entry in whole.items()]
    return sorted((c for c in found if c.keyness > 0), key=lambda c: (-c.keyness, c.text))


def _runs(tokens: Sequence[Token], text: str) -> Iterator[list[Token]]:
    """Stretches of words with nothing but a blank between them; ideograms stand together."""
    run: list[Token] = []
    for token in tokens:
        joined = run and text[run[-1].end : token.start] in ("", " ", "\u00a0", "\u202f")
        if token.kind in (Kind.WORD, Kind.IDEOGRAM) and joined:
            run.append(token)
            continue
        if run:
            yield run
        run = [token] if token.kind in (Kind.WORD, Kind.IDEOGRAM) else []
    if run:
        yield run


def _phrases(run: list[Token], lang: str) -> Iterator[list[Token]]:
    """One to four words that begin and end with a word of content."""
    small = language_data(lang).function_words if lang in described() else frozenset()
    content = [(len(t.norm.strip("'")) > 1 and t.norm not in small) or t.kind is Kind.IDEOGRAM for t in run]
    for start in range(len(run)):
        for end in range(start + 1, min(start + LONGEST, len(run)) + 1):
            if content[start] and content[end - 1] and (end - start > 1 or run[start].kind is Kind.WORD):
                yield run[start:end]


def _longer(seen: dict[tuple[str, ...], _Seen]) -> dict[tuple[str, ...], int]:
    """For the parts of longer candidates, how often the commonest of these occurs."""
    most: dict[tuple[str, ...], int] = {}
    for key, entry in seen.items():
        for start in range(len(key)):
            for end in range(start + 1, len(key) + 1):
                if end - start < len(key):
                    part = key[start:end]
                    most[part] = max(most.get(part, 0), len(entry.places))
    return most


def _lemma(word: str, lang: str) -> str:
    lex = lexicon(lang)
    return lex.lemma(word) if lex is not None else word


def _candidate(key: tuple[str, ...], entry: _Seen, lang: str, total: int) -> Candidate:
    count = len(entry.places)
    text = min(entry.forms, key=lambda form: (-entry.forms[form], form))
    lex, keyness = lexicon(lang), 0.0
    if lex is not None:
        words = [token.norm for token in tokenize(text, lang) if token.is_word] or list(key)
        zipf = min((lex.zipf(word) or _UNKNOWN) for word in words) - 0.5 * (len(words) - 1)
        keyness = log2(count / total * 1e6) - log2(10 ** (zipf - 3))  # Zipf 3 is once in a million words
    else:
        keyness = float(len(key))
    name = entry.capitals * 2 > count and text[0].isupper()
    return Candidate(text, count, round(keyness * log2(count + 1), 1), name, frozenset(entry.places))


def aligned(found: Sequence[Candidate], source: Sequence[Candidate], ratio: float = 1.0) -> Iterator[Candidate]:
    """The candidates with the one of the source that stands in the same paragraphs most often.

    That is co-occurrence, not understanding: `ratio` is the number of paragraphs here for one of the source, and where
    the two texts are not cut alike, or two terms always come together, the pairs are wrong.
    """
    at: dict[int, list[int]] = defaultdict(list)
    moved = [frozenset(round(place * ratio) for place in candidate.places) for candidate in source]
    for number, places in enumerate(moved):
        for place in places if len(places) <= MOST_PLACES else ():
            at[place].append(number)
    for candidate in found:
        shared = Counter(number for place in candidate.places for number in at.get(place, ()))
        best = max(shared, key=lambda n: (_dice(candidate, moved[n], shared[n], source[n]), -n), default=None)
        if best is None:
            yield candidate
            continue
        agreement = 2 * shared[best] / (len(candidate.places) + len(moved[best]))
        yield (
            replace(candidate, source=source[best].text, agreement=round(agreement, 2))
            if agreement >= 0.5
            else candidate
        )


def _dice(one: Candidate, places: frozenset[int], shared: int, other: Candidate) -> float:
    """Agreement of the places, a little better where both are names and occur as often."""
    same = 0.05 * (one.name == other.name) + 0.05 * (one.count == other.count)
    spelled = 0.2 * (one.text.casefold() == other.text.casefold())
    return 2 * shared / (len(one.places) + len(places)) + same + spelled
