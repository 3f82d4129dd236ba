"""Verb forms, plurals, genders and determiners, by the tables of the languages."""

from __future__ import annotations

import pytest

from qa.language.agreement import agreed, determiner, feminine, gender, number_of, plural
from qa.language.conjugation import known, paradigm, split, tables
from qa.language.inflection import inflect, is_infinitive, readings

VERBS = {
    "fr": """peser pres.3 pèse|peser impf.6 pesaient|peser fut.3 pèsera|envisager impf.3 envisageait|appeler pres.6 appellent
        |jeter pres.3 jette|céder pres.3 cède|placer past.3 plaça|payer pres.3 paie|employer fut.3 emploiera|finir pres.6 finissent
        |finir past.6 finirent|vendre pres.3 vend|vendre pp.ms vendu|être impf.3 était|être past.6 furent|avoir subj.3 ait
        |faire fut.3 fera|faire pres.6 font|aller pres.6 vont|aller fut.3 ira|pouvoir pres.3 peut|vouloir cond.3 voudrait
        |devoir pp.fs due|savoir ger sachant|falloir pres.3 faut|venir past.3 vint|obtenir past.6 obtinrent|comprendre pp.fp comprises
        |promettre past.3 promit|permettre subj.6 permettent|dire pres.6 disent|écrire past.3 écrivit|produire pp.fs produite|vivre pp.ms vécu
        |suivre pres.3 suit|croire pres.6 croient|recevoir pres.6 reçoivent|connaître impf.3 connaissait|naître past.3 naquit
        |craindre past.6 craignirent|ouvrir pres.3 ouvre|couvrir pp.ms couvert|offrir pp.fs offerte|accueillir fut.3 accueillera
        |courir fut.3 courra|mourir pp.ms mort|partir pres.6 partent|répartir pres.6 répartissent|sentir pres.3 sent|servir pres.3 sert
        |envoyer fut.3 enverra|conclure past.3 conclut|acquérir pp.ms acquis|résoudre pp.ms résolu|battre past.6 battirent
        |prévoir fut.3 prévoira|convaincre pres.6 convainquent|dissoudre pp.fs dissoute|haïr pres.6 haïssent|clore pp.ms clos""",
    "es": """dar past.3 dio|dar past.6 dieron|pesar impf.3 pesaba|pensar pres.3 piensa|contar pres.6 cuentan|pedir past.3 pidió
        |sentir ger sintiendo|dormir past.6 durmieron|buscar subj.3 busque|pagar subj.6 paguen|empezar pres.6 empiezan|conocer pres.1 conozco
        |producir past.3 produjo|hacer past.3 hizo|decir pp.ms dicho|poner past.6 pusieron|tener fut.3 tendrá|mantener past.3 mantuvo
        |venir past.3 vino|ser imps.3 fuera|ir past.3 fue|haber fut.3 habrá|seguir pres.1 sigo|coger pres.1 cojo|construir past.6 construyeron
        |caer past.3 cayó|volver pp.fs vuelta|escribir pp.ms escrito|abrir pp.fp abiertas|enviar pres.3 envía""",
    "it": """dare past.3 diede|fare past.6 fecero|pagare fut.3 pagherà|cominciare fut.3 comincerà|finire pres.3 finisce|partire pres.3 parte
        |prendere past.3 prese|mettere pp.ms messo|porre pres.6 pongono|tradurre pp.fs tradotta|venire past.3 venne|andare pres.6 vanno
        |essere imps.3 fosse|avere cond.3 avrebbe|scrivere past.3 scrisse|decidere pp.mp decisi|aprire pp.fp aperte|scegliere past.6 scelsero
        |vincere past.3 vinse|chiedere pp.fs chiesta|rompere pp.ms rotto|uscire pres.6 escono""",
    "pt": """dar past.3 deu|fazer past.3 fez|ficar subj.3 fique|começar past.1 comecei|ter pres.6 têm|manter pres.3 mantém|pôr past.3 pôs
        |propor past.6 propuseram|vir past.3 veio|ir past.6 foram|dizer pp.fs dita|sentir pres.1 sinto|passear pres.3 passeia
        |construir pres.3 constrói|abrir pp.ms aberto|ver pp.fp vistas|pedir pres.1 peço""",
    "en": """give past gave|give pp given|move ger moving|stop past stopped|carry pres.3 carries|carry past carried|refer ger referring
        |pass pres.3 passes|go pres.3 goes|have pres.3 has|lie ger lying|take pp taken|withdraw past withdrew|visit past visited""",
    "de": """machen pp gemacht|arbeiten pres.3 arbeitet|geben pres.3 gibt|geben pp gegeben|verstehen pp verstanden|ansehen pp angesehen
        |ansehen to anzusehen|regieren pp regiert|gehören pp gehört|nehmen past.3 nahm|bringen past.6 brachten|mitbringen pp mitgebracht
        |handeln pres.1 handle|treten pres.3 tritt|bleiben pp geblieben|setzen past.6 setzten""",
    "nl": """maken pres.3 maakt|maken pp gemaakt|zetten past.3 zette|zetten pp gezet|leggen past.6 legden|geven pres.3 geeft|leven pp geleefd
        |reizen past.3 reisde|lopen past.3 liep|aanvallen pp aangevallen|beginnen pp begonnen|praten past.6 praatten|melden pp gemeld
        |betalen pp betaald|gaan past.3 ging|zijn pp geweest|bellen pp gebeld""",
}


