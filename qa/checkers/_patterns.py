"""Patterns of words for grammar checkers: written as data, found in linear time.

A pattern is a line such as `[entre # à>et #]`. Its parts:

    word|other      one of these words, in lower case; capitals are allowed where a sentence starts
    @name           one of the words of that list of the table
    ^@name          the same, in capitals too: names of months, of countries
    !word|other     one word that is none of these; `!@name` none of that list
    #               a number
    <noun>          a word of that sort, see `SORTS`; `<noun>!other`: but not that one
    ?part           such a part, or nothing
    ~4              up to four words, as few as will do, and commas but no other signs; `~4!@name`: none of these
    ^               nothing: the sentence starts here
    (!word|other)   nothing: none of these words or signs follows
    .               the end of a sentence;  `;`: a full stop or semicolon only;  `,`: a comma
    [ ]             what is shown; without brackets all of it
    +de             a word that is missing here: offered, with elision and contraction
    à>et            the word “à”, and what is offered in its place
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from qa.analysis import Analysis
from qa.checkers._place import elided, joined, like
from qa.checkers.base import Checker
from qa.language.conjugation import tables
from qa.language.morphology import morphology
from qa.language.tokens import Kind, Token
from qa.mqm import Category, Severity
from qa.types import Finding

REMEMBERED = 50_000  # forms
AROUND = 40  # words before or after a match in which a word that excuses it is looked for
_STOPS = frozenset({".", "!", "?", ";"})
_GLUE = frozenset({"-", "/", "'", "’"})
_WORDS = (Kind.WORD, Kind.NUMBER)


class Rule(NamedTuple):
    """A pattern with its reason."""

    find: str
    slots: tuple[Slot, ...]
    shown: tuple[int, int]  # numbers of the first slot shown and the one after the last
    why: str
    unless: frozenset[str] = frozenset()  # words that excuse it when they follow in the same sentence
    unless_before: frozenset[str] = frozenset()  # words, and sorts in <>, that excuse it when they precede in it
    not_after: frozenset[str] = frozenset()  # words that excuse it directly before; ^: the start of a sentence
    echo: tuple[int, ...] = ()  # two slots that must be the same word
    speech: bool = True  # whether it is looked for in quotations too
    heading: bool = True  # whether it is looked for in headings, which leave articles out
    second: frozenset[str] | None = None  # all that the word after the first one can be, where that is listed
    contract: bool = False  # whether what is missing is but an elision or contraction


class Slot(NamedTuple):
    """One part of a pattern."""

    test: Callable[[Token], bool] | None
    gap: int = 0
    words: frozenset[str] | None = None  # all that it can be
    sort: str = ""
    capitals: bool = True
    optional: bool = False
    new: str = ""  # a word to put here, or in the place of this one


class Match(NamedTuple):
    """Where a rule fits, and what to write there."""

    rule: Rule
    start: int
    end: int
    suggestions: tuple[str, ...] = ()


class Rules:
    """The rules of one language, by the words or sorts of words that they start with."""

    def __init__(self, table: Mapping[str, Any], lang: str) -> None:
        self.lang = lang
        self.by_word: dict[str, list[Rule]] = defaultdict(list)
        self.by_sort: dict[str, list[Rule]] = defaultdict(list)
        self.numbers: list[Rule] = []
        self._by_form: dict[str, list[Rule]] = {}
        lists: dict[str, frozenset[str]] = {}
        for name, words in table.get("lists", {}).items():
            lists[name] = _expanded(str(words), lists)
        for entry in table["rules"]:
            for line in str(entry["find"]).strip().splitlines():
                rule = _rule(line, entry, lists, lang)
                first = next(slot for slot in rule.slots if slot.test is not None)
                rule = rule._replace(second=_second(rule.slots))
                for word in first.words or ():
                    self.by_word[word].append(rule)
                if first.sort:
                    self.by_sort[first.sort].append(rule)
                elif first.words is None:
                    self.numbers.append(rule)

    def starting(self, token: Token) -> list[Rule]:
        """The rules that may fit from a token on."""
        if token.kind is not Kind.WORD or not self.by_sort:
            found = self.by_word.get(token.norm, [])
            return [*found, *self.numbers] if token.kind is Kind.NUMBER else found
        known = self._by_form.get(token.norm)
        if known is None:
            if len(self._by_form) > REMEMBERED:
                self._by_form.clear()
            sorts = sorts_of(self.lang, token.norm)
            known = list(self.by_word.get(token.norm, []))
            known += (rule for sort, rules in self.by_sort.items() if sort in sorts for rule in rules)
            self._by_form[token.norm] = known
        return known

    def matches(self, segment: Analysis) -> Iterator[Match]:
        """Every place where a rule fits, the first rule that does; no two overlap."""
        tokens, until = segment.tokens, 0
        for i, token in enumerate(tokens):
            if i < until:
                continue
            rules = self.starting(token)
            if not rules or not _usable(segment, token):
                continue
            following = tokens[i + 1].norm if i + 1 < len(tokens) else ""
            for rule in rules:
                if rule.second is not None and following not in rule.second:
                    continue
                starts = _fit(rule.slots, tokens, i, segment)
                if starts is None or not _holds(segment, rule, starts):
                    continue
                first, last = starts[rule.shown[0]], starts[rule.shown[1]] - 1
                start, end = tokens[first].start, tokens[last].end
                yield Match(rule, start, end, _suggestions(rule, starts, segment))
                until = last + 1
                break


def _second(slots: tuple[Slot, ...]) -> frozenset[str] | None:
    """All words that can follow the first one, where the pattern lists them: a quick way to see that it cannot fit."""
    lead = next(n for n, slot in enumerate(slots) if slot.test is not None)
    after = slots[lead + 1] if lead + 1 < len(slots) else None
    if any(slot.gap or slot.optional for slot in slots[: lead + 1]) or after is None:
        return None
    return None if after.test is None or after.gap or after.optional else after.words


def _usable(segment: Analysis, token: Token) -> bool:
    if token.start and segment.text[token.start - 1].isalnum() and token.kind is Kind.WORD:
        return False  # part of a number: “1o”
    if token.text.isupper() and len(token.text) > 1:
        return False
    return token.text[0].islower() or not token.text[0].isalpha() or segment.starts_sentence(token)


def _fit(
    slots: tuple[Slot, ...], tokens: tuple[Token, ...], i: int, segment: Analysis, *, begun: bool = False
) -> list[int] | None:
    """The token at which each slot starts, and the one after the last; None where the pattern does not fit."""
    starts: list[int] = []
    for n, slot in enumerate(slots):
        starts.append(i)
        rest = slots[n + 1 :]
        if slot.gap:
            for j in range(i, min(i + slot.gap, len(tokens)) + 1):
                found = _fit(rest, tokens, j, segment, begun=True)
                if found is not None:
                    return [*starts, *found]
                if j == len(tokens) or not (tokens[j].kind in _WORDS or tokens[j].text == ","):
                    return None
                if slot.words and tokens[j].norm in slot.words:
                    return None
            return None
        if slot.test is None:
            if slot.words:
                if i < len(tokens) and tokens[i].norm in slot.words:
                    return None
            elif not slot.new and not segment.starts_sentence(tokens[i]):
                return None
            continue
        fits = i < len(tokens) and slot.test(tokens[i]) and (slot.capitals or not begun or not _capital(tokens[i]))
        if slot.optional:
            found = _fit(rest, tokens, i + 1, segment, begun=True) if fits else None
            if found is None:
                found = _fit(rest, tokens, i, segment, begun=begun)
            return None if found is None else [*starts, *found]
        if not fits:
            return None
        i, begun = i + 1, True
    return [*starts, i]


def _capital(token: Token) -> bool:
    return token.text[0].isupper()


def _holds(segment: Analysis, rule: Rule, starts: list[int]) -> bool:
    """Whether what fits is one sentence, in words of the text itself, and nothing excuses it."""
    tokens = segment.tokens
    first, last = tokens[starts[rule.shown[0]]], tokens[starts[rule.shown[1]] - 1]
    sentence = segment.sentence_at(first.start)
    if tokens[starts[-1] - 1].end > sentence.end or "\n" in segment.text[first.start : last.end]:
        return False
    if tokens[starts[0]].start < sentence.start:
        return False
    if starts[rule.shown[1]] - starts[rule.shown[0]] == 2 and first.norm == last.norm:
        return False  # a word said twice is for another checker
    if last.text in _STOPS and segment.text[last.end : last.end + 1].isalnum():
        return False  # “a.m.”
    if last.kind is Kind.WORD and last.text[-1] not in "'’" and segment.text[last.end : last.end + 1] in _GLUE:
        return False
    if rule.echo and tokens[starts[rule.echo[0]]].norm != tokens[starts[rule.echo[1]]].norm:
        return False
    if not rule.heading and segment.heading:
        return False
    if not rule.speech and segment.quoted(first.start, last.end):
        return False
    return not _excused(rule, segment, starts, (sentence.start, sentence.end))


def _excused(rule: Rule, segment: Analysis, starts: list[int], sentence: tuple[int, int]) -> bool:
    tokens, lang, (start, end) = segment.tokens, segment.lang, sentence
    i, j = starts[0], starts[-1]
    if i and tokens[i - 1].norm in rule.not_after and tokens[i - 1].start >= start:
        return True
    if "^" in rule.not_after and segment.starts_sentence(tokens[i]):
        return True
    if rule.unless_before:
        before = [t.norm for t in tokens[max(i - AROUND, 0) : i] if t.start >= start]
        sorts = [word[1:-1] for word in rule.unless_before if word.startswith("<")]
        if not rule.unless_before.isdisjoint(before):
            return True
        if sorts and any(not sorts_of(lang, word).isdisjoint(sorts) for word in before):
            return True
    if not rule.unless:
        return False
    gaps = [range(starts[n], starts[n + 1]) for n, slot in enumerate(rule.slots) if slot.gap]
    after = [*(k for gap in gaps for k in gap), *range(j, min(j + AROUND, len(tokens)))]
    return any(tokens[k].norm in rule.unless and tokens[k].start < end for k in after)


def _suggestions(rule: Rule, starts: list[int], segment: Analysis) -> tuple[str, ...]:
    """What is shown with the words that are missing, elided and contracted."""
    tokens = segment.tokens
    first, end = rule.shown
    if not rule.contract and not any(slot.new for slot in rule.slots[first:end]):
        return ()
    words: list[tuple[str, int, int]] = []  # each with its place; what is put in has none
    for n in range(first, end):
        slot, own = rule.slots[n], tokens[starts[n] : starts[n + 1]]
        if slot.new:
            words.append((like(slot.new, own[0].text) if own else slot.new, -1, -1))
        else:
            words += [(token.text, token.start, token.end) for token in own]
    return (_written(words, segment),)


def _written(words: list[tuple[str, int, int]], segment: Analysis) -> str:
    contractions = tables(segment.lang).get("determiners", {}).get("contractions", {})
    text, last, i = "", -1, 0
    while i < len(words):
        word, start, end = words[i]
        after = words[i + 1][0] if i + 1 < len(words) else ""
        merged = contractions.get(f"{word.lower()} {after.lower()}")
        if merged:
            word, end, i = like(merged, word), words[i + 1][2], i + 1
        elif after and word.islower():
            word = elided(word, after, segment.lang)
        kept = min(last, start) >= 0 and text[-1] not in "'’"
        text = text + segment.text[last:start] + word if kept else joined(text, word)
        last, i = end, i + 1
    return text


def _rule(line: str, entry: Mapping[str, Any], lists: Mapping[str, frozenset[str]], lang: str) -> Rule:
    slots: list[Slot] = []
    first, last = 0, None
    for part in line.split():
        if part.startswith("["):
            first, part = len(slots), part[1:]
        closing = part.endswith("]")
        slots.append(_slot(part.rstrip("]"), lists, lang))
        if closing:
            last = len(slots)
    shown = (first, len(slots) if last is None else last)
    return Rule(
        line,
        tuple(slots),
        shown,
        str(entry["why"]),
        unless=_expanded(str(entry.get("unless", "")), lists),
        unless_before=_expanded(str(entry.get("unless_before", "")), lists),
        not_after=_expanded(str(entry.get("not_after", "")), lists),
        echo=tuple(int(n) for n in str(entry.get("echo", "")).split()),
        speech=bool(entry.get("speech", True)),
        heading=bool(entry.get("heading", True)),
        contract=bool(entry.get("contract", False)),
    )


def _expanded(words: str, lists: Mapping[str, frozenset[str]]) -> frozenset[str]:
    found: set[str] = set()
    for word in words.replace("|", " ").split():
        found |= lists[word[1:]] if word.startswith("@") else {word}
    return frozenset(found)


def _slot(part: str, lists: Mapping[str, frozenset[str]], lang: str) -> Slot:
    if part.startswith("?"):
        return _slot(part[1:], lists, lang)._replace(optional=True)
    if part.startswith("~"):
        gap, _, but = part[1:].partition("!")
        return Slot(None, int(gap), _expanded(but, lists))
    if part == "^":
        return Slot(None)
    if part.startswith("(!"):
        return Slot(None, words=_expanded(part[2:-1], lists))
    if part.startswith("+"):
        return Slot(None, new=part[1:])
    if part == "#":
        return Slot(lambda token: token.kind is Kind.NUMBER)
    if part == ".":
        return Slot(lambda token: token.text in _STOPS)
    if part == ";":
        return Slot(lambda token: token.text in (".", ";"))
    if part == ",":
        return Slot(lambda token: token.text == ",")
    if part.startswith("<"):
        sort, _, but = part[1:].partition(">")
        no = _expanded(but.lstrip("!"), lists)
        if sort == "name":
            return Slot(lambda token: token.is_word and _capital(token), sort=sort)
        return Slot(lambda t: t.norm not in no and sort in sorts_of(lang, t.norm), sort=sort, capitals=False)
    if part.startswith("!"):
        without = _expanded(part[1:], lists)
        return Slot(lambda token: token.is_word and token.norm not in without)
    part, _, new = part.partition(">")
    words = _expanded(part.lstrip("^"), lists)
    return Slot(lambda token: token.norm in words, words=words, capitals=part.startswith("^"), new=new)


SORTS = {
    "noun": "a common noun and nothing else",
    "nouns": "the plural of a common noun and nothing else",
    "noun-singular": "the singular of a common noun and nothing else",
    "noun-too": "a common noun, perhaps a verb, but no adjective, pronoun or adverb",
    "nominal": "a common noun or adjective, perhaps a conjugated verb or participle",
    "adjective": "an adjective, whatever else it may be",
    "only-adjective": "an adjective or noun, never a form of a verb",
    "finite": "a conjugated verb and nothing else",
    "finite-too": "a conjugated verb, perhaps a noun",
    "infinitive": "an infinitive and nothing else",
    "gerund": "a form in “-ant” and nothing else",
    "infinitive-too": "an infinitive, whatever else it may be, or an unknown word that ends like one",
    "gerund-too": "a form in “-ant”, whatever else it may be",
    "participle": "a past participle, perhaps an adjective, but no conjugated verb or noun",
    "participle-too": "a past participle, whatever else it may be",
    "participle-singular": "the same, unless it is a plural",
    "verb": "a verb in any form, whatever else it may be",
    "name": "a word with a capital",
}


@lru_cache(maxsize=1 << 15)
def sorts_of(lang: str, word: str) -> frozenset[str]:
    """The sorts that a word in lower case belongs to; none where no lexicon tells."""
    morph = morphology(lang)
    readings = [r for r in morph.readings(word) if r.pos != "PROPN"] if morph else []  # lower case is no name
    if not readings:
        return frozenset({"infinitive-too"}) if word.endswith(("er", "ir")) else frozenset()
    pos, forms = {r.pos for r in readings}, {r.form for r in readings}
    verb = bool(pos & {"VERB", "AUX"})
    found = {"verb"} if verb else set()
    if pos == {"NOUN"}:
        found.add("noun")
        number = {r.number for r in readings}
        found |= {"nouns"} if number == {"p"} else {"noun-singular"} if number == {"s"} else set()
    if "NOUN" in pos and pos <= {"NOUN", "VERB", "AUX"} and "inf" not in forms:
        found.add("noun-too")
    if pos & {"NOUN", "ADJ"} and pos <= {"NOUN", "ADJ", "VERB", "AUX"} and "inf" not in forms:
        found.add("nominal")
    if "ADJ" in pos:
        found.add("adjective")
    if "ADJ" in pos and pos <= {"ADJ", "NOUN"}:
        found.add("only-adjective")
    if verb and forms == {"fin"}:
        found.add("finite")
    if verb and "fin" in forms and pos <= {"VERB", "AUX", "NOUN"} and not forms & {"inf", "part"}:
        found.add("finite-too")
    found |= {"infinitive-too"} if "inf" in forms else set()
    found |= {"gerund-too"} if "ger" in forms else set()
    if verb and forms == {"ger"}:
        found.add("gerund")
    if verb and forms == {"inf"}:
        found.add("infinitive")
    found |= {"participle-too"} if "part" in forms else set()
    if "part" in forms and forms <= {"part", ""} and pos <= {"VERB", "AUX", "ADJ"}:
        found.add("participle")
        if any(r.number != "p" for r in readings):
            found.add("participle-singular")
    return frozenset(found)


@cache
def rules_of(name: str, lang: str) -> Rules | None:
    """The rules of a checker for a language: `data/NAME.toml`."""
    text = (Path(__file__).parent / "data" / f"{name}.toml").read_text(encoding="utf-8")
    table = tomllib.loads(text).get(lang)
    return Rules(table, lang) if table else None


@dataclass(frozen=True)
class PatternChecker(Checker):
    """A grammar checker that is nothing but the patterns of `data/<id>.toml`."""

    category = Category.GRAMMAR
    severity = Severity.MAJOR

    def check(self, segment: Analysis) -> Iterator[Finding]:
        rules = rules_of(self.id, segment.lang)
        for match in rules.matches(segment) if rules else ():
            shown = segment.text[match.start : match.end]
            yield self.finding(
                segment, (match.start, match.end), f"“{shown}”: {match.rule.why}", suggest=match.suggestions
            )
