"""Words left in another language."""

from __future__ import annotations

from functools import cache

from qa.training.corruptions.sentence import Context, Edit, Sentence
from qa.training.corruptions.tables import concepts

_SOURCES = ("en", "en", "en", "id", "es", "de", "fr", "it", "pt", "nl")
_CONTENT = {"", "NOUN", "ADJ", "VFIN", "VINF", "VPART"}


@cache
def _links(lang: str) -> dict[str, tuple[tuple[str, str], ...]]:
    """Words of a language with the words for them in the others."""
    found: dict[str, list[tuple[str, str]]] = {}
    for row in concepts():
        if lang in row:
            links = [(other, word) for other, word in row.items() if other != lang and word and word != row[lang]]
            found.setdefault(row[lang].lower(), []).extend(links)
    return {word: tuple(links) for word, links in found.items()}


def translation(s: Sentence, i: int, c: Context) -> Edit | None:
    """“la police” becomes “la polisi”: the same concept in another language."""
    if not s.may(i) or s.tag(i) not in _CONTENT:
        return None
    norm = s.norm(i)
    links = _links(c.lang)
    options = links.get(norm) or links.get(c.words.lemma.get(norm, norm))
    if not options:
        return None
    wanted = c.rng.choice(_SOURCES)
    near = [word for other, word in options if other == wanted and c.words.zipf(word.lower()) < 3.0]
    near = near or [word for _, word in options if c.words.zipf(word.lower()) < 3.0]
    if not near:
        return None
    return s.replace(i, c.rng.choice(near), "untranslated/translation", "untranslated")


@cache
def _pools(lang: str) -> dict[str, dict[int, tuple[str, ...]]]:
    """Common words of other languages that `lang` does not have, by language and length."""
    from wordfreq import top_n_list

    from qa.language.lexicon import lexicon

    own = lexicon(lang)
    pools: dict[str, dict[int, tuple[str, ...]]] = {}
    for other in sorted(set(_SOURCES) - {lang}):
        by_size: dict[int, list[str]] = {}
        theirs = lexicon(other)
        for word in top_n_list(other, 6000)[300:]:
            foreign = word.isalpha() and len(word) > 3 and (own is None or own.frequency(word) < 2.3)
            if foreign and (theirs is None or theirs.common(word)):
                by_size.setdefault(min(len(word), 11), []).append(word)
        pools[other] = {size: tuple(words) for size, words in by_size.items()}
    return pools


def random_word(s: Sentence, i: int, c: Context) -> Edit | None:
    """A content word becomes a common word of another language of about the same length."""
    if not s.may(i) or s.tag(i) not in _CONTENT or len(s.norm(i)) < 4 or s.elided(i - 1):
        return None
    other = c.rng.choice(_SOURCES)
    words = _pools(c.lang).get(other, {}).get(min(len(s.norm(i)), 11))
    if not words:
        return None
    word = c.rng.choice(words)
    return s.replace(i, word, "untranslated/random", "untranslated")
