"""Words, numbers, signs and links of many languages."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest

from qa.language.tokens import Kind, count_words, tokenize


def words(text: str, lang: str) -> list[str]:
    return [token.text for token in tokenize(text, lang)]


def kinds(text: str, lang: str = "en") -> list[tuple[str, Kind]]:
    return [(token.text, token.kind) for token in tokenize(text, lang)]


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("fr", "l’ambassade", "l’|ambassade"),
        ("fr", "L'ambassade", "L'|ambassade"),
        ("fr", "qu’il", "qu’|il"),
        ("fr", "lorsqu’on", "lorsqu’|on"),
        ("fr", "aujourd’hui", "aujourd’hui"),
        ("fr", "presqu’île", "presqu’île"),
        ("fr", "presqu’autant", "presqu’|autant"),
        ("fr", "quelqu’un", "quelqu’un"),
        ("fr", "d’e-mail", "d’|e-mail"),
        ("fr", "l’« ami »", "l’|«|ami|»"),
        ("fr", "l’11 septembre", "l’|11|septembre"),
        ("fr", "la main-d’œuvre", "la|main-d’œuvre"),
        ("fr", "porte-parole", "porte-parole"),
        ("it", "dell’arte", "dell’|arte"),
        ("it", "c’è", "c’|è"),
        ("it", "un’altra", "un’|altra"),
        ("it", "un po’ di", "un|po’|di"),
        ("pt", "copo d’água", "copo|d’|água"),
        ("en", "Trump’s", "Trump|’s"),
        ("en", "don’t", "don’t"),
        ("en", "O’Brien’s", "O’Brien|’s"),
        ("de", "Andrea’s Büro", "Andrea|’s|Büro"),
        ("nl", "zo’n foto’s", "zo’n|foto’s"),
        ("id", "anak-anak", "anak-anak"),
        ("en", "co\u00adoperate", "co\u00adoperate"),
        ("ar", "الحُكُومَة، كتاب", "الحُكُومَة|،|كتاب"),
        ("hi", "हिन्दी में।", "हिन्दी|में|।"),
        ("bn", "বাংলা ভাষা", "বাংলা|ভাষা"),
        ("ko", "서울의 봄", "서울의|봄"),
        ("th", "สวัสดี", "สวัสดี"),
        ("fr", "e\u0301te\u0301", "e\u0301te\u0301"),
        ("zh", "中国人。", "中|国|人|。"),
        ("ja", "東京タワー", "東|京|タ|ワ|ー"),
        ("en", "snake_case", "snake|_|case"),
    ],
)
def test_words(lang, text, expected):
    assert words(text, lang) == expected.split("|")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1 000 000", "1 000 000"),
        ("1\u202f000\u202f000,50", "1\u202f000\u202f000,50"),
        ("1.000.000", "1.000.000"),
        ("1'000", "1'000"),
        ("23,88", "23,88"),
        ("12:30", "12:30"),
        ("61 %", "61|%"),
        ("23,88TB", "23,88|TB"),
        ("2020 100", "2020|100"),
        ("1 2345", "1|2345"),
        ("2½", "2|½"),
        ("１２", "１２"),
        ("5.", "5|."),
    ],
)
def test_numbers(text, expected):
    assert words(text, "fr") == expected.split("|")


def test_what_belongs_to_a_number_is_a_number():
    assert kinds("23,88TB") == [("23,88", Kind.NUMBER), ("TB", Kind.WORD)]
    assert kinds("APT31") == [("APT31", Kind.WORD)]
    assert kinds("m²") == [("m²", Kind.WORD)]


@pytest.mark.parametrize(
    "link",
    [
        "https://example.org/a?b=c#d",
        "www.example.org",
        "lemonde.fr",
        "bin.bnbstatic.com/path",
        "first.last+tag@mail.example.org",
        "@Anonymous_2020",
        "#OpRussia",
        "report.pdf",
        "t.me",
    ],
)
@pytest.mark.parametrize(("before", "after"), [("", ""), ("(", ")."), ("voir ", ", puis"), ("« ", " »")])
def test_links(link, before, after):
    assert (link, Kind.LINK) in kinds(before + link + after, "fr")


@pytest.mark.parametrize("text", ["fin.Le début", "U.S.", "#1", "a.b", "3.5", "Mr.Smith", "e@"])
def test_no_links(text):
    assert Kind.LINK not in dict(kinds(text)).values()


def test_elision_before_a_domain_is_no_part_of_it():
    assert words("l’info de lemonde.fr", "fr") == ["l’", "info", "de", "lemonde.fr"]


@pytest.mark.parametrize("emoji", ["🙂", "👩🏽‍💻", "❤️", "🇫🇷", "👍🏿"])
def test_emoji_are_one_symbol(emoji):
    assert kinds(f"NYSE {emoji} Group")[1] == (emoji, Kind.SYMBOL)


@pytest.mark.parametrize(
    ("lang", "text", "norm"),
    [
        ("fr", "Aujourd’hui", "aujourd'hui"),
        ("fr", "École", "école"),
        ("fr", unicodedata.normalize("NFD", "Été"), "été"),
        ("en", "co\u00adoperate", "cooperate"),
        ("fr", "week‑end", "week-end"),
        ("ar", "الحُكُومَة", "الحكومة"),
        ("tr", "IŞIK", "ışık"),
        ("tr", "İzmir", "izmir"),
        ("de", "STRASSE", "strasse"),
    ],
)
def test_norms(lang, text, norm):
    (token,) = tokenize(text, lang)
    assert token.norm == norm


@pytest.mark.parametrize(
    "text",
    [
        "L’« ami » d’1 000 000 d’amis… à 23,88TB (https://a.org/x), #tag @moi e\u0301té 👩🏽‍💻 中国 _x_ U.S.!",
        " \t\n  ",
        "\u200b\ufeffa\u00adb",
        "",
    ],
)
@pytest.mark.parametrize("lang", ["fr", "en", "it", "ja", "ar"])
def test_tokens_cover_all_but_blanks(text, lang):
    tokens = tokenize(text, lang)
    assert all(text[t.start : t.end] == t.text for t in tokens)
    assert all(one.end <= two.start for one, two in pairwise(tokens))
    assert "".join(t.text for t in tokens).replace(" ", "") == "".join(text.split())


def test_ideograms_count_two_thirds_of_a_word():
    assert count_words(tokenize("中国人民", "zh")) == 3
    assert count_words(tokenize("Il y a 3 chats !", "fr")) == 5
