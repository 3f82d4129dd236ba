"""What to write in the place of a match: a glossary's rendering in the form that the sentence asks for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from qa.analysis import Analysis
from qa.checkers._nouns import Phrase, noun_phrase, with_words_before
from qa.checkers._participles import adjective
from qa.checkers._place import Place, cut, joined, lemma
from qa.checkers._verbs import verb_phrase
from qa.glossary.matching import Match
from qa.glossary.model import Kind
from qa.glossary.pattern import SLOT, Atom, parse
from qa.language.tokens import Token

NAMES = frozenset({Kind.EXONYM, Kind.NAME})
MOST = 3  # renderings that a reader is offered


class Wording(NamedTuple):
    """A text for the place that begins at `start`: at the match, or at a word before it that changes too."""

    text: str
    start: int
    listed: bool  # the rendering as the glossary has it


def wordings(segment: Analysis, match: Match) -> Iterator[Wording]:
    """The entry's renderings as they fit in, the best first."""
    place = Place.of(segment, match)
    for term in _apt(place)[:MOST]:
        yield worded(place, term)


def worded(place: Place, term: str) -> Wording:
    """A rendering as it fits into its place, as it is listed where no better form is known."""
    match = place.match
    filled = term.replace("*", match.gap) if match.gap else term.replace(" *", "").replace("*", "")
    found = _form(place, filled, term)
    phrase = found or Phrase(filled, noun=False)
    text, start = with_words_before(place, phrase) if found or match.entry.kind in NAMES else (filled, match.start)
    if start == match.start:
        text = _with_capital(place, text)
    elif _shouted(place):
        text = text.upper()
    return Wording(text, start, text == _with_capital(place, filled))


def _form(place: Place, filled: str, term: str) -> Phrase | None:
    if not filled:
        return None
    if place.match.slot:
        text = _slot(place, filled)
        return Phrase(text, noun=False) if text else None
    if place.match.entry.kind in NAMES:
        return Phrase(_name(place, filled), noun=False)
    text = verb_phrase(place, filled) or ("" if "*" in term else adjective(place, filled))
    return Phrase(text, noun=False) if text else noun_phrase(place, filled)


def _apt(place: Place) -> tuple[str, ...]:
    """The renderings that begin with the same preposition as the match, if some do and others do not."""
    terms = place.match.entry.right
    if place.match.entry.kind not in NAMES:
        return terms
    first = place.found[0].norm if place.found else ""
    same = tuple(term for term in terms if term.lower().startswith(first + " ")) if place.is_function(first) else ()
    return same or terms


def _slot(place: Place, term: str) -> str | None:
    """The match with the set phrase's own word in the slot, everything else as it is."""
    words, lang = cut(term, place.lang), place.lang
    at = next((n for n, token in enumerate(place.found) if token.norm == place.match.slot), None)
    for sequence in parse(place.match.entry.slot, lang) if at is not None else ():
        if SLOT not in sequence:
            continue
        slot = sequence.index(SLOT)
        own = _aligned(sequence, slot, words, lang)
        if own is None or len(sequence) != len(place.found) or slot != at:
            continue
        start, end = place.found[at].start, place.found[at].end
        return place.text[place.match.start : start] + own.text + place.text[end : place.match.end]
    return None


def _aligned(sequence: Sequence[Atom], slot: int, words: Sequence[Token], lang: str) -> Token | None:
    """The word of the set phrase that stands where the slot is, by its neighbours."""
    before, after = sequence[slot - 1] if slot else None, sequence[slot + 1] if slot + 1 < len(sequence) else None
    for exact in (True, False):
        for n, word in enumerate(words):
            left = before is None or (n > 0 and _is(words[n - 1], before, "" if exact else lang))
            right = after is None or (n + 1 < len(words) and _is(words[n + 1], after, "" if exact else lang))
            last = before is not None and left and n == len(words) - 1  # the pattern goes on where the phrase ends
            if word.is_word and ((left and right) or last):
                return word
    return None


def _is(token: Token, atom: Atom, lang: str) -> bool:
    return atom.value.lower() in (token.norm, lemma(token.norm, lang) if lang else token.norm)


def _name(place: Place, term: str) -> str:
    """A name with the little words that the match has before and after the foreign one."""
    words, found = cut(term, place.lang), place.found
    big = [n for n, token in enumerate(found) if token.text[:1].isupper() or not token.is_word]
    if not big or not words or not (words[0].text[:1].isupper() and words[-1].text[:1].isupper()):
        return term
    first = found[: big[0]]
    if any(token.norm in ("en", "la", "le", "los", "las", "il", "lo") for token in first) and place.lang != "es":
        return term  # the preposition or article goes with the name
    return joined(joined(place.words(0, big[0]), term), place.words(big[-1] + 1, len(found)))


def _with_capital(place: Place, text: str) -> str:
    """With a capital where the match has one, or all in capitals in a headline."""
    old = place.text[place.match.start : place.match.end]
    if _shouted(place) and not text.isupper():
        return text.upper()
    if not (old[:1].isupper() and old[1:2].islower() and not text[:1].isupper()):
        return text
    if place.lang == "de" and place.before:  # its nouns have one in any place
        return text
    return text[:1].upper() + text[1:]


def _shouted(place: Place) -> bool:
    """Whether the match is written in capitals as its sentence is, not as an acronym is."""
    words = [token for token in place.found if token.is_word and len(token.text) > 1]
    if not words or not all(token.text.isupper() for token in words):
        return False
    if place.match.entry.kind is Kind.EXONYM:
        return max(len(token.text) for token in words) > 3
    around = [token for token in (*place.before, *((place.after,) if place.after else ())) if len(token.text) > 3]
    return len(words) > 1 or (bool(around) and all(token.text.isupper() for token in around))
