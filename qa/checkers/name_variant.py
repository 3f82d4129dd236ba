"""Flags a name that the document also spells another way."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from qa.analysis import Analysis, Context
from qa.checkers.base import Collector, DocumentChecker
from qa.language.tokens import Token
from qa.mqm import Category, Severity
from qa.types import Finding

MOST = 20_000  # spellings kept in mind

# Letters that stand for the same sound when different languages write a foreign name. Coarse on purpose: it only
# gathers candidates.
_SOUNDS = (
    (r"shch|schtsch|chtch|szcz|щ", "S"),
    (r"tsch|tch|tsj|cz|ć|č", "S"),
    (r"sch|sh|ch|sj|sz|š|ş|x", "S"),
    (r"zh|zj|dj|dzh|ž|j(?=[aeou])", "S"),
    (r"kh|gh|ch|q|ck|k|c(?![eiy])|h", "K"),
    (r"ts|tz|z|s+|ç|c(?=[eiy])", "S"),
    (r"ph|f|v|w|b", "V"),
    (r"g|j", "K"),
    (r"th|dh|t+|d+", "T"),
)
_VOWELS = re.compile(r"[aeiouyäöüœæ'’\-]+")
# Spellings that only differ as transliterations do: one of a pair on each side.
_TRANSLITERATION = re.compile(r"sh|ch|tch|tsch|sch|zh|kh|ou|oo|oe|yu|ya|iou|ia|sj|ee|w|x|q|'")


@dataclass(frozen=True)
class NameVariant(DocumentChecker):
    """A name that the document also spells another way."""

    id = "name-variant"
    category = Category.TERM_INCONSISTENT
    severity = Severity.MAJOR
    confidence = 0.85
    # Names have no case endings there, and common nouns no capital.
    languages = frozenset({"fr", "en", "es", "it", "pt", "nl", "id", "sv", "da", "nb", "ca", "ro"})

    min_length: int = 5

    def start(self, context: Context) -> Collector:
        return _Names(self)


@dataclass(slots=True)
class _Spelling:
    """One way a word is written in names."""

    text: str
    count: int = 0
    place: tuple[Analysis, Token] | None = None
    before: set[str] = field(default_factory=set)  # words before it in a name: given names
    after: set[str] = field(default_factory=set)
    alone: int = 0


@dataclass(slots=True)
class _Names:
    checker: NameVariant
    spellings: dict[str, _Spelling] = field(default_factory=dict)

    def feed(self, segment: Analysis) -> Iterable[Finding]:
        if len(self.spellings) < MOST and not (segment.heading and segment.text.isupper()):
            for name in segment.names:
                for i, token in enumerate(name.words):
                    if (
                        len(token.text) >= self.checker.min_length
                        and not token.text.isupper()
                        and "-" not in token.text
                    ):
                        self._note(segment, name.words, i)
        return ()

    def finish(self) -> Iterator[Finding]:
        groups: dict[str, list[_Spelling]] = defaultdict(list)
        for spelling in self.spellings.values():
            groups[skeleton(spelling.text)].append(spelling)
        for group in groups.values():
            group.sort(key=lambda s: -s.count)
            for i, rare in enumerate(group):
                usual = next((other for other in group[:i] if self._same(other, rare)), None)
                if usual is not None and rare.place is not None:
                    yield self._finding(usual, rare)

    def _note(self, segment: Analysis, words: tuple[Token, ...], i: int) -> None:
        token = words[i]
        spelling = self.spellings.setdefault(token.text, _Spelling(token.text))
        spelling.count += 1
        spelling.place = spelling.place or (segment.bare(), token)
        spelling.alone += len(words) == 1
        if i:
            spelling.before.add(skeleton(words[i - 1].text))
        if i + 1 < len(words):
            spelling.after.add(skeleton(words[i + 1].text))

    def _same(self, one: _Spelling, other: _Spelling) -> bool:
        """Whether two spellings of one skeleton are likely to name the same person or place."""
        if one.place is None or not _different(one.text, other.text):
            return False
        lexicon = one.place[0].lexicon
        if lexicon and any(lexicon.common(s.text.lower()) and lexicon.zipf(s.text.lower()) > 2.5 for s in (one, other)):
            return False
        if one.after and other.after:  # given names, or words of a longer name
            return bool(one.after & other.after)
        if one.before and other.before:
            return bool(one.before & other.before)
        return not one.after and not other.after  # else a given name beside a word that stands last or alone

    def _finding(self, usual: _Spelling, rare: _Spelling) -> Finding:
        assert rare.place is not None
        segment, token = rare.place
        sure = _TRANSLITERATION.findall(rare.text.lower()) != _TRANSLITERATION.findall(usual.text.lower())
        often = f" ({usual.count} times)" if usual.count > 1 else ""
        return self.checker.finding(
            segment,
            (token.start, token.end),
            f"“{rare.text}” is also spelled “{usual.text}” in this document{often}",
            suggest=usual.text,
            severity=Severity.MAJOR if sure else Severity.MINOR,
            confidence=0.85 if sure else 0.6,
        )


def skeleton(word: str) -> str:
    """The consonants of a name, with the letters that stand for like sounds made one."""
    plain = "".join(c for c in unicodedata.normalize("NFD", word.lower()) if not unicodedata.combining(c))
    for pattern, sound in _SOUNDS:
        plain = re.sub(pattern, sound, plain)
    plain = _VOWELS.sub("", plain)
    return re.sub(r"(.)\1+", r"\1", plain)


def _different(one: str, other: str) -> bool:
    """Whether the difference is one of spelling, not of ending (Mario, Maria) or derivation (Ukraine, Ukrainien)."""
    from rapidfuzz.distance import OSA

    a, b = one.lower(), other.lower()
    if a == b or len(skeleton(a)) < 3 or a.endswith(b[1:]) or b.endswith(a[1:]):
        return False
    common = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    if common >= min(len(a), len(b)) - 1 or (a[0] not in b[:2] + b[0] and _first(a) != _first(b)):
        return False
    return float(OSA.normalized_similarity(a, b)) >= 0.5 and _ending(a) == _ending(b)


def _first(word: str) -> str:
    return skeleton(word[:3] + "a")[:1]


def _ending(word: str) -> str:
    """The last sound, so that derivations are not taken for variants."""
    return skeleton(word[-3:])[-1:] + ("" if word[-1] in "aeiouy" else ".")
