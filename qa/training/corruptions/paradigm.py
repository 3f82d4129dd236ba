"""Another form of the same word, so that its neighbours no longer agree with it."""

from __future__ import annotations

from qa.training.corruptions.sentence import Context, Edit, Sentence
from qa.training.corruptions.words import Reading

_NONFINITE = {"INF", "PART", "GER"}
_RICH = {"pl", "ru", "cs", "uk", "ro", "tr", "sv"}  # untagged languages where another form is mostly wrong


def choose(s: Sentence, i: int, forms: list[tuple[str, Reading]], c: Context) -> tuple[str, Reading] | None:
    """One of the forms, the frequent and the near ones first; None where none suits the place."""
    old = s.norm(i)
    forms = [(form, r) for form, r in forms if s.fits(i, form, c.lang)]
    if not forms:
        return None
    weights = [max(c.words.zipf(form) - 1.0, 0.1) ** 2.5 / (1 + abs(len(form) - len(old))) for form, _ in forms]
    return c.rng.choices(forms, weights)[0]


def clashes(s: Sentence, form: str, tag: str, old: Reading) -> bool:
    """Whether `form` cannot be read under `tag` with the number, gender, person and case of `old`."""
    return not any(r.tag == tag and _agree(r, old) for r in s.words.readings.get(form, ()))


def _agree(a: Reading, b: Reading) -> bool:
    return all(
        not x or not y or x == y
        for x, y in ((a.number, b.number), (a.gender, b.gender), (a.person, b.person), (a.case, b.case))
    )


def _verb(s: Sentence, i: int, c: Context, to: set[str], name: str) -> Edit | None:
    tag = s.tag(i)
    old = s.reading(i)
    if old is None:
        return None
    forms = [(f, r) for f, r in s.words.siblings(s.norm(i), tag) if r.tag[1:] in to and clashes(s, f, tag, old)]
    found = choose(s, i, forms, c)
    return s.replace(i, found[0], f"paradigm/{name}-to-{_NAMES[found[1].tag[1:]]}") if found else None


_NAMES = {"FIN": "finite", "INF": "infinitive", "PART": "participle", "GER": "gerund"}


def finite_to_nonfinite(s: Sentence, i: int, c: Context) -> Edit | None:
    """“il mange” becomes “il manger”."""
    if not s.may(i) or s.tag(i) not in ("VFIN", "AFIN"):
        return None
    return _verb(s, i, c, _NONFINITE, "finite")


def infinitive_to_other(s: Sentence, i: int, c: Context) -> Edit | None:
    """“il veut manger” becomes “il veut mange”."""
    return _verb(s, i, c, {"FIN", "PART", "GER"}, "infinitive") if s.may(i) and s.tag(i) == "VINF" else None


def participle_to_other(s: Sentence, i: int, c: Context) -> Edit | None:
    """“il a mangé” becomes “il a manger”."""
    if not s.may(i) or s.tag(i) not in ("VPART", "VGER"):
        return None
    return _verb(s, i, c, {"FIN", "INF", "GER"} - {s.tag(i)[1:]}, _NAMES[s.tag(i)[1:]])


_PRO_DROP = {"es", "it", "pt", "pl", "cs", "ro", "tr", "uk"}


def subject(s: Sentence, i: int, c: Context) -> bool:
    """Whether a word that can be the subject stands shortly before the verb."""
    if c.lang in _PRO_DROP and s.tag(_clause_start(s, i)) in ("ADP", "ADPDET", "ADV", "SCONJ", "CCONJ"):
        return False
    for j in range(i - 1, max(-1, i - 6), -1):
        tag = s.tag(j)
        if tag == "PUNCT" or tag[1:] in ("FIN", "INF"):
            return False
        if tag in ("NOUN", "PROPN", "REL"):
            return True
        if tag == "PRON":
            reading = s.reading(j)
            return reading is not None and (reading.case == "Nom" or (not reading.case and c.lang not in _PRO_DROP))
    return False


def _clause_start(s: Sentence, i: int) -> int:
    while i and s.tag(i - 1) not in ("PUNCT", "SCONJ", "REL", "CCONJ") and s.tag(i - 1)[1:] != "FIN":
        i -= 1
    return i


def person(s: Sentence, i: int, c: Context) -> Edit | None:
    """“les élèves mangent” becomes “les élèves mange”, near or far from the subject."""
    tag = s.tag(i)
    if not s.may(i) or tag not in ("VFIN", "AFIN") or not subject(s, i, c):
        return None
    old = s.reading(i)
    if old is None or not old.number:
        return None
    forms = [
        (f, r)
        for f, r in s.words.siblings(s.norm(i), tag)
        if r.tag == tag
        and r.number != old.number
        and clashes(s, f, tag, old)
        and (r.person == old.person or c.rng.random() < 0.3)
        and (r.tense == old.tense or c.rng.random() < 0.15)
    ]
    found = choose(s, i, forms, c)
    if not found:
        return None
    far = s.tag(i - 1) in ("NOUN", "PROPN") and any(s.tag(j) in ("ADP", "ADPDET", "REL") for j in range(i - 4, i - 1))
    return s.replace(i, found[0], "agreement/distant-verb" if far else "paradigm/number-person")


