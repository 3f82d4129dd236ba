"""The language of a document."""

from __future__ import annotations

from collections.abc import Sequence

from qa.language.identify import identify, known, near
from qa.types import Segment


def document_language(
    head: Sequence[Segment], declared: str | None, asked: str | None
) -> tuple[str | None, tuple[str, ...]]:
    """The language to check a document in, and notes for the user.

    What the user asks for counts first; then what the text shows; then what the file declares.
    """
    if asked:
        return primary(asked), ()
    prose = "\n".join(segment.target for segment in head if not segment.chrome) or "\n".join(s.target for s in head)
    guess = identify(prose)
    said = primary(declared) if declared else None
    if said and (guess.lang is None or guess.confidence < 0.6 or near(guess.lang, said) or not known(said)):
        return said, ()
    if said and guess.lang != said:
        return guess.lang, (f"the file declares “{declared}” but reads as “{guess.lang}”",)
    return guess.lang, ()


def primary(tag: str) -> str:
    """“fr” for “fr-CA” or “fr_FR”."""
    return tag.replace("_", "-").split("-")[0].strip().lower()
