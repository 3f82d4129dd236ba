"""A noun phrase in the number of the one that it replaces, with the article, preposition or adjective before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from qa.checkers._place import Place, cut, elided, joined, lemma, like
from qa.language.agreement import agreed, determiner, determiner_number, feminine, gender, is_determiner, number_of
from qa.language.agreement import plural as plural_of
from qa.language.conjugation import tables
from qa.language.inflection import is_infinitive, readings
from qa.language.tokens import Token


@dataclass(frozen=True, slots=True)
class Phrase:
    """A rendering, and what the words before it have to know."""

    text: str
    gender: str = ""
    number: str = ""
    article: str = ""  # its own, at its beginning
    noun: bool = True


def noun_phrase(place: Place, term: str) -> Phrase | None:
    """The rendering in the number of what was found; None where it is no noun phrase, or this is not clear."""
    words, lang = cut(term, place.lang), place.lang
    if not words or not tables(lang).get("nouns"):
        return None
    article = words[0].norm if len(words) > 1 and is_determiner(words[0].norm, lang) else ""
    content = words[1:] if article else words
    own, theirs = _core(content, place), _led(place)
    if not own or theirs is None:
        return None
    lead, found = theirs
    if _verbal(place, lead, found, own):
        return None
    head = _head(own, lang)
    sex = _gender_of(place, term) or gender(head.norm, lang)
    wanted = _number(place, lead, found)
    listed = number_of(head.norm, lang)
    start = content[0].start
    text = term[start:]
    if wanted == "p" and listed == "s":
        changed = _plural(own, head, lang)
        if changed is None:
            return None
        for token, form in reversed([*zip(own, changed, strict=True)]):
            text = text[: token.start - start] + like(form, token.text) + text[token.end - start :]
    number = "p" if wanted == "p" or listed == "p" else "s"
    before = cut(text, lang)[0].norm
    if article:
        article = determiner(article, lang, gender=sex, number=number, before=before) or article
        return Phrase(joined(article, text), sex, number, article)
    return _led_by(place, lead, Phrase(text, sex, number), before)


def _led_by(place: Place, lead: Sequence[Token], phrase: Phrase, before: str) -> Phrase | None:
    """With the article or preposition that the match itself begins with."""
    if not lead:
        return phrase
    beyond = [t for t in lead if not is_determiner(t.norm, place.lang)]
    if not all(_plain(token, place) for token in beyond):
        return None  # “sous le temps” is no noun phrase
    for count in (2, 1):
        if len(lead) < count:
            continue
        old = _phrase(lead[-count:])
        if is_determiner(old, place.lang):
            new = determiner(old, place.lang, gender=phrase.gender, number=phrase.number, before=before)
            first = place.words(0, len(lead) - count)
            return Phrase(joined(joined(first, new), phrase.text), noun=False) if new else None
    last = elided(lead[-1].norm, before, place.lang)
    return Phrase(joined(joined(place.words(0, len(lead) - 1), last), phrase.text), noun=False)


def _plain(token: Token, place: Place) -> bool:
    """Whether a little word may stand before any noun phrase: a verb, an adverb, “de”."""
    verbs, words = place.verbs, tables(place.lang).get("determiners", {}).get("elided", {})
    if token.norm in (*verbs.get("before_infinitive", ()), *words, *words.values()) or place.is_adverb(token):
        return True
    return any(reading.lemma in (*verbs["have"], *verbs["be"]) for reading in readings(token.norm, place.lang))


def _core(words: Sequence[Token], place: Place) -> tuple[Token, ...]:
    """The words of a noun phrase before its first preposition; none where it is something else."""
    core: list[Token] = []
    for token in words:
        if not token.is_word or place.is_function(token.norm):
            break
        core.append(token)
    if not core or is_infinitive(core[0].norm, place.lang) or place.is_adverb(core[0]):
        return ()
    return tuple(core)


def _led(place: Place) -> tuple[tuple[Token, ...], tuple[Token, ...]] | None:
    """The articles and prepositions that the match begins with, and the words of its noun phrase."""
    at = 0
    while at < len(place.found) and place.is_function(place.found[at].norm):
        at += 1
    core = _core(place.found[at:], place) or place.found[at : at + 1]
    return (place.found[:at], core) if core else None


def _verbal(place: Place, lead: Sequence[Token], found: Sequence[Token], own: Sequence[Token]) -> bool:
    """Whether what was found is a verb with its object."""
    following = place.found[len(lead) + 1 : len(lead) + 2]
    near = lead[-1] if lead else place.nearest()
    if near is not None and is_determiner(near.norm, place.lang):
        return False
    object_ = bool(following) and following[0].norm in place.verbs.get("articles", ())
    return found[0].norm in place.heads() or (object_ and bool(readings(found[0].norm, place.lang, place.heads())))


def _head(words: Sequence[Token], lang: str) -> Token:
    rows = tables(lang)
    if not rows["nouns"].get("adjectives_after"):
        return words[-1]
    before = rows["adjectives"].get("before", ())
    return next((w for w in words[:-1] if lemma(w.norm, lang) not in before and w.norm not in before), words[-1])


def _number(place: Place, lead: Sequence[Token], found: Sequence[Token]) -> str:
    """The number of what was found, by its determiner or by its form."""
    head = _head(found, place.lang)
    shown = number_of(head.norm, place.lang)
    near = lead[-1] if lead else place.nearest()
    return (determiner_number(near.norm, place.lang) if near is not None else "") or shown


def _plural(words: Sequence[Token], head: Token, lang: str) -> list[str] | None:
    changing = words if tables(lang)["nouns"].get("adjectives_after") else (head,)
    forms: list[str] = []
    for token in words:
        form = plural_of(token.norm, lang) if token in changing else token.norm
        if form is None:
            return None
        forms.append(form)
    return forms


def _gender_of(place: Place, term: str) -> str:
    """The gender that the entry gives."""
    entry = place.match.entry
    bare = term.lower()
    number = next((n for n, own in enumerate(entry.terms) if own.lower() == bare), 0)
    values = entry.gender if len(entry.gender) == len(entry.terms) else entry.gender[:1] * len(entry.terms)
    value = (values[number] if values else "").lower()
    return value[:1] if value[:1] in ("m", "f", "n", "c") else ""  # in full or in short


def _phrase(tokens: Sequence[Token]) -> str:
    text = ""
    for token in tokens:
        text = joined(text, token.norm)
    return text


def with_words_before(place: Place, phrase: Phrase) -> tuple[str, int]:
    """The rendering with the words before it that change with it, and where they begin."""
    start, near, rows = place.match.start, place.nearest(), tables(place.lang).get("determiners", {})
    text = phrase.text
    if near is None:
        return text, start
    if phrase.article:
        merged = rows.get("contractions", {}).get(f"{near.norm} {phrase.article}")
        rest = text[len(phrase.article) :].lstrip()
        if merged:
            return joined(like(merged, near.text), rest), near.start
        if not any(is_determiner(_phrase(place.before[-n:]), place.lang) for n in (2, 1)):
            return text, start
        text = rest  # it has another one
    before = cut(text, place.lang)[0].norm
    for count in (2, 1) if phrase.noun else ():
        old = _phrase(place.before[-count:])
        if len(place.before) >= count and is_determiner(old, place.lang):
            new = determiner(old, place.lang, gender=phrase.gender, number=phrase.number, before=before)
            if new is None or new == old:
                return text, start
            first = place.before[-count]
            return joined(like(new, first.text), text), first.start
    new = elided(near.norm, before, place.lang)
    if new != near.norm:
        return joined(like(new, near.text), text), near.start
    return _with_adjective(place, phrase, text) if phrase.noun and phrase.gender else (text, start)


def _with_adjective(place: Place, phrase: Phrase, text: str) -> tuple[str, int]:
    """With an adjective and the determiner before that: “une vieille lumière”, “un vieux feu”."""
    near, second = place.nearest(), place.nearest(2)
    if near is None or second is None or not is_determiner(second.norm, place.lang):
        return text, place.match.start
    base = lemma(near.norm, place.lang)
    listed = tables(place.lang).get("adjectives", {}).get("before", ())
    base = near.norm if near.norm in listed else base
    if base not in listed or near.norm not in (base, feminine(base, place.lang)):
        return text, place.match.start
    form = agreed(base, place.lang, gender=phrase.gender, number=phrase.number)
    new = determiner(second.norm, place.lang, gender=phrase.gender, number=phrase.number, before=form or "")
    if form is None or new is None or (form, new) == (near.norm, second.norm):
        return text, place.match.start
    return joined(joined(like(new, second.text), like(form, near.text)), text), second.start
