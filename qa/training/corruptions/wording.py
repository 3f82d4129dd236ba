"""Words of the wrong sense, and words that make no sense at the place."""

from __future__ import annotations

from qa.training.corruptions.sentence import Context, Edit, Sentence
from qa.training.corruptions.words import Reading, Words, word_class

Pools = dict[tuple[str, ...], list[str]]


def inflect(words: Words, lemma: str, tag: str, like: Reading | None) -> str | None:
    """The form of `lemma` that agrees best with the reading `like`; None where no form has the tag."""
    forms = words.paradigms.get((lemma, word_class(tag)), {})
    fitting = [(f, r) for f, r in forms.items() if r.tag == tag]
    if not fitting or like is None:
        return None

    def agreeing(pair: tuple[str, Reading]) -> tuple[int, float]:
        r = pair[1]
        return 3 * (r.number == like.number) + 2 * (r.person == like.person) + (r.tense == like.tense) * 2 + (
            r.gender == like.gender
        ) + (r.case == like.case), words.zipf(pair[0])

    form, reading = max(fitting, key=agreeing)
    return form if reading.number == like.number or not like.number or not reading.number else None


def sense(s: Sentence, i: int, c: Context) -> Edit | None:
    """“un compte” becomes “un récit”: another sense of what stood in the source."""
    if not s.may(i):
        return None
    norm, tag = s.norm(i), s.tag(i)
    lemma = c.words.lemmas.get((norm, word_class(tag))) or c.words.lemma.get(norm, norm)
    options = c.tables.senses.get(norm) or c.tables.senses.get(lemma)
    if not options or tag in ("PROPN", "ADP", "DET", "PRON"):
        return None
    word = c.rng.choice(options)
    if (norm != lemma and norm not in c.tables.senses) or word in c.words.forms:
        like = s.reading(i)
        if word_class(tag) and like is not None and " " not in word:
            form = inflect(c.words, word, tag, like)
            if form is None and norm != lemma:
                return None
            word = form or word
        elif norm != lemma and tag:
            return None
    if word == norm or not s.fits(i, word, c.lang):
        return None
    return s.replace(i, word, "wording/sense", "wording")


def pools(words: Words, vocabulary: dict[str, int]) -> Pools:
    """Words that can stand for one another in grammar, though not in sense."""
    found: Pools = {}
    for form, readings in words.readings.items():
        if len(form) < 4 or not form.isalpha() or (form not in words.small and words.lang != "de"):
            continue
        if len({r.tag for r in readings}) > 1:
            continue
        reading = next(iter(readings))
        if reading.tag in ("NOUN", "ADJ", "VFIN", "VINF", "VPART") and 3.0 < words.zipf(form) < 5.5:
            found.setdefault(_key(reading), []).append(form)
    if not words.readings:
        for form in vocabulary:
            if len(form) > 4 and form.isalpha() and words.zipf(form) > 2.5:
                found.setdefault((form[-3:],), []).append(form)
    return found


def _key(reading: Reading) -> tuple[str, ...]:
    return reading.tag, reading.number, reading.gender, reading.person, reading.tense, reading.case


def nonsense(s: Sentence, i: int, c: Context) -> Edit | None:
    """A content word becomes another of the same form class and frequency."""
    if not s.may(i) or len(s.norm(i)) < 4:
        return None
    norm = s.norm(i)
    reading = s.reading(i)
    if s.tag(i):
        if s.tag(i) not in ("NOUN", "ADJ", "VFIN", "VINF", "VPART") or reading is None:
            return None
        pool = c.pools.get(_key(reading))
    else:
        pool = c.pools.get((norm[-3:],))
    if not pool or len(pool) < 5:
        return None
    zipf = c.words.zipf(norm)
    for _ in range(6):
        word = c.rng.choice(pool)
        if abs(c.words.zipf(word) - zipf) < 1 and word[:4] != norm[:4] and s.fits(i, word, c.lang):
            return s.replace(i, word, "wording/nonsense", "wording")
    return None
