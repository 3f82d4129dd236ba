"""Other ways to write a pattern: a hyphen that is a blank or missing, “œ” in two letters."""

from __future__ import annotations

from collections.abc import Iterator

from qa.glossary.model import Entry


def spellings(pattern: str, entry: Entry) -> Iterator[str]:
    """A pattern and the other ways to write it, without those that the entry has for right."""
    yield pattern
    if "~" not in pattern or not ("-" in pattern or "œ" in pattern):
        return
    right = {_plain(term) for term in (*entry.terms, *entry.variants)}
    for other in dict.fromkeys(_others(pattern)):
        if other != pattern and _plain(other) not in right:
            yield other


def _others(pattern: str) -> Iterator[str]:
    words = pattern.split(" ")
    for number, word in enumerate(words):
        if "-" not in word.strip("-~") or not word.endswith("~") or set(word) & set("/[]{}*"):
            continue
        for instead in ("", " "):
            yield " ".join([*words[:number], word.replace("-", instead), *words[number + 1 :]])
    yield pattern.replace("œ", "oe")


def _plain(phrase: str) -> str:
    return phrase.replace("~", "").casefold()
