"""Text to the encoder's pieces, each with its place in the text.

Pieces never cross blanks, so that a text is cut at blanks and every chunk is encoded once and remembered. Real pages
have curly apostrophes and no-break spaces where the training text has plain ones: they are made plain one for one, and
the offsets stay.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

BOS, PAD, EOS, UNKNOWN = 0, 1, 2, 3
_PLAIN = str.maketrans(
    {
        "’": "'",
        "‘": "'",
        "ʼ": "'",
        "`": "'",
        "´": "'",
        "\u2010": "-",
        "\u2011": "-",
        "\u00ad": "\u200b",
        "\ufeff": "\u200b",
    }
)
_CHUNK = re.compile(r"\S+")
_INVISIBLE = re.compile("[\u200b\u200c\u200d\u2060\u200e\u200f\u202a-\u202e\ufe00-\ufe0f]")
_LONGEST_CHUNK = 120  # code points; what is longer is no word, and is cut
_CACHE = 100_000


@dataclass(frozen=True, slots=True)
class Pieces:
    """Ids of the pieces of a text, without markers of begin and end, and their half-open places in code points."""

    ids: list[int]
    starts: list[int]
    ends: list[int]

    def __len__(self) -> int:
        return len(self.ids)


@dataclass(frozen=True)
class Tokenizer:
    """A sentencepiece unigram model whose first four pieces are <s>, <pad>, </s> and <unk>.

    Raises (on first use):
        OSError, RuntimeError: the file is missing or is no such model.
    """

    path: Path

    @cached_property
    def _processor(self) -> Any:
        from sentencepiece import SentencePieceProcessor

        return SentencePieceProcessor(model_file=str(self.path))

    @cached_property
    def _known(self) -> dict[str, tuple[tuple[int, int, int], ...]]:
        return {}

    @cached_property
    def _ids(self) -> dict[str, int]:
        processor = self._processor
        return {processor.id_to_piece(number): number for number in range(processor.get_piece_size())}

    @property
    def size(self) -> int:
        """Number of pieces."""
        return int(self._processor.get_piece_size())

    def encode(self, text: str) -> Pieces:
        """Pieces of a text of any length; linear in the text."""
        plain = text.translate(_PLAIN)
        ids: list[int] = []
        starts: list[int] = []
        ends: list[int] = []
        known = self._known
        for match in _CHUNK.finditer(plain):
            base, stop = match.span()
            for at in range(base, stop, _LONGEST_CHUNK):
                chunk = plain[at : min(at + _LONGEST_CHUNK, stop)]
                pieces = known.get(chunk)
                if pieces is None:
                    if len(known) > _CACHE:
                        known.clear()
                    pieces = known[chunk] = self._chunk(chunk)
                for number, start, end in pieces:
                    ids.append(number)
                    starts.append(at + start)
                    ends.append(at + end)
        return Pieces(ids, starts, ends)

    def _chunk(self, chunk: str) -> tuple[tuple[int, int, int], ...]:
        kept = [index for index, char in enumerate(chunk) if not _INVISIBLE.match(char)]
        seen = "".join(chunk[index] for index in kept)
        if not seen:
            return ()
        pieces = self._processor.encode(seen, out_type=str)
        lengths = [len(piece) - (number == 0 and piece.startswith("▁")) for number, piece in enumerate(pieces)]
        found = []
        if sum(lengths) == len(seen):
            at = 0
            for piece, length in zip(pieces, lengths, strict=True):
                start = kept[at] if at < len(kept) else len(chunk)
                end = kept[at + length - 1] + 1 if length else start
                found.append((self._ids.get(piece, UNKNOWN), start, max(start, end)))
                at += length
        else:  # the normaliser changed the length (an ellipsis, a ligature): every piece stands for the whole chunk
            found = [(self._ids.get(piece, UNKNOWN), 0, len(chunk)) for piece in pieces]
        return tuple(found)
