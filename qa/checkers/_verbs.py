"""A verb phrase in the form of the one that it replaces: “donner le feu vert” for “donnait la lumière verte”."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from qa.checkers._place import Place, cut, elided, joined, lemma
from qa.language.agreement import is_determiner
from qa.language.conjugation import paradigm, split
from qa.language.inflection import Reading, chosen, is_infinitive, ranked, readings
from qa.language.tokens import Token

FINITE = ("pres", "past", "impf", "fut", "cond", "subj", "imps", "sfut", "imp")


class _Head(NamedTuple):
    """A rendering's verb: its place, its infinitive, whether a reflexive pronoun or “ne pas” stands before it."""

    at: int
    verb: str
    reflexive: bool = False
    negated: bool = False


class _Found(NamedTuple):
    """The verb that was found: where it stands, what it may be, and what may stand there."""

    at: int
    readings: tuple[Reading, ...]
    only: tuple[str, ...]


def verb_phrase(place: Place, term: str) -> str | None:
    """The rendering with its verb in the form of the one found; None where it has none or this is not clear."""
    words = cut(term, place.lang)
    if not place.verbs or not words:
        return None
    return _verb_last(place, term, words) if place.verbs.get("last") else _verb_first(place, term, words)


def _verb_first(place: Place, term: str, words: Sequence[Token]) -> str | None:
    head, found = _head(place, words), _found(place)
    if head is None or found is None:
        return None
    names = ranked([r.form for r in found.readings], place.lang)
    form = next(chosen(head.verb, place.lang, names, found.only), None)
    if form is None or _passive(place, found, words, head):
        return None
    name = next(n for n in names if not found.only or n.split(".")[0] in found.only)
    person = _person(place, found, name)
    form = _with_pronoun(place, head, found, form, name)
    if form is None:
        return None
    at = found.at
    while at + 1 < len(place.found) and place.is_adverb(place.found[at + 1]):
        at += 1
    between = " ".join(t.text for t in place.found[found.at + 1 : at + 1] if t.norm not in {w.norm for w in words})
    rest = _rest(place, term, words, head, at + 1)
    if rest is None:
        return None
    leading = _leading(place, found.at)
    if head.negated:
        leading, form = _negated(place, leading, form, name)
    text = joined(joined(leading, form), between)
    return joined(text, _owned(place, rest, person))


def _head(place: Place, words: Sequence[Token]) -> _Head | None:
    at = 1 if words[0].norm in place.verbs.get("reflexive", ())[2:3] or words[0].norm in ("s'",) else 0
    negation = place.verbs.get("negation", ())
    if negation and [word.norm for word in words[:2]] == negation and len(words) > 2:
        return _Head(2, words[2].norm, negated=True) if is_infinitive(words[2].norm, place.lang) else None
    if at >= len(words):
        return None
    word = words[at].norm
    if is_infinitive(word, place.lang):
        return _Head(at, word, at == 1)
    for pronoun, instead in place.verbs.get("attached", {}).items():
        if word.endswith(pronoun) and is_infinitive(base := word.removesuffix(pronoun) + instead, place.lang):
            return _Head(at, base, True)
    return None


def _found(place: Place) -> _Found | None:
    """The verb that the match begins with, after auxiliaries, pronouns and adverbs."""
    near = place.nearest()
    if near is not None and near.norm not in place.verbs["clitics"] and is_determiner(near.norm, place.lang):
        return None
    hints, only, at = place.heads(), _context(place), 0
    while at < len(place.found):
        token = place.found[at]
        if token.norm in place.verbs["clitics"] or place.is_adverb(token):
            at += 1
            continue
        known = readings(token.norm, place.lang, hints)
        lemmas = {reading.lemma for reading in known}
        following = next((t for t in place.found[at + 1 :] if not place.is_adverb(t)), None)
        then = {r.form.split(".")[0] for r in readings(following.norm, place.lang, hints)} if following else set()
        if lemmas & {*place.verbs["have"], *place.verbs["be"]} and "pp" in then:
            only, at = ("pp",), at + 1
            continue
        own = bool(lemmas & {*hints})  # “faire bouger le bateau” has “faire” of its own
        if not own and lemmas & {*place.verbs.get("modals", ())} and "inf" in then:
            only, at = ("inf",), at + 1
            continue
        fitting = tuple(r for r in known if not only or r.form.split(".")[0] in only) or known
        named = tuple(r for r in fitting if r.lemma in hints) or fitting
        tenses = {r.form.split(".")[0] for r in named}
        if not only and tenses & {*FINITE} and "pp" in tenses:
            named = tuple(r for r in named if not r.form.startswith("pp"))
        return _Found(at, named, only if any(t in only for t in tenses) else ()) if named else None
    return None


