"""Which script a text is written in."""

from __future__ import annotations

import re

_RANGES = {
    "Latn": "A-Za-zªºÀ-ÖØ-öø-ʯḀ-ỿＡ-Ｚａ-ｚ",
    "Cyrl": "Ѐ-ԯ",
    "Grek": "Ͱ-Ͽἀ-῿",
    "Arab": (
        "\u0610-\u061a\u0620-\u065f\u066e-\u06d3\u06d5-\u06ef\u06fa-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc"
    ),
    "Hebr": "\u0590-\u05ff",
    "Hira": "\u3041-\u309f",
    "Kana": "\u30a1-\u30fa\u30fc-\u30ff\uff66-\uff9f",
    "Hani": "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0002ebef",
    "Hang": "\u1100-\u11ff\uac00-\ud7af",
    "Deva": "\u0900-\u0963\u0971-\u097f",
    "Beng": "\u0980-\u09e3\u09f0\u09f1",
    "Thai": "\u0e00-\u0e7f",
    "Laoo": "\u0e80-\u0eff",
    "Tibt": "\u0f00-\u0fff",
    "Mymr": "\u1000-\u109f",
    "Ethi": "\u1200-\u137f",
    "Khmr": "\u1780-\u17ff",
    "Guru": "\u0a00-\u0a7f",
    "Gujr": "\u0a80-\u0aff",
    "Taml": "\u0b80-\u0bff",
    "Telu": "\u0c00-\u0c7f",
    "Knda": "\u0c80-\u0cff",
    "Mlym": "\u0d00-\u0d7f",
    "Sinh": "\u0d80-\u0dff",
    "Armn": "\u0530-\u058f",
    "Geor": "\u10a0-\u10ff",
}
_LETTERS = re.compile("|".join(f"(?P<{name}>[{chars}]+)" for name, chars in _RANGES.items()))

# Scripts of the languages that mtqa knows; a language not listed is taken to be written in Latin letters.
_SCRIPTS = {
    "ru": "Cyrl", "uk": "Cyrl", "be": "Cyrl", "bg": "Cyrl", "mk": "Cyrl", "el": "Grek", "ar": "Arab", "fa": "Arab",
    "ur": "Arab", "he": "Hebr", "hi": "Deva", "bn": "Beng", "zh": "Hani", "ja": "Jpan", "ko": "Hang", "th": "Thai",
    "hy": "Armn", "ka": "Geor",
}  # fmt: skip


def script_of(lang: str) -> str:
    """ISO 15924 code of the script that a language is written in."""
    return _SCRIPTS.get(lang, "Latn")


def scripts(text: str) -> dict[str, int]:
    """Letters of each script in the text."""
    counts: dict[str, int] = {}
    for match in _LETTERS.finditer(text):
        name = match.lastgroup or ""
        counts[name] = counts.get(name, 0) + match.end() - match.start()
    return counts


def belongs(script: str, lang: str) -> bool:
    """Whether letters of this script are at home in the language."""
    home = script_of(lang)
    return script == home or (home == "Jpan" and script in {"Hani", "Hira", "Kana"})
