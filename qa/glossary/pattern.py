"""The pattern language of glossaries: words, `lemma~`, `a/b`, `[optional]`, `*` and `{}`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple
from unicodedata import normalize

from qa.errors import GlossaryError
from qa.language.inflection import is_infinitive
from qa.language.lemmas import adjective_stem, citation, contracted
from qa.language.lexicon import lexicon
from qa.language.tokens import Token, tokenize

MOST = 4096  # plain sequences that one pattern may stand for


class Atom(NamedTuple):
    """What one token must be, a gap or a slot.

    A form (`w`), a form in this case (`c`), a form of a lemma (`l`), the same with a capital (`n`), an adjective with
    any ending (`a`), a preposition with or without an article (`p`).
    """

    kind: str
    value: str = ""


GAP = Atom("*")
SLOT = Atom("{}")
GAP_WORDS = 4


def parse(pattern: str, lang: str, where: str = "") -> tuple[tuple[Atom, ...], ...]:
    """Every plain sequence of atoms that a pattern stands for."""
    sequences: list[tuple[Atom, ...]] = [()]
    for choices in items(pattern, lang, where):
        sequences = [before + choice for before in sequences for choice in choices]
        if len(sequences) > MOST:
            raise GlossaryError(f"{where}: the pattern “{pattern}” stands for more than {MOST} phrases; make it two")
    found = tuple(dict.fromkeys(sequence for sequence in sequences if sequence))
    if not found or any(s[0].kind == "*" or s[-1].kind == "*" for s in found):
        raise GlossaryError(f"{where}: the pattern “{pattern}” must begin and end with a word")
    return found


def items(pattern: str, lang: str, where: str = "") -> Iterator[list[tuple[Atom, ...]]]:
    """The items of a pattern: for each the atoms of every choice, none for an item that may be missing."""
    for item in _items(pattern, where):
        choices = [_atoms(word, lang, pattern, where) for word in item.strip("[]").split("/")]
        yield [*choices, ()] if item.startswith("[") and item.endswith("]") else choices


def anchors(pattern: str, lang: str, where: str = "") -> tuple[Atom, ...]:
    """Atoms of which every match of the pattern holds one: those of its longest item that cannot be missing."""
    best: tuple[str, ...] = ()
    for item in _items(pattern, where):
        if not item.startswith("[") and "*" not in item and "{" not in item:
            words = tuple(item.split("/"))
            if not best or min(map(len, words)) > min(map(len, best)):
                best = words
    return tuple(atom[-1] for word in best if (atom := _atoms(word, lang, pattern, where)))


def literal(term: str, lang: str) -> tuple[Atom, ...]:
    """A term as it is written, no pattern: each word in any inflected form, names and acronyms as they stand."""
    return tuple(
        Atom("c", token.text.replace("’", "'"))
        if _is_name(token.text, lang)
        else Atom("n" if token.text[0].isupper() else "l", citation(token.norm, lang))
        for token in tokenize(term, lang)
    )


def literal_anchor(term: str, lang: str) -> Atom | None:
    """An atom of which every match of a plain term holds one."""
    plain = [word for word in term.split(" ") if word.isalpha() and word.islower() and max(word) < "\u0250"]
    if plain:  # by far the most; no need for tokens
        return Atom("l", citation(normalize("NFC", max(plain, key=len)), lang))
    return max(literal(term, lang), key=lambda atom: len(atom.value), default=None)


def _is_name(word: str, lang: str) -> bool:
    if word == word.lower():
        return False
    return lang != "de" or word[1:] != word[1:].lower() or len(word) == 1  # German nouns have a capital and inflect


def _items(pattern: str, where: str) -> Iterator[str]:
    """The items between blanks; blanks within brackets do not count."""
    if "[" not in pattern and "]" not in pattern:
        yield from pattern.split()
        return
    depth, item = 0, ""
    for char in pattern:
        depth += (char == "[") - (char == "]")
        if char.isspace() and depth == 0:
            if item:
                yield item
            item = ""
        else:
            item += char
    if depth:
        raise GlossaryError(f"{where}: a bracket is not closed in “{pattern}”")
    if item:
        yield item


def _atoms(word: str, lang: str, pattern: str, where: str) -> tuple[Atom, ...]:
    if word == "*":
        return (GAP,)
    if word == "{}":
        return (SLOT,)
    if word.endswith("{}"):
        return (*_atoms(word.removesuffix("{}"), lang, pattern, where), SLOT)
    inflected = word.endswith("~")
    if word.isalpha():  # by far the most; no need to look for more than one token
        return (Atom("w", word) if word.islower() else Atom("c", word),)
    tokens = tokenize(word.removesuffix("~"), lang)
    if word.endswith(("'", "’")):
        tokens = tokenize(word + "a", lang)[:-1] or tokens  # an elided word is one only before another
    if not tokens:
        raise GlossaryError(f"{where}: an empty alternative in “{pattern}”")
    atoms = [Atom("c", t.text) if t.text != t.text.lower() else Atom("w", t.norm) for t in tokens]
    if inflected:
        atoms[-1] = _lemma(tokens[-1], lang)
    return tuple(atoms)


def _lemma(token: Token, lang: str) -> Atom:
    """A word of which any form counts."""
    word = token.norm
    if word in contracted(lang):
        return Atom("p", word)
    capital = token.text[0].isupper()
    if stem := _stem(word, lang, lower=not capital):
        return Atom("a", stem)
    return Atom("n" if capital else "l", citation(word, lang))


def _stem(word: str, lang: str, *, lower: bool) -> str:
    """The stem of an adjective that is given with an ending, as in “runder Tisch”."""
    stem, lex = adjective_stem(word, lang), lexicon(lang)
    if not stem or stem == word or lex is None or (lower and is_infinitive(word, lang)):
        return ""
    inflected = lex.lemma(word) != word or (lower and not lex.common(word))
    return stem if inflected else ""
