"""Finds the patterns of a term base in a text, in one pass over its tokens."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from qa.glossary.model import Entry
from qa.glossary.pattern import GAP, GAP_WORDS, SLOT, Atom, anchors, literal, literal_anchor, parse
from qa.language.data import language_data
from qa.language.lexicon import lexicon
from qa.language.tokens import Kind, Token


@dataclass(slots=True)
class _Node:
    """A state of the automaton: what may come next, and what ends here."""

    next: dict[Atom, _Node] = field(default_factory=dict)
    ends: list[tuple[Entry, str]] = field(default_factory=list)  # entry, and “bad”, “slot”, “right” or “term”


@dataclass(frozen=True, slots=True)
class Match:
    """An entry found at a place. `gap` is what `*` stood for, `slot` the word in the slot."""

    entry: Entry
    role: str
    start: int
    end: int
    gap: str = ""
    slot: str = ""


@dataclass(frozen=True, slots=True)
class _Path:
    node: _Node
    at: int
    gap: tuple[int, int] | None = None
    slot: int | None = None


class TermBase:
    """The entries of one target language, ready to be matched: what is wrong, and with `terms` what is right too."""

    def __init__(self, entries: Iterable[Entry], lang: str, *, terms: bool = False) -> None:
        self.lang = lang
        self.entries = tuple(entries)
        self._root = _Node()
        self._seen: set[tuple[str, str]] = set()  # words met so far
        # Patterns by the words that every match of them holds; they join the automaton when a text has one of these.
        self._waiting: dict[Atom, list[tuple[Entry, str, str]]] = {}
        for entry in self.entries:
            patterns = [(pattern, "bad") for pattern in entry.bad] + [(pattern, "right") for pattern in entry.variants]
            for pattern, role in [*patterns, (entry.slot, "slot")] if entry.slot else patterns:
                for atom in anchors(pattern, lang, entry.origin):
                    self._waiting.setdefault(atom, []).append((entry, pattern, role))
            for term in entry.avoided:
                self._wait_for(term, entry, "avoided")
            for term in entry.right if terms else ():
                self._wait_for(term, entry, "term")

    def _wait_for(self, term: str, entry: Entry, role: str) -> None:
        """Keep a plain term until a text has its longest word."""
        atom = literal_anchor(term, self.lang)
        if atom is not None:
            self._waiting.setdefault(atom, []).append((entry, term, role))

    @classmethod
    def empty(cls) -> TermBase:
        """A term base without entries."""
        return _EMPTY

    def __len__(self) -> int:
        return len(self.entries)

    def matches(self, tokens: Sequence[Token], text: str) -> Iterator[Match]:
        """Bad renderings and wrongly filled slots, the longest first where they overlap, in order of place.

        Terms count too where the term base was made with them; several concepts may have one term at one place.
        """
        if not self.entries:
            return
        self._prepare(tokens)
        view = _View(tokens, text, [_symbols(token.text, token.norm, self.lang) for token in tokens], self.lang)
        first = self._root.next
        found = [
            match
            for start, symbols in enumerate(view.symbols)
            if any(symbol in first for symbol in symbols) or SLOT in first
            for match in self._at(view, start)
        ]
        taken = bytearray(len(text))
        kept: list[Match] = []
        places: set[tuple[int, int]] = set()  # of terms that were kept
        for match in sorted(found, key=lambda m: (m.start - m.end, m.role != "right", m.start)):
            if match.role == "term" and (match.start, match.end) in places:
                kept.append(match)
                continue
            if 1 in taken[match.start : match.end]:
                continue
            if match.role == "term":
                places.add((match.start, match.end))
            if match.role in ("right", "term") or _applies(match, view):
                taken[match.start : match.end] = b"\x01" * (match.end - match.start)
                kept.append(match)
        yield from sorted((m for m in kept if m.role != "right"), key=lambda m: m.start)

    def _prepare(self, tokens: Sequence[Token]) -> None:
        """Let the patterns join that these words may be part of."""
        for token in tokens:
            if (token.text, token.norm) in self._seen:
                continue
            if len(self._seen) > 50_000:
                self._seen.clear()
            self._seen.add((token.text, token.norm))
            for symbol in _symbols(token.text, token.norm, self.lang):
                for entry, pattern, role in self._waiting.pop(symbol, ()):
                    self._insert(pattern, entry, role)

    def _insert(self, pattern: str, entry: Entry, role: str) -> None:
        plain = role in ("avoided", "term")
        role = "bad" if role == "avoided" else role
        for sequence in (literal(pattern, self.lang),) if plain else parse(pattern, self.lang, entry.origin):
            node = self._root
            for atom in sequence:
                node = node.next.setdefault(atom, _Node())
            if (entry, role) not in node.ends:
                node.ends.append((entry, role))

    def _at(self, view: _View, start: int) -> Iterator[Match]:
        """Every match that begins at token `start`."""
        tokens, text = view.tokens, view.text
        paths = [_Path(self._root, start)]
        while paths:
            path = paths.pop()
            for entry, role in path.node.ends:
                first, last = tokens[start].start, tokens[path.at - 1].end
                gap = text[tokens[path.gap[0]].start : tokens[path.gap[1] - 1].end] if path.gap else ""
                slot = tokens[path.slot].norm if path.slot is not None else ""
                if role != "slot" or _wrong_filler(entry, view, path.slot):
                    yield Match(entry, role, first, last, gap, slot)
            if path.node.next and path.at < len(tokens):
                paths.extend(self._steps(path, view))

    def _steps(self, path: _Path, view: _View) -> Iterator[_Path]:
        nexts, at, tokens = path.node.next, path.at, view.tokens
        if path.node is not self._root and not _adjacent(tokens[at - 1], tokens[at], view.text):
            return
        for symbol in view.symbols[at]:
            node = nexts.get(symbol)
            if node is not None:
                yield _Path(node, at + 1, path.gap, path.slot)
        if SLOT in nexts and tokens[at].kind is Kind.WORD:
            yield _Path(nexts[SLOT], at + 1, path.gap, at)
        if GAP in nexts:
            for end in range(at + 1, min(at + GAP_WORDS, len(tokens) - 1) + 1):
                if tokens[end - 1].kind not in (Kind.WORD, Kind.NUMBER):
                    break
                yield _Path(nexts[GAP], end, (at, end), path.slot)


@dataclass(slots=True)
class _View:
    """A text as the automaton sees it, with what was looked up in it already."""

    tokens: Sequence[Token]
    text: str
    symbols: list[tuple[Atom, ...]]  # of each token
    lang: str
    where: dict[Atom, list[int]] | None = None  # tokens by symbol
    known: dict[str, list[int]] = field(default_factory=dict)  # where a condition's pattern begins, in the text

    def starts(self, sequence: tuple[Atom, ...], at: int) -> bool:
        """Whether a sequence of words and lemmas begins at this token."""
        return at + len(sequence) <= len(self.tokens) and all(
            atom in self.symbols[at + i] for i, atom in enumerate(sequence)
        )

    def occurrences(self, pattern: str) -> list[int]:
        """Where a pattern of words and lemmas begins."""
        if self.where is None:
            self.where = {}
            for i, symbols in enumerate(self.symbols):
                for symbol in symbols:
                    self.where.setdefault(symbol, []).append(i)
        if pattern not in self.known:
            self.known[pattern] = [
                self.tokens[at].start
                for sequence in _compiled((pattern,), self.lang)
                for at in self.where.get(sequence[0], ())
                if self.starts(sequence, at)
            ]
        return self.known[pattern]


def _wrong_filler(entry: Entry, view: _View, slot: int | None) -> bool:
    if slot is None or view.tokens[slot].norm in language_data(view.lang).function_words:
        return False
    return not any(view.starts(sequence, slot) for sequence in _compiled(entry.fillers, view.lang))


def _applies(match: Match, view: _View) -> bool:
    """Whether the paragraph around the match meets the entry's conditions."""
    wanted = met = False
    for condition in match.entry.context:
        places = view.occurrences(condition.removeprefix("!").strip())
        if condition.startswith("!"):
            if places:
                return False
            continue
        wanted = True
        met = met or any(not match.start <= place < match.end for place in places)
    return met or not wanted


_EMPTY = TermBase((), "")


def _adjacent(left: Token, right: Token, text: str) -> bool:
    between = text[left.end : right.start]
    return not between or (between.isspace() and "\n\n" not in between)


@lru_cache(maxsize=20_000)
def _symbols(text: str, norm: str, lang: str) -> tuple[Atom, ...]:
    """What a token counts as: its form, its form with its case, its lemmas (“montés” leads by “monté” to “monter”)."""
    symbols = [Atom("w", norm), Atom("c", text.replace("’", "'")), Atom("l", norm)]
    lex, lemma = lexicon(lang), norm
    while lex is not None and len(symbols) < 6 and (lemma := lex.lemma(lemma)) != symbols[-1].value:
        symbols.append(Atom("l", lemma))
    return tuple(symbols)


@lru_cache(maxsize=20_000)
def _compiled(patterns: tuple[str, ...], lang: str) -> tuple[tuple[Atom, ...], ...]:
    return tuple(sequence for pattern in patterns for sequence in parse(pattern, lang))