@pytest.mark.parametrize(
    ("lang", "row"), [(lang, row.strip()) for lang, rows in VERBS.items() for row in rows.split("|")]
)
def test_forms_of_a_verb(lang: str, row: str) -> None:
    lemma, name, form = row.split()
    assert paradigm(lemma, lang)[name] == form
    assert known(form, lang)


@pytest.mark.parametrize(
    ("lang", "lemma", "like", "of", "form"),
    [
        ("fr", "envisager", "pèse", "peser", "envisage"),
        ("fr", "envisager", "pesaient", "", "envisageaient"),
        ("fr", "donner", "fit", "", "donna"),
        ("fr", "mettre", "donnerait", "donner", "mettrait"),
        ("fr", "prendre", "montées", "monter", "prises"),
        ("es", "aprobar", "dieron", "dar", "aprobaron"),
        ("es", "tomar", "haciendo", "hacer", "tomando"),
        ("it", "spendere", "rompeva", "rompere", "spendeva"),
        ("pt", "engolir", "mordeu", "morder", "engoliu"),
        ("en", "give", "took", "take", "gave"),
        ("en", "gather", "was", "be", "gathered"),
        ("de", "geben", "nahm", "nehmen", "gab"),
        ("nl", "geven", "nam", "nemen", "gaf"),
    ],
)
def test_a_verb_in_the_form_of_another(lang: str, lemma: str, like: str, of: str, form: str) -> None:
    assert inflect(lemma, lang, like=like, of=of) == form


def test_what_may_stand_there_decides_between_readings() -> None:
    assert inflect("tenir", "fr", like="dit", of="dire", only=("pp",)) == "tenu"
    assert inflect("tenir", "fr", like="dit", of="dire", only=("pres",)) == "tient"


def test_a_form_that_the_lexicon_does_not_know_is_not_offered() -> None:
    assert inflect("zorgluber", "fr", like="pesait", of="peser") is None
    assert inflect("envisager", "fr", like="rideau") is None
    assert inflect("geben", "cs", like="nahm") is None


@pytest.mark.parametrize(
    ("lang", "word", "answer"),
    [
        ("fr", "donner", True),
        ("fr", "plaisir", False),
        ("fr", "membre", False),
        ("fr", "montre", False),
        ("fr", "haïr", True),
        ("fr", "hier", False),
        ("es", "lugar", False),
        ("es", "dar", True),
        ("it", "amore", False),
        ("it", "vuotare", True),
        ("en", "other", False),
        ("en", "money", False),
        ("en", "resign", True),
        ("de", "bleiben", True),
    ],
)
def test_infinitives(lang: str, word: str, answer: bool) -> None:
    assert is_infinitive(word, lang) is answer


def test_readings_go_backwards_through_the_same_tables() -> None:
    assert {(r.lemma, r.form) for r in readings("pesaient", "fr")} == {("peser", "impf.6")}
    assert ("finir", "pres.3") in readings("finit", "fr")
    assert ("finir", "past.3") in readings("finit", "fr")


def test_separable_verbs() -> None:
    assert split("ansehen", "de") == ("sehen", "an")
    assert split("verstehen", "de") is None


