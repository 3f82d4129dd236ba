"""Nouns piled up without their prepositions, and coordinations whose parts differ."""

from __future__ import annotations

from qa.training.corruptions.paradigm import choose, clashes
from qa.training.corruptions.sentence import Context, Edit, Sentence


def _noun_of_noun(s: Sentence, i: int, c: Context) -> bool:
    around = s.tag(i - 1) == "NOUN" and s.tag(i + 1) == "NOUN"
    return around and s.norm(i) in c.tables.pile and s.may(i) and s.may(i - 1) and s.may(i + 1)


def drop_link(s: Sentence, i: int, c: Context) -> Edit | None:
    """“le groupe de pirates” becomes “le groupe pirates”."""
    return s.drop(i, "pile/drop-link") if _noun_of_noun(s, i, c) and i > 1 else None


def reverse(s: Sentence, i: int, c: Context) -> Edit | None:
    """“le groupe de pirates” becomes “le pirates groupe”."""
    if not _noun_of_noun(s, i, c) or i < 2 or c.lang in ("en", "de", "nl") or s.elided(i - 2):
        return None
    first, last = s.tokens[i - 1], s.tokens[i + 1]
    return Edit(first.start, last.end, f"{last.text} {first.text}", "pile/reverse")


def drop_first_preposition(s: Sentence, i: int, c: Context) -> Edit | None:
    """“parler de cuisine et de cinéma” becomes “parler cuisine et de cinéma”."""
    if (
        s.tag(i) not in ("ADP", "ADPDET")
        or not s.may(i)
        or s.tag(i - 1) not in ("VFIN", "VINF", "VPART", "NOUN", "ADJ")
    ):
        return None
    for j in range(i + 2, min(len(s) - 1, i + 5)):
        if s.tag(j) == "PUNCT":
            return None
        if s.tag(j) == "CCONJ":
            return s.drop(i, "coordination/preposition") if s.norm(j + 1) == s.norm(i) else None
    return None


def other_verb_form(s: Sentence, i: int, c: Context) -> Edit | None:
    """“chanter et danser” becomes “chanter et danse”."""
    if s.tag(i) != "CCONJ" or not s.may(i + 1):
        return None
    tag = s.tag(i + 1)
    same = any(s.tag(j) == tag for j in range(max(0, i - 6), i))
    if tag not in ("VINF", "VFIN", "VPART", "VGER") or not same:
        return None
    old = s.reading(i + 1)
    if old is None:
        return None
    forms = [(f, r) for f, r in s.words.siblings(s.norm(i + 1), tag) if r.tag != tag and clashes(s, f, tag, old)]
    found = choose(s, i + 1, forms, c)
    return s.replace(i + 1, found[0], "coordination/verb-form") if found else None
