"""Flags blanks that are missing or too many around punctuation, by the habits of each language."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice, pairwise
from typing import Any, NamedTuple

from qa.analysis import Analysis
from qa.checkers.base import Checker
from qa.language.data import language_data
from qa.language.typography import quote_marks
from qa.mqm import Category, Severity
from qa.types import Finding

MOST = 200  # findings of one rule in a paragraph; a text with more is not prose
REACH = 30  # characters of the words that are shown beside a mark
FEW = 4  # of ideograms, which have no blanks between words
SHORT = 80  # a quotation or question up to this long is shown whole

_BLANKS = " \u00a0\u202f"
_B = f"[{_BLANKS}]"
_L = r"[^\W\d_]"
_BEFORE = r"[\w»”’\"')\]%…]"
_IDEOGRAM = "[\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]"
_TECHNICAL = re.compile(r"[/@=&{}\\_<>|#]|www\.|\w\(|[.-]\w+[.-]|\.[a-z]{2,4}$")
_NAMES = {"yahoo", "joomla", "jeopardy", "wham"}  # their exclamation mark belongs to the name
_AFTER_NAMES = ("!,", "!'", "!’")  # “la banda Neu!, …”
_INVERTED = re.compile(r"[¿¡]|[?!]++(?=(\w|\s[a-zà-ÿ]|[/=&])?)")  # the group: the sentence goes on


class Edit(NamedTuple):
    """What to write in the place of some characters, and why."""

    start: int
    end: int
    text: str
    why: str


class Rule(NamedTuple):
    """A pattern, what to write for it (a template of `Match.expand`), why, and when to look away."""

    pattern: re.Pattern[str]
    template: str
    why: str
    spares: Callable[[re.Match[str]], bool] | None = None


@dataclass(frozen=True)
class Spacing(Checker):
    """A blank too many or too few at a punctuation mark, as in “mot ,mot” or, in French, “Oh! je”."""

    id = "spacing"
    category = Category.TYPOGRAPHY
    severity = Severity.MINOR
    confidence = 0.8
    safe = True
    needs = frozenset({"language-data"})
    default = False

    plain: bool = True  # whether a plain space will do where French writes a no-break one

    def check(self, segment: Analysis) -> Iterator[Finding]:
        table: dict[str, Any] = segment.language_data.tables.get("typography", {})
        if not table:
            return
        found = [edit for rule in _rules(segment.lang, self.plain) for edit in _edits(rule, segment.text)]
        if "full_width" not in table:
            found += _joined_quotes(segment.text, segment.lang)
            found += _apostrophes(segment.text, frozenset(table.get("elisions", ())))
        for start, end, edits in _passages(segment.text, found, FEW if "full_width" in table else REACH):
            passage = segment.text[start:end]
            why = "; ".join(dict.fromkeys(edit.why for edit in edits))
            right = _applied(segment.text, start, end, edits)
            yield self.finding(segment, (start, end), f"“{passage}”: {why}", suggest=right)
        if table.get("inverted"):
            yield from islice(self._inverted(segment), MOST)

    def _inverted(self, segment: Analysis) -> Iterator[Finding]:
        """Spanish questions and exclamations that nothing opens."""
        text, opened = segment.text, False
        for match in _INVERTED.finditer(text):
            if match.group() in "¿¡":
                opened = True
                continue
            ends = match.group(1) is None
            if not opened and ends and text[match.start() - 1 : match.start()].isalnum():
                name = text[match.start() : match.end() + 1] in _AFTER_NAMES or _named(match)
                if not name:
                    yield self._unopened(segment, match)
            opened = opened and not ends

    def _unopened(self, segment: Analysis, match: re.Match[str]) -> Finding:
        mark = "¡" if match.group()[0] == "!" else "¿"
        start, text = segment.sentence_at(match.start()).start, segment.text
        whole = text[start : match.end()]
        if len(whole) > SHORT or not re.fullmatch(r"[\w\s]+[?!]+", whole):  # where the question starts is not sure
            start, whole = _word_start(text, match.start()), ""
        right = mark + whole if whole else ()
        return self.finding(segment, (start, match.end()), f"“{mark}” is missing before this sentence", suggest=right)


@cache
def _rules(lang: str, plain: bool) -> tuple[Rule, ...]:
    """The rules of a language. Each pattern starts with what it takes, so that most of a text is skipped fast."""
    table: dict[str, Any] = language_data(lang).tables["typography"]
    if "full_width" in table:
        return tuple(_full_width(table["full_width"]))
    rules = [*_COMMON, *_inside_quotes(lang, table)]
    rules.append(_TYPEWRITTEN if table.get("two_blanks_after_sentence") else _TWO_BLANKS)
    if tight := table.get("tight"):
        rules.append(_rule(rf"{_B}(?<={_BEFORE}{_B})([{tight}]++)(?=[\s\"”»]|$)", r"\1", _NO_BLANK, _ratio))
    if "blank_before" in table:
        rules.extend(_french(plain))
    else:
        rules.append(
            _rule(rf"([;!?])(?<={_L}{_L}[;!?])(?={_L}{_L})", r"\1 ", "a blank is missing after “{}”", _technical)
        )
    if clitics := table.get("clitics"):
        own = rf"['’](?:{'|'.join(clitics)})\b(?!['’])"
        pattern = rf"{_B}(?<={_L}{_B})(?={own}|n['’]t\b)|{_B}(?<=n{_B})(?=['’]t\b)"
        rules.append(_rule(pattern, "", "no blank belongs before the apostrophe"))
    return tuple(rules)


def _rule(pattern: str, template: str, why: str, spares: Callable[[re.Match[str]], bool] | None = None) -> Rule:
    return Rule(re.compile(pattern), template, why, spares)


def _french(plain: bool) -> Iterator[Rule]:
    """A thin no-break space before ; ! ?, a no-break space before : and within « »."""
    missing, after = "a no-break space is missing before “{}”", r"(?=[\s\"”»)\]]|$)"
    yield _rule(rf"([;!?])(?<=[\w)\]»\"”%€$][;!?])([;!?]*+){after}", "\u202f\\1\\2", missing, _named_or_entity)
    yield _rule(rf"([;!?])(?<={_L}{_L}[;!?])(?={_L}{_L})", "\u202f\\1 ", "blanks are missing around “{}”", _technical)
    yield _rule(r":(?<=[\w)\]»\"”]:)(?=\s|$)", "\u00a0:", missing)
    yield _rule(r":(?<=[\w)\]»\"”]:)(?=[\"“«])", "\u00a0: ", "blanks are missing around “{}”", _technical)
    yield _rule(r"«(?<!\w«)(?=[^\s»,.;)])", "«\u00a0", "a no-break space is missing after “«”")
    yield _rule(r"»(?<=[^\s«(]»)(?!\w)", "\u00a0»", "a no-break space is missing before “»”")
    yield _rule(rf"«(?<={_L}«)(?={_B})", " «", "a blank is missing before “«”")
    yield _rule(rf"»(?<={_B}»)(?={_L})", "» ", "a blank is missing after “»”")
    if not plain:
        why = "a no-break space belongs here, not a plain one"
        yield _rule(r" (?<=\S )([;!?])(?![-)(])", "\u202f\\1", why)
        yield _rule(r" (?<=\S )([:»])(?![-)(DP])", "\u00a0\\1", why)
        yield _rule(r"« (?=\S)", "«\u00a0", why)


def _inside_quotes(lang: str, table: dict[str, Any]) -> Iterator[Rule]:
    """Blanks just inside marks of quotation, in all languages but those that want them."""
    own = quote_marks(lang)
    assert own is not None  # the table was there
    if marks := "".join(sorted(own.openers - set(table.get("blank_after", "")))):
        yield _rule(rf"([{marks}])(?<![\w€][{marks}]){_B}++(?=\w)", r"\1", "no blank belongs after an opening {}")
    if marks := "".join(sorted(own.closers - set(table.get("blank_before", "")))):
        pattern = rf"{_B}(?<=[\w.,!?…]{_B})([{marks}])(?!{_B}?\w)"
        yield _rule(pattern, r"\1", "no blank belongs before a closing {}")


def _full_width(marks: dict[str, str]) -> Iterator[Rule]:
    for mark, own in marks.items():
        after = rf"(?={_IDEOGRAM}|$|\n)" if mark == "." else rf"(?={_IDEOGRAM})"
        pattern = rf"{re.escape(mark)}(?<={_IDEOGRAM}{re.escape(mark)}) ?{after}"
        yield _rule(pattern, own, f"“{own}” belongs between ideograms")
    yield _rule(rf" (?<={_IDEOGRAM} )([，。、；：？！])", r"\1", _NO_BLANK)


def _edits(rule: Rule, text: str) -> Iterator[Edit]:
    for match in islice(rule.pattern.finditer(text), MOST):
        if rule.spares is None or not rule.spares(match):
            yield Edit(*match.span(), match.expand(rule.template), rule.why.format(match.group().strip(_BLANKS)))


def _joined_quotes(text: str, lang: str) -> Iterator[Edit]:
    """Marks of quotation between two letters, which lack a blank on one side."""
    table: dict[str, Any] = language_data(lang).tables["typography"]
    own = quote_marks(lang)
    if own is None or table.get("joined_quotes"):
        return
    for match in islice(_JOINED.finditer(text), MOST):
        mark, opens = match.group(), match.group() in own.openers
        if mark == '"':
            opens = text.count('"', 0, match.start()) % 2 == 0
        elif not opens and mark not in own.closers:
            continue
        if _technical(match):
            continue
        if opens:
            inner = "\u00a0" if mark in own.blank_after else ""
            yield Edit(*match.span(), f" {mark}{inner}", f"a blank is missing before the opening {mark}")
        else:
            inner = "\u00a0" if mark in own.blank_before else ""
            yield Edit(*match.span(), f"{inner}{mark} ", f"a blank is missing after the closing {mark}")


def _apostrophes(text: str, elisions: frozenset[str]) -> Iterator[Edit]:
    """Blanks beside the apostrophe of an elided word: “l 'image”, “l' image”."""
    for match in islice(_APOSTROPHE.finditer(text), MOST) if elisions else ():
        start = _word_start(text, match.start(), extra="")
        word = text[start : match.start()]
        if (
            word.lower() in elisions
            and (word.islower() or start == 0)
            and text[start - 1 : start] not in ("'", "’", "-")
        ):
            yield Edit(*match.span(), match.group().strip(_BLANKS), "no blank belongs beside the apostrophe")


def _passages(text: str, found: Iterable[Edit], reach: int) -> Iterator[tuple[int, int, list[Edit]]]:
    """Edits with the words beside them; those that touch or hold one short quotation go together."""
    groups: list[tuple[int, int, list[Edit]]] = []
    for edit in sorted(set(found)):
        start, end = _word_start(text, edit.start, reach=reach), _word_end(text, edit.end, reach=reach)
        if groups and edit.start < groups[-1][2][-1].end:
            continue  # two rules for the same characters
        if groups and (start < groups[-1][1] or _one_quotation(text, groups[-1][2][-1], edit)):
            first, last, edits = groups[-1]
            groups[-1] = (first, max(last, end), [*edits, edit] if len(edits) < MOST else edits)
        else:
            groups.append((start, end, [edit]))
    return iter(groups)


def _one_quotation(text: str, first: Edit, second: Edit) -> bool:
    near = second.end - first.start <= SHORT
    return near and text[first.start : first.start + 1] == "«" and text[second.end - 1] == "»"


def _applied(text: str, start: int, end: int, edits: list[Edit]) -> str:
    """The passage with its edits made."""
    parts = [text[start : edits[0].start], edits[0].text]
    for before, edit in pairwise(edits):
        parts += [text[before.end : edit.start], edit.text]
    return "".join([*parts, text[edits[-1].end : end]])


def _word_start(text: str, position: int, extra: str = "'’-\"", reach: int = REACH) -> int:
    first = max(0, position - reach)
    while position > first and (text[position - 1].isalnum() or text[position - 1] in extra):
        position -= 1
    return position


def _word_end(text: str, position: int, extra: str = "'’-\"", reach: int = REACH) -> int:
    last = min(len(text), position + reach)
    while position < last and (text[position].isalnum() or text[position] in extra):
        position += 1
    return position


def _around(match: re.Match[str]) -> str:
    """What stands around a match without a blank."""
    text = match.string
    before = re.split(r"\s", text[max(0, match.start() - 2 * REACH) : match.start()])[-1]
    return before + match.group() + re.split(r"\s", text[match.end() : match.end() + 2 * REACH])[0]


def _technical(match: re.Match[str]) -> bool:
    """Whether this is an address, a file name or code."""
    return _TECHNICAL.search(_around(match).rstrip(".,;:!?\"'»”)")) is not None


def _ratio(match: re.Match[str]) -> bool:
    """Whether this is the colon of “3 : 2”."""
    return match.group(1) == ":" and match.string[match.start() - 1].isdigit()


def _named(match: re.Match[str]) -> bool:
    return match.string[_word_start(match.string, match.start()) : match.start()].strip('"').lower() in _NAMES


def _named_or_entity(match: re.Match[str]) -> bool:
    return _named(match) or (match.group().startswith(";") and "&" in _around(match))


def _no_sentence_end(match: re.Match[str]) -> bool:
    """Whether the full stop may stand between two words: an abbreviation, a domain, a name."""
    text = match.string
    word = text[_word_start(text, match.start()) : match.start()]
    after = text[match.end() : _word_end(text, match.end())]
    return not word.islower() or len(word) < 3 or not after[0].isupper() or after[1:] != after[1:].lower()


def _no_stop(match: re.Match[str]) -> bool:
    return _no_sentence_end(match) or _technical(match)


def _list_mark(match: re.Match[str]) -> bool:
    """Whether the blanks stand after the mark of a list item, or between columns of figures."""
    text = match.string
    line = text[max(0, match.start() - 6) : match.start()].rpartition("\n")[2]
    columns = text[match.start() - 1].isdigit() and text[match.end()].isdigit()
    return columns or len(line) < 5 or "  " in text[match.end() : match.end() + REACH]


_NO_BLANK = "no blank belongs before “{}”"
_COMMON = (
    _rule(rf"{_B}(?<={_BEFORE}{_B}){_B}{{0,3}}+([,.])(?=[\s\"”»)\]]|$)(?! ?[.,])", r"\1", _NO_BLANK),
    _rule(rf"{_B}(?<={_BEFORE}{_B})(,)(?={_L})", r"\1 ", "the blank belongs after the comma, not before it"),
    _rule(rf"([(\[]){_B}++(?=[\w\"«“„])", r"\1", "no blank belongs after “{}”"),
    _rule(rf"{_B}(?<=[\w.!?\"»”“%]{_B})([)\]])", r"\1", _NO_BLANK),
    _rule(rf",(?<={_L}{_L},)(?={_L}{_L}|{_L}[ '’])", ", ", "a blank is missing after the comma", _technical),
    _rule(rf"\.(?<={_L}{_L}\.)(?={_L}{_L}|{_L}[ '’])", ". ", "a blank is missing after the full stop", _no_stop),
)
_TWO_BLANKS = _rule(rf"{_B}(?<=[\w,;:.!?…)»”\"%]{_B}){_B}{{1,2}}(?=\S)", " ", "one blank is enough", _list_mark)
_TYPEWRITTEN = _rule(rf"{_B}(?<=[\w,;%]{_B}){_B}{{1,2}}(?=\S)", " ", "one blank is enough", _list_mark)
_JOINED = re.compile(rf"[«»“”„\"](?:(?<={_L}.)|(?<={_L}[,:.!?;].))(?={_L})")
_APOSTROPHE = re.compile(rf"{_B}(?<={_L}{_B})['’](?=[\"“«]?{_L})|['’](?<={_L}['’]){_B}(?={_L})")
