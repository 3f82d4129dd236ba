import time

import pytest

from qa.checkers.mangled_text import MangledText
from qa.mqm import Severity
from tests.marks import flags, passes, run


@pytest.mark.parametrize(
    ("lang", "text", "meant"),
    [
        ("fr", "Il a ⟦nommÃ©⟧ un juge.", "nommé"),
        ("fr", "Une « ⟦fÃªte⟧ ».", "fête"),
        ("en", "It was the ⟦victimâ€™s⟧ house.", "victim’s"),
        ("en", "This year ⟦â€“⟧ and next.", "–"),
        ("de", "⟦MÃ¼nchen⟧, Dienstag.", "München"),
        ("es", "El ⟦niÃ±o⟧ lloraba.", "niño"),
        ("pt", "A ⟦situaÃ§Ã£o⟧ piorou.", "situação"),
        ("ru", "⟦РџСЂРёРІРµС‚⟧, сказал он.", "Привет"),
        ("ru", "⟦ÐŸÑ€Ð¸Ð²ÐµÑ‚⟧, сказал он.", "Привет"),
        ("fr", "Tom ⟦&amp;⟧ Cie", "&"),
        ("fr", "l⟦&#8217;⟧arbre", "’"),
        ("en", "Tom ⟦&amp;amp;⟧ Co.", "&"),
        ("en", "They said ⟦&quot;⟧no way", '"'),
        ("ru", "регги⟦&#39;&#39;⟧.", "''"),
        ("fr", "d⟦& # 39 ;⟧abord", "'"),
        ("fr", "Il est ⟦na?f⟧.", "naïf"),
        ("fr", "La ⟦cr?me⟧ est fraîche.", "crème"),
        ("fr", "Voici ⟦l?homme⟧ en question.", "l’homme"),
        ("de", "Er ist ⟦m?de⟧.", "müde"),
        ("es", "Hasta ⟦ma?ana⟧.", "mañana"),
    ],
)
def test_restores(lang: str, text: str, meant: str) -> None:
    found = flags(MangledText(), text, lang)
    assert [finding.suggestions[0].text for finding in found] == [meant]


def test_a_lost_character_in_a_name_or_number_is_critical() -> None:
    assert flags(MangledText(), "Il ⟦r�ve⟧.", "fr")[0].severity is Severity.MAJOR
    assert flags(MangledText(), "Le maire ⟦Gonz�lez⟧.", "fr")[0].severity is Severity.CRITICAL
    assert flags(MangledText(), "Cela coûte ⟦1�500⟧ euros.", "fr")[0].severity is Severity.CRITICAL


@pytest.mark.parametrize(
    "text",
    [
        "Shares of ⟦(NYSE 🙂 Group Holding Ltd⟧ fell.",
        "Shares of Rotor ⟦(NASDAQ😛TX⟧) rose.",
        "Le groupe Pelikan ⟦(Francfort 😛LX⟧, coté en Bourse.",
        "The shares of ⟦Rotor 😀 Holdings⟧ fell by a third.",
        "See ⟦page 😎⟧ for the figures.",
        "Read it at ⟦http😕/⟧www.example.org today.",
        "The date was ⟦pub😛ished⟧ yesterday.",
    ],
)
def test_flags_emoji_that_ate_text(text: str) -> None:
    flags(MangledText(), text)


@pytest.mark.parametrize(
    "text",
    [
        "The road was ⟦<b>⟧closed⟦</b>⟧.",
        "First⟦<br/>⟧second",
        "⟦<p>⟧Once",
        "⟦<a href=“x”>⟧here⟦</a>⟧",
        "x ⟦<!-- ad -->⟧ y",
    ],
)
def test_flags_tags(text: str) -> None:
    flags(MangledText(), text)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("pt", "NÃO É “MAÇÔ NEM “IRMÃ”."),  # capitals before a closing mark
        ("pt", "A SÃO PAULO…"),
        ("fr", "LE CAFÉ…« À BAS » ÂGE"),
        ("de", "„SCHÖN“ und „GRÖßE“"),
        ("ro", "Ăsta e „CĂ” și atât"),
        ("ru", "В СССР… и РФ»."),
        ("uk", "У Росії та в Сірії."),
        ("en", "AT&T and R&D; Q&A; Marks & Spencer; a&b"),
        ("en", "“&nbsp;” is an entity, and so is `&amp;`."),
        ("en", "See example.org/page?id=3&lang=en and a?b."),
        ("fr", "Qu'est-ce?Rien. Quoi?Comment ça?"),
        ("fr", "Vraiment ?Oui, vraiment ?"),
        ("en", "why?because"),
        ("es", "¿Vienes?Claro que sí."),
        ("en", "So happy 🙂 (really 😂) see you in Paris 😍!"),
        ("en", "RT @anna: love😍love😍love #paris"),
        ("en", "🇫🇷 Paris 🇩🇪 Berlin ❤️ (just kidding 😂"),
        ("en", "In 2020 😎 we sang."),
        ("en", "if a <b and c> d, then x < y"),
        ("en", "The grapheme <b> stands for a stop, <p> for another."),
        ("en", "Each part goes into its <div>."),
        ("fr", "La balise <br> coupe la ligne."),
    ],
)
def test_passes(lang: str, text: str) -> None:
    passes(MangledText(), text, lang)


@pytest.mark.parametrize(
    "unit",
    [
        "Ã© ",
        "Ã©",
        "&amp; ",
        "& ",
        "a?b ",
        "?a",
        "<b>",
        "<a ",
        "<!--",
        "(A 🙂 ",
        "(NYSE 🙂",
        "A🙂",
        "\ufffd",
        '"a" &lt; ',
    ],
)
def test_time_grows_with_length_only(unit: str) -> None:
    text = unit * (1_000_000 // len(unit))
    run(MangledText(), "x?y Ã©")
    started = time.process_time()
    run(MangledText(), text)
    assert time.process_time() - started < 8  # a few times the usual, for slow machines
