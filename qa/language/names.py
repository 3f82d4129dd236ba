"""English names of languages and scripts, for messages."""

from __future__ import annotations

_LANGUAGES = {
    "ar": "Arabic", "be": "Belarusian", "bg": "Bulgarian", "bn": "Bengali", "ca": "Catalan", "cs": "Czech",
    "da": "Danish", "de": "German", "el": "Greek", "en": "English", "es": "Spanish", "fa": "Persian",
    "fi": "Finnish", "fil": "Filipino", "fr": "French", "he": "Hebrew", "hi": "Hindi", "hu": "Hungarian",
    "id": "Indonesian", "it": "Italian", "ja": "Japanese", "ko": "Korean", "lt": "Lithuanian", "lv": "Latvian",
    "mk": "Macedonian", "ms": "Malay", "nb": "Norwegian", "nl": "Dutch", "pl": "Polish", "pt": "Portuguese",
    "ro": "Romanian", "ru": "Russian", "sh": "Serbo-Croatian", "sk": "Slovak", "sl": "Slovene", "sv": "Swedish",
    "th": "Thai", "tr": "Turkish", "uk": "Ukrainian", "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip
_SCRIPTS = {
    "Latn": "Latin", "Cyrl": "Cyrillic", "Grek": "Greek", "Arab": "Arabic", "Hebr": "Hebrew", "Hira": "Japanese",
    "Kana": "Japanese", "Hani": "Chinese", "Hang": "Korean", "Deva": "Devanagari", "Beng": "Bengali",
    "Thai": "Thai", "Armn": "Armenian", "Geor": "Georgian", "Laoo": "Lao", "Tibt": "Tibetan", "Mymr": "Burmese",
    "Ethi": "Ethiopic", "Khmr": "Khmer", "Guru": "Gurmukhi", "Gujr": "Gujarati", "Taml": "Tamil", "Telu": "Telugu",
    "Knda": "Kannada", "Mlym": "Malayalam", "Sinh": "Sinhala",
}  # fmt: skip


def language_name(lang: str) -> str:
    """“French” for “fr”; the code itself when it is not known."""
    return _LANGUAGES.get(lang, lang)


def script_name(script: str) -> str:
    """“Cyrillic” for “Cyrl”."""
    return _SCRIPTS.get(script, script)
