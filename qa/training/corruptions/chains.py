"""Verbs in a row that do not govern one another."""

from __future__ import annotations

from qa.training.corruptions.paradigm import choose, clashes
from qa.training.corruptions.sentence import Context, Edit, Sentence

_VERBAL = {"VFIN", "AFIN", "VINF", "AINF", "VPART", "VGER"}


def drop_linker(s: Sentence, i: int, c: Context) -> Edit | None:
    """“il entre et mange” becomes “il entre mange”; “essayer de venir” becomes “essayer venir”."""
    if not s.may(i) or s.norm(i) not in c.tables.linkers:
        return None
    before, after = s.tag(i - 1), s.tag(i + 1)
    coordinated = s.tag(i) == "CCONJ" and before[1:] == after[1:] and before in _VERBAL
    governed = s.tag(i) != "CCONJ" and after in ("VINF", "AINF") and (before in _VERBAL or before in ("NOUN", "ADJ"))
    return s.drop(i, "chain/drop-linker") if coordinated or governed else None


def other_complement(s: Sentence, i: int, c: Context) -> Edit | None:
    """“peut aider” becomes “peut aidant” or “peut aide”."""
    if not s.may(i) or s.tag(i) not in ("VINF", "AINF"):
        return None
    before = s.tag(i - 1)
    if before not in ("VFIN", "AFIN") and s.norm(i - 1) not in c.tables.markers:
        return None
    tag, old = s.tag(i), s.reading(i)
    if old is None:
        return None
    forms = [(f, r) for f, r in s.words.siblings(s.norm(i), tag) if r.tag != tag and clashes(s, f, tag, old)]
    found = choose(s, i, forms, c)
    return s.replace(i, found[0], "chain/other-complement") if found else None


def other_marker(s: Sentence, i: int, c: Context) -> Edit | None:
    """“commencer à parler” becomes “commencer de parler” or loses its “à”."""
    if not s.may(i) or s.norm(i) not in c.tables.markers or s.tag(i + 1) not in ("VINF", "AINF"):
        return None
    if s.tag(i - 1) not in ("VFIN", "NOUN", "ADJ", "VPART", "AFIN"):
        return None
    options = c.tables.markers[s.norm(i)]
    text = c.rng.choice(options) if options else ""
    return s.replace(i, text, "chain/other-marker") if text else s.drop(i, "chain/drop-marker")


def _participle(s: Sentence, i: int) -> int | None:
    """The place of the participle that the auxiliary at `i` governs, when it stands next or after one adverb."""
    for j in (i + 1, i + 2):
        if s.tag(j) in ("VPART", "APART"):
            return j
        if s.tag(j) != "ADV":
            return None
    return None


def drop_auxiliary(s: Sentence, i: int, c: Context) -> Edit | None:
    """“il a mangé” becomes “il mangé”."""
    if not s.may(i) or s.tag(i) != "AFIN":
        return None
    j = _participle(s, i)
    if j is None or s.words.can_be(s.norm(j), "VFIN") or s.elided(i - 1):
        return None
    if s.tag(i - 1) not in ("NOUN", "PRON", "PROPN", "REL") or "CCONJ" in s.tags[max(0, i - 5) : i]:
        return None
    return s.drop(i, "chain/drop-auxiliary")


def double_auxiliary(s: Sentence, i: int, c: Context) -> Edit | None:
    """“il a mangé” becomes “il a est mangé”."""
    other = c.tables.auxiliaries.get(s.norm(i))
    if not other or not s.may(i) or s.tag(i) != "AFIN" or s.tag(i + 1) != "VPART":
        return None
    return s.replace(i, f"{s.tokens[i].text} {other}", "chain/double-auxiliary")


def wrong_auxiliary(s: Sentence, i: int, c: Context) -> Edit | None:
    """“il a mangé la pomme” becomes “il est mangé la pomme”."""
    other = c.tables.auxiliaries.get(s.norm(i))
    if not other or not s.may(i) or s.tag(i) != "AFIN" or not s.fits(i, other, c.lang):
        return None
    j = _participle(s, i)
    if c.lang in ("de", "nl"):
        return s.replace(i, other, "chain/wrong-auxiliary") if _clause_end(s, i) else None
    if j is None:
        return None
    transitive = s.tag(j + 1) in ("DET", "SCONJ")
    passive = s.norm(i) in c.tables.copulas
    if passive == transitive:
        return None
    return s.replace(i, other, "chain/wrong-auxiliary")


def _clause_end(s: Sentence, i: int) -> bool:
    for j in range(i + 1, min(len(s), i + 15)):
        if s.tag(j) == "PUNCT":
            return s.tag(j - 1) == "VPART"
    return False
