"""agreement: Spanish words that do not agree."""

from __future__ import annotations

import pytest

from qa.checkers.agreement import Agreement
from tests.marks import flags, passes


@pytest.mark.parametrize(
    ("text", "fix"),
    [
        ("⟦Las autoridades ha⟧ declarado el estado de emergencia.", "Las autoridades han"),
        ("⟦Los hospitales recibió⟧ a más de sesenta heridos.", "Los hospitales recibieron"),
        ("Dijo que ⟦los resultados de la votación será⟧ decisivos.", "los resultados de la votación serán"),
        ("⟦Los escritores también se inspiró⟧ en los relatos.", "Los escritores también se inspiraron"),
        ("⟦Dos aviones ha⟧ colisionado en el aire.", "Dos aviones han"),
        ("Murió en ⟦un prisión⟧ del norte.", "una prisión"),
        ("El alcalde ⟦del ciudad⟧ habló.", None),
        ("⟦Este compañía⟧ sufrió graves pérdidas.", "Esta compañía"),
        ("Son las causas de ⟦las pandemia⟧ de hoy.", "las pandemias"),
        ("Hubo ⟦un buena noticia⟧ para todos.", None),
        ("Afectó en total a ⟦unas 57 millones⟧ de personas.", "unos 57 millones"),
        ("Se ven con ⟦varios colas⟧ de llamada.", "varias colas"),
        ("Los ⟦viejo vecinos⟧ la vieron crecer.", "viejos vecinos"),
        ("Se enfrentan a ⟦nuevas retrasos⟧ en la carretera.", "nuevos retrasos"),
        ("Es un obstáculo para las ⟦investigaciones científicos⟧.", "investigaciones científicas"),
        ("Una red sacaba ⟦pájaros exótico⟧ del país.", "pájaros exóticos"),
        ("La ⟦exposición celebrado⟧ en Hangzhou atrajo a expertos.", "exposición celebrada"),
        ("⟦Sus vías férreas fueron atacados⟧ por los rebeldes.", "Sus vías férreas fueron atacadas"),
        ("⟦Esta cuestión no ha sido tratado⟧ en la cumbre.", "Esta cuestión no ha sido tratada"),
        ("⟦La vacuna, desarrollado⟧ por un equipo de Oxford, es segura.", "La vacuna, desarrollada"),
        ("⟦Los bomberos, llamado⟧ hacia las tres, tardaron.", "Los bomberos, llamados"),
        ("⟦La factura, que fue aprobado⟧ por 52 votos, entra en vigor.", "La factura, que fue aprobada"),
        ("⟦Ellos ha⟧ mentido.", "Ellos han"),
        ("Tras ⟦nueve hora⟧ de interrogatorio quedó libre.", "nueve horas"),
        ("Tendrá ⟦su entidades⟧ en el registro.", "su entidad"),
    ],
)
def test_flags_what_does_not_agree(text: str, fix: str | None) -> None:
    (found,) = flags(Agreement(), text, "es")
    if fix:
        assert found.suggestions[0].text == fix


@pytest.mark.parametrize(
    "text",
    [
        "El agua está fría, el arma era suya y sufren un hambre atroz; del área sur llegó un aula nueva.",
        "La mayoría de los heridos fueron trasladados, y un grupo de vecinos protestaron.",
        "La casa la compraron mis padres, y a los niños les gusta.",
        "Cuatro golpes soportó sin morir; pocos instantes necesitó para verlo.",
        "Los domingos está cerrada, y la entrada cuesta seis euros.",
        "Los abuelos hay que consentirlos.",
        "Las hemos visto, la amo y los odio a todos.",
        "No haga usted caso, tome usted asiento.",
        "Las galletas que hizo ella estaban duras.",
        "Lo que hemos hecho nosotros es poner patas arriba la sala.",
        "Éramos un poco locos, y ella está un tanto ebria.",
        "El autobús pasa cada pocos minutos desde las 17 h hasta las 8:00 p.m.",
        "Entraban al templo descalzos y saldrán de la sala encadenados.",
        "Se hallaba al ver realizadas sus esperanzas.",
        "Ella es médico, la ejecución fue motivo de burla y las ballenas son mamíferos.",
        "La gramática es algo muy complejo.",
        "Los colores de la bandera son rojo, blanco y azul.",
        "Una vez terminadas las obras, con casa cerradas las puertas.",
        "El carmelita, el anacoreta y el panda compraron un microondas y un cortafuegos.",
        "El virus del papiloma y los test de estrés mostraron un ratio del 15 %.",
        "La presidente y la juez hablaron con la jurado.",
        "Los monoplaza y los graffiti anti gobierno, con dos manga y ganó el dobles.",
        "Cinco por ciento africana y treinta por ciento europea.",
        "La costa este norteamericana y el lado este.",
        "Es la décimo primera edición, y al rostro mil reproches.",
        "Los informes acerca de la especie y una video llamada.",
        "Los cambios propuestos son resultado de un fuerte trabajo.",
        "Aquí somos súper realistas.",
        "Treinta y una personas y veintiún años.",
        "Los azulgrana tienen al punta del Santos.",
        "Los 41.000 millones y las 3,5 toneladas; la palabra humano y la frase amigo mío.",
        "Las clases, debido a la lluvia, se aplazan, salvo los lunes, incluido el de hoy.",
        "Dijo la policía que fue detenido un hombre.",
        "El centrosoma y los centrosomas tienen un microclima favorable en las crepes.",
        "El yo es siempre su dios.",
    ],
)
def test_passes_what_may_stand(text: str) -> None:
    passes(Agreement(), text, "es")