@pytest.mark.parametrize(
    ("lang", "word", "form"),
    [
        ("fr", "rideau", "rideaux"),
        ("fr", "journal", "journaux"),
        ("fr", "travail", "travaux"),
        ("fr", "final", "finals"),
        ("fr", "nez", "nez"),
        ("fr", "mot-clé", "mots-clés"),
        ("fr", "vice-ministre", "vice-ministres"),
        ("es", "luz", "luces"),
        ("es", "nación", "naciones"),
        ("es", "país", "países"),
        ("es", "crisis", "crisis"),
        ("it", "amico", "amici"),
        ("it", "banca", "banche"),
        ("it", "viaggio", "viaggi"),
        ("it", "città", "città"),
        ("pt", "nação", "nações"),
        ("pt", "animal", "animais"),
        ("pt", "homem", "homens"),
        ("en", "baby", "babies"),
        ("en", "wolf", "wolves"),
        ("en", "church", "churches"),
        ("de", "haus", "häuser"),
        ("de", "entscheidung", "entscheidungen"),
        ("nl", "huis", "huizen"),
        ("nl", "auto", "auto's"),
        ("nl", "regering", "regeringen"),
    ],
)
def test_plurals(lang: str, word: str, form: str) -> None:
    assert plural(word, lang) == form
    if form != word:
        assert (number_of(word, lang), number_of(form, lang)) == ("s", "p")


@pytest.mark.parametrize(
    ("word", "form"),
    [
        ("vert", "verte"),
        ("public", "publique"),
        ("dangereux", "dangereuse"),
        ("européen", "européenne"),
        ("faux", "fausse"),
    ],
)
def test_feminines(word: str, form: str) -> None:
    assert feminine(word, "fr") == form


def test_agreement_of_an_adjective() -> None:
    assert agreed("national", "fr", gender="m", number="p") == "nationaux"
    assert agreed("lourd", "fr", gender="f", number="p") == "lourdes"
    assert agreed("español", "es", gender="f", number="p") == "españolas"


@pytest.mark.parametrize(
    ("lang", "masculine", "its_feminine"),
    [
        ("fr", "rideau feu silence article communiqué terme musée", "alliance preuve main loi liberté nation piste"),
        ("es", "telón problema mapa golpe", "luz mano nación ley imagen"),
        ("it", "amico problema fiume cuore", "banca mano luce nazione città"),
        ("pt", "dia problema papel nome", "mão nação viagem luz cidade"),
    ],
)
def test_genders(lang: str, masculine: str, its_feminine: str) -> None:
    assert {gender(word, lang) for word in masculine.split()} == {"m"}
    assert {gender(word, lang) for word in its_feminine.split()} == {"f"}


@pytest.mark.parametrize(
    ("lang", "old", "sex", "number", "before", "new"),
    [
        ("fr", "du", "f", "s", "Chine", "de la"),
        ("fr", "le", "f", "s", "alliance", "l'"),
        ("fr", "l'", "m", "s", "héros", "le"),
        ("fr", "cette", "m", "s", "accord", "cet"),
        ("fr", "son", "f", "s", "défaite", "sa"),
        ("fr", "ma", "f", "s", "alliance", "mon"),
        ("fr", "de la", "m", "s", "feu", "du"),
        ("fr", "des", "f", "p", "preuves", "des"),
        ("fr", "au", "f", "s", "hausse", "à la"),
        ("fr", "le", "", "s", "alliance", "l'"),
        ("fr", "l'", "", "s", "preuve", None),
        ("it", "il", "m", "s", "studente", "lo"),
        ("it", "il", "m", "s", "amico", "l'"),
        ("it", "della", "m", "s", "zaino", "dello"),
        ("it", "i", "m", "p", "amici", "gli"),
        ("it", "un", "f", "s", "alleanza", "un'"),
        ("es", "la", "f", "s", "agua", "el"),
        ("es", "del", "f", "s", "luz", "de la"),
        ("pt", "do", "f", "s", "luz", "da"),
        ("pt", "no", "f", "p", "ruas", "nas"),
        ("en", "a", "", "s", "hour", "an"),
        ("en", "an", "", "s", "university", "a"),
        ("de", "ein", "f", "s", "Frau", "eine"),
        ("de", "eine", "m", "s", "Mann", None),  # ein or einen
        ("de", "dem", "f", "s", "Frau", "der"),
        ("nl", "de", "n", "s", "huis", "het"),
    ],
)
def test_determiners(lang: str, old: str, sex: str, number: str, before: str, new: str | None) -> None:
    assert determiner(old, lang, gender=sex, number=number, before=before) == new


def test_a_language_without_tables_has_no_forms() -> None:
    assert tables("id") == {}
    assert not paradigm("membaca", "id")
    assert readings("membaca", "id") == ()
    assert gender("rumah", "id") == ""
    assert plural("rumah", "id") is None