def _context(place: Place) -> tuple[str, ...]:
    """What may stand at the match's beginning, by the words before it."""
    for token in reversed(place.before):
        if place.is_adverb(token) or token.norm in place.verbs["clitics"]:
            continue
        if token.norm in place.verbs.get("before_infinitive", ()):
            return ("inf",)
        lemmas = {reading.lemma for reading in readings(token.norm, place.lang)}
        if lemmas & {*place.verbs["have"], *place.verbs["be"]}:
            return ("pp", "ger")
        return ("inf",) if lemmas & {*place.verbs.get("modals", ())} else ()
    return ()


def _passive(place: Place, found: _Found, words: Sequence[Token], head: _Head) -> bool:
    """Whether a passive was found that the rendering, which has its own object, cannot take: “es cargado con”."""
    if "pp" not in found.only or any(reading.lemma in place.verbs.get("with_be", ()) for reading in found.readings):
        return False
    following = words[head.at + 1].norm if len(words) > head.at + 1 else ""
    if not following or (place.is_function(following) and following not in place.verbs["articles"]):
        return False
    near = next((t for t in reversed((*place.before, *place.found[: found.at])) if not place.is_adverb(t)), None)
    return near is not None and any(r.lemma in place.verbs["be"] for r in readings(near.norm, place.lang))


def _person(place: Place, found: _Found, name: str) -> int:
    """Who does it, from 1 to 6, or 0 where neither the verb nor its auxiliary says so."""
    tense, _, person = name.partition(".")
    if tense in FINITE and person:
        return int(person)
    for token in reversed((*place.before, *place.found[: found.at])):
        for reading in readings(token.norm, place.lang):
            tense, _, person = reading.form.partition(".")
            if tense in FINITE and person:
                return int(person)
        if not place.is_adverb(token) and token.norm not in place.verbs["clitics"]:
            break
    return 0


def _with_pronoun(place: Place, head: _Head, found: _Found, form: str, name: str) -> str | None:
    """The form with its reflexive pronoun; None where the auxiliary before it would be another."""
    tense, _, person = name.partition(".")
    pronouns = place.verbs.get("reflexive", ())
    near, second = place.nearest(), place.nearest(2)
    if near is not None and person in ("4", "5") and (second is None or second.norm != near.norm):
        near = None  # a subject: “nous montrons”, not “nous nous montrons”
    has = any(token.norm in (*pronouns, "s'") for token in (*place.found[: found.at], *((near,) if near else ())))
    with_be = place.verbs.get("with_be", ())
    if tense == "pp":
        same = any((reading.lemma in with_be) == (head.verb in with_be) for reading in found.readings)
        return None if head.reflexive or has or not same else form
    if not head.reflexive:
        return None if near is not None and near.norm in ("s'", *pronouns[2:3]) and found.at == 0 else form
    if tense == "inf":
        return "" if has else _infinitive(place, head)
    if tense not in FINITE or not person:
        return None
    return form if has and found.at == 0 else joined(elided(pronouns[int(person) - 1], form, place.lang), form)


def _infinitive(place: Place, head: _Head) -> str:
    """A reflexive infinitive: “se rendre”, “rendirse”, “arrendersi”."""
    for pronoun, instead in place.verbs.get("attached", {}).items():
        return head.verb.removesuffix(instead) + str(pronoun)
    return joined(elided(place.verbs["reflexive"][2], head.verb, place.lang), head.verb)


def _leading(place: Place, at: int) -> str:
    """The auxiliaries and adverbs before the verb, without a reflexive pronoun."""
    text = ""
    for token in place.found[:at]:
        if token.norm not in (*place.verbs.get("reflexive", ()), "s'"):
            text = joined(text, token.text)
    return text


