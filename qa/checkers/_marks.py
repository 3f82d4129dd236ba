"""Edits of the characters about punctuation, and the marks that lie glued to words or torn from them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice, pairwise
from typing import Any, NamedTuple

from qa.language.data import language_data
from qa.language.typography import quote_marks

MOST = 200  # findings of one rule in a paragraph; a text with more is not prose
REACH = 30  # characters of the words that are shown beside a mark
SHORT = 80  # a quotation or question up to this long is shown whole

BLANKS = " \u00a0\u202f"
LETTER = r"[^\W\d_]"
_B = f"[{BLANKS}]"
_L = LETTER
_TECHNICAL = re.compile(r"[/@=&{}\\_<>|#]|www\.|\w\(|[.-]\w+[.-]|\.[a-z]{2,4}$")
_JOINED = re.compile(rf"[«»“”„\"](?:(?<={_L}.)|(?<={_L}[,:.!?;].))(?={_L})")
_APOSTROPHE = re.compile(rf"{_B}(?<={_L}{_B})['’](?=[\"“«]?{_L})|['’](?<={_L}['’]){_B}(?={_L})")


class Edit(NamedTuple):
    """What to write in the place of some characters, and why."""

    start: int
    end: int
    text: str
    why: str


def joined_quotes(text: str, lang: str) -> Iterator[Edit]:
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
        if technical(match):
            continue
        if opens:
            inner = "\u00a0" if mark in own.blank_after else ""
            yield Edit(*match.span(), f" {mark}{inner}", f"a blank is missing before the opening {mark}")
        else:
            inner = "\u00a0" if mark in own.blank_before else ""
            yield Edit(*match.span(), f"{inner}{mark} ", f"a blank is missing after the closing {mark}")


def torn_apostrophes(text: str, elisions: frozenset[str]) -> Iterator[Edit]:
    """Blanks beside the apostrophe of an elided word: “l 'image”, “l' image”."""
    for match in islice(_APOSTROPHE.finditer(text), MOST) if elisions else ():
        start = word_start(text, match.start(), extra="")
        word = text[start : match.start()]
        if (
            word.lower() in elisions
            and (word.islower() or start == 0)
            and text[start - 1 : start] not in ("'", "’", "-")
        ):
            yield Edit(*match.span(), match.group().strip(BLANKS), "no blank belongs beside the apostrophe")


def passages(text: str, found: Iterable[Edit], reach: int) -> Iterator[tuple[int, int, list[Edit]]]:
    """Edits with the words beside them; those that touch or hold one short quotation go together."""
    groups: list[tuple[int, int, list[Edit]]] = []
    for edit in sorted(set(found)):
        start, end = word_start(text, edit.start, reach=reach), word_end(text, edit.end, reach=reach)
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


def applied(text: str, start: int, end: int, edits: list[Edit]) -> str:
    """The passage with its edits made."""
    parts = [text[start : edits[0].start], edits[0].text]
    for before, edit in pairwise(edits):
        parts += [text[before.end : edit.start], edit.text]
    return "".join([*parts, text[edits[-1].end : end]])


def word_start(text: str, position: int, extra: str = "'’-\"", reach: int = REACH) -> int:
    first = max(0, position - reach)
    while position > first and (text[position - 1].isalnum() or text[position - 1] in extra):
        position -= 1
    return position


def word_end(text: str, position: int, extra: str = "'’-\"", reach: int = REACH) -> int:
    last = min(len(text), position + reach)
    while position < last and (text[position].isalnum() or text[position] in extra):
        position += 1
    return position


def around(match: re.Match[str]) -> str:
    """What stands around a match without a blank."""
    text = match.string
    before = re.split(r"\s", text[max(0, match.start() - 2 * REACH) : match.start()])[-1]
    return before + match.group() + re.split(r"\s", text[match.end() : match.end() + 2 * REACH])[0]


def technical(match: re.Match[str]) -> bool:
    """Whether this is an address, a file name or code."""
    return _TECHNICAL.search(around(match).rstrip(".,;:!?\"'»”)")) is not None
