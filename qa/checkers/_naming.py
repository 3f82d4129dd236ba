"""What stands around a name: whether it is part of a longer name, of a title, of a foreign passage or of a list."""

from __future__ import annotations

from qa.analysis import Analysis
from qa.language.tokens import Token

# What stands in English around a name: “the United Kingdom of”.
_ENGLISH = frozenset(
    ("the", "and", "for", "with", "from", "of", "by", "at", "in", "is", "was", "this", "that", "to", "on")
)
_NEAR = 3  # words on each side
_SHORT = 60  # characters; a quotation of fewer may be a title
_CREDITS = 0.75  # the share of words with a capital from which a passage is a list of names


def after(segment: Analysis, i: int, name: str) -> int | None:
    """The number of the token after a name that begins with token `i`, if the name stands there."""
    first = segment.tokens[i]
    if not segment.text.startswith(name, first.start):
        return None
    end = first.start + len(name)
    while i < len(segment.tokens) and segment.tokens[i].end < end:
        i += 1
    return i + 1 if i < len(segment.tokens) and segment.tokens[i].end == end else None


def beside(text: str, left: Token, right: Token) -> bool:
    """Whether nothing but blanks and an apostrophe stands between two tokens."""
    return not text[left.end : right.start].strip(" \u00a0\u202f'’")


def titled(segment: Analysis, start: int, end: int) -> bool:
    """Whether a span stands in a quotation so short that it may be a title."""
    quotation = segment.quotation_at(start, end)
    return quotation is not None and quotation.end - quotation.start < _SHORT


def foreign_around(segment: Analysis, i: int, after: int) -> bool:
    """Whether English small words stand near the tokens from `i` to `after`."""
    foreign = _ENGLISH - segment.language_data.function_words if segment.lang != "en" else frozenset()
    near = (*segment.tokens[max(i - _NEAR, 0) : i], *segment.tokens[after : after + _NEAR])
    return any(token.norm in foreign for token in near)


def goes_on(segment: Analysis, after: int) -> bool:
    """Whether the name that ends before token `after` goes on: with a capital, a hyphen, a number, an English “'s”."""
    tokens, text = segment.tokens, segment.text
    if after >= len(tokens):
        return False
    following = tokens[after]
    gap = text[tokens[after - 1].end : following.start]
    if not gap and (following.is_word or following.text[0] in "-–'’&@/+_"):
        return True
    if following.text[0] in "&+0123456789":
        return True
    return following.is_word and not gap.strip() and not following.text.islower()


def credits(segment: Analysis) -> bool:
    """Whether the segment is a list of names, who spell themselves as they like."""
    words = segment.words
    return len(words) > 9 and sum(word.text[0].isupper() for word in words) > _CREDITS * len(words)
