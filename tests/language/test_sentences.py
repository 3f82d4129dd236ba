"""Where sentences end; “|” marks the places."""

from __future__ import annotations

import pytest

from qa.language.sentences import sentences


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        # Abbreviations, titles and initials.
        ("fr", "M. Dupont est venu.|Il a vu Mme Durand."),
        ("fr", "M. Le Drian parle.|Le Dr. Blanc écoute."),
        ("fr", "J. F. Kennedy est mort.|J.-M. Le Pen aussi."),
        ("fr", "Voir art. 3 et p. 12.|Le vol. 2 manque."),
        ("fr", "C’était un vol.|Le suspect a fui."),
        ("fr", "Des fruits, des légumes, etc.|La liste est longue."),
        ("fr", "Le prix (env. 3 €) baisse.|Il dort."),
        ("en", "Mr. Smith met Dr. No in St. Louis.|He left."),
        ("en", "She went to the U.S.|He stayed in the U.S. Senate."),
        ("en", "They left at 5 p.m.|The end came at 6 p.m. Monday."),
        ("en", "So do I.|John left."),
        ("en", "Take vitamin C.|It helps."),
        ("en", "J.R.R. Tolkien wrote it.|See fig. 3 and no. 7."),
        ("es", "El Sr. Pérez llegó.|EE. UU. ganó, dijo la Dra. Ruiz."),
        ("it", "Il dott. Rossi è qui.|Il sig. Bianchi no."),
        ("pt", "O Sr. Silva chegou.|A Dra. Ana saiu."),
        ("nl", "Dhr. Jansen kwam, bijv. op 3 mei.|Dr. J. van Dijk ook."),
        ("id", "Jl. Sudirman No. 5 ramai.|Prof. Dr. H. Budi datang."),
        ("de", "Er kommt u. a. wegen Art. 5 GG.|Das kostet 3 Mio. Euro."),
        ("ru", "А. С. Пушкин родился в 1799 г. в Москве.|Он писал стихи, прозу и т. д.|Всё."),
        # Ordinals and other numbers.
        ("de", "Am 3. Oktober 1990 war es so weit.|Der 2. Weltkrieg war vorbei."),
        ("de", "Er ist 25.|Sie ist 30."),
        ("de", "Das war 1989.|Danach kam 1990."),
        ("fr", "Il mesure 1.80 m.|Il a 25 ans."),
        ("fr", "La version 2.0.|Eric la garde."),
        ("en", "1. First item.|It costs $3.50."),
        # Marks within a sentence.
        ("en", "Yahoo! a lost its chief.|Why?|Nobody knows."),
        ("fr", "En Marche ! est né en 2016.|Et après ?"),
        ("fr", "« Quoi ? » demande-t-il."),
        ("fr", "Attention… danger !|Il a dit… puis rien."),
        ("fr", "Vraiment ?!|Oui… ?|Non."),
        ("en", "“Stop!” he said.|“Go.”|Then he left."),
        ("en", "See example.org.|It is at www.example.org/a.b today."),
        ("en", "They chose iPhones.|iPhone sales rose."),
        # Closing quotation marks.
        ("fr", "« Oui. »|Il part."),
        ("fr", "Il a dit : « Non ! »|Puis rien."),
        ("de", "„Das ist gut.“|Er ging.|»Nein.«|Sie blieb."),
        ("es", "¡Hola!|¿Cómo estás?|Bien."),
        ("en", "(He left.)|She stayed."),
        # Other scripts.
        ("zh", "你好。|“你好。”|他说。|真的吗？|好！"),
        ("zh", "真的吗?|好!|走吧"),
        ("ja", "こんにちは。|「はい。」|そうです。"),
        ("ar", "مرحبا.|كيف حالك؟|أنا بخير."),
        ("hi", "यह है।|वह था।"),
        # Lines.
        ("fr", "Un titre\n\n|Un texte.|Sans fin"),
        ("fr", "Deux\nlignes.\n\n|une suite"),
    ],
)
def test_sentences(lang, text):
    parts = text.split("|")
    plain = "".join(parts) if lang in ("zh", "ja") else " ".join(parts)
    assert [plain[span.start : span.end] for span in sentences(plain, lang)] == [part.strip() for part in parts]


@pytest.mark.parametrize("text", ["", " \n ", "...", "?", "\n\n\n", "a", " a. "])
def test_spans_lose_nothing_but_blanks(text):
    assert "".join(text[s.start : s.end] for s in sentences(text, "fr")).split() == text.split()


@pytest.mark.parametrize("lang", ["fr", "xx"])
def test_an_unknown_language_has_sentences_too(lang):
    assert len(list(sentences("One. Two. Three.", lang))) == 3
