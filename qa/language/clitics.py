"""Pronouns and particles that are written together with a word, and the word without them."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from qa.language.data import language_data
from qa.language.inflection import is_infinitive
from qa.language.lexicon import lexicon

SHORTEST = 2  # letters of a word that bears a pronoun
PREFIXES = ("meng", "meny", "mem", "men", "me")  # of active verbs in Indonesian, the longest first
RESTORED = {"meny": "s", "mem": "p", "men": "t", "meng": "k"}  # the letter that the nasal stands for: tulis, menulis


def hosts(word: str, lang: str) -> tuple[str, ...]:
    """What a form may be without its clitics: “poner” for “ponerlo”, “negara” for “negaranya”."""
    find = _FINDERS.get(lang)
    if find is None or len(word) < 4:
        return ()
    return tuple(dict.fromkeys(host for host in find(word) if host != word and len(host) >= SHORTEST))


@cache
def _forms(lang: str) -> dict[str, Any]:
    return dict(language_data(lang).tables.get("forms", {}))


@cache
def _longest_first(lang: str, name: str) -> tuple[str, ...]:
    return tuple(sorted(_forms(lang)[name], key=len, reverse=True))


def _is_own_lemma(word: str, lang: str) -> bool:
    lex = lexicon(lang)
    return lex is not None and lex.common(word) and lex.lemma(word) == word


def _french(word: str) -> Iterator[str]:
    """“met” for “met-il”, “fera” for “fera-t-il”."""
    host, hyphen, rest = word.partition("-")
    table = _forms("fr")
    if hyphen and set(rest.split("-")) <= set(table["enclitics"]) and word not in table["nouns_with_pronouns"]:
        yield host


def _portuguese(word: str) -> Iterator[str]:
    """“disse” for “disse-lhe”, “fazer” for “fazê-lo”, “tornar” for “tornar-se-á”."""
    host, *rest = word.split("-")
    table = _forms("pt")
    if not rest or rest[0] not in table["enclitics"] or not set(rest[1:]) <= {*table["enclitics"], *table["future"]}:
        return
    if rest[0][0] == "l" and rest[0] not in ("lhe", "lhes", "lho", "lha", "lhos", "lhas"):
        short = {"á": "ar", "ê": "er", "ô": "ôr", "í": "ir", "i": "ir"}.get(host[-1:])
        host = host[:-1] + short if short else host + "r"
        yield {"far": "fazer", "dir": "dizer", "trar": "trazer"}.get(host, host)
    yield host


def _spanish(word: str) -> Iterator[str]:
    """“poner” for “ponerlo”, “poniendo” for “poniéndola”, “diga” for “díganos”."""
    if _is_own_lemma(word, "es"):
        return
    for written in _stripped(word, "es", times=2):
        host = _plain(written)
        if host.endswith(("ar", "er", "ir")):
            if is_infinitive(host, "es") or is_infinitive(written, "es"):
                yield host
        elif host.endswith(("ando", "iendo", "yendo")) or host in _forms("es")["imperatives"] or host != written:
            yield host  # “tómalo” has an accent that “toma” has not


def _italian(word: str) -> Iterator[str]:
    """“mettere” for “metterlo”, “mettendo” for “mettendola”, “dire” for “dicci”."""
    if _is_own_lemma(word, "it"):
        return
    for host in _stripped(word, "it"):
        if host.endswith("r"):
            yield from (verb for verb in (host + "e", host + "re") if is_infinitive(verb, "it"))
        elif host.endswith(("ando", "endo")) and len(host) > 5:
            yield host
        elif host[:-1] in _forms("it")["imperatives"] and word.startswith(host) and host[-1] == word[len(host)]:
            yield _forms("it")["imperatives"][host[:-1]]  # “dicci”, “fammi”
        elif host.endswith(("i", "a")) and (lex := lexicon("it")) and is_infinitive(lex.lemma(host), "it"):
            yield lex.lemma(host)


def _stripped(word: str, lang: str, times: int = 1) -> Iterator[str]:
    for clitic in _longest_first(lang, "enclitics"):
        if word.endswith(clitic) and len(word) > len(clitic) + 1:
            yield word.removesuffix(clitic)
            if times > 1:
                yield from _stripped(word.removesuffix(clitic), lang, times - 1)


def _plain(word: str) -> str:
    """A word without its acute accents."""
    if word.isascii():
        return word
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", word).replace("\u0301", ""))


def _indonesian(word: str) -> Iterator[str]:
    """“negara” for “negaranya” and “negara-negara”, “serang” for “diserang”, “menyerang” and “serangnya”."""
    seen, waiting = {word}, [word]
    while waiting:
        form = waiting.pop()
        for host in _indonesian_step(form):
            if host not in seen:
                seen.add(host)
                waiting.append(host)
                yield host


def _indonesian_step(word: str) -> Iterator[str]:
    lex, table = lexicon("id"), _forms("id")
    if lex is None or len(word) < 5 or _is_own_lemma(word, "id"):
        return
    first, hyphen, second = word.partition("-")
    if hyphen:
        if second.startswith(first):
            yield second if first not in table["doubled"] else f"{first}-{first}"
        return
    for ending in (*table["particles"], *table["possessives"]):
        host = word.removesuffix(ending)
        if host != word and len(host) > 2 and lex.zipf(host) > 0:
            yield host
    for prefix in ("di", *table["proclitics"]):
        host = word.removeprefix(prefix)
        if host != word and len(host) > 3 and lex.zipf(host) > 0:
            yield host
    yield from active_base(word)


def active_base(word: str) -> Iterator[str]:
    """The verb without the prefix of the active voice, where the lexicon knows it: “serang” for “menyerang”."""
    lex = lexicon("id")
    for prefix in PREFIXES:
        if not word.startswith(prefix) or lex is None:
            continue
        rest = word.removeprefix(prefix)
        options = (rest, RESTORED.get(prefix, "") + rest) if rest[:1] in "aeiou" else (rest,)
        yield from (base for base in options if len(base) > 3 and lex.zipf(base) > 0 and base != word)


_FINDERS: dict[str, Callable[[str], Iterator[str]]] = {
    "fr": _french, "pt": _portuguese, "es": _spanish, "it": _italian, "id": _indonesian,
}  # fmt: skip
