"""The line an editor sees around a finding: made printable, cut to the terminal, in three parts."""

from __future__ import annotations

import re

from rich.cells import cell_len

_BREAK = re.compile(r"[ \t]*[\r\n\v\f\x85\u2028\u2029]+\s*")
_HIDDEN = re.compile(
    "[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]"
)  # steer or hide text on a screen
_CONTROL: dict[int, int | str] = {
    **{code: 0x2400 + code for code in range(0x20)},
    **dict.fromkeys([*range(0x7F, 0xA0), *range(0xD800, 0xE000)], 0xFFFD),
    0x09: " ",
}
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
_NEAR = 16  # a cut looks this many characters around for a space
_CONTEXT = 16  # cells kept for the text around a long mark


def printable(text: str) -> str:
    """`text` on one line, without characters that would steer the terminal."""
    return text if text.isprintable() else _HIDDEN.sub("", _BREAK.sub(" ", text)).translate(_CONTROL)


def printable_mark(text: str) -> str:
    """As `printable`, but what is invisible is named, and line ends show: a mark must be seen."""
    if not text:
        return "‸"
    if text.isprintable():
        return text
    if text.isspace() and text.strip(" "):
        return "".join(map(_named, text))
    return _HIDDEN.sub(lambda m: _named(m[0]), _BREAK.sub(" ↵ ", text)).translate(_CONTROL)


def reads_right_to_left(text: str) -> bool:
    """Whether `text` has letters of a right-to-left script, which a terminal may reorder."""
    return bool(_RIGHT_TO_LEFT.search(text))


def cut(excerpt: str, start: int, end: int, width: int) -> tuple[str, str, str]:
    """The text before, in and after `start` to `end`, printable and within `width` cells, with … where it was cut."""
    reach = 4 * width  # beyond this nothing can show
    before = printable(excerpt[max(start - reach, 0) : start]).lstrip()
    after = printable(excerpt[end : end + reach]).rstrip()
    mark = excerpt[start:end]
    mark = printable_mark(mark if len(mark) <= 2 * reach else mark[:reach] + mark[-reach:])
    mark = _middle(mark, width - _CONTEXT if before or after else width)
    room = max(width - cell_len(mark), 0)
    before = _tail(before, max(room // 2, room - cell_len(after)))
    return before, mark, _head(after, room - cell_len(before))


def _named(character: str) -> str:
    return f"⟨U+{ord(character):04X}⟩"


def _head(text: str, width: int) -> str:
    if cell_len(text) <= width:
        return text
    kept = text[: _fitting(text, width - 2)]
    space = kept.rfind(" ", max(len(kept) - _NEAR, 0))
    return f"{kept[: space + 1]}…" if space >= 0 else f"{kept}…"


def _tail(text: str, width: int) -> str:
    if cell_len(text) <= width:
        return text
    number = _fitting(text[::-1], width - 2)
    kept = text[len(text) - number :]
    while kept and not cell_len(kept[0]):  # a combining character without its letter
        kept = kept[1:]
    space = kept.find(" ", 0, _NEAR)
    return f"…{kept[space:]}" if space >= 0 else f"…{kept}"


def _middle(text: str, width: int) -> str:
    if cell_len(text) <= width:
        return text
    half = (width - 1) // 2
    return f"{_head(text, half)[:-1]}…{_tail(text, half)[1:]}"


def _fitting(text: str, width: int) -> int:
    """How many characters of `text` fit into `width` cells."""
    used = 0
    for index, character in enumerate(text):
        used += cell_len(character)
        if used > width:
            return index
    return len(text)
