"""verb-government: two verbs that cannot stand side by side."""

from __future__ import annotations

import pytest

from qa.checkers.verb_government import VerbGovernment
from qa.mqm import Severity
from tests.marks import flags, passes, run


@pytest.mark.parametrize(
    ("lang", "text", "fix"),
    [
        ("fr", "Le gouvernement a déclaré qu'il ⟦trouverait punir⟧ les responsables.", None),
        ("fr", "Les deux hommes, ⟦connus avoir⟧ de bonnes relations, ont voyagé ensemble.", "connus pour avoir"),
        ("fr", "Les conducteurs ⟦risquent perdre⟧ leur permis.", "risquent de perdre"),
        ("fr", "Le gouverneur a ⟦promis augmenter⟧ le nombre d'enseignants.", "promis d’augmenter"),
        ("fr", "La ville a ⟦décidé se doter⟧ d'un musée.", "décidé de se doter"),
        ("fr", "Il a déclaré qu'il ⟦préférait de perdre⟧ avec dignité.", "préférait perdre"),
        ("fr", "Ils ont l'⟦intention démolir⟧ le bâtiment.", "intention de démolir"),
        ("fr", "Le chat ⟦doit mange⟧ à midi.", "doit manger"),
        ("fr", "Il voulait partir, mais il ⟦a manger⟧ trop tard.", None),
        ("fr", "Le maire s'est réuni avec eux pour parler ⟦à punira⟧ les coupables.", None),
        ("es", "El gobierno ⟦encontraría castigar⟧ a los responsables.", None),
        ("es", "El tren ⟦puede de ir⟧ más rápido.", "puede ir"),
        ("es", "El fiscal ⟦puede investiga⟧ el caso.", "puede investigar"),
        ("es", "El hombre ⟦ha comer⟧ pan.", None),
        ("es", "Ante las críticas, el presidente ⟦optó guardar⟧ silencio.", "optó por guardar"),
        ("es", "Quiero hablar ⟦de vean⟧ eso.", None),
        ("it", "Il governo ⟦troverebbe punire⟧ i responsabili.", None),
        ("it", "Il sindacato ha ⟦minacciato scioperare⟧.", None),
        ("it", "La polizia ⟦deve indaga⟧ sul caso.", "deve indagare"),
        ("pt", "O governo ⟦encontraria punir⟧ os culpados.", None),
        ("pt", "Eles ⟦serão entregar⟧ problemas.", None),
        ("pt", "O medo ⟦de vejam⟧ o filme.", None),
        ("pt", "A polícia ⟦pode investiga⟧ o caso.", "pode investigar"),
        ("en", "He says he ⟦will to go⟧ home.", "will go"),
        ("en", "They ⟦must goes⟧ now.", "must go"),
        ("en", "She ⟦didn't went⟧ home.", "didn't go"),
        ("en", "The president ⟦denied to have⟧ known.", None),
        ("de", "Er ⟦kann geht⟧ nach Hause.", "kann gehen"),
        ("de", "Er versucht ⟦zu geht⟧.", None),
        ("fr", "Les policiers ⟦menacent à fermer⟧ le bar.", None),
    ],
)
def test_flags_verbs_side_by_side(lang: str, text: str, fix: str | None) -> None:
    (found,) = flags(VerbGovernment(), text, lang)
    if fix:
        assert [s.text for s in found.suggestions] == [fix]


def test_two_verbs_without_a_link_are_critical() -> None:
    (found,) = flags(VerbGovernment(), "Il dit qu'il ⟦trouverait punir⟧ les responsables.", "fr")
    assert found.severity is Severity.CRITICAL


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "Il a été voir sa victime puis a pris la fuite."),  # “été” for “allé”
        ("fr", "Le prix de revient a doublé."),
        ("fr", "Après les élections, qui virent s'ajouter de nouveaux élus, tout changea."),  # voir, not virer
        ("fr", "Rien ne saurait rendre l'aspect morne de la plaine."),  # savoir, not saurer
        ("fr", "Les deux agents durent s'interrompre."),  # devoir, not durer
        ("fr", "Ce serait mentir, et vouloir est pouvoir."),
        ("fr", "Ceux qui le veulent peuvent sortir ; qui veut peut."),
        ("fr", "Il se doit de guider toute enquête."),
        ("fr", "Ces vers valent les plus beaux de Ronsard."),
        ("fr", "Le plan devrait a priori être soumis au vote."),
        ("fr", "Il m'aurait plu voir un nouveau sculpteur s'attaquer à ce sujet."),
        ("fr", "Le juge peut soit ordonner la mesure, soit la lever."),
        ("fr", "Le versement cessera à compter du mois de mars."),
        ("fr", "J'ai prié le cocher d'aller seul au bourg."),
        ("fr", "Vous devez en premier lieu inscrire votre enfant à la mairie."),
        ("fr", "Les deux médecins se mirent en devoir d'examiner les blessés."),
        ("fr", "La famille posait sourire aux lèvres ; on appelle cela plaire."),
        ("fr", "Il est censé avoir payé, et le bailleur est considéré avoir accepté."),
        ("fr", "L'homme avoue avoir menti, et elle explique être partie ; je dois être prêt."),
        ("fr", "L'évolution, milieu dans lequel évolue l'être humain, qui parait avoir changé."),
        ("es", "No podía llamarse coquetería, y solo quedaba recoger."),  # with a pronoun, no subjunctive
        ("es", "Lo había visto caer, y declinó hacer comentarios; eligen no ir al médico."),
        ("es", "Se vuelve circular, y entre los planes está dirigir una ópera."),
        ("it", "L'ordine di arrivo, il grado di capitano e un album dal vivo."),
        ("it", "Gli avvenimenti possono farci prendere delle decisioni; possono sia salire che scendere."),
        ("pt", "As temperaturas de verão, quer pelas marcas, quer pelo clima, e a condenou a pagar."),
        ("pt", "Não adianta sonhar; ele confirmou ter pago e se tornou titular."),
        ("en", "They did all they can to get out, and what she could to persuade him."),
        ("en", "Your father's will is part of the system; the national will was removed."),
        ("en", "Entry was denied to have him wait, and the will to live is strong."),
        ("it", "Che senso ha preoccuparsi?"),
        ("pt", "Que sentido teria expor os quadros, quer sejam bons, quer não?"),
        ("es", "Jamás hubo despertar tan alegre."),
        ("de", "Es sind Maßregeln, die ich treffen zu müssen glaubte."),
        ("de", "Ab und zu kam ein Brief; wer will, kann gehen."),
        ("de", "Man hat ihn rufen müssen, und er blieb stehen."),
        ("fr", "Quiconque risque de l'être doit signaler les faits."),
        ("fr", "Que pouvait-il faire ? « Il trouverait », punir ou pas, une solution."),
        ("fr", "La femme a appris être atteinte d'un cancer et nie avoir menti."),
    ],
)
def test_passes_what_may_stand_together(lang: str, text: str) -> None:
    passes(VerbGovernment(), text, lang)


@pytest.mark.parametrize(
    ("lang", "text", "right"),
    [
        ("fr", "Le tribunal trouverait punir les coupables.", ("trouverait et punirait",)),
        ("fr", "Les juges trouveraient punir les coupables.", ("trouveraient et puniraient",)),
    ],
)
def test_suggests_the_two_verbs_side_by_side(lang: str, text: str, right: tuple[str, ...]) -> None:
    findings = run(VerbGovernment(), text, lang)
    assert [tuple(s.text for s in f.suggestions) for f in findings] == [right]