def agreement(s: Sentence, i: int, c: Context) -> Edit | None:
    """“une grande maison” becomes “une grand maison”: one word of the group in another number or gender."""
    tag = s.tag(i)
    if not s.may(i) or tag not in ("NOUN", "ADJ", "DET", "VPART") or not _in_group(s, i, c):
        return None
    old = s.reading(i)
    if old is None or not (old.number or old.gender or old.case):
        return None
    forms = [
        (f, r)
        for f, r in s.words.siblings(s.norm(i), tag)
        if r.tag == tag and r.tense == old.tense and clashes(s, f, tag, old)
    ]
    if tag == "NOUN":
        forms = [(f, r) for f, r in forms if r.number != old.number and not _takes(s, i, r, c)]
    found = choose(s, i, forms, c)
    if not found:
        return None
    what = "number" if found[1].number != old.number else "gender" if found[1].gender != old.gender else "case"
    predicate = tag in ("ADJ", "VPART") and (s.norm(i - 1) in c.tables.copulas or s.norm(i - 2) in c.tables.copulas)
    return s.replace(i, found[0], f"agreement/predicate-{what}" if predicate else f"paradigm/{tag.lower()}-{what}")


def _takes(s: Sentence, i: int, noun: Reading, c: Context) -> bool:
    """Whether the article of the noun at `i` would suit a noun of that number too (“der Stadt”, “der Städte”)."""
    j = i - 2 if s.tag(i - 1) == "ADJ" else i - 1
    if s.norm(j) in c.tables.singular or s.norm(j) in c.tables.plural or s.tag(j) == "NUM":
        return False
    return any(r.number in ("", noun.number) for r in s.words.readings.get(s.norm(j), ()) if r.tag in ("DET", "ADPDET"))


def _in_group(s: Sentence, i: int, c: Context) -> bool:
    tag = s.tag(i)
    if tag == "NOUN":
        j = i - 2 if s.tag(i - 1) == "ADJ" else i - 1
        if s.norm(j) in c.tables.singular or s.norm(j) in c.tables.plural:
            return True
        if s.tag(j) == "NUM":
            return s.norm(j) not in ("1", "0") and (s.norm(j).isalpha() or (s.norm(j).isdigit() and len(s.norm(j)) < 4))
        reading = s.reading(j)
        return s.tag(j) in ("DET", "ADPDET") and reading is not None and bool(reading.number)
    if tag == "DET":
        return s.tag(i + 1) == "NOUN" or (s.tag(i + 1) == "ADJ" and s.tag(i + 2) == "NOUN")
    if tag == "VPART":
        return s.norm(i - 1) in c.tables.copulas or s.tag(i - 1) == "NOUN"
    return "NOUN" in (s.tag(i - 1), s.tag(i + 1)) or s.norm(i - 1) in c.tables.copulas


def any_form(s: Sentence, i: int, c: Context) -> Edit | None:
    """Another form of the lemma where nothing is known about the forms but that they differ."""
    if c.lang not in _RICH or not s.may(i) or s.tag(i) not in ("", "NOUN", "ADJ", "VFIN", "VPART", "VINF"):
        return None
    old = s.norm(i)
    lemma = c.words.lemma.get(old)
    if len(old) < 4 or not lemma:
        return None
    forms = [
        (f, Reading(""))
        for f in c.words.forms.get(lemma, ())
        if f != old and c.words.zipf(f) > 2.0 and f[:2] == old[:2]
    ]
    found = choose(s, i, forms, c)
    return s.replace(i, found[0], "paradigm/other-form") if found else None


def affix(s: Sentence, i: int, c: Context) -> Edit | None:
    """Indonesian: “membaca” becomes “dibaca”, “bacaan” or the bare “baca”."""
    if c.lang != "id" or not s.may(i) or s.tag(i) not in ("", "VFIN", "VINF", "NOUN", "ADJ"):
        return None
    old = s.norm(i)
    lemma = c.words.lemma.get(old, old)
    if len(old) < 5:
        return None
    same = old[:2], old[-2:]
    forms = [
        (f, Reading(""))
        for f in c.words.forms.get(lemma, ())
        if f != old and c.words.zipf(f) > 2.5 and _shape(f) != _shape(old) and (f[:2], f[-2:]) != same
    ]
    found = choose(s, i, forms, c)
    return s.replace(i, found[0], "paradigm/affix") if found else None


def _shape(form: str) -> tuple[str, str]:
    head = next((p for p in ("me", "di", "be", "te", "pe", "ke", "se") if form.startswith(p) and len(form) > 5), "")
    tail = "an" if form.endswith("an") else ""
    return head, tail
