"""The lemmas that a form may belong to."""

from __future__ import annotations

import pytest

from qa.language.clitics import hosts
from qa.language.lemmas import citation, distant, lemmas, verb_forms


@pytest.mark.parametrize(
    ("lang", "form", "lemma"),
    [
        ("fr", "met-il", "mettre"),
        ("fr", "fera-t-il", "faire"),
        ("fr", "procureures", "procureur"),
        ("es", "ponerlo", "poner"),
        ("es", "poniéndola", "poner"),
        ("es", "tomárselo", "tomar"),
        ("es", "díganos", "decir"),
        ("es", "ministras", "ministro"),
        ("es", "buenas", "bueno"),
        ("it", "metterlo", "mettere"),
        ("it", "porsi", "porre"),
        ("it", "dicci", "dire"),
        ("it", "mettendola", "mettere"),
        ("pt", "disse-lhe", "dizer"),
        ("pt", "fazê-lo", "fazer"),
        ("pt", "tornar-se-á", "tornar"),
        ("pt", "pô-la", "pôr"),
        ("de", "freihandelsverträge", "freihandelsvertrag"),
        ("de", "us-präsidenten", "us-präsident"),
        ("de", "corona-krise", "coronakrise"),
        ("de", "tische", "tisch"),
        ("nl", "schaduwvloten", "schaduwvloot"),
        ("nl", "koude", "koud"),
        ("id", "negaranya", "negara"),
        ("id", "diserang", "serang"),
        ("id", "menyebutnya", "sebut"),
        ("id", "negara-negara", "negara"),
        ("id", "kubaca", "baca"),
        ("id", "bantulah", "bantu"),
    ],
)
def test_leads_to(lang: str, form: str, lemma: str) -> None:
    assert lemma in lemmas(form, lang)


@pytest.mark.parametrize(
    ("lang", "form", "other"),
    [
        ("fr", "rendez-vous", "rendre"),
        ("es", "arte", "ar"),
        ("es", "menos", "me"),
        ("it", "carne", "care"),
        ("pt", "guarda-chuva", "guardar"),
        ("de", "raten", "rat"),
        ("de", "krieger", "krieg"),
        ("id", "perumahan", "rumah"),
        ("id", "penolakan", "tolak"),
        ("id", "mata-mata", "mata"),
        ("id", "menteri", "teri"),
    ],
)
def test_does_not_lead_to(lang: str, form: str, other: str) -> None:
    assert other not in lemmas(form, lang)


def test_second_steps_need_a_reason() -> None:
    assert distant("montés", "fr") == ("monter",)
    assert distant("founded", "en") == ()
    assert distant("erneuerbarer", "de") == ("erneuerbar",)


def test_verbs_have_forms_and_nouns_have_none() -> None:
    assert {"mise", "mettront", "mettions"} <= verb_forms("mettre", "fr")
    assert verb_forms("mer", "fr") == frozenset()


def test_the_active_voice_is_cited_without_its_prefix() -> None:
    assert [citation(word, "id") for word in ("menyerang", "memilih", "menteri")] == ["serang", "pilih", "menteri"]


def test_short_words_bear_no_pronouns() -> None:
    assert hosts("les", "es") == ()
