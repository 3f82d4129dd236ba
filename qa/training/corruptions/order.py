"""Words in an order that the language does not have."""

from __future__ import annotations

from qa.training.corruptions.sentence import Context, Edit, Sentence, recase

_SWAPPED = {
    ("DET", "NOUN"), ("ADP", "DET"), ("PRON", "VFIN"), ("AFIN", "VPART"), ("ADP", "NOUN"), ("ADPDET", "NOUN"),
    ("VFIN", "DET"), ("PRON", "AFIN"), ("SCONJ", "PRON"), ("DET", "ADJ"), ("VINF", "DET"), ("ADP", "VINF"),
}  # fmt: skip


def adjective(s: Sentence, i: int, c: Context) -> Edit | None:
    """“une voiture rouge” becomes “une rouge voiture”, “a red car” “a car red”."""
    pair = ("NOUN", "ADJ") if c.tables.adjective == "after" else ("ADJ", "NOUN")
    if not c.tables.adjective or not (s.may(i) and s.may(i + 1)) or (s.tag(i), s.tag(i + 1)) != pair:
        return None
    second = s.tag(i + 2)
    if second in ("ADJ", "NOUN", "PROPN") or len(s.norm(i + (pair[0] == "NOUN"))) < 4:
        return None
    if c.tables.adjective == "before" and s.tag(i - 1) not in ("DET", "ADP", "ADPDET"):
        return None
    if not s.fits(i, s.norm(i + 1), c.lang):
        return None
    return s.swap(i, i + 1, i + 2, "order/adjective")


def neighbours(s: Sentence, i: int, c: Context) -> Edit | None:
    """Two neighbours exchanged."""
    if not (s.may(i) and s.may(i + 1)):
        return None
    pair = s.tag(i), s.tag(i + 1)
    if pair != ("", "") and pair not in _SWAPPED:
        return None
    if c.lang in ("de", "nl", "sv") and pair[0] in ("PRON", "AFIN"):
        return None
    if pair[0] == "PRON":
        reading = s.reading(i)
        if c.lang in ("es", "it", "pt") and (reading is None or reading.case != "Acc"):
            return None
    return s.swap(i, i + 1, i + 2, "order/neighbours")


def _move(s: Sentence, i: int, to: int, kind: str) -> Edit | None:
    """The word at `i` put before the word at `to` (right of it, or further left)."""
    words = s.tokens
    if not i or s.elided(i - 1) or s.elided(i) or s.elided(to - 1):
        return None
    if to > i:
        moved = words[i].text
        middle = s.text[words[i + 1].start : words[to - 1].end]
        text = f"{middle} {moved}"
        return Edit(words[i].start, words[to - 1].end, text, kind, "grammar", (len(middle) + 1, len(text)))
    rest = s.text[words[to].start : words[i - 1].end]
    moved = words[i].text if to else recase(rest, words[i].text)
    return Edit(words[to].start, words[i].end, f"{moved} {rest}", kind, "grammar", (0, len(moved)))


def verb_forward(s: Sentence, i: int, c: Context) -> Edit | None:
    """German, Dutch: “…, weil er nach Hause geht” becomes “…, weil er geht nach Hause”."""
    if c.lang not in ("de", "nl") or s.tag(i) not in ("VFIN", "AFIN") or not s.may(i) or s.tag(i + 1) != "PUNCT":
        return None
    for j in range(i - 1, max(0, i - 14), -1):
        if s.tag(j) == "PUNCT" or s.tag(j)[1:] == "FIN":
            return None
        if s.norm(j) in c.tables.subordinators and s.tag(j - 1) in ("PUNCT", "CCONJ", ""):
            for k in range(j + 1, i - 1):
                if s.tag(k) in ("NOUN", "PRON", "PROPN") and s.tag(k + 1) not in ("PROPN", "NOUN"):
                    return _move(s, i, k + 1, "order/verb-forward") if i - k > 2 else None
            return None
    return None


def verb_back(s: Sentence, i: int, c: Context) -> Edit | None:
    """German, Dutch: “Er geht nach Hause” becomes “Er nach Hause geht”."""
    if c.lang not in ("de", "nl") or s.tag(i) not in ("VFIN", "AFIN") or not s.may(i) or i > 6:
        return None
    for j in range(i + 1, min(len(s), i + 14)):
        if s.tag(j) == "PUNCT":
            plain = not any(s.tag(k) in ("PUNCT", "SCONJ", "REL") or s.tag(k)[1:] == "FIN" for k in range(i))
            return _move(s, i, j, "order/verb-back") if plain and j - i > 3 else None
    return None


def adverb(s: Sentence, i: int, c: Context) -> Edit | None:
    """An adverb put between an article and its noun."""
    if s.tag(i) != "ADV" or not s.may(i) or len(s.norm(i)) < 4:
        return None
    for j in range(i + 1, min(len(s), i + 5)):
        if s.tag(j) == "PUNCT":
            return None
        if s.tag(j) == "NOUN" and s.tag(j - 1) == "DET" and s.may(j):
            return _move(s, i, j, "order/adverb") if j - 1 > i else None
    return None
