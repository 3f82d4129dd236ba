"""The language of sentences, and modesty where nothing tells."""

from __future__ import annotations

import pytest

from qa.language.detect import document_language, primary
from qa.language.identify import identify, identify_words, near, score
from qa.textmap import LineIndex, TextMap
from qa.types import Segment

SENTENCES = {
    "fr": "Le gouvernement a annoncé hier une réforme des retraites.",
    "en": "The government announced a reform of the pensions yesterday.",
    "es": "El gobierno anunció ayer una reforma de las pensiones.",
    "de": "Die Regierung hat gestern eine Reform der Renten angekündigt.",
    "it": "Il governo ha annunciato ieri una riforma delle pensioni.",
    "pt": "O governo anunciou ontem uma reforma das aposentadorias.",
    "nl": "De regering heeft gisteren een hervorming van de pensioenen aangekondigd.",
    "id": "Pemerintah kemarin mengumumkan perubahan aturan pensiun bagi pegawai negeri.",
    "pl": "Rząd ogłosił wczoraj reformę systemu emerytalnego.",
    "cs": "Vláda včera oznámila reformu důchodového systému.",
    "sv": "Regeringen meddelade i går att pensionerna ska reformeras.",
    "tr": "Hükümet dün emeklilik sisteminde bir reform yapılacağını açıkladı.",
    "ro": "Guvernul a anunțat ieri o reformă a pensiilor.",
    "ru": "Правительство вчера объявило о пенсионной реформе.",
    "uk": "Уряд учора оголосив про пенсійну реформу та її наслідки.",
    "ar": "أعلنت الحكومة أمس عن إصلاح نظام التقاعد.",
    "zh": "政府昨天宣布了养老金改革方案。",
    "ja": "政府は昨日、年金改革を発表した。",
    "ko": "정부는 어제 연금 개혁을 발표했다.",
    "el": "Η κυβέρνηση ανακοίνωσε χθες μεταρρύθμιση των συντάξεων.",
    "he": "הממשלה הודיעה אתמול על רפורמה בפנסיה.",
    "hi": "सरकार ने कल पेंशन में सुधार की घोषणा की।",
}


@pytest.mark.parametrize(("lang", "text"), SENTENCES.items())
def test_identifies_sentences(lang, text):
    guess = identify(text)
    assert near(guess.lang or "", lang)
    assert guess.confidence > 0.5


@pytest.mark.parametrize("lang", ["fr", "en", "es", "de", "it", "pt", "nl", "id"])
def test_upper_case_and_decomposed_accents_change_nothing(lang):
    import unicodedata

    text = SENTENCES[lang]
    assert identify(text.upper()).lang == identify(unicodedata.normalize("NFD", text)).lang == identify(text).lang


@pytest.mark.parametrize("text", ["", "   ", "123 456", "!!! …", "xqzt wvbb"])
def test_nothing_tells(text):
    assert identify(text) == (None, 0.0)


@pytest.mark.parametrize("text", ["OK", "Paris", "Angela Merkel", "no", "de", "la", "Twitter", "Covid-19"])
def test_short_text_is_uncertain(text):
    assert identify(text).confidence < 0.5


def test_a_few_ideograms_are_uncertain():
    assert identify("東京都").confidence < 0.8


def test_names_in_latin_letters_do_not_decide():
    assert identify("IBM (International Business Machines) была основана в Нью-Йорке.").lang == "ru"


def test_among():
    assert identify("Ini adalah hari yang baik", among=("fr", "en", "id")).lang == "id"
    assert identify_words(["le", "chat", "dort"], among=("en", "fr")).lang == "fr"
    assert identify_words(["le", "chat"], among=()).lang is None
    assert identify_words([]).lang is None


def test_score_is_high_for_a_language_s_own_words():
    words = ["le", "gouvernement", "a", "annoncé", "une", "réforme"]
    assert score(words, "fr") > score(words, "en") + 1
    assert score([], "fr") == 0.0
    assert score(words, "xx") == 0.0


def test_near():
    assert near("id", "ms")
    assert near("fr", "fr")
    assert not near("fr", "es")


@pytest.mark.parametrize(("tag", "lang"), [("fr-CA", "fr"), ("pt_BR", "pt"), ("EN", "en"), ("zh-Hant-TW", "zh")])
def test_primary(tag, lang):
    assert primary(tag) == lang


def segments(text: str) -> list[Segment]:
    return [Segment("1", text, TextMap.verbatim(len(text), 0, LineIndex.of(text)))]


@pytest.mark.parametrize(
    ("text", "declared", "asked", "expected"),
    [
        (SENTENCES["fr"], None, None, "fr"),
        (SENTENCES["fr"], "fr-CA", None, "fr"),
        (SENTENCES["fr"], None, "de", "de"),
        (SENTENCES["id"], "ms", None, "ms"),
        ("OK", "de", None, "de"),
        ("123", None, None, None),
    ],
)
def test_document_language(text, declared, asked, expected):
    assert document_language(segments(text), declared, asked)[0] == expected


def test_a_wrong_declaration_is_noted():
    lang, notes = document_language(segments(SENTENCES["fr"]), "en", None)
    assert lang == "fr"
    assert "declares “en”" in notes[0]
