"""Names in a text: runs of words with a capital that are not there for grammar's sake."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from qa.language.tokens import Token


class Name(NamedTuple):
    """A name of one or more words."""

    words: tuple[Token, ...]

    @property
    def start(self) -> int:
        """Where it begins."""
        return self.words[0].start

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.words[-1].end


def names(
    tokens: Iterable[Token], text: str, opens: Callable[[Token], bool], small: frozenset[str] = frozenset()
) -> Iterator[Name]:
    """The names in a text. A lone word that `opens` a sentence is left out, for it may be any word; so is a `small`
    word (“Pour Loukachenko”), which owes its capital to its place.
    """
    run: list[Token] = []
    for token in tokens:
        capital = _capital(token)
        if capital and run and _joined(text, run[-1], token):
            run.append(token)
            continue
        yield from _name(run, opens, small)
        run = [token] if capital else []
    yield from _name(run, opens, small)


def _name(run: list[Token], opens: Callable[[Token], bool], small: frozenset[str]) -> Iterator[Name]:
    if len(run) > 1 and run[0].norm in small and opens(run[0]):
        yield Name(tuple(run[1:]))
    elif run and (len(run) > 1 or not opens(run[0])):
        yield Name(tuple(run))


def _capital(token: Token) -> bool:
    return token.is_word and token.text[0].isupper() and len(token.text) > 1 and not token.norm.endswith("'")


def _joined(text: str, left: Token, right: Token) -> bool:
    return text[left.end : right.start] in (" ", "\u00a0", "\u202f")
