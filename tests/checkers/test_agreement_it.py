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
        ("Contiene una ⟦solo colonna⟧ che mostra l'elenco.", "sola colonna"),
        ("Fece clic ⟦sul piccola icona⟧ del pannello.", None),
        ("Lo dice ⟦un autorità⟧ statale.", None),
        ("⟦I primo⟧ attacco ha mancato il bersaglio.", "I primi"),
        ("Perché ⟦tu non chiude⟧ mai quella porta?", "tu non chiudi"),
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
        "La Ferrari vinse la classifica costruttori e Schumacher quella piloti.",
        "Le ultime sale del museo ospitano opere di Klimt.",
        "I primi studi ingegneristici risalgono a Leonardo.",
        "Si distinse nel tenere i rapporti con gli utenti.",
        "Sedette anch'ella affianco a lui; sono anch'essi entro i limiti.",
        "Le Brabham erano tra le 3.0 litri.",
        "Le nazioni facenti parte degli imperi furono tre.",
        "Su un'altra luna, Io è sede di una colonia.",
        "Ne furono tratti i videogame e tre stage.",
        "Scrisse «Le geste et la parole» nel 1964.",
        "Questa digressione è stata in certo senso necessaria.",
        "Le colline sono per questo chiamate oceano.",
        "Da lei ha preso nome una città e da questa altre città nel mondo.",
        "I colori vanno dal panna al marrone.",
        "Corse sul treppiedi e aprì un menù grafico.",
        "I macellai sono per natura sanguinari.",
        "Per favore accertati di aggiornare i sistemi.",
        "Sono disponibili sia le persone che le macchine è ora di dirlo.",
        "La formica dette un consiglio; la versione potato risolve il problema; i campi orario.",
        "Io amo il chili. Sei membro del club?",
        "Il cambio di uno modifica anche l'altro; libri che nessuno legge.",
        "L'unica superstite fu una bambina.",
    ],
)
def test_passes_what_may_stand(text: str) -> None:
    passes(Agreement(), text, "it")
