"""Flags blanks that are missing or too many around punctuation, by the habits of each language."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import Any, NamedTuple

from qa.analysis import Analysis
from qa.checkers._marks import (
    BLANKS,
    LETTER,
    MOST,
    REACH,
    SHORT,
    Edit,
    applied,
    around,
    joined_quotes,
    passages,
    technical,
    torn_apostrophes,
    word_end,
    word_start,
)
from qa.checkers.base import Checker
from qa.language.data import language_data
from qa.language.typography import quote_marks
from qa.mqm import Category, Severity
from qa.types import Finding

FEW = 4  # of ideograms, which have no blanks between words

_B = f"[{BLANKS}]"
_L = LETTER
_BEFORE = r"[\w»”’\"')\]%…]"
_IDEOGRAM = "[\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]"
_NAMES = {"yahoo", "joomla", "jeopardy", "wham"}  # their exclamation mark belongs to the name
_AFTER_NAMES = ("!,", "!'", "!’")  # “la banda Neu!, …”
_INVERTED = re.compile(r"[¿¡]|[?!]++(?=(\w|\s[a-zà-ÿ]|[/=&])?)")  # the group: the sentence goes on


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
            found += joined_quotes(segment.text, segment.lang)
            found += torn_apostrophes(segment.text, frozenset(table.get("elisions", ())))
        for start, end, edits in passages(segment.text, found, FEW if "full_width" in table else REACH):
            passage = segment.text[start:end]
            why = "; ".join(dict.fromkeys(edit.why for edit in edits))
            right = applied(segment.text, start, end, edits)
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
            start, whole = word_start(text, match.start()), ""
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
            _rule(rf"([;!?])(?<={_L}{_L}[;!?])(?={_L}{_L})", r"\1 ", "a blank is missing after “{}”", technical)
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
    yield _rule(rf"([;!?])(?<={_L}{_L}[;!?])(?={_L}{_L})", "\u202f\\1 ", "blanks are missing around “{}”", technical)
    yield _rule(r":(?<=[\w)\]»\"”]:)(?=\s|$)", "\u00a0:", missing)
    yield _rule(r":(?<=[\w)\]»\"”]:)(?=[\"“«])", "\u00a0: ", "blanks are missing around “{}”", technical)
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
            yield Edit(*match.span(), match.expand(rule.template), rule.why.format(match.group().strip(BLANKS)))


def _ratio(match: re.Match[str]) -> bool:
    """Whether this is the colon of “3 : 2”."""
    return match.group(1) == ":" and match.string[match.start() - 1].isdigit()


def _named(match: re.Match[str]) -> bool:
    return match.string[word_start(match.string, match.start()) : match.start()].strip('"').lower() in _NAMES


def _named_or_entity(match: re.Match[str]) -> bool:
    return _named(match) or (match.group().startswith(";") and "&" in around(match))


def _no_sentence_end(match: re.Match[str]) -> bool:
    """Whether the full stop may stand between two words: an abbreviation, a domain, a name."""
    text = match.string
    word = text[word_start(text, match.start()) : match.start()]
    after = text[match.end() : word_end(text, match.end())]
    return not word.islower() or len(word) < 3 or not after[0].isupper() or after[1:] != after[1:].lower()


def _no_stop(match: re.Match[str]) -> bool:
    return _no_sentence_end(match) or technical(match)


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
    _rule(rf",(?<={_L}{_L},)(?={_L}{_L}|{_L}[ '’])", ", ", "a blank is missing after the comma", technical),
    _rule(rf"\.(?<={_L}{_L}\.)(?={_L}{_L}|{_L}[ '’])", ". ", "a blank is missing after the full stop", _no_stop),
)
_TWO_BLANKS = _rule(rf"{_B}(?<=[\w,;:.!?…)»”\"%]{_B}){_B}{{1,2}}(?=\S)", " ", "one blank is enough", _list_mark)
_TYPEWRITTEN = _rule(rf"{_B}(?<=[\w,;%]{_B}){_B}{{1,2}}(?=\S)", " ", "one blank is enough", _list_mark)
