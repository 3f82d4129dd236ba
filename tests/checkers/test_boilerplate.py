import re
import time

import pytest

from qa.checkers.boilerplate import Boilerplate, _compiled, _data
from qa.mqm import Severity
from tests.marks import flags, passes


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "⟦Partager sur Facebook Tweeter Imprimer⟧"),
        ("fr", "⟦Partager :⟧"),
        ("fr", "⟦Retour en haut de la page⟧"),
        ("fr", "⟦Accueil > Monde⟧"),
        ("fr", "⟦Votre nom (obligatoire) Votre site web Envoyer le commentaire⟧"),
        ("fr", "⟦(Éditeur en charge : Li Na)⟧"),
        ("fr", "⟦© 2021 La Gazette. Tous droits réservés.⟧"),
        ("en", "⟦Advertisement⟧"),
        ("en", "⟦Home / World / Science⟧"),
        ("en", "⟦Read more⟧"),
        ("en", "⟦12 comments | Leave a reply⟧"),
        ("en", "⟦[Editor: Jo Bloggs] Font size: big medium small⟧"),
        ("en", "⟦Please log in to comment.⟧"),
        ("en", "⟦Share on Facebook Share on Twitter⟧ The president resigned."),
        ("es", "⟦Tu dirección de correo electrónico no será publicada.⟧"),
        ("de", "⟦Kommentar schreiben  Kommentare werden vor der Veröffentlichung geprüft.⟧"),
        ("de", "⟦Drucken | Per E-Mail senden | Nach oben⟧"),
        ("it", "⟦Cookie: continuando la navigazione accetti la nostra informativa. OK⟧"),
        ("pt", "⟦Iniciar sessão para comentar⟧"),
        ("nl", "⟦Lees ook: Storm trekt over het land⟧"),
        ("id", "⟦Komentar ditutup⟧"),
        ("ru", "⟦Поделиться в Facebook⟧"),
        ("pl", "⟦Czytaj także: Zima w górach⟧"),
        ("sv", "⟦Läs också: Stormen drar in⟧"),
        ("tr", "⟦E-posta hesabınız yayımlanmayacak.⟧"),
        ("zh", "⟦扫描二维码关注我们⟧"),
        ("ja", "⟦関連記事：台風が接近⟧"),
        ("ar", "⟦اقرأ أيضا: أسعار النفط ترتفع⟧"),
    ],
)
def test_flags_furniture(lang: str, text: str) -> None:
    assert {finding.severity for finding in flags(Boilerplate(), text, lang)} == {Severity.MINOR}


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "⟦App Key not set. Please check settings⟧"),
        ("fr", "⟦Click to enable JavaScript⟧"),
        ("de", "⟦Warning: mysql_connect(): Access denied for user in db.php on line 3⟧"),
        ("fr", "⟦Baca juga: Harga beras naik lagi⟧"),
    ],
)
def test_another_language_weighs_more(lang: str, text: str) -> None:
    assert {finding.severity for finding in flags(Boilerplate(), text, lang)} == {Severity.MAJOR}


def test_flags_shortcodes_where_they_stand() -> None:
    flags(Boilerplate(), "The bridge ⟦[caption id=“a1” align=“left”]⟧ was closed.")
    flags(Boilerplate(), "⟦[/gallery]⟧")
    passes(Boilerplate(), "He wrote [sic] that “it [was] closed” [3].")


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Cookies are small files that sites store on your computer."),
        ("en", "Share prices fell."),
        ("en", "Home is where the heart is."),
        ("en", "Warning: the bridge is closed to lorries."),
        ("en", "He told them: “Subscribe to our newsletter!”"),
        ("en", "Facebook, Twitter, Instagram"),  # a list, not a bar
        ("fr", "Il reste 28 jours avant qu'elle ne soit clôturée."),  # not “il vous reste 3 articles”
        ("fr", "Partager le pouvoir ne lui plaisait guère."),
        ("fr", "Entrez votre nom dans la deuxième case."),  # a form that is explained
        ("fr", "La publicité reprend après le journal."),
        ("fr", "Retour à la page blanche pour l'équipe."),
        ("es", "¿Te gusta la lluvia?"),
        ("es", "Escríbeme en cuanto llegues allí."),
        ("de", "Teilen ist schön."),
        ("de", "Klicken Sie hier auf das dritte Feld."),
        ("nl", "Mail naar de mailinglijsten wordt vaak al binnen 15 minuten beantwoord."),
        ("nl", "Klik hier om een lijn met enkele hoek optimaal weer te geven."),  # help of a program
        ("id", "Masukkan nama Anda sebagai penandatangan dokumen."),
        ("pt", "Gosto de ler."),
    ],
)
def test_passes_prose(lang: str, text: str) -> None:
    passes(Boilerplate(), text, lang)


def test_every_pattern_compiles_and_starts_plainly() -> None:
    phrases = [phrase for shelf in _data().values() for group in shelf.values() for phrase in group]
    assert len(phrases) > 2000
    for phrase in phrases:
        assert phrase.opening, phrase
        assert phrase.pattern == phrase.pattern.strip(), phrase
        assert phrase.opening == phrase.opening.lower().replace("’", "'"), phrase
        assert isinstance(_compiled(phrase.pattern), re.Pattern)


@pytest.mark.parametrize(
    "unit", ["share ", "[gallery ", "subscribe to our ", "facebook ", "> ", "Error: ", "Read more: a. "]
)
def test_time_grows_with_length_only(unit: str) -> None:
    text = unit * (1_000_000 // len(unit))
    started = time.process_time()
    for part in (text, text[:4000] + ".", text[:290]):
        from tests.marks import run

        run(Boilerplate(), part)
    assert time.process_time() - started < 20  # sentences and quotations included
