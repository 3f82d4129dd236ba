"""Finds the patterns of a term base in a text, in one pass over its tokens."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from qa.glossary.model import Entry
from qa.glossary.negations import negations
from qa.glossary.pattern import GAP_WORDS, Atom, anchors, items, literal, literal_anchor, parse
from qa.glossary.separable import Separable, Whole
from qa.glossary.spelling import spellings
from qa.language.data import language_data
from qa.language.lemmas import GUARDED, adjective_stem, contracted, determiners, distant, lemmas, verb_forms
from qa.language.tokens import Kind, Token

REMEMBERED = 50_000  # words
Keys = tuple[str, ...]  # kinds and values of atoms


@dataclass(slots=True, eq=False)
class _Node:
    """A state of the automaton: what may come next, and what ends here."""

    next: dict[str, _Node] = field(default_factory=dict)  # by key: an atom's kind and value
    ends: list[tuple[Entry, str]] = field(default_factory=list)  # entry, and “bad”, “slot”, “right” or “term”

    rest: list[_Rest] = field(default_factory=list)  # patterns that go on here, and did not need to be spelt out yet

    @property
    def open(self) -> bool:
        """Whether any word may come next."""
        return "*" in self.next or "{}" in self.next

    def grown(self, keys: Keys) -> _Node:
        """The state after some keys, made where it is not there."""
        node = self
        for key in keys:
            child = node.next.get(key)
            if child is None:
                child = node.next[key] = _Node()
            node = child
        return node

    def go_on(self, rest: _Rest) -> None:
        """Let a pattern go on from here by one item."""
        if rest.item == len(rest.pattern):
            if (rest.entry, rest.role) not in self.ends:
                self.ends.append((rest.entry, rest.role))
            return
        after = rest._replace(item=rest.item + 1)
        for keys in rest.pattern[rest.item]:
            if keys:
                self.grown(keys).rest.append(after)
            else:
                self.go_on(after)

    def spelt_out(self) -> _Node:
        """This state, with what comes next."""
        if self.rest:
            waiting, self.rest = self.rest, []
            for rest in waiting:
                self.go_on(rest)
        return self


class _Rest(NamedTuple):
    """A pattern, as the keys of each choice of each item, from one of its items on."""

    pattern: list[list[Keys]]
    item: int
    entry: Entry
    role: str


@dataclass(frozen=True, slots=True)
class Match:
    """An entry found at a place. `gap` is what `*` stood for, `slot` the word in the slot."""

    entry: Entry
    role: str
    start: int
    end: int
    gap: str = ""
    slot: str = ""


_Path = tuple["_Node", int, int, "tuple[int, int] | None", "int | None"]


class TermBase:
    """The entries of one target language, ready to be matched: what is wrong, and with `terms` what is right too."""

    def __init__(self, entries: Iterable[Entry], lang: str, *, terms: bool = False) -> None:
        self.lang = lang
        self.entries = tuple(entries)
        self._root = _Node()
        self._learnt: dict[str, tuple[Keys, Keys]] = {}  # what the words met so far count as, always and mostly
        self._verbs: dict[str, dict[str, None]] = {}  # forms of the verbs that patterns have, and their keys
        self._known_verbs: set[str] = set()
        self._separable = Separable(lang)
        # Patterns by the words that every match of them holds; they join the automaton when a text has one of these.
        self._waiting: dict[str, list[tuple[Entry, str, str]]] = {}
        for entry in self.entries:
            patterns = [(pattern, "bad") for pattern in entry.bad] + [(pattern, "right") for pattern in entry.variants]
            for pattern, role in [*patterns, (entry.slot, "slot")] if entry.slot else patterns:
                for written in spellings(pattern, entry):
                    for atom in anchors(written, lang, entry.origin):
                        self._wait(atom, (entry, written, role))
                    if self._separable.particles:
                        self._expect(written)
            for term in entry.avoided:
                self._wait_for(term, entry, "avoided")
            for term in entry.right if terms else ():
                self._wait_for(term, entry, "term")

    def _wait_for(self, term: str, entry: Entry, role: str) -> None:
        """Keep a plain term until a text has its longest word."""
        atom = literal_anchor(term, self.lang)
        if atom is not None:
            self._waiting.setdefault(_key(atom), []).append((entry, term, role))
        if self._separable.particles:
            self._separable.expect(term.rpartition(" ")[2])

    def _wait(self, atom: Atom, pattern: tuple[Entry, str, str]) -> None:
        self._waiting.setdefault(_key(atom), []).append(pattern)
        if atom.kind == "l":
            self._learn_verb(atom.value)

    def _expect(self, pattern: str) -> None:
        for word in pattern.split():
            if word.endswith("~"):
                for verb in word[:-1].split("/"):
                    self._separable.expect(verb.removesuffix("~"))

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
        if not self.entries or not tokens:
            return
        keys = self._keys(tokens)
        wholes = self._separable.find(tokens) if self._separable.particles else negations(tokens, self.lang)
        for some in wholes.values():
            for whole in some:
                self._join(whole.keys)
        view = _View(tokens, text, keys, self.lang, wholes)
        first = self._root.next
        apart = first.keys().isdisjoint
        found: list[Match] = []
        last = len(keys) - 1
        for start, own in enumerate(keys):
            if apart(own):
                continue
            # Most first words lead nowhere: look one word further before anything is set up.
            for key in own:
                child = first.get(key)
                if child is not None and (
                    child.spelt_out().ends
                    or (
                        start < last
                        and (child.open or start + 1 in wholes or not child.next.keys().isdisjoint(keys[start + 1]))
                    )
                ):
                    found += self._at(view, start)
                    break
        if "{}" in first:
            found = [match for start in range(len(keys)) for match in self._at(view, start)]
        elif wholes:
            begun = {match.start for match in found}
            found += [m for at in wholes if tokens[at].start not in begun for m in self._at(view, at)]
        yield from self._chosen(found, view)

    def _chosen(self, found: list[Match], view: _View) -> Iterator[Match]:
        """The longest of the matches that overlap, if its conditions hold."""
        if not found:
            return
        taken = bytearray(len(view.text))
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

    def _keys(self, tokens: Sequence[Token]) -> list[Keys]:
        """What each token counts as; the patterns that the words may be part of join the automaton."""
        learnt = self._learnt
        for text in {token.text: token for token in tokens}.items():
            if text[0] not in learnt:
                self._learn(*text)
        keys = []
        before = ""
        for token in tokens:
            found = learnt.get(token.text)
            always, mostly = found if found is not None else self._learn(token.text, token)
            keys.append(always if not mostly or before in determiners(self.lang) else always + mostly)
            before = token.norm
        return keys

    def _learn(self, text: str, token: Token) -> tuple[Keys, Keys]:
        if len(self._learnt) > REMEMBERED:
            self._learnt.clear()
        always, mostly = _counts_as(text, token.norm, self.lang)
        self._join(always)
        self._join(mostly)
        if verbs := self._verbs.get(token.norm):
            more = tuple(key for key in verbs if key not in always)
            if self.lang in GUARDED:
                mostly += more
            else:
                always += more
            self._join(more)
        self._learnt[text] = always, mostly
        return always, mostly

    def _join(self, keys: Keys) -> None:
        """Let the patterns join the automaton that wait for one of these."""
        for key in keys:
            for entry, pattern, role in self._waiting.pop(key, ()):
                self._insert(pattern, entry, role)

    def _learn_verb(self, lemma: str) -> None:
        """Count the forms of a verb as such, those too that the lexicon has as nouns: “mise” of “mettre”."""
        if lemma in self._known_verbs:
            return
        self._known_verbs.add(lemma)
        for form in verb_forms(lemma, self.lang):
            self._verbs.setdefault(form, {})["l" + lemma] = None
            for text in (form, form.capitalize(), form.upper()):
                self._learnt.pop(text, None)

    def _insert(self, pattern: str, entry: Entry, role: str) -> None:
        if role in ("avoided", "term"):
            role = "bad" if role == "avoided" else role
            choices = [[tuple(map(_key, literal(pattern, self.lang)))]]
        else:
            choices = []
            for item in items(pattern, self.lang, entry.origin):
                for atom in {atom for choice in item for atom in choice if atom.kind == "l"}:
                    self._learn_verb(atom.value)
                choices.append([tuple(map(_key, choice)) for choice in item])
        self._root.go_on(_Rest(choices, 0, entry, role))

    def _at(self, view: _View, start: int) -> Iterator[Match]:
        """Every match that begins at token `start`."""
        tokens, text = view.tokens, view.text
        # Node, next token, first token after the match so far, tokens of the gap, token of the slot.
        paths: list[_Path] = [(self._root, start, start, None, None)]
        while paths:
            node, at, end, gap, slot = paths.pop()
            for entry, role in node.spelt_out().ends:
                if role == "slot" and not _wrong_filler(entry, view, slot):
                    continue
                between = text[tokens[gap[0]].start : tokens[gap[1] - 1].end] if gap else ""
                filler = tokens[slot].norm if slot is not None else ""
                yield Match(entry, role, tokens[start].start, tokens[end - 1].end, between, filler)
            nexts = node.next
            if not nexts or at >= len(tokens) or (at > start and not _adjacent(tokens[at - 1], tokens[at], text)):
                continue
            for key in view.keys[at]:
                child = nexts.get(key)
                if child is not None:
                    paths.append((child, at + 1, max(end, at + 1), gap, slot))
            if at in view.wholes:
                for whole in view.wholes[at]:
                    child = _after(node, whole.keys)
                    if child is not None and not (whole.inside and at == start):
                        paths.append((child, whole.next, max(end, whole.end), gap, slot))
            if "{}" in nexts and tokens[at].kind is Kind.WORD:
                paths.append((nexts["{}"], at + 1, max(end, at + 1), gap, at))
            if "*" in nexts:
                for stop in range(at + 1, min(at + GAP_WORDS, len(tokens) - 1) + 1):
                    if tokens[stop - 1].kind not in (Kind.WORD, Kind.NUMBER):
                        break
                    paths.append((nexts["*"], stop, max(end, stop), (at, stop), slot))


@dataclass(slots=True)
class _View:
    """A text as the automaton sees it, with what was looked up in it already."""

    tokens: Sequence[Token]
    text: str
    keys: list[Keys]  # of each token
    lang: str
    wholes: Mapping[int, list[Whole]]  # words that count as others, by their first token
    where: dict[str, list[int]] | None = None  # tokens by key
    known: dict[str, list[int]] = field(default_factory=dict)  # where a condition's pattern begins, in the text

    def starts(self, sequence: Keys, at: int) -> bool:
        """Whether a sequence of words and lemmas begins at this token."""
        return at + len(sequence) <= len(self.tokens) and all(
            key in self.keys[at + i] for i, key in enumerate(sequence)
        )

    def occurrences(self, pattern: str) -> list[int]:
        """Where a pattern of words and lemmas begins."""
        if self.where is None:
            self.where = {}
            for i, keys in enumerate(self.keys):
                for key in keys:
                    self.where.setdefault(key, []).append(i)
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


def _after(node: _Node | None, keys: Keys) -> _Node | None:
    """The state after some keys, if a pattern goes that way."""
    for key in keys:
        node = node.spelt_out().next.get(key) if node is not None else None
    return node


def _key(atom: Atom) -> str:
    return atom.kind + atom.value


@lru_cache(maxsize=20_000)
def _counts_as(text: str, norm: str, lang: str) -> tuple[Keys, Keys]:
    """What a token counts as: its form, its form with its case, its lemmas; and what it is not after a determiner."""
    keys = ["w" + norm, "c" + text.replace("’", "'")]
    own = lemmas(norm, lang)
    keys += ["l" + lemma for lemma in own]
    keys += ["p" + word for word in contracted(lang).get(norm, ())]
    if stem := adjective_stem(norm, lang):
        keys.append("a" + stem)
    if text[0].isupper():
        keys += ["n" + lemma for lemma in own]
    far = tuple("l" + lemma for lemma in distant(norm, lang) if lemma not in own)
    if lang in GUARDED:
        return tuple(keys), far
    return (*keys, *far), ()


@lru_cache(maxsize=20_000)
def _compiled(patterns: tuple[str, ...], lang: str) -> tuple[Keys, ...]:
    return tuple(tuple(map(_key, sequence)) for pattern in patterns for sequence in parse(pattern, lang))
