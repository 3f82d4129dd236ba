"""Language tags of term bases (BCP 47)."""

from __future__ import annotations

import re
from functools import lru_cache

# ISO 639-1; languages that have no code of two letters are written with three (ISO 639-3).
_CODES = (
    "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en"
    " eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv"
    " ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne"
    " ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn so sq sr ss"
    " st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu mo iw in ji"
)  # fmt: skip
_TWO = frozenset(_CODES.split())
_OTHER_NAMES = {
    "eng": "en", "fra": "fr", "fre": "fr", "deu": "de", "ger": "de", "spa": "es", "ita": "it", "por": "pt",
    "nld": "nl", "dut": "nl", "ind": "id", "rus": "ru", "zho": "zh", "chi": "zh", "jpn": "ja", "ara": "ar",
    "pol": "pl", "swe": "sv", "dan": "da", "fin": "fi", "ell": "el", "gre": "el", "ces": "cs", "cze": "cs",
    "hun": "hu", "ron": "ro", "rum": "ro", "tur": "tr", "ukr": "uk", "kor": "ko", "iw": "he", "in": "id",
}  # fmt: skip
_TAG = re.compile(r"([A-Za-z]{2,3})(?:[-_][A-Za-z0-9]{1,8})*")


@lru_cache(maxsize=1024)
def tag(written: str) -> str | None:
    """“pt-BR” for “PT_br”, “fr” for “fra”; None for what is no language tag."""
    written = written.strip()
    found = _TAG.fullmatch(written)
    if not found:
        return None
    first, *rest = written.replace("_", "-").split("-")
    first = first.lower()
    first = _OTHER_NAMES.get(first, first)
    if len(first) == 2 and first not in _TWO:
        return None
    return "-".join([first, *map(_cased, rest)])


def _cased(part: str) -> str:
    if len(part) == 4 and part.isalpha():
        return part.title()
    return part.upper() if len(part) == 2 else part.lower()


def main(language: str) -> str:
    """“pt” for “pt-BR”."""
    return language.partition("-")[0]
