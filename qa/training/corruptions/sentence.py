"""A sentence on its way to a corruption, and one change of it."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import NamedTuple

from qa.language.tokens import Kind, Token, tokenize
from qa.training.corruptions.tables import Tables
from qa.training.corruptions.words import Reading, Words

_OPENING, _CLOSING = "«“„‹", "»”›"


class Edit(NamedTuple):
    """Puts `text` in place of a stretch; `mark` is the wrong part of `text`, the whole of it by default."""

    start: int
    end: int
    text: str
    kind: str
    label: str = "grammar"
    mark: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Context:
    """What every kind of corruption may look at."""

    lang: str
    words: Words
    tables: Tables
    rng: Random
    pools: dict[tuple[str, ...], list[str]]  # words that can stand for one another in grammar


class Sentence:
    """The tokens of a sentence with their tags and whether they may be touched."""

    __slots__ = ("free", "tags", "text", "tokens", "words")

    def __init__(self, text: str, context: Context) -> None:
        self.text = text
        self.words = context.words
        self.tokens: tuple[Token, ...] = tokenize(text, context.lang)
        self.tags = context.words.tag(self.tokens)
        self.free = _free(self.tokens, self.tags, context)

    def __len__(self) -> int:
        return len(self.tokens)

    def norm(self, i: int) -> str:
        """The word at a place for comparison, "" outside the sentence."""
        return self.tokens[i].norm if 0 <= i < len(self.tokens) else ""

    def tag(self, i: int) -> str:
        """The tag at a place, "" outside the sentence."""
        return self.tags[i] if 0 <= i < len(self.tokens) else ""

    def may(self, i: int) -> bool:
        """Whether the word at a place may be touched."""
        return 0 <= i < len(self.tokens) and self.free[i]

    def reading(self, i: int) -> Reading | None:
        """The reading of the word at a place."""
        return self.words.reading(self.norm(i), self.tag(i))

    def replace(self, i: int, text: str, kind: str, label: str = "grammar", last: int | None = None) -> Edit | None:
        """Tokens `i` to `last` replaced by `text`, in the capitals of the first."""
        end = self.tokens[i if last is None else last].end
        start = self.tokens[i].start
        text = recase(self.tokens[i].text, text)
        return None if text == self.text[start:end] else Edit(start, end, text, kind, label)

    def drop(self, i: int, kind: str) -> Edit | None:
        """The word at `i` left out; the mark is on the word after the gap."""
        if i + 1 >= len(self.tokens) or not self.tokens[i + 1].is_word:
            return None
        following = self.tokens[i + 1]
        text = (
            following.text
            if i or not self.tokens[i].text[0].isupper()
            else following.text[0].upper() + following.text[1:]
        )
        return Edit(self.tokens[i].start, following.end, text, kind)

    def insert(self, i: int, word: str, kind: str) -> Edit:
        """A word put before the word at `i`, and marked."""
        start = self.tokens[i].start
        return Edit(start, start, word + " ", kind, "grammar", (0, len(word)))

    def swap(self, i: int, j: int, k: int, kind: str) -> Edit | None:
        """Tokens [i, j) and [j, k) in the other order."""
        first, second = self.tokens[i:j], self.tokens[j:k]
        if i == 0 or first[-1].text[-1] in "'’" or second[-1].text[-1] in "'’" or self.elided(i - 1):
            return None
        start, end = first[0].start, second[-1].end
        gap = self.text[first[-1].end : second[0].start]
        if not gap.isspace():
            return None
        text = self.text[second[0].start : end] + gap + self.text[start : first[-1].end]
        return None if text == self.text[start:end] else Edit(start, end, text, kind)

    def elided(self, i: int) -> bool:
        """Whether the token ends in an apostrophe and clings to the next."""
        return i >= 0 and self.tokens[i].text[-1] in "'’"

    def fits(self, i: int, word: str, lang: str) -> bool:
        """Whether `word` at `i` leaves the elision before it right (l’ami, le chat, a cat, an ant)."""
        if i == 0 or lang not in _ELIDING:
            return True
        before = self.tokens[i - 1]
        if before.text[-1] in "'’" or before.norm in _ELIDING[lang]:
            return vowel(word) == vowel(self.tokens[i].norm)
        return True


_ELIDING = {
    "fr": {"le", "la", "de", "que", "ne", "je", "me", "te", "se", "ce", "ma", "mon", "sa", "son", "ta", "ton", "cet"},
    "it": {
        "il",
        "lo",
        "la",
        "un",
        "uno",
        "una",
        "del",
        "dello",
        "della",
        "al",
        "allo",
        "alla",
        "nel",
        "nella",
        "gli",
        "i",
    },
    "en": {"a", "an"},
}


def vowel(word: str) -> bool:
    """Whether a word begins with a vowel, or with an h that is mostly silent."""
    return word[:1].lower() in "aàâäeéèêëiîïoôöuùûühyœæ"


def recase(model: str, text: str) -> str:
    """`text` with the capital that `model` has."""
    if model[:1].isupper() and text[:1].islower():
        return text[0].upper() + text[1:]
    return text


def _free(tokens: tuple[Token, ...], tags: list[str], context: Context) -> list[bool]:
    free = []
    quoted = False
    lexicon = context.words.lexicon
    for number, token in enumerate(tokens):
        text = token.text
        if text in _OPENING:
            quoted = not (text == "“" and quoted)
        elif text in _CLOSING:
            quoted = False
        elif text == '"':
            quoted = not quoted
        ok = token.kind is Kind.WORD and not quoted and tags[number] != "PROPN"
        if ok and not text.islower():
            if number == 0:
                ok = text[1:].islower() or (len(text) == 1 and text != "A")
                ok = ok and (lexicon is None or lexicon.common(token.norm) or len(text) < 3)
            else:
                ok = context.lang == "de" and tags[number] == "NOUN" and text[1:].islower()
        free.append(ok)
    return free
