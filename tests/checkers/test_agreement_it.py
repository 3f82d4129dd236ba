"""agreement: Italian words that do not agree."""

from __future__ import annotations

import pytest

from qa.checkers.agreement import Agreement
from tests.marks import flags, passes


@pytest.mark.parametrize(
    ("text", "fix"),
    [
        ("⟦Le autorità ha⟧ dichiarato lo stato di emergenza.", "Le autorità hanno"),
        ("Dopo che ⟦i leader congressuali aveva⟧ parlato, tutto tacque.", "i leader congressuali avevano"),
        ("⟦Il pacco sono⟧ arrivati ieri.", "Il pacco è"),
        ("⟦Gli schermi erano disegnato⟧ con cura.", "Gli schermi erano disegnati"),
        ("⟦La rana è definito⟧ uno stile atipico.", "La rana è definita"),
        ("Vive sul territorio ⟦delle zona⟧.", "delle zone"),
        ("⟦Le condizione⟧ del tempo premiano il tedesco.", "Le condizioni"),
        ("Dipende ⟦dalla licenze⟧ del sistema.", "dalla licenza"),
        ("Ognuna di ⟦questa benne⟧ pesa 18 tonnellate.", "questa benna"),
        ("Se non esiste ⟦un requisiti⟧ aziendali.", "un requisito"),
        ("Si torna alla ⟦pagina vocali⟧, in cui scegliere.", "pagina vocale"),
        ("⟦Il vaccino, sviluppata⟧ da un gruppo di ricerca, è sicuro.", "Il vaccino, sviluppato"),
        ("⟦Essi non è⟧ in casa.", "Essi non sono"),
    ],
)
def test_flags_what_does_not_agree(text: str, fix: str | None) -> None:
    (found,) = flags(Agreement(), text, "it")
    if fix:
        assert found.suggestions[0].text == fix


@pytest.mark.parametrize(
    "text",
    [
        "La maggior parte dei feriti sono stati curati, e una serie di incendi sono scoppiati.",
        "I leader, i reporter e i partner usano i computer e due film con tre game.",
        "La creazione dei software; chiedo ai media; le console e il case.",
        "Un'infanzia triste e una storia triste; i cellulari migliori permettono di più.",
        "A tutti noi piace andare in bicicletta.",
        "A volte ciò che uno prova va oltre qualsiasi espressione.",
        "E contava sulle dita, con dolori alle tempia e nelle viscere.",
        "Il governo sono io, non lui.",
        "Il pacco dovrebbero ritirarlo nel pomeriggio, e i grilli pareva segassero l'erba.",
        "Un manager a cui dai assistenza.",
        "Il re Hantili I fece costruire la città.",
        "Non seppe riconoscere chi dei due fosse il re.",
        "Le strade lungo le quali si sviluppa il quartiere; tanto le sue ricerche quanto quelle altrui.",
        "Da quanto tempo state insieme?",
        "Dissangua la figlia di un locandiere; tre corriere sono piene; la colonna sonora dell'anime.",
        "La presidente e la giudice hanno parlato con un'artista e la giornalista.",
        "La casa la comprarono i miei genitori.",
        "La domenica arrivarono i soldati.",
    ],
)
def test_passes_what_may_stand(text: str) -> None:
    passes(Agreement(), text, "it")
