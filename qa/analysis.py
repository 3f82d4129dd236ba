"""A segment with its layers; each is worked out when a checker first asks for it, once."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from qa.glossary.matching import Match, TermBase
from qa.language.data import LanguageData, described, language_data
from qa.language.lexicon import Lexicon, available, lexicon
from qa.language.personal import Name, names
from qa.language.quotations import quotations
from qa.language.script import script_of
from qa.language.sentences import sentences
from qa.language.tokens import Token, tokenize
from qa.models.encoder import Item, Judged
from qa.models.judge import Judge
from qa.models.syntax import Word, words
from qa.types import Role, Segment, Span


@dataclass(frozen=True)
class Context:
    """What the segments of one document share."""

    path: str = ""
    lang: str = "en"
    source_lang: str | None = None
    terms: TermBase = field(default_factory=TermBase.empty)
    asked: bool = False  # the user named the language
    encoder: Judge | None = None
    no_encoder: str = "the model was not asked for"  # why, where there is none


class Analysis:
    """One segment as the checkers see it. Spans count in `text`, the segment's target."""

    def __init__(self, segment: Segment, context: Context) -> None:
        self.segment = segment
        self.context = context
        self.text = segment.target
        self.lang = context.lang

    def bare(self) -> Analysis:
        """The same segment without the layers worked out so far: what a collector may keep until the document ends."""
        return Analysis(self.segment, self.context)

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """Words, numbers and signs."""
        return tokenize(self.text, self.lang)

    @cached_property
    def words(self) -> tuple[Token, ...]:
        """The tokens that are words."""
        return tuple(token for token in self.tokens if token.is_word)

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """The sentences."""
        return tuple(sentences(self.text, self.lang))

    @cached_property
    def sentence_starts(self) -> tuple[int, ...]:
        """Where the sentences start."""
        return tuple(span.start for span in self.sentences)

    @cached_property
    def by_sentence(self) -> tuple[tuple[Span, tuple[Token, ...]], ...]:
        """Each sentence with its tokens."""
        starts = [token.start for token in self.tokens]
        return tuple(
            (span, self.tokens[bisect_left(starts, span.start) : bisect_left(starts, span.end)])
            for span in self.sentences
        )

    @cached_property
    def names(self) -> tuple[Name, ...]:
        """Names of persons, places and institutions, by their capitals."""
        return tuple(names(self.tokens, self.text, self.starts_sentence, self.language_data.function_words))

    @cached_property
    def quotations(self) -> tuple[Span, ...]:
        """What stands between quotation marks, the marks included."""
        return tuple(quotations(self.text))

    @cached_property
    def terms(self) -> tuple[Match, ...]:
        """What the glossaries know of this segment."""
        return tuple(self.context.terms.matches(self.tokens, self.text))

    @cached_property
    def judged(self) -> tuple[Judged, ...]:
        """What the encoder says of each sentence of `by_sentence`; empty without an encoder. See `judge`."""
        judge([self])
        return self.__dict__.get("judged", ())  # type: ignore[no-any-return]

    @cached_property
    def syntax(self) -> tuple[tuple[Word, ...], ...]:
        """The words of each sentence with part of speech, features, head and relation; empty without an encoder."""
        encoder = self.context.encoder
        if encoder is None:
            return ()
        return tuple(
            words(tokens, judged, encoder.card)
            for (_, tokens), judged in zip(self.by_sentence, self.judged, strict=True)
        )

    @property
    def language_data(self) -> LanguageData:
        """The lists of the target language."""
        return language_data(self.lang)

    @property
    def lexicon(self) -> Lexicon | None:
        """The lexicon of the target language."""
        return lexicon(self.lang)

    @property
    def prose(self) -> bool:
        """Whether this is text to read, not page furniture."""
        return not self.segment.chrome

    @property
    def heading(self) -> bool:
        """Whether this is a title or heading."""
        return self.segment.role in (Role.TITLE, Role.HEADING)

    def quotation_at(self, start: int, end: int) -> Span | None:
        """The quotation that the span lies in."""
        row = bisect_right(self.quotations, (start, len(self.text))) - 1
        if row >= 0 and end <= self.quotations[row].end:
            return self.quotations[row]
        return None

    def quoted(self, start: int, end: int) -> bool:
        """Whether the span lies within a quotation."""
        return self.quotation_at(start, end) is not None

    def sentence_at(self, offset: int) -> Span:
        """The sentence that holds an offset."""
        if not self.sentences:
            return Span(0, len(self.text))
        return self.sentences[max(bisect_right(self.sentence_starts, offset) - 1, 0)]

    def starts_sentence(self, token: Token) -> bool:
        """Whether the token is the first word of its sentence, or follows an opening quotation mark or a colon."""
        start = self.sentence_at(token.start).start
        first = self._first_letters.get(start)
        if first is None:
            letter = _LETTER.search(self.text, start)
            first = self._first_letters[start] = letter.start() if letter else len(self.text)
        return token.start <= first or bool(_OPENING.search(self.text[max(start, token.start - 8) : token.start]))

    @cached_property
    def _first_letters(self) -> dict[int, int]:
        return {}


def judge(segments: Sequence[Analysis]) -> None:
    """Works out the layer `judged` of many segments of one document at once, which is faster than one by one."""
    encoder = segments[0].context.encoder if segments else None
    if encoder is None:
        return
    items, owners = [], []
    for segment in segments:
        for span, tokens in segment.by_sentence:
            places = tuple((token.start - span.start, token.end - span.start) for token in tokens)
            items.append(Item(segment.text[span.start : span.end], places, None))
            owners.append(segment)
    found: dict[int, list[Judged]] = {id(segment): [] for segment in segments}
    for owner, judged in zip(owners, encoder.judge(items), strict=True):
        found[id(owner)].append(judged)
    for segment in segments:
        segment.__dict__["judged"] = tuple(found[id(segment)])


_LETTER = re.compile(r"[^\W_]")
_OPENING = re.compile(r"(?:[«“„\"‘¿¡(\[]|[:–—•] ?[«“\"]?|\s-)[\s\u00a0\u202f]*$")


def missing_layer(layer: str, context: Context) -> str | None:
    """Why a layer cannot be had for this document, or `None` when it can."""
    lang = context.lang
    if layer == "lexicon" and lang not in available():
        return f"there is no lexicon for “{lang}”"
    if layer == "language-data" and lang not in described():
        return f"there are no word lists for “{lang}”"
    if layer in ("encoder", "spans", "fluency"):
        if context.encoder is None:
            return context.no_encoder
        if lang not in context.encoder.languages:
            return f"the model does not know “{lang}”"
        return context.encoder.lacks.get(layer)
    if layer == "terms" and not context.terms:
        return f"no glossary has entries for “{lang}” as target"
    if layer == "latin" and script_of(lang) != "Latn":
        return f"works on Latin script only, not on “{lang}”"
    return None
