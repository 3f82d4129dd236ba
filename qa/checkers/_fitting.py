"""Whether a glossary's rendering fits into the sentence as it stands, without a reader."""

from __future__ import annotations

from bisect import bisect_left

from qa.analysis import Analysis
from qa.glossary.matching import Match
from qa.glossary.model import Kind, Status
from qa.glossary.pattern import parse
from qa.language.tokens import Token, tokenize

DEPENDS = frozenset({Kind.IDIOM, Kind.FALSE_FRIEND})  # what to write depends on what was meant
NAMES = frozenset({Kind.EXONYM, Kind.NAME})  # which agree with little
VOWELS = frozenset("aeiouyhàâäáãåæéèêëíìîïóòôöõøœúùûüý")


def fits(segment: Analysis, match: Match, rendering: str) -> bool:
    """Whether nothing but the match has to change when it becomes `rendering`.

    The entry has one right term and one wrong one (a name may have several), which the text has in the form that the
    entry lists, not in another. The words around it, which may agree with it or be elided before it, see the same word
    there as before, or do not mind.
    """
    entry = match.entry
    preferred = [term for number, term in enumerate(entry.terms) if entry.status_of(number) is Status.PREFERRED]
    sure = entry.kind not in DEPENDS and len(entry.right) == len(preferred) == 1
    if not sure or match.gap or match.slot:
        return False
    starts = [token.start for token in segment.tokens]
    first, after = bisect_left(starts, match.start), bisect_left(starts, match.end)
    old, new = segment.tokens[first:after], tokenize(rendering, segment.lang)
    if not new or not _as_listed(old, match, segment.lang) or _shouted(old) != _shouted(new):
        return False
    if entry.kind in NAMES and (len(new) != len(old) or (old[0].text.islower() and old[0].norm != new[0].norm)):
        return False  # the pattern took a preposition in
    before = segment.tokens[first - 1] if first else None
    following = segment.tokens[after] if after < len(segment.tokens) else None
    loses = len(new) < len(old) and _beside(following, segment, match.end)  # part of what follows may belong to it
    return not loses and (old[0].norm == new[0].norm or _free(before, old[0], new[0], segment, entry.kind))


def _as_listed(tokens: tuple[Token, ...], match: Match, lang: str) -> bool:
    """Whether these are the words of the pattern, not other forms of them."""
    phrases = [
        [atom.value.lower().replace("’", "'") for atom in sequence]
        for pattern in match.entry.bad
        for sequence in parse(pattern, lang)
    ]
    phrases += [[token.norm for token in tokenize(term, lang)] for term in match.entry.avoided]
    alone = len(phrases) == 1 or match.entry.kind in NAMES  # of several phrases, who knows which the term stands for
    return alone and [token.norm for token in tokens] in phrases


def _free(before: Token | None, old: Token, new: Token, segment: Analysis, kind: Kind) -> bool:
    """Whether what stands before does not mind another first word."""
    if before is None or not before.is_word or segment.text[before.end : old.start].strip():
        return True
    data = segment.language_data
    agreeing = frozenset(data.tables.get("agreeing", ()))
    if before.norm in agreeing or (before.norm not in data.function_words and kind not in NAMES):
        return False
    return (old.norm[0] in VOWELS) == (new.norm[0] in VOWELS)


def _beside(token: Token | None, segment: Analysis, end: int) -> bool:
    return token is not None and token.is_word and not segment.text[end : token.start].strip()


def _shouted(tokens: tuple[Token, ...]) -> bool:
    return all(token.text.isupper() for token in tokens) and any(len(token.text) > 1 for token in tokens)