def _negated(place: Place, leading: str, form: str, name: str) -> tuple[str, str]:
    """What stands before a verb that the rendering negates, and the verb: “ne sais pas”, “ne pas savoir”."""
    no, step = place.verbs["negation"]
    if name.partition(".")[0] == "inf":
        return f"{no} {step}", form
    if name.partition(".")[0] == "pp" or leading:
        return leading, f"{form} {step}" if step not in leading.split() else form
    return elided(no, form, place.lang), f"{form} {step}"


def _rest(place: Place, term: str, words: Sequence[Token], head: _Head, at: int) -> str | None:
    """What follows the verb: the rendering's own words, or the object as the text has it."""
    own = term[words[head.at].end :].strip()
    kept = _object(place, words, head, at)
    if kept is not None:
        return kept
    gap = place.match.gap
    if not gap or gap in own or all(place.is_adverb(token) for token in cut(gap, place.lang)):
        return own
    end = place.text.find(gap, place.match.start) + len(gap)
    inside = [token for token in place.found[at:] if token.end <= end]
    if own or not inside or any(place.is_function(t.norm) and not is_determiner(t.norm, place.lang) for t in inside):
        return None  # an object that the rendering has no place for
    return place.text[inside[0].start : end]


def _object(place: Place, words: Sequence[Token], head: _Head, at: int) -> str | None:
    """The object as the text has it, with its article and adjectives, if the rendering ends with the same noun."""
    articles = place.verbs.get("articles", ())
    last = words[-1]
    if len(words) == head.at + 1 or place.is_function(last.norm) or at >= len(place.found):
        return None
    same = [t for t in place.found[at:] if lemma(t.norm, place.lang) == lemma(last.norm, place.lang)]
    if not same or any(word.norm not in articles for word in words[head.at + 1 : -1]):
        return None
    free = (*articles, *place.verbs.get("partitive", ()))
    middle = [token.norm for token in place.found[at:] if token.end <= same[0].start]
    if any(place.is_function(w) and w not in free and not is_determiner(w, place.lang) for w in middle):
        return None
    return place.words(at, len(place.found))


def _owned(place: Place, rest: str, person: int) -> str:
    """With the possessive of the person who does it: “prenons nos responsabilités”, not “ses”."""
    rows: Sequence[Sequence[str]] = place.possessives
    if len(rows) < 6:
        return rest
    own = next((n for t in place.found for n, row in enumerate(rows, 1) if t.norm in row), 0)
    row = rows[(own or person or 3) - 1]
    text, end = "", 0
    for token in cut(rest, place.lang):
        if token.norm in rows[2] and rows[2] is not row:
            column = rows[2].index(token.norm)
            text += rest[end : token.start] + row[min(column, len(row) - 1)]
            end = token.end
    return text + rest[end:]


def _verb_last(place: Place, term: str, words: Sequence[Token]) -> str | None:
    """The same where an infinitive stands at the end and a finite verb in front: German and Dutch."""
    verb, lang = words[-1].norm, place.lang
    if words[-1].text != verb or not is_infinitive(verb, lang):
        return None
    hints, object_ = place.heads(), term[: words[-1].start].strip()
    if words[0].norm == place.verbs["reflexive"][2]:
        return None
    first, last = place.found[0], place.found[-1]
    end = [r for r in readings(last.norm, lang, hints) if r.form != "ger" and last.norm == last.text]
    if end and len(place.found) > 1:
        names = ranked([r.form for r in end], lang)
        if "inf" in names and place.found[-2].norm == place.verbs["to"]:
            form: str | None = paradigm(verb, lang).get("to") or f"{place.verbs['to']} {verb}"
        else:
            form = next(chosen(verb, lang, names), None)
        return joined(object_, form) if form else None
    start = [r for r in readings(first.norm, lang, hints) if r.form.split(".")[0] in FINITE]
    if not start or (first.norm != first.text and place.before):
        return None
    parts = split(verb, lang)
    base, part = parts if parts else (verb, "")
    form = next(chosen(base, lang, [r.form for r in start]), None)
    return joined(joined(form, object_), part) if form else None
