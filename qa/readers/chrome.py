"""Tells the frame of a page (navigation, forms, share bars) from its prose."""

from __future__ import annotations

import re
from enum import IntEnum
from functools import lru_cache

from qa.readers.elements import FRAME, FRAME_NAMES, FRAME_ROLES, NEGATED
from qa.readers.markup import Tag

WORDS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")


class Chrome(IntEnum):
    """How sure it is that an element is part of the frame."""

    NO = 0
    NAMED = 1  # by a class, an id, a form or a header: an article inside is prose all the same
    MEANT = 2  # by an element or a role made for it: only <main> inside is prose


def level(tag: Tag, outer: Chrome, parent: str, in_prose: bool) -> Chrome:
    """The level inside an element; `in_prose` inside an article or main part."""
    if tag.name in ("html", "body"):
        return outer
    if tag.name == "main" or tag.get("role").lower() == "main":
        return Chrome.NO
    if tag.name == "article":
        return Chrome.NO if outer == Chrome.NAMED else outer
    if tag.name in FRAME or tag.get("role").lower() in FRAME_ROLES:
        return Chrome.MEANT
    if tag.name == "header" and not in_prose:
        return max(outer, Chrome.NAMED)
    if tag.name == "form" and parent not in ("body", "html", ""):  # there, some servers wrap the whole page in one
        return max(outer, Chrome.NAMED)
    if outer == Chrome.NO and (_named(tag.get("class")) or _named(tag.get("id"))):
        return Chrome.NAMED
    return outer


@lru_cache(maxsize=4096)
def _named(names: str) -> bool:
    for name in names[:1000].split():
        words = [word.lower() for word in WORDS.findall(name)]
        if words and words[0] not in NEGATED and not FRAME_NAMES.isdisjoint(words):
            return True
    return False
