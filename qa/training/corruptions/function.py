"""Prepositions, articles, pronouns and conjunctions left out, added or exchanged."""

from __future__ import annotations

from qa.training.corruptions.sentence import Context, Edit, Sentence, vowel

_PLACES = {"VFIN", "DET", "ADJ", "NOUN", "VINF", "VPART"}


def drop(s: Sentence, i: int, c: Context) -> Edit | None:
    """“il pense à elle” becomes “il pense elle”."""
    if not s.may(i) or s.norm(i) not in c.tables.drop:
        return None
    if s.tag(i + 1) in ("PUNCT", "ADV", "CCONJ", "NUM", "SYM") or s.tag(i) in ("NOUN", "ADJ"):
        return None
    return s.drop(i, "function/drop")


def drop_article(s: Sentence, i: int, c: Context) -> Edit | None:
    """“il mange la pomme” becomes “il mange pomme”."""
    if not s.may(i) or s.norm(i) not in c.tables.drop_article:
        return None
    j = i + 2 if s.tag(i + 1) == "ADJ" else i + 1
    if s.tag(j) != "NOUN" or s.norm(i - 1) in ("en", "à", "de", "como", "as"):
        return None
    if c.lang in ("en", "de", "nl"):
        reading = s.reading(j)
        if reading is None or reading.number == "Plur" or not _counted(s, j):
            return None
    elif s.norm(i) not in ("l'", "la", "le", "el", "il", "lo", "o") and s.tag(i - 1) in _OPEN_TO_BARE:
        return None
    return s.drop(i, "function/drop-article")


_OPEN_TO_BARE = {"VFIN", "VINF", "VGER", "CCONJ", "PUNCT", "ADP", "SCONJ"}


def _counted(s: Sentence, j: int) -> bool:
    """Whether the noun has a plural that is in use, so that it hardly stands without an article."""
    zipf = s.words.zipf(s.norm(j))
    return any(r.number == "Plur" and s.words.zipf(f) > zipf - 1.2 for f, r in s.words.siblings(s.norm(j), "NOUN"))


def replace(s: Sentence, i: int, c: Context) -> Edit | None:
    """“il pense à elle” becomes “il pense de elle”."""
    options = c.tables.replace.get(s.norm(i))
    if not options or not s.may(i) or s.tag(i) in ("NOUN", "ADJ", "VFIN"):
        return None
    word = c.rng.choice(options)
    if not s.fits(i, word, c.lang) or (s.elided(i) and word[-1] not in "'’"):
        return None
    if not s.elided(i) and c.lang in ("fr", "it") and word in _ELIDED and vowel(s.norm(i + 1)):
        return None
    return s.replace(i, word, "function/replace")


_ELIDED = {"le", "la", "de", "que", "se", "ne", "lo", "di"}


def insert(s: Sentence, i: int, c: Context) -> Edit | None:
    """“il mange la pomme” becomes “il mange de la pomme” or worse."""
    if not i or not s.may(i) or not c.tables.insert or (s.tag(i) and s.tag(i) not in _PLACES) or s.elided(i - 1):
        return None
    word = c.rng.choice(c.tables.insert)
    if word in (s.norm(i), s.norm(i - 1)) or s.tag(i - 1) in ("PUNCT", "CCONJ") or not s.tokens[i - 1].is_word:
        return None
    if c.lang in ("fr", "it") and word in _ELIDED and vowel(s.norm(i)):
        return None
    if s.tag(i) == "NOUN" and s.tag(i - 1) not in ("DET", "ADPDET", "ADJ"):
        return None
    return s.insert(i, word, "function/insert")


def split(s: Sentence, i: int, c: Context) -> Edit | None:
    """“du” becomes “de le”."""
    text = c.tables.split.get(s.norm(i))
    return s.replace(i, text, "function/split-contraction") if text and s.may(i) else None
