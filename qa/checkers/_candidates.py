"""Corrections of broken grammar: another form, a function word more or less, if the encoder clearly agrees."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from qa.analysis import Analysis
from qa.checkers._suspects import Found
from qa.language.tokens import tokenize
from qa.models.encoder import Item, Judged
from qa.types import Span

FORMS = 10  # of one word
MOST = 60  # candidates of a run
OFFERED = 3
LONGEST_RUN = 3  # words; a longer run is not one slip
CLEARLY = 1.5  # nats by which a sentence must gain
FINE = 0.25  # and no word where the run was may stay more suspect than this


@cache
def function_words() -> Mapping[str, tuple[str, ...]]:
    """Function words by language."""
    path = Path(__file__).parent / "data" / "corrections.toml"
    return {lang: tuple(words) for lang, words in tomllib.loads(path.read_text("utf-8")).items()}


def corrections(segment: Analysis, run: Found) -> tuple[str, ...]:
    """At most three texts for the place of a run, the best first; none where the encoder is not clearly for one."""
    encoder = segment.context.encoder
    if encoder is None or len(run.words) > LONGEST_RUN:
        return ()
    sentence = segment.sentence_at(run.start)
    text = segment.text[sentence.start : sentence.end]
    start, end = run.start - sentence.start, run.end - sentence.start
    options = list(dict.fromkeys(option for option in _options(segment, run) if option != text[start:end]))[:MOST]
    if not options:
        return ()
    items = [_item(text[:start] + option + text[end:], segment.lang) for option in ("", *options)]
    items[0] = _item(text, segment.lang)
    judged = encoder.for_spans.judge(items)
    before = _value(judged[0])
    rated = []
    for option, item, found in zip(options, items[1:], judged[1:], strict=True):
        gain = _value(found) - before
        here = Span(start, start + len(option))
        near = zip(item.words, found.classes, strict=True)
        worst = max((1 - float(p[0]) for (a, b), p in near if a < here.end + 1 and b > here.start - 1), default=0.0)
        if gain >= CLEARLY and worst <= FINE:
            rated.append((gain, option))
    rated.sort(key=lambda pair: (-pair[0], pair[1]))
    best = rated[0][0] if rated else 0.0
    return tuple(option for gain, option in rated[:OFFERED] if gain >= best - 1.0)


def _item(text: str, lang: str) -> Item:
    return Item(text, tuple((token.start, token.end) for token in tokenize(text, lang)))


def _value(judged: Judged) -> float:
    """How good a sentence is: log-probability that each word is fine."""
    return sum(math.log(max(1e-6, float(p[0]))) for p in judged.classes)


def _options(segment: Analysis, run: Found) -> Iterator[str]:
    words = [word.token for word in run.words]
    text = segment.text[run.start : run.end]
    small = function_words().get(segment.lang, ())
    lexicon = segment.lexicon
    for number, word in enumerate(words):
        left, right = text[: word.start - run.start], text[word.end - run.start :]
        if word.is_word and lexicon is not None:
            for form in lexicon.forms(lexicon.lemma(word.norm))[:FORMS]:
                yield left + (form.capitalize() if word.text[:1].isupper() else form) + right
        if word.norm in small:
            if len(words) > 1:
                yield (left + right.lstrip()) if number == 0 else (left.rstrip() + right)
            for other in small:
                if not other.endswith("'"):
                    yield left + other + right
        for other in small:
            yield left + other + ("" if other.endswith("'") else " ") + text[word.start - run.start :]
